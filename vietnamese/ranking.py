"""How well words fit titles: for finding the one task among hundreds with look-alike titles; pure.

A word counts by how rare it is among the candidates, so "tổ chức hội nghị" says little and "2027" much.
Marks that are typed are evidence: "báo" does not fit "bảo"; a slip of the keyboard still fits. Numbers
must be equal.
"""

import itertools
import math
import re
from collections import Counter
from collections.abc import Hashable, Sequence
from functools import lru_cache
from typing import TypeVar

from rapidfuzz.distance import DamerauLevenshtein

from vietnamese.normalize import clean, fold, same_tone_place

Key = TypeVar("Key", bound=Hashable)
WORD = re.compile(r"\w+")
SLIP = 0.8
OTHER_MARKS = 0.45
FROM_LETTERS = 4
COVERED = 0.06
MOST_INITIALS = 6
IN_ORDER = 0.25
EMPTY = frozenset(
    "nv nhiem vu viec cong cua va cac ve voi cho o tai den trong theo mot cai nay do thi la".split()
)


def rank(words: str, candidates: Sequence[tuple[Key, str]]) -> list[tuple[Key, float]]:
    """The candidates (key, title) with a fit from 0 to 1, best first; equal fits keep their order."""
    wanted = _tokens(words)
    if not wanted:
        return []
    titles = [_tokens(title) for _, title in candidates]
    rare = _rarity(titles)
    scored = [(key, _fit(wanted, title, rare)) for (key, _), title in zip(candidates, titles, strict=True)]
    return sorted(scored, key=lambda pair: -pair[1])


Token = tuple[str, str]  # (folded, as typed in lower case)


@lru_cache(maxsize=4096)
def _tokens(text: str) -> tuple[Token, ...]:
    found = [w.lower() for w in WORD.findall(clean(text))]
    pairs = [(fold(w).lstrip("0") or "0", same_tone_place(w)) for w in found]
    kept = tuple(p for p in pairs if p[0] not in EMPTY)
    return kept or tuple(pairs)


def _rarity(titles: Sequence[Sequence[Token]]) -> dict[str, float]:
    seen = Counter(folded for title in titles for folded in {f for f, _ in title})
    return {word: math.log(1 + len(titles) / n) for word, n in seen.items()}


def _fit(wanted: Sequence[Token], title: Sequence[Token], rare: dict[str, float]) -> float:
    most = max(rare.values(), default=1.0)
    weights = [rare.get(folded, most) for folded, _ in wanted]
    hits = [_best(token, title) for token in wanted]
    covered = sum(w * s for w, (s, _) in zip(weights, hits, strict=True)) / (sum(weights) or 1)
    if not covered:
        return 0.0
    places = [at for s, at in hits if s]
    steps = len(wanted) - 1
    in_order = sum(b - a == 1 for a, b in itertools.pairwise(places)) / steps if steps else 1.0
    whole = len(set(places)) / max(1, len(title))
    return covered * (1 - IN_ORDER - COVERED) + covered * (IN_ORDER * in_order + COVERED * whole)


def _best(token: Token, title: Sequence[Token]) -> tuple[float, int]:
    """The best fit of one word in a title and its place."""
    best, place = 0.0, -1
    for at, other in enumerate(title):
        fit = _alike(token, other)
        if fit > best:
            best, place = fit, at
            if fit == 1.0:
                break
    return (best, place) if best else _initials(token[0], title)


def _initials(letters: str, title: Sequence[Token]) -> tuple[float, int]:
    """ "kh", "cn" stand for words in a row of the title: khoa học, công nghệ."""
    if not (2 <= len(letters) <= MOST_INITIALS and letters.isalpha()):
        return 0.0, -1
    at = "".join(folded[0] for folded, _ in title).find(letters)
    return (SLIP, at) if at >= 0 else (0.0, -1)


@lru_cache(maxsize=65536)
def _alike(token: Token, other: Token) -> float:
    if token[0] == other[0]:
        typed_bare = token[1] == token[0]
        return 1.0 if typed_bare or token[1] == other[1] else OTHER_MARKS
    if token[0].isdigit() or other[0].isdigit() or min(len(token[0]), len(other[0])) < FROM_LETTERS:
        return 0.0
    return SLIP if DamerauLevenshtein.distance(token[0], other[0], score_cutoff=1) <= 1 else 0.0
