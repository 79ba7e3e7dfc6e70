"""The sender of one bot: takes what is ready from the outbox, keeps order and pace, records what became of it.

Guarantees: at most one message of a chat is on its way; a message that surely did not go out is tried
again; one whose fate is unknown goes at most once more in the very same words, a summary never by itself.
Where a month's messages are counted, notices that wait for one chat go as one message.
No network inside a transaction: claim (committed) → send → record (committed). A sender that dies in
between leaves the row `sending`, which the next one treats as unknown.
"""

import asyncio
import contextlib
import time
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from bot import metrics, outcomes
from bot.channels.port import Channel, Flooded, SendFailed, TokenRefused
from bot.logs import logger
from bot.pace import Pace
from handlers.render import plain, utf16
from handlers.turn import Desk
from storage import outbox
from storage.database import Database
from storage.locks import Held
from storage.outbox import OutboxRow

AT_ONCE = 20
POLL = 1.0
STOP_SECONDS = 10.0
RECORD_RETRY = 0.5
STANDBY = 1.0
log = logger(__name__)


def _size(body: Mapping[str, Any]) -> int:
    return utf16(plain(dict(body)))


class Sender:
    """Delivers the outbox of one channel and bot; `wake` is set after every commit that enqueues."""

    def __init__(
        self,
        database: Database,
        desk: Desk,
        channel: Channel,
        pace: Pace,
        *,
        clock: Callable[[], datetime],
        wake: asyncio.Event,
        ticks: Callable[[], float] = time.monotonic,
    ) -> None:
        self._database, self._desk, self._channel = database, desk, channel
        self._pace, self._clock, self._ticks = pace, clock, ticks
        self.wake = wake
        self._flying: dict[str, asyncio.Task[None]] = {}
        self._stepping: asyncio.Task[float] | None = None
        self._held = Held(database, f"sender:{channel.name}:{channel.bot_id}")
        self._alone = False
        self.refused = False

    async def run(self) -> None:
        """Send until cancelled, as the only one for this bot; what is on its way then is waited for."""
        try:
            while True:
                await self._hold_alone()
                self._stepping = asyncio.create_task(self._step_or_wait())
                delay = await asyncio.shield(self._stepping)
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(delay):
                        await self.wake.wait()
                self.wake.clear()
        finally:
            await self._land()

    async def step(self) -> float:
        """Start everything that may go now; answers the seconds until there may be more."""
        room = min(self._pace.room(self._ticks()), AT_ONCE - len(self._flying))
        rows = await self._database.awrite(lambda conn: self._claim(conn, room))
        for row in rows:
            self._pace.took(row.chat, row.lane, self._ticks())
            self._flying[row.chat] = asyncio.create_task(self._fly(row))
        change = self._pace.next_change(self._ticks())
        return POLL if change is None else min(POLL, change)

    async def drain(self) -> None:
        """Wait until nothing is on its way."""
        while self._flying:
            await asyncio.gather(*self._flying.values())

    def _claim(self, conn: Connection, room: int) -> list[OutboxRow]:
        now, ticks = self._clock(), self._ticks()
        where = (self._channel.name, self._channel.bot_id)
        for row in outbox.expired_leases(conn, *where, now):
            outcomes.record(conn, self._desk, row, outcomes.DIED, now)
        parked = outbox.parked_until(conn, *where)
        if parked is not None:  # the quota was gone: one message at a time asks whether it still is
            room = 0 if parked > now or self._flying else min(room, 1)
        if room <= 0:
            return []
        busy = (*self._flying, *self._pace.busy(ticks))
        bulk = min(room, self._pace.bulk_room(ticks))
        rows = outbox.claim(conn, *where, now, room, busy, (outbox.ANSWERS, outbox.NOTICES))
        if bulk > 0 and len(rows) < room:
            taken = (*busy, *(r.chat for r in rows))
            rows += outbox.claim(conn, *where, now, min(bulk, room - len(rows)), taken, (outbox.BULK,))
        if self._channel.name in self._desk.allowances:
            limit = self._channel.limits.characters
            rows = [outbox.absorb(conn, row, limit, _size, now) for row in rows]
        return [outcomes.with_edited(conn, row) for row in rows]

    async def _fly(self, row: OutboxRow) -> None:
        try:
            outcome = await self._deliver(row)
            await self._until_done(
                lambda: self._database.awrite(
                    lambda conn: outcomes.record(conn, self._desk, row, outcome, self._clock())
                )
            )
        finally:
            self._flying.pop(row.chat, None)
            self.wake.set()

    async def _deliver(self, row: OutboxRow) -> str | SendFailed:
        """The platform's id of the message, or why there is none."""
        try:
            message_id = await self._channel.send(row.chat, row.body)
        except SendFailed as failure:
            self._hold(failure)
            metrics.SENT.labels(row.channel, type(failure).__name__).inc()
            log.warning("send_failed", outbox=row.id, channel=row.channel, kind=type(failure).__name__)
            return failure
        except Exception as error:
            metrics.SENT.labels(row.channel, "broken").inc()
            log.exception("send_broke", outbox=row.id, channel=row.channel)
            return outcomes.broken(error)
        self.refused = False
        metrics.SENT.labels(row.channel, "sent").inc()
        return message_id

    async def _hold_alone(self) -> None:
        """Wait until no other process sends for this bot; then what that one left is in doubt."""
        if self._alone and await self._mine():
            return
        self._alone = False
        while not await self._mine():
            await asyncio.sleep(STANDBY)
        await self._until_done(lambda: self._database.awrite(self._take_over))
        self._alone = True

    async def _mine(self) -> bool:
        try:
            return await asyncio.to_thread(self._held.take)
        except Exception:
            log.exception("sender_lock_unreachable", channel=self._channel.name)
            return False

    def _hold(self, failure: SendFailed) -> None:
        if isinstance(failure, Flooded) and failure.retry_after:
            self._pace.pause(self._ticks() + failure.retry_after)
        if isinstance(failure, TokenRefused):
            self.refused = True
            self._pace.pause(self._ticks() + outcomes.TOKEN_PAUSE.total_seconds())

    def _take_over(self, conn: Connection) -> None:
        """What a former sender left on its way has an unknown fate: there is one sender per bot."""
        now = self._clock()
        later = now + outbox.LEASE + timedelta(seconds=1)
        for row in outbox.expired_leases(conn, self._channel.name, self._channel.bot_id, later):
            outcomes.record(conn, self._desk, row, outcomes.DIED, now)

    async def _step_or_wait(self) -> float:
        try:
            return await self.step()
        except Exception:
            log.exception("outbox_unreadable", channel=self._channel.name)
            return POLL

    async def _until_done(self, work: Callable[[], Awaitable[None]]) -> None:
        """A result must be recorded: the database may be full or away for a while."""
        while True:
            try:
                await work()
                return
            except Exception:
                log.exception("outbox_unwritable", channel=self._channel.name)
                await asyncio.sleep(RECORD_RETRY)

    async def _land(self) -> None:
        """What is claimed is sent and recorded before the sender ends; else its fate would be unknown."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(STOP_SECONDS):
                if self._stepping is not None:
                    await self._stepping
                await self.drain()
        for task in list(self._flying.values()):
            task.cancel()
        await asyncio.to_thread(self._held.release)
