"""The rows of a report's appendix: each shown node with its result, the results of deeper ones named below it."""

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import Connection

from handlers.turn import House
from reports import results
from reports.model import RawReport, Row
from reports.phrasing import lowered
from reports.repeated import without_subject
from reports.templates import Template
from storage import people
from storage.reports import StoredReport
from tasks.model import MILESTONES, NodeType, Standing, Task, local_date
from tasks.standing import verdict
from vietnamese.marks import learned
from vietnamese.words.tasks import code, short_title, standing


def rows(
    house: House,
    template: Template,
    tree: Sequence[Task],
    told: dict[int, list[StoredReport]],
    day: date,
    language: results.Language,
) -> tuple[Row, ...]:
    """The nodes of the template's levels; what was told of deeper ones stands in the row above them."""
    levels = set(template.appendix.levels) if template.appendix else set()
    shown = {t.id for t in tree if t.node_type.value in levels and t.node_type not in MILESTONES}
    parents = {t.id: t.parent_id for t in tree}
    below: dict[int, list[Task]] = {}
    for task in tree:
        top: int | None = task.id
        while top is not None and top not in shown:
            top = parents.get(top)
        if top is not None and told.get(task.id):
            below.setdefault(top, []).append(task)
    return tuple(_row(house, t, below.get(t.id, []), told, day, language) for t in tree if t.id in shown)


def _row(
    house: House,
    task: Task,
    below: Sequence[Task],
    told: dict[int, list[StoredReport]],
    day: date,
    language: results.Language,
) -> Row:
    if task.node_type is NodeType.SECTION:
        return Row(f"t{task.id}", task.path.split(".")[-1], task.title, section=True)
    found = verdict(task, day, house.rules, house.calendar)
    said = [(t, result(t, told[t.id], language)) for t in below]
    return Row(
        key=f"t{task.id}",
        number=".".join(task.path.split(".")[1:]) or task.path,
        title="" if task.title == task.label else task.title,
        label=task.label,
        target=task.target,
        deadline=task.due_words,
        result=tuple(_named(t, r.text) if t.id != task.id else r.text for t, r in said if r.text),
        due=found.last_day,
        unit=house.unit_name(task.lead_unit_id) or task.lead_unit_text,
        standing=standing(task, found),
        overdue=found.standing is Standing.OVERDUE,
        percent=task.percent,
        sources=tuple(f"{r.id:06d}" for t in below for r in told[t.id]),
        marks_set=sum(r.set for _, r in said),
        marks_missing=sum(r.missing for _, r in said),
    )


def language_of(
    house: House, tree: Sequence[Task], told: Mapping[int, Sequence[StoredReport]]
) -> results.Language:
    """The agency's abbreviations, and marks as its plan, its units and its own reports write them."""
    texts = [*(t.title for t in tree), *(t.target for t in tree), *(u.name for u in house.units)]
    texts += [r.words for rows in told.values() for r in rows if not r.words.isascii()]
    return results.Language(house.rules.written_out, learned().with_texts(texts))


def result(task: Task, told: Sequence[StoredReport], language: results.Language) -> results.Result:
    """One task's result in official prose."""
    ordered = sorted(told, key=lambda r: (r.effective_on, r.id))
    reported = [
        results.Reported(f"{r.id:06d}", r.effective_on, local_date(r.recorded_at), r.data, r.words)
        for r in ordered
    ]
    return results.result_of(reported, task.title, task.target_unit, language)


def _named(task: Task, said: str) -> str:
    """A deeper task's result, named before it; the result's own subject is not said again."""
    return f"{short_title(task.title, 120)}: {lowered(without_subject(said, task.title))}"


def raw(
    conn: Connection, house: House, tree: Sequence[Task], told: dict[int, list[StoredReport]], day: date
) -> tuple[RawReport, ...]:
    """Every report behind the rows, as it was sent."""
    names = {p.id: p.name for p in people.people(conn, active_only=False)}
    return tuple(
        RawReport(
            task=f"{code(task)} {task.title}",
            unit=house.unit_name(task.lead_unit_id) or task.lead_unit_text,
            person=names.get(one.person_id, ""),
            effective_on=one.effective_on,
            recorded_at=one.recorded_at,
            words=one.words,
            percent=one.data.get("percent"),
            supplementary=local_date(one.recorded_at) > day,
            source=f"{one.id:06d}",
        )
        for task in tree
        for one in told.get(task.id, ())
    )
