"""Moves the demo's clock: what comes due on the way is done at its own moment.

It waits at each moment until everything caused by it has been sent, so every message carries the
minute at which it would have come.
"""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, time, timedelta

from sqlalchemy import Connection, func, select

from bot.bell import Bell
from bot.clock import MovableClock
from handlers import clock
from handlers.turn import Desk, load_house
from storage import outbox
from storage.database import Database
from storage.tables import inbox, job
from tasks.model import VIETNAM

DAY = timedelta(days=1)
MORNING = time(8)
SETTLE = 0.01
MONDAY = 0


class Ticking:
    """Ticks of one database under a clock that can be moved."""

    def __init__(self, database: Database, desk: Desk, moving: MovableClock, bell: Bell) -> None:
        self._database, self._desk, self._clock, self._bell = database, desk, moving, bell
        self._turn = asyncio.Lock()
        self.settle: Callable[[], Awaitable[None]] = self.settled

    async def advance(self, target: datetime) -> None:
        """Move the clock to `target` and do everything due on the way, each at its own moment."""
        async with self._turn:
            moment = await self._next_after(self._clock.now())
            while moment <= target:
                await self._tick_at(moment)
                moment = await self._next_after(moment)
            await self._tick_at(target)

    async def settled(self) -> None:
        """Wait until nothing waits in the inbox, the outbox or a child process."""
        while await self._database.aread(_open_rows):
            await asyncio.sleep(SETTLE)

    async def _tick_at(self, moment: datetime) -> None:
        await self.settle()
        self._clock.move_to(moment)
        now = self._clock.now()
        await self._database.awrite(lambda conn: clock.tick(conn, self._desk, now))
        self._bell.ring()
        await self.settle()

    async def _next_after(self, moment: datetime) -> datetime:
        return await self._database.aread(lambda conn: clock.next_moment(conn, self._desk, moment))


def target(conn: Connection, desk: Desk, to: str, now: datetime) -> datetime:
    """The moment that a move names: hour, day, workday or monday (8:00); ValueError for any other."""
    local = now.astimezone(VIETNAM)
    first = local.date() if local.time() < MORNING else local.date() + DAY
    if to == "hour":
        return now + timedelta(hours=1)
    if to == "day":
        return now + DAY
    if to == "monday":
        days = (MONDAY - first.weekday()) % 7
        return datetime.combine(first + timedelta(days=days), MORNING, VIETNAM)
    if to == "workday":
        calendar = load_house(conn, desk).calendar
        return datetime.combine(calendar.next_working(first), MORNING, VIETNAM)
    raise ValueError("to: hour, day, workday or monday")


def _open_rows(conn: Connection) -> int:
    served = select(func.count()).where(inbox.c.state.in_(("new", "waiting")))
    worked = select(func.count()).where(job.c.state.in_(("ready", "running")))
    open_rows: int = conn.execute(served).scalar_one() + conn.execute(worked).scalar_one()
    return open_rows + outbox.waiting(conn)[0]
