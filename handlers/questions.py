"""Lists, counts, shares and comparisons of tasks, with scope, moment, codes and freshness."""

import re
from collections import Counter
from dataclasses import replace

from handlers import naming, since, spoken_of
from handlers.selection import Asked, Pair, asked, everything, require_known, run
from handlers.turn import Outcome, Turn, say
from tasks.errors import NotAllowed, NotFound
from tasks.model import Person, Role, Task
from tasks.query import Filter, TaskQuery, from_json, merge_follow_up
from tasks.rights import Action, Relation, may
from tasks.standing import stale
from tasks.statistics import group, tally
from vietnamese.normalize import fold
from vietnamese.text import Text
from vietnamese.words import questions as words

PAGE = 10
SHARES = frozenset({Filter.OVERDUE, Filter.DUE_SOON, Filter.BLOCKED, Filter.UNREPORTED})
LATE_BY = re.compile(r"\b(tren|hon|qua|duoi|chua den|chua qua|it hon)\s+(\d{1,3})\s+(ngay|tuan|thang)\b")
EVERYTHING_SAID = re.compile(
    r"\b(?:tat ca|toan bo)(?: cac| nhung)? (?:nhiem vu|cong viec|dau viec|viec)\b(?!.*\b(?:chua|con lai|dang)\b)"
)
WHOLE = re.compile(r"\b(?:ca|toan) (?:so|co quan|don vi|nganh|so minh)\b")


def listed(turn: Turn) -> Outcome:
    """Answer a question for tasks: a list with its number, or the number, share or ranking asked for."""
    wanted = question(turn)
    outcome = _answer(turn, wanted)
    if not wanted.query.as_of:
        return outcome
    rates = turn.heard.aggregate == "percent" or turn.heard.group_by == "status"
    difference = since.with_rates_now if rates else since.with_difference
    return difference(turn, wanted, outcome)


def _answer(turn: Turn, wanted: Asked) -> Outcome:
    if wanted.person is not None and wanted.person.id != turn.me.id:
        require_person(turn, wanted.person)
    heard = turn.heard
    if Filter.UNREPORTED in wanted.query.filters and heard.aggregate is None and heard.group_by != "person":
        return _by_unit(turn, wanted)
    if heard.aggregate == "percent":
        return _share(turn, wanted)
    if heard.group_by == "status":
        return _by_state(turn, wanted)
    if heard.aggregate == "rank" or heard.group_by in ("unit", "person"):
        return _by_unit(turn, wanted)
    return _list(turn, wanted)


def question(turn: Turn) -> Asked:
    """The query of this message, laid over the one before when it only changes a part of it."""
    new = asked(turn, turn.heard)
    if turn.heard.follow_up:
        before = spoken_of.last(turn)
        if before is not None and before[0].get("query"):
            return Asked(
                merge_follow_up(from_json(before[0]["query"]), new.query), new.unit_names, new.person
            )
    if turn.heard.aggregate == "rank" and not new.query.filters:
        return Asked(_with(new.query, Filter.OVERDUE), new.unit_names, new.person)
    return new if EVERYTHING_SAID.search(fold(turn.message.text)) else _default(new)


def last_question(turn: Turn) -> Asked:
    """The query of the last answer here, as it was asked."""
    before = spoken_of.last(turn)
    assert before is not None
    query = from_json(before[0]["query"])
    return Asked(query, _names(turn, query.unit_ids))


def _default(new: Asked) -> Asked:
    """ "còn bao nhiêu việc chưa xong" and a bare unit ask for what is open."""
    query = new.query
    if query.state is None and not query.filters - {Filter.MINE}:
        return Asked(_with(query, Filter.OPEN), new.unit_names, new.person)
    return new


def _with(query: TaskQuery, *filters: str) -> TaskQuery:
    return replace(query, filters=query.filters | set(filters))


def require_person(turn: Turn, person: Person) -> None:
    """In a group a question about a person is answered in private only; a head asks about the own unit."""
    if not turn.private:
        raise NotFound("only_private")
    nearest = Relation.SUB_UNIT if person.unit_id in _headed(turn) else Relation.OTHER
    if not may(turn.me, Action.ASK_PERSON, nearest, turn.where):
        raise NotAllowed("not_your_role")


def _headed(turn: Turn) -> frozenset[int]:
    return turn.house.units.below(turn.me.units_as(Role.HEAD, Role.DEPUTY))


def _list(turn: Turn, wanted: Asked) -> Outcome:
    if _outside(turn, wanted.query):
        return _count_only(turn, wanted)
    pairs = run(turn, wanted.query)
    require_known(turn, pairs)
    pairs = _ordered(_beyond(turn, pairs), wanted.query)
    if Filter.BLOCKED in wanted.query.filters:
        return _stuck(turn, wanted, pairs)
    shown = pairs[:PAGE]
    if turn.heard.aggregate == "count" and len(pairs) > PAGE:
        shown = []
    head = words.head(wanted, len(pairs), _scope(turn, wanted), turn.now)
    text = words.listing(head, shown, len(pairs), _late_without_report(pairs), turn.house.unit_name)
    text += _what_counts(turn, wanted.query) + _still_late(turn, wanted.query, pairs)
    return say(text, subject=_subject(turn, wanted, [t.id for t, _ in pairs], len(shown)))


def _still_late(turn: Turn, query: TaskQuery, pairs: list[Pair]) -> Text:
    """Of days that are not over: what is late of one's own from before is told beside what falls into them."""
    if Filter.MINE not in query.filters or query.period is None or query.as_of is not None:
        return Text()
    told, end = {t.id for t, _ in pairs}, query.period[1]
    if "done" in query.filters or (end is not None and end < turn.today):
        return Text()
    late = run(turn, TaskQuery(filters=frozenset({Filter.MINE, Filter.OVERDUE})))
    late = [p for p in late if p[0].id not in told]
    return words.late_beside(late) if late else Text()


def _what_counts(turn: Turn, query: TaskQuery) -> Text:
    """The rule behind "sắp đến hạn", where that was the question."""
    rules = turn.house.rules
    if Filter.DUE_SOON not in query.filters or query.period is not None:
        return Text()
    return words.soon(rules.due_soon_days, rules.due_soon_days_short)


def _beyond(turn: Turn, pairs: list[Pair]) -> list[Pair]:
    """Only those late by more (or less) than the days that were said: "quá hạn trên 30 ngày"."""
    match = LATE_BY.search(fold(turn.message.text))
    if match is None:
        return pairs
    days = int(match[2]) * {"ngay": 1, "tuan": 7, "thang": 30}[match[3]]
    more = match[1] not in ("duoi", "chua den", "chua qua", "it hon")
    return [p for p in pairs if p[1].days_late and (p[1].days_late > days) == more]


def _outside(turn: Turn, query: TaskQuery) -> bool:
    """Whether the question goes beyond what the person may see here: another unit, or the whole agency."""
    scope = turn.scope
    if scope.units is None:
        return False
    if query.unit_ids:
        return not query.unit_ids <= scope.units
    return WHOLE.search(fold(turn.message.text)) is not None


def _count_only(turn: Turn, wanted: Asked) -> Outcome:
    """Of other units everybody may see the counts, nobody the tasks; a group sees what it is registered for."""
    limit = turn.scope.group_units
    if not turn.scope.counts_all or (limit is not None and not wanted.query.unit_ids <= limit):
        raise NotAllowed("outside_group" if not turn.private else "not_yours")
    pairs = run(turn, wanted.query, everything(turn))
    scope = ", ".join(_names(turn, wanted.query.unit_ids)) or words.whole(turn.house.rules.agency_name)
    text = words.count_only(words.head(wanted, len(pairs), scope, turn.now), _late_without_report(pairs))
    return say(text, subject={"query": wanted.query.to_json(), "ids": [], "shown": 0, "task": None})


def _ordered(pairs: list[Pair], query: TaskQuery) -> list[Pair]:
    if Filter.OVERDUE in query.filters:
        return sorted(pairs, key=lambda p: -p[1].days_late)
    if Filter.DUE_SOON in query.filters or query.period is not None:
        return sorted(pairs, key=lambda p: (p[1].last_day is None, p[1].last_day))
    return pairs


def _late_without_report(pairs: list[Pair]) -> int:
    return sum(1 for task, found in pairs if found.standing.value == "overdue" and stale(task, found))


def head_words(turn: Turn, wanted: Asked, count: int) -> str:
    """The first line of an answer as plain words: number, scope, moment."""
    return "".join(span.text for span in words.head(wanted, count, _scope(turn, wanted), turn.now))


def more(turn: Turn) -> Outcome:
    """The next page of the last list, exactly of the tasks that were counted then."""
    before = spoken_of.last(turn)
    if before is None or not before[0].get("ids"):
        return say(words.nothing_more())
    data, start = before[0], int(before[0].get("shown", 0))
    pairs = {t.id: (t, v) for t, v in run(turn, TaskQuery(task_ids=tuple(data["ids"])))}
    shown = [pairs[i] for i in data["ids"][start : start + PAGE] if i in pairs]
    if not shown:
        return say(words.nothing_more())
    left = len(data["ids"]) - start - len(shown)
    text = words.page(shown, left, turn.house.unit_name)
    return say(text, subject={**data, "shown": start + len(shown)})


def _by_unit(turn: Turn, wanted: Asked) -> Outcome:
    """Counts per unit in the agency's own order; never a ranking of persons."""
    pairs = run(turn, wanted.query, everything(turn))
    counts = Counter(top_unit(turn, t) for t, _ in pairs)
    rows = [(u.name, counts[u.id]) for u in turn.house.units if counts[u.id]]
    outside = sum(n for unit, n in counts.items() if turn.house.units.get(unit) is None)
    head = words.head(wanted, len(pairs), _counted(turn, wanted), turn.now)
    text = words.per_unit(head, rows, outside, turn.heard.aggregate == "rank")
    return say(text, subject=_subject(turn, wanted, [t.id for t, _ in pairs], 0))


def top_unit(turn: Turn, task: Task) -> int:
    """The unit right below the agency that a task belongs to, 0 for none."""
    unit = turn.house.units.get(task.lead_unit_id)
    while unit is not None and unit.parent_id is not None and turn.house.units.get(unit.parent_id):
        unit = turn.house.units.get(unit.parent_id)
    return unit.id if unit is not None else 0


def _by_state(turn: Turn, wanted: Asked) -> Outcome:
    query = replace(wanted.query, filters=wanted.query.filters - {Filter.OPEN})
    pairs = run(turn, query, everything(turn))
    stats = tally(pairs, query.as_of or turn.today)
    text = words.by_state(stats, _counted(turn, wanted), _at(turn, wanted))
    return say(text, subject=_subject(turn, wanted, [t.id for t, _ in pairs], 0))


def _share(turn: Turn, wanted: Asked) -> Outcome:
    """A share with its denominator in words; "—" when nothing is in it."""
    query = replace(wanted.query, filters=frozenset(), state=None)
    pairs = run(turn, query, everything(turn))
    if wanted.query.filters & SHARES and turn.heard.group_by is None:
        return _share_of(turn, wanted, pairs)
    by_unit = turn.heard.group_by == "unit"
    day = query.as_of or turn.today
    groups = group(pairs, lambda t: top_unit(turn, t), day) if by_unit else {}
    rows = [(u.name, groups[u.id]) for u in turn.house.units if u.id in groups]
    text = words.share(tally(pairs, day), rows, _counted(turn, wanted), _at(turn, wanted))
    return say(text, subject=_subject(turn, wanted, [t.id for t, _ in pairs], 0))


def _share_of(turn: Turn, wanted: Asked, pairs: list[Pair]) -> Outcome:
    """The share of what is overdue, comes due, is blocked: never taken for the rate of completion."""
    hits = run(turn, wanted.query, everything(turn))
    found = tally(pairs, wanted.query.as_of or turn.today)
    scope, at = _counted(turn, wanted), _at(turn, wanted)
    text = words.share_of(words.kinds(wanted.query), len(hits), found, scope, at)
    return say(text, subject=_subject(turn, wanted, [t.id for t, _ in hits], 0))


def asks_unreviewed(turn: Turn) -> bool:
    """Whether the message asks for what was due before the start of use and is not settled."""
    return "chua ra soat" in fold(turn.message.text)


def unreviewed(turn: Turn) -> Outcome:
    """What nobody has settled yet."""
    new = asked(turn, turn.heard)
    return _list(turn, Asked(_with(new.query, Filter.UNREVIEWED), new.unit_names, new.person))


def waiting(turn: Turn) -> Outcome:
    """What is blocked, and on whom."""
    wanted = asked(turn, turn.heard)
    return _stuck(turn, wanted, run(turn, _with(wanted.query, Filter.BLOCKED)))


def _stuck(turn: Turn, wanted: Asked, pairs: list[Pair]) -> Outcome:
    text = words.blocked(pairs[:PAGE], len(pairs), _scope(turn, wanted), _at(turn, wanted))
    return say(text, subject=_subject(turn, wanted, [t.id for t, _ in pairs], PAGE))


def _scope(turn: Turn, wanted: Asked) -> str:
    """The part of the agency that the answer speaks of, in words."""
    if wanted.person is not None:
        return f"đồng chí {wanted.person.name}"
    if Filter.MINE in wanted.query.filters:
        return words.OWN
    names = wanted.unit_names or _names(turn, wanted.query.unit_ids)
    if names:
        return ", ".join(names)
    seen = turn.scope.units
    if seen is None:
        return words.whole(turn.house.rules.agency_name)
    return ", ".join(_names(turn, seen)) or words.OWN


def _at(turn: Turn, wanted: Asked) -> str:
    return words.moment_of(wanted.query.as_of, turn.now)


def _counted(turn: Turn, wanted: Asked) -> str:
    """The part of the agency that a count over all units speaks of."""
    if wanted.query.unit_ids or wanted.person is not None:
        return _scope(turn, wanted)
    limit = turn.scope.group_units
    if limit is not None:
        return ", ".join(_names(turn, limit))
    return words.whole("") if turn.scope.counts_all else _scope(turn, wanted)


def _names(turn: Turn, ids: frozenset[int]) -> tuple[str, ...]:
    return tuple(turn.house.unit_name(u) for u in naming.tops(turn, ids))


def _subject(turn: Turn, wanted: Asked, ids: list[int], shown: int) -> dict[str, object]:
    one = ids[0] if len(ids) == 1 else None
    return {"query": wanted.query.to_json(), "ids": ids, "shown": shown, "task": one}
