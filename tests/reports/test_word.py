"""The file against Nghị định 30/2020/NĐ-CP, Phụ lục I, element by element."""

import re
import time
import unicodedata
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.check_order import misplaced
from reports.figures import Figures
from reports.model import Appendix, Heading, Letterhead, Paragraph, Row
from reports.word import build_word
from tests.reports.opened import Opened, W, at, has, millimetres, size, words
from tests.reports.sample import LETTERHEAD, content, task_row, without_appendix


def build(of: object, tmp_path: Path) -> Opened:
    path = tmp_path / "made.docx"
    build_word(of, path)  # type: ignore[arg-type]
    assert misplaced(path) == ()
    return Opened(path)


class TestPage:
    def test_first_section_is_a4_upright_with_the_decrees_margins(self, opened: Opened) -> None:
        first = opened.sections()[0]
        edges = {
            side: millimetres(at(first, "pgMar", side))
            for side in ("top", "bottom", "left", "right", "header")
        }
        assert edges == {"top": 20, "bottom": 20, "left": 30, "right": 15, "header": 10}
        assert (millimetres(at(first, "pgSz", "w")), millimetres(at(first, "pgSz", "h"))) == (210, 297)

    def test_appendix_lies_across_and_counts_its_own_pages(self, opened: Opened) -> None:
        last = opened.sections()[1]
        assert at(last, "pgSz", "orient") == "landscape"
        assert (millimetres(at(last, "pgSz", "w")), millimetres(at(last, "pgSz", "h"))) == (297, 210)
        assert at(last, "pgNumType", "start") == "1" and at(last, "type") == "nextPage"

    def test_no_number_on_the_first_page_of_either_section(self, opened: Opened) -> None:
        for section in opened.sections():
            assert has(section, "titlePg")
            kinds = [e.get(W + "type") for e in section.iter(f"{W}headerReference")]
            assert kinds == ["default", "first"]
        assert words(opened.part("word/header2.xml")) == ""

    def test_page_number_is_a_field_centred_on_top(self, opened: Opened) -> None:
        header = opened.part("word/header1.xml")
        kinds = [e.get(W + "fldCharType") for e in header.iter(f"{W}fldChar")]
        assert kinds == ["begin", "separate", "end"]
        assert [e.text for e in header.iter(f"{W}instrText")] == [" PAGE "]
        assert at(header.find(f"{W}p"), "pPr/jc") == "center"
        assert {e.get(W + "val") for e in header.iter(f"{W}sz")} == {"28"}

    def test_portrait_appendix_is_a_choice(self, tmp_path: Path) -> None:
        of = content(2)
        made = build(replace(of, appendices=(replace(of.appendices[0], landscape=False),)), tmp_path)
        assert at(made.sections()[1], "pgSz", "orient") is None
        widths = [int(e.get(W + "w")) for e in made.tables()[-1].iter(f"{W}gridCol")]
        assert millimetres(str(sum(widths))) == pytest.approx(165, abs=0.2)


class TestFont:
    def test_times_new_roman_on_all_four_scripts_and_no_theme(self, opened: Opened) -> None:
        styles = opened.part("word/styles.xml")
        fonts = list(styles.iter(f"{W}rFonts"))
        assert len(fonts) == 2
        for found in fonts:
            assert {key.removeprefix(W): value for key, value in found.attrib.items()} == dict.fromkeys(
                ("ascii", "hAnsi", "eastAsia", "cs"), "Times New Roman"
            )
        assert b"Theme" not in opened.parts["word/document.xml"] + opened.parts["word/styles.xml"]

    def test_language_is_vietnamese(self, opened: Opened) -> None:
        assert {e.get(W + "val") for e in opened.part("word/styles.xml").iter(f"{W}lang")} == {"vi-VN"}

    def test_no_single_line_is_left_on_a_page(self, opened: Opened) -> None:
        assert len(list(opened.part("word/styles.xml").iter(f"{W}widowControl"))) == 1

    def test_decomposed_text_is_composed(self, tmp_path: Path) -> None:
        of = replace(
            content(0), closing=unicodedata.normalize("NFD", "Trên đây là báo cáo"), subject=("Kết quả",)
        )
        text = words(build(of, tmp_path).body)
        assert "Trên đây là báo cáo./." in text and unicodedata.is_normalized("NFC", text)


class TestHead:
    def test_bodies_and_nation_stand_side_by_side_without_lines(self, opened: Opened) -> None:
        head = opened.tables()[0]
        widths = [millimetres(e.get(W + "w")) for e in head.iter(f"{W}gridCol")]
        assert widths == [70, 95]
        assert {e.get(W + "val") for e in head.find(f"{W}tblPr/{W}tblBorders")} == {"nil"}
        assert at(head, "tblPr/tblLayout", "type") == "fixed"

    @pytest.mark.parametrize(
        ("begins", "points", "bold", "italic"),
        [
            ("UBND TỈNH AN BÌNH", 12, False, False),
            ("SỞ KHOA HỌC VÀ CÔNG NGHỆ", 12, True, False),
            ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, True, False),
            ("Độc lập - Tự do - Hạnh phúc", 13, True, False),
            ("Số:        /BC-SKHCN", 13, False, False),
            ("An Bình, ngày      tháng 11 năm 2026", 13, False, True),
            ("BÁO CÁO", 14, True, False),
            ("Kết quả thực hiện", 14, True, False),
        ],
    )
    def test_size_and_face(
        self, opened: Opened, begins: str, points: float, bold: bool, italic: bool
    ) -> None:
        found = opened.paragraph(begins)
        run = next(found.iter(f"{W}r"))
        assert (size(found), has(run, "rPr/b"), has(run, "rPr/i")) == (points, bold, italic)
        assert at(found, "pPr/jc") == "center"

    def test_four_rules_are_borders_and_never_underlines(self, opened: Opened) -> None:
        ruled = [p for p in opened.body.iter(f"{W}p") if has(p, "pPr/pBdr")]
        assert len(ruled) == 4
        for line in ruled:
            assert at(line, "pPr/pBdr/top", "sz") == "6" and at(line, "pPr/spacing", "lineRule") == "exact"
            assert words(line) == ""
        assert b"<w:u " not in opened.parts["word/document.xml"] and "____" not in words(opened.body)

    def test_rule_is_as_long_as_the_decree_says(self, opened: Opened) -> None:
        lengths = []
        for line in (p for p in opened.body.iter(f"{W}p") if has(p, "pPr/pBdr")):
            sides = millimetres(at(line, "pPr/ind", "left")) + millimetres(at(line, "pPr/ind", "right"))
            lengths.append(sides)
        agency, motto, _, appendix = lengths
        assert (70 - agency) / 64.5 == pytest.approx(0.42, abs=0.01)
        assert 95 - motto == pytest.approx(56.1, abs=0.5)
        assert 252 - appendix == pytest.approx(40, abs=0.3)

    @pytest.mark.parametrize(
        ("month", "said"), [(1, "tháng 01"), (2, "tháng 02"), (3, "tháng 3"), (10, "tháng 10")]
    )
    def test_only_january_and_february_are_padded(self, tmp_path: Path, month: int, said: str) -> None:
        of = replace(content(0), letterhead=replace(LETTERHEAD, month=month))
        assert f"An Bình, ngày      {said} năm 2026" in words(build(of, tmp_path).body)

    def test_short_names_take_the_larger_size(self, tmp_path: Path) -> None:
        head = Letterhead("UBND tỉnh An Bình", "Sở Tài chính", "An Bình", "BC-STC", 5, 2026)
        made = build(replace(content(0), letterhead=head), tmp_path)
        assert size(made.paragraph("SỞ TÀI CHÍNH")) == 13
        assert size(made.paragraph("Độc lập")) == 14

    def test_long_name_is_broken_into_even_lines_with_a_rule_of_its_own(self, tmp_path: Path) -> None:
        name = "Sở Nông nghiệp và Phát triển nông thôn"
        made = build(replace(content(0), letterhead=replace(LETTERHEAD, issuer=name)), tmp_path)
        found = made.paragraph("SỞ NÔNG NGHIỆP")
        assert len(list(found.iter(f"{W}br"))) == 1
        first, second = (words(r) for r in found.iter(f"{W}r") if words(r))
        assert abs(len(first) - len(second)) < 12

    def test_no_governing_body_leaves_no_empty_line(self, tmp_path: Path) -> None:
        made = build(replace(content(0), letterhead=replace(LETTERHEAD, governing_body="")), tmp_path)
        cell = next(made.tables()[0].iter(f"{W}tc"))
        assert words(cell.find(f"{W}p")) == "SỞ KHOA HỌC VÀ CÔNG NGHỆ"


class TestAddressee:
    def test_without_one_there_is_no_kinh_gui_and_no_nhu_tren(self, opened: Opened) -> None:
        text = words(opened.body)
        assert "Kính gửi" not in text and "Như trên" not in text

    def test_one_stands_on_the_same_line(self, tmp_path: Path) -> None:
        made = build(replace(content(0), addressees=("UBND tỉnh An Bình",)), tmp_path)
        assert words(made.paragraph("Kính gửi")) == "Kính gửi: UBND tỉnh An Bình."
        assert words(made.paragraph("- Như trên")) == "- Như trên;"

    def test_several_are_a_list_that_ends_with_a_full_stop(self, tmp_path: Path) -> None:
        made = build(replace(content(0), addressees=("UBND tỉnh", "Sở Nội vụ")), tmp_path)
        assert words(made.paragraph("Kính gửi")) == "Kính gửi:"
        assert words(made.paragraph("- UBND tỉnh")) == "- UBND tỉnh;"
        assert words(made.paragraph("- Sở Nội vụ")) == "- Sở Nội vụ."


class TestBody:
    def test_text_is_justified_with_a_first_line_indent(self, opened: Opened) -> None:
        opening = opened.paragraph("Thực hiện Quyết định")
        assert at(opening, "pPr/jc") == "both" and size(opening) == 14
        assert millimetres(at(opening, "pPr/ind", "firstLine")) == 12.7
        assert (at(opening, "pPr/spacing", "before"), at(opening, "pPr/spacing", "after")) == ("0", "120")

    def test_headings_of_the_first_level_are_capitals_and_stay_with_their_text(self, opened: Opened) -> None:
        found = opened.paragraph("I. TÌNH HÌNH TRIỂN KHAI")
        assert has(found, "pPr/keepNext") and has(next(found.iter(f"{W}r")), "rPr/b")
        assert has(opened.paragraph("1. Kết quả chung"), "pPr/keepNext")

    def test_blank_is_marked_under_its_heading(self, opened: Opened) -> None:
        found = opened.paragraph("[Văn phòng Sở bổ sung")
        assert at(next(found.iter(f"{W}r")), "rPr/highlight") == "yellow"
        assert b"highlight" not in opened.parts["word/styles.xml"]

    def test_text_ends_with_the_sign_of_the_end(self, opened: Opened) -> None:
        assert words(opened.paragraph("Trên đây")).endswith("trân trọng báo cáo./.")

    @pytest.mark.parametrize(
        "closing", ["Trân trọng báo cáo", "Trân trọng báo cáo.", "Trân trọng báo cáo./."]
    )
    def test_sign_of_the_end_is_never_doubled(self, tmp_path: Path, closing: str) -> None:
        made = build(replace(content(0), closing=closing), tmp_path)
        assert words(made.paragraph("Trân trọng")) == "Trân trọng báo cáo./."

    def test_statistics_table_has_a_header_of_two_rows_with_merged_cells(self, opened: Opened) -> None:
        table = opened.tables()[1]
        rows = table.findall(f"{W}tr")
        assert [has(r, "trPr/tblHeader") for r in rows[:3]] == [True, True, False]
        spans = [at(c, "tcPr/gridSpan") for c in rows[0].iter(f"{W}tc")]
        assert spans.count("2") == 2
        assert [words(c) for c in rows[-2].iter(f"{W}tc")][:4] == ["", "Tổng số", "27", "9"]
        assert words(rows[-1]).startswith("Trong đó: chờ xác nhận11")

    def test_line_of_what_awaits_never_stands_alone_on_the_next_page(self, opened: Opened) -> None:
        rows = opened.tables()[1].findall(f"{W}tr")
        assert all(has(p, "pPr/keepNext") for r in rows[:-1] for p in r.iter(f"{W}p"))


class TestSignature:
    def test_never_alone_on_a_page(self, opened: Opened) -> None:
        closing = opened.paragraph("Trên đây")
        assert has(closing, "pPr/keepNext") and has(closing, "pPr/keepLines")
        table = closing.getnext()
        assert table.tag == f"{W}tbl" and has(table.find(f"{W}tr"), "trPr/cantSplit")
        assert all(has(p, "pPr/keepNext") for p in table.iter(f"{W}p"))

    def test_both_sides(self, opened: Opened) -> None:
        table = opened.paragraph("Trên đây").getnext()
        left, right = table.iter(f"{W}tc")
        assert [words(p) for p in left.iter(f"{W}p")] == [
            "Nơi nhận:",
            "- Văn phòng UBND tỉnh;",
            "- Lãnh đạo Sở;",
            "- Các phòng, đơn vị thuộc Sở;",
            "- Lưu: VT, VP.",
        ]
        assert [words(p) for p in right.iter(f"{W}p")] == [
            "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "", "", "", "", "Trần Minh Khôi",
        ]  # fmt: skip
        assert size(opened.paragraph("Nơi nhận:")) == 12 and size(opened.paragraph("- Lưu")) == 11


class TestAppendix:
    def test_widths_and_header_that_repeats(self, opened: Opened) -> None:
        table = opened.tables()[-1]
        assert [round(millimetres(e.get(W + "w"))) for e in table.iter(f"{W}gridCol")] == [12, 78, 35, 29, 98]
        rows = table.findall(f"{W}tr")
        assert has(rows[0], "trPr/tblHeader") and has(rows[0], "trPr/cantSplit")
        assert [words(c) for c in rows[0].iter(f"{W}tc")][-1] == "Kết quả đã thực hiện đến 14/11/2026"
        assert not any(has(r, "trPr/tblHeader") for r in rows[1:])

    def test_section_rows_span_the_table_in_capitals(self, opened: Opened) -> None:
        row = opened.tables()[-1].findall(f"{W}tr")[1]
        cells = row.findall(f"{W}tc")
        assert [words(c) for c in cells] == ["I", "NHIỆM VỤ TRỌNG TÂM"]
        assert at(cells[1], "tcPr/gridSpan") == "4"

    def test_only_a_long_row_breaks_over_pages(self, opened: Opened, tmp_path: Path) -> None:
        row = opened.tables()[-1].findall(f"{W}tr")[2]
        assert has(row, "trPr/cantSplit")
        of = content(1)
        long = replace(task_row(1), result=("Đã tổ chức hội nghị tại các xã, phường. " * 40,))
        build_word(replace(of, appendices=(replace(of.appendices[0], rows=(long,)),)), tmp_path / "a.docx")
        again = Opened(tmp_path / "a.docx").tables()[-1].findall(f"{W}tr")[1]
        assert not has(again, "trPr/cantSplit")
        assert words(row.findall(f"{W}tc")[1]).startswith("Nhiệm vụ 1: Hỗ trợ")

    def test_only_a_document_in_parentheses_stands_in_italics(self, opened: Opened) -> None:
        cell = opened.tables()[-1].findall(f"{W}tr")[2].findall(f"{W}tc")[4]
        slanted = [words(r) for r in cell.iter(f"{W}r") if has(r, "rPr/i")]
        assert slanted == ["(Kế hoạch số 118/KH-UBND ngày 06/3/2026 của UBND tỉnh)"]

    def test_parent_without_a_title_keeps_its_label(self, tmp_path: Path) -> None:
        of = replace(content(0), appendices=(Appendix("Kết quả", (Row("p", "2", "", "Nhiệm vụ 2"),)),))
        assert "Nhiệm vụ 2:" in words(build(of, tmp_path).tables()[-1])

    def test_several_bear_roman_numbers(self, tmp_path: Path) -> None:
        one = Appendix("Một", (Row("a", "1", "x"),))
        of = replace(content(0), appendices=(one, replace(one, rows=(Row("b", "1", "x"),))))
        made = build(of, tmp_path)
        assert "Phụ lục IMỘT" in words(made.body) and "Phụ lục IIMỘT" in words(made.body)
        assert [at(s, "pgNumType", "start") for s in made.sections()] == [None, "1", "1"]

    def test_blank_page_after_the_signature_cannot_come(self, opened: Opened) -> None:
        """The paragraph that ends the first section is 1 pt high: a higher one once spilled onto a page of its own."""
        carrier = next(p for p in opened.body.iter(f"{W}p") if has(p, "pPr/sectPr"))
        assert (
            at(carrier, "pPr/spacing", "line") == "20" and at(carrier, "pPr/spacing", "lineRule") == "exact"
        )
        assert at(carrier, "pPr/rPr/sz") == "2"

    def test_attachment_line_keeps_number_and_day_blank(self, opened: Opened) -> None:
        assert words(opened.paragraph("(Kèm theo")) == (
            "(Kèm theo Báo cáo số        /BC-SKHCN ngày      tháng 11 năm 2026 của Sở Khoa học và Công nghệ)"
        )


class TestWhole:
    def test_order_of_children(self, report: Path) -> None:
        assert misplaced(report) == ()

    def test_python_docx_opens_it_and_reads_its_properties(self, report: Path) -> None:
        core = docx.Document(str(report)).core_properties
        assert core.title.startswith("BÁO CÁO Kết quả") and core.language == "vi-VN"
        assert core.author == "" and core.identifier == "bao-cao-7-1" and core.comments.startswith("Lập lúc")

    def test_equal_contents_give_equal_bytes(self, tmp_path: Path, report: Path) -> None:
        build_word(content(), tmp_path / "again.docx")
        assert (tmp_path / "again.docx").read_bytes() == report.read_bytes()

    def test_every_bookmark_has_its_own_number_and_name(self, opened: Opened) -> None:
        starts = list(opened.body.iter(f"{W}bookmarkStart"))
        assert (
            len({e.get(W + "id") for e in starts})
            == len({e.get(W + "name") for e in starts})
            == len(starts)
            > 10
        )
        assert max(len(e.get(W + "name")) for e in starts) <= 40

    def test_empty_period(self, tmp_path: Path) -> None:
        of = replace(without_appendix(content(0)), figures=Figures(), units=(), upcoming=(), left=(), raw=())
        made = build(of, tmp_path)
        assert len(made.sections()) == 1 and "Không có." in words(made.body)

    @pytest.mark.parametrize("rows", [1, 300])
    def test_rows(self, tmp_path: Path, rows: int) -> None:
        made = build(content(rows), tmp_path)
        assert len(made.tables()[-1].findall(f"{W}tr")) == rows + 3

    def test_five_hundred_rows_are_quick(self, tmp_path: Path) -> None:
        before = time.perf_counter()
        build_word(content(500), tmp_path / "big.docx")
        assert time.perf_counter() - before < 5

    @settings(max_examples=40, deadline=None)
    @given(text=st.text(max_size=60), more=st.text(max_size=30))
    def test_whatever_strangers_write_gives_a_file_that_opens(
        self, tmp_path_factory: pytest.TempPathFactory, text: str, more: str
    ) -> None:
        path = tmp_path_factory.mktemp("fuzz") / "f.docx"
        table = Appendix(text, (Row("k", more, text, more, target=text, deadline=more, result=(text, more)),))
        of = replace(
            content(0),
            body=(Heading("a", "I", text, 1, (Paragraph(more),)),),
            closing=text,
            subject=(text,),
            appendices=(table,),
        )
        build_word(of, path)
        assert misplaced(path) == () and len(docx.Document(str(path)).tables) == 3

    def test_markup_in_a_report_stays_text(self, tmp_path: Path) -> None:
        of = replace(content(0), closing='<w:p/>&amp; "x" ]]>')
        assert re.search(r'<w:p/>&amp; "x" \]\]>\./\.', words(build(of, tmp_path).body))
