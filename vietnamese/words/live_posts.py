"""The line that keeps a posted summary true: the old figure, the new one, the time, and what happened."""

from collections.abc import Sequence
from datetime import datetime

from tasks.model import FINISHED_STATES, VIETNAM, Task
from vietnamese.numbers import format_date, format_number
from vietnamese.words.states import STATE
from vietnamese.words.tasks import code

SHOWN = 5


def note(
    now: datetime,
    posted_at: datetime,
    overdue: tuple[int, int],
    done: tuple[int, int] | None,
    left: Sequence[Task],
    came: Sequence[Task],
) -> str:
    """ "Cập nhật 10:32: quá hạn 5 → 4, 2.1 (#4) chờ xác nhận hoàn thành"."""
    parts = []
    if overdue[0] != overdue[1] or left or came:
        parts.append(f"quá hạn {format_number(overdue[0])} → {format_number(overdue[1])}")
    if done is not None and done[0] != done[1]:
        parts.append(f"hoàn thành {format_number(done[0])} → {format_number(done[1])}")
    parts += [f"{code(t)} {_became(t)}" for t in left[:SHOWN]]
    parts += [f"{code(t)} quá hạn" for t in came[:SHOWN]]
    return f"Cập nhật {_moment(now, posted_at)}: {', '.join(parts)}"


def _became(task: Task) -> str:
    if task.state in FINISHED_STATES or not task.is_open:
        return STATE[task.state]
    return "có thời hạn mới" if task.extensions else "không còn quá hạn"


def _moment(now: datetime, posted_at: datetime) -> str:
    local, then = now.astimezone(VIETNAM), posted_at.astimezone(VIETNAM)
    clock = f"{local.hour}:{local.minute:02d}"
    return clock if local.date() == then.date() else f"{clock} {format_date(local.date())}"


def follows(note: str, posted_at: datetime) -> str:
    """The same as a message of its own."""
    return f"{note} (so với bản tổng hợp ngày {format_date(posted_at.astimezone(VIETNAM).date())})."
