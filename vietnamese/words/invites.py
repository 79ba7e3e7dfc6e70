"""Sentences about one-time codes."""

from collections.abc import Sequence
from datetime import datetime

from vietnamese.numbers import format_date


def several(name: str, units: Sequence[str]) -> str:
    """A name borne by two."""
    return f"Có {len(units)} người tên “{name}” ({'; '.join(units)}). Đề nghị ghi “{name} (đơn vị)”."


def nobody(name: str) -> str:
    """A name that the roster does not have."""
    return f"Không có “{name}” trong danh sách cán bộ. Đề nghị kiểm tra họ tên hoặc nạp lại danh sách."


def no_unit(name: str) -> str:
    """A unit that the roster does not have."""
    return f"Không có đơn vị “{name}” trong danh sách."


SHEET_TITLE = "Phiếu mã liên kết"
SHEET_NOTE = "Mỗi mã dùng một lần, chỉ giao cho người có tên"
HOW = "Cách dùng: mở cuộc trò chuyện với hệ thống trên Telegram hoặc Zalo, gửi “mã” kèm mã dưới đây."
COLUMNS = ("Họ và tên", "Mã", "Có hạn đến")


def until(moment: datetime) -> str:
    """How long a code is good."""
    return f"{moment.hour}:{moment.minute:02d} {format_date(moment.date())}"
