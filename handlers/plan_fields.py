"""One row of a read plan (the JSON record of `read-plan`) as the plan fields of a task."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from handlers import naming
from handlers.plan_source import Given, of_record
from handlers.turn import House
from tasks.model import DeadlineKind, NodeType, Person

Record = Mapping[str, Any]
GRAINS = {
    "day": DeadlineKind.DAY,
    "week": DeadlineKind.WEEK,
    "month": DeadlineKind.MONTH,
    "quarter": DeadlineKind.QUARTER,
    "half": DeadlineKind.HALF,
    "year": DeadlineKind.YEAR,
    "recurring": DeadlineKind.RECURRING,
    "condition": DeadlineKind.CONDITION,
    "ongoing": DeadlineKind.ONGOING,
}
OUTSIDE = 0  # what the office said is none of the agency's
INHERITED = {"lead_unit": "lead_unit_id", "lead_person": "lead_person_id", "due": "due_last_day"}


def fields_of(
    record: Record, house: House, people: tuple[Person, ...], position: int, plan: Given
) -> dict[str, Any]:
    """Every plan field of a task but its parent, as JSON values; a unit that is not known stays as text."""
    unit = unit_of(record, house)
    person = person_of(record, people)
    given = of_record(record, plan, house.rules)
    inside = record.get("internal_due") or {}
    return {
        "path": record["path"],
        "title": record["title"] or record.get("label") or "",
        "node_type": str(NodeType(record["node_type"])),
        "label": record.get("label") or "",
        "kind": record.get("kind") or "",
        "position": position,
        **_deadline(record),
        "target": record.get("target") or "",
        "target_quantity": record.get("target_quantity"),
        "target_unit": record.get("target_unit") or "",
        "lead_unit_id": unit or (person.unit_id if person else None),
        "lead_unit_text": record.get("lead_unit") or "",
        "lead_person_id": person.id if person else None,
        "presiding_position": record.get("presiding_position") or "",
        "coordinating_unit_ids": _coordinating(record, house),
        "inherited": [INHERITED.get(name, name) for name in record.get("inherited") or ()],
        "assigned_document": given.document,
        "deadline_source": str(given.source),
        "internal_last_day": _last(inside),
    }


def recognised(read: Mapping[str, Any], house: House) -> dict[str, Any]:
    """The read plan without the doubt about units that the roster does know, by initials or a short name."""
    tasks = [
        {**r, "flags": [f for f in r["flags"] if f["code"] != "unit_unknown" or unit_of(r, house) is None]}
        for r in read["tasks"]
    ]
    return {**read, "tasks": tasks}


def unit_of(record: Record, house: House) -> int | None:
    """The unit of the roster that a printed name means, as the office said it; None when none or several do."""
    meant = record.get("meant") or {}
    if "lead_unit" in meant:
        return meant["lead_unit"] or None
    text = record.get("lead_unit")
    return None if not text else _unit(text, house)


def _unit(text: str, house: House) -> int | None:
    for name in (text, text.split(",")[0]):
        found = naming.match_unit(house.units, name)
        if found is not None:
            return found.id
    return None


def person_of(record: Record, people: tuple[Person, ...]) -> Person | None:
    """The person whom the office said, else the one of the roster who bears the printed name."""
    meant = record.get("meant") or {}
    if "lead_person" in meant:
        return next((p for p in people if p.id == meant["lead_person"]), None)
    name = record.get("lead_person")
    found = [p for p in people if name and naming.same_name(p.name, name)]
    return found[0] if len(found) == 1 else None


def _coordinating(record: Record, house: House) -> list[int]:
    said = (record.get("meant") or {}).get("coordinating", {})
    names = record.get("coordinating_units") or ()
    ids = (said[n] if n in said else _unit(n, house) for n in names)
    return list(dict.fromkeys(i for i in ids if i))


def _deadline(record: Record) -> dict[str, Any]:
    """The deadline is the END of the printed range; its words stay beside it."""
    due, start = record.get("due") or {}, record.get("start")
    kind = GRAINS.get(due.get("grain") or "", DeadlineKind.UNDETERMINED)
    if kind is DeadlineKind.UNDETERMINED and due.get("condition"):
        kind = DeadlineKind.CONDITION
    dated = kind not in (DeadlineKind.RECURRING, DeadlineKind.CONDITION, DeadlineKind.ONGOING)
    return {
        "deadline_kind": str(kind),
        "due_words": _words(start, due),
        "due_start": _first(start) or _first(due),
        "due_last_day": _last(due) if dated else None,
        "due_rule": _rule(due) if kind is DeadlineKind.RECURRING else "",
    }


def _words(*parts: Record | None) -> str:
    return " ".join(dict.fromkeys(p["text"] for p in parts if p and p.get("text")))


def _first(part: Record | None) -> str | None:
    return part["range"].split("/")[0] if part and part.get("range") else None


def _last(part: Record) -> str | None:
    return part["range"].split("/")[1] if part.get("range") else None


def _rule(due: Record) -> str:
    """MM-DD of a yearly duty, DD of a monthly one; "before 15/12" ends with the 14th."""
    how = due.get("recurrence") or {}
    month, day = how.get("before_month") or how.get("month"), how.get("before_day") or how.get("day")
    if day is None:
        return ""
    before = "before_day" in how
    if month is None:
        return f"{max(1, day - before):02d}"
    end = date(2001, month, day)
    return date.fromordinal(end.toordinal() - before).strftime("%m-%d")
