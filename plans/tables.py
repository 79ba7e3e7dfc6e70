"""Task tables as drafts: every row found, none invented.

The first row of a task holds two nodes, the task and its first work; a task of one row keeps time, target and
unit for itself and its work column is a list of steps. Only number, title and presiding columns are filled down.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from plans.blocks import Cell, Row
from plans.cells import Item, items, join_lines, nested
from plans.columns import Columns, is_numbering, same_header
from plans.drafts import Draft
from plans.fields import Fields
from plans.markers import Label, Marker, read_marker, split_label, split_marker
from plans.units import is_own_unit
from vietnamese.normalize import fold

_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")
_TOTALS = re.compile(r"(?:tong(?: cong| so)?|cong)\b.{0,12}")
_INDICATOR = ("chỉ tiêu", "ct")


@dataclass(slots=True)
class View:
    """A row by roles, with what its number and title cells say."""

    row: Row
    columns: Columns
    marker: Marker | None
    label: Label | None
    title: str
    full_title: str = ""

    def cell(self, role: str) -> Cell:
        """The cell of a role, empty when the table has no such column."""
        at = self.columns.at(role)
        return self.row.cells[at] if at is not None and at < len(self.row.cells) else Cell()

    @property
    def is_new(self) -> bool:
        """Whether the row begins a node of its own number or title."""
        return self.marker is not None or self.label is not None or bool(self.title)

    @property
    def values(self) -> list[Cell]:
        """The filled cells that say something of the node."""
        roles = (
            "work",
            "start",
            "deadline",
            "target",
            "who",
            "presiding",
            "coordinating",
            "result",
            "status",
        )
        return [cell for cell in map(self.cell, roles) if cell]


@dataclass(slots=True)
class TableReader:
    """Reads the rows of one list of tasks, over as many tables as it is split into."""

    fields: Fields
    drafts: list[Draft] = field(default_factory=list)
    section: Draft | None = None
    task: Draft | None = None
    node: Draft | None = None
    last: Draft | None = None
    last_marker: Marker | None = None
    last_view: View | None = None
    _columns: Columns | None = None

    def read(self, rows: Sequence[Row], columns: Columns) -> None:
        """Add the nodes of some rows; a header printed again and totals are left out."""
        views = [self._view(row, columns) for row in rows if self._is_content(row, columns)]
        merged = any(view.cell("presiding").continued for view in views)
        for n, view in enumerate(views):
            following = next((v for v in views[n + 1 :]), None)
            self._row(view, following, merged)
            self.last_view = view

    def _is_content(self, row: Row, columns: Columns) -> bool:
        if not row.filled or same_header(row, columns.header) or is_numbering(row):
            return False
        return not _TOTALS.fullmatch(fold(row.filled[0].text)) and not (row.is_header and columns.by_header)

    def _view(self, row: Row, columns: Columns) -> View:
        self._columns = columns
        number, title = self._at(row, columns, "number"), self._at(row, columns, "title")
        marker = read_marker(number.text)
        text = join_lines(title.lines)
        if marker is None and number and not title:
            text = number.text
        if marker is None and (self._whole_row(row) or columns.at("number") is None or not number.continued):
            found, rest = split_marker(text)
            if found is not None and (found.kind != "bullet" or not number):
                marker, text = found, rest
        label, text = split_label(text)
        if marker is None and number and label is None:
            label, _ = split_label(number.text)
        return View(row, columns, marker, label, text, text)

    def _at(self, row: Row, columns: Columns, role: str) -> Cell:
        at = columns.at(role)
        return row.cells[at] if at is not None and at < len(row.cells) else Cell()

    def _whole_row(self, row: Row) -> bool:
        return len(row.filled) == 1

    def _row(self, view: View, following: View | None, merged: bool) -> None:
        if self._repeats(view):
            view.marker, view.label, view.title = None, None, ""
        elif not view.full_title and not view.is_new and self.last_view is not None:
            view.full_title = self.last_view.full_title
        if not view.is_new:
            self._continue(view)
        elif self._is_section(view):
            self._start_section(view)
        elif self._goes_on(view):
            self._extend(view)
        else:
            self._start_node(view, following, merged)

    def _repeats(self, view: View) -> bool:
        """A merged cell whose text is printed in every row it covers."""
        before = self.last_view
        if before is None or not view.cell("work") or not self.node or not view.title:
            return False
        same = view.title == before.full_title
        return same and (view.marker is None or view.marker.text == self.node.marker)

    # --- sections

    def _is_section(self, view: View) -> bool:
        if view.marker and view.marker.kind in ("roman", "letter"):
            return True
        if view.label or view.values or (view.marker and view.marker.kind != "number"):
            return False
        title = view.title
        at = view.columns.at("title") or 0
        wide = any(cell.span >= 2 for cell in view.row.filled) or (
            len(view.row.filled) == 1 and not view.marker
        )
        if not wide and view.row.cells[at].span < 2:
            return False
        if view.marker is None:
            return title.isupper() or is_own_unit(title) or (len(title) < 120 and self.node is None)
        return title.isupper() and len(title) > 8

    def _start_section(self, view: View) -> None:
        letter = view.marker is not None and view.marker.kind == "letter"
        above = self.section
        while above is not None and (letter or above.marker is None or not _is_letter(above)):
            above = above.parent
        marker = view.marker.text if view.marker else None
        owner = is_own_unit(view.title)
        number = marker or self._next_section(above)
        self.section = Draft("owner" if owner else "section", view.title, above, number, _label(view), marker)
        if above is None and _same(self.section, self.drafts):
            self.section = next(d for d in self.drafts if d.parent is None and d.title == view.title)
        else:
            self._add(self.section)
            self.fields.fill(
                self.section, view, ("deadline", "start", "target", "who", "result", "coordinating")
            )
        self.task = self.node = None
        self.last_marker = view.marker

    def _next_section(self, above: Draft | None) -> str:
        count = sum(d.parent is above and d.node_type in ("section", "owner") for d in self.drafts)
        return _ROMANS[count % len(_ROMANS)]

    # --- rows that go on

    def _continue(self, view: View) -> None:
        """A row without number and title: the next work of the task, or the rest of a row cut by a page."""
        if view.cell("work") and self.node is not None and not self._is_rest(view):
            self._add_work(view, self.node)
        elif self.last is not None and view.values:
            self.fields.extend(self.last, view)
        elif view.cell("work"):
            self._add_work(view, None)

    def _is_rest(self, view: View) -> bool:
        """Only the work cell is filled and it starts in the middle of a sentence."""
        work = view.cell("work")
        first = work.text[:1]
        only = all(not view.cell(role) for role in ("deadline", "target", "who", "result"))
        return (
            only
            and (first.islower() or first in ",;)")
            and self.last is not None
            and self.last.node_type == "work"
        )

    def _goes_on(self, view: View) -> bool:
        """The title of a row that a page cut: no number, the words go on, nothing new is said."""
        if view.marker or view.label or self.last is None or self.node is None:
            return False
        if any(view.cell(role) for role in ("deadline", "who", "target", "presiding")):
            return False
        first = view.title[:1]
        open_end = not self.node.title.rstrip().endswith((".", ";", ":"))
        return (
            first.islower() or first in ",;)" or (open_end and bool(view.cell("result")) and first.islower())
        )

    def _extend(self, view: View) -> None:
        assert self.node is not None
        self.node.title = f"{self.node.title} {view.title}".strip()
        view.title = ""
        if view.values:
            self._continue(view)

    # --- nodes

    def _start_node(self, view: View, following: View | None, merged: bool) -> None:
        node = self._place(view)
        self._add(node)
        self.node = node
        if view.marker is None or view.marker.kind != "bullet":
            self.last_marker = view.marker
        self._preside(node, view, merged)
        self.fields.title(node)
        work = view.cell("work")
        if not work:
            self.fields.fill(node, view)
        elif self._keeps(view, node, following):
            self.fields.fill(node, view)
            self._add_steps(nested(items(work.lines)), node)
        else:
            self._add_work(view, node)
        self.last = self.drafts[-1] if work and node.node_type != "task" else self.last or node
        if not work or self._keeps(view, node, following):
            self.last = node

    def _keeps(self, view: View, node: Draft, following: View | None) -> bool:
        """A task of one row whose work column is a list: time, target and unit are its own."""
        if following is not None and not following.is_new and following.cell("work"):
            return False
        if (
            following is not None
            and following.title
            and following.cell("work")
            and following.title == view.title
        ):
            return False
        return node.node_type != "group" and len(items(view.cell("work").lines)) > 1

    def _place(self, view: View) -> Draft:
        """The node of a row with its parent, from its number and label."""
        marker, label = view.marker, view.label
        if marker is None and label is not None:
            return self._labelled(view, label)
        if marker is None:
            return Draft(
                "work" if self.task else "task",
                view.title,
                self.task or self.section,
                "" if self.task else self._free_number(),
            )
        if marker.kind == "bullet":
            return self._bulleted(view, marker)
        if marker.kind == "alpha":
            return Draft(
                self._type(view, "sub_task"),
                view.title,
                self._alpha_parent(),
                marker.text,
                _label(view),
                marker.text,
            )
        if marker.kind == "dotted":
            return self._dotted(view, marker)
        node = Draft(
            self._type(view, "task"), view.title, self.section, marker.parts[0], _label(view), marker.text
        )
        self.task = node
        return node

    def _free_number(self) -> str:
        count = sum(d.parent is self.section and d.node_type == "task" for d in self.drafts)
        return str(count + 1)

    def _labelled(self, view: View, label: Label) -> Draft:
        """The number cell is lost but the title says "Nhiệm vụ 2:"."""
        if label.word in _INDICATOR and self.task is not None:
            number = label.number
            return Draft("indicator", view.title, self.task, number, label.text)
        self.task = Draft("task", view.title, self.section, label.number, label.text, label.number)
        return self.task

    def _bulleted(self, view: View, marker: Marker) -> Draft:
        has_works = view.columns.at("work") is not None
        parent = self.node
        while parent is not None and parent.marker == marker.text and parent.node_type in ("group", "work"):
            parent = parent.parent
        return Draft(
            "group" if has_works else "work",
            view.title,
            parent or self.section,
            "",
            _label(view),
            marker.text,
        )

    def _alpha_parent(self) -> Draft | None:
        node = self.node
        while node is not None and node.marker and node.marker.isalpha() and node.marker.islower():
            node = node.parent
        return node or self.task or self.section

    def _dotted(self, view: View, marker: Marker) -> Draft:
        parts = marker.parts
        parent, depth = self._numbered_parent(parts)
        number = ".".join(parts[depth:])
        kind = self._type(view, "sub_task" if parent is not self.section else "task")
        node = Draft(kind, view.title, parent, number, _label(view), marker.text)
        if parent is self.section:
            self.task = node
        return node

    def _numbered_parent(self, parts: tuple[str, ...]) -> tuple[Draft | None, int]:
        """The nearest drafted node whose printed number is a beginning of this one."""
        for depth in range(len(parts) - 1, 0, -1):
            for draft in reversed(self.drafts):
                if draft.marker is None or (draft.section is not self.section and draft is not self.section):
                    continue
                own = read_marker(draft.marker)
                if own is not None and own.parts == parts[:depth] and draft.node_type != "group":
                    return draft, depth
        return self.section, 0

    def _type(self, view: View, default: str) -> str:
        if view.label is None:
            return default
        return "indicator" if view.label.word in _INDICATOR else default if default != "sub_task" else "task"

    def _preside(self, node: Draft, view: View, merged: bool) -> None:
        cell = view.cell("presiding")
        if cell:
            self.fields.preside(node, cell)
            return
        above = node.parent
        node.stops_presiding = merged and not cell.continued
        if (
            above is not None
            and above.presiding_position
            and node.node_type in ("group", "indicator", "work", "sub_task")
            and not node.stops_presiding
        ):
            node.presiding_position = above.presiding_position
            node.inherited.append("presiding_position")

    def _add_work(self, view: View, parent: Draft | None) -> None:
        entries = items(view.cell("work").lines)
        if not entries:
            return
        head, below = _head_and_steps(entries, self.fields)
        work = Draft("work", head.text, parent or self.section, "", marker=head.marker or None)
        self._add(work)
        self.fields.title(work)
        self.fields.fill(work, view)
        self._preside_work(work, view, parent)
        self._add_steps(below, work)
        self.last = work

    def _preside_work(self, work: Draft, view: View, parent: Draft | None) -> None:
        cell = view.cell("presiding")
        if cell:
            self.fields.preside(work, cell)
        elif parent is not None and parent.presiding_position:
            work.presiding_position = parent.presiding_position
            own_row = self.last_view is not None and parent is self.node and parent is self.drafts[-2]
            if not own_row or "presiding_position" in parent.inherited:
                work.inherited.append("presiding_position")

    def _add_steps(self, entries: Sequence[Item], parent: Draft) -> None:
        for entry in entries:
            self._step(entry, parent, top=True)

    def _step(self, entry: Item, parent: Draft, top: bool) -> None:
        phase = bool(entry.below) or entry.opens or (top and not entry.marker)
        step = Draft("phase" if phase else "step", entry.text, parent, "", marker=entry.marker)
        self._add(step)
        self.fields.step(step)
        for below in entry.below:
            self._step(below, step, top=False)

    def _add(self, draft: Draft) -> None:
        self.drafts.append(draft)


def _head_and_steps(entries: list[Item], fields: Fields) -> tuple[Item, list[Item]]:
    """A work's own title, and its steps where the cell goes on as a list below it."""
    if len(entries) == 1:
        return entries[0], []
    head, rest = entries[0], entries[1:]
    if head.opens or (not head.marker and all(e.marker for e in rest)):
        return Item(head.marker, head.text.rstrip(" :")), nested(rest)
    if any(fields.reader.split_tail(e.text)[1] for e in entries):
        first, _ = fields.reader.split_tail(head.text)
        return Item(head.marker, first), nested(rest)
    text = " ".join(e.text if n == 0 else f"{e.marker} {e.text}".strip() for n, e in enumerate(entries))
    return Item(head.marker, text), []


def _is_letter(draft: Draft) -> bool:
    marker = read_marker(draft.marker or "")
    return marker is not None and marker.kind == "letter"


def _label(view: View) -> str | None:
    return view.label.text if view.label else None


def _same(section: Draft, drafts: Sequence[Draft]) -> bool:
    return any(
        d.parent is None and d.node_type == section.node_type and d.title == section.title for d in drafts
    )
