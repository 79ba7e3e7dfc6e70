"""The words of the workbook by which the office checks a plan that was read."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from tasks.model import CONTAINERS, NodeType
from vietnamese.numbers import format_date, format_number
from vietnamese.text import Text, text
from vietnamese.words.plans import FLAGS, MISSING
from vietnamese.words.states import NODE

NAME = "Danh sách rà soát"
GRAINS = {"recurring": "định kỳ", "condition": "theo điều kiện", "ongoing": "thường xuyên"}


def note(day: date) -> str:
    """Of which moment the list is."""
    return f"Đọc ngày {format_date(day)}, chưa nhập"


def here(count: int, doubtful: int) -> Text:
    """The file is there; the plan still waits."""
    return text(
        f"Danh sách rà soát có {format_number(count)} dòng, {format_number(doubtful)} dòng cần kiểm tra.",
        "Kế hoạch chưa được lưu; sau khi kiểm tra, đề nghị đồng chí chọn:",
    )


def row(record: Mapping[str, Any], missing: Sequence[str]) -> dict[str, Any]:
    """One node as the values of the workbook's row."""
    kind, due = NodeType(record["node_type"]), record.get("due") or {}
    names = (record.get("lead_unit"), record.get("lead_person"), record.get("presiding_position"))
    return {
        "path": record["path"],
        "level": NODE[kind],
        "title": record["title"] or record.get("label") or "",
        "who": "; ".join(name for name in names if name),
        "said": due.get("text") or "",
        "understood": understood(due),
        "last_day": due["range"].split("/")[1] if due.get("range") else None,
        "target": record.get("target") or "",
        "doubts": "; ".join(_doubt(flag) for flag in record.get("flags") or ()),
        "missing": "; ".join(MISSING[code] for code in missing),
        "bold": kind in CONTAINERS,
    }


def _doubt(flag: Mapping[str, Any]) -> str:
    said = FLAGS.get(flag["code"], flag["code"])
    return f"{said} ({flag['note']})" if flag.get("note") else said


def understood(due: Mapping[str, Any]) -> str:
    """How a deadline was read: "từ 1/9/2026 đến 30/9/2026", "ngày 30/9/2026", "theo điều kiện", "" for none."""
    if due.get("grain") in GRAINS:
        return GRAINS[due["grain"]]
    if not due.get("range"):
        return "không xác định" if due.get("text") else ""
    first, last = (format_date(date.fromisoformat(day)) for day in due["range"].split("/"))
    return f"ngày {last}" if first == last else f"từ {first} đến {last}"
