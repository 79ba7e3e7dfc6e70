"""Which task somebody means: decides one, asks among several, or none; never guesses.

Numbers are matched as printed in the plan ("2.1", "I.2", "#12"), words by `vietnamese.ranking.rank`.
A number borne by two tasks, or two titles that fit about equally, is a question.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from handlers.turn import Turn
from storage import tasks as stored
from tasks.model import CONTAINERS, Task
from tasks.rights import Action, may_on
from vietnamese.normalize import fold
from vietnamese.ranking import rank

SURE = 0.75
CLOSE = 0.08
POSSIBLE = 0.45
MOST_OPTIONS = 6
NUMBER = re.compile(r"#?\d+$|[ivxlc]+(\.[\divxlc]+)*$|\d+([.\-]\d+)*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Link:
    """The outcome for one reference: `task` when sure, else `options` to ask among (empty: none found)."""

    reference: str
    task: Task | None = None
    options: tuple[Task, ...] = ()


def reportable(turn: Turn, stopping: bool = False) -> list[Task]:
    """The tasks that the person may report on here, or pause and stop when that is said."""
    return [t for t in _known(turn) if _may_report(turn, t) or (stopping and _may_stop(turn, t))]


def visible(turn: Turn) -> list[Task]:
    """The tasks that the person may ask about here."""
    return _known(turn)


def link(reference: str, pool: Sequence[Task], prefer: Sequence[int] = ()) -> Link:
    """Decide which task of the pool a reference means; `prefer` are ids of tasks nearest to the speaker."""
    wanted = reference.strip()
    if wanted.startswith("#"):
        return _one_or_ask(wanted, [t for t in pool if f"#{t.id}" == wanted], prefer)
    if NUMBER.match(wanted):
        found = by_number(wanted, pool)
        return _one_or_ask(wanted, found, prefer) if found else _perhaps_id(wanted, pool)
    return _by_words(wanted, pool, prefer)


def _perhaps_id(wanted: str, pool: Sequence[Task]) -> Link:
    """No printed number fits, but a short id does: asked, for "nv 6" is not "#6"."""
    return Link(wanted, options=tuple(t for t in pool if str(t.id) == wanted))


def by_number(number: str, pool: Sequence[Task]) -> list[Task]:
    """The tasks that bear a printed number, whole paths before tails ("2.1" is I.2.1 and II.2.1)."""
    wanted = number.upper().replace("-", ".")
    exact = [t for t in pool if t.path.upper() == wanted]
    if exact:
        return exact
    return [t for t in pool if _tail(t.path.upper(), wanted)]


def _tail(path: str, wanted: str) -> bool:
    """Whether `path` ends with the number and only section numerals stand before it."""
    if not path.endswith("." + wanted):
        return False
    before = path[: -len(wanted) - 1].split(".")
    return all(re.fullmatch(r"[A-Z]|[IVXLC]+", part) for part in before)


def _one_or_ask(wanted: str, found: list[Task], prefer: Sequence[int]) -> Link:
    if len(found) > 1:
        near = [t for t in found if t.id in prefer]
        found = near or found
    if len(found) == 1:
        return Link(wanted, found[0])
    return Link(wanted, options=tuple(found[:MOST_OPTIONS]))


def _by_words(words: str, pool: Sequence[Task], prefer: Sequence[int]) -> Link:
    ranked = [(t, s) for t, s in rank(words, [(t, t.title) for t in pool]) if s >= POSSIBLE]
    if not ranked:
        return Link(words)
    best_score = ranked[0][1]
    near = [t for t, s in ranked if best_score - s <= CLOSE]
    if best_score >= SURE and len(near) == 1:
        return Link(words, near[0])
    own = [t for t in near if t.id in prefer]
    if best_score >= SURE and len(own) == 1:
        return Link(words, own[0])
    return Link(words, options=tuple(t for t, _ in ranked[:MOST_OPTIONS]))


def own_ids(turn: Turn) -> list[int]:
    """The ids of the tasks that the person leads by name: nearest to the speaker."""
    return [t.id for t in _known(turn) if t.lead_person_id == turn.me.id]


def folded(title: str) -> str:
    """The form under which a title is stored for searching."""
    return fold(title)


def _known(turn: Turn) -> list[Task]:
    """What the person may see here, read once a turn: linking comes before any write."""
    if turn.pool is None:
        seen = stored.seen_by(turn.conn, turn.scope)
        turn.pool = [t for t in seen if t.node_type not in CONTAINERS]
    return turn.pool


def _may_report(turn: Turn, task: Task) -> bool:
    return may_on(turn.me, Action.REPORT, task, turn.house.units, turn.where)


def _may_stop(turn: Turn, task: Task) -> bool:
    return may_on(turn.me, Action.STOP, task, turn.house.units, turn.where)
