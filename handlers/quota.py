"""How much of a bot's month is left, what may still go out for it, and the answer to "hạn mức Zalo còn bao nhiêu".

When little is left and the month is used up faster than it passes, what nobody waits for gives way first:
summaries, then reminders, then urging; answers go as long as the platform takes them.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum

from sqlalchemy import Connection

from handlers.messages import Address, Allowance, Post
from handlers.turn import Desk, Outcome, Turn, load_house, say
from storage import accounts, outbox, quota, settings
from storage.quota import Counted
from tasks.due import next_reminder_moment
from tasks.model import VIETNAM, local_date
from tasks.rights import Action, require
from vietnamese.normalize import fold
from vietnamese.words import quota as words

ASKS = re.compile(
    r"\b(?:han muc|quota)\b.*\b(?:zalo|tin|con bao nhieu|con lai|con nhieu)\b"
    r"|\b(?:zalo|tin)\b.*\b(?:han muc|quota)\b"
    r"|\bcon (?:gui )?(?:duoc )?bao nhieu tin\b|\bzalo con bao nhieu\b"
)
URGING, REMINDERS, SUMMARY = "urge:", ("remind:", "unanswered:"), "summary:"


class Ease(IntEnum):
    """How freely a bot may send; each step down gives up one more thing."""

    FREE = 0
    MERGED = 1  # notices wait for the next morning and go as one; reminders twice a week at most
    NO_SUMMARIES = 2
    NO_REMINDERS = 3
    ANSWERS_ONLY = 4  # urging waits for the next morning too


STEPS = (  # the share of the month's messages that is left, at or below which a step holds
    (0.03, Ease.ANSWERS_ONLY),
    (0.08, Ease.NO_REMINDERS),
    (0.15, Ease.NO_SUMMARIES),
    (0.30, Ease.MERGED),
)
TOO_FAST = 0.95  # used up faster than the month passes: what can be merged is merged from then on


@dataclass(frozen=True, slots=True)
class Meter:
    """One bot's month: what it may send, what passed, and how much of the month lies ahead (0 … 1)."""

    channel: str
    bot_id: str
    allowance: Allowance
    counted: Counted
    ahead: float

    @property
    def used(self) -> int:
        """The messages that count."""
        return self.counted.sent + (self.counted.received if self.allowance.both_ways else 0)

    @property
    def left(self) -> int:
        """What is left of the month, never below zero."""
        return max(0, self.allowance.messages - self.used)

    @property
    def ease(self) -> Ease:
        """By the share left; as long as the month passes as fast as its messages, nothing gives way."""
        if not self.allowance.messages:
            return Ease.FREE
        share = self.left / self.allowance.messages
        if share >= self.ahead and self.left:
            return Ease.FREE
        early = Ease.MERGED if share < TOO_FAST * self.ahead else Ease.FREE
        return next((ease for limit, ease in STEPS if share <= limit), early)


def meters(conn: Connection, desk: Desk, now: datetime) -> Mapping[tuple[str, str], Meter]:
    """Every bot of a channel with an allowance that passed a message this month."""
    ahead = _ahead(now)
    return {
        (channel, bot_id): Meter(channel, bot_id, desk.allowances[channel], counted, ahead)
        for (channel, bot_id), counted in quota.of_month(conn, now).items()
        if channel in desk.allowances
    }


def _ahead(now: datetime) -> float:
    first = local_date(now).replace(day=1)
    following = (first + timedelta(days=32)).replace(day=1)
    start, end = (datetime(d.year, d.month, 1, tzinfo=VIETNAM) for d in (first, following))
    return (end - now) / (end - start)


def ease_of(conn: Connection, desk: Desk, address: Address, now: datetime) -> Ease:
    """How freely the bot of an address may send now."""
    if address.channel not in desk.allowances or not desk.sparing:
        return Ease.FREE
    found = meters(conn, desk, now).get((address.channel, address.bot_id))
    return Ease.FREE if found is None else found.ease


def held_until(conn: Connection, desk: Desk, post: Post, now: datetime) -> datetime | None:
    """When a notice may go that must wait for the next morning; None: now. The clock's own posts never wait."""
    if post.dedup_key.startswith((*REMINDERS, SUMMARY, "quota:")):
        return None
    ease = ease_of(conn, desk, post.address, now)
    if ease is Ease.FREE or (ease < Ease.ANSWERS_ONLY and post.dedup_key.startswith(URGING)):
        return None
    house = load_house(conn, desk)
    return next_reminder_moment(now, house.rules, house.calendar)


def speaks_of_it(turn: Turn) -> bool:
    """Whether the message asks for the month's messages."""
    return not turn.heard.tasks and ASKS.search(fold(turn.message.text)) is not None


def asked(turn: Turn) -> Outcome:
    """Each bot's month for the office and the admin."""
    require(turn.me, Action.HEALTH, place=turn.where)
    return say(words.state(rows(turn.conn, turn.desk, turn.now), turn.now))


def rows(conn: Connection, desk: Desk, now: datetime) -> list[words.Row]:
    """Each bot of a channel with an allowance: the month, people bound, whether sending is parked."""
    counted, bound = meters(conn, desk, now), accounts.bound_by_bot(conn)
    bots = sorted({*counted, *(bot for bot in bound if bot[0] in desk.allowances)})
    found = []
    for channel, bot_id in bots:
        allowance = desk.allowances[channel]
        meter = counted.get((channel, bot_id)) or Meter(channel, bot_id, allowance, Counted(), _ahead(now))
        parked = outbox.parked_until(conn, channel, bot_id)
        found.append(
            words.Row(
                bot_id=bot_id,
                name=bot_name(conn, channel, bot_id),
                received=meter.counted.received,
                sent=meter.counted.sent,
                both_ways=allowance.both_ways,
                limit=allowance.messages,
                left=meter.left,
                ahead=meter.ahead,
                ease=int(meter.ease),
                people=bound.get((channel, bot_id), 0),
                room=allowance.people,
                parked=parked is not None and parked > now,
            )
        )
    return found


def bot_name(conn: Connection, channel: str, bot_id: str) -> str:
    """What people call a bot, as its platform told last; else its number."""
    kept = settings.get(conn, f"names:{channel}:{bot_id}")
    return kept.splitlines()[0] if kept else f"bot {bot_id}"
