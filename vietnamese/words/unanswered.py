"""What nobody has answered: one message to who is asked, later one to the office, which speaks in person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tasks.model import Person, Role, Task
from vietnamese.numbers import format_date
from vietnamese.text import Line, Text, b, line, text
from vietnamese.words.extension import opening
from vietnamese.words.tasks import code, named

SHOWN = 4
EXTENSION, COMPLETION, ASSIGNMENT = "extension", "completion", "assignment"


@dataclass(frozen=True, slots=True)
class Waiting:
    """One request without an answer: of which kind, by whom, since when; `day` is the last day asked for."""

    kind: str
    task: Task
    asker: str
    since: date
    day: date | None = None
    deciders: tuple[str, ...] = ()


def to_decider(to: Person, rows: Sequence[Waiting], address: str) -> Text:
    """Asked again, by rank; a leader is told, never reminded."""
    head = "các đề nghị sau đang xin ý kiến đồng chí" if to.has(Role.LEADER) else _waits(rows)
    lines: list[str | Line] = [f"{opening(to, address)} {head}:"]
    for row in rows[:SHOWN]:
        lines += [_row(row), f"  Trả lời: {_how(row)}."]
    return text(*lines, *_more(rows))


def _more(rows: Sequence[Waiting]) -> list[str]:
    """The others by their codes: nothing that is told once is left out."""
    rest = rows[SHOWN:]
    return [f"và {len(rest)} nội dung nữa: {', '.join(code(row.task) for row in rest)}."] if rest else []


def _waits(rows: Sequence[Waiting]) -> str:
    given = [row for row in rows if row.kind == ASSIGNMENT]
    if len(given) == len(rows):
        return "nhiệm vụ sau đã giao, đang chờ đồng chí báo tiếp nhận"
    return "các nội dung sau đang chờ đồng chí" if given else "các đề nghị sau đang chờ đồng chí"


def to_office(to: Person, rows: Sequence[Waiting], days: int, address: str) -> Text:
    """The office speaks in person; nothing goes above a leader by itself."""
    lines: list[str | Line] = [
        opening(to, address),
        f"Sau {days} ngày làm việc các nội dung sau chưa được trả lời, đề nghị Văn phòng trao đổi trực tiếp:",
    ]
    for row in rows[:SHOWN]:
        names = ", ".join(f"đồng chí {n}" for n in row.deciders)
        lines += [
            _row(row),
            f"  {'Người tiếp nhận' if row.kind == ASSIGNMENT else 'Người cho ý kiến'}: {names or 'chưa xác định'}.",
        ]
    return text(*lines, *_more(rows))


def _row(row: Waiting) -> Line:
    if row.kind == ASSIGNMENT:
        told = f"đồng chí {row.asker} giao ngày {format_date(row.since)}, chưa có báo tiếp nhận"
        return line("- ", b(named(row.task, 80)), f" – {told}")
    said = (
        "báo hoàn thành" if row.kind == COMPLETION else f"xin gia hạn đến {format_date(row.day or row.since)}"
    )
    return line(
        "- ", b(named(row.task, 80)), f" – đồng chí {row.asker} {said}, gửi ngày {format_date(row.since)}"
    )


def _how(row: Waiting) -> str:
    n = row.task.id
    if row.kind == ASSIGNMENT:
        return f"“đã nhận #{n}”, hoặc báo cáo tiến độ"
    if row.kind == COMPLETION:
        return f"“xác nhận #{n} hoàn thành” hoặc “trả lại #{n}, lý do …”"
    return f"“duyệt gia hạn #{n}” hoặc “không đồng ý gia hạn #{n}, lý do …”"
