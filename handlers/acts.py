"""One act upon a task by the message of this turn: the change with its author, cause and words, and what follows."""

from collections.abc import Mapping
from datetime import date

from handlers.turn import Turn
from storage import journal
from storage import tasks as stored
from tasks.changes import Change, ChangeKind
from tasks.model import Task


def act(
    turn: Turn,
    task: Task,
    kind: ChangeKind,
    data: Mapping[str, object],
    *,
    words: str | None = None,
    effective_on: date | None = None,
    reverts: int | None = None,
    for_person: int | None = None,
    source: str = "",
) -> tuple[Task, int]:
    """Append one change by the speaker, true today unless said; answers the task after it and its seq."""
    new = Change(
        subject_kind="task",
        subject_id=task.id,
        seq=journal.next_seq(turn.conn, "task", task.id),
        kind=kind,
        effective_on=effective_on or turn.today,
        recorded_at=turn.now,
        by_person=turn.me.id,
        for_person=for_person,
        source=source,
        inbox_id=turn.inbox_id,
        reverts=reverts,
        words=turn.message.text if words is None else words,
        data=data,
    )
    return stored.record(turn.conn, task, new), new.seq
