"""The summary for leaders in words: counts first, then what is overdue, comes due, is blocked."""

from collections.abc import Callable, Sequence
from typing import Protocol

from tasks.model import Task
from tasks.standing import Verdict
from tasks.statistics import Statistics
from vietnamese.numbers import format_date, format_number
from vietnamese.text import Line, Text, b, line, text
from vietnamese.words.questions import cells, counts, rates
from vietnamese.words.tasks import named

Pair = tuple[Task, Verdict]


class Digest(Protocol):
    """What a summary tells."""

    @property
    def statistics(self) -> Statistics: ...

    @property
    def overdue(self) -> list[Pair]: ...

    @property
    def due_soon(self) -> list[Pair]: ...

    @property
    def blocked(self) -> list[Pair]: ...

    @property
    def just_late(self) -> int: ...


def summary(
    found: Digest, scope: str, at: str, unit_name: Callable[[int | None], str], shown: int, late: bool
) -> Text:
    """The whole summary; `at` is the moment in words, `late` says that it goes out after its time."""
    rows: list[Line | str] = [
        line(b("Tổng hợp tiến độ nhiệm vụ"), f" – {scope}"),
        f"Tính đến {at}{' (gửi muộn)' if late else ''}",
        line(b(counts(found.statistics))),
        *cells(found.statistics),
        *rates(found.statistics),
    ]
    rows += _part(
        "Quá hạn", found.overdue, shown, lambda p: f"quá {format_number(p[1].days_late)} ngày", unit_name
    )
    if found.just_late:
        rows.append(f"Ngoài ra có {format_number(found.just_late)} việc vừa hết hạn, đang báo đơn vị.")
    rows += _part("Sắp đến hạn", found.due_soon, shown, _until, unit_name)
    rows += _part("Đang vướng, đang chờ", found.blocked, shown, _why, unit_name)
    return text(*rows)


def _part(
    title: str,
    pairs: Sequence[Pair],
    shown: int,
    fact: Callable[[Pair], str],
    unit_name: Callable[[int | None], str],
) -> list[Line | str]:
    if not pairs:
        return []
    rows: list[Line | str] = ["", line(b(f"{title} ({format_number(len(pairs))}):"))]
    for pair in pairs[:shown]:
        task = pair[0]
        unit = unit_name(task.lead_unit_id) or task.lead_unit_text
        rows.append(line("- ", named(task, 70), " – ", "; ".join(x for x in (unit, fact(pair)) if x)))
    if len(pairs) > shown:
        rows.append(f"Còn {format_number(len(pairs) - shown)} việc.")
    return rows


def _until(pair: Pair) -> str:
    last = pair[1].last_day
    return f"hạn {format_date(last)}" if last else ""


def _why(pair: Pair) -> str:
    task = pair[0]
    return "; ".join(x for x in (f"chờ {task.waiting_for}" if task.waiting_for else "", task.difficulty) if x)
