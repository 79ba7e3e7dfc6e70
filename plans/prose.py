"""Prose plans as drafts: numbered headings are tasks, the lines below them say when, who and what comes out.

A heading with numbered headings below it and nothing said of itself is a group. Purposes, requirements and
costs are no tasks; "Tổ chức thực hiện" gives standing duties and assignments of tasks named before.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from plans.blocks import Block
from plans.drafts import Draft
from plans.duties import Duties
from plans.fields import Fields
from plans.lines import Line, read_lines
from plans.markers import split_label
from plans.prose_fields import Said, lead_units, read_field
from plans.units import is_own_unit
from vietnamese.normalize import fold

_NO_TASKS = re.compile(
    r"(?:phan (?:thu )?\w+[ :.]*)?(?:(?:muc dich|yeu cau|muc tieu|can cu|quan diem|su can thiet|dac diem|danh gia|thuc trang|tinh hinh|ket qua|kinh phi|nguon kinh phi|pham vi|doi tuong|co so|khai quat|thuan loi|ton tai|de xuat, kien nghi|kien nghi)\b).*"
)
_CARRIES_OUT = re.compile(
    r".*(?:to chuc thuc hien|phan cong (?:nhiem vu|trach nhiem|thuc hien|to chuc)|trach nhiem (?:cua|thuc hien)|to chuc trien khai).*"
)


@dataclass(slots=True)
class ProseReader:
    """Walks the lines of a plan; `open` are the headings that a line may belong to, by their numbers."""

    fields: Fields
    drafts: list[Draft] = field(default_factory=list)
    section: Draft | None = None
    skips: bool = False
    duties: Duties | None = None
    open: list[tuple[tuple[str, ...], Draft]] = field(default_factory=list)
    below: str = ""
    solutions: list[tuple[Draft, str]] = field(default_factory=list)

    def read(self, lines: Sequence[Line]) -> list[Draft]:
        """All drafts of the plan; empty when nothing in it is a task."""
        for line in lines:
            if line.kind in ("roman", "letter") and _is_heading(line):
                self._start_section(line)
            elif self.skips:
                continue
            elif self.duties is not None:
                self.duties.line(line)
            elif line.kind in ("number", "dotted"):
                self._heading(line)
            elif line.kind == "alpha":
                self._alpha(line)
            else:
                self._below(line)
        return self._settled()

    def _start_section(self, line: Line) -> None:
        title = line.text.strip(" .:")
        flat = " ".join(fold(title).split())
        self.skips = bool(_NO_TASKS.fullmatch(flat)) and "nhiem vu" not in flat
        self.open, self.below, self.duties = [], "", None
        if self.skips:
            return
        assert line.marker is not None
        letter = line.marker.kind == "letter"
        above = (
            None
            if letter
            else next(
                (
                    d
                    for d in [self.section, self.section and self.section.parent]
                    if d and d.marker and d.marker.isalpha() and d.marker in "ABCĐEGH"
                ),
                None,
            )
        )
        self.section = Draft("section", title, above, line.marker.text, None, line.marker.text)
        self.drafts.append(self.section)
        if _CARRIES_OUT.fullmatch(flat):
            self.duties = Duties(self.fields, self.drafts, self.section)

    def _heading(self, line: Line) -> None:
        assert line.marker is not None
        parts = line.marker.parts
        if self.section is not None and len(parts) > 1 and parts[0] == self.section.number:
            parts = parts[1:]
        while (self.open and self.open[-1][0] != parts[: len(self.open[-1][0])]) or (
            self.open and len(self.open[-1][0]) >= len(parts)
        ):
            self.open.pop()
        parent = self.open[-1][1] if self.open else self.section
        depth = len(self.open[-1][0]) if self.open else 0
        node = self._node(line.text, parent, ".".join(parts[depth:]), line.marker.text)
        self.open.append((parts, node))

    def _node(self, text: str, parent: Draft | None, number: str, marker: str) -> Draft:
        if self.drafts and parent is None and self.section is None and self.skips:
            return self.drafts[-1]
        label, title = split_label(text)
        kind = "indicator" if label and label.word in ("chỉ tiêu", "ct") else "task"
        node = Draft(kind, title.strip(), parent, number, label.text if label else None, marker)
        self.fields.title(node)
        if is_own_unit(node.title) and label is None:
            node.node_type = "owner"
        self.drafts.append(node)
        self.below = ""
        return node

    @property
    def node(self) -> Draft | None:
        """The heading that a line belongs to."""
        return self.open[-1][1] if self.open else None

    def _alpha(self, line: Line) -> None:
        """ "a) Giải pháp thực hiện:" names a field, any other "a)" is a part of the task."""
        said = read_field(line.text)
        if self.open and self.open[-1][0][-1].isalpha() and said is None:
            self.open.pop()
        if said is not None:
            self._say(said)
        elif self.node is not None and line.marker is not None:
            parts = (*self.open[-1][0], line.marker.text)
            node = self._node(line.text, self.node, line.marker.text, line.marker.text)
            node.node_type = "sub_task"
            self.open.append((parts, node))

    def _below(self, line: Line) -> None:
        node = self.node
        if node is None:
            return
        said = read_field(line.text)
        if said is not None:
            self._say(said)
        elif self.below == "solutions" and line.kind == "bullet":
            self.solutions.append((node, line.text))
            self._add_below("solution", node, line)
        elif line.kind == "bullet" and self.below == "":
            self._add_below("step", node, line)
        elif self.below in ("target", "deadline", "lead", "coordinating"):
            self._say(Said(self.below, line.text))  # type: ignore[arg-type]
            self.below = ""

    def _add_below(self, kind: str, node: Draft, line: Line) -> None:
        assert line.marker is not None
        step = Draft(kind, line.text, node, "", marker=line.marker.text)
        self.fields.step(step)
        step.title = step.title.strip(" .;")
        self.drafts.append(step)

    def _say(self, said: Said) -> None:
        node = self.node
        if node is None:
            return
        value = said.value.strip(" ;")
        self.below = said.name if not value or said.name in ("solutions", "ignored") else ""
        if not value:
            return
        match said.name:
            case "deadline":
                self.fields.deadline(node, value)
            case "start":
                times = self.fields.reader.read(value)
                node.start = times.due or times.start
            case "target":
                self.fields.target(node, value.strip(" ."))
            case "coordinating":
                self._coordinate(node, value)
            case "lead":
                self._lead(node, value, said.coordinating)
            case "solutions":
                self.drafts.append(Draft("solution", value.strip(" .;"), node))

    def _coordinate(self, node: Draft, value: str) -> None:
        from plans.units import split_units

        node.coordinating_units = split_units(value)
        node.stops_presiding = True

    def _lead(self, node: Draft, value: str, helpers: tuple[str, ...]) -> None:
        leads, others = lead_units(value, self.fields.known)
        if not leads:
            return
        if node.lead_unit is None:
            node.lead_unit = leads[0]
            leads = leads[1:]
        for unit in leads:
            if unit != node.lead_unit:
                node.flag("several_leads", "lead_unit", unit)
        if not node.coordinating_units and not node.stops_presiding:
            node.coordinating_units = others or helpers

    def _settled(self) -> list[Draft]:
        """Groups and sub-tasks get their types; attributes that are no steps and empty sections go."""
        parents = {
            id(d.parent) for d in self.drafts if d.parent and d.node_type in ("task", "indicator", "owner")
        }
        for draft in self.drafts:
            if (
                draft.node_type == "task"
                and id(draft) in parents
                and draft.label is None
                and not draft.has_values
            ):
                draft.node_type = "group"
            elif (
                draft.node_type == "task"
                and draft.parent is not None
                and draft.parent.node_type == "task"
                and not draft.label
            ):
                draft.node_type = "sub_task"
        kept = [d for d in self.drafts if not self._is_attribute(d)]
        kept = without_empty(kept)
        return (
            kept if any(d.node_type in ("task", "indicator", "sub_task", "obligation") for d in kept) else []
        )

    def _is_attribute(self, draft: Draft) -> bool:
        """A bare "-" line beside "Thời gian:" and "Đơn vị:" lines describes the task, it is no step."""
        node = draft.parent
        return draft.node_type == "step" and node is not None and node.has_values and not draft.due


def _is_heading(line: Line) -> bool:
    return len(line.text) < 160


def without_empty(drafts: list[Draft], *, assigning: bool = True) -> list[Draft]:
    """The drafts without sections, owners and groups that hold nothing; `assigning` owners give tasks to a unit."""
    while True:
        parents = {id(d.parent) for d in drafts if d.parent}
        kept = [
            d
            for d in drafts
            if d.node_type not in ("section", "owner", "group")
            or id(d) in parents
            or d.has_values
            or (assigning and d.assigns)
        ]
        if len(kept) == len(drafts):
            return kept
        drafts = kept


def read_prose(blocks: Sequence[Block], fields: Fields) -> list[Draft]:
    """The drafts of a plan in running text; [] when it holds no task."""
    return ProseReader(fields).read(read_lines(blocks))
