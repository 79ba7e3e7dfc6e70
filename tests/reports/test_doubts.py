"""The workbook to check a plan by: a row per node, real dates, words as words."""

from datetime import date
from pathlib import Path

import openpyxl

from reports.doubts import Checked, write_doubts
from vietnamese.words.plan_list import row, understood

RECORD = {
    "path": "I.1",
    "node_type": "task",
    "title": "=Số hóa hồ sơ",
    "lead_unit": "Phòng QLKH",
    "due": {"text": "Tháng 10/2026", "range": "2026-10-01/2026-10-31", "grain": "month"},
    "flags": [{"code": "year_inferred", "field": "due", "note": None}],
}


def test_one_row_per_node(tmp_path: Path) -> None:
    values = row(RECORD, ("product", "authority"))
    values["last_day"] = date.fromisoformat(values["last_day"])
    write_doubts("Danh sách rà soát", "Đọc ngày 20/11/2026", [Checked(**values)], tmp_path / "a.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").active
    found = [cell.value for cell in list(sheet.rows)[-1]]
    assert found[:4] == [1, "I.1", "nhiệm vụ", "=Số hóa hồ sơ"]
    assert found[4:7] == ["Phòng QLKH", "Tháng 10/2026", "từ 1/10/2026 đến 31/10/2026"]
    assert found[7].date() == date(2026, 10, 31)
    assert found[9:] == [
        "thời hạn không ghi năm, lấy theo năm kế hoạch",
        "rõ sản phẩm; rõ thẩm quyền (chức danh chủ trì)",
    ]


def test_a_deadline_without_a_day_says_what_it_is() -> None:
    assert understood({"text": "khi có hướng dẫn", "grain": "condition"}) == "theo điều kiện"
    assert understood({"text": "sớm"}) == "không xác định"
    assert understood({}) == ""
