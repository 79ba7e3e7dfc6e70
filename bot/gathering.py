"""What a job needs of the database and the file store, read on a snapshot right before its child process starts.

The turn that asks for a file only says which: the transaction that writes never waits for what goes into it.
"""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import Connection

from bot.desk import LIMITS
from bot.files import FileStore
from bot.holidays import public_holidays
from handlers import archive, editions
from handlers.turn import Desk, House, load_house
from storage import files

# What names a kept file among the arguments, and under which name its path is handed over.
PATHS = {"file": "path", "content": "content_path", "sent": "sent_path"}


def with_path(conn: Connection, kind: str, arguments: Mapping[str, Any], store: FileStore) -> dict[str, Any]:
    """The arguments with the store's folder, the paths of the files that they name, and what must be gathered for them."""
    given = {**arguments, "folder": str(store.folder.absolute()), **gathered(conn, kind, arguments)}
    for name, path in PATHS.items():
        kept = files.get(conn, int(arguments[name])) if arguments.get(name) else None
        if kept is not None:
            given[path] = str(store.path(kept.sha256))
    return given


def gathered(conn: Connection, kind: str, arguments: Mapping[str, Any]) -> dict[str, Any]:
    """The values of the file that is to be made; nothing for kinds of work that need none."""
    if kind not in GATHER:
        return {}
    house = load_house(conn, Desk(holidays=public_holidays(), limits=LIMITS))
    return GATHER[kind](conn, house, arguments)


def _report(conn: Connection, house: House, arguments: Mapping[str, Any]) -> dict[str, Any]:
    wanted = arguments["report"]
    if "period" not in wanted or arguments.get("content"):  # made of a version's contents alone
        return {}
    return editions.gathered(conn, house, wanted)


def _archive(conn: Connection, house: House, arguments: Mapping[str, Any]) -> dict[str, Any]:
    return {"archive": archive.gathered(conn, house, arguments["wanted"])}


GATHER: dict[str, Callable[[Connection, House, Mapping[str, Any]], dict[str, Any]]] = {
    "make_report": _report,
    "make_archive": _archive,
}
