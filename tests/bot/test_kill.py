"""kill -9 while people write: nothing lost, nothing handled twice, nothing out of order; and the loop can see."""

import sqlite3
from pathlib import Path

import pytest

from tests.bot.kill_loop import loop
from tests.peers.telegram.peer import AVAILABLE

pytestmark = [
    pytest.mark.emulator,
    pytest.mark.skipif(not AVAILABLE, reason="needs node and npm"),
]


def test_kill_nine_loses_nothing_handles_nothing_twice_and_keeps_the_order(tmp_path: Path) -> None:
    seen = loop("tests.bot.echo_service", tmp_path, seconds=3)
    assert seen.kills >= 2
    assert (seen.lost, seen.more_than_twice, seen.out_of_order) == (0, 0, 0)
    with sqlite3.connect(tmp_path / "bot.db") as database:
        inbox = dict(database.execute("SELECT state, count(*) FROM inbox GROUP BY state").fetchall())
        (answers,) = database.execute("SELECT count(*) FROM outbox").fetchone()
    assert inbox == {"done": seen.sent}
    assert answers == seen.sent


def test_the_same_loop_sees_the_librarys_own_updater_lose_messages(tmp_path: Path) -> None:
    assert loop("tests.bot.updater_service", tmp_path, seconds=2).lost > 0
