"""The demo as a whole: its past plays through the real parts and leaves the department that it promises."""

import asyncio
from pathlib import Path

import pytest

from bot import app
from bot.channels.playground import BOT, BUTTONS, Shown
from bot.demo import Demo, demo_settings, free_port
from bot.sample.cast import GROUP
from bot.sample.history import PLAN_DAY
from bot.sample.stage import Ahead
from bot.settings import read_settings
from bot.web.server import listening
from handlers import dispatch

NOT_UNDERSTOOD = ("chưa hiểu", "Không tìm thấy nhiệm vụ", "hết thời gian", "lỗi")


def words(bubble: Shown) -> str:
    """A bubble as its reader sees it."""
    return "\n".join("".join(span[0] for span in line) for line in bubble.lines)


async def board_of(folder: Path) -> list[Shown]:
    """What was shown until the demo was ready."""
    settings = demo_settings(read_settings(web_port=0, _env_file=None), folder)
    database = app.opened(settings)
    try:
        demo, stop = Demo(settings, database, dispatch), asyncio.Event()
        running = asyncio.create_task(demo.run(stop, Ahead(PLAN_DAY)))
        while not demo.loaded and not running.done():
            await asyncio.sleep(0.01)
        stop.set()
        await running
        return demo.board.shown
    finally:
        database.close()


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> list[Shown]:
    """The board of one demo, with its past played."""
    return asyncio.run(board_of(tmp_path_factory.mktemp("demo")))


def test_everything_that_was_said_in_the_past_was_understood(shown: list[Shown]) -> None:
    said = [words(bubble) for bubble in shown if bubble.sender == BOT]
    assert [text for text in said if any(word in text for word in NOT_UNDERSTOOD)] == []


def test_reports_were_confirmed_and_completions_approved(shown: list[Shown]) -> None:
    said = [words(bubble) for bubble in shown if bubble.sender == BOT]
    assert sum("Đã ghi nhận số" in text for text in said) >= 18
    assert sum("Đã xác nhận hoàn thành" in text for text in said) == 5


def test_the_group_had_its_summary_every_monday_at_eight(shown: list[Shown]) -> None:
    posted = [b.at[:16] for b in shown if b.chat == GROUP and words(b).startswith("Tổng hợp")]
    assert posted == ["2026-11-02T08:00", "2026-11-09T08:00", "2026-11-16T08:00"]


def test_both_renderings_of_everybody_but_one_are_bound(shown: list[Shown]) -> None:
    bound = {(b.channel, b.chat) for b in shown if b.sender == BOT and "Đã liên kết" in words(b)}
    assert len(bound) == 28
    assert len([key for channel, key in bound if channel == BUTTONS]) == 14


def test_a_taken_port_gives_way_to_a_free_one() -> None:
    with listening("127.0.0.1", 0) as taken:
        port = int(taken.getsockname()[1])
        assert free_port(port) not in (0, port)
    assert free_port(port) == port
