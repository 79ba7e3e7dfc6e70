"""The file store: one content, one file, whole or not there."""

from pathlib import Path

import pytest

from bot.files import FileStore, keep, media_type
from storage import files
from storage.database import Database
from tests.bot.fakes import START


def test_a_content_is_stored_once_whatever_its_name(database: Database, tmp_path: Path) -> None:
    store = FileStore(tmp_path / "files")
    first = keep(database, store, b"same", "a.docx", START)
    assert keep(database, store, b"same", "b.docx", START) == first
    kept = database.read(lambda c: files.get(c, first))
    assert kept is not None
    assert (kept.name, kept.size) == ("a.docx", 4)
    assert store.path(kept.sha256).relative_to(tmp_path) == Path("files", kept.sha256[:2], kept.sha256)
    assert store.read(kept.sha256) == b"same"


def test_a_write_that_breaks_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    store = FileStore(tmp_path)
    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        store.save(b"content")
    assert [p for p in tmp_path.rglob("*") if p.is_file()] == []


def test_no_row_is_no_file(database: Database) -> None:
    assert database.read(lambda c: files.get(c, 7)) is None


@pytest.mark.parametrize(("name", "kind"), [("a.pdf", "application/pdf"), ("a", "application/octet-stream")])
def test_the_ending_tells_the_media_type(name: str, kind: str) -> None:
    assert media_type(name) == kind
