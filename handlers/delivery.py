"""The office decides what nobody else can know: send a parked message again, let a parked channel go on."""

import re

from handlers.turn import Outcome, Turn, say
from storage import journal, outbox
from tasks.rights import Action, require
from vietnamese.normalize import fold
from vietnamese.words import delivery as words

AGAIN = re.compile(r"\bgui lai tin(?: so)? (\d{1,9})\b")
RELEASE = re.compile(r"\b(?:gui tiep|mo lai|tiep tuc gui)\b.*\b(telegram|zalo)\b")


def speaks_of_it(turn: Turn) -> bool:
    """Whether the message decides about sending."""
    said = fold(turn.message.text)
    return turn.private and bool(AGAIN.search(said) or RELEASE.search(said))


def decide(turn: Turn) -> Outcome:
    """Carry out the office's word; it is kept who said it."""
    require(turn.me, Action.HEALTH, place=turn.where)
    said = fold(turn.message.text)
    if match := AGAIN.search(said):
        done = outbox.send_again(turn.conn, int(match[1]))
        _note(turn, int(match[1]), done)
        return say(words.sent_again(int(match[1])) if done else words.nothing_parked())
    match = RELEASE.search(said)
    channel = match[1] if match else ""
    released = [outbox.release(turn.conn, channel, bot) for bot in outbox.bots_of(turn.conn, channel)]
    done = any(released)
    return say(words.released(channel) if done else words.nothing_parked())


def _note(turn: Turn, number: int, done: bool) -> None:
    journal.note(
        turn.conn,
        "outbox",
        number,
        "sent_again" if done else "refused",
        turn.now,
        by_person=turn.me.id,
        inbox_id=turn.inbox_id,
        words=turn.message.text,
    )
