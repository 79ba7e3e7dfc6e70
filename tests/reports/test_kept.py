"""Kept contents build the very same file; the mark tells one version from another."""

from dataclasses import replace
from pathlib import Path

import pytest

from reports import templates
from reports.check_order import misplaced
from reports.form_sheet import read_form, write_form
from reports.kept import marked, packed, unpacked
from reports.model import Blank, Heading, Paragraph, ReportContent, StatisticsTable, UpcomingTable
from reports.pen import apply
from reports.word import build_word
from tests.reports.sample import content

PARTS = (Paragraph("a"), Blank("b"), StatisticsTable(), UpcomingTable())


@pytest.mark.parametrize(
    "of", [content(0), content(5), replace(content(2), notes=("Thay thế báo cáo trước.",))]
)
def test_kept_contents_build_the_same_bytes(of: ReportContent, tmp_path: Path) -> None:
    first = marked(of)
    build_word(first, tmp_path / "a.docx")
    build_word(unpacked(packed(first)), tmp_path / "b.docx")
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()
    assert unpacked(packed(first)) == first and misplaced(tmp_path / "a.docx") == ()


def test_every_kind_of_block_is_kept_as_what_it_is() -> None:
    of = replace(content(0), body=(Heading("I", "I", "Phần", blocks=PARTS),))
    assert unpacked(packed(of)).body[0].blocks == PARTS


def test_a_mark_is_the_contents_own() -> None:
    assert marked(content(3)).identifier == marked(marked(content(3))).identifier
    assert marked(content(3)).identifier != marked(content(4)).identifier


def test_wording_fits_only_where_its_words_still_stand() -> None:
    of = content(2)
    key = "row:t1:result"
    old = "\n".join(of.appendices[0].rows[1].result)
    changed, stale = apply(of, [(key, old, "Lời văn mới."), ("closing", "khác hẳn", "Hết")])
    assert changed.appendices[0].rows[1].result == ("Lời văn mới.",) and stale == ("closing",)


@pytest.mark.parametrize("name", templates.names())
def test_every_form_comes_back_from_its_workbook_unchanged(name: str, tmp_path: Path) -> None:
    of = templates.load(name)
    write_form(of, tmp_path / "mau.xlsx")
    assert read_form((tmp_path / "mau.xlsx").read_bytes()) == (of.model_copy(update={"addressed": False}), ())
