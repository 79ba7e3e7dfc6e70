"""The office sends a plan: read elsewhere, shown as a card with its doubts, stored after "1".

A plan that was imported before is updated: the same tasks stay themselves, reports stay with them, what
is gone is marked, a moved deadline is a change with its source.
"""

from collections.abc import Mapping
from typing import Any

from handlers import plan_results, plan_store
from handlers.messages import Attachment, Choice, Reply
from handlers.turn import House, Outcome, Turn, draft_expiry, say
from storage import conversations, jobs
from storage.conversations import Draft
from tasks.rights import Action, require
from vietnamese.text import text
from vietnamese.words import plan_results as result_words
from vietnamese.words import plans as words


def begin(turn: Turn, attachment: Attachment) -> Outcome | None:
    """Hand the file to a child process; the message waits for its result."""
    require(turn.me, Action.IMPORT_PLAN, place=turn.where)
    arguments = {
        "file": attachment.file_id,
        "name": attachment.name,
        "today": turn.today.isoformat(),
        "units": known_units(turn.house),
    }
    jobs.put(turn.conn, "read_plan", arguments, turn.inbox_id, turn.now)
    return None


def known_units(house: House) -> list[dict[str, Any]]:
    """The units of the roster, as the reader of plans compares printed ones with them."""
    return [{"name": u.name, "aliases": [*u.aliases, *([u.code] if u.code else [])]} for u in house.units]


def was_read(turn: Turn) -> Outcome:
    """The result of reading: a refusal with what to do, or the preview card."""
    job = turn.message.job or {}
    result = job.get("result", {})
    if "error" in result:
        return say(words.refused(result["error"]["code"], result["error"].get("arguments", {})))
    data = {"read": result, "file": job["arguments"]["file"], "settled": {}}
    draft = conversations.start_draft(turn.conn, turn.me.id, "plan", data, turn.now, draft_expiry(turn))
    return present(turn, draft)


def present(turn: Turn, draft: Draft) -> Outcome:
    """The next doubt about identity, else the preview card."""
    difference = plan_store.compare(turn.conn, turn.house, draft.data["read"], _settled(draft))
    if difference.doubtful:
        return _same_or_new(draft, difference)
    read = draft.data["read"]
    card = words.card(read, difference, results=plan_results.lines(read, turn.today))
    reply = Reply(card, _choices(turn, read, difference), draft=(draft.id, draft.version))
    return Outcome(reply, question_expires=draft.expires_at)


def _choices(turn: Turn, read: Mapping[str, Any], difference: plan_store.Difference) -> tuple[Choice, ...]:
    first = words.IMPORT if difference.plan_id is None else words.UPDATE
    choices = [Choice(first, "plan.confirm", {"word": "yes"})]
    day = plan_results.cut_off(read, turn.today) if plan_results.with_result(read) else None
    if day is not None:
        choices.append(Choice(result_words.with_results(day), "plan.confirm", {"results": True}))
    return (*choices, Choice(words.CANCEL, "plan.cancel", {"word": "no"}))


def _settled(draft: Draft) -> dict[str, int]:
    return {k: int(v) for k, v in draft.data["settled"].items()}


def _same_or_new(draft: Draft, difference: plan_store.Difference) -> Outcome:
    node, candidates = difference.doubtful[0]
    choices = [
        Choice(words.same_as(t), "plan.same", {"path": node["path"], "task": t.id}) for t in candidates[:4]
    ]
    choices.append(Choice(words.NEW_TASK, "plan.same", {"path": node["path"], "task": 0}))
    reply = Reply(words.same_or_new(node), tuple(choices), draft=(draft.id, draft.version))
    return Outcome(reply, question_expires=draft.expires_at)


def settle_identity(turn: Turn) -> Outcome:
    """One doubtful row is the same task, or a new one."""
    draft = conversations.get_draft(turn.conn, turn.arguments["draft"])
    settled = {**draft.data["settled"], turn.arguments["path"]: turn.arguments["task"]}
    data: dict[str, Any] = {**draft.data, "settled": settled}
    return present(turn, conversations.mend_draft(turn.conn, draft.id, data, draft_expiry(turn)))


def confirm(turn: Turn) -> Outcome:
    """Store the plan, or its changes; with the results of its table where so chosen."""
    require(turn.me, Action.IMPORT_PLAN, place=turn.where)
    draft = conversations.get_draft(turn.conn, turn.arguments["draft"])
    difference = plan_store.compare(turn.conn, turn.house, draft.data["read"], _settled(draft))
    source = plan_store.Source(
        turn.now, turn.me.id, turn.inbox_id, draft.data["file"], words=turn.message.text
    )
    done = plan_store.store(turn.conn, turn.house, draft.data["read"], difference, source)
    conversations.close_draft(turn.conn, draft.id, "done")
    assert done.plan_id is not None
    if not turn.arguments.get("results"):
        return say(words.stored(done))
    return say(words.stored(done) + text(plan_results.store(turn, draft.data["read"], done.plan_id)))


def cancel(turn: Turn) -> Outcome:
    """Nothing is stored."""
    conversations.close_draft(turn.conn, turn.arguments["draft"], "cancelled")
    return say(words.cancelled())
