"""kill -9 in a loop while people write: what was lost, what was answered twice, what came out of order.

Each answer repeats the words of its message, so the users' side alone can judge. An answer that was being
sent when the process died goes once more in the same words: that is `repeated`, at most two of each.
"""

import itertools
import random
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from tests.peers.telegram.peer import Peer, free_port, running

ROOT = Path(__file__).parents[2]
CHATS = (11, 12, 13, 14)
SILENCE = 4.0
SHORTLY = 0.5
PATIENCE = 20.0
FEWEST_KILLS = 2


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the users saw."""

    sent: int
    kills: int
    lost: int
    repeated: int
    more_than_twice: int
    out_of_order: int


def loop(module: str, folder: Path, seconds: float, seed: int = 1, per_second: int = 60) -> Judgement:
    """Write to a service for some seconds and kill it again and again; then wait for silence and judge."""
    chance = random.Random(seed)
    with running() as peer:
        service = _Service(module, folder, peer)
        end = time.monotonic() + seconds
        writer = _Writer(peer, end, per_second)
        writer.start()
        while time.monotonic() < end or service.kills < FEWEST_KILLS:
            service.start()
            time.sleep(chance.uniform(0.05, 0.5))
            service.kill()
        writer.join()
        service.start()
        _until_silent(peer, writer.sent)
        kills = service.kills
        service.kill()
        return _judge(peer, writer.sent, kills)


class _Service:
    def __init__(self, module: str, folder: Path, peer: Peer) -> None:
        self._command = [sys.executable, "-m", module, str(folder / "bot.db"), peer.address, str(free_port())]
        self._peer, self._log = peer, folder / "service.log"
        self._process: subprocess.Popen[bytes] | None = None
        self.kills = 0

    def start(self) -> None:
        """Start and wait for its first getUpdates."""
        before = self._peer.polls()
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(self._command, cwd=ROOT, stdout=log, stderr=log)
        end = time.monotonic() + PATIENCE
        while self._peer.polls() == before:
            broken = time.monotonic() > end or self._process.poll() is not None
            assert not broken, self._log.read_text(encoding="utf-8")[-2000:]
            time.sleep(0.01)

    def kill(self) -> None:
        assert self._process is not None
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()
        self.kills += 1


class _Writer(threading.Thread):
    def __init__(self, peer: Peer, end: float, per_second: int) -> None:
        super().__init__(daemon=True)
        self._peer, self._end, self._pause = Peer(peer.address), end, 1 / per_second
        self.sent: dict[int, list[str]] = {chat: [] for chat in CHATS}

    def run(self) -> None:
        number = 0
        while time.monotonic() < self._end:
            chat = CHATS[number % len(CHATS)]
            self.sent[chat].append(f"tin {number}")
            self._peer.say(f"tin {number}", user=chat)
            number += 1
            time.sleep(self._pause)


def _until_silent(peer: Peer, sent: dict[int, list[str]]) -> None:
    """Until everything is answered, or the bot has taken every update and nothing has come for a while."""
    total, seen, since = sum(map(len, sent.values())), -1, time.monotonic()
    while seen < total and time.monotonic() - since < PATIENCE:
        answered = sum(len(set(peer.texts(chat))) for chat in sent)
        if answered != seen:
            seen, since = answered, time.monotonic()
        if peer.pending() == 0 and seen > 0 and time.monotonic() - since > SILENCE:
            break
        time.sleep(0.1)
    time.sleep(SHORTLY)


def _judge(peer: Peer, sent: dict[int, list[str]], kills: int) -> Judgement:
    lost = repeated = many = disorder = 0
    for chat, texts in sent.items():
        came = peer.texts(chat)
        counted = Counter(came)
        lost += sum(text not in counted for text in texts)
        repeated += sum(count == 2 for count in counted.values())
        many += sum(count > 2 for count in counted.values())
        firsts = [int(text.removeprefix("tin ")) for text in dict.fromkeys(came)]
        disorder += sum(later < earlier for earlier, later in itertools.pairwise(firsts))
    return Judgement(sum(map(len, sent.values())), kills, lost, repeated, many, disorder)
