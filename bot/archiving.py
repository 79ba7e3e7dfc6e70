"""Writes a year's archive: CSV tables, an HTML page, Word records, evidence, and a list of checksums over all of it.

The folder is complete when SHA256SUMS is there: it is written last. A .zip holds the same folder.
"""

import csv
import hashlib
import html
import re
import shutil
import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from bot.files import FileStore
from bot.making.keeping import kept
from reports.sheet import Page, build_sheet

SUMS = "SHA256SUMS"
UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def make_archive(arguments: Mapping[str, Any]) -> dict[str, Any]:
    """A year as .zip: archive (of `handlers.archive`), name, ending, folder; with the file: year and counts."""
    store, values = FileStore(Path(arguments["folder"])), arguments["archive"]
    made = kept(arguments, lambda out: write_archive(values, store, out))
    return {**made, "year": values["year"], "counts": values["counts"]}


def write_archive(values: Mapping[str, Any], store: FileStore, out: Path) -> None:
    """Write the folder, or the .zip, of `handlers.archive.gather`; raises OSError, FileExistsError for a folder in use."""
    if out.suffix.lower() == ".zip":
        with tempfile.TemporaryDirectory() as folder:
            inside = Path(folder) / f"luu-nam-{values['year']}"
            _write_folder(values, store, inside)
            _zip(inside, out)
        return
    if out.exists() and any(out.iterdir()):
        raise FileExistsError(out)
    _write_folder(values, store, out)


def _write_folder(values: Mapping[str, Any], store: FileStore, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "DOC-TRUOC.txt").write_text(values["read_me"], encoding="utf-8-sig")
    for name, table in values["tables"].items():
        _write_table(folder / f"{name}.csv", table)
    (folder / "index.html").write_text(_page(values), encoding="utf-8")
    (folder / "minh-chung").mkdir(exist_ok=True)
    for file in values["files"]:
        source = store.path(file["sha256"])
        if source.exists():
            shutil.copyfile(source, folder / "minh-chung" / safe(file["name"]))
    (folder / "ho-so").mkdir(exist_ok=True)
    for name, page in values["records"].items():
        build_sheet(TypeAdapter(Page).validate_python(page), folder / "ho-so" / f"{safe(name)}.docx")
    _write_sums(folder)


def _write_table(path: Path, table: Mapping[str, Any]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as handle:
        writer = csv.writer(handle)
        writer.writerow(table["columns"])
        writer.writerows([_cell(value) for value in row] for row in table["rows"])


def _cell(value: object) -> object:
    """No cell is ever a formula for a spreadsheet."""
    text = "" if value is None else value
    return f"'{text}" if isinstance(text, str) and text.startswith(FORMULA) else text


def _write_sums(folder: Path) -> None:
    files = sorted(p for p in folder.rglob("*") if p.is_file() and p.name != SUMS)
    lines = [
        f"{hashlib.sha256(p.read_bytes()).hexdigest()}  {p.relative_to(folder).as_posix()}\n" for p in files
    ]
    (folder / SUMS).write_text("".join(lines), encoding="utf-8")


def _zip(folder: Path, out: Path) -> None:
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(p for p in folder.rglob("*") if p.is_file()):
            name = f"{folder.name}/{path.relative_to(folder).as_posix()}"
            archive.writestr(
                zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), path.read_bytes(), zipfile.ZIP_DEFLATED
            )


def safe(name: str) -> str:
    """A name that every file system takes."""
    return UNSAFE.sub("_", name).strip(". ")[:150] or "khong-ten"


def _page(values: Mapping[str, Any]) -> str:
    """One HTML page: every task with the words of its reports."""
    tasks, told = values["tables"]["nhiem-vu"], values["tables"]["bao-cao"]
    by_task: dict[str, list[Any]] = {}
    for row in told["rows"]:
        by_task.setdefault(row[1], []).append(row)
    rows = []
    for task in tasks["rows"]:
        said = "".join(
            f"<li>{_shown(r[2])}, số {_shown(r[0])}, {_shown(r[4])}: {_shown(r[5])}</li>"
            for r in by_task.get(task[0], ())
        )
        cells = "".join(f"<td>{_shown(task[n])}</td>" for n in (1, 0, 3, 4, 5, 6, 10))
        rows.append(f"<tr>{cells}<td><ul>{said}</ul></td></tr>")
    heads = "".join(
        f"<th>{h}</th>"
        for h in ("Số", "Mã", "Nội dung", "Đơn vị", "Người thực hiện", "Thời hạn", "Tình trạng", "Báo cáo")
    )
    title = f"Lưu trữ năm {values['year']}"
    style = "body{font-family:'Times New Roman',serif}table{border-collapse:collapse}td,th{border:1px solid #000;padding:4px;vertical-align:top}"
    return (
        f'<!doctype html><html lang="vi"><meta charset="utf-8"><title>{title}</title><style>{style}</style>'
        f"<h1>{title}</h1><p>{_shown(values['counts'])}</p><table><tr>{heads}</tr>{''.join(rows)}</table></html>"
    )


def _shown(value: object) -> str:
    return html.escape("" if value is None else str(value))
