"""The head passes a unit's text or sends it back; what has passed stands in the report."""

from handlers import heading_find, heading_state
from handlers.due_reports import next_due
from handlers.heading_state import Owed
from handlers.heads import heads_of
from handlers.messages import Choice, Post
from handlers.turn import Outcome, Turn, notify, say
from storage import journal, people, section_texts
from vietnamese.words import headings as words


def to_heads(turn: Turn, one: Owed, serial: int, said: str) -> list[Post]:
    """A waiting text goes to who may pass it."""
    found = []
    for to in heads_of(turn.house.units, one.unit.id, people.people(turn.conn)):
        text = words.please_pass(
            to, one.name, one.form.key, one.unit.name, turn.me.name, said, turn.house.rules.address
        )
        post = notify(turn, to.id, text, f"heading:{serial}:{to.id}")
        if post is not None:
            choices = tuple(
                Choice(label, "heading.decide", {"text": serial, "passed": passed, "notice": True})
                for label, passed in ((words.INTO_REPORT, True), (words.SEND_BACK, False))
            )
            found.append(Post(post.address, text, post.dedup_key, choices=choices, person_id=to.id))
    return found


def decide(turn: Turn, key: str, passed: bool) -> Outcome:
    """The head's word on a waiting text."""
    rows = [
        one
        for one in heading_state.owed(turn.conn, turn.house, next_due(turn.today, turn.conn))
        if one.text is not None
        and one.text.state == "waiting"
        and heading_find.is_called(one, key)
        and heading_find.may_pass(turn, one.unit.id)
    ]
    if not rows or rows[0].text is None:
        return say(words.nothing_waits())
    if len(rows) > 1:
        return say(words.which([f"{r.name} ({r.unit.name})" for r in rows]))
    return _decided(turn, rows[0], rows[0].text.id, passed)


def decided(turn: Turn) -> Outcome:
    """The head's tap."""
    text = section_texts.get(turn.conn, int(turn.arguments["text"]))
    rows = heading_state.owed(turn.conn, turn.house, next_due(turn.today, turn.conn))
    found = [one for one in rows if one.text is not None and one.text.id == text.id]
    if not found or text.state != "waiting" or not heading_find.may_pass(turn, text.unit_id):
        return say(words.nothing_waits())
    return _decided(turn, found[0], text.id, bool(turn.arguments["passed"]))


def _decided(turn: Turn, one: Owed, text_id: int, passed: bool) -> Outcome:
    if not section_texts.decide(turn.conn, text_id, passed, turn.me.id, turn.now):
        return say(words.nothing_waits())
    note(turn, text_id, "passed" if passed else "sent_back", turn.message.text)
    written = section_texts.get(turn.conn, text_id)
    told = (
        words.passed(one.name, one.unit.name)
        if passed
        else words.sent_back(one.name, one.unit.name, turn.message.text or words.SEND_BACK)
    )
    post = notify(turn, written.by_person, told, f"heading:{text_id}:decided")
    answer = told if passed else words.sent_back_done(one.name)
    return Outcome(say(answer).reply, () if post is None or written.by_person == turn.me.id else (post,))


def note(turn: Turn, text_id: int, kind: str, said: str) -> None:
    """Keep in the journal who wrote or decided what."""
    journal.note(
        turn.conn,
        "section_text",
        text_id,
        kind,
        turn.now,
        by_person=turn.me.id,
        inbox_id=turn.inbox_id,
        words=said,
    )
