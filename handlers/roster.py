"""The whole roster as one file: who is new, who changed, who has left; loading it again changes nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from handlers.naming import match_unit
from plans.roster import Entry, Roster, RosterUnit
from storage import accounts, journal, people
from storage import tasks as stored
from tasks.model import Membership, Person, Role, Unit, local_date
from tasks.rights import Units
from vietnamese.normalize import fold


@dataclass(frozen=True, slots=True)
class RosterChange:
    """One difference: `kind` is added, changed, left, returned or unit_closed; `what` names the fields.

    Of a closed unit `what` is its successor and how many open tasks still stand with it.
    """

    kind: str
    name: str
    what: tuple[str, ...] = ()


def load(conn: Connection, roster: Roster, now: datetime, *, close: bool = True) -> list[RosterChange]:
    """Make the stored people equal to the roster; answers what changed. Without `close` nobody leaves."""
    closed = _closing(conn, roster, now)
    units = _load_units(conn, roster, now)
    known = people.people(conn, active_only=False)
    found: list[RosterChange] = []
    kept: set[int] = set()
    for place, entry in enumerate(roster.entries):
        before = _same_person(known, entry, units, kept)
        person_id, change = _load_person(conn, entry, before, units, place, now)
        kept.add(person_id)
        found += [change] if change else []
    for person in known:
        if close and person.active and person.id not in kept:
            found.append(_leave(conn, person, now))
    return [*found, *closed]


def _closing(conn: Connection, roster: Roster, now: datetime) -> list[RosterChange]:
    """Units whose last day the roster names and which were still open."""
    before, found = Units(people.units(conn)), []
    for unit in roster.units:
        known = match_unit(before, unit.name)
        if known is None or fold(known.name) != fold(unit.name) or not _is_over(unit, now):
            continue
        left = sum(t.lead_unit_id == known.id and t.is_open for t in stored.all_tasks(conn))
        found.append(RosterChange("unit_closed", unit.name, (unit.successor, str(left))))
        data = {"until": unit.until, "successor": unit.successor}
        journal.note(conn, "unit", known.id, "closed", now, data=data)
    return found


def _is_over(unit: RosterUnit, now: datetime) -> bool:
    return unit.until is not None and unit.until < local_date(now)


def _load_units(conn: Connection, roster: Roster, now: datetime) -> Units:
    """Units named in the roster, in its order, parents first; known ones keep their ids."""
    for position, unit in enumerate(roster.units):
        before = Units(people.units(conn, active_only=False))
        exact = _named(before, unit.name)
        parent = _named(before, unit.parent) or match_unit(before, unit.parent) if unit.parent else None
        aliases = list(dict.fromkeys([*(exact.aliases if exact else ()), *unit.aliases]))
        values: dict[str, Any] = {
            "name": unit.name,
            "folded": fold(unit.name),
            "code": unit.code or (exact.code if exact else ""),
            "parent_id": parent.id if parent else None,
            "position": position,
            "aliases": aliases,
            "active": not _is_over(unit, now),
        }
        if unit.since or unit.until:
            values |= {"valid_from": unit.since, "valid_to": unit.until}
        people.put_unit(conn, values, exact.id if exact else None)
    _load_successors(conn, roster)
    return Units(people.units(conn))


def _named(units: Units, name: str) -> Unit | None:
    """The unit of this very name; names taken over from a unit that ended are none of its own."""
    return next((u for u in units if fold(u.name).split() == fold(name).split()), None)


def _load_successors(conn: Connection, roster: Roster) -> None:
    """A closed unit's names lead to its successor: an older document still says them."""
    every = Units(people.units(conn, active_only=False))
    for unit in roster.units:
        old = next((u for u in every if fold(u.name) == fold(unit.name)), None)
        new = match_unit(Units(people.units(conn)), unit.successor) if unit.successor else None
        if old is None or new is None or old.id == new.id:
            continue
        people.put_unit(conn, {"successor_id": new.id}, old.id)
        if old.id not in {u.id for u in people.units(conn)}:
            names = list(dict.fromkeys([*new.aliases, old.name, *old.aliases]))
            people.put_unit(conn, {"aliases": names}, new.id)


def _same_person(known: tuple[Person, ...], entry: Entry, units: Units, kept: set[int]) -> Person | None:
    """By code where given, else by name and unit, else by a name that only one bears."""
    free = [p for p in known if p.id not in kept]
    if entry.code:
        coded = [p for p in free if p.code == entry.code]
        if coded:
            return coded[0]
    named = [p for p in free if fold(p.name) == fold(entry.name) and (not p.code or not entry.code)]
    unit = match_unit(units, entry.unit) if entry.unit else None
    here = [p for p in named if unit is not None and p.unit_id == unit.id]
    return (here or named)[0] if len(here or named) == 1 else None


def _load_person(
    conn: Connection, entry: Entry, before: Person | None, units: Units, place: int, now: datetime
) -> tuple[int, RosterChange | None]:
    values = _values(entry, units, place)
    roles, fields = _roles(entry, units), _fields(entry, units)
    what = () if before is None else _what(before, values, roles, fields)
    person_id = people.put_person(conn, values, before.id if before else None)
    if before is None or what:
        people.set_roles(conn, person_id, roles, fields)
        kind = "added" if before is None else "changed" if before.active else "returned"
        data = {**values, "roles": [(str(m.role), m.unit_id) for m in roles], "fields": list(fields)}
        journal.note(conn, "person", person_id, kind, now, data=data)
        return person_id, RosterChange(kind, entry.name, what)
    return person_id, None


def _values(entry: Entry, units: Units, place: int) -> dict[str, Any]:
    unit = match_unit(units, entry.unit) if entry.unit else None
    return {
        "name": entry.name,
        "folded": fold(entry.name),
        "position": entry.position,
        "unit_id": unit.id if unit else None,
        "code": entry.code,
        "aliases": list(entry.aliases),
        "active": True,
        "place": place,
    }


def _roles(entry: Entry, units: Units) -> tuple[Membership, ...]:
    own = match_unit(units, entry.unit) if entry.unit else None
    found = []
    for role, unit in entry.roles:
        named = match_unit(units, unit) if unit else own
        found.append(Membership(Role(role), named.id if named else None))
    return tuple(found)


def _fields(entry: Entry, units: Units) -> tuple[int, ...]:
    found = (match_unit(units, name) for name in entry.in_charge_of)
    return tuple(dict.fromkeys(u.id for u in found if u is not None))


def _what(
    before: Person, values: Mapping[str, Any], roles: tuple[Membership, ...], fields: tuple[int, ...]
) -> tuple[str, ...]:
    compared = {
        "name": before.name != values["name"],
        "position": before.position != values["position"],
        "unit": before.unit_id != values["unit_id"],
        "code": before.code != values["code"],
        "aliases": list(before.aliases) != values["aliases"],
        "role": set(before.memberships) != set(roles),
        "in_charge_of": set(before.field_units) != set(fields),
        "active": not before.active,
    }
    return tuple(name for name, differs in compared.items() if differs)


def _leave(conn: Connection, person: Person, now: datetime) -> RosterChange:
    """Who is absent from the roster has left: closed, never deleted; accounts are revoked."""
    people.put_person(conn, {"active": False}, person.id)
    revoked = accounts.revoke(conn, person.id, now)
    journal.note(conn, "person", person.id, "left", now, data={"revoked": revoked})
    return RosterChange("left", person.name)
