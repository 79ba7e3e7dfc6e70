"""The daily reminder; its tone follows the rank of who is addressed."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from tasks.model import MILESTONES, Person, Role, Task
from tasks.standing import Verdict
from vietnamese.numbers import format_date, format_number
from vietnamese.text import Line, Text, b, line, text
from vietnamese.words.tasks import named

SHOWN = 8  # a digest is read in ten seconds
TITLE = 80
PLAIN = 4  # so many need no groups


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
    """One message for everything of a day; it carries codes, never numbers to choose from.

    Many are counted first and grouped by how pressing they are; every group shows some of its tasks.
    """
    if len(dues) <= PLAIN:
        rows: list[Line | str] = [f"{_opening(person, unit, address)} các nhiệm vụ sau{_ends(person)}"]
        rows += [_row(due, f", {_left(due)}") for due in dues]
        return text(*rows, _closing(person, dues[0].task))
    groups = [(name, [d for d in dues if _group(d) == name]) for name in GROUPS]
    groups = [(name, found) for name, found in groups if found]
    counts = ", ".join(f"{format_number(len(found))} {name}" for name, found in groups)
    rows = [f"{_opening(person, unit, address)} {format_number(len(dues))} việc: {counts}."]
    shares = _shares([len(found) for _, found in groups])
    for (name, found), share in zip(groups, shares, strict=True):
        rows.append(line(b(name[:1].upper() + name[1:]), ":"))
        rows += [_row(due, f", {_left(due)}" if name == SOON else "") for due in found[:share]]
    if len(dues) > SHOWN:
        rows.append(f"và {format_number(len(dues) - SHOWN)} việc nữa: nhắn “việc của tôi”.")
    return text(*rows, _closing(person, groups[0][1][0].task))


LATE, TODAY, SOON, MILESTONE = "quá hạn", "đến hạn hôm nay", "sắp đến hạn", "chậm mốc"
GROUPS = (LATE, TODAY, SOON, MILESTONE)


def _group(due: Due) -> str:
    if due.step < 0:
        return MILESTONE if due.task.node_type in MILESTONES else LATE
    return TODAY if due.step == 0 else SOON


def _shares(sizes: Sequence[int]) -> list[int]:
    """How many tasks of each group are shown: one after the other, until all places are taken."""
    shares = [0] * len(sizes)
    while sum(shares) < min(SHOWN, sum(sizes)):
        for n, size in enumerate(sizes):
            if shares[n] < size and sum(shares) < SHOWN:
                shares[n] += 1
    return shares


def _opening(person: Person, unit: str, address: str) -> str:
    if person.has(Role.LEADER):
        return f"Kính báo cáo {address} {person.name}:"
    if person.has(Role.HEAD):
        post = person.position or f"Trưởng đơn vị {unit}".strip()
        return f"Kính gửi {address} {post}, trân trọng đề nghị cập nhật tiến độ"
    return f"Đề nghị {address} {person.name} cập nhật tiến độ"


def _ends(person: Person) -> str:
    return " đến hạn hoặc quá hạn." if person.has(Role.LEADER) else ":"


def _row(due: Due, left: str) -> Line:
    return line("- ", b(named(due.task, TITLE)), f" – hạn {format_date(due.last_day)}{left}")


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
