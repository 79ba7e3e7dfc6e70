"""A line of the bot has one stop; what somebody said in quotation marks stays as it was said."""

import pytest

from tests.conversations.tidy import untidy
from vietnamese.text import b, line, text


@pytest.mark.parametrize(
    ("parts", "shown"),
    [
        (("Đã xác nhận: ", b("Nghị định mới được ban…"), "."), "Đã xác nhận: Nghị định mới được ban…"),
        (("Khám…. Trong khi chờ",), "Khám… Trong khi chờ"),
        (("Đã xong..",), "Đã xong."),
        (("đang chờ...",), "đang chờ..."),
        (("Ý kiến: “thôi.. để sau” .. ",), "Ý kiến: “thôi.. để sau” . "),
        (("ví dụ: “#2 xong, văn bản số …”.",), "ví dụ: “#2 xong, văn bản số …”."),
        ((b("Kết thúc."), ". Tiếp"), "Kết thúc. Tiếp"),
    ],
)
def test_one_stop(parts: tuple[object, ...], shown: str) -> None:
    assert "".join(span.text for span in line(*parts)) == shown


def test_every_way_to_a_text_is_tidied() -> None:
    assert text("Khám…. Chờ..", line(b("ban…"), ".")).plain == "Khám… Chờ.\nban…"


@pytest.mark.parametrize(
    "row",
    [
        "đã khám….",
        "đã khám..",
        "đã khám , chờ",
        "hạn {day}",
        "hạn 2026-11-20",
        "hạn 05/09/2026",
        "chờ None",
        "in_progress",
        "chờ ()",
    ],
)
def test_what_is_untidy_is_seen(row: str) -> None:
    assert untidy([{"text": row, "choices": []}])


@pytest.mark.parametrize(
    "row",
    ["hạn 5/9/2026, quá hạn 3 ngày.", "I.2.1 (#4): “thôi.. , None”", "ví dụ: “văn bản số …”.", "gửi: …"],
)
def test_what_is_tidy_passes(row: str) -> None:
    assert untidy([{"text": row, "choices": []}]) == []
