"""Brings a database to the newest schema, in one transaction a migration; safe to call at every start."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from storage.database import Database

SCRIPTS = Path(__file__).parent / "migrations"


def migrate(database: Database) -> None:
    """Apply every migration that is missing; a database newer than this program raises SchemaTooNew."""
    if current(database) == newest():
        return
    if current(database) not in {None, *_known()}:
        raise SchemaTooNew(str(current(database)))
    config = _config()
    with database.exclusive(), database.engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


class SchemaTooNew(RuntimeError):
    """The database was written by a newer version of the program."""


def current(database: Database) -> str | None:
    """The revision that the database has, None when it is empty."""
    with database.exclusive(), database.engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def newest() -> str:
    """The revision that this program needs."""
    head = ScriptDirectory.from_config(_config()).get_current_head()
    assert head is not None
    return head


def _known() -> set[str]:
    return {script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()}


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    return config
