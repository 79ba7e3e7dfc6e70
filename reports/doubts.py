"""A plan that was read as a workbook to check it by: one row per node, with doubts and gaps in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from reports.workbook import Sheet, Table, write_excel


@dataclass(frozen=True, slots=True)
class Checked:
    """One node as read: `said` are the plan's words of the deadline, `understood` their reading, `last_day` its end."""

    path: str
    level: str
    title: str
    who: str = ""
    said: str = ""
    understood: str = ""
    last_day: date | None = None
    target: str = ""
    doubts: str = ""
    missing: str = ""
    bold: bool = False


_COLUMNS = (
    "TT",
    "Số",
    "Cấp",
    "Nội dung",
    "Đơn vị, người thực hiện",
    "Thời hạn trong kế hoạch",
    "Được hiểu là",
    "Hạn (ngày)",
    "Khối lượng, sản phẩm",
    "Cần kiểm tra",
    "Còn thiếu",
)
_WIDTHS = (6, 9, 13, 56, 28, 20, 26, 12, 24, 32, 30)


def write_doubts(title: str, note: str, rows: Sequence[Checked], out: Path) -> None:
    """Writes an .xlsx with filters, rows that hold others in bold. Raises OSError."""
    values = tuple(
        (n, r.path, r.level, r.title, r.who, r.said, r.understood, r.last_day, r.target, r.doubts, r.missing)
        for n, r in enumerate(rows, 1)
    )
    bold = {n for n, row in enumerate(rows) if row.bold}
    heading = tuple(filter(None, (title, note)))
    write_excel([Sheet("Rà soát", heading, Table(_COLUMNS, values, _WIDTHS, bold=bold))], out, title, note)
