"""The workbook: real dates, filters, print set-up, and no formula from anybody's words."""

import time
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from reports.excel import build_excel
from reports.model import RawReport
from tests.reports.sample import content, task_row

FORMULAS = ["=1+1", "=cmd|' /C calc'!A0", "+84912", "-2+3", "@SUM(A1)", "\t=1", '=HYPERLINK("http://x")']


def opened(of: Any, tmp_path: Path) -> Any:
    build_excel(of, tmp_path / "a.xlsx")
    return load_workbook(tmp_path / "a.xlsx")


def test_sheets_and_where_their_tables_begin(tmp_path: Path) -> None:
    book = opened(content(), tmp_path)
    assert book.sheetnames == ["Phụ lục", "Thống kê", "Báo cáo gốc"]
    sheet = book["Phụ lục"]
    assert sheet["A5"].value == "TT" and sheet["I5"].value == "Kết quả đã thực hiện đến 14/11/2026"
    assert sheet.freeze_panes == "C6" and sheet.auto_filter.ref == "A5:I13"


def test_dates_and_numbers_are_real(tmp_path: Path) -> None:
    book = opened(content(), tmp_path)
    row = book["Phụ lục"][7]
    assert row[4].value == datetime(2026, 12, 31) and row[4].number_format == "d/m/yyyy"  # noqa: DTZ001
    assert row[7].value == 60
    raw = book["Báo cáo gốc"][6]
    assert raw[4].value == datetime(2026, 11, 3, 9, 15)  # noqa: DTZ001


def test_red_is_for_overdue_alone_and_words_stand_beside(tmp_path: Path) -> None:
    rows = list(opened(content(), tmp_path)["Phụ lục"].iter_rows(min_row=6))
    red = [row for row in rows if row[1].font.color is not None and row[1].font.color.rgb == "00C00000"]
    assert [row[6].value for row in red] == ["quá hạn"]


def test_print_set_up(tmp_path: Path) -> None:
    for sheet in opened(content(), tmp_path):
        assert sheet.page_setup.orientation == "landscape" and sheet.page_setup.paperSize == 9
        assert sheet.sheet_properties.pageSetUpPr.fitToPage and sheet.page_setup.fitToHeight == 0
        assert sheet.print_title_rows == "$5:$5"


@pytest.mark.parametrize("evil", FORMULAS)
def test_no_words_become_a_formula(evil: str, tmp_path: Path) -> None:
    row = replace(task_row(1), title=evil, label="", target=evil, result=(evil,), unit=evil, key="k")
    of = content(0)
    raw = RawReport(evil, evil, evil, date(2026, 1, 1), datetime(2026, 1, 1, tzinfo=UTC), evil)
    book = opened(replace(of, raw=(raw,), appendices=(replace(of.appendices[0], rows=(row,)),)), tmp_path)
    cells = [cell for sheet in book for line in sheet.iter_rows() for cell in line]
    assert "f" not in {cell.data_type for cell in cells}
    assert sum(evil.strip() in str(cell.value) for cell in cells) >= 8


def test_statistics_sum_row_and_rates(tmp_path: Path) -> None:
    sheet = opened(content(), tmp_path)["Thống kê"]
    total = [cell.value for cell in sheet[9]]
    assert total[:4] == [None, "Tổng số: 6 nhiệm vụ (27 đầu việc)", 27, 9] or total[1:4] == [
        "Tổng số: 6 nhiệm vụ (27 đầu việc)",
        27,
        9,
    ]
    assert total[12] == 72.7


def test_controls_and_very_long_words(tmp_path: Path) -> None:
    row = replace(task_row(1), title="a\x00b\x0b" + "x" * 40_000)
    of = content(0)
    sheet = opened(replace(of, appendices=(replace(of.appendices[0], rows=(row,)),)), tmp_path)["Phụ lục"]
    assert len(sheet["B6"].value) == 32_767


def test_equal_contents_give_equal_bytes(tmp_path: Path) -> None:
    build_excel(content(), tmp_path / "a.xlsx")
    build_excel(content(), tmp_path / "b.xlsx")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_empty_period(tmp_path: Path) -> None:
    of = replace(content(0), appendices=(), units=(), raw=(), left=())
    assert opened(of, tmp_path).sheetnames == ["Thống kê"]


def test_five_hundred_rows_are_quick(tmp_path: Path) -> None:
    before = time.perf_counter()
    build_excel(content(500), tmp_path / "big.xlsx")
    assert time.perf_counter() - before < 5
