"""Looks over the finished tree: kinds, flags of the contract, the same task printed twice."""

import re
from collections.abc import Sequence
from datetime import date

from plans.assignees import read_post
from plans.deadlines import Reader
from plans.drafts import Draft
from plans.model import KnownUnit
from plans.targets import counted_in_title, read_target
from vietnamese.normalize import fold

_KIND = re.compile(r"(?:cac |nhom |danh muc |nhung )?(nhiem vu .{3,60})")
ORDINARY = "nhiệm vụ theo kế hoạch"
_WITHOUT_TARGET = ("section", "owner", "step", "phase", "solution")
_CARRIED_OUT = "tổ chức thực hiện"


def set_kinds(drafts: Sequence[Draft]) -> None:
    """Every node takes the kind of its section: "nhiệm vụ trọng tâm", "tổ chức thực hiện", else of the plan."""
    for draft in drafts:
        draft.kind = kind_of(draft)


def kind_of(draft: Draft) -> str:
    """The kind of task that the section above names, else the plan's ordinary one."""
    at: Draft | None = draft
    while at is not None:
        if at.node_type in ("section", "owner") or (at.node_type == "group" and len(at.title.split()) <= 8):
            title = " ".join(at.title.split()).strip(" .:;")
            if _KIND.fullmatch(fold(title)):
                start = fold(title).index("nhiem vu")
                return title[start:].lower()
            if "to chuc thuc hien" in fold(title):
                return _CARRIED_OUT
        at = at.parent
    return ORDINARY


def lead_by_owners(drafts: Sequence[Draft]) -> None:
    """A task below a unit's own heading that names nobody, or a person alone, is led by that unit: inherited."""
    for draft in drafts:
        owner = draft.parent
        if draft.node_type not in ("task", "work") or owner is None or owner.node_type != "owner":
            continue
        if draft.lead_unit is None and not fold(owner.title).startswith(("khoi ", "cac ")):
            draft.lead_unit = owner.title
            draft.inherited.append("lead_unit")


def flag_all(
    drafts: Sequence[Draft], issued: date | None, known: Sequence[KnownUnit], reader: Reader
) -> None:
    """Every flag that one node shows by itself."""
    names = known_names(known)
    for draft in drafts:
        _flag_dates(draft, issued, reader)
        _flag_units(draft, names)
        if draft.node_type not in _WITHOUT_TARGET:
            counted = counted_in_title(draft.title)
            if counted and (draft.target is None or _counts_otherwise(counted, draft)):
                draft.flag("target_in_title", "target", counted)
        if not draft.title:
            draft.flag("empty_container", "title", draft.label)


def _counts_otherwise(counted: str, draft: Draft) -> bool:
    """The title counts the same thing as the target column and comes to another number."""
    number, unit = read_target(counted)
    return (
        unit is not None
        and draft.target_unit is not None
        and draft.target_quantity != number
        and unit != "%"
        and fold(unit).split()[:2] == fold(draft.target_unit).split()[:2]
    )


def known_names(known: Sequence[KnownUnit]) -> frozenset[str]:
    """Folded names and aliases of the agency's units."""
    return frozenset(" ".join(fold(name).split()) for unit in known for name in (unit.name, *unit.aliases))


def _flag_dates(draft: Draft, issued: date | None, reader: Reader) -> None:
    due = draft.due
    if due and due.last and issued and due.last < issued:
        draft.flag("deadline_before_plan", "due", due.text)
    name, part = ("due", due) if due else ("start", draft.start)
    if part and part.year_inferred:
        draft.flag("year_inferred", name, part.text)
    if draft.title_deadline:
        printed = reader.read(draft.title_deadline)
        if due is None and draft.start is None and printed:
            draft.start, draft.due = printed.start, printed.due
        elif due and printed.due and printed.last_day and due.last and printed.last_day != due.last:
            draft.flag("deadline_conflict", "due", draft.title_deadline)


def _flag_units(draft: Draft, names: frozenset[str]) -> None:
    if names and draft.lead_unit and not _is_known(draft.lead_unit, names):
        draft.flag("unit_unknown", "lead_unit", draft.lead_unit)
    if draft.lead_person and not draft.lead_unit:
        post = read_post(draft.presiding_position or "")
        draft.flag("unit_inferred", "lead_unit", post[1] if post else None)
    if draft.target_quantity and draft.target_unit:
        types = ("progress", "count", "planned")
        counted = [q.what for q in draft.result_quantities if q.type in types and q.what not in ("", "%")]
        if counted and not any(_begins_alike(what, draft.target_unit) for what in counted):
            draft.flag("units_differ", "result_quantities", f"{draft.target_unit} / {counted[0]}")


def _is_known(unit: str, names: frozenset[str]) -> bool:
    flat = " ".join(fold(unit).split())
    return flat in names or flat.split(",")[0].strip() in names


def _begins_alike(what: str, unit: str) -> bool:
    left, right = fold(what).split(), fold(unit).split()
    return left[:1] == right[:1]


def drop_repeated(drafts: list[Draft]) -> list[Draft]:
    """The same task printed twice under two sections stays once, with the other's number in a flag."""
    seen: dict[str, Draft] = {}
    gone: set[int] = set()
    for draft in drafts:
        if draft.parent is not None and id(draft.parent) in gone:
            gone.add(id(draft))
            continue
        if draft.node_type not in ("task", "indicator", "sub_task") or len(draft.title) < 25:
            continue
        first = seen.setdefault(_key(draft.title), draft)
        if first is draft:
            continue
        number = _number(draft)
        first.flag("duplicate", "path", number)
        if first.section is not draft.section and _agree(first, draft):
            gone.add(id(draft))
        else:
            draft.flag("duplicate", "path", _number(first))
            if first.due and draft.due and first.due.last != draft.due.last:
                first.flag("deadline_conflict", "due", draft.due.text)
    return [draft for draft in drafts if id(draft) not in gone]


def _agree(first: Draft, second: Draft) -> bool:
    """Nothing that the second prints contradicts the first."""

    def differ(a: object, b: object) -> bool:
        return a is not None and b is not None and a != b

    due = differ(first.due and first.due.last, second.due and second.due.last)
    return (
        not due and not differ(first.lead_unit, second.lead_unit) and not differ(first.target, second.target)
    )


def _key(title: str) -> str:
    return re.sub(r"\W+", " ", fold(title)).strip()


def _number(draft: Draft) -> str:
    parts: list[str] = []
    at: Draft | None = draft
    while at is not None:
        parts.insert(0, at.number or "?")
        at = at.parent
    return ".".join(parts)
