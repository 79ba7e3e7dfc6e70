"""Sentences of giving a task by chat: the card, the one-line questions, the receipt, the notice."""

from dataclasses import dataclass
from datetime import date

from tasks.model import Person, Role, Task
from vietnamese.numbers import format_date
from vietnamese.text import Line, Text, b, line, text
from vietnamese.words.extension import opening
from vietnamese.words.tasks import code, named, short_title

YES, NO, WITHOUT_DEADLINE = "Đúng", "Hủy", "Giao không có thời hạn"


@dataclass(frozen=True, slots=True)
class Order:
    """What is given to whom until when by whom; `said` is the day named, `last_day` the day it really ends."""

    title: str
    unit: str
    person: str
    said: date | None
    last_day: date | None
    by: str
    entered_by: str = ""
    replaces: str = ""
    kept: str = ""  # the deadline of a task that only changes hands
    helping: tuple[str, ...] = ()  # who co-operates
    unknown: tuple[str, ...] = ()  # units named that the roster does not know
    stays: str = ""  # "trước 30/11": the words for which a day off does not move on


def plan_name(year: int) -> str:
    """The plan of tasks given by chat."""
    return f"Giao trực tiếp {year}"


def card(order: Order, task: Task | None = None) -> Text:
    """What will be given, to be confirmed; `task` when it exists already and only its doer changes."""
    head = "Đề nghị xác nhận giao nhiệm vụ:" if task is None else "Đề nghị xác nhận giao người thực hiện:"
    return text(head, line(b(named(task) if task else order.title)), *(f"- {row}" for row in _facts(order)))


def _facts(order: Order) -> list[str]:
    rows = [f"Giao cho: {_whom(order)}", f"Thời hạn: {_until(order)}", f"Người giao: {_by(order)}"]
    if order.replaces:
        rows.insert(1, f"Thay: {order.replaces}")
    if order.helping or order.unknown:
        rows[0] = f"Chủ trì: {_whom(order)}"
    if order.helping:
        rows.insert(1, f"Phối hợp: {', '.join(order.helping)}")
    rows += [f"“{name}” chưa có trong danh sách đơn vị, chưa ghi là phối hợp" for name in order.unknown]
    return rows


def leads(name: str) -> str:
    """A choice: another of those named leads."""
    return f"Đổi: {name} chủ trì"


def _whom(order: Order) -> str:
    if not order.person:
        return order.unit
    return f"đồng chí {order.person}{f' ({order.unit})' if order.unit else ''}"


def _until(order: Order) -> str:
    if order.said is None:
        return f"giữ nguyên, {order.kept}" if order.kept else "không có"
    if order.stays:
        return f"{format_date(order.said)} (ngày nghỉ, không lùi vì hạn ghi “{order.stays}”)"
    if order.last_day is None or order.last_day == order.said:
        return format_date(order.said)
    day, last = format_date(order.said), format_date(order.last_day)
    return f"{last} ({day} là ngày nghỉ, chuyển sang ngày làm việc tiếp theo)"


def _by(order: Order) -> str:
    entered = f" (Văn phòng ghi theo chỉ đạo, người ghi: {order.entered_by})" if order.entered_by else ""
    return f"đồng chí {order.by}{entered}"


def what() -> Text:
    """The work itself was not said."""
    return text("Giao việc gì? Đề nghị ghi đủ, ví dụ: “giao phòng QLCN báo cáo chỉ số PII trước 30/11”.")


def to_whom(title: str) -> Text:
    """Neither unit nor person was said."""
    return text(
        f"Giao “{short_title(title)}” cho đơn vị hoặc đồng chí nào? Đề nghị gửi lại kèm tên đơn vị hoặc họ tên."
    )


def until_when(title: str) -> Text:
    """No deadline was said."""
    return text(
        f"“{short_title(title)}” chưa có thời hạn. Giao không có thời hạn, hay đồng chí gửi lại kèm thời hạn (ví dụ “trước 30/11”)?"
    )


def whose_instruction() -> Text:
    """The office gives tasks only in the name of a leader."""
    return text("Giao theo chỉ đạo của đồng chí lãnh đạo nào?")


def leader(person: Person) -> str:
    """One leader as a choice."""
    return f"{person.name}, {person.position}" if person.position else person.name


def receipt(task: Task, order: Order, reached: list[str], unreached: list[str]) -> Text:
    """What was given, under which code, and who was told."""
    until = f", hạn {format_date(order.last_day or order.said)}" if order.said else ", không có thời hạn"
    until = f", thời hạn giữ nguyên: {order.kept}" if order.kept and not order.said else until
    rows: list[str | Line] = [
        line(
            "Đã giao ",
            b(code(task)),
            f" “{short_title(task.title)}” cho {_whom(order)}{_beside(order)}{until}.",
        )
    ]
    if reached:
        rows.append(f"Đã báo: {', '.join(f'đồng chí {n}' for n in reached)}.")
    if unreached:
        names = ", ".join(f"đồng chí {n}" for n in unreached)
        rows.append(f"Chưa báo được {names} vì chưa liên kết tài khoản; đề nghị báo trực tiếp.")
    if not reached and not unreached:
        rows.append("Chưa có người nhận thông báo của đơn vị này; đề nghị báo trực tiếp.")
    return text(*rows)


def _beside(order: Order) -> str:
    return f", phối hợp: {', '.join(order.helping)}" if order.helping else ""


def helping_notice(to: Person, task: Task, order: Order, words: str, address: str) -> Text:
    """To who co-operates: who leads, by when, with the words themselves."""
    return text(
        opening(to, address),
        f"Đồng chí {order.by} giao {_whom(order)} chủ trì, đồng chí (đơn vị) phối hợp:",
        line(b(named(task))),
        f"Thời hạn: {_until(order)}",
        f"Nguyên văn: “{words}”",
    )


def notice(to: Person, task: Task, order: Order, words: str, address: str) -> Text:
    """To who has to do it, by rank; with the words themselves."""
    n = task.id
    return text(
        opening(to, address),
        _given(to, order),
        line(b(named(task))),
        f"Phối hợp: {', '.join(order.helping)}" if order.helping else None,
        f"Thời hạn: {_until(order)}",
        f"Nguyên văn: “{words}”",
        f"Đồng chí trả lời “đã nhận #{n}”. Khi có tiến độ, báo cáo, ví dụ: “#{n} đạt 50%”. Cần thêm thời gian: “xin gia hạn #{n} đến …, lý do …”.",
    )


def _given(to: Person, order: Order) -> str:
    if order.person == to.name:
        return f"Đồng chí {order.by} giao nhiệm vụ cho đồng chí:"
    if to.has(Role.HEAD, Role.DEPUTY):
        return f"Đồng chí {order.by} giao nhiệm vụ cho {order.unit or 'đơn vị'}:"
    return f"Đồng chí {order.by} giao nhiệm vụ:"
