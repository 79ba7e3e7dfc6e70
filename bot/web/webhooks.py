"""The door of a webhook: the secret is compared in constant time, and 200 means that the update is stored.

401 wrong or missing secret · 413 above 1 MB · 400 no JSON · 200 after the commit · 503 not stored, come
again (the platform repeats it). Where a platform probes with an empty body, that is answered 200.
"""

import hmac
import json
from collections.abc import Awaitable, Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.logs import logger

LARGEST = 1024 * 1024
log = logger(__name__)


def webhook(
    path: str, header: str, secret: str, take: Callable[[Any], Awaitable[None]], *, probes: bool = False
) -> Route:
    """A POST route that hands the parsed body to `take`, which commits it; `probes`: empty bodies are welcome."""

    async def endpoint(request: Request) -> Response:
        given = request.headers.get(header, "")
        if not hmac.compare_digest(given.encode(), secret.encode()):
            return Response(status_code=401)
        body = await read_at_most(request, LARGEST)
        if body is None:
            return Response(status_code=413)
        if probes and not body.strip():
            return Response(status_code=200)
        try:
            update = json.loads(body)
        except (ValueError, RecursionError):
            return Response(status_code=400)
        return await _stored(take, update, path)

    return Route(path, endpoint, methods=["POST"])


async def read_at_most(request: Request, limit: int) -> bytes | None:
    """The body of a request, None as soon as it is longer than `limit` bytes."""
    declared = request.headers.get("content-length", "")
    if declared.isdigit() and int(declared) > limit:
        return None
    parts, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size > limit:
            return None
        parts.append(part)
    return b"".join(parts)


async def _stored(take: Callable[[Any], Awaitable[None]], update: Any, path: str) -> Response:
    try:
        await take(update)
    except Exception:
        log.exception("updates_not_stored", path=path.rpartition("/")[0])
        return Response(status_code=503)
    return Response(status_code=200)
