"""One unit of work: whole or not at all, one writer, readers that cannot write."""

import asyncio
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import inspect
from sqlalchemy.exc import DBAPIError

from storage import schedules, settings
from storage.database import Database, DatabaseBusy
from storage.migrate import SchemaTooNew, current, migrate, newest
from storage.tables import metadata


def fails(conn) -> None:  # type: ignore[no-untyped-def]
    settings.put(conn, "a", "1")
    raise ValueError("later")


def test_what_raises_is_rolled_back_whole(any_database: Database) -> None:
    with pytest.raises(ValueError, match="later"):
        any_database.write(fails)
    assert any_database.read(lambda c: settings.get(c, "a")) is None


def test_a_reader_cannot_write(any_database: Database) -> None:
    with pytest.raises(DBAPIError):
        any_database.read(lambda c: settings.put(c, "a", "1"))


async def test_many_writers_at_once_lose_nothing(any_database: Database) -> None:
    def count(conn) -> None:  # type: ignore[no-untyped-def]
        if conn.dialect.name == "postgresql":
            conn.exec_driver_sql("LOCK TABLE meta")
        settings.put(conn, "n", str(int(settings.get(conn, "n") or 0) + 1))

    await asyncio.gather(*(any_database.awrite(count) for _ in range(40)))
    assert await any_database.aread(lambda c: settings.get(c, "n")) == "40"


def test_a_period_runs_once(any_database: Database) -> None:
    from datetime import UTC, datetime

    now = datetime(2026, 11, 23, 1, tzinfo=UTC)
    ran = [
        any_database.write(lambda c: schedules.run_once(c, "summary:1", "2026-W48", now)) for _ in range(3)
    ]
    assert ran == [True, False, False]


def test_the_migrations_make_exactly_the_tables_of_the_program(any_database: Database) -> None:
    with any_database.engine.connect() as connection:
        found = set(inspect(connection).get_table_names()) - {"alembic_version"}
    assert found == set(metadata.tables)
    assert current(any_database) == newest()


def test_a_database_of_a_newer_program_is_refused(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'bot.db'}")
    migrate(database)
    with database.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(SchemaTooNew):
        migrate(database)
    database.close()


HOLD = "import sys; from storage.database import Database; Database(sys.argv[1]).hold_service()"


def test_a_second_service_on_the_same_file_is_refused(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'bot.db'}"
    database = Database(url)
    database.hold_service()
    root = Path(__file__).parents[2]
    other = subprocess.run(
        [sys.executable, "-c", HOLD, url], cwd=root, capture_output=True, text=True, check=False
    )
    assert other.returncode != 0
    assert DatabaseBusy.__name__ in other.stderr
    database.close()


def test_a_copy_while_writing_is_whole(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'bot.db'}")
    migrate(database)
    database.write(lambda c: settings.put(c, "a", "1"))
    database.copy_to(tmp_path / "copy.db")
    copy = Database(f"sqlite:///{tmp_path / 'copy.db'}")
    assert copy.read(lambda c: settings.get(c, "a")) == "1"
    database.close()
    copy.close()


def test_a_new_file_is_its_owners_alone(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'bot.db'}")
    database.close()
    assert (tmp_path / "bot.db").stat().st_mode & 0o077 == 0
