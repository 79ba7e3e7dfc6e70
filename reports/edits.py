"""The clerk's pen: an edited report read back, cell by cell and heading by heading, against what was generated.

Edits are wording (bản biên tập), never facts: an edit that changes a number says so, and is asked about.
A keyed piece is found by its hidden bookmark; where an editor lost it, by its number and likeness.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from reports.layout.appendix import row_title
from reports.layout.body import gathered_lines, heading_words
from reports.layout.clean import clean, paragraphs
from reports.model import Blank, Gathered, Heading, Paragraph, ReportContent, Row
from reports.reading import Piece, read_pieces

_NUMBER = re.compile(r"\d+(?:[.,/]\d+)*")
COLUMNS = ("title", "target", "deadline", "result")


@dataclass(frozen=True, slots=True)
class Edit:
    """One piece that differs. `key` is "heading:<key>", "title:<key>" (a heading's words), "row:<key>:<column>",
    "opening", "notes", "closing", "row:<key>" (the row is gone) or "new:<n>" (a row without a key was added: old is "").

    `numbers` holds (gone, come) when a number changed, else two empty tuples.
    """

    key: str
    old: str
    new: str
    gone: tuple[str, ...] = ()
    come: tuple[str, ...] = ()

    @property
    def numbers_changed(self) -> bool:
        """Whether the edit touches a figure, and so must be asked about."""
        return bool(self.gone or self.come)


def read_edits(path: Path, generated: ReportContent) -> tuple[Edit, ...]:
    """The differences of an edited file from what was generated, in the order of the report.

    Raises ReportError: `not_a_word_file`, `word_file_too_large`, `word_file_not_ours`.
    """
    return compare(generated_pieces(generated), read_pieces(path, _outline(generated)))


def generated_pieces(content: ReportContent) -> dict[str, str]:
    """Every editable piece as it was generated, by key."""
    found: dict[str, str] = {}
    if content.opening:
        found["opening"] = "\n".join(map(clean, content.opening))
    if content.notes:
        found["notes"] = "\n".join(map(clean, content.notes))
    for heading in content.body:
        found[f"title:{heading.key}"] = heading_words(heading, content.upper_headings)
        found[f"heading:{heading.key}"] = "\n".join(_lines(heading))
    found["closing"] = f"{clean(content.closing).rstrip(' ./')}./."
    for appendix in content.appendices:
        for row in appendix.rows:
            found.update({f"row:{row.key}:{name}": told for name, told in _cells(row).items()})
    return found


def _lines(heading: Heading) -> Iterable[str]:
    for block in heading.blocks:
        if isinstance(block, Paragraph):
            yield from paragraphs(block.text)
        elif isinstance(block, Blank):
            yield clean(f"[{block.note}]")
        elif isinstance(block, Gathered):
            yield from gathered_lines(block)


def _cells(row: Row) -> dict[str, str]:
    if row.section:
        return {"title": clean(row.title).upper()}
    told = "\n".join(line for part in row.result for line in paragraphs(part))
    texts = (row_title(row), "\n".join(paragraphs(row.target)), clean(row.deadline), told)
    return dict(zip(COLUMNS, texts, strict=True))


def _outline(content: ReportContent) -> tuple[Piece, ...]:
    """Where each keyed piece was, for a file whose hidden marks were lost."""
    headings = [Piece("h", h.key, heading_words(h, content.upper_headings)) for h in content.body]
    closing = Piece("h", "closing", f"{clean(content.closing).rstrip(' ./')}./.")
    rows = [Piece("r", r.key, f"{r.number} {_cells(r)['title']}") for a in content.appendices for r in a.rows]
    opening = [Piece("h", "opening", clean(content.opening[0]))] if content.opening else []
    notes = [Piece("h", "notes", clean(content.notes[0]))] if content.notes else []
    return (*opening, *notes, *headings, closing, *rows)


def compare(old: Mapping[str, str], new: Mapping[str, str]) -> tuple[Edit, ...]:
    """The edits between two sets of pieces: changed ones in the old order, then what was added."""
    gone_rows: list[str] = []
    edits: list[Edit] = []
    for key, before in old.items():
        row = ":".join(key.split(":")[:-1]) if key.startswith("row:") else ""
        if key in new:
            if plain_words(before) != plain_words(new[key]):
                edits.append(_edit(key, before, new[key]))
        elif row and row not in gone_rows and not any(k.startswith(f"{row}:") for k in new):
            gone_rows.append(row)
            edits.append(_edit(row, before, ""))
        elif not row:
            edits.append(_edit(key, before, ""))
    return (*edits, *(_edit(key, "", told) for key, told in new.items() if key not in old))


def plain_words(words: str) -> str:
    """What is compared of a text: no difference in spaces, no-break or not, or in kinds of quotes and dashes."""
    same = words.translate(
        {0xA0: " ", 0x201C: '"', 0x201D: '"', 0x2018: "'", 0x2019: "'", 0x2013: "-", 0x2011: "-"}
    )
    return "\n".join(" ".join(line.split()) for line in same.split("\n") if line.strip())


def _edit(key: str, old: str, new: str) -> Edit:
    before, after = _numbers(old), _numbers(new)
    return Edit(key, old, new, tuple((before - after).elements()), tuple((after - before).elements()))


def _numbers(words: str) -> Counter[str]:
    """The figures of a text; 08 and 8 are the same."""
    return Counter(number.lstrip("0") or "0" for number in _NUMBER.findall(words))
