"""A stand-in for the Zalo Bot Platform, written from its published behaviour alone; it shares nothing with the client.

One update a getUpdates, gone once handed out; HTTP 408 when idle; refused while a webhook is set. A webhook
is probed with an empty body and gets each update as one POST, bare or in the envelope. Faults are put in
front of any method. Runs in a thread on a free port; people are driven by the methods of `Platform`.
"""

import asyncio
import contextlib
import itertools
import json
import threading
import time
import uuid
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import httpx
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

TOKEN = "4404404404404404404:fakeSecretPart_of-zalo"
BOT_ID = TOKEN.partition(":")[0]
BOT_NAME = "Bot Tiến Độ An Bình"
SECOND = "5505505505505505505:anotherSecretPart_of-zalo"
SECOND_ID = SECOND.partition(":")[0]
PATIENCE = 30.0
IDLE_SECONDS = 1.0
STYLES = {"b", "i", "u", "s", "f_13", "f_15", "f_18", "f_20", "lst_1", "lst_2"} | {
    "c_db342e", "c_f27806", "c_f7b503", "c_15a85f", "c_050a19", *(f"ind_{n}" for n in range(1, 6))
}  # fmt: skip


class Fault(Exception):
    """The platform answers with a failure; HTTP tells the same code, or 200."""

    def __init__(self, code: int, description: str, status: int | None = None) -> None:
        super().__init__(description)
        self.code, self.description, self.status = code, description, code if status is None else status


@dataclass
class Sent:
    """One message that reached a chat."""

    chat: str
    text: str
    message_id: str
    at: float
    styles: list[dict[str, Any]] = field(default_factory=list)
    photo: str = ""
    bot: str = BOT_ID

    def bold(self) -> list[str]:
        """What the reader sees in bold: the ranges cut out by UTF-16 units."""
        units = self.text.encode("utf-16-le")
        cut = [units[2 * s["start"] : 2 * (s["start"] + s["len"])] for s in self.styles if "b" in s["st"]]
        return [piece.decode("utf-16-le") for piece in cut]


class Platform:
    """The platform as its users and its owner see it."""

    def __init__(self) -> None:
        self.address = ""
        self.bots = {TOKEN: BOT_NAME}
        self.sent: list[Sent] = []
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.queues: dict[str, deque[dict[str, Any]]] = {}
        self.faults: dict[str, deque[Any]] = {}
        self.media: dict[str, bytes] = {}
        self.webhooks: dict[str, dict[str, str]] = {}
        self.probed: list[int] = []
        self.enveloped = False
        self.quota: int | None = None
        self.known: set[str] | None = None  # chats that exist; None: every one
        self._numbers = itertools.count(1)
        self._client = httpx.Client(timeout=PATIENCE, headers={"User-Agent": "Java/1.8.0_192"})

    @property
    def waiting(self) -> deque[dict[str, Any]]:
        """What the first bot has not fetched yet."""
        return self.queue(TOKEN)

    @property
    def webhook(self) -> dict[str, str]:
        """The webhook of the first bot, empty when there is none."""
        return self.webhooks.get(TOKEN, {})

    @webhook.setter
    def webhook(self, value: dict[str, str]) -> None:
        self.webhooks[TOKEN] = value

    def queue(self, bot: str) -> deque[dict[str, Any]]:
        """What a bot has not fetched yet."""
        return self.queues.setdefault(bot, deque())

    # what people do

    def say(self, text: str, *, user: str, group: str = "", bot: str = TOKEN, **more: Any) -> dict[str, Any]:
        """Somebody writes to a bot; in a group only what mentions it ever arrives."""
        if group:
            text = f"@{self.bots[bot]} {text}"
        return self.happens("message.text.received", user, group, bot, text=text, **more)

    def photo(
        self,
        content: bytes,
        *,
        user: str,
        caption: str = "",
        field: str = "photo_url",
        group: str = "",
        **other: Any,
    ) -> dict[str, Any]:
        """Somebody sends a picture."""
        name = f"{uuid.uuid4().hex}.jpg"
        self.media[name] = content
        more = {field: f"{self.address}/media/{name}", "caption": caption, "message_type": "CHAT_PHOTO"}
        return self.happens("message.image.received", user, group, **more, **other)

    def happens(
        self, event: str, user: str, group: str = "", bot: str = TOKEN, **values: Any
    ) -> dict[str, Any]:
        """Any event, under a fresh message id, delivered now."""
        update = event_of(event, user, group, f"{next(self._numbers):020x}", **values)
        self.deliver(update, bot)
        return update

    def deliver(self, update: Mapping[str, Any], bot: str = TOKEN) -> int:
        """Post one update to the webhook and answer the status; without one it waits for getUpdates."""
        if not self.webhooks.get(bot):
            self.queue(bot).append(dict(update))
            return 0
        body = {"ok": True, "result": update} if self.enveloped else update
        return self.post(json.dumps(body, ensure_ascii=False).encode(), bot)

    def post(self, body: bytes, bot: str = TOKEN) -> int:
        """Post to the webhook with the secret; 0 when nobody answers."""
        headers = {
            "X-Bot-Api-Secret-Token": self.webhooks[bot]["secret_token"],
            "Content-Type": "application/json",
        }
        try:
            return self._client.post(self.webhooks[bot]["url"], content=body, headers=headers).status_code
        except httpx.TransportError:
            return 0

    # what people see

    def received(self, chat: str) -> list[Sent]:
        """What the bot has sent to a chat, in order."""
        return [one for one in list(self.sent) if one.chat == chat]

    def texts(self, chat: str) -> list[str]:
        return [one.text for one in self.received(chat)]

    def wait(self, chat: str, count: int) -> list[str]:
        """The texts of a chat as soon as there are `count`; AssertionError when they never come."""
        self.until(lambda: len(self.received(chat)) >= count, lambda: str(self.texts(chat)[-3:]))
        return self.texts(chat)

    def until(self, holds: Any, why: Any = lambda: "") -> None:
        """Return when something holds; AssertionError when it never does."""
        end = time.monotonic() + PATIENCE
        while not holds():
            assert time.monotonic() < end, why()
            time.sleep(0.01)

    def asked(self, method: str) -> list[dict[str, Any]]:
        """The requests for one method, in order."""
        return [values for name, values in list(self.calls) if name == method]

    # what the owner arranges

    def fail(self, method: str, *faults: Any) -> None:
        """The next calls of a method: a Fault, "lost" (done, and no answer comes), seconds to wait, or None."""
        self.faults.setdefault(method, deque()).extend(faults)

    def app(self) -> Starlette:
        """The HTTP side."""
        return Starlette(
            routes=[
                Route("/bot{token}/{method}", self._endpoint, methods=["GET", "POST"]),
                Route("/media/{name}", self._media),
            ]
        )

    async def _media(self, request: Request) -> Response:
        found = self.media.get(request.path_params["name"])
        return Response(found, media_type="image/jpeg") if found else PlainTextResponse("", 404)

    async def _endpoint(self, request: Request) -> Response:
        method, values = request.path_params["method"], await _values(request)
        self.calls.append((method, values))
        try:
            if request.path_params["token"] not in self.bots:
                raise Fault(401, "Unauthorized")
            waiting = self.faults.get(method)
            fault = waiting.popleft() if waiting else None
            if isinstance(fault, (int, float)):
                await asyncio.sleep(fault)
            if isinstance(fault, Fault):
                raise fault
            if isinstance(fault, bytes):
                return Response(fault, media_type="text/html")
            known = getattr(self, f"_{method}", None)
            if known is None or not method[0].islower():
                raise Fault(400, f"unknown method {method}")
            result = await known(values, request)
            if fault == "lost":
                raise Fault(502, "answer lost", -1)
            return JSONResponse({"ok": True, "result": result}, headers={"Server": "edge"})
        except Fault as failed:
            if failed.status == -1:
                return _Broken()
            told = {"ok": False, "error_code": failed.code, "description": failed.description}
            return JSONResponse(told, failed.status)

    async def _getMe(self, values: dict[str, Any], request: Request) -> Any:
        return {
            "id": request.path_params["token"].partition(":")[0],
            "account_name": "bot.VDKyAnBinh",
            "account_type": "BASIC",
            "can_join_groups": False,
            "display_name": self.bots[request.path_params["token"]],
        }

    async def _getUpdates(self, values: dict[str, Any], request: Request) -> Any:
        bot = request.path_params["token"]
        if self.webhooks.get(bot):
            raise Fault(400, "webhook is set")
        end = time.monotonic() + min(float(values.get("timeout", 30)), IDLE_SECONDS)
        while not self.queue(bot):
            if time.monotonic() >= end:
                raise Fault(408, "Request timeout")
            await asyncio.sleep(0.005)
        return self.queue(bot).popleft()

    async def _setWebhook(self, values: dict[str, Any], request: Request) -> Any:
        url, secret = values.get("url"), values.get("secret_token")
        if not isinstance(url, str) or not isinstance(secret, str) or not 8 <= len(secret) <= 256:
            raise Fault(400, "url and secret_token are required")
        bot = request.path_params["token"]
        self.webhooks[bot] = {"url": url, "secret_token": secret}
        status = await asyncio.to_thread(self.post, b"", bot)
        self.probed.append(status)
        good = 200 <= status < 300
        seen = {
            "ok": good,
            "url": url,
            "outcome": "webhook.ok" if good else "http.other",
            "status_code": status,
        }
        return {"url": url, "updated_at": _now(), "verification": seen}

    async def _getWebhookInfo(self, values: dict[str, Any], request: Request) -> Any:
        hook = self.webhooks.get(request.path_params["token"])
        if not hook:
            raise Fault(404, "Not Found")
        return {"url": hook["url"], "updated_at": _now()}

    async def _deleteWebhook(self, values: dict[str, Any], request: Request) -> Any:
        self.webhooks.pop(request.path_params["token"], None)
        return {"url": "", "updated_at": _now()}

    async def _testWebhook(self, values: dict[str, Any], request: Request) -> Any:
        bot = request.path_params["token"]
        if not self.webhooks.get(bot):
            raise Fault(404, "Not Found")
        began = time.monotonic()
        status = await asyncio.to_thread(self.post, b"", bot)
        good = 200 <= status < 300
        outcome = "webhook.ok" if good else f"http.{status}" if status in (403, 404) else "http.other"
        return {
            "ok": good,
            "url": self.webhooks[bot]["url"],
            "outcome": outcome if status else "err.conn",
            "hint": "",
            "status_code": status,
            "latency_ms": int(1000 * (time.monotonic() - began)),
        }

    async def _sendMessage(self, values: dict[str, Any], request: Request) -> Any:
        text = values.get("text")
        if not isinstance(text, str) or not 1 <= _units(text) <= 2000:
            raise Fault(400, "text must have 1 to 2000 characters")
        styles = values.get("text_styles", [])
        for style in styles:
            fits = style["start"] >= 0 and style["len"] > 0 and style["start"] + style["len"] <= _units(text)
            if not fits or not style["st"] or not set(style["st"]) <= STYLES:
                raise Fault(400, "text_styles")
        return self._arrive(request, values, text, styles=styles)

    async def _sendPhoto(self, values: dict[str, Any], request: Request) -> Any:
        caption = values.get("caption", "")
        if "caption" in values and not 1 <= _units(caption) <= 2000:
            raise Fault(400, "caption must have 1 to 2000 characters")
        try:
            found = await asyncio.to_thread(self._client.get, values["photo"])
        except (httpx.HTTPError, KeyError):
            raise Fault(400, "photo cannot be downloaded") from None
        if found.status_code != 200 or not found.headers["content-type"].startswith("image/"):
            raise Fault(400, "photo cannot be downloaded")
        return self._arrive(request, values, caption, photo=values["photo"])

    async def _sendChatAction(self, values: dict[str, Any], request: Request) -> Any:
        return {"ok": True}

    def _arrive(self, request: Request, values: dict[str, Any], text: str, **more: Any) -> Any:
        chat = values.get("chat_id")
        if not isinstance(chat, str):
            raise Fault(400, "chat_id")
        if self.known is not None and chat not in self.known:
            raise Fault(404, "Chat not found")
        if self.quota is not None:
            if self.quota <= 0:
                raise Fault(429, "quota exceeded")
            self.quota -= 1
        one = Sent(values["chat_id"], text, uuid.uuid4().hex[:20], time.monotonic(), **more)
        one.bot = request.path_params["token"].partition(":")[0]
        self.sent.append(one)
        return {"message_id": one.message_id, "date": _now()}


def event_of(event: str, user: str, group: str, message_id: str, **values: Any) -> dict[str, Any]:
    """An update as the platform words it; `user` is the person's opaque id."""
    chat = {"id": group or user, "chat_type": "GROUP" if group else "PRIVATE"}
    who = {"id": user, "display_name": f"Người {user[:4]}", "is_bot": False}
    message = {"from": who, "chat": chat, **values, "message_id": message_id}
    return {"event_name": event, "message": {"date": _now(), **message}}


@contextlib.contextmanager
def running() -> Iterator[Platform]:
    """A fresh platform on a free port, ended with the block."""
    platform = Platform()
    server = uvicorn.Server(
        uvicorn.Config(platform.app(), port=0, log_config=None, access_log=False, lifespan="off")
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    platform.until(lambda: server.started)
    platform.address = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    try:
        yield platform
    finally:
        server.force_exit = server.should_exit = True
        thread.join(PATIENCE)


class _Broken(Response):
    """The connection ends before anything is said."""

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"9")]})
        await send({"type": "http.response.body", "body": b"", "more_body": False})


async def _values(request: Request) -> dict[str, Any]:
    """Parameters come as query, form or JSON."""
    kind = request.headers.get("content-type", "")
    if kind.startswith("application/json"):
        try:
            found = await request.json()
        except ValueError:
            return {}
        return dict(found) if isinstance(found, dict) else {}
    form = await request.form() if kind else {}
    return {**request.query_params, **form}


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _now() -> int:
    return int(time.time() * 1000)
