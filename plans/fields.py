"""Fills a draft from the cells of its row: deadline, target, who, result; and mends what a page break cut."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from plans.assignees import Assignee, read_assignee, read_presiding
from plans.blocks import Cell
from plans.cells import join_lines
from plans.deadlines import Reader
from plans.drafts import Draft
from plans.prose_fields import coordinating_in_title
from plans.results import infer_status, read_result
from plans.targets import composed, read_target
from plans.units import split_units
from vietnamese.normalize import fold

_AS_ABOVE = re.compile(r"\W*(?:nhu tren|nt|n\.t)\W*|[\"”“]|'{2}|//")
_ALL = ("start", "deadline", "target", "who", "coordinating", "result", "status", "internal", "source")


class ByRole(Protocol):
    """A row whose cells are asked for by role."""

    def cell(self, role: str) -> Cell:
        """The cell of a role."""
        ...


@dataclass(slots=True)
class Fields:
    """What a row says of a node; remembers merged cells, so that what they cover is inherited and marked."""

    reader: Reader
    known: frozenset[str] = frozenset()
    above: dict[str, Cell] = field(default_factory=dict)

    def fill(self, draft: Draft, view: ByRole, roles: Sequence[str] = _ALL) -> None:
        """Every field that the row prints for this very node."""
        for role in roles:
            cell = _target_cell(view) if role == "target" else view.cell(role)
            same = bool(_AS_ABOVE.fullmatch(fold(cell.text)))
            inherited = bool(self.above.get(role)) and (same or (cell.continued and not cell))
            if inherited:
                cell = self.above[role]
            elif cell:
                self.above[role] = cell
            elif not cell.continued:
                self.above.pop(role, None)
            if cell:
                self._set(draft, role, cell)
                if inherited:
                    draft.inherited += _FIELDS.get(role, [])

    def _set(self, draft: Draft, role: str, cell: Cell) -> None:
        text = join_lines(cell.lines)
        if text.strip("-–/. ") == "":
            return
        match role:
            case "deadline":
                self.deadline(draft, text)
            case "start":
                times = self.reader.read(text)
                draft.start = times.due or times.start or draft.start
            case "target":
                self.target(draft, text)
            case "who":
                self.assign(draft, read_assignee("; ".join(_units_apart(cell.lines)), self.known))
            case "coordinating":
                draft.coordinating_units = split_units(text)
            case "result":
                self.result(draft, text)
            case "internal":
                times = self.reader.read(text)
                draft.internal_due = times.due or times.start
            case "source":
                draft.source_document = text
            case "status":
                draft.status_inferred = infer_status(text) or draft.status_inferred

    def target(self, draft: Draft, text: str) -> None:
        """The target's text, with its number and unit where it prints one."""
        draft.target = text
        draft.target_quantity, draft.target_unit = read_target(text)

    def deadline(self, draft: Draft, text: str) -> None:
        """The words of a deadline column; what is no date stays as a condition of its own words."""
        times = self.reader.read(text)
        draft.start, draft.due = times.start or draft.start, times.due

    def assign(self, draft: Draft, found: Assignee) -> None:
        """Who does it; a unit that only follows from a post is flagged."""
        draft.lead_unit, draft.lead_person, draft.lead_position = found.unit, found.person, found.position
        if found.coordinating:
            draft.coordinating_units = found.coordinating
        if found.inferred and found.unit:
            draft.flag("unit_inferred", "lead_unit", found.position)
        for other in (*found.other_units, *found.other_persons):
            draft.flag("several_leads", "lead_unit" if other in found.other_units else "lead_person", other)

    def preside(self, draft: Draft, cell: Cell) -> None:
        """Who answers for it."""
        draft.presiding_position = read_presiding(join_lines(cell.lines))

    def result(self, draft: Draft, text: str) -> None:
        """What has been done, with its documents, quantities and the state that its words suggest."""
        found = read_result(text, draft.target_quantity, draft.target_unit, self.reader.year)
        draft.result_text, draft.status_inferred = text, found.status
        draft.result_documents, draft.result_quantities = found.documents, found.quantities
        for document in found.documents:
            if document.printed and document.printed != document.number:
                draft.flag("damaged_number", "result_documents", document.printed)

    def title(self, draft: Draft) -> None:
        """Takes a trailing deadline and the colon of a heading out of a title."""
        draft.title, draft.title_deadline = self.reader.split_title(draft.title)
        draft.title = draft.title.strip().rstrip(":").rstrip()
        if not draft.coordinating_units and fold(draft.title).startswith("phoi hop"):
            draft.coordinating_units = coordinating_in_title(draft.title)

    def step(self, draft: Draft) -> None:
        """A step's own month behind its last colon."""
        draft.title, words = self.reader.split_tail(draft.title)
        draft.title = draft.title.rstrip(" :;")
        if words:
            self.deadline(draft, words)

    def extend(self, draft: Draft, view: ByRole) -> None:
        """The rest of a row that a page cut: its cells go on where those above stopped."""
        result = view.cell("result")
        if result:
            self.result(draft, f"{draft.result_text or ''} {join_lines(result.lines)}".strip())
        target = view.cell("target")
        if target:
            self._set(draft, "target", Cell((f"{draft.target or ''} {target.text}".strip(),)))
        who = view.cell("who")
        if who:
            before = draft.lead_unit if draft.lead_unit and not draft.lead_person else ""
            self._set(
                draft,
                "who",
                Cell((f"{before} {who.text}".strip(),))
                if not before or who.text[:1].islower()
                else Cell((before, who.text)),
            )
        due = view.cell("deadline")
        if due and draft.due is not None:
            self.deadline(
                draft, f"{draft.start.text if draft.start else ''} {draft.due.text} {due.text}".strip()
            )
        elif due:
            self.deadline(draft, due.text)
        work = view.cell("work")
        if work and draft.node_type == "work":
            draft.title = f"{draft.title} {work.text}"


def _target_cell(view: ByRole) -> Cell:
    """The target with its number and measure where those have columns of their own."""
    cell, quantity, measure = (view.cell(role) for role in ("target", "quantity", "measure"))
    if not quantity and not measure:
        return cell
    whole = composed(join_lines(cell.lines), quantity.text, measure.text)
    return Cell((whole,)) if whole else cell


_FIELDS = {
    "deadline": ["start", "due"],
    "start": ["start"],
    "target": ["target"],
    "who": ["lead_unit", "lead_person"],
    "coordinating": ["coordinating_units"],
    "result": ["result_text"],
}


def _units_apart(lines: Sequence[str]) -> list[str]:
    """Lines of an executing cell: one that goes on in the middle of a name is joined to the one before."""
    found: list[str] = []
    for line in lines:
        text = line.lstrip("-–+•* ")
        closed = not found or line[:1] in "-–+•*" or text[:1].isupper() or found[-1].endswith((".", ";"))
        starts = line[:1] in "-–+•*" or (closed and _begins(text))
        if found and not (starts and not found[-1].endswith((",", "-", "–", "và", "&", ":", "Đ/c", "đ/c"))):
            found[-1] = f"{found[-1]} {text}"
        else:
            found.append(text)
    return [text.rstrip(" ;") for text in found]


def _begins(text: str) -> bool:
    from plans.units import is_own_unit

    return is_own_unit(text) or text.lower().startswith(("đ/c", "đồng chí", "phối hợp", "chủ trì", "đơn vị"))
