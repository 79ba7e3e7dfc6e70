"""The web side of the process: health, metrics, webhooks and signed file links on one small Starlette app."""

import ipaddress
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from bot import metrics
from bot.channels.port import Channel
from bot.logs import logger
from handlers.turn import Desk
from storage.database import Database

TEXT = "text/plain; version=0.0.4; charset=utf-8"
FORWARDED = ("forwarded", "x-forwarded-for", "x-real-ip")
log = logger(__name__)
Check = Callable[[], Awaitable[Mapping[str, bool]]]


def build(routes: Sequence[BaseRoute], check: Check, measure: Callable[[], Awaitable[None]]) -> Starlette:
    """The app: `/healthz` 200 only when every check holds, `/metrics` for this machine only, and `routes`."""

    async def health(request: Request) -> Response:
        parts = await check()
        return JSONResponse(dict(parts), status_code=200 if all(parts.values()) else 503)

    async def figures(request: Request) -> Response:
        if not from_here(request):
            return PlainTextResponse("", status_code=403)
        await measure()
        return Response(metrics.page(), media_type=TEXT)

    return Starlette(routes=[Route("/healthz", health), Route("/metrics", figures), *routes])


def from_here(request: Request) -> bool:
    """Whether a request began on this machine; what a proxy passes on did not."""
    if request.client is None or any(name in request.headers for name in FORWARDED):
        return False
    try:
        return ipaddress.ip_address(request.client.host).is_loopback
    except ValueError:
        return False


def checks(database: Database, channels: Sequence[Channel], alive: Callable[[], bool]) -> Check:
    """Database reachable, every channel started and receiving, every part of the process running."""

    async def check() -> Mapping[str, bool]:
        parts = {"database": await _reachable(database), "process": alive()}
        for channel in channels:
            parts[f"{channel.name}:{channel.bot_id}"] = channel.healthy
        return parts

    return check


def measuring(
    database: Database, desk: Desk, channels: Sequence[Channel], clock: Callable[[], datetime]
) -> Callable[[], Awaitable[None]]:
    """Brings the gauges up to date; a database that is away leaves them as they are."""

    async def measure() -> None:
        for channel in channels:
            metrics.UP.labels(channel.name, channel.bot_id).set(channel.healthy)
        try:
            await database.aread(lambda conn: metrics.measure(conn, desk, clock()))
        except Exception:
            log.exception("metrics_unreadable")

    return measure


async def _reachable(database: Database) -> bool:
    try:
        return await database.aread(lambda conn: conn.exec_driver_sql("SELECT 1").scalar_one() == 1)
    except Exception:
        log.exception("database_unreachable")
        return False
