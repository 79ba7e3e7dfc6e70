"""The office sees and sets the agency's rules in chat: "cài đặt", "cài đặt 12: 7:30", "cài đặt giờ nhắc việc 7:30".

A rule that moves deadlines is shown with the tasks that would stand otherwise before it stands.
"""

import re
from collections.abc import Iterator

from handlers import rule_store
from handlers.messages import Choice, Reply
from handlers.turn import Outcome, Turn, draft_expiry, say
from storage import conversations
from storage import tasks as stored
from storage.conversations import Draft
from tasks.errors import BadValue
from tasks.rights import Action, require
from tasks.rules import RULES, Rules, with_rule
from tasks.standing import verdict
from vietnamese.normalize import fold
from vietnamese.text import Text
from vietnamese.words import agency_rules as words
from vietnamese.words.tasks import named, standing

SAID = re.compile(
    r"\s*(?:xem |cho xem |sửa |sua |đổi |doi )?(?:cài đặt|cai dat|thiết lập|thiet lap)(?: của cơ quan| cua co quan)?\s*:?\s*",
    re.IGNORECASE,
)
NUMBERED = re.compile(r"(?:số |so |mục |muc )?(\d{1,2})\s*(?:[:=.]|là|la|thành|thanh|\s)\s*(.+)", re.DOTALL)
MOVES = frozenset(
    ("before_excludes_day", "roll_internal", "roll_higher", "due_soon_days", "due_soon_days_short")
)


def speaks_of_it(turn: Turn) -> bool:
    """Whether the message asks for the rules or sets one of them."""
    text = turn.message.text
    match = SAID.match(text)
    if match is None or "bat dau su dung" in fold(text):
        return False
    rest = text[match.end() :].strip(" .!?")
    return not rest or NUMBERED.fullmatch(rest) is not None or words.by_label(rest) is not None


def handle(turn: Turn) -> Outcome:
    """Show the rules, or set the one that is named."""
    require(turn.me, Action.SETTINGS, place=turn.where)
    match = SAID.match(turn.message.text)
    assert match is not None  # speaks_of_it saw it
    rest = turn.message.text[match.end() :].strip(" .!?")
    if not rest:
        return say(words.listed({name: getattr(turn.house.rules, name) for name, _, _ in words.RULES}))
    chosen = words.by_label(rest) or _numbered(rest)
    if chosen is None:
        return say(words.unknown())
    name, given = chosen
    value = words.read_value(name, RULES[name][0], given)
    try:
        rules = with_rule(turn.house.rules, name, value)
    except BadValue as refused:
        return say(_refused(refused, name, given))
    if name in MOVES:
        return _shown(turn, name, value)
    rule_store.put(turn, name, value)
    return say(words.set_to(name, getattr(turn.house.rules, name), getattr(rules, name)))


def present(turn: Turn, draft: Draft) -> Outcome:
    """What the rule of the draft would change."""
    name, value = draft.data["name"], draft.data["value"]
    rules = with_rule(turn.house.rules, name, value)
    card = words.preview(
        name, getattr(turn.house.rules, name), getattr(rules, name), list(_moved(turn, rules))
    )
    choices = (
        Choice(words.YES, "rule.confirm", {"word": "yes"}),
        Choice(words.NO, "rule.cancel", {"word": "no"}),
    )
    return Outcome(Reply(card, choices, draft=(draft.id, draft.version)), question_expires=draft.expires_at)


def confirm(turn: Turn) -> Outcome:
    """The rule stands."""
    require(turn.me, Action.SETTINGS, place=turn.where)
    draft = conversations.get_draft(turn.conn, turn.arguments["draft"])
    conversations.close_draft(turn.conn, draft.id, "done")
    name, value = draft.data["name"], draft.data["value"]
    rules = with_rule(turn.house.rules, name, value)
    rule_store.put(turn, name, value)
    return say(words.set_to(name, getattr(turn.house.rules, name), getattr(rules, name)))


def cancel(turn: Turn) -> Outcome:
    """The rule stays as it was."""
    conversations.close_draft(turn.conn, turn.arguments["draft"], "cancelled")
    return say(words.kept())


def _shown(turn: Turn, name: str, value: str) -> Outcome:
    data = {"name": name, "value": value}
    return present(
        turn, conversations.start_draft(turn.conn, turn.me.id, "rule", data, turn.now, draft_expiry(turn))
    )


def _numbered(rest: str) -> tuple[str, str] | None:
    match = NUMBERED.fullmatch(rest)
    number = int(match[1]) if match else 0
    return (words.RULES[number - 1][0], match[2]) if match and 0 < number <= len(words.RULES) else None


def _refused(refused: BadValue, name: str, given: str) -> Text:
    if refused.code == "rule_out_of_bounds":
        return words.out_of_bounds(name, *(RULES[name][2] or (0, 0)))
    return words.bad(name, given)


def _moved(turn: Turn, rules: Rules) -> Iterator[str]:
    for task in stored.all_tasks(turn.conn):
        if task.counts and not task.gone:
            old = standing(task, verdict(task, turn.today, turn.house.rules, turn.house.calendar))
            new = standing(task, verdict(task, turn.today, rules, turn.house.calendar))
            if old != new:
                yield words.moved(named(task, 60), old, new)
