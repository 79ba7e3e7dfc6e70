"""Who is responsible for what a superior names: the doer, else the head of the unit; never a guess."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from handlers import linking, naming, selection, spoken_of, which
from handlers.said import on_behalf, person_name
from handlers.turn import Turn, holders
from storage import people
from storage import tasks as stored
from tasks.errors import NotAllowed, NotFound
from tasks.model import Person, Role, Task
from tasks.rights import Action, may_on, require
from vietnamese.words.tasks import code


@dataclass(frozen=True, slots=True)
class Target:
    """One person to write to, and about which tasks (none: about the unit as such)."""

    person: Person
    task_ids: tuple[int, ...] = ()


def targets(turn: Turn) -> tuple[list[Target], list[str]]:
    """Whom to write to, and the codes for which nobody is known; raises the refusals of rights and names."""
    heard = turn.heard
    if named := tasks_named(turn):
        return _by_person(turn, named)
    if heard.filters:
        return _by_person(turn, _selected(turn))
    if name := person_name(turn):
        return [_person_target(turn, naming.person(turn, name))], []
    if heard.unit:
        return _unit_targets(turn, heard.unit), []
    return _by_person(turn, _spoken_of(turn))


def tasks_named(turn: Turn) -> list[Task]:
    """The tasks that the message names; raises NotFound and the refusals of rights."""
    pool = linking.visible(turn)
    if turn.heard.tasks:
        named = [which.one(turn, ref, pool) for ref in turn.heard.tasks]
    else:
        found = linking.unnamed(turn, pool).task
        named = [] if found is None else [found]
    for task in named:
        require(turn.me, Action.URGE, task, turn.house.units, turn.where)
    return named


def _selected(turn: Turn) -> list[Task]:
    """The open tasks of a group of units ("nhắc các phòng chưa báo cáo") that the speaker may urge."""
    heard = replace(turn.heard, period=None, status=None, tasks=(), person=person_name(turn))
    pairs = selection.run(turn, selection.asked(turn, heard).query)
    return [
        t for t, _ in pairs if t.is_open and may_on(turn.me, Action.URGE, t, turn.house.units, turn.where)
    ]


def _spoken_of(turn: Turn) -> list[Task]:
    """The tasks of the last answer here."""
    last = spoken_of.last(turn)
    ids = (last[0].get("ids") or [last[0].get("task")]) if last else []
    found = stored.seen_by(turn.conn, turn.scope, [i for i in ids if i is not None])
    mine = [t for t in found if t.is_open and may_on(turn.me, Action.URGE, t, turn.house.units, turn.where)]
    if not mine:
        raise NotFound("whom_to_urge")
    return mine


def _by_person(turn: Turn, tasks: Sequence[Task]) -> tuple[list[Target], list[str]]:
    """One target per person, in the order of the tasks; the codes that nobody answers for."""
    told: dict[int, list[int]] = {}
    known: dict[int, Person] = {}
    tried: list[str] = []
    for task in tasks:
        persons = [p for p in responsible(turn, task) if p.id != turn.me.id]
        if not persons:
            tried.append(code(task))
        for p in persons:
            known[p.id] = p
            told.setdefault(p.id, []).append(task.id)
    return [Target(known[i], tuple(ids)) for i, ids in told.items()], tried


def responsible(turn: Turn, task: Task) -> list[Person]:
    """The doer by name, else the heads of the unit, else its deputies."""
    if task.lead_person_id is not None:
        return [p for p in [people.get_person(turn.conn, task.lead_person_id)] if p.active]
    return heads(turn, task.lead_unit_id)


def heads(turn: Turn, unit_id: int | None) -> list[Person]:
    """Who answers for a unit."""
    if unit_id is None:
        return []
    found = holders(turn, Role.HEAD, unit_id=unit_id) or holders(turn, Role.DEPUTY, unit_id=unit_id)
    return list(found)


def _unit_targets(turn: Turn, name: str) -> list[Target]:
    """The heads of a unit named, about its open tasks that were never reported, when there are such."""
    ids = naming.unit_ids(turn, name)
    top = naming.tops(turn, ids)[0]
    _require_unit(turn, top)
    mine = [t for t in linking.visible(turn) if t.lead_unit_id in ids and t.is_open and t.counts]
    silent = tuple(t.id for t in mine if t.last_report_at is None)
    return [Target(p, silent) for p in heads(turn, top) if p.id != turn.me.id]


def _require_unit(turn: Turn, unit_id: int) -> None:
    probe = Task(0, 0, "", "", lead_unit_id=unit_id)
    if not may_on(turn.me, Action.URGE, probe, turn.house.units, turn.where):
        raise NotAllowed("outside_field", unit=turn.house.unit_name(unit_id), name=turn.me.name)


def _person_target(turn: Turn, found: Person) -> Target:
    if found.unit_id is not None:
        _require_unit(turn, found.unit_id)
    mine = _held(linking.visible(turn), found.id)
    return Target(found, tuple(t.id for t in mine))


def _held(pool: Iterable[Task], person_id: int) -> list[Task]:
    return [t for t in pool if t.lead_person_id == person_id and t.is_open and t.counts]


def speaker(turn: Turn) -> int:
    """In whose name it is said: the leader whom the office names, else who writes."""
    found = on_behalf(turn)
    return turn.me.id if found is None else found.id


def person(turn: Turn, person_id: int) -> Person:
    """One person by id."""
    return people.get_person(turn.conn, person_id)
