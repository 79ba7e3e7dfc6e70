"""What one message says about one task, as the plain item that a draft keeps.

Keys: ref, task, options, words, percent, done, total, what, mode, others, status, difficulty, proposal,
no_difficulty, documents [{number, date}], effective_on (ISO), waiting_for, approximate, asks, settled.
"""

from collections.abc import Mapping
from typing import Any

from vietnamese.understand import Reading

Item = dict[str, Any]


def from_reading(reading: Reading, text: str) -> list[Item]:
    """One item per task and progress said; shared progress is repeated for each task."""
    parts = reading.parts or (reading,)
    items = []
    for part in parts:
        for ref in part.tasks or ("",):
            items.append(item_of(part, ref, getattr(part, "words", "") or text))
    return items


def item_of(part: Any, ref: str, words: str) -> Item:
    """The item of one part of a reading."""
    first, *others = [_quantity(q) for q in part.quantities] or [{}]
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
        "no_difficulty": bool(getattr(part, "no_difficulty", False)),
        "documents": [_document(d) for d in part.documents],
        "effective_on": _iso(getattr(part, "effective_on", None)),
        "waiting_for": getattr(part, "waiting_for", None),
        "approximate": bool(getattr(part, "approximate", False)),
        "asks": list(getattr(part, "asks", ()) or ()),
        "settled": [],
    }


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


def _quantity(q: Any) -> Item:
    get = q.get if isinstance(q, Mapping) else lambda k: getattr(q, k, None)
    return {k: get(k) for k in ("done", "total", "what", "mode")}


def _document(d: Any) -> Item:
    get = d.get if isinstance(d, Mapping) else lambda k: getattr(d, k, None)
    return {"number": get("number"), "date": _iso(get("date"))}


def _iso(value: Any) -> str | None:
    if value is None or isinstance(value, str):
        return value
    return str(value.isoformat())
