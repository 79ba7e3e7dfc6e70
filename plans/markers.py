"""Printed numbering: what stands in the number column or before a line, and labels like "Nhiệm vụ 2:"."""

import re
from dataclasses import dataclass
from typing import Literal

Kind = Literal["roman", "letter", "number", "dotted", "alpha", "bullet"]

_ROMAN = r"(?:X{0,3}(?:IX|IV|V?I{0,3}))"
_BULLETS = "-–—+•·*▪●○◦⁃\uf0b7\uf02d\uf0a7\uf0d8"
_WHOLE: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("roman", re.compile(rf"(?=[IVX])({_ROMAN})[.)/:]?")),
    ("letter", re.compile(r"([A-EĐG-H])[.)/:]?")),
    ("dotted", re.compile(r"((?:\d{1,3}|[IVX]{1,4})(?:\.\d{1,3}){1,4})[.)/:]?")),
    ("number", re.compile(r"\(?(\d{1,3})[.)/:]?")),
    ("alpha", re.compile(r"\(?([a-zđ])[.)/:]?")),
    ("bullet", re.compile(rf"([{re.escape(_BULLETS)}])")),
)
_LEADING: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (
        "dotted",
        re.compile(
            r"((?:\d{1,3}|[IVX]{1,4})(?:\.\d{1,3}){1,4})[.)/:]?\s+(?=\S)|((?:\d{1,3}\.){1,4}\d{1,3})[.)](?=[^\W\d])"
        ),
    ),
    ("roman", re.compile(rf"(?=[IVX])({_ROMAN})\s?[.)/:-]\s*(?=[^\W\d])")),
    ("letter", re.compile(r"([A-EĐG-H])\s?[.)/:-]\s*(?=[^\W\d])")),
    ("number", re.compile(r"(\d{1,2})\s?[.)/:]\s*(?=[^\W\d“\"'(])|\((\d{1,2})\)\s*(?=\S)")),
    ("alpha", re.compile(r"\(?([a-zđ])\s?[.)/]\s*(?=\S)")),
    ("bullet", re.compile(rf"([{re.escape(_BULLETS)}])\s*(?=[^\s\d])|([{re.escape(_BULLETS)}])\s+(?=\S)")),
)
_LABEL = re.compile(
    r"(?P<word>nhiệm vụ|chỉ tiêu|công việc|nội dung|dự án|đề án|đầu việc|giải pháp|nv|ct)"
    r"(?P<mid>\s*(?:số|thứ)?\s*)(?P<number>\d{1,3}(?:\.\d{1,3})*)\s*(?P<end>[:.\-–]+(?=\s|$|[^\W\d])|$)\s*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Marker:
    """A printed number or bullet without its punctuation."""

    kind: Kind
    text: str

    @property
    def parts(self) -> tuple[str, ...]:
        """ "2.1" as ("2", "1"); leading zeros are dropped ("01" is 1)."""
        return tuple(part.lstrip("0") or "0" if part.isdigit() else part for part in self.text.split("."))


@dataclass(frozen=True, slots=True)
class Label:
    """ "Nhiệm vụ 2": the word as the kind of node, the number, the label as printed."""

    word: str
    number: str
    text: str


def read_marker(cell: str) -> Marker | None:
    """The marker that a whole number cell is; None when it is empty or holds anything else."""
    text = " ".join(cell.split())
    for kind, pattern in _WHOLE:
        if match := pattern.fullmatch(text):
            return Marker(kind, match[1])
    return None


def split_marker(line: str) -> tuple[Marker | None, str]:
    """The marker that a line begins with, and the rest of the line."""
    for kind, pattern in _LEADING:
        if match := pattern.match(line):
            return Marker(kind, next(g for g in match.groups() if g)), line[match.end() :].strip()
    return None, line.strip()


def split_label(title: str) -> tuple[Label | None, str]:
    """ "Nhiệm vụ 2: Đẩy mạnh …" as its label and "Đẩy mạnh …"; a title without a label stays as it is."""
    match = _LABEL.match(title)
    if match is None:
        return None, title
    number = match["number"]
    shown = " ".join(f"{match['word']} {number}".split())
    return Label(match["word"].lower(), number, shown[:1].upper() + shown[1:]), title[match.end() :].strip()
