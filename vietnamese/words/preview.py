"""A report told before it is built: its figures, what would stand under each heading, what is missing."""

from collections.abc import Sequence

from vietnamese.numbers import format_number
from vietnamese.text import Line, Text, b, line, text
from vietnamese.words.gaps import capital

SHORT = 160


def heading(number: str, title: str) -> str:
    """A heading as it is called."""
    return f"{number}. {title}" if number else title


def written(words: str) -> str:
    """The beginning of a text."""
    return words if len(words) <= SHORT else f"{words[: words.rfind(' ', 0, SHORT)]}…"


def gathered(items: int, units: int) -> str:
    """Difficulties or proposals."""
    return f"{format_number(items)} nội dung của {format_number(units)} đơn vị"


def table(rows: int) -> str:
    """The table of what comes next."""
    return f"bảng {format_number(rows)} nhiệm vụ"


def statistics(units: int) -> str:
    """The table of figures."""
    return f"số liệu nêu trên, bảng {format_number(units)} đơn vị"


def blank(note: str) -> str:
    """What nobody has written yet, and who adds it: "chưa có nội dung (Văn phòng Sở bổ sung)"."""
    return f"chưa có nội dung ({note.removesuffix(' nội dung mục này')})"


def blanks(count: int) -> str:
    """Several units have not written yet."""
    return f"{format_number(count)} đơn vị chưa gửi nội dung"


def preview(
    report: str,
    day: str,
    figures: Sequence[str],
    headings: Sequence[tuple[str, Sequence[str]]],
    rows: int,
    empty: int,
    complete: int,
    total: int,
    doubts: int,
    period: str,
) -> Text:
    """The whole preview."""
    lines: list[str | Line] = [
        line(b(f"Xem trước {report}"), f" – số liệu tính đến hết ngày {day}"),
        *figures,
        "",
        *(line(b(name), f": {'; '.join(told)}") for name, told in headings if told),
    ]
    if rows:
        none = f", {format_number(empty)} dòng chưa có kết quả" if empty else ""
        lines.append(line(b("Phụ lục"), f": {format_number(rows)} dòng{none}"))
    lines += ["", f"Đã đủ {format_number(complete)}/{format_number(total)} đầu việc (“còn thiếu gì”)."]
    if doubts:
        lines.append(f"Còn {format_number(doubts)} điểm cần làm rõ (“rà soát báo cáo {period}”).")
    lines.append(f"Lấy tệp: “xuất word báo cáo {period}”.")
    return text(*lines)


def pages(count: int) -> str:
    """How long it would be."""
    return f"Tệp Word dài {format_number(count)} trang."


__all__ = [
    "blank",
    "blanks",
    "capital",
    "gathered",
    "heading",
    "pages",
    "preview",
    "statistics",
    "table",
    "written",
]
