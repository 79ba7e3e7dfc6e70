"""The same report as a workbook: appendix, statistics, reports as sent. Real dates and numbers, filters, ready to print.

No text of a stranger ever becomes a formula: every text cell is stored as a string (CWE-1236).
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from reports.figures import Figures
from reports.layout.appendix import columns, row_title
from reports.model import Appendix, ReportContent
from reports.sentences import counts
from reports.workbook import Sheet, Table, Value, write_excel
from tasks.model import VIETNAM


def build_excel(content: ReportContent, out: Path) -> None:
    """Writes the .xlsx; equal contents give equal bytes. Raises OSError."""
    several = len(content.appendices) > 1
    sheets = [
        Sheet(f"Phụ lục {n}" if several else "Phụ lục", _heading(content, of.title), _appendix(content, of))
        for n, of in enumerate(content.appendices, 1)
    ]
    sheets.append(Sheet("Thống kê", _heading(content, "Thống kê tình hình thực hiện"), _statistics(content)))
    if content.raw:
        sheets.append(
            Sheet("Báo cáo gốc", _heading(content, "Báo cáo của các đơn vị, cá nhân"), _raw(content))
        )
    write_excel(sheets, out, " ".join((content.title.upper(), *content.subject)), content.generated)


def _heading(content: ReportContent, title: str) -> tuple[str, ...]:
    subject = " ".join((content.title.upper(), *content.subject))
    return tuple(line for line in (title, subject, content.generated) if line)


def _appendix(content: ReportContent, of: Appendix) -> Table:
    first, *middle, result = columns(content)
    names = (first, *middle, "Hạn (ngày)", "Đơn vị chủ trì", "Tình trạng", "Tiến độ (%)", result)
    rows: list[Sequence[Value]] = []
    for row in of.rows:
        state = (row.due, row.unit, row.standing, row.percent)
        told = "\n".join(row.result)
        rows.append((row.number, row_title(row), row.target, row.deadline, *state, told))
    red = {n for n, row in enumerate(of.rows) if row.overdue}
    bold = {n for n, row in enumerate(of.rows) if row.section}
    return Table(names, tuple(rows), (6, 40, 18, 15, 12, 18, 16, 9, 58), bold, red)


_STATISTICS = (
    "TT",
    "Đơn vị",
    "Tổng số",
    "Hoàn thành đúng hạn",
    "trong đó chờ xác nhận",
    "Hoàn thành quá hạn",
    "trong đó chờ xác nhận ",
    "Đang thực hiện trong hạn",
    "Đang thực hiện quá hạn",
    "Không tính hạn",
    "Đã đến hạn",
    "Hoàn thành trong số đã đến hạn",
    "Tỷ lệ trên số đã đến hạn (%)",
    "Tỷ lệ trên tổng số (%)",
    "Chưa rà soát (ngoài tổng số)",
    "Dừng, đã chuyển (ngoài tổng số)",
)


def _statistics(content: ReportContent) -> Table:
    rows: list[Sequence[Value]] = [(n, u.unit, *_cells(u.figures)) for n, u in enumerate(content.units, 1)]
    name = f"Tổng số: {counts(content.tasks, content.works)}"
    rows.append(("", name, *_cells(content.figures)))
    rows += [("", f"Ngoài tổng số: {x.title} ({x.state})", *[""] * 13, x.paper) for x in content.left]
    return Table(_STATISTICS, tuple(rows), (6, 34, *[12] * 14), {len(content.units)}, filtered=False)


def _cells(of: Figures) -> Iterable[Value]:
    return (
        of.total,
        of.done_in_time,
        of.awaiting_in_time,
        of.done_late,
        of.awaiting_late,
        of.open_in_time,
        of.open_overdue,
        of.no_deadline,
        of.due,
        of.due_done,
        _rounded(of.over_due.percent),
        _rounded(of.over_all.percent),
        of.unreviewed,
        of.left,
    )


def _rounded(percent: float | None) -> Value:
    return "—" if percent is None else round(percent, 1)


_RAW = (
    "Nhiệm vụ",
    "Đơn vị",
    "Người báo cáo",
    "Ngày thực hiện",
    "Thời điểm báo cáo",
    "Bổ sung sau kỳ",
    "Tiến độ (%)",
    "Nội dung báo cáo",
    "Mã báo cáo",
)


def _raw(content: ReportContent) -> Table:
    rows = tuple(
        (
            r.task,
            r.unit,
            r.person,
            r.effective_on,
            local(r.recorded_at),
            "có" if r.supplementary else "",
            r.percent,
            r.words,
            r.source,
        )
        for r in content.raw
    )
    return Table(_RAW, rows, (12, 24, 20, 12, 17, 9, 9, 70, 11))


def local(instant: datetime) -> datetime:
    """An aware instant as Excel shows it: wall clock of Vietnam, to the minute."""
    return instant.astimezone(VIETNAM).replace(tzinfo=None, second=0, microsecond=0)
