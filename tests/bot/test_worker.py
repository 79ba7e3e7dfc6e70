"""The worker: oldest first, one at a time per chat, chats side by side, failures that block nobody else."""

import itertools
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection

from bot.attachments import Attachments
from bot.bell import Bell
from bot.channels.port import FileGone, NotSent
from bot.files import FileStore
from bot.worker import Worker
from handlers.messages import Address, Attachment, Message
from handlers.turn import Desk, Outcome
from storage import files, inbox, outbox, settings
from storage.database import Database
from storage.inbox import Arrival
from tests.bot.fakes import START, Clock, FakeChannel, body


class Serving:
    """Stands where the handlers do: keeps what it is given, answers with the same words, fails when told."""

    def __init__(self) -> None:
        self.served: list[Message] = []
        self.asked: list[str] = []
        self.apologies: list[int] = []
        self.failing: dict[str, int] = {}
        self.before: Callable[[Message], None] = lambda message: None

    def prepare(
        self, conn: Connection, desk: Desk, inbox_id: int, message: Message, now: datetime
    ) -> Outcome | None:
        self.asked.append(message.text)
        return None

    def serve(
        self,
        conn: Connection,
        desk: Desk,
        inbox_id: int,
        message: Message,
        now: datetime,
        prepared: Outcome | None = None,
    ) -> None:
        self.before(message)
        if not inbox.is_new(conn, inbox_id):
            return
        where = message.address
        outbox.put(
            conn,
            channel=where.channel,
            bot_id=where.bot_id,
            chat=where.chat_id,
            dedup_key=f"reply:{inbox_id}:0",
            body=body(message.text),
            now=now,
            inbox_id=inbox_id,
        )
        inbox.mark(conn, inbox_id, "done")
        if self.failing.get(message.text):
            self.failing[message.text] -= 1
            raise RuntimeError("broken")
        self.served.append(message)

    def apologise(self, conn: Connection, desk: Desk, inbox_id: int, message: Message, now: datetime) -> None:
        self.apologies.append(inbox_id)


class Bench:
    """A worker with its inbox."""

    def __init__(self, database: Database, desk: Desk, channel: FakeChannel, store: FileStore) -> None:
        self.database, self.clock, self.serving = database, channel.clock, Serving()
        attachments = Attachments(database, store, {("telegram", "1"): channel}, self.clock.now)
        self.worker = Worker(database, desk, self.serving, attachments, Bell(), self.clock.now)
        self._key = 0

    def come(self, chat: str, text: str, **more: Any) -> int:
        self._key += 1
        message = Message(Address("telegram", "1", chat), "private", chat, START, text=text)
        message = replace(message, **more)
        arrival = Arrival("telegram", "1", f"m:{chat}:{self._key}", chat, message.as_json())
        (inbox_id,) = self.database.write(lambda c: inbox.receive(c, [arrival], START))
        return inbox_id

    async def run(self, seconds: float = 0) -> None:
        end = self.clock.ticks + seconds
        while True:
            while await self.worker.step():
                await self.worker.drain()
            if self.clock.ticks >= end:
                return
            self.clock.pass_(0.5)

    @property
    def texts(self) -> list[str]:
        return [message.text for message in self.serving.served]

    def raw(self, inbox_id: int) -> dict[str, Any]:
        return dict(self.database.read(lambda c: inbox.get(c, inbox_id)).raw)


@pytest.fixture
def bench(
    database: Database,
    desk: Desk,
    channel: FakeChannel,
    clock: Clock,
    house: dict[str, int],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Bench:
    monkeypatch.setattr("bot.worker.POLL", 0)
    return Bench(database, desk, channel, FileStore(tmp_path / "files"))


async def test_each_message_of_a_chat_is_served_once_and_in_order(bench: Bench) -> None:
    for text in ("một", "hai", "ba"):
        bench.come("1", text)
    await bench.run()
    assert bench.texts == ["một", "hai", "ba"]
    assert [
        r.body["lines"][0][0][0] for r in bench.database.read(lambda c: outbox.after(c, 0))
    ] == bench.texts


async def test_a_failing_message_holds_back_its_own_chat_only(bench: Bench) -> None:
    bench.serving.failing = {"hỏng": 2}
    for chat, text in (("1", "hỏng"), ("1", "sau"), ("2", "khác")):
        bench.come(chat, text)
    await bench.run()
    assert bench.texts == ["khác"]
    await bench.run(4)
    assert bench.texts == ["khác", "hỏng", "sau"]


async def test_what_a_failed_try_wrote_is_undone(bench: Bench) -> None:
    bench.serving.failing = {"hỏng": 1}
    bench.come("1", "hỏng")
    await bench.run()
    assert bench.database.read(lambda c: outbox.after(c, 0)) == []


async def test_a_message_that_never_works_ends_failed_with_an_apology_and_the_admin_is_told(
    bench: Bench,
) -> None:
    bench.serving.failing = {"hỏng": 99}
    lost = bench.come("1", "hỏng")
    bench.come("1", "sau")
    await bench.run(40)
    assert bench.serving.apologies == [lost]
    assert bench.texts == ["sau"]
    assert ("4", f"failed:{lost}:{4}") in [
        (r.chat, r.dedup_key) for r in bench.database.read(lambda c: outbox.after(c, 0))
    ]
    assert bench.raw(lost)["text"] == "hỏng"


async def test_the_tries_are_one_two_four_eight_sixteen_seconds_apart(bench: Bench) -> None:
    times: list[float] = []
    bench.serving.before = lambda message: times.append(bench.clock.ticks)
    bench.serving.failing = {"hỏng": 99}
    bench.come("1", "hỏng")
    await bench.run(60)
    assert [round(later - earlier) for earlier, later in itertools.pairwise(times)] == [1, 2, 4, 8, 16]


async def test_a_row_that_killed_the_process_counts_its_tries(bench: Bench) -> None:
    inbox_id = bench.come("1", "chết")
    for _ in range(5):
        bench.database.write(lambda c: inbox.begin_attempt(c, inbox_id))
    bench.serving.failing = {"chết": 1}
    await bench.run()
    assert bench.serving.apologies == [inbox_id]


async def test_what_cannot_be_read_from_the_inbox_ends_failed_without_an_apology(bench: Bench) -> None:
    arrival = Arrival("telegram", "1", "m:1:x", "1", {"nonsense": True})
    bench.database.write(lambda c: inbox.receive(c, [arrival], START))
    bench.come("1", "sau")
    await bench.run(40)
    assert bench.texts == ["sau"]
    assert bench.serving.apologies == []


async def test_a_chat_is_never_served_by_two_at_once(bench: Bench) -> None:
    inside, most, mutex = 0, 0, threading.Lock()

    def watch(message: Message) -> None:
        nonlocal inside, most
        with mutex:
            inside += 1
            most = max(most, inside)
        with mutex:
            inside -= 1

    bench.serving.before = watch
    for text in "abcdefgh":
        bench.come("1", text)
    await bench.worker.step()
    assert await bench.worker.step() == 0
    await bench.worker.drain()
    await bench.run()
    assert bench.texts == list("abcdefgh")
    assert most == 1


async def test_group_talk_that_is_not_for_the_bot_leaves_no_words_behind(bench: Bench) -> None:
    inbox_id = bench.come("-5", "chuyện riêng của nhóm", chat_kind="group", to_bot=False)
    await bench.run()
    assert "chuyện riêng" not in str(bench.raw(inbox_id))


DOCUMENT = Attachment("document", "QĐ 184.docx", 5, "", "ref")


async def test_a_file_is_on_disk_before_the_message_is_served(
    bench: Bench, channel: FakeChannel, tmp_path: Path
) -> None:
    channel.files["ref"] = b"bytes"
    bench.come("1", "", attachments=(DOCUMENT,))
    await bench.run()
    (one,) = bench.serving.served[0].attachments
    assert one.file_id is not None
    kept = bench.database.read(lambda c: files.get(c, one.file_id or 0))
    assert kept is not None
    assert kept.name == "QĐ 184.docx"
    assert FileStore(tmp_path / "files").read(kept.sha256) == b"bytes"


@pytest.mark.parametrize(
    ("attachment", "found", "problem"),
    [
        (replace(DOCUMENT, size=21 * 1024 * 1024), b"", "too_big"),
        (DOCUMENT, FileGone("gone"), "gone"),
    ],
)
async def test_a_file_that_cannot_be_had_is_said_by_a_code(
    bench: Bench, channel: FakeChannel, attachment: Attachment, found: bytes | Exception, problem: str
) -> None:
    channel.files["ref"] = found
    bench.come("1", "", attachments=(attachment,))
    await bench.run()
    assert bench.serving.served[0].attachments[0].problem == problem


async def test_a_platform_that_is_away_delays_the_file_and_loses_nothing(
    bench: Bench, channel: FakeChannel
) -> None:
    channel.files["ref"] = NotSent("down")
    bench.come("1", "", attachments=(DOCUMENT,))
    await bench.run()
    assert bench.serving.served == []
    channel.files["ref"] = b"bytes"
    await bench.run(2)
    assert bench.serving.served[0].attachments[0].file_id is not None


async def test_a_platform_that_stays_away_is_said_at_the_last_try(bench: Bench, channel: FakeChannel) -> None:
    channel.files["ref"] = NotSent("down")
    bench.come("1", "", attachments=(DOCUMENT,))
    await bench.run(40)
    assert [m.attachments[0].problem for m in bench.serving.served] == ["unreachable"]


async def test_where_only_figures_are_kept_no_file_of_an_officer_is_fetched(
    bench: Bench, channel: FakeChannel
) -> None:
    bench.database.write(lambda c: settings.put_rule(c, "figures_only", "true"))
    channel.files["ref"] = b"bytes"
    bench.come("1", "", attachments=(DOCUMENT,))
    bench.come("3", "", attachments=(DOCUMENT,))
    await bench.run()
    fetched = {m.sender_id: m.attachments[0].file_id is not None for m in bench.serving.served}
    assert fetched == {"1": False, "3": True}


async def test_a_stranger_can_make_nobody_fetch_anything(bench: Bench, channel: FakeChannel) -> None:
    channel.files["ref"] = AssertionError("fetched")
    bench.come("99", "", attachments=(DOCUMENT,))
    await bench.run()
    assert bench.serving.served[0].attachments == (DOCUMENT,)
