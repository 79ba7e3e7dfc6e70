"""The morning digest: counts first, grouped, at most eight tasks; nothing of what is few changes."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from tasks.calendar import WorkingCalendar
from tasks.model import DeadlineKind, Membership, Person, Role, Task
from tasks.rules import Rules
from tasks.standing import Verdict, verdict
from vietnamese.words.reminders import SHOWN, reminder

TODAY = date(2026, 11, 20)
OFFICER = Person(1, "Lê Thị Nga", "Chuyên viên", 3, memberships=(Membership(Role.OFFICER, 3),))


@dataclass(frozen=True)
class Due:
    task: Task
    found: Verdict
    last_day: date
    step: int


def due(n: int, days: int) -> Due:
    last = TODAY + timedelta(days=days)
    task = Task(n, 1, f"I.{n}", f"Nhiệm vụ thứ {n}", deadline_kind=DeadlineKind.DAY, due_last_day=last)
    found = verdict(task, TODAY, Rules(), WorkingCalendar())
    return Due(task, found, last, -1 if days < 0 else 0 if days == 0 else 7)


def told(late: int, today: int, soon: int) -> list[str]:
    days = [-30] * late + [0] * today + [5] * soon
    return reminder(OFFICER, "", [due(n, d) for n, d in enumerate(days, 1)], "đồng chí").plain.split("\n")


def test_few_are_told_one_by_one() -> None:
    rows = told(1, 1, 1)
    assert rows[0] == "Đề nghị đồng chí Lê Thị Nga cập nhật tiến độ các nhiệm vụ sau:"
    assert rows[1].endswith("– hạn 21/10/2026, quá hạn")
    assert len(rows) == 5


def test_many_are_counted_and_grouped() -> None:
    rows = told(9, 2, 14)
    assert rows[0] == (
        "Đề nghị đồng chí Lê Thị Nga cập nhật tiến độ 25 việc: 9 quá hạn, 2 đến hạn hôm nay, 14 sắp đến hạn."
    )
    assert [r for r in rows if not r.startswith("- ")][1:4] == [
        "Quá hạn:",
        "Đến hạn hôm nay:",
        "Sắp đến hạn:",
    ]
    assert rows[-2] == "và 17 việc nữa: nhắn “việc của tôi”."
    assert sum(r.startswith("- ") for r in rows) == SHOWN


@pytest.mark.parametrize(
    ("late", "today", "soon"), [(30, 0, 0), (1, 1, 30), (0, 30, 1), (5, 0, 0), (3, 3, 3)]
)
def test_a_digest_is_read_in_ten_seconds(late: int, today: int, soon: int) -> None:
    rows = told(late, today, soon)
    assert len(rows) <= SHOWN + 6
    shown = [r for r in rows if r.startswith("- ")]
    assert len(shown) == min(SHOWN, late + today + soon)
    groups = [r for r in rows if r.endswith(":")]
    assert len(groups) == sum(n > 0 for n in (late, today, soon))
