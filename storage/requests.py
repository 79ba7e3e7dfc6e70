"""Extensions that wait for an answer, read from the journal: an ask that nothing has decided or replaced since."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, exists, select, text

from storage.tables import change

ASKED = text("change.kind = 'extension_asked'")  # a literal, so that the partial index serves it
ENDED = ("extension_asked", "extended", "extension_refused")


@dataclass(frozen=True, slots=True)
class ExtensionRequest:
    """An open request: who asked when for which last day, why, and in which words; `seq` is its change."""

    task_id: int
    seq: int
    asked_by: int
    asked_at: datetime
    day: date
    reason: str
    words: str


def open_extensions(conn: Connection, task_ids: Iterable[int] | None = None) -> list[ExtensionRequest]:
    """The requests without an answer, oldest first; of some tasks when given."""
    later = change.alias("later")
    answered = exists().where(
        later.c.subject_kind == "task",
        later.c.subject_id == change.c.subject_id,
        later.c.seq > change.c.seq,
        later.c.kind.in_(ENDED),
    )
    query = select(change).where(ASKED, change.c.subject_kind == "task", ~answered).order_by(change.c.id)
    if task_ids is not None:
        query = query.where(change.c.subject_id.in_(list(task_ids)))
    return [
        ExtensionRequest(
            r.subject_id,
            r.seq,
            int(r.by_person),
            r.recorded_at,
            date.fromisoformat(r.data["day"]),
            str(r.data.get("reason") or ""),
            r.words,
        )
        for r in conn.execute(query)
    ]


def open_extension(conn: Connection, task_id: int) -> ExtensionRequest | None:
    """The open request of one task, None when there is none."""
    found = open_extensions(conn, [task_id])
    return found[-1] if found else None
