"""The result of one task in official prose, made of what its reports say in figures, states, documents and words.

The newest state and figures are said once, in front; behind them stand the officers' own words in order of time.
Chat words ("#6 đạt 4/5 hội nghị", "xong r") are never copied where the figures say the same.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from reports.citations import Cited, kind_of
from reports.merging import Marking, Merged, Told, merge_reports
from reports.phrasing import finished, flat
from reports.repeated import outdated
from vietnamese.marks import Marks, as_written
from vietnamese.numbers import format_date, format_number, format_percent

DONE = ("awaiting", "done")
UNCHANGED = "Không thay đổi so với kỳ trước."
Data = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Reported:
    """One stored report of a task: its serial, the days it was true and said, its data and words."""

    source: str
    on: date
    said_on: date
    data: Data
    words: str


@dataclass(frozen=True, slots=True)
class Language:
    """What the agency's prose needs: its list of abbreviations, and the marks that its own texts teach."""

    abbreviations: Mapping[str, str]
    marks: Marks | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """The text, and how many of its sentences had their marks set here (`set`) or still lack them (`missing`)."""

    text: str
    set: int = 0
    missing: int = 0


PLAIN = Language({})
_DONE = re.compile(r"(?<!chua )\b(?:hoan thanh|xong)\b")
_YEARS = range(1900, 2101)


def result_of(
    reports: Sequence[Reported], title: str = "", unit: str = "", language: Language = PLAIN
) -> Result:
    """The result of reports in order of time; "" for none.

    What an earlier report's table already said stands as it is, line by line; what was told since comes behind.
    """
    last = max((n for n, one in enumerate(reports) if one.data.get("prose")), default=-1)
    since = _since(reports[last + 1 :], title, unit, language)
    before = reports[last].words.strip() if last >= 0 else ""
    return Result("\n".join(part for part in (before, since.text) if part), since.set, since.missing)


def sentence(words: str, language: Language = PLAIN) -> str:
    """A difficulty or a proposal as one stands in the report: the officer's words, written out."""
    told = Told("", date.min, words)
    found = merge_reports([told], language.abbreviations, marks=language.marks)
    return " ".join(piece.text for piece in found) or words


def _since(reports: Sequence[Reported], title: str, unit: str, language: Language) -> Result:
    new = [one for one in reports if not one.data.get("unchanged")]  # what was said before stands
    if not new:
        return Result(UNCHANGED if reports else "")
    pieces = merge_reports([_told(one, unit) for one in new], language.abbreviations, title, language.marks)
    pieces = _without_outdated(new, pieces, title, unit)
    return Result(
        _joined(
            _told_first(new, pieces, title, unit), [piece.text for piece in pieces], _papers(new, pieces)
        ),
        sum(piece.marking is Marking.SET for piece in pieces),
        sum(piece.marking is Marking.MISSING for piece in pieces),
    )


def _told(one: Reported, unit: str) -> Told:
    data = one.data
    return Told(
        one.source,
        one.on,
        _grouped(one.words, _done_of(data)),
        tuple(Cited(d["number"], _day(d)) for d in data.get("documents", ())),
        one.said_on,
        tuple(filter(None, (unit, data.get("what")))),
        tuple(filter(None, (data.get("difficulty"), data.get("proposal")))),
        done=data.get("state") in DONE,
        figures=True,
    )


def _grouped(words: str, count: float | None) -> str:
    """The count as documents write it: 4.000."""
    if count is None or count < 1000 or count in _YEARS or count != int(count):
        return words
    return re.sub(rf"(?<![\d./]){int(count)}(?![\d./])", format_number(count), words)


def _without_outdated(
    reports: Sequence[Reported], pieces: Sequence[Merged], title: str, unit: str
) -> tuple[Merged, ...]:
    """The sentences without those that tell an older count of the same total and nothing else."""
    counts = [r.data for r in reports if _done_of(r.data) is not None and r.data.get("total")]
    if not counts:
        return tuple(pieces)
    done, total = _done_of(counts[-1]) or 0, counts[-1]["total"]
    return tuple(p for p in pieces if not outdated(p.text, done, total, title, unit))


def _told_first(reports: Sequence[Reported], pieces: Sequence[Merged], title: str, unit: str) -> str:
    """State and figures that no sentence behind says already."""
    newest = " ".join(p.text for p in pieces if reports[-1].source in p.sources)
    return ", ".join(_facts(reports, newest, title, unit))


def _papers(reports: Sequence[Reported], pieces: Sequence[Merged]) -> str:
    """The documents that no sentence names already."""
    said = " ".join(p.text for p in pieces)
    documents = [d for r in reports for d in r.data.get("documents", ()) if d["number"] not in said]
    return "; ".join(dict.fromkeys(map(_document, documents)))


def _joined(told: str, sentences: list[str], papers: str) -> str:
    """Documents stand in parentheses behind what they prove: never alone."""
    if not papers:
        return " ".join(filter(None, (finished(told) if told else "", *sentences)))
    if told:
        return " ".join((finished(f"{told} ({papers})"), *sentences))
    if not sentences:
        return finished(papers)
    at = next((n for n, one in enumerate(sentences) if _DONE.search(flat(one))), len(sentences) - 1)
    proved = finished(f"{sentences[at].rstrip(' .:')} ({papers})")
    return " ".join((*sentences[:at], proved, *sentences[at + 1 :]))


def _facts(reports: Sequence[Reported], said: str, title: str, unit: str) -> list[str]:
    """The newest state, and the newest count, or the newest share of what is not finished; not what is `said`."""
    state = next((str(r.data["state"]) for r in reversed(reports) if r.data.get("state")), "")
    count = next((r.data for r in reversed(reports) if _done_of(r.data) is not None), None)
    share = next((r.data["percent"] for r in reversed(reports) if r.data.get("percent") is not None), None)
    facts = [] if state not in DONE or _DONE.search(flat(said)) else ["đã hoàn thành"]
    if count is not None and not _stands(count, said):
        facts.append(_counted(count, title, unit))
    if share is None or state in DONE or format_percent(share) in said or _follows(share, count):
        return facts
    return [*facts, f"đạt {format_percent(share)}"]


def _done_of(data: Data) -> float | None:
    done: float | None = data.get("quantity", data.get("quantity_added"))
    return done


def _stands(count: Data, said: str) -> bool:
    """Whether the newest words name the count themselves."""
    figure = _figure(count).replace(".", "")
    return (
        re.search(
            rf"(?<![\d/]){re.escape(figure)}(?![\d/])", re.sub(r"(?<=\d)[ .]+(?=\d)|\s*(?=/)", "", said)
        )
        is not None
    )


def _follows(share: float, count: Data | None) -> bool:
    """Whether a share says no more than the count of a total."""
    if count is None or not count.get("total"):
        return False
    return bool(abs(share - 100 * (_done_of(count) or 0) / count["total"]) < 1)


def _figure(count: Data) -> str:
    total = f"/{format_number(count['total'])}" if count.get("total") else ""
    return f"{format_number(_done_of(count) or 0)}{total}"


def _counted(count: Data, title: str, unit: str) -> str:
    """A count; what is counted and was typed without marks is written as the title writes it."""
    what = unit or as_written(count.get("what") or "", (title,))
    return f"đã thực hiện {_figure(count)} {what}".strip()


def _document(document: Mapping[str, Any]) -> str:
    day = _day(document)
    kind = kind_of(str(document["number"]))
    kind = kind.lower() if kind == "Văn bản" else kind
    return f"{kind} số {document['number']}{f' ngày {format_date(day)}' if day else ''}"


def _day(document: Mapping[str, Any]) -> date | None:
    return date.fromisoformat(document["date"]) if document.get("date") else None
