"""Databases for tests: the department is built once and copied, so that each test has a file of its own."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.database import Database
from tests import house


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
