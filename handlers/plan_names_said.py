""" "Phòng X là Phòng Y", "ông A là Trần B", "Ban C là đơn vị ngoài": what the office says of names on the open card."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from handlers import naming, plan_names
from handlers.plan_fields import OUTSIDE
from handlers.plan_names import PERSONS, UNITS, key
from handlers.turn import House
from tasks.errors import NotFound
from tasks.model import Person
from vietnamese.normalize import clean, fold
from vietnamese.unit_names import is_short_of

HONORIFIC = r"(?:(?:ong|ba|dong chi|d/c|dc|anh|chi|co)\.?\s+)?"
IS = r"\s*(?:(?:nay|chinh|tuc|bay gio|gio|deu)\s+)?(?:\bla\b|=|->|→)\s*"
ANY = re.compile(
    rf"(?P<left>(?:ong|ba|dong chi|d/c|anh|chi|co|phong|van phong|vp|ban|chi cuc|cuc|trung tam|tt|thanh tra|to|bo phan|"
    rf"doi|tram|vien|khoa|don vi|so|quy|truong)\b[^?]{{0,100}}?){IS}(?P<right>[^?]+)"
)
ASKED = re.compile(r"(?:phong nao|don vi nao|ai|gi|nao|sao|the nao|bao nhieu)\b|.*\?\s*$")
OUTSIDE_SAID = re.compile(
    r"(?:(?:don vi|co quan|nguoi|can bo) )?(?:o )?(?:ngoai(?: co quan| so)?|ben ngoai|khac)|khong (?:thuoc|phai cua) .{2,30}"
)
AND = re.compile(r"[\s,;.]+(?:va\s+)?$|[\s,;.]+$")
Said = tuple[str, str, str]


def said(text: str, read: Mapping[str, Any]) -> list[Said]:
    """(kind, folded name, what it is) of every printed name that a text speaks of, in order."""
    words = " ".join(re.sub(r"[“”\"']", "", clean(text)).split()).strip(" .!")
    flat = fold(words)
    named = _by_name(plan_names.printed(read))
    spoken = "|".join(re.escape(name) for name in sorted(named, key=len, reverse=True))
    found = list(re.finditer(rf"(?<!\w){HONORIFIC}({spoken}){IS}", flat)) if spoken else []
    if found and not AND.sub("", flat[: found[0].start()]):
        ends = [m.start() for m in found[1:]] + [len(flat)]
        pairs = [(named[m[1]], _right(words, flat, m.end(), end)) for m, end in zip(found, ends, strict=True)]
        return [(*of, right) for of, right in pairs if right and not ASKED.match(fold(right))]
    return _shortened(words, flat, named)


def _right(words: str, flat: str, start: int, end: int) -> str:
    cut = AND.search(flat[start:end]) if end < len(flat) else None
    return _bare(words[start : start + cut.start() if cut else end])


def _bare(right: str) -> str:
    return re.sub(r"(?i)\s+(?:ạ|nhé|nha|nhe|a)$", "", right.strip(" .,;"))


def _by_name(printed: Mapping[str, Mapping[str, str]]) -> dict[str, tuple[str, str]]:
    """What may be said for each printed name: itself, and its first part where only one begins so."""
    found: dict[str, tuple[str, str]] = {}
    for kind, names in printed.items():
        parts = [name.split(",")[0] for name in names]
        for name in names:
            found[name] = (kind, name)
            if parts.count(name.split(",")[0]) == 1:
                found.setdefault(name.split(",")[0], (kind, name))
    return found


def _shortened(words: str, flat: str, named: Mapping[str, tuple[str, str]]) -> list[Said]:
    """ "phòng CNS là …" where one printed name is called so for short."""
    match = ANY.fullmatch(flat)
    if match is None or ASKED.match(match["right"]):
        return []
    left = match["left"].strip()
    fits = {of for name, of in named.items() if is_short_of(left, name)}
    right = _bare(words[match.start("right") :])
    return [(*fits.pop(), right)] if len(fits) == 1 else []


def speaks_of_another(text: str, house: House, people: Sequence[Person]) -> bool:
    """Whether a text says whose a name is that the file does not hold: its right side is known, its left is not."""
    words = " ".join(clean(text).split()).strip(" .!")
    match = ANY.fullmatch(fold(words))
    if match is None or ASKED.match(match["right"]):
        return False
    right = words[match.start("right") :]
    known = naming.match_unit(house.units, right) or naming.persons(
        people, re.sub(rf"^{HONORIFIC}", "", key(right))
    )
    return bool(known) or OUTSIDE_SAID.fullmatch(fold(right)) is not None


def meaning(house: House, people: Sequence[Person], of: Iterable[Said]) -> dict[str, dict[str, int]]:
    """What was said as ids; NotFound for a unit or person that is not there, or is one of several."""
    found: dict[str, dict[str, int]] = {UNITS: {}, PERSONS: {}}
    for kind, name, right in of:
        if OUTSIDE_SAID.fullmatch(fold(right)):
            found[kind][name] = OUTSIDE
        elif kind == UNITS:
            found[kind][name] = naming.unit(house.units, right).id
        else:
            found[kind][name] = _person(house, people, right).id
    return found


def _person(house: House, people: Sequence[Person], said: str) -> Person:
    """ "Trần Bình", "ông Trần Bình", "Trần Bình (Phòng QLKH)"; refuses a name borne by nobody or by several."""
    match = re.fullmatch(r"(?P<name>[^(,]+?)\s*(?:[(,]\s*(?P<unit>[^)]+)\)?)?", said)
    name = (match["name"] if match else said).strip()
    fits = naming.persons(people, re.sub(rf"^{HONORIFIC}", "", key(name)))
    if match and match["unit"]:
        of = naming.unit(house.units, match["unit"])
        fits = [p for p in fits if p.unit_id == of.id]
    if not fits:
        raise NotFound("no_such_person", name=name)
    if len(fits) > 1:
        raise NotFound("several_persons", name=name, persons=naming.listed(house, fits))
    return fits[0]
