"""Ghi thay: the office enters a report for a named person, with its source, shown as such for ever."""

import re
from dataclasses import replace

from handlers import naming, report
from handlers.turn import Outcome, Turn, say, understand_turn
from tasks.errors import NotFound
from tasks.rights import Action, require
from vietnamese.normalize import fold
from vietnamese.words import reporting as words

OPENING = re.compile(
    r"\s*(?:@\S+\s+)?ghi\s+thay(?:\s+cho)?\s+(?:(?:đ/c|đồng chí|dong chi|anh|chị|chi|ông|ong|bà|ba)\s+)?"
    r"(?P<name>[^:,;\d#]{2,60}?)\s*[:,;]\s*(?P<rest>\S.*)",
    re.IGNORECASE | re.DOTALL,
)


def speaks_of_it(turn: Turn) -> bool:
    """Whether the message enters something for somebody else."""
    return fold(turn.message.text).lstrip().startswith("ghi thay")


def enter(turn: Turn) -> Outcome:
    """Read what follows the name as that person's report; the card says for whom."""
    require(turn.me, Action.ON_BEHALF, place=turn.where)
    match = OPENING.fullmatch(turn.message.text)
    if match is None:
        return say(words.how_on_behalf())
    person = naming.person(turn, match["name"])
    source = turn.message.text
    turn.message, turn.reading = replace(turn.message, text=match["rest"]), None
    understand_turn(turn)
    if turn.heard.intent not in ("report", "correct"):
        raise NotFound("no_report_in_it")
    turn.arguments = {"for": person.id, "source": source}
    return report.report(turn)
