"""Serves what is said while the past is played, one row after the other, by the service's own parts.

Worker, job runner and channels are those of the service; only their waiting is left out, because nobody
else speaks yet. The plan is read by the same child process, begun at the start so that nobody waits for it.
"""

from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from bot import outcomes
from bot.channels.playground import Playground
from bot.job_runner import JobRunner
from bot.jobs import run_job
from bot.sample.cast import FOLDER, SAMPLES
from bot.worker import Worker
from storage import inbox, outbox
from storage.database import Database
from storage.outbox import OutboxRow

PLAN = SAMPLES[0]


class Stage:
    """Handles and shows everything that waits, in order."""

    def __init__(
        self,
        database: Database,
        worker: Worker,
        runner: JobRunner,
        channels: Mapping[str, Playground],
        clock: Callable[[], datetime],
    ) -> None:
        self._database, self._worker, self._runner = database, worker, runner
        self._channels, self._clock = channels, clock
        self._shown = 0

    async def settled(self) -> None:
        """Serve until nothing waits in the inbox, for a child process or in the outbox."""
        while await self._serve() or await self._runner.step():
            continue
        await self._show()

    async def _serve(self) -> bool:
        now = self._clock()
        rows = await self._database.aread(lambda conn: inbox.next_rows(conn, now))
        for row in rows:
            await self._worker.serve(row)
        return bool(rows)

    async def _show(self) -> None:
        rows = await self._database.aread(self._unshown)
        numbers = [await self._channels[row.channel].send(row.chat, row.body) for row in rows]
        if not rows:
            return
        self._shown, now = rows[-1].id, self._clock()

        def note(conn: Connection) -> None:
            for row, number in zip(rows, numbers, strict=True):
                outbox.sent(conn, row.id, number, now)

        await self._database.awrite(note)

    def _unshown(self, conn: Connection) -> list[OutboxRow]:
        return [outcomes.with_edited(conn, row) for row in outbox.after(conn, self._shown)]


class Ahead:
    """Reads the sample plan in a child process from the moment it is made."""

    def __init__(self, today: str) -> None:
        self._wanted = {"path": str(FOLDER / PLAN), "name": PLAN, "today": today}
        threads = ThreadPoolExecutor(1, "ahead")
        self._read: Future[dict[str, Any]] = threads.submit(run_job, "read_plan", self._wanted)
        threads.shutdown(wait=False)

    def work(self, kind: str, arguments: Mapping[str, Any]) -> dict[str, Any]:
        """A job's result: the plan that was read ahead, anything else from a child of its own."""
        same = all(arguments.get(key) == self._wanted[key] for key in ("name", "today"))
        same = same and not arguments.get("mapping")
        return self._read.result() if kind == "read_plan" and same else run_job(kind, arguments)
