"""Sentences about rows that name several leading units."""

from collections.abc import Mapping, Sequence
from typing import Any

from vietnamese.numbers import format_number
from vietnamese.words.tasks import short_title

SHOWN = 3
WHOLE = ("không tách", "giữ nguyên không tách", "bỏ tách", "không tách việc")


def part(title: str, unit: str) -> str:
    """The title of one unit's part."""
    return f"{title.rstrip(' .;')} (phần của {unit})"


CHAT, COMMAND = "Nếu không tách, đề nghị gửi “không tách”.", "Nếu không tách, thêm --whole."


def split(rows: Sequence[tuple[Mapping[str, Any], Sequence[str]]], mend: str = CHAT) -> list[str]:
    """Which rows became two, and how to take it back."""
    if not rows:
        return []
    shown = "; ".join(
        f"{r['path']} {short_title(r['title'], 50)} ({', '.join(units)})" for r, units in rows[:SHOWN]
    )
    more = "; …" if len(rows) > SHOWN else ""
    return [
        f"{format_number(len(rows))} việc ghi nhiều đơn vị chủ trì, được tách thành việc con cho từng đơn vị: {shown}{more}. {mend}"
    ]
