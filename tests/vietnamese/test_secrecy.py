"""Only a marking of secrecy counts, not every word with "mật" in it."""

import pytest

from tests.vietnamese.corpus_files import listed
from vietnamese.secrecy import is_marked_secret

ROWS = [row.split(" ", 1) for row in listed("secret.txt")]


@pytest.mark.parametrize(("answer", "text"), ROWS, ids=[text for _, text in ROWS])
def test_marking(answer: str, text: str) -> None:
    assert is_marked_secret(text.replace("\\n", "\n")) is (answer == "yes")
