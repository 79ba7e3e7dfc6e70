"""The paper for the weekly meeting ("in giao ban"): one or two A4 pages, black and white, room for what leaders say."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from reports.figures import Figures, UnitFigures
from reports.listing import Listed, who
from reports.sentences import share, statistics
from reports.sheet import Grid, Page, build_sheet
from vietnamese.numbers import format_number

OPINION = "Ý kiến chỉ đạo"
_UNIT = ("TT", "Đơn vị", "Tổng số", "HT đúng hạn", "HT quá hạn", "Đang TH trong hạn", "Đang TH quá hạn", "Không tính hạn", "Hoàn thành/ đã đến hạn")  # fmt: skip
_UNIT_WIDTHS = (9, 42, 14, 14, 14, 17, 16, 15, 24)
_LIST = ("TT", "Nội dung", "Đơn vị, người thực hiện", "Thời hạn, tình trạng", OPINION)
_LIST_WIDTHS = (9, 58, 32, 30, 36)


@dataclass(frozen=True, slots=True)
class Briefing:
    """What the meeting looks at; the lists come in the agency's order, `waiting` are those that wait for somebody."""

    title: str
    note: str
    cut_off: date
    figures: Figures
    tasks: int
    works: int
    units: tuple[UnitFigures, ...] = ()
    overdue: tuple[Listed, ...] = ()
    due_next: tuple[Listed, ...] = ()
    waiting: tuple[Listed, ...] = ()
    unreported: tuple[str, ...] = ()


def build_briefing(of: Briefing, out: Path) -> None:
    """Writes the .docx. Raises OSError."""
    told = statistics(of.figures, of.tasks, of.works, of.cut_off, "đầu việc")
    parts: list[str | Grid] = ["\n".join(told)]
    if of.units:
        parts.append(_units(of.units))
    lists = (
        ("Quá hạn", of.overdue),
        ("Sắp đến hạn", of.due_next),
        ("Đang chờ phối hợp, xin ý kiến", of.waiting),
    )
    for name, tasks in lists:
        parts.append(_list(f"{name} ({len(tasks)})", tasks) if tasks else f"{name}: không có.")
    if of.unreported:
        parts.append(f"Đơn vị chưa báo cáo: {'; '.join(of.unreported)}.")
    build_sheet(Page(of.title, of.note, tuple(parts)), out)


def _units(units: Sequence[UnitFigures]) -> Grid:
    rows = tuple((str(n), unit.unit, *_cells(unit.figures)) for n, unit in enumerate(units, 1))
    return Grid(_UNIT, _UNIT_WIDTHS, rows, centred=frozenset(range(9)) - {1})


def _cells(of: Figures) -> tuple[str, ...]:
    numbers = (of.total, of.done_in_time, of.done_late, of.open_in_time, of.open_overdue, of.no_deadline)
    return (*map(format_number, numbers), share(of.over_due))


def _list(title: str, tasks: Sequence[Listed]) -> Grid:
    rows = tuple(
        (str(n), _said(task), who(task), "\n".join(filter(None, (task.deadline, task.standing))), "")
        for n, task in enumerate(tasks, 1)
    )
    return Grid(_LIST, _LIST_WIDTHS, rows, title)


def _said(task: Listed) -> str:
    words = f"{task.code}. {task.title}" if task.code else task.title
    return f"{words}\n{task.note}" if task.note else words
