"""Maps every error of python-telegram-bot to one of the port's; the kind decides whether it may go again.

TimedOut and BadRequest are subclasses of NetworkError there, so the order matters and the cause is looked
at: a connection that never stood (ConnectError, ConnectTimeout, PoolTimeout) surely carried nothing.
"""

import httpx
from telegram.error import (
    BadRequest,
    ChatMigrated,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.channels.port import (
    ChatMoved,
    FateUnknown,
    Flooded,
    NotSent,
    Refused,
    SendFailed,
    TokenRefused,
    Unreachable,
)

NEVER_LEFT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol)
DEFAULT_PAUSE = 5.0
GONE = (
    "chat not found",
    "user is deactivated",
    "user not found",
    "peer_id_invalid",
    "not enough rights",
    "have no rights to send",
    "need administrator rights",
    "chat_write_forbidden",
    "group chat was deactivated",
    "bot is not a member",
    "topic_closed",
)


def mapped(error: TelegramError) -> SendFailed:
    """The port's error for one of the library's; what is not known may have been delivered."""
    if isinstance(error, RetryAfter):
        return Flooded("flood control", error._retry_after.total_seconds())
    if isinstance(error, ChatMigrated):
        return ChatMoved(str(error.new_chat_id))
    if isinstance(error, Forbidden):
        return Unreachable(_short(error))
    if isinstance(error, (InvalidToken, EndPointNotFound)):
        return TokenRefused("the platform refuses the token")
    if isinstance(error, BadRequest):
        return _bad_request(error)
    if isinstance(error, NetworkError):
        return _network(error)
    return FateUnknown(_short(error))


def not_modified(error: TelegramError) -> bool:
    """Whether an edit was refused because it stands there already: as good as sent."""
    return isinstance(error, BadRequest) and "message is not modified" in error.message.lower()


def bad_photo(error: TelegramError) -> bool:
    """Whether a picture was refused as a picture; it can still go as a document."""
    return isinstance(error, BadRequest) and any(
        word in error.message.lower() for word in ("photo_", "image_process", "photo should be", "too big")
    )


def _bad_request(error: BadRequest) -> SendFailed:
    text = error.message.lower()
    return Unreachable(_short(error)) if any(word in text for word in GONE) else Refused(_short(error))


def _network(error: NetworkError) -> SendFailed:
    if isinstance(error.__cause__, NEVER_LEFT):
        return NotSent(_short(error))
    if "too many requests" in error.message.lower():
        return Flooded("flood control", DEFAULT_PAUSE)
    return FateUnknown(_short(error))


def _short(error: TelegramError) -> str:
    return f"{type(error).__name__}: {error.message}"[:200]
