"""Plain sheets and the paper for the weekly meeting."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from reports.briefing import Briefing, build_briefing
from reports.check_order import misplaced
from reports.figures import Figures
from reports.listing import Listed
from reports.sheet import Grid, Page, build_sheet
from tests.reports.opened import Opened, W, millimetres, words
from tests.reports.sample import FIGURES, UNITS

LATE = Listed(
    "2.1",
    "Tổ chức hội thảo",
    "Văn phòng",
    "Lê Hà",
    "Tháng 10/2026",
    None,
    "quá hạn 20 ngày",
    True,
    60,
    "Chờ Sở Tài chính",
)
BRIEFING = Briefing(
    "Tình hình thực hiện nhiệm vụ tuần", "Số liệu đến 7:30 ngày 23/11/2026", date(2026, 11, 22), FIGURES, 6, 27,
    UNITS, (LATE,) * 3, (replace(LATE, code="", note=""),), unreported=("Văn phòng", "Thanh tra"),
)  # fmt: skip


def made(of: Briefing, tmp_path: Path) -> Opened:
    build_briefing(of, tmp_path / "a.docx")
    assert misplaced(tmp_path / "a.docx") == ()
    return Opened(tmp_path / "a.docx")


def test_each_list_leaves_a_blank_column_for_what_leaders_say(tmp_path: Path) -> None:
    tables = made(BRIEFING, tmp_path).tables()
    assert len(tables) == 3
    for table in tables[1:]:
        header, *rows = ([words(c) for c in r.findall(f"{W}tc")] for r in table.findall(f"{W}tr"))
        assert header[-1] == "Ý kiến chỉ đạo" and {row[-1] for row in rows} == {""}


def test_what_is_empty_is_said_in_words(tmp_path: Path) -> None:
    text = words(made(replace(BRIEFING, overdue=(), figures=Figures(), units=()), tmp_path).body)
    assert "Quá hạn: không có." in text and "Đang chờ phối hợp, xin ý kiến: không có." in text
    assert "Đơn vị chưa báo cáo: Văn phòng; Thanh tra." in text


def test_no_colour_on_the_paper(tmp_path: Path) -> None:
    xml = made(BRIEFING, tmp_path).parts["word/document.xml"]
    assert b"w:color w:val" not in xml and b"w:shd" not in xml and b"highlight" not in xml


def test_relative_widths_fill_the_page(tmp_path: Path) -> None:
    grid = Grid(("A", "B"), (1, 2), (("1", "x\ny"),), bold=frozenset({0}))
    build_sheet(Page("Hồ sơ nhiệm vụ", "", ("Một.", grid), landscape=True), tmp_path / "a.docx")
    opened = Opened(tmp_path / "a.docx")
    widths = [round(millimetres(e.get(f"{W}w"))) for e in opened.tables()[0].iter(f"{W}gridCol")]
    assert widths == [84, 168] and misplaced(tmp_path / "a.docx") == ()
    assert len(opened.tables()[0].findall(f"{W}tr")[1].findall(f"{W}tc")[1].findall(f"{W}p")) == 2
