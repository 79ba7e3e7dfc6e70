"""A platform in trouble: what surely did not go out comes once, what is in doubt at most twice, in order."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bot.running import Running, environment, service
from tests.peers.telegram import faults
from tests.peers.telegram.faults import Faults
from tests.peers.telegram.peer import AVAILABLE, Peer, running

pytestmark = [
    pytest.mark.emulator,
    pytest.mark.skipif(not AVAILABLE, reason="needs node and npm"),
]


@pytest.fixture
def peer() -> Iterator[Peer]:
    with running() as found:
        yield found


@pytest.fixture
def platform(peer: Peer) -> Iterator[Faults]:
    with faults.in_front_of(peer.address) as proxy:
        yield proxy


@pytest.fixture
def echo(tmp_path: Path, platform: Faults) -> Iterator[Running]:
    settings = environment(tmp_path, platform.address)
    command = ("tests.bot.echo_service", str(tmp_path / "bot.db"), platform.address, settings["BOT_WEB_PORT"])
    with service(tmp_path, settings, command) as process:
        process.wait_until_healthy()
        yield process


def settled(echo: Running, folder: Path) -> dict[str, int]:
    """How many messages stand in each state once the service has stopped as it should."""
    assert echo.stop() == 0
    with sqlite3.connect(folder / "bot.db") as database:
        return dict(database.execute("SELECT state, count(*) FROM outbox GROUP BY state").fetchall())


def test_trouble_with_sending_loses_nothing_and_keeps_the_order(
    peer: Peer, platform: Faults, echo: Running, tmp_path: Path
) -> None:
    platform.plan["sendMessage"] = ["refuse", "away", "", "lost"]
    for text in ("một", "hai", "ba"):
        peer.say(text)
    peer.wait(4)
    came = peer.texts()
    assert list(dict.fromkeys(came)) == ["một", "hai", "ba"]
    assert came.count("một") == 1  # 429, then 502 in doubt: once more
    assert came.count("hai") == 2  # delivered, the answer lost: the very same words once more
    assert came.count("ba") == 1
    assert settled(echo, tmp_path) == {"sent": 3}


def test_a_platform_that_is_away_when_asked_for_updates_delays_only(
    peer: Peer, platform: Faults, echo: Running
) -> None:
    platform.plan["getUpdates"] = ["away", "refuse", "lost"]
    peer.say("một")
    peer.say("hai")
    assert peer.wait(2) == ["một", "hai"]
    assert peer.texts() == ["một", "hai"]
    assert echo.health() == 200


def test_one_who_blocked_the_bot_stops_nobody_else(
    peer: Peer, platform: Faults, echo: Running, tmp_path: Path
) -> None:
    platform.plan["sendMessage"] = ["gone"]
    peer.say("một", user=7)
    peer.say("hai", user=8)
    peer.say("ba", user=9)
    assert len(peer.wait(1, 9)) == 1
    total = len(peer.texts(7)) + len(peer.texts(8)) + len(peer.texts(9))
    assert total == 2
    assert settled(echo, tmp_path) == {"sent": 2, "dead": 1}


def test_no_token_in_the_log(peer: Peer, platform: Faults, echo: Running) -> None:
    platform.plan["sendMessage"] = ["away", "lost"]
    peer.say("một")
    peer.wait(1)
    assert echo.stop() == 0
    assert "emulated-token" not in echo.said()
    assert "một" not in echo.said()
