"""Sentences about loading the roster: what changed, what is wrong in the file."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

from vietnamese.numbers import format_number
from vietnamese.text import Line, Text, b, line, text

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
UNIT_CLOSED = "unit_closed"
UPDATE, KEEP, NO = "Cập nhật danh sách", "Chỉ thêm và sửa, không đóng ai", "Hủy"
SHOWN, MANY, MANY_PERCENT = 20, 5, 20


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
    people = [c for c in found if c.kind in KINDS]
    rows = [f"{KINDS[c.kind]}: {c.name}{_what(c.what)}" for c in people]
    return [*rows, *_units(found), _sum(people)]


def leaving(found: Sequence[Change], total: int) -> str:
    """A warning where the roster would close many people; "" for a few."""
    names = [c.name for c in found if c.kind == "left"]
    if len(names) < MANY and 100 * len(names) < MANY_PERCENT * max(total, 1):
        return ""
    return (
        f"Lưu ý: {format_number(len(names))} người không có trong danh sách được ghi nhận đã rời cơ quan, tài khoản đã hủy liên kết: "
        f"{', '.join(names)}. Nếu tệp thiếu người, đề nghị nạp lại tệp đầy đủ; những người đó cần mã liên kết mới."
    )


def _units(found: Sequence[Change]) -> list[str]:
    rows = []
    for change in found:
        if change.kind != UNIT_CLOSED:
            continue
        successor, left = change.what
        to = f", kế thừa: {successor}" if successor else ""
        still = (
            f"; còn {left} nhiệm vụ đang mở, đề nghị gửi tệp chuyển nhiệm vụ kèm số quyết định"
            if left != "0"
            else ""
        )
        rows.append(f"Đơn vị kết thúc: {change.name}{to}{still}")
    return rows


def card(found: Sequence[Change], held: int) -> Text:
    """What loading would change; everybody who would be closed stands there by name."""
    people = [c for c in found if c.kind in KINDS]
    gone = [c.name for c in people if c.kind == "left"]
    rows: list[Line | str] = [line(b("Danh sách cán bộ"), f": {_sum(people)}")]
    other = [f"- {KINDS[c.kind]}: {c.name}{_what(c.what)}" for c in people if c.kind != "left"]
    rows += other[:SHOWN]
    rows += [f"- và {format_number(len(other) - SHOWN)} người khác"] if len(other) > SHOWN else []
    if gone:
        rows.append(
            line(
                b(f"{format_number(len(gone))} người không có trong tệp"),
                f", sẽ được ghi nhận đã rời cơ quan và hủy liên kết tài khoản: {', '.join(gone)}.",
            )
        )
    if held:
        rows.append(f"Những người này đang giữ {format_number(held)} nhiệm vụ chưa xong; đề nghị giao lại.")
    rows += _units(found)
    rows.append("Đề nghị đồng chí kiểm tra và xác nhận; chưa có gì được lưu.")
    return text(*rows)


def stored(found: Sequence[Change]) -> Text:
    """What was changed."""
    return text(line(b("Xong"), f": đã cập nhật danh sách cán bộ. {changes(found)[-1]}"), *_units(found))


def cancelled() -> Text:
    """Nothing was changed."""
    return text("Đã hủy, danh sách cán bộ giữ nguyên.")


def problem_of(found: Mapping[str, Any]) -> str:
    """A problem as a job's JSON has it."""
    return _worded(found["code"], str(found["row"]), found["arguments"])


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
    "bad_day": "dòng {row}: “{value}” không phải là ngày",
    "same_code": "dòng {rows}: trùng mã",
    "no_header": "không thấy dòng tiêu đề; cần các cột name, position, unit, role, aliases",
    "no_people": "danh sách không có người nào",
    "empty": "tệp không có nội dung",
    "unknown_type": "chỉ đọc được tệp .csv hoặc .xlsx",
    "too_big": "tệp lớn hơn 20 MB",
}


def problem(found: Problem) -> str:
    """One problem of the file on one line."""
    return _worded(found.code, str(found.row), found.arguments)


def _worded(code: str, row: str, arguments: Mapping[str, object]) -> str:
    sentence = PROBLEMS.get(code, "tệp bị hỏng hoặc không đúng loại; đề nghị lưu lại dạng .xlsx hoặc .csv")
    values = {k: _shown(v) for k, v in arguments.items()}
    values.setdefault("value", next(iter(values.values()), "…"))
    return "Danh sách cán bộ: " + sentence.format_map(_Known(values, row=row))


def _shown(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


class _Known(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "…"
