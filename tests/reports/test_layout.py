"""Measuring, cleaning and the order check."""

import zipfile
from pathlib import Path

import pytest

from reports.check_order import misplaced
from reports.layout.clean import clean, paragraphs
from reports.layout.measure import balanced, width


@pytest.mark.parametrize(
    ("text", "size", "bold", "millimetres"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, True, 95.0),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, True, 87.7),
        ("SỞ KHOA HỌC VÀ CÔNG NGHỆ", 13, True, 69.9),
        ("SỞ KHOA HỌC VÀ CÔNG NGHỆ", 12, True, 64.5),
        ("Độc lập - Tự do - Hạnh phúc", 14, True, 60.4),
        ("Độc lập - Tự do - Hạnh phúc", 13, True, 56.1),
    ],
)
def test_widths_are_those_of_times_new_roman(text: str, size: float, bold: bool, millimetres: float) -> None:
    assert width(text, size, bold) == pytest.approx(millimetres, rel=0.01)


def test_lines_fit_and_lose_no_word() -> None:
    name = "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG, PHÁT TRIỂN NÔNG THÔN TỈNH AN BÌNH"
    lines = balanced(name, 12, True, 69)
    assert " ".join(lines) == name and all(width(line, 12, True) <= 69 for line in lines)


def test_one_word_wider_than_its_box_stays_whole() -> None:
    assert balanced("A" * 100, 14, True, 50) == ("A" * 100,)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a\x00b\ud800c", "abc"),
        (" một \n hai\t ba ", "một hai ba"),
        ("Tie\u0302\u0301n", "Tiến"),
        ("\ufffe", ""),
        ("a\x0bb", "a b"),
    ],
)
def test_clean(text: str, found: str) -> None:
    assert clean(text) == found


def test_paragraphs_leave_empty_lines_out() -> None:
    assert paragraphs("a\r\n\r\n b \n") == ("a", "b")


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("<w:p><w:pPr><w:jc/><w:spacing/></w:pPr></w:p>", "pPr: spacing"),
        ("<w:p><w:r/><w:pPr/></w:p>", "p: properties are not first"),
        ("<w:tbl><w:tblGrid/><w:tblPr/></w:tbl>", "tbl: tblPr"),
        ("<w:tc><w:p/><w:tbl/></w:tc>", "tc: does not end with p"),
        ("<w:r><w:rPr><w:sz/><w:b/></w:rPr></w:r>", "rPr: b"),
        ("<w:sectPr><w:cols/><w:pgNumType/></w:sectPr>", "sectPr: pgNumType"),
    ],
)
def test_order_check_sees_what_word_would_refuse(body: str, found: str, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "x.docx", "w") as pack:
        pack.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
    assert misplaced(tmp_path / "x.docx") == (f"word/document.xml: {found}",)
