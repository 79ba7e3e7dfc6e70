"""Sets one rule of the agency, with what stood before in the journal."""

from handlers.turn import Turn
from storage import journal, settings


def put(turn: Turn, name: str, value: str) -> None:
    """Store the text form of a rule that `tasks.rules.with_rule` has accepted."""
    before = settings.rules(turn.conn).get(name, "")
    settings.put_rule(turn.conn, name, value)
    journal.note(
        turn.conn,
        "rule",
        1,
        "set",
        turn.now,
        by_person=turn.me.id,
        inbox_id=turn.inbox_id,
        words=turn.message.text,
        data={"name": name, "before": before, "after": value},
    )
