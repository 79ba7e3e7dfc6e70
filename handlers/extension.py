"""Moving a deadline: asked for by who does the work, decided by who set it, noted when a higher body set it.

Nothing is decided silently: every move is a card first. Which move it is, is `extension_moves`; what is
stored and who is told, `extension_store`.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from handlers import extension_moves, extension_store, linking
from handlers.extension_moves import Move
from handlers.messages import Choice, Reply
from handlers.said import due, on_behalf, reason, require_possible_dates
from handlers.turn import Outcome, Turn, draft_expiry, say
from storage import conversations, people, requests
from storage import tasks as stored
from storage.conversations import Draft
from tasks.deadlines import effective_last_day
from tasks.errors import NotFound
from tasks.model import Source, Task
from vietnamese.normalize import fold
from vietnamese.numbers import format_date
from vietnamese.reading import Days
from vietnamese.words import extension as words
from vietnamese.words import general
from vietnamese.words.tasks import named

ASKING = ("xin ", "de nghi", "de xuat", "cho em", "cho e ", "duoc khong", "mong ", "da trinh", "da gui")
CONSENT = ("dong y", "cho phep", "chap thuan", "nhat tri", "theo ", "can cu", "phe duyet", "cho gia han")
MOST_OFFERED = 6


def ask(turn: Turn) -> Outcome:
    """An extension is asked for, or decided at once by who may: answers with a question or the card."""
    return _begin(turn, "", _rows(turn))


def approve(turn: Turn) -> Outcome:
    """An extension that was asked for is granted, perhaps to another day; the card comes first."""
    return _begin(turn, "approve", _decided_rows(turn))


def reject(turn: Turn) -> Outcome:
    """Refused; with a day named it is a counter-offer: granted to that day."""
    verdict = "refuse" if due(turn) is None else "approve"
    rows = _decided_rows(turn)
    return _begin(turn, _unless_kept(turn, rows, verdict), rows)


def _decided_rows(turn: Turn) -> list[dict[str, Any]]:
    """The tasks named; words that name no task ("phải xong trước 15/12") leave the only open request."""
    pool = linking.visible(turn)
    links = [linking.link(ref, pool) for ref in turn.heard.tasks]
    if any(x.task or x.options or linking.NUMBER.match(x.reference) for x in links):
        return _rows(turn)
    return [_only_open(turn)]


def _unless_kept(turn: Turn, rows: Sequence[dict[str, Any]], verdict: str) -> str:
    """A day named that is the present deadline means: keep it."""
    said = due(turn)
    linked = [stored.get(turn.conn, r["task"]) for r in rows if r["task"]]
    kept = bool(linked) and said is not None and all(t.due_last_day == said.end for t in linked)
    return "refuse" if kept else verdict


def _begin(turn: Turn, verdict: str, rows: list[dict[str, Any]]) -> Outcome:
    require_possible_dates(turn)
    said = f" {fold(turn.message.text)} "
    paper = turn.heard.documents[0] if turn.heard.documents else None
    own = bool(paper and _ours(turn, paper.number))
    asking = not verdict and any(f" {word}" in said for word in ASKING)
    data = {
        "rows": rows,
        "verdict": verdict,
        "asking": asking,
        "consent": not asking and not own and bool(paper or any(f" {w}" in said for w in CONSENT)),
        "paper": paper.number if paper else "",
        "paper_date": paper.date.isoformat() if paper and paper.date else None,
        "reason": _reason(turn, verdict),
        "words": turn.message.text.strip(),
        "for": _for(turn),
    }
    draft = conversations.start_draft(turn.conn, turn.me.id, "extend", data, turn.now, draft_expiry(turn))
    return present(turn, draft)


def _ours(turn: Turn, number: str) -> bool:
    """Whether the number is of the agency's own papers: the one that asks, not the one that consents."""
    short = turn.house.rules.agency_short
    return bool(short) and fold(short) in fold(number)


def _reason(turn: Turn, verdict: str) -> str:
    """The asker's ground; of a refusal the superior's own words."""
    if verdict == "refuse":
        return turn.message.text.strip()
    return "" if verdict else reason(turn)


def _for(turn: Turn) -> int | None:
    """Whom the office speaks for ("theo ý kiến đồng chí …")."""
    person = on_behalf(turn)
    return None if person is None else person.id


def _rows(turn: Turn) -> list[dict[str, Any]]:
    """One row per task named, else the task talked of last; [] raises NotFound("name_a_task")."""
    pool, own = linking.visible(turn), linking.own_ids(turn)
    if not pool:
        raise NotFound("no_tasks")
    said = due(turn)
    if len(turn.heard.parts) > 1:
        wanted = [(ref, part.due or said) for part in turn.heard.parts for ref in part.tasks]
    else:
        wanted = [(ref, said) for ref in turn.heard.tasks]
    return [_row(ref, days, pool, own) for ref, days in wanted] or [_unnamed(turn, pool)]


def _row(ref: str, days: Days | None, pool: Sequence[Task], own: Sequence[int]) -> dict[str, Any]:
    found = linking.link(ref, pool, own)
    if found.task is None and not found.options:
        raise NotFound("no_such_task", name=ref)
    return {
        "ref": ref,
        "task": found.task.id if found.task else None,
        "options": [t.id for t in found.options],
        "day": _last(days),
    }


def _last(days: Days | None) -> str | None:
    return days.end.isoformat() if days is not None and days.end is not None else None


def _unnamed(turn: Turn, pool: Sequence[Task]) -> dict[str, Any]:
    """No task was named: the one talked of last here, else a choice among the own ones where they are few."""
    row: dict[str, Any] = {
        "ref": "",
        "task": None,
        "options": [],
        "day": _last(due(turn)),
    }
    last = conversations.last_subject(turn.conn, turn.place)
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
    return {"ref": "", "task": mine[0].id, "options": [], "day": _last(due(turn))}


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


def present(turn: Turn, draft: Draft) -> Outcome:
    """The next thing to say about a draft: which task, which day, else the card."""
    for index, row in enumerate(draft.data["rows"]):
        if row["task"] is None:
            return _which(turn, draft, index)
    missing = [r for r in draft.data["rows"] if r["day"] is None and not draft.data["verdict"]]
    for row in missing:
        task = stored.get(turn.conn, row["task"])
        if task.deadline_source is Source.INTERNAL or draft.data["consent"]:
            last_day = effective_last_day(task, turn.house.rules, turn.house.calendar)
            return say(words.to_which_day(task, last_day))
    return _card(turn, draft)


def _which(turn: Turn, draft: Draft, index: int) -> Outcome:
    row = draft.data["rows"][index]
    choices = [
        Choice(named(stored.get(turn.conn, i)), "extend.confirm", {"row": index, "task": i})
        for i in row["options"]
    ]
    none = Choice(words.none_of_these(), "extend.cancel", {})
    reply = Reply(words.which_task(row["ref"]), (*choices, none), draft=(draft.id, draft.version))
    return Outcome(reply, question_expires=draft.expires_at)


def _card(turn: Turn, draft: Draft) -> Outcome:
    moves = moves_of(turn, draft)
    choices = (
        Choice(words.YES, "extend.confirm", {"word": "yes"}),
        Choice(words.NO, "extend.cancel", {"word": "no"}),
    )
    text = words.card(
        extension_moves.shown(turn, moves), draft.data["reason"], paper_of(draft.data), _source(turn, draft)
    )
    reply = Reply(text, choices, draft=(draft.id, draft.version))
    return Outcome(reply, question_expires=draft.expires_at)


def moves_of(turn: Turn, draft: Draft) -> list[Move]:
    """What the draft comes to now; rights and open requests are looked up again."""
    found = []
    for row in draft.data["rows"]:
        day = date.fromisoformat(row["day"]) if row["day"] else None
        found.append(extension_moves.move(turn, stored.get(turn.conn, row["task"]), day, draft.data))
    return found


def paper_of(data: extension_moves.Data) -> str:
    """The cited paper with its date: "12/UBND ngày 3/11/2026"."""
    if not data["paper"]:
        return ""
    day = data["paper_date"]
    return f"{data['paper']} ngày {format_date(date.fromisoformat(day))}" if day else str(data["paper"])


def _source(turn: Turn, draft: Draft) -> str:
    if draft.data["for"] is None:
        return ""
    return words.on_behalf(people.get_person(turn.conn, draft.data["for"]).name)


def confirm(turn: Turn) -> Outcome:
    """A task was chosen, or the card was confirmed: then the moves are stored and told."""
    draft = conversations.get_draft(turn.conn, turn.arguments["draft"])
    if "task" in turn.arguments:
        return present(turn, _chosen(turn, draft))
    done = extension_store.store(turn, moves_of(turn, draft), draft, paper_of(draft.data))
    conversations.close_draft(turn.conn, draft.id, "done")
    return done


def _chosen(turn: Turn, draft: Draft) -> Draft:
    rows = [dict(r) for r in draft.data["rows"]]
    rows[turn.arguments["row"]]["task"] = turn.arguments["task"]
    return conversations.mend_draft(turn.conn, draft.id, {**draft.data, "rows": rows}, draft_expiry(turn))


def cancel(turn: Turn) -> Outcome:
    """Nothing is stored."""
    conversations.close_draft(turn.conn, turn.arguments["draft"], "cancelled")
    return say(general.cancelled())
