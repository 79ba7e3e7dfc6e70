"""Slow work in a child: its limits hold, its failures are codes, its result is the answer of the message."""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from bot import jobs
from bot.bell import Bell
from bot.files import FileStore, keep
from bot.job_runner import JobRunner
from bot.jobs import failure, run_job
from storage import inbox
from storage import jobs as stored
from storage.database import Database
from storage.inbox import Arrival
from tests.bot.fakes import START

MEGABYTE = 1024 * 1024


@pytest.fixture(autouse=True)
def _own_kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    """The child is started through a module that knows jobs of its own."""
    whole = jobs.subprocess.run

    def run(command: list[str], **more: Any) -> Any:
        assert command[1:3] == ["-m", "bot.job_child"]
        return whole([sys.executable, "-m", "tests.bot.own_jobs", *command[3:]], **more)

    monkeypatch.setattr(jobs.subprocess, "run", run)


def test_a_job_answers_json() -> None:
    assert run_job("double", {"number": 21}) == {"twice": 42, "words": "Kế hoạch"}


@pytest.mark.parametrize(
    ("kind", "code"),
    [("eat", "job_memory"), ("spin", "job_time"), ("break_", "job_failed"), ("unknown", "job_failed")],
)
def test_a_job_that_fails_is_a_code(kind: str, code: str) -> None:
    assert run_job(kind, {}, memory=512 * MEGABYTE, seconds=1) == failure(code)


def test_a_job_that_dies_is_a_code() -> None:
    assert "error" in run_job("die", {})


def test_a_job_knows_no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TELEGRAM_TOKEN", "666:secret")
    assert run_job("see", {}) == {"names": []}


def test_the_words_of_a_document_do_not_reach_the_log(capfd: pytest.CaptureFixture[str]) -> None:
    run_job("break_", {})
    assert "lời văn" not in "".join(capfd.readouterr())


def waiting(database: Database, arguments: Mapping[str, Any]) -> int:
    """An inbox row that waits for a job."""
    arrival = Arrival("telegram", "1", "m:1:1", "1", {"text": "plan"})
    (inbox_id,) = database.write(lambda c: inbox.receive(c, [arrival], START))
    database.write(lambda c: stored.put(c, "read_plan", arguments, inbox_id, START))
    return inbox_id


async def test_the_result_makes_the_message_ready_again(database: Database, tmp_path: Path) -> None:
    store = FileStore(tmp_path / "files")
    file_id = keep(database, store, b"content", "kế hoạch.docx", START)
    inbox_id = waiting(database, {"file": file_id})
    given: list[Mapping[str, Any]] = []

    def work(kind: str, arguments: Mapping[str, Any]) -> dict[str, Any]:
        given.append(arguments)
        return {"tasks": []}

    runner = JobRunner(database, store, Bell(), lambda: START, work)
    assert await runner.step()
    assert not await runner.step()
    assert Path(given[0]["path"]).read_bytes() == b"content"
    row = database.read(lambda c: inbox.get(c, inbox_id))
    assert row.raw["job"] == {"kind": "read_plan", "arguments": {"file": file_id}, "result": {"tasks": []}}
    assert database.read(lambda c: inbox.is_new(c, inbox_id))


async def test_a_job_that_kills_the_process_each_time_ends_as_a_failure(
    database: Database, tmp_path: Path
) -> None:
    inbox_id = waiting(database, {})
    for _ in range(stored.MOST_ATTEMPTS):
        database.write(stored.take)
        database.write(stored.recover)
    runner = JobRunner(
        database, FileStore(tmp_path), Bell(), lambda: START, lambda kind, arguments: {"never": 1}
    )
    assert await runner.step()
    row = database.read(lambda c: inbox.get(c, inbox_id))
    assert row.raw["job"]["result"] == failure("job_failed")
