"""A year's archive: complete, checkable, no formula, the same in a folder and in a .zip."""

import csv
import hashlib
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.archiving import SUMS, write_archive
from bot.files import FileStore
from handlers import archive
from handlers.turn import load_house
from tests.house import DESK, copy

NOW = datetime(2026, 12, 31, 2, 0, tzinfo=UTC)


@pytest.fixture
def values(template: Path, tmp_path: Path) -> Iterator[dict[str, Any]]:
    database = copy(template, tmp_path)
    house = database.read(lambda conn: load_house(conn, DESK))
    yield database.read(lambda conn: archive.gather(conn, house, 2026, NOW))
    database.close()


def test_every_file_is_in_the_list_of_checksums(values: dict[str, Any], tmp_path: Path) -> None:
    out = tmp_path / "luu"
    write_archive(values, FileStore(tmp_path / "files"), out)
    listed = dict(
        reversed(line.split("  ", 1)) for line in (out / SUMS).read_text(encoding="utf-8").splitlines()
    )
    found = {p.relative_to(out).as_posix(): p for p in out.rglob("*") if p.is_file() and p.name != SUMS}
    assert set(listed) == set(found)
    assert all(hashlib.sha256(p.read_bytes()).hexdigest() == listed[name] for name, p in found.items())
    rows = list(csv.reader((out / "nhiem-vu.csv").open(encoding="utf-8-sig")))
    assert len(rows) == 12 and rows[1][1] == "I"


def test_the_zip_holds_the_same_and_is_the_same_twice(values: dict[str, Any], tmp_path: Path) -> None:
    store = FileStore(tmp_path / "files")
    write_archive(values, store, tmp_path / "luu")
    for name in ("a.zip", "b.zip"):
        write_archive(values, store, tmp_path / name)
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    names = {n.split("/", 1)[1] for n in zipfile.ZipFile(tmp_path / "a.zip").namelist()}
    assert names == {
        p.relative_to(tmp_path / "luu").as_posix() for p in (tmp_path / "luu").rglob("*") if p.is_file()
    }


def test_an_officers_words_never_become_a_formula(values: dict[str, Any], tmp_path: Path) -> None:
    values["tables"]["bao-cao"]["rows"].append(["000001", "#2", "2026-11-20", "", "Nga", "=1+2", ""])
    write_archive(values, FileStore(tmp_path / "files"), tmp_path / "luu")
    rows = list(csv.reader((tmp_path / "luu" / "bao-cao.csv").open(encoding="utf-8-sig")))
    assert rows[-1][5] == "'=1+2"


def test_a_folder_in_use_is_refused(values: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "luu").mkdir()
    (tmp_path / "luu" / "x").write_text("x")
    with pytest.raises(FileExistsError):
        write_archive(values, FileStore(tmp_path / "files"), tmp_path / "luu")
