"""`python -m bot demo`: the whole service over a made-up department, in a browser page instead of phones.

A fresh SQLite file in a folder of its own, the same worker, sender, jobs and handlers as `run`; only the
channels (a page) and the clock (it can be moved forward) are the demo's. Nothing leaves the machine.
"""

import asyncio
import contextlib
import logging
import os
import signal
import sys
import tempfile
import webbrowser
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from bot import app, logs, scheduler, ticking
from bot.channels.arrivals import Receiving
from bot.channels.playground import LIMITS, Board, Playground
from bot.channels.port import Channel
from bot.clock import MovableClock
from bot.job_runner import JobRunner
from bot.outbox import Sender
from bot.pace import Pace, Speed
from bot.sample import history, stage
from bot.sample.cast import Cast
from bot.settings import Settings, SettingsError
from bot.web import playground as web
from bot.web.server import listening, server
from bot.worker import Dispatch, Worker
from handlers import dispatch
from storage import files
from storage.database import Database
from storage.files import StoredFile
from vietnamese.secrecy import is_marked_secret

AT_ONCE = Speed(overall=1000, bulk=1000, per_group=1_000_000, between=0)
HOST = "127.0.0.1"
SCREENS = ("DISPLAY", "WAYLAND_DISPLAY")


class DemoService(app.Service):
    """The service with a page for its phones: nothing limits a page, and it is shown before all else."""

    async def run_after(self, stop: asyncio.Event, load: Callable[[Worker], Awaitable[None]]) -> None:
        """Show the page, load, then serve until `stop`."""
        door = listening(self.settings.web_host, self.settings.web_port)
        site = server(self._web())
        self._begin("web", site.serve(sockets=[door]))
        try:
            await load(self._worker())
            self._begin("worker", self._worker().run())
            self._begin("jobs", JobRunner(self.database, self.store, self.bell, self.clock).run())
            self._begin("clock", self._ticking())
            for channel in self.channels:
                self._begin(channel.name, self._channel(channel))
            await self._until(stop)
        finally:
            await self._end(site)

    def _sender(self, channel: Channel) -> Sender:
        return Sender(
            self.database, self.desk, channel, Pace(AT_ONCE), clock=self.clock, wake=self.bell.listen()
        )


class Demo:
    """One running demo: its service, its board, its cast and its clock."""

    def __init__(self, settings: Settings, database: Database, dispatch: Dispatch) -> None:
        self.clock = MovableClock(history.BEGIN)
        self.board = Board(self.clock.now)
        self.service = DemoService(
            settings,
            database,
            dispatch,
            clock=self.clock.now,
            tick=scheduler.run,
            is_secret=is_marked_secret,
        )
        desk = self.service.desk
        self.service.desk = replace(desk, limits={**desk.limits, **LIMITS})
        receiving = Receiving(
            database, self.service.desk, self.service.bell, self.clock.now, is_marked_secret
        )
        self.channels = {name: Playground(name, receiving, self.board, self._size) for name in LIMITS}
        self.service.channels = list(self.channels.values())
        self.service.extra_routes = web.routes(self._house())
        self.ticking = ticking.Ticking(database, self.service.desk, self.clock, self.service.bell)
        self.cast = Cast(database)
        self.loaded = False

    async def run(self, stop: asyncio.Event, ahead: stage.Ahead) -> None:
        """Serve until `stop`; the page says that it is loading until the department's past was played."""
        stopping = asyncio.create_task(self._close_streams(stop))
        try:
            await self.service.run_after(stop, lambda worker: self._load(worker, ahead))
        finally:
            stopping.cancel()

    async def _close_streams(self, stop: asyncio.Event) -> None:
        """A page that listens would hold the web side back."""
        await stop.wait()
        self.board.tell("close", {})

    async def _load(self, worker: Worker, ahead: stage.Ahead) -> None:
        service, now = self.service, self.clock.now
        runner = JobRunner(service.database, service.store, service.bell, now, ahead.work)
        served = stage.Stage(service.database, worker, runner, self.channels, now)
        self.ticking.settle = served.settled
        await history.Player(service.database, self.cast, self.channels, self.clock, self.ticking).play()
        self.ticking.settle = self.ticking.settled
        self.loaded = True

    async def _move(self, to: str) -> datetime:
        target = await self.service.database.aread(
            lambda conn: ticking.target(conn, self.service.desk, to, self.clock.now())
        )
        await self.ticking.advance(target)
        return self.clock.now()

    async def _state(self) -> dict[str, Any] | None:
        return await self.cast.state(self.clock.now()) if self.loaded else None

    async def _size(self, number: int) -> int:
        kept = await self.service.database.aread(lambda conn: files.get(conn, number))
        return 0 if kept is None else kept.size

    async def _kept_file(self, number: int) -> tuple[StoredFile, Path] | None:
        kept = await self.service.database.aread(lambda conn: files.get(conn, number))
        return None if kept is None else (kept, self.service.store.path(kept.sha256))

    def _house(self) -> web.House:
        return web.House(
            board=self.board,
            channels=self.channels,
            state=self._state,
            name_of=lambda key: self.cast.name_of(key),
            chat_title=lambda chat: self.cast.chat_title(chat),
            move=self._move,
            kept_file=self._kept_file,
            sample=lambda name: self.cast.sample(name),
        )


def run(settings: Settings, open_browser: bool = True) -> int:
    """Run the demo until it is interrupted; answers the exit status."""
    logs.set_up(settings.log_format)
    logging.getLogger().setLevel(logging.WARNING)
    ahead = stage.Ahead(history.PLAN_DAY)
    with tempfile.TemporaryDirectory(prefix="tien-do-") as folder:
        mine = demo_settings(settings, Path(folder))
        database = app.opened(mine)
        _unsynced(database)
        try:
            return asyncio.run(_main(mine, database, open_browser, ahead))
        finally:
            database.close()


def _unsynced(database: Database) -> None:
    """Let the disk take its time: nothing of a demo outlives its process."""
    connection = database.engine.raw_connection()
    connection.cursor().execute("PRAGMA synchronous=OFF")
    connection.close()


def demo_settings(settings: Settings, folder: Path) -> Settings:
    """The settings of a demo: its own folder, no platform, a port that is free."""
    changes = {
        "database_url": f"sqlite:///{folder / 'demo.db'}",
        "files_dir": folder / "files",
        "telegram_token": None,
        "zalo_token": None,
        "public_url": None,
        "web_host": HOST,
        "web_port": free_port(settings.web_port),
    }
    return settings.model_copy(update=changes)


def free_port(wanted: int) -> int:
    """`wanted` when it can be had on this machine, else one that is free."""
    for port in (wanted, 0):
        with contextlib.suppress(SettingsError), listening(HOST, port) as door:
            return int(door.getsockname()[1])
    return wanted


async def _main(settings: Settings, database: Database, open_browser: bool, ahead: stage.Ahead) -> int:
    stop = asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    address = f"http://{HOST}:{settings.web_port}/playground"
    telling = asyncio.create_task(_tell(address, open_browser))
    try:
        await Demo(settings, database, dispatch).run(stop, ahead)
    except SettingsError as error:
        return app.refuse(error)
    finally:
        telling.cancel()
    return 0


async def _tell(address: str, open_browser: bool) -> None:
    """Say where the page is; the door listens before the first task runs."""
    sys.stderr.write(f"Trang dùng thử: {address}  (dừng: Ctrl+C)\n")
    sys.stderr.flush()
    if open_browser and _has_screen():
        with contextlib.suppress(webbrowser.Error):
            await asyncio.to_thread(webbrowser.open, address)


def _has_screen() -> bool:
    """Whether a browser window can appear; a text browser would take the terminal over."""
    return sys.platform in ("darwin", "win32") or any(map(os.environ.get, SCREENS))
