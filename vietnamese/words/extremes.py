"""Answers to which is first or last of something: the fewest, none at all, late longest."""

from collections.abc import Sequence
from datetime import datetime

from vietnamese.numbers import format_number
from vietnamese.text import Line, Text, b, line, text
from vietnamese.words.questions import Pair, UnitName, moment, row


def longest(pairs: Sequence[Pair], total: int, unit_name: UnitName, now: datetime) -> Text:
    """The task late by most days, of how many."""
    if not pairs:
        return text(line(b("Không có việc nào"), f" quá hạn (tính đến {moment(now)})."))
    days = format_number(pairs[0][1].days_late)
    head = f" ({days} ngày; tất cả {format_number(total)} việc quá hạn, tính đến {moment(now)}):"
    return text(line(b("Quá hạn lâu nhất"), head), *(row(p, unit_name) for p in pairs))


def no_merit() -> Text:
    """Before the rates of all units, where the best one was asked for."""
    return text("Hệ thống không xếp loại đơn vị; số liệu để đồng chí xem xét:")


def fewest(rows: Sequence[tuple[str, int, int]], number: int, what: str, none: bool, now: datetime) -> Text:
    """The units with that number of something; (unit, how many, of how many)."""
    found = [f"- {name}: {format_number(n)}/{format_number(of)} việc" for name, n, of in rows if n == number]
    if not found:
        return text(line(b("Không có đơn vị nào"), f" không có việc {what} (tính đến {moment(now)})."))
    head = f"Đơn vị không có việc {what}" if none else f"Đơn vị có ít việc {what} nhất"
    rows_told: list[Line | str] = [line(b(head), f" (tính đến {moment(now)}):"), *found]
    return text(*rows_told)
