"""Prose plans: headings, the lines below them, standing duties, assignments of later sections."""

import pytest

from plans.model import PlanDocument
from tests.plans.documents import by_path, read, word

TEXT = """KẾ HOẠCH
Triển khai các nhiệm vụ khoa học và công nghệ năm 2026
Thực hiện Kế hoạch số 96/KH-UBND ngày 30/1/2026 của UBND tỉnh, Sở Khoa học và Công nghệ xây dựng kế hoạch như sau:
I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
- Cụ thể hóa các nhiệm vụ được giao.
II. NỘI DUNG
1. Tổ chức các sự kiện khoa học và công nghệ cấp vùng
1.1. Tổ chức sự kiện trình diễn công nghệ tại An Bình
- Thời gian: năm 2026
- Quy mô vùng.
- Địa điểm: tại tỉnh An Bình.
- Trung tâm Ứng dụng Khoa học và Công nghệ: là đơn vị đầu mối chủ trì, phối hợp với Cục Ứng dụng và các phòng, đơn vị trực thuộc Sở tham mưu tổ chức sự kiện.
- Đơn vị phối hợp: Sở Tài chính, Sở Văn hóa, Thể thao và Du lịch, UBND xã Tân Hòa, Đông Sơn, Phú Lộc.
1.2. Ngày hội đổi mới sáng tạo
- Thời gian: giai đoạn 2026-2028.
- Văn phòng Sở: là đơn vị chủ trì, phối hợp với Sở Nội vụ tổ chức ngày hội.
2. Phát triển trung tâm nghiên cứu
- Thời gian: từ năm 2026.
- Phòng Quản lý Khoa học: là đơn vị chủ trì, phối hợp với Vụ Khoa học xã hội, nhân văn và tự nhiên xây dựng đề án.
- Văn phòng Sở: là đơn vị chủ trì, phối hợp với các sở bố trí kinh phí.
- Đơn vị phối hợp: các sở, cơ quan thuộc UBND tỉnh, UBND các xã, phường: phối hợp theo hướng dẫn.
III. TỔ CHỨC THỰC HIỆN
Căn cứ Kế hoạch này, Trưởng các phòng, đơn vị trực thuộc Sở chỉ đạo tổ chức triển khai. Định kỳ trước ngày 15/12 hàng năm gửi báo cáo kết quả về Văn phòng Sở.
Giao Văn phòng Sở có trách nhiệm theo dõi, đôn đốc triển khai Kế hoạch này./."""

LATER = """KẾ HOẠCH
Thực hiện nhiệm vụ trọng tâm năm 2026
II. NỘI DUNG
1. Nhiệm vụ trọng tâm
1.1. Nhiệm vụ 1: Hỗ trợ hợp tác xã áp dụng truy xuất nguồn gốc
a) Giải pháp thực hiện:
- Khảo sát nhu cầu của các hợp tác xã;
- Lựa chọn đơn vị tư vấn.
b) Thời gian hoàn thành: Tháng 11/2026.
1.2. Nhiệm vụ 2: Nhân rộng kết quả đề tài vào sản xuất
b) Thời gian hoàn thành: Tháng 12/2026.
2. Nhiệm vụ chấp thuận
2.1. Nhiệm vụ 1
2.1.1. Chỉ tiêu 1: Nâng cao chất lượng thanh tra chuyên ngành
b) Thời gian hoàn thành: Tháng 12/2026.
2.1.2. Chỉ tiêu 2: Nâng cao hiệu quả hoạt động sáng kiến
b) Thời gian hoàn thành: Quý III/2026.
III. TỔ CHỨC THỰC HIỆN
1. Văn phòng Sở
Theo dõi, đôn đốc thực hiện Kế hoạch; báo cáo Giám đốc Sở trước ngày 20 hằng tháng.
2. Phòng Quản lý Khoa học
Chủ trì thực hiện 01 nhiệm vụ trọng tâm và 01 nhiệm vụ chấp thuận, cụ thể:
- Nhiệm vụ trọng tâm (Nhiệm vụ 2): Nhân rộng kết quả đề tài vào sản xuất.
- Nhiệm vụ chấp thuận (Nhiệm vụ 1, Chỉ tiêu 2)
3. Chi cục Tiêu chuẩn Đo lường Chất lượng
Chủ trì thực hiện 01 nhiệm vụ, cụ thể:
- Nhiệm vụ trọng tâm (Nhiệm vụ 1)
4. Thanh tra Sở
Chủ trì thực hiện Chỉ tiêu 1 của Nhiệm vụ 1 (nhiệm vụ chấp thuận)."""


@pytest.fixture(scope="module")
def plan() -> PlanDocument:
    """The plan whose units stand below the tasks."""
    return read(word(*TEXT.split("\n")))


@pytest.fixture(scope="module")
def later() -> PlanDocument:
    """The plan whose units are named in a later section only."""
    return read(word(*LATER.split("\n")))


def test_headings_are_tasks_and_purposes_are_none(plan: PlanDocument) -> None:
    assert [(n.path, n.node_type) for n in plan.tasks] == [
        ("II", "section"),
        ("II.1", "group"),
        ("II.1.1", "task"),
        ("II.1.2", "task"),
        ("II.2", "task"),
        ("III", "section"),
        ("III.o1", "obligation"),
        ("III.o2", "obligation"),
    ]


def test_an_open_end_is_a_start_without_a_deadline(plan: PlanDocument) -> None:
    node = by_path(plan)["II.2"]
    assert node.due is None
    assert node.start is not None and node.start.as_json()["range"] == "2026-01-01/2026-12-31"


def test_commas_inside_names_of_units_do_not_part_them(plan: PlanDocument) -> None:
    assert by_path(plan)["II.1.1"].coordinating_units == (
        "Sở Tài chính",
        "Sở Văn hóa, Thể thao và Du lịch",
        "UBND xã Tân Hòa",
        "UBND xã Đông Sơn",
        "UBND xã Phú Lộc",
    )


def test_a_role_behind_a_second_colon_is_no_unit(plan: PlanDocument) -> None:
    assert by_path(plan)["II.2"].coordinating_units == (
        "các sở, cơ quan thuộc UBND tỉnh",
        "UBND các xã, phường",
    )


def test_two_leads_keep_the_first_and_say_so(plan: PlanDocument) -> None:
    node = by_path(plan)["II.2"]
    assert node.lead_unit == "Phòng Quản lý Khoa học"
    assert [(f.code, f.note) for f in node.flags] == [("several_leads", "Văn phòng Sở")]


def test_standing_duties_have_their_unit_and_rhythm(plan: PlanDocument) -> None:
    first, second = by_path(plan)["III.o1"], by_path(plan)["III.o2"]
    assert first.lead_unit == "Trưởng các phòng, đơn vị trực thuộc Sở"
    assert first.title == "gửi báo cáo kết quả về Văn phòng Sở"
    assert first.due is not None and first.due.grain == "recurring"
    assert (second.lead_unit, second.title) == ("Văn phòng Sở", "theo dõi, đôn đốc triển khai Kế hoạch này")


def test_kinds_come_from_the_headings(later: PlanDocument) -> None:
    nodes = by_path(later)
    assert nodes["II.1.1"].kind == "nhiệm vụ trọng tâm"
    assert nodes["II.2.1.1"].kind == "nhiệm vụ chấp thuận"
    assert nodes["III.1.o1"].kind == "tổ chức thực hiện"


def test_solutions_stand_below_their_task(later: PlanDocument) -> None:
    found = [(n.path, n.title) for n in later.tasks if n.node_type == "solution"]
    assert found == [
        ("II.1.1.s1", "Khảo sát nhu cầu của các hợp tác xã"),
        ("II.1.1.s2", "Lựa chọn đơn vị tư vấn"),
    ]


@pytest.mark.parametrize(
    ("path", "unit"),
    [
        ("II.1.1", "Chi cục Tiêu chuẩn Đo lường Chất lượng"),
        ("II.1.2", "Phòng Quản lý Khoa học"),
        ("II.2.1", None),
        ("II.2.1.1", "Thanh tra Sở"),
        ("II.2.1.2", "Phòng Quản lý Khoa học"),
    ],
)
def test_units_named_in_a_later_section_reach_their_tasks(
    later: PlanDocument, path: str, unit: str | None
) -> None:
    assert by_path(later)[path].lead_unit == unit


@pytest.fixture(scope="module")
def beside() -> PlanDocument:
    rows = [("1", "Nhân rộng kết quả đề tài vào sản xuất", "Tháng 10/2026")]
    return read(word(*LATER.split("\n"), rows, header=("STT", "Nhiệm vụ", "Thời hạn")))


def test_the_text_around_a_table_gives_its_tasks_their_units(beside: PlanDocument) -> None:
    assert beside.tasks[-1].path == "1"
    assert beside.tasks[-1].lead_unit == "Phòng Quản lý Khoa học"
    assert [f.code for f in beside.tasks[-1].flags] == ["deadline_conflict"]


def test_tasks_of_the_text_that_the_table_lacks_are_read_too_and_none_twice(beside: PlanDocument) -> None:
    kinds = ("task", "indicator", "obligation")
    given = [n.path for n in beside.tasks if n.node_type in kinds and n.title]
    assert given == ["II.1.1", "II.2.1.1", "II.2.1.2", "III.1.o1", "1"]


def test_a_heading_that_only_gives_tasks_to_a_unit_is_no_row_beside_a_table(beside: PlanDocument) -> None:
    assert [n.title for n in beside.tasks if n.node_type == "owner"] == ["Văn phòng Sở"]


def test_text_that_lists_the_tables_tasks_again_adds_nothing() -> None:
    text = ("II. NHIỆM VỤ", "1. Nhân rộng kết quả đề tài vào sản xuất", "- Thời gian: Tháng 10/2026.")
    rows = [("1", "Nhân rộng kết quả đề tài vào sản xuất", "Tháng 10/2026")]
    plan = read(word(*text, "PHỤ LỤC", rows, header=("STT", "Nhiệm vụ", "Thời hạn")))
    assert [(n.path, n.flags) for n in plan.tasks] == [("1", ())]


def test_a_rhythm_inside_a_duty_leaves_what_is_reported() -> None:
    text = ("III. TỔ CHỨC THỰC HIỆN", "1. Văn phòng Sở theo dõi, định kỳ hằng quý báo cáo Giám đốc Sở.")
    duty = read(word("KẾ HOẠCH", "Dân vận năm 2026", *text)).tasks[-1]
    assert (duty.title, duty.due and duty.due.text) == (
        "theo dõi, báo cáo Giám đốc Sở",
        "định kỳ hằng quý",
    )


def test_the_word_chu_tri_behind_a_unit_is_no_part_of_its_name() -> None:
    text = ("II. NHIỆM VỤ", "1. Nhiệm vụ 1: Đối thoại với doanh nghiệp")
    said = "b) Phân công: Văn phòng Sở chủ trì, phối hợp với Thanh tra Sở."
    node = read(word("KẾ HOẠCH", "Dân vận năm 2026", *text, said)).tasks[-1]
    assert (node.lead_unit, node.coordinating_units) == ("Văn phòng Sở", ("Thanh tra Sở",))


def test_a_batch_in_a_title_is_no_deadline() -> None:
    title = "Công nhận sáng kiến lần 3, đợt 2/2026 theo Công văn số 81/UBND-KGVX ngày 27/1/2026."
    lines = [
        "II. NỘI DUNG",
        f"1. {title}",
        "- Thời gian: Quý III/2026.",
        "- Văn phòng Sở: là đơn vị chủ trì, phối hợp với Sở Nội vụ tổ chức.",
    ]
    plan = read(word(*lines))
    assert plan.tasks[1].title == title
    assert plan.tasks[1].due is not None and plan.tasks[1].due.text == "Quý III/2026"
