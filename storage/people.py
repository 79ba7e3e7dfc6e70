"""People, units and roles as rows; who somebody is, is looked up at handling time."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, delete, select, update

from storage.tables import field_unit, membership, person, unit
from tasks.model import Membership, Person, Role, Unit


def units(conn: Connection, *, active_only: bool = True) -> tuple[Unit, ...]:
    """The units in the agency's own order; those that have ended only when asked for."""
    query = select(unit).order_by(unit.c.position, unit.c.id)
    rows = conn.execute(query.where(unit.c.active) if active_only else query)
    return tuple(Unit(r.id, r.name, r.code, r.parent_id, r.position, tuple(r.aliases)) for r in rows)


def put_unit(conn: Connection, values: dict[str, Any], unit_id: int | None = None) -> int:
    """Insert or update one unit; answers its id."""
    if unit_id is None:
        return int(conn.execute(unit.insert().values(values).returning(unit.c.id)).scalar_one())
    conn.execute(update(unit).where(unit.c.id == unit_id).values(values))
    return unit_id


def people(
    conn: Connection, *, active_only: bool = True, ids: Iterable[int] | None = None
) -> tuple[Person, ...]:
    """People in the roster's order, with their roles and fields."""
    query = select(person).order_by(person.c.place, person.c.id)
    if active_only:
        query = query.where(person.c.active)
    if ids is not None:
        query = query.where(person.c.id.in_(list(ids)))
    rows = list(conn.execute(query))
    found = [r.id for r in rows]
    roles: dict[int, list[Membership]] = {}
    for m in conn.execute(
        select(membership).where(membership.c.person_id.in_(found)).order_by(membership.c.id)
    ):
        roles.setdefault(m.person_id, []).append(Membership(Role(m.role), m.unit_id))
    fields: dict[int, list[int]] = {}
    for f in conn.execute(select(field_unit).where(field_unit.c.person_id.in_(found))):
        fields.setdefault(f.person_id, []).append(f.unit_id)
    return tuple(_person(r, roles.get(r.id, ()), fields.get(r.id, ())) for r in rows)


def get_person(conn: Connection, person_id: int) -> Person:
    """One person by id, active or gone."""
    return people(conn, active_only=False, ids=[person_id])[0]


def put_person(conn: Connection, values: dict[str, Any], person_id: int | None = None) -> int:
    """Insert or update one person's row; answers the id."""
    if person_id is None:
        return int(conn.execute(person.insert().values(values).returning(person.c.id)).scalar_one())
    conn.execute(update(person).where(person.c.id == person_id).values(values))
    return person_id


def set_roles(conn: Connection, person_id: int, roles: Sequence[Membership], fields: Sequence[int]) -> None:
    """Replace a person's roles and the units of a leader's field."""
    conn.execute(delete(membership).where(membership.c.person_id == person_id))
    conn.execute(delete(field_unit).where(field_unit.c.person_id == person_id))
    for m in roles:
        conn.execute(membership.insert().values(person_id=person_id, role=str(m.role), unit_id=m.unit_id))
    for unit_id in dict.fromkeys(fields):
        conn.execute(field_unit.insert().values(person_id=person_id, unit_id=unit_id))


def _person(r: Any, roles: Sequence[Membership], fields: Sequence[int]) -> Person:
    return Person(
        id=r.id,
        name=r.name,
        position=r.position,
        unit_id=r.unit_id,
        code=r.code,
        aliases=tuple(r.aliases),
        memberships=tuple(roles),
        field_units=tuple(fields),
        active=r.active,
    )
