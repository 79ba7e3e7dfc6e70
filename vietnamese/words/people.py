"""Sentences about who somebody is: binding, the first notice, codes, groups."""

from vietnamese.text import Text, b, line, text

NOTICE_VERSION = 1


def not_bound(bot_word: str = "hệ thống") -> Text:
    """The only thing that somebody unbound is told."""
    return text(
        f"Kính chào anh/chị. Đây là {bot_word} tự động theo dõi nhiệm vụ của cơ quan.",
        "Tài khoản này chưa được liên kết. Đề nghị gửi mã liên kết do Văn phòng cấp, ví dụ: “mã AB12CD34”.",
        "Chưa có mã, xin liên hệ Văn phòng.",
    )


def bound(name: str, position: str, unit: str) -> Text:
    """A code was good."""
    post = ", ".join(part for part in (position, unit) if part)
    return text(
        line("Đã liên kết tài khoản này với ", b(name), f" ({post})." if post else "."),
        "",
        notice(),
    )


def notice() -> Text:
    """What the law on personal data asks to be said at first contact (Luật 91/2025/QH15)."""
    return text(
        "Đây là hệ thống tự động, không phải người trả lời. Tin nhắn về nhiệm vụ được lưu làm căn cứ theo dõi; "
        "gửi “dữ liệu của tôi” để xem dữ liệu cá nhân đang lưu. Không gửi nội dung mật.",
        "Đồng chí báo cáo bằng lời thường, ví dụ: “nv 2.1 đạt 60%, vướng kinh phí”. Gửi “trợ giúp” để xem hướng dẫn.",
    )


def wrong_code() -> Text:
    """A code that nobody was given, was used, or is too old: the same words for all three."""
    return text(
        "Mã liên kết không đúng, đã dùng hoặc đã hết hạn. Đề nghị kiểm tra lại hoặc xin mã mới tại Văn phòng."
    )


def too_many_tries() -> Text:
    """Five wrong codes within an hour."""
    return text("Đã nhập sai mã quá nhiều lần. Đề nghị thử lại sau một giờ hoặc liên hệ Văn phòng.")


def group_code_in_private(name: str) -> Text:
    """A group's code sent to the bot alone."""
    return text(f"Đây là mã của nhóm “{name}”. Đề nghị gửi trong nhóm đó: “@bot đăng ký nhóm” kèm mã.")


def person_code_in_group() -> Text:
    """A personal code shown to a whole group is spoiled."""
    return text(
        "Mã liên kết cá nhân chỉ gửi trong tin nhắn riêng với hệ thống. Mã vừa gửi đã bị hủy, xin Văn phòng cấp mã mới."
    )


def code_seen(owner: str, group: str) -> Text:
    """To the office: a code was shown to a group and is void."""
    where = f" “{group}”" if group else ""
    return text(
        f"Mã liên kết của đồng chí {owner} đã bị gửi trong nhóm{where} nên hệ thống đã hủy.",
        "Đề nghị cấp mã mới và gửi riêng cho đồng chí đó.",
    )


def group_registered(name: str, unit: str) -> Text:
    """A group may now be answered and posted to."""
    scope = f"phạm vi {unit}" if unit else "phạm vi toàn cơ quan"
    return text(
        line("Hệ thống đã đăng ký nhóm ", b(name), f", {scope}."),
        "Trong nhóm, xin gọi hệ thống bằng @ rồi hỏi, ví dụ: “nhiệm vụ nào quá hạn?”.",
    )


def group_unknown() -> Text:
    """The only thing that an unregistered group is told."""
    return text(
        "Nhóm này chưa được đăng ký. Đề nghị Văn phòng cấp mã nhóm rồi gửi: “@bot đăng ký nhóm” kèm mã."
    )


def ask_privately() -> Text:
    """Something that is answered only between the person and the bot."""
    return text("Nội dung này chỉ trao đổi riêng. Đề nghị đồng chí nhắn riêng cho hệ thống.")


def stranger_in_group() -> Text:
    """Somebody unbound speaks to the bot in a registered group."""
    return text(
        "Tài khoản này chưa được liên kết. Đề nghị nhắn riêng mã liên kết cho hệ thống trước.",
        "Đồng chí đã liên kết ở bot hoặc kênh khác của cơ quan thì cần thêm một mã, xin Văn phòng cấp.",
    )


def revoked(name: str, count: int) -> Text:
    """A person's accounts were cut off."""
    if not count:
        return text(f"Đồng chí {name} hiện không có tài khoản nào đang liên kết.")
    return text(
        line("Đã hủy liên kết ", b(f"{count} tài khoản"), f" của đồng chí {name}."),
        "Để dùng lại, đồng chí đó cần mã liên kết mới.",
    )
