"""kill -9 while Zalo posts to the webhook: what was answered 200 is handled once and answered, in order."""

import itertools
import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections import Counter
from pathlib import Path

from tests.bot.running import ROOT, free_port
from tests.peers.zalo import Platform, event_of, running

CHATS = ("a1", "a2", "a3")
SECONDS = 4.0
LONGEST = 120.0


class Poster(threading.Thread):
    """Posts numbered messages until the end; remembers per chat what was answered 200."""

    def __init__(self, platform: Platform) -> None:
        super().__init__(daemon=True)
        self._platform, self.ended = platform, threading.Event()
        self.taken: dict[str, list[str]] = {chat: [] for chat in CHATS}

    def count(self) -> int:
        """How many were answered 200 so far."""
        return sum(map(len, self.taken.values()))

    def run(self) -> None:
        for number in itertools.count():
            if self.ended.wait(0.01):
                return
            chat, text = CHATS[number % len(CHATS)], f"tin {number}"
            update = event_of("message.text.received", chat, "", f"m{number}", text=text)
            if self._platform.webhook and self._platform.deliver(update) == 200:
                self.taken[chat].append(text)


class Service:
    """The process that is killed."""

    def __init__(self, folder: Path, platform: Platform) -> None:
        self._platform, self._log = platform, folder / "service.log"
        arguments = [str(folder / "bot.db"), platform.address, str(free_port())]
        self._command = [sys.executable, "-m", "tests.bot.zalo_echo_service", *arguments]

    def start(self) -> "subprocess.Popen[bytes]":
        """Start and wait until it has set its webhook."""
        before = len(self._platform.probed)
        with self._log.open("ab") as log:
            process = subprocess.Popen(self._command, cwd=ROOT, stdout=log, stderr=log)
        self._platform.until(
            lambda: len(self._platform.probed) > before or process.poll() is not None,
            lambda: self._log.read_text(encoding="utf-8")[-2000:],
        )
        return process


def kill(process: "subprocess.Popen[bytes]") -> None:
    process.send_signal(signal.SIGKILL)
    process.wait()


def test_kill_nine_loses_nothing_that_was_answered_two_hundred(tmp_path: Path) -> None:
    chance, kills = random.Random(3), 0
    with running() as platform:
        service, poster = Service(tmp_path, platform), Poster(platform)
        poster.start()
        begun = time.monotonic()
        while time.monotonic() < begun + SECONDS or not (kills > 1 and poster.count() > 40):  # slow machines
            process = service.start()
            poster.ended.wait(chance.uniform(0.05, 0.5))
            kill(process)
            kills += 1
            assert time.monotonic() < begun + LONGEST, "nothing is answered"
        poster.ended.set()
        poster.join()
        process = service.start()
        for chat, texts in poster.taken.items():
            platform.until(lambda c=chat, t=texts: set(t) <= set(platform.texts(c)), lambda: "lost")
        platform.until(lambda: states(tmp_path).keys() == {"done"}, lambda: str(states(tmp_path)))
        kill(process)
    taken = poster.count()
    assert kills >= 2
    assert taken > 20
    assert states(tmp_path)["done"] >= taken
    for chat in CHATS:
        came = platform.texts(chat)
        assert max(Counter(came).values()) <= 2
        numbers = [int(text.removeprefix("tin ")) for text in dict.fromkeys(came)]
        assert numbers == sorted(numbers)


def states(folder: Path) -> dict[str, int]:
    """How many inbox rows stand in each state."""
    with sqlite3.connect(f"file:{folder / 'bot.db'}?mode=ro", uri=True) as database:
        return dict(database.execute("SELECT state, count(*) FROM inbox GROUP BY state").fetchall())
