"""The one table of rights: action × role × relation, and which acts are never done before a group.

The table names the relations in which a role may act; what it does not name is refused.
"""

from collections.abc import Mapping
from enum import StrEnum

from tasks.model import Role


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
    WRITE_HEADING = "write_heading"  # a unit's text in a report
    PASS_HEADING = "pass_heading"
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
    Action.WRITE_HEADING: {_OFFICER: frozenset({_UNIT}), _DEPUTY: HOUSE, _HEAD: HOUSE, _OFFICE: EVERY},
    Action.PASS_HEADING: {_HEAD: HOUSE, _DEPUTY: HOUSE, _OFFICE: EVERY},
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
    Action.PEOPLE: {_OFFICE: EVERY, _ADMIN: EVERY},
    Action.INVITE: {_OFFICE: EVERY, _ADMIN: EVERY},
    Action.SCHEDULE: {_LEADER: EVERY, _OFFICE: EVERY},
    Action.LOCK: {_LEADER: EVERY, _OFFICE: EVERY},
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
