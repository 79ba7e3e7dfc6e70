"""Weekdays: thứ 6, t6, cn, with their week or month; a bare one is the coming (past) one."""

from dataclasses import replace
from datetime import date, timedelta

from vietnamese.dates import periods
from vietnamese.dates.patterns import NOT_ONTO, after, bare, number, pattern, skip
from vietnamese.dates.periods import Period
from vietnamese.dates.scene import Node, Scene, offset
from vietnamese.dates.units import bare_unit, relative, unit
from vietnamese.dates.when import When, once

_ONE = timedelta(days=1)
_WEEKDAY = pattern("(ngày )?thứ {wd}|(ngày )?(t|th) ([.] )?[2-7]|(ngày )?(chủ|chúa) nhật|cn")
_INTO_WEEK = pattern("của|trong|,")
_REL = pattern("{rel}" + NOT_ONTO)
_MORE_DAYS = pattern("((,|và|;|hoặc) (thứ|t|th) {wd:x} ){0,3}(,|và|;|hoặc) (thứ|t|th) {wd:y}")
_NTH_OF = pattern("(tuần )?thứ {q}( của| trong)?(?= tháng )")
_EDGE_OF = pattern("(tuần )?(đầu tiên|đầu|cuối cùng|cuối)( của| trong)?")


def weekday(scene: Scene, place: int) -> Node | None:
    """thứ 6 · t6 · chủ nhật + này, tới, tuần sau, đầu tháng 12, cuối cùng của tháng"""
    match = _WEEKDAY.match(scene.phrase, place)
    if match is None or (scene.months_first and match.group().startswith("t ")):
        return None
    index = _index(match.group())
    if index > 6:
        return once(None, "no such weekday"), after(match)
    ask = match.group().startswith("th ")
    return _placed(scene, index, after(match), ask)


def _index(words: str) -> int:
    """0 (Monday) to 6 of the words; 7 for thứ 8. Bare "thu sau" is Friday."""
    last = bare(words.split(" ")[-1])
    if last in ("cn", "nhat"):
        return 6
    return 4 if last == "sau" else number(last) - 2 if last != "8" else 7


def _placed(scene: Scene, index: int, place: int, ask: bool) -> Node:
    inside = skip(scene.phrase, place, _INTO_WEEK)
    week = relative(scene, inside)
    if week is not None and _grain(week[0]) == "week":
        return week[0].map(lambda p: periods.day(p.start + _ONE * index), "weekday of week"), week[1]
    shared = _week_of_list(scene, place)
    if shared is not None:
        return shared.map(lambda p: periods.day(p.start + _ONE * index), "weekday of week"), place
    longer = _of_longer_unit(scene, index, place)
    if longer is not None:
        return longer
    rel = _REL.match(scene.phrase, place)
    if rel is not None:
        return _by_word(scene, index, bare(rel["rel"])), after(rel)

    def of(k: int) -> Period:
        return periods.day(date.fromordinal(k + 1 + index))

    return When("week", of, "weekday", ask), place


def _week_of_list(scene: Scene, place: int) -> When | None:
    """thứ 2 |, thứ 5 tuần sau: the week said once serves every day of the list"""
    more = _MORE_DAYS.match(scene.phrase, place)
    week = None if more is None else relative(scene, after(more))
    return week[0] if week is not None and _grain(week[0]) == "week" else None


def _grain(when: When) -> str:
    period = when.of(0) if when.step == "once" else None
    return period.grain if period is not None else ""


def _by_word(scene: Scene, index: int, word: str) -> When:
    steps = offset(word)
    ahead = (index - scene.today.weekday()) % 7
    if steps == 0:
        return once(periods.day(scene.today + _ONE * ahead), "this weekday", ask=ahead == 0)
    if steps < 0:
        back = (scene.today.weekday() - index) % 7 or 7
        return once(periods.day(scene.today - _ONE * (back + 7 * (-steps - 1))), "last weekday")
    if word in ("toi", "sap toi"):
        return once(periods.day(scene.today + _ONE * (ahead or 7)), "coming weekday")
    monday = periods.week_of(scene.today).start
    return once(periods.day(monday + _ONE * (7 * steps + index)), "weekday sau", ask=True)


def _of_longer_unit(scene: Scene, index: int, place: int) -> Node | None:
    nth = _NTH_OF.match(scene.phrase, place)
    match = nth or _EDGE_OF.match(scene.phrase, place)
    if match is None:
        return None
    inner = unit(scene, after(match)) or bare_unit(scene, after(match))
    if inner is None or inner[0].step == "week" or _grain(inner[0]) == "week":
        return None
    last = "cuoi" in bare(match.group())
    weeks = number(nth["q"]) - 1 if nth is not None else 0
    when = inner[0].map(lambda p: periods.day(_nth(p, index, last) + _ONE * 7 * weeks), "weekday of unit")
    return replace(when, ask=when.ask or bare(match.group()).startswith("tuan thu")), inner[1]


def _nth(period: Period, index: int, last: bool) -> date:
    if last:
        return period.end - _ONE * ((period.end.weekday() - index) % 7)
    return period.start + _ONE * ((index - period.start.weekday()) % 7)


def week_then_weekday(scene: Scene, place: int) -> Node | None:
    """tuần sau thứ 3 · tuần này, t6"""
    week = relative(scene, place)
    if week is None or _grain(week[0]) != "week":
        return None
    match = _WEEKDAY.match(scene.phrase, skip(scene.phrase, week[1], _INTO_WEEK))
    if match is None or _index(match.group()) > 6:
        return None
    index = _index(match.group())
    return week[0].map(lambda p: periods.day(p.start + _ONE * index), "weekday of week"), after(match)
