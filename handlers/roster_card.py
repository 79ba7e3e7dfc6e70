"""The whole roster sent as a file by the office or the administrator: a card of what would change, then stored.

Who is absent from the file has left; the card names everybody who would be closed, and the office may choose to
add and change only.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from handlers import roster
from handlers.messages import Choice, Reply
from handlers.roster import RosterChange
from handlers.turn import Outcome, Turn, draft_expiry, say
from plans.roster import Roster, from_json
from storage import conversations, people
from storage import tasks as stored
from storage.conversations import Draft
from tasks.rights import Action, require
from vietnamese.text import text
from vietnamese.words import roster as words


def begin(turn: Turn, found: Mapping[str, Any]) -> Outcome:
    """The file was read: its problems, or the card."""
    require(turn.me, Action.PEOPLE, place=turn.where)
    if found["problems"]:
        return say(text(*(words.problem_of(p) for p in found["problems"])))
    data = {"roster": found["roster"]}
    draft = conversations.start_draft(turn.conn, turn.me.id, "roster", data, turn.now, draft_expiry(turn))
    return present(turn, draft)


def present(turn: Turn, draft: Draft) -> Outcome:
    """What loading would change."""
    changes = _rehearsed(turn, from_json(draft.data["roster"]))
    if not changes:
        conversations.close_draft(turn.conn, draft.id, "done")
        return say(text(words.changes(())[0]))
    leaving = [c for c in changes if c.kind == "left"]
    held = _held(turn.conn, leaving)
    choices = [Choice(words.UPDATE, "roster.confirm", {"word": "yes", "close": True})]
    if leaving:
        choices.append(Choice(words.KEEP, "roster.confirm", {"close": False}))
    choices.append(Choice(words.NO, "roster.cancel", {"word": "no"}))
    reply = Reply(words.card(changes, held), tuple(choices), draft=(draft.id, draft.version))
    return Outcome(reply, question_expires=draft.expires_at)


def _rehearsed(turn: Turn, found: Roster) -> list[RosterChange]:
    """What loading answers, with nothing of it kept."""
    trial = turn.conn.begin_nested()
    try:
        return roster.load(turn.conn, found, turn.now)
    finally:
        trial.rollback()


def _held(conn: Connection, leaving: Sequence[RosterChange]) -> int:
    """How many open tasks stand in the names of those who would leave."""
    names = {c.name for c in leaving}
    ids = {p.id for p in people.people(conn) if p.name in names}
    return sum(t.lead_person_id in ids and t.is_open for t in stored.all_tasks(conn))


def confirm(turn: Turn) -> Outcome:
    """Load it; without closing anybody where so chosen."""
    require(turn.me, Action.PEOPLE, place=turn.where)
    draft = conversations.get_draft(turn.conn, turn.arguments["draft"])
    close = bool(turn.arguments.get("close", True))
    changes = roster.load(turn.conn, from_json(draft.data["roster"]), turn.now, close=close)
    conversations.close_draft(turn.conn, draft.id, "done")
    return say(words.stored(changes))


def cancel(turn: Turn) -> Outcome:
    """Nothing is changed."""
    conversations.close_draft(turn.conn, turn.arguments["draft"], "cancelled")
    return say(words.cancelled())
