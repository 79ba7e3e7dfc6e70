"""`doctor` about Zalo: who the bot is, its webhook and test call, people, month, and the three footings."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.commands import channels
from bot.desk import desk
from bot.settings import Settings
from storage import accounts, people, quota
from storage.database import Database
from tests.peers.zalo import BOT_ID, TOKEN, Fault, Platform, running

NOW = datetime.now(UTC)


@pytest.fixture
def platform():  # type: ignore[no-untyped-def]
    with running() as found:
        yield found


def told(platform: Platform, database: Database, folder: Path, **more: object) -> dict[str, tuple[bool, str]]:
    values = {"zalo_token": TOKEN, "zalo_api_url": platform.address, **more}
    settings = Settings(_env_file=None, files_dir=folder / "files", **values)
    rows = channels.checks(settings, database, desk(settings, "", lambda: NOW))
    return {name.replace(BOT_ID, "N"): (fine, words) for name, fine, words in rows}


def test_polling_names_the_bot_its_people_and_the_footing(
    platform: Platform, database: Database, tmp_path: Path
) -> None:
    found = told(platform, database, tmp_path)
    assert found["Zalo N"] == (True, "kết nối được (Bot Tiến Độ An Bình)")
    assert found["Zalo N webhook"][0]
    assert found["Zalo N người"] == (True, "0/50 người")
    assert found["đường truyền tệp"][1].startswith("(c)")
    assert "BOT_LOCAL_URL" in found["đường truyền tệp"][1]


@pytest.mark.parametrize(
    ("settings", "begin"),
    [
        ({"public_url": "https://a.example"}, "(a) https công khai https://a.example"),
        ({"public_url": "https://a.example", "public_tunnel": True}, "(b) đường hầm"),
        ({"local_url": "http://10.0.0.5:8080"}, "(c)"),
        ({}, "(c)"),
    ],
)
def test_the_footing_is_named(
    platform: Platform, database: Database, tmp_path: Path, settings: dict[str, object], begin: str
) -> None:
    said = told(platform, database, tmp_path, **settings)["đường truyền tệp"][1]
    assert said.startswith(begin)
    assert str(settings.get("local_url", "")) in said


def hooked(platform: Platform, url: str) -> dict[str, object]:
    platform.webhook = {"url": url, "secret_token": "mot-chuoi-bi-mat"}
    return {"zalo_mode": "webhook", "zalo_secret": "mot-chuoi-bi-mat", "public_url": "http://127.0.0.1:9"}


def test_a_webhook_is_compared_and_tried(platform: Platform, database: Database, tmp_path: Path) -> None:
    settings = hooked(platform, f"http://127.0.0.1:9/zalo/{BOT_ID}")
    fine, said = told(platform, database, tmp_path, **settings)["Zalo N webhook"]
    assert not fine
    assert "err.conn" in said
    platform.fail("testWebhook", Fault(426, "daily quota", 200))
    fine, said = told(platform, database, tmp_path, **settings)["Zalo N webhook"]
    assert fine
    assert "không cho gọi thử" in said
    other = hooked(platform, "https://cu.example/zalo/1")
    assert "cu.example" in told(platform, database, tmp_path, **other)["Zalo N webhook"][1]
    platform.webhook = {}
    assert "chưa đặt" in told(platform, database, tmp_path, **other)["Zalo N webhook"][1]


@pytest.mark.parametrize(
    ("room", "fine", "words"),
    [(50, True, "9/50 người"), (12, True, "sắp đủ"), (9, True, "đã đủ"), (8, False, "quá số")],
)
def test_people_are_counted_against_what_a_bot_serves(
    platform: Platform, database: Database, tmp_path: Path, room: int, fine: bool, words: str
) -> None:
    def work(conn) -> None:  # type: ignore[no-untyped-def]
        for number in range(9):
            who = f"u{number}"
            one = people.put_person(conn, {"name": who, "folded": who, "aliases": []})
            accounts.bind(
                conn, channel="zalo", bot_id=BOT_ID, sender_id=who, chat_id=who, person_id=one, now=NOW
            )
        quota.count(conn, "zalo", BOT_ID, NOW, received=10, sent=20)

    database.write(work)
    found = told(platform, database, tmp_path, zalo_people_limit=room)
    assert found["Zalo N người"][0] is fine
    assert words in found["Zalo N người"][1]
    assert found["Zalo N hạn mức"] == (True, "còn 2.970/3.000 tin")


def test_a_refused_token_never_shows(platform: Platform, database: Database, tmp_path: Path) -> None:
    platform.bots.clear()
    found = told(platform, database, tmp_path)
    assert found["Zalo N"] == (False, "nền tảng từ chối mã truy cập")
    assert TOKEN.partition(":")[2] not in str(found)
