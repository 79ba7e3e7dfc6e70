"""A platform in trouble: what surely did not go out comes once, what is in doubt at most twice, in order."""

import contextlib
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bot.running import PATIENCE, Running, environment, service
from tests.peers.telegram import faults
from tests.peers.telegram.faults import Faults
from tests.peers.telegram.peer import AVAILABLE, Peer, running

pytestmark = [
    pytest.mark.emulator,
    pytest.mark.skipif(not AVAILABLE, reason="needs node and npm"),
]


@pytest.fixture(scope="module")
def peer() -> Iterator[Peer]:
    with running() as found:
        yield found


@pytest.fixture(scope="module")
def platform(peer: Peer) -> Iterator[Faults]:
    with faults.in_front_of(peer.address) as proxy:
        yield proxy


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("service")


@pytest.fixture(scope="module", autouse=True)
def echo(folder: Path, platform: Faults) -> Iterator[Running]:
    settings = environment(folder, platform.address)
    command = ("tests.bot.echo_service", str(folder / "bot.db"), platform.address, settings["BOT_WEB_PORT"])
    with service(folder, settings, command) as process:
        process.wait_until_healthy()
        yield process


def settled(folder: Path, *users: int) -> dict[str, int]:
    """How many messages to these users stand in each state, once nothing is on its way."""
    marks = ",".join("?" * len(users))
    query = f"SELECT state, count(*) FROM outbox WHERE chat IN ({marks}) GROUP BY state"
    end = time.monotonic() + PATIENCE
    while True:
        with contextlib.closing(sqlite3.connect(folder / "bot.db")) as database:
            found = dict(database.execute(query, [str(user) for user in users]).fetchall())
        if not found.keys() & {"ready", "sending"} or time.monotonic() > end:
            return found
        time.sleep(0.05)


def test_trouble_with_sending_loses_nothing_and_keeps_the_order(
    peer: Peer, platform: Faults, folder: Path
) -> None:
    platform.plan["sendMessage"] = ["refuse", "away", "", "lost"]
    for text in ("một", "hai", "ba"):
        peer.say(text, user=21)
    peer.wait(4, 21)
    came = peer.texts(21)
    assert list(dict.fromkeys(came)) == ["một", "hai", "ba"]
    assert came.count("một") == 1  # 429, then 502 in doubt: once more
    assert came.count("hai") == 2  # delivered, the answer lost: the very same words once more
    assert came.count("ba") == 1
    assert settled(folder, 21) == {"sent": 3}


def test_a_platform_that_is_away_when_asked_for_updates_delays_only(
    peer: Peer, platform: Faults, echo: Running
) -> None:
    platform.plan["getUpdates"] = ["away", "refuse", "lost"]
    peer.say("một", user=31)
    peer.say("hai", user=31)
    assert peer.wait(2, 31) == ["một", "hai"]
    assert peer.texts(31) == ["một", "hai"]
    assert echo.health() == 200


def test_one_who_blocked_the_bot_stops_nobody_else(peer: Peer, platform: Faults, folder: Path) -> None:
    platform.plan["sendMessage"] = ["gone"]
    for user in (41, 42, 43):
        peer.say("chào", user=user)
    assert settled_after(folder, 41, 42, 43) == {"sent": 2, "dead": 1}
    assert sum(len(peer.texts(user)) for user in (41, 42, 43)) == 2


def settled_after(folder: Path, *users: int) -> dict[str, int]:
    """`settled` once every user's message has been answered or given up."""
    end = time.monotonic() + PATIENCE
    while sum(settled(folder, *users).values()) < len(users) and time.monotonic() < end:
        time.sleep(0.05)
    return settled(folder, *users)


def test_no_token_and_no_words_in_the_log(peer: Peer, platform: Faults, echo: Running) -> None:
    platform.plan["sendMessage"] = ["away", "lost"]
    peer.say("vướng kinh phí", user=51)
    peer.wait(1, 51)
    assert echo.stop() == 0
    assert "send_failed" in echo.said()
    assert "emulated-token" not in echo.said()
    assert "vướng" not in echo.said()
