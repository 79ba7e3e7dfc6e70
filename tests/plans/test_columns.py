"""Columns are found by their words and by their contents; a mapping corrects them."""

import pytest

from plans.headers import header_role
from tests.plans.documents import read, word

ROLES = {
    "number": ("STT", "TT", "Số TT"),
    "title": ("Nội dung nhiệm vụ", "Nhiệm vụ", "Nội dung nhiệm vụ chính", "Tên nhiệm vụ"),
    "work": ("Nội dung công việc", "Giải pháp thực hiện"),
    "target": (
        "Khối lượng/số lượng công việc của nhiệm vụ",
        "Khối lượng",
        "Kết quả/sản phẩm",
        "Sản phẩm đầu ra",
    ),
    "deadline": ("Thời gian hoàn thành", "Thời gian thực hiện", "Tiến độ theo kế hoạch", "Thời hạn"),
    "result": ("Kết quả đã thực hiện đến 15/4/2026", "Kết quả thực hiện", "Tiến độ thực hiện"),
    "who": ("Đơn vị thực hiện", "Đơn vị chủ trì", "Đơn vị, cá nhân thực hiện", "Cơ quan/đơn vị chủ trì"),
    "coordinating": ("Đơn vị phối hợp", "Cơ quan phối hợp thực hiện"),
    "presiding": ("Chủ trì thực hiện", "Lãnh đạo Sở phụ trách"),
    "note": ("Ghi chú",),
}


@pytest.mark.parametrize(("words", "role"), [(w, r) for r, words in ROLES.items() for w in words])
def test_header_words(words: str, role: str) -> None:
    found = header_role(words)
    assert found == role or {found, role} == {"title", "work"}


@pytest.mark.parametrize(
    "words", ["Phòng Quản lý Khoa học", "Xây dựng quy chế quản lý đề tài", "Đ/c Lê Văn Tám", ""]
)
def test_cells_of_rows_are_no_header_words(words: str) -> None:
    assert header_role(words) is None


def _roles(*rows: tuple[str, ...], header: tuple[str, ...]) -> list[str]:
    return list(read(word(rows, header=header)).mapping.values())


def test_tien_do_is_the_deadline_where_it_holds_dates() -> None:
    header = ("STT", "Nhiệm vụ", "Tiến độ", "Kết quả thực hiện")
    rows = [("1", "Ban hành quy chế", "Tháng 5/2026", "Đã dự thảo."), ("2", "Họp", "Quý II", "Chưa.")]
    assert _roles(*rows, header=header) == ["number", "title", "deadline", "result"]


def test_tien_do_is_the_result_where_it_tells_what_was_done() -> None:
    header = ("STT", "Nhiệm vụ", "Đơn vị thực hiện", "Tiến độ")
    text = "Đã số hóa 320/400 hồ sơ, đang kiểm tra chất lượng, dự kiến xong trong tháng 8."
    rows = [("1", "Số hóa hồ sơ", "Văn phòng Sở", text), ("2", "Họp", "Văn phòng Sở", text)]
    assert _roles(*rows, header=header) == ["number", "title", "who", "result"]


def test_a_note_column_that_says_who_presides_is_read_as_that() -> None:
    header = ("STT", "Nhiệm vụ", "Thời gian", "Ghi chú")
    rows = [("1", "Ban hành quy chế", "Tháng 5", "Chủ trì thực hiện: Chánh Văn phòng")]
    assert _roles(*rows, header=header)[-1] == "presiding"


def test_a_mapping_overrules_what_was_found() -> None:
    rows = [("1", "Ban hành quy chế", "Tháng 5", "Tháng 6")]
    content = word(rows, header=("STT", "Nhiệm vụ", "Thời gian", "Cột khác"))
    plan = read(content, mapping={4: "deadline"})
    assert plan.mapping == {1: "number", 2: "title", 3: "other", 4: "deadline"}
    assert plan.tasks[0].due is not None and plan.tasks[0].due.text == "Tháng 6"


def test_guessed_columns_are_said() -> None:
    rows = [
        ("1", "Ban hành quy chế quản lý đề tài", "Tháng 5", "Văn phòng Sở"),
        ("2", "Tổ chức hội nghị", "Tháng 6", "Thanh tra Sở"),
    ]
    plan = read(word(rows))
    assert [w.code for w in plan.warnings] == ["columns_guessed"]
    assert [n.lead_unit for n in plan.tasks] == ["Văn phòng Sở", "Thanh tra Sở"]


def test_lead_and_coordinating_columns() -> None:
    header = ("STT", "Nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian hoàn thành")
    plan = read(
        word(
            [("1", "Ban hành quy chế", "Văn phòng Sở", "Sở Nội vụ, UBND các xã, phường", "Tháng 5")],
            header=header,
        )
    )
    assert plan.tasks[0].lead_unit == "Văn phòng Sở"
    assert plan.tasks[0].coordinating_units == ("Sở Nội vụ", "UBND các xã, phường")


def test_begin_and_end_below_one_header_are_start_and_deadline() -> None:
    header = ("STT", "Nhiệm vụ", "Thời gian thực hiện", "<", "Đơn vị thực hiện")
    rows = [
        (None, None, "Bắt đầu", "Kết thúc", None),
        ("1", "Nâng cấp cổng thông tin", "Tháng 3", "Tháng 9", "Văn phòng Sở"),
    ]
    task = read(word(rows, header=header)).tasks[0]
    assert task.start is not None and task.start.text == "Tháng 3"
    assert task.due is not None and task.due.text == "Tháng 9"


def test_a_state_column_is_the_state() -> None:
    header = ("STT", "Nhiệm vụ", "Thời hạn", "Trạng thái")
    plan = read(
        word(
            [("1", "Nâng cấp cổng", "Tháng 3", "Hoàn thành"), ("2", "Số hóa", "Tháng 9", "Đang thực hiện")],
            header=header,
        )
    )
    assert [n.status_inferred for n in plan.tasks] == ["hoàn thành", "đang thực hiện"]
    assert [n.result_text for n in plan.tasks] == [None, None]
