"""Reads one message: the act meant and every value of the contract. Pure; never raises on any text.

`understand` decides the intent by the table in `intents.py` and then takes from the findings only what belongs
to that intent, so that a day in a report never becomes a deadline and a figure in a question never a report.
"""

import re
from datetime import datetime
from typing import Literal

from vietnamese import queries
from vietnamese.documents import with_dates
from vietnamese.facts import Facts, gather
from vietnamese.intents import FOLLOW_UP, code_of, decide
from vietnamese.moments import deadline, done_on, period
from vietnamese.parts import report_parts
from vietnamese.people import Named
from vietnamese.reading import Context, Days, Fired, Part, Reading
from vietnamese.reasons import Words, difficulty, proposal
from vietnamese.secrecy import is_marked_secret
from vietnamese.tasking import tasks_of

LONGEST = 20_000
NOTHING = Context()
PERIODIC = frozenset(["list", "summary", "remind", "show", "why", "history", "lock"])
DUE = frozenset(["extend", "assign", "approve", "reject", "remind", "substitute"])
QUERY = frozenset(["list", "summary"])
BEHALF = re.compile(
    r"(?<!\S)(?:theo (?:y kien|chi dao|ket luan)(?: chi dao)? (?:cua )?[^,.;:]{3,60}|theo dien thoai(?: cua [^,.;:]{2,40})?|ghi thay [^,.;:]{2,40}|thay mat [^,.;:]{2,40})"
)
WAITS = re.compile(
    r"(?<!\S)(?:dang )?(?:cho|trinh|xin y kien|gui) (?:y kien |trinh |xin )?((?:so|bo|ubnd|hdnd|vu|cuc|chi cuc|phong|lanh dao|giam doc|chu tich|hoi dong|van phong|ban|kho bac|tinh uy|tong cuc)[^,.;:]{0,60})"
)


def understand(
    text: str, now: datetime, *, chat: Literal["private", "group"] = "private", context: Context | None = None
) -> Reading:
    """What `text` means at `now` (aware, UTC+7); the same for NFC and NFD; a value for every text."""
    secret = is_marked_secret(text)
    facts = gather(text[:LONGEST], now, chat, context or NOTHING)
    intent = decide(facts)
    reading = _READERS.get(intent, _other)(facts, intent)
    return _with(reading, secret=secret, text=facts.said.text, trace=tuple(facts.trace))


def _with(reading: Reading, **changes: object) -> Reading:
    from dataclasses import replace

    return replace(reading, **changes)  # type: ignore[arg-type]


def _due(facts: Facts, skip: list[tuple[int, int]]) -> Days | None:
    days, reading = deadline(facts.clock.dates("future"), skip)
    if days is not None and reading is not None:
        facts.trace.append(Fired(f"date.{reading.rule}", reading.text, reading.span))
    return days


def _asks(facts: Facts) -> tuple[str, ...]:
    asks = []
    if any(r.impossible for r in facts.clock.dates("future")):
        asks.append("impossible_date")
    if any(p.about for p in facts.percents):
        asks.append("approximate")
    if any(p.kind == "added" for p in facts.percents):
        asks.append("added_percent")
    return tuple(asks)


def _unit(facts: Facts, skip: list[Words | None]) -> str | None:
    return _named(facts.units, skip)


def _person(facts: Facts, skip: list[Words | None]) -> str | None:
    return _named(facts.persons, skip)


def _named(found: list[Named], skip: list[Words | None]) -> str | None:
    for named in found:
        if not named.passing and not any(w is not None and w.first <= named.first < w.last for w in skip):
            return named.text
    return None


def _report(facts: Facts, intent: str) -> Reading:
    dates = facts.clock.dates("past")
    documents = with_dates(facts.numbers, facts.said.flat, dates)
    parts, words, none = report_parts(facts, documents, intent)
    first = parts[0] if parts else Part()
    differ = len(parts) > 1
    tasks = tuple(task for part in parts for task in part.tasks)
    return Reading(
        intent,
        tasks=tasks,
        percent=first.percent,
        quantities=first.quantities,
        status=first.status,
        difficulty=first.difficulty,
        proposal=first.proposal,
        documents=documents if not differ else first.documents,
        due=None,
        unit=_unit(facts, words),
        person=_person(facts, words),
        multi=parts if differ else (),
        parts=parts,
        asks=_asks(facts),
        approximate=any(p.about for p in facts.percents),
        effective_on=done_on(facts.clock, facts.said),
        no_difficulty=none,
        on_behalf=_matched(facts, BEHALF),
        waiting_for=_matched(facts, WAITS, 1),
    )


def _matched(facts: Facts, pattern: "re.Pattern[str]", group: int = 0) -> str | None:
    match = pattern.search(facts.said.canon)
    if match is None:
        return None
    said = facts.said
    return said.typed(said.word_of(match.start(group)), said.word_of(match.end(group) - 1) + 1)


def _act(facts: Facts, intent: str) -> Reading:
    said = facts.said
    reason, _ = difficulty(said, 0, len(said), intent == "extend")
    wish = proposal(said, 0, len(said)) if intent == "extend" else None
    skip = [(said.starts[w.first], said.ends[w.last - 1]) for w in (reason,) if w is not None]
    tasks, _ = tasks_of(facts, intent)
    documents = with_dates(facts.numbers, said.flat, facts.clock.dates("past"))
    used = [d.span for d in documents]
    due = _due(facts, skip + used + _title_years(facts, intent)) if intent in DUE else None
    return Reading(
        intent,
        tasks=tasks,
        difficulty=reason.text if reason and intent == "extend" else None,
        proposal=wish.text if wish else None,
        documents=documents,
        due=due,
        filters=tuple(
            f for f in queries.filters(said) if f in ("unreported", "overdue", "due_soon", "blocked")
        )
        if intent == "remind"
        else (),
        unit=_unit(facts, [reason, wish]),
        person=_person(facts, [reason, wish]),
        asks=_asks(facts),
        on_behalf=_matched(facts, BEHALF),
    )


def _title_years(facts: Facts, intent: str) -> list[tuple[int, int]]:
    """Years are part of what is to be done ("kế hoạch năm 2027"), unless a deadline word stands before."""
    found = []
    for reading in facts.clock.dates("future"):
        at = facts.said.word_at(reading.span[0])
        before = facts.said.canon[: facts.said.offsets[at]] if at < len(facts.said) else ""
        if (
            reading.grain == "year"
            and reading.bound is None
            and not re.search(r"(?:han|trong|den|het|truoc|sang) $", before)
        ) or (
            intent == "assign"
            and reading.bound is None
            and reading.grain != "day"
            and not re.search(
                r"(?:han|xong|hoan thanh|trong|den|het|truoc|sang|vao|chot|nop|nhat|:|,) $", before
            )
        ):
            found.append(reading.span)
    return found


def _query(facts: Facts, intent: str) -> Reading:
    said = facts.said
    tasks, _ = tasks_of(facts, intent)
    is_due = facts.has("due_in", "due_soon")
    return Reading(
        intent,
        tasks=tasks,
        status=queries.asked_status(said) if intent == "list" else None,
        period=period(facts.clock, is_due),
        filters=queries.filters(said),
        unit=_unit(facts, []),
        person=_person(facts, []),
        aggregate=queries.aggregate(said),
        group_by=_group(facts),
        format=queries.file_format(said),
        follow_up=bool(FOLLOW_UP.match(said.canon + " ")) or intent == "more",
        threshold=queries.threshold(said),
        asks=_asks(facts),
    )


def _group(facts: Facts) -> str | None:
    if facts.has("rank", "which_unit", "unreported") and not facts.has("by_status", "by_month", "by_person"):
        tag = facts.said.first("by_unit")
        if tag is None or "theo" not in facts.said.typed(tag.first, tag.last).lower():
            return None
    return queries.group_by(facts.said)


def _show(facts: Facts, intent: str) -> Reading:
    tasks, _ = tasks_of(facts, intent)
    return Reading(
        intent,
        tasks=tasks,
        period=period(facts.clock, False),
        unit=_unit(facts, []),
        person=_person(facts, []),
        format=queries.file_format(facts.said),
        follow_up=bool(FOLLOW_UP.match(facts.said.canon + " ")),
    )


def _schedule(facts: Facts, intent: str) -> Reading:
    return Reading(intent, repeat=facts.repeat, format=queries.file_format(facts.said), unit=_unit(facts, []))


def _link(facts: Facts, intent: str) -> Reading:
    return Reading(intent, code=code_of(facts))


def _undo(facts: Facts, intent: str) -> Reading:
    tasks, _ = tasks_of(facts, intent)
    return Reading(intent, tasks=tasks)


def _remind(facts: Facts, intent: str) -> Reading:
    reading = _act(facts, intent)
    due = reading.due
    before_due = due is not None and re.search(
        r"(?<!\S)(?:truoc|han|cham nhat|den|xong|trong|sang mai|chieu|hom nay|ngay mai|mai|gap)(?= |$)",
        facts.said.canon,
    )
    if due is None or before_due:
        return reading
    return _with(reading, due=None, period=period(facts.clock, False))


def _special(facts: Facts, intent: str) -> Reading:
    tasks, _ = tasks_of(facts, "show")
    days = period(facts.clock, False)
    return Reading(
        intent,
        tasks=tasks,
        period=days,
        unit=_unit(facts, []),
        person=_person(facts, []),
        documents=with_dates(facts.numbers, facts.said.flat, facts.clock.dates("past")),
        due=_due(facts, []) if intent in ("settings", "substitute", "transfer") else None,
        on_behalf=_matched(facts, BEHALF),
    )


def _other(facts: Facts, intent: str) -> Reading:
    if intent in ("confirm", "cancel", "help", "greet", "unknown", "more", "my_data"):
        return Reading(intent)
    return _special(facts, intent)


_READERS = {
    "report": _report,
    "correct": _report,
    "extend": _act,
    "assign": _act,
    "approve": _act,
    "reject": _act,
    "remind": _remind,
    "list": _query,
    "summary": _query,
    "show": _show,
    "schedule": _schedule,
    "link": _link,
    "undo": _undo,
}
