"""Workbooks (.xlsx) as tables, one per visible sheet: merges kept, real dates and numbers as they are shown.

Hidden rows and sheets are left out and said so. A date formatted mm/yyyy is "04/2024", a number 2.0 is "2".
"""

import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

import openpyxl

from plans.blocks import COVERED, Cell, Content, Row, Table, tidy_lines
from plans.safety import Refusal

MAX_ROWS = 20_000
MAX_COLUMNS = 60


def read_excel(content: bytes) -> Content:
    """The tables of an .xlsx that `safety.check` let pass; Refusal "broken" when it cannot be opened."""
    try:
        book = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
        tables, notices = [], []
        for sheet in book.worksheets:
            if sheet.sheet_state != "visible":
                notices.append(("hidden_sheet", {"sheet": sheet.title}))
                continue
            table, hidden = _table(sheet)
            if hidden:
                notices.append(("hidden_rows", {"sheet": sheet.title, "rows": hidden}))
            if table.rows:
                tables.append(table)
        return Content(tuple(tables), tuple(notices))
    except (
        KeyError,
        ValueError,
        TypeError,
        AttributeError,
        IndexError,
        SyntaxError,
        zipfile.BadZipFile,
    ) as error:
        raise Refusal("broken") from error


def _table(sheet: Any) -> tuple[Table, list[int]]:
    # Only cells that exist: the sheet's own dimensions can claim a million empty rows.
    cells = {at: c for at, c in sheet._cells.items() if at[0] <= MAX_ROWS and at[1] <= MAX_COLUMNS}
    filled = [at for at, cell in cells.items() if cell.value not in (None, "")]
    if not filled:
        return Table(()), []
    hidden_columns = _hidden_columns(sheet)
    columns = [n for n in range(1, max(c for _, c in filled) + 1) if n not in hidden_columns]
    spans, continued, covered = _merges(sheet)
    used = sorted({r for r, _ in filled})
    hidden = [n for n in used if sheet.row_dimensions[n].hidden]
    rows = []
    for n in used:
        if n in hidden:
            continue
        found = []
        for column in columns:
            at = (n, column)
            if at in covered:
                found.append(COVERED)
            elif at in continued:
                found.append(Cell((), spans.get(at, 1), True))
            else:
                text = shown(cells[at]) if at in cells else ""
                found.append(Cell(tidy_lines([text]), spans.get(at, 1)))
        rows.append(Row(tuple(found), False, n))
    return Table(tuple(rows), sheet.title), hidden


def _hidden_columns(sheet: Any) -> set[int]:
    found: set[int] = set()
    for dimension in sheet.column_dimensions.values():
        if dimension.hidden and dimension.min and dimension.max:
            found |= set(range(dimension.min, min(dimension.max, MAX_COLUMNS) + 1))
    return found


def _merges(sheet: Any) -> tuple[dict[tuple[int, int], int], set[tuple[int, int]], set[tuple[int, int]]]:
    """Spans of first cells, cells that go on from above, cells covered from the left."""
    spans: dict[tuple[int, int], int] = {}
    continued: set[tuple[int, int]] = set()
    covered: set[tuple[int, int]] = set()
    for area in list(sheet.merged_cells.ranges)[:5000]:
        left, right = area.min_col, min(area.max_col, MAX_COLUMNS)
        for n in range(area.min_row, min(area.max_row, MAX_ROWS) + 1):
            spans[n, left] = right - left + 1
            covered |= {(n, column) for column in range(left + 1, right + 1)}
            if n > area.min_row:
                continued.add((n, left))
    return spans, continued, covered


def shown(cell: Any) -> str:
    """A cell's value as Excel shows it, as far as plans need it."""
    value = cell.value
    if value is None or isinstance(value, time):
        return ""
    if isinstance(value, (datetime, date)):
        return _shown_date(value, str(cell.number_format or ""))
    if isinstance(value, bool):
        return "x" if value else ""
    if isinstance(value, (int, float)):
        return _shown_number(value, str(cell.number_format or ""))
    return str(value)


def _shown_date(value: date, style: str) -> str:
    plain = "".join(_unquoted(style.lower()))
    if "d" not in plain and "m" in plain:
        return f"{value.month:02d}/{value.year}"
    if "d" not in plain and "m" not in plain and "y" in plain:
        return str(value.year)
    return f"{value.day:02d}/{value.month:02d}/{value.year}"


def _unquoted(style: str) -> Iterator[str]:
    quoted = bracketed = False
    for letter in style:
        quoted = quoted != (letter == '"')
        bracketed = letter == "[" or (bracketed and letter != "]")
        if not quoted and not bracketed:
            yield letter


def _shown_number(value: float, style: str) -> str:
    if "%" in style:
        text = f"{value * 100:.2f}".rstrip("0").rstrip(".")
        return text.replace(".", ",") + "%"
    if value == int(value):
        return str(int(value)).zfill(len(style)) if style and set(style) == {"0"} else str(int(value))
    return repr(round(value, 6))
