"""What changed between a past day and now, in few lines."""

from collections.abc import Sequence
from datetime import datetime

from tasks.model import Task
from tasks.standing import Verdict
from tasks.statistics import Statistics
from vietnamese.numbers import format_number
from vietnamese.text import Line, Text, line, text
from vietnamese.words.questions import moment, rates
from vietnamese.words.tasks import code, deadline, standing

Pair = tuple[Task, Verdict]
SHOWN = 5
NOTHING = Text(())


def late_reports(past: Sequence[Pair], known: tuple[int, list[Pair]]) -> Text:
    """Where the figures known on that day were others: how many then, and which tasks make the difference."""
    count, apart = known
    if not apart:
        return NOTHING
    codes = ", ".join(code(t) for t, _ in apart[:SHOWN])
    return text(
        f"Theo số liệu đã có tại ngày đó: {format_number(count)} việc; khác do ghi nhận, báo cáo bổ sung sau: {codes}."
    )


def rates_now(s: Statistics, now: datetime) -> Text:
    """The two rates of now."""
    return text(f"Hiện nay ({moment(now)}):", *(f"- {row}" for row in rates(s)))


def difference(came: Sequence[Pair], went: Sequence[Pair], count: int, what: str, now: datetime) -> Text:
    """How many there are now, what came and what went since, each with how it stands now."""
    number = f"{format_number(count)} việc {what}".rstrip()
    rows: list[Line | str] = [f"Hiện nay ({moment(now)}): {number}{_same(came, went)}."]
    rows += [line("+ ", _row(p)) for p in came[:SHOWN]]
    rows += [line("− ", _row(p)) for p in went[:SHOWN]]
    rows += _left(len(came) + len(went) - len(came[:SHOWN]) - len(went[:SHOWN]))
    return text(*rows)


def _left(left: int) -> list[str]:
    return [f"và {format_number(left)} việc khác thay đổi."] if left > 0 else []


def _same(came: Sequence[Pair], went: Sequence[Pair]) -> str:
    if not came and not went:
        return ", không thay đổi"
    parts = [f"thêm {len(came)}" if came else "", f"bớt {len(went)}" if went else ""]
    return f" ({', '.join(p for p in parts if p)})"


def _row(pair: Pair) -> str:
    task, found = pair
    last = f"hạn {deadline(task, found.last_day)}; " if found.last_day else ""
    return f"{code(task)}: {last}nay {standing(task, found)}"


def only_count(count: int, what: str, now: datetime) -> Text:
    """Of another unit: the count of now alone."""
    number = f"{format_number(count)} việc {what}".rstrip()
    return text(f"Hiện nay ({moment(now)}): {number}.")
