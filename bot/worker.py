"""Serves the inbox: of each chat the oldest row, one at a time; chats in parallel.

Guarantees: a row is handled once, in one transaction that writes all it causes; a try is counted and
committed before it is made, so a row that kills the process counts too; a row that fails is tried again
after 1, 2, 4, 8, 16 s, holds back its own chat only, then ends `failed` with an apology, and the admin
is told.
"""

import asyncio
import contextlib
from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from sqlalchemy import Connection

from bot import alarms, metrics
from bot.attachments import Attachments
from bot.bell import Bell
from bot.logs import logger
from handlers.messages import Message
from handlers.turn import Desk, Outcome
from storage import inbox
from storage.database import Database
from storage.inbox import InboxRow
from vietnamese.words import delivery

CHATS_AT_ONCE = 16
POLL = 0.5
STOP_SECONDS = 10.0
Chat = tuple[str, str, str]
log = logger(__name__)


class Dispatch(Protocol):
    """What `handlers.dispatch` offers."""

    def prepare(
        self, conn: Connection, desk: Desk, inbox_id: int, message: Message, now: datetime
    ) -> Outcome | None:
        """The answer to a question, worked out on a reader."""

    def serve(
        self,
        conn: Connection,
        desk: Desk,
        inbox_id: int,
        message: Message,
        now: datetime,
        prepared: Outcome | None = None,
    ) -> None:
        """Handle one row once, in one transaction."""

    def apologise(self, conn: Connection, desk: Desk, inbox_id: int, message: Message, now: datetime) -> None:
        """Tell the sender that the message failed."""


class Worker:
    """Takes rows from the inbox and serves them until cancelled."""

    def __init__(
        self,
        database: Database,
        desk: Desk,
        dispatch: Dispatch,
        attachments: Attachments,
        bell: Bell,
        clock: Callable[[], datetime],
    ) -> None:
        self._database, self._desk, self._dispatch = database, desk, dispatch
        self._attachments, self._bell, self._clock = attachments, bell, clock
        self._wake = bell.listen()
        self._serving: dict[Chat, asyncio.Task[None]] = {}

    async def run(self) -> None:
        """Serve until cancelled; what is being served then is waited for."""
        try:
            while True:
                self._wake.clear()
                await self._look()
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(POLL):
                        await self._wake.wait()
        finally:
            await self._finish()

    async def step(self) -> int:
        """Start serving every chat whose oldest row is ready; answers how many were started."""
        room = CHATS_AT_ONCE - len(self._serving)
        if room <= 0:
            return 0
        now, busy = self._clock(), tuple(self._serving)
        rows = await self._database.aread(lambda conn: inbox.next_rows(conn, now, busy, room))
        for row in rows:
            chat = (row.channel, row.bot_id, row.chat)
            self._serving[chat] = asyncio.create_task(self._serve_chat(chat, row))
        return len(rows)

    async def drain(self) -> None:
        """Wait until nothing is being served."""
        while self._serving:
            await asyncio.gather(*self._serving.values())

    async def _look(self) -> None:
        try:
            await self.step()
        except Exception:
            log.exception("inbox_unreadable")

    async def _serve_chat(self, chat: Chat, row: InboxRow) -> None:
        try:
            await self.serve(row)
        except Exception:
            log.exception("inbox_unwritable", inbox=row.id)
            await asyncio.sleep(POLL)
        finally:
            del self._serving[chat]
            self._bell.ring()

    async def serve(self, row: InboxRow) -> None:
        """One try at one row."""
        attempts = await self._database.awrite(lambda conn: inbox.begin_attempt(conn, row.id))
        message: Message | None = None
        try:
            message = Message.from_json(row.raw)
            last_try = attempts > len(inbox.RETRY_SECONDS)
            await self._handle(row, await self._attachments.fetched(message, last_try))
        except Exception as error:
            log.exception("handling_failed", inbox=row.id, attempt=attempts, kind=type(error).__name__)
            await self._failed(row, message, type(error).__name__)

    async def _handle(self, row: InboxRow, message: Message) -> None:
        now = self._clock()
        prepared = await self._database.aread(
            lambda conn: self._dispatch.prepare(conn, self._desk, row.id, message, now)
        )

        def work(conn: Connection) -> None:
            self._dispatch.serve(conn, self._desk, row.id, message, now, prepared)
            if message.chat_kind == "group" and not message.to_bot:
                inbox.wipe(conn, row.id)

        await self._database.awrite(work)
        metrics.HANDLED.labels(row.channel, "done").inc()

    async def _failed(self, row: InboxRow, message: Message | None, error: str) -> None:
        now = self._clock()
        state = await self._database.awrite(lambda conn: inbox.fail(conn, row.id, error, now))
        metrics.HANDLED.labels(row.channel, "retry" if state == "new" else state).inc()
        if state != "failed":
            return
        words = delivery.not_handled(row.id)
        await self._database.awrite(
            lambda conn: alarms.tell(conn, self._desk, alarms.ADMIN, words, f"failed:{row.id}", now)
        )
        if message is not None:
            told = message
            await self._database.awrite(
                lambda conn: self._dispatch.apologise(conn, self._desk, row.id, told, now)
            )

    async def _finish(self) -> None:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(STOP_SECONDS):
                await self.drain()
        for task in list(self._serving.values()):
            task.cancel()
