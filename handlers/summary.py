"""The summary for leaders: the official counts, what is overdue, what comes due, what is blocked.

Asked for in words or posted by the clock; the same function makes both, so that they agree.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from handlers import since
from handlers.heads import heads_of
from handlers.selection import Pair, asked, then
from handlers.turn import Outcome, Turn, say
from storage import accounts, people, schedules
from storage import tasks as stored
from tasks.model import OPEN_STATES, Person, Standing, Task
from tasks.query import Filter, TaskQuery
from tasks.rights import Scope
from tasks.statistics import Statistics, duties, judged, tally
from tasks.waiting import no_surprise
from vietnamese.text import Text
from vietnamese.words import summary as words
from vietnamese.words.questions import moment_of

SHOWN = 7


@dataclass(frozen=True, slots=True)
class Digest:
    """What a summary tells, as values."""

    statistics: Statistics
    overdue: list[Pair]
    due_soon: list[Pair]
    blocked: list[Pair]
    just_late: int = 0  # left out of `overdue`: the units are being told first


def digest(
    turn: Turn, scope: Scope, unit_ids: frozenset[int] = frozenset(), as_of: date | None = None
) -> Digest:
    """The counts and the lists of a scope today, or as they were at the end of a past day."""
    day = as_of or turn.today
    tree = stored.all_tasks(turn.conn)
    if as_of is not None:
        tree = then(turn, tree, as_of)
    seen = stored.ids_seen(turn.conn, scope)
    if unit_ids:
        seen = frozenset(t.id for t in tree if t.id in seen and t.lead_unit_id in unit_ids)
    pairs = judged(tree, day, turn.house.rules, turn.house.calendar, within=seen)
    late = sorted((p for p in pairs if p[1].standing is Standing.OVERDUE), key=lambda p: -p[1].days_late)
    soon = sorted((p for p in pairs if p[1].standing is Standing.DUE_SOON), key=lambda p: p[1].days_left or 0)
    stuck = [p for p in pairs if p[0].state in OPEN_STATES and (p[0].difficulty or p[0].waiting_for)]
    return Digest(tally(pairs, day, _duties(tree, seen)), late, soon, stuck)


def _duties(tree: list[Task], seen: frozenset[int]) -> int:
    """The nhiệm vụ of which the scope sees the whole or a part."""
    parents = {t.id: t.parent_id for t in tree}
    tops = {t.id for t in duties(tree)}
    found = set()
    for task_id in seen:
        above: int | None = task_id
        while above is not None and above not in tops:
            above = parents.get(above)
        found |= {above} - {None} if above in tops else set()
    return len(found)


def text_of(turn: Turn, found: Digest, scope: str, late: bool = False) -> Text:
    """A summary in words, text first."""
    return words.summary(found, scope, moment_of(turn.as_of, turn.now), turn.house.unit_name, SHOWN, late)


def summary(turn: Turn) -> Outcome:
    """A summary on request, of a unit when one is named."""
    wanted = asked(turn, turn.heard)
    found = digest(turn, turn.scope, wanted.query.unit_ids, turn.as_of)
    scope = ", ".join(wanted.unit_names) or _scope_words(turn)
    ids = [t.id for t, _ in found.overdue]
    late = TaskQuery(frozenset({Filter.OVERDUE}), unit_ids=wanted.query.unit_ids, as_of=turn.as_of)
    subject = {"query": late.to_json(), "ids": ids, "shown": SHOWN, "task": None}
    outcome = say(text_of(turn, found, scope), subject=subject)
    return since.with_difference(turn, replace(wanted, query=late), outcome) if turn.as_of else outcome


def _scope_words(turn: Turn) -> str:
    seen = turn.scope.units
    if seen is None:
        return "toàn cơ quan"
    return ", ".join(u.name for u in turn.house.units if u.id in seen and u.parent_id not in seen)


def for_push(turn: Turn, found: Digest) -> Digest:
    """The digest as it may be pushed: no lateness that its head did not hear of one working day before."""
    everyone = people.people(turn.conn)
    known = [p for p in found.overdue if _heard(turn, p, everyone)]
    return replace(found, overdue=known, just_late=len(found.overdue) - len(known))


def _heard(turn: Turn, pair: Pair, everyone: tuple[Person, ...]) -> bool:
    """By what its heads were told; where no head can be reached, by the days since it became late."""
    task, found = pair
    heads = [p.id for p in heads_of(turn.house.units, task.lead_unit_id, everyone)]
    if any(accounts.reachable(turn.conn, h) for h in heads):
        told = schedules.late_told(turn.conn, [task.id], heads).get(task.id)
    else:
        told = found.last_day + timedelta(days=1) if found.last_day else None
    return no_surprise(told, turn.today, turn.house.rules, turn.house.calendar)
