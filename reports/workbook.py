"""Tables of values as sheets of a workbook: header frozen and repeated in print, filters, A4 across, one page wide.

Strings are stored as strings, whatever they begin with; dates and numbers are real. Equal tables give
equal bytes.
"""

import io
import re
import zipfile
from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass, field
from datetime import date, datetime
from math import ceil
from pathlib import Path
from typing import Any, NamedTuple

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.utils.indexed_list import IndexedList

from reports.layout.clean import clean
from reports.layout.measure import width
from reports.layout.package import archive

Value = str | int | float | date | datetime | None
_LONGEST = 32_767  # characters of a cell in Excel
_UNIT = 1.85  # mm of text for one of a table's units
_DIGIT = 2.12  # mm of a digit of the workbook's own font, which is what widths are counted in
_FONT = "Times New Roman"
_RED = "C00000"
_LINE = Side("thin", color="000000")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_HEAD_FILL = PatternFill("solid", fgColor="E7E6E6")


_PLACES = {
    "": Alignment(),
    "middle": Alignment(horizontal="center", vertical="center", wrap_text=True),
    "left": Alignment(horizontal="left", vertical="top", wrap_text=True),
    "center": Alignment(horizontal="center", vertical="top", wrap_text=True),
}


class Look(NamedTuple):
    """How a cell looks: its font, and its place in a box; "" stands in none, "middle" is a heading."""

    size: int
    bold: bool = False
    red: bool = False
    place: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Column names, rows of values, widths in characters; numbers of bold rows and of overdue (red) rows from 0."""

    names: tuple[str, ...]
    rows: tuple[Sequence[Value], ...]
    widths: tuple[float, ...]
    bold: set[int] = field(default_factory=set)
    red: set[int] = field(default_factory=set)
    filtered: bool = True


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its tab, the lines above the table (the first one large), the table."""

    tab: str
    heading: tuple[str, ...]
    table: Table


def write_excel(sheets: Sequence[Sheet], out: Path, title: str, description: str = "") -> None:
    """Writes the workbook; raises OSError."""
    book = Workbook()
    book.remove(book.active)
    _own_font(book)
    looks = _Looks()
    for sheet in sheets:
        _fill(book.create_sheet(sheet.tab), sheet, looks)
    book.properties.title, book.properties.creator = clean(title), ""
    book.properties.description, book.properties.language = clean(description), "vi-VN"
    buffer = io.BytesIO()
    book.save(buffer)
    out.write_bytes(_without_clock(buffer))


def _own_font(book: Workbook) -> None:
    """Widths are counted in digits of the font of "Normal": with one that a machine lacks, columns come out wider."""
    font = Font(name=_FONT, size=12)
    book._fonts = IndexedList([font])
    book._named_styles["Normal"].font = font


def _without_clock(buffer: io.BytesIO) -> bytes:
    """openpyxl stamps the moment of saving into the archive and the properties."""
    with zipfile.ZipFile(buffer) as pack:
        parts = {name: pack.read(name) for name in pack.namelist()}
    core = "docProps/core.xml"
    parts[core] = re.sub(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>", b"", parts[core])
    return archive(parts)


def _fill(ws: Any, sheet: Sheet, looks: "_Looks") -> None:
    table = sheet.table
    for n, line in enumerate(sheet.heading, 1):
        looks.put(ws.cell(n, 1), line, Look(13 if n == 1 else 11, n == 1))
    top = len(sheet.heading) + 2
    _header(ws, table, top, looks)
    for n, values in enumerate(table.rows):
        _row(ws, table, top + 1 + n, n, values, looks)
    for n, units in enumerate(table.widths, 1):
        ws.column_dimensions[get_column_letter(n)].width = round(
            units * _UNIT / _DIGIT + 0.7, 2
        )  # and five pixels of margin
    last = f"{get_column_letter(len(table.names))}{top + len(table.rows)}"
    ws.freeze_panes = ws.cell(top + 1, 3)
    if table.filtered and table.rows:
        ws.auto_filter.ref = f"A{top}:{last}"
    _print_set_up(ws, top, last)


def _header(ws: Any, table: Table, top: int, looks: "_Looks") -> None:
    ws.row_dimensions[top].height = _height(table.names, [w - 1.5 for w in table.widths], 12.6)
    for n, name in enumerate(table.names, 1):
        looks.put(ws.cell(top, n), name.strip(), Look(12, True, place="middle"))


def _row(ws: Any, table: Table, at: int, n: int, values: Sequence[Value], looks: "_Looks") -> None:
    ws.row_dimensions[at].height = _height(values, table.widths)
    bold, red = n in table.bold, n in table.red
    for column, value in enumerate(values, 1):
        left = isinstance(value, str) and column > 1
        looks.put(ws.cell(at, column), value, Look(12, bold, red, "left" if left else "center"))


def _height(texts: Sequence[Value], widths: Sequence[float], size: float = 12) -> float:
    """Points for the row's highest cell; LibreOffice and Excel do not grow rows that come from a file."""
    lines = (
        sum(max(1, ceil(width(line, size) * 1.05 / (room * _UNIT))) for line in str(value).split("\n"))
        for value, room in zip(texts, widths, strict=True)
        if isinstance(value, str)
    )
    return min(409.0, max(lines, default=1) * size * 1.32 + 2)


class _Looks:
    """Puts values into cells; how a cell looks is worked out once for a workbook, not once a cell."""

    def __init__(self) -> None:
        self._known: dict[tuple[Look, str, bool], Any] = {}

    def put(self, cell: Any, value: Value, look: Look) -> None:
        """A cell's value and look: strings stay strings, dates and numbers are real."""
        quoted = isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t")
        key = (look, _format(value), quoted)
        if key not in self._known:
            _dress(cell, *key)
            self._known[key] = cell._style
        cell.value = "\n".join(map(clean, value.split("\n")))[:_LONGEST] if isinstance(value, str) else value
        if isinstance(value, str):
            cell.data_type = "s"
        cell._style = copy(self._known[key])  # openpyxl gives a date a format of its own


def _dress(cell: Any, look: Look, number_format: str, quoted: bool) -> None:
    cell.font = Font(name=_FONT, size=look.size, bold=look.bold, color=_RED if look.red else None)
    cell.alignment = _PLACES[look.place]
    cell.number_format = number_format
    cell.quotePrefix = quoted
    if look.place:
        cell.border = _BOX
    if look.place == "middle":
        cell.fill = _HEAD_FILL


def _format(value: Value) -> str:
    if isinstance(value, datetime):
        return "d/m/yyyy hh:mm"
    if isinstance(value, date):
        return "d/m/yyyy"
    return "0.0" if isinstance(value, float) and not value.is_integer() else "General"


def _print_set_up(ws: Any, top: int, last: str) -> None:
    ws.page_setup.orientation, ws.page_setup.paperSize = "landscape", ws.PAPERSIZE_A4
    ws.sheet_properties.pageSetUpPr.fitToPage = True
    ws.page_setup.fitToWidth, ws.page_setup.fitToHeight = 1, 0
    ws.print_title_rows = f"{top}:{top}"
    ws.print_area = f"A1:{last}"
    edges = ws.page_margins
    edges.left, edges.right, edges.top, edges.bottom = 0.6, 0.4, 0.8, 0.8
    ws.oddFooter.center.text = "&P/&N"
