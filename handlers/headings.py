"""A unit's text under a heading: written in the chat or as .docx, passed or mended by the head, then in the report.

An officer's text waits for the head; the head's own words, and what the office enters for a unit, stand at once.
"""

from handlers import heading_find as find
from handlers import heading_pass
from handlers.due_reports import next_due
from handlers.heading_state import Owed
from handlers.messages import Choice, Reply
from handlers.turn import Outcome, Turn, draft_expiry, say
from storage import conversations, section_texts
from storage.conversations import Draft
from tasks.errors import NotAllowed
from vietnamese.normalize import fold
from vietnamese.words import general
from vietnamese.words import headings as words

LONG = 60


def handle(turn: Turn) -> Outcome:
    """Begin, take, pass or send back."""
    said = fold(turn.message.text).strip()
    for pattern, passed in ((find.PASS, True), (find.BACK, False)):
        if pattern.match(said):
            return heading_pass.decide(turn, find.key_in(pattern, said), passed)
    match = find.TEXT.match(turn.message.text)
    if match is not None:
        one = find.one(turn, match["key"].upper(), match["of"])
        return one if isinstance(one, Outcome) else show(turn, start(turn, one), one, match["text"].strip())
    one = find.one(turn, find.key_in(find.WRITE, said), said)
    return one if isinstance(one, Outcome) else _ask(turn, one)


def start(turn: Turn, one: Owed) -> Draft:
    """Open the draft of one text."""
    data = {
        "template": one.template.name,
        "period": str(one.period),
        "heading": one.form.key,
        "unit": one.unit.id,
        "words": "",
        "source": "",
    }
    return conversations.start_draft(turn.conn, turn.me.id, "heading", data, turn.now, draft_expiry(turn))


def _ask(turn: Turn, one: Owed) -> Outcome:
    draft = start(turn, one)
    before = one.text or section_texts.last_passed(
        turn.conn, one.template.name, one.form.key, one.unit.id, str(one.period)
    )
    text = words.write(
        one.name,
        find.report_words(one),
        one.unit.name,
        before.words if before else "",
        before.period if before else "",
        turn.files,
    )
    keep = [Choice(words.KEEP_LAST, "heading.keep", {"from": before.id})] if before else []
    choices = (*keep, Choice(words.NO, "heading.cancel", {"word": "no"}))
    return Outcome(Reply(text, choices, draft=(draft.id, draft.version)), question_expires=draft.expires_at)


def concerns(turn: Turn, draft: Draft) -> bool:
    """Whether the message is the text that an open draft waits for; questions and short answers are not."""
    if draft.data["words"] or turn.message.attachments:
        return False
    asked = turn.heard.intent in ("list", "show", "summary", "why", "help", "more", "cancel", "undo", "greet")
    return len(turn.message.text) > LONG or not (
        asked or find.speaks_of_it(turn) or len(turn.message.text) < 10
    )


def take(turn: Turn, draft: Draft) -> Outcome:
    """The text of an open draft came."""
    return show(turn, draft, of_draft(turn, draft), turn.message.text.strip())


def of_draft(turn: Turn, draft: Draft) -> Owed:
    """What an open draft is written for."""
    rows = find.writable(turn, next_due(turn.today, turn.conn))
    data = draft.data
    found = [
        r
        for r in rows
        if (r.template.name, str(r.period), r.form.key, r.unit.id)
        == (data["template"], data["period"], data["heading"], data["unit"])
    ]
    if not found:
        raise NotAllowed("heading_not_yours")
    return found[0]


def present(turn: Turn, draft: Draft) -> Outcome:
    """The card again."""
    one = of_draft(turn, draft)
    return show(turn, draft, one, str(draft.data["words"])) if draft.data["words"] else _ask(turn, one)


def show(turn: Turn, draft: Draft, one: Owed, said: str, source: str = "") -> Outcome:
    """The card of a text that came."""
    data = {**draft.data, "words": said, "source": source}
    draft = conversations.mend_draft(turn.conn, draft.id, data, draft_expiry(turn))
    head = find.may_pass(turn, one.unit.id)
    choices = (
        Choice(words.INTO_REPORT if head else words.TO_HEAD, "heading.confirm", {"word": "yes"}),
        Choice(words.AGAIN, "heading.again", {}),
        Choice(words.NO, "heading.cancel", {"word": "no"}),
    )
    text = words.card(one.name, find.report_words(one), one.unit.name, said, head)
    return Outcome(Reply(text, choices, draft=(draft.id, draft.version)), question_expires=draft.expires_at)


def keep(turn: Turn) -> Outcome:
    """The last period's text is taken as it is."""
    draft = conversations.get_draft(turn.conn, turn.arguments["draft"])
    before = section_texts.get(turn.conn, int(turn.arguments["from"]))
    return show(turn, draft, of_draft(turn, draft), before.words)


def again(turn: Turn) -> Outcome:
    """The text is written anew."""
    draft = conversations.get_draft(turn.conn, turn.arguments["draft"])
    conversations.mend_draft(turn.conn, draft.id, {**draft.data, "words": ""}, draft_expiry(turn))
    return say(words.send_again(turn.files))


def cancel(turn: Turn) -> Outcome:
    """Drop it."""
    conversations.close_draft(turn.conn, turn.arguments["draft"], "cancelled")
    return say(general.cancelled())


def confirm(turn: Turn) -> Outcome:
    """Store the text; the head's stands at once, an officer's is shown to the head."""
    draft = conversations.get_draft(turn.conn, turn.arguments["draft"])
    one, said = of_draft(turn, draft), str(draft.data["words"])
    head = find.may_pass(turn, one.unit.id)
    serial = section_texts.put(
        turn.conn,
        template=one.template.name,
        period=str(one.period),
        heading=one.form.key,
        unit_id=one.unit.id,
        words=said,
        by_person=turn.me.id,
        now=turn.now,
        passed=head,
        source=str(draft.data["source"]),
    )
    conversations.close_draft(turn.conn, draft.id, "done")
    heading_pass.note(turn, serial, "set", said)
    posts = [] if head else heading_pass.to_heads(turn, one, serial, said)
    return Outcome(say(words.kept(one.name, one.unit.name, head, serial)).reply, tuple(posts))
