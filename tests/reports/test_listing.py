"""Lists of tasks as files."""

from datetime import date
from pathlib import Path

from openpyxl import load_workbook

from reports.check_order import misplaced
from reports.listing import Listed, list_as_excel, list_as_word
from tests.reports.opened import Opened, W, at, words

TASKS = (
    Listed(
        "2.1",
        "Tổ chức hội thảo",
        "Văn phòng",
        "Lê Hà",
        "Tháng 10/2026",
        date(2026, 10, 31),
        "quá hạn 20 ngày",
        True,
        60,
    ),
    Listed("#12", "=1+1", "Phòng Quản lý khoa học", due=date(2026, 12, 1), standing="trong hạn"),
)


def test_word_list(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    list_as_word("Danh sách nhiệm vụ quá hạn", "Toàn Sở, đến 10:32 ngày 20/11/2026", TASKS, path)
    made = Opened(path)
    assert misplaced(path) == () and at(made.sections()[0], "pgSz", "orient") == "landscape"
    rows = [[words(c) for c in r.iter(f"{W}tc")] for r in made.tables()[0].findall(f"{W}tr")]
    assert rows[1] == [
        "1",
        "2.1",
        "Tổ chức hội thảo",
        "Văn phòng - Lê Hà",
        "Tháng 10/2026",
        "quá hạn 20 ngày",
        "60 %",
        "",
    ]
    assert rows[2][4] == "1/12/2026"


def test_excel_list(tmp_path: Path) -> None:
    list_as_excel("Danh sách nhiệm vụ quá hạn", "Toàn Sở", TASKS, tmp_path / "a.xlsx")
    sheet = load_workbook(tmp_path / "a.xlsx")["Danh sách"]
    assert sheet["A2"].value == "Toàn Sở (2 dòng)" and sheet["G5"].number_format == "d/m/yyyy"
    assert sheet["C6"].value == "=1+1" and sheet["C6"].data_type == "s"


def test_nothing_to_list_still_opens(tmp_path: Path) -> None:
    list_as_word("Danh sách", "", (), tmp_path / "a.docx")
    list_as_excel("Danh sách", "", (), tmp_path / "a.xlsx")
    assert misplaced(tmp_path / "a.docx") == () and load_workbook(tmp_path / "a.xlsx").sheetnames == [
        "Danh sách"
    ]
