"""The same question at a past day and now, with the difference explained task by task.

A past day is answered as the tasks were true then, as known now; where the figures known on that day were
others, they are told too, with what was reported afterwards (bổ sung).
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta

from handlers.selection import Asked, Pair, everything, run
from handlers.turn import Outcome, Turn
from storage import tasks as stored
from tasks.model import VIETNAM
from tasks.query import TaskQuery
from tasks.rights import Scope
from tasks.statistics import tally
from vietnamese.words import since as words
from vietnamese.words.questions import kinds


def with_difference(turn: Turn, asked: Asked, outcome: Outcome) -> Outcome:
    """The answer as of the day with how many there are now, and which came and went."""
    query = asked.query
    assert query.as_of is not None
    scope = _scope(turn, query)
    past, known_then = run(turn, query, scope), run(turn, query, scope, _end_of(query))
    present = run(turn, replace(query, as_of=None), scope)
    text = outcome.reply.text + words.late_reports(past, _apart(past, known_then))
    if scope is None or turn.scope.units is None:
        text += words.difference(*_moved(turn, past, present), len(present), kinds(query), turn.now)
    else:
        text += words.only_count(len(present), kinds(query), turn.now)
    return replace(outcome, reply=replace(outcome.reply, text=text))


def with_rates_now(turn: Turn, asked: Asked, outcome: Outcome) -> Outcome:
    """A share as of the day with the rates of now beside it."""
    query = replace(asked.query, as_of=None, filters=frozenset(), state=None)
    found = tally(run(turn, query, everything(turn)), turn.today)
    text = outcome.reply.text + words.rates_now(found, turn.now)
    return replace(outcome, reply=replace(outcome.reply, text=text))


def _scope(turn: Turn, query: TaskQuery) -> Scope | None:
    """Counts of other units are counts only; what the person sees is told task by task."""
    seen = turn.scope.units
    own = seen is None or not query.unit_ids or query.unit_ids <= seen
    return None if own else everything(turn)


def _end_of(query: TaskQuery) -> datetime:
    assert query.as_of is not None
    return datetime.combine(query.as_of + timedelta(days=1), time(0), VIETNAM)


def _apart(past: Sequence[Pair], known_then: Sequence[Pair]) -> tuple[int, list[Pair]]:
    """How many were known then, and which of them are no longer counted, or are counted since."""
    ids, then = {t.id for t, _ in past}, {t.id for t, _ in known_then}
    return len(then), [p for p in (*past, *known_then) if p[0].id in ids ^ then]


def _moved(turn: Turn, past: Sequence[Pair], present: Sequence[Pair]) -> tuple[list[Pair], list[Pair]]:
    """Those that came since, as they stand now; those that went, as they stand now."""
    before, after = {t.id for t, _ in past}, {t.id for t, _ in present}
    came = [p for p in present if p[0].id not in before]
    gone = before - after
    if not gone:
        return came, []
    went = run(turn, TaskQuery(task_ids=tuple(gone)), _any(turn, gone))
    return came, went


def _any(turn: Turn, ids: set[int]) -> Scope | None:
    seen = {t.id for t in stored.seen_by(turn.conn, turn.scope, ids)}
    return None if seen == ids else everything(turn)
