"""Every error that the library can raise is mapped, and what may have been delivered is never called lost."""

from datetime import timedelta

import httpx
import pytest
from telegram import error
from telegram.error import BadRequest, NetworkError, TelegramError, TimedOut

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
from bot.channels.telegram_errors import bad_photo, mapped, not_modified


def caused(made: TelegramError, cause: Exception) -> TelegramError:
    made.__cause__ = cause
    return made


CASES: list[tuple[TelegramError, type[SendFailed]]] = [
    (error.RetryAfter(timedelta(seconds=7)), Flooded),
    (NetworkError("Too Many Requests (429)"), Flooded),
    (error.ChatMigrated(-1005), ChatMoved),
    (error.Forbidden("Forbidden: bot was blocked by the user"), Unreachable),
    (error.Forbidden("Forbidden: bot was kicked from the supergroup chat"), Unreachable),
    (BadRequest("Chat not found"), Unreachable),
    (BadRequest("Not enough rights to send text messages to the chat"), Unreachable),
    (BadRequest("Can't parse entities: unsupported start tag"), Refused),
    (BadRequest("Message is too long"), Refused),
    (error.InvalidToken("Unauthorized"), TokenRefused),
    (error.EndPointNotFound("Endpoint not found"), TokenRefused),
    (caused(TimedOut(), httpx.PoolTimeout("pool")), NotSent),
    (caused(TimedOut(), httpx.ConnectTimeout("connect")), NotSent),
    (caused(TimedOut(), httpx.ReadTimeout("read")), FateUnknown),
    (caused(TimedOut(), httpx.WriteTimeout("write")), FateUnknown),
    (caused(NetworkError("x"), httpx.ConnectError("refused")), NotSent),
    (caused(NetworkError("x"), httpx.ReadError("lost")), FateUnknown),
    (caused(NetworkError("x"), httpx.RemoteProtocolError("lost")), FateUnknown),
    (NetworkError("Bad Gateway (502)"), FateUnknown),
    (NetworkError("Internal Server Error (500)"), FateUnknown),
    (TelegramError("Invalid server response"), FateUnknown),
    (error.Conflict("terminated by other getUpdates"), FateUnknown),
]


@pytest.mark.parametrize(("foreign", "ours"), CASES, ids=lambda value: str(value)[:50])
def test_each_error_means_one_outcome(foreign: TelegramError, ours: type[SendFailed]) -> None:
    found = mapped(foreign)
    assert type(found) is ours


def test_a_flood_keeps_its_seconds() -> None:
    found = mapped(error.RetryAfter(timedelta(seconds=7)))
    assert isinstance(found, NotSent)
    assert found.retry_after == 7.0


def test_a_moved_chat_keeps_its_new_id() -> None:
    found = mapped(error.ChatMigrated(-1005))
    assert isinstance(found, ChatMoved)
    assert found.new_chat == "-1005"


def test_no_error_of_the_library_is_forgotten() -> None:
    kinds = {k for k in vars(error).values() if isinstance(k, type) and issubclass(k, TelegramError)}
    tried = {type(foreign) for foreign, _ in CASES}
    assert {k.__name__ for k in kinds - tried} <= {"PassportDecryptionError"}


def test_an_edit_that_changes_nothing_is_as_good_as_sent() -> None:
    assert not_modified(BadRequest("Message is not modified: specified new message content"))
    assert not not_modified(BadRequest("Message to edit not found"))


def test_a_picture_that_is_refused_as_a_picture_is_known() -> None:
    assert bad_photo(BadRequest("Photo_invalid_dimensions"))
    assert not bad_photo(BadRequest("Chat not found"))
