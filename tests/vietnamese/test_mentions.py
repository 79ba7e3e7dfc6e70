"""Known titles are found however short, unmarked or broken up they are typed; other business names none."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vietnamese.mentions import find_mentions, known
from vietnamese.said import listen

DATA = Path(__file__).parent / "mentions"
TITLES = known(tuple((DATA / "titles.txt").read_text(encoding="utf-8").splitlines()))


def _rows() -> list[tuple[str, list[str]]]:
    lines = (DATA / "phrases.txt").read_text(encoding="utf-8").splitlines()
    pairs = [line.split("=>") for line in lines if line and not line.startswith("#")]
    return [(text.strip(), [m.strip() for m in wanted.split(";") if m.strip()]) for text, wanted in pairs]


def _found(text: str) -> list[str]:
    said = listen(text)
    numbered = [
        (i, i + 2) for i, word in enumerate(said.words) if word == "vụ" and said.words[i + 1].isdigit()
    ]
    figures = [(i, i + 1) for i, word in enumerate(said.words) if "/" in word]
    return [m.text for m in find_mentions(said, TITLES, numbered, figures)]


@pytest.mark.parametrize(("text", "wanted"), _rows())
def test_titles_in_a_message(text: str, wanted: list[str]) -> None:
    assert _found(text) == wanted


@given(st.text(alphabet="aàáăâbcdđeêghiklmnoôơpqrstuưvxy5 ,.;:\n/%&", max_size=200))
def test_any_text_gives_words_of_its_own(text: str) -> None:
    said = listen(text)
    for mention in find_mentions(said, TITLES, (), ()):
        assert 0 <= mention.first < mention.last <= len(said)
        assert set(re.findall(r"\w+", mention.text)) <= set(re.findall(r"\w+", said.text))
