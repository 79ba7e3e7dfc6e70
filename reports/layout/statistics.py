"""The two tables inside the text: figures by unit, and what comes due in the next period."""

from collections.abc import Sequence
from dataclasses import replace

from reports.figures import Figures, UnitFigures, add_up
from reports.layout.clean import clean
from reports.layout.elements import Cell, Face, Frame, Shape, paragraph, row, table, text
from reports.model import ReportContent, Upcoming
from reports.sentences import share
from vietnamese.numbers import format_number

_SIZE = 12
_CENTRE = Shape("center", before=2, after=2)
_HEADER = Shape("center", before=2, after=2, keep_next=True)
_LEFT = Shape("left", before=2, after=2)
_FIGURES = Frame((9, 44.5, 13, 13, 13, 15, 15, 14.5, 28), ruled=True, margin=1)
_UPCOMING = Frame((10, 79, 30, 46), ruled=True, margin=1.5)
_WHOLE = 15  # units: a table of so many rows fits on one page and is kept whole


def statistics_table(content: ReportContent) -> str:
    """One row per unit in the agency's order and the sum; without units one row for the whole."""
    units = content.units
    whole = len(units) <= _WHOLE
    rows = [_unit_row(str(n), unit, False, whole) for n, unit in enumerate(units, 1)]
    total = content.figures if content.figures.total or not units else add_up(u.figures for u in units)
    rows.append(_unit_row("", UnitFigures("Tổng số", total), True, bool(total.awaiting)))
    if total.awaiting:
        rows.append(_awaiting_row(total))
    return table(_FIGURES, [*_head(), *rows]) + _gap()


def _gap() -> str:
    """A small space behind a table, so that the text does not stick to it."""
    return paragraph("", Shape("left", exact=6), Face(1))


def _cell(words: str, width: float, bold: bool = False, shape: Shape = _CENTRE, **more: object) -> Cell:
    return Cell(text(words, Face(_SIZE, bold=bold), shape), width, align="center", **more)  # type: ignore[arg-type]


def _head() -> list[str]:
    w = _FIGURES.widths
    tall = {0: "TT", 1: "Đơn vị", 2: "Tổng số", 7: "Không tính hạn", 8: "Hoàn thành/ đã đến hạn"}
    upper = [_cell(tall[n], w[n], True, _HEADER, vertical="restart") for n in (0, 1, 2)]
    upper += [
        _cell("Hoàn thành", w[3] + w[4], True, _HEADER, span=2),
        _cell("Đang thực hiện", w[5] + w[6], True, _HEADER, span=2),
    ]
    upper += [_cell(tall[n], w[n], True, _HEADER, vertical="restart") for n in (7, 8)]
    lower = [
        _cell(name, width, True, _HEADER, vertical="" if name else "continue")
        for name, width in zip(
            ("", "", "", "Đúng hạn", "Quá hạn", "Trong hạn", "Quá hạn", "", ""), w, strict=True
        )
    ]
    return [row(upper, header=True), row(lower, header=True)]


def _unit_row(number: str, unit: UnitFigures, bold: bool, keep: bool) -> str:
    """A row of figures; `keep` holds it on the page of the next one."""
    w = _FIGURES.widths
    texts = (number, unit.unit, *_numbers(unit.figures))
    cells = [
        _cell(words, width, bold, replace(_LEFT if n == 1 else _CENTRE, keep_next=keep))
        for n, (words, width) in enumerate(zip(texts, w, strict=True))
    ]
    return row(cells, whole=True)


def _numbers(figures: Figures) -> tuple[str, ...]:
    cells = (
        figures.total,
        figures.done_in_time,
        figures.done_late,
        figures.open_in_time,
        figures.open_overdue,
        figures.no_deadline,
    )
    return (*map(format_number, cells), share(figures.over_due))


def _awaiting_row(total: Figures) -> str:
    """The line "chờ xác nhận" within the two finished cells."""
    found = (total.awaiting, total.awaiting_in_time, total.awaiting_late)
    texts = ("", "Trong đó: chờ xác nhận", *map(format_number, found), "", "", "", "")
    shapes = (_CENTRE, _LEFT, *[_CENTRE] * 7)
    widths = _FIGURES.widths
    return row([_cell(t, w, shape=s) for t, w, s in zip(texts, widths, shapes, strict=True)], whole=True)


def upcoming_table(rows: Sequence[Upcoming]) -> str:
    """TT | nội dung | thời hạn | đơn vị chủ trì; empty when there is nothing."""
    if not rows:
        return ""
    head = row(
        [
            _cell(name, width, True, _HEADER)
            for name, width in zip(
                ("TT", "Nội dung nhiệm vụ", "Thời gian hoàn thành", "Đơn vị chủ trì"),
                _UPCOMING.widths,
                strict=True,
            )
        ],
        header=True,
    )
    return table(_UPCOMING, [head, *(_upcoming_row(n, item) for n, item in enumerate(rows, 1))]) + _gap()


def _upcoming_row(number: int, item: Upcoming) -> str:
    w = _UPCOMING.widths
    title = f"{clean(item.label)}: {clean(item.title)}" if item.label else item.title
    cells = [
        _cell(str(number), w[0]),
        _cell(title, w[1], shape=Shape("both", before=2, after=2)),
        _cell(item.deadline, w[2]),
        _cell(item.unit, w[3]),
    ]
    return row(cells, whole=True)
