"""Sentences around files that are handed over."""

from datetime import date

from vietnamese.numbers import format_date
from vietnamese.text import Text, text

LIST, REPORT, CHART = "Danh sách nhiệm vụ", "Báo cáo", "Biểu đồ tiến độ"


def here(note: str) -> Text:
    """The file is the answer."""
    return text(note or "Tệp đồng chí yêu cầu:")


def counted_to(day: date) -> str:
    """Up to which day a report counts."""
    return f"Dự thảo báo cáo, số liệu tính đến hết ngày {format_date(day)}; số, ngày và chữ ký để trống."


def chart_title(day: date) -> str:
    """What a chart shows."""
    return f"Tình hình nhiệm vụ theo đơn vị đến ngày {format_date(day)}"


def failed() -> Text:
    """The file could not be made."""
    return text(
        "Hệ thống chưa lập được tệp này và đã ghi lại lỗi. Đề nghị đồng chí thử lại sau hoặc liên hệ Văn phòng."
    )
