"""Which column is what: by the words of the header and by the contents, the contents winning where they are sure.

A mapping {column: role}, counted from 1, can be shown to a person, corrected and passed in again.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from plans.blocks import Row, Table
from plans.column_looks import Look, is_plain_number, look_at
from plans.deadlines import Reader
from plans.headers import header_names, header_role, header_rows, heading_rows
from vietnamese.normalize import fold

ROLES = (
    "number",
    "title",
    "work",
    "start",
    "deadline",
    "target",
    "who",
    "presiding",
    "coordinating",
    "result",
    "status",
    "quantity",
    "measure",
    "internal",
    "source",
    "note",
    "other",
)


@dataclass(frozen=True, slots=True)
class Columns:
    """Roles by column index (from 0), the index of the first row behind the header, and how it was found."""

    roles: tuple[str, ...]
    header: tuple[str, ...] = ()
    first: int = 0
    by_header: bool = False

    def at(self, role: str) -> int | None:
        """The first column with a role."""
        return self.roles.index(role) if role in self.roles else None

    @property
    def mapping(self) -> dict[int, str]:
        """Column (from 1) to role, to be shown and corrected."""
        return dict(enumerate(self.roles, 1))

    @property
    def is_task_list(self) -> bool:
        """A title, and something that is said of it."""
        said = {"deadline", "who", "target", "result", "presiding", "start"} & set(self.roles)
        return "title" in self.roles and bool(said)


def read_columns(table: Table, reader: Reader, mapping: Mapping[int, str] | None = None) -> Columns:
    """The columns of a table; a mapping passed in overrules what was found."""
    begin, first = header_rows(table.rows)
    if not first:
        begin, first = _unknown_header(table, reader)
    names = header_names(table.rows[begin:first], table.width)
    first = first or heading_rows(table.rows)
    body = table.rows[first:]
    roles = _settle([header_role(name) for name in names], names, body, reader, table.width)
    for column, role in (mapping or {}).items():
        if 1 <= column <= table.width and role in ROLES:
            roles = ["other" if r == role and role != "other" else r for r in roles]
            roles[column - 1] = role
    return Columns(tuple(roles), names, first, any(names))


def _unknown_header(table: Table, reader: Reader) -> tuple[int, int]:
    """A row of short words above a column of deadlines is a header, though none of its words is known."""
    at = heading_rows(table.rows)
    if at + 2 >= len(table.rows):
        return 0, 0
    row, body = table.rows[at], table.rows[at + 1 :]
    short = all(len(cell.text) <= 40 and not any(c.isdigit() for c in cell.text) for cell in row.filled)
    if not short or len(row.filled) < max(3, table.width - 1):
        return 0, 0
    dated = [n for n in range(table.width) if look_at(body, n, reader).deadlines >= 0.7]
    named = any(row.cells[n] and not reader.is_deadline(row.cells[n].text) for n in dated)
    return (at, at + 1) if named else (0, 0)


def _settle(
    named: list[str | None], names: Sequence[str], body: Sequence[Row], reader: Reader, width: int
) -> list[str]:
    looks = [look_at(body, n, reader) for n in range(width)]
    roles: list[str | None] = list(named) + [None] * (width - len(named))
    _correct(roles, names, looks)
    _fill(roles, looks)
    _only_one(roles, names, looks)
    return [role or "other" for role in roles]


def _correct(roles: list[str | None], names: Sequence[str], looks: Sequence[Look]) -> None:
    """Contents against header words: "Tiến độ" is the deadline here and the result there; notes may preside."""
    for n, look in enumerate(looks):
        if not look.filled:
            continue
        role = roles[n]
        if role in ("note", "who", "other", None) and look.presiding >= 0.5:
            roles[n] = "presiding"
        elif role in ("deadline", "start") and look.deadlines < 0.4 and look.length > 45:
            roles[n] = "result"
        elif role in ("result", "note", None, "target") and look.deadlines >= 0.7 and "deadline" not in roles:
            roles[n] = "deadline"
        elif (role == "note" and look.people >= 0.6 and look.filled >= 2 and "who" not in roles) or (
            role == "title" and look.people >= 0.8 and look.filled >= 3
        ):
            roles[n] = "who"
        elif role == "target" and n and "result" not in roles and look.length > 150 and look.counts < 0.2:
            roles[n] = "result"


def _fill(roles: list[str | None], looks: Sequence[Look]) -> None:
    """Columns without a header word, by their contents alone."""
    if any(roles):
        free = [n for n, role in enumerate(roles) if role is None and looks[n].filled]
    else:
        free = [n for n, look in enumerate(looks) if look.filled]
    bare = not any(roles)
    for n in free:
        look = looks[n]
        if look.markers >= 0.8 and "number" not in roles and look.length < 8 and n <= 1:
            roles[n] = "number"
        elif look.deadlines >= 0.5 and "deadline" not in roles:
            roles[n] = "deadline"
        elif look.presiding >= 0.5 and "presiding" not in roles:
            roles[n] = "presiding"
        elif look.people >= 0.5 and "who" not in roles and look.filled >= 1:
            roles[n] = "who"
    if bare or "title" not in roles:
        _long_columns(roles, looks)


def _long_columns(roles: list[str | None], looks: Sequence[Look]) -> None:
    """Long texts left of the deadline are title and work, right of it target and result."""
    pivot = next((n for n, role in enumerate(roles) if role in ("deadline", "who", "target")), len(roles))
    left = [n for n in range(pivot) if roles[n] is None and looks[n].filled]
    counted = [n for n in left if looks[n].counts >= 0.5 and looks[n].length < 60]
    texts = [n for n in left if n not in counted]
    if "title" not in roles and texts:
        roles[texts.pop(0)] = "title"
    if texts and "work" not in roles and looks[texts[0]].length > 15:
        roles[texts.pop(0)] = "work"
    for n in counted:
        roles[n] = roles[n] or ("target" if "target" not in roles else None)
    right = [n for n in range(len(roles)) if roles[n] is None and looks[n].filled]
    for n in right:
        look = looks[n]
        if "target" not in roles and (look.counts >= 0.3 or look.length < 60):
            roles[n] = "target"
        elif "result" not in roles and look.length >= 60:
            roles[n] = "result"
    if "number" in roles and "title" not in roles:
        texts = [n for n in range(len(roles)) if roles[n] is None and looks[n].filled]
        if texts:
            roles[max(texts, key=lambda n: looks[n].length)] = "title"


def _only_one(roles: list[str | None], names: Sequence[str], looks: Sequence[Look]) -> None:
    """A role stands once: a second title is the work column, of two deadlines the later is the deadline."""
    titles = [n for n, role in enumerate(roles) if role == "title"]
    for n in titles[1:]:
        roles[n] = "work" if "work" not in roles else "other"
    works = [n for n, role in enumerate(roles) if role == "work"]
    if works and not titles:
        roles[works[0]] = "title"
        works = works[1:]
    for n in works[1:]:
        roles[n] = "other"
    for role in (
        "number",
        "deadline",
        "target",
        "who",
        "presiding",
        "result",
        "coordinating",
        "start",
        "status",
        "quantity",
        "measure",
        "internal",
        "source",
    ):
        same = [n for n, r in enumerate(roles) if r == role]
        for n in _losers(role, same, names, looks):
            roles[n] = _second(role, roles, names[n], looks[n])


def _losers(role: str, same: list[int], names: Sequence[str], looks: Sequence[Look]) -> list[int]:
    if len(same) < 2:
        return []
    if role == "deadline":
        best = max(
            same,
            key=lambda n: (looks[n].deadlines >= 0.5, _ends(names[n]), looks[n].filled > 0),
        )
    elif role == "who":
        best = max(
            same,
            key=lambda n: (
                "chu tri" in fold(names[n]) or "thuc hien" in fold(names[n]),
                looks[n].filled > 0,
                -n,
            ),
        )
    else:
        best = max(same, key=lambda n: (looks[n].filled > 0, -n))
    return [n for n in same if n != best]


def _ends(name: str) -> bool:
    return any(word in fold(name) for word in ("hoan thanh", "ket thuc", "den ngay"))


def _second(role: str, roles: Sequence[str | None], name: str, look: Look) -> str:
    flat = fold(name)
    if role == "who":
        if "phoi hop" in flat and "coordinating" not in roles:
            return "coordinating"
        return (
            "presiding"
            if look.presiding >= 0.5 or ("chu tri" in flat and "presiding" not in roles)
            else "other"
        )
    if role == "target" and "result" not in roles and look.length > 60:
        return "result"
    if role == "target" and "quantity" not in roles and look.numbers >= 0.8:
        return "quantity"
    return "other"


def is_numeric(table: Table, columns: Columns) -> bool:
    """A budget or indicator table: its columns behind the titles are mostly plain numbers, nobody has a deadline."""
    if {"deadline", "who", "presiding"} & set(columns.roles) and columns.by_header:
        return False
    body = table.rows[columns.first :]
    numeric = filled = 0
    for column in range(1, table.width):
        texts = [row.cells[column].text for row in body if column < len(row.cells) and row.cells[column]]
        filled += bool(texts)
        numeric += bool(texts) and sum(is_plain_number(text) for text in texts) >= 0.7 * len(texts)
    counted = any("don vi tinh" in fold(name) or fold(name).strip() == "dvt" for name in columns.header)
    return numeric >= 2 and (numeric >= 0.4 * filled or counted)
