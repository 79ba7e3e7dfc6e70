"""Two bots of one agency: each person on one, a group's members on the group's too; who answers, who reminds, who is told."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from storage import accounts, people, quota, settings
from storage.database import Database
from tasks.model import VIETNAM
from tests import house
from tests.bot.running import call, service
from tests.bot.test_zalo_story import with_webhook
from tests.peers.zalo import BOT_ID, SECOND, SECOND_ID, TOKEN, Platform, running

GROUP = "zgr-f8a7101d77709e2ec761"


class Two:
    """The department on two bots; a person has another id on each."""

    def __init__(self, platform: Platform, folder: Path, given: dict[str, str]) -> None:
        self.platform, self.folder, self._given = platform, folder, given

    def code(self, *command: str) -> str:
        return call(self.folder, self._given, "invite", *command).splitlines()[1].split(",")[-2]

    def ask(self, text: str, *, user: str, bot: str = TOKEN, group: str = "") -> str:
        chat = group or user
        before = len(self.platform.received(chat))
        self.platform.say(text, user=user, bot=bot, group=group)
        self.platform.wait(chat, before + 1)
        answer = self.platform.received(chat)[before]
        assert answer.bot == bot.partition(":")[0]
        return answer.text

    def read(self, work):  # type: ignore[no-untyped-def]
        database = Database(f"sqlite:///{self.folder / 'bot.db'}")
        try:
            return database.read(work)
        finally:
            database.close()


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory, template: Path) -> Iterator[Two]:
    folder = tmp_path_factory.mktemp("two")
    house.copy(template, folder).close()
    with running() as platform:
        platform.bots[SECOND] = "Bot Tiến Độ Chi Cục"
        given = with_webhook(folder, platform, BOT_ZALO_TOKEN=f"{TOKEN}, {SECOND}", BOT_ZALO_PEOPLE_LIMIT="2")
        with service(folder, given) as run:
            run.wait_until_healthy()
            yield Two(platform, folder, given)
            assert run.stop() == 0


def test_each_bot_has_a_webhook_and_a_name_of_its_own(two: Two) -> None:
    assert two.platform.webhooks[TOKEN]["url"].endswith(f"/zalo/{BOT_ID}")
    assert two.platform.webhooks[SECOND]["url"].endswith(f"/zalo/{SECOND_ID}")
    assert two.read(lambda conn: settings.get(conn, f"names:zalo:{SECOND_ID}")).startswith(
        "Bot Tiến Độ Chi Cục"
    )


def test_a_person_is_answered_by_the_bot_written_to_and_written_to_by_the_first_one(two: Two) -> None:
    two.ask(two.code("Hồ Sỹ Đan"), user="dan-on-2", bot=SECOND)
    two.ask(two.code("Cao Thị Thảo"), user="thao-on-1")
    assert "II.1" in two.ask("việc của tôi", user="dan-on-2", bot=SECOND)
    two.ask(
        two.code("Hồ Sỹ Đan"), user="dan-on-1"
    )  # for the sake of a group; the office hears: bot 1 is full
    assert "II.1" in two.ask("việc của tôi", user="dan-on-1")
    dan = two.read(lambda conn: next(p.id for p in people.people(conn) if p.name == "Hồ Sỹ Đan"))
    home = two.read(lambda conn: accounts.reachable(conn, dan))
    assert (home.bot_id, home.chat_id) == (SECOND_ID, "dan-on-2")
    full = "Bot Tiến Độ An Bình đã liên kết 2/2 người"
    two.platform.until(lambda: any(full in text for text in two.platform.texts("thao-on-1")))
    # in a group of the first bot
    code = two.code("--group", "Lãnh đạo Sở")
    assert "đã đăng ký" in two.ask(f"đăng ký nhóm {code}", user="thao-on-1", group=GROUP)
    assert "quá hạn" in two.ask("nhiệm vụ nào quá hạn?", user="dan-on-1", group=GROUP)
    said = two.ask("nhiệm vụ nào quá hạn?", user="yen-only-on-2", group=GROUP)
    assert "cần thêm một mã" in said
    assert "II.1" not in said
    # each bot counts its own month
    counted = two.read(lambda conn: quota.of_month(conn, datetime.now(VIETNAM)))
    assert counted["zalo", SECOND_ID].received == 2
    assert counted["zalo", SECOND_ID].sent == 2
    assert counted["zalo", BOT_ID].received > 4
    answer = two.ask("hạn mức Zalo còn bao nhiêu", user="thao-on-1")
    assert "Bot Tiến Độ An Bình: còn" in answer
    assert "Bot Tiến Độ Chi Cục: còn" in answer
    assert "1/2 người" in answer
