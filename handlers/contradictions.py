"""What cannot be true together in a report, found before it is built: one row of the table is one check.

Each finding carries a mark of the figures that it saw, so that what was settled vanishes and comes back only
when those figures change.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection

from handlers import heading_state, periodic
from handlers.due_reports import DueReport
from handlers.turn import House
from reports.figures import Figures, figures_of
from storage import findings, reports, section_texts
from storage import tasks as stored
from tasks.model import FINISHED_STATES, Task
from tasks.rights import EVERYTHING, Scope
from tasks.statistics import judged, tally
from vietnamese.normalize import fold
from vietnamese.words import contradictions as words


@dataclass(frozen=True, slots=True)
class Finding:
    """One contradiction: which check found it, of which task (or heading), in words."""

    code: str
    subject: str
    mark: str
    said: str
    task: Task | None = None
    asked: bool = False

    @property
    def key(self) -> findings.Key:
        """What settles exactly this one."""
        return self.code, self.subject, self.mark


@dataclass(frozen=True, slots=True)
class Looked:
    """What the checks look at."""

    tree: Sequence[Task]
    shares: Mapping[int, Sequence[tuple[date, float]]]
    evidence: Mapping[int, Sequence[Any]]
    begun: Mapping[int, date]
    start: date
    cut_off: date
    limit: int


Check = Callable[[Looked, Task], "tuple[str, str] | None"]


def look(
    conn: Connection, house: House, report: DueReport, today: date, scope: Scope = EVERYTHING
) -> list[Finding]:
    """Every open contradiction of what a scope may see, in the plan's order; those asked back are marked so."""
    day = min(today, report.cut_off)
    tree = stored.all_tasks(conn) if day == today else periodic.tasks_of(conn, day)
    seen = stored.ids_seen(conn, scope)
    begun = {p.id: p.issued_on for p in stored.plans(conn) if p.issued_on is not None}
    looked = Looked(
        tree,
        reports.shares(conn, day),
        reports.dated_evidence(conn, day),
        {t.id: begun[t.plan_id] for t in tree if t.plan_id in begun},
        report.span.start,
        report.cut_off,
        house.rules.max_overfulfilment_percent,
    )
    found = [f for task in tree if task.id in seen for f in _of_task(looked, task)]
    found += _of_texts(conn, house, report, tree, day)
    done = findings.answered(conn, str(report.period))
    return [
        Finding(f.code, f.subject, f.mark, f.said, f.task, done.get(f.key) == findings.ASKED)
        for f in found
        if done.get(f.key) != findings.KEPT
    ]


def _of_task(looked: Looked, task: Task) -> Iterator[Finding]:
    for code, check in CHECKS:
        found = check(looked, task)
        if found is not None:
            yield Finding(code, f"t{task.id}", found[0][:128], found[1], task)


def _done_percent(looked: Looked, task: Task) -> tuple[str, str] | None:
    if task.state not in FINISHED_STATES or task.percent is None or task.percent >= 100:
        return None
    return f"{task.percent:g}", words.done_percent(task)


def _went_down(looked: Looked, task: Task) -> tuple[str, str] | None:
    told = looked.shares.get(task.id, ())
    if len(told) < 2 or told[-1][0] < looked.start:
        return None
    before, last = told[-2][1], told[-1][1]
    return (f"{before:g}>{last:g}", words.went_down(task, before, last)) if last < before else None


def _done_after(looked: Looked, task: Task) -> tuple[str, str] | None:
    if task.state not in FINISHED_STATES or task.done_on is None or task.done_on <= looked.cut_off:
        return None
    return task.done_on.isoformat(), words.done_after(task, task.done_on, looked.cut_off)


def _evidence_before(looked: Looked, task: Task) -> tuple[str, str] | None:
    begun = looked.begun.get(task.id)
    old = [e for e in looked.evidence.get(task.id, ()) if begun is not None and e.dated < begun]
    if not old or begun is None:
        return None
    return f"{old[0].number}:{old[0].dated}", words.evidence_before(task, old[0].number, old[0].dated, begun)


def _children_open(looked: Looked, task: Task) -> tuple[str, str] | None:
    if task.state not in FINISHED_STATES:
        return None
    left = [t for t in looked.tree if t.parent_id == task.id and t.counts and t.is_open]
    return (",".join(str(t.id) for t in left), words.children_open(task, left)) if left else None


def _above_target(looked: Looked, task: Task) -> tuple[str, str] | None:
    share = task.percent
    if task.quantity_done is not None and task.target_quantity:
        share = 100 * task.quantity_done / task.target_quantity
    return (f"{share:g}", words.above_target(task)) if share is not None and share > looked.limit else None


CHECKS: tuple[tuple[str, Check], ...] = (
    ("done_percent", _done_percent),
    ("went_down", _went_down),
    ("done_after", _done_after),
    ("evidence_before", _evidence_before),
    ("children_open", _children_open),
    ("above_target", _above_target),
)


COUNTED = re.compile(
    r"(?P<n>\d{1,4})(?:\s*/\s*(?P<of>\d{1,4}))? (?:nhiem vu|dau viec)(?: (?:da|duoc|bi|dang))* (?P<what>hoan thanh|qua han)"
    r"|(?P<what2>hoan thanh|qua han) (?P<n2>\d{1,4})(?:\s*/\s*(?P<of2>\d{1,4}))? (?:nhiem vu|dau viec)"
)


def _of_texts(
    conn: Connection, house: House, report: DueReport, tree: Sequence[Task], day: date
) -> Iterator[Finding]:
    """A figure in a unit's text that agrees neither with the whole nor with the unit, in nhiệm vụ or đầu việc."""
    texts = section_texts.standing(conn, report.template.name, str(report.period))
    if not any(COUNTED.search(fold(t.words)) for t in texts):
        return
    pairs = judged(tree, day, house.rules, house.calendar)
    whole = periodic.gather(conn, house, report.template, day).figures
    names = {o.text.id: o for o in heading_state.owed(conn, house, report) if o.text is not None}
    for text in texts:
        below = house.units.descendants(text.unit_id)
        unit = [p for p in pairs if p[0].lead_unit_id in below]
        known = [whole, figures_of(tally(pairs, day)), figures_of(tally(unit, day))]
        for match in COUNTED.finditer(fold(text.words)):
            number = int(match["n"] or match["n2"])
            what = match["what"] or match["what2"]
            if text.id in names and not any(_count(f, what) == number for f in known):
                mark = f"{text.id}:{match[0]}"
                said = words.figure_differs(
                    names[text.id].name, names[text.id].unit.name, number, what, _count(known[2], what)
                )
                yield Finding("figure_differs", f"h{text.heading}", mark[:128], said)


def _count(figures: Figures, what: str) -> int:
    return figures.done if what == "hoan thanh" else figures.open_overdue
