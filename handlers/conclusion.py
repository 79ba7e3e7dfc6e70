"""A notice of conclusions, pasted or as a file, becomes one numbered card of all the tasks that it gives.

The office gives them in the name of the leader whose conclusions they are: named in the notice, else asked in
one line. A leader's own notice is given by right. Nothing is stored before the card is confirmed.
"""

from collections.abc import Mapping
from typing import Any

from handlers import assign_whom, conclusion_items, naming
from handlers.conclusion_items import Item
from handlers.messages import Attachment, Choice, Reply
from handlers.turn import Outcome, Turn, draft_expiry, holders, say
from plans.conclusion import is_notice
from storage import conversations, jobs
from storage.conversations import Draft
from tasks.errors import NotAllowed
from tasks.model import Person, Role
from tasks.rights import Action, require
from vietnamese.words import assign as assign_words
from vietnamese.words import conclusion as words
from vietnamese.words import plans as plan_words

LONG = 150


def speaks_of_it(turn: Turn) -> bool:
    """Whether the office or a leader pasted a notice."""
    text = turn.message.text
    return turn.private and turn.me.has(Role.OFFICE, Role.LEADER) and len(text) >= LONG and is_notice(text)


def begin(turn: Turn) -> None:
    """Read the pasted text in a child process; the message waits for its result."""
    require(turn.me, Action.ASSIGN, place=turn.where)
    _put(turn, {"text": turn.message.text})


def begin_file(turn: Turn, attachment: Attachment) -> None:
    """Read a leader's file alike."""
    require(turn.me, Action.ASSIGN, place=turn.where)
    _put(turn, {"file": attachment.file_id, "name": attachment.name})


def _put(turn: Turn, what: Mapping[str, Any]) -> None:
    arguments = {**what, "today": turn.today.isoformat(), "units": naming.known_units(turn.house.units)}
    jobs.put(turn.conn, "read_conclusion", arguments, turn.inbox_id, turn.now)


def was_read(turn: Turn) -> Outcome:
    """The result of reading: a refusal, or the card."""
    result = (turn.message.job or {}).get("result", {})
    if "error" not in result:
        return present_found(turn, result["conclusion"])
    if result["error"]["code"] == "not_notice":
        raise NotAllowed("only_office_imports")
    return say(plan_words.refused(result["error"]["code"], result["error"].get("arguments", {})))


def present_found(turn: Turn, found: Mapping[str, Any]) -> Outcome:
    """Begin the card of the tasks found; tasks given before under the same number are not given again."""
    require(turn.me, Action.ASSIGN, place=turn.where)
    items = [item for task in found["tasks"] for item in conclusion_items.from_found(turn, task)]
    new = conclusion_items.not_given_yet(turn, items)
    if not new:
        return say(words.given_before(found["source"]) if items else words.nothing_found())
    own = turn.me.has(Role.LEADER)
    data = {
        "items": new,
        "source": found["source"],
        "given": len(items) - len(new),
        "for": turn.me.id if own else conclusion_items.leader_named(turn, found["opening"]),
    }
    draft = conversations.start_draft(turn.conn, turn.me.id, "conclusion", data, turn.now, draft_expiry(turn))
    return present(turn, draft)


def present(turn: Turn, draft: Draft) -> Outcome:
    """Asked in whose name, else the card; it can be confirmed once every row is clear."""
    by = giver(turn, draft)
    cancel = Choice(words.NO, "conclusion.cancel", {"word": "no"})
    if by is None:
        leaders = [
            Choice(assign_words.leader(p), "conclusion.leader", {"for": p.id})
            for p in holders(turn, Role.LEADER)
        ]
        return _ask(draft, Reply(assign_words.whose_instruction(), (*leaders, cancel)))
    items: list[Item] = draft.data["items"]
    unclear = [words.problem(n, p) for n, i in enumerate(items, 1) if (p := problem(turn, i, by))]
    rows = [conclusion_items.shown(turn, item) for item in items]
    card = words.card(rows, draft.data, by.name, by.id != turn.me.id, unclear, turn.today)
    yes = Choice(words.YES, "conclusion.confirm", {"word": "yes"})
    return _ask(draft, Reply(card, (cancel,) if unclear else (yes, cancel)))


def _ask(draft: Draft, reply: Reply) -> Outcome:
    return Outcome(
        Reply(reply.text, reply.choices, draft=(draft.id, draft.version)), question_expires=draft.expires_at
    )


def giver(turn: Turn, draft: Draft) -> Person | None:
    """In whose name the tasks are given; None while the office has not said."""
    return assign_whom.giver(turn, {**draft.data, "task": None, "unit": None, "title": ""})


def problem(turn: Turn, item: Item, by: Person) -> str:
    """What keeps a row from being given: "unit", "field" or "" for nothing."""
    if item["unit"] is None and item["person"] is None:
        return "unit"
    try:
        assign_whom.require_may(turn, by, item)
    except NotAllowed:
        return "field"
    return ""


def by_leader(turn: Turn) -> Outcome:
    """The office said whose conclusions they are."""
    draft = conversations.get_draft(turn.conn, turn.arguments["draft"])
    data = {**draft.data, "for": turn.arguments["for"]}
    return present(turn, conversations.mend_draft(turn.conn, draft.id, data, draft_expiry(turn)))
