"""The numbers and bullets that Word itself puts before list paragraphs: they are not in the text.

Plans often number their STT column this way. Counters follow the numbering part of the package: one per
list and level, deeper ones start again under a new item.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BULLETS = "-+•*"
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is shown: its format, the pattern ("%1.%2.") and the first number."""

    format: str
    pattern: str
    first: int = 1


@dataclass(slots=True)
class ListNumbers:
    """Counts through a document's list paragraphs in order."""

    levels: dict[tuple[str, int], Level] = field(default_factory=dict)
    abstract: dict[str, str] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))

    def prefix(self, list_id: str, level: int) -> str:
        """What Word shows before the next paragraph of this list and level; "" when nothing."""
        if list_id == "0":
            return ""
        shown = self.levels.get((list_id, level))
        if shown is None:
            return ""
        if shown.format in ("bullet", "none"):
            return BULLETS[min(level, 1)] if shown.format == "bullet" else ""
        counts = self._counts[self.abstract.get(list_id, list_id)]
        counts[level] = counts.get(level, shown.first - 1) + 1
        for deeper in [n for n in counts if n > level]:
            del counts[deeper]
        return self._filled(list_id, level, shown.pattern, counts)

    def _filled(self, list_id: str, level: int, pattern: str, counts: dict[int, int]) -> str:
        for n in range(level + 1):
            own = self.levels.get((list_id, n))
            value = counts.get(n, own.first if own else 1)
            pattern = pattern.replace(f"%{n + 1}", _shown(value, own.format if own else "decimal"))
        return pattern


def _shown(value: int, style: str) -> str:
    if style in ("upperRoman", "lowerRoman"):
        roman = _roman(value)
        return roman.upper() if style == "upperRoman" else roman
    if style in ("upperLetter", "lowerLetter"):
        letter = chr(ord("a") + (value - 1) % 26)
        return letter.upper() if style == "upperLetter" else letter
    return f"{value:02d}" if style == "decimalZero" else str(value)


def _roman(value: int) -> str:
    text = ""
    for worth, letters in _ROMAN:
        while value >= worth:
            text, value = text + letters, value - worth
    return text


def read_lists(numbering: Any) -> ListNumbers:
    """The lists of a numbering part (its root element); None gives no lists."""
    lists = ListNumbers()
    if numbering is None:
        return lists
    kinds = {a.get(f"{W}abstractNumId"): _levels(a) for a in numbering.iter(f"{W}abstractNum")}
    for number in numbering.iter(f"{W}num"):
        list_id, link = number.get(f"{W}numId"), number.find(f"{W}abstractNumId")
        kind = link.get(f"{W}val") if link is not None else None
        for level, shown in kinds.get(kind, {}).items():
            lists.levels[list_id, level] = shown
        restarts = number.find(f"{W}lvlOverride") is not None
        lists.abstract[list_id] = list_id if restarts else f"abstract {kind}"
    return lists


def _levels(abstract: Any) -> dict[int, Level]:
    return {int(lvl.get(f"{W}ilvl", "0")): _level(lvl) for lvl in abstract.iter(f"{W}lvl")}


def _level(lvl: Any) -> Level:
    def value(tag: str, default: str) -> str:
        found = lvl.find(f"{W}{tag}")
        return str(found.get(f"{W}val", default)) if found is not None else default

    first = value("start", "1")
    return Level(value("numFmt", "decimal"), value("lvlText", "%1."), int(first) if first.isdigit() else 1)
