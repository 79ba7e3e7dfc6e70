"""Settling what was due before the start of use: its unit says of each task how it stands, once.

A task that is settled as not finished counts from then on as what it is; a report settles it just as well.
"""

from handlers.acts import act
from handlers.messages import Choice, Reply
from handlers.selection import run
from handlers.turn import Outcome, Turn, say
from storage import tasks as stored
from tasks.changes import ChangeKind
from tasks.model import State, Task
from tasks.query import Filter, TaskQuery
from tasks.rights import Action, may_on, require
from vietnamese.normalize import fold
from vietnamese.words import review as words

ASKED = ("ra soat", "viec chua ra soat", "ra soat viec cu", "ra soat nhiem vu")
UNREVIEWED = TaskQuery(filters=frozenset({Filter.UNREVIEWED}))


def speaks_of_it(turn: Turn) -> bool:
    """Whether the person wants to settle the unreviewed tasks."""
    return turn.private and fold(turn.message.text).strip(" .!") in ASKED


def review(turn: Turn) -> Outcome:
    """The next unreviewed task that the person may settle, with its choices."""
    return _next(turn, frozenset())


def _next(turn: Turn, skipped: frozenset[int], done: Task | None = None) -> Outcome:
    left = [t for t, _ in run(turn, UNREVIEWED) if t.id not in skipped and _mine(turn, t)]
    said = words.settled(done) if done is not None else None
    if not left:
        return say(words.nothing_left(said, bool(skipped)))
    task = left[0]
    common = {"task": task.id, "skipped": sorted(skipped)}
    choices = [
        Choice(label, "review.settle", {**common, "state": str(state)})
        for state, label in words.CHOICES.items()
    ]
    later = Choice(words.LATER, "review.later", {**common, "skipped": sorted({*skipped, task.id})})
    return Outcome(Reply(words.ask(task, len(left), said), (*choices, later)))


def _mine(turn: Turn, task: Task) -> bool:
    return may_on(turn.me, Action.SETTLE_UNREVIEWED, task, turn.house.units, turn.where)


def settle(turn: Turn) -> Outcome:
    """Store how one task stands and go on to the next."""
    task = stored.get(turn.conn, int(turn.arguments["task"]))
    require(turn.me, Action.SETTLE_UNREVIEWED, task, turn.house.units, turn.where)
    state = State(turn.arguments["state"])
    paper = {"paper": words.FIRST_REVIEW} if state is State.STOPPED else {}
    data = {"state": str(state), **paper}
    done, _ = act(turn, task, ChangeKind.REVIEWED, data, words=words.CHOICES[state])
    return _next(turn, frozenset(turn.arguments["skipped"]), done)


def later(turn: Turn) -> Outcome:
    """Leave one for later and go on."""
    return _next(turn, frozenset(turn.arguments["skipped"]))
