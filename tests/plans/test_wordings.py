"""Tables of the same kinds in other words: other column orders, extra columns, what real offices write in cells."""

import pytest

from plans.model import PlanNode
from tests.plans.documents import read, word

Row = tuple[str | None, ...]


def _plan(*rows: Row, header: Row) -> list[PlanNode]:
    return list(read(word("KẾ HOẠCH", "Công tác năm 2026", [header, *rows])).tasks)


def test_money_and_notes_beside_the_tasks_are_left_alone() -> None:
    header = (
        "STT",
        "Tên nhiệm vụ",
        "Cơ quan chủ trì",
        "Thời gian hoàn thành",
        "Sản phẩm đầu ra",
        "Kinh phí",
        "Ghi chú",
    )
    rows = [
        ("1", "Cấp 05 mã số vùng trồng", "Phòng QLKH", "Quý III/2026", "05 mã số", "350", "NSNN"),
        ("2", "Rà soát quy hoạch", "Văn phòng Sở", "Tháng 8/2026", "Báo cáo", "1.200", ""),
        ("", "Tổng cộng", "", "", "", "1.550", ""),
    ]
    found = _plan(*rows, header=header)
    assert [(n.path, n.target_quantity, n.lead_unit) for n in found] == [
        ("1", 5, "Phòng QLKH"),
        ("2", None, "Văn phòng Sở"),
    ]


@pytest.mark.parametrize(
    "words",
    ["Phòng, đơn vị phối hợp", "Cơ quan, đơn vị phối hợp thực hiện", "Các sở, ngành phối hợp"],
)
def test_a_column_of_who_helps_however_it_is_called(words: str) -> None:
    header = ("TT", "Nội dung", "Đơn vị chủ trì", words, "Thời hạn")
    node = _plan(("1", "Lấy ý kiến cộng đồng", "Phòng QLKH", "Văn phòng Sở", "31/3/2026"), header=header)[0]
    assert node.coordinating_units == ("Văn phòng Sở",)


def test_who_leads_and_who_helps_below_one_merged_heading() -> None:
    top = ("TT", "Nội dung", "Đơn vị thực hiện", "<", "Thời gian", "<")
    below = (None, None, "Chủ trì", "Phối hợp", "Bắt đầu", "Kết thúc")
    row = ("1", "Mở rộng cụm công nghiệp", "Phòng QLKH", "Văn phòng Sở", "01/2026", "10/2026")
    node = _plan(below, row, header=top)[0]
    assert (node.lead_unit, node.coordinating_units) == ("Phòng QLKH", ("Văn phòng Sở",))
    assert node.due is not None and node.due.text == "10/2026"


def test_units_that_say_their_part_in_brackets() -> None:
    row = ("1", "Phổ biến pháp luật", "Phòng QLKH (chủ trì), Văn phòng Sở (phối hợp)", "Quý II/2026")
    node = _plan(row, header=("TT", "Nội dung", "Đơn vị thực hiện", "Thời gian"))[0]
    assert (node.lead_unit, node.coordinating_units) == ("Phòng QLKH", ("Văn phòng Sở",))
    assert not node.flags


def test_as_above_is_the_unit_above_and_said_to_be_taken_over() -> None:
    rows = [
        ("1", "Ban hành quy chế", "Văn phòng Sở", "Tháng 5/2026"),
        ("2", "Phổ biến quy chế", "Như trên", "Tháng 6/2026"),
    ]
    second = _plan(*rows, header=("TT", "Nội dung", "Đơn vị thực hiện", "Thời gian"))[1]
    assert second.lead_unit == "Văn phòng Sở" and "lead_unit" in second.inherited


def test_a_number_with_its_measure_in_another_column_is_one_target() -> None:
    header = ("TT", "Nhiệm vụ", "Chỉ tiêu", "Đơn vị tính", "Kế hoạch năm", "Thời hạn", "Đơn vị chủ trì")
    rows = [
        ("1", "Trồng rừng tập trung", "Diện tích", "ha", "1.500", "Tháng 11/2026", "Phòng QLKH"),
        ("2", "Xây dựng xã nông thôn mới", "Số xã", "xã", "04", "Quý IV/2026", "Văn phòng Sở"),
    ]
    found = _plan(*rows, header=header)
    assert [(n.target_quantity, n.target_unit) for n in found] == [(1500, "ha"), (4, "xã")]


def test_a_code_of_letters_and_digits_is_the_number() -> None:
    rows = [
        ("NV1", "Sinh hoạt chuyên đề", "Văn phòng Sở", "Tháng 3/2026"),
        ("NV2", "Đăng ký thi đua", "Phòng QLKH", "Tháng 1/2026"),
    ]
    found = _plan(*rows, header=("Mã", "Nội dung", "Thực hiện", "Thời điểm"))
    assert [(n.path, n.title) for n in found] == [("1", "Sinh hoạt chuyên đề"), ("2", "Đăng ký thi đua")]


def test_a_header_of_unknown_words_is_no_task() -> None:
    rows = [
        ("1", "Kiểm kê tài sản", "Tháng 3/2026"),
        ("2", "Thanh lý tài sản", "Tháng 5/2026"),
        ("3", "Báo cáo", "Tháng 6/2026"),
    ]
    found = _plan(*rows, header=("Hạng", "Đề mục", "Ngưỡng"))
    assert [n.title for n in found] == ["Kiểm kê tài sản", "Thanh lý tài sản", "Báo cáo"]


def test_a_fair_is_no_word_for_and_a_stall_no_rhythm() -> None:
    header = ("TT", "Nhiệm vụ", "Khối lượng", "Thời hạn", "Kết quả thực hiện")
    node = _plan(
        ("1", "Tham gia hội chợ", "02 hội chợ", "Tháng 5/2026", "Đã tham gia 02 hội chợ, 30 gian hàng."),
        header=header,
    )[0]
    assert node.target_unit == "hội chợ"
    assert [(q.done, q.total, q.what) for q in node.result_quantities] == [
        (2, 2, "hội chợ"),
        (30, None, "gian hàng"),
    ]


def test_a_target_column_that_counts_otherwise_than_the_title_is_asked_about() -> None:
    row = ("1", "Hỗ trợ 04 hợp tác xã áp dụng mã vạch", "05 hợp tác xã", "Tháng 5/2026")
    node = _plan(row, header=("TT", "Nhiệm vụ", "Khối lượng", "Thời hạn"))[0]
    assert [(f.code, f.note) for f in node.flags if f.code == "target_in_title"]


def test_hoan_thanh_as_the_last_sentence_settles_what_was_told_before() -> None:
    header = ("TT", "Nhiệm vụ", "Thời hạn", "Kết quả thực hiện")
    words = "Đã trình UBND tỉnh ngày 15/9/2026; được phê duyệt tại Quyết định số 12/QĐ-UBND. Hoàn thành."
    done, not_yet = _plan(
        ("1", "Xây dựng đề án", "Quý III/2026", words),
        ("2", "Thi tuyển viên chức", "Quý III/2026", "Đã trình UBND tỉnh. Chưa hoàn thành."),
        header=header,
    )
    assert (done.status_inferred, not_yet.status_inferred) == ("hoàn thành", "đang thực hiện")


def test_the_cut_off_may_stand_in_the_reports_own_subject() -> None:
    rows = [
        ("TT", "Nhiệm vụ", "Thời hạn", "Kết quả thực hiện"),
        ("1", "Xây dựng đề án", "Tháng 5/2026", "Đang làm."),
    ]
    plan = read(word("BÁO CÁO", "Kết quả thực hiện nhiệm vụ đến ngày 31/10/2026", rows))
    assert plan.cut_off is not None and plan.cut_off.isoformat() == "2026-10-31"


def test_phu_luc_below_the_subject_is_no_part_of_it() -> None:
    rows = [("TT", "Nhiệm vụ", "Thời hạn"), ("1", "Xây dựng đề án", "Tháng 5/2026")]
    head = read(word("KẾ HOẠCH", "Thực hiện nhiệm vụ năm 2026", "PHỤ LỤC", "DANH MỤC", rows)).document
    assert head.subject == "Thực hiện nhiệm vụ năm 2026"


def test_a_cell_wrapped_by_hand_reads_as_one_line() -> None:
    work = "Khảo sát thực trạng:\n+ Tổ chức làm việc\nCơ quan, đơn vị thí\nđiểm: tháng 7/2026\n+ Báo cáo kết quả:\ntháng 8/2026"
    row = ("1", "Áp dụng 5S", work, "Tháng 8/2026", "Phòng Quản lý, Chi\ncục Đo lường")
    found = _plan(row, header=("TT", "Nhiệm vụ", "Nội dung công việc", "Thời gian", "Đơn vị thực hiện"))
    steps = [(n.title, n.due and n.due.text) for n in found if n.node_type == "step"]
    assert steps == [
        ("Tổ chức làm việc Cơ quan, đơn vị thí điểm", "tháng 7/2026"),
        ("Báo cáo kết quả", "tháng 8/2026"),
    ]
    assert found[0].lead_unit == "Phòng Quản lý, Chi cục Đo lường"
