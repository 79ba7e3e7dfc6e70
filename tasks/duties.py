"""How a whole nhiệm vụ stands, for reports to a higher body: by its own words first, else by its đầu việc."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from tasks.calendar import WorkingCalendar
from tasks.deadlines import with_children
from tasks.model import FINISHED_STATES, LEFT_STATES, OPEN_STATES, Standing, State, Task
from tasks.rules import Rules
from tasks.standing import Verdict, done_day, verdict
from tasks.tree import Tree


@dataclass(frozen=True, slots=True)
class Duty:
    """A nhiệm vụ with its verdict and its đầu việc: "trong hạn, có 2 đầu việc quá hạn".

    `task` carries the deadline and state that follow from the đầu việc where it has none of its own.
    """

    task: Task
    verdict: Verdict
    items: tuple[tuple[Task, Verdict], ...]

    @property
    def overdue_items(self) -> tuple[Task, ...]:
        """The đầu việc that are overdue now."""
        return tuple(task for task, found in self.items if found.standing is Standing.OVERDUE)


def judged_duties(tasks: Iterable[Task], today: date, rules: Rules, calendar: WorkingCalendar) -> list[Duty]:
    """Every nhiệm vụ of the tree in the given order.

    Without a deadline of its own it takes the last one of its đầu việc. Open by its own record, it counts
    as finished once every đầu việc that is left is finished, on the day of the last one, awaiting while one
    of them awaits, and as under way once one of them is. `verdict.reasons` then has "by_items".
    """
    tree = Tree(tasks)
    return [_judged(tree, task, today, rules, calendar) for task in tree.nodes if tree.is_duty(task)]


def _judged(tree: Tree, task: Task, today: date, rules: Rules, calendar: WorkingCalendar) -> Duty:
    items = [node for node in tree.below(task) if tree.is_leaf(node)]
    pairs = tuple((item, verdict(item, today, rules, calendar)) for item in items)
    whole = _by_items(with_children(task, items), items)
    found = verdict(whole, today, rules, calendar)
    if _all_unreviewed(pairs) and found.standing is Standing.OVERDUE:
        found = replace(found, standing=Standing.UNREVIEWED, days_late=0, reasons=("before_start_of_use",))
    if whole.state is not task.state:
        found = replace(found, reasons=(*found.reasons, "by_items"))
    return Duty(whole, found, pairs)


def _by_items(task: Task, items: list[Task]) -> Task:
    """The state that follows from the đầu việc; those that were stopped or moved away are not waited for."""
    left = [item for item in items if item.state not in LEFT_STATES]
    if task.state not in OPEN_STATES or not left:
        return task
    if all(item.state in FINISHED_STATES for item in left):
        days = [day for item in left if (day := done_day(item)) is not None]
        awaiting = any(item.state is State.AWAITING for item in left)
        state = State.AWAITING if awaiting else State.DONE
        # One day unknown: the whole has no known day either, and is then not called late.
        return replace(
            task, state=state, done_on=max(days) if len(days) == len(left) else None, reported_on=None
        )
    begun = any(item.state is not State.NOT_STARTED for item in left)
    return replace(task, state=State.IN_PROGRESS) if begun else task


def _all_unreviewed(pairs: tuple[tuple[Task, Verdict], ...]) -> bool:
    return bool(pairs) and all(found.standing is Standing.UNREVIEWED for _, found in pairs)
