"""Words of the papers that are handed out: the meeting's briefing, a person's month, a task's record, a year's archive."""

from collections.abc import Mapping
from datetime import date

from tasks.changes import ChangeKind
from vietnamese.numbers import format_date, format_number

BRIEFING, MY_SHEET, DOSSIER, ARCHIVE = "Tài liệu giao ban", "Bảng công việc", "Hồ sơ nhiệm vụ", "Lưu trữ năm"
CHANNELS = {"telegram": "Telegram", "zalo": "Zalo", "playground": "Trang thử"}

KINDS: Mapping[str, str] = {
    ChangeKind.PLANNED: "Đưa vào kế hoạch",
    ChangeKind.REPLANNED: "Cập nhật theo kế hoạch",
    ChangeKind.RENUMBERED: "Đổi số thứ tự",
    ChangeKind.GONE: "Không còn trong kế hoạch",
    ChangeKind.RETURNED: "Có lại trong kế hoạch",
    ChangeKind.REPORTED: "Báo cáo",
    ChangeKind.COMPLETED_SUBMITTED: "Báo hoàn thành",
    ChangeKind.COMPLETION_CONFIRMED: "Xác nhận hoàn thành",
    ChangeKind.SENT_BACK: "Trả lại",
    ChangeKind.CORRECTED: "Sửa báo cáo",
    ChangeKind.UNDONE: "Rút báo cáo",
    ChangeKind.EXTENDED: "Gia hạn",
    ChangeKind.EXTENSION_NOTED: "Ghi nhận việc xin gia hạn",
    ChangeKind.EXTENSION_ASKED: "Xin gia hạn",
    ChangeKind.EXTENSION_REFUSED: "Không đồng ý gia hạn",
    ChangeKind.INTERNAL_DEADLINE_SET: "Đặt hạn nội bộ",
    ChangeKind.HANDED_OVER: "Bàn giao",
    ChangeKind.ASSIGNED: "Giao việc",
    ChangeKind.REVIEWED: "Rà soát",
    ChangeKind.PAUSED: "Tạm dừng",
    ChangeKind.RESUMED: "Tiếp tục",
    ChangeKind.STOPPED: "Dừng thực hiện",
    ChangeKind.TRANSFERRED: "Chuyển đơn vị",
    ChangeKind.SPLIT: "Tách",
    ChangeKind.MERGED: "Nhập",
    ChangeKind.DIFFICULTY_PASSED: "Duyệt khó khăn",
    ChangeKind.EVIDENCE_ADDED: "Bổ sung minh chứng",
    ChangeKind.OPINION: "Ý kiến",
    ChangeKind.URGED: "Đôn đốc",
    ChangeKind.RECEIVED: "Tiếp nhận",
    ChangeKind.ANSWERED: "Trả lời đôn đốc",
    ChangeKind.CONTESTED: "Phản ánh",
    ChangeKind.CONTEST_DECIDED: "Xử lý phản ánh",
    ChangeKind.REMINDED: "Nhắc",
}
MONTH_COLUMNS = ("TT", "Nhiệm vụ", "Thời hạn", "Kết quả", "Ngày hoàn thành", "Tình trạng", "Minh chứng")
HISTORY, HOLDERS = (
    ("Thời điểm", "Việc", "Người ghi", "Nguồn, văn bản", "Nội dung"),
    ("Từ ngày", "Đơn vị", "Người thực hiện"),
)
REPORT_COLUMNS = ("Số", "Ngày thực hiện", "Ghi nhận lúc", "Kênh", "Người báo cáo", "Lời báo cáo")
EVIDENCE_COLUMNS = ("Văn bản, tệp", "Ngày văn bản", "Bổ sung lúc", "SHA-256")
DEADLINE_COLUMNS = ("Ngày", "Thời hạn", "Người quyết định, văn bản")


def briefing_title(day: date) -> str:
    """The paper of a meeting."""
    return f"Tài liệu giao ban ngày {format_date(day)}"


def as_of(moment: str, scope: str) -> str:
    """What and when."""
    return f"{scope}, số liệu tính đến {moment}"


def my_title(start: date, end: date, name: str) -> str:
    """A person's month."""
    months = (
        f"tháng {start.month}/{start.year}"
        if (start.year, start.month) == (end.year, end.month)
        else (f"từ {format_date(start)} đến {format_date(end)}")
    )
    return f"Bảng công việc {months} của {name}"


def my_note(position: str, unit: str, day: date) -> str:
    """Whose it is and up to when."""
    return f"{', '.join(p for p in (position, unit) if p)}; số liệu tính đến {format_date(day)}"


def my_counts(total: int, in_time: int, late: int, open_: int, overdue: int) -> str:
    """What the sheet adds up to; no score."""
    return (
        f"Được giao {format_number(total)} việc: hoàn thành đúng hạn {format_number(in_time)}, hoàn thành quá hạn "
        f"{format_number(late)}, đang thực hiện {format_number(open_)} (quá hạn {format_number(overdue)}). "
        "Bảng này để đồng chí tự đánh giá; hệ thống không tính điểm."
    )


def contested(day: date, decided: date | None) -> str:
    """A cause that was put forward for a lateness."""
    if decided is not None:
        return f"Nguyên nhân khách quan đã được xác nhận ngày {format_date(decided)}"
    return f"Đã nêu nguyên nhân khách quan ngày {format_date(day)}, chờ xác nhận"


def dossier_title(code: str) -> str:
    """A task's record."""
    return f"Hồ sơ nhiệm vụ {code}"


def taken_back(words: str, reverted: bool) -> str:
    """A report's own words."""
    return f"{words} (đã rút)" if reverted else words


def moved(old: date | None, new: date | None) -> str:
    """A deadline from … to …."""
    before = format_date(old) if old else "chưa có"
    return f"{before} → {format_date(new) if new else 'không có'}"


def no_my_tasks(start: date, end: date) -> str:
    """Nothing was assigned in the month."""
    return f"Từ {format_date(start)} đến {format_date(end)} chưa có việc nào giao cho đồng chí."


def archive_read_me(year: int, agency: str, moment: str, counts: str) -> str:
    """How a year's archive is read."""
    return (
        f"LƯU TRỮ NĂM {year}\n{agency}\nLập lúc {moment}\n\n{counts}\n\n"
        "Đọc không cần hệ thống:\n"
        "- index.html: mở bằng trình duyệt, danh sách nhiệm vụ và lời báo cáo.\n"
        "- nhiem-vu.csv, bao-cao.csv, thay-doi.csv, minh-chung.csv, muc-bao-cao.csv: mở bằng Excel (UTF-8).\n"
        "- ho-so/: mỗi nhiệm vụ có báo cáo một tệp Word.\n"
        "- minh-chung/: các tệp minh chứng.\n"
        "- SHA256SUMS: kiểm tra toàn vẹn bằng lệnh “sha256sum -c SHA256SUMS”.\n"
    )


def archive_counts(tasks: int, reports: int, changes: int, files: int) -> str:
    """What is in it."""
    return (
        f"{format_number(tasks)} nội dung kế hoạch, {format_number(reports)} báo cáo, "
        f"{format_number(changes)} thay đổi, {format_number(files)} tệp minh chứng"
    )


def archive_here(year: int, counts: str) -> str:
    """The archive is the answer."""
    return f"Lưu trữ năm {year}: {counts}. Tệp có danh mục kiểm tra SHA-256, đọc được không cần hệ thống."
