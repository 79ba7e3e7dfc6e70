"""Who heads a unit: its own head, else that of the nearest unit above that has one."""

from collections.abc import Iterable

from tasks.model import Person, Role
from tasks.rights import Units


def heads_of(units: Units, unit_id: int | None, everyone: Iterable[Person]) -> tuple[Person, ...]:
    """The heads who answer for a unit, () when nobody does."""
    rows, seen = tuple(everyone), set[int]()
    while unit_id is not None and unit_id not in seen:
        seen.add(unit_id)
        found = tuple(p for p in rows if unit_id in p.units_as(Role.HEAD))
        if found:
            return found
        unit = units.get(unit_id)
        unit_id = None if unit is None else unit.parent_id
    return ()
