"""A point of time with its time of day: sáng thứ 2, 17h ngày 25/11, cuối giờ chiều nay, thứ 6 (27/11)."""

from dataclasses import replace
from datetime import time, timedelta

from vietnamese.dates import days, periods, spans, weekdays
from vietnamese.dates.clock import clock, part_of_day
from vietnamese.dates.context_words import BEFORE_ME
from vietnamese.dates.lines import core
from vietnamese.dates.patterns import after, bare, pattern, skip
from vietnamese.dates.periods import Period
from vietnamese.dates.scene import Node, Scene, read_once
from vietnamese.dates.traps import is_trap
from vietnamese.dates.when import When, index_of, once, settle

_PART_AND_DAY = pattern(
    "(hồi |ban |đầu |cuối |giữa )?((đầu |cuối |hết )?giờ )?(sáng sớm|sáng|trưa|chiều tối|chiều|tối|đêm|khuya|sớm)"
    " (hôm )?(nay|ni|mai|qua|mốt|kia)(?! (này|mốt) )"
)
_NEAR_WORD = pattern("(hôm )?(nay|ni|mai|qua|mốt|kia)")
_PARTS = frozenset({"sang", "trua", "chieu", "toi", "dem", "khuya"})
_DISTANCES = {"nay": 0, "ni": 0, "mai": 1, "qua": -1, "mot": 2, "kia": -2}
_TODAY_FIRST = pattern("nay|chiều|trưa|tối")
_CLAUSE_START = pattern(
    "em|anh|chị|e|a|c|tôi|mình|tui|nộp|gửi|xong|họp|báo|trình|phải|là|nhé|nha|ạ|bên|phòng|các|sẽ|ok"
)
_NOW = pattern("nay(?! (mai|kính) )|bây giờ|giờ|hiện nay|hiện tại|thời điểm (này|hiện tại|hiện nay)|lúc này")
# Behind a day a bare "sang" or "toi" with another day after it is sang (to) or tới (until).
_ONTO = pattern("(sang|toi)(?= ([0-9]+|t|thứ|ngày|tháng|cuối|đầu|hết|hôm|cn|chủ|quý|năm|giờ|nay) )")
_PAST_MARK = pattern("(hồi|hôm|bữa|đợt|từ hồi)( vào)?")
_OF_WORDS = pattern("của|,|vào|trong|[(]")
_JOIN = pattern("(,|-|là|tức|tức là|nhằm|vào|[(]|trong|của)")
_CLOSE = pattern("[)]")
_WEEKDAY_BEHIND = pattern("[(]|,|là")
_NAMED_DAYS = (
    "weekday",
    "this weekday",
    "coming weekday",
    "last weekday",
    "near day",
    "part of",
    "today first",
)


@read_once
def point(scene: Scene, place: int) -> Node | None:
    """A core with times and parts of the day before and behind it, and a finer date in brackets."""
    at, node = None, core(scene, place) or _reported(scene, place)
    if node is None:
        at, inner = times(scene, place)
        node = part_and_day(scene, inner) or (part_and_day(scene, place) if inner != place else None)
        if node is None and inner != place:
            node = core(scene, skip(scene.phrase, inner, _OF_WORDS)) or days.lone_number(scene, inner)
    if node is None:
        return None
    when, place = node
    behind, place = times(scene, place, behind=True)
    if at or behind:
        when = replace(when, time=at or behind)
    return _with_finer(scene, when, place)


def times(scene: Scene, place: int, behind: bool = False) -> tuple[time | None, int]:
    """The time of day said by up to three words here, and the position behind them."""
    at: time | None = None
    for _ in range(0 if _is_i(scene, place) else 3):
        said = clock(scene, place)
        if said is None and not _PART_AND_DAY.match(scene.phrase, place):
            onto = behind and _ONTO.match(scene.phrase, place)
            said = None if onto else part_of_day(scene, place)
        if said is None:
            break
        at, place = said.at or at, said.place
    return at, place


def _is_i(scene: Scene, place: int) -> bool:
    """nhac toi | tuan sau: tôi, no evening"""
    number = scene.phrase.at.get(place, 0)
    return (
        not scene.phrase.accented
        and scene.phrase.word(number) == "toi"
        and scene.phrase.word(number - 1) in BEFORE_ME
    )


def _reported(scene: Scene, place: int) -> Node | None:
    """hôm thứ 6 · hồi tháng 9: what has been"""
    mark = _PAST_MARK.match(scene.phrase, place)
    node = None if mark is None else core(scene, after(mark))
    if node is None or node[0].step == "once":
        return None
    return replace(node[0], tense=node[0].tense or "past"), node[1]


def part_and_day(scene: Scene, place: int) -> Node | None:
    """sáng nay · chiều mai · cuối giờ chiều nay · tối qua · sáng mốt"""
    match = _PART_AND_DAY.match(scene.phrase, place)
    if match is None and bare(scene.phrase.word(scene.phrase.token_before(place))) in _PARTS:
        match = _NEAR_WORD.match(scene.phrase, place)
    if match is None:
        return _today_first(scene, place)
    distance = _DISTANCES[bare(match.group()).split(" ")[-1]]
    return once(periods.day(scene.today + timedelta(days=distance)), "part of near day"), after(match)


def _today_first(scene: Scene, place: int) -> Node | None:
    """nay em nộp · chiều em gửi: at the beginning of what is said"""
    match = _TODAY_FIRST.match(scene.phrase, place) if place == 0 else None
    if match is None:
        return None
    if len(scene.phrase.tokens) > 1 and _CLAUSE_START.match(scene.phrase, after(match)) is None:
        return None
    return once(periods.day(scene.today), "today first", ask="nay" not in match.group()), after(match)


def clock_alone(scene: Scene) -> Node | None:
    """17h · lúc 3 giờ chiều, when nothing else is said: today"""
    at, place = times(scene, 0)
    if at is None or place in scene.phrase.at:
        return None
    return replace(once(periods.day(scene.today), "clock alone", ask=at < scene.now.time()), time=at), place


def now(scene: Scene, place: int) -> Node | None:
    """nay · bây giờ · thời điểm hiện tại, as the end of a range"""
    match = _NOW.match(scene.phrase, place)
    return None if match is None else (once(periods.day(scene.today), "now"), after(match))


def _with_finer(scene: Scene, when: When, place: int) -> Node:
    """thứ 6 (27/11) · thứ sáu ngày 27/11 · cuối tháng, ngày 30/11: the date decides, a clash is asked"""
    named = when.rule.startswith(_NAMED_DAYS)
    if when.rule in ("day/month", "day/month/year"):
        return _checked_by_weekday(scene, when, place)
    behind = skip(scene.phrase, place, _JOIN)
    explicit = days.full_date(scene, behind) or days.marked_day(scene, behind)
    if explicit is None and (behind != place or named):
        explicit = (
            days.numeric_day(scene, behind) or days.spoken_day(scene, behind) or spans.day_span(scene, behind)
        )
    if explicit is None:
        return when, place
    if explicit[0].impossible:
        return explicit
    number = scene.phrase.at[behind]
    if is_trap(scene.phrase, number, explicit[1], explicit[0].rule):
        return when, place
    explicit = _same_day(scene, when, explicit[0]), explicit[1]
    agrees = _agrees(scene, when, explicit[0])
    if not agrees and not named:
        return when, place
    chosen = replace(explicit[0], ask=explicit[0].ask or not agrees, time=when.time)
    return chosen, skip(scene.phrase, explicit[1], _CLOSE)


def _same_day(scene: Scene, when: When, finer: When) -> When:
    """hôm qua 19/11: the date of that very day, whatever the tense"""
    broad = _settled(scene, when)
    if broad is None or finer.step == "once":
        return finer
    period = finer.of(index_of(finer.step, broad.start))
    fits = period is not None and broad.start <= period.start <= period.end <= broad.end
    return once(period, finer.rule) if fits and when.step == "once" else finer


def _checked_by_weekday(scene: Scene, when: When, place: int) -> Node:
    """27/11 (thứ 6): a weekday that does not fit is asked"""
    behind = skip(scene.phrase, place, _WEEKDAY_BEHIND)
    said = weekdays.weekday(scene, behind) if behind != place else None
    if said is None or said[0].step != "week":
        return when, place
    agrees = _agrees(scene, said[0], when)
    return replace(when, ask=when.ask or not agrees), skip(scene.phrase, said[1], _CLOSE)


def _agrees(scene: Scene, when: When, finer: When) -> bool:
    broad, fine = (_settled(scene, one) for one in (when, finer))
    if broad is None or fine is None:
        return False
    if when.step == "week":
        return broad.start.weekday() == fine.start.weekday()
    return broad.start <= fine.start and fine.end <= broad.end


def _settled(scene: Scene, when: When) -> Period | None:
    chosen = settle(when, scene.today, scene.tense, scene.year)
    return None if chosen is None else chosen.period
