"""`zalo-trial`: the first day with a real bot, step by step; what the platform did is written to a file."""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.channels.zalo import SECRET_HEADER
from bot.channels.zalo_client import ZaloClient
from bot.commands.opening import opened
from bot.exits import Fault
from bot.settings import Settings, read_settings
from bot.trial import record
from bot.trial.steps import STEPS
from bot.trial.walk import Walk
from bot.web.server import listening, server
from bot.web.webhooks import webhook
from storage.database import DatabaseBusy
from vietnamese.words import trial as words

PICTURE = bytes.fromhex(  # one grey point
    "89504e470d0a1a0a0000000d4948445200000001000000010800000000"
    "3a7e9b550000000a49444154789c6368000000820081dd436af40000000049454e44ae426082"
)


def zalo_trial(
    out: Annotated[Path, typer.Option("--out", help="Tệp kết quả (.json); trang .md ghi cạnh đó.")] = Path(
        "zalo-trial.json"
    ),
    bot: Annotated[int, typer.Option("--bot", help="Bot thứ mấy trong BOT_ZALO_TOKEN.")] = 1,
    only: Annotated[str | None, typer.Option("--only", help="Chỉ các bước này, ngăn bằng dấu phẩy.")] = None,
) -> None:
    """Walk through the chosen steps with a real bot and write what the platform did."""
    settings = read_settings()
    if not 1 <= bot <= len(settings.zalo_tokens):
        raise Fault(words.NO_TOKEN, 2)
    chosen = [name.strip() for name in only.split(",")] if only else list(STEPS)
    if unknown := [name for name in chosen if name not in STEPS]:
        raise Fault(f"--only: {', '.join(unknown)}? ({', '.join(STEPS)})", 2)
    with opened(settings) as database:
        try:
            database.hold_service()
        except DatabaseBusy as error:
            raise Fault(words.BUSY) from error
        asyncio.run(_run(settings, settings.zalo_tokens[bot - 1], chosen, out))
    sys.stdout.write(words.written(out, out.with_suffix(".md")) + "\n")


async def _run(settings: Settings, token: str, chosen: list[str], out: Path) -> None:
    client = ZaloClient(token, settings.zalo_api_url)
    walk = Walk(client, settings, token.partition(":")[0], _tell, _ask)
    try:
        async with _web(walk):
            await play(walk, chosen, out)
    except (EOFError, KeyboardInterrupt):
        _tell(words.STOPPED)
    finally:
        await client.close()


async def play(walk: Walk, chosen: list[str], out: Path) -> None:
    """The chosen steps in order; the results are on disk after each."""
    walk.tell(words.BEGIN)
    for name in chosen:
        await walk.step(name, STEPS[name])
        record.write(walk.found, out, datetime.now(UTC), walk.bot_id)


def _web(walk: Walk) -> AbstractAsyncContextManager[None]:
    return serving(walk) if walk.settings.public_url is not None else _nothing()


@asynccontextmanager
async def _nothing() -> Any:
    yield


@asynccontextmanager
async def serving(walk: Walk) -> Any:
    """The web side of the trial: a picture, and the webhook that hands over what is posted."""
    secret = walk.settings.zalo_secret
    routes = [Route("/thu-anh.png", _picture)]
    if secret is not None:
        path, take = f"/zalo/{walk.bot_id}", _putting(walk)
        routes.append(webhook(path, SECRET_HEADER, secret.get_secret_value(), take, probes=True))
    site = server(Starlette(routes=routes))
    door = listening(walk.settings.web_host, walk.settings.web_port)
    running = asyncio.create_task(site.serve(sockets=[door]))
    try:
        yield
    finally:
        site.should_exit = True
        await running


async def _picture(request: Request) -> Response:
    return Response(PICTURE, media_type="image/png")


def _putting(walk: Walk) -> Callable[[Any], Awaitable[None]]:
    async def take(raw: Any) -> None:
        await walk.posted.put(raw)

    return take


def _tell(text: str) -> None:
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


async def _ask(question: str) -> str:
    sys.stderr.write(question)
    sys.stderr.flush()
    line: str = await asyncio.to_thread(sys.stdin.readline)
    if not line:
        raise EOFError
    return line
