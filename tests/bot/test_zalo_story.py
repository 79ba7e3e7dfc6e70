"""A working day on Zalo over HTTP: the real service against the stand-in, by webhook and by polling.

One department; each test has people of its own. Nothing but numbers and words: there are no buttons.
"""

import re
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests import house
from tests.bot.running import call, environment, free_port, service
from tests.peers.zalo import BOT_ID, TOKEN, Fault, Platform, running

GROUP = "zgr-f8a7101d77709e2ec761"
SECRET = "mot-chuoi-bi-mat"


class Day:
    """The department's chats on Zalo."""

    def __init__(self, platform: Platform, folder: Path, settings: dict[str, str]) -> None:
        self.platform, self._folder, self._settings = platform, folder, settings
        self._codes = self.codes("--all")

    def codes(self, *command: str) -> dict[str, str]:
        """One-time codes by name, as the office makes them."""
        header, *rows = call(self._folder, self._settings, "invite", *command).splitlines()
        assert header == "name,code,expires"
        return {row.split(",")[0]: row.split(",")[-2] for row in rows}

    def ask(self, text: str, *, user: str, group: str = "") -> str:
        """Write, and answer with what came back: exactly one message."""
        chat = group or user
        before = len(self.platform.received(chat))
        self.platform.say(text, user=user, group=group)
        return self.platform.wait(chat, before + 1)[before]

    def bind(self, name: str, user: str) -> None:
        assert name in self.ask(self._codes[name], user=user)


def settings_of(folder: Path, platform: Platform, **more: str) -> dict[str, str]:
    own = {
        "BOT_TELEGRAM_TOKEN": "",
        "BOT_ZALO_TOKEN": TOKEN,
        "BOT_ZALO_API_URL": platform.address,
        "BOT_SECRET_KEY": "khoa",
    }
    return environment(folder, platform.address, **{**own, **more})


def with_webhook(folder: Path, platform: Platform, **more: str) -> dict[str, str]:
    port = str(free_port())
    own = {
        "BOT_WEB_PORT": port,
        "BOT_PUBLIC_URL": f"http://127.0.0.1:{port}",
        "BOT_ZALO_MODE": "webhook",
        "BOT_ZALO_SECRET": SECRET,
    }
    return settings_of(folder, platform, **{**own, **more})


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory, template: Path) -> Iterator[Day]:
    folder = tmp_path_factory.mktemp("zalo")
    house.copy(template, folder).close()
    with running() as platform:
        settings = with_webhook(folder, platform)
        with service(folder, settings) as run:
            run.wait_until_healthy()
            yield Day(platform, folder, settings)
            assert run.stop() == 0
            said = run.said()
            assert "Traceback" not in said
            assert TOKEN.partition(":")[2] not in said


def test_the_webhook_is_set_at_the_bots_own_path_and_reached(day: Day) -> None:
    assert day.platform.webhook["url"].endswith(f"/zalo/{BOT_ID}")
    assert day.platform.probed == [200]


def test_a_report_from_the_code_to_the_receipt_by_numbers(day: Day) -> None:
    day.bind("Lê Thị Nga", "a1")
    card = day.ask("nv 1 đạt 60%, vướng kinh phí", user="a1")
    assert "60 %" in card
    assert "kinh phí" in card
    assert re.search(r"^1 Đúng$", card, re.MULTILINE)
    receipt = day.ask("1", user="a1")
    assert "Đã ghi nhận" in receipt
    shown = day.platform.received("a1")[-1]
    assert any(re.fullmatch(r"\d+", bold) for bold in shown.bold()), shown
    assert "70 %" in day.ask("sửa nv 1 là 70%", user="a1")
    assert "Đã ghi nhận" in day.ask("đúng", user="a1")


def test_both_forms_of_a_webhook_body_are_read_and_a_repeated_one_is_answered_once(day: Day) -> None:
    day.platform.enveloped = True
    update = day.platform.say("trợ giúp", user="a2")
    day.platform.enveloped = False
    assert len(day.platform.wait("a2", 1)) == 1
    assert day.platform.deliver(update) == 200
    assert "mã" in day.ask("nhiệm vụ nào quá hạn?", user="a2")
    assert len(day.platform.received("a2")) == 2


def test_a_leader_asks_in_private_and_in_a_group_that_is_registered_first(day: Day) -> None:
    day.bind("Đỗ Minh Khôi", "a3")
    assert "quá hạn" in day.ask("nhiệm vụ nào quá hạn?", user="a3")
    assert "(#" not in day.ask("nhiệm vụ nào quá hạn?", user="a3", group=GROUP)
    (code,) = day.codes("--group", "Lãnh đạo Sở").values()
    assert "đã đăng ký" in day.ask(f"đăng ký nhóm {code}", user="a3", group=GROUP)
    assert "Tổng hợp tiến độ" in day.ask("tổng hợp tiến độ", user="a3", group=GROUP)
    assert "quá hạn" in day.ask("nhiệm vụ nào quá hạn?", user="a3", group=GROUP)


def test_a_photo_is_evidence_whichever_field_names_it(day: Day) -> None:
    day.bind("Vũ Quang Huy", "a4")
    day.ask("nv 1 đạt 80%", user="a4")
    before = len(day.platform.received("a4"))
    for count, name in enumerate(("photo_url", "photo"), 1):
        day.platform.photo(b"\xff\xd8\xff picture " + name.encode(), user="a4", field=name)
        assert f"Minh chứng kèm theo: {count} tệp" in day.platform.wait("a4", before + count)[-1]


def test_the_word_report_is_a_link_that_opens(day: Day) -> None:
    day.bind("Cao Thị Thảo", "a5")
    answer = day.ask("xuất word báo cáo quý 3", user="a5")
    link = re.search(r"http://\S+", answer)
    assert link is not None, answer
    found = httpx.get(link[0])
    assert found.status_code == 200
    assert found.content[:2] == b"PK"


def test_what_zalo_cannot_hand_over_is_told_once_a_day_and_only_in_private(day: Day) -> None:
    day.bind("Trần Văn Bình", "a6")
    before = len(day.platform.received("a6"))
    for _ in range(3):
        day.platform.happens("message.unsupported.received", "a6")
    day.platform.deliver({"event_name": "message.unsupported.received"})
    hint = day.platform.wait("a6", before + 1)[before]
    assert "chưa đọc được" in hint
    page = re.search(r"http://\S+/upload/\S+", hint)
    assert page is not None
    content = {"file": ("bien-ban.pdf", b"%PDF-1.7 bien ban")}
    assert httpx.post(page[0], files=content, data={"note": ""}).status_code == 200
    assert "gửi tệp này cho Văn phòng" in day.platform.wait("a6", before + 2)[before + 1]
    day.ask("trợ giúp", user="a6")
    assert len(day.platform.received("a6")) == before + 3


def test_several_hurried_messages_get_one_answer_each_in_order(day: Day) -> None:
    day.bind("Ngô Thị Yến", "a7")
    before = len(day.platform.received("a7"))
    for text in ("trợ giúp", "việc của tôi", "dữ liệu của tôi"):
        day.platform.say(text, user="a7")
    answers = day.platform.wait("a7", before + 3)[before:]
    assert "Báo cáo" in answers[0]
    assert "Dữ liệu cá nhân" in answers[2]
    moments = [one.at for one in day.platform.received("a7")][-3:]
    assert moments[1] - moments[0] > 0.9
    assert moments[2] - moments[1] > 0.9


def test_an_outage_is_sat_out_and_a_lost_answer_comes_again_in_the_same_words_once(day: Day) -> None:
    day.platform.fail("sendMessage", Fault(403, "Internal server error", 200), "lost")
    day.platform.say("trợ giúp", user="a8")
    first, second = day.platform.wait("a8", 2)
    assert first == second
    assert "mã" in day.ask("xin chào", user="a8")
    assert len(day.platform.received("a8")) == 3


def test_polling_removes_the_webhook_and_serves_through_idle_hours_and_outages(
    tmp_path: Path, template: Path
) -> None:
    house.copy(template, tmp_path).close()
    with running() as platform:
        platform.webhook = {"url": "http://127.0.0.1:9/old", "secret_token": "old-secret"}
        settings = settings_of(tmp_path, platform)
        with service(tmp_path, settings) as run:
            run.wait_until_healthy()
            assert platform.webhook == {}
            platform.until(lambda: len(platform.asked("getUpdates")) > 1)
            day = Day(platform, tmp_path, settings)
            day.bind("Lê Thị Nga", "b1")
            assert "quá hạn" in day.ask("việc quá hạn", user="b1").lower()
            answer = day.ask("xuất word báo cáo quý 3", user="b1")
            assert "http" not in answer
            assert run.health() == 200
            assert run.stop() == 0


def test_a_token_that_the_platform_does_not_know_ends_the_service_with_one_line(tmp_path: Path) -> None:
    with running() as platform:
        settings = settings_of(tmp_path, platform, BOT_ZALO_TOKEN="12345:khong-dung-dau")
        with service(tmp_path, settings) as run:
            assert run.process.wait(30) == 2
            assert [line for line in run.said().splitlines() if "BOT_ZALO_TOKEN" in line]
            assert "khong-dung-dau" not in run.said()
            assert "Traceback" not in run.said()


def test_when_the_quota_is_gone_sending_is_parked_and_receiving_goes_on(
    tmp_path: Path, template: Path
) -> None:
    house.copy(template, tmp_path).close()
    with running() as platform:
        platform.quota = 0
        with service(tmp_path, with_webhook(tmp_path, platform)) as run:
            run.wait_until_healthy()
            platform.say("xin chào", user="c1")
            platform.until(lambda: len(platform.asked("sendMessage")) == 1)
            update = platform.say("trợ giúp", user="c2")
            assert platform.deliver(update) == 200
            began = time.monotonic()
            platform.until(lambda: time.monotonic() - began > 1.5)
            assert len(platform.asked("sendMessage")) <= 2
            assert run.stop() == 0
