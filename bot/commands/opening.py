"""What every command that touches the database opens: settings, the log, a migrated database."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DatabaseError

from bot import logs
from bot.desk import LIMITS
from bot.exits import Fault
from bot.holidays import public_holidays
from bot.settings import Settings, read_settings
from handlers.turn import Desk
from storage.database import Database, DatabaseBusy
from storage.migrate import SchemaTooNew, migrate


@contextmanager
def opened(settings: Settings | None = None) -> Iterator[Database]:
    """The configured database, migrated, closed at the end."""
    logs.set_up("text")
    chosen = settings or read_settings()
    try:
        database = Database(chosen.database_url)
    except OSError as error:
        raise Fault(f"BOT_DATABASE_URL: không mở được cơ sở dữ liệu ({error.strerror})", 2) from error
    try:
        _migrate(database)
        yield database
    except DatabaseBusy as error:
        message = f"BOT_DATABASE_URL: cơ sở dữ liệu {error} đang được một tiến trình khác sử dụng"
        raise Fault(message) from error
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


def house_desk() -> Desk:
    """What handlers need of the process when no channel is open: no links."""
    return Desk(holidays=public_holidays(), limits=LIMITS)
