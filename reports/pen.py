"""The clerk's edits weighed and put in place: wording is taken, facts never come from a file.

A fact is a figure, a state, a negation, what the plan says of a task (title, target, deadline), a row that is gone
or new. Only text that people write under a heading of their own may bring figures, after somebody was asked.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from reports.edits import COLUMNS, Edit, generated_pieces, plain_words
from reports.layout.clean import paragraphs
from reports.model import Blank, Block, Gathered, Heading, Paragraph, ReportContent, Row
from reports.places import Place
from reports.sentences import CARRIED
from vietnamese.normalize import fold

Weight = Literal["wording", "figures", "fact", "plan", "row_gone", "row_new", "heading_gone"]
_NUMBER = re.compile(r"\d+(?:[.,/]\d+)*")
_STATE = re.compile(
    r"\b(?:(chua|khong|dang|gan|sap|co ban) )?(hoan thanh|qua han|dung han|dung thuc hien|tam dung)\b"
    r"|\b(chua|khong)\b"
)
_WRITTEN = (Paragraph, Blank, Gathered)


@dataclass(frozen=True, slots=True)
class Weighed:
    """One edit with its weight; `taken` is the wording that goes in ("" with weight fact: nothing does)."""

    edit: Edit
    weight: Weight
    taken: str | None


def weigh(edits: Sequence[Edit], content: ReportContent) -> tuple[Weighed, ...]:
    """Each edit with what becomes of it, in the order of the report."""
    return tuple(_weighed(edit, content) for edit in edits)


def _weighed(edit: Edit, content: ReportContent) -> Weighed:
    kind, _, rest = edit.key.partition(":")
    if kind == "new":
        return Weighed(edit, "row_new", None)
    if kind == "row":
        column = rest.rpartition(":")[2] if ":" in rest else ""
        if column not in COLUMNS:
            return Weighed(edit, "row_gone", None)
        return _fact_or_wording(edit) if column == "result" else Weighed(edit, "plan", None)
    if kind == "title":
        return Weighed(edit, "wording" if edit.new else "heading_gone", edit.new or None)
    if kind == "heading":
        heading = next((h for h in content.body if h.key == rest), None)
        if heading is not None and _free(heading):
            return _free_text(edit, heading)
        return _fact_or_wording(edit) if edit.new else Weighed(edit, "heading_gone", None)
    return _fact_or_wording(edit) if edit.new else Weighed(edit, "heading_gone", None)


def _free(heading: Heading) -> bool:
    """Whether people write this heading, so that its figures are theirs and not the system's."""
    return bool(heading.writer) and all(isinstance(b, Paragraph | Blank) for b in heading.blocks)


def _free_text(edit: Edit, heading: Heading) -> Weighed:
    notes = {f"[{b.note}]" for b in heading.blocks if isinstance(b, Blank)}
    new = "\n".join(line for line in edit.new.split("\n") if line not in notes)
    if not new:
        return Weighed(edit, "heading_gone", None)
    only_blank = all(isinstance(b, Blank) for b in heading.blocks)
    return Weighed(edit, "wording" if only_blank or not edit.gone else "figures", new)


def _fact_or_wording(edit: Edit) -> Weighed:
    if not edit.numbers_changed and states(edit.old) == states(edit.new):
        return Weighed(edit, "wording", edit.new)
    mended = _with_old_number(edit)
    worded = mended is not None and states(edit.old) == states(mended)
    changed = worded and plain_words(mended or "") != plain_words(edit.old)
    return Weighed(edit, "fact", mended if changed else None)


def states(words: str) -> Counter[str]:
    """The states and negations that a text speaks of: "đã hoàn thành" is "hoàn thành", "chưa hoàn thành" is not."""
    return Counter(" ".join(filter(None, found.groups())) for found in _STATE.finditer(fold(words)))


def _with_old_number(edit: Edit) -> str | None:
    """The new words with the system's figure put back, where a single figure was changed into another one."""
    if len(edit.gone) != 1 or len(edit.come) != 1:
        return None
    old = next((n for n in _NUMBER.findall(edit.old) if _bare(n) == edit.gone[0]), edit.gone[0])
    place = next((m for m in _NUMBER.finditer(edit.new) if _bare(m[0]) == edit.come[0]), None)
    return None if place is None else f"{edit.new[: place.start()]}{old}{edit.new[place.end() :]}"


def _bare(number: str) -> str:
    return number.lstrip("0") or "0"


def apply(
    content: ReportContent, edits: Sequence[tuple[str, str, str]]
) -> tuple[ReportContent, tuple[str, ...]]:
    """The report with the clerk's wording (place, old, new) where the words it replaced still stand; places where not."""
    pieces = generated_pieces(content)
    blank = {f"heading:{h.key}" for h in content.body if _unwritten(h)}
    fits: dict[str, str] = {}
    stale = []
    for place, old, new in edits:
        now = pieces.get(place)
        if now is not None and (plain_words(now) == plain_words(old) or place in blank):
            fits[place] = new
        elif now is None or plain_words(now) != plain_words(new):
            stale.append(place)
    return _changed(content, fits), tuple(stale)


def _unwritten(heading: Heading) -> bool:
    """Whether nobody wrote the heading for this period: only blanks, or the words of the period before."""
    blanks = [b for b in heading.blocks if isinstance(b, Blank)]
    return bool(blanks) and (len(blanks) == len(heading.blocks) or blanks[-1].note.endswith(CARRIED))


def _changed(content: ReportContent, new: Mapping[str, str]) -> ReportContent:
    if not new:
        return content
    closing = new.get("closing")
    opening = new.get("opening")
    return replace(
        content,
        opening=paragraphs(opening) if opening else content.opening,
        closing=closing.rstrip(" ./") if closing else content.closing,
        body=tuple(_heading(h, new, content.upper_headings) for h in content.body),
        appendices=tuple(replace(a, rows=tuple(_row(r, new) for r in a.rows)) for a in content.appendices),
    )


def _heading(heading: Heading, new: Mapping[str, str], upper: bool) -> Heading:
    title = new.get(f"title:{heading.key}")
    if title:
        number, _, words = title.partition(" ")
        numbered = bool(heading.number) and number.rstrip(".)") == heading.number
        heading = replace(heading, title=words if numbered else title)
    text = new.get(f"heading:{heading.key}")
    if text is None:
        return heading
    tables: tuple[Block, ...] = tuple(b for b in heading.blocks if not isinstance(b, _WRITTEN))
    return replace(heading, blocks=(*map(Paragraph, paragraphs(text)), *tables))


def _row(row: Row, new: Mapping[str, str]) -> Row:
    text = new.get(f"row:{row.key}:result")
    return row if text is None else replace(row, result=paragraphs(text))


def place_of(content: ReportContent, key: str) -> Place:
    """The place of a piece's key; "opening" and "closing" are their own heading."""
    kind, _, rest = key.partition(":")
    if kind in ("title", "heading"):
        above = ""
        for h in content.body:
            above = h.number if h.level == 1 else above
            if h.key == rest:
                number = h.number if h.level == 1 or not above else f"{above}.{h.number}"
                return Place(heading=f"{number} {h.title}".strip())
    if kind == "row":
        name, _, column = rest.rpartition(":") if rest.rpartition(":")[2] in COLUMNS else (rest, "", "")
        for row in (r for a in content.appendices for r in a.rows if r.key == name):
            return Place(number=row.number, title=row.title, column=column)
    return Place(heading=rest or kind)
