"""Sentences of confirming a completion or sending it back."""

from collections.abc import Sequence

from tasks.model import Task
from vietnamese.text import Text, b, line, text
from vietnamese.words.tasks import named, progress

YES, NO = "Xác nhận hoàn thành", "Chưa xác nhận"


def asks(task: Task) -> Text:
    """Before a completion is confirmed that nobody named."""
    return text(line("Đề nghị xác nhận: ", b(named(task)), " đã hoàn thành?"))


def how_to_send_back(task: Task) -> Text:
    """A task is sent back with a reason only."""
    return text(
        line("Chưa xác nhận: ", b(named(task)), "."),
        f"Để trả lại, gửi kèm lý do, ví dụ: “trả lại #{task.id}, lý do thiếu biên bản”.",
    )


def confirmed(tasks: Sequence[Task]) -> Text:
    """To the superior."""
    return text(*(line("Đã xác nhận hoàn thành: ", b(named(t)), ".") for t in tasks))


def confirmed_to_doer(task: Task, name: str) -> Text:
    """To who reported."""
    return text(line("Đồng chí ", name, " đã xác nhận hoàn thành ", b(named(task)), "."))


def sent_back(tasks: Sequence[Task]) -> Text:
    """To the superior."""
    return text(
        *(line("Đã trả lại: ", b(named(t)), f". Nhiệm vụ {_stands(t)}.") for t in tasks),
    )


def sent_back_to_doer(task: Task, name: str, reason: str) -> Text:
    """To who reported, with the superior's own words."""
    return text(
        line("Đồng chí ", name, " chưa xác nhận hoàn thành ", b(named(task)), "."),
        f"Ý kiến: “{reason}”",
        f"Nhiệm vụ {_stands(task)}. Khi xong, đề nghị báo cáo lại.",
    )


def _stands(task: Task) -> str:
    """How the task stands after it was sent back: its 100 % does not count any more."""
    figures = progress(task)
    return f"trở lại đang thực hiện, {f'tiến độ {figures}' if figures else 'chưa ghi tiến độ'}"
