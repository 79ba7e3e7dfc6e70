"""Comparisons: two periods ("tháng này so với tháng trước"), two units ("phòng A và phòng B đơn vị nào nhiều hơn").

Counts only, in the agency's own order, each with its moment; a period that is not over is told as such.
"""

import re
from datetime import date

from handlers import naming
from handlers.selection import Pair, asked, everything, run
from handlers.turn import Outcome, Turn, say
from tasks.model import FINISHED_STATES, VIETNAM
from tasks.query import Filter, TaskQuery
from tasks.rights import Units
from tasks.statistics import tally
from vietnamese.dates import find_dates
from vietnamese.dates.reading import DateReading
from vietnamese.normalize import clean, fold
from vietnamese.words import compare as words
from vietnamese.words.questions import kinds

COMPARES = re.compile(r"\bso (?:voi|sanh)\b|\b(?:hon|it hon|nhieu hon|kem|tang|giam)\b")
WHOSE = re.compile(r"\b(?:don vi|phong|ben|noi|dang) nao\b|\bso (?:voi|sanh)\b|\bhon\b")
KIND = re.compile(r"\b(?:(?<!van )phong|chi cuc|trung tam|van phong)\b(?! (?:nao|khac|ban|minh))")
LONGEST = 8  # words of a unit's name
PERIODS = ("week", "month", "quarter", "half", "year")


def of_periods(turn: Turn) -> bool:
    """Whether two periods are held against each other."""
    return (
        COMPARES.search(_said(turn)) is not None
        and turn.heard.intent in _QUESTIONS
        and _periods(turn) is not None
    )


def of_units(turn: Turn) -> bool:
    """Whether two units or more are held against each other."""
    said = _said(turn)
    return WHOSE.search(said) is not None and turn.heard.intent in _QUESTIONS and len(_units(turn)) > 1


_QUESTIONS = ("list", "summary", "show", "unknown")


def _said(turn: Turn) -> str:
    return fold(clean(turn.message.text))


def _units(turn: Turn) -> list[int]:
    units, text = turn.house.units, turn.message.text
    return naming.tops(turn, naming.mentioned(units, text) | _by_kind(units, text))


def _by_kind(units: Units, text: str) -> set[int]:
    """The units called by their kind and some words: "chi cục TĐC", "trung tâm thông tin", the only "chi cục"."""
    said, found = fold(clean(text)), set()
    for kind in KIND.finditer(said):
        spoken = re.findall(r"\w+", said[kind.start() :])[:LONGEST]
        names = (" ".join(spoken[:end]) for end in range(len(spoken), 0, -1))
        unit = next((u for u in (naming.match_unit(units, n) for n in names if n != "phong") if u), None)
        found |= {unit.id} if unit else set()
    return found


def _periods(turn: Turn) -> tuple[DateReading, DateReading] | None:
    """The two periods, the later one first."""
    now = turn.now.astimezone(VIETNAM)
    found = [
        d
        for d in find_dates(clean(turn.message.text), now, "past")
        if d.start and d.end and d.grain in PERIODS and d.start <= turn.today
    ]
    if len(found) != 2 or found[0].start == found[1].start:
        return None
    first, second = sorted(found, key=lambda d: d.start or date.min)
    return second, first


def periods(turn: Turn) -> Outcome:
    """What was done, what came due, and what was late at the end of each of two periods."""
    both = _periods(turn)
    assert both is not None
    wanted = asked(turn, turn.heard)
    base = TaskQuery(unit_ids=wanted.query.unit_ids)
    rows = [_period(turn, base, one) for one in both]
    scope = ", ".join(wanted.unit_names)
    subject: dict[str, object] = {
        "query": TaskQuery(frozenset({Filter.OVERDUE}), unit_ids=base.unit_ids).to_json(),
        "ids": [],
        "task": None,
    }
    return say(words.periods(rows[0], rows[1], scope, turn.now), subject=subject)


def _period(turn: Turn, base: TaskQuery, one: DateReading) -> words.Period:
    assert one.start is not None and one.end is not None
    over = one.end < turn.today
    end = min(one.end, turn.today)
    query = TaskQuery(unit_ids=base.unit_ids, as_of=end if over else None)
    pairs = run(turn, query, everything(turn))
    found = tally(pairs, end)
    done = sum(_done_in(p, one.start, end) for p in pairs)
    due = sum(bool(v.last_day and one.start <= v.last_day <= one.end) for _, v in pairs)
    return words.Period(one.start, one.end, over, done, due, found.overdue, found.rate_of_due)


def _done_in(pair: Pair, start: date, end: date) -> bool:
    task = pair[0]
    return task.state in FINISHED_STATES and task.done_on is not None and start <= task.done_on <= end


def units(turn: Turn) -> Outcome:
    """Each unit's counts in the agency's order; which has more of what was asked for."""
    wanted = asked(turn, turn.heard).query
    filters = wanted.filters - {Filter.MINE, Filter.OPEN} or frozenset({Filter.OVERDUE})
    rows = []
    for unit_id in _units(turn):
        inside = turn.house.units.descendants(unit_id)
        pairs = run(turn, TaskQuery(unit_ids=inside, as_of=wanted.as_of), everything(turn))
        hit = run(turn, TaskQuery(filters, unit_ids=inside, as_of=wanted.as_of), everything(turn))
        found = tally(pairs, wanted.as_of or turn.today)
        rows.append(words.Unit(turn.house.unit_name(unit_id), len(hit), found.total, found.rate_of_due))
    query = TaskQuery(filters, as_of=wanted.as_of)
    subject: dict[str, object] = {"query": query.to_json(), "ids": [], "task": None}
    return say(words.units(rows, kinds(query), turn.now, wanted.as_of), subject=subject)
