"""A plain Word sheet of paragraphs and ruled tables: briefing papers, a person's month, the record of a task, slips.

No letterhead: internal papers, not documents of Nghị định 30/2020/NĐ-CP; margins, font and page numbers are the same.
"""

from dataclasses import dataclass
from pathlib import Path

from reports.layout.clean import paragraphs
from reports.layout.elements import Face, Frame, Shape, paragraph, row, rule, table, text, tiny
from reports.layout.package import Properties, section, write_word

_SIZE = 12
_MARGIN = 1.2
_EXCEL = 0.62  # characters for a unit of width


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: column names, relative widths, rows of texts; `centred` are columns, `bold` rows, counted from 0."""

    names: tuple[str, ...]
    widths: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]
    title: str = ""
    centred: frozenset[int] = frozenset({0})
    bold: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet: title, the line under it (scope and moment), then texts and tables in order."""

    title: str
    note: str
    parts: tuple[str | Grid, ...]
    landscape: bool = False


def build_sheet(page: Page, out: Path) -> None:
    """Writes the .docx; equal pages give equal bytes. Raises OSError."""
    room = 252.0 if page.landscape else 165.0
    head = [
        text(page.title.upper(), Face(14, bold=True), Shape("center", keep_next=True)),
        text(page.note, Face(13, italic=True), Shape("center", keep_next=True)) if page.note else "",
        rule(room, 40, 8),
    ]
    body = [_grid(part, room) if isinstance(part, Grid) else _text(part) for part in page.parts]
    write_word(
        "".join((*head, *body, tiny(), section(page.landscape))), Properties(page.title, page.note), out
    )


def sheet_as_excel(page: Page, out: Path) -> None:
    """Writes an .xlsx: the texts above the first table, each table on a sheet of its own. Raises OSError."""
    # Imported here: the workbook's library is for child processes only.
    from reports.workbook import Sheet, Table, write_excel

    texts = [line for part in page.parts if isinstance(part, str) for line in paragraphs(part)]
    heading = (page.title, *filter(None, (page.note, *texts)))
    grids = [part for part in page.parts if isinstance(part, Grid)]
    sheets = [
        Sheet(
            grid.title[:28] or "Bảng",
            heading if n == 0 else (page.title,),
            Table(grid.names, grid.rows, tuple(w * _EXCEL for w in grid.widths), bold=set(grid.bold)),
        )
        for n, grid in enumerate(grids)
    ]
    write_excel(sheets, out, page.title, page.note)


def _text(words: str) -> str:
    return "".join(text(line, Face(13), Shape("both", after=6)) for line in paragraphs(words))


def _grid(grid: Grid, room: float) -> str:
    share = room / sum(grid.widths)
    frame = Frame(tuple(width * share for width in grid.widths), ruled=True, margin=_MARGIN)
    centre = Shape("center", before=2, after=2, keep_next=True)
    head = [text(name, Face(_SIZE, bold=True), centre) for name in grid.names]
    rows = [row(frame.cells(head, align="center"), header=True)]
    rows += [_row(grid, frame, n) for n in range(len(grid.rows))]
    title = (
        text(grid.title, Face(13, bold=True), Shape("left", before=6, after=3, keep_next=True))
        if grid.title
        else ""
    )
    return title + table(frame, rows) + paragraph("", Shape("left", exact=6), Face(1))


def _row(grid: Grid, frame: Frame, number: int) -> str:
    face = Face(_SIZE, bold=number in grid.bold)
    inners = []
    for n, words in enumerate(grid.rows[number]):
        shape = Shape("center" if n in grid.centred else "left", before=2, after=2)
        inners.append("".join(text(line, face, shape) for line in paragraphs(words)))
    return row(frame.cells(inners), whole=True)
