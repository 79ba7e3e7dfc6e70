"""Mends one slip of the finger in a word that cannot be Vietnamese ("thnah" is "thanh").

Only the words of a given vocabulary are targets, and only when a single one is one edit away.
"""

from collections.abc import Iterable

SHORTEST = 4


class Slips:
    """One edit: a letter missing, doubled, changed, or two neighbours swapped."""

    def __init__(self, vocabulary: Iterable[str]) -> None:
        self._near: dict[str, set[str]] = {}
        for word in vocabulary:
            if len(word) >= SHORTEST and word.isalpha():
                for form in _shorter(word):
                    self._near.setdefault(form, set()).add(word)

    def mend(self, word: str) -> str | None:
        """The one vocabulary word within one edit, or None."""
        if not SHORTEST <= len(word) <= 10:
            return None
        found: set[str] = set()
        for form in _shorter(word):
            found |= self._near.get(form, set())
        return found.pop() if len(found) == 1 else None


def _shorter(word: str) -> Iterable[str]:
    yield word
    for i in range(len(word)):
        yield word[:i] + word[i + 1 :]
