"""One entry of the journal and the kinds there are; what entries make of a task is in `tasks.changes`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class ChangeKind(StrEnum):
    """What may happen to a subject; the first group makes the state of a task, the second only tells of it."""

    PLANNED = "planned"  # created with every plan field
    REPLANNED = "replanned"  # fields changed by a re-import
    RENUMBERED = "renumbered"
    GONE = "gone"
    RETURNED = "returned"
    REPORTED = "reported"
    COMPLETED_SUBMITTED = "completed_submitted"
    COMPLETION_CONFIRMED = "completion_confirmed"
    SENT_BACK = "sent_back"
    CORRECTED = "corrected"
    UNDONE = "undone"
    EXTENDED = "extended"
    EXTENSION_NOTED = "extension_noted"
    EXTENSION_ASKED = "extension_asked"
    EXTENSION_REFUSED = "extension_refused"
    INTERNAL_DEADLINE_SET = "internal_deadline_set"
    HANDED_OVER = "handed_over"
    ASSIGNED = "assigned"
    REVIEWED = "reviewed"
    PAUSED = "paused"
    RESUMED = "resumed"
    STOPPED = "stopped"
    TRANSFERRED = "transferred"
    SPLIT = "split"
    MERGED = "merged"

    DIFFICULTY_PASSED = "difficulty_passed"
    EVIDENCE_ADDED = "evidence_added"
    OPINION = "opinion"
    URGED = "urged"
    ANSWERED = "answered"
    RECEIVED = "received"  # the doer says that a task given has arrived
    CONTESTED = "contested"
    CONTEST_DECIDED = "contest_decided"
    REMINDED = "reminded"

    # for subjects other than tasks: people, units, rules, calendar, periods, exports, refusals
    SET = "set"
    REMOVED = "removed"
    REFUSED = "refused"
    LOCKED = "locked"
    SENT = "sent"


REPORTS = (ChangeKind.REPORTED, ChangeKind.COMPLETED_SUBMITTED, ChangeKind.CORRECTED)
REVERTING = (ChangeKind.UNDONE, ChangeKind.CORRECTED)


@dataclass(frozen=True, slots=True)
class Change:
    """One entry of the journal; (subject_kind, subject_id, seq) is unique and seq rises by one.

    `reverts` is the seq of the change of the same subject that this one undoes or corrects. `data` holds
    plain JSON values: dates as ISO strings (date values are taken too), enums as their words. A report's
    data: state, percent, quantity (lũy kế) or quantity_added (trong kỳ), difficulty ("" = none left),
    waiting_for ("" = nobody), done_on, submitted_on (the day of the message), accepted (evidence suffices),
    documents [{number, date}]. An absent or null value leaves what was known.
    """

    subject_kind: str
    subject_id: int
    seq: int
    kind: ChangeKind
    effective_on: date
    recorded_at: datetime
    by_person: int | None = None
    for_person: int | None = None
    source: str = ""
    inbox_id: int | None = None
    batch_id: int | None = None
    reverts: int | None = None
    words: str = ""
    data: Mapping[str, object] = field(default_factory=dict)
