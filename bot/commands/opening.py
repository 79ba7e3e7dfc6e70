"""What every command that touches the database opens: settings, a migrated database, the moment it records."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from sqlalchemy.exc import DatabaseError

from bot.commands.exits import Fault
from bot.desk import LIMITS
from bot.holidays import public_holidays
from bot.settings import Settings, read_settings
from handlers.turn import Desk
from storage.database import Database
from storage.migrate import SchemaTooNew, migrate
from tasks.model import VIETNAM


@contextmanager
def opened(settings: Settings | None = None) -> Iterator[Database]:
    """The configured database, migrated, closed at the end."""
    chosen = settings or read_settings()
    try:
        database = Database(chosen.database_url)
    except OSError as error:
        raise Fault(f"BOT_DATABASE_URL: không mở được cơ sở dữ liệu ({error.strerror})", 2) from error
    try:
        _migrate(database)
        yield database
    finally:
        database.close()


def _migrate(database: Database) -> None:
    try:
        migrate(database)
    except SchemaTooNew as error:
        raise Fault(f"Cơ sở dữ liệu thuộc phiên bản mới hơn chương trình này ({error}).") from error
    except DatabaseError as error:
        raise Fault(
            "BOT_DATABASE_URL: không mở được cơ sở dữ liệu hoặc tệp không phải cơ sở dữ liệu.", 2
        ) from error


def moment(now: str | None) -> datetime:
    """The moment that a command records: `--now ISO` (local when it names no zone), else the clock."""
    if now is None:
        return datetime.now(UTC)
    try:
        value = datetime.fromisoformat(now)
    except ValueError as error:
        raise Fault(f"--now: “{now}” không phải thời điểm như 2026-11-20T09:00", 2) from error
    return value.replace(tzinfo=VIETNAM) if value.tzinfo is None else value


def house_desk() -> Desk:
    """What handlers need of the process when no channel is open: no links."""
    return Desk(holidays=public_holidays(), limits=LIMITS)
