"""Reads the agency's roster (CSV or Excel): people, their units and roles; all problems of a file at once.

Header words may be English or Vietnamese; several roles are joined by ";" and each may name a unit
("head@Chi cục TĐC; leader"). Nothing is guessed: an unknown role is a problem, an empty one is officer.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from plans.safety import Refusal
from plans.spreadsheet_text import read_rows
from tasks.model import Role
from vietnamese.normalize import fold

_HEADER: Mapping[str, str] = {
    "name": "name|ho va ten|ho ten|ten|ho va ten can bo|ten can bo|full name",
    "position": "position|chuc vu|chuc danh|vi tri|chuc vu/chuc danh",
    "unit": "unit|don vi|phong|phong ban|phong/don vi|don vi cong tac|bo phan|phong, don vi",
    "role": "role|roles|vai tro|quyen|phan quyen",
    "aliases": "aliases|alias|ten goi khac|ten thuong goi|ten khac|biet danh",
    "code": "code|ma|ma so|ma can bo|ma cb|ma nhan vien|so hieu",
    "parent_unit": "parent_unit|don vi cap tren|don vi truc thuoc|thuoc don vi|truc thuoc|don vi chu quan",
    "in_charge_of": "in_charge_of|phu trach|linh vuc phu trach|don vi phu trach|phu trach don vi",
    "unit_code": "unit_code|ma don vi|ma phong|ky hieu don vi",
    "unit_from": "unit_from|don vi tu ngay|ngay thanh lap|thanh lap tu",
    "unit_to": "unit_to|don vi den ngay|ngay ket thuc|ngay giai the|giai the tu",
    "successor": "successor|don vi ke thua|don vi tiep nhan|sap nhap vao|chuyen thanh",
    "unit_aliases": "unit_aliases|ten viet tat don vi|viet tat don vi|ten goi khac cua don vi",
}
_COLUMNS = {word: column for column, words in _HEADER.items() for word in words.split("|")}
_ROLES: Mapping[Role, str] = {
    Role.OFFICER: "officer|chuyen vien|can bo|cong chuc|vien chuc|nhan vien|nguoi thuc hien",
    Role.HEAD: "head|truong phong|truong don vi|chi cuc truong|chanh thanh tra|chanh van phong|truong|thu truong don vi|"
    "giam doc trung tam|truong ban|vien truong|lanh dao phong|nguoi dung dau",
    Role.DEPUTY: "deputy|pho truong phong|pho|pho truong don vi|pho chi cuc truong|pho chanh thanh tra|pho chanh van phong|"
    "pho giam doc trung tam|cap pho|pho phong|pho truong ban",
    Role.LEADER: "leader|lanh dao|lanh dao so|giam doc so|pho giam doc so|ban giam doc",
    Role.OFFICE: "office|van phong|tong hop|can bo tong hop|dau moi tong hop|van thu",
    Role.ADMIN: "admin|quan tri|quan tri vien|quan tri he thong",
}
_ROLE_WORDS = {word: role for role, words in _ROLES.items() for word in words.split("|")}
_SMALL = frozenset("va cua ve".split())


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in a row (numbered as in the file; 0: the file itself): column and code, both worded elsewhere.

    Codes: bad_day (column), missing_name, unknown_role, duplicate (arguments rows), same_code (rows), no_header, no_people, or a
    code of `plans.safety`.
    """

    row: int
    column: str
    code: str
    arguments: Mapping[str, object] = field(default_factory=dict)


class RosterError(Exception):
    """Every problem of a roster; nothing of it is loaded."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(", ".join(f"{p.row}:{p.column}:{p.code}" for p in problems))
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True)
class Entry:
    """A person; `roles` are pairs (role, unit named with it or ""), `unit` the person's own unit."""

    name: str
    position: str = ""
    unit: str = ""
    roles: tuple[tuple[Role, str], ...] = ((Role.OFFICER, ""),)
    aliases: tuple[str, ...] = ()
    code: str = ""
    in_charge_of: tuple[str, ...] = ()
    row: int = 0


@dataclass(frozen=True, slots=True)
class RosterUnit:
    """A unit in the roster's order; `parent` is the name of the unit that it belongs to."""

    name: str
    parent: str = ""
    aliases: tuple[str, ...] = ()
    code: str = ""
    since: date | None = None
    until: date | None = None
    successor: str = ""


@dataclass(frozen=True, slots=True)
class Roster:
    """The whole roster: people in order, units with parents first."""

    entries: tuple[Entry, ...]
    units: tuple[RosterUnit, ...]


def is_roster(rows: Sequence[tuple[int, list[str]]]) -> bool:
    """Whether rows begin as a roster does: names with a unit or a role."""
    for _, cells in rows[:10]:
        columns = {column for cell in cells if (column := _column(cell))}
        if "name" in columns and columns & {"unit", "role", "position"}:
            return len(columns) >= 3 or "role" in columns
    return False


def as_json(roster: Roster) -> dict[str, Any]:
    """The roster as plain JSON values; `from_json` makes it again."""
    return {
        "entries": [{**asdict(e), "roles": [[str(r), u] for r, u in e.roles]} for e in roster.entries],
        "units": [{**asdict(u), "since": _iso(u.since), "until": _iso(u.until)} for u in roster.units],
    }


def from_json(found: Mapping[str, Any]) -> Roster:
    """The roster that `as_json` wrote."""
    entries = (
        Entry(
            **{
                **e,
                "roles": tuple((Role(r), u) for r, u in e["roles"]),
                "aliases": tuple(e["aliases"]),
                "in_charge_of": tuple(e["in_charge_of"]),
            }
        )
        for e in found["entries"]
    )
    units = (
        RosterUnit(
            **{**u, "aliases": tuple(u["aliases"]), "since": _back(u["since"]), "until": _back(u["until"])}
        )
        for u in found["units"]
    )
    return Roster(tuple(entries), tuple(units))


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _back(day: str | None) -> date | None:
    return date.fromisoformat(day) if day else None


def read_roster(content: bytes, name: str) -> Roster:
    """The roster in a file; raises RosterError with all problems when a single row is wrong."""
    try:
        rows = read_rows(content, name)
    except Refusal as refusal:
        raise RosterError([Problem(0, "file", refusal.code, refusal.arguments)]) from refusal
    at, columns = _header(rows)
    problems: list[Problem] = []
    records = [(number, _record(cells, columns)) for number, cells in rows[at + 1 :]]
    entries = [_entry(n, record, problems) for n, record in records if not _is_unit_row(record)]
    for number, record in records:
        problems += [
            Problem(number, column, "bad_day", {"value": record[column]})
            for column in ("unit_from", "unit_to")
            if record.get(column) and _day(record[column]) is None
        ]
    problems += _doubles(entries)
    if not entries:
        problems.append(Problem(0, "file", "no_people"))
    if problems:
        raise RosterError(sorted(problems, key=lambda p: p.row))
    return Roster(tuple(entries), _units([record for _, record in records], entries))


def _header(rows: Sequence[tuple[int, list[str]]]) -> tuple[int, dict[int, str]]:
    """The header may stand below a title; it has a name column and one other at least."""
    for at, (_, cells) in enumerate(rows[:10]):
        columns = {n: column for n, cell in enumerate(cells) if (column := _column(cell))}
        if "name" in columns.values() and len(columns) >= 2:
            return at, columns
    raise RosterError([Problem(rows[0][0] if rows else 0, "name", "no_header" if rows else "empty")])


def _column(text: str) -> str | None:
    flat = re.sub(r"\s*\([^)]*\)|[*:]", "", fold(text)).strip()
    return _COLUMNS.get(flat) or _COLUMNS.get(flat.replace(" ", "_"))


def _record(cells: Sequence[str], columns: Mapping[int, str]) -> dict[str, str]:
    return {column: cells[n].strip() if n < len(cells) else "" for n, column in columns.items()}


def _is_unit_row(record: Mapping[str, str]) -> bool:
    """A row without a person that tells of a unit: when it began, ended, what became of it."""
    told = ("unit_code", "unit_from", "unit_to", "successor", "unit_aliases", "parent_unit")
    return not record.get("name") and bool(record.get("unit")) and any(record.get(name) for name in told)


def _day(text: str) -> date | None:
    match = re.fullmatch(
        r"(?:ngày )?(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})|(\d{4})-(\d{2})-(\d{2}).*", text.strip()
    )
    if match is None:
        return None
    day, month, year, *iso = (int(part) if part else 0 for part in match.groups())
    try:
        return date(year, month, day) if year else date(*iso)
    except ValueError:
        return None


def _entry(number: int, record: Mapping[str, str], problems: list[Problem]) -> Entry:
    if not record.get("name"):
        problems.append(Problem(number, "name", "missing_name"))
    return Entry(
        name=record.get("name", ""),
        position=record.get("position", ""),
        unit=record.get("unit", ""),
        roles=tuple(_roles(number, record, problems)),
        aliases=_several(record.get("aliases", "")),
        code=record.get("code", ""),
        in_charge_of=_several(record.get("in_charge_of", ""), ";|"),
        row=number,
    )


def _several(text: str, by: str = ";,|/") -> tuple[str, ...]:
    return tuple(piece.strip() for piece in re.split(f"[{by}]", text) if piece.strip())


def _roles(number: int, record: Mapping[str, str], problems: list[Problem]) -> Iterable[tuple[Role, str]]:
    pieces = _several(record.get("role", ""), ";|") or ("officer",)
    for piece in pieces:
        word, _, unit = (part.strip() for part in piece.partition("@"))
        role = _role(word, unit or record.get("unit", ""))
        if role is None:
            problems.append(Problem(number, "role", "unknown_role", {"role": word}))
        else:
            yield role, unit


def _role(word: str, unit: str) -> Role | None:
    """ "Giám đốc" alone leads the agency or heads a centre: the unit says which."""
    flat = " ".join(fold(word).split())
    if flat in ("giam doc", "pho giam doc"):
        home = fold(unit)
        if home.startswith(("lanh dao", "ban giam doc")):
            return Role.LEADER
        if home.startswith(("trung tam", "vien", "chi nhanh")):
            return Role.HEAD if flat == "giam doc" else Role.DEPUTY
        return None
    return _ROLE_WORDS.get(flat)


def _doubles(entries: Sequence[Entry]) -> Iterable[Problem]:
    """Equal names in one unit without codes, and equal codes."""
    keys: dict[tuple[str, str], list[int]] = {}
    for entry in entries:
        if entry.code:
            keys.setdefault(("code", fold(entry.code)), []).append(entry.row)
        elif entry.name:
            keys.setdefault((fold(entry.name), fold(entry.unit)), []).append(entry.row)
    for (kind, _), rows in keys.items():
        if len(rows) > 1:
            code = kind == "code"
            yield Problem(
                rows[1], "code" if code else "name", "same_code" if code else "duplicate", {"rows": rows}
            )


def _units(records: Sequence[Mapping[str, str]], entries: Sequence[Entry]) -> tuple[RosterUnit, ...]:
    """Every unit named, in order; a short form of a unit ("Chi cục TĐC") becomes its alias."""
    parents: dict[str, str] = {}
    aliases: dict[str, list[str]] = {}
    for record in records:
        for name, parent in (
            (record.get("parent_unit", ""), ""),
            (record.get("unit", ""), record.get("parent_unit", "")),
        ):
            if name:
                same = _called(name, parents) or name
                parents[same] = parents.get(same) or parent
                aliases.setdefault(same, []).extend(
                    _several(record.get("unit_aliases", "")) if name == record.get("unit") else ()
                )
    for entry in entries:
        for name in (*(unit for _, unit in entry.roles if unit), *entry.in_charge_of):
            if _called(name, parents):
                continue
            full = _abbreviated(name, parents)
            if full:
                aliases.setdefault(full, []).append(name)
            else:
                parents[name] = ""
    told = {_called(r["unit"], parents) or "": r for r in records if r.get("unit") and _tells(r)}
    units = [
        RosterUnit(
            n,
            p,
            tuple(dict.fromkeys(aliases.get(n, ()))),
            told.get(n, {}).get("unit_code", ""),
            _day(told.get(n, {}).get("unit_from", "")),
            _day(told.get(n, {}).get("unit_to", "")),
            told.get(n, {}).get("successor", ""),
        )
        for n, p in parents.items()
    ]
    return tuple(_parents_first(units))


def _tells(record: Mapping[str, str]) -> bool:
    return any(record.get(name) for name in ("unit_code", "unit_from", "unit_to", "successor"))


def _called(name: str, units: Iterable[str]) -> str | None:
    return next((unit for unit in units if fold(unit).split() == fold(name).split()), None)


def _abbreviated(name: str, units: Iterable[str]) -> str | None:
    """The one unit of the same kind whose words begin with the letters of a short form, in order."""
    words = fold(name).split()
    if len(words) < 2:
        return None
    short = re.sub(r"\W", "", words[-1])
    found = [
        u
        for u in units
        if fold(u).split()[: len(words) - 1] == words[:-1]
        and _is_short(short, fold(u).split()[len(words) - 1 :])
    ]
    return found[0] if len(found) == 1 else None


def _is_short(short: str, words: Sequence[str]) -> bool:
    initials = "".join(word[0] for word in words if word not in _SMALL and word[0].isalpha())
    at = 0
    for letter in initials:
        at += at < len(short) and letter == short[at]
    return 2 <= len(short) == at and initials[:1] == short[:1]


def _parents_first(units: Sequence[RosterUnit]) -> Iterable[RosterUnit]:
    """In the roster's order, a parent before what belongs to it; a circle is cut."""
    depth: Counter[str] = Counter()
    parents = {fold(unit.name): fold(unit.parent) for unit in units}
    for unit in units:
        at, seen = parents[fold(unit.name)], {fold(unit.name)}
        while at and at not in seen:
            seen.add(at)
            depth[unit.name] += 1
            at = parents.get(at, "")
    return sorted(units, key=lambda unit: depth[unit.name])
