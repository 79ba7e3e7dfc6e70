"""Receiving from Zalo: committed before the next call and before 200; and what goes out when it is refused."""

import asyncio
import json
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from sqlalchemy import select
from starlette.applications import Starlette

from bot.app import open_channels
from bot.bell import Bell
from bot.channels.arrivals import Receiving
from bot.channels.port import NotSent, QuotaGone, Refused, TokenRefused, Unreachable
from bot.channels.zalo import Zalo
from bot.settings import Settings, SettingsError
from handlers.messages import Message
from handlers.turn import Desk
from storage.database import Database
from storage.tables import inbox
from tests.bot.fakes import START, body
from tests.peers.zalo import event_of

TOKEN, SECRET, PUBLIC = "440:mot-phan-bi-mat", "bi-mat-cua-webhook", "https://bot.example"
ME = {"id": "440", "account_name": "bot.X", "account_type": "BASIC", "display_name": "Bot An Bình"}
Answer = Callable[[dict[str, Any]], Any]


class Wire(httpx.AsyncBaseTransport):
    """The platform at its lowest seam: method → answer, every call kept; getUpdates is idle when it has nothing."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.updates: list[Any] = []
        self.answers: dict[str, Answer] = {"getMe": lambda asked: ME, "getUpdates": self._next}

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        await asyncio.sleep(0)
        method = request.url.path.rpartition("/")[2]
        asked = json.loads(await request.aread())
        self.calls.append((method, asked))
        answer = self.answers.get(method, lambda _: {"message_id": f"m{len(self.calls)}"})(asked)
        if isinstance(answer, Exception):
            raise answer
        if isinstance(answer, httpx.Response):
            return answer
        return httpx.Response(200, json={"ok": True, "result": answer})

    def _next(self, asked: dict[str, Any]) -> Any:
        found = self.updates.pop(0) if self.updates else refusal(408, "Request timeout")
        return found

    def asked(self, method: str) -> list[dict[str, Any]]:
        return [asked for name, asked in self.calls if name == method]

    def fail_first(self, method: str, *failures: Any) -> None:
        """The first calls of a method fail, later ones are answered as before."""
        left, before = list(failures), self.answers.get(method, lambda _: {"message_id": "later"})
        self.answers[method] = lambda asked: left.pop(0) if left else before(asked)


def refusal(code: int, description: str = "", status: int | None = None) -> httpx.Response:
    told = {"ok": False, "error_code": code, "description": description}
    return httpx.Response(code if status is None else status, json=told)


@pytest.fixture
def wire() -> Wire:
    return Wire()


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("BACK_OFF", (0,)), ("BREATH", 0), ("STORE_RETRY", 0)):
        monkeypatch.setattr(f"bot.channels.zalo.{name}", value)


def channel(wire: Wire, database: Database, desk: Desk, **more: Any) -> Zalo:
    receiving = Receiving(database, desk, Bell(), lambda: START, lambda text: "tối mật" in text.lower())
    return Zalo(TOKEN, "http://platform", receiving, transport=wire, **more)


def numbered(*ids: int, group: str = "") -> list[dict[str, Any]]:
    return [event_of("message.text.received", "ann", group, str(n), text=f"tin {n}") for n in ids]


def messages(database: Database) -> list[Message]:
    rows = database.read(lambda c: list(c.execute(select(inbox.c.raw).order_by(inbox.c.id))))
    return [Message.from_json(r.raw) for r in rows]


def texts(database: Database) -> list[str]:
    return [m.text for m in messages(database)]


async def polled(wire: Wire, times: int) -> None:
    while len(wire.asked("getUpdates")) < times:
        await asyncio.sleep(0)


async def test_each_update_is_committed_before_the_next_is_asked_for(
    wire: Wire, database: Database, desk: Desk
) -> None:
    seen: list[list[str]] = []
    wire.updates = numbered(1, 2, 2, 3)
    hand_out = wire.answers["getUpdates"]
    wire.answers["getUpdates"] = lambda asked: seen.append(texts(database)) or hand_out(asked)
    bot = channel(wire, database, desk)
    await bot.start()
    await polled(wire, 6)
    await bot.stop()
    assert seen[:4] == [[], ["tin 1"], ["tin 1", "tin 2"], ["tin 1", "tin 2"]]
    assert texts(database) == ["tin 1", "tin 2", "tin 3"]
    assert wire.asked("getUpdates")[0] == {"timeout": "30"}
    assert len(wire.asked("deleteWebhook")) == 1


async def test_an_update_that_cannot_be_stored_is_kept_until_it_is(
    wire: Wire, database: Database, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    wire.updates = numbered(1, 2)
    bot = channel(wire, database, desk)
    whole, full = database.awrite, 3

    async def sometimes(work: Any) -> Any:
        nonlocal full
        if wire.asked("getUpdates") and full:
            full -= 1
            raise OSError("No space left on device")
        return await whole(work)

    monkeypatch.setattr(database, "awrite", sometimes)
    await bot.start()
    await polled(wire, 3)
    await bot.stop()
    assert texts(database) == ["tin 1", "tin 2"]


async def test_polling_goes_on_after_every_kind_of_failure(
    wire: Wire, database: Database, desk: Desk
) -> None:
    wire.fail_first(
        "getUpdates",
        httpx.ReadTimeout("read"),
        httpx.ConnectError("refused"),
        httpx.Response(502, text="<html>"),
        refusal(403, "Internal server error", 200),
        refusal(429, "quota"),
        refusal(401, "Unauthorized"),
        refusal(400, "webhook is set"),
        httpx.Response(200, text="<html>"),
    )
    wire.updates = numbered(1)
    bot = channel(wire, database, desk)
    await bot.start()
    await polled(wire, 10)
    assert bot.healthy
    await bot.stop()
    assert texts(database) == ["tin 1"]
    assert len(wire.asked("deleteWebhook")) == 2


async def test_a_token_reset_while_running_is_not_healthy(wire: Wire, database: Database, desk: Desk) -> None:
    wire.answers["getUpdates"] = lambda asked: refusal(401, "Unauthorized")
    bot = channel(wire, database, desk)
    await bot.start()
    await polled(wire, 2)
    assert not bot.healthy
    await bot.stop()


async def test_an_unreachable_platform_is_waited_for_and_a_refused_token_said(
    wire: Wire, database: Database, desk: Desk
) -> None:
    wire.fail_first("getMe", httpx.ConnectError("x"), httpx.Response(504), refusal(403, "", 200))
    bot = channel(wire, database, desk)
    assert not bot.healthy
    await bot.start()
    assert bot.healthy
    await bot.stop()
    wire.answers["getMe"] = lambda asked: refusal(401, "Unauthorized", 200)
    with pytest.raises(TokenRefused):
        await channel(wire, database, desk).start()


async def test_each_token_is_a_bot_of_its_own(database: Database, desk: Desk) -> None:
    async def load(file_id: int) -> bytes:
        return b""

    more = {"zalo_mode": "webhook", "zalo_secret": SECRET, "public_url": PUBLIC, "telegram_token": None}
    settings = Settings(_env_file=None, zalo_token=f"{TOKEN}, 441:phan-bi-mat", **more)
    receiving = Receiving(database, desk, Bell(), lambda: START)
    bots = open_channels(settings, receiving, load)
    assert [(bot.name, bot.bot_id) for bot in bots] == [("zalo", "440"), ("zalo", "441")]
    assert [route.path for bot in bots for route in bot.routes()] == ["/zalo/440", "/zalo/441"]  # type: ignore[attr-defined]
    for bot in bots:
        await bot.stop()


# ------------------------------------------------------------------------------------- by webhook


def site(bot: Zalo) -> httpx.AsyncClient:
    transport = httpx.ASGITransport(Starlette(routes=list(bot.routes())))
    return httpx.AsyncClient(transport=transport, base_url="http://site")


def by_webhook(wire: Wire, database: Database, desk: Desk) -> Zalo:
    return channel(wire, database, desk, public_url=PUBLIC, secret=SECRET)


async def post(bot: Zalo, content: bytes, secret: str | None = SECRET) -> int:
    headers = {} if secret is None else {"X-Bot-Api-Secret-Token": secret}
    async with site(bot) as client:
        return (await client.post("/zalo/440", content=content, headers=headers)).status_code


async def test_the_webhook_is_set_with_its_secret_at_the_bots_path(
    wire: Wire, database: Database, desk: Desk
) -> None:
    wire.answers["setWebhook"] = lambda asked: {"verification": {"ok": False, "outcome": "err.tls"}}
    bot = by_webhook(wire, database, desk)
    await bot.start()
    assert wire.asked("setWebhook") == [{"url": f"{PUBLIC}/zalo/440", "secret_token": SECRET}]
    assert wire.asked("getUpdates") == wire.asked("deleteWebhook") == []
    assert bot.healthy
    await bot.stop()
    assert channel(wire, database, desk).routes() == ()


async def test_two_hundred_comes_after_the_commit_for_both_forms(
    wire: Wire, database: Database, desk: Desk
) -> None:
    bot = by_webhook(wire, database, desk)
    first, second = numbered(1, 2)
    assert await post(bot, json.dumps(first).encode()) == 200
    assert await post(bot, json.dumps({"ok": True, "result": second}).encode()) == 200
    assert await post(bot, json.dumps(first).encode()) == 200
    assert texts(database) == ["tin 1", "tin 2"]


async def test_what_cannot_be_committed_is_not_acknowledged(
    wire: Wire, database: Database, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def full(work: Any) -> Any:
        raise OSError("No space left on device")

    bot = by_webhook(wire, database, desk)
    monkeypatch.setattr(database, "awrite", full)
    assert await post(bot, json.dumps(numbered(1)[0]).encode()) == 503
    assert texts(database) == []


@pytest.mark.parametrize("secret", [None, "", "sai", SECRET + "x", SECRET[:-1], "bí mật"])
async def test_a_wrong_secret_stores_nothing(
    wire: Wire, database: Database, desk: Desk, secret: str | None
) -> None:
    bot = by_webhook(wire, database, desk)
    headers = {} if secret is None else {b"X-Bot-Api-Secret-Token": secret.encode()}
    async with site(bot) as client:
        answer = await client.post("/zalo/440", content=json.dumps(numbered(1)[0]), headers=headers)
    assert answer.status_code in (401, 403)
    assert texts(database) == []


@pytest.mark.parametrize(
    ("content", "status"),
    [
        (b"", 200),
        (b" \r\n", 200),
        (b"{}", 200),
        (b"null", 200),
        (b"{", 400),
        (b"\xff\xfe", 400),
        (b"[" * 200_000, 400),
        (b'"' + b"a" * 1024 * 1024 + b'"', 413),
    ],
)
async def test_probes_and_broken_bodies_are_no_failure_of_ours(
    wire: Wire, database: Database, desk: Desk, content: bytes, status: int
) -> None:
    assert await post(by_webhook(wire, database, desk), content) == status
    assert texts(database) == []


async def test_a_body_of_unknown_form_is_put_aside_and_acknowledged(
    wire: Wire, database: Database, desk: Desk, house: dict[str, int]
) -> None:
    assert await post(by_webhook(wire, database, desk), b'{"event_name": "message.text.received"}') == 200
    (row,) = database.read(lambda c: list(c.execute(select(inbox.c.state, inbox.c.channel))))
    assert (row.state, row.channel) == ("poison", "zalo")


async def test_a_mention_is_known_before_the_platform_answers_again(
    wire: Wire, database: Database, desk: Desk
) -> None:
    first = by_webhook(wire, database, desk)
    await first.start()
    await first.stop()
    update = event_of("message.text.received", "ann", "zgr-1", "9", text="@Bot An Bình tổng hợp")
    assert await post(by_webhook(wire, database, desk), json.dumps(update).encode()) == 200
    assert texts(database) == ["tổng hợp"]


async def test_a_refused_address_names_the_setting_unless_it_serves_already(
    wire: Wire, database: Database, desk: Desk
) -> None:
    wire.answers["setWebhook"] = lambda asked: refusal(400, "private address")
    wire.answers["getWebhookInfo"] = lambda asked: refusal(404, "Not Found")
    with pytest.raises(SettingsError, match="BOT_PUBLIC_URL"):
        await by_webhook(wire, database, desk).start()
    wire.answers["setWebhook"] = lambda asked: refusal(429, "daily limit")
    wire.answers["getWebhookInfo"] = lambda asked: {"url": f"{PUBLIC}/zalo/440"}
    bot = by_webhook(wire, database, desk)
    await bot.start()
    assert bot.healthy
    await bot.stop()


# ------------------------------------------------------------------------------------- going out


def linked(desk: Desk, database: Database, wire: Wire, address: str | None) -> Zalo:
    return channel(wire, database, Desk(desk.holidays, desk.limits, link=lambda file: address))


BOLD = {"lines": [[["Nhiệm vụ ", False], ["số 1", True]]], "choices": [], "files": []}
CHART = {**BOLD, "files": [{"id": 3, "name": "bieu-do.png", "photo": True}]}


async def test_bold_goes_out_as_ranges_and_plain_when_those_are_refused(
    wire: Wire, database: Database, desk: Desk
) -> None:
    bot = channel(wire, database, desk)
    assert await bot.send("ann", BOLD) == "m1"
    wire.fail_first("sendMessage", refusal(400, "text_styles"))
    assert await bot.send("ann", BOLD) == "later"
    first, refused, plain = wire.asked("sendMessage")
    styles = [{"start": 9, "len": 4, "st": ["b"]}]
    assert first == refused == {"chat_id": "ann", "text": "Nhiệm vụ số 1", "text_styles": styles}
    assert plain == {"chat_id": "ann", "text": "Nhiệm vụ số 1"}


async def test_a_chart_goes_out_by_its_address_and_as_a_link_when_it_is_refused(
    wire: Wire, database: Database, desk: Desk
) -> None:
    bot = linked(desk, database, wire, "https://bot.example/files/x")
    await bot.send("ann", CHART)
    assert wire.asked("sendPhoto") == [
        {"chat_id": "ann", "photo": "https://bot.example/files/x", "caption": "Nhiệm vụ số 1"}
    ]
    wire.fail_first("sendPhoto", refusal(400, "cannot download"))
    await bot.send("ann", CHART)
    (text,) = wire.asked("sendMessage")
    assert text["text"].splitlines() == ["Nhiệm vụ số 1", "bieu-do.png: https://bot.example/files/x"]


async def test_without_a_public_address_a_file_is_said_plainly(
    wire: Wire, database: Database, desk: Desk
) -> None:
    await linked(desk, database, wire, None).send("ann", CHART)
    assert wire.asked("sendPhoto") == []
    (text,) = wire.asked("sendMessage")
    assert "“bieu-do.png” đã lập, lưu trên máy chủ" in text["text"]


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (refusal(429, "quota"), QuotaGone),
        (refusal(403, "Internal server error", 200), NotSent),
        (refusal(404, "chat not found"), Unreachable),
        (refusal(400, "bad"), Refused),
        (refusal(401, "reset", 200), TokenRefused),
    ],
)
async def test_every_refusal_is_the_ports(
    wire: Wire, database: Database, desk: Desk, answer: httpx.Response, kind: type[Exception]
) -> None:
    wire.answers["sendMessage"] = lambda asked: answer
    with pytest.raises(kind):
        await channel(wire, database, desk).send("ann", body("chào"))
    wire.answers["sendChatAction"] = lambda asked: answer
    await channel(wire, database, desk).working("ann")
