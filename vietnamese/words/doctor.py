"""What `doctor` says about channels and the ways of files."""

NO_CHANNEL = "chưa đặt mã truy cập (chỉ chạy thử bằng demo)"
UNREACHABLE = "không kết nối được"
REFUSED = "nền tảng từ chối mã truy cập"
POLLING = "chưa đặt (đúng với chế độ polling, chỉ dùng để thử: tắt máy lúc đang nhận thì tin có thể mất)"


def reached(name: str, ahead: float) -> str:
    """getMe was answered."""
    who = f" ({name})" if name else ""
    return f"kết nối được{who}{f'; đồng hồ lệch {ahead:.0f} giây' if ahead else ''}"


def left_over(url: str) -> str:
    """Polling, and a webhook is still set."""
    return f"đang đặt {url}; chế độ polling sẽ gỡ khi khởi động"


def other_webhook(url: str, wanted: str) -> str:
    """The platform knows another address, or none."""
    return f"Zalo đang giữ “{url}”, cần “{wanted}”: chạy dịch vụ để đặt lại" if url else f"chưa đặt {wanted}"


def tested(url: str, good: bool, outcome: str, hint: str) -> str:
    """What the platform saw when it called the address."""
    if good:
        return f"{url}, Zalo gọi thử được ({outcome})"
    return (
        f"{url}, Zalo gọi thử không được: {outcome}{'; ' + hint if hint else ''} (dịch vụ có đang chạy không)"
    )


def not_tested(reason: str) -> str:
    """The test call was refused: it has a daily quota."""
    return f"đã đặt; Zalo không cho gọi thử lúc này ({reason})"


NEARLY_FULL = 5


def people(count: int, room: int) -> str:
    """How many people a bot serves."""
    if not room:
        return f"{count} người, không giới hạn"
    if count < room - NEARLY_FULL:
        return f"{count}/{room} người"
    state = "sắp đủ" if count < room else "đã đủ" if count == room else "quá số"
    rest = f"; {state}, cần thêm bot (BOT_ZALO_TOKEN, ngăn bằng dấu phẩy)"
    return f"{count}/{room} người{rest}"


def footing_public(url: str) -> str:
    """Everything works."""
    return f"(a) https công khai {url}: webhook, liên kết tệp, ảnh biểu đồ"


def footing_tunnel(url: str) -> str:
    """Everything works as long as the tunnel stands."""
    return f"(b) đường hầm đi ra dưới tên {url}: webhook, liên kết tệp, ảnh biểu đồ, khi đường hầm còn mở"


def footing_none(local: str | None, closed: bool = False) -> str:
    """Texts and numbers only."""
    if local:
        door = "; BOT_WEB_HOST chỉ mở trên máy này, máy khác chưa vào được" if closed else ""
        return (
            "(c) không có địa chỉ công khai: Zalo chỉ có chữ, số và ảnh gửi đến; "
            f"tệp ở {local} trong mạng cơ quan{door}"
        )
    return (
        "(c) không có địa chỉ công khai (BOT_PUBLIC_URL) và trong mạng cơ quan (BOT_LOCAL_URL): "
        "Zalo chỉ có chữ, số và ảnh gửi đến; tệp nhận tại Văn phòng"
    )
