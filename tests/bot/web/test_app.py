"""The web side: healthy only as a whole, figures for this machine, files for whoever holds a good link."""

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

import httpx
import pytest

from bot.files import FileStore, keep
from bot.web import app, files
from bot.web.links import sign
from storage import quota
from storage.database import Database
from tests.bot.fakes import START, Clock, FakeChannel
from tests.house import DESK

HOUR = timedelta(hours=1)


def client(
    database: Database, channel: FakeChannel, folder: Path, peer: str = "127.0.0.1", alive: bool = True
) -> httpx.AsyncClient:
    routes = [files.route(database, FileStore(folder), "secret", channel.clock.now)]
    check = app.checks(database, [channel], lambda: alive)
    site = app.build(routes, check, app.measuring(database, DESK, [channel], channel.clock.now))
    return httpx.AsyncClient(transport=httpx.ASGITransport(site, client=(peer, 5)), base_url="http://site")


async def test_healthy_when_database_and_channels_are(
    database: Database, channel: FakeChannel, tmp_path: Path
) -> None:
    answer = await client(database, channel, tmp_path).get("/healthz")
    assert (answer.status_code, answer.json()) == (
        200,
        {"database": True, "process": True, "telegram:1": True},
    )


async def test_not_healthy_while_a_channel_has_not_started(
    database: Database, channel: FakeChannel, tmp_path: Path
) -> None:
    channel.healthy = False
    assert (await client(database, channel, tmp_path).get("/healthz")).status_code == 503


async def test_not_healthy_when_a_part_has_ended_or_the_database_is_gone(
    database: Database, channel: FakeChannel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (await client(database, channel, tmp_path, alive=False).get("/healthz")).status_code == 503

    def away(work: object) -> None:
        raise OSError("gone")

    monkeypatch.setattr(database, "read", away)
    assert (await client(database, channel, tmp_path).get("/healthz")).status_code == 503


@pytest.mark.parametrize(
    ("peer", "headers", "status"),
    [
        ("127.0.0.1", {}, 200),
        ("::1", {}, 200),
        ("10.0.0.7", {}, 403),
        ("127.0.0.1", {"X-Forwarded-For": "1.2.3.4"}, 403),
        ("nonsense", {}, 403),
    ],
)
async def test_figures_are_for_this_machine_only(
    database: Database,
    channel: FakeChannel,
    tmp_path: Path,
    peer: str,
    headers: Mapping[str, str],
    status: int,
) -> None:
    answer = await client(database, channel, tmp_path, peer).get("/metrics", headers=dict(headers))
    assert answer.status_code == status
    assert ("bot_waiting" in answer.text) == (status == 200)


async def test_a_file_comes_under_its_name_as_a_download(
    database: Database, channel: FakeChannel, clock: Clock, tmp_path: Path
) -> None:
    file_id = keep(database, FileStore(tmp_path), b"word", "Báo cáo.docx", START)
    signed = sign("secret", file_id, "Báo cáo tháng 11.docx", START + HOUR)
    site = client(database, channel, tmp_path)
    answer = await site.get(f"/files/{signed}")
    assert (answer.status_code, answer.content) == (200, b"word")
    assert answer.headers["content-disposition"].startswith("attachment; filename*=utf-8''B%C3%A1o")
    assert "sandbox" in answer.headers["content-security-policy"]
    clock.pass_(3600)
    assert (await site.get(f"/files/{signed}")).status_code == 404


async def test_a_page_of_a_stranger_is_never_shown_as_ours(
    database: Database, channel: FakeChannel, tmp_path: Path
) -> None:
    file_id = keep(database, FileStore(tmp_path), b"<script>1</script>", "a.html", START)
    answer = await client(database, channel, tmp_path).get(
        f"/files/{sign('secret', file_id, 'a.html', START + HOUR)}"
    )
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "signed", ["x", "x.y", sign("other", 1, "a", START + HOUR), sign("secret", 99, "a", START + HOUR)]
)
async def test_a_bad_link_is_not_found(
    database: Database, channel: FakeChannel, tmp_path: Path, signed: str
) -> None:
    assert (await client(database, channel, tmp_path).get(f"/files/{signed}")).status_code == 404


async def test_a_zalo_bots_month_and_people_are_measured(
    database: Database, channel: FakeChannel, tmp_path: Path
) -> None:
    database.write(lambda conn: quota.count(conn, "zalo", "440", channel.clock.now(), received=3, sent=5))
    page = (await client(database, channel, tmp_path).get("/metrics")).text
    assert 'bot_month_messages{bot="440",direction="received"} 3.0' in page
    assert 'bot_month_messages_left{bot="440"} 2992.0' in page
    assert 'bot_people_bound{bot="440"} 0.0' in page
