"""Greeting, help, one's own data, and what was not understood, with what can be said instead."""

import re

from handlers import linking, vague
from handlers.people import clean_mention
from handlers.turn import Outcome, Turn, say
from storage import accounts, conversations
from tasks.model import Role
from vietnamese.small_talk import small_talk
from vietnamese.words import general as words
from vietnamese.words.tasks import printed

THANKS = re.compile(r"\b(?:cảm ơn|cám ơn|cam on|thanks|tks)\b")
LONG = 1500
OFFICER_EXAMPLES = ("nv 2.1 đạt 60%, vướng kinh phí", "việc của tôi tuần này", "nv 2.1 đến đâu rồi")
LEADER_EXAMPLES = ("nhiệm vụ nào quá hạn?", "phòng QLKH còn bao nhiêu việc chưa xong", "vì sao nv 3 quá hạn")


def greet(turn: Turn) -> Outcome:
    """Answer a greeting."""
    return say(words.greet(turn.me.name, turn.house.rules.address))


def help_(turn: Turn) -> Outcome:
    """What this person can do, by example, according to the roles held; each line once."""
    reports = turn.me.has(Role.OFFICER, Role.HEAD, Role.DEPUTY)
    leads = turn.me.has(Role.LEADER, Role.OFFICE, Role.HEAD, Role.DEPUTY)
    office = turn.me.has(Role.OFFICE)
    if not (reports or leads or office):
        return say(words.help_admin())
    evidence = "figures" if turn.house.rules.figures_only else turn.files
    return say(words.help_(reports, leads, office, turn.files, evidence, _numbers(turn)))


def _numbers(turn: Turn) -> tuple[str, ...]:
    """Two numbers as the plan prints them, of the reader's own open tasks first."""
    seen = sorted(linking.visible(turn), key=lambda t: t.lead_person_id != turn.me.id)
    found = dict.fromkeys(printed(t) for t in seen if t.is_open and t.counts and printed(t))
    return tuple(found)[:2]


def my_data(turn: Turn) -> Outcome:
    """The person's own data on request (Luật 91/2025/QH15)."""
    channels = [a.channel for a in accounts.live(turn.conn, turn.me.id)]
    unit = turn.house.unit_name(turn.me.unit_id)
    roles = [str(m.role) for m in turn.me.memberships]
    return say(words.my_data(turn.me, unit, roles, channels))


def not_understood(turn: Turn) -> Outcome:
    """Say so, with the nearest things that can be understood; thanks, assent and the like need no more than a word."""
    if (short := small(turn)) is not None:
        return short
    if THANKS.search(turn.message.text.lower()):
        return say(words.welcome())
    if (offered := vague.unclear(turn)) is not None:
        return offered
    if len(turn.message.text) > LONG:
        return say(words.too_long())
    leads = turn.me.has(Role.LEADER, Role.OFFICE)
    return say(words.not_understood(LEADER_EXAMPLES if leads else OFFICER_EXAMPLES))


def small(turn: Turn) -> Outcome | None:
    """The short answer to thanks, assent, a lone emoji or number; None when the message says more."""
    kind = small_talk(turn.message.text)
    if kind is None:
        return None
    if kind == "thanks":
        return say(words.welcome())
    question = conversations.open_question(turn.conn, turn.place)
    if question is not None and question.expires_at > turn.now:
        return say(words.answer_the_card(len(question.options)))
    if kind == "number":
        return say(words.bare_number(clean_mention(turn.message.text).strip(" .!#")))
    return say(words.what_is_wished() if "?" in turn.message.text else words.noted())
