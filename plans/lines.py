"""Running text as lines of meaning: what a page or a hard wrap cut is joined, markers are split off."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from plans.blocks import Block, Paragraph, Table
from plans.markers import Marker, split_marker
from vietnamese.normalize import fold

_CLOSED = re.compile(r"[.:;!?/”\"]\s*$")
_END = re.compile(r"\s*\.?/\.?\s*$")
_SENTENCE = re.compile(r"(?<=[^\W\d][.;])\s+(?=[A-ZĐÀ-Ỹ])")


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph with its leading marker split off."""

    marker: Marker | None
    text: str

    @property
    def kind(self) -> str:
        """The kind of the marker, "" for none."""
        return self.marker.kind if self.marker else ""


def read_lines(blocks: Sequence[Block]) -> list[Line]:
    """The paragraphs outside tables, cut ones joined; the signature ends the text."""
    return [_line(text) for text in _joined(b.text for b in _body(blocks))]


def _body(blocks: Sequence[Block]) -> Iterable[Paragraph]:
    for block in blocks:
        if isinstance(block, Table) and "noi nhan" in fold(
            " ".join(c.text for r in block.rows[:3] for c in r.cells)
        ):
            return
        if isinstance(block, Paragraph):
            if fold(block.text).startswith("noi nhan"):
                return
            yield block


def _line(text: str) -> Line:
    marker, rest = split_marker(text)
    return Line(marker, rest if marker else text)


def _joined(texts: Iterable[str]) -> list[str]:
    found: list[str] = []
    for text in texts:
        if found and split_marker(text)[0] is None and _goes_on(found[-1], text):
            found[-1] = f"{found[-1]} {text}"
        else:
            found.append(text)
    return found


def _goes_on(before: str, text: str) -> bool:
    if _CLOSED.search(before) or before.isupper():
        return False
    return text[:1].islower() or text[:1] in ",;)" or (len(before) >= 70 and len(text) < 200)


def sentences(text: str) -> list[str]:
    """The sentences of a paragraph without the closing "./."."""
    return [piece.strip(" ;") for piece in _SENTENCE.split(_END.sub("", text)) if piece.strip(" ;.")]
