"""A completion is confirmed, or sent back, by the doer's superior: the head, for a head the leader in charge."""

from collections.abc import Sequence
from dataclasses import replace

from handlers import linking, which
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

BLANK = Text(((),))


def ask_superior(turn: Turn, task: Task, serial: int, facts: str) -> list[Post]:
    """The notice to those who may confirm: the unit's head, or the leaders in charge when the head reports."""
    text = reporting.completion_waits(task, turn.me.name, facts)
    choices = _choices(task, turn.now.isoformat())
    posts = [
        notify(turn, p.id, text, f"confirm:{serial}:{p.id}", choices) for p in superiors(turn, task, turn.me)
    ]
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
    """The card that named the task was taken; the next that waits is asked about."""
    task = _still_waiting(turn)
    others = [t for t in _mine(turn) if t.id != task.id]
    done = _confirm(turn, [task])
    return replace(done, reply=_and_next(done.reply, others[0])) if others else done


def _and_next(reply: Reply, task: Task) -> Reply:
    """The answer with the next completion that waits, so that one number after the other settles them."""
    return Reply(reply.text + BLANK + words.asks(task), _choices(task))


def not_yet(turn: Turn) -> Outcome:
    """Sending back needs a reason: say how to give it."""
    return say(words.how_to_send_back(_still_waiting(turn)))


def _ask(task: Task) -> Outcome:
    return Outcome(Reply(words.asks(task), _choices(task)))


def _choices(task: Task, notice: str = "") -> tuple[Choice, ...]:
    """On a card that was asked for "đúng" is enough; on a notice only its number or its own words."""
    yes, no = ({"notice": notice}, {"notice": notice}) if notice else ({"word": "yes"}, {"word": "no"})
    return (
        Choice(words.YES, "completion.confirm", {"task": task.id, **yes}),
        Choice(words.NO, "completion.not_yet", {"task": task.id, **no}),
    )


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
    if turn.heard.tasks:
        named = [_named(turn, ref) for ref in turn.heard.tasks]
        if wrong := [t for t in named if t.state is not State.AWAITING]:
            raise NotFound("not_awaiting", task=code(wrong[0]))
        return named
    mine = _mine(turn)
    if len(mine) == 1:
        return mine
    if not mine:
        raise NotFound("nothing_awaits")
    raise NotFound("which_awaits", tasks=", ".join(code(t) for t in mine[:8]))


def _mine(turn: Turn) -> list[Task]:
    """What waits for this person's word here, but for what the person submitted."""
    return [
        t
        for t in linking.visible(turn)
        if t.state is State.AWAITING
        and may_on(turn.me, Action.CONFIRM_COMPLETION, t, turn.house.units, turn.where)
        and _submitter(turn, t) != turn.me.id
    ]


def _named(turn: Turn, ref: str) -> Task:
    return which.one(turn, ref, linking.visible(turn))


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
