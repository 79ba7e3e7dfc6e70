"""Sentences about the agency's rules."""

from datetime import date

from vietnamese.numbers import format_date
from vietnamese.text import Text, b, line, text


def which() -> Text:
    """No rule was recognised."""
    return text("Đề nghị ghi rõ nội dung cần đặt, ví dụ: “đặt ngày bắt đầu sử dụng 1/11/2026”.")


def say_day() -> Text:
    """The day was not said."""
    return text("Đề nghị ghi rõ ngày, ví dụ: “đặt ngày bắt đầu sử dụng 1/11/2026”.")


def start_set(day: date) -> Text:
    """The start of use was set."""
    return text(
        line("Ngày bắt đầu sử dụng là ", b(format_date(day)), "."),
        "Nhiệm vụ đến hạn trước ngày này mà chưa có báo cáo là “chưa rà soát”: không tính quá hạn, không nhắc. Các đơn vị gửi “rà soát” để xác định tình trạng từng việc.",
    )
