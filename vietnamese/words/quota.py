"""Sentences about a bot's month: what passed, what is left, what gives way."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tasks.model import local_date
from vietnamese.numbers import format_number, format_percent
from vietnamese.text import Line, Text, b, line, text

GIVES_WAY = (
    "",
    "Thông báo được gộp vào sáng ngày làm việc kế tiếp, nhắc việc gộp vào đầu tuần (trừ việc hết hạn trong hôm nay, ngày mai).",
    "Tạm dừng bản tổng hợp tự gửi; thông báo, nhắc việc được gộp. Xem tổng hợp bằng cách hỏi trong nhóm.",
    "Tạm dừng bản tổng hợp và nhắc việc; chỉ còn trả lời, đôn đốc và thông báo gộp.",
    "Chỉ còn trả lời; đôn đốc và thông báo gộp vào sáng ngày làm việc kế tiếp.",
)


@dataclass(frozen=True, slots=True)
class Row:
    """One bot's month as it is shown."""

    bot_id: str
    name: str
    received: int
    sent: int
    both_ways: bool
    limit: int
    left: int
    ahead: float
    ease: int
    people: int
    room: int
    parked: bool


def state(rows: Sequence[Row], now: datetime) -> Text:
    """The answer to "hạn mức Zalo còn bao nhiêu"."""
    if not rows:
        return text("Chưa có bot Zalo nào được dùng trong tháng này.")
    day = local_date(now)
    head = f"Hạn mức Zalo tháng {day.month}/{day.year}:"
    return text(head, *(one for row in rows for one in _lines(row)))


def _lines(row: Row) -> list[Line | str]:
    used = row.received + row.sent if row.both_ways else row.sent
    counted = f"nhận {format_number(row.received)}, gửi {format_number(row.sent)}"
    note = "" if row.both_ways else "; chỉ tính tin gửi"
    if row.limit:
        share = format_percent(round(100 * row.left / row.limit, 1))
        first = line(
            f"- {row.name}: còn ",
            b(f"{format_number(row.left)} tin"),
            f" ({share}); đã dùng {format_number(used)}/{format_number(row.limit)} ({counted}{note}).",
        )
    else:
        first = line(f"- {row.name}: đã dùng {format_number(used)} tin ({counted}{note}); không giới hạn.")
    found: list[Line | str] = [first, f"  Đã liên kết {row.people}/{row.room} người."]
    if row.limit and row.ahead < 0.95:
        ending = round(used / (1 - row.ahead))
        found.append(f"  Với mức dùng hiện nay, cả tháng khoảng {format_number(ending)} tin.")
    if row.parked:
        found.append(
            "  Zalo báo hết hạn mức: tin chờ gửi đang được giữ lại. Gửi “gửi tiếp zalo” để thử lại ngay."
        )
    elif row.ease:
        found.append(f"  {GIVES_WAY[row.ease]}")
    return found


def runs_low(row: Row, now: datetime) -> Text:
    """To the office when a bot's month runs low: once for each step."""
    day = local_date(now)
    return text(
        line(
            f"Hạn mức Zalo tháng {day.month} của {row.name} còn ",
            b(f"{format_number(row.left)}/{format_number(row.limit)} tin"),
            f", trong khi tháng còn {format_percent(round(100 * row.ahead))}.",
        ),
        GIVES_WAY[row.ease],
    )


def summary_left_out(group: str) -> Text:
    """To the office: a summary was not posted because the month runs low."""
    return text(
        f"Bản tổng hợp định kỳ vào nhóm “{group}” không tự gửi vì hạn mức Zalo còn ít. "
        "Trong nhóm, nhắc tên bot và gửi “tổng hợp tiến độ” để xem ngay."
    )


def waits(moment: str) -> Line:
    """Under an answer: what it sends to others goes in the morning."""
    return line(f"Hạn mức Zalo còn ít nên ý kiến này được gửi lúc {moment}.")


def nearly_full(name: str, count: int, room: int) -> Text:
    """To the office: a bot has as many people as its platform serves."""
    return text(
        f"{name} đã liên kết {count}/{room} người. Zalo không phục vụ người tiếp theo trên bot này: "
        "đề nghị quản trị tạo thêm bot và hướng dẫn đơn vị mới dùng bot đó."
    )


def short(row: Row) -> str:
    """One line for `doctor`."""
    used = row.received + row.sent if row.both_ways else row.sent
    if not row.limit:
        return f"đã dùng {format_number(used)} tin, không giới hạn"
    parked = "; đang giữ lại vì Zalo báo hết" if row.parked else ""
    way = "đang tiết kiệm: " + GIVES_WAY[row.ease][0].lower() + GIVES_WAY[row.ease][1:] if row.ease else ""
    return f"còn {format_number(row.left)}/{format_number(row.limit)} tin{parked}{'; ' + way if way else ''}"
