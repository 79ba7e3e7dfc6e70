"""A name that one process at a time may hold for as long as it lives: the one sender of a bot.

On SQLite the service lock of the file already says so; on PostgreSQL it is an advisory lock on a connection
of its own, given up with that connection, so a standby takes over when the holder dies.
"""

import hashlib

from sqlalchemy import Connection, text
from sqlalchemy.exc import SQLAlchemyError

from storage.database import Database


class Held:
    """One name in one database; `take` may be called as often as one likes."""

    def __init__(self, database: Database, name: str) -> None:
        self._database = database
        self._key = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], signed=True)
        self._connection: Connection | None = None

    def take(self) -> bool:
        """Whether this process holds the name now; takes it when it is free, finds out when it was lost."""
        if self._database.is_sqlite:
            return True
        if self._connection is not None:
            return self._alive(self._connection)
        connection = self._database.engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        got = connection.execute(text("SELECT pg_try_advisory_lock(:key)"), {"key": self._key}).scalar_one()
        if not got:
            connection.close()
            return False
        self._connection = connection
        return True

    def release(self) -> None:
        """Give the name up."""
        if self._connection is not None:
            self._connection.invalidate()
            self._connection.close()
            self._connection = None

    def _alive(self, connection: Connection) -> bool:
        try:
            connection.execute(text("SELECT 1"))
        except SQLAlchemyError:
            self.release()
            return False
        return True
