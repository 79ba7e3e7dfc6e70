"""Which unit or person a name means; a name borne by two is never guessed."""

from collections.abc import Iterable
from typing import Any

from handlers.turn import Turn
from storage import people
from tasks.errors import NotFound
from tasks.model import Person, Unit
from tasks.rights import Units
from vietnamese.normalize import fold

KINDS = ("phong", "chi cuc", "trung tam", "van phong", "ban", "so", "thanh tra")


def unit_ids(turn: Turn, name: str) -> frozenset[int]:
    """The unit of a name with everything below it; refuses an unknown or ambiguous name."""
    found = [u for u in turn.house.units if _is_called(u, name)]
    if not found:
        found = [u for u in turn.house.units if _sounds_like(u, name)]
    if not found:
        raise NotFound("no_such_unit", name=name)
    if len(found) > 1:
        raise NotFound("several_units", name=name, units=", ".join(u.name for u in found))
    return turn.house.units.descendants(found[0].id)


def match_unit(units: Units, name: str) -> Unit | None:
    """The one unit of a name, None when there is none or several."""
    found = [u for u in units if _is_called(u, name)] or [u for u in units if _sounds_like(u, name)]
    return found[0] if len(found) == 1 else None


def known_units(units: Units) -> list[dict[str, Any]]:
    """The units of the roster as JSON values, as the readers of documents compare printed ones with them."""
    return [{"name": u.name, "aliases": [*u.aliases, *([u.code] if u.code else [])]} for u in units]


def mentioned(units: Units, text: str) -> set[int]:
    """The units whose name, other name or "phòng QLCN" stands in a text."""
    said = f" {fold(text)} ".replace(",", " , ")
    found = set()
    for unit in units:
        full = {fold(n) for n in (unit.name, *unit.aliases)}
        short = {
            f"{kind} {a}" for a in _acronyms(fold(unit.name)) for kind in ("phong", "p", "p.", "chi cuc")
        }
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
    wanted = fold(name).split()
    everyone = people.people(turn.conn)
    exact = [p for p in everyone if fold(p.name).split() == wanted or name in p.aliases]
    found = exact or [p for p in everyone if _ends_with(fold(p.name).split(), wanted)]
    if not found:
        raise NotFound("no_such_person", name=name)
    if len(found) > 1:
        shown = ", ".join(f"{p.name} ({turn.house.unit_name(p.unit_id) or p.position})" for p in found)
        raise NotFound("several_persons", name=name, persons=shown)
    return found[0]


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
    bare = _without_kind(wanted)
    if not bare:
        return any(n.startswith(wanted) for n in names)
    if wanted in _acronyms(names[0]) or bare in _acronyms(names[0]):
        return True
    return any(_without_kind(n) == bare for n in names) or any(f" {bare} " in f" {n} " for n in names)


def _acronyms(name: str) -> set[str]:
    """ "phong quan ly cong nghe": QLCN, PQLCN; "van phong so": VPS, VP; one letter names nothing."""
    bare = _without_kind(name)
    kind = name.removesuffix(bare).strip()
    found = (_initials(bare), _initials(name), _initials(kind))
    return {acronym for acronym in found if len(acronym) > 1}


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word not in ("va", "&"))


def _without_kind(name: str) -> str:
    for kind in KINDS:
        if name == kind:
            return ""
        if name.startswith(kind + " "):
            return name[len(kind) + 1 :]
    return name
