"""The counts of a period as values that cannot contradict themselves: four cells, what stands beside them, rates."""

from collections.abc import Iterable
from dataclasses import dataclass, fields

from reports.errors import ReportError
from tasks.statistics import Rate, Statistics


@dataclass(frozen=True, slots=True)
class Figures:
    """One set of counted things: hoàn thành (đúng hạn, quá hạn), đang thực hiện (trong hạn, quá hạn), không tính hạn.

    `awaiting_*` are the "chờ xác nhận" within the two finished cells. `total` is the sum of the five cells;
    `unreviewed` (chưa rà soát) and `left` (dừng, đã chuyển) stand outside it. `due_done` of `due` is the
    rate over what was already due. `in_time_with_late` nhiệm vụ lie in time with `late_works` đầu việc overdue.
    """

    done_in_time: int = 0
    done_late: int = 0
    open_in_time: int = 0
    open_overdue: int = 0
    no_deadline: int = 0
    awaiting_in_time: int = 0
    awaiting_late: int = 0
    unreviewed: int = 0
    left: int = 0
    due_done: int = 0
    due: int = 0
    in_time_with_late: int = 0
    late_works: int = 0

    def __post_init__(self) -> None:
        for field in fields(self):
            if getattr(self, field.name) < 0:
                raise ReportError("figures_negative", field=field.name)
        if self.awaiting_in_time > self.done_in_time or self.awaiting_late > self.done_late:
            raise ReportError("awaiting_exceeds")
        if self.due_done > self.due:
            raise ReportError("rate_impossible", numerator=self.due_done, denominator=self.due)

    @property
    def done(self) -> int:
        """Finished, in time or late, awaiting confirmation included."""
        return self.done_in_time + self.done_late

    @property
    def open(self) -> int:
        """Under way or not begun, in time or overdue."""
        return self.open_in_time + self.open_overdue

    @property
    def awaiting(self) -> int:
        """Submitted as finished and not confirmed yet."""
        return self.awaiting_in_time + self.awaiting_late

    @property
    def total(self) -> int:
        """The four cells and không tính hạn together."""
        return self.done + self.open + self.no_deadline

    @property
    def over_due(self) -> Rate:
        """Finished among those already due."""
        return Rate(self.due_done, self.due)

    @property
    def over_all(self) -> Rate:
        """Finished among all of the total."""
        return Rate(self.done, self.total)


def figures_of(found: Statistics) -> Figures:
    """The figures of statistics that `tasks.statistics` counted."""
    return Figures(
        done_in_time=found.done_in_time,
        done_late=found.done_late,
        open_in_time=found.open_in_time,
        open_overdue=found.overdue,
        no_deadline=found.no_deadline,
        awaiting_in_time=found.done_in_time_awaiting,
        awaiting_late=found.done_late_awaiting,
        unreviewed=found.unreviewed,
        left=found.left,
        due_done=found.due_done,
        due=found.due,
    )


def add_up(parts: Iterable[Figures]) -> Figures:
    """The sum of disjoint figures, cell by cell."""
    rows = list(parts)
    return Figures(**{f.name: sum(getattr(row, f.name) for row in rows) for f in fields(Figures)})


@dataclass(frozen=True, slots=True)
class UnitFigures:
    """The figures of one unit; lists of these stay in the agency's own order, never ranked."""

    unit: str
    figures: Figures
