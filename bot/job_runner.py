"""Does the rows of `job` in child processes and hands each result to the message that waits for it."""

import asyncio
import contextlib
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from bot.bell import Bell
from bot.files import FileStore
from bot.gathering import with_path
from bot.jobs import failure, run_job
from bot.logs import logger
from storage import jobs
from storage.database import Database
from storage.jobs import MOST_ATTEMPTS, Job

POLL = 1.0
log = logger(__name__)


class JobRunner:
    """Does the job rows one after the other; the result makes the waiting message ready again."""

    def __init__(
        self,
        database: Database,
        store: FileStore,
        bell: Bell,
        clock: Callable[[], datetime],
        work: Callable[[str, Mapping[str, Any]], dict[str, Any]] = run_job,
    ) -> None:
        self._database, self._store, self._bell, self._clock = database, store, bell, clock
        self._work = work
        self._wake = bell.listen()

    async def run(self) -> None:
        """Work until cancelled; jobs that a former process left behind come first."""
        await self._database.awrite(jobs.recover)
        while True:
            self._wake.clear()
            if await self._step():
                continue
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(POLL):
                    await self._wake.wait()

    async def step(self) -> bool:
        """Do the oldest job; False when there is none."""
        if not await self._database.aread(jobs.any_ready):
            return False
        job = await self._database.awrite(jobs.take)
        if job is None:
            return False
        result = await self._do(job)
        await self._database.awrite(lambda conn: jobs.finish(conn, job, result, self._clock()))
        self._bell.ring()
        return True

    async def _step(self) -> bool:
        try:
            return await self.step()
        except Exception:
            log.exception("jobs_unreachable")
            await asyncio.sleep(POLL)
            return False

    async def _do(self, job: Job) -> dict[str, Any]:
        if job.attempts > MOST_ATTEMPTS:
            return failure("job_failed")
        arguments = await self._database.aread(
            lambda conn: with_path(conn, job.kind, job.arguments, self._store)
        )
        return await asyncio.to_thread(self._work, job.kind, arguments)
