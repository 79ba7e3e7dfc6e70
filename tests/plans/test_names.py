"""Names of units in lists, people and posts in cells, markers and labels."""

import pytest

from plans.assignees import read_assignee, read_presiding
from plans.markers import read_marker, split_label, split_marker
from plans.units import is_own_unit, split_leads, split_units

LISTS = [
    ("Sở Tài chính, Văn phòng UBND tỉnh", ("Sở Tài chính", "Văn phòng UBND tỉnh")),
    ("UBND các huyện, thành phố", ("UBND các huyện, thành phố",)),
    ("Sở Văn hóa, Thể thao và Du lịch, Sở Y tế", ("Sở Văn hóa, Thể thao và Du lịch", "Sở Y tế")),
    (
        "UBND huyện Hòa Sơn, Phú Lộc, Đông Giang",
        ("UBND huyện Hòa Sơn", "UBND huyện Phú Lộc", "UBND huyện Đông Giang"),
    ),
    ("các sở, cơ quan thuộc UBND tỉnh, UBND các xã", ("các sở, cơ quan thuộc UBND tỉnh", "UBND các xã")),
    ("Các sở, ban, ngành", ("Các sở, ban, ngành",)),
    ("Vụ Khoa học xã hội, nhân văn và tự nhiên", ("Vụ Khoa học xã hội, nhân văn và tự nhiên",)),
    (
        "Học viện Khoa học, Công nghệ và Đổi mới sáng tạo",
        ("Học viện Khoa học, Công nghệ và Đổi mới sáng tạo",),
    ),
    ("Sở Nội vụ; Công an tỉnh; Báo An Bình", ("Sở Nội vụ", "Công an tỉnh", "Báo An Bình")),
    ("Sở Y tế và các phòng, đơn vị trực thuộc Sở", ("Sở Y tế", "các phòng, đơn vị trực thuộc Sở")),
    (
        "Trường Cao đẳng nghề Việt - Hàn, Đại học Nông - Lâm",
        ("Trường Cao đẳng nghề Việt - Hàn", "Đại học Nông - Lâm"),
    ),
    ("Sở Kế hoạch và Đầu tư", ("Sở Kế hoạch và Đầu tư",)),
    ("các Sở: Tài chính, Nội vụ, Y tế", ("Sở Tài chính", "Sở Nội vụ", "Sở Y tế")),
    ("", ()),
]


@pytest.mark.parametrize(("text", "expected"), LISTS, ids=[x[0] for x in LISTS])
def test_lists_of_units(text: str, expected: tuple[str, ...]) -> None:
    assert split_units(text) == expected


def test_a_sub_unit_and_its_parent_are_one_unit() -> None:
    assert split_leads("Phòng Quản lý Đo lường, Chi cục TCĐLCL") == (
        "Phòng Quản lý Đo lường, Chi cục TCĐLCL",
    )
    assert split_leads("Phòng Quản lý Khoa học, Văn phòng Sở") == ("Phòng Quản lý Khoa học", "Văn phòng Sở")


@pytest.mark.parametrize(
    "text", ["Phòng QLKH", "Văn phòng Sở", "Thanh tra Sở", "Chi cục TCĐLCL", "Các phòng, đơn vị thuộc Sở"]
)
def test_own_units(text: str) -> None:
    assert is_own_unit(text)


@pytest.mark.parametrize(
    "text",
    [
        "Tổ chức hội nghị",
        "Phòng, chống tham nhũng",
        "Báo cáo kết quả",
        "Sở hữu trí tuệ",
        "Thanh tra an toàn bức xạ",
        "Ban hành quy chế",
        "Hội nghị tổng kết",
        "Bộ chỉ số đổi mới sáng tạo",
    ],
)
def test_words_that_begin_like_units(text: str) -> None:
    assert not is_own_unit(text)


WHO = [
    ("Đ/c Lê Thị Thu- TP QLKH", ("Phòng QLKH", "Lê Thị Thu", "TP QLKH")),
    ("Đ/c Lê Thị Thu - Trưởng phòng QLKH", ("Phòng QLKH", "Lê Thị Thu", "Trưởng phòng QLKH")),
    ("Đ/c Nguyễn Thị Nga- phòng QLKH", ("phòng QLKH", "Nguyễn Thị Nga", None)),
    ("Đ/c Phạm Thu Huế", (None, "Phạm Thu Huế", None)),
    ("Nguyễn Văn An (Văn phòng Sở)", ("Văn phòng Sở", "Nguyễn Văn An", None)),
    ("Phòng QLKH", ("Phòng QLKH", None, None)),
    ("Trưởng phòng QLKH", ("Phòng QLKH", None, "Trưởng phòng QLKH")),
    ("Phòng QLKH chủ trì", ("Phòng QLKH", None, None)),
    ("Chủ trì: Văn phòng Sở; phối hợp: Thanh tra Sở", ("Văn phòng Sở", None, None)),
    ("Phòng Bưu chính, Viễn thông", ("Phòng Bưu chính, Viễn thông", None, None)),
    ("", (None, None, None)),
]


@pytest.mark.parametrize(("text", "expected"), WHO, ids=[w[0] for w in WHO])
def test_who_does_it(text: str, expected: tuple[str | None, str | None, str | None]) -> None:
    found = read_assignee(text)
    assert (found.unit, found.person, found.position) == expected


def test_who_helps_is_no_lead() -> None:
    found = read_assignee("Chủ trì: Văn phòng Sở; phối hợp: Thanh tra Sở, Phòng QLKH")
    assert (found.unit, found.coordinating) == ("Văn phòng Sở", ("Thanh tra Sở", "Phòng QLKH"))


def test_several_leads_are_all_named() -> None:
    found = read_assignee("Văn phòng Sở; Trung tâm Ứng dụng")
    assert (found.unit, found.other_units) == ("Văn phòng Sở", ("Trung tâm Ứng dụng",))


def test_who_presides_is_a_post() -> None:
    assert read_presiding("Chủ trì thực hiện: Trưởng phòng, QLCN&TTCN") == "Trưởng phòng, QLCN&TTCN"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("I", "roman"),
        ("IV.", "roman"),
        ("A", "letter"),
        ("1", "number"),
        ("01.", "number"),
        ("2.1", "dotted"),
        ("I.1", "dotted"),
        ("a)", "alpha"),
        ("-", "bullet"),
        ("", None),
        ("5S", None),
        ("Tháng 5", None),
    ],
)
def test_number_cells(text: str, kind: str | None) -> None:
    found = read_marker(text)
    assert (found.kind if found else None) == kind


@pytest.mark.parametrize(
    ("line", "marker", "rest"),
    [
        ("+Triển khai", "+", "Triển khai"),
        ("- Họp", "-", "Họp"),
        ("1.2. Ban hành", "1.2", "Ban hành"),
        ("II. NỘI DUNG", "II", "NỘI DUNG"),
        ("12/2026", None, "12/2026"),
        ("3-6/2026", None, "3-6/2026"),
    ],
)
def test_markers_before_lines(line: str, marker: str | None, rest: str) -> None:
    found, text = split_marker(line)
    assert (found.text if found else None, text) == (marker, rest)


@pytest.mark.parametrize(
    ("title", "label", "rest"),
    [
        ("Nhiệm vụ 2: Đẩy mạnh", "Nhiệm vụ 2", "Đẩy mạnh"),
        ("Chỉ tiêu 1. Nâng cao", "Chỉ tiêu 1", "Nâng cao"),
        ("Nhiệm vụ 2", "Nhiệm vụ 2", ""),
        ("Nhiệm vụ 5 năm 2026-2030", None, "Nhiệm vụ 5 năm 2026-2030"),
    ],
)
def test_labels(title: str, label: str | None, rest: str) -> None:
    found, text = split_label(title)
    assert (found.text if found else None, text) == (label, rest)
