"""How fast one bot may send: per chat, per group and over all, kept by our own clock; pure bookkeeping.

Measured: the library's own limiter let 59 messages go in the first second and 40 a second to one chat.
Moments are seconds of a monotonic clock that the caller passes in.
"""

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from storage.outbox import BULK, LANES

A_SECOND = 1.0
A_MINUTE = 60.0


@dataclass(frozen=True, slots=True)
class Speed:
    """A platform's limits: messages a second over all and of them bulk, a minute to one group."""

    overall: int = 25
    bulk: int = 15
    per_group: int = 20
    between: float = A_SECOND


@dataclass(slots=True)
class Pace:
    """What was sent lately, and therefore what may go now."""

    speed: Speed = Speed()
    is_group: Callable[[str], bool] = lambda chat: False
    _all: deque[float] = field(default_factory=deque)
    _bulk: deque[float] = field(default_factory=deque)
    _chats: dict[str, float] = field(default_factory=dict)
    _groups: dict[str, deque[float]] = field(default_factory=dict)
    _paused_until: float = 0.0

    def room(self, now: float) -> int:
        """How many messages may go now over all."""
        if now < self._paused_until:
            return 0
        return self.speed.overall - _within(self._all, now, A_SECOND)

    def lanes(self, now: float) -> Sequence[str]:
        """The lanes that may send now: bulk has a share of its own."""
        full = _within(self._bulk, now, A_SECOND) >= self.speed.bulk
        return [lane for lane in LANES if lane != BULK] if full else LANES

    def bulk_room(self, now: float) -> int:
        """How many bulk messages may go now."""
        return self.speed.bulk - _within(self._bulk, now, A_SECOND)

    def busy(self, now: float) -> list[str]:
        """The chats that may not get another message yet."""
        self._forget(now)
        return list(self._chats)

    def took(self, chat: str, lane: str, now: float) -> None:
        """Count one message that goes out now."""
        self._all.append(now)
        if lane == BULK:
            self._bulk.append(now)
        self._chats[chat] = now + self.speed.between
        if self.is_group(chat):
            sent = self._groups.setdefault(chat, deque())
            sent.append(now)
            if _within(sent, now, A_MINUTE) >= self.speed.per_group:
                self._chats[chat] = sent[0] + A_MINUTE

    def pause(self, until: float) -> None:
        """Hold everything until a moment; a later one wins."""
        self._paused_until = max(self._paused_until, until)

    def next_change(self, now: float) -> float | None:
        """Seconds until more may go than now; None when nothing is held back."""
        moments = [*self._chats.values()]
        if now < self._paused_until:
            moments.append(self._paused_until)
        for window, limit in ((self._all, self.speed.overall), (self._bulk, self.speed.bulk)):
            if _within(window, now, A_SECOND) >= limit:
                moments.append(window[0] + A_SECOND)
        ahead = [m - now for m in moments if m > now]
        return min(ahead, default=None)

    def _forget(self, now: float) -> None:
        for chat in [c for c, free_at in self._chats.items() if free_at <= now]:
            del self._chats[chat]
        for chat in [c for c, sent in self._groups.items() if _within(sent, now, A_MINUTE) == 0]:
            del self._groups[chat]


def _within(sent: deque[float], now: float, span: float) -> int:
    while sent and sent[0] <= now - span:
        sent.popleft()
    return len(sent)
