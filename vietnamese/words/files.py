"""Sentences about files that come in."""

from vietnamese.text import Text, text

LINK = "Tệp của hệ thống theo dõi nhiệm vụ"
LINK_OVER = (
    "Liên kết không đúng hoặc đã hết hạn. Liên kết có hạn 7 ngày; đề nghị đồng chí nhắn lại yêu cầu cho hệ thống "
    "(ví dụ “xuất word báo cáo quý 3”) để nhận liên kết mới."
)
PROBLEMS = {
    "too_big": "lớn hơn 20 MB",
    "gone": "không còn tải được",
    "unreachable": "chưa tải được do lỗi mạng",
}


def not_fetched(name: str, problem: str) -> Text:
    """A file could not be fetched."""
    return text(
        f"Tệp “{name}” {PROBLEMS.get(problem, 'chưa tải được')}. Đề nghị đồng chí gửi lại bằng tệp nhỏ hơn 20 MB."
    )


def program(name: str, with_words: bool) -> Text:
    """A file that runs is no evidence and no plan; what was said with it was not taken either."""
    rows = [
        f"Tệp “{name}” là tệp chương trình nên không được nhận. Đề nghị đồng chí gửi văn bản, bảng tính, PDF hoặc ảnh."
    ]
    return text(*rows, *(["Nội dung kèm theo chưa được ghi nhận, đề nghị gửi lại."] if with_words else []))


def figures_only() -> Text:
    """The agency keeps figures only."""
    return text(
        "Cơ quan chỉ cho phép gửi số liệu, không gửi tệp. Đề nghị đồng chí ghi số và ngày của văn bản."
    )


def handed_over(name: str, address: str | None, local: bool = False) -> str:
    """A file that the channel itself cannot carry: its link (perhaps a local one), else where to get it."""
    if address and local:
        return f"{name} (mở trong mạng cơ quan): {address}"
    if address:
        return f"{name}: {address}"
    return f"Tệp “{name}” đã lập, lưu trên máy chủ của cơ quan; kênh này chưa có liên kết tải tệp, đề nghị nhận tại Văn phòng hoặc hỏi để xem bằng chữ."


def how_to_send(way: str, address: str | None) -> Text:
    """How a file is handed in: in the chat where it carries files, else over a page, else at the office."""
    if way == "chat":
        return text(
            "Đồng chí gửi tệp hoặc ảnh ngay trong cuộc trò chuyện này, kèm số nhiệm vụ trong chú thích."
        )
    if address is not None and way == "local":
        return text(
            f"Đồng chí gửi tệp qua trang sau, mở bằng máy trong mạng cơ quan (có thời hạn): {address}",
            "Ảnh gửi được ngay trong cuộc trò chuyện này.",
        )
    if address is not None:
        return text(f"Đồng chí gửi tệp qua trang sau (mở được trên điện thoại, có thời hạn): {address}")
    return text(
        "Kênh này nhận được chữ và ảnh, chưa nhận được tệp. Đề nghị đồng chí ghi số, ngày của văn bản "
        "hoặc gửi tệp cho Văn phòng."
    )
