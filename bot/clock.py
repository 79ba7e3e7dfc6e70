"""The process's clock as a value that can be handed in: the real one, and one that can be moved (demo).

Only `bot` asks a clock; everything below gets the moment as an argument.
"""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Tells the present moment, aware UTC."""

    def now(self) -> datetime:
        """The present moment."""


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """The present moment, aware UTC."""
        return datetime.now(UTC)


class MovableClock:
    """Begins at a moment of its own, runs on in real time, and can be moved forward, never back."""

    def __init__(self, start: datetime, ticks: Callable[[], float] = time.monotonic) -> None:
        self._ticks = ticks
        self._base, self._since = start.astimezone(UTC), ticks()

    def now(self) -> datetime:
        """The simulated moment, aware UTC."""
        return self._base + timedelta(seconds=self._ticks() - self._since)

    def move_to(self, moment: datetime) -> None:
        """Go on from `moment`; a moment that has passed changes nothing."""
        ticks = self._ticks()
        present = self._base + timedelta(seconds=ticks - self._since)
        self._base, self._since = max(moment.astimezone(UTC), present), ticks
