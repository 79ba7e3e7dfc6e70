"""What a report says of each task: one part per task, with its own figures, state, words and span."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from vietnamese.counted import is_counted
from vietnamese.documents import Document
from vietnamese.facts import Facts
from vietnamese.normalize import fold
from vietnamese.percents import overall
from vietnamese.reading import Part
from vietnamese.reasons import Words, difficulty, proposal
from vietnamese.references import Reference
from vietnamese.states import status
from vietnamese.tasking import tasks_of

JOINS = frozenset(
    [
        ",",
        "và",
        "va",
        "với",
        "voi",
        "cùng",
        "&",
        "+",
        "cả",
        "ca",
        "nv",
        "nhiệm",
        "vụ",
        "nhiem",
        "vu",
        ";",
        "việc",
        "viec",
        "số",
        "đều",
        "chỉ",
        "tiêu",
        "-",
        "#",
    ]
)


def report_parts(
    facts: Facts, documents: Sequence[Document], intent: str
) -> tuple[tuple[Part, ...], list[Words | None], bool]:
    """The parts in the order said, the reasons found (so that units in them are left out), "không vướng gì"."""
    groups = _groups(facts, intent)
    ranges = _ranges(facts, groups)
    parts, reasons, none = [], [], False
    for group, (first, last) in zip(groups, ranges, strict=True):
        part, words, nothing = _part(facts, documents, group, first, last)
        part = _said_again(facts, part, group, groups)
        parts.append(part)
        reasons += words
        none = none or nothing
    return tuple(parts), reasons, none


def _said_again(facts: Facts, part: Part, group: list[Reference], groups: list[list[Reference]]) -> Part:
    """A figure behind a later mention of a task is that task's: "xong nv 3.5 thì làm 3.6, hiện 3.5 mới 60%"."""
    if len(groups) < 2:
        return part
    own = {r.text for r in group}
    firsts = {r.first for g in groups for r in g}
    again = [r for r in facts.references if r.first not in firsts and r.text in own]
    if not again:
        return part
    level = next((p for p in facts.percents if p.first >= again[-1].last and p.kind == "level"), None)
    return (
        replace(part, percent=level.value, status="in_progress" if level.value < 100 else part.status)
        if level
        else part
    )


def _cut(facts: Facts, groups: list[list[Reference]], start: int, end: int, group: list[Reference]) -> int:
    """Where the words of a group end: at the next mention of a task of another group."""
    firsts = {r.first for g in groups for r in g}
    own = {r.text for r in group}
    others = [
        r.first
        for r in facts.references
        if start < r.first < end and r.first not in firsts and r.text not in own
    ]
    return min(others, default=end)


def _groups(facts: Facts, intent: str) -> list[list[Reference]]:
    """Tasks that share their progress stand together: "2.1 và 2.2 đều xong"."""
    _, references = tasks_of(facts, intent)
    listed = [] if facts.mentions else _listed(facts)
    if len(listed) > 1:
        return [[reference] for reference in listed]
    if not references:
        return [[]]
    if not facts.references and not facts.mentions:
        references = [*references, *further_titles(facts, references[0])]
    groups = [[references[0]]]
    for reference in references[1:]:
        if reference.text in (r.text for group in groups for r in group):
            continue
        previous = groups[-1][-1]
        between = facts.said.words[previous.last : reference.first]
        if all(word in JOINS for word in between):
            groups[-1].append(reference)
        else:
            groups.append([reference])
    if len(groups) > 1 and not _each_says(facts, groups):
        return [[r for group in groups for r in group]]
    return groups


ALSO = re.compile(r"(?<!\S)(?:cung|deu|tuong tu|giong|nhu tren|cung vay)(?= |$)")
# What is measured of one task names no other.
MEASURES = frozenset(
    "gia tri|khoi luong|ty le|ti le|tien do|so luong|tong|trong do|trong thang|luy ke|nguon|kinh phi|giai ngan|con lai|dat|uoc|ket qua|thuc hien|tinh den|den nay|von|ngan sach|doanh thu|thu|chi".split(
        "|"
    )
)


def _listed(facts: Facts) -> list[Reference]:
    """One task per clause where clauses between semicolons each say a figure of something named by words.

    "nv 1 xong 3/5 lớp; tuyển chọn hội đồng 12/15, nghiệm thu đã xong 9/12" are three.
    """
    said = facts.said
    marks = [i for i in range(min(len(said), FAR)) if said.words[i] in (";", "\n")]
    if not marks or len(facts.references) > 1:
        return []
    edges = [-1, *marks, len(said)]
    found: list[Reference] = []
    for clause, (before, end) in enumerate(itertools.pairwise(edges)):
        commas = [i for i in range(before + 1, end) if said.words[i] == ","] if clause else []
        pieces = list(itertools.pairwise([before, *commas, end]))
        heads = [_of_clause(facts, a + 1, b) for a, b in pieces]
        if heads[0] is None and any(_figures(facts, a + 1, b) for a, b in pieces):
            return []
        found += [head for head in heads if head is not None]
    return found


def _of_clause(facts: Facts, first: int, last: int) -> Reference | None:
    """The task a clause opens with, if a figure is said of it."""
    if first >= last or not _figures(facts, first, last):
        return None
    numbered = next((r for r in facts.references if first <= r.first < last), None)
    if numbered is not None:
        return numbered if numbered.first <= first + 4 else None
    title = facts.title(True, first, last)
    opened = facts.title(False, first, last)
    head = facts.leading(first, last)
    title = head if head is not None and (opened is None or opened.first > first + 1) else title
    checked = next((t for t in facts.said.tags if t.first == first and t.name == "see"), None)
    if checked is not None and checked.last - first > 1 and not facts.references:
        title = Reference(facts.said.typed(first, checked.last), first, checked.last)
    if title is None or title.first > first + 2 or not title.text[0].isalpha():
        return None
    plain = fold(title.text)
    refused = any(plain == word or plain.startswith(word + " ") for word in (*NOT_TITLES, *MEASURES))
    if refused or len(plain.split()) < 2 or (facts.references and not _apart(facts, title, last)):
        return None
    return title


def _apart(facts: Facts, title: Reference, last: int) -> bool:
    """Behind a numbered task: words that tasks begin with, and a count that names nothing of its own ("12/15")."""
    counts = [q for q in facts.quantities if title.first <= q.first < last]
    headed = any(t.first == title.first and t.name == "title_head" for t in facts.said.tags)
    return (headed or fold(title.text).startswith("nghiem thu")) and all(q.what is None for q in counts)


def _figures(facts: Facts, first: int, last: int) -> bool:
    ratios = any(first <= q.first < last and q.total is not None for q in facts.quantities)
    return ratios or any(first <= p.first < last for p in facts.percents)


NOT_TITLES = frozenset(
    "kinh phi|ho so|tien do|khoi luong|lai|thieu|cho|vuong|phan|lop|mot|ket qua|giai ngan|hien|du kien|em|hoi dong|von|cac|tong|trong do|viec nay|vai|may|nhieu|it|xep loai|chi|chieu|sang|hom|tuan|thang|chua|da|dang|phong|don vi|cuoc|dot".split(
        "|"
    )
)


# Titles without a number are looked for in the words of a chat message, not of a document.
FAR = 200


def further_titles(facts: Facts, first: Reference) -> list[Reference]:
    """Titles that open later clauses: "5S xong, truy xuất nguồn gốc 60%", "…, còn quy chế làm việc 40%"."""
    said = facts.said
    found: list[Reference] = []
    for at in range(first.last, min(len(said) - 1, first.last + FAR)):
        contrast = fold(said.words[at]) == "con" and at > 0
        if said.words[at] not in (",", ";", ".", "\n") and not contrast:
            continue
        title = facts.title(True, at + 1, _clause_end(facts, at + 1))
        if (
            title is None
            or said.words[title.first - 1] in ("cho", "chờ")
            or title.first > at + 3
            or not _names_task(facts, title, contrast)
        ):
            continue
        if _said_of(facts, title) and not any(r.first <= title.first < r.last for r in found):
            found.append(title)
    return found


def _clause_end(facts: Facts, at: int) -> int:
    words = facts.said.words
    return next(
        (
            i
            for i in range(at, len(words))
            if words[i] in (",", ";", ".", "\n") or (fold(words[i]) == "con" and i > at)
        ),
        len(words),
    )


def _names_task(facts: Facts, title: Reference, contrast: bool) -> bool:
    plain = fold(title.text)
    if any(plain == word or plain.startswith(word + " ") for word in NOT_TITLES):
        return False
    if plain.split()[0].isdigit() and is_counted(facts.said.words, title.first + 1):
        return False
    headed = any(t.first == title.first and t.name == "title_head" for t in facts.said.tags)
    return headed or contrast or len(plain.split()) >= 3 or plain[:1].isdigit()


def _said_of(facts: Facts, title: Reference) -> bool:
    """Whether a figure or a state follows the title directly."""
    marks = [
        t.first
        for t in facts.said.tags
        if t.name in ("done", "not_done", "doing", "not_started", "paused", "stopped")
    ]
    marks += [p.first for p in facts.percents]
    return any(title.last <= mark <= title.last + 3 for mark in marks)


def _each_says(facts: Facts, groups: list[list[Reference]]) -> bool:
    """Whether every group stands by itself: one statement behind them all covers them all, but never one before."""
    marks = [
        t.first
        for t in facts.said.tags
        if t.name
        in ("done", "not_done", "doing", "not_started", "paused", "stopped", "blocked", "hard", "past")
    ]
    marks += [p.first for p in facts.percents] + [q.first for q in facts.quantities]
    edges = [group[0].first for group in groups] + [len(facts.said)]
    saying = [any(a <= m < b for m in marks) for a, b in itertools.pairwise(edges)]
    return sum(saying) > 1 or (any(saying[:-1]) and not ALSO.search(facts.said.canon))


def _ranges(facts: Facts, groups: list[list[Reference]]) -> list[tuple[int, int]]:
    if len(groups) == 1:
        return [(0, len(facts.said))]
    starts = [0] + [_clause_start(facts, group[0].first) for group in groups[1:]]
    ranges = zip(starts, [*starts[1:], len(facts.said)], groups, strict=True)
    return [(a, _cut(facts, groups, group[-1].last, b, group)) for a, b, group in ranges]


def _clause_start(facts: Facts, at: int) -> int:
    """Back over words that only lead to a reference: ", còn nv 9"."""
    words = facts.said.words
    while at > 0 and fold(words[at - 1]) in ("con", "rieng", "va", "the", "cai", "con lai"):
        at -= 1
    return at


def _part(
    facts: Facts, documents: Sequence[Document], group: list[Reference], first: int, last: int
) -> tuple[Part, list[Words | None], bool]:
    said = facts.said
    hard, none = difficulty(said, first, last)
    wish = proposal(said, first, last)
    reasons = [w for w in (hard, wish) if w is not None]
    percents = [p for p in facts.percents if first <= p.first < last and not _within(p.first, reasons)]
    chosen = overall(percents)
    percent = chosen.value if chosen else None
    counted = tuple(
        q
        for q in facts.quantities
        if first <= q.first < last and not q.denied and not _within(q.first, reasons)
    )
    span = (said.starts[first], said.ends[last - 1]) if last > first else (0, 0)
    part = Part(
        tasks=tuple(r.text for r in group),
        percent=percent,
        quantities=counted,
        status=status(said, first, last, percent, counted, group[0] if group else None, reasons, facts.ahead),
        difficulty=hard.text if hard else None,
        proposal=wish.text if wish else None,
        documents=tuple(d for d in documents if span[0] <= d.span[0] < span[1]),
        words=said.text[span[0] : span[1]],
        span=span,
    )
    return part, [hard, wish], none


def _within(at: int, reasons: Sequence[Words]) -> bool:
    return any(w.first <= at < w.last for w in reasons)
