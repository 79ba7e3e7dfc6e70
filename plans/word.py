"""Word files (.docx) as blocks: paragraphs and tables in order, merges kept, list numbers made visible.

Tables are walked in the XML row by row (python-docx' `table.cell` is quadratic: 103 s for 500 rows).
Deleted and hidden text is left out, inserted text is in.
"""

import io
from collections.abc import Iterator
from typing import Any

import docx
from docx.opc.exceptions import PackageNotFoundError

from plans.blocks import COVERED, Block, Cell, Content, Paragraph, Row, Table, tidy, tidy_lines
from plans.safety import Refusal
from plans.word_lists import ListNumbers, W, read_lists

_LEFT_OUT = frozenset(f"{W}{tag}" for tag in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr"))
_BREAKS = frozenset((f"{W}br", f"{W}cr"))
MAX_COLUMNS = 60


def read_word(content: bytes) -> Content:
    """The blocks of a .docx that `safety.check` let pass; Refusal "broken" when it cannot be opened."""
    try:
        document = docx.Document(io.BytesIO(content))
        lists = read_lists(_numbering(document))
        return Content(tuple(_blocks(document.element.body, lists, _style_lists(document))))
    except (PackageNotFoundError, KeyError, ValueError, AttributeError, SyntaxError) as error:
        raise Refusal("broken") from error


def _numbering(document: Any) -> Any:
    for related in document.part.rels.values():
        if related.reltype.endswith("/numbering") and not related.is_external:
            part = related.target_part
            return part.element if hasattr(part, "element") else None
    return None


def _style_lists(document: Any) -> dict[str, tuple[str, int]]:
    """Styles that make their paragraphs list items."""
    found = {}
    for style in document.styles.element.iter(f"{W}style"):
        numbered = style.find(f"{W}pPr/{W}numPr")
        if numbered is not None:
            found[style.get(f"{W}styleId")] = _list_of(numbered)
    return found


def _list_of(numbered: Any) -> tuple[str, int]:
    list_id, level = numbered.find(f"{W}numId"), numbered.find(f"{W}ilvl")
    shown = level.get(f"{W}val", "0") if level is not None else "0"
    return (list_id.get(f"{W}val", "0") if list_id is not None else "0", int(shown))


def _blocks(parent: Any, lists: ListNumbers, styles: dict[str, tuple[str, int]]) -> Iterator[Block]:
    for element in parent:
        if element.tag == f"{W}p":
            for line in tidy_lines([_text(element, lists, styles)]):
                yield Paragraph(line)
        elif element.tag == f"{W}tbl":
            yield _table(element, lists, styles)
        elif element.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml"):
            yield from _blocks(element, lists, styles)


def _text(paragraph: Any, lists: ListNumbers, styles: dict[str, tuple[str, int]]) -> str:
    text = "".join(_runs(paragraph))
    if not text.strip():
        # An empty list paragraph shows its number all the same: that is how STT columns are numbered.
        return _prefix(paragraph, lists, styles)
    prefix = _prefix(paragraph, lists, styles)
    return f"{prefix} {text}" if prefix else text


def _prefix(paragraph: Any, lists: ListNumbers, styles: dict[str, tuple[str, int]]) -> str:
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        return ""
    numbered, style = properties.find(f"{W}numPr"), properties.find(f"{W}pStyle")
    if numbered is not None:
        return lists.prefix(*_list_of(numbered))
    named = styles.get(style.get(f"{W}val")) if style is not None else None
    return lists.prefix(*named) if named else ""


def _runs(element: Any) -> Iterator[str]:
    for child in element:
        tag = child.tag
        if tag in _LEFT_OUT or not isinstance(tag, str):
            continue
        if tag == f"{W}t":
            yield child.text or ""
        elif tag == f"{W}tab":
            yield " "
        elif tag == f"{W}noBreakHyphen":
            yield "-"
        elif tag in _BREAKS:
            yield "\n"
        elif tag == f"{W}r" and _is_hidden(child):
            continue
        elif not tag.endswith("}Fallback") and not tag.endswith("}drawing") and not tag.endswith("}pict"):
            yield from _runs(child)


def _is_hidden(run: Any) -> bool:
    hidden = run.find(f"{W}rPr/{W}vanish")
    return hidden is not None and hidden.get(f"{W}val", "1") not in ("0", "false")


def _table(table: Any, lists: ListNumbers, styles: dict[str, tuple[str, int]]) -> Table:
    rows = [_row(tr, lists, styles) for tr in _children(table, f"{W}tr")]
    width = max((len(cells) for cells, _ in rows), default=0)
    return Table(
        tuple(
            Row(tuple(cells + [Cell()] * (width - len(cells))), header, n)
            for n, (cells, header) in enumerate(rows, 1)
        )
    )


def _children(parent: Any, tag: str) -> Iterator[Any]:
    for child in parent:
        if child.tag == tag:
            if child.find(f"{W}trPr/{W}del") is None:
                yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins"):
            yield from _children(child, tag)


def _row(tr: Any, lists: ListNumbers, styles: dict[str, tuple[str, int]]) -> tuple[list[Cell], bool]:
    cells = [Cell()] * _skipped(tr, "gridBefore")
    for tc in _children(tr, f"{W}tc"):
        span = max(1, _number(tc.find(f"{W}tcPr/{W}gridSpan")))
        merged = tc.find(f"{W}tcPr/{W}vMerge")
        continued = merged is not None and merged.get(f"{W}val", "continue") == "continue"
        lines = tidy_lines(_cell_lines(tc, lists, styles))
        cells.append(Cell(lines, span, continued))
        cells += [COVERED] * (min(span, MAX_COLUMNS) - 1)
    cells += [Cell()] * _skipped(tr, "gridAfter")
    return cells[:MAX_COLUMNS], tr.find(f"{W}trPr/{W}tblHeader") is not None


def _skipped(tr: Any, name: str) -> int:
    return min(_number(tr.find(f"{W}trPr/{W}{name}")), MAX_COLUMNS)


def _number(element: Any) -> int:
    text = element.get(f"{W}val", "0") if element is not None else "0"
    return int(text) if text.isdigit() else 0


def _cell_lines(tc: Any, lists: ListNumbers, styles: dict[str, tuple[str, int]]) -> Iterator[str]:
    """Paragraphs of a cell; a table inside a cell gives one line per row."""
    for block in _blocks(tc, lists, styles):
        if isinstance(block, Paragraph):
            yield block.text
        else:
            for row in block.rows:
                yield tidy(" ".join(cell.text for cell in row.filled))
