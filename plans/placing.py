"""Where a row of a table belongs in the tree: from its printed number, its label, the rows before it."""

from dataclasses import dataclass, field

from plans.drafts import Draft
from plans.markers import Label, Marker, read_marker
from plans.rows import View

_INDICATOR = ("chỉ tiêu", "ct")


@dataclass(slots=True)
class Tree:
    """The nodes so far and the ones that the next row may belong to."""

    drafts: list[Draft] = field(default_factory=list)
    section: Draft | None = None
    task: Draft | None = None
    node: Draft | None = None

    def place(self, view: View) -> Draft:
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
                label_of(view),
                marker.text,
            )
        if marker.kind == "dotted":
            return self._dotted(view, marker)
        node = Draft(
            self._type(view, "task"), view.title, self.section, marker.parts[0], label_of(view), marker.text
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
            label_of(view),
            marker.text,
        )

    def _alpha_parent(self) -> Draft | None:
        node = self.node
        while node is not None and node.marker and node.marker.isalpha() and node.marker.islower():
            node = node.parent
        return node or self.task or self.section

    def _dotted(self, view: View, marker: Marker) -> Draft:
        parts = self._after_nine(marker.parts)
        marker = Marker(marker.kind, marker.text if parts == marker.parts else ".".join(parts))
        parent, depth = self._numbered_parent(parts)
        number = ".".join(parts[depth:])
        kind = self._type(view, "sub_task" if parent is not self.section else "task")
        node = Draft(kind, view.title, parent, number, label_of(view), marker.text)
        if parent is self.section:
            self.task = node
        return node

    def _after_nine(self, parts: tuple[str, ...]) -> tuple[str, ...]:
        """ "2.1" behind "2.9" is 2.10: a workbook stores both as the same number."""
        for draft in reversed(self.drafts):
            own = read_marker(draft.marker or "")
            if own is None or own.kind != "dotted" or draft.section is not self.section:
                continue
            if own.parts[:-1] == parts[:-1] and parts[-1].isdigit() and own.parts[-1].isdigit():
                following = int(own.parts[-1]) + 1
                return (*parts[:-1], str(following)) if int(parts[-1]) * 10 == following else parts
            return parts
        return parts

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


def is_letter(draft: Draft) -> bool:
    """Whether a section is lettered (A, B): those stand above Roman ones."""
    marker = read_marker(draft.marker or "")
    return marker is not None and marker.kind == "letter"


def label_of(view: View) -> str | None:
    """The label as printed."""
    return view.label.text if view.label else None
