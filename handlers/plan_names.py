"""Printed names that the roster does not know: counted, understood as the office says, remembered for later files.

What was said is `read["names"]`: {"units" | "persons": {folded name: id, 0 for outside the agency}}. An exact name of
the roster always means itself; a meaning whose unit or person is gone is forgotten and asked again.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from handlers import naming
from handlers.plan_fields import OUTSIDE, Record, person_of, unit_of
from handlers.turn import House
from storage import journal, settings
from tasks.model import Person
from vietnamese.normalize import fold
from vietnamese.words import plan_names as words

KEY = "plan_names"
UNITS, PERSONS = "units", "persons"
Names = Mapping[str, Mapping[str, int]]


def key(name: str) -> str:
    """A name without marks, case and spacing."""
    return " ".join(fold(name).split())


def remembered(conn: Connection) -> Names:
    """What the office ever said of printed names."""
    found = settings.get(conn, KEY)
    return json.loads(found) if found else {}


def remember(
    conn: Connection,
    names: Names,
    now: datetime,
    *,
    by_person: int | None = None,
    inbox_id: int | None = None,
    words: str = "",
) -> None:
    """Keep what names mean for later files; each new meaning is a change of the unit or the person."""
    before = remembered(conn)
    fresh = [(k, n, i) for k, of in names.items() for n, i in of.items() if before.get(k, {}).get(n) != i]
    for kind, name, meant in fresh:
        subject = "unit" if kind == UNITS else "person"
        journal.note(
            conn, subject, meant, "named", now, by_person=by_person, inbox_id=inbox_id, words=words,
            data={"printed": name},
        )  # fmt: skip
    if fresh:
        settings.put(conn, KEY, json.dumps(joined(before, names)))


def joined(first: Names, then: Names) -> Names:
    """Both, the second being newer."""
    return {kind: {**first.get(kind, {}), **then.get(kind, {})} for kind in (UNITS, PERSONS)}


def understood(
    read: Mapping[str, Any], house: House, people: Sequence[Person], names: Names
) -> dict[str, Any]:
    """The read plan with what its names mean on every row, and no doubt about units that are known so."""
    active = {p.id for p in people} | {OUTSIDE}
    standing = {u.id for u in house.units} | {OUTSIDE}
    units = {n: i for n, i in names.get(UNITS, {}).items() if i in standing}
    persons = {n: i for n, i in names.get(PERSONS, {}).items() if i in active}
    tasks = [_with_meaning(r, house, units, persons) for r in read["tasks"]]
    printed = _printed(tasks)
    kept = {
        k: {n: i for n, i in of.items() if n in printed[k]} for k, of in ((UNITS, units), (PERSONS, persons))
    }
    return {**read, "tasks": tasks, "names": kept}


def _with_meaning(
    record: Record, house: House, units: Mapping[str, int], persons: Mapping[str, int]
) -> dict[str, Any]:
    meant: dict[str, Any] = {}
    lead = record.get("lead_unit") or ""
    if (found := _meant(lead, house, units)) is not None:
        meant["lead_unit"] = found
    coordinating = {n: _meant(n, house, units) for n in record.get("coordinating_units") or ()}
    meant["coordinating"] = {n: i for n, i in coordinating.items() if i is not None}
    if (person := persons.get(key(record.get("lead_person") or ""))) is not None:
        meant["lead_person"] = person
    flags = [f for f in record["flags"] if f["code"] != "unit_unknown" or "lead_unit" not in meant]
    return {**record, "meant": meant, "flags": flags}


def _meant(name: str, house: House, units: Mapping[str, int]) -> int | None:
    return None if naming.exact_unit(house.units, name) else units.get(key(name))


def _printed(records: Iterable[Record]) -> dict[str, dict[str, str]]:
    """Every unit and person that the file names, by its key."""
    units = [n for r in records for n in (r.get("lead_unit"), *(r.get("coordinating_units") or ())) if n]
    persons = [r["lead_person"] for r in records if r.get("lead_person")]
    return {UNITS: {key(n): n for n in units}, PERSONS: {key(n): n for n in persons}}


def printed(read: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    """Every unit and person that the file names: {"units" | "persons": {folded: as printed}}."""
    return _printed(read["tasks"])


def unknown(read: Mapping[str, Any], house: House, people: Sequence[Person]) -> dict[str, Counter[str]]:
    """The leading units and the persons that are nobody's for certain, with how many rows name each."""
    return {
        UNITS: Counter(_units_of_none(read["tasks"], house)),
        PERSONS: Counter(_persons_of_none(read["tasks"], tuple(people))),
    }


def _units_of_none(records: Iterable[Record], house: House) -> Iterator[str]:
    for record in records:
        if record.get("lead_unit") and not _said(record, "lead_unit") and unit_of(record, house) is None:
            yield record["lead_unit"]


def _persons_of_none(records: Iterable[Record], people: tuple[Person, ...]) -> Iterator[str]:
    for record in records:
        if (
            record.get("lead_person")
            and not _said(record, "lead_person")
            and person_of(record, people) is None
        ):
            yield record["lead_person"]


def _said(record: Record, field: str) -> bool:
    return field in (record.get("meant") or {})


def lines(
    read: Mapping[str, Any], house: House, people: Sequence[Person], mend: str = words.CHAT
) -> list[str]:
    """What the card says: names that are nobody's with counts and how to say whose, and what was said already."""
    found = unknown(read, house, people)
    shared = Counter(key(p.name) for p in people)
    several = frozenset(n for n in found[PERSONS] if shared[key(n)] > 1)
    names = {p.id: p.name for p in people} | {OUTSIDE: words.OUTSIDE_PERSON}
    said: Counter[tuple[str, str]] = Counter()
    for record in read["tasks"]:
        meant = record.get("meant") or {}
        if "lead_unit" in meant:
            said[record["lead_unit"], house.unit_name(meant["lead_unit"]) or words.OUTSIDE_UNIT] += 1
        if "lead_person" in meant:
            said[record["lead_person"], names[meant["lead_person"]]] += 1
    return [
        *words.meant([(n, of, count) for (n, of), count in said.most_common()]),
        *words.unknown(found[UNITS].most_common(), found[PERSONS].most_common(), several, mend),
    ]
