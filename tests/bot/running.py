"""Starts a service as its own process and stops it with the block; tests see it from outside only."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from tests.peers.telegram.peer import TOKEN, free_port

ROOT = Path(__file__).parents[2]
PATIENCE = 30.0


@dataclass
class Running:
    """A service process, its web side and what it wrote."""

    process: "subprocess.Popen[bytes]"
    address: str
    log: Path

    def health(self) -> int:
        """The status of /healthz, 0 while nobody listens."""
        try:
            return httpx.get(f"{self.address}/healthz", timeout=5).status_code
        except httpx.TransportError:
            return 0

    def wait_until_healthy(self) -> float:
        """Seconds until /healthz was 200; AssertionError when the process ended or never got there."""
        begin = time.monotonic()
        while self.health() != 200:
            told = self.said()
            assert self.process.poll() is None, told
            assert time.monotonic() - begin < PATIENCE, told
            time.sleep(0.02)
        return time.monotonic() - begin

    def stop(self) -> int:
        """Stop as an operator does; the exit status."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(PATIENCE)

    def said(self) -> str:
        """What it wrote to standard error."""
        return self.log.read_text(encoding="utf-8")


def environment(folder: Path, platform: str, **more: str) -> dict[str, str]:
    """The settings of a service in a folder of its own, on a free port."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("BOT_")}
    own = {
        "BOT_DATABASE_URL": f"sqlite:///{folder / 'bot.db'}",
        "BOT_FILES_DIR": str(folder / "files"),
        "BOT_TELEGRAM_TOKEN": TOKEN,
        "BOT_TELEGRAM_API_URL": platform,
        "BOT_WEB_PORT": str(free_port()),
    }
    return {**kept, **own, **more}


@contextmanager
def service(
    folder: Path, settings: Mapping[str, str], command: Sequence[str] = ("bot", "run")
) -> Iterator[Running]:
    """A started service; killed at the end when it still runs."""
    log = folder / "service.log"
    environment = {**settings, "PYTHONPATH": os.pathsep.join((str(ROOT), os.environ.get("PYTHONPATH", "")))}
    with log.open("ab") as stream:
        process = subprocess.Popen(
            [sys.executable, "-m", *command], cwd=folder, env=environment, stdout=stream, stderr=stream
        )
    try:
        yield Running(process, f"http://127.0.0.1:{settings['BOT_WEB_PORT']}", log)
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()


def call(folder: Path, settings: Mapping[str, str], *command: str) -> str:
    """What a command of ours prints; AssertionError with its words when it fails."""
    done = subprocess.run(
        [sys.executable, "-m", "bot", *command],
        cwd=folder,
        env={**settings, "PYTHONPATH": os.pathsep.join((str(ROOT), os.environ.get("PYTHONPATH", "")))},
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()
