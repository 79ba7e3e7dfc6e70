"""From typed characters to words of the grammar: tone marks, Telex, chat spellings, offsets of the original.

A word keeps its diacritics, which are evidence ("bà" is never three); its tone is moved to the end, so that
"hoà" and "hòa", NFC and NFD, are one. A word without diacritics stays open, unless the text around it has
them and the bare word is a word of its own: in "Việt Nam 2030" Nam is not năm.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from vietnamese.dates.chat_spellings import JOINED, OWN_WORDS, SPELLINGS

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_TOKEN = re.compile(r"(?:[^\W\d_][\u0300-\u036f]*)+|\d+|\n|\s+|-+>|=>|[^\w\s]|_", re.UNICODE)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\ufe0f]")
_ROMAN = {chr(0x2160 + i): roman for i, roman in enumerate(("i", "ii", "iii", "iv"))}
_SHORT = frozenset({"t", "th", "thg", "q"})
_DASHES = frozenset("-–—‐‑‒―−~→⇒➔➜")
_MARKED = re.compile("[đ\u0300-\u036f]")


@lru_cache(maxsize=8192)
def spell(word: str) -> str:
    """A word in lower case with its tone mark moved behind its letters."""
    word = word.lower()
    if word.isascii():
        return word
    apart = unicodedata.normalize("NFD", word).replace("ð", "đ")
    tone = "".join(c for c in apart if c in _TONES)
    return unicodedata.normalize("NFC", "".join(c for c in apart if c not in _TONES)) + tone


@lru_cache(maxsize=8192)
def plain(word: str) -> str:
    """A word without any diacritics."""
    apart = unicodedata.normalize("NFD", word).replace("đ", "d").replace("Đ", "D")
    return "".join(c for c in apart if not unicodedata.combining(c))


def _both(words: str) -> frozenset[str]:
    return frozenset(form for word in words.split() for form in (spell(word), plain(word)))


# Letters that may follow a number without a space: 17h30, 3ngày, 20th11. Others make it a code: 5S, 3D.
_AFTER_NUMBER = _both(
    "h g giờ p ph phút ngày tuần tháng th thg t quý q năm hôm bữa đến nay này nộp gửi xong nhé"
)
_BEFORE_NUMBER = _both(
    "t th thg thứ tháng ngày ng quý q năm tuần mùng mong mồng h lúc trước trc trk đến tới từ sau hạn g"
)


_FIRSTS = (f"{spell('thứ')} {spell('nhất')} ", "thu nhat ")


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or sign: its spelling for the grammar, its place in the original, whether a space precedes."""

    word: str
    start: int
    end: int
    glued: bool
    capital: bool


@dataclass(frozen=True, slots=True)
class Phrase:
    """A text as tokens and as one line of them with single spaces, in which the rules match."""

    original: str
    tokens: tuple[Token, ...]
    line: str
    at: dict[int, int]  # position in the line -> number of the token
    places: tuple[int, ...]  # number of the token -> position in the line
    accented: bool
    shouted: bool
    enumerates: bool  # "thứ nhất …" makes every thứ hai, thứ ba an ordinal

    def token_before(self, place: int) -> int:
        """The number of the last token that ends before a position in the line."""
        return self.at.get(place, len(self.tokens)) - 1

    def word(self, number: int) -> str:
        """The spelling of a token; "" outside the text."""
        return self.tokens[number].word if 0 <= number < len(self.tokens) else ""

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Offsets in the original of the tokens first..last."""
        return self.tokens[first].start, self.tokens[last].end


def phrase(text: str, wrapped: bool = False) -> Phrase:
    """The text as a Phrase; `wrapped`: a line break is only a space. Linear in its length, never raises."""
    tokens = _tokens(text, wrapped)
    line: list[str] = []
    places: list[int] = []
    at: dict[int, int] = {}
    place = 0
    for number, token in enumerate(tokens):
        at[place] = number
        places.append(place)
        line.append(token.word)
        place += len(token.word) + 1
    letters = [c for c in text[:400] if c.isalpha()]
    shouted = bool(letters) and sum(c.isupper() for c in letters) > 0.7 * len(letters)
    words = " ".join(line) + " "
    enumerates = any(first in words for first in _FIRSTS)
    return Phrase(text, tuple(tokens), words, at, tuple(places), _is_accented(tokens), shouted, enumerates)


def _is_accented(tokens: list[Token]) -> bool:
    return any(not t.word.isascii() and _MARKED.search(unicodedata.normalize("NFD", t.word)) for t in tokens)


def _tokens(text: str, wrapped: bool) -> list[Token]:
    raw: list[tuple[str, int, int, bool]] = []
    shift = None
    if _INVISIBLE.search(text):
        shift = [i for i, c in enumerate(text) if not _INVISIBLE.match(c)] + [len(text)]
        text = _INVISIBLE.sub("", text)
    space = True
    for match in _TOKEN.finditer(text):
        piece = match.group()
        if piece.isspace() and (piece != "\n" or wrapped):
            space = True
            continue
        start, end = match.span()
        if shift is not None:
            start, end = shift[start], shift[end - 1] + 1
        raw.append((piece, start, end, not space))
        space = piece == "\n"
    accented = not text.isascii() and bool(_MARKED.search(unicodedata.normalize("NFD", text.lower())))
    return _spelled(raw, accented)


def _spelled(raw: list[tuple[str, int, int, bool]], accented: bool) -> list[Token]:
    tokens: list[Token] = []
    for number, (piece, start, end, glued) in enumerate(raw):
        before = raw[number - 1][0] if glued and number else ""
        after = raw[number + 1][0] if number + 1 < len(raw) and raw[number + 1][3] else ""
        words = _words(piece, before, after, accented)
        for k, word in enumerate(words):
            tokens.append(Token(word, start, end, glued and k == 0, piece[0].isupper()))
    return tokens


def _words(piece: str, before: str, after: str, accented: bool) -> tuple[str, ...]:
    first = piece[0]
    if first.isdecimal():
        return (_number(piece, before, after),)
    if first.isalpha():
        word = spell(piece)
        if word in JOINED:
            return JOINED[word]
        word = SPELLINGS.get(word, word)
        if accented and word in OWN_WORDS:
            return (word + "°",)
        if before and before[-1].isdecimal() and after and after[0].isdecimal() and word not in _AFTER_NUMBER:
            return (word + "°",)
        return (word,)
    if first in _ROMAN:
        return (_ROMAN[first],)
    return (_sign(piece, before, after),)


def _number(piece: str, before: str, after: str) -> str:
    digits = piece if piece.isascii() else "".join(str(unicodedata.decimal(c)) for c in piece)
    code_left = before and before[-1].isalpha() and spell(before) not in _BEFORE_NUMBER
    code_right = after and after[0].isalpha() and spell(after) not in _AFTER_NUMBER and len(after) <= 2
    return digits + "°" if code_left or code_right else digits


def _sign(piece: str, before: str, after: str) -> str:
    if piece == "\n":
        return "¶"
    if piece[0] in _DASHES or (piece[-1] == ">" and len(piece) > 1):
        return "-"
    if piece == "." and before.lower() in _SHORT and after[:1].isdecimal():
        return "."
    if piece in "." and not (before and before[-1].isdecimal() and after and after[0].isdecimal()):
        return "·"
    return piece
