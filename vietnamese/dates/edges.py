"""Đầu, giữa, cuối of a unit; its halves; the three ten-day stretches of a month; the n-th week of a month."""

from datetime import date, timedelta

from vietnamese.dates import periods
from vietnamese.dates.patterns import after, bare, number, pattern, skip
from vietnamese.dates.periods import Period, edge, half_of
from vietnamese.dates.scene import Node, Scene
from vietnamese.dates.units import bare_unit, unit
from vietnamese.dates.when import When, once

_EDGE = pattern("{edge}( của| trong)?")
_HALF = pattern("(nửa|nữa) (đầu|cuối|sau|trước)( của)?")
_TENTH = pattern("(thượng|trung|hạ) tuần( của)?")
_STRETCH = pattern("({n} (ngày|tuần|tháng|quý)|tháng|quý) (đầu tiên|đầu|cuối cùng|cuối)( của)?")
_WEEK_NUMBER = pattern(
    "tuần {number}?{dd}(( / | năm | , năm | ){yyyy})?(?! (/|-|[.]|:|,) [0-9])(?! (h|g|giờ|tiếng|ngày|tháng|tuần|%) )"
)
_WEEK_OF = pattern("tuần (đầu tiên|đầu|cuối cùng|cuối|thứ {q}|{q:q2})( của| trong)?(?= (tháng|năm|quý) )")
_OF = pattern("của|trong")
_PLACES = {"dau": "đầu", "giua": "giữa", "cuoi": "cuối", "truoc": "đầu", "sau": "cuối"}
_WEEK = timedelta(days=7)
_ONE = timedelta(days=1)


def _inner(scene: Scene, place: int) -> Node | None:
    return unit(scene, place) or bare_unit(scene, place)


def edge_of_unit(scene: Scene, place: int) -> Node | None:
    """đầu tháng sau · giữa tuần · cuối năm 2027 · cuối quý I"""
    match = _EDGE.match(scene.phrase, place)
    inner = None if match is None else _inner(scene, after(match))
    if match is None or inner is None:
        return None
    where = _PLACES[bare(match["edge"])]
    kind = "unit" if unit(scene, after(match)) is not None else "bare unit"
    when = inner[0].map(lambda p: edge(p, where), f"{where} of {kind}")
    vague = where != "cuối" and _is_month(inner[0]) and scene.tense == "future"
    return (_asking(when) if vague or (where == "cuối" and _is_weekend(when)) else when), inner[1]


def _asking(when: When) -> When:
    return When(when.step, when.of, when.rule, True, when.time, when.tense)


def _is_month(when: When) -> bool:
    if when.step == "once":
        period = when.of(0)
        return period is not None and period.grain == "month"
    return when.step == "month" or when.rule == "month"


def _is_weekend(when: When) -> bool:
    if when.step == "week":
        return True
    period = when.of(0) if when.step == "once" else None
    return period is not None and period.start != period.end


def half(scene: Scene, place: int) -> Node | None:
    """nửa đầu tháng 12 · nửa cuối năm"""
    match = _HALF.match(scene.phrase, place)
    inner = None if match is None else _inner(scene, after(match))
    if match is None or inner is None:
        return None
    where = _PLACES[bare(match.group()).split(" ")[1]]
    return inner[0].map(lambda p: half_of(p, where), "half of unit"), inner[1]


def ten_days(scene: Scene, place: int) -> Node | None:
    """thượng tuần, trung tuần, hạ tuần tháng 12: 1–10, 11–20, 21–end"""
    match = _TENTH.match(scene.phrase, place)
    inner = None if match is None else _inner(scene, after(match))
    if match is None or inner is None:
        return None
    which = ("thuong", "trung", "ha").index(bare(match.group()).split(" ")[0])

    def pick(p: Period) -> Period:
        first = p.start.replace(day=1 + 10 * which)
        return Period(first, p.end if which == 2 else first + _ONE * 9, "day")

    return inner[0].map(pick, "ten days of month"), inner[1]


def stretch(scene: Scene, place: int) -> Node | None:
    """10 ngày đầu tháng 12 · 2 tuần cuối năm · 3 tháng đầu năm sau"""
    match = _STRETCH.match(scene.phrase, place)
    inner = None if match is None else _inner(scene, after(match))
    if match is None or inner is None:
        return None
    words = bare(match.group()).split(" ")
    n, last = number(match["n"]) if match["n"] else 1, "cuoi" in words
    grain = next(unit for unit in ("ngay", "tuan", "thang", "quy") if unit in words)
    if grain == "quy":
        n, grain = 3 * n, "thang"
    return inner[0].map(lambda p: _stretch(p, n, grain, last), "stretch of unit"), inner[1]


def _stretch(p: Period, n: int, grain: str, last: bool) -> Period | None:
    if n < 1:
        return None
    if grain == "thang":
        if last:
            return Period(periods.add_months(p.end.replace(day=1), 1 - n), p.end, "month")
        return Period(p.start, periods.add_months(p.start, n) - _ONE, "month")
    length = _ONE * (n if grain == "ngay" else 7 * n) - _ONE
    return Period(p.end - length, p.end, "day") if last else Period(p.start, p.start + length, "day")


def week_of_month(scene: Scene, place: int) -> Node | None:
    """tuần đầu tháng 12 · tuần cuối tháng 11 · tuần thứ 2 của tháng 12: the weeks of its Thursdays"""
    match = _WEEK_OF.match(scene.phrase, place)
    inner = None if match is None else _inner(scene, skip(scene.phrase, after(match), _OF))
    if match is None or inner is None:
        return None
    said = match["q"] or match["q2"]
    n = number(said) if said else -1 if "cuoi" in bare(match.group()) else 1
    return inner[0].map(lambda p: _nth_week(p, n), "week of month"), inner[1]


def week_of_year(scene: Scene, place: int) -> Node | None:
    """tuần 48 · tuần 48/2026: the week of ISO 8601; below 6 it is rather the month's, unless "số" is said"""
    match = _WEEK_NUMBER.match(scene.phrase, place)
    if match is None:
        return None
    n = int(match["dd"])
    if not (1 if match["number"] else 6) <= n <= 53:
        return None

    def make(year: int) -> Period | None:
        if n > date(year, 12, 28).isocalendar().week:
            return None
        return periods.week_of(date.fromisocalendar(year, n, 1))

    if match["yyyy"]:
        return once(make(int(match["yyyy"])), "week of year"), after(match)
    return When("year", make, "week of year"), after(match)


def _nth_week(p: Period, n: int) -> Period | None:
    """The week belongs to the month that holds its Thursday, as in ISO 8601."""
    if n < 0:
        return periods.week_of(p.end - _ONE * ((p.end.weekday() - 3) % 7))
    thursday = p.start + _ONE * ((3 - p.start.weekday()) % 7)
    return periods.week_of(thursday + _WEEK * (n - 1)) if 1 <= n <= 5 else None
