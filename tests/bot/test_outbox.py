"""The sender at work: order per chat, chats side by side, pauses, and what a dead sender left behind."""

import asyncio
import itertools
from collections.abc import Mapping
from typing import Any

import pytest

from bot.channels.port import FateUnknown, Flooded, NotSent, TokenRefused
from bot.outbox import Sender
from bot.pace import Pace
from handlers.turn import Desk
from storage import outbox
from storage.database import Database
from tests.bot.fakes import START, Clock, FakeChannel, body


@pytest.fixture
def sender(
    database: Database, desk: Desk, channel: FakeChannel, clock: Clock, house: dict[str, int]
) -> Sender:
    pace = Pace(is_group=lambda chat: chat.startswith("-"))
    return Sender(database, desk, channel, pace, clock=clock.now, wake=asyncio.Event(), ticks=clock.monotonic)


def put(database: Database, chat: str, *texts: str, lane: str = "answers", prefix: str = "reply") -> None:
    def work(conn: Any) -> None:
        for text in texts:
            outbox.put(
                conn,
                channel="telegram",
                bot_id="1",
                chat=chat,
                dedup_key=f"{prefix}:{chat}:{lane}:{text}",
                body=body(text),
                now=START,
                lane=lane,
            )

    database.write(work)


async def run_for(sender: Sender, clock: Clock, seconds: float, step: float = 0.25) -> None:
    """Let the sender do its steps while the clocks move."""
    end = clock.ticks + seconds
    while clock.ticks < end:
        await sender.step()
        await sender.drain()
        clock.pass_(step)


async def test_a_chat_gets_its_messages_in_order_a_second_apart(
    database: Database, sender: Sender, channel: FakeChannel, clock: Clock
) -> None:
    put(database, "1", "một", "hai", "ba")
    await run_for(sender, clock, 4)
    assert [text for _, _, text in channel.sent] == ["một", "hai", "ba"]
    times = [at for at, _, _ in channel.sent]
    assert all(later - earlier >= 1.0 for earlier, later in itertools.pairwise(times))


async def test_a_failing_message_holds_back_its_own_chat_only(
    database: Database, sender: Sender, channel: FakeChannel, clock: Clock
) -> None:
    put(database, "1", "một", "hai")
    put(database, "2", "ba")
    channel.fates["1"] = [NotSent("down"), NotSent("down")]
    await run_for(sender, clock, 1)
    assert [text for _, _, text in channel.sent] == ["ba"]
    await run_for(sender, clock, 8)
    assert [text for _, _, text in channel.sent] == ["ba", "một", "hai"]


async def test_a_flood_pauses_every_chat(
    database: Database, sender: Sender, channel: FakeChannel, clock: Clock
) -> None:
    put(database, "1", "một")
    channel.fates["1"] = [Flooded("slow down", 20.0)]
    await sender.step()
    await sender.drain()
    put(database, "2", "hai")
    await run_for(sender, clock, 19)
    assert channel.sent == []
    await run_for(sender, clock, 3)
    assert sorted(text for _, _, text in channel.sent) == ["hai", "một"]


async def test_a_storm_goes_out_at_the_platforms_pace_and_answers_first(
    database: Database, sender: Sender, channel: FakeChannel, clock: Clock
) -> None:
    for n in range(60):
        put(database, f"9{n}", "tổng hợp", lane="bulk")
    for n in range(20):
        put(database, f"8{n}", "trả lời")
    await sender.step()
    await sender.drain()
    first = [text for _, _, text in channel.sent]
    assert first.count("trả lời") == 20
    assert first.count("tổng hợp") == 0
    await run_for(sender, clock, 10)
    seconds = [int(at * 4) for at, _, _ in channel.sent]
    for start in range(min(seconds), max(seconds)):
        assert sum(start <= s < start + 4 for s in seconds) <= 25
    assert len(channel.sent) == 80


async def test_what_a_dead_sender_left_is_in_doubt(
    database: Database, sender: Sender, channel: FakeChannel, clock: Clock
) -> None:
    put(database, "1", "trả lời")
    put(database, "-5", "tổng hợp", lane="bulk", prefix="summary")
    database.write(lambda c: outbox.claim(c, "telegram", "1", clock.now()))
    await run_for(sender, clock, 10)
    assert channel.sent == []
    clock.pass_(outbox.LEASE.total_seconds())
    await run_for(sender, clock, 10)
    assert [text for _, chat, text in channel.sent if chat == "1"] == ["trả lời"]
    assert [text for _, chat, text in channel.sent if chat == "-5"] == []
    assert any("gửi lại tin" in text for _, chat, text in channel.sent if chat == "3")


async def test_a_new_sender_does_not_wait_for_the_lease_of_a_dead_one(
    database: Database, sender: Sender, channel: FakeChannel, clock: Clock
) -> None:
    put(database, "1", "trả lời")
    database.write(lambda c: outbox.claim(c, "telegram", "1", clock.now()))
    task = asyncio.create_task(sender.run())
    while database.read(outbox.counts).get("sending"):
        await asyncio.sleep(0)
    clock.pass_(5)
    while not channel.sent:
        sender.wake.set()
        await asyncio.sleep(0)
    task.cancel()
    assert [text for _, _, text in channel.sent] == ["trả lời"]


async def test_an_answer_in_doubt_twice_is_not_sent_a_third_time(
    database: Database, sender: Sender, channel: FakeChannel, clock: Clock
) -> None:
    put(database, "1", "một", "hai")
    channel.fates["1"] = [FateUnknown("timeout"), FateUnknown("timeout")]
    await run_for(sender, clock, 10)
    assert [text for _, _, text in channel.tried] == ["một", "một", "hai"]


async def test_a_refused_token_pauses_sending_and_is_seen(
    database: Database, sender: Sender, channel: FakeChannel, clock: Clock
) -> None:
    put(database, "1", "một")
    channel.fates["1"] = [TokenRefused("401")]
    await sender.step()
    await sender.drain()
    assert sender.refused
    await run_for(sender, clock, 50)
    assert channel.sent == []
    await run_for(sender, clock, 20)
    assert "một" in [text for _, _, text in channel.sent]
    assert not sender.refused


async def test_a_fault_of_ours_while_sending_counts_as_doubt(
    database: Database, sender: Sender, channel: FakeChannel, clock: Clock
) -> None:
    put(database, "1", "một")
    channel.fates["1"] = [KeyError("lines")]
    await run_for(sender, clock, 10)
    assert [text for _, _, text in channel.sent] == ["một"]


async def test_a_result_that_cannot_be_recorded_is_recorded_later(
    database: Database,
    desk: Desk,
    channel: FakeChannel,
    clock: Clock,
    house: dict[str, int],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bot.outbox.RECORD_RETRY", 0)
    put(database, "1", "một")
    whole = database.awrite
    full = 3

    async def sometimes(work: Any) -> Any:
        nonlocal full
        if channel.sent and full:
            full -= 1
            raise OSError("No space left on device")
        return await whole(work)

    monkeypatch.setattr(database, "awrite", sometimes)
    sender = Sender(
        database, desk, channel, Pace(), clock=clock.now, wake=asyncio.Event(), ticks=clock.monotonic
    )
    await run_for(sender, clock, 3)
    assert full == 0
    assert len(channel.sent) == 1
    assert database.read(outbox.counts) == {"sent": 1}


class SlowChannel(FakeChannel):
    """Never answers until it is told to."""

    def __init__(self, clock: Clock) -> None:
        super().__init__(clock)
        self.go = asyncio.Event()

    async def send(self, chat: str, body: Mapping[str, Any]) -> str:
        await self.go.wait()
        return await super().send(chat, body)


async def test_stopping_waits_for_what_is_on_its_way(database: Database, desk: Desk, clock: Clock) -> None:
    slow = SlowChannel(clock)
    sender = Sender(
        database, desk, slow, Pace(), clock=clock.now, wake=asyncio.Event(), ticks=clock.monotonic
    )
    put(database, "1", "một")
    task = asyncio.create_task(sender.run())
    while not database.read(outbox.counts).get("sending"):
        await asyncio.sleep(0)
    task.cancel()
    await asyncio.sleep(0)
    slow.go.set()
    await asyncio.gather(task, return_exceptions=True)
    assert database.read(outbox.counts) == {"sent": 1}
