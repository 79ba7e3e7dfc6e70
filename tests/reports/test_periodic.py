"""From template, agency and values to a whole report."""

from datetime import date
from pathlib import Path

import pytest

from reports.check_order import misplaced
from reports.model import Blank, Gathered, Paragraph, Signer, StatisticsTable, UpcomingTable
from reports.periodic import Agency, Values, compose, span_of, week_span
from reports.templates import load, names
from reports.word import build_word
from tasks.periods import parse_period
from tests.reports.sample import FIGURES, UNITS, content

AGENCY = Agency(
    "UBND tỉnh An Bình", "Sở Khoa học và Công nghệ", "An Bình", "BC-SKHCN", Signer(("GIÁM ĐỐC",), "Lê Văn Nam"),
    ("Lãnh đạo Sở",), "VT, VP", ("UBND tỉnh An Bình",), "Quyết định số 51/QĐ-UBND ngày 20/01/2026 của UBND tỉnh",
)  # fmt: skip
VALUES = Values(FIGURES, UNITS, 6, 27, rows=content(4).appendices[0].rows, upcoming=content().upcoming)


@pytest.mark.parametrize(
    ("period", "words", "following", "cut_off"),
    [
        ("2026-11", "tháng 11 năm 2026", "tháng 12 năm 2026", date(2026, 11, 14)),
        ("2026-12", "tháng 12 năm 2026", "tháng 1 năm 2027", date(2026, 12, 14)),
        ("2026-Q3", "quý III năm 2026", "quý IV năm 2026", date(2026, 9, 14)),
        ("2026-Q4", "quý IV năm 2026", "quý I năm 2027", date(2026, 12, 14)),
        ("2026-H1", "6 tháng đầu năm 2026", "6 tháng cuối năm 2026", date(2026, 6, 14)),
        ("2026-H2", "6 tháng cuối năm 2026", "6 tháng đầu năm 2027", date(2026, 12, 14)),
        ("2026-9M", "9 tháng năm 2026", "3 tháng cuối năm 2026", date(2026, 9, 14)),
        ("2026", "năm 2026", "năm 2027", date(2026, 12, 14)),
    ],
)
def test_a_period_in_words(period: str, words: str, following: str, cut_off: date) -> None:
    found = span_of(parse_period(period))
    assert (found.words, found.next_words, found.cut_off) == (words, following, cut_off)


def test_a_week_is_told_by_its_working_days() -> None:
    found = week_span(date(2026, 11, 22))
    assert found.words == "tuần từ ngày 16/11/2026 đến ngày 20/11/2026" and found.cut_off == date(
        2026, 11, 20
    )
    assert found.next_words == "tuần từ ngày 23/11/2026 đến ngày 27/11/2026"


@pytest.mark.parametrize("name", names())
def test_every_template_gives_a_good_file(name: str, tmp_path: Path) -> None:
    made = compose(load(name), AGENCY, span_of(parse_period("2026-11")), VALUES, date(2026, 11, 16))
    build_word(made, tmp_path / "a.docx")
    assert misplaced(tmp_path / "a.docx") == ()
    everything = " ".join((*made.subject, *made.opening, made.closing, *(h.title for h in made.body)))
    assert "{" not in everything


def month(values: Values = VALUES) -> dict[str, tuple[object, ...]]:
    made = compose(load("month"), AGENCY, span_of(parse_period("2026-11")), values, date(2026, 11, 16))
    return {heading.key: heading.blocks for heading in made.body}


def test_statistics_sentences_table_and_the_word_of_the_appendix() -> None:
    blocks = month()["I.3"]
    assert StatisticsTable() in blocks and blocks[-1] == Paragraph("(Có phụ lục kèm theo)")
    assert isinstance(blocks[0], Paragraph) and blocks[0].text.startswith(
        "Tính đến ngày 14/11/2026, tổng số 6 nhiệm vụ"
    )


def test_what_nobody_wrote_is_blank_and_what_nobody_said_is_khong_co() -> None:
    found = month()
    assert found["I.1"] == (Blank("Văn phòng bổ sung nội dung mục này"),)
    assert found["I.2"] == found["III"] == (Paragraph("Không có."),)


def test_texts_of_units_and_clerk_fill_their_heading_but_never_displace_a_table() -> None:
    found = month(
        Values(
            VALUES.figures,
            UNITS,
            upcoming=VALUES.upcoming,
            texts={"I.1": ("Thuận lợi A.",), "IV": ("Tập trung:",)},
        )
    )
    assert found["I.1"] == (Paragraph("Thuận lợi A."),)
    assert found["IV"] == (Paragraph("Tập trung:"), UpcomingTable())


def test_difficulties_stay_by_unit() -> None:
    told = (Gathered("Văn phòng", ("Thiếu biên chế",), ("b1",)),)
    assert month(Values(difficulties=told))["I.2"] == told


def test_figures_say_what_they_count_even_where_the_form_asks_for_something_else() -> None:
    (first, *_) = month(Values(FIGURES, UNITS, 6, 27, counted="đầu việc"))["I.3"]
    assert isinstance(first, Paragraph) and "đã hoàn thành 10 đầu việc" in first.text


def test_only_a_template_that_says_so_is_addressed() -> None:
    span = span_of(parse_period("2026-H1"))
    half = compose(load("half"), AGENCY, span, VALUES, date(2026, 6, 15))
    assert half.addressees == ("UBND tỉnh An Bình",) and half.letterhead.month == 6
    assert compose(load("month"), AGENCY, span, VALUES, date(2026, 6, 15)).addressees == ()


def test_no_rows_no_appendix_and_no_word_of_one() -> None:
    made = compose(load("month"), AGENCY, span_of(parse_period("2026-11")), Values(), date(2026, 11, 16))
    assert made.appendices == () and Paragraph("(Có phụ lục kèm theo)") not in [
        b for h in made.body for b in h.blocks
    ]
