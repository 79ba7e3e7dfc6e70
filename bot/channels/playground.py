"""The playground's channels: the same handlers as Telegram and Zalo, shown on a page instead of a phone.

`Playground` is a channel like any other (inbox before all else, answers from the outbox); two of them, one
with buttons and one with numbers only, share a `Board`, which remembers what was shown where, in order.
"""

import asyncio
import itertools
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from starlette.routing import BaseRoute

from bot.channels.arrivals import Receiving
from bot.channels.port import FileGone, FileTooBig
from bot.files import media_type
from handlers.messages import Address, Attachment, Limits, Message
from storage.inbox import Arrival
from tasks.model import VIETNAM

BUTTONS, NUMBERS = "playground", "playground-zalo"
LIMITS = {
    BUTTONS: Limits(characters=4096, caption=1024, buttons=True, files=True),
    NUMBERS: Limits(characters=2000, caption=2000, buttons=False, files=True),
}
BOT_ID = "demo"
BOT = "bot"
GROUP_PREFIX = "g"
UPLOADS_KEPT = 64
Event = tuple[str, Mapping[str, Any]]
SizeOf = Callable[[int], Awaitable[int]]


@dataclass(frozen=True, slots=True)
class Shown:
    """One bubble: `sender` is `bot` or the person's key; `edits` the serial of the bubble it replaces."""

    serial: int
    channel: str
    chat: str
    sender: str
    name: str
    at: str
    lines: Sequence[Any] = ()
    choices: Sequence[Mapping[str, Any]] = ()
    files: Sequence[Mapping[str, Any]] = ()
    edits: int | None = None


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that a person put into a chat, until the service has fetched it and as long as it is shown."""

    name: str
    content: bytes
    media_type: str


@dataclass(slots=True)
class Board:
    """What every chat has shown, in one order, and who listens."""

    clock: Callable[[], datetime]
    shown: list[Shown] = field(default_factory=list)
    uploads: "OrderedDict[str, Upload]" = field(default_factory=OrderedDict)
    _taken: dict[int, str] = field(default_factory=dict)
    _serials: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))
    _listeners: list["asyncio.Queue[Event]"] = field(default_factory=list)

    def number(self) -> int:
        """The next serial: of a bubble, a tap or an upload."""
        return next(self._serials)

    def show(self, channel: str, chat: str, sender: str, **values: Any) -> Shown:
        """Put one bubble on the board at the clock's moment and tell everyone who listens."""
        at = self.clock().astimezone(VIETNAM).isoformat(timespec="seconds")
        bubble = Shown(self.number(), channel, chat, sender, values.pop("name", ""), at, **values)
        self.shown.append(bubble)
        self.tell("message", as_json(bubble))
        return bubble

    def take(self, serial: int, token: str) -> None:
        """Remember which choice of a bubble was tapped, so that a page opened later shows it."""
        self._taken[serial] = token

    def state(self) -> list[dict[str, Any]]:
        """Every bubble as the page reads it."""
        return [{**as_json(bubble), "taken": self._taken.get(bubble.serial)} for bubble in self.shown]

    def keep(self, upload: Upload) -> str:
        """Keep a file and answer its reference; the oldest goes when there are too many."""
        reference = f"u{self.number()}"
        self.uploads[reference] = upload
        while len(self.uploads) > UPLOADS_KEPT:
            self.uploads.popitem(last=False)
        return reference

    def tell(self, kind: str, data: Mapping[str, Any]) -> None:
        """Send an event to every listener."""
        for queue in self._listeners:
            queue.put_nowait((kind, data))

    def listen(self) -> "asyncio.Queue[Event]":
        """A queue that gets every later event."""
        queue: asyncio.Queue[Event] = asyncio.Queue()
        self._listeners.append(queue)
        return queue

    def leave(self, queue: "asyncio.Queue[Event]") -> None:
        """Stop listening."""
        self._listeners.remove(queue)


def as_json(bubble: Shown) -> dict[str, Any]:
    """A bubble as the page reads it."""
    values = asdict(bubble)
    return {**values, "from": values.pop("sender")}


@dataclass(frozen=True, slots=True)
class Said:
    """What a person does on a phone of the page: words, files, or the tap of a choice."""

    chat: str
    sender: str
    name: str
    text: str = ""
    chat_title: str = ""
    tap: str = ""
    uploads: tuple[Upload, ...] = ()

    @property
    def in_group(self) -> bool:
        """Whether it happens in the group."""
        return self.chat.startswith(GROUP_PREFIX)


class Playground:
    """One bot on the page, under the name of how it renders (`BUTTONS` or `NUMBERS`)."""

    bot_id = BOT_ID

    def __init__(self, name: str, receiving: Receiving, board: Board, size_of: SizeOf) -> None:
        self.name, self.limits = name, LIMITS[name]
        self._receiving, self.board, self._size_of = receiving, board, size_of
        self._started = False

    async def start(self) -> None:
        """Begin to receive: nothing to open."""
        self._started = True

    async def stop(self) -> None:
        """Stop receiving."""
        self._started = False

    @property
    def healthy(self) -> bool:
        """Whether it has started."""
        return self._started

    def routes(self) -> Sequence[BaseRoute]:
        """None: the page's routes stand in `bot.web.playground`."""
        return ()

    async def say(self, said: Said) -> int:
        """Show what a person did and commit it to the inbox; answers the bubble's serial."""
        references = [(self.board.keep(one), one) for one in said.uploads]
        serial = self._show_own(said, references)
        message = self._message(said, tuple(_attachment(*one) for one in references))
        key = f"{'c' if said.tap else 'm'}:{said.chat}:{serial}"
        await self._receiving.take([Arrival(self.name, BOT_ID, key, said.chat, message.as_json())])
        return serial

    async def send(self, chat: str, body: Mapping[str, Any]) -> str:
        """Show one body on the board; the message id is its serial."""
        files = [await self._file(one) for one in body.get("files", ())]
        replaced = body.get("message_id")
        bubble = self.board.show(
            self.name,
            chat,
            BOT,
            lines=body.get("lines", ()),
            choices=body.get("choices", ()),
            files=files,
            edits=None if replaced is None else int(replaced),
        )
        return str(bubble.serial)

    async def working(self, chat: str) -> None:
        """Let the page show that an answer is being made."""
        self.board.tell("working", {"channel": self.name, "chat": chat})

    async def fetch(self, reference: str, limit: int) -> bytes:
        """The bytes of a file that was put into a chat; raises FileGone or FileTooBig."""
        upload = self.board.uploads.get(reference)
        if upload is None:
            raise FileGone(reference)
        if len(upload.content) > limit:
            raise FileTooBig(reference)
        return upload.content

    def _show_own(self, said: Said, references: Sequence[tuple[str, Upload]]) -> int:
        """A tap shows no bubble: it takes a serial of its own, as a platform numbers it."""
        if said.tap:
            return self.board.number()
        lines = [[[row, False]] for row in said.text.split("\n")] if said.text else []
        files = [_own_file(*one) for one in references]
        bubble = self.board.show(self.name, said.chat, said.sender, name=said.name, lines=lines, files=files)
        return bubble.serial

    def _message(self, said: Said, attachments: tuple[Attachment, ...]) -> Message:
        secret = self._receiving.is_secret("\n".join((said.text, *(a.name for a in attachments))))
        return Message(
            address=Address(self.name, BOT_ID, said.chat),
            chat_kind="group" if said.in_group else "private",
            sender_id=said.sender,
            at=self.board.clock(),
            text="" if secret else said.text,
            sender_name="" if secret else said.name,
            chat_title=said.chat_title,
            to_bot=not said.in_group or "@" in said.text or bool(said.tap),
            tap=said.tap,
            attachments=() if secret else attachments,
            secret=secret,
        )

    async def _file(self, shown: Mapping[str, Any]) -> dict[str, Any]:
        number, name = int(shown["id"]), str(shown["name"])
        size = await self._size_of(number)
        return {
            "url": f"/playground/files/{number}",
            "name": name,
            "photo": bool(shown["photo"]),
            "size": size,
        }


def _attachment(reference: str, upload: Upload) -> Attachment:
    photo = upload.media_type.startswith("image/")
    return Attachment(
        "photo" if photo else "document", upload.name, len(upload.content), upload.media_type, reference
    )


def _own_file(reference: str, upload: Upload) -> dict[str, Any]:
    photo = media_type(upload.name) in ("image/png", "image/jpeg", "image/webp", "image/gif")
    url = f"/playground/uploads/{reference}"
    return {"url": url, "name": upload.name, "photo": photo, "size": len(upload.content)}
