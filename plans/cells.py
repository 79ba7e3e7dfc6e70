"""Lists inside a cell: lines that a page or a hard wrap cut are joined, bullets and colons make the levels."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from plans.markers import Marker, split_marker
from vietnamese.normalize import fold

_CLOSED = re.compile(r"[.;:!?)”\"]$|\d{1,2}/\d{4}[.;)]?$|(?:thang|quy|nam)\s+(?:\d+|[ivx]+)$")


# A date that a hard wrap put on a line of its own.
_DATE_REST = re.compile(
    r"(?:(?:tu|den|thang|quy|nam|ngay|truoc)\s+)*[\divx][\divx/ -]*(?:/\d{4})?(?:[\s.;,(]|$)"
)


_CUT_SYMBOL = re.compile(r"(?<=\d/)([A-ZĐ&]+[-–/])\s+(?=[A-ZĐ]{2})")


@dataclass(slots=True)
class Item:
    """One entry of a list: its marker ("" for an unmarked line), its text, the entries below it."""

    marker: str
    text: str
    below: list["Item"] = field(default_factory=list)

    @property
    def opens(self) -> bool:
        """A line ending in a colon announces what follows."""
        return self.text.rstrip().endswith(":")


def join_lines(lines: Sequence[str]) -> str:
    """All lines as one text, a word hyphenated at the line's end not glued."""
    return mend_symbols(" ".join(" ".join(lines).split()))


def mend_symbols(text: str) -> str:
    """A document's symbol that a line's end cut: "409/KH- UBND" is 409/KH-UBND."""
    return _CUT_SYMBOL.sub(r"\1", text)


def items(lines: Sequence[str]) -> list[Item]:
    """The entries of a cell in order, without levels; a line that goes on from the one before is joined to it."""
    found: list[Item] = []
    longest = max((len(line) for line in lines), default=0)
    bulleted = any(_marked(line)[0] for line in lines)
    wrapped = _is_wrapped(lines)
    previous = ""
    for line in lines:
        marker, text = _marked(line)
        pushed = wrapped and _was_pushed(previous, line, longest)
        if found and (
            (marker is None and _goes_on(found[-1].text, line, previous, longest, bulleted, pushed))
            or (marker is not None and pushed and _is_dash(found, marker, text))
        ):
            found[-1].text = mend_symbols(f"{found[-1].text} {line}")
        elif text:
            found.append(Item(marker.text if marker else "", text))
        previous = line
    return found


def _marked(line: str) -> tuple[Marker | None, str]:
    marker, text = split_marker(line)
    if marker is not None and marker.kind in ("roman", "letter"):
        return None, line
    return marker, text


def _is_wrapped(lines: Sequence[str]) -> bool:
    """A hard wrap leaves lines that begin in the middle of a sentence."""
    return len(lines) >= 3 and any(
        line[:1].islower() and not before.endswith((":", ";", ".")) and _marked(line)[0] is None
        for before, line in pairwise(lines)
    )


def _was_pushed(previous: str, line: str, width: int) -> bool:
    """Whether the line's first word had no room left in the line before: that is how a wrap breaks."""
    word = line.split(" ", 1)[0]
    return bool(previous) and len(previous) + 1 + len(word) > width


def _is_dash(found: Sequence[Item], marker: Marker, text: str) -> bool:
    """ "nghiên cứu - ứng dụng" that a wrap broke before its dash is no bullet."""
    alone = all(item.marker != marker.text for item in found)
    return (
        marker.kind == "bullet" and alone and text[:1].islower() and not _CLOSED.search(fold(found[-1].text))
    )


def _goes_on(before: str, line: str, previous: str, longest: int, bulleted: bool, pushed: bool) -> bool:
    """Lower case goes on; a capital does when the line before is open and was as long as lines get here."""
    first = line[:1]
    if _DATE_REST.match(fold(line)) and not before.endswith((".", ";")):
        return True
    if before.endswith(":") and not bulleted and len(previous) >= 0.6 * longest and longest >= 20:
        return True
    if first.islower() or first in ",.;:)%”–-":
        return not before.endswith(":") or first in ",.;)"
    if before.endswith((",", "(", "“", " -", "/")) or (first == "(" and not before.endswith(":")):
        return True
    if pushed and not before.endswith((".", ";", ":")):
        return not _CLOSED.search(fold(before))
    if _CLOSED.search(fold(before)):
        return False
    return len(previous) >= 0.75 * longest and longest >= 25 and len(previous) < 120


def nested(entries: Sequence[Item]) -> list[Item]:
    """The entries as a tree: unmarked over "-" over "+"; a marker that came first is the outer one."""
    order: list[str] = []
    for entry in entries:
        key = _kind(entry)
        if key not in order:
            order.append(key)
    if "" in order and order[0] != "" and not any(e.opens for e in entries if not e.marker):
        order.remove("")
        order.insert(0, "")
    roots: list[Item] = []
    path: list[tuple[int, Item]] = []
    for entry in entries:
        depth = order.index(_kind(entry))
        while path and path[-1][0] >= depth:
            path.pop()
        if path and (path[-1][1].opens or path[-1][1].below or depth > path[-1][0]):
            path[-1][1].below.append(entry)
        else:
            roots.append(entry)
        path.append((depth, entry))
    return roots


def _kind(entry: Item) -> str:
    if not entry.marker or not entry.marker[0].isalnum():
        return {"–": "-", "—": "-", "•": "-", "\uf0b7": "-", "\uf02d": "-"}.get(entry.marker, entry.marker)
    return "1" if entry.marker[0].isdigit() else "a"
