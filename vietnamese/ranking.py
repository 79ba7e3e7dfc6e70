"""How well some words name each of many look-alike titles; pure, no database.

What decides is whether a title holds *every* word said: a word that is not in it speaks against it, however much
else is. A word that few of the candidates hold says more than one that all hold.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

from vietnamese.normalize import clean, fold
from vietnamese.shelf import (
    EMPTY,
    INITIALS,
    Book,
    Shelf,
    Word,
    readings,
    shelf_of,
    telling_words,
    words_of,
)
from vietnamese.syllables import is_syllable

Item = TypeVar("Item")
COVERS, ORDER, WHOLE = 0.82, 0.10, 0.08
DULL = 0.02


@dataclass(frozen=True, slots=True)
class Fit(Generic[Item]):
    """How words fit one title: `score` 0–1 for ordering (1: the very title), `loss` what slips and short forms cost.

    `full`: the title holds every word said, most of them surely. `whole`: and nothing more.
    """

    item: Item
    score: float
    full: bool
    whole: bool
    loss: float


def rank(words: str, candidates: Sequence[tuple[Item, str]]) -> list[tuple[Item, float]]:
    """The (item, title) pairs as (item, score), best first, score 0–1 and 1 for the very title; zeros left out.

    Equal scores keep the order given.
    """
    return [(fit.item, fit.score) for fit in fits(words, candidates)]


def fits(words: str, candidates: Sequence[tuple[Item, str]]) -> list[Fit[Item]]:
    """How the words fit each title, best first; titles that hold none of the words are left out."""
    wanted, whole = telling_words(words), _whole(words)
    if not wanted:
        return []
    dull = EMPTY.intersection(w.plain for w in words_of(words))
    shelf = shelf_of(tuple(title for _, title in candidates))
    found = []
    for (item, title), book in zip(candidates, shelf.books, strict=True):
        very = _whole(title) == whole
        found.append(Fit(item, 1.0, True, True, 0.0) if very else _fit(item, wanted, dull, book, shelf))
    return sorted((f for f in found if f.score > 0), key=lambda f: -f.score)


def telling(text: str) -> tuple[str, ...]:
    """The words of a text that say something of a title, folded, short forms spelled out."""
    found = (readings(w.plain) or (w.plain,) for w in words_of(text))
    words = tuple(part for parts in found for part in parts)
    return tuple(w for w in words if w not in EMPTY) or words


def says_little(words: str) -> bool:
    """Whether a reference is one plain word ("mua", "tập"): too little to decide on; "5S", "PII", "Kaizen" are names."""
    told = telling_words(words)
    return len(told) < 2 and all(is_syllable(w.plain) for w in told)


def _whole(text: str) -> str:
    return " ".join(fold(clean(text)).split())


def _fit(item: Item, wanted: Sequence[Word], dull: frozenset[str], book: Book, shelf: Shelf) -> Fit[Item]:
    each = [shelf.found(word, book) for word in wanted]
    weighed = [shelf.weight(word) for word in wanted]
    covered = sum(weight * share for weight, share in zip(weighed, each, strict=True)) / sum(weighed)
    if covered == 0:
        return Fit(item, 0.0, False, False, 1.0)
    pairs = list(pairwise(w.plain for w in wanted))
    kept = set(pairwise(book.words))
    order = sum(pair in kept for pair in pairs) / len(pairs) if pairs else covered
    said = shelf.said(wanted, book)
    score = round(min(COVERS * covered + ORDER * order + WHOLE * said, 0.99), 4)
    certain = sum(share >= INITIALS for share in each)
    full = all(each) and certain * 2 > len(each)
    loss = sum(1 - share for share in each) + DULL * len(dull.difference(book.all))
    return Fit(item, score, full, full and said > 0.999, round(loss, 2))
