"""Mending an open card in words: "không, 60% thôi", "bỏ nv 3", "không vướng gì", "5/5 hội nghị"."""

import re
from collections.abc import Mapping
from typing import Any

from handlers import bare_figure, linking
from handlers.messages import Reply
from handlers.report import CARD, link_item, present
from handlers.report_items import Item, changed, from_reading, said
from handlers.turn import Outcome, Turn, draft_expiry, say
from storage import conversations
from storage import tasks as stored
from storage.conversations import Draft
from tasks.model import VIETNAM
from vietnamese.dates import find_dates
from vietnamese.documents import find_numbers_of_documents, with_dates
from vietnamese.normalize import clean, fold
from vietnamese.references import find_references
from vietnamese.said import listen
from vietnamese.words import general
from vietnamese.words import reporting as words

FILLERS = frozenset(
    "khong k ko a nham sai roi dung the thi chi moi la thoi chua con day do a nhe vuong gi co bao cao".split()
)
REASON = re.compile(r"\s*(?:vi|do|theo|ly do|can cu|qd|quyet dinh|cv|cong van|thong bao|tb)\b")
# What may stand round the number of a paper that was asked for: "theo QĐ số … ngày …".
PAPER = frozenset(
    "theo tai can cu co da la day a nhe roi em gui so van ban quyet dinh qd cong cv thong bao tb bien nghiem thu bb ke hoach kh to trinh ttr "
    "bao cao bc cua so ubnd tinh ky ban hanh ngay thang nam minh chung dc".split()
)
PAPERED = ("done", "paused", "stopped")
DROP = re.compile(r"\s*(?:thoi )?(?:bo|xoa|huy|loai|khong bao cao|khong ghi)\b")


def concerns(turn: Turn, draft: Draft) -> bool:
    """Whether the message mends this draft rather than being something of its own."""
    if draft.kind != "report" or draft.expires_at <= turn.now or not turn.private:
        return False
    heard = turn.heard
    if _paper_given(turn, draft) or bare_figure.concerns(turn, draft):
        return True
    if heard.intent == "correct" and _elsewhere(turn, draft):
        return False
    if heard.intent in ("undo", "cancel", "correct") or drops(turn) or _gives_reason(turn, draft):
        return True
    if heard.intent not in ("report", "unknown"):
        return False
    return not _named(turn) and _says_something(turn)


def _elsewhere(turn: Turn, draft: Draft) -> bool:
    """Whether all the tasks that the message names are others than those of the card."""
    pool = [stored.get(turn.conn, i["task"]) for i in draft.data["items"] if i["task"]]
    named = _named(turn)
    return bool(named) and not any(linking.named(turn, ref, pool).task for ref in named)


def _gives_reason(turn: Turn, draft: Draft) -> bool:
    """Whether the card asks why a task stops and the message, naming no number of a task, says it."""
    asked = any(i["status"] in ("paused", "stopped") and not i["documents"] for i in draft.data["items"])
    numbers = find_references(listen(clean(turn.message.text)))
    return asked and not numbers and REASON.match(fold(turn.message.text)) is not None


def _paper_given(turn: Turn, draft: Draft) -> list[Item]:
    """The papers that the message is nothing but, where the card lacks one; as an item keeps them."""
    if not any(_lacks_paper(i) for i in draft.data["items"]):
        return []
    said = listen(clean(turn.message.text))
    numbers = find_numbers_of_documents(said.text, said.flat)
    dates = find_dates(said.text, turn.now.astimezone(VIETNAM), "past")
    found = with_dates(numbers, said.flat, dates)
    spans = [d.span for d in found] + [d.span for d in dates]
    rest = "".join(" " if any(a <= n < b for a, b in spans) else c for n, c in enumerate(said.flat))
    if not found or not set(re.findall(r"[a-z]+", fold(rest))) <= PAPER:
        return []
    return [{"number": d.number, "date": d.date.isoformat() if d.date else None} for d in found]


def _lacks_paper(item: Mapping[str, Any]) -> bool:
    return bool(item["task"]) and item["status"] in PAPERED and not item["documents"]


def drops(turn: Turn) -> bool:
    """Whether the message leaves one named task out of the card: "bỏ nv 3"."""
    return bool(_references(turn)) and DROP.match(fold(turn.message.text)) is not None


def _references(turn: Turn) -> list[str]:
    """The numbers of tasks said, also in a message that the reading takes as a plain "bỏ"."""
    return [*turn.heard.tasks] or [r.text for r in find_references(listen(clean(turn.message.text)))]


def _named(turn: Turn) -> list[str]:
    """The tasks that the message names; "không" in "không, 60% thôi" or "sai rồi" names none."""
    return [ref for ref in turn.heard.tasks if not set(fold(ref).split()) <= FILLERS]


def mend(turn: Turn, draft: Draft) -> Outcome:
    """Change the draft by what was said and show it again."""
    if turn.heard.intent in ("undo", "cancel") or drops(turn):
        return _drop(turn, draft)
    if bare_figure.concerns(turn, draft):
        return _bare(turn, draft)
    items = [dict(i) for i in draft.data["items"]]
    if papers := _paper_given(turn, draft):
        index = next(n for n, i in enumerate(items) if _lacks_paper(i))
        told = f"{items[index]['words']}\n{turn.message.text}"
        items[index] |= {"documents": papers, "words": told, "settled": []}
        return _again(turn, draft, items)
    named = _named(turn)
    if turn.heard.intent == "correct" and not _says_something(turn) and not _gives_reason(turn, draft):
        return unclear(turn, draft)
    for change in from_reading(turn.heard, turn.message.text):
        change["ref"] = change["ref"] if change["ref"] in named and not _gives_reason(turn, draft) else ""
        for index in _targets(turn, change, items):
            items[index] = changed(items[index], change)
    return _again(turn, draft, items)


def _bare(turn: Turn, draft: Draft) -> Outcome:
    """A number alone changes the only figure of the card; with none or several it is asked which."""
    items = [dict(i) for i in draft.data["items"]]
    found = bare_figure.figures(items)
    if len(found) != 1 or bare_figure.twice(turn, draft):
        return bare_figure.ask(turn, draft)
    index, kind = found[0]
    told = f"{items[index]['words']}\n{turn.message.text}"
    figure = bare_figure.number(turn) or 0
    items[index] |= {kind: figure, "words": told, "settled": []}
    if kind == "percent" and figure < 100 and items[index]["status"] == "done":
        items[index]["status"] = "in_progress"
    return _again(turn, draft, items)


def unclear(turn: Turn, draft: Draft) -> Outcome:
    """What is to be corrected was not understood: it is asked, the card stands as it was."""
    reply = Reply(words.mend_unclear(turn.message.text.strip()[:80]), CARD, draft=(draft.id, draft.version))
    return Outcome(reply, question_expires=draft.expires_at)


def _says_something(turn: Turn) -> bool:
    return any(said(item) for item in from_reading(turn.heard, turn.message.text))


def _targets(turn: Turn, change: Item, items: list[Item]) -> list[int]:
    """The items that a mend speaks of: the one that it names, else the only one, else the last."""
    if not change["ref"]:
        return [len(items) - 1] if items else []
    pool = [stored.get(turn.conn, i["task"]) for i in items if i["task"]]
    found = linking.named(turn, change["ref"], pool).task
    if found is None:
        return []
    return [n for n, i in enumerate(items) if i["task"] == found.id]


def _drop(turn: Turn, draft: Draft) -> Outcome:
    """ "bỏ nv 3" leaves one out; "thôi bỏ qua" drops the whole card."""
    items: list[Item] = list(draft.data["items"])
    refs = _references(turn)
    dropped: set[int] = set()
    for ref in refs:
        dropped |= set(_targets(turn, {"ref": ref}, items))
    left = [i for n, i in enumerate(items) if n not in dropped]
    if refs and not dropped:
        return present(turn, draft)
    if not refs or not left:
        conversations.close_draft(turn.conn, draft.id, "cancelled")
        conversations.withdraw(turn.conn, turn.place)
        return say(general.cancelled())
    return _again(turn, draft, left)


def _again(turn: Turn, draft: Draft, items: list[dict[str, Any]]) -> Outcome:
    pool = linking.reportable(turn)
    data = {**draft.data, "items": [link_item(turn, i, pool) for i in items]}
    return present(turn, conversations.mend_draft(turn.conn, draft.id, data, draft_expiry(turn)))
