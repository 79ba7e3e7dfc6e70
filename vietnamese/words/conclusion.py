"""Sentences about a notice of conclusions: the card of its tasks, mends, the receipt, the notices."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tasks.model import Person, Task
from vietnamese.numbers import format_date, format_number
from vietnamese.text import Line, Text, b, line, text
from vietnamese.words.extension import opening
from vietnamese.words.tasks import code, short_title, until

YES, NO = "Đúng", "Hủy"
NOTICE = "thông báo kết luận"


@dataclass(frozen=True, slots=True)
class Row:
    """One task of the card: whom the notice names (`said`) and who is meant; `day` is the last day."""

    title: str
    unit: str
    person: str
    said: str
    day: date | None
    due_words: str
    helping: tuple[str, ...] = ()


def card(
    rows: Sequence[Row],
    about: Mapping[str, Any],
    by: str,
    entered: bool,
    unclear: Sequence[str],
    today: date,
) -> Text:
    """All tasks found, numbered, to be mended and confirmed in one go."""
    source = about["source"] or NOTICE
    shown: list[Line | str] = [
        line(f"Đề nghị xác nhận giao {format_number(len(rows))} nhiệm vụ theo {source}:")
    ]
    for n, row in enumerate(rows, 1):
        shown += [
            line(b(f"{n}. {_whom(row)}"), f": {short_title(row.title, 200)}"),
            f"- Thời hạn: {_until(row, today)}",
        ]
        shown += [f"- Phối hợp: {', '.join(row.helping)}"] if row.helping else []
    shown.append(f"Người giao: đồng chí {by}{' (Văn phòng ghi theo chỉ đạo)' if entered else ''}.")
    if about.get("given"):
        shown.append(
            f"{format_number(about['given'])} nhiệm vụ của văn bản này đã giao trước đây, không giao lại."
        )
    shown += unclear
    shown.append("Nếu cần sửa, đề nghị gửi, ví dụ: “bỏ mục 2”, “mục 1 hạn 15/12”, “mục 1 phòng QLKH”.")
    return text(*shown)


def _whom(row: Row) -> str:
    if row.person:
        return f"Đồng chí {row.person}{f' ({row.unit})' if row.unit else ''}"
    return row.unit or f"“{row.said}”"


def _until(row: Row, today: date) -> str:
    if row.day is None:
        return row.due_words or "không có"
    return f"{format_date(row.day)}{' (đã qua, đề nghị kiểm tra)' if row.day < today else ''}"


def problem(number: int, code: str) -> str:
    """Why a row cannot be given yet."""
    if code == "unit":
        return f"Mục {number} chưa rõ đơn vị, đề nghị ghi “mục {number} phòng …” hoặc “bỏ mục {number}”."
    return f"Mục {number} ngoài phạm vi phụ trách của người giao, đề nghị ghi đơn vị khác hoặc “bỏ mục {number}”."


def nothing_found() -> Text:
    """The notice gives nobody anything."""
    return text(
        "Không tìm thấy nhiệm vụ nào được giao trong văn bản này. Có thể giao từng việc, ví dụ “giao phòng QLKH … trước 30/11”."
    )


def given_before(source: str) -> Text:
    """All of it was given before."""
    return text(f"Các nhiệm vụ của {source or NOTICE} đã được giao trước đây, không giao lại.")


def no_such_row(number: int, most: int) -> Text:
    """The card has no row of that number."""
    return text(f"Danh sách có {most} mục, không có mục {number}. Đề nghị ghi lại.")


def not_understood(part: str) -> Text:
    """A mend that says neither whom nor until when."""
    return text(
        f"Chưa rõ “{short_title(part, 80)}”. Đề nghị ghi, ví dụ: “bỏ mục 2”, “mục 3 hạn 15/12/2026”, “mục 1 phòng QLKH”."
    )


def cancelled() -> Text:
    """Nothing was given."""
    return text("Đã hủy, chưa giao việc nào.")


def receipt(made: Sequence[Task], reached: Sequence[str], unreached: Sequence[str], leader: str) -> Text:
    """What was given under which codes, and who was told."""
    codes = ", ".join(code(task) for task in made)
    rows: list[Line | str] = [line("Đã giao ", b(f"{format_number(len(made))} nhiệm vụ"), f": {codes}.")]
    told = [*reached, *([leader] if leader and leader not in reached else [])]
    if told:
        rows.append(f"Đã báo: {', '.join(f'đồng chí {name}' for name in told)}.")
    if unreached:
        names = ", ".join(f"đồng chí {name}" for name in unreached)
        rows.append(f"Chưa báo được {names} vì chưa liên kết tài khoản; đề nghị báo trực tiếp.")
    return text(*rows)


def notice(to: Person, tasks: Sequence[Task], by: str, source: str, address: str) -> Text:
    """To who has to do them: all of the notice's tasks in one message."""
    n = tasks[0].id
    return text(
        opening(to, address),
        f"Đồng chí {by} giao {format_number(len(tasks))} nhiệm vụ theo {source or NOTICE}:",
        *_listed(tasks),
        f"Đồng chí trả lời “đã nhận việc”; khi có tiến độ, báo cáo, ví dụ: “#{n} đạt 50%”.",
    )


def told_leader(by: Person, tasks: Sequence[Task], source: str, entered_by: str, address: str) -> Text:
    """To the leader in whose name the office gave them."""
    return text(
        opening(by, address),
        f"Văn phòng (đồng chí {entered_by}) đã giao {format_number(len(tasks))} nhiệm vụ theo chỉ đạo của đồng chí tại {source or NOTICE}:",
        *_listed(tasks),
    )


def _listed(tasks: Sequence[Task]) -> list[Line]:
    return [
        line(
            b(code(t)),
            f" {short_title(t.title, 160)} – {t.lead_unit_text}, {until(t, t.due_last_day)}",
        )
        if t.due_last_day
        else line(b(code(t)), f" {short_title(t.title, 160)} – {t.lead_unit_text}, không có thời hạn")
        for t in tasks
    ]
