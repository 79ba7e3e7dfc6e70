"""What only workbooks and PDF files have: dates, serials, hidden rows, sheets; pages, pictures."""

from datetime import date
from pathlib import Path

import pytest

from plans.safety import Refusal
from tests.plans.documents import HEADING, PLAN, SEVEN, add_rows, by_path, read, saved, workbook

HEADER = ("STT", "Nhiệm vụ", "Thời hạn", "Sản phẩm", "Đơn vị thực hiện")


def test_a_real_date_shown_as_month_and_year_is_a_month() -> None:
    book = workbook([HEADER, ("1", "Ban hành quy chế", "", "Quy chế", "Văn phòng Sở")])
    cell = book.active["C2"]
    cell.value, cell.number_format = date(2026, 9, 1), "mm/yyyy"
    due = read(saved(book), "a.xlsx").tasks[0].due
    assert due is not None and due.as_json()["range"] == "2026-09-01/2026-09-30"


def test_a_real_date_shown_as_a_day_is_a_day() -> None:
    book = workbook([HEADER, ("1", "Ban hành quy chế", "", "Quy chế", "Văn phòng Sở")])
    cell = book.active["C2"]
    cell.value, cell.number_format = date(2026, 9, 15), "dd/mm/yyyy"
    due = read(saved(book), "a.xlsx").tasks[0].due
    assert due is not None and due.as_json()["range"] == "2026-09-15/2026-09-15"


def test_a_serial_number_in_the_deadline_column_is_its_day() -> None:
    rows = [
        HEADER,
        (1, "Ban hành quy chế", 46280, "Quy chế", "Văn phòng Sở"),
        (2, "Họp", 46281, "", "Văn phòng Sở"),
    ]
    due = read(saved(workbook(rows)), "a.xlsx").tasks[0].due
    assert due is not None and due.as_json()["range"] == "2026-09-15/2026-09-15"


def test_numbers_stored_as_floats_are_printed_numbers() -> None:
    rows = [HEADER, (1.0, "Chuyển đổi số", "", "", ""), (1.1, "Tập huấn", "Tháng 5", "", "Văn phòng Sở")]
    assert [n.path for n in read(saved(workbook(rows)), "a.xlsx").tasks] == ["1", "1.1"]


def test_2_10_stored_as_2_1_comes_after_2_9() -> None:
    rows = [HEADER, (2, "Chuyển đổi số", "", "", "")]
    rows += [
        (float(f"2.{n}"), f"Tập huấn nội dung {'abcdefghijkl'[n]}", "Tháng 5", "", "Văn phòng Sở")
        for n in range(1, 12)
    ]
    paths = [n.path for n in read(saved(workbook(rows)), "a.xlsx").tasks]
    assert paths == ["2", *(f"2.{n}" for n in range(1, 12))]


def test_hidden_rows_and_sheets_are_left_out_and_said() -> None:
    book = workbook(
        [HEADER, ("1", "Ban hành quy chế", "Tháng 5", "", ""), ("2", "Họp tổng kết", "Tháng 12", "", "")]
    )
    book.active.row_dimensions[3].hidden = True
    other = book.create_sheet("Nháp")
    add_rows(other, [HEADER, ("1", "Việc nháp", "Tháng 1", "", "")])
    other.sheet_state = "hidden"
    plan = read(saved(book), "a.xlsx")
    assert [n.title for n in plan.tasks] == ["Ban hành quy chế"]
    assert [w.as_json() for w in plan.warnings] == [
        {"code": "hidden_rows", "sheet": "Phụ lục", "rows": [3]},
        {"code": "hidden_sheet", "sheet": "Nháp"},
    ]


def test_sheets_that_number_anew_are_kept_apart_by_their_names() -> None:
    book = workbook([HEADER, ("1", "Ban hành quy chế", "Tháng 5", "", "")], title="Văn phòng Sở")
    add_rows(book.create_sheet("Thanh tra Sở"), [HEADER, ("1", "Thanh tra đo lường", "Tháng 6", "", "")])
    plan = read(saved(book), "a.xlsx")
    assert [(n.path, n.node_type, n.title) for n in plan.tasks] == [
        ("I", "owner", "Văn phòng Sở"),
        ("I.1", "task", "Ban hành quy chế"),
        ("II", "owner", "Thanh tra Sở"),
        ("II.1", "task", "Thanh tra đo lường"),
    ]


def test_a_cell_at_the_far_corner_costs_nothing() -> None:
    book = workbook([HEADER, ("1", "Ban hành quy chế", "Tháng 5", "", "")])
    book.active.cell(1_048_576, 16_384, " ")
    assert len(read(saved(book), "a.xlsx").tasks) == 1


def test_a_header_far_below_the_heading_is_found() -> None:
    content = saved(
        workbook([SEVEN, *PLAN], ["UBND TỈNH AN BÌNH", "SỞ KHOA HỌC VÀ CÔNG NGHỆ", *HEADING, "Đơn vị: …"])
    )
    plan = read(content, "a.xlsx")
    assert plan.tasks[0].path == "I"
    assert (plan.document.number, plan.document.year) == ("15", 2026)


def _pdf(tmp_path: Path) -> bytes:
    from matplotlib import pyplot
    from matplotlib.backends.backend_pdf import PdfPages

    rows = [
        ("1", "Ban hành quy chế", "Tháng 5/2026", "Văn phòng Sở"),
        ("2", "Tổ chức hội nghị", "Quý III/2026", "Thanh tra Sở"),
    ]
    path = tmp_path / "plan.pdf"
    with PdfPages(path) as pages:
        figure, axes = pyplot.subplots(figsize=(8, 3))
        axes.axis("off")
        axes.table([("STT", "Nhiệm vụ", "Thời hạn", "Đơn vị thực hiện"), *rows], loc="center", cellLoc="left")
        pages.savefig(figure)
        pyplot.close(figure)
    return path.read_bytes()


def test_a_pdf_with_text_is_read(tmp_path: Path) -> None:
    plan = read(_pdf(tmp_path), "plan.pdf")
    assert [(n.path, n.title, n.lead_unit) for n in plan.tasks] == [
        ("1", "Ban hành quy chế", "Văn phòng Sở"),
        ("2", "Tổ chức hội nghị", "Thanh tra Sở"),
    ]


def test_a_pdf_of_pictures_is_refused(tmp_path: Path) -> None:
    from PIL import Image

    path = tmp_path / "scan.pdf"
    Image.new("RGB", (200, 300), "white").save(path)
    with pytest.raises(Refusal) as caught:
        read(path.read_bytes(), "scan.pdf")
    assert caught.value.code == "scanned"


def test_without_the_pdf_reader_a_pdf_is_refused_clearly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pdfplumber", None)
    with pytest.raises(Refusal) as caught:
        read(b"%PDF-1.7\n", "plan.pdf")
    assert caught.value.code == "no_pdf_reader"


def test_a_torn_pdf_is_broken() -> None:
    with pytest.raises(Refusal) as caught:
        read(b"%PDF-1.7\n1 0 obj\n<<", "plan.pdf")
    assert caught.value.code in ("broken", "empty")


def test_nodes_keep_their_paths_by_which_they_are_found() -> None:
    plan = read(saved(workbook([SEVEN, *PLAN], HEADING)), "a.xlsx")
    assert set(by_path(plan)) == {n.path for n in plan.tasks} and len(by_path(plan)) == len(plan.tasks)
