"""Weeks, months, quarters, halves and years: named ("tháng 12/2026"), relative ("tuần sau"), bare ("tháng")."""

from collections.abc import Callable
from datetime import date, timedelta

from vietnamese import lunar
from vietnamese.dates import periods
from vietnamese.dates.patterns import NOT_ONTO, Pattern, after, bare, number, pattern, year_number
from vietnamese.dates.periods import Grain, Period, unit_around
from vietnamese.dates.scene import Node, Scene, offset
from vietnamese.dates.when import Step, When, once

_NOT_EVENT = "(?! (khi|~đó|~đây|hết|toán|hoạch) )"
_WORDS: dict[Grain, str] = {"week": "tuần", "month": "tháng", "quarter": "quý", "year": "năm"}
_NEXT: dict[Grain, Pattern] = {
    grain: pattern(
        f"(sang|qua) {word}( (sau|tới|mới))?(?! ([0-9]+|i|ii|iii|iv|này|nay|trước|nữa|sau|tới|qua|rồi|{{m}}|{{q}}) )"
    )
    for grain, word in _WORDS.items()
}
_RELATIVE: dict[Grain, Pattern] = {
    grain: pattern(f"{word} {{rel}}{_NOT_EVENT}") for grain, word in _WORDS.items()
}
_BARE: dict[Grain, Pattern] = {grain: pattern(word) for grain, word in _WORDS.items()}
_STEPS: dict[Grain, Step] = {"week": "week", "month": "month", "quarter": "quarter", "year": "year"}
_AN_HOUR = pattern(
    "[0-9]{1,2} (h|g|giờ|:)|(ngày )?[0-9]{1,2} (/|-) [0-9]{1,2}|thứ {wd}|t[2-7]|ngày {d} tháng"
)
_UP_TO = pattern("giờ|nay|bây giờ|hiện tại|hiện nay|hôm nay|lúc này|thời điểm|chừ|ngày [0-9]")
_TWO_YEARS_AGO = pattern("năm kia")

_YEAR_GUESSED = frozenset({"year"})
_YEAR_TAIL = pattern(
    "(/ |- |[.·] |, |của |trong )?(năm )?{yyyy}|/ {y:y2}|(, |/ |của )?năm {y:y3}|(, )?(của |trong )?năm {ywords}"
    "|(, )?(của )?năm {rel}|sang năm|năm kia"
)
_MONTH_NUMBER = pattern("tháng {m}")
_MONTH_SHORT = pattern("(t|th|thg) ([.] )?{mm}")
_MONTH_YEAR = pattern("{mm} (/|-) (năm )?{yyyy}")
_NEARBY = pattern("(này|nay|sắp tới|vừa rồi|vừa qua)(?! (nữa|khi) )|tới" + NOT_ONTO)
_ROMAN_YEAR = pattern("{roman} / (năm )?{yyyy}")
_QUARTER_NUMBER = pattern("(quý|q) ([.] )?{q}")
_YEAR_NUMBER = pattern("năm {yyyy}|năm {ywords}|năm {y:y2}(?! [/-])")
_LONE_YEAR = pattern("{yyyy}(?= ($|[·,;)¶]))")
_PART_OF_YEAR = pattern("(trong )?({n} tháng|{mm} (thg|th|t)|sau thang|nửa|nữa) {edge}( của)? năm")
_MONTHS_OF_YEAR = pattern("{n} tháng")
_REPORTED = pattern("cáo|kết|quả|độ|hợp|kỳ|sơ kết|tổng kết")
_END = pattern("[)·;,¶.]|của|cho|gửi|nhé|giúp|bản|word|theo|ạ|đi")


def year_tail(scene: Scene, place: int) -> tuple[int, int] | None:
    """The year that follows a day, month or quarter ("/2027", "năm 2027", "năm sau", "sang năm") and the next place."""
    match = _YEAR_TAIL.match(scene.phrase, place)
    if match is None:
        return None
    found = match.groupdict()
    if found["rel"]:
        return scene.today.year + offset(found["rel"]), after(match)
    for slot in ("yyyy", "ywords", "y2", "y3"):
        if found[slot]:
            year = year_number(found[slot])
            return (year, after(match)) if slot in ("yyyy", "ywords") or 2015 <= year <= 2060 else None
    return scene.today.year + (-2 if match.group().endswith("kia") else 1), after(match)


def yearly(scene: Scene, make: Callable[[int], Period | None], place: int, rule: str) -> Node:
    """What comes round every year, fixed where a year follows."""
    tail = year_tail(scene, place)
    if tail is not None:
        return once(make(tail[0]), rule), tail[1]
    when = When("year", make, rule)
    near = _NEARBY.match(scene.phrase, place)
    if near is not None:
        past = bare(near.group()).startswith(("vua", "roi"))
        return When("year", make, rule, tense="past" if past else "future"), after(near)
    return when, place


def relative(scene: Scene, place: int) -> Node | None:
    """tuần này · tháng sau · quý trước · năm ngoái · sang tuần · năm kia"""
    for grain, next_one in _NEXT.items():
        match = next_one.match(scene.phrase, place)
        if match is not None:
            return once(unit_around(scene.today, grain, 1), f"next {grain}"), after(match)
        match = _RELATIVE[grain].match(scene.phrase, place)
        if match is not None and not _leads_on(scene, match["rel"], after(match)):
            period = unit_around(scene.today, grain, offset(match["rel"]))
            return once(period, f"{grain} {offset(match['rel']):+d}"), after(match)
    match = _TWO_YEARS_AGO.match(scene.phrase, place)
    return None if match is None else (once(unit_around(scene.today, "year", -2), "năm kia"), after(match))


def _leads_on(scene: Scene, rel: str, place: int) -> bool:
    """báo cáo tuần | trước 16h · từ đầu năm | tới giờ"""
    following = {"truoc": _AN_HOUR, "toi": _UP_TO}.get(bare(rel))
    return following is not None and following.match(scene.phrase, place) is not None


def bare_unit(scene: Scene, place: int) -> Node | None:
    """tuần · tháng · quý · năm, as they stand after cuối, trong, của: coming round, the current one first"""
    for grain, word in _BARE.items():
        match = word.match(scene.phrase, place)
        if match is not None:
            return cycle(grain), after(match)
    return None


def cycle(grain: Grain) -> When:
    """Every week, month, quarter or year."""

    def of(k: int) -> Period:
        if grain == "week":
            return periods.week_of(date.fromordinal(k + 1))
        if grain == "month":
            return periods.months(k // 12, k % 12 + 1, k % 12 + 1)
        return periods.quarter(k // 4, k % 4 + 1) if grain == "quarter" else periods.whole_year(k)

    return When(_STEPS[grain], of, grain)


def month(scene: Scene, place: int) -> Node | None:
    """tháng 12 · tháng mười hai năm 2026 · tháng 12/2026 · t12 · th11 · 12/2026"""
    match = _MONTH_NUMBER.match(scene.phrase, place)
    if match is not None:
        in_words = bare(match["m"])
        line = _lunar_month if in_words in ("gieng", "chap") else _month
        return line(scene, number(match["m"]), after(match))
    match = _MONTH_SHORT.match(scene.phrase, place)
    if match is not None:
        return _short_month(scene, match.group(), int(match["mm"]), after(match))
    match = _MONTH_YEAR.match(scene.phrase, place)
    if match is None or not 1 <= int(match["mm"]) <= 12:
        return None
    m, y = int(match["mm"]), int(match["yyyy"])
    return once(periods.months(y, m, m), "month/year"), after(match)


def _lunar_month(scene: Scene, m: int, place: int) -> Node:
    """tháng giêng · tháng chạp (năm 2027): months of the lunar calendar"""

    def of(y: int) -> Period | None:
        at = lunar.month_index(y, m)
        if at is None:
            return None
        first = lunar.MONTHS[at].first
        return Period(first, first + timedelta(lunar.MONTHS[at].length - 1), "month")

    tail = year_tail(scene, place)
    if tail is not None:
        return once(of(tail[0]), "lunar month"), tail[1]
    return When("lunar-year", of, "lunar month"), place


def _month(scene: Scene, m: int, place: int) -> Node:
    if not 1 <= m <= 12:
        tail = year_tail(scene, place)
        return once(None, "no such month"), place if tail is None else tail[1]
    return yearly(scene, lambda y: periods.months(y, m, m), place, "month")


def _short_month(scene: Scene, words: str, m: int, place: int) -> Node | None:
    """t2…t7 are weekdays unless a year follows, t8…t12 and t1 months"""
    if not 1 <= m <= 12:
        return None
    weekday_like = 2 <= m <= 7 and not scene.months_first and not words.startswith("thg")
    tail = year_tail(scene, place)
    if weekday_like and (
        tail is None or not scene.phrase.line.startswith(("/", "-", ".", "20", "năm 20", "nam 20"), place)
    ):
        return None
    return _month(scene, m, place)


def quarter(scene: Scene, place: int) -> Node | None:
    """quý 3 · quý III/2026 · q1 năm sau · quý tư"""
    match = _ROMAN_YEAR.match(scene.phrase, place)
    if match is not None:
        return once(periods.quarter(int(match["yyyy"]), number(match["roman"])), "quarter"), after(match)
    match = _QUARTER_NUMBER.match(scene.phrase, place)
    if match is None:
        return None
    q, place = number(match["q"]), after(match)
    if not 1 <= q <= 4:
        return (once(None, "no such quarter"), place) if match.group().startswith("qu") else None
    return yearly(scene, lambda y: periods.quarter(y, q), place, "quarter")


def year(scene: Scene, place: int) -> Node | None:
    """năm 2026 · năm hai không hai bảy · năm 26"""
    match = _YEAR_NUMBER.match(scene.phrase, place)
    if match is None:
        return None
    value = year_number(match["yyyy"] or match["ywords"] or match["y2"])
    if not 1945 <= value <= 2100 or (match["y2"] and not 2020 <= value <= 2060):
        return None
    return once(periods.whole_year(value), "year", ask=bool(match["y2"])), after(match)


def lone_year(scene: Scene, place: int) -> Node | None:
    """(đến hết) 2026: a bare year at the end of the clause"""
    match = _LONE_YEAR.match(scene.phrase, place)
    return None if match is None else (once(periods.whole_year(int(match["yyyy"])), "year"), after(match))


def part_of_year(scene: Scene, place: int) -> Node | None:
    """6 tháng đầu năm 2026 · 9 tháng đầu năm · 3 tháng cuối năm · nửa đầu năm sau"""
    match = _PART_OF_YEAR.match(scene.phrase, place)
    if match is None:
        return None
    said = match["n"] or match["mm"]
    n = number(said) if said else 6
    if not 1 <= n <= 12 or match["edge"].startswith("g"):
        return None
    first, last = (1, n) if bare(match["edge"]) == "dau" else (13 - n, 12)
    grain: Grain = "month" if said else "half"
    place = after(match)
    tail = _tail_after_year_word(scene, place)
    if tail is not None:
        return once(periods.months(tail[0], first, last, grain), "months of the year"), tail[1]
    period = periods.months(scene.year or scene.today.year, first, last, grain)
    return once(period, "months of this year", guessed=_YEAR_GUESSED), place


def months_so_far(scene: Scene, place: int) -> Node | None:
    """9 tháng (of this year) · 10 tháng năm 2026"""
    match = _MONTHS_OF_YEAR.match(scene.phrase, place)
    if match is None or not 1 <= number(match["n"]) <= 12:
        return None
    tail = year_tail(scene, after(match))
    if tail is not None:
        return once(periods.months(tail[0], 1, number(match["n"])), "months of the year"), tail[1]
    reported = (
        _REPORTED.match(scene.phrase, scene.phrase.places[max(scene.phrase.token_before(place), 0)])
        is not None
    )
    if match["n"] not in ("3", "6", "9", "11", "10") or not (reported or (place == 0 and match["n"] in "69")):
        return None
    if after(match) in scene.phrase.at and _END.match(scene.phrase, after(match)) is None:
        return None
    period = periods.months(scene.year or scene.today.year, 1, number(match["n"]))
    return once(period, "months so far", guessed=_YEAR_GUESSED), after(match)


def _tail_after_year_word(scene: Scene, place: int) -> tuple[int, int] | None:
    before = scene.phrase.places[scene.phrase.token_before(place)]
    return year_tail(scene, before)


def unit(scene: Scene, place: int) -> Node | None:
    """Any calendar unit that is named or relative."""
    lines = (month, quarter) if scene.phrase.line[place : place + 1].isdecimal() else _UNIT_LINES
    for line in lines:
        node = line(scene, place)
        if node is not None:
            return node
    return None


_UNIT_LINES = (relative, month, quarter, year)
