"""Days by name and number: hôm nay, mai, ngày 25 tháng sau, 30/11/2026, ngày làm việc cuối cùng của tháng."""

import re
from dataclasses import replace
from datetime import timedelta

from tasks.calendar import WorkingCalendar
from vietnamese.dates import periods
from vietnamese.dates.context_words import CLAUSE
from vietnamese.dates.patterns import NOT_ONTO, after, bare, either, number, pattern, skip, year_number
from vietnamese.dates.periods import Period
from vietnamese.dates.scene import Node, Scene, offset
from vietnamese.dates.units import bare_unit, cycle, unit, year_tail, yearly
from vietnamese.dates.when import When, once

_ONE = timedelta(days=1)
_NEAR_DAYS = (
    (pattern("(ngày )?hôm (nay|ni)|bữa (nay|ni)"), 0),
    (pattern("(ngày |hôm |bữa )?mai(?! (này|sau|mốt|một|mối|táng|phục|hậu) )"), 1),
    (pattern("(ngày|bữa) (kia|tê|mốt)|~mốt"), 2),
    (pattern("ngày kìa"), 3),
    (pattern("(ngày )?(hôm|bữa) qua"), -1),
    (pattern("(hôm|bữa) (kia|tê)"), -2),
    (pattern("(hôm|bữa) ~kìa"), -3),
)
OF = pattern("của|trong|thuộc")
_DAY_MARK = pattern("(các |những |đúng )?(ngày|ng|mùng|mồng|hôm ngày|hôm|bữa)( ngày| mùng)?")
_FULL = (
    pattern("{dd:d} / {mm:m} / {y}"),
    pattern("{dd:d} - {mm:m} - {y}"),
    pattern("{dd:d} [.] {mm:m} [.] {y}"),
)
_ISO = pattern("{yyyy} (-|/) {mm:m} (-|/) {dd:d}")
_DAY_MONTH = pattern("{dd:d} (/|-|[.]) {mm:m}")
_SPOKEN = pattern("{d} (, )?tháng {m}|{dd} (thg|th|t) {mm}")
_YEAR_BEHIND = pattern("{yyyy}")
_OF_MONTH = pattern("{d}(?= tháng (này|nay|ni|sau|tới|trước) )")
_NUMBER = pattern("{d}")
_THIS_DAY = pattern("{dd} (này|tây|dương lịch)(?! (khi|việc|nv|nhiệm) )")
_REL = pattern("(này|nay|sắp tới|vừa rồi|vừa qua|hôm trước)|tới" + NOT_ONTO)
_SOLAR = pattern("tây|dương lịch|dương")
_LONE = pattern("{dd}")
_COUNTED_UNITS = frozenset({"ngay", "tuan", "thang", "quy", "nam", "h", "gio"})
_ENDS = frozenset("· , ; ! ? ¶ )".split())
_EVERY_MONTH = pattern("(của )?(hàng|hằng|mỗi) tháng")
_COUNTED_DAY = pattern("ngày (làm việc )?thứ {d} (của|trong)(?= (tháng|quý|năm) )")
_EDGE_DAY = pattern("ngày (làm việc )?(đầu tiên|đầu|cuối cùng|cuối|thứ nhất)")
_WORKING = pattern("ngày làm việc (tiếp theo|kế tiếp|tới|sau)")


_SAME_DAY = pattern(
    "((ngày )?(hôm )?(này|nay)|ngày (này|nay)|(đúng )?giờ (này|nay)) (tuần|tháng|quý|năm) (sau|tới|trước|ngoái)(?! (nữa|khi|~đó) )"
)
_DAY_AFTER_TOMORROW = pattern("~mot (gửi|nộp|trình|xong|họp|báo|em|anh|chị|e|a|tôi|mình)")


def near_day(scene: Scene, place: int) -> Node | None:
    """hôm nay · mai · ngày kia · mốt · hôm qua · hôm kia"""
    match = _SAME_DAY.match(scene.phrase, place)
    if match is not None:
        unit_word, rel = bare(match.group()).split(" ")[-2:]
        return _same_day_of(scene, unit_word, offset(rel)), after(match)
    for words, distance in _NEAR_DAYS:
        match = words.match(scene.phrase, place)
        if match is not None:
            return once(periods.day(scene.today + _ONE * distance), "near day"), after(match)
    if place == 0 and not scene.phrase.accented and _DAY_AFTER_TOMORROW.match(scene.phrase, place):
        return once(periods.day(scene.today + _ONE * 2), "mốt first"), scene.phrase.places[1]
    return None


def _same_day_of(scene: Scene, unit_word: str, steps: int) -> When:
    """ngày này tháng sau · hôm nay tuần sau: today's weekday, day of the month or of the year in another unit"""
    if unit_word == "tuan":
        return once(periods.day(scene.today + _ONE * 7 * steps), "same day")
    months = {"thang": 1, "quy": 3, "nam": 12}[unit_word] * steps
    return once(periods.day(periods.add_months(scene.today, months)), "same day")


def full_date(scene: Scene, place: int) -> Node | None:
    """30/11/2026 · 30-11-26 · 30.11.2026 · 2026-11-30"""
    for words in (*_FULL, _ISO):
        match = words.match(scene.phrase, place)
        if match is None:
            continue
        found = match.groupdict()
        year = int(found.get("yyyy") or 0) or year_number(found["y"])
        return once(_exact(year, int(found["m"]), int(found["d"])), "day/month/year"), after(match)
    return None


def _exact(year: int, m: int, d: int) -> Period | None:
    return periods.real_day(year, m, d) if 1 <= m <= 12 else None


def numeric_day(scene: Scene, place: int) -> Node | None:
    """30/11 · 30-11 · 30.11 + year"""
    match = _DAY_MONTH.match(scene.phrase, place)
    if match is None:
        return None
    return day_of_month_of_year(scene, int(match["d"]), int(match["m"]), after(match))


def spoken_day(scene: Scene, place: int) -> Node | None:
    """30 tháng 11 · ba mươi tháng mười một năm sau · 25 tháng này"""
    match = _SPOKEN.match(scene.phrase, place)
    if match is None:
        return None
    if match["dd"]:
        m = int(match["mm"])
        # 5 t6 is more often "task 5, Friday".
        if " thg " not in match.group() and 2 <= m <= 7:
            return None
        return day_of_month_of_year(scene, int(match["dd"]), m, after(match))
    if bare(match["m"]) == "nam" and _YEAR_BEHIND.match(scene.phrase, after(match)):
        return None
    return day_of_month_of_year(scene, number(match["d"]), number(match["m"]), after(match))


def day_of_this_month(scene: Scene, place: int) -> Node | None:
    """25 tháng này · hăm lăm tháng sau (asked, it might be months)"""
    match = _OF_MONTH.match(scene.phrase, place)
    inner = None if match is None else unit(scene, after(match))
    if match is None or inner is None or not 13 <= number(match["d"]) <= 31:
        return None
    d = number(match["d"])
    steps = scene.phrase.line[after(match) : inner[1]].split()[1:]
    when = inner[0].map(lambda p: periods.real_day(p.start.year, p.start.month, d), "day of this month")
    return replace(when, ask=bare(" ".join(steps)) not in ("nay", "ni")), inner[1]


def this_day(scene: Scene, place: int) -> Node | None:
    """27 này · 25 tây"""
    match = _THIS_DAY.match(scene.phrase, place)
    if match is None or not 1 <= int(match["dd"]) <= 31:
        return None
    return _day_number(scene, place)


def day_of_month_of_year(scene: Scene, d: int, m: int, place: int) -> Node:
    """A day and month whose year follows, or that comes round every year."""
    if not 1 <= m <= 12 or not 1 <= d <= 31 or (d == 31 and m in (4, 6, 9, 11)) or (m == 2 and d > 29):
        tail = year_tail(scene, place)
        return once(None, "no such day"), place if tail is None else tail[1]
    return yearly(scene, lambda y: periods.real_day(y, m, d), skip(scene.phrase, place, _SOLAR), "day/month")


def marked_day(scene: Scene, place: int) -> Node | None:
    """ngày 25 · ngày 25/11 · ngày 5 tháng sau · mùng 5 · hôm 5/11"""
    mark = _DAY_MARK.match(scene.phrase, place)
    if mark is None:
        return None
    inner = after(mark)
    past = bare(mark.group()).split()[0] in ("hom", "bua")
    node = full_date(scene, inner) or numeric_day(scene, inner) or spoken_day(scene, inner)
    if node is None:
        node = _day_number(scene, inner)
    if node is None or node[0].step == "once":
        return node
    if past and node[0].tense is None:
        return replace(node[0], tense="past"), node[1]
    lunar_too = bare(mark.group()).startswith(("mung", "mong")) and _LUNAR_NEAR.search(scene.phrase.line)
    return (replace(node[0], ask=True), node[1]) if lunar_too else node


# Mùng is said of solar days too; a word of the lunar year near it makes it doubtful.
_LUNAR_NEAR = re.compile(f"(?:^| )(?:{'|'.join(map(either, 'tết rằm giỗ cúng giêng chạp âm'.split()))}) ")


def lone_number(scene: Scene, place: int) -> Node | None:
    """(hạn) 25 · (sáng) 25: a bare number 1–31 that ends the clause, to be asked"""
    match = _LONE.match(scene.phrase, place)
    if match is None or not 1 <= int(match["dd"]) <= 31:
        return None
    behind = scene.phrase.word(scene.phrase.at.get(after(match), len(scene.phrase.tokens)))
    clause = CLAUSE.has(behind, scene.phrase.accented) and bare(behind) not in _COUNTED_UNITS
    if behind and not clause and behind not in _ENDS:
        return None
    d = int(match["dd"])
    return When("month", lambda k: periods.real_day(k // 12, k % 12 + 1, d), "lone number", ask=True), after(
        match
    )


def _day_number(scene: Scene, place: int) -> Node | None:
    match = _NUMBER.match(scene.phrase, place)
    if match is None:
        return None
    d, place = number(match["d"]), skip(scene.phrase, after(match), _SOLAR)
    in_unit = skip(scene.phrase, skip(scene.phrase, place, _COMMA), OF)
    inner = unit(scene, in_unit)
    if inner is None and bare_unit(scene, in_unit) is not None:
        inner = bare_unit(scene, in_unit)
    if inner is not None and inner[0].of is not None and _is_month(inner[0], scene):
        return inner[0].map(
            lambda p: periods.real_day(p.start.year, p.start.month, d), "day of month"
        ), inner[1]
    if d > 31 or d < 1:
        return once(None, "no such day"), place
    rel = _REL.match(scene.phrase, place)
    when = When("month", lambda k: periods.real_day(k // 12, k % 12 + 1, d), "day number")
    if rel is None:
        return when, place
    past = bare(rel.group()) in ("vua roi", "vua qua", "hom truoc")
    return When("month", when.of, when.rule, tense="past" if past else "future"), after(rel)


_COMMA = pattern(",")


def _is_month(when: When, scene: Scene) -> bool:
    k = {"once": 0, "month": scene.today.year * 12, "year": scene.today.year}.get(when.step)
    period = None if k is None else when.of(k)
    return period is not None and period.grain == "month"


def counted_day(scene: Scene, place: int) -> Node | None:
    """ngày thứ 3 của tháng 10 · ngày làm việc thứ 5 của tháng 12"""
    match = _COUNTED_DAY.match(scene.phrase, place)
    inner = None if match is None else unit(scene, after(match)) or bare_unit(scene, after(match))
    if match is None or inner is None:
        return None
    n, calendar = number(match["d"]), scene.calendar or WorkingCalendar()
    working = "lam viec" in bare(match.group())

    def pick(p: Period) -> Period | None:
        day = calendar.add_working_days(p.start - _ONE, n) if working else p.start + _ONE * (n - 1)
        return periods.day(day) if n and day <= p.end else None

    return inner[0].map(pick, "counted day"), inner[1]


def edge_day(scene: Scene, place: int) -> Node | None:
    """ngày cuối tháng · ngày làm việc đầu tiên của tháng 12 · ngày làm việc tiếp theo"""
    calendar = scene.calendar or WorkingCalendar()
    match = _WORKING.match(scene.phrase, place)
    if match is not None:
        return once(periods.day(calendar.add_working_days(scene.today, 1)), "next working day"), after(match)
    match = _EDGE_DAY.match(scene.phrase, place)
    if match is None:
        return None
    inside = skip(scene.phrase, after(match), OF)
    inner = unit(scene, inside) or bare_unit(scene, inside)
    if inner is None and _EVERY_MONTH.match(scene.phrase, inside) is not None:
        inner = cycle("month"), inside
    if inner is None:
        return None
    words = bare(match.group())
    last, working = "cuoi" in words, "lam viec" in words

    def pick(p: Period) -> Period:
        chosen = p.end if last else p.start
        if working:
            chosen = calendar.previous_working(chosen) if last else calendar.next_working(chosen)
        return periods.day(chosen)

    return inner[0].map(pick, "edge day"), inner[1]


def month_then_day(scene: Scene, place: int) -> Node | None:
    """tháng 12 ngày 5 · tháng sau, ngày 5"""
    outer = unit(scene, place)
    if outer is None or not _is_month(outer[0], scene):
        return None
    mark = _DAY_BEHIND.match(scene.phrase, skip(scene.phrase, outer[1], _COMMA))
    if mark is None:
        return None
    d = number(mark["d"])
    return outer[0].map(lambda p: periods.real_day(p.start.year, p.start.month, d), "month then day"), after(
        mark
    )


_DAY_BEHIND = pattern("(ngày|mùng) {d}(?! (/|-|[.]|tháng))")
