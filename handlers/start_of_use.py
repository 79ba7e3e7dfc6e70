"""The agency's start of use in words: "đặt ngày bắt đầu sử dụng 1/11/2026"."""

from datetime import date

from handlers.turn import Outcome, Turn, say
from storage import journal
from storage import settings as stored_settings
from tasks.rights import Action, require
from tasks.rules import with_rule
from vietnamese.dates import read_date
from vietnamese.normalize import fold
from vietnamese.words import settings as words

START = ("bat dau su dung", "ngay bat dau")


def speaks_of_it(turn: Turn) -> bool:
    """Whether the message sets the start of use."""
    said = fold(turn.message.text)
    return "bat dau su dung" in said and any(w in said for w in ("dat", "sua", "doi", "chon", "tu ngay"))


def settings(turn: Turn) -> Outcome:
    """Set the start of use; other rules are set on the command line."""
    require(turn.me, Action.SETTINGS, place=turn.where)
    if not any(w in fold(turn.message.text) for w in START):
        return say(words.which())
    found = read_date(turn.message.text, turn.now.astimezone(), "past")
    if found.start is None or found.start != found.end:
        return say(words.say_day())
    return _set(turn, "start_of_use", found.start)


def _set(turn: Turn, name: str, day: date) -> Outcome:
    before = stored_settings.rules(turn.conn).get(name, "")
    with_rule(turn.house.rules, name, day.isoformat())
    stored_settings.put_rule(turn.conn, name, day.isoformat())
    journal.note(
        turn.conn,
        "rule",
        1,
        "set",
        turn.now,
        by_person=turn.me.id,
        inbox_id=turn.inbox_id,
        words=turn.message.text,
        data={"name": name, "before": before, "after": day.isoformat()},
    )
    return say(words.start_set(day))
