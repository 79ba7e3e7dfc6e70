"""Which move of a deadline a wish comes to: asked, decided, refused, entered with a paper, or only noted.

Only who set a deadline moves it. Set by a higher body: only with number and date of that body's paper.
Set inside: who set it by name, else the head of the unit for an officer and the leader in charge for a
head; never the asker.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from handlers.naming import same_name
from handlers.turn import Turn, holders
from storage import people, requests
from storage.requests import ExtensionRequest
from tasks import extension
from tasks.deadlines import effective_last_day
from tasks.errors import Contradiction, NotAllowed, NotFound
from tasks.extension import Request
from tasks.model import Person, Role, Source, Task
from tasks.rights import Action, may_on, require
from vietnamese.words.extension import Shown
from vietnamese.words.tasks import code

Data = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Move:
    """One task's move: `act` is ask, decide, refuse, consent or note; `deciders` are who is asked."""

    task: Task
    act: str
    day: date | None = None
    said: date | None = None
    number: int = 0
    flags: tuple[str, ...] = ()
    deciders: tuple[Person, ...] = ()
    asked: ExtensionRequest | None = None


def move(turn: Turn, task: Task, said: date | None, data: Data) -> Move:
    """What comes of a wish about one task; raises the refusals of `tasks.extension` and of the rights."""
    asked = requests.open_extension(turn.conn, task.id)
    if data["verdict"] == "refuse":
        return _refused(turn, task, asked, data)
    if task.deadline_source is Source.HIGHER:
        return _consented(turn, task, said, data) if data["consent"] else _noted(turn, task, said, data)
    who = speaker(turn, data)
    asks = data["asking"] and not who.has(Role.LEADER)
    if data["verdict"] == "approve" or (not asks and may_decide(turn, who, task)):
        return _decided(turn, task, said, asked, data)
    require(turn.me, Action.EXTEND_ASK, task, turn.house.units, turn.where)
    found = _request(turn, task, _named(said))
    to = addressees(turn, task, turn.me)
    return Move(task, "ask", found.day, said, found.number, found.flags, to)


def speaker(turn: Turn, data: Data) -> Person:
    """In whose name the deadline is moved: the person named by the office, else who writes."""
    return turn.me if data["for"] is None else people.get_person(turn.conn, int(data["for"]))


def entitled(turn: Turn, task: Task) -> list[Person]:
    """Who may decide: the one who set the deadline by name where that is known, else the superiors."""
    allowed = [
        p
        for p in holders(turn, Role.HEAD, Role.LEADER)
        if may_on(p, Action.EXTEND_DECIDE, task, turn.house.units)
    ]
    if task.deadline_source is Source.PLAN:
        # Set by who signed the plan: the leadership, not the unit's own head.
        return [p for p in allowed if p.has(Role.LEADER)]
    setter = [p for p in allowed if task.assigned_by and same_name(p.name, task.assigned_by)]
    return setter or allowed


def addressees(turn: Turn, task: Task, asker: Person) -> tuple[Person, ...]:
    """Who is asked, nearest first: never the asker; raises NotFound("nobody_decides")."""
    others = [p for p in entitled(turn, task) if p.id != asker.id]
    heads = [p for p in others if p.has(Role.HEAD) and not p.has(Role.LEADER)]
    fielded = [p for p in others if p.field_units]
    if asker.has(Role.HEAD):
        heads = [p for p in heads if same_name(p.name, task.assigned_by)]
    found = heads or fielded or others[:1]
    if not found:
        raise NotFound("nobody_decides", task=code(task))
    return tuple(found)


def may_decide(turn: Turn, person: Person, task: Task) -> bool:
    """Whether the person may move the deadline by own word: who set it, or a superior of who does the work.

    A head answers for a task of the unit that nobody holds by name, so there the leader decides.
    """
    if not any(p.id == person.id for p in entitled(turn, task)):
        return False
    set_it = same_name(person.name, task.assigned_by)
    return set_it or person.has(Role.LEADER) or task.lead_person_id is not None


def _named(said: date | None) -> date:
    if said is None:
        raise NotFound("no_deadline_named")
    return said


def _request(turn: Turn, task: Task, day: date) -> Request:
    return extension.request(task, day, turn.today, turn.house.rules, turn.house.calendar)


def _decided(turn: Turn, task: Task, said: date | None, asked: ExtensionRequest | None, data: Data) -> Move:
    _require_decider(turn, task, asked, data)
    if said is None and asked is None:
        raise NotFound("no_open_request", task=code(task))
    wanted = said or (asked.day if asked else None)
    found = _request(turn, task, _named(wanted))
    return Move(task, "decide", found.day, wanted, found.number, found.flags, asked=asked)


def _refused(turn: Turn, task: Task, asked: ExtensionRequest | None, data: Data) -> Move:
    if task.deadline_source is Source.HIGHER:
        raise NotAllowed("set_by_higher_body", task=code(task))
    if asked is None:
        raise NotFound("no_open_request", task=code(task))
    _require_decider(turn, task, asked, data)
    return Move(task, "refuse", asked=asked)


def _require_decider(turn: Turn, task: Task, asked: ExtensionRequest | None, data: Data) -> None:
    person = speaker(turn, data)
    if asked is not None and asked.asked_by == person.id:
        raise NotAllowed("own_extension", task=code(task))
    who = entitled(turn, task)
    if any(p.id == person.id for p in who):
        return
    if not who:
        raise NotFound("nobody_decides", task=code(task))
    raise NotAllowed("not_decider", task=code(task), persons=", ".join(p.name for p in who[:3]))


def _consented(turn: Turn, task: Task, said: date | None, data: Data) -> Move:
    """A higher body's paper is entered by the office or the leader in charge: nobody clears the own lateness."""
    if not _may_enter(turn, task):
        return _noted(turn, task, said, data)
    if not (data["paper"] and data["paper_date"]):
        raise Contradiction("consent_without_paper", task=code(task))
    found = extension.consented(
        task, _named(said), data["paper"], turn.today, turn.house.rules, turn.house.calendar
    )
    return Move(task, "consent", found.day, said, found.number, found.flags)


def _may_enter(turn: Turn, task: Task) -> bool:
    if turn.me.has(Role.OFFICE):
        return True
    return turn.me.has(Role.LEADER) and may_on(
        turn.me, Action.EXTEND_DECIDE, task, turn.house.units, turn.where
    )


def _noted(turn: Turn, task: Task, said: date | None, data: Data) -> Move:
    """Asked of a higher body: recorded, moves nothing."""
    if data["verdict"] or not may_on(turn.me, Action.EXTEND_NOTE, task, turn.house.units, turn.where):
        require(turn.me, Action.ASK_TASK, task, turn.house.units, turn.where)
        raise NotAllowed("set_by_higher_body", task=code(task))
    if not data["asking"] and not data["paper"] and turn.me.has(Role.OFFICE, Role.HEAD, Role.DEPUTY):
        raise Contradiction("consent_without_paper", task=code(task))
    return Move(task, "note", said, said)


def shown(turn: Turn, moves: Sequence[Move]) -> list[Shown]:
    """The moves as the card shows them."""
    return [_shown(turn, one) for one in moves]


def _shown(turn: Turn, one: Move) -> Shown:
    asked = one.asked
    return Shown(
        one.task,
        one.act,
        effective_last_day(one.task, turn.house.rules, turn.house.calendar),
        one.day,
        one.said,
        asked.day if asked else None,
        people.get_person(turn.conn, asked.asked_by).name if asked else "",
        one.flags,
        one.number,
        tuple(p.name for p in one.deciders),
    )
