"""Several processes over one database: nothing handled twice, nothing sent twice, one sender per bot."""

import asyncio
from pathlib import Path
from typing import Any

import pytest

from bot.attachments import Attachments
from bot.bell import Bell
from bot.files import FileStore
from bot.outbox import Sender
from bot.pace import Pace, Speed
from bot.worker import Worker
from handlers.messages import Address, Message
from handlers.turn import Desk
from storage import inbox, outbox
from storage.database import Database
from storage.inbox import Arrival
from storage.locks import Held
from tests.bot.fakes import START, Clock, FakeChannel
from tests.bot.test_worker import Serving

QUICK = Speed(overall=1000, bulk=1000, per_group=1000, between=0)
CHATS, EACH = 6, 4


def arrive(database: Database) -> None:
    """Some messages in each chat."""

    def work(conn: Any) -> None:
        for n in range(EACH):
            for chat in map(str, range(CHATS)):
                message = Message(Address("telegram", "1", chat), "private", chat, START, text=f"{chat}-{n}")
                inbox.receive(
                    conn, [Arrival("telegram", "1", f"m:{chat}:{n}", chat, message.as_json())], START
                )

    database.write(work)


async def test_two_workers_and_two_senders_do_everything_once_and_in_order(
    any_database: Database, desk: Desk, clock: Clock, tmp_path: Path
) -> None:
    arrive(any_database)
    second = Database(any_database.url.render_as_string(hide_password=False))
    channel, serving = FakeChannel(clock), Serving()
    try:
        workers, senders = [], []
        for database in (any_database, second):
            attachments = Attachments(database, FileStore(tmp_path), {}, clock.now)
            workers.append(Worker(database, desk, serving, attachments, Bell(), clock.now))
            pace = Pace(QUICK)
            senders.append(
                Sender(
                    database,
                    desk,
                    channel,
                    pace,
                    clock=clock.now,
                    wake=asyncio.Event(),
                    ticks=clock.monotonic,
                )
            )
        while any_database.read(inbox.waiting)[0]:
            await asyncio.gather(*(w.step() for w in workers))
            await asyncio.gather(*(w.drain() for w in workers))
        while any_database.read(outbox.waiting)[0]:
            await asyncio.gather(*(s.step() for s in senders))
            await asyncio.gather(*(s.drain() for s in senders))
    finally:
        second.close()
    for chat in map(str, range(CHATS)):
        expected = [f"{chat}-{n}" for n in range(EACH)]
        assert [text for _, to, text in channel.sent if to == chat] == expected
        assert [m.text for m in serving.served if m.address.chat_id == chat] == expected


# One service per SQLite file: its lock is tested with the database.
@pytest.mark.parametrize(
    "any_database", [pytest.param("postgresql", marks=pytest.mark.postgresql)], indirect=True
)
def test_one_process_sends_for_a_bot_and_a_standby_takes_over(any_database: Database) -> None:
    second = Database(any_database.url.render_as_string(hide_password=False))
    first, standby = Held(any_database, "sender:telegram:1"), Held(second, "sender:telegram:1")
    other = Held(second, "sender:telegram:2")
    assert first.take()
    assert first.take()
    assert not standby.take()
    assert other.take()
    first.release()
    assert standby.take()
    assert not first.take()
    standby.release()
    other.release()
    second.close()
