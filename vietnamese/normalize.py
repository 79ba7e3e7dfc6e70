"""Makes one spelling of the many that arrive: NFC, no invisible marks, Telex decoded; and the fold.

`fold` is the search form everywhere: lower case, no marks, đ as d. Over the text that `clean` gives it
keeps one character per character, so that an offset in one is an offset in the other.
"""

import re
import unicodedata

from vietnamese.syllables import tone_position
from vietnamese.telex import decode

INVISIBLE = re.compile(
    "[\u00ad\u0300-\u036f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]"
)
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
LOOKALIKES = str.maketrans(
    {"Ð": "Đ", "ð": "đ", "＠": "@", "％": "%", "：": ":", "，": ",", "／": "/", "⁄": "/"}
)
TONE_MARKS_SET = frozenset("\u0300\u0301\u0303\u0309\u0323")
TONE_MARKS = dict.fromkeys(map(ord, TONE_MARKS_SET))
# uơ or ưo before a final letter is a slip for ươ; "huơ", "thuở" end in it.
HALF_HORN = re.compile(r"uơ(?=[a-z])|ưo")
VOWELS = frozenset("aăâeêioôơuưy")


def clean(text: str) -> str:
    """NFC without stray marks and controls, Telex and VNI leftovers decoded; the same for NFC and NFD."""
    if text.isascii() and not CONTROL.search(text):
        return decode(text)
    text = unicodedata.normalize("NFC", text).translate(LOOKALIKES)
    text = INVISIBLE.sub("", text.replace("\r\n", "\n"))
    return decode(CONTROL.sub(" ", text))


def _fold_letter(letter: str) -> str:
    low = unicodedata.normalize("NFD", letter.lower())[0]
    low = "d" if low == "đ" else low
    return low if len(low.lower()) == 1 else letter


class _Folds(dict[int, str]):
    def __missing__(self, code: int) -> str:
        folded = _fold_letter(chr(code))
        self[code] = folded
        return folded


_FOLDS = _Folds()


def fold(text: str) -> str:
    """Lower case without marks, đ as d; one character for each character of an NFC text."""
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    return text.translate(_FOLDS)


def fold_map(text: str) -> tuple[str, tuple[int, ...]]:
    """The fold of any text, and for each of its characters the offset of the original one."""
    letters, origins = [], []
    for at, letter in enumerate(text):
        if unicodedata.combining(letter):
            continue
        letters.append(_FOLDS[ord(letter)])
        origins.append(at)
    return "".join(letters), tuple(origins)


def toneless(word: str) -> str:
    """A lower-case word with its tone taken away, other marks kept: "hoà" and "hòa" become "hoa"."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", word).translate(TONE_MARKS))


def same_tone_place(word: str) -> str:
    """A lower-case syllable with its tone where the rules put it: "hòa" and "hòan" become "hoà" and "hoàn".

    A horn on only one letter of ươ ("vuớng", "đựoc") is completed.
    """
    apart = unicodedata.normalize("NFD", word)
    tone = next((mark for mark in apart if mark in TONE_MARKS_SET), "")
    if not tone:
        return word
    plain = HALF_HORN.sub("ươ", unicodedata.normalize("NFC", apart.replace(tone, "")))
    if not any(letter in VOWELS for letter in plain):
        return word
    at = tone_position(plain)
    return unicodedata.normalize("NFC", plain[: at + 1] + tone + plain[at + 1 :])
