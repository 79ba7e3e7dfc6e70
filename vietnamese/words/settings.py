"""Sentences about the agency's rules."""

from collections.abc import Sequence
from datetime import date

from vietnamese.numbers import format_date, format_number
from vietnamese.text import Line, Text, b, line, text

YES, NO = "Đúng", "Hủy"


def which() -> Text:
    """No rule was recognised."""
    return text(
        "Đề nghị ghi rõ nội dung cần đặt, ví dụ: “đặt ngày bắt đầu sử dụng 1/11/2026”.",
        "Xem mọi cài đặt: gửi “cài đặt”.",
    )


def say_day() -> Text:
    """The day was not said."""
    return text("Đề nghị ghi rõ ngày, ví dụ: “đặt ngày bắt đầu sử dụng 1/11/2026”.")


def preview(day: date, now: date | None, units: Sequence[tuple[str, int]], total: int) -> Text:
    """What the start of use would make of the tasks, before it stands."""
    before = f" (hiện là {format_date(now)})" if now else ""
    rows: list[Line | str] = [line("Đặt ngày bắt đầu sử dụng là ", b(format_date(day)), f"{before}.")]
    if total:
        rows.append(
            f"Có {format_number(total)} việc đến hạn trước ngày này mà chưa có báo cáo sẽ là “chưa rà soát”: không tính quá hạn, không nhắc."
        )
        rows += [f"- {name}: {format_number(count)} việc" for name, count in units]
    else:
        rows.append("Không có việc nào thành “chưa rà soát”.")
    return text(*rows, "Đề nghị đồng chí xác nhận; chưa có gì thay đổi.")


def kept() -> Text:
    """The rule stays as it was."""
    return text("Đã hủy, ngày bắt đầu sử dụng giữ nguyên.")


def start_set(day: date) -> Text:
    """The start of use was set."""
    return text(
        line("Ngày bắt đầu sử dụng là ", b(format_date(day)), "."),
        "Nhiệm vụ đến hạn trước ngày này mà chưa có báo cáo là “chưa rà soát”: không tính quá hạn, không nhắc. Các đơn vị gửi “rà soát” để xác định tình trạng từng việc.",
    )
