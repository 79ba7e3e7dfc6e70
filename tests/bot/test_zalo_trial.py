"""The first-day trial walked through against the stand-in by somebody who does what it says."""

import asyncio
import json
import threading
from pathlib import Path
from typing import Any

import pytest

from bot.channels.zalo_client import ZaloClient
from bot.commands.zalo_trial import play, serving
from bot.settings import Settings
from bot.trial.steps import STEPS
from bot.trial.walk import Walk
from tests.bot.running import free_port
from tests.peers.zalo import BOT_ID, TOKEN, Platform, running
from vietnamese.words import trial as words

USER, OTHER, GROUP = "6ede9afa66b88fe6d6a9", "77de9afa66b88fe6d6a0", "zgr-f8a7101d77709e2ec761"
PICTURE = b"\xff\xd8\xff picture"


class Phone:
    """Somebody with a phone: each question is answered by doing it on the platform."""

    def __init__(self, platform: Platform) -> None:
        self.platform = platform
        platform.known = {USER, OTHER, GROUP}
        self.said: list[str] = []
        self.used = 100
        self.skips: set[str] = set()

    async def __call__(self, question: str) -> str:
        self.said.append(question)
        if any(part in question for part in self.skips):
            return "b\n"
        return await asyncio.to_thread(self._do, question) + "\n"

    def _do(self, question: str) -> str:
        p = self.platform
        if words.WRITE_HELLO in question or words.WRITE_AGAIN in question:
            threading.Timer(0.05, lambda: p.say("xin chào", user=USER)).start()
        elif words.SEND_PHOTO in question:
            p.photo(PICTURE, user=USER)
        elif words.SEND_PDF in question:
            p.deliver({"event_name": "message.unsupported.received"})
        elif words.NAME_IN_GROUP in question:
            p.say("thử", user=USER, group=GROUP)
        elif words.OTHER_NAMES in question:
            p.say("thử", user=OTHER, group=GROUP)
        elif words.GROUP_PHOTO in question:
            p.photo(PICTURE, user=USER, caption=f"@{p.bots[TOKEN]} thử", group=GROUP)
        elif words.WRITE_THREE in question:
            for n in range(3):
                p.say(str(n + 1), user=USER)
        elif "Số tin đã dùng" in question:
            self.used += 5 if self.said.count(question) and words.USED_BEFORE not in question else 0
            return str(self.used)
        elif "Nhắn riêng cho bot: " in question:
            p.say("1", user=USER)
        return "c"


def walk_of(platform: Platform, tester: Phone, **more: Any) -> Walk:
    settings = Settings(_env_file=None, zalo_token=TOKEN, zalo_api_url=platform.address, **more)
    client = ZaloClient(TOKEN, platform.address)
    return Walk(client, settings, BOT_ID, lambda text: None, tester, patience=5.0, poll=1)


def results(out: Path) -> dict[str, dict[str, Any]]:
    return {one["step"]: one for one in json.loads(out.read_text(encoding="utf-8"))["steps"]}


@pytest.fixture
def public() -> dict[str, Any]:
    port = free_port()
    return {
        "public_url": f"http://127.0.0.1:{port}",
        "web_port": port,
        "zalo_mode": "webhook",
        "zalo_secret": "mot-chuoi-bi-mat",
    }


def test_the_whole_trial_finds_what_the_documents_say(tmp_path: Path, public: dict[str, Any]) -> None:
    out = tmp_path / "thu.json"

    async def go(platform: Platform) -> None:
        walk = walk_of(platform, Phone(platform), **public)
        async with serving(walk):
            await play(walk, list(STEPS), out)
        await walk.client.close()

    with running() as platform:
        asyncio.run(go(platform))
        assert platform.webhook == {}
    found = results(out)
    assert list(found) == list(STEPS)
    wrong = {name: one for name, one in found.items() if one["outcome"] != "ok"}
    assert not wrong, wrong
    assert found["length"]["facts"]["counts"] == "utf16"
    assert found["photo"]["facts"]["field"] == ["photo_url"]
    assert found["file"]["facts"]["has_message"] is False
    assert found["counted"]["facts"]["received_counts"] == 5
    assert found["webhook"]["facts"]["enveloped"] is False
    page = out.with_suffix(".md").read_text(encoding="utf-8")
    assert "đúng tài liệu" in page
    for private in (USER, OTHER, GROUP, TOKEN.partition(":")[2], "xin chào"):
        assert private not in page + out.read_text(encoding="utf-8")


def test_what_is_left_out_or_refused_is_written_down_and_the_rest_goes_on(tmp_path: Path) -> None:
    out = tmp_path / "thu.json"

    async def go(platform: Platform) -> None:
        tester = Phone(platform)
        tester.skips = {words.NAME_IN_GROUP, words.SEND_PHOTO}
        walk = walk_of(platform, tester)
        platform.quota = 1
        await play(walk, list(STEPS), out)
        await walk.client.close()

    with running() as platform:
        asyncio.run(go(platform))
    found = results(out)
    assert list(found) == list(STEPS)
    assert found["bold"]["outcome"] == "ok"
    assert found["length"]["outcome"] == "other"
    assert "QuotaGone" in found["length"]["facts"]["2000"]
    skipped = {name for name, one in found.items() if one["outcome"] == "skipped"}
    assert skipped == {"photo", "picture_out", "group", "group_other", "group_photo", "webhook"}
    assert found["webhook"]["facts"]["reason"].startswith("BOT_PUBLIC_URL")
    assert found["counted"]["outcome"] == "failed"
