"""Numbers in digits and in words, and how they are written."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vietnamese.numbers import (
    find_numbers,
    format_date,
    format_number,
    format_percent,
    read_number,
    roman_number,
)

WHOLE = [
    ("2.152", 2152, None),
    ("10.000", 10000, None),
    ("77,8", 77.8, None),
    ("1.234,56", 1234.56, None),
    ("1.5", 1.5, None),
    ("60%", 60, 60),
    ("45,5 %", 45.5, 45.5),
    ("sáu mươi phần trăm", 60, 60),
    ("sau muoi phan tram", 60, 60),
    ("trăm phần trăm", 100, 100),
    ("bảy lăm phần trăm", 75, 75),
    ("mười lăm", 15, None),
    ("muoi lam", 15, None),
    ("hai mốt", 21, None),
    ("hăm ba", 23, None),
    ("chín mươi chín", 99, None),
    ("một trăm linh năm", 105, None),
    ("một trăm rưỡi", 150, None),
    ("hai nghìn một trăm năm mươi hai", 2152, None),
    ("ba triệu rưỡi", 3500000, None),
    ("hai phẩy năm", 2.5, None),
    ("hai rưỡi", 2.5, None),
    ("ba phần tư", 0.75, 75),
    ("ba phan tu", 0.75, 75),
    ("hai phần năm", 0.4, 40),
    ("một nửa", 0.5, 50),
    ("mot nua", 0.5, 50),
    ("bảy", 7, None),
]


@pytest.mark.parametrize(("text", "value", "percent"), WHOLE, ids=[text for text, _, _ in WHOLE])
def test_a_whole_text_is_a_number(text: str, value: float, percent: float | None) -> None:
    number = read_number(text)
    assert number is not None and (number.value, number.percent) == (value, percent)


@pytest.mark.parametrize(
    "text", ["", "năm nay", "bà", "12 việc", "phòng tư pháp", "từ", "sau", "không", "²", "mười hai việc"]
)
def test_other_texts_are_no_number(text: str) -> None:
    assert read_number(text) is None


def test_numbers_of_a_sentence_come_with_their_places() -> None:
    text = "đã làm ba mươi hai trên năm mươi bài, khoảng 64%"
    found = find_numbers(text)
    assert [(n.value, n.kind) for n in found] == [(32, "number"), (50, "number"), (64, "percent")]
    assert [text[slice(*n.span)] for n in found] == [n.text for n in found]
    assert found[-1].about and found[0].words


def test_words_that_are_other_things_are_left_alone() -> None:
    assert [n.value for n in find_numbers("năm 2026 chị Tư và bà Năm ở phía nam")] == [2026]
    assert find_numbers("tu nam sau tam dung 3 viec")[-1].value == 3


@given(st.text(max_size=120))
@settings(max_examples=150, deadline=None)
def test_any_text_is_survived(text: str) -> None:
    for number in find_numbers(text):
        assert text[slice(*number.span)] == number.text
    read_number(text)


@given(st.integers(min_value=-(10**9), max_value=10**9))
def test_a_written_number_is_read_back(value: int) -> None:
    written = format_number(abs(value))
    number = read_number(written)
    assert number is not None and number.value == abs(value)


def test_writing() -> None:
    assert [format_number(x) for x in (2152, 77.75, 77.0, 0.04, 1000000, -5)] == [
        "2.152",
        "77,8",
        "77",
        "0",
        "1.000.000",
        "-5",
    ]
    assert (format_percent(77.8), format_percent(100)) == ("77,8 %", "100 %")
    assert format_date(date(2026, 9, 30)) == "30/9/2026"
    assert [roman_number(x) for x in ("I", "iv", "X", "IIII", "")] == [1, 4, 10, None, None]
