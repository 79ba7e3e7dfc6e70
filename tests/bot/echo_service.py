"""A service process whose handlers answer every message with its own words: the delivery layer alone.

Usage: python -m tests.bot.echo_service DATABASE PLATFORM PORT
"""

import asyncio
import signal
import sys
import time
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from bot import app, logs
from bot.channels.port import Channel
from bot.outbox import Sender
from bot.pace import Pace, Speed
from bot.settings import Settings
from handlers.messages import Message
from handlers.turn import Desk, Outcome
from storage import inbox, outbox
from tests.bot.fakes import body
from tests.bot.updater_service import WORK
from tests.peers.telegram.peer import TOKEN


class Echo:
    """Answers each message once, in the transaction that marks it done."""

    def prepare(
        self, conn: Connection, desk: Desk, inbox_id: int, message: Message, now: datetime
    ) -> Outcome | None:
        time.sleep(WORK)
        return None

    def serve(
        self,
        conn: Connection,
        desk: Desk,
        inbox_id: int,
        message: Message,
        now: datetime,
        prepared: Outcome | None = None,
    ) -> None:
        if not inbox.is_new(conn, inbox_id):
            return
        where = message.address
        outbox.put(
            conn,
            channel=where.channel,
            bot_id=where.bot_id,
            chat=where.chat_id,
            dedup_key=f"reply:{inbox_id}:0",
            body=body(message.text),
            now=now,
            inbox_id=inbox_id,
        )
        inbox.mark(conn, inbox_id, "done")

    def apologise(self, conn: Connection, desk: Desk, inbox_id: int, message: Message, now: datetime) -> None:
        return None


class Quick(app.Service):
    """The service without a platform's limits."""

    def _sender(self, channel: Channel) -> Sender:
        pace = Pace(Speed(overall=1000, bulk=1000, per_group=100_000, between=0))
        return Sender(self.database, self.desk, channel, pace, clock=self.clock, wake=self.bell.listen())


def main(database: str, platform: str, port: str) -> None:
    """Run until stopped or killed."""
    logs.set_up("text")
    settings = Settings(
        _env_file=None,
        database_url=f"sqlite:///{database}",
        files_dir=Path(database).parent / "files",
        telegram_token=TOKEN,
        telegram_api_url=platform,
        web_port=int(port),
    )
    asyncio.run(run(settings))


async def run(settings: Settings) -> None:
    """Serve until SIGTERM."""
    stop, opened = asyncio.Event(), app.opened(settings)
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    await Quick(settings, opened, Echo()).run(stop)
    opened.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
