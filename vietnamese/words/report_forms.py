"""Words of a report form's workbook and of what is said about it: fields, choices, problems with their place."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from vietnamese.text import Text, b, line, text

GENERAL, HEADINGS = "Thông tin chung", "Đề mục"
TITLE = "MẪU BÁO CÁO"
NOTE = "Chỉ sửa cột “Giá trị”. Mỗi dòng trong ô là một mục. Ô để trống: lấy theo thông tin của cơ quan."
COLUMNS = ("Mục", "Giá trị", "Hướng dẫn")
HEADING_NOTE = "Mỗi dòng là một đề mục; thêm, bớt, đổi thứ tự dòng được. Không đổi “Mã” của đề mục đang dùng."
HEADING_COLUMNS = ("Mã", "Số", "Tiêu đề", "Cấp", "Nội dung", "Đơn vị viết")

KINDS = {
    "day": "ngày",
    "week": "tuần",
    "month": "tháng",
    "quarter": "quý",
    "half": "6 tháng",
    "nine_months": "9 tháng",
    "year": "năm",
}
FILLS = {
    "": "chỉ tiêu đề",
    "text": "đơn vị viết",
    "statistics": "số liệu thống kê",
    "difficulties": "khó khăn, vướng mắc",
    "proposals": "đề xuất, kiến nghị",
    "upcoming": "nhiệm vụ kỳ tới",
}
LEVELS = {
    "section": "phần",
    "owner": "nhóm đơn vị",
    "task": "nhiệm vụ",
    "indicator": "chỉ tiêu",
    "group": "nhóm việc",
    "work": "công việc",
    "sub_task": "việc nhỏ",
    "obligation": "nghĩa vụ",
}
WEEKDAYS = {1: "thứ Hai", 2: "thứ Ba", 3: "thứ Tư", 4: "thứ Năm", 5: "thứ Sáu", 6: "thứ Bảy", 7: "Chủ nhật"}
COUNTS = {"nhiệm vụ": "nhiệm vụ", "đầu việc": "đầu việc"}
PAPERS = {True: "ngang", False: "dọc"}
YES_NO = {True: "có", False: "không"}
ROMAN = {"I": "Q1", "II": "Q2", "III": "Q3", "IV": "Q4"}

# field path in the form: (label, what is explained beside it)
FIELDS: Mapping[str, tuple[str, str]] = {
    "name": (
        "Mã mẫu",
        "Chữ thường không dấu, số, gạch dưới. Giữ mã để sửa mẫu đang dùng; đổi mã để thêm mẫu mới.",
    ),
    "label": ("Tên mẫu", "Tên để gọi mẫu, ví dụ “Báo cáo tháng gửi Sở Tài chính”."),
    "kind": ("Kỳ báo cáo", "ngày, tuần, tháng, quý, 6 tháng, 9 tháng, năm"),
    "letters.higher_body": ("Cơ quan chủ quản", "Ví dụ: UBND tỉnh …"),
    "letters.agency": ("Cơ quan ban hành", "Tên cơ quan lập báo cáo."),
    "letters.place": ("Địa danh", "Ghi trước ngày, tháng, năm."),
    "letters.symbol": ("Ký hiệu văn bản", "Ví dụ: BC-SKHCN"),
    "type": ("Tên loại văn bản", "BÁO CÁO"),
    "subject": ("Trích yếu", "Mỗi dòng in thành một dòng. Dùng được {period}, {next}, {year}."),
    "letters.addressees": ("Kính gửi", "Mỗi dòng một nơi; để trống thì không có phần Kính gửi."),
    "basis": ("Căn cứ", "Mỗi dòng một căn cứ, in nghiêng. Dòng có {previous} nhắc báo cáo kỳ trước đã gửi."),
    "letters.basis_document": ("Văn bản yêu cầu báo cáo", "Thay vào {basis} trong phần mở đầu."),
    "opening": ("Mở đầu", "Dùng được {period}, {basis}, {issuer}, {cut_off}, {previous}."),
    "closing": ("Kết thúc", "Câu cuối; hệ thống tự thêm “./.”."),
    "letters.signer_titles": (
        "Chức vụ người ký",
        "Mỗi dòng một dòng, ví dụ: KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC; TL. GIÁM ĐỐC / CHÁNH VĂN PHÒNG.",
    ),
    "letters.signer_name": ("Họ tên người ký", "Không ghi học hàm, học vị."),
    "letters.receivers": ("Nơi nhận", "Mỗi dòng một nơi; “Như trên” tự có khi có Kính gửi."),
    "letters.archive": ("Lưu", "Ví dụ: VT, VP"),
    "count": ("Đếm theo", "nhiệm vụ (gửi cấp trên) hoặc đầu việc (nội bộ)"),
    "plans": ("Kế hoạch lấy số liệu", "Mỗi dòng số hoặc tên một kế hoạch; để trống: tất cả."),
    "appendix.title": ("Phụ lục: tiêu đề", "Để trống: không có phụ lục."),
    "appendix.levels": (
        "Phụ lục: các cấp",
        "Mỗi dòng một cấp: phần, nhiệm vụ, chỉ tiêu, nhóm việc, công việc.",
    ),
    "appendix.landscape": ("Phụ lục: khổ giấy", "ngang hoặc dọc"),
    "period.cut_off_day": ("Ngày chốt số liệu", "1 đến 31 của tháng cuối kỳ; 31: ngày cuối tháng."),
    "period.cut_off_weekday": ("Thứ chốt số liệu", "Chỉ dùng cho báo cáo tuần."),
    "period.sending_days": ("Số ngày làm việc để gửi", "Tính từ sau ngày chốt, ít nhất 1."),
    "period.chase_days": (
        "Số ngày làm việc đôn đốc",
        "Hỏi phần còn thiếu trước ngày chốt chừng ấy ngày; để trống: theo quy định chung.",
    ),
    "period.merges": ("Gộp kỳ", "Mỗi dòng, ví dụ: tháng 3 vào quý I; quý IV vào năm."),
    "upper_headings": ("In hoa đề mục lớn", "có hoặc không"),
}
CHOICES: Mapping[str, Mapping[Any, str]] = {
    "kind": KINDS,
    "count": COUNTS,
    "appendix.landscape": PAPERS,
    "period.cut_off_weekday": WEEKDAYS,
    "upper_headings": YES_NO,
}

PROBLEMS = {
    "missing_sheet": "thiếu trang “{value}”",
    "missing_field": "thiếu dòng “{value}”",
    "unknown_choice": "“{value}” không có trong danh sách: {known}",
    "not_a_number": "“{value}” phải là số từ {low} đến {high}",
    "empty": "không được để trống",
    "bad_name": "“{value}” phải gồm chữ thường không dấu, số và gạch dưới, không quá 40 ký tự",
    "bad_symbol": "“{value}” không được có dấu cách hoặc dấu /",
    "bad_merge": "“{value}” chưa rõ; ghi như “tháng 3 vào quý I”",
    "unknown_placeholder": "không có {{{value}}}; dùng được: {known}",
    "same_key": "mã “{value}” đã dùng ở dòng trên",
    "long_key": "mã “{value}” quá dài",
    "no_heading": "cần ít nhất một đề mục",
    "no_writer": "đề mục “{value}” do đơn vị viết, cần ghi đơn vị",
    "too_long": "dài quá {limit} ký tự",
    "unreadable": "tệp không đọc được như một mẫu báo cáo",
}


def problem(found: Mapping[str, object]) -> str:
    """One problem with its place: "Thông tin chung, ô B5 (Kỳ báo cáo): …"."""
    told = PROBLEMS.get(str(found["code"]), PROBLEMS["unreadable"]).format_map(_Known(found))
    where = str(found.get("place", ""))
    return f"{where}: {told}" if where else told


class _Known(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return "…"


def here(label: str, changed: bool) -> Text:
    """The form as a file, and what to do with it."""
    own = "mẫu của cơ quan" if changed else "mẫu có sẵn"
    return text(
        line("Mẫu ", b(label), f" ({own}) kèm theo."),
        "Đề nghị sửa cột “Giá trị” và trang “Đề mục”, rồi gửi lại tệp này cho hệ thống để kiểm tra, xem thử và áp dụng.",
    )


def which(labels: Iterable[str]) -> Text:
    """Several forms could be meant."""
    return text(
        "Các mẫu báo cáo hiện có:",
        *(f"- {label}" for label in labels),
        "Đề nghị ghi tên mẫu, ví dụ “gửi mẫu báo cáo tháng”.",
    )


def wrong(problems: Sequence[Mapping[str, object]]) -> Text:
    """What must be mended before a form can stand."""
    return text(
        line(b("Mẫu báo cáo chưa dùng được"), f", có {len(problems)} chỗ cần sửa:"),
        *(f"- {problem(p)}" for p in problems[:15]),
        "Đề nghị sửa trong tệp rồi gửi lại. Mẫu đang dùng chưa thay đổi.",
    )


def preview(label: str, kind: str, new: bool, changes: Sequence[str], until: str) -> Text:
    """The card of a form that was read well."""
    head = "Mẫu mới" if new else "Mẫu sửa"
    told = [f"- {c}" for c in changes[:20]] or ["- Không khác mẫu đang dùng."]
    return text(
        line(b(f"{head}: {label}"), f" (kỳ {KINDS.get(kind, kind)})"),
        *(told if not new else ()),
        f"Tệp xem thử lập theo mẫu này, số liệu đến hết ngày {until}, chưa phải báo cáo chính thức.",
    )


USE, DROP = "Dùng mẫu này", "Bỏ"


def stands(label: str, version: int) -> Text:
    """The form stands from now on."""
    return text(
        f"Đã áp dụng mẫu “{label}” (lần sửa {version}). Các báo cáo lập từ nay theo mẫu này; báo cáo đã gửi giữ nguyên."
    )


def dropped() -> Text:
    """Nothing was changed."""
    return text("Đã bỏ. Mẫu đang dùng không thay đổi.")


ORDER = "Thứ tự đề mục thay đổi"


def change(label: str, old: str, new: str) -> str:
    """One field before and after."""
    return f"{label}: {old or '(trống)'} → {new or '(trống)'}"


def heading_added(title: str) -> str:
    """A heading that is new."""
    return f"Thêm đề mục “{title}”"


def heading_gone(title: str) -> str:
    """A heading that is left out."""
    return f"Bớt đề mục “{title}”"


def heading_changed(title: str) -> str:
    """A heading whose words, place, filling or writer changed."""
    return f"Sửa đề mục “{title}”"
