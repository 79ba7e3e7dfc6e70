"""The one place that knows how a unit of work runs: a plain synchronous `f(conn)` on SQLite or PostgreSQL.

Guarantees
- `write(f)` runs `f` in one transaction that is committed when it returns and rolled back when it raises.
- On SQLite there is exactly one writing connection per process (SQLite < 3.51.3 can corrupt its WAL when
  two connections write or checkpoint at once), every write, checkpoint and close takes the writer lock
  file, so that commands may write beside the running service; readers are read-only connections.
- `awrite` and `aread` make the same hop into a thread for the event loop: one hop a transaction.
"""

import asyncio
import fcntl
import os
import sqlite3
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.pool import QueuePool, StaticPool

T = TypeVar("T")
READERS = 4


class DatabaseBusy(RuntimeError):
    """Another service holds this database for life (one service per SQLite file)."""


class Database:
    """A database by URL: `sqlite:///path` or `postgresql://user:pass@host/db`."""

    def __init__(self, url: str) -> None:
        self.url = make_url(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self.path = Path(self.url.database or "") if self.is_sqlite else None
        self._mutex = threading.RLock()
        self._service_lock: int | None = None
        if self.path is not None:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with _locked(_beside(self.path, ".writer")):
                pass  # a folder that cannot be written to is an OSError here, before anything is open
            self._writer, self._reader = _sqlite_writer(self.path), _sqlite_readers(self.path)
        else:
            engine = create_engine(self.url.set(drivername="postgresql+psycopg"), pool_size=READERS + 4)
            self._writer = self._reader = engine
        self._write_threads = ThreadPoolExecutor(1 if self.is_sqlite else 4, "writer")
        self._read_threads = ThreadPoolExecutor(READERS, "reader")

    @property
    def engine(self) -> Engine:
        """The writing engine, for migrations."""
        return self._writer

    def write(self, work: Callable[[Connection], T]) -> T:
        """Run `work` in one writing transaction."""
        with self.exclusive(), self._writer.begin() as conn:
            return work(conn)

    def read(self, work: Callable[[Connection], T]) -> T:
        """Run `work` on a snapshot; it cannot write."""
        with self._reader.connect() as conn:
            try:
                if not self.is_sqlite:
                    conn.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"))
                return work(conn)
            finally:
                conn.rollback()

    async def awrite(self, work: Callable[[Connection], T]) -> T:
        """`write` off the event loop, in one hop."""
        return await asyncio.get_running_loop().run_in_executor(self._write_threads, self.write, work)

    async def aread(self, work: Callable[[Connection], T]) -> T:
        """`read` off the event loop, in one hop."""
        return await asyncio.get_running_loop().run_in_executor(self._read_threads, self.read, work)

    @contextmanager
    def exclusive(self) -> Iterator[None]:
        """Hold the writer lock of this SQLite file against threads and other processes (no-op elsewhere)."""
        if self.path is None:
            yield
            return
        with self._mutex, _locked(_beside(self.path, ".writer")):
            yield

    def hold_service(self) -> None:
        """Take the service lock for the life of this process; DatabaseBusy when another has it."""
        if self.path is None or self._service_lock is not None:
            return
        handle = os.open(_beside(self.path, ".service"), os.O_CREAT | os.O_RDWR, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            os.close(handle)
            raise DatabaseBusy(str(self.path)) from error
        self._service_lock = handle

    def copy_to(self, target: Path) -> None:
        """A consistent copy of the SQLite file while the service writes (SQLite's online backup)."""
        assert self.path is not None
        _private(target)
        with self.exclusive():
            source, copy = sqlite3.connect(self.path), sqlite3.connect(target)
            try:
                source.backup(copy)
            finally:
                copy.close()
                source.close()

    def close(self) -> None:
        """Close every connection; the last close checkpoints, so it holds the writer lock."""
        self._write_threads.shutdown()
        self._read_threads.shutdown()
        with self.exclusive():
            self._reader.dispose()
            self._writer.dispose()
        if self._service_lock is not None:
            os.close(self._service_lock)
            self._service_lock = None


def _beside(path: Path, ending: str) -> str:
    return f"{path}{ending}"


@contextmanager
def _locked(name: str) -> Iterator[None]:
    handle = os.open(name, os.O_CREAT | os.O_RDWR, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _private(path: Path) -> None:
    """Names, reports, hashed codes: a new file is its owner's alone, and SQLite's own files beside it follow it."""
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))


def _sqlite_writer(path: Path) -> Engine:
    _private(path)
    engine = create_engine(
        f"sqlite:///{path}",
        poolclass=StaticPool,
        connect_args={"check_same_thread": False, "isolation_level": None, "timeout": 30},
    )
    event.listen(engine, "connect", _prepare_writer)
    event.listen(engine, "begin", lambda conn: conn.exec_driver_sql("BEGIN IMMEDIATE"))
    return engine


def _prepare_writer(connection: Any, _: object) -> None:
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=30000"):
        connection.execute(f"PRAGMA {pragma}")


def _sqlite_readers(path: Path) -> Engine:
    engine = create_engine(
        f"sqlite:///file:{path}?mode=ro&uri=true",
        poolclass=QueuePool,
        pool_size=READERS,
        max_overflow=READERS,
        connect_args={"check_same_thread": False, "isolation_level": None, "timeout": 30},
    )
    event.listen(engine, "begin", lambda conn: conn.exec_driver_sql("BEGIN"))
    return engine
