"""A document as paragraphs and tables in reading order, whatever format it came in.

A table is rectangular: a cell that spans columns stands in its first one, the covered ones are `COVERED`;
a cell that goes on from a merged cell above is marked `continued` and empty.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_BLANKS = re.compile(r"[^\S\n]+")
_LOOKALIKES = str.maketrans({"Ð": "Đ", "ð": "đ", "\u2011": "-", "\u2010": "-"})


def tidy(text: str) -> str:
    """NFC without invisible marks, runs of blanks as one, no blanks at the ends; newlines stay."""
    text = unicodedata.normalize("NFC", text).translate(_LOOKALIKES)
    text = _BLANKS.sub(" ", _INVISIBLE.sub("", text))
    return "\n".join(line.strip() for line in text.split("\n")).strip()


def tidy_lines(texts: Iterable[str]) -> tuple[str, ...]:
    """The lines of texts that hold anything, each tidied."""
    return tuple(line for text in texts for line in tidy(text).split("\n") if line)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its lines without empty ones, how many columns it spans, and whether it goes on from above."""

    lines: tuple[str, ...] = ()
    span: int = 1
    continued: bool = False

    @property
    def text(self) -> str:
        """All lines on one."""
        return " ".join(self.lines)

    def __bool__(self) -> bool:
        return bool(self.lines)


COVERED = Cell(span=0)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of `width` cells; `is_header` when the file itself marks it so."""

    cells: tuple[Cell, ...]
    is_header: bool = False
    number: int = 0

    @property
    def filled(self) -> list[Cell]:
        """The cells that hold text."""
        return [cell for cell in self.cells if cell]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of running text; a Word list item has its number or bullet in front."""

    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of equal width; `name` is the sheet's in a workbook."""

    rows: tuple[Row, ...]
    name: str = ""

    @property
    def width(self) -> int:
        """Columns of the grid."""
        return max((len(row.cells) for row in self.rows), default=0)


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Content:
    """All blocks of a file and what was left out of them (codes with arguments)."""

    blocks: tuple[Block, ...]
    notices: tuple[tuple[str, dict[str, object]], ...] = field(default=())
