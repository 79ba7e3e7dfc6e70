"""Why a task stands as it does: since which day, by which words of the plan, by which rule, who held it."""

import re

from handlers import show
from handlers.turn import Outcome, Turn, say
from storage import journal
from tasks.standing import verdict
from tasks.why import why as grounds
from vietnamese.normalize import fold
from vietnamese.words import why as words

BARE = re.compile(
    r"(?:vi|tai|do) sao(?: lai)?(?: (?:cham|tre|qua han|vay|the|a))*|sao lai (?:cham|qua han|tre)"
)


def speaks_of_it(turn: Turn) -> bool:
    """A bare "vì sao?" after an answer asks about the task just spoken of."""
    return (
        turn.heard.intent == "unknown" and BARE.fullmatch(fold(turn.message.text).strip(" ?!.")) is not None
    )


def why(turn: Turn) -> Outcome:
    """The grounds of one task's standing, open to challenge."""
    task = show.meant(turn)
    found = verdict(task, turn.today, turn.house.rules, turn.house.calendar)
    reasons = grounds(task, found, journal.history(turn.conn, "task", task.id))
    text = words.why(task, found, reasons, turn.house.unit_name, turn.now)
    return say(text, subject={"task": task.id, "query": None, "ids": [task.id]})
