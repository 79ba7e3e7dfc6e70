"""Whole expressions: a point, an end that is open (trước, đến hết, từ … trở đi), a range, a schedule."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from datetime import time as clock_time

from vietnamese.dates.anchored import anchor_first, from_anchor
from vietnamese.dates.patterns import after, bare, pattern, skip
from vietnamese.dates.periods import Grain, Period, unit_around
from vietnamese.dates.points import core, now, point
from vietnamese.dates.clock import clock
from vietnamese.dates.context_words import MOVED
from vietnamese.dates.reading import Bound, Kind, Recurrence
from vietnamese.dates.recurring import prefixed, suffixed
from vietnamese.dates.scene import Node, Scene
from vietnamese.dates.when import When, first_from, last_until, once, settle

_ONE = timedelta(days=1)
_BEFORE = pattern(
    "(hạn |chậm nhất |muộn nhất |phải xong |xong )?(trước)( thời hạn| thời điểm| hạn)?(?! (và|hoặc|hay|khi|~đó|~đây|mắt|hết|tiên) )"
)
_UNTIL = pattern(
    "trước (và|hoặc|hay) (trong|vào|đúng)"
    "|(chậm nhất|muộn nhất|trễ nhất|hạn chót|hạn cuối|hạn cuối cùng|deadline|không quá|không muộn hơn|không chậm hơn|không trễ hơn|tối đa|chậm nhất là|muộn nhất là)"
    "( là| vào| đến| tới| trong| :| -)?( hết| là| vào)?"
    "|(cho |tính |kéo dài |gia hạn )?(đến|tới)( hết| trước)?( là)?|hết|kịp( trong)?"
)
_STRICT_UNTIL = pattern("(đến|tới) trước")
_FROM = pattern("(kể từ|bắt đầu từ|tính từ|từ|bắt đầu (vào|trong))(?! (~đó|khi|trước|xưa) )")
_AFTER = pattern("(sau|ngoài)(?! (khi|~đó|này|~đây) )")
_IN = pattern(
    "(ngay )?(trong|vào|hạn|sang|qua|lúc|nội|dự kiến|là|thời hạn|thời gian|dời sang|đúng)( vòng| là| vào| khoảng| sang| qua)?( :)?"
)
_ABOUT = pattern("khoảng|tầm|chừng|độ|gần|sát|giáp|cận|cỡ|hình như|chắc|dự kiến")
_TO = pattern("(cho )?(đến|tới)( hết| trước| khoảng| tận)?|-|sang|qua")
_STRICT_TO = pattern("(cho )?(đến|tới) trước")
_ONWARD = pattern("(trở đi|trở về sau|về sau|đổ đi|trở lên|và (các|những) năm (tiếp theo|sau|tới|kế tiếp))")
_BACKWARD = pattern("(trở về trước|trở lại|về trước)")
_ERA_START = pattern("tết")


@dataclass(frozen=True, slots=True)
class Expression:
    """A settled expression and the position in the line behind it."""

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


SPLIT_RULES = frozenset({"days of one month", "day numbers", "months", "quarters", "years", "weekdays"})


def _units_of(when: When, period: Period) -> tuple[Period, Period]:
    if when.rule not in SPLIT_RULES:
        return period, period
    return unit_around(period.start, period.grain), unit_around(period.end, period.grain)


def expression(scene: Scene, place: int) -> Expression | None:
    """The expression that stands at the position, None when there is none."""
    for line in (_schedule, _anchored, _bounded_above, _from, _after, _inside, _plain):
        found = line(scene, place)
        if found is not None:
            return found
    return None


def _plain(scene: Scene, place: int) -> Expression | None:
    """point · point đến point · point trở đi"""
    node = point(scene, place)
    if node is None:
        return None
    when, behind = node
    onward = _ONWARD.match(scene.phrase, behind)
    if onward is not None:
        return _open_after(scene, when, after(onward), strictly=False)
    backward = _BACKWARD.match(scene.phrase, behind)
    if backward is not None:
        return _open_before(scene, when, after(backward), strictly=False)
    ranged = _range(scene, when, behind)
    return ranged or _settled(scene, when, behind)


def _settled(scene: Scene, when: When, place: int) -> Expression | None:
    if when.impossible or (when.step == "once" and when.of(0) is None):
        return Expression(None, None, "none", "day", place, when.rule, True, True)
    if when.bound == "until":
        return _open_before(scene, when, place, strictly=False)
    chosen = settle(when, scene.today, scene.tense, scene.year)
    if chosen is None:
        return None
    recurring = suffixed(scene, when, place)
    if recurring is not None:
        return _recurring(scene, when, recurring[0], recurring[1], None)
    start, end, grain = chosen.period
    kind: Kind = "instant" if start == end else "interval"
    first, last = _units_of(when, chosen.period)
    return Expression(
        start,
        end,
        kind,
        grain,
        place,
        when.rule,
        chosen.ask,
        guessed=chosen.guessed,
        time=when.time,
        first=first,
        last=last,
    )


def _recurring(
    scene: Scene, when: When, how: Recurrence, place: int, bound: Bound | None
) -> Expression | None:
    strictly = bound == "before"
    chosen = settle(replace(when, tense="future"), scene.today, "future", None, strictly)
    if chosen is None:
        return None
    start, end, grain = chosen.period
    if bound is not None:
        return Expression(
            None,
            start - _ONE if strictly else end,
            "recurrence",
            "day",
            place,
            "schedule",
            False,
            recurrence=replace(how, bound=bound),
            bound=bound,
            time=when.time,
        )
    return Expression(
        start, end, "recurrence", grain, place, "schedule", False, recurrence=how, time=when.time
    )


def _schedule(scene: Scene, place: int) -> Expression | None:
    """hàng tuần · mỗi thứ 2 · hàng tháng vào ngày 25 · trước ngày 20 hàng tháng"""
    found = prefixed(scene, place)
    if found is None:
        return None
    how, when, behind = found
    if when is None:
        return Expression(None, None, "recurrence", "day", behind, "schedule", recurrence=how)
    return _recurring(scene, when, how, behind, how.bound)


def _anchored(scene: Scene, place: int) -> Expression | None:
    """2 tuần trước Tết · trước Tết 1 tuần"""
    node = from_anchor(scene, place) or anchor_first(scene, place)
    return None if node is None else _settled(scene, *node)


def _bounded_above(scene: Scene, place: int) -> Expression | None:
    """trước 15/12 · trước 17h thứ 6 · chậm nhất 30/11 · đến hết quý I · hết tháng"""
    before = _BEFORE.match(scene.phrase, place)
    if before is not None:
        return _before(scene, after(before))
    until = _UNTIL.match(scene.phrase, place)
    if until is None:
        return None
    inner = _about(scene, after(until))
    if bare(until.group()).endswith((" truoc",)) and not bare(until.group()).startswith("truoc"):
        return _before(scene, inner)
    node = point(scene, inner) or (
        now(scene, inner) if bare(until.group()).split(" ")[-1] in ("den", "toi") else None
    )
    if node is None:
        return _end_of_this(scene, inner) or _by_clock(scene, inner)
    open_end = _open_before(scene, node[0], node[1], strictly=False)
    if open_end is not None and inner != after(until):
        open_end = replace(open_end, ask=True)
    return open_end


def _end_of_this(scene: Scene, place: int) -> Expression | None:
    """hết tuần · đến hết tháng"""
    this = _within_this(scene, place)
    return None if this is None else replace(this, start=None, kind="open-before", bound="until", rule="end of this")


def _before(scene: Scene, place: int) -> Expression | None:
    inner = _about(scene, place)
    node = point(scene, inner)
    if node is None:
        return _by_clock(scene, inner)
    when, behind = node
    return _open_before(scene, when, behind, strictly=when.time is None)


def _by_clock(scene: Scene, place: int) -> Expression | None:
    """trước 17h: today"""
    at = clock(scene, place)
    if at is None:
        return None
    today = scene.today
    return Expression(
        None,
        today,
        "open-before",
        "day",
        at.place,
        "by the clock",
        at.at is not None and at.at < scene.now.time(),
        time=at.at,
        bound="until",
        guessed=frozenset({"day"}),
    )


def _about(scene: Scene, place: int) -> int:
    return skip(scene.phrase, place, _ABOUT)


def _open_before(scene: Scene, when: When, place: int, strictly: bool) -> Expression | None:
    if when.impossible or (when.step == "once" and when.of(0) is None):
        return Expression(None, None, "none", "day", place, when.rule, True, True)
    bound: Bound = "before" if strictly else "until"
    recurring = suffixed(scene, when, place)
    if recurring is not None:
        return _recurring(scene, when, recurring[0], recurring[1], bound)
    chosen = settle(when, scene.today, scene.tense, scene.year, strictly)
    if chosen is None:
        return None
    end = chosen.period.start - _ONE if strictly else chosen.period.end
    ask = chosen.ask or (strictly and when.rule in ("Tết",))
    grain: Grain = "day" if strictly else chosen.period.grain
    return Expression(
        None,
        end,
        "open-before",
        grain,
        place,
        f"{bound} {when.rule}",
        ask,
        guessed=chosen.guessed,
        time=when.time,
        bound=bound,
        last=unit_around(end, "day") if strictly else _units_of(when, chosen.period)[1],
    )


def _open_after(scene: Scene, when: When, place: int, strictly: bool) -> Expression | None:
    if when.impossible:
        return Expression(None, None, "none", "day", place, when.rule, True, True)
    chosen = settle(when, scene.today, scene.tense, scene.year)
    if chosen is None:
        return None
    start = chosen.period.end + _ONE if strictly else chosen.period.start
    bound: Bound = "after" if strictly else "from"
    return Expression(
        start,
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


def _from(scene: Scene, place: int) -> Expression | None:
    """từ 1/12 đến 15/12 · từ nay đến cuối tháng · từ năm 2026 (trở đi)"""
    start = _FROM.match(scene.phrase, place)
    if start is None:
        return None
    node = point(scene, after(start)) or now(scene, after(start))
    if node is None:
        return None
    when, behind = node
    ranged = _range(scene, when, behind)
    if ranged is not None:
        return ranged
    settled = settle(when, scene.today, scene.tense, scene.year)
    if settled is not None and settled.period.start != settled.period.end and when.rule in SPLIT_RULES:
        return _settled(scene, when, behind)
    return _open_after(scene, when, skip(scene.phrase, behind, _ONWARD), strictly=False)


def _after(scene: Scene, place: int) -> Expression | None:
    """sau 15/12 · sau Tết · ra Tết"""
    distance = core(scene, place)
    if distance is not None:
        return None
    word = _AFTER.match(scene.phrase, place) or _OUT_OF.match(scene.phrase, place)
    node = None if word is None else core(scene, after(word))
    if word is None or node is None:
        return None
    tet = node[0].rule == "Tết"
    found = _open_after(scene, node[0], node[1], strictly=not tet)
    return None if found is None else replace(found, ask=found.ask or tet)


_OUT_OF = pattern("(ra|qua|ăn|xong)(?= tết )")


def _inside(scene: Scene, place: int) -> Expression | None:
    """trong tuần này · vào ngày 25 · hạn 5/12 · khoảng 20/12 (asked)"""
    about = _ABOUT.match(scene.phrase, place)
    word = about or _IN.match(scene.phrase, place)
    if word is None:
        return None
    if core(scene, place) is not None:
        return None
    found = expression(scene, after(word))
    if found is None:
        found = _within_this(scene, after(word))
    if found is None:
        return None
    return replace(found, ask=True) if about else found


_THIS = {pattern("(ngày|hôm|buổi)( hôm)?"): "day"}


def _within_this(scene: Scene, place: int) -> Expression | None:
    """trong ngày · trong tuần · trong tháng"""
    from vietnamese.dates.units import bare_unit

    for words in _THIS:
        match = words.match(scene.phrase, place)
        if match is not None:
            today = scene.today
            return Expression(today, today, "instant", "day", after(match), "within today")
    node = bare_unit(scene, place)
    if node is None:
        return None
    from vietnamese.dates.when import index_of

    period = node[0].of(index_of(node[0].step, scene.today))
    if period is None:
        return None
    return Expression(period.start, period.end, "interval", period.grain, node[1], "within this")


def _range(scene: Scene, left: When, place: int) -> Expression | None:
    """… đến 15/12 · - 15/12 · đến nay · đến hết năm"""
    to = _TO.match(scene.phrase, place)
    if to is None:
        return None
    inner = after(to)
    node = point(scene, inner) or (
        now(scene, inner) if bare(to.group()).split(" ")[-1] in ("den", "toi") else None
    )
    if node is None:
        return None
    right, behind = node
    if left.impossible or right.impossible:
        return Expression(None, None, "none", "day", behind, "no such day", True, True)
    ends = _ends(scene, left, right)
    if ends is None or ends[1].end < ends[0].start:
        return None
    strictly = "truoc" in bare(to.group())
    last = ends[1].start - _ONE if strictly else ends[1].end
    fine: Grain = ends[1].grain if ends[1].grain == ends[0].grain else "day"
    far = (
        left.step != "once"
        and right.step != "once"
        and min(abs(ends[0].start - scene.today), abs(last - scene.today)).days > 183
    )
    return Expression(
        ends[0].start,
        last,
        "interval",
        fine,
        behind,
        "range",
        ask=(left.ask and not left.rule.endswith("of unit")) or right.ask or far and scene.year is None,
        time=right.time,
        guessed=_guessed(left, right),
        first=ends[0],
        last=unit_around(last, "day") if strictly else ends[1],
    )


def _guessed(left: When, right: When) -> frozenset[str]:
    return frozenset() if "once" in (left.step, right.step) else frozenset({"year"})


def _this_unit(scene: Scene, place: int) -> Node | None:
    this = _within_this(scene, place)
    if this is None or this.start is None or this.end is None:
        return None
    return once(Period(this.start, this.end, this.grain), "this unit"), this.place


def _was_moved(scene: Scene, place: int) -> bool:
    """lùi từ 30/11 đến 15/12: the new day alone"""
    number = scene.phrase.token_before(place)
    return any(MOVED.has(scene.phrase.word(k), scene.phrase.accented) for k in range(max(0, number - 9), number))


def _ends(scene: Scene, left: When, right: When) -> tuple[Period, Period] | None:
    """The two ends: a year or month said once serves both."""
    if right.step == "once":
        last = right.of(0)
        if last is None:
            return None
        first = left.of(0) if left.step == "once" else last_until(left, last.end, lambda p: p.start)
        return None if first is None else (first, last)
    if left.step == "once":
        first = left.of(0)
        later = _ONE if right.step == "week" else 0 * _ONE
        last = None if first is None else first_from(right, first.start + later, lambda p: p.end)
        return None if first is None or last is None else (first, last)
    return _both_open(scene, left, right)


def _both_open(scene: Scene, left: When, right: When) -> tuple[Period, Period] | None:
    if scene.year is not None or scene.tense == "past" or left.step == "week":
        chosen = settle(left, scene.today, scene.tense, scene.year)
        last = None if chosen is None else first_from(right, chosen.period.start, lambda p: p.end)
        return None if chosen is None or last is None else (chosen.period, last)
    chosen = settle(right, scene.today, scene.tense, scene.year)
    first = None if chosen is None else last_until(left, chosen.period.end, lambda p: p.start)
    return None if chosen is None or first is None else (first, chosen.period)


_ = Node, _ERA_START, _STRICT_TO, _STRICT_UNTIL
