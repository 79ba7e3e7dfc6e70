"""A confirmed card becomes reports: changes in the journal, serials, notices to the superior."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from handlers import belonging, completion, urge_send
from handlers.acts import act
from handlers.messages import Post
from handlers.report_items import Item, counted, files_of, shown, takes_back
from handlers.turn import Outcome, Turn, say
from storage import conversations, reports
from storage import tasks as stored
from tasks.changes import ChangeKind
from tasks.model import FINISHED_STATES, State, Task, local_date
from vietnamese.words import general
from vietnamese.words import reporting as words

KINDS = {"paused": ChangeKind.PAUSED, "stopped": ChangeKind.STOPPED}


def confirm(turn: Turn) -> Outcome:
    """Store every linked item of the draft and answer with the receipt."""
    draft = conversations.get_draft(turn.conn, turn.arguments["draft"])
    rows: list[tuple[Task, int, str]] = []
    posts: list[Post] = []
    away: list[Task] = []
    for item in draft.data["items"]:
        if item["task"] is None:
            continue
        before = stored.get(turn.conn, item["task"])
        if item.get("not_ours"):
            away.append(before)
            posts += belonging.claimed(turn, before, item["words"] or words.NOT_OURS)
            continue
        task, serial = store(turn, item, draft.data)
        files = files_of(item, draft.data)
        told = words.facts_line({**shown(before, item), "files": files})
        rows.append((task, serial, told))
        posts += urge_send.answers(turn, task, told)
        if before.state in FINISHED_STATES and task.state not in FINISHED_STATES:
            posts += completion.tell_withdrawn(turn, task, serial, told)
        if task.state is State.AWAITING:
            bare = {**shown(before, item), "status": None, "files": files}
            posts += completion.ask_superior(turn, task, serial, words.facts_line(bare))
    conversations.close_draft(turn.conn, draft.id, "done")
    awaiting = any(task.state is State.AWAITING for task, _, _ in rows)
    last = rows[-1][0].id if len(rows) == 1 else None
    return Outcome(
        say(words.receipt(rows, awaiting, away)).reply, tuple(posts), {"task": last, "query": None}
    )


def store(turn: Turn, item: Item, draft: Mapping[str, Any]) -> tuple[Task, int]:
    """One item as a report: the change, the projection, the serial and its evidence."""
    files = files_of(item, draft)
    task = stored.get(turn.conn, item["task"])
    effective = date.fromisoformat(item["effective_on"]) if item["effective_on"] else _said_on(turn)
    data = facts(task, item, _said_on(turn), bool(files), turn.house.rules.evidence_suffices)
    after, seq = act(
        turn,
        task,
        KINDS.get(item["status"] or "", ChangeKind.REPORTED),
        data,
        words=item["words"],
        effective_on=effective,
        for_person=draft.get("for"),
        source=draft.get("source", ""),
    )
    serial = reports.put(
        turn.conn,
        task_id=task.id,
        seq=seq,
        person_id=draft.get("for") or turn.me.id,
        effective_on=effective,
        now=turn.now,
        data=data,
        words=item["words"],
    )
    reports.put_evidence(turn.conn, task.id, serial, turn.me.id, item["documents"], files, turn.now)
    return after, serial


def facts(
    task: Task, item: Item, said_on: date, has_files: bool, evidence_suffices: bool
) -> Mapping[str, object]:
    """The data of a `reported` change: only what was said; sums of the period are added up here."""
    done, added = item["done"], item["mode"] == "added"
    total_done = (task.quantity_done or 0) + done if added and done is not None else done
    evidence = has_files or bool(item["documents"])
    data: dict[str, object] = {
        "state": _state(task, item),
        "percent": _percent(item, task, total_done),
        "quantity_added" if added else "quantity": done,
        "in_period": item.get("added"),
        "difficulty": "" if item["no_difficulty"] else item["difficulty"],
        "proposal": item["proposal"],
        "waiting_for": item["waiting_for"],
        "documents": item["documents"],
        "others": item["others"],
        "total": item["total"],
        "what": counted(task, item),
        "approximate": item["approximate"] or None,
        "unchanged": item.get("unchanged") or None,
        "submitted_on": said_on.isoformat(),
    }
    if item["status"] in KINDS:
        data["paper"] = ", ".join(words.document(d) for d in item["documents"]) or item["words"]
    if item["status"] == "done" or _completes_the_evidence(task, item):
        data |= {"state": str(State.AWAITING)}
        data |= {"done_on": _done_on(item, said_on), "accepted": evidence and evidence_suffices}
    return {k: v for k, v in data.items() if v is not None and v != []}


def _completes_the_evidence(task: Task, item: Item) -> bool:
    """A document sent after "xong": completion counts from its date."""
    dated = any(d["date"] for d in item["documents"])
    return (
        task.state is State.AWAITING and dated and item["status"] is None and item["percent"] in (None, 100)
    )


def _state(task: Task, item: Item) -> str | None:
    if task.state in FINISHED_STATES and item["status"] != "done" and not takes_back(task, item):
        return None  # what fits with a finished task leaves it finished
    if item["status"] == "done":
        return str(State.AWAITING)
    if item["status"]:
        return str(State(item["status"]))
    if item["percent"] is not None or item["done"] is not None:
        return str(State.IN_PROGRESS)
    return None


def _percent(item: Item, task: Task, done: float | None) -> float | None:
    if item["percent"] is not None:
        return float(item["percent"])
    total = item["total"] or task.target_quantity
    if item["status"] == "done":
        return 100.0
    same_thing = item["total"] is not None and (task.target_quantity in (None, item["total"]))
    if done is not None and total and (same_thing or item["total"] is None):
        return round(100 * done / total, 1)
    return None


def _done_on(item: Item, said_on: date) -> str:
    """Completion counts from the day of the product: date of the evidence, else said, else the day of the report."""
    dates = [d["date"] for d in item["documents"] if d["date"]]
    if item["effective_on"]:
        return str(item["effective_on"])
    return max(dates) if dates else said_on.isoformat()


def _said_on(turn: Turn) -> date:
    return local_date(turn.message.at)


def cancel(turn: Turn) -> Outcome:
    """Drop the whole card."""
    conversations.close_draft(turn.conn, turn.arguments["draft"], "cancelled")
    return say(general.cancelled())
