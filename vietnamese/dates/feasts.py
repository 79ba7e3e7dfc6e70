"""Lunar days and feasts: rằm tháng 7, 23 tháng chạp, mùng 5 Tết, 28 Tết, Giỗ Tổ, Quốc khánh, Noel."""

from collections.abc import Callable
from datetime import date, timedelta

from vietnamese import lunar
from vietnamese.dates import periods
from vietnamese.dates.patterns import after, bare, number, pattern
from vietnamese.dates.periods import Period
from vietnamese.dates.scene import Node, Scene
from vietnamese.dates.units import year_tail
from vietnamese.dates.when import When, once

_ONE = timedelta(days=1)
_FULL_MOON = pattern("(ngày |hôm )?rằm")
_FULL_MOON_MONTH = pattern("tháng {m}( âm lịch| âm| ta)?|này|tới|sau")
_LUNAR_TAIL = "(âm lịch|âm|ta|al)"
_LUNAR_DAY = pattern(f"(ngày |mùng |mồng )?{{d}} (/|-|tháng|[.]) {{m}} {_LUNAR_TAIL}")
_LUNAR_NUMBER = pattern(f"(ngày |mùng |mồng )?{{d}} {_LUNAR_TAIL}(?! (này|lịch) )")
_OLD_MONTHS = pattern("(ngày |mùng |mồng )?{d} (tháng )?(giêng|chạp)")
_DAY_OF_TET = pattern("(ngày )?(mùng |mồng )?{d} (tháng )?tết")
_TET = pattern(
    "(dịp |ngày )?tết( nguyên đán| âm lịch| âm| ta| cổ truyền| ất| bính| đinh)?(?! (dương|tây|trung|đoan|thiếu|độc|hàn|nguyên tiêu) )"
)
_STEM = pattern(
    "(tết )?(năm |nguyên đán )?(giáp|ất|bính|đinh|mậu|kỷ|canh|tân|nhâm|quý) (tý|tí|sửu|dần|mão|thìn|tỵ|tị|ngọ|mùi|thân|dậu|tuất|hợi)"
)
_STEMS = "giap at binh dinh mau ky canh tan nham quy".split()
_BRANCHES = "ty suu dan mao thin ti ngo mui than dau tuat hoi".split()

_SOLAR_FEASTS = (
    (pattern("tết (dương lịch|dương|tây)"), 1, 1),
    (pattern("(ngày |lễ )?quốc khánh"), 9, 2),
    (pattern("(lễ |đêm |ngày )?(noel|nô en|giáng sinh)"), 12, 25),
    (pattern("(ngày |lễ )?quốc tế lao động"), 5, 1),
    (pattern("(ngày |lễ )?quốc tế phụ nữ"), 3, 8),
    (pattern("(ngày )?quốc tế thiếu nhi"), 6, 1),
    (pattern("(ngày |lễ )?giải phóng miền nam"), 4, 30),
    (pattern("(ngày )?nhà giáo việt nam"), 11, 20),
    (pattern("(ngày )?phụ nữ việt nam"), 10, 20),
    (pattern("(ngày )?thành lập đảng"), 2, 3),
    (pattern("ngày thương binh liệt sĩ"), 7, 27),
    (pattern("ngày thầy thuốc việt nam"), 2, 27),
    (pattern("ngày (khoa học và công nghệ|kh & cn) việt nam"), 5, 18),
    (pattern("ngày chuyển đổi số( quốc gia)?"), 10, 10),
    (pattern("ngày pháp luật( việt nam)?"), 11, 9),
)
_LUNAR_FEASTS = (
    (pattern("(lễ |ngày )?giỗ tổ( hùng vương)?"), 3, 10),
    (pattern("(tết |rằm )?trung thu"), 8, 15),
    (pattern("tết đoan ngọ"), 5, 5),
    (pattern("(lễ )?vu lan"), 7, 15),
    (pattern("(ngày |lễ )?phật đản"), 4, 15),
    (pattern("(ngày |lễ |tết )?ông công( ông táo)?|ông táo"), 12, 23),
)
_EVE = pattern("(đêm )?giao thừa")


def _lunar_year(
    make: Callable[[int], date | None], scene: Scene, place: int, rule: str, ask: bool = False
) -> Node:
    def of(year: int) -> Period | None:
        d = make(year)
        return None if d is None else periods.day(d)

    tail = year_tail(scene, place)
    if tail is not None:
        return When("once", lambda _: of(tail[0]), rule, ask), tail[1]
    return When("lunar-year", of, rule, ask), place


def feast(scene: Scene, place: int) -> Node | None:
    """Tết · Tết dương lịch · giao thừa · Giỗ Tổ · trung thu · Quốc khánh · Tết Quý Mão"""
    for words, m, d in _SOLAR_FEASTS:
        match = words.match(scene.phrase, place)
        if match is not None:
            return _solar(scene, m, d, after(match))
    for words, m, d in _LUNAR_FEASTS:
        match = words.match(scene.phrase, place)
        if match is not None:
            return _lunar_year(_day(m, d), scene, after(match), "lunar feast")
    match = _EVE.match(scene.phrase, place)
    if match is not None:
        return _lunar_year(lunar.last_of_year, scene, after(match), "giao thừa")
    return _stem_year(scene, place) or _tet(scene, place)


def _solar(scene: Scene, m: int, d: int, place: int) -> Node:
    tail = year_tail(scene, place)
    if tail is not None:
        return When("once", lambda _: periods.real_day(tail[0], m, d), "feast"), tail[1]
    return When("year", lambda y: periods.real_day(y, m, d), "feast"), place


def _day(m: int, d: int) -> Callable[[int], date | None]:
    return lambda year: lunar.to_solar(year, m, d)


def _tet(scene: Scene, place: int) -> Node | None:
    match = _TET.match(scene.phrase, place)
    return None if match is None else _lunar_year(lunar.tet, scene, after(match), "Tết")


def _stem_year(scene: Scene, place: int) -> Node | None:
    """Tết Quý Mão · năm Quý Mão: the last or coming year of that stem and branch"""
    match = _STEM.match(scene.phrase, place)
    if match is None or not bare(match.group()).startswith(("tet", "nam")):
        return None
    stem, branch = match.group().rstrip("°").split(" ")[-2:]
    wanted = (_STEMS.index(bare(stem)), _branch(branch))
    first = scene.today.year + 1
    year = next((y for y in range(first, first - 60, -1) if ((y - 4) % 10, (y - 4) % 12) == wanted), None)
    start = lunar.tet(year) if year is not None else None
    end = lunar.last_of_year(year) if year is not None else None
    if start is None or end is None:
        return None
    if bare(match.group()).startswith("tet"):
        return once(periods.day(start), "Tết of a named year"), after(match)
    return once(Period(start, end, "year"), "named lunar year"), after(match)


def _branch(word: str) -> int:
    """The number of an earthly branch: Tý is 0, Tỵ (with a dot below) is 5."""
    if bare(word) in ("ty", "ti"):
        return 5 if word.endswith("\u0323") else 0
    return _BRANCHES.index(bare(word))


def lunar_day(scene: Scene, place: int) -> Node | None:
    """rằm tháng 7 · rằm này · 23 tháng chạp · mùng 5 Tết · 28 Tết · 10/3 âm lịch"""
    match = _FULL_MOON.match(scene.phrase, place)
    if match is not None:
        return _full_moon(scene, after(match))
    match = _DAY_OF_TET.match(scene.phrase, place)
    if match is not None:
        return _day_of_tet(scene, number(match["d"]), after(match))
    for words in (_LUNAR_DAY, _OLD_MONTHS):
        match = words.match(scene.phrase, place)
        if match is not None:
            m = number(match["m"]) if words is _LUNAR_DAY else 12 if "chap" in bare(match.group()) else 1
            return _lunar_year(_day(m, number(match["d"])), scene, after(match), "lunar day")
    match = _LUNAR_NUMBER.match(scene.phrase, place)
    return None if match is None else (_lunar_month(number(match["d"])), after(match))


def _full_moon(scene: Scene, place: int) -> Node:
    match = _FULL_MOON_MONTH.match(scene.phrase, place)
    if match is not None and match["m"]:
        return _lunar_year(_day(number(match["m"]), 15), scene, after(match), "rằm of a month")
    return _lunar_month(15), place if match is None else after(match)


def _lunar_month(d: int) -> When:
    def of(k: int) -> Period | None:
        if not 0 <= k < len(lunar.MONTHS) or not 1 <= d <= lunar.MONTHS[k].length:
            return None
        return periods.day(lunar.MONTHS[k].first + _ONE * (d - 1))

    return When("lunar-month", of, "day of lunar month")


def _day_of_tet(scene: Scene, d: int, place: int) -> Node:
    if d <= 10:
        return _lunar_year(_day(1, d), scene, place, "mùng of Tết")

    def eve(year: int) -> date | None:
        return lunar.last_of_year(year) if d == 30 else lunar.to_solar(year, 12, d)

    return _lunar_year(eve, scene, place, "days before Tết")
