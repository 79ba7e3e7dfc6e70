"""Telegram: receives durably by long polling or webhook, and delivers; python-telegram-bot does the wire.

The library's own Updater acknowledges before anything is stored (kill -9 lost half of the reports), so
updates are fetched here: committed to the inbox, and only then the next getUpdates with the higher
offset. At start no offset is sent: what was committed but not yet acknowledged comes again and is known.
"""

import asyncio
import contextlib
import warnings
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

import httpx
from starlette.routing import BaseRoute
from telegram import Bot, InputFile, LinkPreviewOptions
from telegram.constants import ParseMode
from telegram.error import BadRequest, Conflict, InvalidToken, TelegramError
from telegram.request import HTTPXRequest
from telegram.warnings import PTBUserWarning

from bot.channels import telegram_updates
from bot.channels.arrivals import Receiving
from bot.channels.port import FileGone, FileTooBig, TokenRefused
from bot.channels.telegram_errors import bad_photo, mapped, not_modified
from bot.channels.telegram_format import html, keyboard
from bot.channels.telegram_updates import KINDS, Me
from bot.logs import logger
from bot.settings import SettingsError
from bot.web.webhooks import webhook
from handlers.messages import Limits

LIMITS = Limits(characters=4096, caption=1024, buttons=True, files=True)
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
LONG_POLL = 25
BACK_OFF = (1, 2, 4, 8, 15, 30)
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
# Some methods are called raw on purpose, and the retry time is read in its new form already.
warnings.filterwarnings("ignore", message="(?s).*(do_api_request|retry_after).*", category=PTBUserWarning)
LoadFile = Callable[[int], Awaitable[bytes]]
log = logger(__name__)


class Telegram:
    """One bot on Telegram; `webhook_url` and `secret` switch from polling to a webhook."""

    name = telegram_updates.NAME
    limits = LIMITS

    def __init__(
        self,
        token: str,
        api_url: str,
        receiving: Receiving,
        load_file: LoadFile,
        *,
        public_url: str | None = None,
        secret: str | None = None,
        long_poll: int = LONG_POLL,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        self.bot_id = token.partition(":")[0]
        self._bot = Bot(
            token,
            base_url=f"{api_url}/bot",
            base_file_url=f"{api_url}/file/bot",
            request=HTTPXRequest(
                connection_pool_size=32,
                connect_timeout=10,
                read_timeout=30,
                write_timeout=30,
                media_write_timeout=100,
                pool_timeout=5,
                httpx_kwargs={"transport": transport},
            ),
            get_updates_request=HTTPXRequest(
                connection_pool_size=1, connect_timeout=10, httpx_kwargs={"transport": transport}
            ),
        )
        self._receiving, self._load_file = receiving, load_file
        self._public_url, self._secret, self._long_poll = public_url, secret, long_poll
        self._me = Me(self.bot_id)
        self._polling: asyncio.Task[None] | None = None
        self._answering: set[asyncio.Task[None]] = set()
        self._started = False
        self._failures = 0

    @property
    def healthy(self) -> bool:
        """Started, and still receiving."""
        return self._started and (self._polling is None or not self._polling.done())

    def routes(self) -> Sequence[BaseRoute]:
        """The webhook, where there is one."""
        if self._secret is None:
            return ()
        return (
            webhook(f"/telegram/{self.bot_id}", SECRET_HEADER, self._secret, lambda raw: self._take([raw])),
        )

    async def start(self) -> None:
        """Learn who the bot is, set or remove the webhook and begin to receive; waits for the platform."""
        await self._insist(self._bot.initialize)
        self._me = Me(self.bot_id, self._bot.username)
        if self._secret is not None:
            await self._insist(self._set_webhook, "BOT_PUBLIC_URL, BOT_TELEGRAM_SECRET: webhook refused")
        else:
            await self._insist(lambda: self._bot.delete_webhook(drop_pending_updates=False))
            self._polling = asyncio.create_task(self._poll(), name="telegram-polling")
        self._started = True
        log.info("channel_started", channel=self.name, bot=self.bot_id, webhook=self._secret is not None)

    async def stop(self) -> None:
        """Stop receiving and close connections; what was not committed comes again."""
        self._started = False
        tasks = [*self._answering, *([self._polling] if self._polling else [])]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        with contextlib.suppress(TelegramError):
            await self._bot.shutdown()

    async def send(self, chat: str, body: Mapping[str, Any]) -> str:
        """Deliver one body and answer the message's id; only the port's errors come out."""
        try:
            return await self._send(chat, body)
        except TelegramError as error:
            if not_modified(error) and body.get("message_id"):
                return str(body["message_id"])
            raise mapped(error) from error

    async def working(self, chat: str) -> None:
        """Show "typing"; failures do not matter."""
        with contextlib.suppress(TelegramError):
            await self._bot.send_chat_action(chat, "typing")

    async def fetch(self, reference: str, limit: int) -> bytes:
        """The bytes of an attachment, at most `limit`; FileTooBig, FileGone or the port's errors."""
        try:
            file = await self._bot.get_file(reference)
            if (file.file_size or 0) > limit:
                raise FileTooBig(str(file.file_size))
            content = bytes(await file.download_as_bytearray())
        except BadRequest as error:
            if "too big" in error.message.lower():
                raise FileTooBig(error.message) from error
            raise FileGone(error.message) from error
        except TelegramError as error:
            raise mapped(error) from error
        if len(content) > limit:
            raise FileTooBig(str(len(content)))
        return content

    async def _send(self, chat: str, body: Mapping[str, Any]) -> str:
        text, buttons = html(body["lines"]), keyboard(body["choices"])
        common: dict[str, Any] = {"chat_id": chat, "parse_mode": ParseMode.HTML}
        if buttons is not None:
            common["reply_markup"] = buttons
        if body["files"]:
            return await self._send_file(body["files"][0], {**common, **({"caption": text} if text else {})})
        common |= {"text": text, "link_preview_options": NO_PREVIEW}
        if body.get("message_id"):
            await self._call("edit_message_text", {**common, "message_id": int(body["message_id"])})
            return str(body["message_id"])
        return await self._call("send_message", common)

    async def _send_file(self, file: Mapping[str, Any], common: Mapping[str, Any]) -> str:
        content = await self._load_file(int(file["id"]))
        if file["photo"]:
            try:
                return await self._call("send_photo", {**common, "photo": InputFile(content, file["name"])})
            except BadRequest as error:
                if not bad_photo(error):
                    raise
        return await self._call("send_document", {**common, "document": InputFile(content, file["name"])})

    async def _call(self, method: str, asked: dict[str, Any]) -> str:
        """The id of the message that a method made. The answer is read raw: a field that the library
        cannot parse must not make a delivered message look like a failed one."""
        answer: Any = await self._bot.do_api_request(method, api_kwargs=asked)
        return str(answer["message_id"]) if isinstance(answer, Mapping) else ""

    async def _set_webhook(self) -> None:
        await self._bot.set_webhook(
            f"{self._public_url}/telegram/{self.bot_id}", secret_token=self._secret, allowed_updates=KINDS
        )

    async def _poll(self) -> None:
        offset: int | None = None
        while True:
            try:
                batch = await self._get_updates(offset)
                await self._take(batch)
                offset = max((n + 1 for n in map(_update_id, batch) if n is not None), default=offset)
                self._failures = 0
            except Conflict:
                log.error("polling_conflict", channel=self.name, hint="another process polls with this token")
                await self._wait()
            except TelegramError as error:
                log.warning("polling_failed", channel=self.name, kind=type(error).__name__)
                await self._wait()
            except Exception:
                log.exception("updates_not_stored", channel=self.name)
                await self._wait()

    async def _get_updates(self, offset: int | None) -> Sequence[Any]:
        asked = {"offset": offset, "timeout": self._long_poll, "allowed_updates": list(KINDS)}
        answer: Any = await self._bot.do_api_request(
            "get_updates", api_kwargs=asked, read_timeout=self._long_poll + 10
        )
        return answer if isinstance(answer, list) else []

    async def _take(self, batch: Sequence[Any]) -> None:
        """Commit a batch of raw updates; taps are acknowledged afterwards, unheard failures and all."""
        now, is_secret = self._receiving.clock(), self._receiving.is_secret
        items = [item for raw in batch for item in telegram_updates.sort(raw, self._me, now, is_secret)]
        await self._receiving.take(items)
        for raw in batch:
            query = raw.get("callback_query") if isinstance(raw, Mapping) else None
            if isinstance(query, Mapping) and query.get("id"):
                task = asyncio.create_task(self._acknowledge(str(query["id"])))
                self._answering.add(task)
                task.add_done_callback(self._answering.discard)

    async def _acknowledge(self, query_id: str) -> None:
        with contextlib.suppress(TelegramError):
            await self._bot.answer_callback_query(query_id)

    async def _insist(self, call: Callable[[], Awaitable[Any]], settings: str = "") -> None:
        """Call until the platform answers; TokenRefused when it does not know the token.

        `settings` names what is wrong when the call itself is refused (SettingsError).
        """
        while True:
            try:
                await call()
                self._failures = 0
                return
            except InvalidToken:
                raise TokenRefused("the platform refuses the token") from None
            except TelegramError as error:
                if settings and isinstance(error, BadRequest):
                    raise SettingsError(f"{settings} ({error.message})") from None
                log.warning("platform_unreachable", channel=self.name, kind=type(error).__name__)
                await self._wait()

    async def _wait(self) -> None:
        await asyncio.sleep(BACK_OFF[min(self._failures, len(BACK_OFF) - 1)])
        self._failures += 1


def _update_id(raw: Any) -> int | None:
    found = raw.get("update_id") if isinstance(raw, Mapping) else None
    return found if isinstance(found, int) else None
