"""Tasks that were given by chat and whose doer has neither said that they arrived nor reported on them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, and_, exists, or_, select

from storage.tables import change, task
from tasks.changes import ChangeKind
from tasks.model import OPEN_STATES

GIVING = (ChangeKind.PLANNED, ChangeKind.HANDED_OVER)
ENDING = (
    *(ChangeKind.RECEIVED, ChangeKind.HANDED_OVER, ChangeKind.REPORTED, ChangeKind.COMPLETED_SUBMITTED),
    *(ChangeKind.CORRECTED, ChangeKind.EXTENSION_ASKED, ChangeKind.EXTENSION_NOTED),
)


@dataclass(frozen=True, slots=True)
class Given:
    """A giving without a receipt: which change of which task, when, and in whose name."""

    task_id: int
    seq: int
    at: datetime
    given_by: int | None


def unreceived(conn: Connection, task_ids: Iterable[int] | None = None) -> list[Given]:
    """The givings of open tasks that nothing has answered, oldest first; of some tasks when given.

    A hand-over to a unit alone (a bulk move by a decision) asks for no receipt.
    """
    later = change.alias("later")
    answered = exists().where(
        later.c.subject_kind == "task",
        later.c.subject_id == change.c.subject_id,
        later.c.seq > change.c.seq,
        later.c.kind.in_([str(kind) for kind in ENDING]),
    )
    by_chat = and_(change.c.kind == str(ChangeKind.PLANNED), task.c.assigned_by != "")
    query = (
        select(change)
        .join(task, task.c.id == change.c.subject_id)
        .where(
            change.c.subject_kind == "task",
            or_(by_chat, change.c.kind == str(ChangeKind.HANDED_OVER)),
            task.c.gone.is_(False),
            task.c.state.in_([str(state) for state in OPEN_STATES]),
            ~answered,
        )
        .order_by(change.c.id)
    )
    if task_ids is not None:
        query = query.where(change.c.subject_id.in_(list(task_ids)))
    return [
        Given(r.subject_id, r.seq, r.recorded_at, r.for_person or r.by_person)
        for r in conn.execute(query)
        if r.kind == str(ChangeKind.PLANNED) or r.data.get("lead_person_id")
    ]
