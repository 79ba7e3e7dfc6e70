"""A clock that can be moved, for the demo.

Only `bot` asks a clock; everything below gets the moment as an argument.
"""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta


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
