"""Sentences about the agency's list of abbreviations, which reports write in full."""

from collections.abc import Mapping

from vietnamese.numbers import format_number
from vietnamese.text import Text, b, line, text

HOW = "Thêm: “viết tắt HTX là hợp tác xã”. Bỏ: “bỏ viết tắt HTX”."


def kept(short: str, full: str, before: str | None) -> Text:
    """An entry stands."""
    was = f" (trước đây: {before})" if before and before != full else ""
    return text(line("Từ nay báo cáo viết ", b(short), f" là “{full}”{was}."))


def dropped(short: str) -> Text:
    """An entry was taken out."""
    return text(f"Đã bỏ {short} khỏi danh sách viết tắt.")


def unknown(short: str) -> Text:
    """Nothing to take out."""
    return text(f"{short} không có trong danh sách viết tắt.", HOW)


def listed(entries: Mapping[str, str]) -> Text:
    """The whole list."""
    if not entries:
        return text("Danh sách viết tắt của cơ quan chưa có mục nào.", HOW)
    rows = [f"- {short}: {full}" for short, full in sorted(entries.items())]
    return text(f"Danh sách viết tắt ({format_number(len(rows))}), báo cáo viết đầy đủ:", *rows, HOW)


def marks_note(given: list[str], missing: list[str]) -> list[str]:
    """Under a report: which rows hold sentences that were typed without marks."""
    rows = []
    if given:
        rows.append(f"Câu gõ không dấu, hệ thống đã thêm dấu, đề nghị đọc lại: {_few(given)}.")
    if missing:
        rows.append(f"Câu gõ không dấu, cần thêm dấu khi biên tập: {_few(missing)}.")
    return rows


def _few(codes: list[str]) -> str:
    return ", ".join(codes[:8]) + (f" và {format_number(len(codes) - 8)} dòng nữa" if len(codes) > 8 else "")
