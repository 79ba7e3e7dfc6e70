"""The upload page: one person, one file, once; the answer comes in that person's chat."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import select
from starlette.applications import Starlette

from bot.bell import Bell
from bot.files import FileStore
from bot.web.links import sign, sign_upload
from bot.web.upload import Uploads
from handlers.messages import Message
from storage import files
from storage.database import Database
from storage.tables import inbox
from tests.bot.fakes import START

HOUR = timedelta(hours=1)


class Page:
    """The page as one person's browser has it."""

    def __init__(self, database: Database, folder: Path, person_id: int) -> None:
        self.database = database
        uploads = Uploads(
            database, FileStore(folder), Bell(), "secret", lambda: START, lambda text: "mật" in text.lower()
        )
        site = Starlette(routes=[uploads.route()])
        self.client = httpx.AsyncClient(transport=httpx.ASGITransport(site), base_url="http://site")
        self.address = f"/upload/{sign_upload('secret', person_id, START + HOUR)}"

    async def send(self, name: str, content: bytes, note: str = "") -> httpx.Response:
        return await self.client.post(self.address, files={"file": (name, content)}, data={"note": note})

    def stored(self) -> list[Message]:
        rows = self.database.read(lambda c: list(c.execute(select(inbox.c.raw))))
        return [Message.from_json(r.raw) for r in rows]


@pytest.fixture
def page(database: Database, house: dict[str, int], tmp_path: Path) -> Page:
    return Page(database, tmp_path / "files", house["Bình"])


async def test_a_file_enters_as_a_message_of_that_persons_chat(page: Page) -> None:
    assert "multipart/form-data" in (await page.client.get(page.address)).text
    answer = await page.send("biên bản.pdf", b"content", "nv 2.1 đã xong")
    assert answer.status_code == 200
    (message,) = page.stored()
    assert (message.address.chat_id, message.sender_id, message.text) == ("1", "1", "nv 2.1 đã xong")
    (one,) = message.attachments
    kept: Any = page.database.read(lambda c: files.get(c, one.file_id or 0))
    assert (kept.name, kept.size, one.name) == ("biên bản.pdf", 7, "biên bản.pdf")


async def test_the_same_form_sent_twice_is_one_message(page: Page) -> None:
    await page.send("a.pdf", b"content")
    await page.send("a.pdf", b"content")
    assert len(page.stored()) == 1


@pytest.mark.parametrize("purpose", ["file", "altered", "over"])
async def test_a_bad_link_takes_nothing(page: Page, purpose: str) -> None:
    bad = {
        "file": sign("secret", 1, "a", START + HOUR),
        "altered": page.address.rpartition("/")[2][:-2] + "xx",
        "over": sign_upload("secret", 1, START),
    }
    page.address = f"/upload/{bad[purpose]}"
    assert (await page.client.get(page.address)).status_code == 404
    assert (await page.send("a.pdf", b"content")).status_code == 404
    assert page.stored() == []


async def test_a_marking_of_secrecy_is_refused_and_nothing_is_kept(page: Page, tmp_path: Path) -> None:
    assert (await page.send("a.pdf", b"content", "Độ mật: MẬT")).status_code == 400
    assert page.stored() == []
    assert not (tmp_path / "files").exists()


async def test_too_big_or_no_file_is_said(page: Page) -> None:
    assert (await page.send("a.pdf", b"x" * (20 * 1024 * 1024 + 1))).status_code == 413
    empty = await page.client.post(page.address, files={"other": ("", b"")}, data={"note": "x"})
    assert empty.status_code == 400
    assert page.stored() == []


async def test_a_name_cannot_add_markup_to_the_page(page: Page) -> None:
    answer = await page.send("<script>alert(1)</script>.pdf", b"content")
    assert "<script>" not in answer.text


@pytest.mark.parametrize("name", ["chay.exe", "nen.zip", "khong-duoi", "bao-cao.docx.js"])
async def test_only_documents_and_pictures_are_taken(page: Page, tmp_path: Path, name: str) -> None:
    assert (await page.send(name, b"content")).status_code == 415
    assert page.stored() == []
    assert not (tmp_path / "files").exists()
    assert (await page.send("ẢNH CHỤP.JPG", b"content")).status_code == 200


async def test_an_empty_file_is_no_file(page: Page) -> None:
    assert (await page.send("a.pdf", b"")).status_code == 400
    assert page.stored() == []
