"""The daily reminder; its tone follows the rank of who is addressed."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from tasks.model import MILESTONES, Person, Role, Task
from tasks.standing import Verdict
from vietnamese.numbers import format_date
from vietnamese.text import Line, Text, b, line, text
from vietnamese.words.tasks import named

SHOWN = 12


class Due(Protocol):
    """One task to be told of."""

    @property
    def task(self) -> Task: ...

    @property
    def last_day(self) -> date: ...

    @property
    def step(self) -> int: ...

    @property
    def found(self) -> Verdict: ...


def reminder(person: Person, unit: str, dues: Sequence[Due], address: str) -> Text:
    """One message for everything of a day; it carries codes, never numbers to choose from."""
    rows: list[Line | str] = [_opening(person, unit, address)]
    rows += [_row(due) for due in dues[:SHOWN]]
    if len(dues) > SHOWN:
        rows.append(f"Còn {len(dues) - SHOWN} việc, gửi “việc của tôi” để xem.")
    rows.append(_closing(person, dues[0].task))
    return text(*rows)


def _opening(person: Person, unit: str, address: str) -> str:
    if person.has(Role.LEADER):
        return f"Kính báo cáo {address} {person.name}: các nhiệm vụ sau đến hạn hoặc quá hạn."
    if person.has(Role.HEAD):
        post = person.position or f"Trưởng đơn vị {unit}".strip()
        return f"Kính gửi {address} {post}, trân trọng đề nghị cập nhật tiến độ các nhiệm vụ sau:"
    return f"Đề nghị {address} {person.name} cập nhật tiến độ các nhiệm vụ sau:"


def _row(due: Due) -> Line:
    return line("- ", b(named(due.task, 80)), f" – hạn {format_date(due.last_day)}, {_left(due)}")


def _left(due: Due) -> str:
    if due.step < 0:
        return "chậm mốc" if due.task.node_type in MILESTONES else "quá hạn"
    if due.step == 0:
        return "đến hạn hôm nay"
    left = due.found.days_left
    return f"còn {left} ngày" if left else "sắp đến hạn"


def _closing(person: Person, task: Task) -> str:
    if person.has(Role.LEADER):
        return "Xin ý kiến đồng chí."
    return f"Nếu đã xong, chỉ cần trả lời, ví dụ: “#{task.id} xong, văn bản số …”."


def draft_expired(what: str, report: bool = True) -> Text:
    """A card that nobody confirmed in time."""
    undone = "chưa được ghi nhận" if report else "chưa thực hiện"
    return text(
        f"Nội dung chờ xác nhận đã hết thời gian và {undone}: {what}. Nếu còn cần, đề nghị đồng chí gửi lại."
    )
