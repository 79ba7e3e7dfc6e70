"""The agency's units as one value: look-ups by id, the agency's own order, and what lies below."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from tasks.model import Unit


@dataclass(frozen=True)
class Units:
    """The units of the agency by id; made from a mapping or from units in any order."""

    by_id: Mapping[int, Unit] = field(default_factory=dict)

    def __init__(self, units: Mapping[int, Unit] | Iterable[Unit] = ()) -> None:
        rows = units.values() if isinstance(units, Mapping) else units
        object.__setattr__(self, "by_id", {unit.id: unit for unit in rows})

    def get(self, unit_id: int | None) -> Unit | None:
        """The unit, None when there is none of that id."""
        return None if unit_id is None else self.by_id.get(unit_id)

    def __iter__(self) -> Iterator[Unit]:
        return iter(self.in_order())

    def in_order(self) -> list[Unit]:
        """The units in the agency's own order."""
        return sorted(self.by_id.values(), key=lambda unit: (unit.position, unit.id))

    def children(self, unit_id: int) -> list[Unit]:
        """The units directly below, in the agency's own order."""
        return [unit for unit in self.in_order() if unit.parent_id == unit_id]

    def descendants(self, unit_id: int) -> frozenset[int]:
        """The unit itself with everything below it; ends even where parents run in a circle."""
        found: set[int] = set()
        waiting = {unit_id}
        while waiting:
            found |= waiting
            waiting = {u.id for u in self.by_id.values() if u.parent_id in waiting} - found
        return frozenset(found)

    def below(self, unit_ids: Iterable[int]) -> frozenset[int]:
        """All of the units with everything below each."""
        return frozenset().union(*(self.descendants(unit_id) for unit_id in unit_ids))
