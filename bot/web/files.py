"""Hands out a kept file to whoever holds a signed address: as a download, never as a page of ours."""

from collections.abc import Callable
from datetime import datetime
from html import escape

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from bot.files import FileStore
from bot.web import links
from bot.web.pages import page
from storage import files
from storage.database import Database
from vietnamese.words import files as words

SHOWN_INLINE = ("image/png", "image/jpeg")
SAFE = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cache-Control": "private, no-store",
    "X-Robots-Tag": "noindex",
}


def route(database: Database, store: FileStore, secret: str, clock: Callable[[], datetime]) -> Route:
    """`GET /files/<signed>`: 200 with the bytes, 404 for a link that is altered, over, or names nothing."""

    async def endpoint(request: Request) -> Response:
        link = links.verify(secret, request.path_params["signed"], clock())
        if link is None:
            return _over()
        kept = await database.aread(lambda conn: files.get(conn, link.file_id))
        if kept is None or not store.path(kept.sha256).exists():
            return _over()
        shown = "inline" if kept.media_type in SHOWN_INLINE else "attachment"
        return FileResponse(
            store.path(kept.sha256),
            media_type=kept.media_type,
            filename=link.name,
            content_disposition_type=shown,
            headers=SAFE,
        )

    return Route("/files/{signed}", endpoint, methods=["GET"])


def _over() -> Response:
    """A link that is altered, over, or names nothing says so kindly."""
    headers = {**SAFE, "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox"}
    return page(words.LINK, f"<p>{escape(words.LINK_OVER)}</p>", headers, 404)
