"""A body as Zalo shows it: plain text, bold as `text_styles` ranges counted in UTF-16 units.

No markup language is used, so no field of anybody can change how a message looks.
"""

from collections.abc import Sequence
from typing import Any

from handlers.render import utf16

BOLD = "b"
Style = dict[str, Any]


def styled(lines: Sequence[Sequence[tuple[str, bool]]]) -> tuple[str, list[Style]]:
    """The text of some lines, and its bold ranges `{"start", "len", "st": ["b"]}` in order, never empty."""
    parts: list[str] = []
    ranges: list[Style] = []
    at = 0
    for n, row in enumerate(lines):
        if n:
            parts.append("\n")
            at += 1
        for text, bold in row:
            if bold and text:
                _mark(ranges, at, utf16(text))
            parts.append(text)
            at += utf16(text)
    return "".join(parts), ranges


def _mark(ranges: list[Style], start: int, length: int) -> None:
    """Two bold spans side by side are one range."""
    if ranges and ranges[-1]["start"] + ranges[-1]["len"] == start:
        ranges[-1]["len"] += length
    else:
        ranges.append({"start": start, "len": length, "st": [BOLD]})
