"""Task tables as drafts: every row found, none invented.

The first row of a task holds two nodes, the task and its first work; a task of one row keeps time, target and
unit for itself and its work column is a list of steps. Only number, title and presiding columns are filled down.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from plans.blocks import Row
from plans.cells import Item, items, nested
from plans.columns import Columns
from plans.drafts import Draft
from plans.fields import Fields
from plans.page_cuts import goes_on, whole_rows
from plans.placing import Tree, is_letter, label_of
from plans.rows import View, is_content, read_view
from plans.units import is_own_unit

_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")


@dataclass(slots=True)
class TableReader(Tree):
    """Reads the rows of one list of tasks, over as many tables as it is split into."""

    fields: Fields = field(kw_only=True)
    last: Draft | None = None
    last_view: View | None = None

    def read(self, rows: Sequence[Row], columns: Columns) -> None:
        """Add the nodes of some rows; a header printed again and totals are left out."""
        kept = whole_rows([row for row in rows if is_content(row, columns)], columns)
        views = [read_view(row, columns) for row in kept]
        merged = any(view.cell("presiding").continued for view in views)
        for n, view in enumerate(views):
            following = next((v for v in views[n + 1 :]), None)
            self._row(view, following, merged)
            self.last_view = view

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

    def open_section(self, rows: Sequence[Row], columns: Columns, marker: str | None, title: str) -> None:
        """A heading above a table, or a sheet's name, is its section where the rows begin with 1 and have none."""
        first = next(
            (v for v in (read_view(r, columns) for r in rows if is_content(r, columns)) if v.marker), None
        )
        if first is None or first.marker is None or first.marker.parts != ("1",):
            return
        kind = "owner" if is_own_unit(title) else "section"
        title = title.strip(" .:")
        self.section = Draft(kind, title, None, marker or self._next_section(None), None, marker)
        self._add(self.section)
        self.task = self.node = None

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
        while above is not None and (letter or above.marker is None or not is_letter(above)):
            above = above.parent
        marker = view.marker.text if view.marker else None
        owner = is_own_unit(view.title)
        number = marker or self._next_section(above)
        self.section = Draft(
            "owner" if owner else "section", view.title, above, number, label_of(view), marker
        )
        if above is None and _same(self.section, self.drafts):
            self.section = next(d for d in self.drafts if d.parent is None and d.title == view.title)
        else:
            self._add(self.section)
            self.fields.fill(
                self.section, view, ("deadline", "start", "target", "who", "result", "coordinating")
            )
        self.task = self.node = None

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
        """The title of a row that a page cut: no number, and the words go on."""
        if view.marker or view.label or self.last is None or self.node is None:
            return False
        says = any(view.cell(role) for role in ("deadline", "who", "target", "presiding"))
        if says and not view.cell("work"):
            return False
        return goes_on(self.node.title, view.title)

    def _extend(self, view: View) -> None:
        assert self.node is not None
        self.node.title = f"{self.node.title} {view.title}".strip()
        view.title = ""
        if view.values:
            self._continue(view)

    # --- nodes

    def _start_node(self, view: View, following: View | None, merged: bool) -> None:
        node = self.place(view)
        self._add(node)
        self.node = node
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


def _same(section: Draft, drafts: Sequence[Draft]) -> bool:
    return any(
        d.parent is None and d.node_type == section.node_type and d.title == section.title for d in drafts
    )
