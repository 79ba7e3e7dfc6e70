"""Who may do what to which task where, and what a person sees; the table itself is in `tasks.actions`.

A person with several roles may do what any one of them allows, each role measured from its own unit.
"""

from dataclasses import dataclass, replace

from tasks.actions import OFFICE_ACTS, PRIVATE_ONLY, TABLE, Action, Place, Relation
from tasks.errors import NotAllowed
from tasks.model import Membership, Person, Role, Task
from tasks.units import Units

__all__ = [
    "EVERYTHING",
    "Action",
    "Place",
    "Relation",
    "Scope",
    "Units",
    "acting",
    "may",
    "may_for_unit",
    "may_on",
    "relation",
    "require",
    "require_superior",
    "scope",
    "visible",
]


@dataclass(frozen=True, slots=True)
class Scope:
    """What a person may see in a place; every query takes one.

    A task is visible when its lead unit is in `units` (None = every unit), or, privately, when the
    person leads it or their unit coordinates it. `own_only`: no unit, only tasks the person leads.
    `counts_all`: figures of every unit, without the tasks behind them. `hide_leaders`: tasks held by
    leaders themselves appear nowhere. `group_units`: what the group is registered for, also for counts.
    """

    person_id: int | None = None
    units: frozenset[int] | None = frozenset()
    own_only: bool = False
    counts_all: bool = False
    private: bool = True
    hide_leaders: bool = False
    group_units: frozenset[int] | None = None


EVERYTHING = Scope(units=None, counts_all=True)


def relation(person: Person, task: Task, units: Units) -> Relation:
    """The nearest relation of the task to the person over all roles."""
    if task.lead_person_id == person.id:
        return Relation.OWN
    near = [_measured(person, m, task, units) for m in person.memberships]
    return min(near, key=list(Relation).index, default=Relation.OTHER)


def may(
    person: Person, action: Action, relation: Relation = Relation.OTHER, place: Place | str = Place.PRIVATE
) -> bool:
    """Whether any role of the person allows the action in that relation and place."""
    if not person.active or (Place(place) is Place.GROUP and action in PRIVATE_ONLY):
        return False
    row = TABLE[action]
    return any(
        (action in OFFICE_ACTS and m.role in row) or relation in row.get(m.role, ())
        for m in person.memberships
    )


def may_on(
    person: Person, action: Action, task: Task, units: Units, place: Place | str = Place.PRIVATE
) -> bool:
    """Whether the person may do it to this task: each role counts only from the unit it is held for."""
    if not person.active or (Place(place) is Place.GROUP and action in PRIVATE_ONLY):
        return False
    row = TABLE[action]
    return any(_role_relation(person, m, task, units) in row.get(m.role, ()) for m in person.memberships)


def may_for_unit(
    person: Person, action: Action, unit_id: int, units: Units, place: Place | str = Place.PRIVATE
) -> bool:
    """Whether the person may do it for a unit as a whole, as for a task that the unit leads."""
    return may_on(person, action, Task(0, 0, "", "", lead_unit_id=unit_id), units, place)


def require(
    person: Person,
    action: Action,
    task: Task | None = None,
    units: Units | None = None,
    place: Place | str = Place.PRIVATE,
) -> None:
    """Raises NotAllowed("person_left" | "not_in_group" | "not_yours" | "not_your_role") unless the person may."""
    if not person.active:
        raise NotAllowed("person_left", person=person.name)
    if Place(place) is Place.GROUP and action in PRIVATE_ONLY:
        raise NotAllowed("not_in_group", action=action.value)
    if task is None:
        if not any(may(person, action, relation, place) for relation in Relation):
            raise NotAllowed("not_your_role", action=action.value)
    elif not may_on(person, action, task, units or Units(), place):
        raise NotAllowed("not_yours", action=action.value, task=task.id)


def require_superior(
    person: Person, task: Task, submitted_by: int | None, units: Units, place: Place | str = Place.PRIVATE
) -> None:
    """A completion is confirmed by the doer's superior: raises NotAllowed("own_completion") for the doer."""
    if submitted_by == person.id:
        raise NotAllowed("own_completion", task=task.id)
    require(person, Action.CONFIRM_COMPLETION, task, units, place)


def acting(person: Person, unit_id: int) -> Person:
    """The person with the head's rights of a unit, as a deputy has them while the head is away."""
    return replace(person, memberships=(*person.memberships, Membership(Role.HEAD, unit_id)))


def scope(person: Person, place: Place | str, group_scope: frozenset[int] | None, units: Units) -> Scope:
    """What the person sees: officer the own unit, head and deputy with sub-units, leader and office all, admin none.

    In a group it is also limited to `group_scope` (None = registered for everything) and shows no
    task held by a leader.
    """
    seen = _seen_units(person, units)
    reads = person.active and person.has(*_READERS)
    asker = person.id if reads else None
    if Place(place) is Place.PRIVATE:
        return Scope(asker, seen, seen is not None and not seen, reads)
    shown = group_scope if seen is None else seen if group_scope is None else seen & group_scope
    return Scope(asker, shown, False, reads, False, True, group_scope)


def visible(task: Task, scope: Scope, leaders: frozenset[int] = frozenset()) -> bool:
    """Whether the scope shows the task; `leaders` are the ids of persons who are leaders."""
    if scope.hide_leaders and task.lead_person_id in leaders:
        return False
    if scope.units is None or (task.lead_unit_id is not None and task.lead_unit_id in scope.units):
        return True
    own = scope.person_id is not None and task.lead_person_id == scope.person_id
    return scope.private and (own or bool(scope.units & set(task.coordinating_unit_ids)))


_READERS = (Role.OFFICER, Role.HEAD, Role.DEPUTY, Role.LEADER, Role.OFFICE)


def _held_for(person: Person, membership: Membership) -> int | None:
    return person.unit_id if membership.unit_id is None else membership.unit_id


def _role_relation(person: Person, membership: Membership, task: Task, units: Units) -> Relation:
    if task.lead_person_id == person.id:
        return Relation.OWN
    return _measured(person, membership, task, units)


def _measured(person: Person, membership: Membership, task: Task, units: Units) -> Relation:
    """The relation as seen from one role; only who heads a unit answers for its sub-units."""
    if membership.role is Role.LEADER:
        return Relation.FIELD if _in_field(person, task, units) else Relation.OTHER
    unit = _held_for(person, membership)
    if unit is None:
        return Relation.OTHER
    if task.lead_unit_id == unit:
        return Relation.UNIT
    answered = units.descendants(unit) if membership.role in (Role.HEAD, Role.DEPUTY) else frozenset({unit})
    if task.lead_unit_id in answered:
        return Relation.SUB_UNIT
    return Relation.COORDINATING if answered.intersection(task.coordinating_unit_ids) else Relation.OTHER


def _in_field(person: Person, task: Task, units: Units) -> bool:
    """A leader without a field (the director) answers for everything."""
    return not person.field_units or task.lead_unit_id in units.below(person.field_units)


def _seen_units(person: Person, units: Units) -> frozenset[int] | None:
    if not person.active:
        return frozenset()
    if person.has(Role.LEADER, Role.OFFICE):
        return None
    held = {m.role: set[int]() for m in person.memberships}
    for m in person.memberships:
        unit = _held_for(person, m)
        if unit is not None and m.role in _READERS:
            held[m.role].add(unit)
    led = held.get(Role.HEAD, set()) | held.get(Role.DEPUTY, set())
    return units.below(led) | frozenset(held.get(Role.OFFICER, set()))
