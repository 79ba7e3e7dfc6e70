"""The tree while it is being built: drafts that know their parent, frozen into records at the end."""

from collections import Counter
from dataclasses import dataclass, field

from plans.model import DatePart, Flag, PlanNode, Quantity, ResultDocument

_LETTERS = {"work": "w", "step": "s", "phase": "s", "solution": "s", "group": "g", "obligation": "o"}


@dataclass(slots=True, eq=False)
class Draft:
    """A node in the making; `number` is its printed number ("" gets w1, s1, g1 … under its parent)."""

    node_type: str
    title: str
    parent: "Draft | None" = None
    number: str = ""
    label: str | None = None
    marker: str | None = None
    target: str | None = None
    target_quantity: float | None = None
    target_unit: str | None = None
    start: DatePart | None = None
    due: DatePart | None = None
    lead_unit: str | None = None
    lead_person: str | None = None
    lead_position: str | None = None
    presiding_position: str | None = None
    coordinating_units: tuple[str, ...] = ()
    result_text: str | None = None
    result_documents: tuple[ResultDocument, ...] = ()
    result_quantities: tuple[Quantity, ...] = ()
    status_inferred: str | None = None
    kind: str | None = None
    inherited: list[str] = field(default_factory=list)
    flags: list[Flag] = field(default_factory=list)
    title_deadline: str = ""
    # The agency's own earlier deadline beside the one that counts; the paper that gave this very task.
    internal_due: DatePart | None = None
    source_document: str | None = None
    # None: nothing printed here and it may come from above; "" an own empty cell that stops inheriting.
    stops_presiding: bool = False
    # A unit's heading under which tasks of earlier sections are given to it.
    assigns: bool = False

    def flag(self, code: str, about: str | None = None, note: str | None = None) -> None:
        """Add a flag once."""
        flag = Flag(code, about, note)
        if flag not in self.flags:
            self.flags.append(flag)

    @property
    def section(self) -> "Draft | None":
        """The outermost section or owner above, itself included."""
        found, at = None, self
        while at is not None:
            found = at if at.node_type in ("section", "owner") else found
            at = at.parent  # type: ignore[assignment]
        return found

    @property
    def level(self) -> int:
        """Depth, 1 for a root."""
        return 1 if self.parent is None else self.parent.level + 1

    @property
    def has_values(self) -> bool:
        """Whether anything is said of the node itself."""
        return any((self.target, self.start, self.due, self.lead_unit, self.lead_person, self.result_text))


def freeze(drafts: list[Draft]) -> tuple[PlanNode, ...]:
    """The records in document order with their paths; paths are unique, a number met twice gets " (2)"."""
    paths: dict[int, str] = {}
    counts: Counter[tuple[str | None, str]] = Counter()
    taken: Counter[str] = Counter()
    nodes = []
    for draft in drafts:
        parent = paths[id(draft.parent)] if draft.parent is not None else None
        path = _path(draft, parent, counts)
        taken[path] += 1
        if taken[path] > 1:
            path = f"{path} ({taken[path]})"
        paths[id(draft)] = path
        nodes.append(_frozen(draft, path, parent))
    return tuple(nodes)


def _path(draft: Draft, parent: str | None, counts: Counter[tuple[str | None, str]]) -> str:
    if draft.number:
        own = draft.number
    else:
        letter = _LETTERS.get(draft.node_type, "w")
        counts[parent, letter] += 1
        own = f"{letter}{counts[parent, letter]}"
    return f"{parent}.{own}" if parent else own


def _frozen(draft: Draft, path: str, parent: str | None) -> PlanNode:
    return PlanNode(
        path=path,
        node_type=draft.node_type,
        level=draft.level,
        title=draft.title,
        label=draft.label,
        marker=draft.marker,
        parent=parent,
        kind=draft.kind,
        target=draft.target,
        target_quantity=draft.target_quantity,
        target_unit=draft.target_unit,
        start=draft.start,
        due=draft.due,
        lead_unit=draft.lead_unit,
        lead_person=draft.lead_person,
        lead_position=draft.lead_position,
        presiding_position=draft.presiding_position,
        coordinating_units=draft.coordinating_units,
        result_text=draft.result_text,
        result_documents=draft.result_documents,
        result_quantities=draft.result_quantities,
        status_inferred=draft.status_inferred,
        inherited=tuple(dict.fromkeys(draft.inherited)),
        flags=tuple(draft.flags),
        internal_due=draft.internal_due,
        source_document=draft.source_document,
    )
