"""Which reporting period a message names, and the form that is ready for each kind."""

from handlers import report_period
from handlers.turn import Turn
from tasks.periods import Period, PeriodKind

TEMPLATES = {
    PeriodKind.DAY: "day",
    PeriodKind.WEEK: "week",
    PeriodKind.MONTH: "month",
    PeriodKind.QUARTER: "quarter",
    PeriodKind.HALF: "half",
    PeriodKind.NINE_MONTHS: "nine_months",
    PeriodKind.YEAR: "year",
}


def period_meant(turn: Turn) -> Period:
    """The reporting period that the message names; the present month when it names none."""
    return report_period.meant(turn)
