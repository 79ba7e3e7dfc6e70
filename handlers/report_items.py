"""What one message says about one task, as the plain item that a draft keeps.

Keys: ref, task, options, words, percent, done, total, what, mode, others, status, difficulty, proposal,
no_difficulty, documents [{number, date}], effective_on (ISO), waiting_for, approximate, asks, settled.
"""

from collections.abc import Mapping
from typing import Any

from vietnamese.documents import Document
from vietnamese.progress import Quantity
from vietnamese.reading import Part, Reading

Item = dict[str, Any]


def from_reading(reading: Reading, text: str) -> list[Item]:
    """One item per task and progress said; shared progress is repeated for each task."""
    parts: tuple[Part | Reading, ...] = reading.parts or (reading,)
    return [
        item_of(part, ref, reading, text if len(parts) == 1 else part.words)  # type: ignore[union-attr]
        for part in parts
        for ref in part.tasks or ("",)
    ]


def item_of(part: Part | Reading, ref: str, whole: Reading, words: str) -> Item:
    """The item of one part; what the reading gives only for the whole message goes to every part."""
    first, *others = [_quantity(q) for q in part.quantities] or [{}]
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


FEW_WORDS = 3
SAID = ("percent", "status", "difficulty", "proposal", "effective_on", "waiting_for")


def said(item: Mapping[str, Any]) -> Item:
    """The parts of an item that the message really gave: what a mend changes."""
    changes = {k: item[k] for k in SAID if item.get(k) is not None}
    if item.get("done") is not None:
        changes |= {k: item[k] for k in ("done", "total", "what", "mode")}
    if item.get("documents"):
        changes["documents"] = item["documents"]
    if item.get("no_difficulty"):
        changes |= {"no_difficulty": True, "difficulty": None}
    return changes


def says_nothing(item: Mapping[str, Any]) -> bool:
    """Whether a report names a task and tells nothing of it."""
    told = [w for w in item["words"].split() if not w.strip("#.,;:").replace(".", "").isdigit()]
    return not said(item) and not item.get("no_difficulty") and len(told) <= FEW_WORDS


def _quantity(q: Quantity) -> Item:
    return {"done": q.done, "total": q.total, "what": q.what, "mode": q.mode}


def _document(d: Document) -> Item:
    return {"number": d.number, "date": d.date.isoformat() if d.date else None}
