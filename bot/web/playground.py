"""The playground's routes: the page, what it shows, what its people do, its clock. Mounted by `demo` only.

Everything that a person does goes through a channel into the inbox; everything that is shown comes from the
outbox. A request from another site is refused (the page has no sign-in, so nobody else may use it).
"""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Route

from bot.channels.playground import Board, Event, Playground, Said, Upload, as_json
from bot.files import LARGEST_IN, media_type
from storage.files import StoredFile
from tasks.model import VIETNAM

STATIC = Path(__file__).parent / "static"
PAGE = {
    "/playground": "playground.html",
    "/playground/playground.css": "playground.css",
    "/playground/playground.js": "playground.js",
    "/playground/phone.js": "phone.js",
    "/playground/nodes.js": "nodes.js",
}
FENCE = {
    "Content-Security-Policy": "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
MOST_FILES = 10
LONGEST = 8000
HEARTBEAT = 15.0


@dataclass(frozen=True, slots=True)
class House:
    """What the page asks of the demo."""

    board: Board
    channels: Mapping[str, Playground]
    state: Callable[[], Awaitable[dict[str, Any] | None]]
    name_of: Callable[[str], str | None]
    chat_title: Callable[[str], str]
    move: Callable[[str], Awaitable[datetime]]
    kept_file: Callable[[int], Awaitable[tuple[StoredFile, Path] | None]]
    sample: Callable[[str], Upload | None]


def routes(house: House) -> Sequence[BaseRoute]:
    """Every route of the playground."""
    doors = Doors(house)
    return (
        Route("/", lambda request: RedirectResponse("/playground")),
        *(Route(path, _static(name)) for path, name in PAGE.items()),
        Route("/playground/state", doors.state),
        Route("/playground/events", doors.events),
        Route("/playground/say", doors.say, methods=["POST"]),
        Route("/playground/tap", doors.tap, methods=["POST"]),
        Route("/playground/clock", doors.clock, methods=["POST"]),
        Route("/playground/files/{number:int}", doors.kept_file),
        Route("/playground/uploads/{reference}", doors.uploaded),
    )


class Doors:
    """The endpoints, over one house."""

    def __init__(self, house: House) -> None:
        self._house, self._moving = house, asyncio.Lock()

    async def state(self, request: Request) -> Response:
        """Everything that the page needs to begin with; 503 while the department is being loaded."""
        found = await self._house.state()
        if found is None:
            return JSONResponse({"loading": True}, status_code=503, headers={"Retry-After": "1"})
        return JSONResponse({**found, "messages": self._house.board.state()})

    async def events(self, request: Request) -> Response:
        """What happens after bubble N, as server-sent events."""
        given = request.headers.get("last-event-id") or request.query_params.get("after", "0")
        after = int(given) if given.isdigit() else 0
        return StreamingResponse(self._stream(after), media_type="text/event-stream", headers=FENCE)

    async def say(self, request: Request) -> Response:
        """Words and files, as JSON or as a form."""
        _same_site(request)
        if request.headers.get("content-type", "").startswith("application/json"):
            values = await _json(request)
            files: tuple[Upload, ...] = ()
        else:
            async with request.form(max_files=MOST_FILES) as form:
                values, files = _words(form), await _uploads(form)
        sample = self._house.sample(values.get("sample", ""))
        said = self._said(
            values, text=values.get("text", ""), uploads=(*files, *([sample] if sample else []))
        )
        if not said.text.strip() and not said.uploads:
            raise HTTPException(400, "nothing said")
        return JSONResponse({"serial": await self._channel(values).say(said)})

    async def tap(self, request: Request) -> Response:
        """A choice was tapped."""
        _same_site(request)
        values = await _json(request)
        said = self._said(values, tap=values.get("token", "")[:64])
        if not said.tap:
            raise HTTPException(400, "no token")
        if values.get("serial", "").isdigit():
            self._house.board.take(int(values["serial"]), said.tap)
        return JSONResponse({"serial": await self._channel(values).say(said)})

    async def clock(self, request: Request) -> Response:
        """Move the clock; everything due on the way is done before the answer."""
        _same_site(request)
        values = await _json(request)
        async with self._moving:
            try:
                now = await self._house.move(values.get("to", ""))
            except ValueError as error:
                raise HTTPException(400, str(error)) from None
        told = {"now": now.astimezone(VIETNAM).isoformat(timespec="seconds")}
        self._house.board.tell("clock", told)
        return JSONResponse(told)

    async def kept_file(self, request: Request) -> Response:
        """A file that the bot handed over."""
        found = await self._house.kept_file(int(request.path_params["number"]))
        if found is None:
            raise HTTPException(404)
        kept, path = found
        return FileResponse(path, media_type=kept.media_type, headers=FENCE)

    async def uploaded(self, request: Request) -> Response:
        """A file that a person put into a chat."""
        upload = self._house.board.uploads.get(request.path_params["reference"])
        if upload is None:
            raise HTTPException(404)
        shown = upload.media_type if upload.media_type.startswith("image/") else "application/octet-stream"
        return Response(
            upload.content, media_type=shown, headers={**FENCE, "Content-Security-Policy": "sandbox"}
        )

    async def _stream(self, after: int) -> AsyncIterator[bytes]:
        board = self._house.board
        queue = board.listen()
        try:
            yield b"retry: 1000\n\n"
            for bubble in list(board.shown):
                if bubble.serial > after:
                    yield _event(("message", as_json(bubble)))
            while True:
                try:
                    async with asyncio.timeout(HEARTBEAT):
                        event = await queue.get()
                except TimeoutError:
                    yield b": still here\n\n"
                    continue
                if event[0] == "close":
                    return
                yield _event(event)
        finally:
            board.leave(queue)

    def _channel(self, values: Mapping[str, str]) -> Playground:
        found = self._house.channels.get(values.get("channel", ""))
        if found is None:
            raise HTTPException(400, "unknown channel")
        return found

    def _said(
        self, values: Mapping[str, str], text: str = "", tap: str = "", uploads: tuple[Upload, ...] = ()
    ) -> Said:
        chat, sender = values.get("chat", ""), values.get("sender", "")
        name, title = self._house.name_of(sender), self._house.chat_title(chat)
        if name is None or (not title and chat != sender):
            raise HTTPException(400, "unknown person or chat")
        return Said(chat, sender, name, text[:LONGEST], title, tap, uploads)


def _static(name: str) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        return FileResponse(STATIC / name, headers=FENCE)

    return endpoint


def _same_site(request: Request) -> None:
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        raise HTTPException(403, "another site")


async def _json(request: Request) -> dict[str, str]:
    try:
        data = json.loads(await request.body())
    except (ValueError, RecursionError):
        raise HTTPException(400, "no JSON") from None
    if not isinstance(data, dict):
        raise HTTPException(400, "no object")
    return {str(key): value for key, value in data.items() if isinstance(value, str)}


def _words(form: FormData) -> dict[str, str]:
    return {key: value for key, value in form.items() if isinstance(value, str)}


async def _uploads(form: FormData) -> tuple[Upload, ...]:
    found = []
    for one in form.getlist("files"):
        if isinstance(one, UploadFile):
            name = Path(one.filename or "tệp").name[:120]
            found.append(Upload(name, await one.read(LARGEST_IN + 1), media_type(name)))
    return tuple(found)


def _event(event: Event) -> bytes:
    kind, data = event
    number = f"id: {data['serial']}\n" if kind == "message" else ""
    return f"{number}event: {kind}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n".encode()
