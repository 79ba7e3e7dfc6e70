"""A number typed under notices: it takes effect only where it can mean one of them and no other.

Notices that offer choices come unasked, several may stand in a chat, and other talk may follow them. A tap says
which one it means; a bare "1" does not, and the choices of all of them are put as one question.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from handlers.messages import Choice
from handlers.turn import Outcome, Turn, say
from storage import conversations, inbox, section_texts
from storage import tasks as stored
from storage.conversations import Pending
from tasks.model import State
from vietnamese.words import general
from vietnamese.words.tasks import code

MOST = 9


def unsure(turn: Turn, question: Pending) -> Outcome | None:
    """The question which notice is meant; None where only the newest one can be."""
    where = turn.message.address
    said = inbox.came_at(turn.conn, where.channel, where.bot_id, where.chat_id, turn.inbox_id)
    near = _unread(turn, question, said) if is_notice(question) else []
    if not near and (said is None or said <= question.created_at):
        return None
    options = [o for p in (*near, question) for o in p.options if _waits(turn, o)][:MOST]
    return say(general.which_notice(), *(_choice(turn, option) for option in options)) if options else None


def _unread(turn: Turn, question: Pending, said: datetime | None) -> list[Pending]:
    """Other notices that the person has not answered and that came since the last message."""
    found = conversations.unanswered(turn.conn, question.place, turn.now)
    return [
        p
        for p in found
        if p.id != question.id
        and is_notice(p)
        and _rivals(p, question)
        and (said is None or p.created_at >= said)
        and any(_waits(turn, o) for o in p.options)
    ]


def _waits(turn: Turn, option: Mapping[str, Any]) -> bool:
    """Whether a choice still has something to act on: what it decides may have been settled in words."""
    action, arguments = option["action"], option["arguments"]
    if action == "heading.decide":
        return section_texts.get(turn.conn, int(arguments["text"])).state == "waiting"
    if action in ("completion.confirm", "completion.not_yet"):
        return stored.get(turn.conn, int(arguments["task"])).state is State.AWAITING
    return True


def _rivals(older: Pending, newer: Pending) -> bool:
    """Whether an unread notice may be the one that is answered: one that asks for the same kind of decision.

    What a report lacks is asked for anew every day; there the newest card holds all.
    """
    kinds = {o["action"] for o in newer.options}
    return kinds == {o["action"] for o in older.options} and not any(k.startswith("gap.") for k in kinds)


def must_be_meant(question: Pending) -> bool:
    """Whether a number typed after other talk must not take effect: under notices, and where a task is closed."""
    return is_notice(question) or any(o["action"] == "completion.confirm" for o in question.options)


def is_notice(question: Pending) -> bool:
    """Whether a question came with a notice that nobody asked for and its choices check by themselves."""
    return bool(question.options) and all(o["arguments"].get("notice") for o in question.options)


def _choice(turn: Turn, option: Mapping[str, Any]) -> Choice:
    arguments = {k: v for k, v in option["arguments"].items() if k not in ("notice", "word")}
    task = arguments.get("task")
    named = f"{code(stored.get(turn.conn, int(task)))}: " if task else ""
    return Choice(f"{named}{option['label']}", str(option["action"]), arguments)
