"""A task's result in official prose: newest figures and state, every document, no chat words where figures speak."""

import pytest

from reports.results import sentence

DOCUMENT = {"number": "45/BC-SKHCN", "date": "2026-11-18"}


@pytest.mark.parametrize(
    ("data", "words", "expected"),
    [
        ([{"percent": 40.0}, {"percent": 60.0}], ["nv 3 40%", "nv 3 60%"], "Đạt 60 %."),
        (
            [{"quantity": 12.0, "total": 20.0, "percent": 60.0}],
            ["#4 12/20"],
            "Đã thực hiện 12/20 hợp tác xã, đạt 60 %.",
        ),
        (
            [{"percent": 60.0}, {"state": "awaiting", "percent": 100.0, "documents": [DOCUMENT]}],
            ["60%", "xong r"],
            "Đã hoàn thành (văn bản số 45/BC-SKHCN ngày 18/11/2026).",
        ),
        ([{}], ["nv 2.1: đã gửi dự thảo xin ý kiến các sở."], "Đã gửi dự thảo xin ý kiến các sở."),
        ([{"percent": 60.0}, {"unchanged": True}], ["60%", "Không thay đổi"], "Đạt 60 %."),
        ([{"unchanged": True}], ["2.1 ko đổi"], "Không thay đổi so với kỳ trước."),
        ([], [], ""),
    ],
)
def test_result(data: list[dict], words: list[str], expected: str) -> None:  # type: ignore[type-arg]
    assert sentence(data, words, "hợp tác xã") == expected
