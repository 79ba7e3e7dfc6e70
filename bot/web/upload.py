"""The page behind a signed address where one person hands in one file, for channels that carry none.

The file is stored, then an inbox row is committed as if it had come in that person's own chat, so the
answer comes there. Sending the same form twice in a day is one message.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from html import escape
from pathlib import PurePath

from sqlalchemy import Connection
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.bell import Bell
from bot.channels.arrivals import clean
from bot.files import LARGEST_IN, FileStore, media_type
from bot.web import links
from bot.web.pages import page
from handlers.messages import Address, Attachment, Message
from storage import accounts, files, inbox
from storage.database import Database
from storage.inbox import Arrival
from tasks.model import local_date
from vietnamese.words import upload as words

FORM_EXTRA = 64 * 1024
ACCEPTED = (
    *(".doc", ".docx", ".docm", ".odt", ".xls", ".xlsx", ".ods", ".ppt", ".pptx", ".pdf", ".txt", ".csv"),
    *(".jpg", ".jpeg", ".png", ".webp", ".gif", ".heic"),
)
SAFE = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'",
    "Cache-Control": "private, no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
}
FORM = (
    '<form method="post" enctype="multipart/form-data"><label for="file">{file}</label>'
    '<input id="file" type="file" name="file" accept="{accepted}" required><label for="note">{note}</label>'
    '<input id="note" name="note" maxlength="1000"><p>{secret}</p><button>{send}</button></form>'
)


@dataclass(frozen=True, slots=True)
class Uploads:
    """Where uploads go."""

    database: Database
    store: FileStore
    bell: Bell
    secret: str
    clock: Callable[[], datetime]
    is_secret: Callable[[str], bool]

    def route(self) -> Route:
        """`GET` shows the form, `POST` takes one file; 404 for a link that is altered or over."""
        return Route("/upload/{signed}", self._endpoint, methods=["GET", "POST"])

    async def _endpoint(self, request: Request) -> Response:
        person_id = links.verify_upload(self.secret, request.path_params["signed"], self.clock())
        if person_id is None:
            return _page(words.OVER, 404)
        if request.method == "GET":
            return _form()
        declared = request.headers.get("content-length", "")
        if not declared.isdigit() or int(declared) > LARGEST_IN + FORM_EXTRA:
            return _page(words.TOO_BIG, 413)
        async with request.form(max_files=1, max_fields=2) as form:
            given, note = form.get("file"), clean(str(form.get("note") or ""))[:1000]
            if not isinstance(given, UploadFile) or not given.filename:
                return _page(words.NOTHING, 400)
            name, content = clean(given.filename), await given.read()
            refusal = _refusal(name, content)
            return await self._keep(person_id, name, content, note) if refusal is None else refusal

    async def _keep(self, person_id: int, name: str, content: bytes, note: str) -> Response:
        if self.is_secret(f"{note}\n{name}"):
            return _page(words.SECRET, 400)
        digest, now = await asyncio.to_thread(self.store.save, content), self.clock()

        def work(conn: Connection) -> bool:
            account = accounts.reachable(conn, person_id)
            if account is None:
                return False
            kind = media_type(name)
            file_id = files.put(conn, digest, name, len(content), kind, now)
            attachment = Attachment("document", name, len(content), kind, file_id=file_id)
            address = Address(account.channel, account.bot_id, account.chat_id)
            message = Message(address, "private", account.sender_id, now, note, attachments=(attachment,))
            key = f"upload:{digest[:32]}:{person_id}:{local_date(now)}"
            arrival = Arrival(account.channel, account.bot_id, key, account.chat_id, message.as_json())
            inbox.receive(conn, [arrival], now)
            return True

        if not await self.database.awrite(work):
            return _page(words.OVER, 404)
        self.bell.ring()
        return _page(words.DONE, 200)


def _refusal(name: str, content: bytes) -> Response | None:
    """Why a file is not taken: empty, too big, or of a kind that is neither a document nor a picture."""
    if not content:
        return _page(words.NOTHING, 400)
    if len(content) > LARGEST_IN:
        return _page(words.TOO_BIG, 413)
    return None if PurePath(name).suffix.lower() in ACCEPTED else _page(words.KIND, 415)


def _form() -> Response:
    texts = {"file": words.FILE, "note": words.NOTE, "secret": words.SECRET, "send": words.SEND}
    content = FORM.format(accepted=",".join(ACCEPTED), **{n: escape(text) for n, text in texts.items()})
    return page(words.TITLE, content, SAFE)


def _page(text: str, status: int) -> Response:
    return page(words.TITLE, f"<p>{escape(text)}</p>", SAFE, status)
