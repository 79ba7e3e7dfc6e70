"""Rows of a task table as roles: what the number and title cells say, split apart."""

import re
from dataclasses import dataclass

from plans.blocks import Cell, Row
from plans.cells import join_lines
from plans.columns import Columns
from plans.headers import is_numbering, same_header
from plans.markers import Label, Marker, read_marker, split_label, split_marker
from vietnamese.normalize import fold

_TOTALS = re.compile(r"(?:tong(?: cong| so)?|cong)\b.{0,12}")


@dataclass(slots=True)
class View:
    """A row by roles, with what its number and title cells say."""

    row: Row
    columns: Columns
    marker: Marker | None
    label: Label | None
    title: str
    full_title: str = ""

    def cell(self, role: str) -> Cell:
        """The cell of a role, empty when the table has no such column."""
        at = self.columns.at(role)
        return self.row.cells[at] if at is not None and at < len(self.row.cells) else Cell()

    @property
    def is_new(self) -> bool:
        """Whether the row begins a node of its own number or title."""
        return self.marker is not None or self.label is not None or bool(self.title)

    @property
    def values(self) -> list[Cell]:
        """The filled cells that say something of the node."""
        roles = (
            "work",
            "start",
            "deadline",
            "target",
            "who",
            "presiding",
            "coordinating",
            "result",
            "status",
            "quantity",
        )
        return [cell for cell in map(self.cell, roles) if cell]


def is_content(row: Row, columns: Columns) -> bool:
    """Whether a row says anything of a task: no header printed again, no total."""
    if not row.filled or same_header(row, columns.header) or is_numbering(row):
        return False
    return not _TOTALS.fullmatch(fold(row.filled[0].text)) and not (row.is_header and columns.by_header)


def read_view(row: Row, columns: Columns) -> View:
    """A row with its number, label and title split apart."""
    number, title = _at(row, columns, "number"), _at(row, columns, "title")
    marker = read_marker(number.text)
    text = join_lines(title.lines)
    if marker is None and number and not title:
        text = number.text
    if marker is None and (_whole_row(row) or columns.at("number") is None or not number.continued):
        found, rest = split_marker(text)
        if found is not None and (found.kind != "bullet" or not number):
            marker, text = found, rest
    label, text = split_label(text)
    if marker is None and number and label is None:
        label, _ = split_label(number.text)
    return View(row, columns, marker, label, text, text)


def _at(row: Row, columns: Columns, role: str) -> Cell:
    at = columns.at(role)
    return row.cells[at] if at is not None and at < len(row.cells) else Cell()


def _whole_row(row: Row) -> bool:
    return len(row.filled) == 1
