"""The tree of a plan: who is above and below, which nodes are nhiệm vụ and which are đầu việc."""

from collections.abc import Iterable

from tasks.model import DeadlineKind, Task


class Tree:
    """The nodes that are still in the plan, with who is above and below."""

    def __init__(self, tasks: Iterable[Task]) -> None:
        self.nodes = [task for task in tasks if not task.gone]
        self._by_id = {task.id: task for task in self.nodes}
        self._children: dict[int | None, list[Task]] = {}
        for task in self.nodes:
            self._children.setdefault(task.parent_id, []).append(task)
        self._own_below: dict[int, bool] = {}

    def children(self, task: Task) -> list[Task]:
        """The nodes directly below, in the given order."""
        return self._children.get(task.id, [])

    def below(self, task: Task) -> list[Task]:
        """Every node below, each once, nearest first; ends even where parents run in a circle."""
        found, waiting, seen = [], list(self.children(task)), {task.id}
        while waiting:
            node = waiting.pop(0)
            if node.id not in seen:
                seen.add(node.id)
                found.append(node)
                waiting.extend(self.children(node))
        return found

    def above(self, task: Task) -> list[Task]:
        """The nodes above, nearest first."""
        found: list[Task] = []
        parent = self._by_id.get(task.parent_id) if task.parent_id is not None else None
        while parent is not None and parent not in found and parent is not task:
            found.append(parent)
            parent = self._by_id.get(parent.parent_id) if parent.parent_id is not None else None
        return found

    def is_leaf(self, task: Task) -> bool:
        """Whether the node is a đầu việc: counted, with something of its own and nothing such below it."""
        if not task.counts or self._has_own_below(task):
            return False
        return _own(task) or self.is_duty(task)

    def is_duty(self, task: Task) -> bool:
        """Whether the node is a nhiệm vụ: counted, with no counted node above it."""
        return task.counts and not any(above.counts for above in self.above(task))

    def _has_own_below(self, task: Task) -> bool:
        if task.id not in self._own_below:
            self._own_below[task.id] = False  # a circle of parents ends here
            below = self.children(task)
            self._own_below[task.id] = any((c.counts and _own(c)) or self._has_own_below(c) for c in below)
        return self._own_below[task.id]


def _own(task: Task) -> bool:
    """Whether the node has a deadline or a responsible unit that is not taken over from above."""
    due = (
        task.due_last_day is not None
        or task.deadline_kind is not DeadlineKind.UNDETERMINED
        or bool(task.due_words)
    )
    unit = task.lead_unit_id is not None or bool(task.lead_unit_text) or task.lead_person_id is not None
    taken = set(task.inherited)
    return (due and not taken & _DUE_NAMES) or (unit and not taken & _UNIT_NAMES)


_DUE_NAMES = {"due", "due_last_day"}
_UNIT_NAMES = {"lead_unit", "lead_unit_id", "lead_person", "lead_person_id"}
