"""Sentences of settling what was due before the start of use."""

from tasks.model import State, Task
from vietnamese.numbers import format_number
from vietnamese.text import Text, b, line, text
from vietnamese.words.tasks import named, until

CHOICES = {
    State.DONE: "Đã hoàn thành",
    State.IN_PROGRESS: "Chưa xong, đang thực hiện",
    State.STOPPED: "Không thực hiện nữa",
}
LATER = "Để sau"
FIRST_REVIEW = "Rà soát khi bắt đầu sử dụng"


def ask(task: Task, left: int, said: str | None) -> Text:
    """One task to settle; how many there are."""
    return text(
        said,
        f"Còn {format_number(left)} việc chưa rà soát. Việc sau đây thế nào?",
        line(b(named(task)), f" – {until(task, task.due_last_day)}"),
        "Nếu đã xong và có văn bản, đồng chí báo cáo như thường lệ kèm số, ngày văn bản.",
    )


def settled(task: Task) -> str:
    """One was settled."""
    return f"Đã ghi {named(task, 50)}: {CHOICES[task.state].lower()}."


def nothing_left(said: str | None, skipped: bool) -> Text:
    """The list is through."""
    return text(
        said,
        "Các việc còn lại để sau."
        if skipped
        else "Không còn việc nào chưa rà soát trong phạm vi của đồng chí.",
    )
