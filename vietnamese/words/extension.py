"""Sentences of moving a deadline: the card, the notice to who decides, the answer to who asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tasks.model import Person, Role, Task
from vietnamese.numbers import format_date
from vietnamese.text import Line, Text, b, line, text
from vietnamese.words.tasks import code, named

YES, NO = "Đúng", "Hủy"
ORDINALS = {1: "nhất", 2: "hai", 3: "ba", 4: "tư", 5: "năm"}
HEADS = {
    "ask": "Đề nghị xác nhận nội dung xin gia hạn:",
    "decide": "Đề nghị xác nhận cho gia hạn:",
    "refuse": "Đề nghị xác nhận không cho gia hạn:",
    "consent": "Đề nghị xác nhận gia hạn theo văn bản của cấp trên:",
    "note": "Đề nghị xác nhận ghi nhận việc xin gia hạn:",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """One task on the card: what happens to its deadline (`act`), from which day to which, and the remarks.

    `said` is the day named when it differs from `day` (a day off); `asked` what the doer asked for.
    """

    task: Task
    act: str
    last_day: date | None
    day: date | None = None
    said: date | None = None
    asked: date | None = None
    asker: str = ""
    flags: tuple[str, ...] = ()
    number: int = 0
    deciders: tuple[str, ...] = ()


def card(rows: Sequence[Shown], reason: str, paper: str, source: str) -> Text:
    """What will happen to each deadline, to be confirmed."""
    acts = list(dict.fromkeys(row.act for row in rows))
    lines: list[str | Line] = [HEADS[acts[0]] if len(acts) == 1 else "Đề nghị xác nhận:"]
    for row in rows:
        lines += [line(b(named(row.task))), *(f"- {fact}" for fact in _facts(row))]
    if reason:
        lines.append(f"{'Ý kiến' if acts[0] in ('decide', 'refuse') else 'Lý do'}: {reason}")
    elif "ask" in acts:
        lines.append("Lý do: chưa nêu.")
    if paper:
        lines.append(f"Văn bản: {paper}")
    if source:
        lines.append(source)
    return text(*lines)


def _facts(row: Shown) -> list[str]:
    facts = [f"Hạn hiện tại: {_day(row.last_day)}{_before(row.task)}"]
    facts += _FACTS[row.act](row)
    if "over_limit" in row.flags:
        facts.append(f"Lưu ý: đây là lần gia hạn thứ {ORDINALS.get(row.number, row.number)}.")
    if "already_late" in row.flags and row.act != "note":
        facts.append("Lưu ý: nhiệm vụ đã quá hạn; thời hạn ban đầu vẫn được giữ để đối chiếu.")
    if "day_off" in row.flags:
        facts.append("Lưu ý: ngày này là ngày nghỉ, thời hạn không lùi sang ngày làm việc kế tiếp.")
    return facts


def _before(task: Task) -> str:
    """The first deadline beside the approved one: an extension hides nothing."""
    if not task.extensions or task.original_last_day is None:
        return ""
    return f" (hạn ban đầu {format_date(task.original_last_day)}, đã gia hạn {task.extensions} lần)"


def _day(day: date | None) -> str:
    return format_date(day) if day else "chưa có"


def _new(row: Shown) -> str:
    if row.said is not None and row.said != row.day:
        return f"{_day(row.day)} (ngày {_day(row.said)} là ngày nghỉ)"
    return _day(row.day)


def _asked(row: Shown) -> list[str]:
    to = " hoặc ".join(f"đồng chí {name}" for name in row.deciders)
    return [f"Xin gia hạn đến: {_new(row)}", f"Người quyết định: {to}"]


def _decided(row: Shown) -> list[str]:
    facts = [f"Hạn mới: {_new(row)}"]
    if row.asked is not None and row.asked != row.day:
        facts.append(f"Đề nghị của đồng chí {row.asker}: đến {_day(row.asked)}")
    return facts


def _refused(row: Shown) -> list[str]:
    asked = f" (đồng chí {row.asker} xin đến {_day(row.asked)})" if row.asked else ""
    return [f"Giữ nguyên hạn {_day(row.last_day)}{asked}"]


def _noted(row: Shown) -> list[str]:
    wanted = [f"Xin gia hạn đến: {_day(row.day)}"] if row.day else []
    return [*wanted, stays()]


_FACTS = {
    "ask": _asked,
    "decide": _decided,
    "refuse": _refused,
    "consent": _decided,
    "note": _noted,
}


def stays() -> str:
    """The deadline of a higher body does not move by asking."""
    return "Thời hạn do cấp trên giao nên chưa thay đổi; chỉ gia hạn khi đã nhập số, ngày văn bản đồng ý của cấp trên."


def which_task(reference: str) -> Text:
    """Several tasks fit."""
    return text(
        f"“{reference}” có thể là nhiều nhiệm vụ. Đồng chí muốn nói nhiệm vụ nào?"
        if reference
        else "Gia hạn nhiệm vụ nào?"
    )


def none_of_these() -> str:
    """The last choice among tasks."""
    return "Không phải các việc trên"


def to_which_day(task: Task, last_day: date | None) -> Text:
    """No new day was said."""
    return text(
        f"{code(task)} hạn hiện tại {_day(last_day)}. Đề nghị ghi kèm ngày mới, ví dụ “gia hạn #{task.id} đến 15/12/2026”."
    )


def done(rows: Sequence[Shown], reached: Sequence[str], unreached: Sequence[str]) -> Text:
    """What was recorded, and who was told."""
    lines: list[str] = [_DONE[row.act](row) for row in rows]
    if reached:
        lines.append(f"Đã báo: {', '.join(f'đồng chí {n}' for n in reached)}.")
    if unreached:
        names = ", ".join(f"đồng chí {n}" for n in unreached)
        lines.append(f"Chưa báo được {names} vì chưa liên kết tài khoản; đề nghị báo trực tiếp.")
    return text(*lines)


_DONE = {
    "ask": lambda r: (
        f"Đã ghi nhận đề nghị gia hạn {code(r.task)} đến {_day(r.day)}. Hạn {_day(r.last_day)} giữ nguyên đến khi có quyết định."
    ),
    "decide": lambda r: f"Đã gia hạn {code(r.task)} từ {_day(r.last_day)} đến {_day(r.day)}.",
    "consent": lambda r: (
        f"Đã gia hạn {code(r.task)} từ {_day(r.last_day)} đến {_day(r.day)} theo văn bản của cấp trên."
    ),
    "refuse": lambda r: f"Không gia hạn {code(r.task)}, giữ nguyên hạn {_day(r.last_day)}.",
    "note": lambda r: (
        f"Đã ghi nhận việc xin gia hạn {code(r.task)}. {stays()} Hiện hạn vẫn là {_day(r.last_day)}."
    ),
}


def opening(person: Person, address: str) -> str:
    """How a notice begins, by the rank of who gets it."""
    if person.has(Role.LEADER):
        return f"Kính báo cáo {address} {person.name}:"
    if person.has(Role.HEAD, Role.DEPUTY):
        return f"Kính gửi {address} {person.position or person.name}:"
    return f"Gửi {address} {person.name}:"


def please_decide(to: Person, row: Shown, asker: str, reason: str, address: str) -> Text:
    """To who decides; it says what to write and carries no numbers to choose from."""
    n = row.task.id
    lines: list[str | Line] = [
        opening(to, address),
        f"Đồng chí {asker} xin gia hạn đến {_new(row)}:",
        line(b(named(row.task))),
        f"- Hạn hiện tại: {_day(row.last_day)}{_before(row.task)}",
        f"- Lý do: {reason or 'chưa nêu'}",
    ]
    if "over_limit" in row.flags:
        lines.append(f"- Lưu ý: nếu đồng ý, đây là lần gia hạn thứ {ORDINALS.get(row.number, row.number)}.")
    ask = "Xin ý kiến đồng chí" if to.has(Role.LEADER) else "Đề nghị đồng chí cho ý kiến"
    lines.append(
        f"{ask}: gửi “duyệt gia hạn #{n}”, “đồng ý gia hạn #{n} đến …” hoặc “không đồng ý gia hạn #{n}, lý do …”."
    )
    return text(*lines)


def decided_notice(to: Person, row: Shown, by: str, words: str, paper: str, address: str) -> Text:
    """To who asked and who does the work."""
    if row.act == "refuse":
        said = f"Đồng chí {by} không đồng ý gia hạn, hạn giữ nguyên {_day(row.last_day)}:"
    elif row.act == "consent":
        said = f"Thời hạn đã được gia hạn từ {_day(row.last_day)} đến {_day(row.day)} theo {paper}:"
    else:
        said = f"Đồng chí {by} cho gia hạn từ {_day(row.last_day)} đến {_day(row.day)}:"
    return text(opening(to, address), said, line(b(named(row.task))), f"Ý kiến: “{words}”" if words else None)


def noted_notice(to: Person, row: Shown, asker: str, reason: str, paper: str, address: str) -> Text:
    """To the head or the office: asked for, but only a paper of the higher body moves it."""
    cited = f" tại {paper}" if paper else ""
    n = row.task.id
    return text(
        opening(to, address),
        f"Đồng chí {asker} báo xin gia hạn{cited}{' đến ' + _day(row.day) if row.day else ''}:",
        line(b(named(row.task))),
        f"Lý do: {reason}" if reason else None,
        f"Hạn vẫn là {_day(row.last_day)}. Khi cấp trên đồng ý, đề nghị gửi: “gia hạn #{n} đến … theo văn bản số … ngày …”.",
    )


def on_behalf(name: str) -> str:
    """Entered by the office for a named person."""
    return f"Văn phòng ghi theo ý kiến đồng chí {name}."


def matter(kind: str, task: Task) -> str:
    """One open matter in a question that lists codes."""
    return f"{code(task)} ({'gia hạn' if kind == 'extension' else 'hoàn thành'})"
