"""Several reports of one task as official prose: in order of time, nothing twice, nothing added, nothing turned.

Words are never paraphrased; what belongs to the chat goes, short forms are written out, marks left out in typing
are set where they are certain, documents are cited in full once. Every piece names its sources.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from reports.citations import Citations, Cited
from reports.clauses import without_figures
from reports.layout.clean import paragraphs
from reports.phrasing import DOCUMENT, chat_taken_off, finished, lowered, with_dates, written_out
from vietnamese.marks import Marks, lacks_marks
from vietnamese.numbers import format_date


class Marking(Enum):
    """Whether a sentence came with its marks, had them set here, or still lacks some and needs a hand."""

    TYPED = "typed"
    SET = "set"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Told:
    """One report: the id it is traced by, the days it was true and said, the words, the documents it cites.

    `units` are the things that it counts, `elsewhere` what of it is told in another place (difficulty, proposal),
    `done` whether it says that the task is finished; `figures` False leaves clauses of mere figures in.
    """

    source: str
    on: date
    text: str
    documents: tuple[Cited, ...] = ()
    said_on: date | None = None
    units: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()
    done: bool = False
    figures: bool = False


@dataclass(frozen=True, slots=True)
class Merged:
    """One sentence of the result."""

    text: str
    sources: tuple[str, ...]
    on: date
    marking: Marking = Marking.TYPED


# Behind these a full stop ends no sentence.
_SHORT = frozenset("tp tx tt ths ts pgs gs tr đ/c st v.v vv q p h".split())
_STOP = re.compile(r"[.!?…]+\s+")
_CUMULATIVE = re.compile(r"0/0|\b0%")


def merge_reports(
    reports: Sequence[Told],
    abbreviations: Mapping[str, str] | None = None,
    title: str = "",
    marks: Marks | None = None,
) -> tuple[Merged, ...]:
    """The sentences of the merged result, oldest first; empty when nothing was said.

    A repeated sentence stays once: at its first place when it cites a document, else at its last, so
    that the final state is told last. Of sentences that differ in a share or a count of a total ("12/20") the
    last stays, others that differ in numbers alone all stay, each with its day.
    `title` is the task's own title, left out when a report merely repeats it.
    """
    ordered = sorted(reports, key=lambda report: report.on)
    pieces = [p for report in ordered for p in _sentences(report, abbreviations or {}, marks)]
    pieces = [piece for piece in pieces if _flat(piece.text) != _flat(title)]
    kept = _dated(_latest(_without_prefixes(_once(pieces))))
    citations = Citations([document for report in ordered for document in report.documents])
    return tuple(replace(p, text=finished(citations.through(p.text))) for p in kept)


def _sentences(report: Told, abbreviations: Mapping[str, str], marks: Marks | None) -> list[Merged]:
    found = []
    for n, line in enumerate(paragraphs(report.text)):
        for m, sentence in enumerate(_split(line)):
            piece = _piece(report, chat_taken_off(sentence, n == m == 0), abbreviations, marks)
            if re.search(r"\w", piece.text):
                found.append(piece)
    return found


def _piece(report: Told, words: str, abbreviations: Mapping[str, str], marks: Marks | None) -> Merged:
    if report.figures:
        words = without_figures(words, report.units, report.elsewhere, done=report.done)
    words, marking = _marked(words, written_out(words, abbreviations), marks)
    if report.said_on is not None:
        words = with_dates(words, report.said_on)
    return Merged(words, (report.source,), report.on, marking)


def _marked(typed: str, words: str, marks: Marks | None) -> tuple[str, Marking]:
    """The sentence (`typed`, in full `words`) with the marks that are certain."""
    if not lacks_marks(typed):
        return words, Marking.TYPED
    if marks is None:
        return words, Marking.MISSING
    restored = marks.restore(words)
    return restored.text, Marking.MISSING if restored.doubtful else Marking.SET


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


def _flat(words: str) -> str:
    """What two sentences are compared by: letters and figures; marks stay, they carry meaning."""
    return " ".join(re.findall(r"[^\W_]+|[%/]", unicodedata.normalize("NFC", words).casefold()))


def _once(pieces: Sequence[Merged]) -> list[Merged]:
    places: dict[str, list[Merged]] = {}
    for piece in pieces:
        places.setdefault(_flat(piece.text), []).append(piece)
    found = []
    for flat, same in places.items():
        chosen = same[0] if DOCUMENT.search(same[0].text) else same[-1]
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


def _latest(pieces: Sequence[Merged]) -> list[Merged]:
    """Of sentences that are the same but for a share or a count of a total, the last, with the others' sources."""
    found: dict[str, Merged] = {}
    for n, piece in enumerate(pieces):
        skeleton = _skeleton(piece)
        key = skeleton if _CUMULATIVE.search(skeleton) else f"{n}"
        before = found.pop(key, None)
        sources = tuple(dict.fromkeys((*(before.sources if before else ()), *piece.sources)))
        found[key] = replace(piece, sources=sources)
    return list(found.values())


def _skeleton(piece: Merged) -> str:
    return re.sub(r"\d+(?:[.,]\d+)*", "0", _flat(piece.text)).replace("0 / 0", "0/0").replace("0 %", "0%")


def _dated(pieces: Sequence[Merged]) -> list[Merged]:
    """Sentences that are the same but for their figures get the day each was true."""
    skeletons = [_skeleton(piece) for piece in pieces]
    many = {
        s
        for n, s in enumerate(skeletons)
        for m in range(n)
        if s == skeletons[m] and pieces[n].on != pieces[m].on
    }
    return [
        replace(piece, text=f"Đến ngày {format_date(piece.on)}: {lowered(piece.text)}")
        if s in many and "0" in s
        else piece
        for piece, s in zip(pieces, skeletons, strict=True)
    ]
