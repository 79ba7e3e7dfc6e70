"""The playground's doors: only its own page, only known people, nothing executable."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from httpx import ASGITransport, AsyncClient
from starlette.applications import Starlette

from bot.bell import Bell
from bot.channels.arrivals import Receiving
from bot.channels.playground import BUTTONS, Board, Playground, Upload
from bot.web.playground import PAGE, STATIC, Doors, House, routes
from storage import inbox
from storage.database import Database
from storage.files import StoredFile
from tests.house import BEGAN, DESK

SAY = {"channel": BUTTONS, "chat": "p5", "sender": "p5", "text": "nv 1 đạt 60%"}


def now() -> datetime:
    return BEGAN


async def size_of(number: int) -> int:
    return 1


async def state() -> dict[str, Any]:
    return {"people": []}


async def move(to: str) -> datetime:
    if to != "hour":
        raise ValueError("to")
    return BEGAN + timedelta(hours=1)


async def no_file(number: int) -> tuple[StoredFile, Path] | None:
    return None


def house_of(board: Board, database: Database) -> House:
    """A house of one channel, one person and one group."""
    channel = Playground(BUTTONS, Receiving(database, DESK, Bell(), now), board, size_of)
    return House(
        board=board,
        channels={BUTTONS: channel},
        state=state,
        name_of={"p5": "Lê Thị Nga"}.get,
        chat_title=lambda chat: "Lãnh đạo Sở" if chat == "g1" else "",
        move=move,
        kept_file=no_file,
        sample={"mau.docx": Upload("mau.docx", b"PK", "application/zip")}.get,
    )


@pytest.fixture
async def client(database: Database) -> AsyncIterator[AsyncClient]:
    """The page of a fresh board."""
    app = Starlette(routes=list(routes(house_of(Board(now), database))))
    async with AsyncClient(transport=ASGITransport(app), base_url="http://page") as found:
        yield found


def waiting(database: Database) -> int:
    return len(database.read(lambda conn: inbox.next_rows(conn, BEGAN)))


@pytest.mark.parametrize("path", PAGE)
async def test_every_part_of_the_page_is_served_behind_its_fence(client: AsyncClient, path: str) -> None:
    answer = await client.get(path)
    assert answer.status_code == 200
    assert "default-src 'self'" in answer.headers["content-security-policy"]


def test_the_page_loads_nothing_from_elsewhere() -> None:
    for name in PAGE.values():
        words = (STATIC / name).read_text(encoding="utf-8").replace("http://www.w3.org/", "")
        assert "http://" not in words
        assert "https://" not in words
        assert "innerHTML" not in words


async def test_words_go_into_the_inbox_and_onto_the_board(client: AsyncClient, database: Database) -> None:
    assert (await client.post("/playground/say", json=SAY)).json() == {"serial": 1}
    assert waiting(database) == 1
    assert (await client.get("/playground/state")).json()["messages"][0]["from"] == "p5"


async def test_a_form_carries_files(client: AsyncClient, database: Database) -> None:
    files = {"files": ("../../anh.png", b"\x89PNG", "image/png")}
    assert (await client.post("/playground/say", data=SAY, files=files)).status_code == 200
    shown = (await client.get("/playground/state")).json()["messages"][0]["files"][0]
    assert shown["name"] == "anh.png"
    answer = await client.get(shown["url"])
    assert answer.content == b"\x89PNG"
    assert answer.headers["content-security-policy"] == "sandbox"


async def test_a_page_dropped_into_a_chat_is_never_shown_as_a_page(client: AsyncClient) -> None:
    files = {"files": ("a.html", b"<script>alert(1)</script>", "text/html")}
    await client.post("/playground/say", data=SAY, files=files)
    shown = (await client.get("/playground/state")).json()["messages"][0]["files"][0]
    assert (await client.get(shown["url"])).headers["content-type"] == "application/octet-stream"


async def test_a_sample_file_is_sent_by_name(client: AsyncClient) -> None:
    await client.post("/playground/say", json={**SAY, "text": "", "sample": "mau.docx"})
    assert (await client.get("/playground/state")).json()["messages"][0]["files"][0]["name"] == "mau.docx"


@pytest.mark.parametrize(
    "wrong",
    [
        {"sender": "p99", "chat": "p99"},
        {"chat": "p6"},
        {"channel": "telegram"},
        {"text": "  "},
        {"chat": "g7"},
    ],
    ids=["unknown person", "somebody else's chat", "unknown channel", "nothing said", "unknown group"],
)
async def test_what_nobody_can_say_is_refused(
    client: AsyncClient, database: Database, wrong: dict[str, str]
) -> None:
    assert (await client.post("/playground/say", json={**SAY, **wrong})).status_code == 400
    assert waiting(database) == 0


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b"[" * 100_000], ids=["empty", "list", "broken", "deep"])
async def test_a_broken_body_is_refused(client: AsyncClient, body: bytes) -> None:
    headers = {"content-type": "application/json"}
    for path in ("say", "tap", "clock"):
        assert (await client.post(f"/playground/{path}", content=body, headers=headers)).status_code == 400


async def test_another_site_is_refused(client: AsyncClient, database: Database) -> None:
    answer = await client.post("/playground/say", json=SAY, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403
    assert waiting(database) == 0


async def test_a_tap_needs_its_token(client: AsyncClient) -> None:
    assert (
        await client.post("/playground/tap", json={**SAY, "token": "p1:0", "serial": "1"})
    ).status_code == 200
    assert (await client.post("/playground/tap", json=SAY)).status_code == 400


async def test_the_clock_moves_only_where_it_can(client: AsyncClient) -> None:
    assert (await client.post("/playground/clock", json={"to": "hour"})).json()[
        "now"
    ] == "2026-01-12T10:00:00+07:00"
    assert (await client.post("/playground/clock", json={"to": "yesterday"})).status_code == 400


async def test_files_that_are_not_there_are_not_found(client: AsyncClient) -> None:
    assert (await client.get("/playground/files/3")).status_code == 404
    assert (await client.get("/playground/uploads/u3")).status_code == 404


async def test_a_page_that_comes_back_gets_what_it_missed_and_then_what_happens(database: Database) -> None:
    board = Board(now)
    for words in ("một", "hai"):
        board.show(BUTTONS, "p5", "p5", lines=[[[words, False]]])
    stream = Doors(house_of(board, database))._stream(after=1)
    found = [(await anext(stream)).decode() for _ in range(2)]
    board.tell("clock", {"now": "2026-11-20T09:00:00+07:00"})
    found.append((await anext(stream)).decode())
    board.tell("close", {})
    assert [rest async for rest in stream] == []
    assert "hai" in found[1] and "một" not in found[1]
    assert found[1].startswith("id: 2\nevent: message\n")
    assert found[2].startswith("event: clock\n")
