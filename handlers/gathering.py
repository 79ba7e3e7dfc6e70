"""How far a periodic report is gathered: of each đầu việc whether the report has all it needs, and who is asked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from handlers import periodic
from handlers.due_reports import DueReport
from handlers.heads import heads_of
from handlers.turn import House
from storage import accounts, misplaced, reports
from storage import tasks as stored
from tasks.gaps import NOTHING_TOLD, Gap, Told, concerns, gap_of
from tasks.model import Person, Task
from tasks.rights import EVERYTHING, Scope
from tasks.standing import Verdict
from tasks.statistics import judged


@dataclass(frozen=True, slots=True)
class Missing:
    """One đầu việc of which the report lacks something; `claimed`: somebody says that it belongs elsewhere."""

    task: Task
    found: Verdict
    gap: Gap
    last_told: date | None = None
    claimed: bool = False


@dataclass(frozen=True, slots=True)
class Gathering:
    """The state of one report: how many đầu việc it tells of, and which of them lack something."""

    report: DueReport
    total: int
    missing: tuple[Missing, ...]

    @property
    def complete(self) -> int:
        """How many lack nothing."""
        return self.total - len(self.missing)

    def of(self, ids: Iterable[int]) -> tuple[Missing, ...]:
        """The missing ones among some tasks."""
        wanted = frozenset(ids)
        return tuple(m for m in self.missing if m.task.id in wanted)


def gather(
    conn: Connection, house: House, report: DueReport, today: date, scope: Scope = EVERYTHING
) -> Gathering:
    """What a report lacks as of today, or as of its cut-off when that is past."""
    day = min(today, report.cut_off)
    tree = stored.all_tasks(conn) if day == today else periodic.tasks_of(conn, day)
    seen = stored.ids_seen(conn, scope)
    pairs = [(t, v) for t, v in judged(tree, day, house.rules, house.calendar, within=seen) if concerns(t, v)]
    told, days = _told(conn, tree, report, day)
    claimed = {m.task_id for m in misplaced.still_open(conn)}
    missing = []
    for task, found in pairs:
        gap = gap_of(task, found, told.get(task.id, NOTHING_TOLD), report.span)
        if gap is not None:
            missing.append(Missing(task, found, gap, days.get(task.id), task.id in claimed))
    return Gathering(report, len(pairs), tuple(missing))


def _told(
    conn: Connection, tree: Sequence[Task], report: DueReport, day: date
) -> tuple[dict[int, Told], dict[int, date]]:
    """What was reported of each task; what was told of a step counts for every node above it."""
    start = report.span.start
    changed = _upwards(tree, reports.last_days(conn, day, unchanged=False))
    same = _upwards(tree, reports.last_days(conn, day, unchanged=True))
    days = {i: max(d for d in (changed.get(i), same.get(i)) if d) for i in changed.keys() | same.keys()}
    told = {i: Told(last >= start, i in changed, i in same and same[i] >= start) for i, last in days.items()}
    return told, days


def _upwards(tree: Sequence[Task], days: dict[int, date]) -> dict[int, date]:
    parents = {t.id: t.parent_id for t in tree}
    found: dict[int, date] = {}
    for task_id, last in days.items():
        above: int | None = task_id
        while above is not None:
            found[above] = max(found.get(above, last), last)
            above = parents.get(above)
    return found


def asked_of(
    conn: Connection, house: House, missing: Sequence[Missing], everyone: Sequence[Person]
) -> dict[int, list[Missing]]:
    """Who is asked for what: the doer where one can be reached, else the head; nobody for what is claimed elsewhere."""
    by_id = {p.id: p for p in everyone}
    reached: dict[int, bool] = {}

    def reachable(person_id: int) -> bool:
        if person_id not in reached:
            reached[person_id] = accounts.reachable(conn, person_id) is not None
        return reached[person_id]

    found: dict[int, list[Missing]] = {}
    for one in missing:
        if one.claimed:
            continue
        doer = one.task.lead_person_id
        if doer in by_id and reachable(doer):
            found.setdefault(doer, []).append(one)
            continue
        for head in heads_of(house.units, one.task.lead_unit_id, everyone):
            if reachable(head.id):
                found.setdefault(head.id, []).append(one)
    return found
