"""How every channel hands over what came: committed to the inbox before the platform is told.

A channel turns an update into an `Arrival`, an `Aside` (its form is unknown: kept, told, blocks nobody)
or a `Moved` group; `take` stores them in one transaction and rings the bell after the commit.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from bot import alarms, metrics
from bot.bell import Bell
from bot.logs import logger
from handlers.turn import Desk
from storage import groups, inbox, outbox, quota
from storage.database import Database
from storage.inbox import Arrival
from vietnamese.words import delivery

log = logger(__name__)


@dataclass(frozen=True, slots=True)
class Aside:
    """An update that could not be read, with the kind of failure."""

    arrival: Arrival
    error: str


@dataclass(frozen=True, slots=True)
class Moved:
    """A group whose platform id changed."""

    channel: str
    bot_id: str
    old: str
    new: str


Item = Arrival | Aside | Moved


def clean(text: str | None) -> str:
    """Text that any database can hold: lone surrogates replaced, NUL removed."""
    whole = (text or "").encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return whole.replace("\x00", "")


@dataclass(frozen=True, slots=True)
class Receiving:
    """The one way into the inbox."""

    database: Database
    desk: Desk
    bell: Bell
    clock: Callable[[], datetime]
    is_secret: Callable[[str], bool] = lambda text: False

    async def take(self, items: Sequence[Item]) -> None:
        """Store a batch durably, each message once; raises when it could not be committed."""
        if not items:
            return
        now = self.clock()
        await self.database.awrite(lambda conn: self._store(conn, items, now))
        for item in items:
            if isinstance(item, Arrival):
                metrics.RECEIVED.labels(item.channel).inc()
        self.bell.ring()

    def _store(self, conn: Connection, items: Sequence[Item], now: datetime) -> None:
        for item in items:
            if isinstance(item, Arrival):
                new = inbox.receive(conn, [item], now)
                if new and item.channel in self.desk.allowances:
                    quota.count(conn, item.channel, item.bot_id, now, received=len(new))
            elif isinstance(item, Moved):
                groups.move(conn, item.channel, item.bot_id, item.old, item.new)
                outbox.move_chat(conn, item.channel, item.bot_id, item.old, item.new)
            else:
                self._put_aside(conn, item, now)

    def _put_aside(self, conn: Connection, item: Aside, now: datetime) -> None:
        new = inbox.put_aside(conn, item.arrival, item.error, now)
        for inbox_id in new:
            log.error("update_put_aside", inbox=inbox_id, channel=item.arrival.channel, kind=item.error)
            alarms.tell(
                conn, self.desk, alarms.ADMIN, delivery.not_readable(inbox_id), f"aside:{inbox_id}", now
            )
