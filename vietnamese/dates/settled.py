"""An expression settled on days: a point, an open end, a schedule; or a day that no calendar has."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from datetime import time as clock_time

from vietnamese.dates.patterns import pattern
from vietnamese.dates.periods import Grain, Period, unit_around
from vietnamese.dates.reading import Bound, Kind, Recurrence
from vietnamese.dates.recurring import suffixed
from vietnamese.dates.scene import Node, Scene
from vietnamese.dates.when import When, index_of, settle

_ONE = timedelta(days=1)
# Lines that read two ends at once: each end is a unit of its own.
SPLIT_RULES = frozenset({"days of one month", "day numbers", "months", "quarters", "years", "weekdays"})
_ORDINAL = pattern("thứ")
_THIS_DAY = pattern("(ngày|hôm|buổi)( hôm)?(?! [0-9])")


@dataclass(frozen=True, slots=True)
class Expression:
    """A settled expression and the position in the line behind it; `first` and `last` are its end units."""

    start: date | None
    end: date | None
    kind: Kind
    grain: Grain
    place: int
    rule: str
    ask: bool = False
    impossible: bool = False
    guessed: frozenset[str] = frozenset()
    time: clock_time | None = None
    recurrence: Recurrence | None = None
    bound: Bound | None = None
    first: Period | None = None
    last: Period | None = None


def impossible(place: int, rule: str) -> Expression:
    """A day that does not exist: said so, never a shorter match."""
    return Expression(None, None, "none", "day", place, rule, ask=True, impossible=True)


def is_impossible(when: When) -> bool:
    """Whether no calendar has it."""
    return when.impossible or (when.step == "once" and when.of(0) is None)


def units_of(when: When, period: Period) -> tuple[Period, Period]:
    """The units at both ends of a period: March and June of "tháng 3-6"."""
    if when.rule not in SPLIT_RULES:
        return period, period
    return unit_around(period.start, period.grain), unit_around(period.end, period.grain)


def at_point(scene: Scene, when: When, place: int) -> Expression | None:
    """The days themselves: ngày 25 · tuần sau · thứ 2 hàng tuần"""
    if is_impossible(when):
        return impossible(place, when.rule)
    if when.bound == "until":
        return open_before(scene, when, place)
    recurring = suffixed(scene, when, place)
    if recurring is not None:
        return schedule(scene, when, recurring[0], recurring[1])
    chosen = settle(when, scene.today, scene.tense, scene.year)
    if chosen is None:
        return None
    start, end, grain = chosen.period
    first, last = units_of(when, chosen.period)
    return Expression(
        start,
        end,
        "instant" if start == end else "interval",
        grain,
        place,
        when.rule,
        chosen.ask,
        guessed=chosen.guessed,
        time=when.time,
        first=first,
        last=last,
    )


def open_before(scene: Scene, when: When, place: int, strictly: bool = False) -> Expression | None:
    """Up to the period: its last day included, or `strictly` the day before its first."""
    if is_impossible(when):
        return impossible(place, when.rule)
    bound: Bound = "before" if strictly else "until"
    recurring = suffixed(scene, when, place)
    if recurring is not None:
        return schedule(scene, when, recurring[0], recurring[1], bound)
    chosen = settle(when, scene.today, scene.tense, scene.year, strictly)
    if chosen is None:
        return None
    end = chosen.period.start - _ONE if strictly else chosen.period.end
    over = when.rule == "months of this year" and scene.tense == "future" and end < scene.today
    return Expression(
        None,
        end,
        "open-before",
        "day" if strictly else chosen.period.grain,
        place,
        f"{bound} {when.rule}",
        chosen.ask or over or (strictly and when.rule == "Tết"),
        guessed=chosen.guessed,
        time=when.time,
        bound=bound,
        last=unit_around(end, "day") if strictly else units_of(when, chosen.period)[1],
    )


def open_after(scene: Scene, when: When, place: int, strictly: bool = False) -> Expression | None:
    """From the period on: its first day included, or `strictly` the day behind its last."""
    if is_impossible(when):
        return impossible(place, when.rule)
    chosen = settle(when, scene.today, scene.tense, scene.year)
    if chosen is None:
        return None
    bound: Bound = "after" if strictly else "from"
    return Expression(
        chosen.period.end + _ONE if strictly else chosen.period.start,
        None,
        "open-after",
        chosen.period.grain,
        place,
        f"{bound} {when.rule}",
        chosen.ask,
        guessed=chosen.guessed,
        time=when.time,
        bound=bound,
        first=chosen.period,
    )


def schedule(
    scene: Scene, when: When, how: Recurrence, place: int, bound: Bound | None = None
) -> Expression | None:
    """What comes again and again: its next day, or the next deadline it sets."""
    strictly = bound == "before"
    chosen = settle(replace(when, tense="future"), scene.today, "future", None, strictly)
    if chosen is None:
        return None
    start, end, grain = chosen.period
    found = Expression(start, end, "recurrence", grain, place, "schedule", time=when.time, recurrence=how)
    if bound is None:
        return found
    last = start - _ONE if strictly else end
    return replace(
        found, start=None, end=last, grain="day", bound=bound, recurrence=replace(how, bound=bound)
    )


def within_this(scene: Scene, place: int, bare_unit: Node | None) -> Expression | None:
    """trong ngày · trong tuần · trong tháng: the one that it is now"""
    match = _THIS_DAY.match(scene.phrase, place)
    if match is not None:
        return Expression(scene.today, scene.today, "instant", "day", match.end() + 1, "within today")
    if bare_unit is None or _ORDINAL.match(scene.phrase, bare_unit[1]) is not None:
        return None
    when, behind = bare_unit
    planned = scene.year if when.step == "year" else None
    period = when.of(planned or index_of(when.step, scene.today))
    if period is None:
        return None
    return Expression(
        period.start,
        period.end,
        "interval",
        period.grain,
        behind,
        "within this",
        guessed=frozenset({"year"}) if when.step == "year" else frozenset(),
        first=period,
        last=period,
    )
