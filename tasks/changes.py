"""What the journal's entries make of a task: state follows from changes, now or as of any past moment.

Two time axes: `effective_on` is the day it was true, `recorded_at` the moment it was stored. As known now,
what was undone never happened, a correction stands in the place of what it corrects, and a submission
that was sent back never completed anything.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from tasks.effects import apply, completes
from tasks.entry import REPORTS, REVERTING, Change, ChangeKind
from tasks.errors import NotFound
from tasks.facts import to_number
from tasks.model import State, Task

__all__ = ["REVERTING", "Change", "ChangeKind", "apply", "as_of", "live", "replay"]


def replay(changes: Iterable[Change]) -> Task:
    """The task that all of its changes make; raises NotFound("no_such_task") when nothing created it."""
    task = as_of(changes, date.max)
    if task is None:
        raise NotFound("no_such_task")
    return task


def as_of(changes: Iterable[Change], day: date, known_at: datetime | None = None) -> Task | None:
    """The task as it was true on `day` and known at `known_at` (None: now); None before it existed.

    A plan's tasks exist from the effective day of their PLANNED change: the plan's own date, not the import's.
    """
    known = [c for c in changes if known_at is None or c.recorded_at <= known_at]
    task: Task | None = None
    for change in live(known):
        if change.effective_on <= day and (task is not None or change.kind is ChangeKind.PLANNED):
            task = apply(task, change)
    return None if task is None else replace(task, version=max(c.seq for c in known))


def live(changes: Iterable[Change]) -> list[Change]:
    """The changes that count as known now, in the order in which they count.

    Undone ones are left out, corrections stand where the corrected one stood, and a completion that was
    later sent back is only a report: what was counted stays, its 100 % does not.
    """
    known = {c.seq: c for c in sorted(changes, key=lambda c: c.seq)}
    dead = _reverted(known.values())
    kept = [c for c in known.values() if c.seq not in dead and c.kind is not ChangeKind.UNDONE]
    back = max((c.seq for c in kept if c.kind is ChangeKind.SENT_BACK), default=0)
    placed = sorted(kept, key=lambda c: (_place(c, known), c.seq))
    return [_not_accepted(c) if c.seq < back else c for c in placed]


def _reverted(known: Iterable[Change]) -> set[int]:
    """The seqs that are undone or corrected; an undo that was itself undone reverts nothing."""
    dead: set[int] = set()
    for change in sorted(known, key=lambda c: -c.seq):
        if change.reverts is not None and change.kind in REVERTING and change.seq not in dead:
            dead.add(change.reverts)
    return dead


def _place(change: Change, known: dict[int, Change]) -> int:
    """The seq of the first of a chain of corrections: a later report is not overwritten by mending an older one."""
    while change.kind is ChangeKind.CORRECTED and change.reverts in known and change.reverts < change.seq:
        change = known[change.reverts]
    return change.seq


def _not_accepted(change: Change) -> Change:
    """What remains of a submission that was sent back later: its figures, not its completion."""
    if change.kind is ChangeKind.COMPLETION_CONFIRMED:
        return replace(change, kind=ChangeKind.ANSWERED)
    if change.kind not in REPORTS:
        return change
    kept = {name: value for name, value in change.data.items() if not _claims(name, value)}
    if not completes(change):
        return replace(change, data=kept)
    return replace(change, kind=ChangeKind.REPORTED, data=kept | {"state": State.IN_PROGRESS.value})


def _claims(name: str, value: object) -> bool:
    """Whether a value of a submission only says that it is done: its day, and a share of 100 % or more."""
    if name == "percent":
        return value is not None and to_number(value) >= 100
    return name in ("done_on", "accepted")
