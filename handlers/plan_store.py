"""A read plan against what is stored: the differences, and storing them as changes with their source."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection

from handlers.linking import folded
from handlers.plan_fields import Record, fields_of
from handlers.plan_source import cited, of_plan
from handlers.turn import House
from plans.identity import Known, match
from storage import journal, people
from storage import tasks as stored
from tasks.changes import Change, ChangeKind
from tasks.model import Task, local_date

SAME_PLAN = 0.3
PLANS = (ChangeKind.PLANNED, ChangeKind.REPLANNED, ChangeKind.RENUMBERED, ChangeKind.RETURNED)
PLAN_FIELDS = (
    "path title node_type label kind deadline_kind due_words due_start due_last_day due_rule target "
    "target_quantity target_unit lead_unit_id lead_unit_text lead_person_id presiding_position "
    "coordinating_unit_ids deadline_source internal_last_day"
).split()


@dataclass(frozen=True, slots=True)
class Source:
    """Where a stored plan comes from: when, by whom, by which message, which file."""

    now: datetime
    by_person: int | None = None
    inbox_id: int | None = None
    file_id: int | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """What an import would do: `pairs` (record, task), new records, tasks that are gone, doubts to ask."""

    plan_id: int | None
    pairs: tuple[tuple[Record, Task], ...] = ()
    added: tuple[Record, ...] = ()
    gone: tuple[Task, ...] = ()
    doubtful: tuple[tuple[Record, tuple[Task, ...]], ...] = ()
    changed: Mapping[int, tuple[str, ...]] = field(default_factory=dict)

    @property
    def renumbered(self) -> tuple[Task, ...]:
        """Tasks whose printed number changed."""
        return tuple(t for r, t in self.pairs if r["path"] != t.path)


def compare(
    conn: Connection, house: House, read: Mapping[str, Any], settled: Mapping[str, int]
) -> Difference:
    """The differences between a read plan and the stored plan that it is a new version of, if any."""
    records: Sequence[Record] = read["tasks"]
    plan_id = stored_plan(conn, read)
    if plan_id is None:
        return Difference(None, added=tuple(records))
    tasks = {t.id: t for t in stored.all_tasks(conn, plan_id=plan_id, gone=True)}
    found = match([_known(t, tasks) for t in tasks.values()], records)
    by_path = {r["path"]: r for r in records}
    pairs = {**found.same, **found.renumbered}
    doubtful = []
    for path, candidates in found.doubtful.items():
        if path not in settled:
            doubtful.append((by_path[path], tuple(tasks[c] for c in candidates)))
        elif settled[path]:
            pairs[path] = settled[path]
    taken = set(pairs.values())
    everyone = people.people(conn)
    joined = tuple((by_path[path], tasks[task_id]) for path, task_id in pairs.items())
    given = of_plan(read, house.rules)
    before = printed(conn, [t.id for _, t in joined])
    changed = {
        t.id: changed_fields(t, fields_of(r, house, everyone, t.position, given), before[t.id])
        for r, t in joined
    }
    return Difference(
        plan_id,
        joined,
        tuple(r for r in records if r["path"] not in pairs and r["path"] not in found.doubtful)
        + tuple(by_path[p] for p in found.doubtful if settled.get(p) == 0),
        tuple(t for t in tasks.values() if t.id not in taken and not t.gone and not _asked(t, doubtful)),
        tuple(doubtful),
        {k: v for k, v in changed.items() if v},
    )


def _asked(task: Task, doubtful: list[tuple[Record, tuple[Task, ...]]]) -> bool:
    return any(task in candidates for _, candidates in doubtful)


def _known(task: Task, tasks: Mapping[int, Task]) -> Known:
    parent = tasks.get(task.parent_id) if task.parent_id is not None else None
    return Known(
        id=task.id,
        path=task.path,
        title=task.title,
        lead_unit=task.lead_unit_text,
        parent_path=parent.path if parent else None,
        gone=task.gone,
    )


def stored_plan(conn: Connection, read: Mapping[str, Any]) -> int | None:
    """The stored plan of which this is a new version: the same year, and enough of the same titles."""
    titles = {folded(r["title"]) for r in read["tasks"] if r["title"]}
    best, share = None, SAME_PLAN
    for plan in stored.plans(conn):
        if plan.year != plan_year(read):
            continue
        known = {folded(t.title) for t in stored.all_tasks(conn, plan_id=plan.id, gone=True) if t.title}
        common = len(titles & known) / max(1, min(len(titles), len(known)))
        if common > share:
            best, share = plan.id, common
    return best


def plan_year(read: Mapping[str, Any]) -> int:
    """The year of the plan, as printed or said."""
    return int(read["document"]["year"])


def changed_fields(task: Task, values: Mapping[str, Any], before: Mapping[str, Any]) -> tuple[str, ...]:
    """What the plan prints otherwise than it did; what was moved since by other means stays as it was moved."""
    return tuple(
        name
        for name in PLAN_FIELDS
        if _differs(getattr(task, name), values.get(name))
        and _differs(before.get(name, getattr(task, name)), values.get(name))
    )


def _differs(old: object, new: object) -> bool:
    return bool(journal.plain(old) != journal.plain(new))


def printed(conn: Connection, ids: list[int]) -> dict[int, dict[str, Any]]:
    """What the plan itself last said of each task: an extension or a hand-over since then is none of it."""
    changes = journal.of_tasks(conn, ids)
    return {
        task_id: {
            name: value
            for change in changes.get(task_id, ())
            if change.kind in PLANS
            for name, value in change.data.items()
        }
        for task_id in ids
    }


def store(
    conn: Connection, house: House, read: Mapping[str, Any], difference: Difference, source: Source
) -> Difference:
    """Write the plan's head and every difference; answers the difference with its plan."""
    plan_id = stored.put_plan(conn, _head(read, source), difference.plan_id)
    ids = {r["path"]: t.id for r, t in difference.pairs}
    everyone = people.people(conn)
    given = of_plan(read, house.rules)
    before = printed(conn, [t.id for _, t in difference.pairs])
    position = {r["path"]: n for n, r in enumerate(read["tasks"])}
    values = {r["path"]: fields_of(r, house, everyone, position[r["path"]], given) for r in read["tasks"]}
    for record in sorted(difference.added, key=lambda r: position[r["path"]]):
        data = {**values[record["path"]], "parent_id": ids.get(record["parent"] or "")}
        ids[record["path"]] = _create(conn, plan_id, data, read, source)
    for record, task in difference.pairs:
        _update(
            conn,
            task,
            values[record["path"]],
            before[task.id],
            ids.get(record["parent"] or ""),
            source,
            cited(read),
        )
    for task in difference.gone:
        _append(conn, task, ChangeKind.GONE, {}, source, cited(read))
    return Difference(plan_id, difference.pairs, difference.added, difference.gone, (), difference.changed)


def _head(read: Mapping[str, Any], source: Source) -> dict[str, Any]:
    head, letters = read["document"], read.get("letterhead") or {}
    issued = (head.get("date") or {}).get("range")
    return {
        "name": head.get("subject") or head.get("title") or "Kế hoạch",
        "year": plan_year(read),
        "number": f"{head.get('number') or ''}{head.get('symbol') or ''}",
        "issuer": head.get("issuer") or "",
        "higher_body": letters.get("higher_body") or "",
        "place": letters.get("place") or "",
        "issued_on": date.fromisoformat(issued.split("/")[1]) if issued else None,
        "file_id": source.file_id,
        "created_at": source.now,
    }


def _effective(read: Mapping[str, Any], source: Source) -> date:
    """A plan's tasks exist from the plan's own day, from the import or from their results, whichever is earlier."""
    issued = (read["document"].get("date") or {}).get("range")
    known = (issued.split("/")[0] if issued else None, read.get("cut_off"))
    return min([local_date(source.now), *(date.fromisoformat(day) for day in known if day)])


def _create(
    conn: Connection, plan_id: int, data: Mapping[str, Any], read: Mapping[str, Any], source: Source
) -> int:
    first = Change(
        subject_kind="task",
        subject_id=0,
        seq=1,
        kind=ChangeKind.PLANNED,
        effective_on=_effective(read, source),
        recorded_at=source.now,
        by_person=source.by_person,
        inbox_id=source.inbox_id,
        source=cited(read),
        words=source.words,
        data=data,
    )
    return stored.create(conn, folded(data["title"]), first, plan_id, data["path"], data["title"]).id


def _update(
    conn: Connection,
    task: Task,
    values: Mapping[str, Any],
    before: Mapping[str, Any],
    parent: int | None,
    source: Source,
    paper: str,
) -> None:
    names = changed_fields(task, values, before)
    if "deadline_source" in names:
        names = (*names, "assigned_document")
    if task.gone:
        task = _append(conn, task, ChangeKind.RETURNED, {}, source, paper)
    if names or parent != task.parent_id or values["position"] != task.position:
        kind = ChangeKind.RENUMBERED if names == ("path",) else ChangeKind.REPLANNED
        data = {n: values[n] for n in (*names, "position")} | {"parent_id": parent}
        was = {n: journal.plain(getattr(task, n)) for n in names}
        _append(conn, task, kind, {**data, "before": was}, source, paper, folded(values["title"]))


def _append(
    conn: Connection,
    task: Task,
    kind: ChangeKind,
    data: Mapping[str, Any],
    source: Source,
    paper: str,
    title: str | None = None,
) -> Task:
    new = Change(
        subject_kind="task",
        subject_id=task.id,
        seq=journal.next_seq(conn, "task", task.id),
        kind=kind,
        effective_on=local_date(source.now),
        recorded_at=source.now,
        by_person=source.by_person,
        inbox_id=source.inbox_id,
        source=paper,
        words=source.words,
        data=data,
    )
    return stored.record(conn, task, new, title)
