"""A choice of the conversations over HTTP on Zalo, by webhook and by polling, also when the platform misbehaves.

The same words arrive and the same facts are left as in converse, whatever the platform does in between:
refuses, is slow, loses its answer, delivers twice and late.
"""

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from storage import outbox
from storage.database import Database
from tests import house
from tests.bot.zalo_house import ZaloHouse, zalo_house
from tests.conversations import play
from tests.peers.zalo import BOT_ID, Fault, Platform, running

FOLDER = Path(play.__file__).parent
CHOICE = (
    "bao-cao-co-ban", "nhieu-viec", "minh-chung", "mau-thuan", "gia-han", "giao-viec", "don-doc", "dong-ho",
    "dang-ky", "xac-nhan-bang-so", "hoi-qua-han", "rut-bao-cao", "bi-mat", "het-han-the",
)  # fmt: skip
OFTEN = ("bao-cao-co-ban", "xac-nhan-bang-so", "don-doc")
START = "2026-11-20T07:00"
DOWN = (Fault(502, "Bad Gateway"), Fault(403, "Internal server error", 200), Fault(504, "Gateway"))


@pytest.fixture
def platform():  # type: ignore[no-untyped-def]
    with running() as found:
        yield found


@pytest.fixture
def database(template: Path, tmp_path: Path) -> Iterator[Database]:
    """A database of the department, of this test alone."""
    found = house.copy(template, tmp_path)
    yield found
    found.close()


def written(name: str) -> str:
    return (FOLDER / f"{name}.txt").read_text(encoding="utf-8")


def script(name: str) -> str:
    """A conversation as it goes on Zalo, where a picture has no name."""
    return written(name).replace("“anh-hoi-nghi.jpg”", "“anh-20-11-2026-0905.jpg”")


def by_converse(name: str, template: Path, folder: Path) -> dict[str, Any]:
    """The facts that the same conversation leaves without a platform."""
    own = folder / "converse"
    own.mkdir()
    database = house.copy(template, own)
    try:
        wrong, facts = play.play(written(name), "zalo", database, own)
    finally:
        database.close()
    assert not wrong, wrong
    return without_mention(facts)


def without_mention(facts: Any) -> Any:
    """A channel takes "@Bot" away before the words are kept, converse leaves it."""
    if isinstance(facts, dict):
        return {name: without_mention(value) for name, value in facts.items()}
    if isinstance(facts, (list, tuple)):
        return type(facts)(without_mention(value) for value in facts)
    return facts.removeprefix("@bot ") if isinstance(facts, str) else facts


@pytest.mark.parametrize("name", CHOICE)
def test_over_the_webhook(
    name: str, platform: Platform, database: Database, template: Path, tmp_path: Path
) -> None:
    with zalo_house(database, platform, tmp_path, START) as day:
        wrong, facts = day.play(script(name))
    assert not wrong, wrong
    assert facts == by_converse(name, template, tmp_path)


@pytest.mark.parametrize("name", OFTEN)
def test_by_polling(
    name: str, platform: Platform, database: Database, template: Path, tmp_path: Path
) -> None:
    platform.fail(
        "getUpdates", Fault(408, "Request timeout"), DOWN[0], 0.05, Fault(408, "Request timeout", 200)
    )
    with zalo_house(database, platform, tmp_path, START, webhook=False) as day:
        wrong, facts = day.play(script(name))
    assert not wrong, wrong
    assert facts == by_converse(name, template, tmp_path)


@pytest.mark.parametrize("name", OFTEN)
def test_when_the_platform_fails_is_slow_and_delivers_twice(
    name: str, platform: Platform, database: Database, template: Path, tmp_path: Path
) -> None:
    chance = random.Random(name)
    faults = [None] * 3 + [chance.choice((*DOWN, "lost", 0.2, None)) for _ in range(9)]
    platform.fail("sendMessage", *faults)
    with zalo_house(database, platform, tmp_path, START) as day:
        day.twice = True
        wrong, facts = day.play(script(name))
    assert not wrong, wrong
    assert facts == by_converse(name, template, tmp_path)
    texts = [(one.chat, one.text) for one in platform.sent]
    assert len(texts) - len(set(texts)) <= sum(fault == "lost" for fault in faults) + 2


def started(day: ZaloHouse) -> str:
    day.advance("2026-11-20T09:00")
    return day.ids["Lê Thị Nga"]


def test_a_confirmation_that_overtakes_its_report_confirms_nothing(
    platform: Platform, database: Database, tmp_path: Path
) -> None:
    with zalo_house(database, platform, tmp_path, START) as day:
        nga = started(day)
        day.say("Lê Thị Nga", "1")
        day.say("Lê Thị Nga", "nv I.2.1 đạt 60%")
        card = platform.texts(nga)[-1]
        assert "1 Đúng" in card
        early = int((day.moving.now().timestamp() - 60) * 1000)
        platform.say("1", user=nga, date=early)  # written before the card could be seen
        day.settle()
        assert platform.texts(nga)[-1] == card
        day.say("Lê Thị Nga", "1")
        assert "Đã ghi nhận số 000001" in platform.texts(nga)[-1]


def test_when_the_month_is_gone_one_probe_at_a_time_asks_and_the_office_may_open_it(
    platform: Platform, database: Database, tmp_path: Path
) -> None:
    def parked() -> bool:
        return database.read(lambda conn: outbox.parked_until(conn, "zalo", BOT_ID)) is not None

    with zalo_house(database, platform, tmp_path, START) as day:
        started(day)
        platform.quota = 0
        before = len(platform.asked("sendMessage"))
        for who in ("Lê Thị Nga", "Vũ Quang Huy", "Ngô Thị Yến"):
            platform.say("trợ giúp", user=day.ids[who])
        platform.until(parked)
        platform.until(lambda: database.read(lambda conn: outbox.waiting(conn)[0]) >= 3)
        assert len(platform.asked("sendMessage")) - before <= 3
        platform.quota = None
        office = day.ids["Cao Thị Thảo"]
        platform.say("gửi tiếp zalo", user=office)
        day.settle()
        assert not parked()
        assert any("Đã cho gửi tiếp" in text for text in platform.texts(office))
        assert all(platform.texts(day.ids[who]) for who in ("Lê Thị Nga", "Vũ Quang Huy", "Ngô Thị Yến"))
        assert any("hết hạn mức" in text for text in platform.texts(office))
