"""A published report read as results comes out with the same rows; what the bot wrote is read back as the same plan."""

from pathlib import Path
from typing import Any

import docx
import pytest

from bot.reading import read_plan
from handlers import plan_results
from storage.database import Database
from tests import house
from tests.conversations.talking import Talk

CLERK = "Cao Thị Thảo"
HEADER = (
    "TT",
    "Nội dung nhiệm vụ",
    "Khối lượng/số lượng công việc của nhiệm vụ",
    "Thời gian hoàn thành nhiệm vụ",
    "Kết quả đã thực hiện đến 15/10/2026",
)
ROWS = (
    ("I", "NHIỆM VỤ TRỌNG TÂM"),
    (
        "1",
        "Nhiệm vụ 1: Hỗ trợ hợp tác xã đăng ký nhãn hiệu chứng nhận",
        "06 hồ sơ",
        "Tháng 11/2026",
        "Đã hướng dẫn, hoàn thiện 04/06 hồ sơ; gửi thẩm định hình thức 02 hồ sơ (Công văn số 77/SKHCN-SHTT ngày 08/10/2026).\n"
        "- Đang thu thập mẫu nhãn của các hộ tại xã Tân Lập.",
    ),
    ("2", "Nhiệm vụ 2:", "", "", ""),
    ("2.1", "Chỉ tiêu 1: Kiểm tra cân tại chợ trung tâm", "12 chợ", "Quý IV/2026", "Chưa triển khai, dự kiến tháng 11/2026."),
    (
        "2.2",
        "Chỉ tiêu 2: Tập huấn truy xuất nguồn gốc",
        "02 lớp",
        "Tháng 9/2026",
        "Hoàn thành tổ chức 02/02 lớp cho 85 học viên.",
    ),
    ("II", "NHIỆM VỤ CHẤP THUẬN CỦA GIÁM ĐỐC"),
    ("1", "Nhiệm vụ 1: Xây dựng thư viện số phục vụ học sinh", "01 thư viện", "Năm 2026", "- Khảo sát 05 trường;\n- Lập dự toán."),
)  # fmt: skip


@pytest.fixture
def published(tmp_path: Path) -> Path:
    document = docx.Document()
    for line in ("Phụ lục", "KẾT QUẢ THỰC HIỆN NHIỆM VỤ THÁNG 10 NĂM 2026"):
        document.add_paragraph(line)
    document.add_paragraph(
        "(Kèm theo Báo cáo số 15/BC-SKHCN ngày 15/10/2026 của Sở Khoa học và Công nghệ tỉnh An Bình)"
    )
    table = document.add_table(rows=1, cols=5)
    for cell, name in zip(table.rows[0].cells, HEADER, strict=True):
        cell.text = name
    for texts in ROWS:
        cells = table.add_row().cells
        if len(texts) == 2:
            cells[1].merge(cells[4])
        for cell, text in zip(cells, texts, strict=False):
            cell.text = text
    document.save(str(tmp_path / "bao-cao.docx"))
    return tmp_path / "bao-cao.docx"


@pytest.fixture
def made(published: Path, template: Path, tmp_path: Path) -> Path:
    """The month's report of a department whose only plan is the published report."""
    database: Database = house.copy(template, tmp_path)
    try:
        talk = Talk(database, tmp_path, "telegram", "2026-10-16T09:00")
        card = talk.send(CLERK, published)
        number = 1 + next(n for n, c in enumerate(card["choices"]) if "kết quả đến 15/10/2026" in c)
        assert "7 dòng" in talk.say(CLERK, str(number))["text"]
        form = talk.say(CLERK, "gửi mẫu báo cáo tháng")["files"][0]
        _only_plan(form, tmp_path / "mau.xlsx")
        talk.send(CLERK, tmp_path / "mau.xlsx")
        talk.say(CLERK, "1")
        found: Path = talk.say(CLERK, "xuất báo cáo tháng 10 đến 15/10")["files"][0]
        return found
    finally:
        database.close()


def _only_plan(form: Path, out: Path) -> None:
    import openpyxl

    book = openpyxl.load_workbook(form)
    sheet = book["Thông tin chung"]
    wanted = next(row for row in sheet.iter_rows(1, 60) if row[0].value == "Kế hoạch lấy số liệu")
    wanted[1].value = "15"
    book.save(out)


def appendix(path: Path) -> list[tuple[str, ...]]:
    """The texts of the widest table, merged cells once."""
    table = max(docx.Document(str(path)).tables, key=lambda t: len(t.rows) * (len(t.columns) == 5))
    found = []
    for row in table.rows:
        cells = list({id(c._tc): c for c in row.cells}.values())
        found.append(tuple(" ".join(c.text.split()) for c in cells))
    return found


def test_the_appendix_has_the_published_rows_targets_deadlines_and_results(
    made: Path, published: Path
) -> None:
    assert appendix(made) == appendix(published)


def test_what_the_bot_wrote_is_read_back_as_the_same_tasks_and_results(made: Path, published: Path) -> None:
    one, other = (_read(p) for p in (published, made))
    keys = (
        "path",
        "title",
        "node_type",
        "label",
        "target",
        "target_quantity",
        "due",
        "result_text",
        "status_inferred",
    )
    first, second = ([{k: r.get(k) for k in keys} for r in f["tasks"]] for f in (one, other))
    assert first == second
    assert len(plan_results.with_result(other)) == 4 and other["cut_off"] == "2026-10-15"


def test_a_report_of_another_house_is_read_as_a_plan_when_so_chosen(
    made: Path, template: Path, tmp_path: Path
) -> None:
    (tmp_path / "other").mkdir()
    database: Database = house.copy(template, tmp_path / "other")
    try:
        talk = Talk(database, tmp_path / "other", "telegram", "2026-10-17T09:00")
        asked = talk.send(CLERK, made)
        assert "cơ quan khác" in asked["text"]
        card = talk.say(CLERK, "1")
        assert "Nhập kế hoạch" in card["choices"] and "15/10/2026" in " ".join(card["choices"])
    finally:
        database.close()


def _read(path: Path) -> dict[str, Any]:
    arguments = {"path": str(path), "name": path.name, "today": "2026-10-16", "year": 2026, "units": []}
    return read_plan(arguments)
