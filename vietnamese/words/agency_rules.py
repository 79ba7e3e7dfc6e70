"""The agency's rules in words: what each is called, how a value is said, the list of them, what a change does."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, time

from vietnamese.normalize import fold
from vietnamese.numbers import format_date, format_number
from vietnamese.text import Line, Text, b, line, text

YES, NO = "Đồng ý", "Giữ như cũ"
ON, OFF = frozenset("co bat dung true yes on".split()), frozenset("khong tat thoi sai false no off".split())
# Under each heading: rule, what it is called, the unit of its number.
GROUPS: tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...] = (
    (
        "Cơ quan",
        (
            ("agency_name", "tên cơ quan", ""),
            ("agency_short", "ký hiệu cơ quan", ""),
            ("higher_body", "cơ quan cấp trên", ""),
            ("place", "địa danh", ""),
            ("address", "cách xưng hô", ""),
        ),
    ),
    (
        "Thời hạn",
        (
            ("before_excludes_day", "“trước ngày” không gồm ngày đó", ""),
            ("roll_internal", "hạn nội bộ rơi vào ngày nghỉ chuyển sang ngày làm việc sau", ""),
            ("roll_higher", "hạn của kế hoạch, cấp trên rơi vào ngày nghỉ chuyển sang ngày làm việc sau", ""),
            ("due_soon_days", "sắp đến hạn khi còn", "ngày"),
            ("due_soon_days_short", "sắp đến hạn của hạn ghi ngày khi còn", "ngày"),
            ("max_extensions", "số lần gia hạn trước khi lưu ý", "lần"),
        ),
    ),
    (
        "Nhắc việc, giờ làm việc",
        (
            ("reminder_time", "giờ nhắc việc", ""),
            ("reminder_steps", "các mốc nhắc trước hạn", "ngày"),
            ("overdue_rhythm_days", "nhắc lại việc quá hạn sau", "ngày"),
            ("work_start", "giờ bắt đầu làm việc", ""),
            ("work_end", "giờ kết thúc làm việc", ""),
            ("gap_chase_days", "hỏi nội dung báo cáo còn thiếu trước ngày chốt", "ngày làm việc"),
            ("silent_when_unchanged", "không gửi tổng hợp khi không có thay đổi", ""),
        ),
    ),
    (
        "Xác nhận, ý kiến",
        (
            ("evidence_suffices", "có minh chứng thì không cần xác nhận hoàn thành", ""),
            ("confirm_wait_working_days", "báo Văn phòng khi chưa ai xác nhận hoàn thành sau", "ngày làm việc"),
            ("difficulty_wait_working_days", "chuyển khó khăn lên lãnh đạo khi trưởng đơn vị chưa xem sau", "ngày làm việc"),
            ("surprise_wait_working_days", "báo đơn vị về việc quá hạn trước lãnh đạo", "ngày làm việc"),
            ("unanswered_remind_days", "nhắc yêu cầu chưa trả lời sau", "ngày làm việc"),
            ("unanswered_office_days", "báo Văn phòng yêu cầu chưa trả lời sau", "ngày làm việc"),
            ("max_overfulfilment_percent", "hỏi lại khi vượt chỉ tiêu quá", "%"),
        ),
    ),
    (
        "Khác",
        (
            ("figures_only", "chỉ nhận số liệu, không nhận tệp", ""),
            ("draft_minutes", "thẻ chờ xác nhận hết hạn sau", "phút"),
            ("invite_days", "mã liên kết có giá trị", "ngày"),
        ),
    ),
)  # fmt: skip
RULES: tuple[tuple[str, str, str], ...] = tuple(row for _, rows in GROUPS for row in rows)
LABELS = {name: (label, unit) for name, label, unit in RULES}
HOW = "Sửa: gửi “cài đặt 4: An Bình” (số thứ tự, rồi giá trị mới), hoặc “cài đặt giờ nhắc việc 7:30”."


def said(name: str, value: object) -> str:
    """A value as people say it: "có", "7:30", "7, 3, 1, 0 ngày", "5 ngày làm việc", "chưa đặt"."""
    unit = LABELS[name][1]
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, time):
        return f"{value.hour}:{value.minute:02d}"
    if isinstance(value, date):
        return format_date(value)
    if isinstance(value, tuple):
        return f"{', '.join(map(str, value))} {unit}".strip()
    if isinstance(value, int):
        return f"{format_number(value)} {unit}".strip()
    return f"“{value}”" if value else "chưa đặt"


def listed(values: Mapping[str, object]) -> Text:
    """Every rule with its number and its value."""
    rows: list[str | Line] = ["Cài đặt của cơ quan:"]
    number = 0
    for heading, group in GROUPS:
        rows.append(line(b(heading)))
        for name, label, _ in group:
            number += 1
            rows.append(f"{number}. {label[0].upper()}{label[1:]}: {said(name, values[name])}")
    return text(*rows, HOW)


def by_label(words: str) -> tuple[str, str] | None:
    """The rule whose name the words begin with, and the value behind it; the longest name wins."""
    folded = fold(words)
    for name, label, _ in sorted(RULES, key=lambda row: -len(row[1])):
        plain = re.escape(fold(label).replace("“", "").replace("”", ""))
        match = re.match(
            rf"{plain}(?: (?:la|thanh|bang))?\s*[:=]?\s*", folded.replace("“", "").replace("”", "")
        )
        if match is not None and len(folded) == len(words):
            return name, words.replace("“", "").replace("”", "")[match.end() :].strip()
    return None


def read_value(name: str, kind: type, words: str) -> str:
    """The text form of a value that was said; "" for a switch that is neither on nor off."""
    given = words.strip(" .“”\"'")
    if kind is bool:
        word = fold(given).split(" ")[0] if given else ""
        return "true" if word in ON else "false" if word in OFF else ""
    if kind is time:
        match = re.match(r"(\d{1,2})\s*(?:[:hg]|giờ|gio)\s*(\d{2})?", given)
        return f"{int(match[1]):02d}:{int(match[2] or 0):02d}" if match else given
    if kind is tuple:
        return ",".join(re.findall(r"\d+", given))
    if kind is int:
        match = re.match(r"\d+", given.replace(".", ""))
        return match[0] if match else given
    return given


def set_to(name: str, before: object, after: object) -> Text:
    """A rule stands; how to take it back is said."""
    label = LABELS[name][0]
    return text(
        line("Đã đặt: ", label, ": ", b(said(name, after)), f" (trước đây: {said(name, before)})."),
    )


def preview(name: str, before: object, after: object, moved: Sequence[str]) -> Text:
    """Which tasks stand otherwise under the new rule, before it stands."""
    head = line("Đổi: ", LABELS[name][0], ": ", b(said(name, after)), f" (hiện nay: {said(name, before)}).")
    if not moved:
        return text(head, "Không có việc nào đổi tình trạng. Đề nghị đồng chí xác nhận.")
    shown = [f"- {one}" for one in moved[:8]]
    more = [f"- … và {format_number(len(moved) - 8)} việc nữa"] if len(moved) > 8 else []
    return text(
        head,
        f"Có {format_number(len(moved))} việc đổi tình trạng:",
        *shown,
        *more,
        "Đề nghị đồng chí xác nhận; chưa có gì thay đổi.",
    )


def moved(task: str, before: str, after: str) -> str:
    """One task that stands otherwise."""
    return f"{task}: {before} → {after}"


def kept() -> Text:
    """Nothing was changed."""
    return text("Cài đặt giữ như cũ.")


def unknown() -> Text:
    """No rule of that number or name."""
    return text("Không có mục cài đặt đó. Gửi “cài đặt” để xem danh sách.", HOW)


def bad(name: str, words: str) -> Text:
    """A value that the rule cannot take."""
    return text(f"“{words}” không phải giá trị của “{LABELS[name][0]}”. {_example(name)}")


def out_of_bounds(name: str, low: int, high: int) -> Text:
    """A number outside its bounds."""
    return text(f"“{LABELS[name][0]}” phải từ {format_number(low)} đến {format_number(high)}.")


def _example(name: str) -> str:
    examples = {
        "reminder_steps": "Ví dụ: 7, 3, 1, 0 (giảm dần).",
        "reminder_time": "Ví dụ: 7:30.",
        "work_start": "Ví dụ: 7:30.",
        "work_end": "Ví dụ: 17:00.",
    }
    return examples.get(name, "Ghi “có” hoặc “không”." if not LABELS[name][1] else "Ghi một số.")
