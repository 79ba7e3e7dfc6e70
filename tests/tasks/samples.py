"""Made-up tasks, people and units of Sở Khoa học và Công nghệ tỉnh An Bình, and hypothesis strategies over them."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from tasks.calendar import WorkingCalendar
from tasks.changes import Change, ChangeKind
from tasks.model import DeadlineKind, Membership, NodeType, Person, Role, Source, State, Task, Unit
from tasks.rights import Units
from tasks.rules import Rules

RULES = Rules()
# 2026: 30/4 and 1/5 (Thursday, Friday), 1/9 and 2/9, 24/11 (a day off since 2026); Saturday 22/8 is worked
CALENDAR = WorkingCalendar(
    days_off=frozenset(
        {
            date(2026, 4, 30),
            date(2026, 5, 1),
            date(2026, 9, 1),
            date(2026, 9, 2),
            date(2026, 11, 24),
            date(2026, 8, 31),
        }
    ),
    working_weekends=frozenset({date(2026, 8, 22)}),
    notices=("Thông báo 12/TB-AB",),
    years=frozenset({2026}),
)

OFFICE, SCIENCE, BRANCH, LAB = (
    Unit(1, "Văn phòng", position=1),
    Unit(2, "Phòng Quản lý Khoa học", position=2),
    Unit(3, "Chi cục Đo lường", position=3),
    Unit(4, "Phòng Thử nghiệm", parent_id=3, position=4),
)
UNITS = Units((SCIENCE, LAB, OFFICE, BRANCH))


def person(id: int, role: Role | None, unit_id: int | None = 2, *more: Membership, **values: Any) -> Person:
    """Somebody with one role in a unit (and more)."""
    held = () if role is None else (Membership(role, None if role is Role.LEADER else unit_id),)
    return Person(id, f"Người {id}", unit_id=unit_id, memberships=(*held, *more), **values)


def task(id: int = 1, **values: Any) -> Task:
    """An open task of Phòng Quản lý Khoa học, due at the end of September 2026."""
    given: dict[str, Any] = {
        "plan_id": 1,
        "path": f"I.{id}",
        "title": f"Việc {id}",
        "deadline_kind": DeadlineKind.MONTH,
        "due_last_day": date(2026, 9, 30),
        "lead_unit_id": 2,
    }
    return Task(id=id, **(given | values))


def change(seq: int, kind: ChangeKind, effective_on: date, **values: Any) -> Change:
    """A change of task 1, recorded at 9:00 local time of the effective day unless said."""
    recorded = values.pop("recorded_on", effective_on)
    at = datetime(recorded.year, recorded.month, recorded.day, 2, 0, seq % 60, tzinfo=UTC)
    reverts = values.pop("reverts", None)
    return Change("task", 1, seq, kind, effective_on, at, reverts=reverts, data=values)


def planned(**values: Any) -> Change:
    """The first change: a task due at the end of September, in force from 15/1/2026."""
    given = {
        "plan_id": 1,
        "path": "I.1",
        "title": "Việc",
        "deadline_kind": "month",
        "due_last_day": "2026-09-30",
    }
    return change(1, ChangeKind.PLANNED, date(2026, 1, 15), **(given | {"lead_unit_id": 2} | values))


DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))
CALENDARS = st.builds(
    WorkingCalendar,
    days_off=st.frozensets(DAYS, max_size=8),
    working_weekends=st.frozensets(DAYS, max_size=4),
)
RULE_SETS = st.builds(
    Rules,
    start_of_use=st.none() | DAYS,
    roll_internal=st.booleans(),
    roll_higher=st.booleans(),
    due_soon_days=st.integers(0, 10),
)
TASKS = st.builds(
    Task,
    id=st.integers(1, 12),
    plan_id=st.just(1),
    path=st.just("I"),
    title=st.just("việc"),
    node_type=st.sampled_from(NodeType),
    parent_id=st.none() | st.integers(1, 12),
    state=st.sampled_from(State),
    deadline_kind=st.sampled_from(DeadlineKind),
    due_last_day=st.none() | DAYS,
    original_last_day=st.none() | DAYS,
    internal_last_day=st.none() | DAYS,
    deadline_source=st.sampled_from(Source),
    lead_unit_id=st.none() | st.integers(1, 4),
    lead_person_id=st.none() | st.integers(1, 9),
    done_on=st.none() | DAYS,
    reported_on=st.none() | DAYS,
    reviewed=st.booleans(),
    gone=st.booleans(),
    due_rule=st.sampled_from(("", "12-15", "20", "quarter")),
    coordinating_unit_ids=st.lists(st.integers(1, 4), max_size=2).map(tuple),
)
PEOPLE = st.builds(
    Person,
    id=st.integers(1, 9),
    name=st.just("ai"),
    unit_id=st.none() | st.integers(1, 4),
    memberships=st.lists(
        st.builds(Membership, st.sampled_from(Role), st.none() | st.integers(1, 4)), max_size=3
    ).map(tuple),
    field_units=st.lists(st.integers(1, 4), max_size=2).map(tuple),
    active=st.booleans(),
)


@st.composite
def histories(draw: st.DrawFn) -> list[Change]:
    """A random journal of one task: recorded in order, effective on any day up to then."""
    changes = [planned()]
    at = date(2026, 2, 1)
    for seq in range(2, draw(st.integers(2, 9))):
        at += timedelta(days=draw(st.integers(1, 40)))
        effective = at - timedelta(days=draw(st.integers(0, 30)))
        kind, data = draw(st.sampled_from(_ACTS))
        reverts = draw(st.integers(1, seq - 1)) if kind in (ChangeKind.UNDONE, ChangeKind.CORRECTED) else None
        changes.append(change(seq, kind, effective, recorded_on=at, reverts=reverts, **data))
    return changes


_ACTS: list[tuple[ChangeKind, dict[str, Any]]] = [
    (ChangeKind.REPORTED, {"percent": 40}),
    (ChangeKind.REPORTED, {"quantity_added": 2, "difficulty": "chờ kinh phí"}),
    (ChangeKind.REPORTED, {"state": "done", "done_on": "2026-03-01"}),
    (ChangeKind.REPORTED, {"difficulty": "", "state": "in_progress"}),
    (ChangeKind.COMPLETED_SUBMITTED, {}),
    (ChangeKind.COMPLETION_CONFIRMED, {}),
    (ChangeKind.SENT_BACK, {}),
    (ChangeKind.CORRECTED, {"percent": 70}),
    (ChangeKind.UNDONE, {}),
    (ChangeKind.EXTENDED, {"last_day": "2026-10-31", "paper": "15/CV-AB"}),
    (ChangeKind.HANDED_OVER, {"lead_unit_id": 3}),
    (ChangeKind.STOPPED, {"paper": "3/QĐ-AB"}),
    (ChangeKind.RESUMED, {}),
    (ChangeKind.GONE, {}),
    (ChangeKind.RETURNED, {}),
    (ChangeKind.REVIEWED, {}),
    (ChangeKind.RENUMBERED, {"path": "II.4"}),
    (ChangeKind.URGED, {}),
    (ChangeKind.RECEIVED, {}),
]
