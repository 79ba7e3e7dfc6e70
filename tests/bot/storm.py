"""A storm: 3,000 reports of the whole department arrive at once; the real handlers, a channel that counts."""

import asyncio
import os
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.attachments import Attachments
from bot.bell import Bell
from bot.files import FileStore
from bot.outbox import Sender
from bot.pace import Pace
from bot.worker import Worker
from handlers import dispatch
from handlers.messages import Address, Message
from storage import accounts, inbox, people
from storage.database import Database
from storage.inbox import Arrival
from tests import house
from tests.bot.fakes import FakeChannel

MESSAGES, CHATS = 3000, 500


@dataclass(frozen=True, slots=True)
class Figures:
    """Seconds until every message had been handled and answered, messages handled a second, memory."""

    messages: int
    handled: float
    answered: float
    per_second: float
    rss_megabytes: float


class Counting(FakeChannel):
    """Delivers at once."""

    async def send(self, chat: str, body: Mapping[str, Any]) -> str:
        self.sent.append((time.monotonic(), chat, ""))
        return str(len(self.sent))


def run(messages: int = MESSAGES) -> Figures:
    """Play the storm once in a folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{Path(folder) / 'bot.db'}")
        house.build(database)
        try:
            return asyncio.run(_storm(database, Path(folder), messages))
        finally:
            database.close()


async def _storm(database: Database, folder: Path, messages: int) -> Figures:
    channel, bell = Counting(), Bell()
    now = lambda: datetime.now(UTC)  # noqa: E731
    database.write(lambda conn: _arrive(conn, messages, now()))
    worker = Worker(
        database, house.DESK, dispatch, Attachments(database, FileStore(folder), {}, now), bell, now
    )
    sender = Sender(database, house.DESK, channel, Pace(), clock=now, wake=bell.listen())
    begin = time.monotonic()
    tasks = [asyncio.create_task(worker.run()), asyncio.create_task(sender.run())]
    while await database.aread(lambda conn: inbox.waiting(conn)[0]):
        await asyncio.sleep(0.1)
    handled = time.monotonic() - begin
    while len(channel.sent) < messages:
        await asyncio.sleep(0.1)
    answered = time.monotonic() - begin
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    return Figures(messages, round(handled, 1), round(answered, 1), round(messages / handled), _memory())


def _arrive(conn: Any, messages: int, now: datetime) -> None:
    """Every account belongs to one of the people; six reports of each chat wait in line."""
    person = people.people(conn)[4]
    for n in range(messages):
        chat = str(1000 + n % CHATS)
        if n < CHATS:
            accounts.bind(
                conn,
                channel="telegram",
                bot_id="1",
                sender_id=chat,
                chat_id=chat,
                person_id=person.id,
                now=now,
            )
        message = Message(Address("telegram", "1", chat), "private", chat, now, text=f"nv 1 đạt {n % 100}%")
        inbox.receive(conn, [Arrival("telegram", "1", f"m:{n}", chat, message.as_json())], now)


def _memory() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return round(pages * os.sysconf("SC_PAGE_SIZE") / 1e6)
