"""Finds the phrases of the lexicon in a row of words: leftmost, longest, never overlapping; linear time.

Words are compared by key. A key is the fold, except for folds that are several common words (đạt, đất,
đặt): there the typed marks decide, and a word typed without marks may be any of them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import Any

from vietnamese.normalize import fold, same_tone_place, toneless

# Folds of which two readings matter.
CONTRAST = frozenset(
    """vuong dang dat da chua dung cham ket tre cho de qua bao giao nhac han ma thoi huy sua bo tra tam hoan
    ban chuyen dong moi may con gia lam den van nua vi chi tu nam thu do ra mat tiep bat qui quy nghi hop ky
    chuan rut don tinh go bac lui can khong loi gui gap tong kho dau xin phep noi sai ai dua len duoc vay la
    co doi hoi mac tac lui giuc nhan nhe len ke neu kiem day hoi cap them khoa hom the thay tang dinh tot phai ve trinh thuc luu chot bi roi nho hien phan cu chung gian dan""".split()
)
# Of these the unmarked word is a word of its own, so in a text typed with marks it is only itself.
BARE = frozenset(
    """cho qua con ban da chi may gia lam tre tra tam hoan chuyen thu vi nam ma van bao nhac dung den dong
    huy de do la ra ai len bo ve co thay hoi khoa dua sai xin hom ky kho chung""".split()
)


@dataclass(frozen=True, slots=True)
class Tag:
    """A phrase of the lexicon found in the words first..last-1."""

    name: str
    first: int
    last: int


@lru_cache(maxsize=16384)
def key(typed: str, well_marked: bool) -> str:
    """The comparison key of one lower-case word in a text that is or is not typed with marks."""
    folded = fold(typed)
    if folded not in CONTRAST:
        return folded
    if folded != typed:
        return same_tone_place(typed)
    return folded + "0" if well_marked and folded in BARE else folded


def _keys(word: str) -> tuple[str, ...]:
    folded = fold(word)
    if folded not in CONTRAST:
        return (folded,)
    if folded == word:
        return (folded, folded + "0") if folded in BARE else (folded,)
    return (same_tone_place(word), folded)


def _behind(word: str) -> tuple[str, ...]:
    """The keys of a word behind another one: there a tone left out is a slip ("tạm dưng")."""
    bare = toneless(word)
    keys = _keys(word)
    return keys if bare.isascii() or bare in keys or fold(word) not in CONTRAST else (*keys, bare)


class Phrases:
    """A trie of phrases; `tables` maps a tag to phrases separated by "|".

    A phrase that ends with "!" counts only when its marks are typed: "dời!" is not every "doi".
    """

    def __init__(self, tables: Mapping[str, str]) -> None:
        self._root: dict[str, Any] = {}
        self._alone: dict[str, set[str]] = {}
        self.vocabulary: set[str] = set()
        for name, phrases in tables.items():
            for phrase in phrases.replace("\n", " ").split("|"):
                self._add(name, phrase.rstrip().removesuffix("!").split(), phrase.rstrip().endswith("!"))

    def _add(self, name: str, words: list[str], marks_only: bool) -> None:
        if not words:
            return
        if marks_only:
            if len(words) == 1:
                self._alone.setdefault(fold(words[0]), set()).add(same_tone_place(words[0]))
            self._put(name, tuple(fold(w) if fold(w) not in CONTRAST else same_tone_place(w) for w in words))
            return
        self.vocabulary.update(fold(word) for word in words)
        if len(words) == 1:
            self._alone.setdefault(fold(words[0]), set()).add(same_tone_place(words[0]))
        for keys in product(_keys(words[0]), *map(_behind, words[1:])):
            self._put(name, keys)

    def _put(self, name: str, keys: Sequence[str]) -> None:
        node = self._root
        for each in keys:
            node = node.setdefault(each, {})
        node.setdefault("", name)

    def find(self, keys: Sequence[str], typed: Sequence[str], marked: bool) -> list[Tag]:
        """All tags in order; at each word the longest phrase wins.

        `typed` are the words in lower case. A phrase of one word needs its own marks: "tai" in a text typed
        with marks is not "tải", and "vương" never is "vướng"; a mark less ("duyêt") is a slip.
        """
        found, at, n = [], 0, len(keys)
        while at < n:
            node, reach, name, best = self._root, at, "", at
            while reach < n and (node := node.get(keys[reach])) is not None:  # type: ignore[assignment]
                reach += 1
                if "" in node and (reach > at + 1 or self._is_itself(typed[at], marked)):
                    name, best = node[""], reach
            if name:
                found.append(Tag(name, at, best))
                at = best
            else:
                at += 1
        return found

    def _is_itself(self, typed: str, marked: bool) -> bool:
        plain = fold(typed)
        forms = self._alone.get(plain)
        if forms is None or not plain.isalpha():
            return True
        if typed.isascii():
            return not marked or plain in forms or (plain not in BARE and plain in CONTRAST)
        shape = same_tone_place(typed)
        return shape in forms or any(toneless(form) == shape for form in forms if form != plain)
