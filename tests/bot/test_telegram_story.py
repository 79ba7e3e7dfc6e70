"""A working day over HTTP: the real service against the emulator, seen by the people who write to it.

One department, one service for the whole file; each test has people of its own.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests import house
from tests.bot.running import ROOT, call, environment, service
from tests.peers.telegram.peer import AVAILABLE, Peer, running

pytestmark = [
    pytest.mark.emulator,
    pytest.mark.skipif(not AVAILABLE, reason="needs node and npm"),
]
GROUP = -1005


class Day:
    """The department's chats: who writes, and what the bot answers."""

    def __init__(self, peer: Peer, folder: Path, settings: dict[str, str]) -> None:
        self.peer, self._folder, self._settings = peer, folder, settings

    def code(self, *command: str) -> str:
        """A one-time code, as the office makes it."""
        header, row = call(self._folder, self._settings, "invite", *command).splitlines()[:2]
        assert header == "name,code,expires"
        return row.split(",")[-2]

    def ask(self, text: str, *, user: int, chat: int | None = None, **more: Any) -> str:
        """Write, and answer with what came back: exactly one message."""
        before = len(self.peer.received(chat or user))
        self.peer.say(text, user=user, chat=chat, **more)
        return self._one(chat or user, before)["text"]

    def tap(self, label: str, *, user: int) -> str:
        """Tap a button of the newest card."""
        token = self.buttons(user)[label]
        before = len(self.peer.received(user))
        self.peer.tap(token, user=user)
        return self._one(user, before)["text"]

    def give(self, name: str, content: bytes, caption: str = "", *, user: int) -> dict[str, Any]:
        """Send a document."""
        before = len(self.peer.received(user))
        self.peer.give(name, content, caption, user=user)
        return self._one(user, before)

    def buttons(self, user: int) -> dict[str, str]:
        """The newest buttons of a chat: label → what a tap sends."""
        for message in reversed(self.peer.received(user)):
            rows = message.get("reply_markup", {}).get("inline_keyboard", ())
            if rows:
                return {button["text"]: button["callback_data"] for row in rows for button in row}
        raise AssertionError("no buttons")

    def bind(self, name: str, user: int) -> None:
        assert name in self.ask(f"/start {self.code(name)}", user=user)

    def _one(self, chat: int, before: int) -> dict[str, Any]:
        self.peer.wait(before + 1, chat)
        return self.peer.received(chat)[before]


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory, template: Path) -> Iterator[Day]:
    folder = tmp_path_factory.mktemp("day")
    house.copy(template, folder).close()
    with running() as peer:
        settings = environment(folder, peer.address)
        with service(folder, settings) as run:
            run.wait_until_healthy()
            yield Day(peer, folder, settings)
            assert run.stop() == 0
            assert "Traceback" not in run.said()


def test_a_stranger_learns_how_to_be_bound_and_nothing_else(day: Day) -> None:
    answer = day.ask("nhiệm vụ nào quá hạn?", user=101)
    assert "mã" in answer
    assert "quá hạn" not in answer


def test_a_report_from_the_code_to_the_receipt_and_its_correction(day: Day) -> None:
    day.bind("Lê Thị Nga", 7)
    card = day.ask("nv 1 đạt 60%, vướng kinh phí", user=7)
    assert "60 %" in card
    assert "kinh phí" in card
    first = next(iter(day.buttons(7)))
    receipt = day.tap(first, user=7)
    assert "Đã ghi nhận" in receipt
    assert re.search(r"số <b>\d+</b>", receipt)
    assert "đã được xử lý" in day.tap(first, user=7)
    assert "70 %" in day.ask("sửa nv 1 là 70%", user=7)
    assert "Đã ghi nhận" in day.ask("1", user=7)


def test_evidence_comes_in_as_a_file(day: Day) -> None:
    day.bind("Vũ Quang Huy", 17)
    day.ask("nv 1 đạt 80%", user=17)
    assert "Minh chứng kèm theo: 1 tệp" in day.give("bien-ban.jpg", b"\xff\xd8\xff picture", user=17)["text"]


def test_each_message_of_a_hurried_officer_gets_one_answer_in_order(day: Day) -> None:
    day.bind("Ngô Thị Yến", 27)
    before = len(day.peer.received(27))
    asked = ("trợ giúp", "việc của tôi", "xin chào", "dữ liệu của tôi")
    for text in asked:
        day.peer.say(text, user=27)
    answers = day.peer.wait(before + len(asked), 27)[before:]
    assert "Báo cáo" in answers[0]
    assert "Kính chào" in answers[2]
    assert "Dữ liệu cá nhân" in answers[3]
    assert len(day.peer.received(27)) == before + len(asked)


def test_a_leader_asks_in_private_and_in_a_group_that_is_registered_first(day: Day) -> None:
    day.bind("Đỗ Minh Khôi", 8)
    assert "quá hạn" in day.ask("nhiệm vụ nào quá hạn?", user=8)
    hint = day.ask("@TienDoBot nhiệm vụ nào quá hạn?", user=8, chat=GROUP)
    assert "(#" not in hint
    code = day.code("--group", "Lãnh đạo Sở")
    assert "đã đăng ký" in day.ask(f"@TienDoBot đăng ký nhóm {code}", user=8, chat=GROUP)
    assert "Tổng hợp tiến độ" in day.ask("@TienDoBot tổng hợp tiến độ", user=8, chat=GROUP)
    before = len(day.peer.received(GROUP))
    day.peer.say("cả nhà họp lúc 3 giờ nhé", user=8, chat=GROUP)
    assert "quá hạn" in day.ask("@TienDoBot nhiệm vụ nào quá hạn?", user=8, chat=GROUP)
    assert len(day.peer.received(GROUP)) == before + 1


def test_the_office_sends_a_plan_and_gets_a_report_as_word(day: Day) -> None:
    day.bind("Cao Thị Thảo", 9)
    plan = (ROOT / "bot" / "sample" / "ke-hoach-2026.docx").read_bytes()
    card = day.give("ke-hoach.docx", plan, user=9)["text"]
    assert re.search(r"\d+ nhiệm vụ \(\d+ đầu việc\)", card)
    before = len(day.peer.received(9))
    day.peer.say("xuất word báo cáo quý 3", user=9)
    day.peer.wait(before + 1, 9)
    message = day.peer.received(9)[before]
    assert message["file"]["name"].endswith(".docx")
    with zipfile.ZipFile(io.BytesIO(day.peer.download(message))) as document:
        assert "word/document.xml" in document.namelist()


def test_an_officer_who_sends_a_plan_is_refused_without_a_card(day: Day) -> None:
    day.bind("Hồ Sỹ Đan", 37)
    answer = day.give("ke-hoach.docx", (ROOT / "bot" / "sample" / "ke-hoach-2026.docx").read_bytes(), user=37)
    assert "reply_markup" not in answer or not answer["reply_markup"]


def test_a_marking_of_secrecy_leaves_nothing_behind(day: Day) -> None:
    answer = day.ask("Độ mật: Tối mật. Kế hoạch diễn tập khu vực X", user=57)
    assert "không lưu nội dung" in answer
    stored = b"".join(path.read_bytes() for path in Path(day._folder).glob("bot.db*"))
    assert "diễn tập".encode() not in stored
    assert b"di\\u1ec5n t\\u1eadp" not in stored


def test_what_cannot_be_read_is_said(day: Day) -> None:
    day.bind("Phan Anh Tú", 47)
    voice = {"voice": {"file_id": "v", "file_unique_id": "u", "duration": 3}}
    assert "thoại" in day.ask("", user=47, **voice)
