"""Reads Vietnamese dates and deadlines: a phrase, all dates of a message, a deadline cell of a plan.

Not understanding is a value (kind "none"), never an exception; what is doubtful carries `ask`.
"""

from vietnamese.dates.cells import read_deadline
from vietnamese.dates.find import find_dates, read_date
from vietnamese.dates.reading import DateReading, DeadlinePart, DeadlineReading, Recurrence

__all__ = [
    "DateReading",
    "DeadlinePart",
    "DeadlineReading",
    "Recurrence",
    "find_dates",
    "read_date",
    "read_deadline",
]
