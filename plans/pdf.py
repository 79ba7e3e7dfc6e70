"""PDF files with text as blocks; pdfplumber is an optional extra and imported here only.

A PDF of pictures is refused as "scanned". Cells that a drawn table merges are found by where they lie.
"""

import io
from collections.abc import Iterator
from typing import Any

from plans.blocks import COVERED, Block, Cell, Content, Paragraph, Row, Table, tidy, tidy_lines
from plans.cells import mend_symbols
from plans.markers import split_marker
from plans.safety import Refusal

MAX_PAGES = 120


def read_pdf(content: bytes) -> Content:
    """The blocks of a PDF; Refusal: no_pdf_reader, encrypted, broken, scanned."""
    try:
        import pdfplumber
    except ImportError as error:
        raise Refusal("no_pdf_reader") from error
    try:
        with pdfplumber.open(io.BytesIO(content)) as document:
            blocks: list[Block] = []
            letters = pictures = 0
            for page in document.pages[:MAX_PAGES]:
                letters += len(page.chars)
                pictures += len(page.images)
                blocks += _page(page)
                page.close()
    except Refusal:
        raise
    except Exception as error:  # the parser raises whatever a broken file makes it raise
        raise Refusal(_kind_of(error)) from error
    if letters < 20:
        raise Refusal("scanned" if pictures else "empty")
    return Content(tuple(blocks))


def _kind_of(error: BaseException) -> str:
    names: list[str] = []
    at: BaseException | None = error
    while at is not None:
        names += [type(at).__name__, *(type(a).__name__ for a in at.args if isinstance(a, BaseException))]
        at = at.__cause__ or at.__context__
    return "encrypted" if any("Password" in name or "Encrypt" in name for name in names) else "broken"


def _page(page: Any) -> list[Block]:
    """Tables and the lines between them, from top to bottom."""
    tables = page.find_tables()
    found: list[tuple[float, Block]] = [(t.bbox[1], _table(t)) for t in tables]
    outside = page
    for table in tables:
        box = table.bbox
        outside = outside.filter(lambda o, b=box: not _inside(o, b))
    lines = [line for line in outside.extract_text_lines() if _is_text(line)] if outside.chars else []
    found += _paragraphs(lines)
    return [block for _, block in sorted(found, key=lambda pair: pair[0])]


def _is_text(line: dict[str, Any]) -> bool:
    text = tidy(line["text"])
    return bool(text) and not text.isdigit()


def _paragraphs(lines: list[dict[str, Any]]) -> list[tuple[float, Block]]:
    """Lines that fill the page's width go on in the next one, unless that begins with a number or is indented."""
    left = min((line["x0"] for line in lines), default=0.0)
    right = max((line["x1"] for line in lines), default=0.0)
    found: list[tuple[float, str]] = []
    before: dict[str, Any] | None = None
    for line in lines:
        text = tidy(line["text"])
        full = before is not None and before["x1"] > right - 0.12 * (right - left)
        starts = split_marker(text)[0] is not None or line["x0"] > left + 12
        if found and full and not starts:
            found[-1] = (found[-1][0], f"{found[-1][1]} {text}")
        else:
            found.append((line["top"], text))
        before = line
    return [(top, Paragraph(mend_symbols(text))) for top, text in found]


def _inside(item: dict[str, Any], box: tuple[float, float, float, float]) -> bool:
    if item.get("object_type") != "char":
        return False
    x, y = (item["x0"] + item["x1"]) / 2, (item["top"] + item["bottom"]) / 2
    return bool(box[0] <= x <= box[2] and box[1] <= y <= box[3])


def _table(table: Any) -> Table:
    texts = table.extract()
    edges = _edges(table)
    rows = []
    for n, (row, line) in enumerate(zip(table.rows, texts, strict=True), 1):
        rows.append(Row(tuple(_cells(row, line, table, edges)), False, n))
    return Table(tuple(rows))


def _edges(table: Any) -> list[float]:
    return sorted({round(cell[0], 1) for cell in table.cells})


def _cells(row: Any, texts: list[str | None], table: Any, edges: list[float]) -> Iterator[Cell]:
    top, bottom = row.bbox[1], row.bbox[3]
    for n, (box, text) in enumerate(zip(row.cells, texts, strict=True)):
        if box is not None:
            span = sum(1 for edge in edges if box[0] - 1 <= edge < box[2] - 1)
            yield Cell(tidy_lines([text or ""]), max(1, span))
            continue
        x = edges[n] + 1 if n < len(edges) else row.bbox[0]
        over = next(
            (c for c in table.cells if c[0] <= x <= c[2] and c[1] <= (top + bottom) / 2 <= c[3]), None
        )
        if over is not None and over[1] < top - 1 and abs(over[0] - (x - 1)) < 2:
            yield Cell((), 1, True)
        else:
            yield COVERED
