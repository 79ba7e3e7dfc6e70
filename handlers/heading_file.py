"""A .docx as the text of a heading: read in a child process, then shown on the card."""

from typing import Any

from handlers import heading_find, headings
from handlers.turn import Outcome, Turn, say
from storage import conversations, jobs
from vietnamese.normalize import fold
from vietnamese.words import general
from vietnamese.words import headings as words


def takes_file(turn: Turn) -> bool:
    """Whether a .docx is the text of a heading: named in the caption, or awaited."""
    if not turn.private or not turn.message.attachments:
        return False
    if not turn.message.attachments[0].name.lower().endswith(".docx"):
        return False
    caption = fold(turn.message.text).strip()
    if heading_find.CAPTION.match(caption) and heading_find.may_write(
        turn, heading_find.key_in(heading_find.CAPTION, caption)
    ):
        return True
    draft = conversations.open_draft(turn.conn, turn.me.id)
    return not caption and draft is not None and draft.kind == "heading" and draft.expires_at > turn.now


def read_file(turn: Turn) -> Outcome | None:
    """Begin to read it; its text comes back as the card."""
    caption = fold(turn.message.text).strip()
    if heading_find.CAPTION.match(caption):
        one = heading_find.one(turn, heading_find.key_in(heading_find.CAPTION, caption), caption)
        if isinstance(one, Outcome):
            return one
        headings.start(turn, one)
    file = turn.message.attachments[0]
    jobs.put(turn.conn, "read_text", {"file": file.file_id, "name": file.name}, turn.inbox_id, turn.now)
    return None


def was_read(turn: Turn) -> Outcome:
    """The text of the file, to be confirmed."""
    job: Any = turn.message.job or {}
    result, name = job.get("result", {}), str(job.get("arguments", {}).get("name", ""))
    draft = conversations.open_draft(turn.conn, turn.me.id)
    if draft is None or draft.kind != "heading":
        return say(general.expired())
    said = "\n".join(result.get("paragraphs", ()))
    if not said:
        return say(words.not_read(name))
    return headings.show(turn, draft, headings.of_draft(turn, draft), said, words.reading(name))
