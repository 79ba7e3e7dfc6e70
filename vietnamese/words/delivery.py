"""What the people in charge are told when a message could not be delivered, or could not be handled."""

from datetime import datetime

from tasks.model import VIETNAM
from vietnamese.text import Text, text

CHANNELS = {"telegram": "Telegram", "zalo": "Zalo", "playground": "trang thử"}


def summary_in_doubt(number: int, chat: str, at: datetime) -> Text:
    """A summary may or may not have arrived: a person decides."""
    return text(
        f"Bản tổng hợp gửi {chat} lúc {_moment(at)} không rõ đã đến nơi hay chưa, nên hệ thống không tự gửi lại.",
        f"Nếu chưa nhận được, đề nghị đồng chí nhắn “gửi lại tin {number}”.",
    )


def person_unreachable(name: str, channel: str) -> Text:
    """A person has blocked the bot or deleted the chat."""
    return text(
        f"Hệ thống không gửi được tin cho đồng chí {name} qua {_channel(channel)} "
        "(đã chặn hoặc đã xóa cuộc trò chuyện). Đề nghị đồng chí nhắn trực tiếp."
    )


def group_unreachable(chat: str, channel: str) -> Text:
    """The bot was removed from a group, or the group is gone."""
    return text(
        f"Hệ thống không gửi được tin vào {chat} qua {_channel(channel)}: không còn trong nhóm hoặc không có "
        "quyền gửi. Đề nghị kiểm tra và thêm lại vào nhóm."
    )


def refused_by_platform(number: int, channel: str, reason: str) -> Text:
    """The platform refuses one message for good."""
    return text(f"{_channel(channel)} từ chối tin số {number}, hệ thống không gửi lại. Lý do: {reason}")


def token_refused(channel: str) -> Text:
    """The platform no longer accepts the token."""
    return text(
        f"{_channel(channel)} không còn chấp nhận mã truy cập của hệ thống. Việc gửi qua kênh này tạm dừng; "
        "đề nghị quản trị kiểm tra mã truy cập."
    )


def quota_gone(channel: str) -> Text:
    """The month's quota is used up."""
    return text(
        f"{_channel(channel)} báo đã hết hạn mức tin. Tin chờ gửi được giữ lại và thử lại sau mỗi giờ; "
        "tin gửi đến vẫn được nhận đầy đủ."
    )


def not_handled(number: int) -> Text:
    """A message failed at every try; it is kept."""
    return text(
        f"Tin đến số {number} chưa xử lý được sau nhiều lần thử. Nội dung vẫn được giữ; xem nhật ký vận hành."
    )


def not_readable(number: int) -> Text:
    """An update of the platform has an unknown form; it is put aside."""
    return text(
        f"Có tin đến không đọc được (số {number}), đã để riêng. Các tin khác vẫn được xử lý bình thường."
    )


def sent_again(number: int) -> Text:
    """A parked message goes out again at a person's word."""
    return text(f"Đang gửi lại tin số {number}.")


def released(channel: str) -> Text:
    """A parked channel goes on."""
    return text(f"Đã cho gửi tiếp qua {_channel(channel)}.")


def nothing_parked() -> Text:
    """There is nothing to send again."""
    return text("Không có tin nào đang chờ quyết định gửi lại.")


def group(name: str) -> str:
    """A group as it is named in a sentence."""
    return f"nhóm “{name}”" if name else "một nhóm"


def _channel(channel: str) -> str:
    return CHANNELS.get(channel, channel)


def _moment(at: datetime) -> str:
    local = at.astimezone(VIETNAM)
    return f"{local.hour}:{local.minute:02} ngày {local.day}/{local.month}/{local.year}"
