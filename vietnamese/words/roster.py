"""Sentences about loading the roster: what changed, what is wrong in the file."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

FIELDS = {
    "name": "họ tên",
    "position": "chức vụ",
    "unit": "đơn vị",
    "code": "mã",
    "aliases": "tên gọi khác",
    "role": "vai trò",
    "in_charge_of": "lĩnh vực phụ trách",
    "active": "trở lại cơ quan",
}
KINDS = {"added": "Thêm", "changed": "Sửa", "left": "Đã rời cơ quan", "returned": "Trở lại"}


class Change(Protocol):
    """One difference between the roster and what is stored."""

    @property
    def kind(self) -> str: ...

    @property
    def name(self) -> str: ...

    @property
    def what(self) -> Sequence[str]: ...


def changes(found: Sequence[Change]) -> list[str]:
    """One line per difference, and a last line with the sum."""
    rows = [f"{KINDS[c.kind]}: {c.name}{_what(c.what)}" for c in found]
    return [*rows, _sum(found)]


def _what(what: Iterable[str]) -> str:
    named = ", ".join(FIELDS[w] for w in what if w in FIELDS)
    return f" ({named})" if named else ""


def _sum(found: Sequence[Change]) -> str:
    if not found:
        return "Danh sách không có thay đổi."
    counts = {kind: sum(c.kind == kind for c in found) for kind in KINDS}
    return "Tổng: " + ", ".join(f"{KINDS[k].lower()} {n}" for k, n in counts.items() if n) + "."


class Problem(Protocol):
    """What is wrong in one row."""

    @property
    def code(self) -> str: ...

    @property
    def row(self) -> int: ...

    @property
    def arguments(self) -> Mapping[str, object]: ...


PROBLEMS = {
    "missing_name": "dòng {row}: thiếu họ tên",
    "unknown_role": "dòng {row}: vai trò “{value}” không có (dùng officer, head, deputy, leader, office, admin)",
    "duplicate": "dòng {rows}: trùng họ tên và đơn vị; đề nghị thêm cột mã (code)",
    "same_code": "dòng {rows}: trùng mã",
    "no_header": "không thấy dòng tiêu đề; cần các cột name, position, unit, role, aliases",
    "no_people": "danh sách không có người nào",
    "empty": "tệp không có nội dung",
    "unknown_type": "chỉ đọc được tệp .csv hoặc .xlsx",
    "too_big": "tệp lớn hơn 20 MB",
}


def problem(found: Problem) -> str:
    """One problem of the file on one line."""
    sentence = PROBLEMS.get(
        found.code, "tệp bị hỏng hoặc không đúng loại; đề nghị lưu lại dạng .xlsx hoặc .csv"
    )
    values = {k: _shown(v) for k, v in found.arguments.items()}
    values.setdefault("value", next(iter(values.values()), "…"))
    return "Danh sách cán bộ: " + sentence.format_map(_Known(values, row=str(found.row)))


def _shown(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


class _Known(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "…"
