"""Sentences about one-time codes."""

from collections.abc import Sequence


def several(name: str, units: Sequence[str]) -> str:
    """A name borne by two."""
    return f"Có {len(units)} người tên “{name}” ({'; '.join(units)}). Đề nghị ghi “{name} (đơn vị)”."


def nobody(name: str) -> str:
    """A name that the roster does not have."""
    return f"Không có “{name}” trong danh sách cán bộ. Đề nghị kiểm tra họ tên hoặc nạp lại danh sách."


def no_unit(name: str) -> str:
    """A unit that the roster does not have."""
    return f"Không có đơn vị “{name}” trong danh sách."
