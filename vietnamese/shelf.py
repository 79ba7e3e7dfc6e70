"""The titles of one pool with what is known of their words: which word of a message stands in which title, how surely.

Words are compared folded, short forms spelled out, slips forgiven; where marks were typed, other marks count as a slip.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log

from rapidfuzz.distance import DamerauLevenshtein

from vietnamese.abbreviations import EXPANSIONS
from vietnamese.normalize import clean, fold, same_tone_place
from vietnamese.syllables import is_syllable

WORD = re.compile(r"\w+")
# Words that introduce a title or hold it together and tell nothing of it.
EMPTY = frozenset(
    "nhiem vu viec cong phan cua va cac nhung ve cho o tai tren trong cai theo den la thuc hien".split()
)
MARKED_EMPTY = frozenset(
    """nhiệm vụ việc công phần của và các những về cho ở tại trên trong cái theo đến là thực hiện""".split()
)
LONG_EMPTY = frozenset(word for word in EMPTY if len(word) > 3)
MARKED_TONES = frozenset(map(same_tone_place, MARKED_EMPTY))
ROMAN = {"1": "i", "2": "ii", "3": "iii", "4": "iv"}
EXACT_ONLY = frozenset(ROMAN.values())
SLIP, INITIALS, PAIR = 0.8, 0.9, 0.85
MANY = 5000


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text: as typed, folded, and with its marks ("" where the text has none at all)."""

    raw: str
    plain: str
    form: str

    @property
    def empty(self) -> bool:
        """Whether it tells nothing of a title: "công" does not, "cổng" does."""
        if self.form and not self.form.isascii():
            return self.form in MARKED_TONES
        return self.plain in EMPTY or self.plain == "nv"


@dataclass(frozen=True, slots=True)
class Book:
    """One title: its telling words in order and as a set, all words with marks, all folded, their first letters."""

    words: tuple[str, ...]
    own: frozenset[str]
    marked: frozenset[str]
    all: tuple[str, ...]
    initials: str


@lru_cache(maxsize=8192)
def words_of(text: str) -> tuple[Word, ...]:
    """The words of a text; the number of a quarter is Roman, as plans print it."""
    found: list[Word] = []
    marked = not clean(text).isascii()
    for raw in WORD.findall(clean(text)):
        low = raw.lower()
        plain = fold(low)
        if found and found[-1].plain == "quy" and plain in ROMAN:
            plain = ROMAN[plain]
        found.append(Word(raw, plain, same_tone_place(low) if marked and low.isalpha() else ""))
    return tuple(found)


@lru_cache(maxsize=8192)
def telling_words(text: str) -> tuple[Word, ...]:
    """The words that say something of a title; all of them where none does."""
    found = words_of(text)
    return tuple(w for w in found if not w.empty) or found


@lru_cache(maxsize=8192)
def book_of(title: str) -> Book:
    """What is known of one title."""
    told, every = telling_words(title), words_of(title)
    plain = tuple(w.plain for w in told)
    marked = frozenset(w.form or w.plain for w in every)
    folded = tuple(w.plain for w in every)
    return Book(plain, frozenset(plain), marked, folded, "".join(word[0] for word in folded))


class Shelf:
    """All titles of one pool, with how telling each word is: rare among the titles weighs more."""

    def __init__(self, titles: Iterable[str]) -> None:
        self.books: Sequence[Book] = [book_of(title) for title in titles]
        counts = Counter(word for book in self.books for word in book.own)
        self.weights = {word: log(1 + len(self.books) / n) + 0.2 for word, n in counts.items()}
        self.rarest = max(self.weights.values(), default=1.0)
        self._forms = frozenset(form for book in self.books for form in book.marked)
        self._slips: dict[Word, frozenset[str]] = {}

    def weight(self, word: Word) -> float:
        """How much a word says; one that no title holds says as much as the rarest."""
        return self.weights.get(word.plain, self.rarest)

    def found(self, word: Word, book: Book) -> float:
        """1 for the word itself, less for a slip of it or for a short form ("txng"), 0 when it is not there."""
        plain = word.plain
        if plain in book.own:
            return SLIP if word.form and word.form not in book.marked else 1.0
        if plain.isdigit() or plain in EXACT_ONLY:
            return 0.0
        if (full := readings(plain)) and all(part in book.own or part in EMPTY for part in full):
            return INITIALS
        if 2 <= len(plain) <= 6 and plain in book.initials and word.form.replace("đ", "d").isascii():
            return INITIALS if len(plain) > 2 else PAIR
        slips = self.slips(word)
        return SLIP if slips and not (slips.isdisjoint(book.own) and slips.isdisjoint(LONG_EMPTY)) else 0.0

    def said(self, wanted: Sequence[Word], book: Book) -> float:
        """How much of a title is said, also by slips and short forms: 0–1."""
        missing = book.own.difference(w.plain for w in wanted)
        for word in wanted if missing else ():
            at = book.initials.find(word.plain) if 1 < len(word.plain) <= 6 else -1
            short = book.all[at : at + len(word.plain)] if at >= 0 else ()
            missing = missing.difference(self.slips(word), readings(word.plain), short)
        total = sum(self.weights[word] for word in book.own)
        return 1 - sum(self.weights[word] for word in missing) / max(total, 0.01)

    def slips(self, word: Word) -> frozenset[str]:
        """The words of all titles of which a word may be a slip; none when titles have it themselves."""
        if word not in self._slips:
            if len(self._slips) > MANY:
                self._slips.clear()
            own = word.form in self._forms if word.form else word.plain in self.weights or word.empty
            known = () if own else (*self.weights, *LONG_EMPTY)
            self._slips[word] = frozenset(other for other in known if _is_slip(word.plain, other))
        return self._slips[word]


@lru_cache(maxsize=64)
def shelf_of(titles: tuple[str, ...]) -> Shelf:
    """The shelf of these titles, kept for the next message."""
    return Shelf(titles)


@lru_cache(maxsize=8192)
def readings(plain: str) -> tuple[str, ...]:
    """What a short form stands for, folded; () for any other word."""
    return tuple(fold(part) for part in EXPANSIONS.get(plain, ()))


def _is_slip(word: str, other: str) -> bool:
    """Whether one letter was left out, doubled, changed or swapped; a short word only when it is none itself."""
    if not word.isalpha() or not other.isalpha() or abs(len(other) - len(word)) > 1 or len(other) < 3:
        return False
    if len(word) < 3 or (len(word) == 3 and is_syllable(word)):
        return False
    if other in EMPTY and not set(word) <= set(other):
        return False
    return bool(DamerauLevenshtein.distance(word, other, score_cutoff=1) <= 1)
