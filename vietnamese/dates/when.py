"""When something is, before it is settled which occurrence is meant.

`When` is either fixed (one period) or comes round: every week, month, year, lunar month or lunar year.
`settle` applies the policy "deadlines lie ahead, reports lie behind".
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from datetime import time as clock_time
from typing import Literal

from vietnamese import lunar
from vietnamese.dates.periods import Period
from vietnamese.dates.reading import Recurrence, Tense

Step = Literal["once", "week", "month", "quarter", "year", "lunar-month", "lunar-year"]
HALF_A_YEAR = timedelta(days=183)
# Occurrences looked at before giving up: 29 February may be eight years off, ngày 31 two months.
_TRIES = 9
_GUESSED: dict[Step, frozenset[str]] = {
    "once": frozenset(),
    "week": frozenset({"week"}),
    "month": frozenset({"month", "year"}),
    "quarter": frozenset({"quarter", "year"}),
    "year": frozenset({"year"}),
    "lunar-month": frozenset({"month", "year"}),
    "lunar-year": frozenset({"year"}),
}


@dataclass(frozen=True, slots=True)
class When:
    """The periods that an expression may mean: `of(k)` is the k-th occurrence, None where the calendar has none."""

    step: Step
    of: Callable[[int], Period | None]
    rule: str
    ask: bool = False
    time: clock_time | None = None
    tense: Tense | None = None
    recurrence: Recurrence | None = None
    bound: Literal["until", "from", "none"] | None = None
    impossible: bool = False
    guessed: frozenset[str] = frozenset()

    def map(self, change: Callable[[Period], Period | None], rule: str) -> "When":
        """The same occurrences, each changed."""

        def of(k: int) -> Period | None:
            period = self.of(k)
            return None if period is None else change(period)

        return replace(self, of=of, rule=rule)


@dataclass(frozen=True, slots=True)
class Settled:
    """The occurrence chosen, with what was guessed and whether it should be confirmed."""

    period: Period
    guessed: frozenset[str]
    ask: bool


def once(period: Period | None, rule: str, ask: bool = False, guessed: frozenset[str] = frozenset()) -> When:
    """A When of one period; None makes it impossible."""
    return When("once", lambda _: period, rule, ask, impossible=period is None, guessed=guessed)


def index_of(step: Step, d: date) -> int:
    """The number of the occurrence whose stretch (week, month, year …) holds the day."""
    if step == "week":
        return d.toordinal() - 1 - d.weekday()
    if step == "month":
        return d.year * 12 + d.month - 1
    if step == "quarter":
        return d.year * 4 + (d.month - 1) // 3
    if step == "year":
        return d.year
    if step == "lunar-month":
        return lunar.index_on(d) or 0
    if step == "lunar-year":
        year = lunar.to_lunar(d)
        return year[0] if year else d.year
    return 0


def _stride(step: Step) -> int:
    return 7 if step == "week" else 1


def first_from(when: When, day: date, key: Callable[[Period], date]) -> Period | None:
    """The first occurrence whose key day is not before `day`."""
    if when.step == "once":
        return when.of(0)
    k = index_of(when.step, day)
    for n in range(-1, _TRIES):
        period = when.of(k + n * _stride(when.step))
        if period is not None and key(period) >= day:
            return period
    return None


def last_until(when: When, day: date, key: Callable[[Period], date]) -> Period | None:
    """The last occurrence whose key day is not after `day`."""
    if when.step == "once":
        return when.of(0)
    k = index_of(when.step, day)
    for n in range(1, -_TRIES, -1):
        period = when.of(k + n * _stride(when.step))
        if period is not None and key(period) <= day:
            return period
    return None


def settle(
    when: When, today: date, tense: Tense, year: int | None = None, strictly: bool = False
) -> Settled | None:
    """The occurrence meant on `today`; `strictly` wants its first day after today ("trước 20/11" said on 20/11).

    A plan's `year` decides what comes round yearly. None when there is no such occurrence.
    """
    if when.step == "once":
        period = when.of(0)
        return None if period is None else Settled(period, when.guessed, when.ask)
    if year is not None and when.step in ("year", "lunar-year"):
        period = when.of(year)
        return None if period is None else Settled(period, frozenset({"year"}), when.ask)
    period = _nearest(when, today, when.tense or tense, strictly)
    if period is None:
        return None
    same_weekday = when.step == "week" and (period.start - today).days % 7 == 0 and period.grain == "day"
    feast = when.rule.startswith(_NAMED_FEASTS) and period.start - today < _JUST_OVER
    far = is_far(period, today) and not feast
    return Settled(period, _GUESSED[when.step], when.ask or far or same_weekday)


def is_far(period: Period, today: date) -> bool:
    """Whether the year that nobody said may be another one: more than half a year off and not of this year."""
    near = min(abs(period.start - today), abs(period.end - today)) <= HALF_A_YEAR
    return not near and today.year not in (period.start.year, period.end.year)


# Said in the month behind a feast, that one may be meant.
_JUST_OVER = timedelta(days=335)
# Nobody means the last Quốc khánh by the coming one.
_NAMED_FEASTS = ("feast", "lunar feast", "rằm of a month", "giao thừa", "Tết", "mùng of Tết", "lunar day")


def _nearest(when: When, today: date, tense: Tense, strictly: bool) -> Period | None:
    if when.step == "week":
        if tense == "future":
            later = today + timedelta(days=1)
            return first_from(
                when, later, lambda p: p.end + timedelta(days=1) if p.start.weekday() == 5 else p.start
            )
        return last_until(when, today - timedelta(days=1), lambda p: p.end)
    if tense == "past":
        return last_until(when, today, lambda p: p.start)
    if strictly:
        return first_from(when, today + timedelta(days=1), lambda p: p.start)
    return first_from(when, today, lambda p: p.end)
