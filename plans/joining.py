"""A table and running text in one document: tasks that both name are one, tasks that only the text gives are added.

What the text says of a task of the table fills what the table leaves open; where the two disagree on the
deadline or on who leads, the table stands and a flag says so. Titles alike but not alike enough to be sure are
flagged as duplicates, never doubled.
"""

from collections.abc import Sequence

from rapidfuzz import fuzz

from plans.checks import kind_of
from plans.drafts import Draft
from plans.prose import without_empty
from vietnamese.normalize import fold

SAME, LIKE, LABELLED = 90.0, 80.0, 60.0
_TASKS = ("task", "indicator", "sub_task")
_NAMED = (*_TASKS, "group", "work")
_LONG = 15


def join_prose(
    drafts: list[Draft], running: Sequence[Draft], *, before: bool, only_listed: bool
) -> list[Draft]:
    """All drafts of the document; `before`: the text stands before the table; `only_listed`: none is added."""
    listed = [d for d in drafts if d.node_type in _NAMED and d.title]
    joined: set[int] = set()
    for said in running:
        below = said.parent is not None and id(said.parent) in joined
        if below or (said.node_type in (*_TASKS, "group") and _join(said, listed)):
            joined.add(id(said))
    if only_listed:
        return drafts
    own = [d for d in running if id(d) not in joined]
    added = without_empty([d for d in own if _is_given(d, own)], assigning=False)
    if not any(d.node_type in (*_TASKS, "obligation") for d in added):
        return drafts
    return [*added, *drafts] if before else [*drafts, *added]


def _join(said: Draft, listed: Sequence[Draft]) -> bool:
    """Whether the table has this task; a short title is none to know a task by."""
    same = [t for t in listed if _is_same(said, t)]
    if len(same) == 1:
        _take(same[0], said)
        return True
    like = [t for t in listed if len(said.title) >= _LONG and _likeness(said, t) >= LIKE]
    for task in () if same else like[:1]:
        task.flag("duplicate", "title", said.title)
    return bool(same or like)


def _is_same(said: Draft, task: Draft) -> bool:
    if said.label and said.label == task.label and kind_of(said) == kind_of(task):
        return _likeness(said, task) >= LABELLED
    return len(said.title) >= _LONG and fuzz.ratio(fold(said.title), fold(task.title)) >= SAME


def _likeness(said: Draft, task: Draft) -> float:
    left, right = fold(said.title), fold(task.title)
    long = min(len(left.split()), len(right.split())) >= 6
    return max(fuzz.ratio(left, right), fuzz.token_set_ratio(left, right) if long else 0)


def _take(task: Draft, said: Draft) -> None:
    if said.lead_unit and not task.lead_unit and not task.lead_person:
        task.lead_unit = said.lead_unit
    elif said.lead_unit and task.lead_unit and fold(said.lead_unit) != fold(task.lead_unit):
        task.flag("units_differ", "lead_unit", said.lead_unit)
    if not task.coordinating_units:
        task.coordinating_units = said.coordinating_units
    if task.target is None:
        task.target, task.target_quantity, task.target_unit = (
            said.target,
            said.target_quantity,
            said.target_unit,
        )
    if said.due and task.due and said.due.last != task.due.last:
        task.flag("deadline_conflict", "due", said.due.text)
    elif task.due is None and task.start is None:
        task.start, task.due = said.start, said.due


def _is_given(draft: Draft, running: Sequence[Draft]) -> bool:
    """Only what says by when or by whom is a task beside a table; a heading stays for what lies below it."""
    if draft.node_type in ("section", "owner", "group"):
        return True
    if draft.node_type == "obligation":
        return draft.due is not None
    if draft.node_type in ("step", "phase", "solution"):
        return draft.parent is not None and _is_given(draft.parent, running)
    parts = (d for d in running if d.parent is draft and d.node_type in _TASKS)
    return bool(draft.due or draft.start or draft.lead_unit) or any(_is_given(d, running) for d in parts)
