"""Which tasks a message about a deadline means, with the day said for each: one row per task.

A row: ref, task (id or None), options (ids to choose from), day (ISO or None), doubt (words to ask about).
"""

from collections.abc import Sequence
from typing import Any

from handlers import extension_moves, linking, spoken_of
from handlers.said import doubtful, due
from handlers.turn import Turn
from storage import requests
from storage import tasks as stored
from tasks.errors import NotFound
from tasks.model import Task
from vietnamese.reading import Days
from vietnamese.words import extension as words

MOST_OFFERED = 6


def decided_rows(turn: Turn) -> list[dict[str, Any]]:
    """The tasks named; words that name no task ("phải xong trước 15/12") leave the only open request."""
    pool = linking.visible(turn)
    links = [linking.named(turn, ref, pool) for ref in turn.heard.tasks]
    if any(x.task or x.options or linking.NUMBER.match(x.reference) for x in links):
        return rows_of(turn)
    return [_only_open(turn)]


def rows_of(turn: Turn) -> list[dict[str, Any]]:
    """One row per task named, else the task talked of last; [] raises NotFound("name_a_task")."""
    pool, own = linking.visible(turn), linking.own_ids(turn)
    if not pool:
        raise NotFound("no_tasks")
    said = due(turn)
    if len(turn.heard.parts) > 1:
        wanted = [(ref, part.due or said) for part in turn.heard.parts for ref in part.tasks]
    else:
        wanted = [(ref, said) for ref in turn.heard.tasks]
    return [_row(turn, ref, days, pool, own) for ref, days in wanted] or [_unnamed(turn, pool)]


def _row(turn: Turn, ref: str, days: Days | None, pool: Sequence[Task], own: Sequence[int]) -> dict[str, Any]:
    found = linking.named(turn, ref, pool, own)
    if found.task is None and not found.options:
        raise NotFound("no_such_task", name=ref)
    return {
        "ref": ref,
        "task": found.task.id if found.task else None,
        "options": [t.id for t in found.options],
        "day": _last(days),
        "doubt": _doubt(turn, days),
    }


def _doubt(turn: Turn, days: Days | None) -> str:
    return "" if days is None else doubtful(days, turn.today)


def _last(days: Days | None) -> str | None:
    return days.end.isoformat() if days is not None and days.end is not None else None


def _unnamed(turn: Turn, pool: Sequence[Task]) -> dict[str, Any]:
    """No task was named: the one talked of last here, else a choice among the own ones where they are few."""
    said = due(turn)
    row: dict[str, Any] = {
        "ref": "",
        "task": None,
        "options": [],
        "day": _last(said),
        "doubt": _doubt(turn, said),
    }
    named = linking.unnamed(turn, pool, linking.own_ids(turn))
    if named.task is not None or named.options:
        task = named.task.id if named.task else None
        return {**row, "ref": named.reference, "task": task, "options": [t.id for t in named.options]}
    last = spoken_of.last(turn)
    task_id = last[0].get("task") if last else None
    if any(t.id == task_id for t in pool):
        return {**row, "task": task_id}
    own = [t for t in pool if t.lead_person_id == turn.me.id and t.is_open and t.due_last_day]
    if not 0 < len(own) <= MOST_OFFERED:
        raise NotFound("name_a_task")
    return {**row, "options": [t.id for t in own]}


def _only_open(turn: Turn) -> dict[str, Any]:
    """The only request that waits for this person; raises NotFound("nothing_awaits" | "which_awaits")."""
    mine = awaiting(turn)
    if len(mine) > 1:
        raise NotFound("which_awaits", tasks=", ".join(words.matter("extension", t) for t in mine[:8]))
    if not mine:
        raise NotFound("nothing_awaits")
    said = due(turn)
    doubt = _doubt(turn, said)
    return {"ref": "", "task": mine[0].id, "options": [], "day": _last(said), "doubt": doubt}


def awaiting(turn: Turn) -> list[Task]:
    """The open tasks whose extension waits for this person's word."""
    asked = {r.task_id: r for r in requests.open_extensions(turn.conn)}
    seen = stored.seen_by(turn.conn, turn.scope, asked)
    return [
        t
        for t in seen
        if t.is_open
        and asked[t.id].asked_by != turn.me.id
        and any(p.id == turn.me.id for p in extension_moves.entitled(turn, t))
    ]
