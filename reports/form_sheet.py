"""A report form as a workbook that a clerk edits, and read back into a form; every problem names its cell.

Two sheets: general fields (label, value, what it means) and the headings, one row each. Choices are lists in
the sheet. What is written reads back as the very same form.
"""

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.worksheet.datavalidation import DataValidation
from pydantic import ValidationError

from reports.errors import ReportError
from reports.form_values import Problem, read_value, shown
from reports.keys import bookmark_name
from reports.layout.clean import clean
from reports.templates import PLACEHOLDERS, Template
from vietnamese.normalize import fold
from vietnamese.words import report_forms as words

_FONT = "Times New Roman"
_LINE = Side("thin", color="808080")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_HEAD = PatternFill("solid", fgColor="E7E6E6")
_TOP = 4  # row of the column names
_ROWS = 300
_HEADING_FIELDS = ("key", "number", "title", "level", "fill", "writer")


def write_form(template: Template, out: Path) -> None:
    """Writes the .xlsx of a form; raises OSError."""
    book = Workbook()
    sheet = book.active
    sheet.title = words.GENERAL
    _head(sheet, f"{words.TITLE}: {template.label or template.name}", words.NOTE, words.COLUMNS, (26, 70, 60))
    values = _flat(template)
    for n, (path, (label, about)) in enumerate(words.FIELDS.items(), _TOP + 1):
        _cells(sheet, n, (label, shown(path, values.get(path)), about))
        if path in words.CHOICES:
            _offer(sheet, f"B{n}", words.CHOICES[path].values())
    _headings(book.create_sheet(words.HEADINGS), template)
    book.properties.title, book.properties.creator = f"{words.TITLE}: {template.label}", ""
    book.save(out)


def _head(sheet: Any, title: str, note: str, columns: Sequence[str], widths: Sequence[int]) -> None:
    sheet.cell(1, 1, title).font = Font(name=_FONT, size=14, bold=True)
    sheet.cell(2, 1, note).font = Font(name=_FONT, size=11, italic=True)
    for n, (name, units) in enumerate(zip(columns, widths, strict=True), 1):
        cell = sheet.cell(_TOP, n, name)
        cell.font, cell.fill, cell.border = Font(name=_FONT, size=12, bold=True), _HEAD, _BOX
        cell.alignment = Alignment(horizontal="center", vertical="center")
        sheet.column_dimensions[cell.column_letter].width = units
    sheet.freeze_panes = sheet.cell(_TOP + 1, 1)
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToHeight = 0


def _cells(sheet: Any, row: int, texts: Sequence[Any]) -> None:
    lines = max(max(1, str(t).count("\n") + 1, len(str(t)) // 62 + 1) for t in texts)
    sheet.row_dimensions[row].height = 17 * lines
    for n, value in enumerate(texts, 1):
        cell = sheet.cell(row, n)
        cell.font, cell.border = (
            Font(name=_FONT, size=12, color="808080" if n == 3 and len(texts) == 3 else None),
            _BOX,
        )
        cell.alignment = Alignment(vertical="top", wrap_text=True)
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"
            cell.number_format = "@"
        cell.protection = Protection(locked=False)


def _offer(sheet: Any, cells: str, choices: Any) -> None:
    listed = ",".join(str(c).replace(",", ";") for c in choices)
    if any("," in str(c) for c in choices):  # a comma parts the list: such choices are typed
        return
    rule = DataValidation(type="list", formula1=f'"{listed}"', allow_blank=True)
    sheet.add_data_validation(rule)
    rule.add(cells)


def _headings(sheet: Any, template: Template) -> None:
    _head(sheet, words.HEADINGS, words.HEADING_NOTE, words.HEADING_COLUMNS, (10, 8, 70, 8, 28, 34))
    for n, heading in enumerate(template.headings, _TOP + 1):
        fill = words.FILLS[heading.fill]
        _cells(sheet, n, (heading.key, heading.number, heading.title, heading.level, fill, heading.writer))
    last = _TOP + len(template.headings) + 20
    choices = DataValidation(type="list", formula1="=$H$1:$H$6", allow_blank=True)
    for n, name in enumerate(words.FILLS.values(), 1):
        sheet.cell(n, 8, name).font = Font(name=_FONT, size=11, color="808080")
    sheet.column_dimensions["H"].hidden = True
    sheet.add_data_validation(choices)
    choices.add(f"E{_TOP + 1}:E{last}")


def _flat(template: Template) -> dict[str, Any]:
    found = template.model_dump()
    for part in ("letters", "period", "appendix"):
        found.update({f"{part}.{k}": v for k, v in (found.pop(part) or {}).items()})
    return found


def read_form(content: bytes) -> tuple[Template | None, tuple[Problem, ...]]:
    """The form that a workbook holds, or every problem found in it; raises ReportError("not_a_form")."""
    try:
        book = load_workbook(io.BytesIO(content), data_only=True)
    except Exception as error:  # the reader's own errors, of a library that is not ours
        raise ReportError("not_a_form") from error
    missing = [name for name in (words.GENERAL, words.HEADINGS) if name not in book.sheetnames]
    if missing:
        return None, tuple({"code": "missing_sheet", "value": name} for name in missing)
    problems: list[Problem] = []
    values = _general(book[words.GENERAL], problems)
    values["headings"] = _read_headings(book[words.HEADINGS], problems)
    if problems:
        return None, tuple(problems)
    return _checked(values)


def _general(sheet: Any, problems: list[Problem]) -> dict[str, Any]:
    places = {fold(str(row[0].value or "")).strip(): row[0].row for row in sheet.iter_rows(1, _ROWS, 1, 1)}
    values: dict[str, Any] = {}
    for path, (label, _) in words.FIELDS.items():
        row = places.get(fold(label))
        if row is None:
            problems.append({"code": "missing_field", "value": label, "place": words.GENERAL})
            continue
        place = f"{words.GENERAL}, ô B{row} ({label})"
        try:
            value = read_value(path, _text(sheet.cell(row, 2).value))
        except ReportError as error:
            problems.append({"code": error.code, "place": place, **error.args_})
            continue
        unknown = _unknown(value)
        if unknown:
            problems.append(_not_known(unknown, place))
        part, _, name = path.rpartition(".")
        (values.setdefault(part, {}) if part else values)[name] = value
    if not values.get("appendix", {}).get("title"):
        values["appendix"] = None
    values["addressed"] = bool(values.get("letters", {}).get("addressees"))
    return values


def _text(value: Any) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else str(value).strip()


def _unknown(value: Any) -> str:
    texts = value if isinstance(value, tuple) else (value,)
    named = {n for t in texts if isinstance(t, str) for n in re.findall(r"\{([^{}]*)\}", t)}
    return min(named - PLACEHOLDERS, default="")


def _not_known(name: str, place: str) -> Problem:
    known = ", ".join(f"{{{p}}}" for p in sorted(PLACEHOLDERS))
    return {"code": "unknown_placeholder", "value": name, "place": place, "known": known}


def _read_headings(sheet: Any, problems: list[Problem]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    keys: set[str] = set()
    for row in sheet.iter_rows(_TOP + 1, _ROWS, 1, 6):
        texts = [_text(cell.value) for cell in row]
        if not any(texts):
            continue
        heading = dict(zip(_HEADING_FIELDS, texts, strict=True))
        problems += _wrong_heading(heading, row[0].row, keys)
        keys.add(heading["key"])
        fill = next((k for k, v in words.FILLS.items() if fold(v) == fold(heading["fill"])), "")
        level = heading["level"] or "1"
        found.append({**heading, "fill": fill, "level": int(level) if level.isdigit() else 1})
    if not found:
        problems.append({"code": "no_heading", "place": words.HEADINGS})
    return found


def _wrong_heading(heading: Mapping[str, str], row: int, keys: set[str]) -> Iterator[Problem]:
    def at(column: str, name: str) -> str:
        return f"{words.HEADINGS}, ô {column}{row} ({name})"

    names = words.HEADING_COLUMNS
    if not heading["key"]:
        yield {"code": "empty", "place": at("A", names[0])}
    elif heading["key"] in keys:
        yield {"code": "same_key", "value": heading["key"], "place": at("A", names[0])}
    elif _too_long(heading["key"]):
        yield {"code": "long_key", "value": heading["key"], "place": at("A", names[0])}
    if not heading["title"]:
        yield {"code": "empty", "place": at("C", names[2])}
    elif unknown := _unknown(heading["title"]):
        yield _not_known(unknown, at("C", names[2]))
    if heading["level"] not in ("", "1", "2", "3"):
        yield {
            "code": "not_a_number",
            "value": heading["level"],
            "low": 1,
            "high": 3,
            "place": at("D", names[3]),
        }
    fills = [fold(v) for v in words.FILLS.values()]
    if heading["fill"] and fold(heading["fill"]) not in fills:
        known = "; ".join(words.FILLS.values())
        yield {"code": "unknown_choice", "value": heading["fill"], "known": known, "place": at("E", names[4])}
    if fold(heading["fill"]) == fold(words.FILLS["text"]) and not heading["writer"]:
        yield {"code": "no_writer", "value": heading["title"], "place": at("F", names[5])}


def _too_long(key: str) -> bool:
    try:
        bookmark_name("h", key)
    except ReportError:
        return True
    return False


def _checked(values: dict[str, Any]) -> tuple[Template | None, tuple[Problem, ...]]:
    try:
        return Template.model_validate(values), ()
    except ValidationError as error:
        found = []
        for one in error.errors(include_url=False, include_context=False):
            path = ".".join(str(part) for part in one["loc"] if not isinstance(part, int))
            label = words.FIELDS.get(path, (path, ""))[0]
            found.append({"code": "unreadable", "place": f"{words.GENERAL} ({clean(label)})"})
        return None, tuple(found)
