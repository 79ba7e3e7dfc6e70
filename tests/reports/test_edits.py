"""The clerk's pen: what was edited comes back under its key."""

import copy
import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest

from reports.edits import Edit, read_edits
from reports.errors import ReportError
from reports.keys import bookmark_name, read_bookmark
from reports.word import build_word
from tests.reports.opened import W
from tests.reports.sample import content


def edited(report: Path, tmp_path: Path, change: Callable[[Any], None]) -> tuple[Edit, ...]:
    document = docx.Document(str(report))
    change(document)
    document.save(str(tmp_path / "back.docx"))
    return read_edits(tmp_path / "back.docx", content())


def paragraph(document: Any, begins: str) -> Any:
    return next(p for p in document.paragraphs if p.text.startswith(begins))


def row(document: Any, number: str) -> Any:
    return next(r for r in document.tables[-1].rows if r.cells[0].text == number)


def without_marks(element: Any) -> None:
    for mark in [*element.iter(f"{W}bookmarkStart"), *element.iter(f"{W}bookmarkEnd")]:
        mark.getparent().remove(mark)


def test_untouched_is_no_edit(report: Path) -> None:
    assert read_edits(report, content()) == ()


def test_a_blank_that_was_written(report: Path, tmp_path: Path) -> None:
    def write(document: Any) -> None:
        paragraph(document, "[Văn phòng Sở").runs[0].text = "Được lãnh đạo quan tâm."

    (edit,) = edited(report, tmp_path, write)
    assert (edit.key, edit.new, edit.numbers_changed) == ("heading:I.2", "Được lãnh đạo quan tâm.", False)


def test_paragraphs_put_in_belong_to_the_heading_above(report: Path, tmp_path: Path) -> None:
    def write(document: Any) -> None:
        paragraph(document, "Trên đây").insert_paragraph_before("Tập trung hoàn thành hồ sơ.")

    (edit,) = edited(report, tmp_path, write)
    assert (edit.key, edit.old, edit.new) == ("heading:II", "", "Tập trung hoàn thành hồ sơ.")


def test_a_changed_number_in_a_cell_is_flagged(report: Path, tmp_path: Path) -> None:
    def write(document: Any) -> None:
        runs = row(document, "1").cells[4].paragraphs[1].runs
        runs[0].text = "- Tổ chức 03 lớp tập huấn cho 96 học viên; lũy kế 2/03 lớp."

    (edit,) = edited(report, tmp_path, write)
    assert edit.key == "row:t1:result" and edit.numbers_changed
    assert (edit.gone, edit.come) == (("2",), ("3",))


def test_wording_alone_is_not_flagged(report: Path, tmp_path: Path) -> None:
    def write(document: Any) -> None:
        row(document, "2").cells[2].paragraphs[0].runs[0].text = "3 cơ sở"

    (edit,) = edited(report, tmp_path, write)
    assert (edit.key, edit.old, edit.new, edit.numbers_changed) == (
        "row:t2:target",
        "03 doanh nghiệp",
        "3 cơ sở",
        False,
    )


def test_a_row_taken_out_and_one_put_in(report: Path, tmp_path: Path) -> None:
    def write(document: Any) -> None:
        added = copy.deepcopy(row(document, "3")._tr)
        without_marks(added)
        texts = list(added.iter(f"{W}t"))
        for text in texts:
            text.text = ""
        texts[1].text = "Nhiệm vụ bổ sung"
        row(document, "3")._tr.addnext(added)
        gone = row(document, "2")._tr
        gone.getparent().remove(gone)

    found = {edit.key: edit for edit in edited(report, tmp_path, write)}
    assert set(found) == {"row:t2", "new:1"} and found["new:1"].new == "Nhiệm vụ bổ sung"


def test_heading_and_closing(report: Path, tmp_path: Path) -> None:
    def write(document: Any) -> None:
        paragraph(document, "2. Thuận lợi").runs[0].text = "2. Thuận lợi, kết quả nổi bật"
        paragraph(document, "Trên đây").runs[0].text = "Trên đây là báo cáo tháng 10./."

    found = {edit.key: edit for edit in edited(report, tmp_path, write)}
    assert set(found) == {"title:I.2", "closing"} and found["closing"].numbers_changed


def test_lost_marks_are_made_up_for_by_number_and_likeness(report: Path, tmp_path: Path) -> None:
    def write(document: Any) -> None:
        without_marks(document.element.body)
        row(document, "1").cells[3].paragraphs[0].runs[0].text = "Tháng 11/2026"

    (edit,) = edited(report, tmp_path, write)
    assert edit.key == "row:t1:deadline" and edit.numbers_changed


def test_tracked_changes_count_as_accepted(report: Path, tmp_path: Path) -> None:
    def write(document: Any) -> None:
        run = row(document, "1").cells[2].paragraphs[0].runs[0]._r
        gone = run.makeelement(f"{W}del", {f"{W}id": "900"})
        run.addprevious(gone)
        gone.append(copy.deepcopy(run))
        run.find(f"{W}t").text = "05 doanh nghiệp"
        for text in gone.iter(f"{W}t"):
            text.tag = f"{W}delText"

    (edit,) = edited(report, tmp_path, write)
    assert edit.new == "05 doanh nghiệp" and (edit.gone, edit.come) == (("3",), ("5",))


def test_quotes_and_spaces_that_word_changes_by_itself_are_no_edit(tmp_path: Path) -> None:
    of = replace(content(0), closing='Trên đây là "báo cáo" tháng 11 - 2026')
    build_word(of, tmp_path / "a.docx")
    document = docx.Document(str(tmp_path / "a.docx"))
    paragraph(document, "Trên đây").runs[0].text = "Trên đây là “báo cáo”  tháng\u00a011 – 2026./."
    document.save(str(tmp_path / "b.docx"))
    assert read_edits(tmp_path / "b.docx", of) == ()


def packed(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, data in parts.items():
            pack.writestr(name, data)
    return buffer.getvalue()


OTHER = f'<w:document xmlns:w="{W[1:-1]}"><w:body><w:p/></w:body></w:document>'.encode()
DOCTYPE = b'<!DOCTYPE x [<!ENTITY a "b">]>' + OTHER


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "not_a_word_file"),
        (b"\xd0\xcf\x11\xe0 an old .doc", "not_a_word_file"),
        (packed({"xl/workbook.xml": b"<x/>"}), "not_a_word_file"),
        (packed({"word/document.xml": b"<broken"}), "not_a_word_file"),
        (packed({"word/document.xml": b"<x/>"}), "not_a_word_file"),
        (packed({"word/document.xml": DOCTYPE}), "not_a_word_file"),
        (packed({"word/document.xml": OTHER}), "word_file_not_ours"),
        (packed({f"m{n}": b"" for n in range(2100)} | {"word/document.xml": OTHER}), "word_file_too_large"),
        (packed({"word/document.xml": b" " * 100_000_001}), "word_file_too_large"),
    ],
    ids=["empty", "doc", "excel", "broken", "no body", "doctype", "not ours", "many members", "bomb"],
)
def test_files_of_strangers(data: bytes, code: str, tmp_path: Path) -> None:
    (tmp_path / "x.docx").write_bytes(data)
    with pytest.raises(ReportError) as refused:
        read_edits(tmp_path / "x.docx", content(0))
    assert refused.value.code == code


@pytest.mark.parametrize("key", ["t1", "I.2", "A.1", "nv-2.1", "đ", "a_b_c"])
def test_keys_come_back_from_their_marks(key: str) -> None:
    name = bookmark_name("r", key)
    assert read_bookmark(name) == ("r", key) and len(name) <= 40 and name.isascii()


@pytest.mark.parametrize("key", ["", "x" * 50, "....................."])
def test_keys_that_word_would_cut_are_refused(key: str) -> None:
    with pytest.raises(ReportError, match="key_not_usable"):
        bookmark_name("r", key)


def test_marks_of_others_are_not_ours() -> None:
    assert read_bookmark("_GoBack") is None and read_bookmark("_Toc123") is None
