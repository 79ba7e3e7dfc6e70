"""The Zalo Bot Platform over HTTP: every documented method, every answer tested, every failure the port's.

`POST <api>/bot<token>/<method>` with JSON; answers are `{"ok": true, "result": …}` or `{"ok": false,
"error_code": N, "description": …}`, and HTTP may be 200 with `ok: false`, so `ok` decides. The token
stands in the address and never in an error. httpx, because the platform's edge sends two `Server` headers.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import httpx

from bot.channels.port import (
    FateUnknown,
    FileGone,
    FileTooBig,
    NotSent,
    QuotaGone,
    Refused,
    SendFailed,
    TokenRefused,
    Unreachable,
)
from bot.logs import redact

NEVER_LEFT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol)
IDLE = 408
NOT_FOUND = 404
GONE = ("chat", "user", "group", "recipient")
LONG_POLL = 30
ANSWER_SECONDS = 30.0
PHOTO_SECONDS = 150.0
POLL_MARGIN = 10.0


class Answered(Exception):
    """The platform answered, and it was a failure with this code; 0 when there is none."""

    def __init__(self, code: int, description: str) -> None:
        super().__init__(f"{code}: {redact(description)[:200]}")
        self.code, self.description = code, description


class ZaloClient:
    """One bot's calls; only `SendFailed` and its kinds come out."""

    def __init__(
        self, token: str, api_url: str, *, transport: httpx.AsyncBaseTransport | None = None
    ) -> None:
        self._base = f"{api_url}/bot{token}"
        self._http = httpx.AsyncClient(transport=transport, limits=httpx.Limits(max_connections=64))
        self._media = httpx.AsyncClient(transport=transport, follow_redirects=True)

    async def close(self) -> None:
        """Close the connections."""
        await self._http.aclose()
        await self._media.aclose()

    async def get_me(self) -> Mapping[str, Any]:
        """Who the bot is: id, account_name, perhaps display_name; TokenRefused for a token unknown there."""
        try:
            return _mapping(await self._ask("getMe", {}))
        except Answered as answered:
            if answered.code == NOT_FOUND:
                raise TokenRefused("the platform does not know the bot") from None
            raise failure(answered) from None

    async def get_updates(self, timeout: int = LONG_POLL) -> Any:
        """The next update, at most once handed out; None when nothing came within `timeout` seconds."""
        try:
            return await self._ask("getUpdates", {"timeout": str(timeout)}, read=timeout + POLL_MARGIN)
        except Answered as answered:
            if answered.code == IDLE:
                return None
            raise failure(answered) from None

    async def set_webhook(self, url: str, secret: str) -> Mapping[str, Any]:
        """Have updates posted to an https address; `verification` tells whether it was reached."""
        return _mapping(await self.call("setWebhook", {"url": url, "secret_token": secret}))

    async def webhook_url(self) -> str:
        """The address that is set (getWebhookInfo), "" when there is none."""
        try:
            return str(_mapping(await self._ask("getWebhookInfo", {})).get("url") or "")
        except Answered as answered:
            if answered.code == NOT_FOUND:
                return ""
            raise failure(answered) from None

    async def delete_webhook(self) -> None:
        """Remove the webhook; that there was none is no error."""
        try:
            await self._ask("deleteWebhook", {})
        except Answered as answered:
            if answered.code != NOT_FOUND:
                raise failure(answered) from None

    async def test_webhook(self) -> Mapping[str, Any]:
        """What the platform sees at the webhook's address; a daily quota applies."""
        return _mapping(await self.call("testWebhook", {}))

    async def send_message(self, chat: str, text: str, styles: Sequence[Mapping[str, Any]] = ()) -> str:
        """Send plain text, 1 to 2000 characters, with styled ranges; answers the message's id."""
        more = {"text_styles": list(styles)} if styles else {}
        return _message_id(await self.call("sendMessage", {"chat_id": chat, "text": text, **more}))

    async def send_photo(self, chat: str, url: str, caption: str = "") -> str:
        """Send a picture that the platform downloads from a public address; slow."""
        more = {"caption": caption} if caption else {}
        return _message_id(
            await self.call("sendPhoto", {"chat_id": chat, "photo": url, **more}, PHOTO_SECONDS)
        )

    async def send_sticker(self, chat: str, sticker: str) -> str:
        """Send a sticker by its id."""
        return _message_id(await self.call("sendSticker", {"chat_id": chat, "sticker": sticker}))

    async def send_voice(self, chat: str, url: str) -> str:
        """Send an .aac recording by its public address; private chats only."""
        return _message_id(await self.call("sendVoice", {"chat_id": chat, "voice_url": url}))

    async def send_chat_action(self, chat: str, action: str = "typing") -> None:
        """Show that an answer is being made."""
        await self.call("sendChatAction", {"chat_id": chat, "action": action})

    async def call(self, method: str, values: Mapping[str, Any], read: float = ANSWER_SECONDS) -> Any:
        """The result of any method; raises the port's errors."""
        try:
            return await self._ask(method, values, read=read)
        except Answered as answered:
            raise failure(answered) from None

    async def download(self, url: str, limit: int) -> bytes:
        """The bytes behind a media address, at most `limit`; FileTooBig, FileGone, or NotSent for now."""
        if not url.lower().startswith(("http://", "https://")):
            raise FileGone("no address")
        try:
            async with self._media.stream("GET", url, timeout=ANSWER_SECONDS) as response:
                if response.status_code in (400, 401, 403, 404, 410):
                    raise FileGone(str(response.status_code))
                if response.status_code != 200:
                    raise NotSent(f"media answered {response.status_code}")
                return await _read_at_most(response, limit)
        except httpx.InvalidURL:
            raise FileGone("no address") from None
        except httpx.HTTPError as error:
            raise NotSent(type(error).__name__) from None

    async def _ask(self, method: str, values: Mapping[str, Any], read: float = ANSWER_SECONDS) -> Any:
        timeout = httpx.Timeout(read, connect=10, write=30, pool=5)
        try:
            response = await self._http.post(f"{self._base}/{method}", json=values, timeout=timeout)
        except NEVER_LEFT as error:
            raise NotSent(type(error).__name__) from None
        except httpx.HTTPError as error:
            raise FateUnknown(type(error).__name__) from None
        return result_of(response)


def result_of(response: httpx.Response) -> Any:
    """The `result` of an answer whose `ok` is true; Answered for anything else."""
    try:
        body = response.json()
    except (ValueError, RecursionError):
        body = None
    if not isinstance(body, Mapping) or not isinstance(body.get("ok"), bool):
        raise Answered(response.status_code if response.is_error else 0, "no answer of the platform's form")
    if body["ok"] and not response.is_error:
        return body.get("result")
    code = body.get("error_code", body.get("errorCode"))
    known = response.status_code if response.is_error else 400
    raise Answered(_number(code, known), str(body.get("description") or body.get("message") or ""))


def failure(answered: Answered) -> SendFailed:
    """The port's error for a code of the platform (its table of errors); what is unclear may have gone out."""
    code, words = answered.code, str(answered)
    if code in (403, 502, 504):
        return NotSent(words)
    if code == 401:
        return TokenRefused("the platform refuses the token")
    if code == 429:
        return QuotaGone(words)
    if code == NOT_FOUND and any(word in answered.description.lower() for word in GONE):
        return Unreachable(words)
    if 400 <= code < 500 and code != IDLE:
        return Refused(words)
    return FateUnknown(words)


async def _read_at_most(response: httpx.Response, limit: int) -> bytes:
    parts, size = [], 0
    async for part in response.aiter_bytes():
        size += len(part)
        if size > limit:
            raise FileTooBig(str(size))
        parts.append(part)
    return b"".join(parts)


def _mapping(found: Any) -> Mapping[str, Any]:
    return found if isinstance(found, Mapping) else {}


def _message_id(found: Any) -> str:
    return str(_mapping(found).get("message_id") or "")


def _number(code: Any, otherwise: int) -> int:
    try:
        return int(code)
    except (TypeError, ValueError):
        return otherwise
