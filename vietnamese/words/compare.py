"""Comparisons in few lines: what each side has, and which has more."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from tasks.statistics import Rate
from vietnamese.numbers import format_date, format_number, format_percent
from vietnamese.text import Line, Text, b, line, text
from vietnamese.words.questions import moment, moment_of


@dataclass(frozen=True, slots=True)
class Period:
    """One period: whether it is over, what was done and came due in it, what was late at its end."""

    start: date
    end: date
    over: bool
    done: int
    due: int
    overdue: int
    rate: Rate


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit: how many of what was asked for, of how many, and its rate of what was due."""

    name: str
    hits: int
    total: int
    rate: Rate


def periods(now_one: Period, before: Period, scope: str, now: datetime) -> Text:
    """The later period first; the earlier one and the difference beside it."""
    later = name(now_one) if now_one.over else f"{name(now_one)} (đến {moment(now)})"
    return text(
        line(b(f"{later} so với {_inside(name(before))}"), f" – {scope or 'toàn cơ quan'}:"),
        f"- Hoàn thành trong kỳ: {_pair(now_one.done, before.done)}",
        f"- Đến hạn trong kỳ: {_pair(now_one.due, before.due)}",
        f"- Quá hạn ở cuối kỳ{'' if now_one.over else ' (kỳ này: hiện nay)'}: {_pair(now_one.overdue, before.overdue)}",
        f"- Tỷ lệ hoàn thành trên số việc đã đến hạn: {_rate(now_one.rate)}; kỳ trước {_rate(before.rate)}",
        "Số liệu kỳ trước tính lại theo những gì biết đến nay, gồm cả báo cáo bổ sung.",
    )


def _pair(new: int, old: int) -> str:
    sign = "không đổi" if new == old else f"{'tăng' if new > old else 'giảm'} {format_number(abs(new - old))}"
    return f"{format_number(new)}; kỳ trước {format_number(old)} ({sign})"


def _rate(rate: Rate) -> str:
    if rate.percent is None:
        return "—"
    return f"{format_percent(round(rate.percent, 1))} ({rate.numerator}/{rate.denominator})"


def name(one: Period) -> str:
    """ "Tháng 11/2026", "Quý III/2026", else the days."""
    start, end = one.start, one.end
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    whole = start.day == 1 and end.day > 27
    if whole and months == 1:
        return f"Tháng {start.month}/{start.year}"
    if whole and months == 3 and start.month % 3 == 1:
        return f"Quý {('I', 'II', 'III', 'IV')[start.month // 3]}/{start.year}"
    if whole and months == 12:
        return f"Năm {start.year}"
    return f"Từ {format_date(start)} đến {format_date(end)}"


def _inside(named: str) -> str:
    """A period's name inside a sentence: "tháng 10/2026"."""
    return named[0].lower() + named[1:]


def units(rows: Sequence[Unit], what: str, now: datetime, as_of: date | None) -> Text:
    """Each unit in the agency's order, then which has more."""
    lines: list[Line | str] = [line(b(f"Số việc {what}"), f" (tính đến {moment_of(as_of, now)}):")]
    lines += [
        f"- {u.name}: {format_number(u.hits)} trên {format_number(u.total)} việc; "
        f"hoàn thành trên số đã đến hạn: {_rate(u.rate)}"
        for u in rows
    ]
    most = max(u.hits for u in rows)
    top = [u.name for u in rows if u.hits == most]
    lines.append(
        "Số việc bằng nhau." if len(top) == len(rows) else line("Nhiều hơn: ", b(", ".join(top)), ".")
    )
    return text(*lines)
