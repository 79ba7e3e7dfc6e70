"""Sentences about the results that a report's table already holds: counts on the card, what was stored."""

from collections.abc import Mapping
from datetime import date

from tasks.model import State
from vietnamese.numbers import format_date, format_number
from vietnamese.words.states import STATE

SOURCE = "báo cáo đã có"
NO_STATE = "chưa rõ trạng thái, chỉ nhập nội dung"


def with_results(day: date) -> str:
    """The choice that takes the results in."""
    return f"Nhập kèm kết quả đến {format_date(day)}"


def paper(day: date) -> str:
    """What a stopped task rests on where its result cites no document."""
    return f"Báo cáo kết quả đến {format_date(day)}"


def found(states: Mapping[State | None, int], undated: int, late: int, day: date | None) -> list[str]:
    """How many rows carry results and which states their words give; asked once where the day is missing."""
    total = format_number(sum(states.values()))
    parts = [f"{STATE[s] if s else NO_STATE}: {format_number(n)}" for s, n in states.items() if n]
    rows = [f"Có kết quả ở {total} dòng, hiểu từ lời văn: {'; '.join(parts)}."]
    if day is None:
        return [
            *rows,
            "Kết quả tính đến ngày nào? Để nhập kèm, đề nghị gửi, ví dụ, “kết quả đến 15/11/2026”.",
        ]
    if undated:
        rows.append(_undated(undated, late, day))
    return rows


def _undated(count: int, late: int, day: date) -> str:
    counted = f"{format_number(count)} việc hoàn thành không ghi ngày văn bản, nhập kèm thì tính hoàn thành ngày {format_date(day)}"
    return (
        f"{counted}, trong đó {format_number(late)} việc sau thời hạn; đề nghị kiểm tra."
        if late
        else f"{counted}."
    )


def stored(count: int, kept: int, day: date) -> str:
    """How many results were stored; those of tasks with reports of their own were left alone."""
    said = f"Đã ghi kết quả đến {format_date(day)} cho {format_number(count)} dòng."
    return f"{said} {format_number(kept)} nhiệm vụ đã có báo cáo, giữ nguyên." if kept else said
