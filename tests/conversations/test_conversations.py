"""Each conversation of this folder on both renderings; both must leave equal facts."""

from pathlib import Path

import pytest

from storage.database import Database
from tests import house
from tests.conversations.play import play

SCRIPTS = sorted(Path(__file__).parent.glob("*.txt"))


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda p: p.stem)
def test_conversation(script: Path, template: Path, tmp_path: Path) -> None:
    facts = {}
    for channel in ("telegram", "zalo"):
        folder = tmp_path / channel
        folder.mkdir()
        database: Database = house.copy(template, folder)
        try:
            wrong, facts[channel] = play(script.read_text(encoding="utf-8"), channel, database, folder)
        finally:
            database.close()
        assert not wrong, f"{channel}:\n{wrong}"
    assert facts["telegram"] == facts["zalo"]
