"""A result behind its title does not name its subject again; a subject of its own stays."""

import pytest

from reports.repeated import without_subject

TITLE = "Tổ chức hội đồng tư vấn tuyển chọn nhiệm vụ cấp tỉnh năm 2027"


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("Hội đồng tư vấn tuyển chọn đã họp 4/9 phiên.", "đã họp 4/9 phiên."),
        ("hội đồng tư vấn năm 2027 chưa họp được phiên nào.", "chưa họp được phiên nào."),
        ("Hội đồng sáng kiến đã họp 4/9 phiên.", "Hội đồng sáng kiến đã họp 4/9 phiên."),
        ("Đã họp 4/9 phiên.", "Đã họp 4/9 phiên."),
        ("Sở Tài chính đã cấp kinh phí.", "Sở Tài chính đã cấp kinh phí."),
        ("", ""),
    ],
)
def test_the_subject_of_the_title_is_said_once(said: str, left: str) -> None:
    assert without_subject(said, TITLE) == left
