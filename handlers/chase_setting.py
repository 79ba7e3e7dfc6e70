"""The office says how many working days before a cut-off reports are asked for: "đặt thu báo cáo trước 7 ngày"."""

import re

from handlers import rule_store
from handlers.turn import Outcome, Turn, say
from tasks.rights import Action, require
from tasks.rules import with_rule
from vietnamese.normalize import fold
from vietnamese.words import gaps as words

NAME = "gap_chase_days"
SAID = re.compile(
    r"(?:dat|doi|sua)(?: lai)?(?: viec| lich)? (?:hoi|thu|nhac|don doc)(?: thu)? bao cao(?: truoc)? (\d{1,2}) ngay(?: lam viec)?(?: truoc .{0,30})?"
)


def speaks_of_it(turn: Turn) -> bool:
    """Whether the message sets on which day the chase begins."""
    return SAID.fullmatch(fold(turn.message.text).strip(" .!")) is not None


def set_days(turn: Turn) -> Outcome:
    """Set the rule; its bounds are those of the table of rules."""
    require(turn.me, Action.SETTINGS, place=turn.where)
    match = SAID.fullmatch(fold(turn.message.text).strip(" .!"))
    value = match[1] if match else ""
    rules = with_rule(turn.house.rules, NAME, value)
    rule_store.put(turn, NAME, value)
    return say(words.days_set(rules.gap_chase_days))
