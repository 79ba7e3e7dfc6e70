"""Who gives a task to whom: names resolved among those the speaker may give to, never guessed."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from handlers import naming
from handlers.said import on_behalf
from handlers.turn import Turn, holders
from storage import people
from storage import tasks as stored
from tasks.errors import NotAllowed, NotFound
from tasks.model import Person, Role, Task
from tasks.rights import Action, may_on
from vietnamese.normalize import fold

Data = Mapping[str, Any]
CLAUSES = re.compile(
    r"[,;\n]\s*(?:giao\s+)?(?:phòng|chi cục|trung tâm|văn phòng|thanh tra|ban)\s", re.IGNORECASE
)
SECOND = r"{}\s*(?:,|;| va) *(?:phong|chi cuc|trung tam|van phong|thanh tra|ban) "


def whom(turn: Turn, unit_name: str | None, person_name: str | None) -> tuple[int | None, Person | None]:
    """The unit and the person meant; a person's own unit where none was said.

    Raises NotFound("several_leads" | "no_such_unit" | "several_units" | "no_such_person" | "several_persons").
    """
    if unit_name and re.search(SECOND.format(re.escape(fold(unit_name))), fold(turn.message.text)):
        raise NotFound("several_leads")
    named = naming.mentioned(turn.house.units, turn.message.text)
    if len(naming.tops(turn, named)) > 1 and CLAUSES.search(turn.message.text):
        raise NotFound("several_leads")
    ids = naming.unit_ids(turn, unit_name) if unit_name else frozenset()
    unit_id = next(iter(naming.tops(turn, ids)), None)
    if not person_name:
        return unit_id, None
    found = _person(turn, person_name, ids)
    return found.unit_id or unit_id, found


def _person(turn: Turn, name: str, ids: frozenset[int]) -> Person:
    """A name borne by several is narrowed by the unit said, or by the units that the speaker heads."""
    try:
        found = naming.person(turn, name)
    except NotFound as refused:
        headed = turn.me.units_as(Role.HEAD) if not turn.me.has(Role.LEADER, Role.OFFICE) else frozenset()
        inside = ids or turn.house.units.below(headed)
        near = [p for p in _called(turn, name) if p.unit_id in inside]
        if refused.code != "several_persons" or len(near) != 1:
            raise
        return near[0]
    if ids and found.unit_id not in ids:
        raise NotFound("person_not_in_unit", name=found.name, unit=turn.house.unit_name(found.unit_id))
    return found


def _called(turn: Turn, name: str) -> list[Person]:
    wanted = fold(name).split()
    return [p for p in people.people(turn.conn) if fold(p.name).split()[-len(wanted) :] == wanted]


def named_leader(turn: Turn) -> int | None:
    """The leader in whose name the office speaks ("theo chỉ đạo của đồng chí …"); None when nobody is named."""
    found = on_behalf(turn)
    if found is None:
        return None
    if not found.has(Role.LEADER):
        raise NotAllowed("not_a_leader", name=found.name)
    return found.id


def giver(turn: Turn, data: Data) -> Person | None:
    """In whose name the task is given: the leader named, else the speaker by own right; None: the office must say."""
    if data["for"] is not None:
        return people.get_person(turn.conn, int(data["for"]))
    own = without_office(turn.me)
    if _may(turn, own, data) or not turn.me.has(Role.OFFICE):
        return own
    return None


def without_office(person: Person) -> Person:
    """The person without the office's right to act in a leader's name."""
    return replace(person, memberships=tuple(m for m in person.memberships if m.role is not Role.OFFICE))


def leaders(turn: Turn, data: Data) -> list[Person]:
    """The leaders who may give this."""
    return [p for p in holders(turn, Role.LEADER) if _may(turn, p, data)]


def require_may(turn: Turn, by: Person, data: Data) -> None:
    """Raises NotAllowed("outside_field") unless the giver may give to that unit, and to those that co-operate."""
    for unit in (data["unit"], *data.get("coordinating", ())):
        if _may(turn, by, {**data, "unit": unit}):
            continue
        name = turn.house.unit_name(unit) or "Nội dung này"
        raise NotAllowed("outside_field", unit=name, name=by.name)


def _may(turn: Turn, by: Person, data: Data) -> bool:
    """A task that exists must be the giver's to hand over, and the new doer's unit within reach too."""
    probe = Task(0, 0, "", data["title"], lead_unit_id=data["unit"])
    if not may_on(by, Action.ASSIGN, probe, turn.house.units, turn.where):
        return False
    if data["task"] is None:
        return True
    task = stored.get(turn.conn, int(data["task"]))
    return may_on(by, Action.HAND_OVER, task, turn.house.units, turn.where)
