"""Why a task stands as it does: since which day, by which words of the plan, by which rule, who held it."""

import re
from dataclasses import replace

from handlers import follow_up, show
from handlers.selection import asked, run
from handlers.turn import Outcome, Turn, say
from storage import journal
from tasks.model import Task
from tasks.query import Filter
from tasks.standing import verdict
from tasks.why import why as grounds
from vietnamese.words import why as words

SHOWN = 7
LATE = r"(?:nhieu )?(?:viec )?(?:cham|tre|qua han|tre han|lau|chua xong|chua hoan thanh|chua bao cao|vuong mac|vuong|ket)(?: nhieu)?"
BARE = re.compile(
    rf"(?:(?:vi|tai|do) )?sao(?: lai)?(?: (?:bi )?{LATE})?(?: (?:tien do|vay|the|a|nhi|nhu|roi))*"
    rf"|(?:nguyen nhan|ly do)(?: (?:bi )?{LATE})?(?: (?:tien do|la gi|vi sao|the nao|dau))*"
)


def speaks_of_it(turn: Turn) -> bool:
    """A bare "vì sao?", "sao trễ?" after an answer asks about what was just spoken of."""
    return _bare(turn) and (turn.heard.intent == "unknown" or follow_up.has_subject(turn))


def _bare(turn: Turn) -> bool:
    return BARE.fullmatch(follow_up.bare(turn)) is not None


def _several(turn: Turn) -> Outcome | None:
    """Of many tasks (a unit's, or those just listed): how many are blocked, wait, are silent, in reported words."""
    bare = _bare(turn) and follow_up.has_subject(turn)
    if turn.heard.tasks and not bare:
        return None
    if (turn.heard.unit or turn.heard.filters) and not bare:
        query = replace(asked(turn, turn.heard).query, filters=frozenset({Filter.OVERDUE}))
        pairs = run(turn, query)
        kept: dict[str, object] | None = query.to_json()
    else:
        pairs, kept = follow_up.last_pairs(turn), follow_up.last_query(turn)
    if len(pairs) < 2:
        return None
    subject = {"task": None, "query": kept, "ids": [t.id for t, _ in pairs], "shown": SHOWN}
    return say(words.many(pairs, SHOWN, turn.now), subject=subject)


def _meant(turn: Turn) -> Task:
    last = follow_up.last_pairs(turn) if _bare(turn) else []
    return last[0][0] if len(last) == 1 else show.meant(turn)


def why(turn: Turn) -> Outcome:
    """The grounds of one task's standing, open to challenge."""
    several = _several(turn)
    if several is not None:
        return several
    task = _meant(turn)
    found = verdict(task, turn.today, turn.house.rules, turn.house.calendar)
    reasons = grounds(task, found, journal.history(turn.conn, "task", task.id))
    text = words.why(task, found, reasons, turn.house.unit_name, turn.now)
    return say(text, subject={"task": task.id, "query": None, "ids": [task.id]})
