"""Why a task stands as it does: since which day, by which words of the plan, by which rule, who held it."""

import re
from dataclasses import replace

from handlers import follow_up, show
from handlers.selection import asked, run
from handlers.turn import Outcome, Turn, say
from storage import journal
from tasks.query import Filter
from tasks.standing import verdict
from tasks.why import why as grounds
from vietnamese.normalize import fold
from vietnamese.words import why as words

SHOWN = 7
BARE = re.compile(
    r"(?:vi|tai|do) sao(?: lai)?(?: (?:cham|tre|qua han|vay|the|a))*|sao lai (?:cham|qua han|tre)"
)


def speaks_of_it(turn: Turn) -> bool:
    """A bare "vì sao?" after an answer asks about the task just spoken of."""
    return (
        turn.heard.intent == "unknown" and BARE.fullmatch(fold(turn.message.text).strip(" ?!.")) is not None
    )


def _several(turn: Turn) -> Outcome | None:
    """Of many tasks (a unit's, or those just listed): how many are blocked, wait, are silent, in reported words."""
    if turn.heard.tasks:
        return None
    if turn.heard.unit or turn.heard.filters:
        query = replace(asked(turn, turn.heard).query, filters=frozenset({Filter.OVERDUE}))
        pairs = run(turn, query)
        kept: dict[str, object] | None = query.to_json()
    else:
        pairs, kept = follow_up.last_pairs(turn), follow_up.last_query(turn)
    if len(pairs) < 2:
        return None
    subject = {"task": None, "query": kept, "ids": [t.id for t, _ in pairs], "shown": SHOWN}
    return say(words.many(pairs, SHOWN, turn.now), subject=subject)


def why(turn: Turn) -> Outcome:
    """The grounds of one task's standing, open to challenge."""
    several = _several(turn)
    if several is not None:
        return several
    task = show.meant(turn)
    found = verdict(task, turn.today, turn.house.rules, turn.house.calendar)
    reasons = grounds(task, found, journal.history(turn.conn, "task", task.id))
    text = words.why(task, found, reasons, turn.house.unit_name, turn.now)
    return say(text, subject={"task": task.id, "query": None, "ids": [task.id]})
