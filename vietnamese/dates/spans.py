"""Two ends that share a word: 23-27/11, tháng 3-6/2024, quý I-II, giai đoạn 2026-2030, thứ 2 đến thứ 6."""

from datetime import date, timedelta

from vietnamese.dates import periods
from vietnamese.dates.patterns import after, number, pattern
from vietnamese.dates.periods import Period
from vietnamese.dates.scene import Node, Scene
from vietnamese.dates.units import bare_unit, unit, yearly
from vietnamese.dates.when import When, once

_ONE = timedelta(days=1)
_TO = "((cho )?(đến|tới)( hết)?( ngày)?|-|và( ngày)?|hoặc( ngày)?|rạng( sáng)?( ngày)?)"
_ENDS = "(?= (/|-|năm|trong|của|này|tới|sau|trước|hàng|hằng|$|·|;|[)]|¶|,|[.] (19|20)))"
_DAYS = pattern(
    f"(({{n:count}} |các |những )?ngày |mùng )?{{d:a}}( , (ngày )?{{d:x}}){{0,4}} {_TO} (mùng )?{{d:b}} (/|-|[.]|tháng) {{m}}"
)
_DAY_LIST = pattern("((các |hai |2 |3 )?ngày )?{d:a}( , (ngày )?{d:x}){0,4} , (ngày )?{d:b} (/|tháng) {m}")
_DAY_NUMBERS = pattern(f"(các )?ngày {{d:a}}( , {{d:x}}){{0,4}} {_TO} {{d:b}}(?! (/|-|[.]) [0-9])")
_MONTHS = pattern(
    "(các )?(tháng|thg|th|t) ([.] )?{m:a} ((đến|tới|-)( hết)?) ((tháng |thg |th |t ){m:b}|{mm:bb})"
)
_MONTH_LIST = pattern(
    f"(các )?(tháng|thg|th|t) {{m:a}}( (,|;|và|[+]|&) (tháng |t )?{{m:x}}){{0,10}} (,|;|và|hoặc|[+]|&) (tháng |t )?{{m:b}}{_ENDS}"
)
_QUARTERS = pattern("(các )?(quý|q) {q:a} ((đến|tới|-)( hết)?) (quý |q )?{q:b}")
_QUARTER_LIST = pattern(
    f"(các )?(quý|q) {{q:a}}( (,|và|hoặc|[+]|&) (quý |q )?{{q:x}}){{0,2}} (,|và|hoặc|[+]|&) (quý |q )?{{q:b}}{_ENDS}"
)
_YEARS = pattern(
    "(trong )?((giai đoạn|thời kỳ|nhiệm kỳ|các năm|kỳ|từ năm|năm|từ) )?{yyyy:a} (-|đến|tới|đến năm|và|đến hết năm) (năm )?{yyyy:b}(?! (/|-) [0-9])"
)
_WEEKDAYS = pattern("(thứ|t|th) {wd:a} ((đến|tới|-|đến hết)( hết)?) ((thứ |t |th ){wd:b}|chủ nhật|cn)")

_NEXT_DAYS = pattern("(thứ|t|th) {wd:a} (,|và) (thứ|t|th) {wd:b}")


def day_span(scene: Scene, place: int) -> Node | None:
    """23-27/11 · từ 23 đến 27 tháng 11/2026 · ngày 24, 25 và 26/11"""
    match = _DAYS.match(scene.phrase, place) or _DAY_LIST.match(scene.phrase, place)
    if match is not None:
        a, b, m = number(match["a"]), number(match["b"]), number(match["m"])
        if not 1 <= m <= 12 or not 1 <= a < b <= 31:
            return None

        def make(y: int) -> Period | None:
            first, last = periods.real_day(y, m, a), periods.real_day(y, m, b)
            return Period(first.start, last.end, "day") if first and last else None

        return yearly(scene, make, after(match), "days of one month")
    match = _DAY_NUMBERS.match(scene.phrase, place)
    return (
        None if match is None else _number_span(scene, number(match["a"]), number(match["b"]), after(match))
    )


def _number_span(scene: Scene, a: int, b: int, place: int) -> Node | None:
    if not 1 <= a < b <= 31:
        return None

    def within(p: Period) -> Period | None:
        first = periods.real_day(p.start.year, p.start.month, a)
        last = periods.real_day(p.start.year, p.start.month, b)
        return Period(first.start, last.end, "day") if first and last else None

    inner = unit(scene, place) or bare_unit(scene, place)
    if inner is not None:
        return inner[0].map(within, "days of one month"), inner[1]
    return When(
        "month", lambda k: within(periods.months(k // 12, k % 12 + 1, k % 12 + 1)), "day numbers"
    ), place


def month_span(scene: Scene, place: int) -> Node | None:
    """tháng 3-6/2024 · t10-t12 · tháng 10, 11 năm 2026 · tháng 9 đến tháng 11"""
    match = _MONTHS.match(scene.phrase, place) or _MONTH_LIST.match(scene.phrase, place)
    if match is None:
        return None
    found = match.groupdict()
    a, b = number(found["a"]), number(found["b"] or found["bb"])
    if (
        not (1 <= a <= 12 and 1 <= b <= 12)
        or a == b
        or (_weekdays_rather(scene, match.group()) and a < 8 and b < 8)
    ):
        return None

    def make(y: int) -> Period:
        # A year said once belongs to the last month: tháng 11-2/2027 begins in 2026.
        first = periods.months(y if a < b else y - 1, a, a)
        return Period(first.start, periods.last_of_month(y, b), "month")

    return yearly(scene, make, after(match), "months")


def _weekdays_rather(scene: Scene, words: str) -> bool:
    return words.startswith("t ") and not scene.months_first


def quarter_span(scene: Scene, place: int) -> Node | None:
    """quý I-II/2026 · quý 3 và quý 4 · q1-q2"""
    match = _QUARTERS.match(scene.phrase, place) or _QUARTER_LIST.match(scene.phrase, place)
    if match is None:
        return None
    a, b = number(match["a"]), number(match["b"])
    if not (1 <= a <= 4 and 1 <= b <= 4) or a == b:
        return None

    def make(y: int) -> Period:
        first = periods.quarter(y if a < b else y - 1, a)
        return Period(first.start, periods.quarter(y, b).end, "quarter")

    return yearly(scene, make, after(match), "quarters")


def year_span(scene: Scene, place: int) -> Node | None:
    """giai đoạn 2026-2030 · năm 2026 - 2027 · từ 2026 đến 2028"""
    match = _YEARS.match(scene.phrase, place)
    if match is None or int(match["a"]) >= int(match["b"]):
        return None
    a, b = int(match["a"]), int(match["b"])
    return once(Period(date(a, 1, 1), date(b, 12, 31), "year"), "years"), after(match)


def weekday_span(scene: Scene, place: int) -> Node | None:
    """thứ 2 đến thứ 6 (tuần sau) · t2-t4"""
    match = _WEEKDAYS.match(scene.phrase, place) or _NEXT_DAYS.match(scene.phrase, place)
    if match is None:
        return None
    a = _weekday(match["a"])
    b = 6 if match["b"] is None else _weekday(match["b"])
    listed = match.re is _NEXT_DAYS.regex
    if not 0 <= a < b <= 6 or (listed and b != a + 1):
        return None
    place = after(match)
    week = unit(scene, place)
    if listed and week is None:
        return None
    if week is not None and week[0].step == "once":
        period = week[0].of(0)
        if period is not None and period.grain == "week":
            return once(Period(period.start + _ONE * a, period.start + _ONE * b, "day"), "weekdays"), week[1]

    def of(k: int) -> Period:
        monday = date.fromordinal(k + 1)
        return Period(monday + _ONE * a, monday + _ONE * b, "day")

    return When("week", of, "weekdays"), place


def _weekday(said: str) -> int:
    return 4 if said == "sau" else number(said) - 2
