"""Sentences of standing in for somebody."""

from datetime import date

from tasks.model import Person
from vietnamese.numbers import format_date
from vietnamese.text import Text, b, line, text

YES, NO = "Đúng", "Hủy"


def _span(start: date, end: date) -> str:
    return f"từ {format_date(start)} đến hết {format_date(end)}"


def card(absent: Person, other: Person, start: date, end: date) -> Text:
    """Before it is stored."""
    return text(
        line(
            "Đề nghị xác nhận: đồng chí ",
            b(other.name),
            " làm thay đồng chí ",
            b(absent.name),
            f" {_span(start, end)}.",
        ),
        "Trong thời gian này, nhắc việc gửi tới người làm thay.",
    )


def stored(absent: Person, other: Person, start: date, end: date) -> Text:
    """It is set."""
    return text(f"Đã ghi: đồng chí {other.name} làm thay đồng chí {absent.name} {_span(start, end)}.")


def told(absent: Person, other: Person, start: date, end: date, by: str) -> Text:
    """To both who did not say it."""
    return text(
        f"Đồng chí {other.name} làm thay đồng chí {absent.name} {_span(start, end)} (người ghi: đồng chí {by}).",
        f"Nhắc việc của đồng chí {absent.name} trong thời gian này gửi tới đồng chí {other.name}.",
    )


def ended(absent: Person) -> Text:
    """From today reminders go to the person again."""
    return text(
        f"Đã dừng việc làm thay đồng chí {absent.name}; nhắc việc gửi lại cho đồng chí {absent.name}."
    )


def none(absent: Person) -> Text:
    """Nobody stands in."""
    return text(f"Hiện không có việc làm thay nào của đồng chí {absent.name}.")


def cancelled() -> Text:
    """Nothing was set."""
    return text("Đã bỏ, chưa ghi nhận gì.")
