"""Sentences that belong to no single capability: help, greeting, what was not understood, secrecy."""

import re

from tasks.model import Person
from vietnamese.text import Text, b, line, text
from vietnamese.words.states import ROLE


def greet(name: str, address: str = "đồng chí") -> Text:
    """The answer to a greeting."""
    return text(
        f"Kính chào {address} {name}.",
        "Đồng chí có thể báo cáo tiến độ hoặc hỏi về nhiệm vụ; gửi “trợ giúp” để xem hướng dẫn.",
    )


EVIDENCE = {
    "chat": "ảnh, tệp gửi kèm được lưu vào báo cáo vừa gửi",
    "page": "ảnh gửi tại đây được lưu vào báo cáo vừa gửi; tệp gửi qua trang riêng: gửi “gửi tệp” để nhận liên kết",
    "local": "ảnh gửi tại đây được lưu vào báo cáo vừa gửi; tệp gửi qua trang trong mạng cơ quan: gửi “gửi tệp” để nhận liên kết",
    "none": "ảnh gửi tại đây được lưu vào báo cáo vừa gửi; văn bản thì ghi số và ngày",
    "figures": "chỉ gửi số liệu, không gửi tệp; văn bản thì ghi số và ngày",
}
PLAN = {
    "chat": "gửi tệp Word của kế hoạch vào đây",
    "none": "quản trị nhập tệp Word của kế hoạch trên máy chủ",
}
PLAN_PAGE = "gửi “gửi tệp” để nhận trang nộp tệp Word của kế hoạch"
NOTICE = {"none": "dán nội dung để giao các nhiệm vụ trong đó"}
SUMMARY = {"none": "“tổng hợp tiến độ tháng 11”"}
# Who may say it (reports, leads, office), what it is, by example.
HELP: tuple[tuple[str, str, str], ...] = (
    ("reports", "Báo cáo", "“nv 2.1 đạt 60%, đã tổ chức 3/5 hội nghị, vướng kinh phí”"),
    ("reports", "Nhiều việc", "“nv 2.1 60%; nv 3 xong, QĐ 492/QĐ-UBND ngày 15/3/2026”"),
    ("reports", "Sửa, rút", "“sửa nv 2.1 là 70%”, “hủy báo cáo vừa rồi”"),
    ("reports", "Minh chứng", ""),
    ("reports", "Gia hạn", "“xin gia hạn nv 3 đến 15/12 vì chờ hướng dẫn”"),
    ("reports", "Hỏi việc của mình", "“việc của tôi tuần này”, “nv 2.1 đến đâu rồi”, “vì sao nv 3 quá hạn”"),
    ("leads", "Hỏi", "“nhiệm vụ nào quá hạn?”, “phòng QLKH còn bao nhiêu việc chưa xong”"),
    ("leads", "Hỏi tại một ngày, so sánh", "“đến ngày 15/10 có bao nhiêu việc quá hạn”, “tháng này so với tháng trước”"),
    ("leads", "Tổng hợp", "“tổng hợp tiến độ tháng 11”, “xuất word báo cáo quý 3”"),
    ("leads", "Chỉ đạo", "“giao phòng QLCN báo cáo chỉ số PII trước 30/11”, “đôn đốc nv 2.1”"),
    ("leads", "Duyệt", "“duyệt gia hạn nv 3”, “xác nhận nv 2.1 hoàn thành”, “trả lại nv 2.1, thiếu biên bản”"),
    ("leads", "Bàn giao, làm thay", "“bàn giao nv 2.1 cho đồng chí …”, “đồng chí … làm thay đồng chí … từ 23/11 đến 27/11”"),
    ("office", "Kế hoạch", ""),
    ("office", "Thông báo kết luận", "dán nội dung hoặc gửi tệp Word để giao các nhiệm vụ trong đó"),
    ("office", "Lịch gửi", "trong nhóm, “@bot 8h thứ hai hằng tuần gửi tổng hợp vào nhóm này”"),
    ("office", "Thu báo cáo", "“còn thiếu gì cho báo cáo tháng 11”, “ai chưa báo cáo tháng 11”, “đặt thu báo cáo trước 7 ngày”"),
    ("office", "Lập báo cáo", "“xem trước báo cáo tháng 11”, “rà soát báo cáo tháng 11”, “xuất báo cáo tháng 11”"),
    ("office", "Đã gửi, đính chính", "“đã gửi báo cáo tháng 11, số 120/BC-SKHCN ngày 17/11”, “đính chính báo cáo tháng 11”"),
    ("office", "Mẫu, viết tắt", "“gửi mẫu báo cáo tháng”, “viết tắt HTX là hợp tác xã”"),
    ("office", "Cán bộ", "gửi tệp danh sách; “hủy liên kết đồng chí …” khi mất điện thoại"),
    ("office", "Cài đặt", "“cài đặt” để xem và sửa; “đặt ngày bắt đầu sử dụng 1/11/2026”"),
    ("office", "Lưu năm", "“lưu năm 2026”"),
)  # fmt: skip


def help_(
    reports: bool,
    leads: bool,
    office: bool,
    way: str = "chat",
    evidence: str = "chat",
    numbers: tuple[str, ...] = (),
) -> Text:
    """What a person can do, by example; each line once. `way` and `evidence`: how files travel here.

    `numbers` are those of tasks that the reader has: examples that are copied name no strange one.
    """
    may = {"reports": reports, "leads": leads, "office": office}
    here = {
        "Minh chứng": EVIDENCE[evidence],
        "Kế hoạch": PLAN.get(way, PLAN_PAGE),
        "Thông báo kết luận": NOTICE.get(way),
        "Tổng hợp": SUMMARY.get(way),
    }
    own = dict(zip(("nv 2.1", "nv 3"), (f"nv {number}" for number in numbers), strict=False))

    def shown(said: str) -> str:
        return re.sub("nv 2\\.1|nv 3", lambda found: own.get(found[0], found[0]), said)

    return text(
        *(line(b(label), f": {shown(here.get(label) or said)}") for whose, label, said in HELP if may[whose])
    )


def help_admin() -> Text:
    """Who only runs the system has nothing to report or to ask here."""
    return text(
        "Đồng chí giữ vai trò quản trị: tài khoản, sao lưu và kiểm tra hệ thống thực hiện trên máy chủ.",
        "Việc báo cáo và hỏi nhiệm vụ do các đơn vị, lãnh đạo và Văn phòng thực hiện.",
    )


def too_long() -> Text:
    """A long text in which nothing was understood."""
    return text(
        "Tin nhắn dài, hệ thống chưa hiểu được nội dung nên chưa ghi nhận gì. "
        "Đề nghị đồng chí gửi ngắn gọn từng việc, ví dụ “nv 2.1 đạt 60%, vướng kinh phí”."
    )


def noted() -> Text:
    """Assent, or an emoji, when nothing is asked."""
    return text("Vâng. Hiện không có nội dung nào chờ đồng chí trả lời.")


def what_is_wished() -> Text:
    """Only a question mark."""
    return text("Đồng chí cần hỏi nội dung gì? Gửi “trợ giúp” để xem hướng dẫn.")


def bare_number(number: str) -> Text:
    """A number when nothing is asked: it may be a task's."""
    return text(
        f"Hiện không có nội dung nào chờ đồng chí chọn. Để hỏi về nhiệm vụ số {number}, gửi “nv {number}”."
    )


def answer_the_card(count: int) -> Text:
    """Something short that does not answer the open card."""
    return text(f"Nội dung trên đang chờ đồng chí xác nhận: đề nghị trả lời bằng một số từ 1 đến {count}.")


def not_understood(examples: tuple[str, ...]) -> Text:
    """What was not understood is said, with the nearest things that can be."""
    return text("Hệ thống chưa hiểu tin nhắn này. Đồng chí có thể gửi, ví dụ:", *(f"- {e}" for e in examples))


def empty() -> Text:
    """A message without a word."""
    return text("Tin nhắn không có nội dung. Đồng chí gửi “trợ giúp” để xem hướng dẫn.")


def secret() -> Text:
    """A secrecy marking was seen: nothing was kept."""
    return text(
        "Tin nhắn có dấu hiệu chứa nội dung mật nên hệ thống không lưu nội dung. "
        "Đề nghị đồng chí xóa tin nhắn này và báo người phụ trách bảo vệ bí mật nhà nước của cơ quan."
    )


def failed(number: int) -> Text:
    """An unexpected failure is apologised for; nothing is lost."""
    return text(
        f"Hệ thống gặp lỗi khi xử lý tin nhắn này (mã {number}) và đã báo quản trị. Tin nhắn được giữ lại, chưa ghi nhận báo cáo nào từ tin nhắn này."
    )


def nothing_to_answer() -> Text:
    """A bare number or "đúng" when nothing is asked."""
    return text("Hiện không có câu hỏi nào đang chờ trả lời. Đồng chí gửi “trợ giúp” để xem hướng dẫn.")


def nothing_to_cancel() -> Text:
    """ "hủy" when no card is open."""
    return text("Hiện không có nội dung nào chờ xác nhận. Để rút báo cáo đã ghi, gửi “hủy báo cáo vừa rồi”.")


def done_already(what: str) -> Text:
    """The same tap again."""
    return text(f"Mục này đã được xử lý trước đó: {what}." if what else "Mục này đã được xử lý trước đó.")


def over() -> Text:
    """A tap on a card that a newer one has replaced."""
    return text("Thẻ này không còn hiệu lực vì đã có thẻ mới hơn. Đề nghị dùng thẻ mới nhất.")


def expired() -> Text:
    """A draft whose time is over."""
    return text("Nội dung chờ xác nhận đã hết thời gian và chưa được ghi nhận. Đề nghị đồng chí gửi lại.")


def choose_number(count: int) -> Text:
    """A number outside the choices."""
    return text(f"Đề nghị đồng chí trả lời bằng một số từ 1 đến {count}.")


def which_notice() -> Text:
    """A number that may answer an older notice, or one of several."""
    return text("Đề nghị đồng chí chọn rõ nội dung trả lời:")


def cancelled() -> Text:
    """A draft was dropped."""
    return text("Đã bỏ, chưa ghi nhận gì.")


def nothing_done() -> Text:
    """A question which task was meant is called off."""
    return text("Đã bỏ, chưa thực hiện gì.")


def unsupported(kind: str) -> Text:
    """A kind of message that cannot be read; a sticker only greets."""
    if kind == "sticker":
        return text("Cảm ơn đồng chí. Hệ thống chỉ đọc được chữ, ảnh và tệp.")
    return text(f"Hệ thống chưa đọc được {_kind(kind)}. Đề nghị đồng chí gửi bằng chữ, ảnh hoặc tệp.")


def unsupported_figures_only(kind: str) -> Text:
    """A kind of message that cannot be read, where the agency takes no files."""
    return text(f"Hệ thống chưa đọc được {_kind(kind)}. Đề nghị đồng chí gửi bằng chữ và số.")


def unsupported_without_files(kind: str, address: str | None, local: bool = False) -> Text:
    """A kind of message that cannot be read, where the channel carries no files: the page for them, if any."""
    if kind == "sticker":
        return text("Cảm ơn đồng chí. Hệ thống chỉ đọc được chữ và ảnh.")
    page = f"gửi tại{' (mở trong mạng cơ quan)' if local else ''}: {address}"
    where = page if address else "chuyển cho Văn phòng."
    return text(
        f"Hệ thống chưa đọc được {_kind(kind)}. Đề nghị đồng chí gửi bằng chữ hoặc ảnh.",
        f"Tệp Word, Excel, PDF đề nghị {where}",
    )


def _kind(kind: str) -> str:
    names = {"voice": "tin nhắn thoại", "sticker": "nhãn dán", "video": "video", "location": "vị trí"}
    return names.get(kind, "loại tin nhắn này")


def my_data(person: Person, unit: str, roles: list[str], channels: list[str]) -> Text:
    """What is kept about the asker."""
    names = {"telegram": "Telegram", "zalo": "Zalo", "playground": "trang thử"}
    return text(
        line("Dữ liệu cá nhân hệ thống đang lưu về ", b(person.name), ":"),
        f"- Chức vụ: {person.position or '—'}; đơn vị: {unit or '—'}",
        f"- Vai trò: {', '.join(ROLE.get(r, r) for r in roles) or '—'}",
        f"- Tài khoản liên kết: {', '.join(names.get(c, c) for c in channels) or '—'}",
        "- Các báo cáo đã gửi và lời văn của báo cáo, lưu làm căn cứ theo dõi nhiệm vụ.",
        "Cần sửa hoặc hủy liên kết, đề nghị liên hệ Văn phòng.",
    )


def not_your_card() -> Text:
    """Somebody else's choices were tapped."""
    return text("Thẻ này của đồng chí khác nên đồng chí không trả lời thay được.")


def welcome() -> Text:
    """An answer to thanks."""
    return text("Cảm ơn đồng chí.")
