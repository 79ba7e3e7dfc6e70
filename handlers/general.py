"""Greeting, help, one's own data, and what was not understood, with what can be said instead."""

import re

from handlers.turn import Outcome, Turn, say
from storage import people
from tasks.model import Role
from vietnamese.text import Text
from vietnamese.words import general as words

THANKS = re.compile(r"\b(?:cảm ơn|cám ơn|cam on|thanks|tks)\b")
OFFICER_EXAMPLES = ("nv 2.1 đạt 60%, vướng kinh phí", "việc của tôi tuần này", "nv 2.1 đến đâu rồi")
LEADER_EXAMPLES = ("nhiệm vụ nào quá hạn?", "phòng QLKH còn bao nhiêu việc chưa xong", "vì sao nv 3 quá hạn")


def greet(turn: Turn) -> Outcome:
    """Answer a greeting."""
    return say(words.greet(turn.me.name, turn.house.rules.address))


def help_(turn: Turn) -> Outcome:
    """What this person can do, by example, according to the roles held."""
    parts: list[Text] = []
    way = turn.files
    evidence = "figures" if turn.house.rules.figures_only else way
    if turn.me.has(Role.OFFICER, Role.HEAD, Role.DEPUTY):
        parts.append(words.help_officer(evidence))
    if turn.me.has(Role.LEADER, Role.OFFICE, Role.HEAD, Role.DEPUTY):
        parts.append(words.help_leader(way))
    if turn.me.has(Role.OFFICE):
        parts.append(words.help_office(way))
    return say(sum(parts[1:], parts[0]) if parts else words.help_officer(evidence))


def my_data(turn: Turn) -> Outcome:
    """The person's own data on request (Luật 91/2025/QH15)."""
    channels = [a.channel for a in people.accounts(turn.conn, turn.me.id)]
    unit = turn.house.unit_name(turn.me.unit_id)
    roles = [str(m.role) for m in turn.me.memberships]
    return say(words.my_data(turn.me, unit, roles, channels))


def not_understood(turn: Turn) -> Outcome:
    """Say so, with the nearest things that can be understood."""
    if THANKS.search(turn.message.text.lower()):
        return say(words.welcome())
    leads = turn.me.has(Role.LEADER, Role.OFFICE)
    return say(words.not_understood(LEADER_EXAMPLES if leads else OFFICER_EXAMPLES))
