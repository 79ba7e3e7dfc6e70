"""Sentences about how a plan was read: what the file hides, which column was taken for what."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from vietnamese.numbers import format_date, format_number
from vietnamese.text import Text, text

COLUMNS, LIST = "Cột của bảng", "Tải danh sách rà soát (Excel)"

# What a column holds, as the office says it; the first words of each are shown, all are understood.
ROLES: Mapping[str, tuple[str, ...]] = {
    "number": ("số thứ tự", "stt", "tt", "số"),
    "title": ("nội dung nhiệm vụ", "nội dung", "nhiệm vụ", "tên nhiệm vụ"),
    "work": ("nội dung công việc", "công việc"),
    "start": ("thời gian bắt đầu", "bắt đầu", "ngày bắt đầu"),
    "deadline": ("thời hạn", "hạn", "thời gian", "thời gian hoàn thành", "thời gian thực hiện", "tiến độ"),
    "target": ("khối lượng, sản phẩm", "sản phẩm", "khối lượng", "chỉ tiêu", "số lượng"),
    "who": ("đơn vị thực hiện", "đơn vị", "đơn vị chủ trì", "người thực hiện", "đơn vị, cá nhân thực hiện"),
    "presiding": ("chủ trì thực hiện", "chức danh chủ trì", "người chủ trì", "chủ trì"),
    "coordinating": ("đơn vị phối hợp", "phối hợp"),
    "result": ("kết quả thực hiện", "kết quả"),
    "status": ("tình trạng", "trạng thái"),
    "quantity": ("số lượng giao", "kế hoạch giao", "kế hoạch năm", "chỉ tiêu giao"),
    "measure": ("đơn vị tính", "đvt"),
    "internal": ("hạn nội bộ", "thời hạn nội bộ"),
    "source": ("văn bản giao", "nguồn giao"),
    "note": ("ghi chú",),
    "other": ("không dùng", "bỏ qua", "không lấy"),
}


def notices(read: Mapping[str, Any]) -> list[str]:
    """One line for each remark on the document as a whole."""
    return [_NOTICES[w["code"]](w) for w in read.get("warnings") or () if w["code"] in _NOTICES]


def _hidden_rows(notice: Mapping[str, Any]) -> str:
    count = format_number(len(notice["rows"]))
    return f"Trang tính “{notice['sheet']}” có {count} dòng đang ẩn, chưa đọc; nếu cần, đề nghị bỏ ẩn rồi gửi lại."


def _hidden_sheet(notice: Mapping[str, Any]) -> str:
    return f"Trang tính “{notice['sheet']}” đang ẩn, chưa đọc; nếu cần, đề nghị bỏ ẩn rồi gửi lại."


def _columns_guessed(notice: Mapping[str, Any]) -> str:
    found = named_columns(notice["columns"])
    return f"Bảng không có dòng tiêu đề, hệ thống hiểu {found}; nếu sai, đề nghị gửi, ví dụ, “cột 4 là thời hạn”."


_NOTICES = {
    "hidden_rows": _hidden_rows,
    "hidden_sheet": _hidden_sheet,
    "columns_guessed": _columns_guessed,
}


def named_columns(mapping: Mapping[str, str]) -> str:
    """ "cột 1 số thứ tự, cột 2 nội dung nhiệm vụ"."""
    return ", ".join(f"cột {n} {ROLES[role][0]}" for n, role in mapping.items())


def columns(mapping: Mapping[str, str], header: Sequence[str]) -> Text:
    """Each column with its printed heading and what it was taken for, and how to correct it."""
    if not mapping:
        return text("Kế hoạch này không ở dạng bảng nên không có cột để sửa.")
    printed = dict(enumerate(header, 1))
    rows = []
    for n, role in mapping.items():
        name = " ".join((printed.get(int(n)) or "").split())
        rows.append(f"- cột {n}{f' “{name}”' if name else ''}: {ROLES[role][0]}")
    return text("Cột của bảng được hiểu như sau:", *rows, "Nếu sai, đề nghị gửi, ví dụ, “cột 4 là thời hạn”.")


def corrected(mapping: Mapping[str, str]) -> list[str]:
    """That columns were read as the office had said, for this file or for one with the same headings."""
    return [f"Đọc theo cách hiểu đã sửa: {named_columns(mapping)}."] if mapping else []


def no_such_column(number: int, most: int) -> Text:
    """A column that the table does not have."""
    return text(f"Bảng có {most} cột, không có cột {number}. Đề nghị ghi lại.")


def unknown_role(said: str) -> Text:
    """What a column should be was not understood."""
    known = ", ".join(names[0] for names in ROLES.values())
    return text(f"Chưa rõ “{said}”. Một cột có thể là: {known}.")


def cut_off_ahead(day: date) -> Text:
    """Results cannot be reported up to a day that has not come."""
    return text(f"Ngày {format_date(day)} chưa đến. Đề nghị ghi lại ngày của kết quả.")
