""" "Bảng công việc của tôi": one sheet of a month for the self-assessment; no score is ever computed."""

import calendar
from datetime import date

from handlers import periodic, report_rows
from handlers.turn import Turn
from reports.sheet import Grid, Page
from storage import journal, reports
from storage.reports import StoredReport
from tasks.changes import Change, ChangeKind
from tasks.model import FINISHED_STATES, LEFT_STATES, Standing, Task
from tasks.standing import Verdict, verdict
from vietnamese.numbers import format_date
from vietnamese.words import papers as words
from vietnamese.words.tasks import code, deadline, standing

WIDTHS = (10, 66, 30, 62, 24, 34, 40)


def month_meant(turn: Turn) -> tuple[date, date]:
    """The days that the message names, else the present month."""
    said = turn.heard.period
    if said is not None and said.start is not None and said.end is not None:
        return said.start, said.end
    last = calendar.monthrange(turn.today.year, turn.today.month)[1]
    return turn.today.replace(day=1), turn.today.replace(day=last)


def gather(turn: Turn, start: date, end: date) -> Page | None:
    """What was the speaker's own in these days, as it stood at their end; None when nothing was."""
    day = min(end, turn.today)
    mine = [t for t in periodic.tasks_of(turn.conn, day) if t.lead_person_id == turn.me.id and t.counts]
    pairs = [
        (t, verdict(t, day, turn.house.rules, turn.house.calendar)) for t in mine if _within(t, start, day)
    ]
    if not pairs:
        return None
    changes = journal.of_tasks(turn.conn, [t.id for t, _ in pairs])
    told = {t.id: _reports(turn, t, start, day) for t, _ in pairs}
    language = report_rows.language_of(turn.house, [t for t, _ in pairs], told)
    rows = tuple(
        _row(turn, n, t, v, changes.get(t.id, []), day, report_rows.result(t, told[t.id], language).text)
        for n, (t, v) in enumerate(pairs, 1)
    )
    return Page(
        words.my_title(start, end, turn.me.name),
        words.my_note(turn.me.position, turn.house.unit_name(turn.me.unit_id), day),
        (
            _counts([v for _, v in pairs]),
            Grid(words.MONTH_COLUMNS, WIDTHS, rows, centred=frozenset({0, 2, 4})),
        ),
        landscape=True,
    )


def _within(task: Task, start: date, day: date) -> bool:
    """Open at the end, or finished in these days."""
    if task.state in LEFT_STATES:
        return False
    if task.state in FINISHED_STATES:
        return task.done_on is not None and start <= task.done_on <= day
    return True


def _counts(found: list[Verdict]) -> str:
    def number(*of: Standing) -> int:
        return sum(1 for v in found if v.standing in of)

    done = number(Standing.DONE_IN_TIME), number(Standing.DONE_LATE)
    return words.my_counts(len(found), *done, len(found) - sum(done), number(Standing.OVERDUE))


def _reports(turn: Turn, task: Task, start: date, day: date) -> list[StoredReport]:
    found = reports.of_task(turn.conn, task.id)
    return [r for r in found if not r.reverted and start <= r.effective_on <= day]


def _row(
    turn: Turn, n: int, task: Task, found: Verdict, changes: list[Change], day: date, said: str
) -> tuple[str, ...]:
    state = "\n".join(x for x in (standing(task, found), _cause(changes)) if x)
    source = "; ".join(x for x in (task.assigned_by, task.assigned_document) if x)
    return (
        str(n),
        f"{code(task)} {task.title}" + (f"\nNguồn giao: {source}" if source else ""),
        deadline(task, found.last_day),
        said,
        format_date(task.done_on) if task.done_on and task.state in FINISHED_STATES else "",
        state[:1].upper() + state[1:],
        _evidence(turn, task, day),
    )


def _cause(changes: list[Change]) -> str:
    """A cause that was put forward for a lateness, and whether it was confirmed."""
    said = [c for c in changes if c.kind is ChangeKind.CONTESTED and c.data.get("kind") == "cause"]
    if not said:
        return ""
    decided = [c for c in changes if c.kind is ChangeKind.CONTEST_DECIDED and c.data.get("kind") == "cause"]
    return words.contested(said[-1].effective_on, decided[-1].effective_on if decided else None)


def _evidence(turn: Turn, task: Task, day: date) -> str:
    rows = reports.evidence_of(turn.conn, task.id)
    named = [
        f"{e.number} ngày {format_date(e.dated)}" if e.number and e.dated else e.number or e.name
        for e in rows
    ]
    return "; ".join(dict.fromkeys(n for n in named if n))
