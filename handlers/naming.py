"""Which unit or person a name means; a name borne by two is never guessed."""

from collections.abc import Iterable
from typing import Any

from handlers.turn import House, Turn
from storage import people
from tasks.errors import NotFound
from tasks.model import Person, Unit
from tasks.rights import Units
from vietnamese.normalize import fold
from vietnamese.unit_names import acronyms, is_short_of, without_kind


def unit_ids(turn: Turn, name: str) -> frozenset[int]:
    """The unit of a name with everything below it; refuses an unknown or ambiguous name."""
    return turn.house.units.descendants(unit(turn.house.units, name).id)


def unit(units: Units, name: str) -> Unit:
    """The one unit of a name; refuses an unknown or ambiguous one."""
    found = _units(units, name)
    if not found:
        raise NotFound("no_such_unit", name=name)
    if len(found) > 1:
        raise NotFound("several_units", name=name, units=", ".join(u.name for u in found))
    return found[0]


def match_unit(units: Units, name: str) -> Unit | None:
    """The one unit of a name, None when there is none or several."""
    found = _units(units, name)
    return found[0] if len(found) == 1 else None


def exact_unit(units: Units, name: str) -> Unit | None:
    """The unit whose very name, code or other name this is."""
    return next((u for u in units if _is_called(u, name)), None)


def _units(units: Units, name: str) -> list[Unit]:
    """By its name, else by how it sounds, else by initials."""
    for fits in (_is_called, _sounds_like, _is_shortened):
        if found := [u for u in units if fits(u, name)]:
            return found
    return []


def known_units(units: Units) -> list[dict[str, Any]]:
    """The units of the roster as JSON values, as the readers of documents compare printed ones with them."""
    return [{"name": u.name, "aliases": [*u.aliases, *([u.code] if u.code else [])]} for u in units]


def mentioned(units: Units, text: str) -> set[int]:
    """The units whose name, other name or "phòng QLCN" stands in a text."""
    said = f" {fold(text)} ".replace(",", " , ")
    found = set()
    for unit in units:
        full = {fold(n) for n in (unit.name, *unit.aliases)}
        short = {f"{kind} {a}" for a in acronyms(fold(unit.name)) for kind in ("phong", "p", "p.", "chi cuc")}
        if any(f" {form} " in said for form in full | short):
            found.add(unit.id)
    return found


def same_name(name: str, other: str) -> bool:
    """Whether two written names are the same person's, without regard to spacing and case."""
    return " ".join(name.split()).casefold() == " ".join(other.split()).casefold()


def tops(turn: Turn, ids: Iterable[int]) -> list[int]:
    """Of a set of units those whose parent is not in it."""
    chosen = set(ids)
    return [u.id for u in turn.house.units if u.id in chosen and u.parent_id not in chosen]


def person(turn: Turn, name: str) -> Person:
    """The one active person of a name or alias; refuses with the names when several fit."""
    found = persons(people.people(turn.conn), name)
    if not found:
        raise NotFound("no_such_person", name=name)
    if len(found) > 1:
        raise NotFound("several_persons", name=name, persons=listed(turn.house, found))
    return found[0]


def persons(everyone: Iterable[Person], name: str) -> list[Person]:
    """Those of a name or alias, else those whose name ends so."""
    wanted, everyone = fold(name).split(), list(everyone)
    exact = [p for p in everyone if fold(p.name).split() == wanted or name in p.aliases]
    return exact or [p for p in everyone if _ends_with(fold(p.name).split(), wanted)]


def listed(house: House, found: Iterable[Person]) -> str:
    """People with their unit, to be told apart."""
    return ", ".join(f"{p.name} ({house.unit_name(p.unit_id) or p.position})" for p in found)


def mentions(text: str, words: str) -> bool:
    """Whether the folded text contains the folded words."""
    return fold(words) in fold(text)


def _ends_with(full: list[str], wanted: list[str]) -> bool:
    return bool(wanted) and full[-len(wanted) :] == wanted


def _is_called(unit: Unit, name: str) -> bool:
    wanted = fold(name)
    return wanted in {fold(n) for n in (unit.name, unit.code, *unit.aliases) if n}


def _sounds_like(unit: Unit, name: str) -> bool:
    """Without the word for its kind, "phòng QLKH" is QLKH, by its initials too; "chi cục" is the only chi cục."""
    wanted = fold(name)
    names = [fold(n) for n in (unit.name, unit.code, *unit.aliases) if n]
    bare = without_kind(wanted)
    if not bare:
        return any(n.startswith(wanted) for n in names)
    if wanted in acronyms(names[0]) or bare in acronyms(names[0]):
        return True
    return any(without_kind(n) == bare for n in names) or any(f" {bare} " in f" {n} " for n in names)


def _is_shortened(unit: Unit, name: str) -> bool:
    return is_short_of(name, unit.name)
