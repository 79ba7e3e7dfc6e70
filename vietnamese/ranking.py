"""Ranks titles by how well some words name them, among hundreds of look-alikes; pure, no database.

Words are compared folded, with short forms spelled out and slips forgiven. A word that few of the candidates hold
says more than one that all hold, so "tập huấn truy xuất" finds the one of thirty trainings.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from math import log
from typing import TypeVar

from rapidfuzz.distance import DamerauLevenshtein

from vietnamese.abbreviations import EXPANSIONS
from vietnamese.normalize import clean, fold

Item = TypeVar("Item")
WORD = re.compile(r"\w+")
# Words that introduce a title or hold it together and tell nothing of it.
EMPTY = frozenset(
    "nhiem vu viec cong phan cua va cac nhung ve cho o tai tren trong cai theo den la thuc hien".split()
)
SLIP, INITIALS = 0.8, 0.9
COVERS, ORDER, WHOLE = 0.82, 0.10, 0.08


def rank(words: str, candidates: Sequence[tuple[Item, str]]) -> list[tuple[Item, float]]:
    """The (item, title) pairs as (item, score), best first, score 0–1 and 1 for the very title; zeros left out.

    Equal scores keep the order given.
    """
    wanted = telling(words)
    if not wanted:
        return []
    titles = [telling(title) for _, title in candidates]
    weights = _weights(titles)
    whole = _whole(words)
    scored = [
        (item, 1.0 if _whole(title) == whole else _score(wanted, said, weights))
        for (item, title), said in zip(candidates, titles, strict=True)
    ]
    return sorted((pair for pair in scored if pair[1] > 0), key=lambda pair: -pair[1])


@lru_cache(maxsize=8192)
def _whole(text: str) -> str:
    return " ".join(fold(clean(text)).split())


@lru_cache(maxsize=8192)
def telling(text: str) -> tuple[str, ...]:
    words: list[str] = []
    for word in WORD.findall(clean(text).lower()):
        words += [fold(part) for part in EXPANSIONS.get(word, (word,))]
    return tuple(w for w in words if w not in EMPTY) or tuple(words)


def _weights(titles: Iterable[tuple[str, ...]]) -> dict[str, float]:
    """How telling each word is: rare among the titles weighs more; unknown words weigh like the rarest."""
    found = list(titles)
    counts = Counter(word for title in found for word in set(title))
    return {word: log(1 + len(found) / n) + 0.2 for word, n in counts.items()}


def _score(wanted: tuple[str, ...], title: tuple[str, ...], weights: dict[str, float]) -> float:
    rarest = max(weights.values(), default=1.0)
    whole = sum(weights.get(word, rarest) for word in wanted)
    covered = sum(weights.get(word, rarest) * _found(word, title) for word in wanted)
    if covered == 0 or whole == 0:
        return 0.0
    pairs = list(pairwise(wanted))
    kept = set(pairwise(title))
    order = sum(pair in kept for pair in pairs) / len(pairs) if pairs else covered / whole
    said = sum(weights[word] for word in set(title) if word in wanted) / max(
        sum(weights[word] for word in set(title)), 0.01
    )
    return round(min(COVERS * covered / whole + ORDER * order + WHOLE * said, 0.99), 4)


def _found(word: str, title: tuple[str, ...]) -> float:
    """1 for the word itself, less for a slip of it or for initials ("txng"), 0 when it is not there."""
    if word in title:
        return 1.0
    if word.isdigit():
        return 0.0
    if 2 <= len(word) <= 6 and word in "".join(other[0] for other in title):
        return INITIALS if len(word) > 2 else INITIALS / 2
    if len(word) >= 4 and any(
        abs(len(other) - len(word)) < 2 and _one_slip(word, other) for other in title if len(other) > 3
    ):
        return SLIP
    return 0.0


def _one_slip(word: str, other: str) -> bool:
    return bool(DamerauLevenshtein.distance(word, other, score_cutoff=1) <= 1)
