"""Sentences about loading the roster: what changed, what is wrong in the file."""

from collections.abc import Iterable, Sequence
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
