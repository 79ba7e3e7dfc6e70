"""The official statistics: four cells, what no deadline counts, and two rates, over the đầu việc of a plan.

Đầu việc are the lowest nodes with a deadline or a responsible unit of their own; steps and containers
never count. Awaiting confirmation counts as done, on a line of its own. What left (dừng, đã chuyển) and
what was never reviewed stand outside the total.
"""

from collections.abc import Callable, Container, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from tasks.calendar import WorkingCalendar
from tasks.deadlines import with_children
from tasks.model import Standing, State, Task
from tasks.rules import Rules
from tasks.standing import Verdict, stale, verdict
from tasks.tree import Tree

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Rate:
    """A share with its denominator; no percentage where nothing is in it."""

    numerator: int
    denominator: int

    @property
    def percent(self) -> float | None:
        """The share from 0 to 100, None (shown as "—") when the denominator is 0."""
        return 100 * self.numerator / self.denominator if self.denominator else None


@dataclass(frozen=True, slots=True)
class Statistics:
    """Counts of đầu việc at one moment; the cells add up to `total`, ids of the awkward ones stand beside."""

    duties: int = 0  # nhiệm vụ
    items: int = 0  # đầu việc, with those that left and those not reviewed
    done_in_time: int = 0
    done_in_time_awaiting: int = 0  # of done_in_time
    done_late: int = 0
    done_late_awaiting: int = 0  # of done_late
    open_in_time: int = 0
    due_soon: int = 0  # of open_in_time
    overdue: int = 0
    overdue_stale: int = 0  # of overdue: nothing reported since the last day
    no_deadline: int = 0
    ongoing: int = 0  # of no_deadline
    unreviewed: int = 0
    stopped: int = 0
    transferred: int = 0
    due: int = 0  # their last day has passed
    due_done: int = 0
    due_done_in_time: int = 0
    overdue_ids: tuple[int, ...] = field(default=())
    left_ids: tuple[int, ...] = field(default=())

    @property
    def done(self) -> int:
        """Finished at all, awaiting confirmation among them."""
        return self.done_in_time + self.done_late

    @property
    def open(self) -> int:
        """Under way with a deadline."""
        return self.open_in_time + self.overdue

    @property
    def left(self) -> int:
        """Listed below the total."""
        return self.stopped + self.transferred

    @property
    def total(self) -> int:
        """The four cells and what no deadline counts."""
        return self.done + self.open + self.no_deadline

    @property
    def rate_of_due(self) -> Rate:
        """Finished among those whose last day has passed."""
        return Rate(self.due_done, self.due)

    @property
    def in_time_of_due(self) -> Rate:
        """Finished in time among those whose last day has passed."""
        return Rate(self.due_done_in_time, self.due)

    @property
    def rate_of_all(self) -> Rate:
        """Finished among all that count."""
        return Rate(self.done, self.total)


Pair = tuple[Task, Verdict]


def leaves(tasks: Iterable[Task]) -> tuple[Task, ...]:
    """The đầu việc among the tasks, in the given order.

    The lowest counted nodes with a deadline or responsible unit of their own; where a whole branch has
    neither, its topmost counted node, so that nothing is lost. Nodes gone from the plan are not there.
    """
    tree = Tree(tasks)
    return tuple(task for task in tree.nodes if tree.is_leaf(task))


def duties(tasks: Iterable[Task]) -> tuple[Task, ...]:
    """The nhiệm vụ among the tasks: counted nodes with no counted node above them, in the given order."""
    tree = Tree(tasks)
    return tuple(task for task in tree.nodes if tree.is_duty(task))


def judged(
    tasks: Iterable[Task],
    today: date,
    rules: Rules,
    calendar: WorkingCalendar,
    within: Container[int] | None = None,
) -> list[Pair]:
    """The đầu việc with their verdicts; one without a deadline of its own takes its children's last.

    What is a đầu việc depends on the whole tree: give all tasks, and the ids that may be shown in `within`.
    """
    tree = Tree(tasks)
    found = (t for t in tree.nodes if tree.is_leaf(t) and (within is None or t.id in within))
    return [(t, verdict(with_children(t, tree.children(t)), today, rules, calendar)) for t in found]


def count(tasks: Sequence[Task], today: date, rules: Rules, calendar: WorkingCalendar) -> Statistics:
    """The official statistics of a whole tree of tasks (or a visible part of it) at the end of a day."""
    return tally(judged(tasks, today, rules, calendar), today, len(duties(tasks)))


def tally(pairs: Iterable[Pair], today: date, duties: int = 0) -> Statistics:
    """The statistics over đầu việc that were judged already."""
    rows = list(pairs)

    def number(test: Callable[[Task, Verdict], bool]) -> int:
        return sum(1 for task, found in rows if test(task, found))

    def of(*standings: Standing) -> int:
        return number(lambda _, found: found.standing in standings)

    def awaiting(standing: Standing) -> int:
        return number(lambda task, found: found.standing is standing and task.state is State.AWAITING)

    passed = [
        (t, v) for t, v in rows if v.standing in _DATED and v.last_day is not None and v.last_day < today
    ]
    return Statistics(
        duties=duties,
        items=len(rows),
        done_in_time=of(Standing.DONE_IN_TIME),
        done_in_time_awaiting=awaiting(Standing.DONE_IN_TIME),
        done_late=of(Standing.DONE_LATE),
        done_late_awaiting=awaiting(Standing.DONE_LATE),
        open_in_time=of(Standing.IN_TIME, Standing.DUE_SOON),
        due_soon=of(Standing.DUE_SOON),
        overdue=of(Standing.OVERDUE),
        overdue_stale=number(lambda task, found: found.standing is Standing.OVERDUE and stale(task, found)),
        no_deadline=of(Standing.NO_DEADLINE, Standing.ONGOING),
        ongoing=of(Standing.ONGOING),
        unreviewed=of(Standing.UNREVIEWED),
        stopped=number(lambda task, found: found.standing is Standing.LEFT and task.state is State.STOPPED),
        transferred=number(
            lambda task, found: found.standing is Standing.LEFT and task.state is State.TRANSFERRED
        ),
        due=len(passed),
        due_done=sum(v.standing in (Standing.DONE_IN_TIME, Standing.DONE_LATE) for _, v in passed),
        due_done_in_time=sum(v.standing is Standing.DONE_IN_TIME for _, v in passed),
        overdue_ids=tuple(t.id for t, v in rows if v.standing is Standing.OVERDUE),
        left_ids=tuple(t.id for t, v in rows if v.standing is Standing.LEFT),
    )


def group(pairs: Iterable[Pair], key: Callable[[Task], Key], today: date) -> dict[Key, Statistics]:
    """The statistics per key (unit, person, month …), keys in the order of their first task."""
    groups: dict[Key, list[Pair]] = {}
    for task, found in pairs:
        groups.setdefault(key(task), []).append((task, found))
    return {name: tally(rows, today, len({t.id for t, _ in rows})) for name, rows in groups.items()}


_DATED = (Standing.DONE_IN_TIME, Standing.DONE_LATE, Standing.IN_TIME, Standing.DUE_SOON, Standing.OVERDUE)
