"""What strangers send: any Unicode gives a reading, quickly, and spans that fit the text."""

import json
from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.vietnamese import corpus_files
from vietnamese.normalize import clean, fold, fold_map
from vietnamese.understand import LONGEST, understand

NOW = datetime(2026, 11, 20, 9, tzinfo=timezone(timedelta(hours=7)))
TEXTS = [
    line["text"] for name in ("reports.txt", "acts.txt", "questions.txt") for line in corpus_files.read(name)
]
PIECES = sorted({word for text in TEXTS for word in text.split()})


@settings(max_examples=150, deadline=None)
@given(st.text(st.characters(), max_size=200))
def test_any_unicode_is_read(text: str) -> None:
    reading = understand(text, NOW)
    json.dumps(reading.as_json())
    for part in reading.parts:
        assert reading.text[slice(*part.span)] == part.words


@settings(max_examples=250, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join))
def test_any_order_of_words_is_read(text: str) -> None:
    reading = understand(text, NOW)
    json.dumps(reading.as_json())
    assert len(reading.multi) != 1


@given(st.text(max_size=80))
def test_the_fold_of_a_clean_text_keeps_offsets(text: str) -> None:
    cleaned = clean(text)
    assert len(fold(cleaned)) == len(cleaned)


@given(st.text(max_size=80))
def test_the_fold_map_points_into_the_original(text: str) -> None:
    letters, origins = fold_map(text)
    assert len(letters) == len(origins)
    assert all(0 <= at < len(text) for at in origins)


@pytest.mark.parametrize(
    "unit",
    ["a", "1/", "60% ", "nv 1 và ", "còn quy chế xong, ", '"', "đến ngày 3/5 ", "\n", "phòng Kế hoạch "],
)
def test_a_very_long_text_is_read_by_its_beginning(unit: str) -> None:
    text = (unit * 100_000)[:100_000]
    assert understand(text, NOW) == understand(text[:LONGEST], NOW)
