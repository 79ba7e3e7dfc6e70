"""Sentences about what goes out by itself."""

from datetime import datetime

from tasks.due import Schedule
from vietnamese.text import Text, b, line, text
from vietnamese.words.questions import moment

WEEKDAYS = ("", "thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật")


def rhythm(schedule: Schedule) -> str:
    """ "8:00 thứ hai hằng tuần"."""
    at = f"{schedule.at.hour}:{schedule.at.minute:02d}"
    if schedule.every == "day":
        return f"{at} hằng ngày"
    if schedule.every == "week":
        return f"{at} {WEEKDAYS[schedule.weekday or 1]} hằng tuần"
    name = {"month": "tháng", "quarter": "quý", "half": "nửa năm", "year": "năm"}[schedule.every]
    return f"{at} ngày {schedule.day or 1} hằng {name}"


def set_(schedule: Schedule, group: str, first: datetime, replaced: bool) -> Text:
    """A group gets its summary from now on."""
    return text(
        line("Đã đặt lịch gửi tổng hợp vào nhóm ", b(group), ": ", b(rhythm(schedule)), "."),
        f"Lần gửi đầu tiên: {moment(first)}.{' Lịch trước đó được thay thế.' if replaced else ''}",
    )


# On a day off: what the clock does, and the choice that says so.
WHEN_OFF = {
    "before": "Ngày làm việc trước đó",
    "after": "Ngày làm việc tiếp theo",
    "same": "Vẫn gửi ngày nghỉ",
}
DAILY_OFF = {"after": "Chỉ gửi ngày làm việc", "same": "Gửi cả ngày nghỉ"}


def which_when_off(schedule: Schedule) -> Text:
    """Asked once, when it is set."""
    if schedule.every == "day":
        return text("Ngày nghỉ có gửi không?")
    if schedule.every == "week":
        return text(f"{WEEKDAYS[schedule.weekday or 1].capitalize()} là ngày nghỉ. Gửi vào ngày nào?")
    return text("Khi trùng ngày nghỉ, gửi vào ngày nào?")


def day_off_set(schedule: Schedule, first: datetime) -> Text:
    """What is done on a day off from now on."""
    offered = DAILY_OFF if schedule.every == "day" else WHEN_OFF
    chosen = offered.get(schedule.when_off, WHEN_OFF["same"])
    chosen = chosen[0].lower() + chosen[1:]
    return text(f"Đã ghi: {rhythm(schedule)}; ngày nghỉ: {chosen}. Lần gửi tới: {moment(first)}.")


def stopped() -> Text:
    """No summary any more."""
    return text("Đã dừng gửi tổng hợp định kỳ vào nhóm này.")


def none_set() -> Text:
    """There was nothing to stop."""
    return text("Nhóm này chưa có lịch gửi tổng hợp.")


def say_when() -> Text:
    """No rhythm was understood."""
    return text("Đề nghị ghi rõ thời gian, ví dụ: “8h thứ hai hằng tuần gửi tổng hợp vào nhóm này”.")
