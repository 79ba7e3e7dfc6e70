"""The page's channels: into the inbox before all else, out of the outbox onto the board, in order."""

from datetime import datetime
from typing import Any

import pytest

from bot.bell import Bell
from bot.channels.arrivals import Receiving
from bot.channels.playground import BUTTONS, LIMITS, NUMBERS, UPLOADS_KEPT, Board, Playground, Said, Upload
from bot.channels.port import FileGone, FileTooBig
from handlers.messages import Message
from storage import inbox
from storage.database import Database
from tests.house import BEGAN, DESK

PHOTO = Upload("anh.png", b"\x89PNG", "image/png")


def now() -> datetime:
    return BEGAN


async def size_of(number: int) -> int:
    return number * 1000


def secret(text: str) -> bool:
    return "TUYỆT MẬT" in text


@pytest.fixture
def board() -> Board:
    return Board(now)


@pytest.fixture
def page(database: Database, board: Board) -> Playground:
    return Playground(BUTTONS, Receiving(database, DESK, Bell(), now, secret), board, size_of)


def only_message(database: Database) -> Message:
    (row,) = database.read(lambda conn: inbox.next_rows(conn, BEGAN))
    return Message.from_json(row.raw)


async def test_what_is_said_is_in_the_inbox_and_on_the_board(
    page: Playground, board: Board, database: Database
) -> None:
    serial = await page.say(Said("p5", "p5", "Lê Thị Nga", "nv 1 đạt 60%"))
    message = only_message(database)
    assert (message.text, message.sender_id, message.chat_kind) == ("nv 1 đạt 60%", "p5", "private")
    (bubble,) = board.shown
    assert (bubble.serial, bubble.sender, bubble.lines) == (serial, "p5", [[["nv 1 đạt 60%", False]]])


@pytest.mark.parametrize(("text", "meant"), [("@bot quá hạn?", True), ("chiều nay họp nhé", False)])
async def test_in_the_group_the_bot_is_meant_only_when_named(
    page: Playground, database: Database, text: str, meant: bool
) -> None:
    await page.say(Said("g1", "p1", "Đỗ Minh Khôi", text, "Lãnh đạo Sở"))
    message = only_message(database)
    assert (message.chat_kind, message.to_bot, message.chat_title) == ("group", meant, "Lãnh đạo Sở")


async def test_a_tap_shows_nothing_of_its_own(page: Playground, board: Board, database: Database) -> None:
    await page.say(Said("p5", "p5", "Lê Thị Nga", tap="p3:0"))
    assert only_message(database).tap == "p3:0"
    assert board.shown == []


async def test_what_is_marked_secret_never_reaches_the_inbox(page: Playground, database: Database) -> None:
    await page.say(Said("p5", "p5", "Lê Thị Nga", "độ mật: TUYỆT MẬT", uploads=(PHOTO,)))
    message = only_message(database)
    assert message.secret
    assert (message.text, message.attachments) == ("", ())


async def test_a_file_can_be_fetched_as_from_a_platform(page: Playground, database: Database) -> None:
    await page.say(Said("p5", "p5", "Lê Thị Nga", uploads=(PHOTO,)))
    (found,) = only_message(database).attachments
    assert (found.kind, found.name, found.size) == ("photo", "anh.png", 4)
    assert await page.fetch(found.reference, 100) == PHOTO.content
    with pytest.raises(FileTooBig):
        await page.fetch(found.reference, 3)
    with pytest.raises(FileGone):
        await page.fetch("u999", 100)


def test_only_the_newest_uploads_are_kept(board: Board) -> None:
    first = board.keep(PHOTO)
    for _ in range(UPLOADS_KEPT):
        board.keep(PHOTO)
    assert first not in board.uploads
    assert len(board.uploads) == UPLOADS_KEPT


async def test_a_body_is_shown_with_its_files_and_choices(page: Playground, board: Board) -> None:
    body: dict[str, Any] = {
        "lines": [[["Đúng chưa?", True]]],
        "choices": [{"label": "Đúng", "token": "p1:0"}],
        "files": [{"id": 7, "name": "bao-cao.docx", "photo": False}],
    }
    message_id = await page.send("p5", body)
    (bubble,) = board.shown
    assert message_id == str(bubble.serial)
    assert bubble.sender == "bot"
    assert bubble.files == [
        {"url": "/playground/files/7", "name": "bao-cao.docx", "photo": False, "size": 7000}
    ]
    board.take(bubble.serial, "p1:0")
    assert board.state()[0]["taken"] == "p1:0"


async def test_an_edited_body_names_the_bubble_that_it_replaces(page: Playground, board: Board) -> None:
    first = await page.send("g1", {"lines": [[["quá hạn 5", False]]]})
    await page.send("g1", {"lines": [[["quá hạn 5 → 4", False]]], "message_id": first})
    assert board.shown[-1].edits == int(first)


async def test_listeners_hear_in_order_until_they_leave(page: Playground, board: Board) -> None:
    queue = board.listen()
    await page.working("p5")
    await page.send("p5", {"lines": []})
    assert [queue.get_nowait()[0] for _ in range(2)] == ["working", "message"]
    board.leave(queue)
    await page.send("p5", {"lines": []})
    assert queue.empty()


def test_one_rendering_has_buttons_and_the_other_numbers() -> None:
    assert LIMITS[BUTTONS].buttons
    assert not LIMITS[NUMBERS].buttons
