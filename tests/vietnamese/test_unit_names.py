"""Units as people call them: some initials behind the kind, the name without its body; never another unit."""

import pytest

from vietnamese.unit_names import is_short_of, short_names

TDC = "Chi cục Tiêu chuẩn Đo lường Chất lượng"


@pytest.mark.parametrize(
    ("said", "name", "fits"),
    [
        ("chi cục TĐC", TDC, True),
        ("chi cuc tdclcl", TDC, False),
        ("Chi cục TCĐLCL", TDC, True),
        ("chi cục ĐCT", TDC, False),
        ("chi cục TĐC", "Phòng Tiêu chuẩn Đo lường Chất lượng", False),
        ("phòng KHTC", "Phòng Kế hoạch - Tài chính", True),
        ("phòng TC", "Phòng Kế hoạch - Tài chính", False),
        ("chi cục", TDC, False),
    ],
)
def test_some_initials_behind_the_kind(said: str, name: str, fits: bool) -> None:
    assert is_short_of(said, name) is fits


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Thanh tra Sở", ["thanh tra", "tts"]),
        ("Phòng Quản lý khoa học", ["pqlkh", "qlkh"]),
        ("Chi cục", []),
    ],
)
def test_what_it_is_called_within_its_body(name: str, short: list[str]) -> None:
    assert short_names(name) == short
