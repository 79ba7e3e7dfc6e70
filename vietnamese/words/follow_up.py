"""Answers to follow-ups: each task opened further, who holds it."""

from collections.abc import Sequence
from datetime import date

from tasks.model import Task
from tasks.standing import Verdict
from vietnamese.numbers import format_date, format_number
from vietnamese.text import Line, Text, b, line, text
from vietnamese.words.tasks import deadline, named, progress, standing, until

Pair = tuple[Task, Verdict]


def details(rows: Sequence[tuple[Pair, str]], total: int) -> Text:
    """Each task with how it stands, what holds it up and the last words reported."""
    lines: list[Line | str] = []
    for (task, found), said in rows:
        facts = [
            standing(task, found),
            progress(task),
            f"chờ {task.waiting_for}" if task.waiting_for else "",
            f"khó khăn: {task.difficulty}" if task.difficulty else "",
            said or "chưa có báo cáo",
        ]
        lines.append(line("- ", b(named(task, 70)), " – ", "; ".join(f for f in facts if f)))
    return text(*lines, *_left(total - len(rows)))


def last_words(said: str, name: str, day: date) -> str:
    """The officer's own words."""
    flat = " ".join(said.split())
    return f"{name} báo ngày {format_date(day)}: “{flat}”"


def holders(rows: Sequence[tuple[Task, str]], total: int) -> Text:
    """Who holds each task."""
    return text(
        *(line("- ", b(named(task, 70)), f" – {who}") for task, who in rows), *_left(total - len(rows))
    )


def deadlines(pairs: Sequence[Pair], total: int) -> Text:
    """By when each task is due, in the plan's words, and how it stands."""
    rows = (
        line("- ", b(named(task, 70)), f" – {_by(task, found)}; {standing(task, found)}")
        for task, found in pairs
    )
    return text(*rows, *_left(total - len(pairs)))


def _by(task: Task, found: Verdict) -> str:
    return deadline(task, None) if found.last_day is None else until(task, found.last_day)


def person(name: str, unit: str) -> str:
    """A doer by name."""
    return f"đồng chí {name}{f' ({unit})' if unit else ''}"


def unit(name: str, head: str) -> str:
    """A unit without a doer by name: its head answers for it."""
    if not name:
        return "chưa xác định đơn vị"
    return f"{name}{f' (đồng chí {head})' if head else ''}, chưa giao người cụ thể"


def _left(left: int) -> list[str]:
    return [f"Còn {format_number(left)} việc. Gửi “tiếp” để xem."] if left > 0 else []
