"""Distances from another day: 5 ngày kể từ ngày 1/12, 2 tuần trước Tết, trước 30/4 3 ngày."""

from dataclasses import replace
from datetime import date

from tasks.calendar import WorkingCalendar
from vietnamese.dates import periods
from vietnamese.dates.distances import AMOUNT, Distance, distance
from vietnamese.dates.lines import core
from vietnamese.dates.patterns import after, bare, pattern
from vietnamese.dates.periods import Period
from vietnamese.dates.scene import Node, Scene
from vietnamese.dates.when import When

_FROM_ANCHOR = pattern(
    f"((trong|sau|tối đa|chậm nhất|nội)( vòng| thời hạn| khoảng)? )?{AMOUNT} (kể từ|tính từ|từ|sau|trước)( khi)?"
)
_WITHIN = ("trong", "toi", "cham", "noi")
_ANCHOR_FIRST = pattern("(trước|sau)( ngày)?")
_THEN_AMOUNT = pattern(f"(khoảng |chừng |tầm )?{AMOUNT}")


def from_anchor(scene: Scene, place: int) -> Node | None:
    """5 ngày kể từ ngày 1/12 · trong 10 ngày từ 1/12 · 2 tuần trước Tết · 3 ngày sau 20/11"""
    match = _FROM_ANCHOR.match(scene.phrase, place)
    if match is None:
        return None
    d, words = distance(match.groupdict(), match.group()), bare(match.group()).split(" ")
    anchor = None if d is None else _anchor(scene, after(match))
    if d is None or anchor is None or not match["a"]:
        return None
    when = _shifted(scene, anchor[0], d, -1 if words[-1] == "truoc" else 1)
    return (replace(when, bound="until") if words[0] in _WITHIN else when), anchor[1]


def anchor_first(scene: Scene, place: int) -> Node | None:
    """trước Tết 1 tuần · sau 15/12 3 ngày"""
    match = _ANCHOR_FIRST.match(scene.phrase, place)
    anchor = None if match is None else _anchor(scene, after(match))
    if match is None or anchor is None:
        return None
    amount = _THEN_AMOUNT.match(scene.phrase, anchor[1])
    d = None if amount is None else distance(amount.groupdict(), amount.group())
    if amount is None or d is None or amount["a"] is None:
        return None
    return _shifted(scene, anchor[0], d, -1 if bare(match.group()).startswith("truoc") else 1), after(amount)


def _anchor(scene: Scene, place: int) -> Node | None:
    node = core(scene, place)
    if node is None or node[0].rule in ("within", "ahead", "ago", "next days", "last days", "no such day"):
        return None
    return node


def _shifted(scene: Scene, anchor: When, d: Distance, sign: int) -> When:
    calendar = scene.calendar or WorkingCalendar()

    def shift(p: Period) -> Period:
        from_day: date = p.start if sign < 0 else p.end
        return periods.day(d.shift(from_day, sign, calendar))

    when = anchor.map(shift, "from a day")
    return replace(when, ask=when.ask or d.vague or (d.unit == "work" and scene.calendar is None))
