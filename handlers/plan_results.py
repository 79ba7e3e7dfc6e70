"""Results that a report's table already holds, as the first report of each task as of the table's cut-off.

The state that the words suggest is shown in counts and confirmed by the office with the import. A task that has
a report of its own keeps it, so the same table sent again doubles nothing.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from handlers.acts import act
from handlers.plan_fields import Record
from handlers.turn import Turn
from storage import reports
from storage import tasks as stored
from tasks.changes import ChangeKind
from tasks.model import CONTAINERS, MILESTONES, NodeType, State, Task
from vietnamese.words import plan_results as words

STATES = {
    "hoàn thành": State.DONE,
    "đang thực hiện": State.IN_PROGRESS,
    "dừng thực hiện": State.STOPPED,
}
Read = Mapping[str, Any]


def cut_off(read: Read, today: date) -> date | None:
    """The day to which the results were reported: of the column's header, else of the document; never ahead."""
    issued = read["document"].get("date") or {}
    own = issued["range"].split("/")[1] if issued.get("grain") == "day" and issued.get("range") else None
    said = read.get("cut_off") or (own if read["document"].get("type") == "BÁO CÁO" else None)
    day = date.fromisoformat(said) if said else None
    return day if day is not None and day <= today else None


def lines(read: Read, today: date) -> list[str]:
    """What the card says of the results; nothing where there are none."""
    rows = with_result(read)
    if not rows:
        return []
    day = cut_off(read, today)
    states = Counter(state_of(r, read) for r in rows)
    ordered = {s: states[s] for s in (*STATES.values(), None)}
    undated = [r for r in rows if state_of(r, read) is State.DONE and _dated(r, read, day) is None]
    late = [
        r
        for r in undated
        if day is not None and _due(r) is not None and day > date.fromisoformat(_due(r) or "")
    ]
    return words.found(ordered, len(undated), len(late), day)


def with_result(read: Read) -> list[Record]:
    """The rows whose result cell says something."""
    return [r for r in read["tasks"] if (r.get("result_text") or "").strip(" .-–/")]


def state_of(record: Record, read: Read) -> State | None:
    """The state that the words suggest; a parent is not done before what lies below it."""
    node = NodeType(record["node_type"])
    if node in CONTAINERS:
        return None
    found = STATES.get(record.get("status_inferred") or "")
    if found is State.DONE and any(_open(below) for below in _children(record, read)):
        return State.IN_PROGRESS
    return found


def _children(record: Record, read: Read) -> Iterator[Record]:
    start = f"{record['path']}."
    return (
        r for r in read["tasks"] if r["path"].startswith(start) and NodeType(r["node_type"]) not in MILESTONES
    )


def _open(record: Record) -> bool:
    return NodeType(record["node_type"]) not in CONTAINERS and record.get("status_inferred") != "hoàn thành"


def _due(record: Record) -> str | None:
    due = record.get("due") or {}
    return due["range"].split("/")[1] if due.get("range") else None


def _dated(record: Record, read: Read, day: date | None) -> str | None:
    """The last day of a document cited in the result, of the plan's own year and not after the cut-off."""
    until = day.isoformat() if day else "9999"
    first = f"{read['document']['year']}-01-01"
    dates = [d["date"] for d in record.get("result_documents") or () if d.get("date")]
    return max((d for d in dates if first <= d <= until), default=None)


def store(turn: Turn, read: Read, plan_id: int) -> str:
    """Each result as a report by the office; answers what was stored in words."""
    day = cut_off(read, turn.today)
    assert day is not None
    tasks = {t.path: t for t in stored.all_tasks(turn.conn, plan_id=plan_id)}
    told = kept = 0
    for record in with_result(read):
        task = tasks.get(record["path"])
        if task is None:
            continue
        if any(not r.reverted for r in reports.of_task(turn.conn, task.id)):
            kept += 1
            continue
        _report(turn, task, record, _facts(task, record, read, day), day)
        told += 1
    return words.stored(told, kept, day)


def _report(turn: Turn, task: Task, record: Record, data: Mapping[str, object], day: date) -> None:
    said = str(record["result_text"])
    _, seq = act(turn, task, ChangeKind.REPORTED, data, words=said, effective_on=day, source=words.SOURCE)
    serial = reports.put(
        turn.conn,
        task_id=task.id,
        seq=seq,
        person_id=turn.me.id,
        effective_on=day,
        now=turn.now,
        data=data,
        words=said,
    )
    reports.put_evidence(turn.conn, task.id, serial, turn.me.id, _documents(record), (), turn.now)


def _facts(task: Task, record: Record, read: Read, day: date) -> dict[str, object]:
    """The data of the report: only progress counts, of what the task itself counts."""
    state = state_of(record, read)
    data: dict[str, object] = {
        "documents": _documents(record),
        "submitted_on": day.isoformat(),
        "prose": True,  # the words of a report: the next one takes them over as they are
        **_progress(task, record),
    }
    if state is not None:
        data["state"] = str(state)
    if state is State.DONE:
        data |= {"done_on": _dated(record, read, day) or day.isoformat(), "accepted": True, "percent": 100.0}
    if state is State.STOPPED:
        numbers = [str(d["number"]) for d in _documents(record)]
        data["paper"] = numbers[-1] if numbers else words.paper(day)
    return data


def _documents(record: Record) -> list[dict[str, Any]]:
    return [{"number": d["number"], "date": d.get("date")} for d in record.get("result_documents") or ()]


def _progress(task: Task, record: Record) -> dict[str, object]:
    """The first count towards the task's own target, or the percentage said; counts of parts go into `others`."""
    found = [
        q for q in record.get("result_quantities") or () if q["type"] == "progress" and q["done"] is not None
    ]
    data: dict[str, object] = {}
    others = []
    for q in found:
        if q["what"] == "%" and q["total"] == 100:
            data.setdefault("percent", float(q["done"]))
        elif "quantity" not in data and q["total"] and q["total"] == task.target_quantity:
            data |= {"quantity": q["done"], "total": q["total"], "what": q["what"]}
            data.setdefault("percent", round(100 * q["done"] / q["total"], 1))
        else:
            others.append({"done": q["done"], "total": q["total"], "what": q["what"], "mode": None})
    return {**data, "others": others} if others else data
