"""Why a task stands as it does: one sentence for each ground, codes of `tasks.why` -> words."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from tasks.model import Task
from tasks.standing import Verdict, stale
from tasks.why import Reason
from vietnamese.numbers import format_date, format_number
from vietnamese.text import Line, Text, b, line, text
from vietnamese.words.questions import left, moment
from vietnamese.words.tasks import named, standing

ENDS = "Theo cách tính thời hạn (Điều 147, 148 Bộ luật Dân sự 2015), {what} kết thúc lúc 24 giờ ngày {day}."
REPLANNED = "Thời hạn ban đầu là {day}, bản kế hoạch sau đã đổi; so với thời hạn ban đầu chậm {days} ngày."
SENTENCES: Mapping[str, str] = {
    "late_since": "Quá hạn từ ngày {day}, đến nay {days} ngày; ngày cuối của thời hạn là {last_day}.",
    "plan_words": "Thời hạn ghi trong kế hoạch: “{words}”.",
    "ends_with_day": ENDS.replace("{what}", "thời hạn theo ngày"),
    "ends_with_week": ENDS.replace("{what}", "thời hạn theo tuần"),
    "ends_with_month": ENDS.replace("{what}", "thời hạn theo tháng"),
    "ends_with_quarter": ENDS.replace("{what}", "thời hạn theo quý"),
    "ends_with_half": ENDS.replace("{what}", "thời hạn theo nửa năm"),
    "ends_with_year": ENDS.replace("{what}", "thời hạn theo năm"),
    "recurs": "Đây là nhiệm vụ định kỳ; kỳ này kết thúc ngày {day}.",
    "rolled": "Ngày {from} là ngày nghỉ nên thời hạn chuyển sang ngày làm việc tiếp theo, {to}.",
    "extended": "Đã gia hạn từ {old} sang {new} ngày {on}.",
    "original_deadline": "Thời hạn ban đầu là {day}; đã gia hạn {extensions} lần; so với thời hạn ban đầu chậm {days} ngày.",
    "held_late": "Trong đó {days} ngày thuộc {unit_id}.",
    "awaiting": "Đã báo hoàn thành, đang chờ xác nhận.",
    "before_start_of_use": "Thời hạn trước ngày bắt đầu sử dụng hệ thống và chưa có báo cáo: chưa rà soát, không tính quá hạn.",
    "condition": "Thời hạn phụ thuộc điều kiện nên không tính quá hạn.",
    "ongoing": "Nhiệm vụ thường xuyên, không tính quá hạn.",
    "recurring": "Nhiệm vụ định kỳ.",
    "paused": "Nhiệm vụ đang tạm dừng nên không tính hạn.",
    "stopped": "Nhiệm vụ đã dừng thực hiện.",
    "transferred": "Nhiệm vụ đã chuyển.",
    "undetermined": "Kế hoạch chưa ghi thời hạn nên không tính quá hạn.",
    "reported_late": "Hoàn thành trong hạn nhưng báo cáo sau thời hạn (báo muộn, không phải quá hạn).",
    "stale": "Từ khi đến hạn chưa có báo cáo nào, nhiệm vụ có thể đã xong.",
    "done_day_unknown": "Chưa rõ ngày hoàn thành.",
    "done_without_deadline": "Đã hoàn thành; nhiệm vụ không có thời hạn.",
    "gone": "Nhiệm vụ không còn trong bản kế hoạch mới nhất.",
    "container": "Đây là mục của kế hoạch, không phải nhiệm vụ.",
}


def why(
    task: Task,
    found: Verdict,
    reasons: Iterable[Reason],
    unit_name: Callable[[int | None], str],
    now: datetime,
) -> Text:
    """The standing, its grounds in the order of telling, and how to challenge it."""
    rows: list[Line | str] = [
        line(b(named(task))),
        line("Tình trạng: ", b(standing(task, found)), f" (tính đến {moment(now)})."),
    ]
    rows += [f"- {_sentence(r, unit_name)}" for r in reasons if r.code in SENTENCES]
    if found.days_late:
        rows.append("Nếu dữ liệu chưa đúng, đề nghị báo lại kèm văn bản để Văn phòng kiểm tra, sửa.")
    return text(*rows)


def many(pairs: Sequence[tuple[Task, Verdict]], shown: int, now: datetime) -> Text:
    """What is known of why several tasks stand so: counts by cause, then each in reported words; nothing is guessed."""
    blocked = sum(bool(t.difficulty) for t, _ in pairs)
    waits = sum(bool(t.waiting_for) for t, _ in pairs)
    silent = sum(v.standing.value == "overdue" and stale(t, v) for t, v in pairs)
    counts = [
        f"{format_number(n)} {what}"
        for n, what in (
            (blocked, "báo khó khăn"),
            (waits, "đang chờ"),
            (silent, "chưa có báo cáo từ khi đến hạn (có thể đã xong)"),
        )
        if n
    ]
    rows: list[Line | str] = [
        line(
            b(f"{format_number(len(pairs))} việc"),
            f" (tính đến {moment(now)}): {', '.join(counts) or 'chưa rõ nguyên nhân'}.",
        )
    ]
    rows += [line("- ", b(named(t, 70)), f" – {_cause(t, v)}") for t, v in pairs[:shown]]
    told = "Nguyên nhân theo báo cáo của đơn vị. " if blocked or waits else ""
    rows.append(f"{told}Cần rõ một việc, gửi “vì sao #…”.")
    return text(*rows, *left(len(pairs) - shown))


def _cause(task: Task, found: Verdict) -> str:
    facts = [
        f"khó khăn: {task.difficulty}" if task.difficulty else "",
        f"chờ {task.waiting_for}" if task.waiting_for else "",
    ]
    known = "; ".join(f for f in facts if f)
    never = task.last_report_at is None
    late = found.standing.value == "overdue" and stale(task, found)
    silent = (
        "chưa có báo cáo từ khi đến hạn"
        if late
        else "chưa có báo cáo"
        if never
        else "báo cáo chưa nêu nguyên nhân"
    )
    return f"{standing(task, found)}; {known or silent}"


def _sentence(reason: Reason, unit_name: Callable[[int | None], str]) -> str:
    values: dict[str, Any] = {k: _value(k, v, unit_name) for k, v in reason.arguments.items()}
    sentence = SENTENCES[reason.code].format_map(values)
    if reason.code == "original_deadline" and not reason.arguments.get("extensions"):
        sentence = REPLANNED.format_map(values)
    if reason.code == "plan_words" and values.get("document"):
        sentence += f" Nguồn giao: {values['document']}."
    if reason.code == "extended" and values.get("paper"):
        sentence += f" Căn cứ: {values['paper']}."
    return sentence


def _value(name: str, value: object, unit_name: Callable[[int | None], str]) -> object:
    if isinstance(value, date):
        return format_date(value)
    if name == "unit_id":
        return unit_name(value if isinstance(value, int) else None) or "đơn vị trước"
    return " ".join(value.split()) if isinstance(value, str) else value if value is not None else "—"
