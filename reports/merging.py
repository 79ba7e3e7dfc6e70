"""Several reports of one task as official prose: in order of time, nothing twice, nothing added, nothing turned.

Words are never paraphrased; greetings and the task's own number at the front go, abbreviations of the
agency's list are written out, documents are cited in full once. Every piece names its sources.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from reports.citations import Citations, Cited
from reports.layout.clean import paragraphs
from vietnamese.numbers import format_date


@dataclass(frozen=True, slots=True)
class Told:
    """One report: the id it is traced by, the day it was true, the words, the documents it cites."""

    source: str
    on: date
    text: str
    documents: tuple[Cited, ...] = ()


@dataclass(frozen=True, slots=True)
class Merged:
    """One sentence of the result; `plain` says that it was written without diacritics and needs a hand."""

    text: str
    sources: tuple[str, ...]
    on: date
    plain: bool = False


# What opens a chat message and says nothing about the work.
_LEAD_IN = re.compile(
    r"^(?:(?:dạ|vâng)\b[\s,]*)?(?:(?:thưa|kính thưa|chào|kính gửi)\b[^,.:;\d]{0,30}[,:;!]\s*)?"
    r"(?:(?:em|tôi|mình|đơn vị|phòng|phòng em)\s+(?:xin\s+)?(?:kính\s+)?báo cáo\b\s*[:,]?\s*|(?:kính |xin )?báo cáo\s*[:,]\s*)?"
    r"(?:(?:về\s+)?(?:nv|nhiệm vụ|chỉ tiêu|việc|ct)\s+(?:[IVX]+\.)?\d++(?:\.\d++)*+(?![\w/%])\s*[:,-]?\s*)?",
    re.IGNORECASE,
)
_ENDING = re.compile(r"\s*\b(?:ạ|nhé|nha)\s*(?=[.!]*$)", re.IGNORECASE)
# Behind these a full stop ends no sentence.
_SHORT = frozenset("tp tx tt ths ts pgs gs tr đ/c st v.v vv q p h".split())
_STOP = re.compile(r"[.!?…]+\s+")
_PICTURES = re.compile("[\U0001f000-\U0001ffff\u2600-\u27bf\ufe0f\u200d]")
_DOCUMENT = re.compile(r"\d+[A-Za-z]?/(?:\d{4}/)?[A-ZĐ][\w&-]*")


def merge_reports(
    reports: Sequence[Told], abbreviations: Mapping[str, str] | None = None, title: str = ""
) -> tuple[Merged, ...]:
    """The sentences of the merged result, oldest first; empty when nothing was said.

    A repeated sentence stays once: at its first place when it cites a document, else at its last, so
    that the final state is told last. Sentences that differ in numbers alone all stay, each with its day.
    `title` is the task's own title, left out when a report merely repeats it.
    """
    ordered = sorted(reports, key=lambda report: report.on)
    pieces = [piece for report in ordered for piece in _sentences(report)]
    pieces = [piece for piece in pieces if _flat(piece.text) != _flat(title)]
    kept = _dated(_without_prefixes(_once(pieces)))
    citations = Citations([document for report in ordered for document in report.documents])
    return tuple(
        replace(p, text=_finished(citations.through(_written_out(p.text, abbreviations or {})))) for p in kept
    )


def _sentences(report: Told) -> list[Merged]:
    found = []
    for n, line in enumerate(paragraphs(_PICTURES.sub("", report.text))):
        for m, sentence in enumerate(_split(line)):
            words = _LEAD_IN.sub("", sentence, count=1) if n == m == 0 else sentence
            words = _ENDING.sub("", re.sub(r"^[-+*•]\s*", "", words)).strip()
            if re.search(r"\w", words):
                found.append(Merged(words, (report.source,), report.on, _bare(words)))
    return found


def _split(line: str) -> list[str]:
    """The sentences of a line: no end behind a short form ("TP.") or the number of a list ("1.")."""
    found, start = [], 0
    for stop in _STOP.finditer(line):
        words = line[start : stop.start()].split()
        last = words[-1].casefold() if words else ""
        listed = len(words) == 1 and last.isdigit()
        if stop[0].startswith(".") and (listed or last in _SHORT or (len(last) == 1 and last.isalpha())):
            continue
        found.append(line[start : stop.end()].strip())
        start = stop.end()
    return [*found, line[start:]]


def _bare(words: str) -> bool:
    """Whether a sentence of some length bears no Vietnamese mark at all."""
    letters = [letter for letter in words if letter.isalpha()]
    return len(letters) > 12 and all(letter.isascii() for letter in letters)


def _flat(words: str) -> str:
    """What two sentences are compared by: letters and figures; marks stay, they carry meaning."""
    return " ".join(re.findall(r"[^\W_]+|[%/]", unicodedata.normalize("NFC", words).casefold()))


def _once(pieces: Sequence[Merged]) -> list[Merged]:
    places: dict[str, list[Merged]] = {}
    for piece in pieces:
        places.setdefault(_flat(piece.text), []).append(piece)
    found = []
    for flat, same in places.items():
        chosen = same[0] if _DOCUMENT.search(same[0].text) else same[-1]
        sources = tuple(dict.fromkeys(source for piece in same for source in piece.sources))
        found.append(
            (next(n for n, p in enumerate(pieces) if p is chosen), replace(chosen, sources=sources), flat)
        )
    return [piece for _, piece, _ in sorted(found, key=lambda item: item[0])]


def _without_prefixes(pieces: Sequence[Merged]) -> list[Merged]:
    """An earlier sentence that a later one says again and goes on ("…, " or "…; ") gives its sources to it."""
    left = list(pieces)
    found: list[Merged] = []
    for n in range(len(left)):
        piece, begun = left[n], left[n].text.rstrip(" .;,")
        longer = next((m for m in range(n + 1, len(left)) if _goes_on(begun, left[m].text)), None)
        if longer is None:
            found.append(piece)
            continue
        sources = tuple(dict.fromkeys((*piece.sources, *left[longer].sources)))
        left[longer] = replace(left[longer], sources=sources)
    return found


def _goes_on(begun: str, longer: str) -> bool:
    return (
        len(begun) > 10
        and longer.casefold().startswith(begun.casefold())
        and longer[len(begun) :][:1] in ",;"
    )


def _dated(pieces: Sequence[Merged]) -> list[Merged]:
    """Sentences that are the same but for their figures get the day each was true."""
    skeletons = [re.sub(r"\d+(?:[.,]\d+)*", "0", _flat(piece.text)) for piece in pieces]
    many = {
        s
        for n, s in enumerate(skeletons)
        for m in range(n)
        if s == skeletons[m] and pieces[n].on != pieces[m].on
    }
    return [
        replace(piece, text=f"Đến ngày {format_date(piece.on)}: {_lowered(piece.text)}")
        if s in many and "0" in s
        else piece
        for piece, s in zip(pieces, skeletons, strict=True)
    ]


def _lowered(words: str) -> str:
    """The first letter small, unless the word is a name or all capitals."""
    first = words.split(" ", 1)[0]
    return words if len(first) < 2 or not first[1:].islower() else words[0].lower() + words[1:]


def _written_out(words: str, abbreviations: Mapping[str, str]) -> str:
    """Abbreviations of the list in full, never inside a document's number; lower-case ones match either case."""
    if not abbreviations:
        return words
    known = {short.casefold() if short.islower() else short: full for short, full in abbreviations.items()}
    longest = sorted(map(re.escape, abbreviations), key=len, reverse=True)
    pattern = re.compile(
        rf"{_DOCUMENT.pattern}|(?<![\w&/-])(?:{'|'.join(longest)})(?![\w&/-])", re.IGNORECASE
    )

    def full(found: re.Match[str]) -> str:
        word = found[0]
        return known.get(word) or known.get(word.casefold(), word)

    return pattern.sub(full, words)


def _finished(words: str) -> str:
    words = " ".join(words.split()).rstrip(" ,;")
    words = words[:1].upper() + words[1:]
    return words if words.endswith((".", "!", "?", "…", ":")) else f"{words}."
