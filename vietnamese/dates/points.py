"""A point or stretch of time with its time of day: sáng thứ 2, 17h ngày 25/11, cuối giờ chiều nay, thứ 6 (27/11)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import time, timedelta

from vietnamese.dates import days, distances, edges, feasts, periods, spans, units, weekdays
from vietnamese.dates.clock import clock, part_of_day
from vietnamese.dates.patterns import after, bare, pattern, skip
from vietnamese.dates.periods import Period
from vietnamese.dates.scene import Node, Scene
from vietnamese.dates.traps import is_trap
from vietnamese.dates.when import When, once, settle

Line = Callable[[Scene, int], Node | None]
# The lines of the grammar by the words that they may begin with; "#" is a number in digits.
_NUMBERS = "# một hai ba bốn năm sáu bảy tám chín mười hăm mot bon nam bay tam chin muoi ham"
_LINES: tuple[tuple[Line, str], ...] = (
    (days.full_date, "#"),
    (spans.day_span, _NUMBERS + " ngày ngay các cac những nhung mùng mung mồng mong"),
    (spans.month_span, "tháng thang thg th t các cac"),
    (spans.quarter_span, "quý quy q các cac"),
    (spans.year_span, "# giai giai thời thoi nhiệm nhiem các cac kỳ ky từ tu năm nam trong"),
    (spans.weekday_span, "thứ thu t th"),
    (feasts.lunar_day, _NUMBERS + " ngày ngay hôm hom rằm ram mùng mung mồng mong"),
    (
        feasts.feast,
        "tết tet dịp dip ngày ngay lễ le quốc quoc noel nô no giáng giang giải giai nhà nha phụ phu thành thanh "
        "giỗ gio trung rằm ram vu phật phat ông ong giao đêm dem năm nam",
    ),
    (days.near_day, "ngày ngay hôm hom bữa bua mai mốt"),
    (weekdays.weekday, "thứ thu t th ngày ngay chủ chu chúa chua cn"),
    (weekdays.week_then_weekday, "tuần tuan sang qua"),
    (days.month_then_day, "tháng thang sang t th thg"),
    (days.numeric_day, "#"),
    (days.spoken_day, _NUMBERS),
    (days.this_day, "#"),
    (days.edge_day, "ngày ngay"),
    (days.marked_day, "ngày ngay ng mùng mung mồng mong hôm hom bữa bua các cac những nhung đúng dung"),
    (edges.edge_of_unit, "đầu dau giữa giua cuối cuoi"),
    (edges.half, "nửa nua nữa"),
    (edges.ten_days, "thượng thuong trung hạ ha"),
    (units.part_of_year, _NUMBERS + " nửa nua nữa trong"),
    (units.months_so_far, "#"),
    (edges.stretch, _NUMBERS),
    (edges.week_of_month, "tuần tuan"),
    (units.unit, "tuần tuan tháng thang quý quy năm nam sang qua t th thg q #"),
    (
        distances.distance_from_now,
        _NUMBERS + " sau cách cach trong nội noi tối toi nửa nua vài vai mươi chục chuc "
        "ngày ngay hôm hom bữa bua tuần tuan tháng thang quý quy năm nam",
    ),
)


def _spelled(words: str) -> set[str]:
    from vietnamese.dates.spelling import spell

    return {spell(word) for word in words.split()}


_BY_WORD: dict[str, tuple[Line, ...]] = {}
for _line, _words in _LINES:
    for _word in _spelled(_words):
        _BY_WORD[_word] = (*_BY_WORD.get(_word, ()), _line)

_PART_AND_DAY = pattern(
    "(hồi |ban |đầu |cuối |giữa )?((đầu |cuối |hết )?giờ )?(sáng sớm|sáng|trưa|chiều tối|chiều|tối|đêm|khuya|sớm) (hôm )?(nay|ni|mai|qua|mốt|kia|mot)(?! (này|mốt) )"
)
_NOW = pattern("nay(?! (mai|kính) )|bây giờ|giờ|hiện nay|hiện tại|thời điểm (này|hiện tại|hiện nay)|lúc này")
_BY_DAY_WORD = {"nay": 0, "ni": 0, "mai": 1, "qua": -1, "mốt": 2, "mot": 2, "kia": -2}
_JOIN = pattern("(,|-|là|tức|tức là|nhằm|vào|[(]|trong|của)")
_CLOSE = pattern("[)]")
# Behind a day a bare "sang" or "toi" with another day after it is sang (to) or tới (until).
_ONTO = pattern("(~sang|~toi)(?= ([0-9]+|t|thứ|ngày|tháng|cuối|đầu|hết|hôm|cn|chủ|quý|năm) )")
_NEAR_WORD = pattern("(hôm )?(nay|ni|mai|qua|mốt|kia)")
_PARTS = frozenset({"sang", "trua", "chieu", "toi", "dem", "khuya"})
_TODAY_FIRST = pattern("nay|chiều|trưa|tối")
_CLAUSE_START = pattern(
    "(em|anh|chị|e|a|c|tôi|mình|tui|nộp|gửi|xong|họp|báo|trình|phải|là|nhé|nha|ạ|bên|phòng|các|sẽ|ok)"
)
_TODAY_PART = pattern("trong (ngày|buổi|hôm nay)|cuối ngày|hết ngày|trong buổi (sáng|chiều|tối)")


def core(scene: Scene, place: int) -> Node | None:
    """The longest line of the grammar that stands here and is no trap."""
    number = scene.phrase.at.get(place)
    if number is None:
        return None
    word = scene.phrase.word(number).rstrip("°")
    best: Node | None = None
    for line in _BY_WORD.get("#" if word[0].isdecimal() else word, ()):
        node = line(scene, place)
        if node is not None and (best is None or node[1] > best[1]):
            best = node
    if best is None or is_trap(scene.phrase, number, best[1], best[0].rule):
        return None
    return best


def point(scene: Scene, place: int) -> Node | None:
    """A core with times and parts of the day before and behind it, and a finer date in brackets."""
    at = None
    node = core(scene, place)
    if node is None:
        at, inner = _times(scene, place)
        node = _part_and_day(scene, inner) or (_part_and_day(scene, place) if inner != place else None)
        if node is None and inner != place:
            node = core(scene, skip(scene.phrase, inner, _OF_WORDS))
    if node is None:
        return None
    when, place = node
    behind, place = _times(scene, place, behind=True)
    if at or behind:
        when = replace(when, time=at or behind)
    return _with_finer(scene, when, place)


_OF_WORDS = pattern("của|,|vào|trong")


def _times(scene: Scene, place: int, behind: bool = False) -> tuple[time | None, int]:
    at: time | None = None
    for _ in range(3):
        said = clock(scene, place) or (
            None if _PART_AND_DAY.match(scene.phrase, place) else part_of_day(scene, place)
        )
        if said is None:
            break
        at, place = said.at or at, said.place
    return at, place


def _part_and_day(scene: Scene, place: int) -> Node | None:
    """sáng nay · chiều mai · cuối giờ chiều nay · tối qua · sáng mốt"""
    match = _PART_AND_DAY.match(scene.phrase, place)
    if match is None and bare(scene.phrase.word(scene.phrase.token_before(place))) in _PARTS:
        match = _NEAR_WORD.match(scene.phrase, place)
    if match is None:
        return _today_first(scene, place)
    distance = (
        _BY_DAY_WORD[match.group().split(" ")[-1]] if match.group().split(" ")[-1] in _BY_DAY_WORD else 2
    )
    return once(periods.day(scene.today + timedelta(days=distance)), "part of near day"), after(match)


def _today_first(scene: Scene, place: int) -> Node | None:
    """nay em nộp · chiều em gửi: at the beginning of what is said"""
    if place != 0:
        return None
    match = _TODAY_FIRST.match(scene.phrase, place)
    if match is None or (
        _CLAUSE_START.match(scene.phrase, after(match)) is None and len(scene.phrase.tokens) > 1
    ):
        return None
    return once(periods.day(scene.today), "today first", ask="nay" not in match.group()), after(match)


def now(scene: Scene, place: int) -> Node | None:
    """nay · bây giờ · thời điểm hiện tại, as the end of a range"""
    match = _NOW.match(scene.phrase, place)
    return None if match is None else (once(periods.day(scene.today), "now"), after(match))


def _with_finer(scene: Scene, when: When, place: int) -> Node:
    """thứ 6 (27/11) · thứ sáu ngày 27/11 · cuối tháng, ngày 30/11: the date decides, a clash is asked"""
    behind = skip(scene.phrase, place, _JOIN)
    if when.recurrence is not None:
        return when, place
    explicit = days.full_date(scene, behind) or days.marked_day(scene, behind)
    if explicit is None and (
        behind != place
        or when.rule.startswith(("weekday", "this weekday", "coming weekday", "near day", "part of"))
    ):
        explicit = days.numeric_day(scene, behind) or spans.day_span(scene, behind)
    if explicit is None or explicit[0].impossible and not _agrees_at_all(explicit[0]):
        if explicit is not None and explicit[0].impossible:
            return replace(explicit[0], impossible=True), explicit[1]
        return when, place
    number = scene.phrase.at.get(behind)
    if number is None or is_trap(scene.phrase, number, explicit[1], explicit[0].rule):
        return when, place
    broad, fine = _settled(scene, when), _settled(scene, explicit[0])
    if broad is None or fine is None:
        return when, place
    agrees = _agrees(when, broad, fine)
    if not agrees and not when.rule.startswith(
        ("weekday", "this weekday", "coming weekday", "last weekday", "near day", "part of")
    ):
        return when, place
    chosen = replace(explicit[0], ask=explicit[0].ask or not agrees, time=when.time)
    return chosen, skip(scene.phrase, explicit[1], _CLOSE)


def _agrees_at_all(when: When) -> bool:
    return not when.impossible


def _agrees(when: When, broad: Period, fine: Period) -> bool:
    if when.step == "week":
        return broad.start.weekday() == fine.start.weekday()
    return broad.start <= fine.start and fine.end <= broad.end


def _settled(scene: Scene, when: When) -> Period | None:
    chosen = settle(when, scene.today, scene.tense, scene.year)
    return None if chosen is None else chosen.period


_ = bare, _TODAY_PART
