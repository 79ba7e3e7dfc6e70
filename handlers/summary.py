"""The summary for leaders: the official counts, what is overdue, what comes due, what is blocked.

Asked for in words or posted by the clock; the same function makes both, so that they agree.
"""

from dataclasses import dataclass

from handlers.selection import Pair, asked
from handlers.turn import Outcome, Turn, say
from storage import tasks as stored
from tasks.model import OPEN_STATES, Standing
from tasks.rights import Scope
from tasks.statistics import Statistics, duties, judged, tally
from vietnamese.text import Text
from vietnamese.words import summary as words

SHOWN = 7


@dataclass(frozen=True, slots=True)
class Digest:
    """What a summary tells, as values."""

    statistics: Statistics
    overdue: list[Pair]
    due_soon: list[Pair]
    blocked: list[Pair]
    just_late: int = 0  # left out of `overdue`: the units are being told first


def digest(turn: Turn, scope: Scope, unit_ids: frozenset[int] = frozenset()) -> Digest:
    """The counts and the lists of a scope today."""
    seen = stored.seen_by(turn.conn, scope)
    if unit_ids:
        seen = [t for t in seen if t.lead_unit_id in unit_ids]
    pairs = judged(seen, turn.today, turn.house.rules, turn.house.calendar)
    late = sorted((p for p in pairs if p[1].standing is Standing.OVERDUE), key=lambda p: -p[1].days_late)
    soon = sorted((p for p in pairs if p[1].standing is Standing.DUE_SOON), key=lambda p: p[1].days_left or 0)
    stuck = [p for p in pairs if p[0].state in OPEN_STATES and (p[0].difficulty or p[0].waiting_for)]
    return Digest(tally(pairs, turn.today, len(duties(seen))), late, soon, stuck)


def text_of(turn: Turn, found: Digest, scope: str, late: bool = False) -> Text:
    """A summary in words, text first."""
    return words.summary(found, scope, turn.now, turn.house.unit_name, SHOWN, late)


def summary(turn: Turn) -> Outcome:
    """A summary on request, of a unit when one is named."""
    wanted = asked(turn, turn.heard)
    found = digest(turn, turn.scope, wanted.query.unit_ids)
    scope = ", ".join(wanted.unit_names) or _scope_words(turn)
    ids = [t.id for t, _ in found.overdue]
    subject = {"query": {"filters": ["overdue"]}, "ids": ids, "shown": SHOWN, "task": None}
    return say(text_of(turn, found, scope), subject=subject)


def _scope_words(turn: Turn) -> str:
    seen = turn.scope.units
    if seen is None:
        return "toàn cơ quan"
    return ", ".join(u.name for u in turn.house.units if u.id in seen and u.parent_id not in seen)


def for_push(turn: Turn, found: Digest) -> Digest:
    """The digest as it may be pushed: no lateness that its head did not hear of one working day before."""
    wait = turn.house.rules.surprise_wait_working_days
    known = [p for p in found.overdue if _heard(turn, p, wait)]
    return Digest(found.statistics, known, found.due_soon, found.blocked, len(found.overdue) - len(known))


def _heard(turn: Turn, pair: Pair, wait: int) -> bool:
    last = pair[1].last_day
    return last is not None and turn.house.calendar.working_days_between(last, turn.today) > wait
