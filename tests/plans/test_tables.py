"""Task tables of plans: every row found, none invented, whatever has happened to the file on its way."""

import copy
import unicodedata
from collections.abc import Callable
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from plans.model import PlanDocument
from tests.plans.documents import (
    HEADING,
    PLAN,
    PRESIDES,
    SEVEN,
    add_table,
    by_path,
    plan_word,
    read,
    saved,
    word,
    workbook,
)

COMPARED = (
    "path node_type level marker label title parent kind target target_quantity target_unit start due lead_unit "
    "lead_person lead_position presiding_position inherited"
).split()


def facts(plan: PlanDocument) -> list[dict[str, Any]]:
    """What a reader sees of every node."""
    return [{key: node.as_json()[key] for key in COMPARED} for node in plan.tasks]


@pytest.fixture(scope="module")
def whole() -> PlanDocument:
    """The undamaged plan, read."""
    return read(plan_word())


def test_every_row_is_found_in_order(whole: PlanDocument) -> None:
    assert [(n.path, n.node_type) for n in whole.tasks] == [
        ("I", "section"),
        ("I.1", "task"),
        ("I.1.s1", "phase"),
        ("I.1.s1.s1", "step"),
        ("I.1.s1.s2", "step"),
        ("I.1.s2", "phase"),
        ("I.1.s2.s1", "step"),
        ("I.1.s3", "phase"),
        ("I.2", "task"),
        ("I.2.w1", "work"),
        ("I.2.w2", "work"),
        ("I.2.w3", "work"),
        ("II", "section"),
        ("II.1", "task"),
        ("II.1.1", "indicator"),
        ("II.1.1.w1", "work"),
        ("II.1.1.w2", "work"),
        ("II.1.2", "indicator"),
        ("II.1.2.g1", "group"),
        ("II.1.2.g1.w1", "work"),
        ("II.1.2.g1.w2", "work"),
        ("II.1.2.g2", "group"),
        ("II.1.2.g2.w1", "work"),
    ]


def test_the_first_row_of_a_task_holds_the_task_and_its_first_work(whole: PlanDocument) -> None:
    task, work = by_path(whole)["I.2"], by_path(whole)["I.2.w1"]
    assert (task.title, task.label) == ("Đưa kết quả đề tài vào sản xuất", "Nhiệm vụ 2")
    assert (task.due, task.lead_unit) == (None, None)
    assert work.title == "Phân công chuyên viên theo dõi đề tài cấp tỉnh."
    assert (work.lead_person, work.lead_position, work.lead_unit) == (
        "Nguyễn Thị Hạnh",
        "TP QLKH",
        "Phòng QLKH",
    )


def test_a_task_of_one_row_keeps_time_target_and_unit_and_its_list_is_steps(whole: PlanDocument) -> None:
    nodes = by_path(whole)
    task = nodes["I.1"]
    assert task.target == "04 hợp tác xã được hỗ trợ"
    assert (task.target_quantity, task.target_unit) == (4, "hợp tác xã")
    assert task.lead_unit == "Phòng Quản lý Tiêu chuẩn, Chi cục Tiêu chuẩn Đo lường Chất lượng"
    assert task.due is not None and task.due.as_json()["range"] == "2026-11-01/2026-11-30"
    step = nodes["I.1.s1.s2"]
    assert step.title == "Lựa chọn hợp tác xã"
    assert step.due is not None and step.due.as_json()["range"] == "2026-06-01/2026-06-30"


def test_a_deadline_at_the_end_of_a_title_is_taken_out_of_it(whole: PlanDocument) -> None:
    assert by_path(whole)["I.1"].title == "Hỗ trợ 04 hợp tác xã áp dụng truy xuất nguồn gốc."


def test_who_answers_is_inherited_from_the_merged_cell_and_marked(whole: PlanDocument) -> None:
    nodes = by_path(whole)
    assert nodes["I.2.w1"].inherited == ()
    assert nodes["I.2.w2"].inherited == ("presiding_position",)
    assert nodes["I.2.w2"].presiding_position == "Trưởng phòng Quản lý Khoa học"
    assert nodes["II.1.1.w1"].presiding_position is None


def test_an_empty_time_or_target_is_really_missing(whole: PlanDocument) -> None:
    nodes = by_path(whole)
    assert nodes["I.2.w1"].target is None
    assert nodes["II.1.2"].due is None


def test_a_condition_is_no_date(whole: PlanDocument) -> None:
    due = by_path(whole)["II.1.2.g1.w1"].due
    assert due is not None
    assert (due.grain, due.last, due.condition) == ("condition", None, "Ngay sau khi có hồ sơ đề nghị")


def test_a_month_without_a_year_is_the_plans_year_and_said(whole: PlanDocument) -> None:
    node = by_path(whole)["I.2.w3"]
    assert node.due is not None and node.due.as_json()["range"] == "2026-08-01/2026-08-31"
    assert ("year_inferred", "due") in [(f.code, f.field) for f in node.flags]


def test_a_name_alone_gets_no_unit_but_a_question(whole: PlanDocument) -> None:
    node = by_path(whole)["I.2.w3"]
    assert (node.lead_person, node.lead_unit) == ("Lê Văn Tám", None)
    assert ("unit_inferred", "Phòng Quản lý Khoa học") in [(f.code, f.note) for f in node.flags]


def test_a_label_alone_is_a_container(whole: PlanDocument) -> None:
    node = by_path(whole)["II.1"]
    assert (node.title, node.label, node.node_type) == ("", "Nhiệm vụ 1", "task")
    assert [f.code for f in node.flags] == ["empty_container"]


def test_the_heading_says_number_day_issuer_and_year(whole: PlanDocument) -> None:
    head = whole.document
    assert (head.number, head.symbol, head.type, head.year) == ("15", "/KH-SKHCN", "KẾ HOẠCH", 2026)
    assert head.issuer == "Sở Khoa học và Công nghệ tỉnh An Bình"
    assert head.date is not None and head.date.as_json()["range"] == "2026-01-20/2026-01-20"


def _table(document: Any) -> Any:
    return document.tables[-1]._tbl


def _without_header(document: Any) -> None:
    _table(document).remove(_table(document).tr_lst[0])


def _header_on_every_page(document: Any) -> None:
    rows = list(_table(document).tr_lst)
    for n in range(5, len(rows), 5):
        rows[n].addprevious(copy.deepcopy(rows[0]))


def _split(document: Any, with_header: bool) -> None:
    table = _table(document)
    rows = list(table.tr_lst)
    second = copy.deepcopy(table)
    for row in list(second.tr_lst):
        second.remove(row)
    if with_header:
        second.append(copy.deepcopy(rows[0]))
    for row in rows[11:]:
        second.append(row)
    table.addnext(second)


def _decomposed(document: Any) -> None:
    for element in document.element.body.iter(qn("w:t")):
        element.text = unicodedata.normalize("NFD", element.text or "")


def _hard_wrapped(document: Any) -> None:
    for paragraph in list(_table(document).iter(qn("w:p"))):
        text = "".join(t.text or "" for t in paragraph.iter(qn("w:t")))
        lines = _wrap(text, 26)
        for line in reversed(lines[1:]):
            below = copy.deepcopy(paragraph)
            next(below.iter(qn("w:t"))).text = line
            paragraph.addnext(below)
        if len(lines) > 1:
            next(paragraph.iter(qn("w:t"))).text = lines[0]


def _wrap(text: str, width: int) -> list[str]:
    lines = [""]
    for piece in text.split(" "):
        if lines[-1] and len(lines[-1]) + len(piece) >= width:
            lines.append(piece)
        else:
            lines[-1] = f"{lines[-1]} {piece}".strip()
    return lines


@pytest.mark.parametrize("merged", [True, False], ids=["merged", "empty cells"])
@pytest.mark.parametrize(
    "damage",
    [
        _without_header,
        _header_on_every_page,
        lambda d: _split(d, True),
        lambda d: _split(d, False),
        _decomposed,
        _hard_wrapped,
        lambda d: (_without_header(d), _decomposed(d), _hard_wrapped(d)),
    ],
    ids=[
        "no header",
        "header on every page",
        "split with header",
        "split",
        "NFD",
        "hard-wrapped",
        "all of it",
    ],
)
def test_a_damaged_plan_reads_as_the_whole_one(
    whole: PlanDocument, damage: Callable[[Any], Any], merged: bool
) -> None:
    document = docx.Document()
    for line in HEADING:
        document.add_paragraph(line)
    add_table(document, [SEVEN, *PLAN], merged)
    damage(document)
    assert facts(read(saved(document))) == facts(whole)


def test_empty_cells_instead_of_merges_read_the_same(whole: PlanDocument) -> None:
    assert facts(read(plan_word(merged=False))) == facts(whole)


@pytest.mark.parametrize("merged", [True, False], ids=["merged", "empty cells"])
def test_the_same_plan_as_a_workbook_reads_the_same(whole: PlanDocument, merged: bool) -> None:
    content = saved(workbook([SEVEN, *PLAN], HEADING, merged))
    assert facts(read(content, "ke-hoach.xlsx")) == facts(whole)


def test_merged_text_printed_in_every_row_is_one_task(whole: PlanDocument) -> None:
    rows: list[list[str | None]] = []
    for row in PLAN:
        above = rows[-1] if rows else list(row)
        rows.append([above[n] if text is None and n < 2 else text for n, text in enumerate(row)])
    plan = read(word(*HEADING, rows, header=SEVEN, merged=False))
    assert [n.path for n in plan.tasks] == [n.path for n in whole.tasks]


def test_numbers_that_word_itself_counts_are_read() -> None:
    document = docx.Document()
    table = add_table(
        document,
        [("STT", "Nhiệm vụ", "Thời hạn"), *((None, f"Xây dựng quy chế số {n}", "Tháng 5") for n in "ab")],
        False,
    )
    for row in table.rows[1:]:
        row.cells[0].paragraphs[0].style = document.styles["List Number"]
    assert [n.path for n in read(saved(document)).tasks] == ["1", "2"]


def test_a_unit_as_the_heading_of_rows_owns_them() -> None:
    rows = [
        ("I", "Phòng Quản lý Khoa học", "", ""),
        ("1", "Ban hành quy chế quản lý đề tài", "Tháng 5", "Quy chế"),
    ]
    plan = read(word(rows, header=("STT", "Nhiệm vụ", "Thời hạn", "Sản phẩm")))
    assert [(n.path, n.node_type) for n in plan.tasks] == [("I", "owner"), ("I.1", "task")]


def test_a_number_below_a_number_is_a_sub_task() -> None:
    rows = [
        ("1", "Cải cách hành chính", "Năm 2026", ""),
        ("1.1", "Rà soát thủ tục hành chính", "Tháng 5", ""),
    ]
    plan = read(word(rows, header=("STT", "Nhiệm vụ", "Thời hạn", "Sản phẩm")))
    assert [(n.path, n.node_type, n.parent) for n in plan.tasks] == [
        ("1", "task", None),
        ("1.1", "sub_task", "1"),
    ]


def test_totals_and_column_numbers_are_no_tasks() -> None:
    rows = [("(1)", "(2)", "(3)"), ("1", "Ban hành quy chế", "Tháng 5"), ("", "Tổng cộng", "")]
    plan = read(word(rows, header=("STT", "Nhiệm vụ", "Thời hạn")))
    assert [n.title for n in plan.tasks] == ["Ban hành quy chế"]


def test_the_same_task_under_two_sections_is_imported_once_with_both_numbers() -> None:
    title = "Tổ chức hội nghị kết nối cung cầu công nghệ cấp vùng"
    rows = [
        ("I", "NHIỆM VỤ UBND TỈNH GIAO", "<"),
        ("1", title, "Quý II/2026"),
        ("II", "NHIỆM VỤ THEO CHƯƠNG TRÌNH", "<"),
        ("1", title, "Quý II/2026"),
        ("2", "Kiểm tra phương tiện đo nhóm 2", "Quý III/2026"),
    ]
    plan = read(word(rows, header=("STT", "Nội dung nhiệm vụ", "Thời hạn")))
    assert [n.path for n in plan.tasks] == ["I", "I.1", "II", "II.2"]
    assert [(f.code, f.note) for f in by_path(plan)["I.1"].flags] == [("duplicate", "II.1")]


def test_equal_works_of_different_tasks_stay_two() -> None:
    title = "Báo cáo kết quả tổ chức triển khai thực hiện nhiệm vụ"
    row = ("Tháng 12/2026", "", "Văn phòng Sở", PRESIDES)
    rows = [
        ("1", "Nhiệm vụ 1: Chuyển đổi số", title, *row),
        (None, None, "Tập huấn", *row),
        ("2", "Nhiệm vụ 2: Cải cách hành chính", title, *row),
        (None, None, "Tập huấn", *row),
    ]
    plan = read(word(rows, header=SEVEN))
    assert [n.path for n in plan.tasks if n.title == title] == ["1.w1", "2.w1"]


def test_a_deadline_that_ends_before_the_plan_is_asked_about() -> None:
    plan = read(
        word(
            *HEADING,
            [("1", "Ban hành quy chế", "Tháng 11/2025"), ("2", "Họp tổng kết", "Tháng 1/2026")],
            header=("STT", "Nhiệm vụ", "Thời hạn"),
        )
    )
    assert [[f.code for f in n.flags] for n in plan.tasks] == [["deadline_before_plan"], []]


def test_two_deadlines_that_differ_are_a_conflict() -> None:
    plan = read(
        word(
            [("1", "Ban hành quy chế. Thời gian hoàn thành: tháng 6/2026", "Tháng 9/2026")],
            header=("STT", "Nhiệm vụ", "Thời hạn"),
        )
    )
    assert [(f.code, f.field) for f in plan.tasks[0].flags] == [("deadline_conflict", "due")]


def test_letterhead_and_signature_are_no_task_tables() -> None:
    document = docx.Document()
    add_table(
        document,
        [
            ("UBND TỈNH AN BÌNH\nSỞ KHOA HỌC VÀ CÔNG NGHỆ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
            ("Số:        /KH-SKHCN", "An Bình, ngày      tháng 02 năm 2026"),
        ],
    )
    document.add_paragraph("KẾ HOẠCH")
    document.add_paragraph("Công tác năm 2026")
    add_table(document, [("STT", "Nhiệm vụ", "Thời hạn"), ("1", "Ban hành quy chế", "Tháng 5")])
    add_table(document, [("Nơi nhận:\n- Như trên;\n- Lưu: VT.", "GIÁM ĐỐC\n\nTrần Văn Bình")])
    plan = read(saved(document))
    assert [n.title for n in plan.tasks] == ["Ban hành quy chế"]
    head = plan.document
    assert (head.number, head.symbol, head.issuer) == (None, "/KH-SKHCN", "SỞ KHOA HỌC VÀ CÔNG NGHỆ")
    assert head.date is not None and head.date.as_json()["range"] == "2026-02-01/2026-02-28"


def test_several_task_tables_are_one_list_and_a_budget_between_them_is_none() -> None:
    document = docx.Document()
    header = ("STT", "Nhiệm vụ", "Thời hạn")
    add_table(document, [header, ("1", "Ban hành quy chế", "Tháng 5")])
    add_table(
        document,
        [
            ("STT", "Nội dung", "Đơn vị tính", "Năm 2025", "Năm 2026"),
            ("1", "Đề tài", "đề tài", "12", "15"),
            ("2", "Kinh phí", "triệu đồng", "34.500", "36.700"),
        ],
    )
    add_table(document, [header, ("2", "Họp tổng kết", "Tháng 12")])
    assert [n.path for n in read(saved(document)).tasks] == ["1", "2"]


def test_five_hundred_rows_are_read_at_once() -> None:
    rows = [
        (str(n), f"Triển khai nội dung số hóa hồ sơ lưu trữ phần {n}", "Tháng 9/2026", "Văn phòng Sở")
        for n in range(1, 501)
    ]
    plan = read(word(rows, header=("STT", "Nhiệm vụ", "Thời hạn", "Đơn vị thực hiện")))
    assert len(plan.tasks) == 500


def test_hang_thang_is_a_rhythm_and_no_word_for_deadline() -> None:
    due = (
        read(word([("1", "Tổng hợp báo cáo", "Hằng tháng")], header=("STT", "Nhiệm vụ", "Thời hạn")))
        .tasks[0]
        .due
    )
    assert due is not None and (due.grain, due.text) == ("recurring", "Hằng tháng")


def test_a_task_below_a_units_heading_is_led_by_that_unit() -> None:
    rows = [
        ("I", "Văn phòng Sở", "", ""),
        ("1", "Tổng hợp báo cáo", "Tháng 5", ""),
        ("2", "Cải cách hành chính", "Tháng 6", "Đ/c Lê Văn Tám"),
    ]
    plan = read(word(rows, header=("STT", "Nhiệm vụ", "Thời hạn", "Người thực hiện")))
    assert [(n.lead_unit, n.inherited) for n in plan.tasks[1:]] == [("Văn phòng Sở", ("lead_unit",))] * 2


def test_a_heading_above_each_table_is_its_section() -> None:
    rows = [("1", "Ban hành quy chế", "Tháng 5")]
    plan = read(
        word(
            "I. NHIỆM VỤ TRỌNG TÂM",
            rows,
            "II. NHIỆM VỤ THƯỜNG XUYÊN",
            rows[:1],
            header=("STT", "Nhiệm vụ", "Thời hạn"),
        )
    )
    assert [(n.path, n.kind) for n in plan.tasks][:3:2] == [
        ("I", "nhiệm vụ trọng tâm"),
        ("II", "nhiệm vụ thường xuyên"),
    ]


def test_a_row_cut_by_a_page_goes_on_in_the_next_table() -> None:
    first = (
        "1",
        "Nhiệm vụ 1: Thí điểm 5S tại bộ phận tiếp nhận và trả kết quả của",
        "- Tham mưu văn bản: tháng 2/2026\n- Gửi văn bản cho các cơ quan, đơn vị,",
        "Từ tháng 2/2026 đến tháng",
        "01 cơ quan",
        "Phòng Quản lý Tiêu chuẩn, Chi cục",
        "",
    )
    rest = (
        "",
        "UBND các xã, phường",
        "UBND các xã, phường đăng ký: tháng 3/2026\n- Đấu thầu: tháng 6/2026",
        "12/2026",
        "",
        "",
        "",
    )
    plan = read(word([SEVEN, first], [SEVEN, rest]))
    assert [(n.path, n.title) for n in plan.tasks] == [
        ("1", "Thí điểm 5S tại bộ phận tiếp nhận và trả kết quả của UBND các xã, phường"),
        ("1.s1", "Tham mưu văn bản"),
        ("1.s2", "Gửi văn bản cho các cơ quan, đơn vị, UBND các xã, phường đăng ký"),
        ("1.s3", "Đấu thầu"),
    ]
