"""Receiving: stored before acknowledged, by polling and by webhook; sending: what goes over the wire."""

import asyncio
import json
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs

import httpx
import pytest
from sqlalchemy import select
from starlette.applications import Starlette

from bot.bell import Bell
from bot.channels.arrivals import Receiving
from bot.channels.port import FileGone, FileTooBig, TokenRefused, Unreachable
from bot.channels.telegram import Telegram
from bot.settings import SettingsError
from handlers.turn import Desk
from storage.database import Database
from storage.tables import inbox
from tests.bot.channels.test_telegram_updates import posted
from tests.bot.fakes import START

pytestmark = pytest.mark.filterwarnings("ignore::telegram.warnings.PTBUserWarning")
TOKEN = "666:secret-secret"
ME = {"id": 666, "is_bot": True, "first_name": "B", "username": "TienDoBot"}
Answer = Callable[[dict[str, Any]], Any]


class Platform(httpx.AsyncBaseTransport):
    """The Bot API at its lowest seam: method → answer, every call kept."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.answers: dict[str, Answer] = {"getMe": lambda asked: ME, "getUpdates": self._updates}
        self.batches: list[list[Any]] = []
        self.called = asyncio.Event()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        await asyncio.sleep(0)
        body = await request.aread()
        method = request.url.path.rpartition("/")[2]
        asked = {k: v[0] for k, v in parse_qs(body.decode(errors="replace")).items()}
        if b"filename=" in body:
            asked["body"] = body.decode(errors="replace")
        self.calls.append((method, asked))
        self.called.set()
        answer = self.answers.get(method, lambda _: True)(asked)
        if isinstance(answer, Exception):
            raise answer
        if isinstance(answer, httpx.Response):
            return answer
        return httpx.Response(200, json={"ok": True, "result": answer})

    def _updates(self, asked: dict[str, Any]) -> Any:
        return self.batches.pop(0) if self.batches else []

    def asked(self, method: str) -> list[dict[str, Any]]:
        return [asked for name, asked in self.calls if name == method]


def refusal(status: int, description: str, **more: Any) -> httpx.Response:
    return httpx.Response(
        status, json={"ok": False, "error_code": status, "description": description, **more}
    )


@pytest.fixture
def platform() -> Platform:
    return Platform()


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.channels.telegram.BACK_OFF", (0,))


def channel(platform: Platform, database: Database, desk: Desk, **more: Any) -> Telegram:
    async def load(file_id: int) -> bytes:
        return b"content"

    receiving = Receiving(database, desk, Bell(), lambda: START)
    return Telegram(TOKEN, "http://platform", receiving, load, transport=platform, **more)


def stored(database: Database) -> list[str]:
    return [
        r.message_key for r in database.read(lambda c: list(c.execute(select(inbox).order_by(inbox.c.id))))
    ]


async def polled(platform: Platform, times: int) -> None:
    while len(platform.asked("getUpdates")) < times:
        await asyncio.sleep(0)


def numbered(*ids: int) -> list[dict[str, Any]]:
    return [{**posted(text=f"tin {n}", message_id=n), "update_id": n} for n in ids]


async def test_an_update_is_stored_before_the_platform_is_told(
    platform: Platform, database: Database, desk: Desk
) -> None:
    seen: list[tuple[str | None, list[str]]] = []
    platform.answers["getUpdates"] = lambda asked: (
        seen.append((asked.get("offset"), stored(database)))
        or (platform.batches.pop(0) if platform.batches else [])
    )
    platform.batches = [numbered(5, 6), numbered(7)]
    bot = channel(platform, database, desk)
    await bot.start()
    await polled(platform, 3)
    await bot.stop()
    assert seen[:3] == [(None, []), ("7", ["m:7:5", "m:7:6"]), ("8", ["m:7:5", "m:7:6", "m:7:7"])]


async def test_what_cannot_be_committed_is_not_acknowledged_and_comes_again(
    platform: Platform, database: Database, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, full = database.awrite, 2

    async def sometimes(work: Any) -> Any:
        nonlocal full
        if full:
            full -= 1
            raise OSError("No space left on device")
        return await whole(work)

    monkeypatch.setattr(database, "awrite", sometimes)
    platform.answers["getUpdates"] = lambda asked: numbered(5) if asked.get("offset") is None else []
    bot = channel(platform, database, desk)
    await bot.start()
    await polled(platform, 4)
    await bot.stop()
    assert [asked.get("offset") for asked in platform.asked("getUpdates")[:4]] == [None, None, None, "6"]
    assert stored(database) == ["m:7:5"]


async def test_what_is_delivered_twice_is_stored_once(
    platform: Platform, database: Database, desk: Desk
) -> None:
    platform.batches = [numbered(5), numbered(5, 6)]
    bot = channel(platform, database, desk)
    await bot.start()
    await polled(platform, 3)
    await bot.stop()
    assert stored(database) == ["m:7:5", "m:7:6"]


async def test_one_unreadable_update_stops_nothing(
    platform: Platform, database: Database, desk: Desk, house: dict[str, int]
) -> None:
    platform.batches = [[{"update_id": 4, "message": {"message_id": "x"}}, *numbered(5)], numbered(6)]
    bot = channel(platform, database, desk)
    await bot.start()
    await polled(platform, 3)
    await bot.stop()
    rows = database.read(lambda c: list(c.execute(select(inbox.c.state).order_by(inbox.c.id))))
    assert [r.state for r in rows] == ["poison", "new", "new"]


async def test_polling_goes_on_after_every_kind_of_failure(
    platform: Platform, database: Database, desk: Desk
) -> None:
    failures = [
        httpx.ReadTimeout("read"),
        httpx.ConnectError("refused"),
        refusal(502, "Bad Gateway"),
        refusal(409, "Conflict: terminated"),
        refusal(429, "Too Many", parameters={"retry_after": 3}),
        httpx.Response(200, text="<html>"),
    ]
    platform.answers["getUpdates"] = lambda asked: failures.pop(0) if failures else numbered(5)
    bot = channel(platform, database, desk)
    await bot.start()
    await polled(platform, 8)
    assert bot.healthy
    await bot.stop()
    assert stored(database) == ["m:7:5"]


async def test_an_unreachable_platform_is_waited_for(
    platform: Platform, database: Database, desk: Desk
) -> None:
    failures = [httpx.ConnectError("refused"), httpx.ReadTimeout("slow"), refusal(500, "oops")]
    platform.answers["getMe"] = lambda asked: failures.pop(0) if failures else ME
    bot = channel(platform, database, desk)
    assert not bot.healthy
    await bot.start()
    assert bot.healthy
    await bot.stop()


async def test_a_refused_token_is_said(platform: Platform, database: Database, desk: Desk) -> None:
    platform.answers["getMe"] = lambda asked: refusal(401, "Unauthorized")
    with pytest.raises(TokenRefused):
        await channel(platform, database, desk).start()


async def test_polling_removes_a_webhook_and_keeps_what_waits(
    platform: Platform, database: Database, desk: Desk
) -> None:
    bot = channel(platform, database, desk)
    await bot.start()
    await bot.stop()
    (asked,) = platform.asked("deleteWebhook")
    assert asked.get("drop_pending_updates") in (None, "false", "False")


async def test_a_webhook_that_the_platform_refuses_names_the_settings(
    platform: Platform, database: Database, desk: Desk
) -> None:
    platform.answers["setWebhook"] = lambda asked: refusal(
        400, "Bad Request: bad webhook: HTTPS url must be provided"
    )
    bot = channel(platform, database, desk, secret="s3cret", public_url="http://bot.example")
    with pytest.raises(SettingsError, match="BOT_PUBLIC_URL"):
        await bot.start()


async def test_a_tap_is_acknowledged_after_it_is_stored(
    platform: Platform, database: Database, desk: Desk
) -> None:
    tap = {
        "update_id": 3,
        "callback_query": {
            "id": "c77",
            "from": posted()["message"]["from"],
            "chat_instance": "1",
            "data": "p12:0",
            "message": {
                "message_id": 40,
                "date": 1_780_000_000,
                "chat": posted()["message"]["chat"],
                "text": "x",
            },
        },
    }
    kept: list[list[str]] = []
    platform.answers["answerCallbackQuery"] = lambda asked: kept.append(stored(database)) or True
    platform.batches = [[tap]]
    bot = channel(platform, database, desk)
    await bot.start()
    while not kept:
        await asyncio.sleep(0)
    await bot.stop()
    assert kept == [["c:c77"]]


class Hook:
    """A started bot in webhook mode and a client at its door."""

    def __init__(self, bot: Telegram) -> None:
        app = Starlette(routes=list(bot.routes()))
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        self._client = httpx.AsyncClient(transport=transport, base_url="http://door")

    async def post(self, content: bytes, secret: str | None = "s3cret") -> int:
        headers = {} if secret is None else {"X-Telegram-Bot-Api-Secret-Token": secret}
        return (await self._client.post("/telegram/666", content=content, headers=headers)).status_code


@pytest.fixture
async def hook(platform: Platform, database: Database, desk: Desk) -> Hook:
    bot = channel(platform, database, desk, secret="s3cret", public_url="https://bot.example")
    await bot.start()
    return Hook(bot)


async def test_a_webhook_answers_200_after_the_commit(
    hook: Hook, database: Database, platform: Platform
) -> None:
    assert await hook.post(json.dumps(posted(text="nv 2 xong")).encode()) == 200
    assert stored(database) == ["m:7:40"]
    (asked,) = platform.asked("setWebhook")
    assert (asked["url"], asked["secret_token"]) == ("https://bot.example/telegram/666", "s3cret")


@pytest.mark.parametrize("secret", [None, "", "wrong", "s3cre"])
async def test_a_wrong_secret_gets_nothing(hook: Hook, database: Database, secret: str | None) -> None:
    assert await hook.post(json.dumps(posted(text="x")).encode(), secret) == 401
    assert stored(database) == []


@pytest.mark.parametrize(
    "content", [b"", b"{", b"\xff\xfe", b"[" * 100_000, b"null", b"[]", b'{"update_id":1}']
)
async def test_a_broken_body_is_no_fault_of_ours(hook: Hook, content: bytes) -> None:
    assert await hook.post(content) < 500


async def test_a_body_above_one_megabyte_is_not_read(hook: Hook, database: Database) -> None:
    assert await hook.post(b" " * (1024 * 1024 + 1)) == 413
    assert stored(database) == []


async def test_what_cannot_be_committed_is_not_called_stored(
    hook: Hook, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def full(work: Any) -> Any:
        raise OSError("No space left on device")

    monkeypatch.setattr(database, "awrite", full)
    assert await hook.post(json.dumps(posted(text="x")).encode()) == 503


BODY = {"lines": [[["Đã ghi nhận <1> & ", False], ["số 12", True]]], "choices": [], "files": []}
MESSAGE = {"message_id": 88, "date": 1_780_000_000, "chat": {"id": 7, "type": "private"}, "text": "x"}


async def test_a_text_goes_out_escaped_without_preview(
    platform: Platform, database: Database, desk: Desk
) -> None:
    platform.answers["sendMessage"] = lambda asked: MESSAGE
    body = {**BODY, "choices": [{"label": "Đúng", "token": "p1:0"}]}
    assert await channel(platform, database, desk).send("7", body) == "88"
    (asked,) = platform.asked("sendMessage")
    assert asked["text"] == "Đã ghi nhận &lt;1&gt; &amp; <b>số 12</b>"
    assert json.loads(asked["link_preview_options"])["is_disabled"] is True
    assert json.loads(asked["reply_markup"])["inline_keyboard"][0][0]["callback_data"] == "p1:0"


async def test_an_answer_that_the_library_cannot_parse_is_a_delivery_all_the_same(
    platform: Platform, database: Database, desk: Desk
) -> None:
    platform.answers["sendMessage"] = lambda asked: {"message_id": 88, "link_preview_options": "new form"}
    assert await channel(platform, database, desk).send("7", BODY) == "88"


async def test_an_edit_replaces_the_message_and_nothing_new_is_as_good(
    platform: Platform, database: Database, desk: Desk
) -> None:
    platform.answers["editMessageText"] = lambda asked: refusal(400, "Bad Request: message is not modified")
    assert await channel(platform, database, desk).send("7", {**BODY, "message_id": "31"}) == "31"
    assert platform.asked("sendMessage") == []


async def test_a_picture_that_is_refused_as_a_picture_goes_as_a_file(
    platform: Platform, database: Database, desk: Desk
) -> None:
    platform.answers["sendPhoto"] = lambda asked: refusal(400, "Bad Request: PHOTO_INVALID_DIMENSIONS")
    platform.answers["sendDocument"] = lambda asked: MESSAGE
    body = {**BODY, "files": [{"id": 1, "name": "biểu đồ.png", "photo": True}]}
    assert await channel(platform, database, desk).send("7", body) == "88"


async def test_only_the_ports_errors_come_out(platform: Platform, database: Database, desk: Desk) -> None:
    platform.answers["sendMessage"] = lambda asked: refusal(403, "Forbidden: bot was blocked by the user")
    with pytest.raises(Unreachable):
        await channel(platform, database, desk).send("7", BODY)


async def test_a_file_is_fetched_within_its_limit(platform: Platform, database: Database, desk: Desk) -> None:
    platform.answers["getFile"] = lambda asked: {
        "file_id": "d",
        "file_unique_id": "u",
        "file_path": "documents/d",
    }
    platform.answers["d"] = lambda asked: httpx.Response(200, content=b"12345")
    bot = channel(platform, database, desk)
    assert await bot.fetch("d", 5) == b"12345"
    with pytest.raises(FileTooBig):
        await bot.fetch("d", 4)
    platform.answers["getFile"] = lambda asked: refusal(400, "Bad Request: wrong file_id")
    with pytest.raises(FileGone):
        await bot.fetch("d", 5)
