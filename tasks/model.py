"""The words of the field as values: tasks, deadlines, people, units. Standard library only, all frozen.

`Task` is the projection of the journal that everything else reads; who changes it goes through
`tasks.changes`. Instants are aware UTC, deadlines are plain dates in Vietnam (UTC+7, the law's zone).
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from enum import StrEnum

VIETNAM = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")


def local_date(instant: datetime) -> date:
    """The calendar day in Vietnam at an aware instant."""
    return instant.astimezone(VIETNAM).date()


class State(StrEnum):
    """What is stored of a task; everything about lateness is computed (`tasks.standing`)."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    AWAITING = "awaiting"  # chờ xác nhận hoàn thành
    DONE = "done"
    PAUSED = "paused"
    STOPPED = "stopped"
    TRANSFERRED = "transferred"


OPEN_STATES = (State.NOT_STARTED, State.IN_PROGRESS)
FINISHED_STATES = (State.AWAITING, State.DONE)
LEFT_STATES = (State.STOPPED, State.TRANSFERRED)


class Standing(StrEnum):
    """How a task stands against its deadline on a day; decided in `tasks.standing` alone."""

    IN_TIME = "in_time"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    DONE_IN_TIME = "done_in_time"
    DONE_LATE = "done_late"
    NO_DEADLINE = "no_deadline"  # không tính hạn: undetermined, conditional, paused
    ONGOING = "ongoing"  # thường xuyên
    UNREVIEWED = "unreviewed"  # chưa rà soát
    LEFT = "left"  # dừng, đã chuyển: outside the total
    MILESTONE_LATE = "milestone_late"  # a step past its month: chậm mốc, never overdue


class NodeType(StrEnum):
    """The kinds of node of a plan's tree, from the document's section down to a step inside a cell."""

    SECTION = "section"
    OWNER = "owner"
    TASK = "task"
    INDICATOR = "indicator"
    GROUP = "group"
    WORK = "work"
    PHASE = "phase"
    STEP = "step"
    SOLUTION = "solution"
    SUB_TASK = "sub_task"
    OBLIGATION = "obligation"


CONTAINERS = (NodeType.SECTION, NodeType.OWNER, NodeType.GROUP)
MILESTONES = (NodeType.STEP, NodeType.PHASE, NodeType.SOLUTION)


class DeadlineKind(StrEnum):
    """How the plan words a deadline."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    RECURRING = "recurring"
    ONGOING = "ongoing"
    CONDITION = "condition"
    UNDETERMINED = "undetermined"


TIMELESS = (DeadlineKind.ONGOING, DeadlineKind.CONDITION, DeadlineKind.UNDETERMINED)


class Source(StrEnum):
    """Who set a deadline: decides rolling over days off and who may move it (`tasks.deadlines`)."""

    HIGHER = "higher"  # hạn cấp trên giao
    PLAN = "plan"  # in the agency's own plan: stays on its calendar day, its leaders may move it
    INTERNAL = "internal"  # hạn nội bộ


@dataclass(frozen=True, slots=True)
class Deadline:
    """The plan's words beside their reading; `last_day` is inclusive, None when no day can be overdue.

    `start` is the first day of the range where one was printed. `day_of_year` ("12-15") and the like
    of a recurring duty stand in `rule` as MM-DD or DD.
    """

    kind: DeadlineKind
    last_day: date | None = None
    start: date | None = None
    words: str = ""
    source: Source = Source.HIGHER
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    """One node of a plan as it is known now (or was at an as-of moment).

    `due_last_day` is the approved deadline in force, `original_last_day` the first one ever set:
    lateness is known against both. `internal_last_day` drives reminders only. `done_on` is the day
    the product was done (evidence's date), `submitted_on` the day of the submission finally accepted.
    `reported_on` is the day (ngày báo cáo) of the last report. `inherited` names the fields taken from
    a merged cell or the parent ("lead_unit_id", "due_last_day"): such a field is not the node's own.
    """

    id: int
    plan_id: int
    path: str
    title: str
    node_type: NodeType = NodeType.TASK
    parent_id: int | None = None
    position: int = 0
    label: str = ""
    kind: str = ""
    state: State = State.NOT_STARTED
    deadline_kind: DeadlineKind = DeadlineKind.UNDETERMINED
    due_words: str = ""
    due_start: date | None = None
    due_last_day: date | None = None
    original_last_day: date | None = None
    internal_last_day: date | None = None
    deadline_source: Source = Source.HIGHER
    extensions: int = 0
    target: str = ""
    target_quantity: float | None = None
    target_unit: str = ""
    lead_unit_id: int | None = None
    lead_unit_text: str = ""
    lead_person_id: int | None = None
    presiding_position: str = ""
    assigned_by: str = ""
    assigned_document: str = ""
    percent: float | None = None
    quantity_done: float | None = None
    difficulty: str = ""
    waiting_for: str = ""
    done_on: date | None = None
    reported_on: date | None = None
    last_report_at: datetime | None = None
    reviewed: bool = False
    gone: bool = False
    version: int = 0
    submitted_on: date | None = None
    sent_back_on: date | None = None
    due_rule: str = ""  # of a recurring duty, see tasks.deadlines.next_occurrence
    coordinating_unit_ids: tuple[int, ...] = ()
    inherited: tuple[str, ...] = ()
    waiting_since: date | None = None
    paper: str = ""  # the reason or document of a pause, stop or transfer

    @property
    def is_open(self) -> bool:
        """Work is still expected: not finished, not paused, not left."""
        return self.state in OPEN_STATES

    @property
    def counts(self) -> bool:
        """A đầu việc candidate: neither a container nor a milestone."""
        return self.node_type not in CONTAINERS and self.node_type not in MILESTONES


class Role(StrEnum):
    """What a person is, each held for a unit; several at once are common."""

    OFFICER = "officer"
    HEAD = "head"
    DEPUTY = "deputy"
    LEADER = "leader"
    OFFICE = "office"
    ADMIN = "admin"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of the agency in its own order; `parent_id` for a sub-unit (phòng of a chi cục)."""

    id: int
    name: str
    code: str = ""
    parent_id: int | None = None
    position: int = 0
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Membership:
    """A role held for a unit; `unit_id` None: for the whole agency."""

    role: Role
    unit_id: int | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """One person of the roster; `field_units` are the units of a leader's field (lĩnh vực phụ trách)."""

    id: int
    name: str
    position: str = ""
    unit_id: int | None = None
    code: str = ""
    aliases: tuple[str, ...] = ()
    memberships: tuple[Membership, ...] = ()
    field_units: tuple[int, ...] = ()
    active: bool = True

    def has(self, *roles: Role) -> bool:
        """Whether the person holds one of the roles for any unit."""
        return any(m.role in roles for m in self.memberships)

    def units_as(self, *roles: Role) -> frozenset[int]:
        """The units for which the person holds one of the roles."""
        return frozenset(m.unit_id for m in self.memberships if m.role in roles and m.unit_id is not None)
