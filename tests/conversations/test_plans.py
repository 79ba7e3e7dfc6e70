"""Conversations about plans and notices that come in, with documents built for them, on both renderings."""

from pathlib import Path

import pytest

from plans import pdf, read, safety, spreadsheet_text
from storage.database import Database
from tests import house
from tests.conversations.plan_documents import build
from tests.conversations.play import play
from vietnamese.words import plans as words

SCRIPTS = sorted((Path(__file__).parent / "plans").glob("*.txt"))
REFUSING = (pdf, read, safety, spreadsheet_text)


@pytest.fixture(scope="session")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("documents")
    build(folder)
    return folder


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda p: p.stem)
def test_conversation(script: Path, template: Path, documents: Path, tmp_path: Path) -> None:
    text = script.read_text(encoding="utf-8").replace("DOCUMENTS", str(documents))
    facts = {}
    for channel in ("telegram", "zalo"):
        folder = tmp_path / channel
        folder.mkdir()
        database: Database = house.copy(template, folder)
        try:
            wrong, facts[channel] = play(text, channel, database, folder)
        finally:
            database.close()
        assert not wrong, f"{channel}:\n{wrong}"
    assert facts["telegram"] == facts["zalo"]


def test_every_refusal_of_a_file_has_its_own_sentence() -> None:
    codes = {"no_pdf_reader", "scanned", "empty", "no_tasks", "not_tasks", "encrypted", "broken", "macros"}
    source = "".join(Path(str(module.__file__)).read_text(encoding="utf-8") for module in REFUSING)
    assert all(f'"{code}"' in source for code in codes)
    assert codes <= words.REFUSED.keys()
