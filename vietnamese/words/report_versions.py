"""Sentences about made reports: versions, the clerk's edits, sending and locking, corrections."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Protocol

from tasks.model import VIETNAM
from vietnamese.numbers import format_date
from vietnamese.text import Text, b, line, text
from vietnamese.words.agency_rules import LABELS

SHEET, TABLE = "Nội dung thay đổi", "Bảng số liệu"
COLUMNS = ("TT", "Vị trí", "Bản đã gửi", "Bản đính chính")
CELLS = {
    "done_in_time": "hoàn thành đúng hạn",
    "done_late": "hoàn thành quá hạn",
    "open_in_time": "đang thực hiện trong hạn",
    "open_overdue": "đang thực hiện quá hạn",
    "no_deadline": "không tính hạn",
}
NAMES = {
    "title": "tên nhiệm vụ",
    "target": "khối lượng",
    "deadline": "thời hạn",
    "result": "kết quả",
    "opening": "Mở đầu",
    "notes": "Đoạn sau mở đầu",
    "closing": "Kết thúc",
}
SHORT = 160


class Where(Protocol):
    """A place in a report: a heading, or a row with its column."""

    @property
    def heading(self) -> str: ...
    @property
    def number(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def column(self) -> str: ...


def place(of: Where) -> str:
    """A place for people: "Mục I.1 Thuận lợi", "Dòng 2.1 (Khảo sát …), kết quả"."""
    column = NAMES.get(of.column, of.column)
    if of.number or of.title:
        return ", ".join(filter(None, (f"Dòng {of.number} ({shortened(of.title, 60)})", column)))
    head = NAMES.get(of.heading) or (of.heading if of.heading.startswith(TABLE) else f"Mục {of.heading}")
    return ", ".join(filter(None, (head, column)))


def shortened(words: str, room: int = SHORT) -> str:
    """The beginning of a longer text, on one line."""
    one = " ".join(words.split())
    return one if len(one) <= room else f"{one[: room - 1].rstrip()}…"


def name(label: str, period: str) -> str:
    """A report by its period: "Báo cáo tháng 11 năm 2026"; a form of another name is told."""
    return (
        f"Báo cáo {period}"
        if not label or (label.casefold().split()[:2] == ["báo", "cáo"] and len(label.split()) <= 4)
        else f"{label}, {period}"
    )


def number_and_day(number: str, on: date | None) -> str:
    """ "số 120/BC-SKHCN ngày 17/11/2026"."""
    return f"số {number} ngày {format_date(on)}" if on else f"số {number}"


def cited(number: str, on: date | None, issuer: str) -> str:
    """A sent report as a later one cites it."""
    told = f"Báo cáo {number_and_day(number, on)}"
    return f"{told} của {issuer}" if issuer else told


def replaces(number: str, on: date | None) -> str:
    """The paragraph of a correction that names what it replaces."""
    return f"Báo cáo này thay thế Báo cáo {number_and_day(number, on)}."


def made(told: str, number: int, day: date, supplements: int, stale: Sequence[str], without: bool) -> Text:
    """What a made version holds."""
    late = (
        f"Gồm {supplements} báo cáo bổ sung (thực hiện trước ngày chốt, báo cáo sau)."
        if supplements and not without
        else f"Không lấy {supplements} báo cáo bổ sung sau ngày chốt."
        if supplements
        else None
    )
    return text(
        line(
            b(f"{told}, bản {number}"),
            f": dự thảo, số liệu tính đến hết ngày {format_date(day)}; số, ngày và chữ ký để trống.",
        ),
        late,
        *(
            [f"{len(stale)} chỗ biên tập trước đây không dùng vì nội dung đã đổi: {'; '.join(stale[:5])}."]
            if stale
            else ()
        ),
    )


WITHOUT = "Lập lại, không lấy báo cáo bổ sung"
NO_PDF = "Máy chủ chưa cài LibreOffice nên chưa xuất được PDF; kèm theo là tệp Word."


def merged(told: str, into: str) -> str:
    """The form tells this period within another one's report."""
    return f"Theo mẫu, {told} được báo cáo gộp trong báo cáo {into}."


def sent_already(told: str, number: str, on: date | None) -> Text:
    """The sent version is handed over, not a new one."""
    return text(
        line(b(told), f" đã gửi, {number_and_day(number, on)}. Tệp kèm theo là đúng bản đã gửi."),
        f"Nếu cần đính chính theo số liệu mới, nhắn “đính chính {told[:1].lower()}{told[1:]}”.",
    )


def locked(told: str, number: int, numbered: str, on: date, at: datetime) -> Text:
    """Number and date are bound, the version is locked."""
    made_at = at.astimezone(VIETNAM)
    return text(
        line(b("Đã ghi nhận"), f": {told} đã gửi, {number_and_day(numbered, on)}."),
        f"Bản {number} (lập lúc {made_at:%H:%M} ngày {format_date(made_at.date())}) đã khóa; số liệu cập nhật sau này không làm thay đổi bản đã gửi.",
    )


def again_same(told: str, numbered: str, on: date | None) -> Text:
    """The same number and date were bound before."""
    return text(f"{told} đã được ghi nhận gửi {number_and_day(numbered, on)} từ trước.")


def other_number(told: str, old: str, old_on: date | None, new: str, on: date) -> Text:
    """A sent report is said to bear another number."""
    return text(
        f"{told} đã ghi nhận gửi {number_and_day(old, old_on)}.",
        f"Sửa thành {number_and_day(new, on)}? Nội dung bản đã gửi không thay đổi.",
    )


MEND, KEEP = "Sửa số, ngày", "Giữ như cũ"


def number_mended(told: str, numbered: str, on: date) -> Text:
    """Number and date were corrected."""
    return text(f"Đã sửa: {told} gửi {number_and_day(numbered, on)}. Nội dung bản đã gửi giữ nguyên.")


def kept() -> Text:
    """Nothing was changed."""
    return text("Đã giữ như cũ.")


def not_made(told: str) -> Text:
    """There is nothing to send or to correct."""
    return text(
        f"Chưa có bản {told[:1].lower()}{told[1:]} nào do hệ thống lập. Đề nghị nhắn “xuất {told[:1].lower()}{told[1:]}” trước."
    )


def not_sent(told: str) -> Text:
    """The version that is asked for was not sent."""
    return text(
        f"{told} chưa được ghi nhận là đã gửi. Khi gửi xong, nhắn “đã gửi {told[:1].lower()}{told[1:]}, số … ngày …”."
    )


def say_number(told: str) -> Text:
    """Number or date is missing."""
    return text(
        f"Đề nghị ghi đủ số và ngày, ví dụ: “đã gửi {told[:1].lower()}{told[1:]}, số 120/BC-… ngày 17/11/2026”."
    )


def which_form(told: str) -> Text:
    """Several forms have a version of this period."""
    return text(f"{told} có nhiều mẫu. Đồng chí muốn nói báo cáo nào?")


def day_ahead(on: date) -> Text:
    """The date of sending lies ahead."""
    return text(f"Ngày {format_date(on)} chưa đến. Đề nghị ghi lại ngày của văn bản đã gửi.")


def before_cut_off(on: date, day: date) -> Text:
    """The date of the paper lies before what the report counts."""
    return text(
        f"Báo cáo tính số liệu đến hết ngày {format_date(day)}, ngày văn bản không thể là {format_date(on)}. Đề nghị ghi lại."
    )


def head_lacks(rules: Sequence[str], *, signer: bool, label: str) -> list[str]:
    """Which lines of head and signature are open, and in one line each how to set them."""
    rows = []
    if rules:
        how = "; ".join(f"“cài đặt {LABELS[name][0]}: …”" for name in rules)
        rows.append(f"Phần đầu văn bản còn để trống, đề nghị đặt một lần: {how}.")
    if signer:
        named = f"{label[:1].lower()}{label[1:]}" or "báo cáo"
        rows.append(f"Người ký chưa đặt: gửi “gửi mẫu {named}”, ghi họ tên vào tệp rồi gửi lại.")
    return rows


LOCK, NOT_YET = "Đúng, khóa bản này", "Chưa khóa"


def older_paper(told: str, number: int, at: datetime, numbered: str, on: date) -> Text:
    """The paper is dated before the version that would be bound to it."""
    made_at = at.astimezone(VIETNAM)
    return text(
        f"{told}: bản {number} lập lúc {made_at:%H:%M} ngày {format_date(made_at.date())}, sau ngày của văn bản số {numbered} ({format_date(on)}). "
        f"Đúng là bản {number} đã gửi?"
    )


def not_locked() -> Text:
    """Nothing was bound."""
    return text("Chưa khóa bản nào. Đề nghị ghi lại số và ngày của văn bản đã gửi.")


def again(told: str, number: str, on: date | None) -> Text:
    """The sent version once more."""
    return text(line(b(told), f", bản đã gửi {number_and_day(number, on)}:"))


def no_difference(told: str) -> Text:
    """A correction would change nothing."""
    return text(
        f"Theo số liệu hiện có, {told[:1].lower()}{told[1:]} không có gì khác bản đã gửi; chưa cần đính chính."
    )


def correction(
    told: str, issue: int, number: int, found: Sequence[tuple[str, str, str]], stale: Sequence[str]
) -> Text:
    """The list of what changed against the sent version."""
    return text(
        line(b(f"{told}, đính chính lần {issue}"), f" (bản {number}): {len(found)} chỗ khác bản đã gửi:"),
        *(
            f"- {where}: {shortened(old) or '(không có)'} → {shortened(new) or '(bỏ)'}"
            for where, old, new in found[:12]
        ),
        f"Còn {len(found) - 12} chỗ, xem tệp kèm theo." if len(found) > 12 else None,
        f"{len(stale)} chỗ biên tập không dùng vì nội dung đã đổi: {'; '.join(stale[:5])}."
        if stale
        else None,
        "Kèm theo: dự thảo báo cáo và danh sách thay đổi. Bản đã gửi vẫn giữ nguyên.",
    )


# the clerk's pen


def unknown_report() -> Text:
    """A report's file that this system did not make."""
    return text(
        "Tệp này là báo cáo do hệ thống của cơ quan khác lập, hoặc bản không còn lưu ở đây; hệ thống không nhận chỗ sửa từ tệp này."
    )


AS_PLAN = "Đọc tệp như một kế hoạch"


def marks_lost(title: str) -> Text:
    """A file with the title of a report made here, saved by a program that dropped its marks."""
    return text(
        f"Tệp này mang tên báo cáo do hệ thống lập: “{shortened(title)}”, nhưng dấu nhận biết không còn "
        "(thường do lưu bằng phần mềm khác). Đề nghị cho biết đây là tệp gì; chưa có gì được ghi."
    )


def as_edited(name: str, number: int, sent: str) -> str:
    """The file is the edited one of a version."""
    return (
        f"Bản biên tập của {name[:1].lower()}{name[1:]}, bản {number}{f' (đã gửi số {sent})' if sent else ''}"
    )


def not_readable() -> Text:
    """The edited file could not be read."""
    return text("Tệp báo cáo này không đọc lại được. Đề nghị lưu lại dưới dạng .docx rồi gửi lại.")


def nothing_edited(told: str, number: int) -> Text:
    """The file is as it was made."""
    return text(f"Tệp giống {told[:1].lower()}{told[1:]}, bản {number}; không có chỗ sửa nào.")


TAKE = "Ghi bản biên tập"
TAKE_KEEPING = "Ghi phần lời văn, giữ số liệu của hệ thống"
TAKE_ALL = "Ghi cả số trong mục đơn vị viết"
LEAVE = "Bỏ, không ghi"
WHY_NOT: Mapping[str, str] = {
    "fact": "số liệu, trạng thái",
    "plan": "nội dung kế hoạch",
    "row_gone": "dòng bị xóa",
    "row_new": "dòng thêm",
    "heading_gone": "mục bị xóa",
    "figures": "số trong mục đơn vị viết",
}
WHAT_TO_DO: Mapping[str, str] = {
    "fact": "Số liệu, trạng thái không sửa từ tệp: giữ theo hệ thống. Nếu số mới đúng, đề nghị báo cáo lại, ví dụ “ghi thay đ/c …: nv 2.1 đạt 5/5”.",
    "plan": "Tên nhiệm vụ, khối lượng, thời hạn sửa trong kế hoạch, không sửa từ tệp báo cáo.",
    "row_gone": "Xóa dòng trong tệp không xóa nhiệm vụ; dòng được giữ lại.",
    "row_new": "Dòng thêm chưa phải là nhiệm vụ; đề nghị giao việc hoặc nhập kế hoạch.",
    "heading_gone": "Bớt đề mục thì sửa mẫu báo cáo (“gửi mẫu báo cáo …”); đề mục được giữ lại.",
}


def edits_card(
    told: str,
    number: int,
    wording: Sequence[tuple[str, str, str]],
    asked: Sequence[tuple[str, str, str, str]],
    notes: Sequence[str],
) -> Text:
    """One card: the wording that goes in, what does not and why. `asked` begins with the weight."""
    rows: list[object] = [
        line(
            b(f"{told}, bản {number}"),
            f": tệp gửi lại có {len(wording)} chỗ sửa lời văn, {len(asked)} chỗ chưa nhận.",
        )
    ]
    rows += list(notes)
    if wording:
        rows.append(line(b("Sửa lời văn:")))
        rows += [f"- {where}: {_was(old)}“{shortened(new)}”" for where, old, new in wording[:12]]
        rows += [f"- và {len(wording) - 12} chỗ khác"] if len(wording) > 12 else []
    for weight in dict.fromkeys(a[0] for a in asked):
        of = [a for a in asked if a[0] == weight]
        rows.append(line(b(f"{WHY_NOT[weight][:1].upper()}{WHY_NOT[weight][1:]}:")))
        rows += [
            f"- {where}: {shortened(old, 90) or '(không có)'} → {shortened(new, 90) or '(xóa)'}"
            for _, where, old, new in of[:8]
        ]
        rows += [f"- và {len(of) - 8} chỗ khác"] if len(of) > 8 else []
        rows += [WHAT_TO_DO[weight]] if weight in WHAT_TO_DO else []
    return text(*rows)  # type: ignore[arg-type]


def _was(old: str) -> str:
    return f"“{shortened(old, 60)}” → " if old and not old.startswith("[") else ""


def numbers(gone: Sequence[str], come: Sequence[str]) -> tuple[str, str]:
    """The figures that went and came, for the card."""
    return ", ".join(gone), ", ".join(come)


TRACKED = "Tệp còn thay đổi được theo dõi (Track Changes): hệ thống lấy phần thêm, bỏ phần đã xóa."


def older(newest: int) -> str:
    """The file is of a version that is not the newest."""
    return f"Tệp là bản cũ hơn; bản mới nhất là bản {newest}. Chỗ sửa nào còn khớp sẽ được chuyển sang bản mới nhất."


def of_sent(number: str, on: date | None) -> str:
    """The file is of a version that is locked."""
    return f"Báo cáo này đã gửi {number_and_day(number, on)} và đã khóa; chỗ sửa chỉ dùng cho bản đính chính và kỳ sau."


def edits_kept(told: str, count: int, number: int, stale: Sequence[str]) -> Text:
    """The wording is kept and stands in the version that comes with this answer."""
    return text(
        line(b(f"Đã ghi {count} chỗ vào bản biên tập"), f". {told}, bản {number} kèm theo."),
        f"{len(stale)} chỗ không chuyển được vì nội dung đã đổi: {'; '.join(stale[:5])}." if stale else None,
        "Lời văn của các mục do đơn vị viết được dùng làm nội dung ban đầu cho kỳ sau.",
    )


def edits_kept_locked(told: str, count: int) -> Text:
    """The wording is kept for a correction."""
    return text(
        f"Đã ghi {count} chỗ vào bản biên tập của {told[:1].lower()}{told[1:]}; bản đã gửi giữ nguyên. Nhắn “đính chính {told[:1].lower()}{told[1:]}” để lập bản đính chính."
    )


def edits_left() -> Text:
    """Nothing of the file is kept."""
    return text("Đã bỏ. Không có chỗ sửa nào được ghi.")
