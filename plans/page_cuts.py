"""Rows that a page cut in two: the second half has no number and goes on in the middle of its cells."""

import re
from collections.abc import Sequence
from dataclasses import replace

from plans.blocks import Row
from plans.columns import Columns
from plans.markers import split_label, split_marker

_OPEN = re.compile(
    r"(?:\b(?:của|và|các|tại|cho|về|với|trong|theo|từ|đến|là|số|ngày|do|được|trên|để|những|một|hoặc|thuộc|bởi)|[,(“\-–])$",
    re.IGNORECASE,
)


def whole_rows(rows: Sequence[Row], columns: Columns) -> list[Row]:
    """The rows with second halves put back under their first."""
    found: list[Row] = []
    for row in rows:
        if found and _is_second_half(found[-1], row, columns):
            found[-1] = _joined(found[-1], row)
        else:
            found.append(row)
    return found


def is_open(text: str) -> bool:
    """Whether words end where they cannot end: "… trả kết quả của"."""
    return bool(_OPEN.search(text.strip()))


def goes_on(before: str, text: str) -> bool:
    """Whether a text is the rest of the one before."""
    first = text[:1]
    if not before or not first:
        return False
    if first.isdigit() and before.lower().endswith(("tháng", "năm", "quý", "ngày")):
        return True
    return is_open(before) or ((first.islower() or first in ",;)") and not before.endswith((".", ";")))


def _is_second_half(before: Row, row: Row, columns: Columns) -> bool:
    number, title = (columns.at(role) for role in ("number", "title"))
    if number is None or title is None or row.cells[number] or not row.filled:
        return False
    if not before.filled or len(before.cells) != len(row.cells) or split_label(row.cells[title].text)[0]:
        return False
    pairs = [(a, b) for a, b in zip(before.cells, row.cells, strict=True) if b]
    if all(goes_on(a.text, b.text) for a, b in pairs):
        return True
    return _is_rest_of_list(before, row, columns)


def _is_rest_of_list(before: Row, row: Row, columns: Columns) -> bool:
    """Only the work cell is filled, with bullets, below a list: no work of its own says nothing else."""
    at = columns.at("work")
    if at is None or row.filled != [row.cells[at]]:
        return False
    above, cell = before.cells[at], row.cells[at]
    bulleted = sum(split_marker(line)[0] is not None for line in above.lines)
    return bulleted >= 1 and len(above.lines) >= 2 and split_marker(cell.lines[0])[0] is not None


def _joined(before: Row, row: Row) -> Row:
    cells = (
        replace(a, lines=(*a.lines, *b.lines)) if b else a
        for a, b in zip(before.cells, row.cells, strict=True)
    )
    return replace(before, cells=tuple(cells))
