"""A name of a task is read to both its ends, typed with marks or without, whatever ordinary words are within it."""

import unicodedata
from datetime import datetime, timedelta, timezone

import pytest

from tests.vietnamese import corpus_files
from vietnamese.understand import understand

NOW = datetime(2026, 11, 20, 9, tzinfo=timezone(timedelta(hours=7)))
NAMES = corpus_files.listed("names_of_tasks.txt")
SAID = {"{} đạt 60%": "report", "xin gia hạn nhiệm vụ {} đến 15/12": "extend"}


def bare(text: str) -> str:
    """The text without diacritics."""
    letters = unicodedata.normalize("NFD", text).replace("đ", "d").replace("Đ", "D")
    return "".join(c for c in letters if not unicodedata.combining(c))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("frame", SAID)
def test_a_name_is_read_whole(name: str, frame: str) -> None:
    for text, words in ((frame.format(name), name), (bare(frame.format(name)), bare(name))):
        found = understand(text, NOW)
        assert (found.intent, [t.lower() for t in found.tasks]) == (SAID[frame], [words.lower()])
