"""Confirmed moves of deadlines become changes of the journal, with notices to who decides and who is concerned."""

from collections.abc import Iterable, Sequence
from datetime import date

from handlers import extension_moves
from handlers.acts import act
from handlers.extension_moves import Move
from handlers.messages import Post
from handlers.turn import Outcome, Turn, holders, notify, say
from storage import people
from storage.conversations import Draft
from tasks.changes import ChangeKind
from tasks.model import DeadlineKind, Person, Role
from vietnamese.text import Text
from vietnamese.words import extension as words
from vietnamese.words.extension import Shown

KINDS = {
    "ask": ChangeKind.EXTENSION_ASKED,
    "decide": ChangeKind.EXTENDED,
    "consent": ChangeKind.EXTENDED,
    "refuse": ChangeKind.EXTENSION_REFUSED,
    "note": ChangeKind.EXTENSION_NOTED,
}


def store(turn: Turn, moves: Sequence[Move], draft: Draft, paper: str) -> Outcome:
    """Record every move; the answer says who was told and who could not be."""
    posts: list[Post] = []
    reached: dict[str, None] = {}
    unreached: dict[str, None] = {}
    rows = extension_moves.shown(turn, moves)
    for one, row in zip(moves, rows, strict=True):
        seq = _record(turn, one, draft, paper)
        for person in _concerned(turn, one):
            text = _notice(turn, one, row, person, draft, paper)
            post = notify(turn, person.id, text, f"extend:{one.task.id}:{seq}:{person.id}")
            (unreached if post is None else reached)[person.name] = None
            posts += [] if post is None else [post]
    last = moves[0].task.id if len(moves) == 1 else None
    receipt = words.done(rows, list(reached), list(unreached))
    return Outcome(say(receipt).reply, tuple(posts), {"task": last, "query": None})


def _record(turn: Turn, one: Move, draft: Draft, paper: str) -> int:
    _, seq = act(
        turn,
        one.task,
        KINDS[one.act],
        _facts(one, draft, paper),
        words=draft.data["words"],
        for_person=draft.data["for"],
        source=draft.data["words"] if draft.data["for"] else "",
    )
    return seq


def _facts(one: Move, draft: Draft, paper: str) -> dict[str, object]:
    """The data of the change; an EXTENDED carries the new last day, an ask the day asked for."""
    facts: dict[str, object] = {
        "before": _iso(one.task.due_last_day),
        "reason": draft.data["reason"],
        "flags": list(one.flags),
        "paper": paper,
    }
    if one.act in ("decide", "consent"):
        facts |= {"last_day": _iso(one.day), "deadline_kind": str(DeadlineKind.DAY), "number": one.number}
    elif one.day is not None:
        facts["day"] = _iso(one.day)
    if one.asked is not None:
        facts |= {"asked": one.asked.seq, "asked_by": one.asked.asked_by, "asked_day": _iso(one.asked.day)}
    return facts


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _concerned(turn: Turn, one: Move) -> list[Person]:
    """Who is told: the deciders of an ask; the asker and the doer of a decision; head or office of a note."""
    if one.act == "ask":
        return list(one.deciders)
    heads = holders(turn, Role.HEAD, unit_id=one.task.lead_unit_id) if one.task.lead_unit_id else ()
    if one.act == "note":
        above = [] if turn.me.has(Role.HEAD) else list(heads)
        return _others(turn, above or holders(turn, Role.OFFICE))
    ids = [one.asked.asked_by if one.asked else None, one.task.lead_person_id]
    known = [people.get_person(turn.conn, i) for i in dict.fromkeys(ids) if i is not None]
    return _others(turn, known or heads)


def _others(turn: Turn, persons: Iterable[Person]) -> list[Person]:
    return [p for p in persons if p.id != turn.me.id and p.active]


def _notice(turn: Turn, one: Move, row: Shown, to: Person, draft: Draft, paper: str) -> Text:
    address, reason = turn.house.rules.address, str(draft.data["reason"])
    if one.act == "ask":
        return words.please_decide(to, row, turn.me.name, reason, address)
    if one.act == "note":
        return words.noted_notice(to, row, turn.me.name, reason, paper, address)
    said = str(draft.data["words"]) if _worth_quoting(one) else ""
    by = extension_moves.speaker(turn, draft.data).name
    return words.decided_notice(to, row, by, said, paper, address)


def _worth_quoting(one: Move) -> bool:
    """A refusal and a counter-offer carry the superior's own words."""
    return one.act == "refuse" or (one.asked is not None and one.asked.day != one.day)
