"""How a task is named: its printed number, its short id, its title cut at a word."""

import re
from datetime import date

from tasks.model import DeadlineKind, Task
from tasks.standing import Verdict
from vietnamese.numbers import format_date, format_number, format_percent
from vietnamese.words.states import STANDING, STATE

TITLE = 90
PRINTED = re.compile(r"[A-Z0-9.]+", re.IGNORECASE)
LEADING_ZERO = re.compile(r"(?<!\d)0(?=\d/)|(?<=/)0(?=\d(?:/|$| ))")  # "trước 05/9/2026" is shown as 5/9/2026
UNPRINTED = re.compile(r"(^|\.)[wsgo]\d")


def code(task: Task) -> str:
    """What to call a task by: "2.1 (#12)" with the number of the plan, "#12" where none is printed."""
    number = printed(task)
    return f"{number} (#{task.id})" if number else f"#{task.id}"


def printed(task: Task) -> str:
    """The number that the plan prints, "" where it prints none."""
    return "" if UNPRINTED.search(task.path) or not PRINTED.fullmatch(task.path) else task.path


def short_title(title: str, length: int = TITLE) -> str:
    """The title on one line, cut at a word with an ellipsis."""
    flat = " ".join(title.split()).rstrip(" .;")
    if len(flat) <= length:
        return flat
    return flat[: flat.rfind(" ", 0, length)].rstrip(" ,;:-") + "…"


def named(task: Task, length: int = TITLE) -> str:
    """Code and title."""
    return f"{code(task)} {short_title(task.title, length)}"


def progress(task: Task) -> str:
    """What is known of the progress: "60 %, 3/5 hội nghị", "" when nothing is."""
    parts = []
    if task.percent is not None:
        parts.append(format_percent(task.percent))
    if task.quantity_done is not None:
        parts.append(quantity(task.quantity_done, task.target_quantity, task.target_unit))
    return ", ".join(parts)


def quantity(done: float | None, total: float | None, what: str | None) -> str:
    """ "3/5 hội nghị", "3 hội nghị"."""
    number = format_number(done or 0)
    if total is not None:
        number = f"{number}/{format_number(total)}"
    return f"{number} {what}".strip() if what else number


def deadline(task: Task, last_day: date | None) -> str:
    """The deadline in the plan's words with the last day behind it: "Quý III (30/9/2026)"."""
    words = LEADING_ZERO.sub("", " ".join(task.due_words.split()))
    if last_day is None:
        if task.deadline_kind is DeadlineKind.UNDETERMINED:
            return words or "chưa có thời hạn"
        return words or "không tính hạn"
    day = format_date(last_day)
    if task.original_last_day is not None and task.original_last_day != task.due_last_day:
        times = f", gia hạn {task.extensions} lần" if task.extensions else ""
        return f"{day} (ban đầu {format_date(task.original_last_day)}{times})"
    return day if not words or words.lower().removeprefix("ngày ") == day else f"{words} ({day})"


def until(task: Task, last_day: date | None) -> str:
    """The deadline inside a sentence: "hạn tháng 3/2026 (31/3/2026)"."""
    words = deadline(task, last_day)
    return f"hạn {words[:1].lower()}{words[1:]}"


def standing(task: Task, verdict: Verdict) -> str:
    """State and standing in words: "đang thực hiện, quá hạn 12 ngày"."""
    state = STATE[task.state]
    words = STANDING[verdict.standing]
    if verdict.standing.value in ("overdue", "milestone_late") and verdict.days_late:
        words = f"{words} {format_number(verdict.days_late)} ngày"
    elif verdict.days_left is not None and verdict.standing.value == "due_soon":
        words = "đến hạn hôm nay" if verdict.days_left == 0 else f"còn {verdict.days_left} ngày"
    if words.startswith(state) or verdict.standing.value == "left":
        return words if verdict.standing.value != "left" else state
    return f"{state}, {words}"
