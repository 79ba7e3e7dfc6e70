"""One-line questions about a deadline that is not certain."""

from datetime import date

from vietnamese.numbers import format_date
from vietnamese.text import Text, text


def which_day(said: str, day: date, today: date) -> Text:
    """What was said with the reading of it: a day of next year because this year's is past, or a vague one."""
    shown = format_date(day)
    if day.year > today.year and (day - today).days > 183:
        return text(
            f"“{said}” năm nay đã qua. Thời hạn là {shown}? Nếu không, đề nghị ghi lại ngày, ví dụ “{_example(today)}”."
        )
    return text(f"“{said}” tính là {shown}? Nếu không, đề nghị ghi ngày cụ thể, ví dụ “{_example(day)}”.")


def _example(day: date) -> str:
    return f"15/12/{day.year}"


def sure(day: date) -> str:
    """The choice that takes the reading."""
    return f"Đúng, {format_date(day)}"
