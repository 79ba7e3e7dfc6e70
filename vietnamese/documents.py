"""Cited documents: "QĐ số 576/QĐ-UBND ngày 29/3/2026" gives number and date.

The forms of a number are those of Nghị định 30/2020/NĐ-CP, Phụ lục I mục II.3: number, perhaps year, a
slash, the symbol in capitals; typed without marks, in lower case or with a space round the slash as well.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from vietnamese.dates import DateReading

# Symbols of kinds of documents, folded; the rest of the symbol names the issuer.
KINDS = "qd|nq|nd|tt|ttlt|kh|bc|cv|tb|ttr|ct|hd|ctr|da|hd|gm|tbkl|kl|qc|qyd|dt|pa|ubnd|hdnd|ttg|vpcp|btc|bkhcn|khcn|skhcn|sytr|stc|skhdt|tctk|nd-cp"
NUMBER = re.compile(
    rf"(?<![\w/.])(\d{{1,5}}(?:/(?:19|20)\d\d)?\s?/\s?(?:(?:{KINDS})(?![^\W\d_])(?:\s?-\s?[a-z&.]{{1,12}})*|[a-z]{{2,8}}(?:\s?-\s?[a-z&]{{2,12}})+)"
    # Of the Party's bodies: "12-CT/TU" (Hướng dẫn 36-HD/VPTW).
    rf"|\d{{1,5}}\s?-\s?(?:kl|tb|ct|nq|qd|cv|bc|kh|hd|ctr|tt|qc|qyd|tlt|ttr|da)\s?/\s?[a-z]{{2,8}}(?:-[a-z]{{2,8}})?)(?![^\W\d_])"
)
NAMED = re.compile(
    r"(?:quyet dinh|qd|nghi quyet|cong van|ke hoach|bao cao|to trinh|thong bao|van ban|chi thi|thong tu|nghi dinh|huong dan|giay moi|bien ban|hop dong|bb|cv|ttr|tb)\s+so\s+(\d{1,5}[a-z]?(?:/[a-z0-9&.]+(?:-[a-z0-9&.]+)*)?)(?![\w/%])"
)
DATED = re.compile(
    r"\W{0,3}(?:(?:cua|do)\s[^,.;\d]{2,40}?)?\W{0,2}(?:(?:ky|ban hanh|de)\s)?(?:ngay\s?|ng\.?\s?|hom\s)(?=\d)|\s?\(?(?=\d{1,2}/\d{1,2}/\d{4})"
)


@dataclass(frozen=True, slots=True)
class Document:
    """A cited number as typed, the day it bears when said, and its offsets in the text."""

    number: str
    date: date | None
    span: tuple[int, int]


def find_numbers_of_documents(text: str, flat: str) -> list[tuple[str, tuple[int, int]]]:
    """The numbers as typed (spaces taken out) with their offsets, in order."""
    if "/" not in flat and " so " not in flat:
        return []
    found: dict[int, tuple[str, tuple[int, int]]] = {}
    for pattern in (NUMBER, NAMED):
        for match in pattern.finditer(flat):
            start, end = match.span(1)
            while flat[end - 1] in ".-&":
                end -= 1
            if not any(a <= start < b for _, (a, b) in found.values()):
                found[start] = ("".join(text[start:end].split()), (start, end))
    return [found[at] for at in sorted(found)]


def with_dates(
    numbers: Sequence[tuple[str, tuple[int, int]]], flat: str, dates: Sequence[DateReading]
) -> tuple[Document, ...]:
    """Each number with the date that follows it directly ("ngày …", "của … ngày …")."""
    documents = []
    for number, (start, end) in numbers:
        match = DATED.match(flat, end)
        day = None
        if match:
            day = next(
                (d.start for d in dates if d.span[0] - 6 <= match.end() < d.span[1] and d.start == d.end),
                None,
            )
        documents.append(Document(number, day, (start, end)))
    return tuple(documents)
