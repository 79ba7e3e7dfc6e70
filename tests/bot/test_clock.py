"""The demo's clock runs on in real time and only ever forward."""

from datetime import timedelta

from bot.clock import MovableClock
from tests.house import BEGAN

HOUR = timedelta(hours=1)


class Ticks:
    """A monotonic clock that a test turns."""

    seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


def test_begins_at_its_own_moment_and_runs_on() -> None:
    ticks = Ticks()
    clock = MovableClock(BEGAN, ticks)
    assert clock.now() == BEGAN
    ticks.seconds += 90
    assert clock.now() == BEGAN + timedelta(seconds=90)


def test_goes_on_from_the_moment_it_was_moved_to() -> None:
    ticks = Ticks()
    clock = MovableClock(BEGAN, ticks)
    ticks.seconds += 5
    clock.move_to(BEGAN + HOUR)
    ticks.seconds += 1
    assert clock.now() == BEGAN + HOUR + timedelta(seconds=1)


def test_never_runs_backwards() -> None:
    ticks = Ticks()
    clock = MovableClock(BEGAN, ticks)
    ticks.seconds += 60
    clock.move_to(BEGAN)
    assert clock.now() == BEGAN + timedelta(seconds=60)


def test_it_tells_aware_moments() -> None:
    assert MovableClock(BEGAN).now().utcoffset() == timedelta(0)
