"""Sentences around the headings of a report that units write."""

from collections.abc import Sequence
from datetime import date

from tasks.model import Person
from vietnamese.numbers import format_date, format_number
from vietnamese.text import Line, Text, b, line, text
from vietnamese.words.extension import opening

WAITING = " (chờ trưởng đơn vị duyệt)"
TO_HEAD, INTO_REPORT, AGAIN, NO = "Gửi trưởng đơn vị duyệt", "Đưa vào báo cáo", "Viết lại", "Hủy"
KEEP_LAST, SEND_BACK = "Dùng nguyên văn kỳ trước", "Trả lại"
SHOWN = 1500


def heading(key: str, title: str) -> str:
    """How a heading is called."""
    return f"mục {key}. {title}"


# How a Word file can be handed in where the reader is: in the chat, not at all, or over a page.
WORD = {"chat": " hoặc tệp Word (.docx)", "none": ""}
PAGE = " hoặc tệp Word (.docx) qua trang nộp tệp (gửi “gửi tệp” để nhận liên kết)"
OR_WORD = {"chat": ", hoặc tệp Word kèm chú thích “mục {}”", "none": ""}
OR_PAGE = ", hoặc nộp tệp Word qua trang nộp tệp (gửi “gửi tệp”) với ghi chú “mục {}”"


def blank(unit: str) -> str:
    """The marked blank in the report."""
    return f"{unit} bổ sung nội dung mục này"


def please_write(
    to: Person,
    report: str,
    cut_off: date,
    names: Sequence[str],
    first: str,
    address: str,
    way: str = "chat",
) -> Text:
    """To the head before a cut-off: which headings wait for the unit's text."""
    return text(
        opening(to, address),
        f"{report[:1].upper()}{report[1:]} (chốt số liệu {format_date(cut_off)}) cần nội dung của đơn vị ở:",
        *(line("- ", b(name)) for name in names),
        f"Gửi “viết mục {first}”, hoặc “mục {first}: …”{OR_WORD.get(way, OR_PAGE).format(first)}.",
    )


def to_do(name: str, waits: bool) -> str:
    """A heading that waits for its text, or for the head's word on it."""
    return f"{name} (đã có nội dung, chờ đồng chí duyệt)" if waits else name


def write(name: str, report: str, unit: str, before: str, when: str, way: str = "chat") -> Text:
    """Asks for the text; the last period's is the starting text."""
    rows: list[str | Line] = [
        line(b(name[:1].upper() + name[1:])),
        f"{report[:1].upper()}{report[1:]}, {unit}.",
    ]
    if before:
        rows += [f"Nội dung kỳ trước ({when}):", *_quoted(before)]
    rows.append(f"Đề nghị gửi nội dung bằng tin nhắn{WORD.get(way, PAGE)}.")
    return text(*rows)


def card(name: str, report: str, unit: str, words: str, by_head: bool) -> Text:
    """What is about to be handed in."""
    count = format_number(len(words.split()))
    return text(
        line(b(name[:1].upper() + name[1:])),
        f"{report[:1].upper()}{report[1:]}, {unit}, {count} từ:",
        *_quoted(words),
        "Đưa nội dung này vào báo cáo?" if by_head else "Gửi nội dung này để trưởng đơn vị duyệt?",
    )


def _quoted(words: str) -> list[str]:
    shown = words if len(words) <= SHOWN else f"{words[:SHOWN].rstrip()}… (còn nữa)"
    return f"“{shown}”".split("\n")


def kept(name: str, unit: str, passed: bool, serial: int) -> Text:
    """The text was stored."""
    what = "đã đưa vào báo cáo" if passed else "đang chờ trưởng đơn vị duyệt"
    return text(line("Đã ghi nhận ", b(f"{name} – {unit}"), f" (bản số {serial}): {what}."))


def please_pass(to: Person, name: str, key: str, unit: str, who: str, words: str, address: str) -> Text:
    """To the head, who passes or mends it."""
    return text(
        opening(to, address),
        f"Đồng chí {who} gửi nội dung {name} – {unit}:",
        *_quoted(words),
        f"Trả lời: “duyệt mục {key}”, “trả lại mục {key}, lý do …”, hoặc sửa bằng cách gửi “mục {key}: nội dung mới”.",
    )


def passed(name: str, unit: str) -> Text:
    """The head passed it."""
    return text(line(b(f"{name[:1].upper()}{name[1:]} – {unit}"), " đã đưa vào báo cáo."))


def sent_back(name: str, unit: str, said: str) -> Text:
    """To who wrote it."""
    return text(
        line(b(f"{name[:1].upper()}{name[1:]} – {unit}"), f" được trả lại: “{said}”."), "Đề nghị viết lại."
    )


def sent_back_done(name: str) -> Text:
    """To the head who sent it back."""
    return text(f"Đã trả lại nội dung {name} cho người viết.")


def which(names: Sequence[str]) -> Text:
    """The heading was not said clearly."""
    listed = "; ".join(names)
    return text(f"Chưa rõ mục nào. Đơn vị của đồng chí viết: {listed}. Đề nghị ghi, ví dụ “viết mục II”.")


def nothing_owed(report: str) -> Text:
    """No heading of this report belongs to the person's unit."""
    return text(f"{report[:1].upper()}{report[1:]}: không có mục nào giao đơn vị của đồng chí viết.")


def nothing_waits() -> Text:
    """Nothing to pass."""
    return text("Không có nội dung mục nào chờ đồng chí duyệt.")


def not_read(name: str) -> Text:
    """The Word file gave no text."""
    return text(
        f"Hệ thống chưa đọc được nội dung của tệp “{name}”. Đề nghị gửi tệp .docx có chữ hoặc nhắn nội dung."
    )


def send_again(way: str = "chat") -> Text:
    """After "Viết lại"."""
    return text(f"Đề nghị gửi lại nội dung bằng tin nhắn{WORD.get(way, PAGE)}.")


def reading(name: str) -> str:
    """The source of a text that came as a file."""
    return f"tệp {name}"
