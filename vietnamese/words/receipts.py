"""Sentences about the receipt of a task that was given."""

from collections.abc import Sequence
from datetime import datetime

from tasks.calendar import WorkingCalendar
from tasks.deadlines import effective_last_day, internal_last_day
from tasks.model import Task, local_date
from tasks.rules import Rules
from vietnamese.numbers import format_date
from vietnamese.text import Line, Text, b, line, text
from vietnamese.words.questions import moment
from vietnamese.words.tasks import named, until

SHOWN = 8


def received(tasks: Sequence[Task], rules: Rules, calendar: WorkingCalendar) -> Text:
    """Noted; with the deadline once more."""
    rows: list[Line] = []
    for task in tasks:
        last, inside = effective_last_day(task, rules, calendar), internal_last_day(task, rules, calendar)
        by = until(task, last) if last else "không có thời hạn"
        by = f"hạn nội bộ {format_date(inside)}" if inside and inside != last else by
        rows.append(line("Đã ghi: đồng chí tiếp nhận ", b(named(task, 70)), f", {by}."))
    n = tasks[0].id
    return text(*rows, f"Khi có tiến độ, đồng chí báo cáo, ví dụ: “#{n} đạt 50%”.")


def which() -> Text:
    """Several tasks were given."""
    return text("Đồng chí tiếp nhận nhiệm vụ nào?")


def all_of(count: int) -> str:
    """The choice of all of them."""
    return f"Tất cả {count} nhiệm vụ"


def not_given(reference: str) -> Text:
    """The task named was not given to the speaker, or has been received."""
    return text(f"“{reference}” không có trong các nhiệm vụ đang chờ đồng chí tiếp nhận.")


def nothing() -> Text:
    """Everything was received meanwhile."""
    return text("Không còn nhiệm vụ nào chờ đồng chí tiếp nhận.")


def listing(rows: Sequence[tuple[Task, Sequence[str], datetime]]) -> Text:
    """What was given and not received yet."""
    if not rows:
        return text("Các nhiệm vụ đã giao đều đã được tiếp nhận hoặc đã có báo cáo.")
    lines: list[str | Line] = [f"{len(rows)} nhiệm vụ đã giao chưa được tiếp nhận:"]
    for task, names, at in rows[:SHOWN]:
        lines.append(
            line("- ", b(named(task, 70)), f" – {_names(names)}; giao ngày {format_date(local_date(at))}")
        )
    if len(rows) > SHOWN:
        lines.append(f"và {len(rows) - SHOWN} nhiệm vụ nữa.")
    lines.append(f"Nhắc: “đôn đốc #{rows[0][0].id}”.")
    return text(*lines)


def nobody_yet(names: Sequence[str]) -> str:
    """For one task."""
    return f"Tiếp nhận: {_names(names)} chưa tiếp nhận"


def by(name: str, at: datetime) -> str:
    """Who received it, when."""
    return f"Tiếp nhận: đồng chí {name}, {moment(at)}"


def _names(names: Sequence[str]) -> str:
    return ", ".join(f"đồng chí {n}" for n in names) or "đơn vị chưa có người nhận"
