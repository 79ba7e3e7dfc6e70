"""Result tables: documents, quantities by type, the state that the words suggest, the cut-off."""

from datetime import date

import pytest

from plans.citations import find_documents
from plans.results import infer_status, read_result
from plans.targets import read_target
from tests.plans.documents import FIVE, by_path, read, result_word, word

QUANTITIES = [
    ("Đã ký hợp đồng 12/14 nhiệm vụ.", None, [(12, 14, "progress")]),
    ("Xếp thứ hạng 11/34 tỉnh, thành phố.", None, [(11, 34, "rank")]),
    ("Chỉ số đạt 46,51 điểm.", None, [(46.51, None, "score")]),
    ("Triển khai thanh tra an toàn bức xạ, số lượng: 02 cuộc.", (5, "cuộc"), [(None, 2, "planned")]),
    ("Dự kiến tổ chức 03 lớp tập huấn.", (3, "lớp"), [(None, 3, "planned")]),
    ("Áp dụng thí điểm tại 10 xã, phường.", None, [(None, 10, "scope")]),
    (
        "Nghiệm thu 05 nhiệm vụ, gồm: 01 nhiệm vụ cấp quốc gia; 04 nhiệm vụ cấp tỉnh.",
        (20, "nhiệm vụ"),
        [(5, 20, "progress"), (1, None, "count"), (4, None, "count")],
    ),
    ("Lựa chọn được 3 doanh nghiệp tham gia.", (3, "doanh nghiệp"), [(3, None, "count")]),
    ("Công nhận 61 sáng kiến (lần 3 - đợt 2/2025).", None, [(61, None, "count")]),
    ("Ngày 15/3/2026 ban hành Quyết định số 492/QĐ-UBND, trong tháng 5/2026 và năm 2026.", None, []),
    ("Số hóa 2.152 hồ sơ.", None, [(2152, None, "count")]),
    ("Áp dụng công cụ 5S theo ISO 9001:2015.", None, []),
    ("Hoàn thành 60% khối lượng.", None, [(60, 100, "progress")]),
    ("Đạt kế hoạch (9/12 cuộc, ngày 3/4/2026).", None, [(9, 12, "progress")]),
    ("Tiến độ đạt 60%.", None, [(60, 100, "progress")]),
]


@pytest.mark.parametrize(("text", "target", "expected"), QUANTITIES, ids=[q[0] for q in QUANTITIES])
def test_quantities_have_types(
    text: str, target: tuple[float, str] | None, expected: list[tuple[float | None, float | None, str]]
) -> None:
    found = read_result(text, *(target or (None, None))).quantities
    assert [(q.done, q.total, q.type) for q in found] == expected


DOCUMENTS = [
    ("Quyết định số 237/QĐ-UBND ngày 13/3/2026", [("237/QĐ-UBND", "Quyết định", date(2026, 3, 13))]),
    (
        "Ngày 15/3/2026, Chủ tịch UBND tỉnh đã ban hành Quyết định số 492/QĐ-UBND",
        [("492/QĐ-UBND", "Quyết định", date(2026, 3, 15))],
    ),
    (
        "(Công văn số 402/SKHCN-QLCN ngày 29/3/2026 của Sở)",
        [("402/SKHCN-QLCN", "Công văn", date(2026, 3, 29))],
    ),
    ("Kế hoạch số 408/KHUBND ngày 29/8/2021", [("408/KH-UBND", "Kế hoạch", date(2021, 8, 29))]),
    (
        "Thông báo kết luận số 113-TB/UBND ngày 23/3/2026",
        [("113-TB/UBND", "Thông báo kết luận", date(2026, 3, 23))],
    ),
    ("theo Nghị định số 13/2023/NĐ-CP", [("13/2023/NĐ-CP", "Nghị định", None)]),
    ("Báo cáo số 40/BC-SKHCN ngày 20 tháng 5 năm 2026", [("40/BC-SKHCN", "Báo cáo", date(2026, 5, 20))]),
    ("thực hiện 12/14 nhiệm vụ trong tháng 5/2026, đợt 2/2026", []),
    ("ngày 31/2/2026 ban hành Quyết định số 9/QĐ-UBND", [("9/QĐ-UBND", "Quyết định", None)]),
]


@pytest.mark.parametrize(("text", "expected"), DOCUMENTS, ids=[d[0] for d in DOCUMENTS])
def test_cited_documents(text: str, expected: list[tuple[str, str, date | None]]) -> None:
    assert [(d.number, d.type, d.date) for d in find_documents(text)] == expected


STATES = {
    "hoàn thành": ("Đã hoàn thành.", "Hoàn thành 100% khối lượng.", "Đã thực hiện xong."),
    "đang thực hiện": (
        "Cơ bản hoàn thành.",
        "Hoàn thành việc lấy ý kiến; đang trình UBND tỉnh.",
        "Đã hoàn thành dự thảo, dự kiến trình trong tháng 5.",
        "Đã ký hợp đồng 12/14 nhiệm vụ.",
        "Chưa hoàn thành.",
        "Gần hoàn thành.",
    ),
    "dừng thực hiện": ("Dừng thực hiện theo Công văn số 88/UBND-KT.", "Tạm dừng do chưa có kinh phí."),
    None: ("Chưa thực hiện.", "Chưa triển khai do chưa đến kỳ."),
}


@pytest.mark.parametrize(("text", "state"), [(t, s) for s, texts in STATES.items() for t in texts])
def test_the_state_is_never_done_while_anything_is_open(text: str, state: str | None) -> None:
    assert read_result(text).status == state


def test_an_empty_result_says_nothing() -> None:
    assert read_result(" - ").status is None
    assert infer_status("Không phát sinh.") is None


TARGETS = [
    ("03 doanh nghiệp được hỗ trợ", 3, "doanh nghiệp"),
    ("01 VB hướng dẫn của HĐ sáng kiến", 1, "VB hướng dẫn"),
    ("01 cơ quan, đơn vị được áp dụng", 1, "cơ quan, đơn vị"),
    ("Báo cáo tổng hợp", None, None),
    ("Tối thiểu 95% hồ sơ đúng hạn", 95, "%"),
    ("Tổ chức 2.152 lượt kiểm tra", 2152, "lượt kiểm tra"),
    ("Kế hoạch năm 2026", None, None),
    ("Quyết định của UBND tỉnh", None, None),
    ("Phụ lục 2", None, None),
]


@pytest.mark.parametrize(("text", "quantity", "unit"), TARGETS, ids=[t[0] for t in TARGETS])
def test_targets(text: str, quantity: float | None, unit: str | None) -> None:
    assert read_target(text) == (quantity, unit)


def test_the_cut_off_is_in_the_header() -> None:
    plan = read(result_word())
    assert (plan.cut_off, plan.has_results) == (date(2026, 4, 15), True)


def test_a_damaged_number_is_mended_and_flagged() -> None:
    node = by_path(read(result_word()))["I.2.1"]
    assert [d.number for d in node.result_documents] == ["237/QĐ-UBND", "408/KH-UBND"]
    assert [(f.code, f.note) for f in node.flags] == [("damaged_number", "408/KHUBND")]


def test_a_row_cut_by_a_page_is_one_row() -> None:
    rows = [
        ("1", "Nhiệm vụ 1: Công nhận sáng kiến", "", "Năm 2026", "Đã họp Hội đồng. Ngày"),
        ("", "", "", "", "15/3/2026, UBND tỉnh ban hành Quyết định số 492/QĐ-UBND."),
        ("2", "Nhiệm vụ 2: Xếp hạng chỉ số", "", "Năm 2026", "Đang thực hiện."),
    ]
    plan = read(word(rows, header=FIVE))
    assert [n.path for n in plan.tasks] == ["1", "2"]
    assert [(d.number, d.date) for d in plan.tasks[0].result_documents] == [
        ("492/QĐ-UBND", date(2026, 3, 15))
    ]


def test_a_report_may_list_deadlines_that_have_passed() -> None:
    rows = [("1", "Ban hành quy chế", "", "Tháng 1/2026", "Đã hoàn thành.")]
    plan = read(word("BÁO CÁO", "Số: 5/BC-SKHCN, ngày 20 tháng 4 năm 2026", rows, header=FIVE))
    assert plan.tasks[0].flags == ()
