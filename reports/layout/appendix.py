"""The appendix: own section, own page numbers, a table whose header repeats (Phụ lục I, mục III)."""

import re
from collections.abc import Sequence
from math import ceil

from reports.layout.body import Marks
from reports.layout.clean import clean, paragraphs
from reports.layout.elements import Cell, Face, Frame, Shape, paragraph, row, rule, run, table, text
from reports.layout.measure import balanced, width
from reports.model import Appendix, ReportContent, Row
from reports.sentences import attached_to
from vietnamese.numbers import format_date

_ACROSS = Frame((12, 78, 35, 29, 98), ruled=True, margin=1.5)
_UPRIGHT = Frame((11, 49, 27, 25, 53), ruled=True, margin=1.5)
_SIZE = 12
_SHORT = 10  # lines: a row of up to so many is not broken over pages, a longer one is
_CENTRE = Shape("center", before=2, after=2)
_JUSTIFIED = Shape("both", before=2, after=2)
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
# A document named in parentheses stands in italics: "(Quyết định số 12/QĐ-UBND ngày 06/3/2026)".
_REFERENCE = re.compile(r"(\([^()]*\d+/[A-ZĐ0-9][\w\-&/]*[^()]*\))")


def appendix(content: ReportContent, of: Appendix, number: int, marks: Marks) -> str:
    """Title and table of the n-th appendix (from 1); "Phụ lục" bears a Roman number only where there are several."""
    frame = _ACROSS if of.landscape else _UPRIGHT
    return _title(content, of, number, sum(frame.widths)) + table(
        frame, [_header(content, frame), *(_row(each, frame, marks) for each in of.rows)]
    )


def _title(content: ReportContent, of: Appendix, number: int, room: float) -> str:
    head = content.letterhead
    mark = f" {_roman(number)}" if len(content.appendices) > 1 else ""
    near = Shape("center", keep_next=True)
    bold = Face(14, bold=True)
    place = attached_to(content.title, clean(head.symbol), head.month, head.year, clean(head.issuer))
    return (
        text(f"Phụ lục{mark}", bold, near)
        + "".join(text(line, bold, near) for line in balanced(clean(of.title).upper(), 14, True, room - 10))
        + text(place, Face(13, italic=True), near)
        + rule(room, 40, 8)
    )


def _roman(number: int) -> str:
    return _ROMAN[number - 1] if number <= len(_ROMAN) else str(number)


def columns(content: ReportContent) -> tuple[str, ...]:
    """The five headings; the last one names the cut-off."""
    return (
        "TT",
        "Nội dung nhiệm vụ",
        "Khối lượng/số lượng công việc của nhiệm vụ",
        "Thời gian hoàn thành nhiệm vụ",
        f"Kết quả đã thực hiện đến {format_date(content.cut_off)}",
    )


def _header(content: ReportContent, frame: Frame) -> str:
    inners = [text(name, Face(_SIZE, bold=True), _CENTRE) for name in columns(content)]
    return row(frame.cells(inners, align="center"), header=True)


def _row(of: Row, frame: Frame, marks: Marks) -> str:
    face = Face(_SIZE, bold=of.section)
    number = paragraph(marks.mark("r", of.key, run(of.number, face)), _CENTRE, face)
    if of.section:
        return row(_section(of, frame, number), whole=True)
    inners = (
        number,
        text(row_title(of), face, _JUSTIFIED),
        _several(paragraphs(of.target), "center"),
        text(of.deadline, face, _CENTRE),
        _several([line for part in of.result for line in paragraphs(part)], "both"),
    )
    return row(frame.cells(inners), whole=_lines(of, frame) <= _SHORT)


def _lines(of: Row, frame: Frame) -> int:
    """About how many lines the row's highest cell has."""
    texts = (
        [row_title(of)],
        paragraphs(of.target),
        [of.deadline],
        [line for part in of.result for line in paragraphs(part)],
    )
    rooms = [room - 2 * frame.margin for room in frame.widths[1:]]
    return max(
        sum(max(1, ceil(width(line, _SIZE) / room)) for line in lines)
        for lines, room in zip(texts, rooms, strict=True)
    )


def _section(of: Row, frame: Frame, number: str) -> list[Cell]:
    title = text(
        clean(of.title).upper(), Face(_SIZE, bold=True), Shape("left", before=2, after=2, keep_next=True)
    )
    return [Cell(number, frame.widths[0]), Cell(title, sum(frame.widths[1:]), span=len(frame.widths) - 1)]


def row_title(of: Row) -> str:
    """The title with its label in front: "Nhiệm vụ 1: …"; a parent without a title keeps "Nhiệm vụ 2:"."""
    label = clean(of.label)
    return f"{label}: {clean(of.title)}".strip() if label else clean(of.title)


def _several(texts: Sequence[str], align: str) -> str:
    shape = Shape(align, before=2, after=2)
    return "".join(paragraph(_cited(line), shape, Face(_SIZE)) for line in texts)


def _cited(line: str) -> str:
    """The runs of a result, its document references in italics."""
    return "".join(
        run(part, Face(_SIZE, italic=n % 2 == 1)) for n, part in enumerate(_REFERENCE.split(line)) if part
    )
