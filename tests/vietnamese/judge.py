"""Compares a reading with labels: the measure of the corpora and of `scripts/measure`.

Texts are equal but for case and white space; titles and free words by the share of common words (0.6); counts
item by item; a day is also its own start. `accept` lists other right values, null among them.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

KEYS = tuple(
    "tasks percent quantities status difficulty proposal documents due period filters unit person aggregate group_by format repeat code".split()
)
LISTS = frozenset({"tasks", "quantities", "documents", "filters"})
LOOSE = frozenset({"difficulty", "proposal"})
NUMBERED = re.compile(r"#?[\divx]+([.\-]\d+)*$")


def plain(value: object) -> str:
    """One spelling of a text value."""
    return " ".join(unicodedata.normalize("NFC", str(value)).casefold().split())


def alike(a: object, b: object) -> bool:
    """Whether two texts share most of their words."""
    x, y = (set(re.findall(r"\w+", plain(v))) for v in (a, b))
    return plain(a) == plain(b) or (bool(x & y) and 2 * len(x & y) / (len(x) + len(y)) >= 0.6)


def _task(a: str, b: str) -> bool:
    if NUMBERED.match(plain(a)) or NUMBERED.match(plain(b)):
        return plain(a) == plain(b)
    return alike(a, b)


def _quantity(a: Mapping[str, Any], b: Mapping[str, Any]) -> bool:
    numbers = all(_number(a.get(k), b.get(k)) for k in ("done", "total"))
    what, other = a.get("what"), b.get("what")
    if what is None or other is None:
        return numbers and what is other
    what, other = plain(what), plain(other)
    ends = any(p.startswith(q + " ") or p.endswith(" " + q) for p, q in ((what, other), (other, what)))
    return numbers and (alike(what, other) or ends)


def _number(a: Any, b: Any) -> bool:
    return (a is None and b is None) or (a is not None and b is not None and abs(float(a) - float(b)) < 0.05)


def _document(a: Mapping[str, Any], b: Mapping[str, Any]) -> bool:
    return _bare(a["number"]) == _bare(b["number"]) and a.get("date") == b.get("date")


def _bare(text: str) -> str:
    letters = unicodedata.normalize("NFD", plain(text)).replace("đ", "d")
    return "".join(c for c in letters if not unicodedata.combining(c) and c != " ")


def _due(a: Mapping[str, Any], b: Mapping[str, Any]) -> bool:
    start, other = a.get("start"), b.get("start")
    return a.get("end") == b.get("end") and (
        start is None or start == other or (start == a.get("end") and other is None)
    )


def _parts(a: Mapping[str, Any], b: Mapping[str, Any]) -> bool:
    return {k: v for k, v in a.items() if v is not None} == {k: v for k, v in b.items() if v is not None}


def _text(a: object, b: object) -> bool:
    return plain(a) == plain(b)


SAME: dict[str, Any] = {
    "tasks": _task,
    "percent": _number,
    "quantities": _quantity,
    "documents": _document,
    "difficulty": alike,
    "proposal": alike,
    "due": _due,
    "period": _parts,
    "repeat": _parts,
}


def empty(value: object) -> bool:
    """Whether a value says nothing."""
    return value in (None, "", []) or (isinstance(value, dict) and all(v is None for v in value.values()))


def same(key: str, gold: Any, value: Any) -> bool:
    """Whether a value of the contract is the labelled one."""
    if empty(gold) or empty(value):
        return empty(gold) and empty(value)
    check = SAME.get(key, _text)
    if key not in LISTS:
        return bool(check(gold, value))
    left = list(value)
    for item in gold:
        hit = next((other for other in left if check(item, other)), None)
        if hit is None:
            return False
        left.remove(hit)
    return not left


def wrong_keys(line: Mapping[str, Any], found: Mapping[str, Any]) -> list[str]:
    """The keys whose value is none of the right ones; "intent" and "multi" among them."""
    gold, accept = line["gold"], line.get("accept", {})
    wrong = [] if found["intent"] in [gold["intent"], *accept.get("intent", [])] else ["intent"]
    for key in KEYS:
        right = [gold.get(key), *accept.get(key, [])]
        if key in ("quantities", "documents") and "multi" in gold:
            right.append([item for part in gold["multi"] for item in part.get(key, [])])
        if not any(same(key, option, found.get(key)) for option in right):
            wrong.append(key)
    if "multi" in gold and not _parts_right(gold["multi"], found.get("multi") or []):
        wrong.append("multi")
    return wrong


def _parts_right(gold: Sequence[Mapping[str, Any]], found: Sequence[Mapping[str, Any]]) -> bool:
    def fits(part: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
        figures = all(same(k, part.get(k), other.get(k)) for k in ("tasks", "percent", "quantities"))
        return figures and (part.get("status") is None or part["status"] == other.get("status"))

    return all(any(fits(part, other) for other in found) for part in gold)
