"""The office sends a plan: read elsewhere, shown as a card with its doubts, stored after "1".

A plan that was imported before is updated: the same tasks stay themselves, reports stay with them, what
is gone is marked, a moved deadline is a change with its source.
"""

from collections.abc import Mapping
from typing import Any

from handlers import (
    conclusion,
    form_files,
    naming,
    pen,
    plan_columns,
    plan_fields,
    plan_leads,
    plan_names,
    plan_results,
    plan_source,
    plan_store,
    roster_card,
    transfer,
)
from handlers.messages import Attachment, Choice, OutFile, Reply
from handlers.turn import Outcome, Turn, draft_expiry, say
from storage import conversations, jobs, people
from storage.conversations import Draft
from tasks.model import Source
from tasks.rights import Action, may, require
from tasks.rules import Rules
from vietnamese.text import Text, text
from vietnamese.words import plan_leads as lead_words
from vietnamese.words import plan_reading as reading_words
from vietnamese.words import plan_results as result_words
from vietnamese.words import plan_source as source_words
from vietnamese.words import plans as words


def begin(turn: Turn, attachment: Attachment) -> Outcome | None:
    """Hand the file to a child process; the message waits for its result."""
    if not may(turn.me, Action.PEOPLE, place=turn.where):
        require(turn.me, Action.IMPORT_PLAN, place=turn.where)
    read(turn, attachment.file_id, attachment.name, {})
    return None


def anyway(turn: Turn) -> None:
    """Read a report that another system made as the plan that its appendix is."""
    require(turn.me, Action.IMPORT_PLAN, place=turn.where)
    read(turn, int(turn.arguments["file"]), str(turn.arguments["name"]), {}, ours=False)


def read(
    turn: Turn,
    file_id: int | None,
    name: str,
    mapping: Mapping[str, str],
    kept: Mapping[str, Any] | None = None,
    *,
    ours: bool = True,
) -> None:
    """Read a file, again with corrected columns {column from 1: role} where there are any.

    `kept` is what the office had said of the plan before: it stands for the new reading too. `ours`: a report or form
    of ours is taken as what comes back.
    """
    arguments = {
        "file": file_id,
        "name": name,
        "today": turn.today.isoformat(),
        "units": naming.known_units(turn.house.units),
        "mapping": dict(mapping),
        "notices": True,
        "kept": dict(kept or {}),
        "ours": ours and not mapping,
        "reports": pen.titles(turn) if ours and not mapping else [],
    }
    jobs.put(turn.conn, "read_plan", arguments, turn.inbox_id, turn.now)


def was_read(turn: Turn) -> Outcome | None:
    """The result of reading: a refusal with what to do, or the preview card; None: it is read once more."""
    job = turn.message.job or {}
    result, asked = job.get("result", {}), job.get("arguments", {})
    if "error" in result:
        return say(words.refused(result["error"]["code"], result["error"].get("arguments", {})))
    if "ours" in result:
        return _ours(turn, result["ours"], asked)
    if "roster" in result:
        return roster_card.begin(turn, result)
    if "moves" in result:
        return transfer.begin(turn, result["moves"])
    require(turn.me, Action.IMPORT_PLAN, place=turn.where)
    if "conclusion" in result:
        return conclusion.present_found(turn, result["conclusion"])
    known = {} if asked.get("mapping") else plan_columns.remembered(turn.conn, result["header"])
    if known:
        read(turn, asked["file"], asked["name"], known, asked.get("kept"))
        return None
    kept = asked.get("kept") or {}
    found = {**plan_leads.split(plan_fields.recognised(result, turn.house)), **kept}
    names = plan_names.joined(plan_names.remembered(turn.conn), kept.get("names") or {})
    data = {
        "read": plan_names.understood(found, turn.house, people.people(turn.conn), names),
        "file": asked["file"],
        "name": asked["name"],
        "mapping": asked.get("mapping") or {},
        "settled": {},
    }
    draft = conversations.start_draft(turn.conn, turn.me.id, "plan", data, turn.now, draft_expiry(turn))
    return present(turn, draft)


def _ours(turn: Turn, found: Mapping[str, Any], asked: Mapping[str, Any]) -> Outcome | None:
    """A report that the clerk edited, or a report form."""
    if "alike" in found:
        return pen.alike(turn, found["alike"], asked["file"], asked["name"])
    if "report" in found:
        return pen.came_back(turn, found["report"], asked["file"], asked["name"])
    return form_files.came_back(turn, found)


def present(turn: Turn, draft: Draft) -> Outcome:
    """The next doubt about identity, else the preview card."""
    difference = plan_store.compare(turn.conn, turn.house, draft.data["read"], _settled(draft))
    if difference.doubtful:
        return _same_or_new(draft, difference)
    found = draft.data["read"]
    more = [
        *reading_words.corrected(draft.data["mapping"]),
        *source_lines(found, turn.house.rules),
        *lead_words.split(plan_leads.rows(found)),
        *plan_names.lines(found, turn.house, people.people(turn.conn)),
        *plan_results.lines(found, turn.today),
    ]
    return ask(turn, draft, words.card(found, difference, more=more))


def source_lines(found: Mapping[str, Any], rules: Rules, mend: str = source_words.CHAT) -> list[str]:
    """Who set the deadlines, as the card says it; `mend` tells how to say otherwise."""
    plan = plan_source.of_plan(found, rules)
    own = [r for r in found["tasks"] if plan_source.of_record(r, plan, rules) != plan]
    higher = [r for r in own if plan_source.of_record(r, plan, rules).source is Source.HIGHER]
    two = sum(bool(r.get("internal_due")) and bool(r.get("due")) for r in found["tasks"])
    top = plan.source is Source.HIGHER
    rows = (len(own), 0 if top else len(higher), two)
    return source_words.source(plan.document, top, plan.sure, *rows, mend)


def ask(turn: Turn, draft: Draft, said: Text, files: tuple[OutFile, ...] = ()) -> Outcome:
    """Say something about the draft and put its choices."""
    reply = Reply(said, _choices(turn, draft.data["read"]), files, draft=(draft.id, draft.version))
    return Outcome(reply, question_expires=draft.expires_at)


def _choices(turn: Turn, found: Mapping[str, Any]) -> tuple[Choice, ...]:
    first = words.IMPORT if plan_store.stored_plan(turn.conn, found) is None else words.UPDATE
    choices = [Choice(first, "plan.confirm", {"word": "yes"})]
    day = plan_results.cut_off(found, turn.today) if plan_results.with_result(found) else None
    if day is not None:
        choices.append(Choice(result_words.with_results(day), "plan.confirm", {"results": True}))
    if found["mapping"]:
        choices.append(Choice(reading_words.COLUMNS, "plan.columns"))
    choices.append(Choice(reading_words.LIST, "plan.list"))
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
    plan_columns.remember(turn.conn, draft.data["read"]["header"], draft.data["mapping"])
    plan_names.remember(
        turn.conn,
        draft.data["read"].get("names") or {},
        turn.now,
        by_person=turn.me.id,
        inbox_id=turn.inbox_id,
    )
    conversations.close_draft(turn.conn, draft.id, "done")
    assert done.plan_id is not None
    if not turn.arguments.get("results"):
        return say(words.stored(done))
    return say(words.stored(done) + text(plan_results.store(turn, draft.data["read"], done.plan_id)))


def cancel(turn: Turn) -> Outcome:
    """Nothing is stored."""
    conversations.close_draft(turn.conn, turn.arguments["draft"], "cancelled")
    return say(words.cancelled())
