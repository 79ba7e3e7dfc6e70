"""Sentences about a plan that comes in: refusals, the preview card, what was stored."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from tasks.model import CONTAINERS, MILESTONES, NodeType, Task
from vietnamese.numbers import format_number
from vietnamese.text import Line, Text, b, line, text
from vietnamese.words.plan_reading import notices
from vietnamese.words.states import NODE
from vietnamese.words.tasks import named, short_title

IMPORT, UPDATE, CANCEL, NEW_TASK = "Nhập kế hoạch", "Cập nhật kế hoạch", "Hủy", "Là nhiệm vụ mới"
SHOWN = 5
OTHER_FIELDS: Mapping[str, str] = {
    "node_type": "cấp",
    "label": "nhãn",
    "kind": "nhóm nhiệm vụ",
    "lead_person_id": "người thực hiện",
    "presiding_position": "chức danh chủ trì",
    "coordinating_unit_ids": "đơn vị phối hợp",
    "deadline_source": "nguồn giao",
    "internal_last_day": "hạn nội bộ",
    "due_start": "ngày bắt đầu",
}

REFUSED: Mapping[str, str] = {
    "old_word": "Đây là tệp Word cũ (.doc). Đề nghị mở bằng Word, chọn “Lưu dưới dạng” .docx rồi gửi lại.",
    "old_excel": "Đây là tệp Excel cũ (.xls). Đề nghị lưu dưới dạng .xlsx rồi gửi lại.",
    "macros": "Tệp có chứa macro nên không được nhận. Đề nghị lưu dưới dạng .docx rồi gửi lại.",
    "encrypted": "Tệp đang đặt mật khẩu nên không đọc được. Đề nghị bỏ mật khẩu rồi gửi lại.",
    "broken": "Tệp bị hỏng, không mở được. Đề nghị mở và lưu lại bằng Word rồi gửi lại.",
    "too_big": "Tệp lớn hơn 20 MB. Đề nghị bỏ bớt ảnh rồi gửi lại.",
    "bomb": "Tệp nén bất thường nên không được nhận. Đề nghị lưu lại bằng Word rồi gửi lại.",
    "unsafe": "Tệp có nội dung không an toàn nên không được nhận. Đề nghị lưu lại bằng Word rồi gửi lại.",
    "scanned": "Đây là bản quét (chỉ có hình ảnh) nên không đọc được chữ. Đề nghị gửi tệp Word hoặc Excel gốc.",
    "no_pdf_reader": "Bản cài đặt này chưa đọc được tệp PDF. Đề nghị gửi tệp Word (.docx) hoặc Excel (.xlsx) của kế hoạch.",
    "no_tasks": "Không tìm thấy danh sách nhiệm vụ trong tệp. Đề nghị gửi tệp có bảng nhiệm vụ (nội dung, thời gian, đơn vị thực hiện).",
    "not_tasks": "Tệp này là bảng chỉ tiêu hoặc dự toán, không phải danh sách nhiệm vụ. Đề nghị gửi tệp kế hoạch có bảng nhiệm vụ.",
    "empty": "Tệp không có nội dung. Đề nghị kiểm tra và gửi lại.",
    "unknown_type": "Hệ thống đọc kế hoạch từ tệp Word (.docx), Excel (.xlsx) hoặc PDF có chữ. Đề nghị gửi một trong các loại tệp này.",
    "too_slow": "Tệp quá lớn hoặc quá phức tạp nên không đọc được trong thời gian cho phép. Đề nghị tách nhỏ rồi gửi lại.",
}
RENAMED: Mapping[str, str] = {
    "old_word": "Tệp có đuôi {suffix} nhưng bên trong là Word cũ (.doc); đổi đuôi tên tệp là chưa đủ. Đề nghị mở bằng Word, chọn “Lưu dưới dạng” .docx rồi gửi lại.",
    "old_excel": "Tệp có đuôi {suffix} nhưng bên trong là Excel cũ (.xls); đổi đuôi tên tệp là chưa đủ. Đề nghị mở bằng Excel, chọn “Lưu dưới dạng” .xlsx rồi gửi lại.",
}
UNREADABLE = "Không đọc được tệp này. Đề nghị mở và lưu lại bằng Word (.docx) rồi gửi lại."

FLAGS: Mapping[str, str] = {
    "deadline_before_plan": "thời hạn trước ngày ban hành kế hoạch",
    "deadline_conflict": "thời hạn ghi hai nơi khác nhau",
    "year_inferred": "thời hạn không ghi năm, lấy theo năm kế hoạch",
    "unit_inferred": "đơn vị suy từ ô khác",
    "unit_unknown": "đơn vị chưa có trong danh sách cơ quan",
    "target_in_title": "chỉ tiêu ghi trong tên nhiệm vụ, cột chỉ tiêu không có hoặc khác",
    "units_differ": "đơn vị (hoặc đơn vị tính) ghi hai nơi khác nhau",
    "duplicate": "trùng nội dung",
    "several_leads": "nhiều đơn vị chủ trì",
    "damaged_number": "số văn bản có thể sai",
    "empty_container": "mục không có nội dung",
}

# Only counted: certain enough, or told by name on a line of its own.
TOLD_ELSEWHERE = ("year_inferred", "unit_inferred", "target_in_title", "unit_unknown")

# The codes of `plans.missing`: "6 rõ".
MISSING: Mapping[str, str] = {
    "person": "rõ người (đơn vị, cá nhân thực hiện)",
    "work": "rõ việc",
    "time": "rõ thời gian",
    "responsibility": "rõ trách nhiệm (đơn vị chủ trì)",
    "product": "rõ sản phẩm",
    "authority": "rõ thẩm quyền (chức danh chủ trì)",
}


class Difference(Protocol):
    """What an import would do."""

    @property
    def plan_id(self) -> int | None: ...

    @property
    def pairs(self) -> Sequence[tuple[Mapping[str, Any], Task]]: ...

    @property
    def added(self) -> Sequence[Mapping[str, Any]]: ...

    @property
    def gone(self) -> Sequence[Task]: ...

    @property
    def renumbered(self) -> Sequence[Task]: ...

    @property
    def changed(self) -> Mapping[int, Sequence[str]]: ...


def refused(code: str, arguments: Mapping[str, Any]) -> Text:
    """Why a file holds no plan for us, and what to do."""
    if arguments.get("renamed"):
        return text(RENAMED[code].format(suffix=arguments["renamed"]))
    return text(REFUSED.get(code, UNREADABLE))


def card(
    read: Mapping[str, Any],
    difference: Difference,
    more: Sequence[str] = (),
    *,
    shown: int = SHOWN,
    waits: bool = True,
) -> Text:
    """The preview: what was found, what is missing of the "6 rõ", what is doubtful, what would change."""
    head = read["document"]
    title = short_title(head.get("subject") or head.get("title") or "Kế hoạch", 160)
    rows: list[Line | str] = [
        line("Đã đọc kế hoạch: ", b(title), f" (năm {head['year']})"),
        line(b(duties(read["tasks"])), f": {levels(read['tasks'])}"),
    ]
    rows += notices(read)
    rows += more
    rows += _missing(read)
    rows += _doubts(read["tasks"])
    if difference.plan_id is not None:
        rows += _changes(difference, shown)
    if waits:
        rows.append("Đề nghị đồng chí kiểm tra và xác nhận; chưa có gì được lưu.")
    return text(*rows)


def duties(records: Sequence[Mapping[str, Any]]) -> str:
    """ "6 nhiệm vụ (38 đầu việc)" of rows that are not stored yet."""
    counted = [r for r in records if NodeType(r["node_type"]) not in (*CONTAINERS, *MILESTONES)]
    parents = {r["parent"] for r in counted}
    paths = {r["path"] for r in counted}
    tops = [r for r in counted if not _above(r, paths)]
    leaves = [r for r in counted if r["path"] not in parents]
    return f"{format_number(len(tops))} nhiệm vụ ({format_number(len(leaves))} đầu việc)"


def _above(record: Mapping[str, Any], paths: set[str]) -> bool:
    parts = str(record["path"]).split(".")
    return any(".".join(parts[:n]) in paths for n in range(1, len(parts)))


def levels(records: Sequence[Mapping[str, Any]]) -> str:
    """ "2 mục, 6 nhiệm vụ, 2 chỉ tiêu, 30 công việc, 15 bước"."""
    counts = Counter(NodeType(r["node_type"]) for r in records)
    return ", ".join(f"{format_number(counts[kind])} {name}" for kind, name in NODE.items() if counts[kind])


def _missing(read: Mapping[str, Any]) -> list[str]:
    """What of "6 rõ" the lowest rows do not say, with how many of them."""
    counts = Counter(code for codes in (read.get("missing") or {}).values() for code in codes)
    parts = [f"{name}: {format_number(counts[code])} việc" for code, name in MISSING.items() if counts[code]]
    return [f"Còn thiếu {'; '.join(parts)}."] if parts else []


def _doubts(records: Sequence[Mapping[str, Any]]) -> list[str]:
    flagged = [(r, f) for r in records for f in r.get("flags") or () if f.get("code") in FLAGS]
    if not flagged:
        return []
    counts = Counter(f["code"] for _, f in flagged)
    rows = [f"Cần kiểm tra: {'; '.join(f'{FLAGS[c]} ({n})' for c, n in counts.most_common())}."]
    serious = [(r, f) for r, f in flagged if f["code"] not in TOLD_ELSEWHERE]
    for record, flag in serious[:SHOWN]:
        rows.append(f"- {record['path']} {short_title(record['title'], 60)}: {FLAGS[flag['code']]}")
    return rows


def _changes(difference: Difference, most: int) -> list[str]:
    same = len(difference.pairs) - len(difference.changed)
    rows = [
        f"So với bản đã lưu: {same} không đổi, {len(difference.changed)} thay đổi, "
        f"{len(difference.added)} thêm mới, {len(difference.gone)} không còn, {len(difference.renumbered)} đổi số."
    ]
    moved = {t.id for t in difference.renumbered}
    changed = [
        _changed(r, t, difference.changed[t.id]) for r, t in difference.pairs if t.id in difference.changed
    ]
    rows += _listed("Thay đổi", [row for row in changed if row], most)
    rows += _listed(
        "Đổi số", [f"{named(t, 60)} → {r['path']}" for r, t in difference.pairs if t.id in moved], most
    )
    added = [f"{r['path']} {short_title(r['title'] or r.get('label') or '', 60)}" for r in difference.added]
    rows += _listed("Thêm mới", added, most)
    return rows + _listed("Không còn", [named(t, 60) for t in difference.gone], most)


def _listed(name: str, rows: Sequence[str], most: int) -> list[str]:
    more = [f"- {name}: và {format_number(len(rows) - most)} dòng khác"] if len(rows) > most else []
    return [*(f"- {name}: {row}" for row in rows[:most]), *more]


def _changed(record: Mapping[str, Any], task: Task, names: Sequence[str]) -> str:
    """One changed task with old and new of what people read; "" when only its number changed."""
    due = (record.get("due") or {}).get("text") or ""
    leads = record.get("lead_unit") or ""
    pairs = (
        ("thời hạn", ("due_last_day", "due_words", "deadline_kind"), task.due_words, due),
        ("tên", ("title",), short_title(task.title, 60), short_title(record["title"] or "", 60)),
        ("đơn vị", ("lead_unit_text", "lead_unit_id"), task.lead_unit_text, leads),
        (
            "sản phẩm",
            ("target", "target_quantity"),
            short_title(task.target, 40),
            short_title(record.get("target") or "", 40),
        ),
    )
    parts = [
        f"{name} {old or '—'} → {new or '—'}"
        for name, fields, old, new in pairs
        if set(fields) & set(names) and old != new
    ]
    if "lead_unit_id" in names and task.lead_unit_text == leads:
        parts.append("đơn vị chủ trì hiểu khác trước")
    covered = {field for _, fields, _, _ in pairs for field in fields}
    other = [OTHER_FIELDS[n] for n in names if n in OTHER_FIELDS and n not in covered]
    parts += [", ".join(dict.fromkeys(other))] if other else []
    return f"{named(task, 60)}: {'; '.join(parts)}" if parts else ""


def same_or_new(record: Mapping[str, Any]) -> Text:
    """One row of the new version that may be a stored task."""
    return text(f"Dòng {record['path']} “{short_title(record['title'], 120)}” là nhiệm vụ nào đã có?")


def same_as(task: Task) -> str:
    """A stored task as an option."""
    return f"Là {named(task, 80)}"


def stored(difference: Difference) -> Text:
    """What was stored."""
    if not difference.pairs:
        return text(line(b("Xong"), f": đã nhập {format_number(len(difference.added))} dòng của kế hoạch."))
    parts = [
        f"{format_number(len(difference.added))} thêm mới",
        f"{format_number(len(difference.changed))} thay đổi",
        f"{format_number(len(difference.gone))} không còn trong kế hoạch",
    ]
    return text(
        line(b("Xong"), f": đã nhập bản cập nhật của kế hoạch ({', '.join(parts)})."),
        "Báo cáo đã có giữ nguyên theo nhiệm vụ.",
    )


def cancelled() -> Text:
    """Nothing was stored."""
    return text("Đã hủy, chưa nhập gì.")


def row(record: Mapping[str, Any]) -> str:
    """One node on one line, for the command line."""
    indent = "  " * (int(record.get("level") or 1) - 1)
    due = (record.get("due") or {}).get("text") or ""
    facts = "; ".join(x for x in (due, record.get("lead_unit") or "", record.get("target") or "") if x)
    flags = ", ".join(FLAGS.get(f["code"], f["code"]) for f in record.get("flags") or ())
    shown = f"{indent}{record['path']} [{NODE[NodeType(record['node_type'])]}] {short_title(record['title'], 100)}"
    return " ".join(
        f"{shown} {f'({facts})' if facts else ''} {f'[{flags}]' if flags else ''}".split(" ")
    ).rstrip()


def doubt(record: Mapping[str, Any], candidates: Sequence[Task]) -> str:
    """A row that may be a stored task; without an answer it is left out."""
    return (
        f"Chưa rõ: dòng {record['path']} “{short_title(record['title'], 80)}” có thể là "
        f"{' hoặc '.join(named(t, 60) for t in candidates)}; chưa nhập dòng này."
    )
