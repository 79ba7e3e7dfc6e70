"""The long runs of `scripts/soak` work on a small scale, so that nobody finds them broken when they are needed."""

import runpy
from pathlib import Path

import pytest

from tests.bot import report_load

ROOT = Path(__file__).resolve().parents[2]


def test_a_report_is_measured() -> None:
    found = report_load.run(tasks=4, reports_=12)
    assert (found.tasks, found.reports) == (4, 12) and found.file_kilobytes > 0


@pytest.mark.parametrize("name", ["soak", "turns", "measure", "learn-marks"])
def test_a_script_loads(name: str) -> None:
    assert callable(runpy.run_path(str(ROOT / "scripts" / name))["sys"].exit)
