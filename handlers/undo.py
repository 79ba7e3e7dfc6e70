"""Correcting and taking back a stored report; every version is kept in the journal."""

import re

from handlers import linking, report
from handlers.acts import act
from handlers.turn import Outcome, Turn, say
from storage import conversations, reports
from storage import tasks as stored
from storage.reports import StoredReport
from tasks.changes import ChangeKind
from tasks.errors import NotFound
from tasks.model import Task
from vietnamese.normalize import fold
from vietnamese.words import reporting as words

SERIAL = re.compile(r"\b(?:bao cao|phieu|so) (?:so )?(\d{3,9})\b")


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


def _numbered(turn: Turn) -> list[StoredReport] | None:
    """The report of a serial that was said ("báo cáo số 000004"), when it is the person's own."""
    match = SERIAL.search(fold(turn.message.text))
    if match is None:
        return None
    found = reports.get(turn.conn, int(match[1]))
    if found is None or found.reverted or found.person_id != turn.me.id:
        raise NotFound("no_such_report", serial=match[1])
    return [found]


def _meant(turn: Turn) -> list[StoredReport]:
    numbered = _numbered(turn)
    if numbered is not None:
        return numbered
    if not turn.heard.tasks:
        last = reports.last_of(turn.conn, turn.me.id)
        if last is None:
            raise NotFound("nothing_to_undo")
        return reports.batch_of(turn.conn, last.id)
    found = []
    pool = linking.reportable(turn)
    for ref in turn.heard.tasks:
        task = linking.named(turn, ref, pool, linking.own_ids(turn)).task
        last = None if task is None else reports.last_of(turn.conn, turn.me.id, task.id)
        if last is None:
            raise NotFound("nothing_to_undo")
        found.append(last)
    return found


def _take_back(turn: Turn, found: StoredReport) -> Task:
    reports.take_back(turn.conn, found.id)
    before = stored.get(turn.conn, found.task_id)
    task, _ = act(turn, before, ChangeKind.UNDONE, {"serial": found.id}, reverts=found.seq)
    return task
