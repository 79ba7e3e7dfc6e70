"""Schedules: hàng tuần, mỗi thứ 2, ngày 25 hàng tháng, trước 15/12 hàng năm, 6 tháng/lần."""

from dataclasses import replace
from typing import Literal

from vietnamese.dates.context_words import GOODS
from vietnamese.dates.patterns import after, bare, number, pattern, skip
from vietnamese.dates.periods import edge
from vietnamese.dates.points import point
from vietnamese.dates.reading import Bound, Recurrence
from vietnamese.dates.scene import Scene
from vietnamese.dates.units import cycle
from vietnamese.dates.when import When, index_of

Every = Literal["day", "week", "month", "quarter", "half", "year"]
_EVERY: dict[str, Every] = {"ngay": "day", "tuan": "week", "thang": "month", "quy": "quarter", "nam": "year"}
_NOT_NAMED = "(?! ([0-9]+|nay|này|sau|tới|trước|ngoái) )"
_SUFFIX = pattern(f"(, )?(của )?(hàng|hằng|mỗi|từng|các) (ngày|tuần|tháng|quý|năm){_NOT_NAMED}")
_PREFIX = pattern(
    f"(định kỳ )?(hàng|hằng|mỗi|từng|định kỳ) (ngày|tuần|tháng|quý|năm|6 tháng|sáu tháng|nửa năm){_NOT_NAMED}"
)
_EACH = pattern("(mỗi|các|hàng|hằng)(?= (sáng|chiều|tối|thứ|t|chủ|cn|ngày (thứ|[0-9]+)) )")
_EDGE_EACH = pattern("{edge} (mỗi|hàng|hằng|các) (tuần|tháng|quý|năm)")
_LINK = pattern("(, )?(vào lúc|vào|lúc|từ)|,")
_BOUND = pattern("(, )?(chậm nhất|muộn nhất)( là| vào| đến)?")
_BEFORE = pattern("(, )?trước")
_WEEKDAYS = pattern("(các )?(thứ|t) {wd:a}( (,|và|;) (thứ |t )?[2-7]){1,5} (hàng|hằng|mỗi|trong) tuần")
_TIMES = pattern("({n} (ngày|tuần|tháng|quý|năm)|(ngày|tuần|tháng|quý|năm)) (/ |một |1 )(1 |một )?lần")
_TIMES_IN = pattern("({n} )?lần (/|một|1|mỗi) (1 |một )?(ngày|tuần|tháng|quý|năm)")
Found = tuple[Recurrence, When | None, int]


def suffixed(scene: Scene, when: When, place: int) -> tuple[Recurrence, int] | None:
    """The schedule that "hàng tháng" behind a day makes of it."""
    match = _SUFFIX.match(scene.phrase, place)
    if match is None:
        return None
    every = _EVERY[bare(match.group()).rstrip("°").split(" ")[-1]]
    return _of(scene, when, every), after(match)


def _of(scene: Scene, when: When, every: Every) -> Recurrence:
    k = 0 if when.step == "once" else index_of(when.step, scene.today)
    period = when.of(k) or when.of(k + 1)
    if period is None:
        return Recurrence(every)
    if when.step == "week" or every == "week":
        return Recurrence("week", tuple(range(period.start.isoweekday(), period.end.isoweekday() + 1)))
    day = (
        -1
        if when.rule in ("edge day", "cuối of unit", "cuối of bare unit") and period.end.day > 27
        else period.end.day
    )
    return Recurrence(every, day=day, month=period.end.month if every == "year" else None)


def prefixed(scene: Scene, place: int) -> Found | None:
    """hàng tuần (vào thứ 2) · mỗi thứ 2 · thứ 3, 5 hàng tuần · 6 tháng/lần"""
    for line in (_weekdays, _each, _edge, _times, _every):
        found = line(scene, place)
        if found is not None:
            return found
    return None


def _edge(scene: Scene, place: int) -> Found | None:
    """cuối mỗi tháng · đầu hằng quý"""
    match = _EDGE_EACH.match(scene.phrase, place)
    if match is None:
        return None
    every = _EVERY[bare(match.group()).rstrip("°").split(" ")[-1]]
    where = {"dau": "đầu", "giua": "giữa", "cuoi": "cuối"}[bare(match["edge"])]
    when = cycle("day" if every in ("day", "half") else every).map(
        lambda p: edge(p, where), f"{where} of unit"
    )
    return _of(scene, when, every), when, after(match)


def _weekdays(scene: Scene, place: int) -> Found | None:
    match = _WEEKDAYS.match(scene.phrase, place)
    if match is None:
        return None
    said = sorted({int(w) - 1 for w in match.group().split(" ") if w in "234567"})
    node = point(scene, place)
    return None if node is None else (Recurrence("week", tuple(said)), node[0], after(match))


def _each(scene: Scene, place: int) -> Found | None:
    each = _EACH.match(scene.phrase, place)
    node = None if each is None else point(scene, after(each))
    if node is None or node[0].step not in ("week", "month"):
        return None
    behind = _SUFFIX.match(scene.phrase, node[1])
    how = _of(scene, node[0], "week" if node[0].step == "week" else "month")
    return how, node[0], node[1] if behind is None else after(behind)


def _times(scene: Scene, place: int) -> Found | None:
    match = _TIMES.match(scene.phrase, place) or _TIMES_IN.match(scene.phrase, place)
    if match is None:
        return None
    words = bare(match.group()).split(" ")
    every = next(_EVERY[w] for w in words if w in _EVERY)
    if every == "month" and match["n"] and words[1] != "lan":
        many: dict[int, Every] = {3: "quarter", 6: "half", 12: "year"}
        every = many.get(number(match["n"]), "month")
    return Recurrence(every), None, after(match)


def _every(scene: Scene, place: int) -> Found | None:
    match = _PREFIX.match(scene.phrase, place)
    if match is None or GOODS.has(scene.phrase.word(scene.phrase.token_before(place)), scene.phrase.accented):
        return None
    words = bare(match.group()).rstrip("°").split(" ")
    every: Every = "half" if {"6", "sau", "nua"} & set(words) else _EVERY[words[-1]]
    return _with_day(scene, every, after(match)) or (Recurrence(every), None, after(match))


def _with_day(scene: Scene, every: Every, place: int) -> Found | None:
    """hàng tháng vào ngày 25 · hằng quý, trước ngày 10"""
    bound: Bound | None = None
    inner = skip(scene.phrase, place, _LINK)
    for words, name in ((_BEFORE, "before"), (_BOUND, "until")):
        if words.match(scene.phrase, place) is not None:
            inner, bound = skip(scene.phrase, place, words), "before" if name == "before" else "until"
    node = point(scene, inner) if inner in scene.phrase.at else None
    if node is None or node[0].step not in ("week", "month", "year"):
        return None
    return replace(_of(scene, node[0], every), bound=bound), node[0], node[1]
