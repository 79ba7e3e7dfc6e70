"""A task as a row of a list or of the briefing papers."""

from handlers.selection import Pair
from handlers.turn import Turn
from reports.listing import Listed
from tasks.model import Standing
from vietnamese.words.tasks import code, deadline, standing


def listed_row(turn: Turn, pair: Pair, names: dict[int, str], note: str) -> Listed:
    """One task as a row of a list; `names` of people by id."""
    task, found = pair
    return Listed(
        code=code(task),
        title=task.title,
        unit=turn.house.unit_name(task.lead_unit_id) or task.lead_unit_text,
        person=names.get(task.lead_person_id or 0, ""),
        deadline=deadline(task, found.last_day),
        due=found.last_day,
        standing=standing(task, found),
        overdue=found.standing is Standing.OVERDUE,
        percent=task.percent,
        note=note,
    )
