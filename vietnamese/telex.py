"""Decodes what is left of Telex or VNI typing ("nhieemj vuj", "nhie6m5 vu5") where that is certain.

A word is decoded only when the result is a possible syllable and the raw letters are not; a whole text is
touched only when at least one word cannot be anything else, so that English words stay as they are.
"""

import re
import unicodedata
from collections.abc import Callable

from vietnamese.syllables import TONES, is_syllable, tone_position

WORD = re.compile(r"[A-Za-zÀ-ỹĐđ]+[0-9A-Za-zÀ-ỹĐđ]*")
TELEX_HINT = re.compile(r"dd|aa|ee|oo|w|[aeiouy][a-z]{0,3}[sfrxj]", re.IGNORECASE)
VNI_HINT = re.compile(r"[a-z][1-9]", re.IGNORECASE)
TELEX_TONES = {"s": "1", "f": "2", "r": "3", "x": "4", "j": "5"}
TELEX_LETTERS = (
    ("dd", "đ"),
    ("uow", "ươ"),
    ("uwow", "ươ"),
    ("aa", "â"),
    ("ee", "ê"),
    ("oo", "ô"),
    ("aw", "ă"),
    ("ow", "ơ"),
    ("uw", "ư"),
)
VNI_LETTERS = {
    "6": {"a": "â", "e": "ê", "o": "ô"},
    "7": {"o": "ơ", "u": "ư"},
    "8": {"a": "ă"},
    "9": {"d": "đ"},
}
# Words of the office that would decode into something.
PROTECTED = frozenset(
    "word excel file test team meet zoom room box max fax tax fix mix case base class boss as is of off ok us "
    "or for user admin bot chart chat online link email web app data pdf ppt post list his her yes see seen "
    "keep need week free iso gis kpi pii gpi usb wifi tv dv sx kx ds cs gs ts ths pgs".split()
)


VOWELS = frozenset("aăâeêioôơuưy")
Reader = Callable[[str], tuple[str | None, bool]]


def decode(text: str) -> str:
    """The NFC text with Telex and VNI words decoded, or the same text when there is no certain sign of them."""
    if TELEX_HINT.search(text):
        text = _decode_all(text, _telex)
    if VNI_HINT.search(text):
        text = _decode_all(text, _vni)
    return text


def _decode_all(text: str, reader: Reader) -> str:
    found: list[tuple[int, int, str]] = []
    sure = 0
    for match in WORD.finditer(text):
        raw = match.group()
        low = raw.lower()
        if len(raw) < 2 or len(raw) > 10 or low in PROTECTED:
            continue
        decoded, firm = reader(low)
        if decoded is None:
            continue
        found.append((match.start(), match.end(), _case(raw, decoded)))
        sure += firm
    if not sure and len(found) < 3:
        return text
    return _replace(text, found)


def _replace(text: str, found: list[tuple[int, int, str]]) -> str:
    pieces, at = [], 0
    for start, end, word in found:
        pieces += [text[at:start], word]
        at = end
    return "".join([*pieces, text[at:]])


def _telex(word: str) -> tuple[str | None, bool]:
    if is_syllable(_bare(word)) or (not word.isascii() and word == _bare(word)):
        return None, False
    tone, rest = _telex_tone(word)
    letters = rest
    for typed, letter in TELEX_LETTERS:
        letters = letters.replace(typed, letter)
    if letters.endswith("w"):
        letters = _late_horn(letters[:-1])
    quality = letters != rest
    if not (tone or quality) or not is_syllable(_bare(letters)):
        return None, False
    firm = bool(quality and tone) or word[-1] in "jf" or "dd" in word
    return _with_tone(letters, tone), firm


def _telex_tone(word: str) -> tuple[str, str]:
    for i in range(len(word) - 1, 0, -1):
        if word[i] in TELEX_TONES and any(c in "aeiouyăâêôơư" for c in word[:i]):
            return TELEX_TONES[word[i]], word[:i] + word[i + 1 :]
    return "", word


def _late_horn(letters: str) -> str:
    for plain, horned in (("uo", "ươ"), ("o", "ơ"), ("u", "ư"), ("a", "ă")):
        if plain in letters:
            return letters.replace(plain, horned, 1)
    return letters + "w"


def _vni(word: str) -> tuple[str | None, bool]:
    if not any(c.isdigit() for c in word):
        return None, False
    letters, tone, quality = "", "", False
    for c in word:
        if c in TONES:
            tone = c
        elif c in VNI_LETTERS:
            changed = _late_letter(letters, VNI_LETTERS[c])
            if changed is None:
                return None, False
            letters, quality = changed, True
        elif c.isdigit():
            return None, False
        else:
            letters += c
    if not (tone or quality) or not is_syllable(_bare(letters)):
        return None, False
    return _with_tone(letters, tone), quality and (bool(tone) or not word[-1].isdigit())


def _late_letter(letters: str, change: dict[str, str]) -> str | None:
    if "ơ" in change.values() and "uo" in letters:
        return letters.replace("uo", "ươ")
    for i in range(len(letters) - 1, -1, -1):
        if letters[i] in change:
            return letters[:i] + change[letters[i]] + letters[i + 1 :]
    return None


def _with_tone(letters: str, tone: str) -> str:
    if not tone or not any(letter in VOWELS for letter in letters):
        return letters
    at = tone_position(letters)
    return letters[:at] + unicodedata.normalize("NFC", letters[at] + TONES[tone]) + letters[at + 1 :]


def _bare(word: str) -> str:
    plain = unicodedata.normalize("NFD", word).replace("đ", "d")
    return "".join(c for c in plain if not unicodedata.combining(c))


def _case(raw: str, decoded: str) -> str:
    if raw.isupper():
        return decoded.upper()
    return decoded.capitalize() if raw[0].isupper() else decoded
