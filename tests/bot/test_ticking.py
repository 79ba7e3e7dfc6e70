"""Moving the demo's clock does what is due on the way, each thing at its own moment."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import Connection

from bot import ticking
from bot.bell import Bell
from bot.clock import MovableClock
from bot.ticking import Ticking
from handlers.turn import Desk
from storage.database import Database
from tasks.model import VIETNAM
from tests.house import DESK

HOUR = timedelta(hours=1)
FRIDAY = datetime(2026, 11, 20, 9, tzinfo=VIETNAM)


def at(day: int, hour: int) -> datetime:
    """A moment of November 2026 in Vietnam."""
    return datetime(2026, 11, day, hour, tzinfo=VIETNAM)


@pytest.fixture
def ticks(monkeypatch: pytest.MonkeyPatch) -> list[datetime]:
    """When the clock ticked, of a house where something is due at every full hour."""
    found: list[datetime] = []

    def tick(conn: Connection, desk: Desk, now: datetime) -> int:
        found.append(now)
        return 0

    def next_moment(conn: Connection, desk: Desk, after: datetime) -> datetime:
        return after.replace(minute=0, second=0, microsecond=0) + HOUR

    monkeypatch.setattr(ticking.clock, "tick", tick)
    monkeypatch.setattr(ticking.clock, "next_moment", next_moment)
    return found


async def test_everything_on_the_way_is_done_at_its_own_moment(
    database: Database, ticks: list[datetime]
) -> None:
    clock = MovableClock(FRIDAY + timedelta(minutes=20), lambda: 0.0)
    await Ticking(database, DESK, clock, Bell()).advance(at(20, 12) + timedelta(minutes=5))
    assert ticks == [at(20, 10), at(20, 11), at(20, 12), at(20, 12) + timedelta(minutes=5)]
    assert clock.now() == ticks[-1]


@pytest.mark.parametrize(
    ("to", "now", "wanted"),
    [
        ("hour", at(20, 9), at(20, 10)),
        ("day", at(20, 9), at(21, 9)),
        ("monday", at(20, 9), at(23, 8)),
        ("monday", at(23, 7), at(23, 8)),
        ("monday", at(23, 8), at(30, 8)),
        ("workday", at(20, 9), at(23, 8)),
        ("workday", at(23, 7), at(23, 8)),
        ("workday", at(23, 8), at(25, 8)),
    ],
    ids=[
        "hour",
        "day",
        "monday",
        "early on a monday",
        "on a monday",
        "over a weekend",
        "before eight",
        "over a public holiday",
    ],
)
def test_a_move_names_its_moment(database: Database, to: str, now: datetime, wanted: datetime) -> None:
    assert database.read(lambda conn: ticking.target(conn, DESK, to, now)) == wanted


def test_a_move_that_is_unknown_is_refused(database: Database) -> None:
    with pytest.raises(ValueError, match="monday"):
        database.read(lambda conn: ticking.target(conn, DESK, "yesterday", FRIDAY))
