"""Whole expressions: a point, an end that is open (trước, đến hết, từ … trở đi), a range, a schedule."""

from collections.abc import Callable
from dataclasses import replace
from datetime import time

from vietnamese.dates.anchored import anchor_first, from_anchor
from vietnamese.dates.clock import clock
from vietnamese.dates.context_words import BEFORE_ME, MOVED
from vietnamese.dates.days import lone_number
from vietnamese.dates.lines import core
from vietnamese.dates.patterns import after, bare, pattern, skip
from vietnamese.dates.points import now, part_and_day, point, times
from vietnamese.dates.ranges import ranged
from vietnamese.dates.recurring import prefixed
from vietnamese.dates.scene import Node, Scene
from vietnamese.dates.settled import (
    SPLIT_RULES,
    Expression,
    at_point,
    open_after,
    open_before,
    schedule,
    within_this,
)
from vietnamese.dates.units import bare_unit, lone_year
from vietnamese.dates.when import When, settle

_BEFORE = pattern(
    "(hạn |chậm nhất |muộn nhất |xong |đến |tới )?trước( thời hạn| thời điểm| hạn)?"
    "(?! (và|hoặc|hay|khi|~đó|~đây|mắt|hết|tiên) )"
)
_UNTIL = pattern(
    "trước (và|hoặc|hay) (trong|vào|đúng)|trước hết"
    "|(chậm nhất|muộn nhất|trễ nhất|hạn chót|hạn cuối cùng|hạn cuối|deadline|không quá|không muộn hơn|không chậm hơn"
    "|không trễ hơn|tối đa)( là| vào| đến| tới| trong| :| -)?( hết| là| vào)?"
    "|(cho |tính |kéo dài |gia hạn )?(đến|tới)( hết| cuối cùng)?( là)?|hết|kịp( trong)?"
)
_FROM = pattern("(kể từ|bắt đầu từ|tính từ|từ|bắt đầu (vào|trong))(?! (~đó|khi|trước|xưa) )")
_EVENING = pattern("toi [0-9]{1,2} rạng")
_AFTER = pattern("(sau|ngoài)(?! (khi|~đó|~này|~đây) )")
_OUT_OF = pattern("(ra|qua|ăn|xong)(?= tết )")
_IN = pattern(
    "(ngay )?(trong|cả|suốt|vào|hạn|sang|qua|lúc|nội|dự kiến|là|thời hạn|thời gian|dời sang|đúng)"
    "( vòng| là| vào| khoảng| sang| qua)?( :)?"
)
_ABOUT = pattern("khoảng|tầm|chừng|độ|gần|sát|giáp|cận|cỡ|chắc|dự kiến|hơn|ngót")
_CLOCK_BOUND = pattern("(, )?(trước|chậm nhất|muộn nhất|không quá|đến)( là| lúc)?")
_ONWARD = pattern("(trở đi|trở về sau|về sau|đổ đi|và (các|những) năm (tiếp theo|sau|tới|kế tiếp))")
_BACKWARD = pattern("(trở về trước|trở lại|về trước|đổ về trước)")


def expression(scene: Scene, place: int) -> Expression | None:
    """The expression that stands at the position, None when there is none."""
    for line in _LINES:
        found = line(scene, place)
        if found is not None:
            return found
    return None


def _schedule(scene: Scene, place: int) -> Expression | None:
    """hàng tuần · mỗi thứ 2 · hàng tháng vào ngày 25"""
    at, inner = times(scene, place)
    found = prefixed(scene, place) or (prefixed(scene, inner) if at and inner in scene.phrase.at else None)
    if found is None:
        return None
    how, when, behind = found
    if when is None:
        return Expression(None, None, "recurrence", "day", behind, "schedule", recurrence=how, time=at)
    when = replace(when, time=when.time or at)
    return schedule(scene, when, how, behind, how.bound)


def _anchored(scene: Scene, place: int) -> Expression | None:
    """2 tuần trước Tết · trước Tết 1 tuần"""
    node = from_anchor(scene, place) or anchor_first(scene, place)
    return None if node is None else at_point(scene, *node)


def _before(scene: Scene, place: int) -> Expression | None:
    """trước 15/12: ends the day before · trước 17h thứ 6: that day"""
    word = _BEFORE.match(scene.phrase, place)
    if word is None:
        return None
    inner = skip(scene.phrase, after(word), _ABOUT)
    node = point(scene, inner) or lone_number(scene, inner)
    if node is None:
        return _by_clock(scene, inner)
    midnight = node[0].time is None or node[0].time == time(0)
    found = open_before(scene, node[0], node[1], strictly=midnight and not _ends_late(scene, inner, node[1]))
    return found if found is None or inner == after(word) else replace(found, ask=True)


def _ends_late(scene: Scene, place: int, behind: int) -> bool:
    """trước cuối giờ chiều mai, trước trưa mai: that day still"""
    words = f" {bare(scene.phrase.line[place:behind].rstrip())} "
    return any(
        part in words for part in (" trua ", " chieu ", " dem ", " cuoi ngay ", " cuoi gio ", " het ngay ")
    )


def _until(scene: Scene, place: int) -> Expression | None:
    """chậm nhất 30/11 · đến hết quý I · hết tháng · tính đến nay"""
    word = _UNTIL.match(scene.phrase, place)
    if word is None or part_and_day(scene, place) is not None or _is_i(scene, place, word.group()):
        return None
    inner = skip(scene.phrase, after(word), _ABOUT)
    to_today = bare(word.group()).split(" ")[-1] in ("den", "toi")
    node = point(scene, inner) or (now(scene, inner) if to_today and not _ever(scene, place) else None)
    if node is None:
        node = lone_number(scene, inner) if "nhat" in bare(word.group()) else lone_year(scene, inner)
    if node is not None and bare(word.group()).startswith("tinh"):
        node = replace(node[0], tense="past"), node[1]
    if node is None:
        return _end_of_this(scene, inner) or _by_clock(scene, inner)
    found = open_before(scene, *node)
    return found if found is None or inner == after(word) else replace(found, ask=True)


def _is_i(scene: Scene, place: int, words: str) -> bool:
    """viec cua toi | tuan nay · bao cao toi | thang 12: a bare "toi" that is tôi and no tới; the evening of "toi 24 rang sang 25/11" """
    said = words.split(" ")
    if said[-1] != "toi" or len(said) > 2 or scene.phrase.accented:
        return False
    if said[0] == "cho":
        return not MOVED.has(scene.phrase.word(scene.phrase.at[place] - 1), accented=False)
    if _EVENING.match(scene.phrase, place) is not None:
        return True
    return said[0] == "toi" and scene.phrase.word(scene.phrase.at[place] - 1) in BEFORE_ME


def _ever(scene: Scene, place: int) -> bool:
    """từ trước | đến nay: no date"""
    number = scene.phrase.at[place]
    return bare(scene.phrase.word(number - 1)) in ("truoc", "xua", "lau")


def _end_of_this(scene: Scene, place: int) -> Expression | None:
    this = within_this(scene, place, bare_unit(scene, place))
    return (
        None
        if this is None
        else replace(this, start=None, kind="open-before", bound="until", rule="end of this")
    )


def _by_clock(scene: Scene, place: int) -> Expression | None:
    """trước 17h: today"""
    at = clock(scene, place)
    if at is None:
        return None
    over = at.at is not None and at.at < scene.now.time()
    return Expression(
        None,
        scene.today,
        "open-before",
        "day",
        at.place,
        "by the clock",
        ask=over,
        guessed=frozenset({"day"}),
        time=at.at,
        bound="until",
    )


def _from(scene: Scene, place: int) -> Expression | None:
    """từ 1/12 đến 15/12 · từ nay đến cuối tháng · từ năm 2026 (trở đi)"""
    word = _FROM.match(scene.phrase, place)
    node = None if word is None else point(scene, after(word)) or now(scene, after(word))
    if node is None:
        return None
    when, behind = node
    found = ranged(scene, when, behind)
    if found is not None:
        return found
    if when.rule == "đầu of bare unit":
        return _so_far(scene, when, behind)
    chosen = settle(when, scene.today, scene.tense, scene.year)
    if chosen is not None and when.rule in SPLIT_RULES:
        return at_point(scene, when, behind)
    return open_after(scene, when, skip(scene.phrase, behind, _ONWARD))


def _so_far(scene: Scene, when: When, place: int) -> Expression | None:
    """từ đầu năm: up to today"""
    found = at_point(scene, replace(when, tense="past", ask=False), place)
    return None if found is None else replace(found, end=scene.today, kind="interval", rule="so far")


def _after(scene: Scene, place: int) -> Expression | None:
    """sau 15/12 · sau Tết · ra Tết (from Tết on, asked)"""
    word = _AFTER.match(scene.phrase, place) or _OUT_OF.match(scene.phrase, place)
    if word is None or core(scene, place) is not None:
        return None
    node = core(scene, after(word))
    if node is None:
        return _after_the_clock(scene, after(word))
    if node[0].rule in ("ahead", "after", "ago", "within"):
        return None
    tet = node[0].rule == "Tết"
    found = open_after(scene, node[0], node[1], strictly=not tet)
    return None if found is None else replace(found, ask=found.ask or tet)


def _after_the_clock(scene: Scene, place: int) -> Expression | None:
    """sau 17h thứ 6: that day still · sau 2h chiều: today · not "sau 2h", hours from now"""
    at, behind = times(scene, place)
    if at is None or at == time(23, 59):
        return None
    node = point(scene, place)
    if node is not None:
        found = open_after(scene, *node)
        return None if found is None else replace(found, bound="after")
    said = set(bare(scene.phrase.line[place:behind]).split())
    if at.hour < 13 and not said & _DAY_PARTS:
        return None
    today = Expression(scene.today, None, "open-after", "day", behind, "after the clock", bound="after")
    return replace(today, ask=not said & _DAY_PARTS, guessed=frozenset({"day"}), time=at)


_DAY_PARTS = frozenset({"sang", "trua", "chieu", "toi", "dem", "khuya"})


def _inside(scene: Scene, place: int) -> Expression | None:
    """trong tuần này · vào ngày 25 · hạn 5/12 · khoảng 20/12 (asked)"""
    inner, about, words = _prefixes(scene, place)
    if inner == place or inner not in scene.phrase.at or core(scene, place) is not None:
        return None
    found = next(
        (one for line in _LINES if line is not _inside and (one := line(scene, inner)) is not None), None
    )
    if found is None and words in _THIS:
        found = within_this(scene, inner, bare_unit(scene, inner))
    if found is None and words.startswith("han"):
        node = lone_number(scene, inner)
        found = None if node is None else at_point(scene, *node)
    return replace(found, ask=True) if found is not None and about else found


def _measures(scene: Scene, place: int) -> bool:
    """tiến độ, mức độ: no "about" """
    return bare(scene.phrase.word(scene.phrase.token_before(place))) in ("tien", "muc", "toc", "che", "trinh")


def _prefixes(scene: Scene, place: int) -> tuple[int, bool, str]:
    """The position behind at most three words such as trong, khoảng, hạn; whether one was vague; the last ones."""
    vague, words = False, ""
    for _ in range(3):
        about = None if _measures(scene, place) else _ABOUT.match(scene.phrase, place)
        word = about or _IN.match(scene.phrase, place)
        if word is None:
            break
        vague, words, place = vague or about is not None, bare(word.group()), after(word)
    return place, vague, words


_THIS = frozenset({"trong", "ca", "suot", "ngay trong", "noi", "noi trong", "trong vong"})


def _plain(scene: Scene, place: int) -> Expression | None:
    """point · point đến point · point trở đi"""
    node: Node | None = point(scene, place)
    if node is None:
        return None
    when, behind = node
    onward = _ONWARD.match(scene.phrase, behind)
    if onward is not None:
        return open_after(scene, when, after(onward))
    backward = _BACKWARD.match(scene.phrase, behind)
    if backward is not None:
        return open_before(scene, when, after(backward))
    return (
        ranged(scene, when, behind) or _day_then_clock(scene, when, behind) or at_point(scene, when, behind)
    )


# "báo cáo tháng 11 | trước 17h": of a unit that is no day the hour says nothing.
_LONGER = frozenset({"week", "month", "quarter", "half", "year"})


def _day_then_clock(scene: Scene, when: When, place: int) -> Expression | None:
    """ngày 30/11, trước 17h: that day"""
    word = _CLOCK_BOUND.match(scene.phrase, place)
    chosen = None if word is None else settle(when, scene.today, scene.tense, scene.year)
    if word is None or (chosen is not None and chosen.period.grain in _LONGER):
        return None
    at = clock(scene, after(word))
    return None if at is None else open_before(scene, replace(when, time=at.at), at.place)


_LINES: tuple[Callable[[Scene, int], Expression | None], ...] = (
    _schedule,
    _anchored,
    _before,
    _until,
    _from,
    _after,
    _inside,
    _plain,
)
