"""What each intent takes from the findings: a day in a report never is a deadline, a figure in a question no report."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from vietnamese import queries
from vietnamese.dates import DateReading
from vietnamese.documents import with_dates
from vietnamese.facts import Facts
from vietnamese.moments import Clock, deadline, done_on, moved_only, period
from vietnamese.normalize import fold
from vietnamese.parts import report_parts
from vietnamese.reading import Days, Fired, Part, Reading
from vietnamese.reasons import Words, difficulty, proposal
from vietnamese.references import Reference
from vietnamese.rules.answers import code_of
from vietnamese.rules.questions import FOLLOW_UP
from vietnamese.tasking import tasks_of
from vietnamese.units import Named

BEHALF = re.compile(
    r"(?<!\S)(?:theo (?:y kien|chi dao|ket luan)(?: chi dao)? (?:cua )?[^,.;:]{3,60}|theo dien thoai(?: cua [^,.;:]{2,40})?|ghi thay [^,.;:]{2,40}|thay mat [^,.;:]{2,40})"
)
WAITS = re.compile(
    r"(?<!\S)(?:dang )?(?:cho|trinh|xin y kien|gui) (?:y kien |trinh |xin )?((?:so|bo|ubnd|hdnd|vu|cuc|chi cuc|phong|lanh dao|giam doc|chu tich|hoi dong|van phong|ban|kho bac|tinh uy|tong cuc)[^,.;:]{0,60})"
)
DEADLINE_WORD = re.compile(
    r"(?<!\S)(?:han|xong|hoan thanh|trong|den|het|truoc|sang|vao|chot|nop|nhat|chi|:|,|toi|bao cao toi) $"
)
UNTIL_WORD = re.compile(
    r"(?<!\S)(?:truoc|han|cham nhat|den|xong|trong|sang mai|chieu|hom nay|ngay mai|mai|gap|muon nhat|cuoi)(?= |$)"
)
OWED_PERIOD = re.compile(
    r"(?<!\S)(?:bao cao|(?:nop|gui) (?:[^ ,]+ ){0,2}?(?:ke hoach|phieu|so lieu|danh gia|chuong trinh)) (?:[^ ,]+ ){0,3}?(?:tuan|thang|quy|nam|\d+ thang)(?: (?:nay|sau|toi|qua|roi|truoc(?! \d)|\d{1,2}(?:/\d{4})?|[ivx]+)(?:/\d{4})?)?(?= |$)"
)
GRAINS = frozenset(("week", "month", "quarter", "half", "year"))


def read(facts: Facts, intent: str) -> Reading:
    """The values of a message whose intent is known."""
    return READERS.get(intent, _other)(facts, intent)


def _asks(facts: Facts) -> tuple[str, ...]:
    asks = []
    if any(r.impossible for r in facts.clock.dates("future")):
        asks.append("impossible_date")
    if any(p.about for p in facts.percents):
        asks.append("approximate")
    if any(p.kind == "added" for p in facts.percents):
        asks.append("added_percent")
    if any(q.total is not None and q.mode is None and q.done < q.total for q in facts.quantities):
        asks.append("count_mode")
    if _long_ago(facts):
        asks.append("when_done")
    return tuple(asks)


LONG_AGO = re.compile(r"(?<!\S)(?:tu )?(?:lau|doi nao|khuya)(?= |$)")


def _long_ago(facts: Facts) -> bool:
    """ "xong lâu rồi": done on a day that is not said."""
    said = facts.said
    return any(LONG_AGO.search(fold(said.typed(t.first, t.last))) for t in said.all("done"))


def _named(found: Sequence[Named], skip: Sequence[Words | None] = ()) -> str | None:
    for named in found:
        if not named.passing and not any(w is not None and w.first <= named.first < w.last for w in skip):
            return named.text
    return None


def _matched(facts: Facts, pattern: "re.Pattern[str]", group: int = 0) -> str | None:
    match = pattern.search(facts.said.canon)
    if match is None:
        return None
    said = facts.said
    return said.typed(said.word_of(match.start(group)), said.word_of(match.end(group) - 1) + 1)


def _report(facts: Facts, intent: str) -> Reading:
    documents = with_dates(facts.numbers, facts.said.flat, facts.clock.dates("past"))
    parts, reasons, none = report_parts(facts, documents, intent)
    first, differ = parts[0] if parts else Part(), len(parts) > 1
    return Reading(
        intent,
        tasks=tuple(task for part in parts for task in part.tasks),
        percent=first.percent,
        quantities=first.quantities,
        status=first.status,
        difficulty=first.difficulty,
        proposal=first.proposal,
        documents=first.documents if differ else documents,
        unit=_named(facts.units, reasons),
        person=_named(facts.persons, reasons) if intent != "correct" else None,
        multi=parts if differ else (),
        parts=parts,
        asks=_asks(facts),
        approximate=any(p.about for p in facts.percents),
        effective_on=done_on(facts.clock, facts.said),
        no_difficulty=none,
        on_behalf=_matched(facts, BEHALF),
        waiting_for=_matched(facts, WAITS, 1),
    )


def _act(facts: Facts, intent: str) -> Reading:
    said = facts.said
    reason, _ = difficulty(said, 0, len(said), intent == "extend")
    wish = proposal(said, 0, len(said)) if intent == "extend" else None
    tasks, places = tasks_of(facts, intent)
    documents = with_dates(facts.numbers, said.flat, facts.clock.dates("past"))
    skip = [(said.starts[w.first], said.ends[w.last - 1]) for w in (reason,) if w is not None]
    skip += [d.span for d in documents]
    inside = [(said.starts[r.first], said.ends[r.last - 1]) for r in places] if intent == "assign" else []
    due = _due(facts, skip + inside, moved=intent in ("extend", "approve"))
    if due is None and intent == "assign" and reason is not None:
        due = _due(facts, inside)
    return Reading(
        intent,
        tasks=tasks,
        difficulty=reason.text if reason and intent == "extend" else None,
        proposal=wish.text if wish else None,
        documents=documents,
        due=due,
        unit=_named(_takers(facts, places) if intent == "assign" else facts.units, [reason, wish]),
        person=_named(facts.persons, [reason, wish]),
        asks=_asks(facts),
        on_behalf=_matched(facts, BEHALF),
    )


def _takers(facts: Facts, to_do: Sequence[Reference]) -> list[Named]:
    """The units told; behind a person told, a unit within what is to be done is no taker."""
    told = next((p for p in facts.persons if not p.passing and facts.opening(p.first)), None)
    if told is None:
        return facts.units
    return [u for u in facts.units if not any(r.first <= u.first < r.last for r in to_do)]


def _due(facts: Facts, skip: Sequence[tuple[int, int]], moved: bool = False) -> Days | None:
    readings = [r for r in facts.clock.dates("future") if not _only_a_year(facts, r)]
    if moved:
        cited = {d.date for d in with_dates(facts.numbers, facts.said.flat, facts.clock.dates("past"))}
        readings = [r for r in readings if r.start is None or r.start != r.end or r.start not in cited]
        readings = moved_only(
            facts.said, [r for r in readings if not any(a <= r.span[0] < b for a, b in skip)]
        )
    days, reading = deadline(readings, skip)
    if days is not None and reading is not None:
        facts.trace.append(Fired(f"date.{reading.rule}", reading.text, reading.span))
    return days


def _only_a_year(facts: Facts, reading: DateReading) -> bool:
    """A year without a word for deadline belongs to what is to be done ("kế hoạch năm 2027")."""
    if reading.grain != "year" or reading.bound is not None:
        return False
    if fold(reading.text).startswith(("trong ", "het ", "den ", "truoc ")):
        return False
    at = facts.said.word_at(reading.span[0])
    before = facts.said.canon[: facts.said.offsets[at]] if at < len(facts.said) else ""
    return DEADLINE_WORD.search(before) is None


def _remind(facts: Facts, intent: str) -> Reading:
    reading = replace(_act(facts, intent), due=_due(_without_owed(facts), []))
    wanted = tuple(
        f for f in queries.filters(facts.said) if f in ("unreported", "overdue", "due_soon", "blocked")
    )
    reading = replace(reading, filters=wanted)
    if reading.due is None:
        return replace(reading, period=_owed_period(facts))
    asked = period(facts.clock, False)
    if not UNTIL_WORD.search(facts.said.canon):
        return replace(reading, due=None, period=asked)
    return replace(reading, period=_owed_period(facts))


def _owed_period(facts: Facts) -> Days | None:
    """The period of the report that is owed, read by itself."""
    place = _owed(facts)
    if place is None:
        return None
    return period(Clock(facts.clock.now, facts.clock.text[place[0] : place[1]]), False)


def _owed(facts: Facts) -> tuple[int, int] | None:
    match = OWED_PERIOD.search(facts.said.canon)
    if match is None:
        return None
    first, last = facts.said.word_of(match.start()), facts.said.word_of(match.end() - 1)
    return facts.said.starts[first], facts.said.ends[last]


def _without_owed(facts: Facts) -> Facts:
    """The message without the period of the report that is owed ("báo cáo tháng 11 trước 17h")."""
    place = _owed(facts)
    if place is None:
        return facts
    start, end = place
    text = facts.clock.text
    return replace(facts, clock=Clock(facts.clock.now, text[:start] + "¤" * (end - start) + text[end:]))


def _query(facts: Facts, intent: str) -> Reading:
    said = facts.said
    filters = queries.filters(said)
    if intent == "list" and facts.has("gia_han") and "pending_extension" not in filters:
        filters = (*filters, "pending_extension")
    return Reading(
        intent,
        tasks=tasks_of(facts, intent)[0],
        status=queries.asked_status(said) if intent == "list" else None,
        period=period(facts.clock, facts.has("due_in", "due_soon")),
        filters=filters,
        unit=_named(facts.units),
        person=_named(facts.persons),
        aggregate=queries.aggregate(said) if intent == "list" else None,
        group_by=_group(facts),
        format=queries.file_format(said),
        follow_up=bool(FOLLOW_UP.match(said.canon + " ")) or _only_names(facts),
        threshold=queries.threshold(said),
        asks=_asks(facts),
    )


def _only_names(facts: Facts) -> bool:
    """ "của thanh tra thôi": the question before, asked of somebody else."""
    return any(fired.rule == "intent.bare_name" for fired in facts.trace)


def _group(facts: Facts) -> str | None:
    """ "phòng nào … nhiều nhất" groups by itself; only "theo …" is a wish."""
    if facts.has("rank", "which_unit", "unreported") and not facts.has("by_status", "by_month", "by_person"):
        tag = facts.said.first("by_unit")
        if tag is None or "theo" not in facts.said.typed(tag.first, tag.last).lower():
            return None
    return queries.group_by(facts.said)


def _show(facts: Facts, intent: str) -> Reading:
    return Reading(
        intent,
        tasks=tasks_of(facts, intent)[0],
        period=_closed(period(facts.clock, False)),
        unit=_named(facts.units),
        person=_named(facts.persons),
        format=queries.file_format(facts.said),
        follow_up=bool(FOLLOW_UP.match(facts.said.canon + " ")),
    )


def _closed(days: Days | None) -> Days | None:
    """A period with both ends: "đến 31/12" in a question about one task is no period."""
    return days if days is not None and days.start is not None else None


def _schedule(facts: Facts, intent: str) -> Reading:
    said = facts.said
    own = [
        u
        for u in facts.units
        if u.first and said.canon[: said.offsets[u.first]].endswith(("cua ", "ket qua ", "tien do "))
    ]
    return Reading(
        intent, repeat=facts.repeat, format=queries.file_format(said), unit=_named(own), filters=()
    )


def _link(facts: Facts, intent: str) -> Reading:
    return Reading(intent, code=code_of(facts))


def _undo(facts: Facts, intent: str) -> Reading:
    return Reading(intent, tasks=tuple(r.text for r in facts.references) or tasks_of(facts, intent)[0])


def _special(facts: Facts, intent: str) -> Reading:
    dated = intent in ("settings", "substitute", "transfer")
    left = _giver(facts) if intent == "transfer" else []
    due = _due(facts, []) if dated else None
    stands_in = intent == "substitute"
    return Reading(
        intent,
        tasks=() if stands_in and not facts.references else tasks_of(facts, "show")[0],
        period=None if stands_in and due is not None else period(facts.clock, False),
        unit=_named([replace(n, passing=False) for n in facts.units if n not in left]),
        person=_named([n for n in facts.persons if n not in left]),
        documents=with_dates(facts.numbers, facts.said.flat, facts.clock.dates("past")),
        due=due,
        on_behalf=_matched(facts, BEHALF),
    )


TAKER = re.compile(
    r"(?:sang|cho|qua|ve|den) (?:cho )?(?:dong chi |anh |chi |ong |ba |co |chu |em |bac |ban )?$"
)


def _giver(facts: Facts) -> list[Named]:
    """Who hands a task over, where the one who takes it is named behind "sang", "cho", "qua"."""
    canon, offsets = facts.said.canon, facts.said.offsets
    named = [*facts.units, *facts.persons]
    takers = [n for n in named if TAKER.search(canon[: offsets[n.first]])]
    return [n for n in named if n not in takers] if takers else []


def _other(facts: Facts, intent: str) -> Reading:
    if intent in ("confirm", "cancel", "help", "greet", "unknown", "more", "my_data"):
        return Reading(intent)
    return _special(facts, intent)


READERS: dict[str, Callable[[Facts, str], Reading]] = {
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
