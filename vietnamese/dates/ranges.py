"""From one point to another: từ 1/12 đến 15/12, từ nay đến cuối tháng, dời từ t5 sang t6."""

from datetime import date, timedelta

from vietnamese.dates.context_words import MOVED
from vietnamese.dates.patterns import after, bare, pattern
from vietnamese.dates.periods import Grain, Period, unit_around
from vietnamese.dates.points import now, point
from vietnamese.dates.scene import Node, Scene
from vietnamese.dates.settled import Expression, at_point, impossible, is_impossible
from vietnamese.dates.units import bare_unit
from vietnamese.dates.when import When, first_from, is_far, last_until, settle

_ONE = timedelta(days=1)
_TO = pattern("(cho )?(đến|tới)( hết| trước| khoảng| tận| khi hết)?|-|sang|qua")
_TO_TODAY = frozenset({"den", "toi"})


def ranged(scene: Scene, left: When, place: int) -> Expression | None:
    """The range that "đến", "-" or "sang" and a second point make of a first; None where there is no second."""
    to = _TO.match(scene.phrase, place)
    if to is None:
        return None
    words = bare(to.group()).rstrip("°").split(" ")
    node = _right(scene, after(to), words[-1])
    if node is None:
        return None
    right, behind = node
    if is_impossible(left) or is_impossible(right):
        return impossible(behind, "no such day")
    if words[0] in ("sang", "qua") or _was_moved(scene, place):
        return at_point(scene, right, behind)
    ends = _ends(scene, left, right)
    if ends is None or ends[1].end < ends[0].start:
        return None
    return _between(scene, (left, right), ends, behind, strictly="truoc" in words)


def _right(scene: Scene, place: int, word: str) -> Node | None:
    node = point(scene, place)
    if node is not None:
        return node
    if word in _TO_TODAY:
        return now(scene, place)
    return bare_unit(scene, place) if word == "het" else None


def _was_moved(scene: Scene, place: int) -> bool:
    """lùi từ 30/11 đến 15/12: the new day alone"""
    number = scene.phrase.token_before(place)
    return any(_moves(scene, k) for k in range(max(0, number - 9), number))


# What follows a bare word that moves a day; "hoan thanh", "danh gia", "chuyen vien" move none.
_MOVES = {
    "gia": frozenset({"han"}),
    "keo": frozenset({"dai"}),
    "hoan": frozenset("tu den sang lai toi han".split()),
    "doi": frozenset("tu han sang qua lich ngay thoi".split()),
    "chuyen": frozenset("tu han sang qua lich ngay thoi".split()),
}


def _moves(scene: Scene, number: int) -> bool:
    word = scene.phrase.word(number)
    if not MOVED.has(word, scene.phrase.accented):
        return False
    followers = _MOVES.get(word)
    return followers is None or scene.phrase.word(number + 1) in followers


def _between(
    scene: Scene, sides: tuple[When, When], ends: tuple[Period, Period], place: int, strictly: bool
) -> Expression:
    left, right = sides
    first, last = ends
    end = last.start - _ONE if strictly else last.end
    grain: Grain = first.grain if first.grain == last.grain else "day"
    open_years = scene.year is None and "once" not in (left.step, right.step)
    far = open_years and is_far(Period(first.start, end, grain), scene.today)
    return Expression(
        first.start,
        end,
        "interval",
        grain,
        place,
        "range",
        ask=(left.ask and not left.rule.endswith(" unit")) or right.ask or far,
        guessed=frozenset({"year"}) if "once" not in (left.step, right.step) else frozenset(),
        time=right.time,
        first=first,
        last=unit_around(end, "day") if strictly else last,
    )


def _ends(scene: Scene, left: When, right: When) -> tuple[Period, Period] | None:
    """The two ends; a year or month said once serves both."""
    if right.step == "once":
        last = right.of(0)
        if last is None:
            return None
        return _pair(left.of(0) if left.step == "once" else last_until(left, last.end, _start), last)
    if left.step == "once":
        first = left.of(0)
        if first is None:
            return None
        later = first.start + _ONE if right.step == "week" else first.start
        return _pair(first, first_from(right, later, _end))
    if scene.year is not None or scene.tense == "past" or left.step == "week":
        chosen = settle(left, scene.today, scene.tense, scene.year)
        return None if chosen is None else _pair(chosen.period, first_from(right, chosen.period.start, _end))
    chosen = settle(right, scene.today, scene.tense)
    return None if chosen is None else _pair(last_until(left, chosen.period.end, _start), chosen.period)


def _pair(first: Period | None, last: Period | None) -> tuple[Period, Period] | None:
    return None if first is None or last is None else (first, last)


def _start(p: Period) -> date:
    return p.start


def _end(p: Period) -> date:
    return p.end
