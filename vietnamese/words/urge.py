"""Sentences of urging: the superior's own words to the person responsible, and what the superior is told."""

from collections.abc import Sequence
from datetime import datetime

from tasks.model import VIETNAM, Person, Role, Task
from tasks.standing import Verdict
from vietnamese.numbers import format_date
from vietnamese.text import Line, Text, b, line, text
from vietnamese.words.extension import opening
from vietnamese.words.tasks import deadline, named, standing, until

NO = "Hủy"
SEND = "Gửi"
SEND_NOW = "Gửi ngay"
SHOWN = 12
Pair = tuple[Task, Verdict]


def send_later(moment: datetime) -> str:
    """The choice of the next working day: "Gửi 8:00 ngày 23/11/2026"."""
    local = moment.astimezone(VIETNAM)
    return f"Gửi {local.hour}:{local.minute:02d} ngày {format_date(local.date())}"


def card(names: Sequence[str], tasks: int, said: str, outside_hours: bool) -> Text:
    """How many people will be written to, with which words."""
    who = ", ".join(names[:SHOWN]) + (f" và {len(names) - SHOWN} đồng chí khác" if len(names) > SHOWN else "")
    about = f" về {tasks} nhiệm vụ" if tasks else ""
    wish = f"“{said}”" if said else "đề nghị báo cáo tiến độ"
    rows: list[str] = [f"Ý kiến sẽ gửi tới {len(names)} đồng chí{about}: {who}.", f"Nội dung: {wish}"]
    if outside_hours:
        rows.append("Hiện ngoài giờ làm việc. Gửi khi nào?")
    return text(*rows)


def message(by: Person, to: Person, said: str, pairs: Sequence[Pair], address: str) -> Text:
    """The words themselves, and the tasks that they are about; a leader is asked, never urged."""
    rows: list[str | Line] = [opening(to, address), _says(by, said)]
    rows += [
        line(
            "- ",
            b(named(t, 80)),
            f" – {until(t, v.last_day) if v.last_day else deadline(t, None)}; {standing(t, v)}",
        )
        for t, v in pairs[:SHOWN]
    ]
    if len(pairs) > SHOWN:
        rows.append(f"Còn {len(pairs) - SHOWN} việc, gửi “việc của tôi” để xem.")
    rows.append(_closing(to, pairs))
    return text(*rows)


def _says(by: Person, said: str) -> str:
    """The wish in the superior's own words; an order without one asks for the progress."""
    if said:
        return f"{_whose(by)}: “{said}”"
    if not by.has(Role.LEADER, Role.HEAD, Role.DEPUTY):
        return "Văn phòng đề nghị báo cáo tiến độ:"
    position = f", {by.position}," if by.position else ""
    return f"Đồng chí {by.name}{position} đề nghị báo cáo tiến độ:"


def _whose(by: Person) -> str:
    if not by.has(Role.LEADER, Role.HEAD, Role.DEPUTY):
        return "Văn phòng đề nghị"
    return f"Ý kiến đồng chí {by.name}{', ' + by.position if by.position else ''}"


def _closing(to: Person, pairs: Sequence[Pair]) -> str:
    if to.has(Role.LEADER):
        return "Xin ý kiến đồng chí."
    example = f", ví dụ: “#{pairs[0][0].id} đạt 50%, vướng …”" if pairs else ""
    return f"Đồng chí báo cáo bằng tin nhắn tại đây{example}."


def sent(reached: Sequence[str], unreached: Sequence[str], moment: datetime | None) -> Text:
    """To the superior: who gets it and when, who cannot be reached."""
    rows: list[str] = []
    if reached:
        names = ", ".join(f"đồng chí {n}" for n in reached)
        rows.append(
            f"Đã chuyển ý kiến tới {names}."
            if moment is None
            else f"Sẽ {send_later(moment)[0].lower()}{send_later(moment)[1:]} tới {names}."
        )
    if unreached:
        names = ", ".join(f"đồng chí {n}" for n in unreached)
        rows.append(f"Chưa chuyển được tới {names} vì chưa liên kết tài khoản; đề nghị báo trực tiếp.")
    return text(*rows)


def whom() -> Text:
    """Neither a task nor a unit nor a person was named, and nothing was spoken of before."""
    return text("Đôn đốc việc nào hoặc đơn vị nào? Ví dụ: “đôn đốc nv 2.1”, “nhắc phòng QLKH báo cáo”.")


def nobody_left() -> Text:
    """There is nothing to urge: everything was reported or finished."""
    return text("Không có đơn vị nào thuộc diện này, không gửi đôn đốc.")


def nobody_responsible(tasks: Sequence[str]) -> Text:
    """No doer and no head is known for the tasks."""
    return text(
        f"Chưa xác định được người chịu trách nhiệm của {', '.join(tasks)}. Đề nghị Văn phòng cập nhật."
    )


def cancelled() -> Text:
    """Nothing goes out."""
    return text("Đã bỏ, không gửi.")


def answered(to: Person, by: str, task: Task, facts: str, address: str) -> Text:
    """To who urged: the answer has come."""
    return text(
        opening(to, address),
        f"Về ý kiến của đồng chí, đồng chí {by} đã báo cáo:",
        line(b(named(task)), f": {facts}" if facts else ""),
    )
