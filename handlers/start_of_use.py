"""The agency's start of use in words: "đặt ngày bắt đầu sử dụng 1/11/2026"."""

from collections import Counter
from datetime import date

from handlers import rule_store
from handlers.messages import Choice, Reply
from handlers.turn import Outcome, Turn, draft_expiry, say
from storage import conversations
from storage import tasks as stored
from storage.conversations import Draft
from tasks.model import Standing
from tasks.rights import Action, require
from tasks.rules import with_rule
from tasks.standing import standing
from vietnamese.dates import read_date
from vietnamese.normalize import fold
from vietnamese.words import settings as words

START = ("bat dau su dung", "ngay bat dau")


def speaks_of_it(turn: Turn) -> bool:
    """Whether the message sets the start of use."""
    said = fold(turn.message.text)
    return "bat dau su dung" in said and any(w in said for w in ("dat", "sua", "doi", "chon", "tu ngay"))


def settings(turn: Turn) -> Outcome:
    """Set the start of use."""
    require(turn.me, Action.SETTINGS, place=turn.where)
    if not any(w in fold(turn.message.text) for w in START):
        return say(words.which())
    found = read_date(turn.message.text, turn.now.astimezone(), "past")
    if found.start is None or found.start != found.end:
        return say(words.say_day())
    data = {"day": found.start.isoformat()}
    draft = conversations.start_draft(
        turn.conn, turn.me.id, "start_of_use", data, turn.now, draft_expiry(turn)
    )
    return present(turn, draft)


def present(turn: Turn, draft: Draft) -> Outcome:
    """How many tasks would wait to be reviewed, by unit, before the day stands."""
    day = date.fromisoformat(draft.data["day"])
    rules = with_rule(turn.house.rules, "start_of_use", day.isoformat())
    waiting = [
        t
        for t in stored.all_tasks(turn.conn)
        if t.counts and standing(t, turn.today, rules, turn.house.calendar) is Standing.UNREVIEWED
    ]
    counts = Counter(t.lead_unit_id for t in waiting)
    units = [(turn.house.unit_name(u.id), counts[u.id]) for u in turn.house.units if counts[u.id]]
    choices = (
        Choice(words.YES, "start.confirm", {"word": "yes"}),
        Choice(words.NO, "start.cancel", {"word": "no"}),
    )
    card = words.preview(day, turn.house.rules.start_of_use, units, len(waiting))
    reply = Reply(card, choices, draft=(draft.id, draft.version))
    return Outcome(reply, question_expires=draft.expires_at)


def confirm(turn: Turn) -> Outcome:
    """The day stands."""
    require(turn.me, Action.SETTINGS, place=turn.where)
    draft = conversations.get_draft(turn.conn, turn.arguments["draft"])
    conversations.close_draft(turn.conn, draft.id, "done")
    return _set(turn, "start_of_use", date.fromisoformat(draft.data["day"]))


def cancel(turn: Turn) -> Outcome:
    """The rule stays as it was."""
    conversations.close_draft(turn.conn, turn.arguments["draft"], "cancelled")
    return say(words.kept())


def _set(turn: Turn, name: str, day: date) -> Outcome:
    with_rule(turn.house.rules, name, day.isoformat())
    rule_store.put(turn, name, day.isoformat())
    return say(words.start_set(day))
