"""What is new: reports that came in, tasks that became overdue."""

from collections.abc import Sequence
from datetime import date, datetime

from vietnamese.numbers import format_date, format_number
from vietnamese.text import Text, b, line, text
from vietnamese.words.questions import Pair, UnitName, left, moment, row


def news(
    told: Sequence[Pair], late: Sequence[Pair], day: date, now: datetime, unit_name: UnitName, shown: int
) -> Text:
    """What was reported from the day on, and what became overdue since."""
    rows = [*told, *(p for p in late if p not in told)]
    head = f"Từ ngày {format_date(day)} đến {moment(now)}:"
    return text(
        line(b(head), f" {_count(len(told), 'có báo cáo mới')}; {_count(len(late), 'mới quá hạn')}."),
        *(row(pair, unit_name) for pair in rows[:shown]),
        *left(len(rows) - shown),
        *(() if rows else ("Xem chung: gửi “tổng hợp”.",)),
    )


def _count(number: int, what: str) -> str:
    return f"{format_number(number)} việc {what}" if number else f"không có việc nào {what}"
