"""Moving a deadline: asked for by who does the work, decided by who set it, noted when a higher body set it.

Nothing is decided silently: every move is a card first. Which move it is, is `extension_moves`; what is
stored and who is told, `extension_store`.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from handlers import extension_moves, extension_store
from handlers.extension_moves import Move
from handlers.extension_rows import decided_rows, rows_of
from handlers.messages import Choice, Reply
from handlers.said import due, on_behalf, reason, require_possible_dates
from handlers.turn import Outcome, Turn, draft_expiry, say
from storage import conversations, people
from storage import tasks as stored
from storage.conversations import Draft
from tasks.deadlines import effective_last_day
from tasks.errors import OutOfDate
from tasks.model import Source
from vietnamese.normalize import fold
from vietnamese.numbers import format_date
from vietnamese.words import dates, general
from vietnamese.words import extension as words
from vietnamese.words.tasks import named

ASKING = ("xin ", "de nghi", "de xuat", "cho em", "cho e ", "duoc khong", "mong ", "da trinh", "da gui")
CONSENT = ("dong y", "cho phep", "chap thuan", "nhat tri", "theo ", "can cu", "phe duyet", "cho gia han")


def ask(turn: Turn) -> Outcome:
    """An extension is asked for, or decided at once by who may: answers with a question or the card."""
    return _begin(turn, "", rows_of(turn))


def approve(turn: Turn) -> Outcome:
    """An extension that was asked for is granted, perhaps to another day; the card comes first."""
    return _begin(turn, "approve", decided_rows(turn))


def reject(turn: Turn) -> Outcome:
    """Refused; with a day named it is a counter-offer: granted to that day."""
    verdict = "refuse" if due(turn) is None else "approve"
    rows = decided_rows(turn)
    return _begin(turn, _unless_kept(turn, rows, verdict), rows)


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
    before = conversations.open_draft(turn.conn, turn.me.id)
    again = before is not None and before.kind == "extend" and _same_rows(before.data["rows"], rows)
    draft = conversations.start_draft(
        turn.conn, turn.me.id, "extend", data, turn.now, draft_expiry(turn), beside=not again
    )
    return present(turn, draft)


def _same_rows(before: Sequence[Any], now: Sequence[Any]) -> bool:
    """Whether a newer request is of the same tasks, or of those that the older may have meant."""
    first = {i for r in before for i in ([r["task"]] if r["task"] else r.get("options", ()))}
    return bool(first & {r["task"] for r in now}) or not first


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


def present(turn: Turn, draft: Draft) -> Outcome:
    """The next thing to say about a draft: which task, which day, else the card."""
    for index, row in enumerate(draft.data["rows"]):
        if row["task"] is None:
            return _which(turn, draft, index)
    for index, row in enumerate(draft.data["rows"]):
        if row["day"] and row.get("doubt"):
            return _doubt(turn, draft, index)
    missing = [r for r in draft.data["rows"] if r["day"] is None and not draft.data["verdict"]]
    for row in missing:
        task = stored.get(turn.conn, row["task"])
        if task.deadline_source is not Source.HIGHER or draft.data["consent"]:
            last_day = effective_last_day(task, turn.house.rules, turn.house.calendar)
            return say(words.to_which_day(task, last_day))
    return _card(turn, draft)


def _doubt(turn: Turn, draft: Draft, index: int) -> Outcome:
    row = draft.data["rows"][index]
    day = date.fromisoformat(row["day"])
    choices = (
        Choice(dates.sure(day), "extend.confirm", {"row": index, "set": {"doubt": ""}, "word": "yes"}),
        Choice(words.NO, "extend.cancel", {"word": "no"}),
    )
    text = dates.which_day(row["doubt"], day, turn.today)
    return Outcome(Reply(text, choices, draft=(draft.id, draft.version)), question_expires=draft.expires_at)


def _which(turn: Turn, draft: Draft, index: int) -> Outcome:
    row = draft.data["rows"][index]
    choices = [
        Choice(named(stored.get(turn.conn, i)), "extend.confirm", {"row": index, "set": {"task": i}})
        for i in row["options"]
    ]
    none = Choice(words.none_of_these(), "extend.cancel", {})
    reply = Reply(words.which_task(row["ref"]), (*choices, none), draft=(draft.id, draft.version))
    return Outcome(reply, question_expires=draft.expires_at)


def _card(turn: Turn, draft: Draft) -> Outcome:
    moves = moves_of(turn, draft)
    choices = (
        Choice(words.YES, "extend.confirm", {"word": "yes", "seen": _seen(moves)}),
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


def _seen(moves: Sequence[Move]) -> list[list[int | str]]:
    """What the card was about: a request or a deadline that changed since makes it an old card."""
    return [[m.task.id, m.asked.seq if m.asked else 0, str(m.task.due_last_day or "")] for m in moves]


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
    if "set" in turn.arguments:
        return present(turn, _chosen(turn, draft))
    moves = moves_of(turn, draft)
    if _seen(moves) != turn.arguments["seen"]:
        raise OutOfDate("out_of_date")
    done = extension_store.store(turn, moves, draft, paper_of(draft.data))
    conversations.close_draft(turn.conn, draft.id, "done")
    return done


def _chosen(turn: Turn, draft: Draft) -> Draft:
    rows = [dict(r) for r in draft.data["rows"]]
    rows[turn.arguments["row"]] |= turn.arguments["set"]
    return conversations.mend_draft(turn.conn, draft.id, {**draft.data, "rows": rows}, draft_expiry(turn))


def cancel(turn: Turn) -> Outcome:
    """Nothing is stored."""
    conversations.close_draft(turn.conn, turn.arguments["draft"], "cancelled")
    return say(general.cancelled())
