"""What reading a date gives: values only, every one of them frozen."""

from dataclasses import dataclass
from datetime import date
from datetime import time as clock_time
from typing import Literal

from vietnamese.dates.periods import Grain, Period

Kind = Literal["instant", "interval", "open-before", "open-after", "recurrence", "none"]
PartGrain = Literal["day", "week", "month", "quarter", "half", "year", "condition", "recurring"]
Tense = Literal["future", "past"]
Bound = Literal["before", "until", "from", "after"]


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A schedule: every day, week, month, quarter, half or year; `bound` tells "trước ngày 25" from "ngày 25".

    `weekdays` are 1 (Monday)–7; `day` 1–31 (-1 the last one), `month` 1–12 where they are said.
    """

    every: Literal["day", "week", "month", "quarter", "half", "year"]
    weekdays: tuple[int, ...] = ()
    day: int | None = None
    month: int | None = None
    bound: Bound | None = None


@dataclass(frozen=True, slots=True)
class DateReading:
    """One date expression: days are inclusive, an open end is None; `text` and `span` are of the original text.

    `ask` marks what should be confirmed, `impossible` a day that no calendar has (31/6: start and end None),
    `guessed` the parts nobody said, `bound` the word that opens an end (trước, đến, từ, sau), `rule` the line of
    grammar that read it; `first` and `last` are the units named at either end (tháng 3, tháng 6). Kind "none" with a `condition` is an event without a date ("ngay sau khi …").
    """

    start: date | None = None
    end: date | None = None
    kind: Kind = "none"
    grain: Grain = "day"
    text: str = ""
    span: tuple[int, int] = (0, 0)
    ask: bool = False
    impossible: bool = False
    guessed: frozenset[str] = frozenset()
    time: clock_time | None = None
    rule: str = ""
    condition: str | None = None
    recurrence: Recurrence | None = None
    bound: Bound | None = None
    first: Period | None = None
    last: Period | None = None

    @property
    def found(self) -> bool:
        """Whether there is anything to use: a day, or a schedule."""
        return self.start is not None or self.end is not None or self.recurrence is not None


@dataclass(frozen=True, slots=True)
class DeadlinePart:
    """One end of a deadline cell: the words printed, its first and last day, how fine it is."""

    text: str
    start: date | None
    end: date | None
    grain: PartGrain
    condition: str | None = None
    year_inferred: bool = False
    recurrence: Recurrence | None = None

    @property
    def range(self) -> str | None:
        """The days as "YYYY-MM-DD/YYYY-MM-DD"; None for a condition or a schedule."""
        if self.start is None or self.end is None:
            return None
        return f"{self.start.isoformat()}/{self.end.isoformat()}"


@dataclass(frozen=True, slots=True)
class DeadlineReading:
    """A whole deadline cell: when work starts and when it is due; the deadline is the END of `due`.

    `milestones` holds every date of a cell that names several; then `due` is the last and `ask` is set.
    """

    start: DeadlinePart | None = None
    due: DeadlinePart | None = None
    ask: bool = False
    impossible: bool = False
    milestones: tuple[DeadlinePart, ...] = ()
