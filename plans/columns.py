"""Which column is what: by the words of the header and by the contents, the contents winning where they are sure.

A mapping {column: role}, counted from 1, can be shown to a person, corrected and passed in again.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from plans.assignees import is_name, is_presiding, read_post
from plans.blocks import Row, Table
from plans.deadlines import Reader
from plans.markers import read_marker, split_label
from plans.targets import COUNT
from plans.units import is_own_unit
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
    "note",
    "other",
)
# In order: the first that fits a header cell names its role.
_HEADER_WORDS: tuple[tuple[str, str], ...] = (
    ("number", r"(?:tt|stt|so tt|so thu tu|thu tu|ma so|ma nv|ma nhiem vu|#|no)\.?"),
    ("coordinating", r"(?:don vi|co quan|dv)?(?:,? ?ca nhan)? ?phoi hop.*"),
    ("start", r"(?:thoi gian|ngay) bat dau.*|bat dau"),
    ("status", r"(?:trang thai|tinh trang)(?! thuc hien).*"),
    (
        "result",
        r".*ket qua (?:da )?(?:thuc hien|dat duoc|trien khai|den|giai quyet|xu ly).*|tinh hinh(?: trien khai)? thuc hien.*|thuc hien den.*|(?:tinh trang|tien do) (?:da )?thuc hien.*|ket qua den.*",
    ),
    ("deadline", r"(?:thoi gian|thoi han|han|ngay|tien do|moc thoi gian|ky han)\b.*|hoan thanh"),
    (
        "presiding",
        r"(?:lanh dao|chu tri thuc hien|nguoi chu tri|chiu trach nhiem|nguoi chiu trach nhiem|phu trach|lanh dao so).*",
    ),
    (
        "who",
        r"(?:(?:don vi|co quan|ca nhan|bo phan|phong(?: ban)?|nguoi|to chuc|chu the|dau moi|dv|cb|can bo|chuyen vien|cac)[ ,/;&-]*(?:va |hoac )?)+"
        r"(?:(?:thuc hien|chu tri|chiu trach nhiem|phu trach|tham muu|duoc giao|giao|trien khai|theo doi|bao cao|dau moi|chinh|lien quan|truc thuoc)[ ,/;&-]*)*(?:\(.*\))?"
        r"|chu tri|thuc hien|phan cong.{0,30}|trach nhiem.{0,30}",
    ),
    (
        "target",
        r"(?:khoi luong|so luong|san pham|chi tieu(?! \d)|muc tieu|ket qua|ket qua.{0,4}san pham|san pham.*|yeu cau|dau ra).*",
    ),
    (
        "title",
        r"(?:ten )?(?:noi dung(?: (?:cac )?nhiem vu| chinh)?|nhiem vu|cac nhiem vu|nhom nhiem vu|danh muc|noi dung/nhiem vu).*|ten (?:cong viec|dau viec|van ban|de an).*|cong viec|noi dung|nhiem vu.*|chuong trinh.*|hoat dong",
    ),
    ("work", r"(?:noi dung|cong viec|viec|dau viec|giai phap).*"),
    ("note", r"ghi chu.*|ghi ?chu"),
)
_HEADER = tuple((role, re.compile(words)) for role, words in _HEADER_WORDS)
_WORK = re.compile(
    r"(?:noi dung (?:cong viec|thuc hien|chi tiet|trien khai|cu the)|cong viec|cac cong viec|giai phap|dau viec|noi dung).*"
)
_HEADING = re.compile(
    r"^phu luc|kem theo|cong hoa xa hoi|doc lap - tu do|^so\s*:|^ubnd |^uy ban nhan dan|^ke hoach\b|^bao cao\b|^bieu\b|nam 20\d\d\)?$|ngay .{0,6}thang"
)
_PLAIN = re.compile(r"[\d.,%()\s/+-]+|x|-")
_NUMBERED = re.compile(r"\(?(?:\d{1,2}|[a-h])\)?")


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


def header_role(text: str) -> str | None:
    """The role that the words of a header cell name."""
    flat = " ".join(re.sub(r"[*\d]*$", "", fold(text)).split()).strip(" .:")
    if not flat or len(flat) > 110:
        return None
    return next((role for role, words in _HEADER if words.fullmatch(flat)), None)


def header_rows(rows: Sequence[Row]) -> tuple[int, int]:
    """Where the header begins and ends (exclusive) among the first rows; (0, 0) without one."""
    for at, row in enumerate(rows[:15]):
        if _is_header(row):
            end = at + 1
            while end < len(rows) and (_is_second(rows[end]) or is_numbering(rows[end])):
                end += 1
            return at, end
    return 0, 0


def heading_rows(rows: Sequence[Row]) -> int:
    """How many rows at the top are the document's heading: in a workbook it stands above the list."""
    last = 0
    for n, row in enumerate(rows[:15], 1):
        if len(row.filled) > 2 or (row.cells[0] and read_marker(row.cells[0].text)):
            break
        if _HEADING.search(fold(" ".join(cell.text for cell in row.filled))):
            last = n
    return last


def _is_header(row: Row) -> bool:
    cells = row.filled
    if len(cells) < 2 or (row.cells[0] and read_marker(row.cells[0].text)):
        return False
    roles = [header_role(cell.text) for cell in cells]
    named = [role for role in roles if role]
    if not {"title", "work", "number"} & set(named) or max(len(cell.text) for cell in cells) > 110:
        return False
    if header_role(cells[0].text) == "number" and {"title", "work"} & set(named):
        return True
    return len(named) >= max(2, 0.6 * len(cells))


def _is_second(row: Row) -> bool:
    """A second header row stands below merged cells of the first."""
    if not row.filled or not any(cell.continued for cell in row.cells):
        return False
    first = row.cells[0]
    return (
        first.continued
        and all(len(c.text) < 60 and not split_label(c.text)[0] for c in row.filled)
        and len(row.filled) < len(row.cells)
        and sum(cell.continued for cell in row.cells) >= 2
        and all(header_role(c.text) or not c.text[:1].isdigit() for c in row.filled)
    )


def is_numbering(row: Row) -> bool:
    """The row "(1) (2) (3) …" below a header."""
    cells = row.filled
    texts = [cell.text.strip() for cell in cells]
    return (
        len(cells) >= 3 and all(_NUMBERED.fullmatch(text) for text in texts) and len(set(texts)) == len(texts)
    )


def same_header(row: Row, header: Sequence[str]) -> bool:
    """Whether a row repeats the header (printed again on a new page)."""
    if not header or not row.filled:
        return False
    texts = [_key(cell.text) for cell in row.cells]
    pairs = [(text, _key(name)) for text, name in zip(texts, header, strict=False) if text or name]
    same = sum(text == name for text, name in pairs)
    return same >= 2 and same >= 0.7 * len(pairs)


def _key(text: str) -> str:
    return re.sub(r"\W+", "", fold(text))


def read_columns(table: Table, reader: Reader, mapping: Mapping[int, str] | None = None) -> Columns:
    """The columns of a table; a mapping passed in overrules what was found."""
    begin, first = header_rows(table.rows)
    names = _names(table.rows[begin:first], table.width)
    first = first or heading_rows(table.rows)
    body = table.rows[first:]
    roles = _settle([header_role(name) for name in names], names, body, reader, table.width)
    for column, role in (mapping or {}).items():
        if 1 <= column <= table.width and role in ROLES:
            roles = ["other" if r == role and role != "other" else r for r in roles]
            roles[column - 1] = role
    return Columns(tuple(roles), names, first, any(names))


def _names(header: Sequence[Row], width: int) -> tuple[str, ...]:
    if not header:
        return ("",) * width
    names = [""] * width
    for row in header:
        if is_numbering(row) and row is not header[0]:
            continue
        for n, cell in enumerate(row.cells):
            for covered in range(n, min(width, n + max(1, cell.span))):
                if cell.text and cell.text not in names[covered]:
                    names[covered] = f"{names[covered]} {cell.text}".strip() if cell.span == 1 else cell.text
    return tuple(names)


@dataclass(frozen=True, slots=True)
class _Look:
    """What the cells of a column look like: shares of the filled cells, mean length, how many are filled."""

    filled: int
    markers: float
    deadlines: float
    presiding: float
    people: float
    counts: float
    length: float
    labels: float


def _look(body: Sequence[Row], column: int, reader: Reader) -> _Look:
    texts = [row.cells[column].text for row in body if column < len(row.cells) and row.cells[column]][:200]
    size = max(1, len(texts))

    def share(test: object) -> float:
        return sum(bool(test(t)) for t in texts) / size  # type: ignore[operator]

    return _Look(
        len(texts),
        share(read_marker),
        share(reader.is_deadline),
        share(lambda t: is_presiding(t) and "chu tri" in fold(t)),
        share(_is_who),
        share(lambda t: len(t) < 90 and COUNT.match(t.strip()) is not None),
        sum(len(t) for t in texts) / size,
        share(lambda t: split_label(t)[0] is not None),
    )


def _is_who(text: str) -> bool:
    flat = fold(text)
    return (
        flat.startswith(("đ/c", "d/c", "dong chi"))
        or (len(text) < 140 and is_own_unit(text))
        or read_post(text) is not None
        or is_name(text)
    )


def _settle(
    named: list[str | None], names: Sequence[str], body: Sequence[Row], reader: Reader, width: int
) -> list[str]:
    looks = [_look(body, n, reader) for n in range(width)]
    roles: list[str | None] = list(named) + [None] * (width - len(named))
    _correct(roles, names, looks)
    _fill(roles, looks)
    _only_one(roles, names, looks)
    return [role or "other" for role in roles]


def _correct(roles: list[str | None], names: Sequence[str], looks: Sequence[_Look]) -> None:
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


def _fill(roles: list[str | None], looks: Sequence[_Look]) -> None:
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


def _long_columns(roles: list[str | None], looks: Sequence[_Look]) -> None:
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


def _only_one(roles: list[str | None], names: Sequence[str], looks: Sequence[_Look]) -> None:
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
    ):
        same = [n for n, r in enumerate(roles) if r == role]
        for n in _losers(role, same, names, looks):
            roles[n] = _second(role, roles, names[n], looks[n])


def _losers(role: str, same: list[int], names: Sequence[str], looks: Sequence[_Look]) -> list[int]:
    if len(same) < 2:
        return []
    if role == "deadline":
        best = max(
            same,
            key=lambda n: (looks[n].deadlines >= 0.5, "hoan thanh" in fold(names[n]), looks[n].filled > 0),
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


def _second(role: str, roles: Sequence[str | None], name: str, look: _Look) -> str:
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
        numeric += bool(texts) and sum(bool(_PLAIN.fullmatch(text)) for text in texts) >= 0.7 * len(texts)
    counted = any("don vi tinh" in fold(name) or fold(name).strip() == "dvt" for name in columns.header)
    return numeric >= 2 and (numeric >= 0.4 * filled or counted)
