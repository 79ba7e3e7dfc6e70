"""A completion is confirmed, or sent back, by the doer's superior: the head, for a head the leader in charge."""

from collections.abc import Sequence

from handlers import linking
from handlers.acts import act
from handlers.messages import Choice, Post, Reply
from handlers.turn import Outcome, Turn, holders, notify, say
from storage import reports
from storage import tasks as stored
from tasks.changes import ChangeKind
from tasks.errors import NotFound
from tasks.model import Person, Role, State, Task
from tasks.rights import Action, may_on, require_superior
from vietnamese.text import Text
from vietnamese.words import completion as words
from vietnamese.words import reporting
from vietnamese.words.tasks import code


def ask_superior(turn: Turn, task: Task, serial: int, facts: str) -> list[Post]:
    """The notice to those who may confirm: the unit's head, or the leaders in charge when the head reports."""
    text = reporting.completion_waits(task, turn.me.name, facts)
    posts = [notify(turn, p.id, text, f"confirm:{serial}:{p.id}") for p in superiors(turn, task, turn.me)]
    return [p for p in posts if p is not None]


def tell_withdrawn(turn: Turn, task: Task, serial: int, facts: str) -> list[Post]:
    """Those who were asked to confirm hear that the completion was taken back."""
    text = reporting.withdrawn(task, turn.me.name, facts)
    posts = [notify(turn, p.id, text, f"withdrawn:{serial}:{p.id}") for p in superiors(turn, task, turn.me)]
    return [p for p in posts if p is not None]


def superiors(turn: Turn, task: Task, doer: Person) -> Sequence[Person]:
    """Who answers for the task above the doer, nearest first."""
    allowed = [
        p
        for p in holders(turn, Role.HEAD, Role.LEADER)
        if p.id != doer.id and may_on(p, Action.CONFIRM_COMPLETION, task, turn.house.units)
    ]
    heads = [p for p in allowed if p.has(Role.HEAD)]
    fielded = [p for p in allowed if p.field_units]
    return heads or fielded or allowed[:1]


def approve(turn: Turn) -> Outcome:
    """Confirm the completion of the tasks named; where none is named, ask about the only one that waits."""
    meant = _meant(turn)
    if not turn.heard.tasks:  # "đồng ý" may answer something else: a task is never closed by chance
        return _ask(meant[0])
    return _confirm(turn, meant)


def confirmed(turn: Turn) -> Outcome:
    """The card that named the task was taken."""
    return _confirm(turn, [_still_waiting(turn)])


def not_yet(turn: Turn) -> Outcome:
    """Sending back needs a reason: say how to give it."""
    return say(words.how_to_send_back(_still_waiting(turn)))


def _ask(task: Task) -> Outcome:
    choices = (
        Choice(words.YES, "completion.confirm", {"task": task.id, "word": "yes"}),
        Choice(words.NO, "completion.not_yet", {"task": task.id, "word": "no"}),
    )
    return Outcome(Reply(words.asks(task), choices))


def _still_waiting(turn: Turn) -> Task:
    task = stored.get(turn.conn, int(turn.arguments["task"]))
    if task.state is not State.AWAITING:
        raise NotFound("not_awaiting", task=code(task))
    return task


def _confirm(turn: Turn, meant: Sequence[Task]) -> Outcome:
    done = []
    for task in meant:
        require_superior(turn.me, task, _submitter(turn, task), turn.house.units, turn.where)
        done.append(act(turn, task, ChangeKind.COMPLETION_CONFIRMED, {})[0])
    posts = [p for t in done for p in _tell(turn, t, words.confirmed_to_doer(t, turn.me.name), "confirmed")]
    return Outcome(say(words.confirmed(done)).reply, tuple(posts))


def reject(turn: Turn) -> Outcome:
    """Send the completion back with the words of the superior; the task goes on."""
    reason = turn.message.text.strip()
    done = []
    for task in _meant(turn):
        require_superior(turn.me, task, _submitter(turn, task), turn.house.units, turn.where)
        done.append(act(turn, task, ChangeKind.SENT_BACK, {"reason": reason})[0])
    posts = [
        p for t in done for p in _tell(turn, t, words.sent_back_to_doer(t, turn.me.name, reason), "back")
    ]
    return Outcome(say(words.sent_back(done)).reply, tuple(posts))


def _meant(turn: Turn) -> list[Task]:
    waiting = [t for t in linking.visible(turn) if t.state is State.AWAITING]
    if turn.heard.tasks:
        named = [_named(turn, ref) for ref in turn.heard.tasks]
        if wrong := [t for t in named if t.state is not State.AWAITING]:
            raise NotFound("not_awaiting", task=code(wrong[0]))
        return named
    mine = [t for t in waiting if may_on(turn.me, Action.CONFIRM_COMPLETION, t, turn.house.units, turn.where)]
    if len(mine) == 1:
        return mine
    if not mine:
        raise NotFound("nothing_awaits")
    raise NotFound("which_awaits", tasks=", ".join(code(t) for t in mine[:8]))


def _named(turn: Turn, ref: str) -> Task:
    task = linking.link(ref, linking.visible(turn)).task
    if task is None:
        raise NotFound("no_such_task", name=ref)
    return task


def _submitter(turn: Turn, task: Task) -> int | None:
    found = [r for r in reports.of_task(turn.conn, task.id) if not r.reverted]
    return found[-1].person_id if found else None


def _tell(turn: Turn, task: Task, text: Text, key: str) -> list[Post]:
    doer = _submitter(turn, task)
    post = (
        None
        if doer is None or doer == turn.me.id
        else notify(turn, doer, text, f"{key}:{task.id}:m{turn.inbox_id}")
    )
    return [] if post is None else [post]
