"""The reporting period that somebody names for an official report: "tháng 11", "quý III/2026", "tuần này", "ngày 19/11".

A period without a year is the newest one of that name that has begun.
"""

import re
from datetime import date

from handlers.turn import Turn
from tasks.periods import Period, PeriodKind, period, period_of
from vietnamese.normalize import fold

ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
YEAR = r"(?:\s*(?:/|nam\s+|-)?\s*(20\d\d))?"
NAMED = (
    (PeriodKind.NINE_MONTHS, re.compile(rf"\b(?:9|chin) thang(?: dau)?(?: nam)?{YEAR}\b")),
    (PeriodKind.HALF, re.compile(rf"\b(?:6|sau) thang (dau|cuoi)(?: nam)?{YEAR}\b")),
    (PeriodKind.QUARTER, re.compile(rf"\bquy (iv|i{{1,3}}|[1-4]){YEAR}\b")),
    (PeriodKind.MONTH, re.compile(rf"\bthang (\d{{1,2}}){YEAR}\b")),
    (PeriodKind.WEEK, re.compile(rf"\btuan (?:thu )?(\d{{1,2}}){YEAR}\b")),
    (PeriodKind.YEAR, re.compile(r"\bnam (20\d\d)\b")),
)


UNTIL = re.compile(
    r"\b(?:so lieu |tinh )?den (?:het )?(?:ngay )?(\d{1,2})\s*[/.-]\s*(\d{1,2})(?:\s*[/.-]\s*(20\d\d))?\b"
)


def until(text: str, today: date) -> date | None:
    """The day to which figures are wanted where the words say one: "xuất báo cáo tháng 4 đến 15/4"."""
    found = UNTIL.search(fold(text))
    if found is None:
        return None
    try:
        day = date(int(found[3] or today.year), int(found[2]), int(found[1]))
        return day if day <= today or found[3] else day.replace(year=today.year - 1)
    except ValueError:
        return None


def named(text: str, today: date) -> Period | None:
    """The period that the words name; None when they name none."""
    said = fold(text)
    for kind, pattern in NAMED:
        if found := pattern.search(said):
            return _of(kind, found, today)
    return None


def _of(kind: PeriodKind, found: re.Match[str], today: date) -> Period:
    if kind is PeriodKind.YEAR:
        return period(kind, int(found[1]))
    year = found[found.re.groups]
    number = _number(kind, found[1]) if found.re.groups > 1 else 1
    if year:
        return period(kind, int(year), number)
    this = period(kind, today.year, number)
    return this if this.start <= today else period(kind, today.year - 1, number)


def _number(kind: PeriodKind, said: str) -> int:
    if kind is PeriodKind.HALF:
        return 1 if said == "dau" else 2
    return ROMAN.get(said) or int(said)


def meant(turn: Turn) -> Period:
    """The period of a wanted report; without one the present month."""
    said = turn.heard.period
    own = named(turn.message.text, turn.today)
    if own is not None:
        return own
    if said is None or said.start is None or said.end is None:
        return period_of(turn.today, _bare_kind(turn.message.text))
    return of_days(said.start, said.end)


def _bare_kind(text: str) -> PeriodKind:
    """ "báo cáo tuần" without a day means the present one."""
    said = fold(text)
    kinds = {
        "tuan": PeriodKind.WEEK,
        "ngay": PeriodKind.DAY,
        "quy": PeriodKind.QUARTER,
        "nam": PeriodKind.YEAR,
    }
    found = re.search(r"\bbao cao (tuan|ngay|quy|nam)\b", said)
    return kinds[found[1]] if found else PeriodKind.MONTH


def of_days(start: date, end: date) -> Period:
    """The period that a span of days is called by: a week by its Monday, a month by its days."""
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    if start == end:
        return period_of(start, PeriodKind.DAY)
    if (end - start).days <= 7:
        return period(PeriodKind.WEEK, *start.isocalendar()[:2])
    if months >= 12:
        return period(PeriodKind.YEAR, start.year)
    if months == 9 and start.month == 1:
        return period(PeriodKind.NINE_MONTHS, start.year)
    if months == 6:
        return period(PeriodKind.HALF, start.year, 1 if start.month < 7 else 2)
    if months == 3:
        return period(PeriodKind.QUARTER, start.year, (start.month + 2) // 3)
    return period(PeriodKind.MONTH, end.year, end.month)
