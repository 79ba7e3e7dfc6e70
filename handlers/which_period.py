"""Which reporting period a message names, and the form that is ready for each kind."""

from datetime import date

from handlers.turn import Turn
from tasks.periods import Period, PeriodKind, period, period_of

TEMPLATES = {
    PeriodKind.MONTH: "month",
    PeriodKind.QUARTER: "quarter",
    PeriodKind.HALF: "half",
    PeriodKind.NINE_MONTHS: "nine_months",
    PeriodKind.YEAR: "year",
}


def period_meant(turn: Turn) -> Period:
    """The reporting period that the message names; the present month when it names none."""
    said = turn.heard.period
    if said is None or said.start is None or said.end is None:
        return period_of(turn.today, PeriodKind.MONTH)
    return _named(said.start, said.end)


def _named(start: date, end: date) -> Period:
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    if months >= 12:
        return period(PeriodKind.YEAR, start.year)
    if months == 9 and start.month == 1:
        return period(PeriodKind.NINE_MONTHS, start.year)
    if months == 6:
        return period(PeriodKind.HALF, start.year, 1 if start.month < 7 else 2)
    if months == 3:
        return period(PeriodKind.QUARTER, start.year, (start.month + 2) // 3)
    return period(PeriodKind.MONTH, end.year, end.month)
