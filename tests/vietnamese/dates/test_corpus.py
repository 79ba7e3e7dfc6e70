"""Each phrase of the corpora has its reading, however it is spelt."""

from datetime import datetime

import pytest

from tasks.model import VIETNAM
from tests.vietnamese.dates.reading_corpus import phrases, spellings, valued
from vietnamese.dates import DateReading, find_dates, read_date

NOW = datetime(2026, 11, 20, 9, tzinfo=VIETNAM)
TOPICS = ("days", "weekdays", "units", "distances", "ranges", "open_ends", "feasts", "schedules")
CASES = [case for topic in TOPICS for case in valued(f"{topic}.txt")]


def shown(reading: DateReading) -> str:
    value = f"{reading.start or ''}..{reading.end or ''}" + (" ask" if reading.ask else "")
    how = reading.recurrence
    if how is not None:
        value += f" {how.every}"
        value += f" weekdays={','.join(map(str, how.weekdays))}" if how.weekdays else ""
        value += f" day={how.day}" if how.day else ""
        value += f" month={how.month}" if how.month else ""
        value += f" {how.bound}" if how.bound else ""
    return value + (f" {reading.time:%H:%M}" if reading.time else "")


@pytest.mark.parametrize(("phrase", "value"), CASES, ids=[phrase for phrase, _ in CASES])
def test_phrase_means_its_value(phrase: str, value: str) -> None:
    reading = read_date(phrase, NOW)
    assert shown(reading) == value, reading.rule


@pytest.mark.parametrize(("phrase", "value"), CASES, ids=[phrase for phrase, _ in CASES])
def test_spelling_changes_nothing(phrase: str, value: str) -> None:
    days = value.split(" ")[0]
    for spelt in spellings(phrase):
        reading = read_date(spelt, NOW)
        assert f"{reading.start or ''}..{reading.end or ''}" == days, (spelt, reading.rule)


@pytest.mark.parametrize("phrase", phrases("nothing.txt"))
def test_nothing_is_found_where_there_is_no_date(phrase: str) -> None:
    for spelt in spellings(phrase)[:3]:
        reading = read_date(spelt, NOW)
        assert not reading.found and not reading.impossible, (spelt, reading)


@pytest.mark.parametrize("phrase", phrases("impossible.txt"))
def test_an_impossible_day_is_said_to_be_so(phrase: str) -> None:
    for spelt in spellings(phrase):
        reading = read_date(spelt, NOW)
        assert reading.impossible and reading.ask and (reading.start, reading.end) == (None, None), spelt


@pytest.mark.parametrize(("phrase", "value"), CASES, ids=[phrase for phrase, _ in CASES])
def test_span_cuts_the_matched_text_out_of_the_original(phrase: str, value: str) -> None:
    message = f"Kính gửi anh: {phrase}"
    for reading in find_dates(message, NOW):
        assert message[slice(*reading.span)] == reading.text
        assert reading.text
