"""Text that was wrapped by hand, a line break or a paragraph a line: its paragraphs are made whole again.

A wrap breaks where the next word had no room, so the lines of a text tell its width: every line that goes on in
the middle of a sentence stands behind one that was full. Where that holds, full lines are joined, also before a
capital or before what only looks like a number or a bullet; where it does not, nothing is touched.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from plans.blocks import Block, Cell, Content, Paragraph, Row, Table
from plans.markers import split_marker
from plans.units import is_unit
from vietnamese.normalize import fold
from vietnamese.syllables import is_syllable

LEAST, OUTLIERS = 3, 20  # how many lines must go on to tell a width; one in so many may be an exception
INSIDE, CUT = 0.85, 0.3  # of the lines have one length, of the words at their ends are in two pieces
NUMERIC = frozenset("0123456789/.,-")
SHARE = 0.85  # of the longest line: a hand does not break earlier
WIDEST = 120
_ENDED = re.compile(r"[.;:!?](?:[)”\"])?$")
_DATED = re.compile(r"\d{1,2}/\d{4}[)]?$|\b(?:thang|quy|nam)\s+(?:\d+|[ivx]+)$")
_OPEN = re.compile(
    r"(?:[,(“/&-]|\b(?:và|với|của|thuộc|cho|tại|cùng|các|hoặc|theo|từ|đến|giữa|về|là|cấp|số|ngày|tháng|quý|năm|đợt|nhiệm vụ|chỉ tiêu))$"
)

Column = list[tuple[str, ...]]

# What a paragraph below a unit's own heading begins with.
_DUTY = re.compile(
    r"(?:chu tri|phoi hop|theo doi|tham muu|to chuc|huong dan|co trach nhiem|thuc hien|xay dung|don doc|tong hop|kiem tra)\b"
)


@dataclass(frozen=True, slots=True)
class Width:
    """How long lines got, and from what length on they were broken: by a hand, about the same each time."""

    most: int
    broken: int
    inside: bool = False  # broken after so many letters, in the middle of words too

    def full(self, line: str, following: str) -> bool:
        """Whether the next line's first word had no room on this one."""
        if self.inside:
            return self.most - 1 <= len(line) <= self.most
        return len(line) <= self.most and _reach(line, following) >= self.broken

    def glued(self, line: str, following: str) -> bool:
        """Whether the break stood inside a word: a blank at a break is lost and leaves a line one shorter."""
        if not self.inside or len(line) < self.most:
            return False
        return len(following) == self.most or is_cut(line.split(" ")[-1], following.split(" ", 1)[0])


def unwrapped(content: Content) -> Content:
    """The document with whole paragraphs, in its running text and in the cells of its tables.

    Each column has its own width; what tells none has that of its table, or of the whole document.
    """
    texts = [block.text for block in content.blocks if isinstance(block, Paragraph)]
    tables = {n: _columns(b) for n, b in enumerate(content.blocks) if isinstance(b, Table)}
    cells = [lines for columns in tables.values() for column in columns for lines in column]
    whole = width_of([texts, *cells])
    return replace(content, blocks=tuple(_blocks(content.blocks, tables, width_of([texts]) or whole, whole)))


def _blocks(
    blocks: Sequence[Block], tables: Mapping[int, list[Column]], width: Width | None, whole: Width | None
) -> Iterator[Block]:
    run: list[str] = []
    for n, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            run.append(block.text)
            continue
        yield from map(Paragraph, joined(run, width))
        run = []
        yield _table(block, tables[n], whole)
    yield from map(Paragraph, joined(run, width))


def _columns(table: Table) -> list[Column]:
    return [[row.cells[n].lines for row in table.rows if n < len(row.cells)] for n in range(table.width)]


def _table(table: Table, columns: list[Column], whole: Width | None) -> Table:
    own = width_of([lines for column in columns for lines in column]) or whole
    widths = [width_of(column) or own for column in columns]
    return replace(table, rows=tuple(_row(row, widths) for row in table.rows)) if any(widths) else table


def _row(row: Row, widths: Sequence[Width | None]) -> Row:
    return replace(row, cells=tuple(_cell(c, w) for c, w in zip(row.cells, widths, strict=False)))


def _cell(cell: Cell, width: Width | None) -> Cell:
    return replace(cell, lines=tuple(joined(cell.lines, width))) if len(cell.lines) > 1 else cell


def width_of(texts: Iterable[Sequence[str]]) -> Width | None:
    """The width to which lines were wrapped; None where they were not, or it cannot be told."""
    pairs = [pair for lines in texts for pair in pairwise(lines) if _goes_on_for_sure(*pair)]
    if len(pairs) < LEAST:
        return None
    most = max(len(line) for line, _ in pairs)
    if most <= WIDEST and _inside(pairs, most):
        return Width(most, most, inside=True)
    reached = sorted(_reach(*pair) for pair in pairs)
    broken = min(most + 1, reached[len(pairs) // OUTLIERS])
    return Width(most, broken) if most <= WIDEST and broken >= SHARE * most else None


def _inside(pairs: Sequence[tuple[str, str]], most: int) -> bool:
    """Lines of one length, and words in two pieces at their ends: nobody looked where they broke."""
    alike = sum(len(line) >= most - 1 for line, _ in pairs)
    cut = sum(is_cut(line.split(" ")[-1], following.split(" ", 1)[0]) for line, following in pairs)
    return len(pairs) >= 2 * LEAST and alike >= INSIDE * len(pairs) and cut >= CUT * len(pairs)


def _reach(line: str, following: str) -> int:
    """How long the line would be with the next one's first word."""
    return len(line) + 1 + len(following.split(" ", 1)[0])


def _goes_on_for_sure(line: str, following: str) -> bool:
    return following[:1].islower() and not _ENDED.search(line) and split_marker(following)[0] is None


def joined(lines: Sequence[str], width: Width | None) -> list[str]:
    """The paragraphs of lines that were wrapped to a width."""
    if width is None:
        return list(lines)
    found: list[str] = []
    previous = ""
    for line in lines:
        full = bool(found) and width.full(previous, line)
        if full and (width.glued(previous, line) or _belongs(found[-1], line)):
            found[-1] += line if width.glued(previous, line) else f" {line}"
        else:
            found.append(line)
        previous = line
    return found


def _belongs(before: str, line: str) -> bool:
    """Whether a line behind a full one goes on with it."""
    marker, text = split_marker(line)
    if marker is not None:
        return (text[:1].islower() or _leads_on(before)) and not _closed(before)
    if line[:1].islower() or line[:1] in ",.;)”%":
        return True
    if _DUTY.match(fold(line)) and _is_somebody(split_marker(before)[1]):
        return False
    if _is_somebody(line) and _is_somebody(before):
        return _leads_on(before)
    if before.isupper() != line.isupper() and any(c.isalpha() for c in line) and len(line.split()) > 2:
        return False
    return not _closed(before)


def _leads_on(before: str) -> bool:
    """Whether a line ends with a word that wants another ("và", "số", "thuộc")."""
    return _OPEN.search(before) is not None


def _closed(line: str) -> bool:
    return line.endswith(")") or bool(_ENDED.search(line) or _DATED.search(fold(line)))


def _is_somebody(line: str) -> bool:
    return is_unit(line) or line.lower().startswith(("đ/c", "đồng chí"))


def is_cut(left: str, right: str) -> bool:
    """Whether two pieces are one word: a syllable together and not both alone, or the parts of a number."""
    if not left or not right:
        return False
    if left[-1].isdigit() or right[0].isdigit():
        return left[-1] in NUMERIC and right[0] in NUMERIC
    a, b = (re.sub(r"\W", "", fold(piece)) for piece in (left, right))
    if is_syllable(a) and is_syllable(b):
        return False
    if not a or not b:
        return False
    return is_syllable(a + b) or (left[-1].isupper() and right[0].isupper() and not right[1:2].islower())
