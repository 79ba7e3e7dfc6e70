"""A notice of conclusions gives tasks: to whom, what, by when, under which number."""

from datetime import date

import pytest

from plans.conclusion import FoundTask, is_notice, read_conclusion
from tests.plans.documents import word

NOTICE = """SỞ KHOA HỌC VÀ CÔNG NGHỆ
Số: 31/TB-SKHCN
An Bình, ngày 16 tháng 11 năm 2026
THÔNG BÁO
Kết luận của Giám đốc Sở tại giao ban tuần
Sau khi nghe các phòng báo cáo, Giám đốc Sở kết luận như sau:
1. Ghi nhận sự cố gắng của các phòng. Giao Phòng Quản lý Khoa học chủ trì, phối hợp với Văn phòng Sở và Thanh tra Sở xây dựng kế hoạch năm 2027, hoàn thành trước ngày 30/11/2026.
2. Về chuyển đổi số: yêu cầu Trung tâm Chuyển đổi số khẩn trương khắc phục lỗi hệ thống trong tháng 11; giao Văn phòng Sở báo cáo kết quả trước ngày 5/12.
3. Văn phòng Sở:
- Tổng hợp báo cáo năm, trình Giám đốc chậm nhất ngày 10/12/2026.
- Bố trí phòng họp.
4. Đồng chí Trần Văn Bình - Phó Giám đốc Sở chỉ đạo thực hiện việc sắp xếp trụ sở.
Trên đây là kết luận của Giám đốc Sở, các phòng nghiêm túc thực hiện./."""


def short(tasks: tuple[FoundTask, ...]) -> list[tuple[str, str, str | None]]:
    """Unit, words and last day."""
    return [
        (t.unit, t.title, t.deadline.last.isoformat() if t.deadline and t.deadline.last else None)
        for t in tasks
    ]


EXPECTED = [
    (
        "Phòng Quản lý Khoa học",
        "chủ trì, phối hợp với Văn phòng Sở và Thanh tra Sở xây dựng kế hoạch năm 2027",
        "2026-11-29",
    ),
    ("Trung tâm Chuyển đổi số", "khẩn trương khắc phục lỗi hệ thống", "2026-11-30"),
    ("Văn phòng Sở", "báo cáo kết quả", "2026-12-04"),
    ("Văn phòng Sở", "Tổng hợp báo cáo năm, trình Giám đốc", "2026-12-10"),
    ("Văn phòng Sở", "Bố trí phòng họp", None),
    ("Đồng chí Trần Văn Bình - Phó Giám đốc Sở", "chỉ đạo thực hiện việc sắp xếp trụ sở", None),
]


def test_a_pasted_notice() -> None:
    found = read_conclusion(NOTICE, now=date(2026, 11, 20))
    assert short(found.tasks) == EXPECTED
    assert found.tasks[0].source == "Thông báo số 31/TB-SKHCN ngày 16/11/2026"
    assert found.tasks[0].coordinating == ("Văn phòng Sở", "Thanh tra Sở")
    assert [t.marker for t in found.tasks] == ["1", "2", "2", "3", "3", "4"]


def test_the_same_notice_as_a_word_file() -> None:
    content = word(*NOTICE.split("\n"))
    assert short(read_conclusion(content, "tb.docx", now=date(2026, 11, 20)).tasks) == EXPECTED


def test_a_year_that_names_the_plan_is_no_deadline() -> None:
    text = "1. Phòng QLKH rà soát kế hoạch kiểm định năm 2027.\n2. Văn phòng Sở tổng hợp báo cáo, xong trong tháng 12/2026."
    found = read_conclusion(text, now=date(2026, 11, 20)).tasks
    assert [(t.title, t.deadline and t.deadline.text) for t in found] == [
        ("rà soát kế hoạch kiểm định năm 2027", None),
        ("tổng hợp báo cáo", "trong tháng 12/2026"),
    ]


def test_a_meeting_gives_nothing_to_anybody() -> None:
    text = "Kết luận của đồng chí Giám đốc Sở tại cuộc họp giao ban ngày 16/11/2026\nSau khi nghe các đơn vị báo cáo, đồng chí Giám đốc Sở kết luận như sau:"
    assert read_conclusion(text, now=date(2026, 11, 20)).tasks == ()


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("THÔNG BÁO\nKết luận của đồng chí Giám đốc Sở tại giao ban", True),
        ("Kết luận của đ/c Phó Giám đốc tại cuộc họp 3/11:\n1. Phòng QLKH …", True),
        ("Số: 31/TB-SKHCN\nThông báo kết luận cuộc họp tháng 11", True),
        ("KẾ HOẠCH\nThực hiện Thông báo kết luận số 31/TB-SKHCN", False),
        ("KẾ HOẠCH\nCăn cứ Thông báo kết luận của Giám đốc Sở ngày 3/11", False),
        ("nv 2.1 đã có kết luận của hội đồng, đạt 60%", False),
    ],
)
def test_how_a_notice_begins(text: str, begins: bool) -> None:
    assert is_notice(text) is begins


def test_praise_and_closing_words_are_no_tasks() -> None:
    text = "Giám đốc Sở đánh giá cao kết quả của các phòng.\nTrên đây là kết luận của Giám đốc Sở./."
    assert read_conclusion(text, now=date(2026, 11, 20)).tasks == ()


ONE_LINE = (
    "Thông báo kết luận giao ban ngày 16/11/2026: 1. Phòng Quản lý Khoa học rà soát quy chế quản lý đề tài, xong trước 5/12 "
    "2. Thanh tra Sở báo cáo kết quả thanh tra quý 4 trước ngày 10/12/2026. 3. Văn phòng Sở chuẩn bị hội nghị tổng kết, hoàn thành trước 15/12"
)


@pytest.mark.parametrize("end", [". ", ") ", "/ "])
def test_a_list_pasted_on_one_line(end: str) -> None:
    said = ONE_LINE
    for number in "123":
        said = said.replace(f" {number}. ", f" {number}{end}")
    assert is_notice(said)
    assert short(read_conclusion(said, now=date(2026, 11, 20)).tasks) == [
        ("Phòng Quản lý Khoa học", "rà soát quy chế quản lý đề tài", "2026-12-04"),
        ("Thanh tra Sở", "báo cáo kết quả thanh tra quý 4", "2026-12-09"),
        ("Văn phòng Sở", "chuẩn bị hội nghị tổng kết", "2026-12-14"),
    ]


def test_numbers_of_clauses_and_quarters_begin_no_item() -> None:
    said = "Kết luận của Giám đốc Sở: theo khoản 1. Điều 2. Quy chế, giao Văn phòng Sở lập lịch trực quý 3. Gửi các phòng."
    assert [t.unit for t in read_conclusion(said, now=date(2026, 11, 20)).tasks] == ["Văn phòng Sở"]


@pytest.mark.parametrize(
    ("said", "is_one"),
    [
        ("Giao các việc sau: 1. Văn phòng Sở bố trí xe 2. Thanh tra Sở lập danh sách", True),
        ("Phân công chuẩn bị hội nghị: 1) Văn phòng Sở in tài liệu; 2) Phòng Hạ tầng lo đường truyền", True),
        ("Giao phòng Hạ tầng làm báo cáo: 1 bản giấy, 2 bản mềm", False),
        ("nv 1. đạt 60% 2. đạt 40%", False),
    ],
)
def test_a_numbered_list_of_orders_is_read_like_a_notice(said: str, is_one: bool) -> None:
    assert is_notice(said) is is_one
