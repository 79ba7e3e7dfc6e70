"""Zalo: one bot of the Zalo Bot Platform, receiving durably by webhook (or polling, for trials), and sending.

getUpdates hands out one update at most once and has no acknowledgement: what came is committed before the
next call, and kept trying while the database is full or away. The webhook answers 200 after the commit.
Zalo carries no buttons and no files: choices are numbered lines, files are signed links, a picture is
sent by its address when there is a public one.
"""

import asyncio
import contextlib
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, TypeVar

import httpx
from starlette.routing import BaseRoute

from bot.channels import zalo_updates
from bot.channels.arrivals import Receiving
from bot.channels.port import QuotaGone, Refused, SendFailed, TokenRefused, Unreachable
from bot.channels.zalo_client import LONG_POLL, ZaloClient
from bot.channels.zalo_format import Style, styled
from bot.channels.zalo_updates import Me
from bot.logs import logger
from bot.settings import SettingsError
from bot.web.webhooks import webhook
from handlers.messages import OutFile
from storage import settings as facts
from vietnamese.words.files import handed_over

SECRET_HEADER = "X-Bot-Api-Secret-Token"
BACK_OFF = (1, 2, 4, 8, 15, 30, 60)
AT_ONCE = 1.0
BREATH = 0.2
STORE_RETRY = 0.5
STOP_SECONDS = 5.0
Result = TypeVar("Result")
log = logger(__name__)


class Zalo:
    """One bot on Zalo; `public_url` and `secret` switch from polling to a webhook."""

    name = zalo_updates.NAME

    def __init__(
        self,
        token: str,
        api_url: str,
        receiving: Receiving,
        *,
        public_url: str | None = None,
        secret: str | None = None,
        long_poll: int = LONG_POLL,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        self.bot_id = token.partition(":")[0]
        self.limits = receiving.desk.limits["zalo"]
        self._client = ZaloClient(token, api_url, transport=transport)
        self._receiving, self._long_poll = receiving, long_poll
        self._secret, self._address = secret, f"{public_url}/zalo/{self.bot_id}"
        self._me = Me(self.bot_id)
        self._polling: asyncio.Task[None] | None = None
        self._keeping: asyncio.Task[None] | None = None
        self._started = self._refused = False
        self._failures = 0

    @property
    def healthy(self) -> bool:
        """Started, still receiving, and the token is accepted."""
        receives = self._polling is None or not self._polling.done()
        return self._started and receives and not self._refused

    def routes(self) -> Sequence[BaseRoute]:
        """The webhook, where there is one."""
        if self._secret is None:
            return ()
        return (webhook(f"/zalo/{self.bot_id}", SECRET_HEADER, self._secret, self._take, probes=True),)

    async def start(self) -> None:
        """Learn who the bot is, set or remove the webhook and begin to receive; waits for the platform."""
        self._me = Me(self.bot_id, _names(await self._insist(self._client.get_me)))
        await self._keep_names()
        if self._secret is not None:
            await self._set_webhook(self._secret)
        else:
            await self._remove_webhook()
            self._polling = asyncio.create_task(self._poll(), name=f"zalo-polling-{self.bot_id}")
        self._started = True
        log.info("channel_started", channel=self.name, bot=self.bot_id, webhook=self._secret is not None)

    async def stop(self) -> None:
        """Stop receiving and close connections; an update that was handed out is committed first."""
        self._started = False
        if self._polling is not None:
            self._polling.cancel()
            await asyncio.gather(self._polling, return_exceptions=True)
        if self._keeping is not None:
            await asyncio.wait((self._keeping,), timeout=STOP_SECONDS)
            self._keeping.cancel()
        await self._client.close()

    async def send(self, chat: str, body: Mapping[str, Any]) -> str:
        """Deliver one body and answer the message's id; only the port's errors come out."""
        lines, picture = list(body.get("lines", ())), None
        for shown in body.get("files", ()):
            link = self._link(shown)
            if shown["photo"] and link is not None and picture is None and self.limits.pictures:
                picture = (str(shown["name"]), link)
            else:
                lines.append([(handed_over(str(shown["name"]), link, self.limits.local), False)])
        if picture is not None:
            try:
                return await self._client.send_photo(chat, picture[1], styled(lines)[0])
            except Unreachable:
                raise
            except Refused as error:
                log.warning("photo_refused", channel=self.name, reason=str(error))
                lines.append([(handed_over(*picture), False)])
        return await self._send_text(chat, *styled(lines))

    async def working(self, chat: str) -> None:
        """Show "typing"; failures do not matter."""
        with contextlib.suppress(SendFailed):
            await self._client.send_chat_action(chat)

    async def fetch(self, reference: str, limit: int) -> bytes:
        """The bytes of a picture by its address, which expires; FileTooBig, FileGone or NotSent."""
        return await self._client.download(reference, limit)

    async def _send_text(self, chat: str, text: str, styles: Sequence[Style]) -> str:
        try:
            return await self._client.send_message(chat, text, styles)
        except Unreachable:
            raise
        except Refused:
            if not styles:
                raise
            return await self._client.send_message(chat, text)

    def _link(self, shown: Mapping[str, Any]) -> str | None:
        file = OutFile(int(shown["id"]), str(shown["name"]), bool(shown["photo"]))
        return self._receiving.desk.link(file)

    async def _poll(self) -> None:
        """Fetch one update after the other, each committed before the next is asked for; never ends by itself."""
        while True:
            began = time.monotonic()
            try:
                raw = await self._client.get_updates(self._long_poll)
                self._failures, self._refused = 0, False
            except SendFailed as error:
                await self._poll_failed(error)
                continue
            if raw:
                self._keeping = asyncio.create_task(self._keep(raw))
                await asyncio.shield(self._keeping)
            elif time.monotonic() - began < AT_ONCE:
                await asyncio.sleep(BREATH)

    async def _poll_failed(self, error: SendFailed) -> None:
        log.warning("polling_failed", channel=self.name, bot=self.bot_id, kind=type(error).__name__)
        self._refused = isinstance(error, TokenRefused)
        if isinstance(error, Refused):
            with contextlib.suppress(SendFailed):
                await self._client.delete_webhook()
        await self._wait()

    async def _keep(self, raw: Any) -> None:
        """Commit what was handed out; nobody hands it out again, so it is tried until it is stored."""
        while True:
            try:
                await self._take(raw)
                return
            except Exception:
                log.exception("updates_not_stored", channel=self.name)
                await asyncio.sleep(STORE_RETRY)

    async def _take(self, raw: Any) -> None:
        me, receiving = await self._known(), self._receiving
        await receiving.take(zalo_updates.sort(raw, me, receiving.clock(), receiving.is_secret))

    async def _known(self) -> Me:
        """Who the bot is, as the platform said last time while it has not yet said so this time."""
        if not self._me.names:
            kept = await self._receiving.database.aread(lambda conn: facts.get(conn, self._names_key))
            self._me = Me(self.bot_id, tuple((kept or "").splitlines()))
        return self._me

    async def _keep_names(self) -> None:
        names = "\n".join(self._me.names)
        await self._receiving.database.awrite(lambda conn: facts.put(conn, self._names_key, names))

    @property
    def _names_key(self) -> str:
        return f"names:{self.name}:{self.bot_id}"

    async def _set_webhook(self, secret: str) -> None:
        while True:
            try:
                told = await self._insist(
                    lambda: self._client.set_webhook(self._address, secret), (Refused, QuotaGone)
                )
                break
            except (Refused, QuotaGone) as error:
                if await self._serves_already(error):
                    return
                await self._wait()
        seen = told.get("verification")
        if isinstance(seen, Mapping) and seen.get("ok") is False:
            log.warning(
                "webhook_not_reached", bot=self.bot_id, outcome=seen.get("outcome"), hint=seen.get("hint")
            )

    async def _serves_already(self, error: SendFailed) -> bool:
        """Setting is limited per day: the same address set before still serves; a refused one is a wrong setting."""
        log.warning("webhook_not_set", bot=self.bot_id, reason=str(error))
        serves = await self._insist(self._client.webhook_url) == self._address
        if not serves and isinstance(error, Refused):
            raise SettingsError(
                f"BOT_PUBLIC_URL, BOT_ZALO_SECRET: Zalo refuses the webhook {self._address}"
            ) from None
        return serves

    async def _remove_webhook(self) -> None:
        with contextlib.suppress(Refused):
            await self._insist(self._client.delete_webhook, (Refused,))

    async def _insist(
        self, call: Callable[[], Awaitable[Result]], final: tuple[type[SendFailed], ...] = ()
    ) -> Result:
        """Call until the platform answers; TokenRefused and the `final` failures come out."""
        while True:
            try:
                result = await call()
                self._failures = 0
                return result
            except SendFailed as error:
                if isinstance(error, (TokenRefused, *final)):
                    raise
                log.warning("platform_unreachable", channel=self.name, kind=type(error).__name__)
                await self._wait()

    async def _wait(self) -> None:
        await asyncio.sleep(BACK_OFF[min(self._failures, len(BACK_OFF) - 1)])
        self._failures += 1


def _names(me: Mapping[str, Any]) -> tuple[str, ...]:
    """What a mention may call the bot, the name that people see first."""
    found = (me.get(key) for key in ("display_name", "name", "account_name"))
    return tuple(" ".join(n.split()) for n in found if isinstance(n, str) and n.strip())
