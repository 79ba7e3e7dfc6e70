"""Sentences of gathering a report: what is still asked for, how to answer, how far it is."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from tasks.gaps import Gap
from tasks.model import Person, Task
from vietnamese.numbers import format_date, format_number
from vietnamese.text import Line, Text, b, line, text
from vietnamese.words.extension import opening
from vietnamese.words.tasks import code, named, printed

SAME, REPORT, NOT_OURS, LATER = (
    "Không thay đổi so với kỳ trước",
    "Báo cáo",
    "Không thuộc đơn vị tôi",
    "Để sau",
)
SHOWN = 8
NO_UNIT = "Chưa xác định đơn vị"
LACKS = {
    Gap.REPORT: "chưa có báo cáo trong kỳ",
    Gap.RESULT: "đã hoàn thành, chưa có nội dung kết quả",
    Gap.REASON: "quá hạn, chưa rõ vướng mắc, đang chờ ai",
}


class Missing(Protocol):
    """One task of which something is missing."""

    @property
    def task(self) -> Task: ...

    @property
    def gap(self) -> Gap: ...

    @property
    def last_told(self) -> date | None: ...


def same_all(count: int) -> str:
    """The first choice for several tasks at once."""
    return f"{SAME} (tất cả {count} việc)"


def ask(to: Person, report: str, cut_off: date, rows: Sequence[Missing], address: str, last: bool) -> Text:
    """What one person is asked for before a cut-off, all in one message; `last`: the last day of asking."""
    due = f"chốt số liệu {format_date(cut_off)}{', hôm nay là ngày làm việc cuối để bổ sung' if last else ''}"
    lines: list[str | Line] = [
        opening(to, address),
        f"{capital(report)} ({due}) còn thiếu {format_number(len(rows))} nội dung:",
        *missing_rows(rows),
        _how(rows),
    ]
    return text(*lines)


def own(report: str, cut_off: date, rows: Sequence[Missing]) -> Text:
    """The same on request."""
    return text(
        f"{capital(report)} (chốt số liệu {format_date(cut_off)}) còn thiếu {format_number(len(rows))} nội dung của đồng chí:",
        *missing_rows(rows),
        _how(rows),
    )


def missing_rows(rows: Sequence[Missing], shown: int = SHOWN) -> list[str | Line]:
    """Each task with what it lacks, once where all lack the same, and when it was last told of."""
    alike = len(rows) > 1 and len({row.gap for row in rows}) == 1
    lines: list[str | Line] = [f"{capital(LACKS[rows[0].gap])}:"] if alike else []
    for row in rows[:shown]:
        lacks = "" if alike else LACKS[row.gap]
        last = f"báo cáo gần nhất {format_date(row.last_told)}" if row.last_told else ""
        told = "; ".join(part for part in (lacks, last) if part)
        lines.append(line("- ", b(named(row.task, 80)), f" – {told}" if told else ""))
    if len(rows) > shown:
        lines.append(f"và {format_number(len(rows) - shown)} việc nữa: nhắn “còn thiếu gì”.")
    return lines


def _how(rows: Sequence[Missing]) -> str:
    said = [printed(row.task) or f"#{row.task.id}" for row in rows[:2]]
    if len(rows) == 1:
        return f"Trả lời ví dụ: “{said[0]} không đổi” hoặc “{said[0]} đạt 60%”."
    return f"Trả lời một lần: “1 tất cả” nếu không thay đổi, hoặc “{said[0]} không đổi, {said[1]} đạt 60%”."


def one(task: Task, gap: Gap, left: int, said: str | None) -> Text:
    """One task after the other."""
    more = f" (còn {format_number(left)} việc)" if left else ""
    return text(said, line(b(named(task, 80)), f" – {LACKS[gap]}{more}"))


def how_to_report(task: Task) -> Text:
    """After "Báo cáo" for one task."""
    said = printed(task) or f"#{task.id}"
    return text(
        f"Đề nghị ghi kết quả, ví dụ: “{said} đạt 60%, vướng kinh phí” hoặc “{said} xong, văn bản số …”."
    )


def which_not_ours() -> Text:
    """Which of several belongs elsewhere."""
    return text("Việc nào không thuộc đơn vị của đồng chí?")


def nothing_missing(report: str) -> Text:
    """The person owes nothing."""
    return text(f"{capital(report)}: không còn nội dung nào cần đồng chí bổ sung.")


def kept_same(rows: Sequence[tuple[Task, int]]) -> Text:
    """ "Không thay đổi" was stored for each, with its serial."""
    return text(
        *(
            line("Đã ghi nhận số ", b(f"{serial:06d}"), f": {code(task)} – không thay đổi.")
            for task, serial in rows
        )
    )


def kept_claim(tasks: Sequence[Task]) -> Text:
    """ "Không thuộc đơn vị tôi" went to the office."""
    listed = "; ".join(named(t, 50) for t in tasks)
    return text(f"Đã chuyển Văn phòng xem xét: {listed}. Trong khi chờ, việc này không hỏi lại đồng chí.")


def claim_told(task: Task, unit: str, person: str, said: str) -> Text:
    """To the office, which settles it."""
    return text(
        line(b(named(task, 80))),
        f"Đồng chí {person} ({unit or 'chưa rõ đơn vị'}) báo: “{said}”.",
        "Đề nghị xác định đơn vị chủ trì: gửi “việc không thuộc đơn vị”.",
    )


def settle_claim(task: Task, unit: str, person: str, said: str, left: int) -> Text:
    """One claim to settle."""
    more = f" Còn {format_number(left)} việc nữa." if left else ""
    return text(
        line(b(named(task, 80)), f" – đang giao {unit or 'chưa xác định đơn vị'}"),
        f"Đồng chí {person} báo: “{said}”. Đơn vị nào chủ trì?{more}",
    )


def stays(unit: str) -> str:
    """The first choice of settling a claim."""
    return f"Vẫn thuộc {unit}"


def claim_settled(task: Task, unit: str, moved: bool) -> str:
    """What came of a claim."""
    return f"{code(task)} {'chuyển' if moved else 'vẫn thuộc'} {unit}."


def claim_answer(task: Task, unit: str, moved: bool) -> Text:
    """To who claimed it, and to the head of the unit that it went to."""
    if moved:
        return text(line(b(named(task, 80))), f"Văn phòng đã xác định đơn vị chủ trì: {unit}.")
    return text(
        line(b(named(task, 80))), f"Văn phòng xác định việc này vẫn thuộc {unit}. Đề nghị tiếp tục báo cáo."
    )


def no_claims() -> Text:
    """Nothing to settle."""
    return text("Không có việc nào được báo là không thuộc đơn vị.")


def progress(
    report: str,
    cut_off: date,
    days_left: int,
    complete: int,
    total: int,
    per_gap: Sequence[tuple[Gap, int]],
    rows: Sequence[tuple[str, Sequence[str]]],
    blanks: Sequence[tuple[str, Sequence[str]]],
    claims: int,
    people: bool,
) -> Text:
    """How far a report is gathered: counts, units (or persons) in the agency's order, headings, open claims."""
    lines: list[str | Line] = [
        line(
            "Thu ", report, ": ", b(f"đã đủ {format_number(complete)}/{format_number(total)}"), " đầu việc."
        ),
        f"Chốt số liệu {format_date(cut_off)}{_left(days_left)}.",
    ]
    if per_gap:
        lines.append(
            f"Còn thiếu: {'; '.join(f'{format_number(n)} đầu việc {LACKS[gap]}' for gap, n in per_gap)}."
        )
    lines += [line("- ", b(name), f": {_listed(codes)}") for name, codes in rows]
    if blanks:
        lines.append("Nội dung các mục:")
        lines += [line("- ", b(heading), f": chưa có của {'; '.join(units)}") for heading, units in blanks]
    if claims:
        lines.append(
            f"Có {format_number(claims)} việc báo không thuộc đơn vị: gửi “việc không thuộc đơn vị”."
        )
    if not rows and not blanks:
        lines.append("Các đơn vị đã báo cáo đủ.")
    elif not people and rows:
        lines.append(f"Danh sách theo người: gửi “ai chưa {report}”.")
    return text(*lines)


def _left(days: int) -> str:
    if days < 0:
        return " (đã qua)"
    return " (hôm nay là ngày làm việc cuối)" if days == 0 else f" (còn {format_number(days)} ngày làm việc)"


def _listed(codes: Sequence[str]) -> str:
    shown = ", ".join(codes[:8])
    return f"{format_number(len(codes))} ({shown}{', …' if len(codes) > 8 else ''})"


def to_office(text_of: Text, to: Person, address: str) -> Text:
    """The office is told how far it is on the days of the chase."""
    return text(opening(to, address)) + text_of


def capital(words: str) -> str:
    """The words with a capital at the front."""
    return words[:1].upper() + words[1:]


def short(task: Task) -> str:
    """A task as a choice."""
    return named(task, 45)


def rest() -> Text:
    """The others are kept for later."""
    return text("Các việc còn lại: gửi “còn thiếu gì”.")


def line_of(said: str) -> Text:
    """One line before what follows."""
    return text(said)


def joined(said: str, then: Text) -> Text:
    """What was stored, and that nothing is left."""
    return text(said) + then


def noted(count: int, period: str) -> str:
    """Under a report that goes out with gaps."""
    return f"Còn {format_number(count)} đầu việc thiếu nội dung: gửi “còn thiếu gì cho báo cáo {period}”."


def days_set(days: int) -> Text:
    """On which day the chase begins."""
    return text(
        f"Từ nay, trước ngày chốt số liệu {format_number(days)} ngày làm việc, hệ thống hỏi những nội dung báo cáo còn thiếu; "
        "hỏi lại một lần vào ngày làm việc cuối."
    )
