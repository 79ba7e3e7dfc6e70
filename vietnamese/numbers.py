"""Numbers as Vietnamese are written and said: 2.152; 77,8 %; sáu mươi phần trăm; ba phần tư; một nửa; hai rưỡi.

A dot followed by groups of three digits separates thousands, a comma decimals (Decree 30/2020, appendix I).
Words are read with and without diacritics; a lone bare word that is more often something else ("nam", "sau",
"tu") is no number. Nothing here raises on any text.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

NumberKind = Literal["number", "percent", "fraction"]

_UNITS = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5,
    "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
_SCALES = {"nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}
_OTHERS = ("mười", "mươi", "chục", "hăm", "trăm", "linh", "lẻ", "rưỡi", "phẩy", "phần", "nửa", "phân")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
_ONLY_BEHIND_A_TEN = frozenset({"mốt", "lăm", "nhăm", "tư"})
# Bare spellings that alone are mostly other words: year, from, after, fly, temporary, not, father.
_RARELY_NUMBERS = frozenset("nam tu sau bay tam khong ba mot nua le lam chin".split())
_TITLES = frozenset("chi anh em co chu bac ong ba di cau ut".split())
_ABOUT = frozenset("khoảng tầm gần hơn ước xỉ cỡ chừng độ ngót khoang tam gan hon uoc xi chung ngot".split())

_PIECE = re.compile(
    r"(?P<digits>\d{1,3}(?:\.\d{3})+(?:,\d+)?(?!\d)|\d+(?:[.,]\d+)?)(?:\s?(?P<sign>[%％]))?|(?P<word>(?:[^\W\d_][\u0300-\u036f]*)+)",
)
_PERCENT_WORDS = (("phan", "tram"), ("phần", "trăm"))


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a text: its value, what it is, its words and their offsets in the original.

    A percent has the value that is said (60 for "60 %"), a fraction its ratio (0.75 for "ba phần tư");
    `words` tells that it was said in words, `about` that khoảng, gần, hơn … stood before it.
    """

    value: int | float
    kind: NumberKind
    text: str
    span: tuple[int, int]
    words: bool = False
    about: bool = False

    @property
    def percent(self) -> int | float | None:
        """The number as a percentage; None for a plain number."""
        if self.kind == "percent":
            return self.value
        return _tidy(self.value * 100) if self.kind == "fraction" else None


@lru_cache(maxsize=4096)
def _fold(word: str) -> str:
    apart = unicodedata.normalize("NFD", word.lower()).replace("đ", "d")
    return "".join(c for c in apart if not unicodedata.combining(c))


@lru_cache(maxsize=4096)
def _known(word: str) -> str | None:
    """The number word that a word spells, with its diacritics or without any; None for any other word."""
    spelt = unicodedata.normalize("NFC", word.lower())
    if spelt in _WORDS:
        return spelt
    return _BARE.get(spelt) if spelt.isascii() else None


_WORDS = frozenset((*_UNITS, *_SCALES, *_OTHERS))
_BARE = {
    _fold(word): word for word in reversed((*_UNITS, *_SCALES, *_OTHERS)) if word not in ("mốt", "tỉ", "bẩy")
}
_BARE |= {"mot": "một", "tu": "tư", "phan": "phần", "lam": "lăm", "nam": "năm"}


@dataclass(frozen=True, slots=True)
class _Piece:
    raw: str
    start: int
    end: int
    value: float | None
    percent: bool
    word: str | None

    @property
    def fold(self) -> str:
        return _fold(self.raw)


def _tidy(value: float) -> int | float:
    value = round(value, 10)
    return int(value) if value == int(value) else value


def _digits(text: str) -> float:
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", text):
        text = text.replace(".", "")
    return float(text.replace(",", "."))


def _pieces(text: str) -> list[_Piece]:
    found = []
    for match in _PIECE.finditer(text):
        digits = match["digits"]
        value = _digits(digits) if digits and len(digits) < 40 else None
        word = _known(match["word"]) if match["word"] else None
        found.append(_Piece(match.group(), *match.span(), value, bool(match["sign"]), word))
    return found


def _adjacent(text: str, left: _Piece, right: _Piece) -> bool:
    return text[left.end : right.start].isspace()


def find_numbers(text: str) -> tuple[Number, ...]:
    """Every number of a text in order: digits, percentages, fractions and numbers in words. Linear, never raises."""
    return tuple(_scan(text))


def read_number(text: str) -> Number | None:
    """The number that a whole text is ("60%", "mười lăm", "ba phần tư", "2.152"); None when it holds anything else."""
    found = find_numbers(text)
    if len(found) == 1 and text.strip(" \t\n.,;:!?") == found[0].text:
        return found[0]
    pieces = _pieces(text)
    alone = len(pieces) == 1 and text.strip() == pieces[0].raw
    if alone and pieces[0].word in _UNITS and pieces[0].raw.lower() not in _RARELY_NUMBERS | {"không"}:
        return Number(
            _UNITS[pieces[0].word or ""], "number", pieces[0].raw, (pieces[0].start, pieces[0].end), True
        )
    return None


def _scan(text: str) -> Iterator[Number]:
    pieces = _pieces(text)
    at = 0
    while at < len(pieces):
        run = _run(text, pieces, at)
        number = _read(text, pieces, at, run)
        if number is None:
            at += 1
            continue
        yield number[0]
        at = number[1]


def _run(text: str, pieces: list[_Piece], at: int) -> int:
    """The end of the unbroken run of number words and digits that begins here, at most a dozen."""
    end = at
    while (
        end < len(pieces)
        and end - at < 14
        and (pieces[end].word is not None or pieces[end].value is not None)
    ):
        if end > at and not _adjacent(text, pieces[end - 1], pieces[end]):
            break
        end += 1
    return end


def _read(text: str, pieces: list[_Piece], at: int, end: int) -> tuple[Number, int] | None:
    first = pieces[at]
    if first.value is None and first.word is None:
        return None
    value, behind = _amount(pieces, at, end)
    if value is None:
        return _half(text, pieces, at, end)
    if behind < end and pieces[behind].word == "phần" and behind + 1 < end:
        return _ratio(text, pieces, at, behind, end, value)
    if behind < end and pieces[behind].word == "nửa" and value == 1:
        return _number(text, pieces, at, behind + 1, 0.5, "fraction"), behind + 1
    if first.percent and behind == at + 1:
        return _number(text, pieces, at, behind, value, "percent"), behind
    alone = behind == at + 1 and first.value is None
    if alone and (
        (first.fold == first.raw.lower() and first.fold in _RARELY_NUMBERS) or _is_year(pieces, at, end)
    ):
        return None
    if alone and (first.word in _ONLY_BEHIND_A_TEN or first.word == "không" or _is_name(pieces, at)):
        return None
    return _number(text, pieces, at, behind, value, "number"), behind


def _is_year(pieces: list[_Piece], at: int, end: int) -> bool:
    """năm before a number or nay, sau … is a year and no five"""
    if pieces[at].word != "năm" or at + 1 >= len(pieces):
        return False
    return pieces[at + 1].value is not None or pieces[at + 1].fold in (
        "nay",
        "sau",
        "truoc",
        "toi",
        "ngoai",
        "kia",
        "qua",
    )


def _is_name(pieces: list[_Piece], at: int) -> bool:
    """chị Tư, bà Năm, chú Ba"""
    return at > 0 and pieces[at].raw[0].isupper() and pieces[at - 1].fold in _TITLES


def _half(text: str, pieces: list[_Piece], at: int, end: int) -> tuple[Number, int] | None:
    """nửa · phân nửa, not the nữa of "3 ngày nữa" without diacritics"""
    if pieces[at].word == "phân" and at + 1 < end and pieces[at + 1].word == "nửa":
        return _number(text, pieces, at, at + 2, 0.5, "fraction"), at + 2
    if pieces[at].word == "nửa" and pieces[at].raw.lower() != "nua":
        return _number(text, pieces, at, at + 1, 0.5, "fraction"), at + 1
    return None


def _ratio(
    text: str, pieces: list[_Piece], at: int, behind: int, end: int, value: float
) -> tuple[Number, int]:
    """sáu mươi phần trăm · ba phần tư · hai phần ba"""
    if pieces[behind + 1].word == "trăm":
        return _number(text, pieces, at, behind + 2, value, "percent"), behind + 2
    low = pieces[behind + 1]
    below = (
        low.value if low.value is not None else _UNITS.get(low.word or "", 10 if low.word == "mười" else 0)
    )
    if not below or value > below:
        return _number(text, pieces, at, behind, value, "number"), behind
    return _number(text, pieces, at, behind + 2, value / below, "fraction"), behind + 2


def _number(text: str, pieces: list[_Piece], at: int, behind: int, value: float, kind: NumberKind) -> Number:
    start, end = pieces[at].start, pieces[behind - 1].end
    about = at > 0 and unicodedata.normalize("NFC", pieces[at - 1].raw.lower()) in _ABOUT
    return Number(_tidy(value), kind, text[start:end], (start, end), pieces[at].value is None, about)


def _amount(pieces: list[_Piece], at: int, end: int) -> tuple[float | None, int]:
    """The value of the longest number that begins here and the piece behind it."""
    value = pieces[at].value
    if value is not None:
        if at + 1 < end and pieces[at + 1].word == "rưỡi":
            return value + 0.5, at + 2
        return value, at + 1
    total, below, place = 0.0, None, at
    while place < end:
        small, after = _below_thousand(pieces, place, end)
        if small is None:
            break
        place = after
        scale = _SCALES.get(pieces[place].word or "") if place < end else None
        if scale is None:
            below = small
            break
        total += small * scale
        place += 1
        if place < end and pieces[place].word == "rưỡi":
            return total + scale / 2, place + 1
        below = 0.0
    if below is None:
        return None, at
    return _with_tail(pieces, place, end, total + below)


def _with_tail(pieces: list[_Piece], place: int, end: int, value: float) -> tuple[float, int]:
    if place < end and pieces[place].word == "rưỡi":
        return value + 0.5, place + 1
    if place + 1 < end and pieces[place].word == "phẩy" and pieces[place + 1].word in _UNITS:
        return value + _UNITS[pieces[place + 1].word or ""] / 10, place + 2
    return value, place


def _below_thousand(pieces: list[_Piece], at: int, end: int) -> tuple[float | None, int]:
    if at + 1 < end and pieces[at].word == "trăm" and pieces[at + 1].word == "phần":
        return 100.0, at + 1
    hundreds, place = 0.0, at
    if at + 1 < end and pieces[at].word in _UNITS and pieces[at + 1].word == "trăm":
        hundreds, place = _UNITS[pieces[at].word or ""] * 100.0, at + 2
        if place < end and pieces[place].word in ("linh", "lẻ"):
            place += 1
        elif place < end and pieces[place].word == "rưỡi":
            return hundreds + 50, place + 1
        tens, after = _below_hundred(pieces, place, end)
        return (hundreds, place) if tens is None else (hundreds + tens, after)
    return _below_hundred(pieces, place, end)


def _below_hundred(pieces: list[_Piece], at: int, end: int) -> tuple[float | None, int]:
    word = pieces[at].word if at < end else None
    following = pieces[at + 1].word if at + 1 < end else None
    if word in ("mười", "chục", "hăm"):
        base = 20.0 if word == "hăm" else 10.0
        if following in _UNITS and following != "không" and word != "chục":
            return base + _UNITS[following], at + 2
        return base, at + 1
    if word not in _UNITS:
        return None, at
    value = float(_UNITS[word])
    if following in ("mươi", "mười", "chục"):
        unit = pieces[at + 2].word if at + 2 < end else None
        if unit in _UNITS and unit != "không":
            return value * 10 + _UNITS[unit], at + 3
        return value * 10, at + 2
    if following in ("mốt", "lăm", "nhăm", "tư") and value >= 2:
        return value * 10 + _UNITS[following], at + 2
    return value, at + 1


def roman_number(text: str) -> int | None:
    """1–10 of a Roman numeral in either case ("III"); None for anything else."""
    return _ROMAN.get(text.strip().lower())


def format_number(x: int | float, digits: int = 1) -> str:
    """A number the Vietnamese way: 2152 → "2.152", 77.75 → "77,8"; at most `digits` decimals, no empty ones."""
    shown = f"{x:,.{digits}f}" if isinstance(x, float) else f"{x:,}"
    if "." in shown:
        shown = shown.rstrip("0").rstrip(".")
    if shown in ("-0", ""):
        shown = "0"
    return shown.translate(str.maketrans(",.", ".,"))


def format_percent(x: int | float) -> str:
    """A percentage with one decimal at most: 77.8 → "77,8 %"."""
    return f"{format_number(x)} %"


def format_date(d: date) -> str:
    """A date without padding: "30/9/2026"."""
    return f"{d.day}/{d.month}/{d.year}"
