"""One made report for all tests that only look at it."""

from pathlib import Path

import pytest

from reports.word import build_word
from tests.reports.opened import Opened
from tests.reports.sample import content


@pytest.fixture(scope="session")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("word") / "bao-cao.docx"
    build_word(content(), path)
    return path


@pytest.fixture(scope="session")
def opened(report: Path) -> Opened:
    return Opened(report)
