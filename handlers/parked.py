"""What was asked and not answered when something else was said: kept, named, and asked again afterwards.

A newer card comes first; the drafts behind it are named under it. Once nothing is open any more, the newest
of them is shown again with its question, so that nothing said is lost without a word.
"""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection

from handlers import table
from handlers.messages import Choice, Reply
from handlers.turn import Outcome, Turn, draft_expiry
from storage import conversations
from storage import tasks as stored
from storage.conversations import Draft, Pending
from tasks.errors import Refused
from vietnamese.normalize import fold
from vietnamese.text import Text
from vietnamese.words import parked as words
from vietnamese.words.refusals import refusal
from vietnamese.words.tasks import code

# Choices without a draft that carry something which was asked for: it is lost when they are replaced.
ASKED = ("which.take", "urge.confirm", "schedule.day_off", "substitute.confirm")
LONGEST = 80


def with_what_waits(turn: Turn, outcome: Outcome) -> Outcome:
    """The outcome; under a card what waits behind it, where nothing is open what waited, asked again."""
    if turn.person is None:
        return outcome
    if outcome.reply.choices or outcome.reply.draft is not None:
        return _noted(turn, outcome)
    open_one = conversations.open_draft(turn.conn, turn.me.id)
    if open_one is not None and open_one.expires_at > turn.now:
        return outcome
    waiting = _here(turn)
    return _asked_again(turn, outcome, waiting[0]) if waiting else outcome


def _here(turn: Turn) -> list[Draft]:
    """The parked drafts that belong to this chat, newest first."""
    found = conversations.parked_drafts(turn.conn, turn.me.id, turn.now)
    return [d for d in found if d.kind in table.DRAFTS and _belongs(turn, d)]


def _belongs(turn: Turn, draft: Draft) -> bool:
    asked = conversations.asked_of(turn.conn, draft.id)
    if asked is not None:
        return asked.place == turn.place
    chat = draft.data.get("chat")
    return turn.private if chat is None else bool(chat == turn.message.address.chat_id)


def _noted(turn: Turn, outcome: Outcome) -> Outcome:
    """What this card stands before, and the request whose choices it replaces."""
    labels = [label(turn.conn, d) for d in _here(turn)]
    behind = words.behind(labels) if labels and outcome.reply.draft is not None else Text()
    lost = _displaced(turn, outcome.reply)
    text = (words.not_served(lost) if lost else Text()) + outcome.reply.text + behind
    return replace(outcome, reply=replace(outcome.reply, text=text))


def _displaced(turn: Turn, reply: Reply) -> str:
    """The words of a request that waited for its choice here and that the reply's choices put aside."""
    question = conversations.open_question(turn.conn, turn.place)
    if question is None or not reply.choices or question.expires_at <= turn.now:
        return ""
    said = _request(question)
    again = {c.label for c in reply.choices} & {
        str(o["label"]) for o in question.options if "task" in o["arguments"]
    }
    return "" if not said or again or _alike(said, turn.message.text) else said[:LONGEST]


def _request(question: Pending) -> str:
    for option in question.options:
        if option["action"] in ASKED and not option["arguments"].get("notice"):
            return " ".join(
                str(option["arguments"].get("text") or option["arguments"].get("said") or "").split()
            )
    return ""


def _alike(before: str, now: str) -> bool:
    """Whether the newer message says the older one again."""
    first, second = set(fold(before).split()), set(fold(now).split())
    return 2 * len(first & second) > min(len(first), len(second))


def _asked_again(turn: Turn, outcome: Outcome, draft: Draft) -> Outcome:
    opened = conversations.reopen_draft(turn.conn, draft.id, draft_expiry(turn))
    named = words.again(label(turn.conn, opened))
    try:
        shown = table.DRAFTS[opened.kind](turn, opened)
    except Refused as refused:
        conversations.close_draft(turn.conn, opened.id, "cancelled")
        return _joined(outcome, named + refusal(refused, leads=False))
    joined = _joined(outcome, named + shown.reply.text, shown.reply.choices, shown.reply.draft)
    return replace(joined, question_expires=shown.question_expires)


def _joined(
    outcome: Outcome,
    text: Text,
    choices: Sequence[Choice] = (),
    draft: tuple[int, int] | None = None,
) -> Outcome:
    reply = replace(outcome.reply, text=outcome.reply.text + text, choices=tuple(choices), draft=draft)
    return replace(outcome, reply=reply)


def label(conn: Connection, draft: Draft) -> str:
    """What a draft is about, in a few words."""
    data = draft.data
    if draft.kind == "report":
        items = data["items"]
        codes = [code(stored.get(conn, i["task"])) for i in items if i["task"]]
        return words.report(codes, [str(i["ref"]) for i in items if not i["task"]])
    if draft.kind == "assign":
        return words.order(str(data["title"])[:LONGEST])
    if draft.kind == "extend":
        return words.extension([code(stored.get(conn, r["task"])) for r in data["rows"] if r["task"]])
    return words.KINDS[draft.kind]
