"""Slow work in a child process with a memory and a time limit; the service imports nothing heavy for it.

A 333 kB .docx made a parser use 2.1 GB, so what strangers send is only ever opened here. The result is
JSON; `{"error": {"code": …}}` when the work refused, broke (job_failed), ran out of memory (job_memory) or
of time (job_time).
"""

import json
import logging
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bot.job_child import OUT_OF_MEMORY

MEMORY = 1024 * 1024 * 1024
SECONDS = 60
ROOT = Path(__file__).resolve().parents[1]
KEPT = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "TZ")
PDF_MEMORY, PDF_SECONDS = 6 * 1024 * 1024 * 1024, 150  # an office suite reserves far more than it uses
log = logging.getLogger(__name__)


def run_job(
    kind: str, arguments: Mapping[str, Any], *, memory: int = MEMORY, seconds: int = SECONDS
) -> dict[str, Any]:
    """Do one job in a child process and answer its JSON result; never raises for what the child does."""
    if arguments.get("ending") == ".pdf":
        memory, seconds = max(memory, PDF_MEMORY), max(seconds, PDF_SECONDS)
    command = [sys.executable, "-m", "bot.job_child", kind, str(memory), str(seconds)]
    try:
        done = subprocess.run(
            command,
            input=json.dumps(arguments, ensure_ascii=False).encode(),
            capture_output=True,
            timeout=seconds + 5,
            env=_environment(),
            cwd=Path.cwd(),
            check=False,
        )
    except subprocess.TimeoutExpired:
        return failure("job_time")
    return _result(kind, done)


def _result(kind: str, done: "subprocess.CompletedProcess[bytes]") -> dict[str, Any]:
    if done.returncode == OUT_OF_MEMORY:
        return failure("job_memory")
    if done.returncode < 0:
        log.error("job_killed", extra={"kind": kind, "signal": -done.returncode})
        return failure("job_time" if -done.returncode in (9, 24) else "job_memory")
    try:
        if done.returncode == 0:
            return dict(json.loads(done.stdout))
    except (ValueError, TypeError):
        pass
    told = {"kind": kind, "status": done.returncode, "told": _last_line(done.stderr)}
    log.error("job_failed", extra=told)
    return failure("job_failed")


def failure(code: str) -> dict[str, Any]:
    """The result of a job that could not be done."""
    return {"error": {"code": code, "arguments": {}}}


def _last_line(stderr: bytes) -> str:
    """The kind of the exception alone: its message could hold words of the document."""
    lines = stderr.decode(errors="replace").strip().splitlines()
    return lines[-1].partition(":")[0][:100] if lines else ""


def _environment() -> dict[str, str]:
    """What the child may know: no token, no database."""
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    return {**kept, "PYTHONPATH": str(ROOT), "OPENBLAS_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "2"}
