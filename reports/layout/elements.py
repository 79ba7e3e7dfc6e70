"""Paragraphs, runs and tables as WordprocessingML, children always in the order of ECMA-376.

Lengths are millimetres, sizes and spaces points. Everything takes plain text and cleans and escapes it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from xml.sax.saxutils import escape, quoteattr

from reports.layout.clean import clean
from reports.layout.measure import width


def twips(millimetres: float) -> int:
    """Millimetres as twentieths of a point."""
    return round(millimetres * 1440 / 25.4)


@dataclass(frozen=True, slots=True)
class Face:
    """How a run looks; size in points."""

    size: float = 14
    bold: bool = False
    italic: bool = False
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """How a paragraph stands: align both|center|left|right, spaces in points, indents in mm.

    `exact` is an exact line height in points (else single). `hanging` is a hanging indent. `rule` draws
    a black line of 0.75 pt on top.
    """

    align: str = "both"
    before: float = 0
    after: float = 0
    exact: float = 0
    first: float = 0
    hanging: float = 0
    left: float = 0
    right: float = 0
    keep_next: bool = False
    keep_lines: bool = False
    rule: bool = False
    outline: int | None = None


def run(text: str, face: Face = Face()) -> str:
    """One run of text."""
    return f'<w:r>{_face(face)}<w:t xml:space="preserve">{escape(_spaced(text))}</w:t></w:r>'


def _spaced(text: str) -> str:
    """Cleaned, but with the spaces at both ends kept: a run is a part of a line."""
    kept = text.lstrip(" "), text.rstrip(" ")
    return " " * (len(text) - len(kept[0])) + clean(text) + " " * (len(text) - len(kept[1]) if kept[0] else 0)


def _face(face: Face) -> str:
    size = round(face.size * 2)
    return (
        "<w:rPr>"
        + ("<w:b/><w:bCs/>" if face.bold else "")
        + ("<w:i/><w:iCs/>" if face.italic else "")
        + f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
        + ('<w:highlight w:val="yellow"/>' if face.marked else "")
        + "</w:rPr>"
    )


def lines(texts: Sequence[str], face: Face) -> str:
    """Several lines of one paragraph with fixed breaks between."""
    return "<w:r><w:br/></w:r>".join(run(text, face) for text in texts)


def paragraph(runs: str = "", shape: Shape = Shape(), mark: Face = Face(), section: str = "") -> str:
    """One paragraph; `mark` is the size of its empty mark, `section` a sectPr that ends a section here."""
    return f"<w:p><w:pPr>{_shape(shape)}{_face(mark)}{section}</w:pPr>{runs}</w:p>"


def _shape(shape: Shape) -> str:
    line = (
        f'w:line="{round(shape.exact * 20)}" w:lineRule="exact"'
        if shape.exact
        else 'w:line="240" w:lineRule="auto"'
    )
    return "".join(
        (
            "<w:keepNext/>" if shape.keep_next else "",
            "<w:keepLines/>" if shape.keep_lines else "",
            _RULE if shape.rule else "",
            f'<w:spacing w:before="{round(shape.before * 20)}" w:after="{round(shape.after * 20)}" {line}/>',
            _indent(shape),
            f'<w:jc w:val="{shape.align}"/>',
            "" if shape.outline is None else f'<w:outlineLvl w:val="{shape.outline}"/>',
        )
    )


_RULE = '<w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>'


def _indent(shape: Shape) -> str:
    sides = f'<w:ind w:left="{twips(shape.left)}" w:right="{twips(shape.right)}"'
    if shape.hanging:
        return f'{sides} w:hanging="{twips(shape.hanging)}"/>'
    return f'{sides} w:firstLine="{twips(shape.first)}"/>'


def text(words: str, face: Face = Face(), shape: Shape = Shape()) -> str:
    """A paragraph of one run; its mark has the run's size."""
    return paragraph(run(words, face), shape, Face(face.size))


def rule(box: float, length: float, after: float = 0) -> str:
    """A centred line of `length` mm in a box of `box` mm, as a border: the same in Word and LibreOffice."""
    side = max(0.0, (box - length) / 2)
    shape = Shape("center", before=3, after=after, exact=3, left=side, right=side, rule=True)
    return paragraph("", shape, Face(1))


def rule_under(words: Sequence[str], face: Face, box: float, share: float, after: float = 0) -> str:
    """A line under a text, `share` of its widest line."""
    return rule(box, share * max(width(line, face.size, face.bold) for line in words), after)


def tiny(section: str = "") -> str:
    """The smallest paragraph there is: carries a section's end, or stands behind a table, without a page of its own."""
    return paragraph("", Shape("left", exact=1), Face(1), section)


def bookmark(name: str, number: int, inner: str) -> str:
    """The runs within a hidden mark; `number` is unique in the file."""
    return (
        f'<w:bookmarkStart w:id="{number}" w:name={quoteattr(name)}/>{inner}<w:bookmarkEnd w:id="{number}"/>'
    )


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its paragraphs, its width in mm, how many columns it spans, how it continues downward.

    `vertical` is "" | "restart" | "continue".
    """

    inner: str
    width: float
    span: int = 1
    align: str = "top"
    vertical: str = ""


def cell(of: Cell) -> str:
    """A w:tc; a cell always ends with a paragraph."""
    merge = {"": "", "restart": '<w:vMerge w:val="restart"/>', "continue": "<w:vMerge/>"}[of.vertical]
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{twips(of.width)}" w:type="dxa"/>'
        + (f'<w:gridSpan w:val="{of.span}"/>' if of.span > 1 else "")
        + merge
        + (f'<w:vAlign w:val="{of.align}"/>' if of.align != "top" else "")
        + f"</w:tcPr>{of.inner or paragraph()}</w:tc>"
    )


def row(cells: Sequence[Cell], header: bool = False, whole: bool = False) -> str:
    """A w:tr; a header row repeats on every page, a whole one is not broken over pages."""
    marks = ("<w:cantSplit/>" if whole or header else "") + ("<w:tblHeader/>" if header else "")
    return f"<w:tr>{f'<w:trPr>{marks}</w:trPr>' if marks else ''}{''.join(map(cell, cells))}</w:tr>"


@dataclass(frozen=True, slots=True)
class Frame:
    """A table's widths in mm, whether it is ruled, and the margin in its cells."""

    widths: tuple[float, ...]
    ruled: bool = False
    margin: float = 0

    def cells(self, inners: Sequence[str], **more: str) -> list[Cell]:
        """One cell for each column."""
        plain = Cell("", 0)
        return [
            replace(plain, inner=i, width=w, **more)  # type: ignore[arg-type]
            for i, w in zip(inners, self.widths, strict=True)
        ]


def table(frame: Frame, rows: Sequence[str]) -> str:
    """A w:tbl with fixed columns, centred between the margins."""
    border = 'w:val="single" w:sz="4" w:space="0" w:color="000000"' if frame.ruled else 'w:val="nil"'
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    margin = twips(frame.margin)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(map(twips, frame.widths))}" w:type="dxa"/><w:jc w:val="center"/>'
        f"<w:tblBorders>{''.join(f'<w:{side} {border}/>' for side in sides)}</w:tblBorders>"
        '<w:tblLayout w:type="fixed"/><w:tblCellMar>'
        + "".join(
            f'<w:{side} w:w="{m}" w:type="dxa"/>'
            for side, m in zip(sides, (0, margin, 0, margin), strict=False)
        )
        + "</w:tblCellMar></w:tblPr><w:tblGrid>"
        + "".join(f'<w:gridCol w:w="{twips(width_)}"/>' for width_ in frame.widths)
        + f"</w:tblGrid>{''.join(rows)}</w:tbl>"
    )
