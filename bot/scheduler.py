"""The alarm clock of the process: wakes up, lets `handlers.clock.tick` do what is due, sleeps on.

Nothing is remembered here: a restart, a long sleep or a second process is harmless, because every thing
that is done leaves a unique row. An asyncio timer needs no scheduler library around it.
"""

import asyncio
from collections.abc import Callable
from datetime import datetime

from bot.bell import Bell
from bot.logs import logger
from handlers import clock
from handlers.turn import Desk
from storage.database import Database

LONGEST_SLEEP = 20.0
log = logger(__name__)


async def run(database: Database, desk: Desk, now: Callable[[], datetime], bell: Bell) -> None:
    """Tick at least every 20 s until cancelled; the bell rings after each tick that put a message."""
    while True:
        moment = now()
        try:
            if await database.awrite(lambda conn, m=moment: clock.tick(conn, desk, m)):  # type: ignore[misc]
                bell.ring()
            pause = await _until_next(database, desk, now)
        except Exception:
            log.exception("clock_failed")
            pause = LONGEST_SLEEP
        await asyncio.sleep(max(0.05, pause))


async def _until_next(database: Database, desk: Desk, now: Callable[[], datetime]) -> float:
    moment = now()
    following = await database.aread(lambda conn: clock.next_moment(conn, desk, moment))
    return min(LONGEST_SLEEP, (following - moment).total_seconds())
