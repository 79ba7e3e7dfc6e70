"""Why a task stands as it does, as records with codes: every "quá hạn" can be explained and challenged."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from tasks.entry import Change
from tasks.history import extensions, holdings, late_days
from tasks.model import DeadlineKind, Source, Standing, Task
from tasks.standing import Verdict


@dataclass(frozen=True, slots=True)
class Reason:
    """One ground of a verdict: a code with the values that its sentence needs."""

    code: str
    arguments: Mapping[str, object] = field(default_factory=dict)


def why(task: Task, verdict: Verdict, changes: Iterable[Change] = ()) -> tuple[Reason, ...]:
    """The grounds in the order of telling: since when, the plan's words, the rule, extensions, holders, freshness.

    `changes` are the task's own; with them the days late are told per holder.
    """
    known = list(changes)
    return (
        *_since(verdict),
        *_words(task),
        *_rule(task, verdict),
        *_extended(task, verdict, known),
        *_held(verdict, known),
        *(Reason(code) for code in verdict.reasons if code in _PLAIN),
    )


# The codes of a verdict that need no values; the others have a record of their own above.
_PLAIN = frozenset(
    {
        "awaiting",
        "before_start_of_use",
        "condition",
        "container",
        "done_day_unknown",
        "done_without_deadline",
        "gone",
        "ongoing",
        "paused",
        "recurring",
        "reported_late",
        "stale",
        "stopped",
        "transferred",
        "undetermined",
    }
)
_RULES = {
    DeadlineKind.DAY: "ends_with_day",
    DeadlineKind.WEEK: "ends_with_week",
    DeadlineKind.MONTH: "ends_with_month",
    DeadlineKind.QUARTER: "ends_with_quarter",
    DeadlineKind.HALF: "ends_with_half",
    DeadlineKind.YEAR: "ends_with_year",
    DeadlineKind.RECURRING: "recurs",
}


def _since(verdict: Verdict) -> tuple[Reason, ...]:
    late = (Standing.OVERDUE, Standing.DONE_LATE, Standing.MILESTONE_LATE)
    if verdict.standing not in late or verdict.last_day is None:
        return ()
    first = verdict.last_day + timedelta(days=1)
    return (Reason("late_since", {"day": first, "days": verdict.days_late, "last_day": verdict.last_day}),)


def _words(task: Task) -> tuple[Reason, ...]:
    if not task.due_words:
        return ()
    return (Reason("plan_words", {"words": task.due_words, "document": task.assigned_document}),)


def _rule(task: Task, verdict: Verdict) -> tuple[Reason, ...]:
    """The rule that made a day of the words: end of the unit (BLDS 148 khoản 6), then perhaps a day off."""
    if verdict.last_day is None:
        return ()
    found = []
    if task.deadline_kind in _RULES and task.due_last_day is not None:
        found.append(Reason(_RULES[task.deadline_kind], {"day": task.due_last_day}))
    if "rolled" in verdict.reasons and task.due_last_day is not None:
        inside = task.deadline_source is Source.INTERNAL
        found.append(
            Reason("rolled", {"from": task.due_last_day, "to": verdict.last_day, "internal": inside})
        )
    return tuple(found)


def _extended(task: Task, verdict: Verdict, changes: list[Change]) -> tuple[Reason, ...]:
    moves = tuple(
        Reason("extended", {"old": e.old, "new": e.new, "paper": e.paper, "on": e.decided_on})
        for e in extensions(changes)
    )
    moved = task.extensions or task.original_last_day != task.due_last_day
    if task.original_last_day is None or not moved:
        return moves
    original = {
        "day": task.original_last_day,
        "days": verdict.days_late_original,
        "extensions": task.extensions,
    }
    return (*moves, Reason("original_deadline", original))


def _held(verdict: Verdict, changes: list[Change]) -> tuple[Reason, ...]:
    if verdict.last_day is None or not verdict.days_late:
        return ()
    until = verdict.last_day + timedelta(days=verdict.days_late)
    shares = late_days(verdict.last_day, until, holdings(changes))
    if len(shares) < 2:
        return ()
    return tuple(Reason("held_late", {"unit_id": unit_id, "days": days}) for unit_id, days in shares)
