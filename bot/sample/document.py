"""Writes the sample plan as a Word file in the seven-column form that departments use.

`python -m bot.sample.document` renews `ke-hoach-2026.docx` from `ke-hoach.json`; the demo imports the
file as it stands, so that a start needs no Word library.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt

FOLDER = Path(__file__).parent
DATA = FOLDER / "ke-hoach.json"
PLAN = FOLDER / "ke-hoach-2026.docx"
WIDTHS = (1.1, 5.2, 7.4, 3.4, 2.8, 4.0, 3.1)
FILLED_DOWN = (0, 1, 6)
Row = tuple[str, ...]


def rows(data: Mapping[str, Any]) -> Iterator[tuple[Row, ...]]:
    """The printed rows, in blocks whose number, task and chair are one merged cell each."""
    for item in data["rows"]:
        if "section" in item:
            yield ((item["number"], item["section"], "", "", "", "", ""),)
        elif "single" in item:
            yield ((item["number"], item["task"], *item["single"], item["chair"]),)
        elif "indicators" in item:
            yield ((item["number"], item["task"], "", "", "", "", item["chair"]),)
            for one in item["indicators"]:
                yield _block(one["number"], one["title"], one["works"], item["chair"])
        else:
            yield _block(item["number"], item["task"], item["works"], item["chair"])


def build(data: Mapping[str, Any], target: Path) -> None:
    """Write the plan to `target`; an A4 page across, Times New Roman, as Nghị định 30/2020/NĐ-CP asks."""
    document = Document()
    _page(document)
    _heading(document, data)
    table = document.add_table(rows=0, cols=len(WIDTHS))
    table.style = "Table Grid"
    table.autofit = False
    for column, width in zip(table.columns, WIDTHS, strict=True):
        column.width = Cm(width)
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    _add(table, tuple(data["header"]), bold=True)
    for block in rows(data):
        _add_block(table, block)
    document.save(str(target))


def _block(number: str, title: str, works: list[list[str]], chair: str) -> tuple[Row, ...]:
    return tuple((number, title, *work, chair) for work in works)


def _page(document: Any) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = Cm(1.5)
    section.top_margin = section.bottom_margin = Cm(1.8)
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(12)
    style.paragraph_format.space_after = Pt(2)


def _heading(document: Any, data: Mapping[str, Any]) -> None:
    head = document.add_table(rows=1, cols=2)
    left = f"{data['superior']}\n{data['agency']}\nSố: {data['number']}"
    right = f"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n{data['place_and_date']}"
    for cell, words in zip(head.rows[0].cells, (left, right), strict=True):
        _write(cell, words, bold=True, centred=True)
    for words in ("", *data["title"]):
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run(words).bold = True
    for words in data["basis"]:
        document.add_paragraph(words)


def _add_block(table: Any, block: tuple[Row, ...]) -> None:
    first = len(table.rows)
    for row in block:
        _add(table, row, bold=row[2:] == ("",) * 5)
    for column in FILLED_DOWN if len(block) > 1 else ():
        words = block[0][column]
        for row in table.rows[first + 1 :]:
            row.cells[column].text = ""
        merged = table.cell(first, column).merge(table.cell(len(table.rows) - 1, column))
        merged.text = ""
        _write(merged, words)


def _add(table: Any, row: Row, bold: bool = False) -> None:
    for cell, words, width in zip(table.add_row().cells, row, WIDTHS, strict=True):
        cell.width = Cm(width)
        _write(cell, words, bold)


def _write(cell: Any, words: str, bold: bool = False, centred: bool = False) -> None:
    for n, line in enumerate(words.split("\n")):
        paragraph = cell.paragraphs[0] if n == 0 else cell.add_paragraph()
        paragraph.add_run(line).bold = bold
        if centred:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


if __name__ == "__main__":
    build(json.loads(DATA.read_text(encoding="utf-8")), PLAN)
