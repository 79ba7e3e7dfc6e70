"""Sentences that belong to no single capability: help, greeting, what was not understood, secrecy."""

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
    "chat": "Ảnh, tệp gửi kèm được lưu làm minh chứng của báo cáo vừa gửi.",
    "page": "Ảnh gửi tại đây được lưu làm minh chứng của báo cáo vừa gửi; tệp gửi qua trang riêng: gửi “gửi tệp” để nhận liên kết.",
    "local": "Ảnh gửi tại đây được lưu làm minh chứng của báo cáo vừa gửi; tệp gửi qua trang trong mạng cơ quan: gửi “gửi tệp” để nhận liên kết.",
    "none": "Ảnh gửi tại đây được lưu làm minh chứng của báo cáo vừa gửi; văn bản thì ghi số và ngày.",
    "figures": "Chỉ gửi số liệu, không gửi tệp; văn bản thì ghi số và ngày.",
}


def help_officer(way: str = "chat") -> Text:
    """What an officer can do, by example."""
    return text(
        line(b("Báo cáo"), ": “nv 2.1 đạt 60%, đã tổ chức 3/5 hội nghị, vướng kinh phí”"),
        line(b("Nhiều việc"), ": “nv 2.1 60%; nv 3 xong, QĐ 492/QĐ-UBND ngày 15/3/2026”"),
        line(b("Sửa, rút"), ": “sửa nv 2.1 là 70%”, “hủy báo cáo vừa rồi”"),
        line(b("Hỏi"), ": “việc của tôi tuần này”, “nv 2.1 đến đâu rồi”, “vì sao nv 3 quá hạn”"),
        line(b("Gia hạn"), ": “xin gia hạn nv 3 đến 15/12 vì chờ hướng dẫn”"),
        EVIDENCE[way],
    )


def help_leader(way: str = "chat") -> Text:
    """What a leader or the office can ask and say, by example."""
    return text(
        line(
            b("Hỏi"),
            ": “nhiệm vụ nào quá hạn?”, “phòng QLKH còn bao nhiêu việc chưa xong”, “vì sao nv 3 quá hạn”",
        ),
        line(
            b("Tổng hợp"),
            ": “tổng hợp tiến độ tháng 11”",
            "" if way == "none" else ", “xuất word báo cáo quý 3”",
        ),
        line(b("Chỉ đạo"), ": “giao phòng QLCN báo cáo chỉ số PII trước 30/11”, “đôn đốc nv 2.1”"),
        line(
            b("Duyệt"),
            ": “duyệt gia hạn nv 3”, “xác nhận nv 2.1 hoàn thành”, “không đồng ý, bổ sung biên bản”",
        ),
    )


PLAN = {
    "chat": ": gửi tệp Word của kế hoạch vào đây",
    "none": ": quản trị nhập tệp Word của kế hoạch trên máy chủ",
}
PLAN_PAGE = ": gửi “gửi tệp” để nhận trang nộp tệp Word của kế hoạch"


def help_office(way: str = "chat") -> Text:
    """What the office does besides."""
    return text(
        line(b("Kế hoạch"), PLAN.get(way, PLAN_PAGE)),
        line(
            b("Thông báo kết luận"),
            ": dán nội dung",
            "" if way == "none" else " hoặc gửi tệp Word",
            " để giao các nhiệm vụ trong đó",
        ),
        line(b("Lịch gửi"), ": trong nhóm, “@bot 8h thứ hai hằng tuần gửi tổng hợp vào nhóm này”"),
        line(b("Ngày bắt đầu"), ": “đặt ngày bắt đầu sử dụng 1/11/2026”"),
    )


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


def cancelled() -> Text:
    """A draft was dropped."""
    return text("Đã bỏ, chưa ghi nhận gì.")


def unsupported(kind: str) -> Text:
    """A kind of message that cannot be read."""
    return text(f"Hệ thống chưa đọc được {_kind(kind)}. Đề nghị đồng chí gửi bằng chữ, ảnh hoặc tệp.")


def unsupported_figures_only(kind: str) -> Text:
    """A kind of message that cannot be read, where the agency takes no files."""
    return text(f"Hệ thống chưa đọc được {_kind(kind)}. Đề nghị đồng chí gửi bằng chữ và số.")


def unsupported_without_files(kind: str, address: str | None, local: bool = False) -> Text:
    """A kind of message that cannot be read, where the channel carries no files: the page for them, if any."""
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
