"""Who may do what to which task where: one table of action × role × relation × place, and what a person sees.

The table names the relations in which a role may act; what it does not name is refused. A person with
several roles may do what any one of them allows, each role measured from its own unit.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from tasks.errors import NotAllowed
from tasks.model import Membership, Person, Role, Task, Unit


class Relation(StrEnum):
    """How a task stands to a person, nearest first."""

    OWN = "own"
    UNIT = "unit"
    SUB_UNIT = "sub_unit"
    FIELD = "field"
    COORDINATING = "coordinating"
    OTHER = "other"


class Place(StrEnum):
    """Where it is said."""

    PRIVATE = "private"
    GROUP = "group"


class Action(StrEnum):
    """Everything that rights are asked about."""

    # about a task
    ASK_TASK = "ask_task"
    ASK_COUNTS = "ask_counts"
    REPORT = "report"
    OPINION = "opinion"
    CONFIRM_COMPLETION = "confirm_completion"
    SEND_BACK = "send_back"
    EXTEND_ASK = "extend_ask"
    EXTEND_DECIDE = "extend_decide"
    EXTEND_NOTE = "extend_note"  # what a higher body consented to, with its paper
    ASSIGN = "assign"
    URGE = "urge"
    HAND_OVER = "hand_over"
    PASS_DIFFICULTY = "pass_difficulty"
    INTERNAL_DEADLINE = "internal_deadline"
    STOP = "stop"
    SETTLE_UNREVIEWED = "settle_unreviewed"
    CONTEST = "contest"
    CONTEST_DECIDE = "contest_decide"
    CORRECT = "correct"
    TRANSFER = "transfer"
    SPLIT = "split"
    SHOW_HISTORY = "show_history"
    # about the agency
    ASK_PERSON = "ask_person"
    ON_BEHALF = "on_behalf"
    SUBSTITUTE = "substitute"
    IMPORT_PLAN = "import_plan"
    PEOPLE = "people"
    INVITE = "invite"
    SCHEDULE = "schedule"
    LOCK = "lock"
    EXPORT = "export"
    SETTINGS = "settings"
    REGISTER_GROUP = "register_group"
    ACCOUNTS = "accounts"
    BACKUP = "backup"
    HEALTH = "health"


_OWN, _UNIT, _SUB, _FIELD, _COORD, _OTHER = Relation
EVERY = frozenset(Relation)
MINE = frozenset({_OWN})
TEAM = frozenset({_OWN, _UNIT})
HOUSE = frozenset({_OWN, _UNIT, _SUB})
BELOW = frozenset({_UNIT, _SUB})
SEEN = TEAM | {_COORD}
FIELDS = frozenset({_OWN, _FIELD})

_OFFICER, _HEAD, _DEPUTY, _LEADER, _OFFICE, _ADMIN = Role

Row = Mapping[Role, frozenset[Relation]]

TABLE: dict[Action, Row] = {
    Action.ASK_TASK: {
        _OFFICER: SEEN,
        _DEPUTY: HOUSE | {_COORD},
        _HEAD: HOUSE | {_COORD},
        _LEADER: EVERY,
        _OFFICE: EVERY,
    },
    Action.SHOW_HISTORY: {
        _OFFICER: SEEN,
        _DEPUTY: HOUSE | {_COORD},
        _HEAD: HOUSE | {_COORD},
        _LEADER: EVERY,
        _OFFICE: EVERY,
    },
    Action.ASK_COUNTS: {_OFFICER: EVERY, _DEPUTY: EVERY, _HEAD: EVERY, _LEADER: EVERY, _OFFICE: EVERY},
    Action.ASK_PERSON: {_OFFICER: MINE, _DEPUTY: HOUSE, _HEAD: HOUSE, _LEADER: EVERY, _OFFICE: EVERY},
    Action.REPORT: {_OFFICER: TEAM, _DEPUTY: HOUSE, _HEAD: HOUSE, _LEADER: MINE, _OFFICE: TEAM},
    Action.CORRECT: {_OFFICER: TEAM, _DEPUTY: HOUSE, _HEAD: HOUSE, _LEADER: MINE, _OFFICE: EVERY},
    Action.OPINION: {
        _OFFICER: SEEN,
        _DEPUTY: HOUSE | {_COORD},
        _HEAD: HOUSE | {_COORD},
        _LEADER: EVERY,
        _OFFICE: EVERY,
    },
    Action.CONFIRM_COMPLETION: {_HEAD: BELOW, _LEADER: frozenset({_FIELD})},
    Action.SEND_BACK: {_HEAD: BELOW, _LEADER: frozenset({_FIELD})},
    Action.EXTEND_ASK: {_OFFICER: TEAM, _DEPUTY: HOUSE, _HEAD: HOUSE, _LEADER: MINE},
    Action.EXTEND_DECIDE: {_HEAD: BELOW, _LEADER: frozenset({_FIELD})},
    Action.EXTEND_NOTE: {_OFFICER: TEAM, _DEPUTY: HOUSE, _HEAD: HOUSE, _OFFICE: EVERY},
    Action.ASSIGN: {_HEAD: HOUSE, _LEADER: FIELDS, _OFFICE: EVERY},
    Action.URGE: {_DEPUTY: HOUSE, _HEAD: HOUSE, _LEADER: FIELDS, _OFFICE: EVERY},
    Action.HAND_OVER: {_HEAD: HOUSE, _LEADER: FIELDS, _OFFICE: EVERY},
    Action.PASS_DIFFICULTY: {_HEAD: HOUSE, _DEPUTY: HOUSE},
    Action.INTERNAL_DEADLINE: {_HEAD: HOUSE, _LEADER: FIELDS, _OFFICE: EVERY},
    Action.STOP: {_HEAD: HOUSE, _LEADER: FIELDS, _OFFICE: EVERY},
    Action.SETTLE_UNREVIEWED: {_OFFICER: TEAM, _DEPUTY: HOUSE, _HEAD: HOUSE, _OFFICE: EVERY},
    Action.CONTEST: {_OFFICER: TEAM, _DEPUTY: HOUSE, _HEAD: HOUSE},
    Action.CONTEST_DECIDE: {_LEADER: FIELDS, _OFFICE: EVERY},
    Action.TRANSFER: {_LEADER: FIELDS, _OFFICE: EVERY},
    Action.SPLIT: {_OFFICE: EVERY},
    Action.SUBSTITUTE: {_OFFICER: MINE, _DEPUTY: HOUSE, _HEAD: HOUSE, _LEADER: MINE, _OFFICE: EVERY},
    Action.ON_BEHALF: {_OFFICE: EVERY},
    Action.IMPORT_PLAN: {_OFFICE: EVERY},
    Action.PEOPLE: {_OFFICE: EVERY},
    Action.INVITE: {_OFFICE: EVERY, _ADMIN: EVERY},
    Action.SCHEDULE: {_LEADER: EVERY, _OFFICE: EVERY},
    Action.LOCK: {_OFFICE: EVERY},
    Action.EXPORT: {_HEAD: HOUSE, _LEADER: EVERY, _OFFICE: EVERY},
    Action.SETTINGS: {_OFFICE: EVERY},
    Action.REGISTER_GROUP: {_LEADER: EVERY, _OFFICE: EVERY},
    Action.ACCOUNTS: {_ADMIN: EVERY},
    Action.BACKUP: {_ADMIN: EVERY},
    Action.HEALTH: {_OFFICE: EVERY, _ADMIN: EVERY},
}

# What is never done before a group's eyes: persons, accounts, the agency's own settings.
PRIVATE_ONLY = frozenset(
    {
        Action.ASK_PERSON,
        Action.ON_BEHALF,
        Action.SUBSTITUTE,
        Action.IMPORT_PLAN,
        Action.PEOPLE,
        Action.INVITE,
        Action.LOCK,
        Action.SETTINGS,
        Action.ACCOUNTS,
        Action.BACKUP,
        Action.HEALTH,
        Action.CONTEST,
        Action.CONTEST_DECIDE,
        Action.SHOW_HISTORY,
        Action.SETTLE_UNREVIEWED,
        Action.TRANSFER,
        Action.SPLIT,
    }
)
# Acts that concern no task: the relation does not matter.
OFFICE_ACTS = frozenset(
    {
        Action.ON_BEHALF,
        Action.IMPORT_PLAN,
        Action.PEOPLE,
        Action.INVITE,
        Action.SCHEDULE,
        Action.LOCK,
        Action.SETTINGS,
        Action.REGISTER_GROUP,
        Action.ACCOUNTS,
        Action.BACKUP,
        Action.HEALTH,
    }
)


@dataclass(frozen=True)
class Units:
    """The units of the agency by id; made from a mapping or from units in any order."""

    by_id: Mapping[int, Unit] = field(default_factory=dict)

    def __init__(self, units: Mapping[int, Unit] | Iterable[Unit] = ()) -> None:
        rows = units.values() if isinstance(units, Mapping) else units
        object.__setattr__(self, "by_id", {unit.id: unit for unit in rows})

    def get(self, unit_id: int | None) -> Unit | None:
        """The unit, None when there is none of that id."""
        return None if unit_id is None else self.by_id.get(unit_id)

    def __iter__(self) -> Iterator[Unit]:
        return iter(self.in_order())

    def in_order(self) -> list[Unit]:
        """The units in the agency's own order."""
        return sorted(self.by_id.values(), key=lambda unit: (unit.position, unit.id))

    def children(self, unit_id: int) -> list[Unit]:
        """The units directly below, in the agency's own order."""
        return [unit for unit in self.in_order() if unit.parent_id == unit_id]

    def descendants(self, unit_id: int) -> frozenset[int]:
        """The unit itself with everything below it; ends even where parents run in a circle."""
        found: set[int] = set()
        waiting = {unit_id}
        while waiting:
            found |= waiting
            waiting = {u.id for u in self.by_id.values() if u.parent_id in waiting} - found
        return frozenset(found)

    def below(self, unit_ids: Iterable[int]) -> frozenset[int]:
        """All of the units with everything below each."""
        return frozenset().union(*(self.descendants(unit_id) for unit_id in unit_ids))


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
    near = [_measured(person, m, task, units) for m in _memberships(person)]
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
        for m in _memberships(person)
    )


def may_on(
    person: Person, action: Action, task: Task, units: Units, place: Place | str = Place.PRIVATE
) -> bool:
    """Whether the person may do it to this task: each role counts only from the unit it is held for."""
    if not person.active or (Place(place) is Place.GROUP and action in PRIVATE_ONLY):
        return False
    row = TABLE[action]
    return any(_role_relation(person, m, task, units) in row.get(m.role, ()) for m in _memberships(person))


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
    counts = person.active and person.has(*_READERS)
    private = Place(place) is Place.PRIVATE
    if private:
        lonely = seen is not None and not seen
        return Scope(person.id if person.active else None, seen, lonely, counts)
    shown = group_scope if seen is None else seen if group_scope is None else seen & group_scope
    return Scope(person.id, shown, False, counts, False, True, group_scope)


def visible(task: Task, scope: Scope, leaders: frozenset[int] = frozenset()) -> bool:
    """Whether the scope shows the task; `leaders` are the ids of persons who are leaders."""
    if scope.hide_leaders and task.lead_person_id in leaders:
        return False
    if scope.units is None or (task.lead_unit_id is not None and task.lead_unit_id in scope.units):
        return True
    own = scope.person_id is not None and task.lead_person_id == scope.person_id
    return scope.private and (own or bool(scope.units & set(task.coordinating_unit_ids)))


_READERS = (_OFFICER, _HEAD, _DEPUTY, _LEADER, _OFFICE)


def _memberships(person: Person) -> tuple[Membership, ...]:
    return person.memberships


def _held_for(person: Person, membership: Membership) -> int | None:
    return person.unit_id if membership.unit_id is None else membership.unit_id


def _role_relation(person: Person, membership: Membership, task: Task, units: Units) -> Relation:
    if task.lead_person_id == person.id:
        return Relation.OWN
    return _measured(person, membership, task, units)


def _measured(person: Person, membership: Membership, task: Task, units: Units) -> Relation:
    """The relation as seen from one role; a leader without a field (the director) answers for everything."""
    unit, lead = _held_for(person, membership), task.lead_unit_id
    if membership.role is Role.LEADER:
        fields = units.below(person.field_units)
        return Relation.FIELD if not person.field_units or lead in fields else Relation.OTHER
    if unit is not None and lead == unit:
        return Relation.UNIT
    if unit is not None and lead in units.descendants(unit):
        return Relation.SUB_UNIT
    return Relation.COORDINATING if unit in task.coordinating_unit_ids else Relation.OTHER


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
