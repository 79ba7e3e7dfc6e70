"""Databases for tests: the department is built once and copied, so that each test has a file of its own."""

import os
import shutil
import uuid
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from storage.database import Database
from storage.migrate import migrate
from tests import house


def pytest_xdist_auto_num_workers() -> int:
    """One worker more than cores: tests of services and of child processes wait a good part of their time."""
    return (os.cpu_count() or 1) + 1


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the made-up department."""
    path = tmp_path_factory.mktemp("template") / "bot.db"
    database = Database(f"sqlite:///{path}")
    house.build(database)
    database.close()
    return path


@pytest.fixture
def database(template: Path, tmp_path: Path) -> Iterator[Database]:
    """A database of the department, of this test alone."""
    found = house.copy(template, tmp_path)
    yield found
    found.close()


def has(program: str) -> bool:
    """Whether a program of this name is installed."""
    return shutil.which(program) is not None


def in_ci() -> bool:
    """In CI nothing may be skipped."""
    return os.environ.get("CI") == "true"


POSTGRESQL = os.environ.get("BOT_TEST_POSTGRESQL", "postgresql://postgres@127.0.0.1/test")


def _postgresql_answers() -> bool:
    try:
        psycopg.connect(POSTGRESQL, connect_timeout=2).close()
    except psycopg.OperationalError:
        return False
    return True


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def any_database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """An empty migrated database: every contract of storage holds on both."""
    if request.param == "sqlite":
        found = Database(f"sqlite:///{tmp_path / 'bot.db'}")
        migrate(found)
        yield found
        found.close()
        return
    if not _postgresql_answers() and not in_ci():
        pytest.skip("no PostgreSQL server answers at BOT_TEST_POSTGRESQL")
    name = f"tiendo_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(POSTGRESQL, autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {name}")
    found = Database(POSTGRESQL.rpartition("/")[0] + f"/{name}")
    migrate(found)
    yield found
    found.close()
    with psycopg.connect(POSTGRESQL, autocommit=True) as admin:
        admin.execute(f"DROP DATABASE {name} WITH (FORCE)")
