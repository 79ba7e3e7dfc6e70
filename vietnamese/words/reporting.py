"""Sentences of reporting by chat: the card, the one-line questions, the receipt."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from tasks.model import VIETNAM, Task
from vietnamese.numbers import format_date, format_number, format_percent
from vietnamese.text import Line, Text, b, line, text
from vietnamese.words.tasks import code, named, quantity

STATUS = {
    "not_started": "chưa thực hiện",
    "in_progress": "đang thực hiện",
    "done": "hoàn thành",
    "paused": "tạm dừng",
    "stopped": "dừng thực hiện",
}
YES, MEND, NO = "Đúng", "Sửa", "Hủy"
SAME, NOT_OURS = "Không thay đổi so với kỳ trước", "Không thuộc đơn vị tôi"
WITHDRAW, KEEP_DONE = "Rút báo hoàn thành, ghi theo số mới", "Giữ báo hoàn thành, bỏ phần này"


def card(
    items: Sequence[tuple[Task, Mapping[str, Any]]],
    unclear: Sequence[str],
    today: date,
    silent: Sequence[str] = (),
) -> Text:
    """What was understood of each task, to be confirmed."""
    head = "Hệ thống hiểu báo cáo của đồng chí như sau, đề nghị xác nhận:"
    rows: list[str | Line | Text] = [head]
    for task, item in items:
        rows += [line(b(named(task)))]
        rows += [f"- {row}" for row in _facts(item, today)]
    rows += [f"Chưa rõ nhiệm vụ “{name}”, phần này chưa được ghi." for name in unclear]
    rows += [f"{code}: chưa rõ tiến độ, phần này chưa được ghi." for code in silent]
    return text(*rows)


def _facts(item: Mapping[str, Any], today: date) -> list[str]:
    rows = []
    if item.get("unchanged"):
        rows.append(SAME)
    if item.get("not_ours"):
        rows.append(f"{NOT_OURS} (chuyển Văn phòng xem xét)")
    figures = figures_of(item)
    if figures:
        over = ", vượt chỉ tiêu" if item.get("over") else ""
        rows.append(f"Tiến độ: {figures}{over}{' (ước tính)' if item.get('approximate') else ''}")
    if item.get("status"):
        rows.append(f"Trạng thái: {_status(item)}")
    if item.get("waiting_for"):
        rows.append(f"Đang chờ: {item['waiting_for']}")
    if item.get("difficulty"):
        rows.append(f"Khó khăn: {item['difficulty']}")
    if item.get("no_difficulty"):
        rows.append("Khó khăn: không")
    if item.get("proposal"):
        rows.append(f"Kiến nghị: {item['proposal']}")
    rows += [f"Văn bản: {document(d)}" for d in item.get("documents", ())]
    if item.get("files"):
        rows.append(f"Minh chứng kèm theo: {len(item['files'])} tệp")
    if item.get("effective_on") and item["effective_on"] != today.isoformat():
        rows.append(f"Ngày thực hiện: {format_date(date.fromisoformat(item['effective_on']))}")
    return rows or [f"Nội dung: {item.get('words', '')}"]


def _status(item: Mapping[str, Any]) -> str:
    if item["status"] == "done":
        return "hoàn thành (chờ xác nhận hoàn thành)"
    return STATUS[item["status"]]


def figures_of(item: Mapping[str, Any]) -> str:
    """ "60 %, 3/5 hội nghị (lũy kế)"."""
    parts = []
    if item.get("percent") is not None:
        parts.append(format_percent(item["percent"]))
    if item.get("done") is not None:
        parts.append(_count(item))
    for extra in item.get("others", ()):
        parts.append(quantity(extra["done"], extra.get("total"), extra.get("what")))
    return ", ".join(parts)


def _count(item: Mapping[str, Any]) -> str:
    """A count of the period stands with its sum: "trong kỳ 2, lũy kế 5/8 hội nghị"."""
    done, total, what = item["done"], item.get("total"), item.get("what")
    if item.get("added") is not None:
        return f"trong kỳ {format_number(item['added'])}, lũy kế {quantity(done, total, what)}"
    mode = {"total": " (lũy kế)", "added": " (trong kỳ)"}.get(item.get("mode") or "", "")
    return quantity(done, total, what) + mode


def document(d: Mapping[str, Any]) -> str:
    """A cited document with its date."""
    dated = f" ngày {format_date(date.fromisoformat(d['date']))}" if d.get("date") else ""
    return f"{d['number']}{dated}"


def which_task(reference: str, only: bool = False) -> Text:
    """Several tasks fit, or one that is not sure."""
    if only:
        return text(f"“{reference}”: đồng chí báo cáo nhiệm vụ sau, đúng không?")
    return text(f"“{reference}” có thể là nhiều nhiệm vụ. Đồng chí báo cáo nhiệm vụ nào?")


def which_of_yours() -> Text:
    """No task was named."""
    return text("Đồng chí báo cáo nhiệm vụ nào?")


def name_the_task() -> Text:
    """No task was named and there are too many to list."""
    return text("Đồng chí báo cáo nhiệm vụ nào? Đề nghị ghi số như trong kế hoạch, ví dụ “nv 2.1”.")


def none_of_these() -> str:
    """The last choice among tasks."""
    return "Không phải các việc trên"


def how_to_mend() -> Text:
    """After "Sửa"."""
    return text(
        "Đề nghị đồng chí ghi phần cần sửa, ví dụ: “60% thôi”, “bỏ nv 3”, “không vướng gì”, “5/5 hội nghị”.",
        "Giữ nguyên thì trả lời “đúng”, bỏ thì trả lời “hủy”.",
    )


def mend_unclear(said: str) -> Text:
    """A correction that changed nothing on the card."""
    return text(
        f"Chưa rõ đồng chí sửa nội dung nào: “{said}”. Báo cáo chưa thay đổi.",
        "Đề nghị ghi cụ thể, ví dụ: “60% thôi”, “5/5 hội nghị”, “bỏ nv 3”, “không vướng gì”.",
    )


def which_figure(number: int) -> Text:
    """A number alone, and the card has no figure or several."""
    return text(f"“{number}” là số nào trong báo cáo?")


def figure_of(task: Task | None, figure: str) -> str:
    """A choice among the figures of a card."""
    return f"{code(task)}: {figure}" if task else figure


def say_percent(task: Task, reason: str) -> Text:
    """An approximate share is never turned into a number."""
    return text(f"{code(task)}: “{reason}” là khoảng bao nhiêu phần trăm? Đề nghị ghi số, ví dụ “55%”.")


NO_COUNT = "Không phải số lượng"


def bare_count(task: Task, number: str) -> Text:
    """A number without what it counts."""
    return text(f"{code(task)}: số {number} là {task.target_unit or 'số lượng'} đã thực hiện?")


def done_but(task: Task, percent: float) -> Text:
    """Done, and less than 100 %."""
    return text(
        f"{code(task)}: báo hoàn thành nhưng tiến độ {format_percent(percent)}. Nhiệm vụ đã xong chưa?"
    )


def going_down(task: Task, old: str, new: str) -> Text:
    """Less than before."""
    return text(f"{code(task)}: lần trước là {old}, nay {new}. Ghi theo số nào?")


def withdraws(task: Task, state: str, figure: str) -> Text:
    """Less is reported of what was reported as done."""
    return text(f"{code(task)} đang ghi là {state}, nay báo {figure}. Rút báo hoàn thành?")


def withdrawn(task: Task, name: str, facts: str) -> Text:
    """To the superior who was asked to confirm."""
    return text(
        line("Đồng chí ", name, " rút báo hoàn thành ", b(named(task)), "."),
        f"Nay báo: {facts}. Đồng chí không cần xác nhận nữa.",
    )


def kept_done(task: Task) -> Text:
    """The completion stands, nothing new was stored."""
    return text(f"Giữ nguyên báo hoàn thành của {code(task)}, không ghi thêm.")


def sum_differs(task: Task, old: str, added: str, reckoned: str, said: str) -> Text:
    """The sum that is said is not the one before with what was added."""
    return text(f"{code(task)}: trước đó {old}, thêm {added} là {reckoned}; tin nhắn ghi {said}. Ghi số nào?")


def children_open(task: Task, count: int, codes: Sequence[str]) -> Text:
    """A parent is said to be done while parts of it are open."""
    listed = ", ".join(codes)
    return text(f"{code(task)} còn {count} việc chưa hoàn thành ({listed}). Vẫn báo hoàn thành cả nhiệm vụ?")


def sum_or_part(task: Task, total: str, added: str) -> Text:
    """A count that may be cumulative or of the period."""
    return text(f"{code(task)}: lũy kế {total} hay {added}?")


def above_hundred(task: Task, figure: str) -> Text:
    """More than the whole of a task that has no target to exceed."""
    return text(f"{code(task)}: {figure} vượt 100 %. Số này có đúng không?")


def all_done(task: Task, figure: str) -> Text:
    """The count is full and completion was not said."""
    return text(f"{code(task)}: đã đủ {figure}, có phải đã hoàn thành?")


def lower_count(task: Task, old: str, new: str) -> Text:
    """A count below the one reported before."""
    return text(f"{code(task)}: kỳ trước đã báo {old}; nay {new} là số đúng?")


def far_above(task: Task, figure: str) -> Text:
    """More than twice the target."""
    return text(f"{code(task)}: {figure} cao hơn nhiều so với chỉ tiêu. Số này đúng không?")


def resumes(task: Task, state: str) -> Text:
    """A report on a paused task."""
    return text(f"{code(task)} đang {state}. Ghi là tiếp tục thực hiện?")


def dated_ahead(task: Task, day: date) -> Text:
    """The product is dated in the future."""
    return text(f"{code(task)}: ngày {format_date(day)} chưa đến. Đề nghị ghi lại ngày thực hiện.")


def impossible_date(task: Task, words: str) -> Text:
    """A day that does not exist."""
    return text(
        f"{code(task)}: “{words}” không phải là ngày có thật. Đề nghị đồng chí ghi lại ngày, ví dụ “30/6”."
    )


def receipt(rows: Sequence[tuple[Task, int, str]], awaiting: bool, away: Sequence[Task] = ()) -> Text:
    """What was stored, with the serial of each report; no receipt means not stored."""
    lines: list[str | Line] = []
    for task, serial, facts in rows:
        lines.append(
            line("Đã ghi nhận số ", b(f"{serial:06d}"), f": {code(task)}{' – ' + facts if facts else ''}.")
        )
    lines += [f"Đã chuyển Văn phòng xem xét: {named(task, 60)}." for task in away]
    if awaiting:
        lines.append("Việc báo hoàn thành đang chờ cấp trên trực tiếp xác nhận.")
    return text(*lines)


def facts_line(item: Mapping[str, Any]) -> str:
    """One line of what a report says, for receipts and histories."""
    parts = [figures_of(item), "không thay đổi so với kỳ trước" if item.get("unchanged") else ""]
    if item.get("status"):
        parts.append("chờ xác nhận hoàn thành" if item["status"] == "done" else STATUS[item["status"]])
    if item.get("waiting_for"):
        parts.append(f"chờ {item['waiting_for']}")
    if item.get("difficulty"):
        parts.append(f"khó khăn: {item['difficulty']}")
    if item.get("proposal"):
        parts.append(f"kiến nghị: {item['proposal']}")
    parts += [f"văn bản {document(d)}" for d in item.get("documents", ())]
    if item.get("files"):
        parts.append(f"kèm minh chứng ({len(item['files'])} tệp)")
    return "; ".join(p for p in parts if p)


def still_open(codes: Sequence[str]) -> str:
    """A line under an answer given in mid-report."""
    return f"Báo cáo {', '.join(codes)} còn chờ đồng chí xác nhận: trả lời “đúng” hoặc “hủy”."


def completion_waits(task: Task, name: str, facts: str) -> Text:
    """To the superior who confirms a completion."""
    return text(
        line(b(named(task))),
        f"Đồng chí {name} báo hoàn thành{': ' + facts if facts else ''}.",
        f"Đề nghị xác nhận: gửi “xác nhận #{task.id} hoàn thành” hoặc “trả lại #{task.id}, lý do …”.",
    )


def undone(rows: Sequence[tuple[Task, int]]) -> Text:
    """Reports were taken back; both versions are kept."""
    return text(
        *(
            f"Đã rút báo cáo số {serial:06d} của {code(task)}; tình trạng trở lại như trước đó."
            for task, serial in rows
        )
    )


def evidence_kept(task: Task, name: str, serial: int) -> Text:
    """A file was added to a stored report."""
    return text(f"Đã ghi nhận minh chứng “{name}” vào báo cáo số {serial:06d} của {code(task)}.")


def evidence_waits(names: Sequence[str]) -> Text:
    """A file came while something is still asked of the report that it goes with."""
    return text(f"Đã nhận {', '.join(f'“{n}”' for n in names)}, kèm theo báo cáo đang hỏi dưới đây.")


def evidence_for_what(name: str) -> Text:
    """A file came and no report is near."""
    return text(f"Đã nhận “{name}”. Tệp này là minh chứng của nhiệm vụ nào? Đề nghị ghi số, ví dụ “nv 2.1”.")


def history_line(serial: int, at: datetime, name: str, said: str, reverted: bool) -> str:
    """One report in a history, in the officer's own words."""
    local = at.astimezone(VIETNAM)
    taken = " (đã rút)" if reverted else ""
    return f"{local.hour}:{local.minute:02d} {format_date(local.date())}, số {serial:06d}{taken}, {name}: “{said}”"


def say_what(task: Task) -> Text:
    """A task was named and nothing said of it."""
    return text(
        line(b(named(task, 60))),
        f"Đồng chí ghi tiến độ của việc này, ví dụ: “#{task.id} đạt 60%”, “#{task.id} xong, văn bản số …”.",
    )


def why_stopped(task: Task) -> Text:
    """A pause or stop without its reason."""
    return text(
        f"{code(task)}: tạm dừng, dừng thực hiện cần lý do hoặc văn bản. Đề nghị ghi lý do hoặc số, ngày văn bản."
    )


def on_behalf(name: str) -> Text:
    """Above the card: for whom it is entered."""
    return text(line("Ghi thay đồng chí ", b(name), "."))


def how_on_behalf() -> Text:
    """How something is entered for somebody else."""
    return text("Đề nghị ghi theo mẫu: “ghi thay đ/c Nguyễn Văn A: #12 đạt 60%, theo điện thoại”.")


def early(task: Task, day: date) -> Text:
    """Done before the report, on mere word."""
    return text(
        f"{code(task)}: để tính hoàn thành ngày {format_date(day)}, đề nghị ghi số, ngày văn bản hoặc gửi minh chứng."
    )


def when_done(task: Task) -> Text:
    """Done long ago, on a day that was not said."""
    return text(
        f"{code(task)} hoàn thành từ ngày nào? Đề nghị ghi ngày và văn bản, ví dụ “xong ngày 12/10, CV 45/SKHCN-VP”."
    )


def from_today(day: date) -> str:
    """Without a document it counts from the report."""
    return f"Chưa có văn bản, tính ngày báo cáo {format_date(day)}"
