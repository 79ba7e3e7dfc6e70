"""The body: opening, headings with their texts and marked blanks, closing sentence (Phụ lục I, mục II.6, V)."""

from collections.abc import Iterator
from itertools import count as counter

from reports.keys import bookmark_name
from reports.layout.clean import clean, paragraphs
from reports.layout.elements import Face, Shape, bookmark, paragraph, run, text
from reports.layout.statistics import statistics_table, upcoming_table
from reports.model import Blank, Block, Gathered, Heading, Paragraph, ReportContent, StatisticsTable
from reports.sentences import NOTHING

INDENT = 12.7
PLAIN = Shape("both", after=6, first=INDENT)
_CLOSING = Shape("both", after=6, first=INDENT, keep_next=True, keep_lines=True)
_HEADINGS = {
    1: Shape("both", before=6, after=6, first=INDENT, keep_next=True, keep_lines=True, outline=0),
    2: Shape("both", after=6, first=INDENT, keep_next=True, keep_lines=True, outline=1),
    3: Shape("both", after=6, first=INDENT, keep_next=True, keep_lines=True, outline=2),
}


class Marks:
    """Numbers for bookmarks, unique in one file."""

    def __init__(self) -> None:
        self._numbers: Iterator[int] = counter(1)

    def mark(self, kind: str, key: str, inner: str) -> str:
        """The runs within the hidden bookmark of a key."""
        return bookmark(bookmark_name(kind, key), next(self._numbers), inner)


def body(content: ReportContent, marks: Marks) -> str:
    """Everything between the title and the signature."""
    parts = [text(line, Face(14, italic=True), PLAIN) for line in content.basis]
    for key, told in (("opening", content.opening), ("notes", content.notes)):
        parts += [_unheaded(line, marks, key if n == 0 else "") for n, line in enumerate(told)]
    for heading in content.body:
        parts.append(_heading(heading, content.upper_headings, marks))
        parts += [_block(block, content) for block in heading.blocks]
    parts.append(_closing(content, marks))
    return "".join(parts)


def _unheaded(line: str, marks: Marks, key: str) -> str:
    words = run(clean(line), Face(14))
    return paragraph(marks.mark("h", key, words) if key else words, PLAIN, Face(14))


def heading_words(heading: Heading, upper: bool) -> str:
    """The heading as printed: "I. TÌNH HÌNH …" in capitals, "1. Thuận lợi" and "a) …" in natural case."""
    title = clean(heading.title)
    mark = {1: f"{heading.number}. ", 2: f"{heading.number}. ", 3: f"{heading.number}) "}[heading.level]
    words = title.upper() if upper and heading.level == 1 else title
    return f"{mark if heading.number else ''}{words}"


def _heading(heading: Heading, upper: bool, marks: Marks) -> str:
    face = Face(14, bold=heading.level < 3)
    words = run(heading_words(heading, upper), face)
    return paragraph(marks.mark("h", heading.key, words), _HEADINGS[heading.level], face)


def _block(block: Block, content: ReportContent) -> str:
    if isinstance(block, Paragraph):
        return "".join(text(line, Face(14), PLAIN) for line in paragraphs(block.text))
    if isinstance(block, Blank):
        return text(f"[{block.note}]", Face(14, marked=True), PLAIN)
    if isinstance(block, Gathered):
        return "".join(text(line, Face(14), PLAIN) for line in gathered_lines(block))
    if isinstance(block, StatisticsTable):
        return statistics_table(content)
    return upcoming_table(content.upcoming) or text(NOTHING, Face(14), PLAIN)


def gathered_lines(block: Gathered) -> tuple[str, ...]:
    """One matter: "- Đơn vị: nội dung."; several: the unit's line, then one "+" line each."""
    items = [line for item in block.items for line in paragraphs(item)]
    if len(items) == 1:
        return (f"- {clean(block.unit)}: {_ended(items[0])}",)
    return (f"- {clean(block.unit)}:", *(f"+ {_ended(item)}" for item in items))


def _ended(words: str) -> str:
    return words if words.endswith((".", "!", "?", "…", ";", ":")) else f"{words}."


def _closing(content: ReportContent, marks: Marks) -> str:
    """The last paragraph stays with the signature and ends the text with "./."."""
    words = f"{clean(content.closing).rstrip(' ./')}./."
    return paragraph(marks.mark("h", "closing", run(words, Face(14))), _CLOSING, Face(14))
