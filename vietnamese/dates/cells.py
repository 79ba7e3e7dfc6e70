"""Deadline cells of plan documents: when work starts and when it is due, as the cell prints it.

A month without a year belongs to the plan's year. Conditions ("ngay sau khi …") and schedules ("thường xuyên")
are no dates and stay in words.
"""

import re
from dataclasses import replace
from datetime import date, datetime, time

from tasks.calendar import WorkingCalendar
from vietnamese.dates.conditions import is_condition
from vietnamese.dates.find import scan
from vietnamese.dates.reading import DateReading, DeadlinePart, DeadlineReading, PartGrain
from vietnamese.dates.scene import Scene
from vietnamese.dates.spelling import phrase, plain

_ITEM = re.compile(r"\n\s*(?=[-+•*–]\s|\(?[0-9a-zđ][.)]\s|lần |đợt |giai đoạn \d\s*:)|;\s*\n?", re.IGNORECASE)
_ONGOING = re.compile(r"\b(thuong xuyen|lien tuc|dinh ky|dot xuat)\b")
_RANGE = re.compile(r"[-–—~]|\b(đến|tới|den|toi|sang)\b", re.IGNORECASE)
_ALWAYS = re.compile(r"\W*(thuong xuyen|lien tuc)\b")
_REFERENCE = re.compile(r"(?i)(?<=\w) (?=(?:theo|căn cứ|thực hiện) )|^(?=theo )")
_TO = re.compile(r"\b(đến|tới|den|toi)\b", re.IGNORECASE)


def read_deadline(
    text: str, issued: date, plan_year: int | None = None, calendar: WorkingCalendar | None = None
) -> DeadlineReading:
    """The start and due parts of a deadline cell; both None when it holds neither date, condition nor schedule.

    `issued` is the document's date; without a plan year a year that is not said lies ahead of it. Never raises.
    """
    year = plan_year if plan_year is not None else issued.year
    items = [item.strip() for item in _ITEM.split(text) if item.strip(" -+•*–;\n\t.")]
    readings = [_item(item, issued, year, calendar) for item in items]
    found = [r for r in readings if r.start or r.due or r.impossible]
    if len(found) < 2:
        return found[0] if found else DeadlineReading()
    milestones = tuple(r.due for r in found if r.due is not None)
    last = max(
        (m for m in milestones if m.end),
        key=lambda m: m.end or issued,
        default=milestones[-1] if milestones else None,
    )
    return DeadlineReading(found[0].start, last, True, any(r.impossible for r in found), milestones)


def _item(text: str, issued: date, year: int, calendar: WorkingCalendar | None) -> DeadlineReading:
    words = " ".join(text.split())
    now = datetime.combine(issued, time(9))
    dated = words if _REFERENCE.match(words) else _REFERENCE.split(words)[0]
    scene = Scene(phrase(dated, wrapped=True), now, "future", calendar, year, months_first=True)
    readings = [r for r in scan(scene) if r.found or r.impossible]
    folded = plain(words.lower())
    if _ALWAYS.match(folded):
        return DeadlineReading(due=DeadlinePart(words, None, None, "recurring"))
    if is_condition(words):
        return _conditional(words, readings)
    if not readings:
        if _ONGOING.search(folded):
            return DeadlineReading(due=DeadlinePart(words, None, None, "recurring"))
        return DeadlineReading()
    return _dated(words, readings)


def _conditional(words: str, readings: list[DateReading]) -> DeadlineReading:
    if (
        readings
        and readings[0].span[0] < 3
        and words[readings[0].span[1] :].lstrip().startswith(("(", ",", ";", "-"))
    ):
        first = _dated(readings[0].text, readings[:1])
        rest = words[readings[0].span[1] :].strip(" (),;-")
        return replace(first, due=first.due and replace(first.due, condition=rest))
    dated = next((r for r in readings if r.bound in ("before", "until") and r.end), None)
    if dated is not None:
        return DeadlineReading(due=_part(dated, words, condition=words))
    return DeadlineReading(due=DeadlinePart(words, None, None, "condition", words))


def _dated(words: str, readings: list[DateReading]) -> DeadlineReading:
    if any(r.impossible for r in readings):
        return DeadlineReading(impossible=True, ask=True)
    repeated = next((r for r in readings if r.recurrence), None)
    if repeated is not None:
        return DeadlineReading(due=_schedule(words, repeated))
    if len(readings) > 1:
        parts = tuple(_part(r, r.text) for r in readings if r.end)
        if parts:
            return DeadlineReading(None, max(parts, key=lambda p: p.end or date.min), True, False, parts)
    return _one(readings[0])


def _schedule(words: str, reading: DateReading) -> DeadlinePart:
    return DeadlinePart(words, None, None, "recurring", recurrence=reading.recurrence)


def _one(reading: DateReading) -> DeadlineReading:
    ask = reading.ask
    if reading.kind == "open-after":
        return DeadlineReading(start=_part(reading, reading.text, end=False), ask=ask)
    if reading.first is None or reading.last is None or reading.first == reading.last:
        return DeadlineReading(due=_part(reading, reading.text), ask=ask)
    between = (reading.last.start - reading.first.end).days > 1
    if between and not _RANGE.search(reading.text):
        ends = tuple(
            DeadlinePart(reading.text, p.start, p.end, p.grain, None, "year" in reading.guessed)
            for p in (reading.first, reading.last)
        )
        return DeadlineReading(None, ends[1], True, milestones=ends)
    return _two(reading)


def _two(reading: DateReading) -> DeadlineReading:
    split = list(_TO.finditer(reading.text))
    texts = (reading.text, reading.text)
    inferred = "year" in reading.guessed
    if split:
        at = split[-1].start()
        texts = (reading.text[:at].strip(" -"), reading.text[at:])
    assert reading.first is not None and reading.last is not None
    first, last = reading.first, reading.last
    left_inferred = inferred or (bool(split) and not re.search(r"\d{4}|[/.]\d\d$", texts[0]))
    return DeadlineReading(
        DeadlinePart(texts[0], first.start, first.end, first.grain, None, left_inferred),
        DeadlinePart(texts[1], last.start, last.end, last.grain, None, inferred),
        reading.ask,
    )


def _part(reading: DateReading, text: str, condition: str | None = None, end: bool = True) -> DeadlinePart:
    first, last = reading.start, reading.end
    grain: PartGrain = reading.grain
    if reading.last is not None and end:
        first, last, grain = reading.last.start, reading.last.end, reading.last.grain
    elif reading.first is not None:
        first, last, grain = reading.first.start, reading.first.end, reading.first.grain
    first, last = first or last, last or first
    return DeadlinePart(text, first, last, grain, condition, "year" in reading.guessed)
