"""Sentences of the list that is settled before a report is built."""

from collections.abc import Sequence
from datetime import date

from tasks.model import Task
from vietnamese.numbers import format_date, format_number, format_percent
from vietnamese.text import Text, b, line, text
from vietnamese.words.gaps import capital
from vietnamese.words.tasks import code, named, quantity

KEEP, LATER, FULL, KEEP_ALL = "Giữ nguyên như đã ghi", "Để sau", "Ghi 100 %", "Giữ nguyên tất cả"
WHAT = {"hoan thanh": "hoàn thành", "qua han": "quá hạn"}


def done_percent(task: Task) -> str:
    """Done with less than 100 %."""
    return f"{code(task)}: báo hoàn thành nhưng tiến độ {format_percent(task.percent or 0)}"


def went_down(task: Task, before: float, last: float) -> str:
    """Less than the report before."""
    return f"{code(task)}: tiến độ giảm từ {format_percent(before)} xuống {format_percent(last)}"


def done_after(task: Task, day: date, cut_off: date) -> str:
    """Done on a day that the report does not count."""
    return f"{code(task)}: hoàn thành ngày {format_date(day)}, sau ngày chốt {format_date(cut_off)}"


def evidence_before(task: Task, number: str, dated: date, begun: date) -> str:
    """A document older than the plan."""
    return f"{code(task)}: minh chứng {number} ngày {format_date(dated)} có trước kế hoạch ({format_date(begun)})"


def children_open(task: Task, left: Sequence[Task]) -> str:
    """A parent is done while parts of it are open."""
    listed = ", ".join(code(t) for t in left[:4])
    return f"{code(task)}: đã hoàn thành nhưng còn {format_number(len(left))} việc con chưa xong ({listed})"


def above_target(task: Task) -> str:
    """Far above what was planned."""
    said = format_percent(task.percent or 0)
    if task.quantity_done is not None:
        said = quantity(task.quantity_done, task.target_quantity, task.target_unit)
    return f"{code(task)}: {said}, cao hơn nhiều so với chỉ tiêu"


def figure_differs(heading: str, unit: str, said: int, what: str, counted: int) -> str:
    """A figure in a unit's text that the statistics do not bear out."""
    return (
        f"{capital(heading)} ({unit}): ghi {format_number(said)} {WHAT[what]}, "
        f"số liệu của đơn vị là {format_number(counted)}"
    )


def listing(report: str, count: int, done: str | None = None) -> Text:
    """How many are left to settle."""
    return text(
        done,
        line(
            b(capital(report)),
            f": còn {format_number(count)} điểm cần làm rõ trước khi xuất. Chọn từng điểm:",
        ),
        "Vẫn xuất được báo cáo khi chưa làm rõ hết.",
    )


def none(report: str, done: str | None = None) -> Text:
    """Nothing contradicts."""
    return text(done, f"{capital(report)}: không còn điểm nào mâu thuẫn.")


def label(said: str, asked: bool) -> str:
    """One point as a choice."""
    return f"{said}{' – đã hỏi lại' if asked else ''}"


def one(said: str, task: Task | None, last: str) -> Text:
    """One point with what was reported last."""
    return text(
        line(b(f"{said}.")), named(task) if task is not None else None, last or None, "Xử lý thế nào?"
    )


def last_said(name: str, day: date, words: str) -> str:
    """The officer's own words behind it."""
    return f"Báo cáo gần nhất, đồng chí {name}, {format_date(day)}: “{words}”"


def ask_back(name: str) -> str:
    """The choice that asks who reported."""
    return f"Hỏi lại đồng chí {name}"


def please_clear(report: str, said: str, task: Task) -> Text:
    """To who reported."""
    return text(
        line(b(named(task, 80))),
        f"Rà soát {report}: {said}. Đề nghị đồng chí kiểm tra và báo cáo lại, ví dụ “#{task.id} đạt 60%”.",
    )


def kept(said: str) -> str:
    """One was settled as it is."""
    return f"Đã giữ nguyên: {said}."


def kept_all(count: int) -> str:
    """All were."""
    return f"Đã giữ nguyên {format_number(count)} điểm."


def asked(said: str, name: str) -> str:
    """One was asked back."""
    return f"Đã hỏi lại đồng chí {name}: {said}."


def mended(said: str) -> str:
    """One was corrected."""
    return f"Đã ghi 100 %: {said}."


def noted(count: int, period: str) -> str:
    """Under a report that goes out with open points."""
    return f"Còn {format_number(count)} điểm cần làm rõ: gửi “rà soát báo cáo {period}”."
