"""A superior's own words go to the person responsible; in working hours at once, outside them as chosen.

Several people: a card first says how many will be written to. What waits for the next working day is kept
in `storage.urgings`, and the clock sends it unless the work was done meanwhile.
"""

from datetime import datetime
from typing import Any

from handlers import urge_send, urge_whom
from handlers.messages import Choice, Reply
from handlers.turn import Outcome, Turn, draft_expiry, say
from handlers.urge_send import Said
from handlers.urge_whom import Target
from tasks.due import in_working_hours, next_reminder_moment
from tasks.errors import NotFound
from tasks.rights import Action, require
from vietnamese.wish import wish
from vietnamese.words import urge as words


def urge(turn: Turn) -> Outcome:
    """Find who answers for what is named; send at once, or ask first."""
    require(turn.me, Action.URGE, place=turn.where)
    targets, tried = urge_whom.targets(turn)
    if not targets:
        return say(words.nobody_responsible(tried)) if tried else say(words.nobody_left())
    by, said = urge_whom.speaker(turn), Said(own_words(turn), _wish(turn))
    outside = not in_working_hours(turn.now, turn.house.rules, turn.house.calendar)
    if len(targets) == 1 and not outside:
        return urge_send.send_now(turn, by, said, targets)
    pairs = [[t.person.id, list(t.task_ids)] for t in targets]
    arguments = {"by": by, "said": said.words, "wish": said.wish, "targets": pairs}
    tasks = len({i for t in targets for i in t.task_ids})
    text = words.card([t.person.name for t in targets], tasks, said.wish, outside)
    return Outcome(Reply(text, _choices(turn, arguments, outside)), question_expires=draft_expiry(turn))


def own_words(turn: Turn) -> str:
    """The message as it was written, without the mention of the bot."""
    return " ".join(w for w in turn.message.text.split() if not w.startswith("@"))


def _wish(turn: Turn) -> str:
    """What is passed on: the wish, not the order to the system."""
    heard = turn.heard
    names = [heard.unit or "", heard.person or "", *heard.tasks]
    return wish(own_words(turn), names)


def _choices(turn: Turn, arguments: dict[str, Any], outside: bool) -> tuple[Choice, ...]:
    no = Choice(words.NO, "urge.cancel", {"word": "no"})
    if not outside:
        return (Choice(words.SEND, "urge.confirm", {**arguments, "word": "yes"}), no)
    later = _next_morning(turn)
    return (
        Choice(words.SEND_NOW, "urge.confirm", arguments),
        Choice(words.send_later(later), "urge.confirm", {**arguments, "at": later.isoformat()}),
        no,
    )


def _next_morning(turn: Turn) -> datetime:
    return next_reminder_moment(turn.now, turn.house.rules, turn.house.calendar)


def confirm(turn: Turn) -> Outcome:
    """The superior chose: now, or the next working day."""
    given = turn.arguments
    targets = [Target(urge_whom.person(turn, p), tuple(ids)) for p, ids in given["targets"]]
    if not targets:
        raise NotFound("nobody_decides")
    said = Said(given["said"], given["wish"])
    moment = datetime.fromisoformat(given["at"]) if given.get("at") else None
    if moment is None or moment <= turn.now:
        return urge_send.send_now(turn, given["by"], said, targets)
    return urge_send.keep(turn, given["by"], said, targets, moment)


def cancel(turn: Turn) -> Outcome:
    """Nothing goes out."""
    return say(words.cancelled())
