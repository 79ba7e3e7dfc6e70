"""Correcting and taking back a stored report; every version is kept in the journal."""

from handlers import linking, report
from handlers.turn import Outcome, Turn, say
from storage import conversations, journal, reports
from storage import tasks as stored
from storage.reports import StoredReport
from tasks.changes import Change, ChangeKind
from tasks.errors import NotFound
from tasks.model import Task
from vietnamese.words import reporting as words


def undo(turn: Turn) -> Outcome:
    """Take back the person's last report, or the last one on each task named."""
    rows = []
    for found in _meant(turn):
        rows.append((_take_back(turn, found), found.id))
    return say(words.undone(rows))


def correct(turn: Turn) -> Outcome:
    """A correction of a stored report is a new card on the same task: the later one stands."""
    if not turn.heard.tasks:
        last = reports.last_of(turn.conn, turn.me.id)
        if last is not None:
            conversations.remember(turn.conn, turn.place, {"task": last.task_id, "query": None}, turn.now)
    return report.report(turn)


def _meant(turn: Turn) -> list[StoredReport]:
    if not turn.heard.tasks:
        last = reports.last_of(turn.conn, turn.me.id)
        if last is None:
            raise NotFound("nothing_to_undo")
        return reports.batch_of(turn.conn, last.id)
    found = []
    pool = linking.reportable(turn)
    for ref in turn.heard.tasks:
        task = linking.link(ref, pool, linking.own_ids(turn)).task
        last = None if task is None else reports.last_of(turn.conn, turn.me.id, task.id)
        if last is None:
            raise NotFound("nothing_to_undo")
        found.append(last)
    return found


def _take_back(turn: Turn, found: StoredReport) -> Task:
    new = Change(
        subject_kind="task",
        subject_id=found.task_id,
        seq=journal.next_seq(turn.conn, "task", found.task_id),
        kind=ChangeKind.UNDONE,
        effective_on=turn.today,
        recorded_at=turn.now,
        by_person=turn.me.id,
        inbox_id=turn.inbox_id,
        reverts=found.seq,
        words=turn.message.text,
        data={"serial": found.id},
    )
    reports.take_back(turn.conn, found.id)
    return stored.record(turn.conn, stored.get(turn.conn, found.task_id), new)
