"""Who leads an order to several, said in words while its card is open: "Chi cục TĐC chủ trì", "chủ trì: chị Nga"."""

import re

from handlers import assign, joint
from handlers.turn import Outcome, Turn, draft_expiry
from storage import conversations
from storage.conversations import Draft
from tasks.errors import NotFound
from vietnamese.normalize import clean, fold

LEADS = re.compile(
    r"(?:(?:khong|sua|doi|sai)[ ,:]+)*(?:chu tri(?: la| :|:)? ?(?P<behind>.{2,60})|(?P<before>.{2,60}?) (?:la )?chu tri)"
)


def concerns(text: str) -> bool:
    """Whether the message only says who leads."""
    return _said(text) is not None


def _said(text: str) -> str | None:
    match = LEADS.fullmatch(fold(clean(text)).strip(" .!?")) if len(text) < 90 else None
    return None if match is None else (match["behind"] or match["before"]).strip(" :")


def mend(turn: Turn, draft: Draft) -> Outcome:
    """Put the one named first; who is not on the card is refused by name."""
    name = _said(turn.message.text) or ""
    for change in assign.others_lead(turn, draft.data):
        if joint.is_called(turn, name, change.get("person"), change["unit"]):
            data = {**draft.data, **change}
            return assign.present(
                turn, conversations.mend_draft(turn.conn, draft.id, data, draft_expiry(turn))
            )
    if joint.is_called(turn, name, draft.data["person"], draft.data["unit"]):
        return assign.present(turn, draft)
    raise NotFound("not_on_card", name=name)
