"""Why a task stands as it does: since which day, by which words of the plan, by which rule, who held it."""

from handlers import show
from handlers.turn import Outcome, Turn, say
from storage import journal
from tasks.standing import verdict
from tasks.why import why as grounds
from vietnamese.words import why as words


def why(turn: Turn) -> Outcome:
    """The grounds of one task's standing, open to challenge."""
    task = show.meant(turn)
    if isinstance(task, Outcome):
        return task
    found = verdict(task, turn.today, turn.house.rules, turn.house.calendar)
    reasons = grounds(task, found, journal.history(turn.conn, "task", task.id))
    text = words.why(task, found, reasons, turn.house.unit_name, turn.now)
    return say(text, subject={"task": task.id, "query": None, "ids": [task.id]})
