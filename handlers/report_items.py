"""What one message says about one task, as the plain item that a draft keeps.

Keys: ref, task, options, words, percent, done, total, what, mode, added, others, status, difficulty, proposal,
no_difficulty, documents [{number, date}], effective_on (ISO), waiting_for, approximate, asks, settled.
`added` is the count of the period where its sum was said too: then `done` is the sum and `mode` "total".
"""

from collections.abc import Mapping
from typing import Any

from tasks.model import FINISHED_STATES, Task
from vietnamese.documents import Document
from vietnamese.marks import as_written
from vietnamese.progress import Quantity
from vietnamese.reading import Part, Reading
from vietnamese.sums import added_with_sum

Item = dict[str, Any]


def from_reading(reading: Reading, text: str) -> list[Item]:
    """One item per task and progress said; shared progress is repeated for each task."""
    parts: tuple[Part | Reading, ...] = reading.parts or (reading,)
    return [
        item_of(part, ref, reading, text if len(parts) == 1 else part.words.rstrip(" ,;"))  # type: ignore[union-attr]
        for part in parts
        for ref in part.tasks or ("",)
    ]


def item_of(part: Part | Reading, ref: str, whole: Reading, words: str) -> Item:
    """The item of one part; what the reading gives only for the whole message goes to every part."""
    first, *others = _with_sum(words, [_quantity(q) for q in part.quantities]) or [{}]
    alone = len(whole.parts) <= 1
    return {
        "ref": ref,
        "task": None,
        "options": [],
        "words": words,
        "percent": part.percent,
        "done": first.get("done"),
        "total": first.get("total"),
        "what": first.get("what"),
        "mode": first.get("mode"),
        "added": first.get("added"),
        "others": others,
        "status": part.status,
        "difficulty": part.difficulty,
        "proposal": part.proposal,
        "no_difficulty": alone and whole.no_difficulty,
        "documents": [_document(d) for d in part.documents],
        "effective_on": whole.effective_on.isoformat() if alone and whole.effective_on else None,
        "waiting_for": whole.waiting_for if alone else None,
        "approximate": alone and whole.approximate,
        "asks": list(whole.asks),
        "settled": [],
    }


def blank(ref: str, words: str) -> Item:
    """An item that says nothing yet of a task."""
    return {
        **{"ref": ref, "task": None, "options": [], "words": words, "percent": None, "done": None},
        **{"total": None, "what": None, "mode": None, "others": [], "status": None, "difficulty": None},
        **{"proposal": None, "no_difficulty": False, "documents": [], "effective_on": None},
        **{"waiting_for": None, "approximate": False, "asks": [], "settled": []},
    }


FEW_WORDS = 3
SAID = ("percent", "status", "difficulty", "proposal", "effective_on", "waiting_for")


def said(item: Mapping[str, Any]) -> Item:
    """The parts of an item that the message really gave: what a mend changes."""
    changes = {k: item[k] for k in SAID if item.get(k) is not None}
    if item.get("done") is not None:
        changes |= {k: item.get(k) for k in ("done", "total", "what", "mode", "added")}
    if item.get("documents"):
        changes["documents"] = item["documents"]
    if item.get("no_difficulty"):
        changes |= {"no_difficulty": True, "difficulty": None}
    return changes


def changed(item: Item, change: Item) -> Item:
    """The item with what was said put over it; what it contradicts no longer holds."""
    news = said(change)
    if "percent" in news and "status" not in news and item.get("status") == "done" and news["percent"] < 100:
        news["status"] = "in_progress"
    if news.get("status") == "done" and "percent" not in news:
        news["percent"] = None if (item.get("percent") or 0) < 100 else item["percent"]
    return {
        **item,
        **news,
        "words": f"{item['words']}\n{change['words']}",
        "asks": change["asks"],
        "approximate": change["approximate"],
        "settled": [],
    }


FIGURES = ("percent", "done", "total", "what", "mode", "added", "others")
WHOLE = ("unchanged", "not_ours")


def added_to(item: Item, newer: Item) -> Item:
    """What was said and not confirmed, with a newer report of the same task over it; files add up.

    Figures go together: of an older percentage beside a newer count nobody could tell which holds.
    """
    files = [*item.get("files", ()), *newer.get("files", ())]
    if any(newer.get(k) for k in WHOLE) or any(item.get(k) for k in WHOLE):
        return {**newer, "files": files}
    figures = newer["percent"] is not None or newer["done"] is not None or newer["status"] is not None
    before = {**item, **{k: newer.get(k) for k in FIGURES}} if figures else item
    after = changed({**before, "status": item["status"]}, newer)
    asks = after["asks"] or item["asks"]
    rough = after["approximate"] if figures else item["approximate"]
    settled = [] if said(newer) else item["settled"]
    kept = {"asks": asks, "approximate": rough, "settled": settled, "files": files}
    return {**after, "ref": newer["ref"], **kept}


def files_of(item: Mapping[str, Any], draft: Mapping[str, Any]) -> list[Any]:
    """The files of one item: its own and those that were sent to its whole card."""
    return [*item.get("files", ()), *draft.get("files", ())]


def says_nothing(item: Mapping[str, Any]) -> bool:
    """Whether a report names a task and tells nothing of it."""
    if item.get("unchanged") or item.get("not_ours"):
        return False
    named = set(str(item["ref"]).split())
    words = [w for w in item["words"].split() if w.strip(".,;:") not in named]
    told = [w for w in words if not w.strip("#.,;:").replace(".", "").isdigit()]
    return not said(item) and not item.get("no_difficulty") and len(told) <= FEW_WORDS


def takes_back(task: Task, item: Mapping[str, Any]) -> bool:
    """Whether what is said cannot be of a finished task: less than the whole, or a state that is not done."""
    if task.state not in FINISHED_STATES or item["status"] == "done":
        return False
    total = item["total"] or task.target_quantity
    if item["status"] == "in_progress" and _full(item, total):
        return False
    return item["status"] is not None or (item["percent"] is not None and item["percent"] < 100)


def _full(item: Mapping[str, Any], total: float | None) -> bool:
    if item["percent"] is not None:
        return bool(item["percent"] >= 100)
    return item["done"] is not None and bool(total) and item["done"] >= (total or 0)


def shown(task: Task, item: Mapping[str, Any]) -> Item:
    """The item as a card shows it on its task: a count of the period with the sum that it makes."""
    row = {**item, "what": counted(task, item), "over": _over(task, item)}
    if task.state in FINISHED_STATES and item["status"] == "in_progress" and not takes_back(task, item):
        row["status"] = None  # it stays finished
    if item["done"] is None or (item["mode"] != "added" and item.get("added") is None):
        return row
    whole = item["done"] if item["mode"] != "added" else (task.quantity_done or 0) + item["done"]
    within = item["done"] if item["mode"] == "added" else item["added"]
    total = item["total"] or task.target_quantity
    return {**row, "done": whole, "added": within, "total": total, "what": row["what"] or task.target_unit}


def _over(task: Task, item: Mapping[str, Any]) -> bool:
    """Whether more was done than was to be done."""
    total = item["total"] or task.target_quantity
    return (item["percent"] is not None and item["percent"] > 100) or bool(
        total and (item["done"] or 0) > total
    )


def counted(task: Task, item: Mapping[str, Any]) -> str | None:
    """What is counted; typed without marks, it is written as the task writes it."""
    what = item["what"]
    return as_written(what, (task.target_unit, task.target, task.title)) if what else what


def _with_sum(words: str, found: list[Item]) -> list[Item]:
    """A count of the period and its sum said together are one count."""
    pair = added_with_sum(words)
    if pair is None:
        return found
    total = pair.total or next((q["total"] for q in found if q["total"]), None)
    what = pair.what or next((q["what"] for q in found if q["what"]), None)
    return [{"done": pair.whole, "total": total, "what": what, "mode": "total", "added": pair.added}]


def _quantity(q: Quantity) -> Item:
    return {"done": q.done, "total": q.total, "what": q.what, "mode": q.mode}


def _document(d: Document) -> Item:
    return {"number": d.number, "date": d.date.isoformat() if d.date else None}
