"""Patterns written in Vietnamese: `pattern("ngày {d} tháng {m}")` matches the words with and without diacritics.

Every word stands for its accented and its bare form, every `{slot}` for a number or a date word (named group),
round brackets group without capturing, "~word" is the accented form only. A pattern matches whole tokens and has no unbounded repetition.
"""

import re

from vietnamese.dates.chat_spellings import OWN_WORDS, learn
from vietnamese.dates.spelling import Phrase, plain, spell

_WORD = re.compile(r"~?[^\W\d_]+")
_PIECE = re.compile(r"\{([a-z]+)(?::(\w+))?\}|\{[0-9],[0-9]+\}|\((?!\?)|[^{}(]+|\(")
_VOCABULARY: set[str] = set()
# Words that the grammar knows in one spelling only, and quarters in Roman numerals.
_OPENERS: set[str] = {"i", "ii", "iii", "iv"}


def either(word: str) -> str:
    """The regular expression of one word: as spelt, or bare; "~word" as spelt only."""
    if word.startswith("~"):
        _OPENERS.add(spell(word[1:]))
        return spell(word[1:])
    spelt = spell(word)
    bare = plain(word).lower()
    _VOCABULARY.update((spelt, bare))
    if spelt in OWN_WORDS:
        return f"{spelt}°?"
    return spelt if spelt == bare else f"(?:{spelt}|{bare})"


def _words(source: str) -> str:
    return _WORD.sub(lambda m: either(m.group()), source.replace("(", "(?:"))


_UNITS = "một hai ba bốn năm sáu bảy tám chín".split()
_AFTER_TEN = "(mốt|một|hai|ba|tư|bốn|lăm|nhăm|năm|sáu|bảy|tám|chín)"
_TO_31 = (
    f"(hai|ba) mươi {_AFTER_TEN}|(hai|ba) mươi|hăm {_AFTER_TEN}|mười (một|hai|ba|bốn|tư|lăm|năm|sáu|bảy|tám|chín)|mười"
    "|hai (mốt|hai|ba|tư|bốn|lăm|nhăm|sáu|bảy|tám|chín)|ba mốt"
)
# Bare "sau" and "tu" are after and from before they are six and four: numbers in words leave them out there.
_STRICT = f"(?:{spell('sáu')}|{spell('tư')})"
_COUNT_ONE = "một|hai|ba|bốn|năm|bảy|tám|chín"
# A bare "tam" before a unit is rather tầm (about) than eight.
_AMOUNT_TENS = (
    f"(hai|ba|bốn|năm|sáu|bảy|tám|chín) mươi {_AFTER_TEN}|(hai|ba|bốn|năm|sáu|bảy|tám|chín) mươi|hăm {_AFTER_TEN}"
    "|mười (một|hai|ba|bốn|tư|lăm|năm|sáu|bảy|tám|chín)|mười|(hai|ba|bốn|năm|sáu|bảy|tám|chín) (mốt|lăm|nhăm)"
)
_AMOUNT_ONE = "một|hai|ba|bốn|năm|bảy|~tám|chín"

SLOTS: dict[str, str] = {
    "d": rf"\d{{1,2}}|{_words(_TO_31)}|{_words(_COUNT_ONE)}|{_STRICT}",
    "dd": r"\d{1,2}",
    "m": rf"\d{{1,2}}|{_words('mười một|mười hai|mười|giêng|chạp')}|{_words(_COUNT_ONE + '|tư')}|{_STRICT}",
    "mm": r"\d{1,2}",
    "y": r"(?:19|20)\d\d|\d\d",
    "yyyy": r"(?:19|20)\d\d",
    "ywords": _words(
        "hai (nghìn|ngàn) (không trăm )?((hai|ba|bốn|năm) mươi|hai|ba|bốn|năm) (một|mốt|hai|ba|tư|bốn|lăm|nhăm|năm|sáu|bảy|tám|chín)"
        "|hai không (hai|ba|bốn|năm) (không|một|mốt|hai|ba|tư|bốn|lăm|nhăm|năm|sáu|bảy|tám|chín)"
        "|hai (nghìn|ngàn) (không trăm )?(hai|ba|bốn|năm) mươi"
    ),
    "q": r"\d|iv|i{1,3}|" + _words("một|nhất|hai|nhì|ba|bốn|tư"),
    "roman": "i{1,3}|iv",
    "n": rf"\d{{1,3}}|{_words(_AMOUNT_TENS)}|{_words(_AMOUNT_ONE + '|vài|mươi|chục|nửa')}|{_STRICT}",
    "wd": rf"[2-8]|{_words('hai|ba|tư|bốn|năm|sáu|bảy')}",
    "h": r"\d{1,2}|" + _words("mười một|mười hai|mười|hai|ba|bốn|năm|~bảy|tám|chín|một") + f"|{_STRICT}",
    "mi": r"\d\d",
    "number": _words("số "),
    "rel": _words(
        "sau nữa|tới nữa|kế tiếp nữa|trước nữa|kế tiếp|tiếp theo|vừa rồi|vừa qua|liền kề|liền trước|hiện tại|sắp tới"
        "|sau|tới|kế|trước|rồi|qua|ngoái|này|nay|ni"
    ),
    "edge": _words("đầu|giữa|cuối"),
    "part": _words("sáng sớm|sáng|trưa|chiều tối|chiều|tối|đêm|khuya"),
    "unit": _words("ngày|hôm|bữa|tuần|tháng|quý|năm"),
    "u": _words("ngày làm việc|ngày|hôm|bữa|tuần|tháng|quý|năm"),
}


# tới before another day is "until" and no "coming".
NOT_ONTO = "(?! ([0-9]+|ngày|tháng|thứ|t|hết|cuối|đầu|giữa|nay|giờ|hôm|mai|quý|năm|cn|chủ|tuần|khi|nữa|~đó) )"


def _compiled(source: str) -> str:
    out = []
    for match in _PIECE.finditer(source):
        slot, name = match.group(1), match.group(2)
        piece = match.group()
        if slot:
            out.append(f"(?P<{name or slot}>{SLOTS[slot]})")
        elif piece == "(":
            out.append("(" if source.startswith("?", match.end()) else "(?:")
        else:
            out.append(_WORD.sub(lambda m: either(m.group()), piece))
    return "".join(out)


class Pattern:
    """A compiled pattern; `match` answers at a position of the phrase's line, None where it does not stand there."""

    __slots__ = ("_match", "regex", "source")

    def __init__(self, source: str) -> None:
        self.source = source
        self.regex = re.compile(f"(?:{_compiled(source)})(?= )")
        self._match = self.regex.match

    def match(self, phrase: Phrase, place: int) -> "re.Match[str] | None":
        """The match at the position, or None."""
        return self._match(phrase.line, place)


def pattern(source: str) -> Pattern:
    """Compiles one line of the grammar."""
    return Pattern(source)


def skip(phrase: Phrase, place: int, *words: Pattern) -> int:
    """The position behind the first of the patterns that stands here, else the same position."""
    for one in words:
        match = one.match(phrase, place)
        if match is not None:
            return after(match)
    return place


def after(match: "re.Match[str]") -> int:
    """The position in the line of the token behind a match."""
    return match.end() + 1


def is_known(word: str) -> bool:
    """Whether a token's word can be part of any line of the grammar: a number or one of its words."""
    return (
        word[:1].isdecimal() or word in _OPENERS or (word[:-1] if word[-1:] == "°" else word) in _VOCABULARY
    )


def learn_vocabulary() -> None:
    """Makes the Telex leftovers of all words of the grammar known; once, when every pattern is compiled."""
    learn(_VOCABULARY)
    learn({spell(word) for word in _UNITS})


_VALUES = {
    spell(word): value
    for value, words in {
        1: "một mốt nhất giêng",
        2: "hai nhì",
        3: "ba",
        4: "bốn tư",
        5: "năm lăm nhăm",
        6: "sáu",
        7: "bảy",
        8: "tám",
        9: "chín",
        10: "chục",
        12: "chạp",
    }.items()
    for word in words.split()
}
_VALUES |= {plain(word): value for word, value in list(_VALUES.items())}
_VALUES |= {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_TEN = {spell("mười"), "muoi", spell("mươi")}


def number(words: str) -> int:
    """The value of digits, a Roman quarter or number words up to 31 that a slot matched."""
    if words.isdecimal():
        return int(words)
    parts = words.split(" ")
    total = 0
    for k, part in enumerate(parts):
        if part in _TEN:
            total = max(total, 1) * 10
        elif part in (spell("hăm"), "ham"):
            total = 20
        elif k and total < 10 and part not in _TEN:
            total = total * 10 + _VALUES.get(part, 0)
        else:
            total += _VALUES.get(part, 0)
    return total


def year_number(words: str) -> int:
    """2027 of "2027", "27" or "hai nghìn không trăm hai mươi bảy"."""
    if words.isdecimal():
        value = int(words)
        return value + 2000 if value < 100 else value
    digits = [_VALUES[w] for w in words.split(" ") if w in _VALUES]
    if words.split(" ")[-1] in _TEN:
        digits.append(0)
    if len(digits) == 2:  # hai không hai không
        digits.append(0)
    return 2000 + digits[-2] * 10 + digits[-1]


def bare(words: str) -> str:
    """Matched words without diacritics, as keys of tables."""
    return " ".join(plain(word) for word in words.split(" "))
