"""Every answer that the platform may give, and which of the port's failures it is."""

import json
import logging
from collections.abc import Callable
from typing import Any

import httpx
import pytest

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
from bot.channels.zalo_client import ZaloClient

TOKEN = "987654:rat-bi-mat-khong-lo"
Handler = Callable[[httpx.Request], httpx.Response]


def client(handler: Handler) -> ZaloClient:
    return ZaloClient(TOKEN, "http://platform", transport=httpx.MockTransport(handler))


def answer(status: int, body: Any) -> Handler:
    return lambda request: httpx.Response(status, json=body)


def refusal(code: int, description: str = "") -> dict[str, Any]:
    return {"ok": False, "error_code": code, "description": description}


FAILURES = [
    (400, 400, "bad parameters", Refused),
    (200, 400, "bad parameters", Refused),
    (401, 401, "Unauthorized", TokenRefused),
    (200, 401, "Unauthorized", TokenRefused),
    (403, 403, "Internal server error", NotSent),
    (200, 403, "Internal server error", NotSent),
    (404, 404, "chat not found", Unreachable),
    (404, 404, "Not Found", Refused),
    (408, 408, "Request timeout", FateUnknown),
    (426, 426, "quota of tests", Refused),
    (429, 429, "quota exceeded", QuotaGone),
    (200, 429, "quota exceeded", QuotaGone),
    (500, 500, "oops", FateUnknown),
    (502, 502, "Bad Gateway", NotSent),
    (504, 504, "Gateway Timeout", NotSent),
]


@pytest.mark.parametrize(("status", "code", "words", "kind"), FAILURES)
async def test_each_code_is_one_failure_whatever_http_says(
    status: int, code: int, words: str, kind: type[SendFailed]
) -> None:
    with pytest.raises(SendFailed) as caught:
        await client(answer(status, refusal(code, words))).send_message("c", "t")
    assert type(caught.value) is kind


@pytest.mark.parametrize(
    ("response", "kind"),
    [
        (httpx.Response(502, text="<html>bad gateway</html>"), NotSent),
        (httpx.Response(403, text="<html>blocked</html>"), NotSent),
        (httpx.Response(503, text=""), FateUnknown),
        (httpx.Response(200, text="<html>"), FateUnknown),
        (httpx.Response(200, json=[1]), FateUnknown),
        (httpx.Response(200, json={"result": {}}), FateUnknown),
        (httpx.Response(200, json={"ok": False}), Refused),
        (httpx.Response(200, json={"ok": False, "errorCode": "429"}), QuotaGone),
        (httpx.Response(200, text="[" * 100_000), FateUnknown),
    ],
)
async def test_what_is_no_answer_of_its_form_may_have_gone_out(
    response: httpx.Response, kind: type[SendFailed]
) -> None:
    with pytest.raises(SendFailed) as caught:
        await client(lambda request: response).send_message("c", "t")
    assert type(caught.value) is kind


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (httpx.ConnectError("no route"), NotSent),
        (httpx.ConnectTimeout("slow"), NotSent),
        (httpx.PoolTimeout("full"), NotSent),
        (httpx.ReadTimeout("slow"), FateUnknown),
        (httpx.WriteTimeout("slow"), FateUnknown),
        (httpx.ReadError("reset"), FateUnknown),
        (httpx.RemoteProtocolError("half"), FateUnknown),
    ],
)
async def test_a_connection_that_never_stood_carried_nothing(
    error: httpx.HTTPError, kind: type[SendFailed]
) -> None:
    def broken(request: httpx.Request) -> httpx.Response:
        raise error

    with pytest.raises(SendFailed) as caught:
        await client(broken).send_message("c", "t")
    assert type(caught.value) is kind


async def test_the_token_is_in_no_error_and_no_log(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING)
    for status, body in ((400, refusal(400, f"bad path /bot{TOKEN}/x")), (401, refusal(401, TOKEN))):
        with pytest.raises(SendFailed) as caught:
            await client(answer(status, body)).send_message("c", "t")
        assert TOKEN.partition(":")[2] not in f"{caught.value!r} {caught.value.__cause__!r}"
    assert TOKEN.partition(":")[2] not in caplog.text


async def test_every_documented_method_goes_out_as_documented() -> None:
    asked: list[tuple[str, Any]] = []

    def platform(request: httpx.Request) -> httpx.Response:
        assert request.method == "POST"
        asked.append((request.url.path, json.loads(request.content)))
        return httpx.Response(200, json={"ok": True, "result": {"message_id": "m1", "date": 1, "url": "u"}})

    bot = client(platform)
    await bot.get_me()
    await bot.get_updates(30)
    await bot.set_webhook("https://x/zalo/1", "12345678")
    assert await bot.webhook_url() == "u"
    await bot.delete_webhook()
    await bot.test_webhook()
    assert await bot.send_message("c", "t", [{"start": 0, "len": 1, "st": ["b"]}]) == "m1"
    assert await bot.send_message("c", "t") == "m1"
    assert await bot.send_photo("c", "https://x/p.png", "lời") == "m1"
    assert await bot.send_sticker("c", "s") == "m1"
    assert await bot.send_voice("c", "https://x/v.aac") == "m1"
    await bot.send_chat_action("c")
    await bot.close()
    styles = [{"start": 0, "len": 1, "st": ["b"]}]
    assert [(path.removeprefix(f"/bot{TOKEN}/"), values) for path, values in asked] == [
        ("getMe", {}),
        ("getUpdates", {"timeout": "30"}),
        ("setWebhook", {"url": "https://x/zalo/1", "secret_token": "12345678"}),
        ("getWebhookInfo", {}),
        ("deleteWebhook", {}),
        ("testWebhook", {}),
        ("sendMessage", {"chat_id": "c", "text": "t", "text_styles": styles}),
        ("sendMessage", {"chat_id": "c", "text": "t"}),
        ("sendPhoto", {"chat_id": "c", "photo": "https://x/p.png", "caption": "lời"}),
        ("sendSticker", {"chat_id": "c", "sticker": "s"}),
        ("sendVoice", {"chat_id": "c", "voice_url": "https://x/v.aac"}),
        ("sendChatAction", {"chat_id": "c", "action": "typing"}),
    ]


@pytest.mark.parametrize("status", [408, 200])
async def test_an_idle_getupdates_is_nothing_and_no_failure(status: int) -> None:
    assert await client(answer(status, refusal(408, "Request timeout"))).get_updates() is None


async def test_no_webhook_is_an_empty_address_and_removing_none_is_fine() -> None:
    bot = client(answer(404, refusal(404, "Not Found")))
    assert await bot.webhook_url() == ""
    await bot.delete_webhook()
    with pytest.raises(TokenRefused):
        await bot.get_me()


async def test_a_picture_is_fetched_up_to_its_limit() -> None:
    def media(request: httpx.Request) -> httpx.Response:
        statuses = {"/ok": 200, "/away": 503, "/gone": 404}
        if request.url.path == "/moved":
            return httpx.Response(302, headers={"Location": "http://media/ok"})
        return httpx.Response(statuses[request.url.path], content=b"picture")

    bot = client(media)
    assert await bot.download("http://media/moved", 7) == b"picture"
    with pytest.raises(FileTooBig):
        await bot.download("http://media/ok", 6)
    with pytest.raises(FileGone):
        await bot.download("http://media/gone", 7)
    with pytest.raises(NotSent):
        await bot.download("http://media/away", 7)
    with pytest.raises(FileGone):
        await bot.download("file:///etc/passwd", 7)
