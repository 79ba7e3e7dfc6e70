"""What a job needs of the database, read on a snapshot right before its child process starts."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection

from bot.desk import LIMITS
from bot.holidays import public_holidays
from handlers import editions
from handlers.turn import Desk, load_house


def gathered(conn: Connection, arguments: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a report that is to be made anew; nothing for other work."""
    wanted = arguments.get("report")
    if not wanted or "period" not in wanted or arguments.get("content"):
        return {}
    house = load_house(conn, Desk(holidays=public_holidays(), limits=LIMITS))
    return editions.gathered(conn, house, wanted)
