"""One-time codes for people and groups, as rows (name, code, expires in local ISO form)."""

from datetime import datetime

from sqlalchemy import Connection

from handlers.naming import match_unit
from handlers.people import make_code
from storage import people
from tasks.model import VIETNAM, Person
from tasks.rights import Units
from vietnamese.words import invites as words

Row = tuple[str, str, str]


class Unknown(Exception):
    """Nobody, or more than one, bears the name; the text says which."""


def make(
    conn: Connection, now: datetime, name: str | None, everyone: bool, group: str | None, unit: str | None
) -> list[Row]:
    """Codes for one person, for everybody, or for a group; raises Unknown."""
    units = Units(people.units(conn))
    if group is not None:
        return [_group(conn, now, group, unit, units)]
    chosen = people.people(conn) if everyone else (one(conn, str(name), units),)
    return [_row(p.name, *make_code(conn, now, person_id=p.id)) for p in chosen]


def one(conn: Connection, name: str, units: Units) -> Person:
    """The person of "Name" or "Name (unit)"; raises Unknown when none or several bear it."""
    everyone = people.people(conn)
    wanted = " ".join(name.split())
    found = [p for p in everyone if wanted in (p.name, p.code)]
    found = found or [p for p in everyone if wanted == f"{p.name} ({_unit_name(units, p)})"]
    if len(found) > 1:
        raise Unknown(words.several(name, [_unit_name(units, p) for p in found]))
    if not found:
        raise Unknown(words.nobody(name))
    return found[0]


def _unit_name(units: Units, person: Person) -> str:
    found = units.get(person.unit_id)
    return found.name if found else ""


def _group(conn: Connection, now: datetime, group: str, unit: str | None, units: Units) -> Row:

    chosen = match_unit(units, unit) if unit else None
    if unit and chosen is None:
        raise Unknown(words.no_unit(unit))
    return _row(group, *make_code(conn, now, group_name=group, unit_id=chosen.id if chosen else None))


def _row(name: str, code: str, expires: datetime) -> Row:
    return name, code, expires.astimezone(VIETNAM).strftime("%Y-%m-%dT%H:%M")
