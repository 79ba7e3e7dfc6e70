"""Sentences about who set a plan's deadlines and by which paper."""

from vietnamese.numbers import format_number

MEND = "“nguồn giao cấp trên”, “nguồn giao nội bộ” hoặc “nguồn giao QĐ 184/QĐ-UBND”"
HIGHER_NAMES = (
    "cấp trên",
    "ubnd tỉnh",
    "ubnd",
    "tỉnh ủy",
    "tỉnh",
    "bộ",
    "cấp trên giao",
    "chủ tịch ubnd tỉnh",
)
OWN_NAMES = (
    "nội bộ",
    "cơ quan",
    "sở",
    "lãnh đạo sở",
    "giám đốc sở",
    "cơ quan mình",
    "trong cơ quan",
    "đơn vị",
)


CHAT, COMMAND = f"Nếu khác, đề nghị gửi {MEND}.", "Nếu khác, thêm --source."


def source(
    document: str,
    higher: bool,
    sure: bool,
    own_rows: int,
    higher_rows: int,
    two_days: int,
    mend: str = CHAT,
) -> list[str]:
    """Who set the deadlines; how to say otherwise."""
    by = "cấp trên giao, chỉ đổi khi cấp trên đồng ý" if higher else "cơ quan đặt, lãnh đạo được gia hạn"
    found = "thời hạn do" if sure else "không rõ cơ quan ban hành; tạm hiểu thời hạn do"
    rows = [f"Nguồn giao: {document}{';' if sure else ','} {found} {by}. {mend}"]
    if own_rows:
        part = f", trong đó {format_number(higher_rows)} việc do cấp trên giao" if higher_rows else ""
        rows.append(f"{format_number(own_rows)} việc ghi nguồn giao riêng{part}.")
    if two_days:
        rows.append(f"{format_number(two_days)} việc ghi cả hạn cấp trên giao và hạn nội bộ.")
    return rows


def not_understood() -> str:
    """Neither a body nor a paper was recognised."""
    return f"Chưa rõ nguồn giao. Đề nghị gửi {MEND}."
