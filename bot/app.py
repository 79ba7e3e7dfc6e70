"""The running service, wired in one place: database, channels, worker, senders, jobs, clock and web side.

It stops gracefully: what is being handled or sent is finished, what has come is in the inbox. Nothing
heavy (Word, Excel, charts) is ever imported here: that is the child processes' business.
"""

import asyncio
import signal
import sys
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from starlette.routing import BaseRoute

from bot import desk as desks
from bot import logs, scheduler
from bot.attachments import Attachments
from bot.bell import Bell
from bot.channels.arrivals import Receiving
from bot.channels.port import Channel, Refused, TokenRefused
from bot.files import FileStore
from bot.job_runner import JobRunner
from bot.outbox import Sender
from bot.pace import Pace, Speed
from bot.settings import Settings, SettingsError
from bot.web import app as web
from bot.web import files as web_files
from bot.web.server import listening, server
from bot.web.upload import Uploads
from bot.worker import Dispatch, Worker
from handlers import dispatch
from handlers.turn import Desk
from storage import files
from storage.database import Database, DatabaseBusy
from storage.migrate import SchemaTooNew, migrate
from vietnamese.secrecy import is_marked_secret

log = logs.logger(__name__)
Clock = Callable[[], datetime]
TickLoop = Callable[[Database, Desk, Clock, Bell], Awaitable[None]]
TOKENS = {"telegram": "BOT_TELEGRAM_TOKEN", "zalo": "BOT_ZALO_TOKEN"}
SPEEDS = {"zalo": Speed(overall=5, bulk=3)}


def utc_now() -> datetime:
    """The clock of the running process."""
    return datetime.now(UTC)


@dataclass(slots=True)
class Service:
    """The parts of one running process."""

    settings: Settings
    database: Database
    dispatch: Dispatch
    clock: Clock = utc_now
    tick: TickLoop | None = None
    is_secret: Callable[[str], bool] = lambda text: False
    extra_routes: Sequence[BaseRoute] = ()
    bell: Bell = field(default_factory=Bell)
    channels: list[Channel] = field(default_factory=list)
    desk: Desk = field(init=False)
    store: FileStore = field(init=False)
    secret: str = field(init=False)
    _tasks: dict[str, asyncio.Task[None]] = field(default_factory=dict)
    _senders: list[Sender] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.store = FileStore(self.settings.files_dir)
        self.secret = desks.secret_key(self.settings, self.database)
        self.desk = desks.desk(self.settings, self.secret, self.clock)
        receiving = Receiving(self.database, self.desk, self.bell, self.clock, self.is_secret)
        self.channels += open_channels(self.settings, receiving, self.load_file)

    async def load_file(self, file_id: int) -> bytes:
        """The bytes of a kept file; Refused when they are not here."""
        kept = await self.database.aread(lambda conn: files.get(conn, file_id))
        if kept is None or not self.store.path(kept.sha256).exists():
            raise Refused(f"file {file_id} is missing")
        return await asyncio.to_thread(self.store.read, kept.sha256)

    async def run(self, stop: asyncio.Event) -> None:
        """Serve until `stop`; a part that ends by itself ends the service with its error."""
        door = listening(self.settings.web_host, self.settings.web_port)
        site = server(self._web())
        self._begin("web", site.serve(sockets=[door]))
        self._begin("worker", self._worker().run())
        self._begin("jobs", JobRunner(self.database, self.store, self.bell, self.clock).run())
        if self.tick is not None:
            self._begin("clock", self._ticking())
        for channel in self.channels:
            self._begin(f"{channel.name}:{channel.bot_id}", self._channel(channel))
        try:
            await self._until(stop)
        finally:
            await self._end(site)

    async def _until(self, stop: asyncio.Event) -> None:
        waiting = asyncio.create_task(stop.wait())
        try:
            done, _ = await asyncio.wait(
                (waiting, *self._tasks.values()), return_when=asyncio.FIRST_COMPLETED
            )
            for task in done - {waiting}:
                task.result()
                raise RuntimeError(f"{task.get_name()} ended by itself")
        finally:
            waiting.cancel()

    async def _end(self, site: Any) -> None:
        log.info("stopping")
        site.should_exit = True
        others = [task for name, task in self._tasks.items() if name != "web"]
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)
        await asyncio.gather(*(channel.stop() for channel in self.channels), return_exceptions=True)
        await asyncio.gather(self._tasks["web"], return_exceptions=True)

    def _begin(self, name: str, work: Coroutine[Any, Any, None]) -> None:
        self._tasks[name] = asyncio.create_task(work, name=name)

    async def _channel(self, channel: Channel) -> None:
        """Begin to receive, then send for ever."""
        try:
            await channel.start()
        except TokenRefused:
            name = TOKENS.get(channel.name, channel.name)
            raise SettingsError(f"{name}: the platform refuses this token") from None
        sender = self._sender(channel)
        self._senders.append(sender)
        await sender.run()

    async def _ticking(self) -> None:
        assert self.tick is not None
        await self.tick(self.database, self.desk, self.clock, self.bell)

    def _sender(self, channel: Channel) -> Sender:
        pace = Pace(SPEEDS.get(channel.name, Speed()), is_group=lambda chat: chat.startswith(("-", "zgr-")))
        return Sender(self.database, self.desk, channel, pace, clock=self.clock, wake=self.bell.listen())

    def _worker(self) -> Worker:
        channels = {(c.name, c.bot_id): c for c in self.channels}
        attachments = Attachments(self.database, self.store, channels, self.clock)
        return Worker(self.database, self.desk, self.dispatch, attachments, self.bell, self.clock)

    def _web(self) -> Any:
        routes: list[BaseRoute] = [web_files.route(self.database, self.store, self.secret, self.clock)]
        uploads = Uploads(self.database, self.store, self.bell, self.secret, self.clock, self.is_secret)
        routes.append(uploads.route())
        for channel in self.channels:
            routes += channel.routes()
        check = web.checks(self.database, self.channels, self._alive)
        return web.build(
            [*routes, *self.extra_routes],
            check,
            web.measuring(self.database, self.desk, self.channels, self.clock),
        )

    def _alive(self) -> bool:
        """Every part runs, and no platform refuses what is sent."""
        ended = any(task.done() for task in self._tasks.values())
        return not ended and not any(sender.refused for sender in self._senders)


def open_channels(
    settings: Settings, receiving: Receiving, load_file: Callable[[int], Awaitable[bytes]]
) -> list[Channel]:
    """Every channel that has a token."""
    found: list[Channel] = []
    if settings.telegram_token is not None:
        from bot.channels.telegram import Telegram

        secret = settings.telegram_secret if settings.telegram_mode == "webhook" else None
        found.append(
            Telegram(
                settings.telegram_token.get_secret_value(),
                settings.telegram_api_url,
                receiving,
                load_file,
                public_url=settings.public_url,
                secret=None if secret is None else secret.get_secret_value(),
            )
        )
    if settings.zalo_tokens:
        from bot.channels.zalo import Zalo

        secret = settings.zalo_secret if settings.zalo_mode == "webhook" else None
        found += [
            Zalo(
                token,
                settings.zalo_api_url,
                receiving,
                public_url=settings.public_url,
                secret=None if secret is None else secret.get_secret_value(),
            )
            for token in settings.zalo_tokens
        ]
    return found


def run(
    settings: Settings, *, extra_routes: Sequence[BaseRoute] = (), ready: Callable[[], None] | None = None
) -> int:
    """Run the service until SIGTERM or SIGINT; 0 stopped, 1 refused or broken, 2 a wrong setting."""
    logs.set_up(settings.log_format)
    try:
        database = opened(settings)
    except (DatabaseBusy, SchemaTooNew, SettingsError) as error:
        return refuse(error)
    try:
        return asyncio.run(_main(settings, database, extra_routes, ready))
    finally:
        database.close()


def opened(settings: Settings) -> Database:
    """The database, held by this service and brought to the newest schema."""
    database = Database(settings.database_url)
    try:
        database.hold_service()
        migrate(database)
    except BaseException:
        database.close()
        raise
    return database


def refuse(error: Exception) -> int:
    """One line that says why the service does not run; the exit status that goes with it."""
    if isinstance(error, DatabaseBusy):
        print(f"BOT_DATABASE_URL: another service already runs on {error}", file=sys.stderr)  # noqa: T201
        return 1
    if isinstance(error, SchemaTooNew):
        print(f"BOT_DATABASE_URL: written by a newer version (schema {error})", file=sys.stderr)  # noqa: T201
        return 1
    print(error, file=sys.stderr)  # noqa: T201
    return 2


async def _main(
    settings: Settings,
    database: Database,
    extra_routes: Sequence[BaseRoute],
    ready: Callable[[], None] | None,
) -> int:
    stop = asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    try:
        service = Service(
            settings,
            database,
            dispatch,
            tick=scheduler.run,
            is_secret=is_marked_secret,
            extra_routes=extra_routes,
        )
        if ready is not None:
            ready()
        await service.run(stop)
    except SettingsError as error:
        return refuse(error)
    except Exception:
        log.exception("service_broke")
        return 1
    return 0
