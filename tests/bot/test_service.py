"""`python -m bot run` from outside: starts quickly, says in one line why it does not, stops as it should."""

import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bot.running import ROOT, environment, service
from tests.peers.telegram.peer import AVAILABLE, Peer, running

pytestmark = [
    pytest.mark.emulator,
    pytest.mark.skipif(not AVAILABLE, reason="needs node and npm"),
]


@pytest.fixture(scope="module")
def peer() -> Iterator[Peer]:
    with running() as found:
        yield found


def test_it_gets_healthy_answers_and_stops_with_0(peer: Peer, tmp_path: Path) -> None:
    with service(tmp_path, environment(tmp_path, peer.address)) as run:
        run.wait_until_healthy()
        peer.say("xin chào", user=61)
        assert "mã liên kết" in peer.wait(1, 61)[0]
        assert run.stop() == 0
        assert "Traceback" not in run.said()


def test_a_second_service_on_the_same_file_is_refused_in_one_line(peer: Peer, tmp_path: Path) -> None:
    settings = environment(tmp_path, peer.address)
    with service(tmp_path, settings) as first:
        first.wait_until_healthy()
        second = tmp_path / "second"
        second.mkdir()
        with service(second, {**settings, "BOT_WEB_PORT": "0"}) as other:
            assert other.process.wait(30) == 1
            assert len(other.said().strip().splitlines()) == 1
            assert "BOT_DATABASE_URL" in other.said()
        assert first.health() == 200


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BOT_TELEGRAM_TOKEN", "667:bad-token-bad"),
        ("BOT_DATABASE_URL", "mysql://x"),
    ],
)
def test_a_wrong_setting_is_one_line_that_names_it_and_ends_with_2(
    peer: Peer, tmp_path: Path, name: str, value: str
) -> None:
    with service(tmp_path, environment(tmp_path, peer.address, **{name: value})) as run:
        assert run.process.wait(30) == 2
        told = [row for row in run.said().splitlines() if not row.startswith("20")]
        assert len(told) == 1
        assert name in told[0]
        assert value not in run.said()


def test_a_port_that_is_taken_is_one_line_that_names_the_setting(peer: Peer, tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        with service(tmp_path, environment(tmp_path, peer.address, BOT_WEB_PORT=port)) as run:
            assert run.process.wait(30) == 2
            assert "BOT_WEB_PORT" in run.said()


def test_a_webhook_is_set_at_start_and_removed_when_polling_again(peer: Peer, tmp_path: Path) -> None:
    settings = environment(tmp_path, peer.address)
    public = f"http://127.0.0.1:{settings['BOT_WEB_PORT']}"
    hooked = {"BOT_TELEGRAM_MODE": "webhook", "BOT_TELEGRAM_SECRET": "a-secret", "BOT_PUBLIC_URL": public}
    with service(tmp_path, {**settings, **hooked}) as run:
        run.wait_until_healthy()
        peer.say("xin chào", user=71)
        assert "mã liên kết" in peer.wait(1, 71)[0]
        assert run.stop() == 0
    peer.say("khi vắng", user=71)  # the platform repeats it until somebody takes it
    with service(tmp_path, {**settings, **hooked}) as run:
        peer.wait(2, 71)
        assert run.stop() == 0
    with service(tmp_path, settings) as run:
        run.wait_until_healthy()
        peer.say("xin chào", user=71)
        assert len(peer.wait(3, 71)) == 3
        assert run.stop() == 0


def test_an_unreachable_platform_is_waited_for(tmp_path: Path) -> None:
    with service(tmp_path, environment(tmp_path, "http://127.0.0.1:9")) as run:
        while run.health() == 0:
            assert run.process.poll() is None, run.said()
        assert run.health() == 503
        assert run.stop() == 0


def test_the_service_loads_nothing_heavy() -> None:
    heavy = "{'docx', 'openpyxl', 'matplotlib', 'pdfplumber'}"
    script = f"import sys, bot.app, bot.channels.telegram; print(*{heavy} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, check=True)
    assert done.stdout.decode().split() == []
