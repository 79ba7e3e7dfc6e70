"""An officer reports: find the tasks, hold the draft, ask what is unclear in one line, show the card.

Nothing is stored as a report before "1", "đúng" or a tap. What was not confirmed yet on other tasks stays
on the card; a new report on the same task is put over the old one: what it leaves unsaid stays.
"""

import re
from collections.abc import Sequence
from typing import Any

from handlers import linking, report_checks, spoken_of
from handlers.messages import Choice, Reply
from handlers.report_items import Item, added_to, files_of, from_reading, says_nothing, shown
from handlers.turn import Outcome, Turn, draft_expiry, say
from storage import conversations, people
from storage import tasks as stored
from storage.conversations import Draft
from tasks.errors import BadValue, NotFound, Refused
from tasks.model import LEFT_STATES, Task
from vietnamese.normalize import fold
from vietnamese.words import general
from vietnamese.words import reporting as words
from vietnamese.words.tasks import code, named

MOST_OFFERED = 6
CALLED_OFF = re.compile(r"(?:thoi|huy|bo)\b")
PARTS = re.compile(r"[;\n]+")
CLAUSES = re.compile(r",(?!\d)|\.\s")
COUNT = re.compile(r"\d+\s*/\s*\d+(?![\d/])")
WORDED = re.compile(r"[^\W\d_]{2,}\s+[^\W\d_]{2,}")  # more than "đạt 3/5"
FIGURE = re.compile(r"\d+\s*/\s*\d+(?![\d/])|\d\s*%")
ASKS = re.compile(
    r"\b(?:den dau|toi dau|the nao|ra sao|sao roi|bao gio|khi nao)(?: roi)?(?: a| nhi| vay| the)?\s*\??\s*$"
)
CARD = (
    Choice(words.YES, "report.confirm", {"word": "yes"}),
    Choice(words.MEND, "report.how", {}),
    Choice(words.NO, "report.cancel", {"word": "no"}),
)


def report(turn: Turn) -> Outcome:
    """Begin or extend the draft of what the message reports and answer with a question or the card."""
    pool = _pool(turn)
    if not pool:
        raise NotFound("nothing_to_report" if linking.visible(turn) else "no_tasks")
    if len(turn.heard.tasks) > 1 and ASKS.search(fold(turn.message.text)):
        raise BadValue("question_in_report")  # else the figure of one would be taken for the other
    if _parts_unclear(turn):
        raise BadValue("parts_unclear")
    files = [{"id": a.file_id, "name": a.name} for a in turn.message.attachments if a.file_id]
    said = from_reading(turn.heard, turn.message.text)
    items = [{**link_item(turn, item, pool), "files": files} for item in said]
    silent = [stored.get(turn.conn, i["task"]) for i in items if i["task"] and says_nothing(i)]
    if len(silent) == len(items):
        return say(words.say_what(silent[0]))
    items = [i for i in items if not (i["task"] and says_nothing(i))]
    if not any(i["task"] or i["options"] for i in items):
        return _unlinked(turn, items, pool)
    return present(turn, hold(turn, items, silent=[code(t) for t in silent]))


def _parts_unclear(turn: Turn) -> bool:
    """Whether several parts bear figures of their own and fewer tasks were read: one must not take them all."""
    parts = [p for p in PARTS.split(turn.message.text) if FIGURE.search(p)]
    if len(parts) > 1 and len(turn.heard.parts) < len(parts) and len(turn.heard.tasks) < len(parts):
        return True
    return _second_figure_strays(turn)


def _second_figure_strays(turn: Turn) -> bool:
    """Whether one task was read, and behind a comma stands "x/y" of nothing named: it may be another task's."""
    told = [q for part in turn.heard.parts or (turn.heard,) for q in part.quantities if q.total is not None]
    clauses = [c for c in CLAUSES.split(turn.message.text) if COUNT.search(c)]
    stray = len(told) > 1 and any(q.what is None for q in told[1:])
    return stray and len(turn.heard.tasks) < 2 <= len(clauses) and bool(WORDED.search(clauses[-1]))


def _pool(turn: Turn) -> list[Task]:
    """What may be reported on: one's own and the unit's, for somebody else everything, to stop what may be stopped."""
    if turn.arguments.get("for"):
        return linking.visible(turn)
    said = {turn.heard.status, *(part.status for part in turn.heard.parts)}
    return linking.reportable(turn, stopping=bool(said & {"paused", "stopped"}))


def link_item(turn: Turn, item: Item, pool: list[Task]) -> Item:
    """Resolve the item's reference among the tasks of the pool."""
    if item["task"] or not item["ref"]:
        return item
    return _with(item, linking.named(turn, item["ref"], pool, linking.own_ids(turn)))


def _with(item: Item, found: linking.Link) -> Item:
    return {
        **item,
        "ref": found.reference,
        "task": found.task.id if found.task else None,
        "options": [t.id for t in found.options],
    }


def hold(turn: Turn, items: list[Item], silent: Sequence[str] = ()) -> Draft:
    """Open the person's draft with these items; unconfirmed items on other tasks stay on the card.

    Where those still have a question of their own they wait behind this card instead. Of the tasks in
    `silent` (codes) nothing was understood: the card says so.
    """
    before = conversations.open_draft(turn.conn, turn.me.id)
    if before is not None and before.expires_at > turn.now and _all_on(turn, before, items):
        return _put_over(turn, before, items, silent)
    items = _leave_out(turn, items)
    before = conversations.open_draft(turn.conn, turn.me.id)
    joins = before is not None and _joins(turn, before) and _all_clear(turn, items)
    kept = list(before.data["items"]) if before is not None and joins else []
    data = {
        "items": kept + items,
        "files": [],
        "chat": turn.message.address.chat_id,
        "silent": list(silent),
    }
    if turn.arguments.get("for"):
        data |= {"for": turn.arguments["for"], "source": turn.arguments["source"]}
    return conversations.start_draft(
        turn.conn, turn.me.id, "report", data, turn.now, draft_expiry(turn), beside=not joins
    )


def _all_on(turn: Turn, draft: Draft, items: Sequence[Item]) -> bool:
    """Whether the newer items speak only of tasks that stand on this card already."""
    if not items or not _of_this_place(turn, draft):
        return False
    on_it = {i["task"] for i in draft.data["items"]} - {None}
    return all(i["task"] in on_it for i in items)


def _of_this_place(turn: Turn, draft: Draft) -> bool:
    """What was said in private never shows in a group, nor what is entered for one person under another."""
    same_chat = draft.data.get("chat") == turn.message.address.chat_id
    return draft.kind == "report" and same_chat and draft.data.get("for") == turn.arguments.get("for")


def _put_over(turn: Turn, draft: Draft, items: Sequence[Item], silent: Sequence[str]) -> Draft:
    """The same card with the newer items over its own; files and other tasks stay on it."""
    fresh = {i["task"]: i for i in items}
    mended = [added_to(i, fresh[i["task"]]) if i["task"] in fresh else i for i in draft.data["items"]]
    data = {**draft.data, "items": mended, "silent": list(silent)}
    return conversations.mend_draft(turn.conn, draft.id, data, draft_expiry(turn))


def _leave_out(turn: Turn, items: Sequence[Item]) -> list[Item]:
    """A newer report of a task takes the place of what was said of it and not confirmed; it keeps the rest of it.

    Answers the items with what they keep.
    """
    kept = list(items)
    fresh = {i["task"] for i in items if i["task"]}
    waiting = conversations.parked_drafts(turn.conn, turn.me.id, turn.now)
    open_one = conversations.open_draft(turn.conn, turn.me.id)
    for draft in (*waiting, *([open_one] if open_one and open_one.expires_at > turn.now else ())):
        if draft.kind != "report" or draft.data.get("for") != turn.arguments.get("for"):
            continue
        left = [i for i in draft.data["items"] if not _said_again(i, fresh)]
        if _of_this_place(turn, draft):
            whole = () if left else draft.data.get("files", ())
            before = {i["task"]: _with_files(i, whole) for i in draft.data["items"] if i["task"] in fresh}
            kept = [added_to(before[i["task"]], i) if i["task"] in before else i for i in kept]
        if not left:
            conversations.close_draft(turn.conn, draft.id, "replaced")
        elif len(left) < len(draft.data["items"]):
            conversations.mend_draft(turn.conn, draft.id, {**draft.data, "items": left}, draft.expires_at)
    return kept


def _with_files(item: Item, files: Sequence[Any]) -> Item:
    """The item with the files that were sent to its whole card."""
    return {**item, "files": [*item.get("files", ()), *files]}


def _said_again(item: Item, fresh: set[int]) -> bool:
    """Whether one of the newer tasks is the item's, or one of those that it may have meant."""
    return item["task"] in fresh or (not item["task"] and bool(fresh & set(item["options"])))


def _joins(turn: Turn, draft: Draft) -> bool:
    """Whether an open card holds nothing that is still asked, so that both fit on one."""
    if draft.kind != "report" or draft.expires_at <= turn.now or turn.arguments.get("for"):
        return False
    data = draft.data
    if data.get("for") or data.get("files") or data.get("chat") != turn.message.address.chat_id:
        return False  # what was said in private never shows in a group
    return _all_clear(turn, data["items"])


def _all_clear(turn: Turn, items: Sequence[Item]) -> bool:
    return all(i["task"] and _question(turn, i, n) is None for n, i in enumerate(items))


def present(turn: Turn, draft: Draft) -> Outcome:
    """The next thing to say about a draft: the first open question, else the card."""
    items: list[Item] = list(draft.data["items"])
    for index, item in enumerate(items):
        question = _question(turn, item, index)
        if question is not None:
            return Outcome(
                Reply(question.text, question.choices, draft=(draft.id, draft.version)),
                subject=_subject([item["task"]] if item["task"] else item["options"]),
                question_expires=draft.expires_at,
            )
    return _card(turn, draft, items)


def _subject(ids: Sequence[int]) -> dict[str, Any]:
    """What "hạn khi nào?" means after a card or a question about it."""
    return {"task": ids[0] if len(ids) == 1 else None, "query": None, "ids": list(ids)}


def _question(turn: Turn, item: Item, index: int) -> report_checks.Question | None:
    if item["task"] is None:
        return _which(turn, item, index) if item["options"] else None
    task = stored.get(turn.conn, item["task"])
    if task.state in LEFT_STATES:
        raise Refused("task_left", task=named(task, 60))
    return report_checks.first_question(turn, task, item, index)


def _which(turn: Turn, item: Item, index: int) -> report_checks.Question:
    options = [stored.get(turn.conn, task_id) for task_id in item["options"]]
    only = {"word": "yes"} if len(options) == 1 else {}
    choices = [Choice(named(t), "report.link", {"item": index, "task": t.id, **only}) for t in options]
    none = Choice(words.none_of_these(), "report.drop", {"item": index, "word": "no"})
    text = words.which_task(item["ref"], len(options) == 1) if item["ref"] else words.which_of_yours()
    return report_checks.Question(text, (*choices, none))


def _card(turn: Turn, draft: Draft, items: list[Item]) -> Outcome:
    linked = [_on_its_task(turn, i, draft) for i in items if i["task"]]
    unclear = [str(i["ref"]) for i in items if not i["task"]]
    if not linked:
        conversations.close_draft(turn.conn, draft.id, "cancelled")
        raise NotFound("no_such_task", name=", ".join(unclear))
    card = words.card(linked, unclear, turn.today, draft.data.get("silent", ()))
    if draft.data.get("for"):
        card = words.on_behalf(people.get_person(turn.conn, draft.data["for"]).name) + card
    reply = Reply(card, CARD, draft=(draft.id, draft.version))
    subject = _subject([task.id for task, _ in linked])
    return Outcome(reply, subject=subject, question_expires=draft.expires_at)


def _on_its_task(turn: Turn, item: Item, draft: Draft) -> tuple[Task, dict[str, Any]]:
    task = stored.get(turn.conn, item["task"])
    return task, {**shown(task, item), "files": files_of(item, draft.data)}


def _unlinked(turn: Turn, items: list[Item], pool: list[Task]) -> Outcome:
    """No task was found: offer the person's own where there are few, else ask for the number."""
    named_tasks = [str(i["ref"]) for i in items if i["ref"]]
    if named_tasks:
        raise NotFound("no_such_task", name=", ".join(named_tasks))
    own = [t for t in pool if t.lead_person_id == turn.me.id and t.is_open and t.counts]
    replied = set(spoken_of.answered(turn))
    offered = [t for t in pool if t.id in replied] or own or [t for t in pool if t.is_open and t.counts]
    found = linking.unnamed(turn, pool, linking.own_ids(turn)) if len(items) == 1 else linking.Link("")
    if found.task is not None or found.options:
        return present(turn, hold(turn, [_with(items[0], found)]))
    subject = _last_task(turn, pool)
    if subject is not None:
        items[0]["task"] = subject
        return present(turn, hold(turn, items))
    if not 0 < len(offered) <= MOST_OFFERED:
        return say(words.name_the_task())
    items[0]["options"] = [t.id for t in offered]
    return present(turn, hold(turn, items))


def _last_task(turn: Turn, pool: list[Task]) -> int | None:
    """The one task that was talked of last here, when the person may report on it."""
    found = spoken_of.last(turn)
    if found is None or not turn.private:
        return None
    task_id = found[0].get("task")
    return task_id if any(t.id == task_id for t in pool) else None


def linked(turn: Turn) -> Outcome:
    """A task was chosen for one item."""
    return _change(turn, {"task": turn.arguments["task"], "options": []})


def dropped(turn: Turn) -> Outcome:
    """One item is left out; without any other the draft ends."""
    draft = conversations.get_draft(turn.conn, turn.arguments["draft"])
    items = [i for n, i in enumerate(draft.data["items"]) if n != turn.arguments["item"]]
    if not items:
        conversations.close_draft(turn.conn, draft.id, "cancelled")
        if CALLED_OFF.match(fold(turn.message.text)):
            return say(general.cancelled())
        if kept := turn.arguments.get("kept"):
            return say(words.kept_done(stored.get(turn.conn, kept)))
        return say(words.name_the_task())
    return _mended(turn, draft, items)


def settled(turn: Turn) -> Outcome:
    """A one-line question was answered: its changes are written into the item."""
    return _change(turn, dict(turn.arguments["set"]))


def how(turn: Turn) -> Outcome:
    """The person wants to mend the card; a number typed next is the correction, so no choices are offered."""
    draft = conversations.get_draft(turn.conn, turn.arguments["draft"])
    return Outcome(Reply(words.how_to_mend(), draft=(draft.id, draft.version)))


def _change(turn: Turn, changes: dict[str, Any]) -> Outcome:
    draft = conversations.get_draft(turn.conn, turn.arguments["draft"])
    items = [dict(i) for i in draft.data["items"]]
    item = items[int(turn.arguments["item"])]
    done = [*item["settled"], turn.arguments["code"]] if "code" in turn.arguments else item["settled"]
    item.update(changes, settled=done)
    return _mended(turn, draft, items)


def _mended(turn: Turn, draft: Draft, items: list[Item]) -> Outcome:
    data = {**draft.data, "items": items}
    return present(turn, conversations.mend_draft(turn.conn, draft.id, data, draft_expiry(turn)))
