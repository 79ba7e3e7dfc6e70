"""What a job needs of the database and the file store, read on a snapshot right before its child process starts."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection

from bot.desk import LIMITS
from bot.files import FileStore
from bot.holidays import public_holidays
from handlers import editions
from handlers.turn import Desk, load_house
from storage import files

# What names a kept file among the arguments, and under which name its path is handed over.
PATHS = {"file": "path", "content": "content_path", "sent": "sent_path"}


def with_path(conn: Connection, arguments: Mapping[str, Any], store: FileStore) -> dict[str, Any]:
    """The arguments with the store's folder, the paths of the files that they name, and what must be gathered for them."""
    given = {**arguments, "folder": str(store.folder.absolute()), **gathered(conn, arguments)}
    for name, path in PATHS.items():
        kept = files.get(conn, int(arguments[name])) if arguments.get(name) else None
        if kept is not None:
            given[path] = str(store.path(kept.sha256))
    return given


def gathered(conn: Connection, arguments: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a report that is to be made anew; nothing for other work."""
    wanted = arguments.get("report")
    if not wanted or "period" not in wanted or arguments.get("content"):
        return {}
    house = load_house(conn, Desk(holidays=public_holidays(), limits=LIMITS))
    return editions.gathered(conn, house, wanted)
