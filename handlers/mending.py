"""Open cards that are mended in words of their own; a report's card has its own place in `answers`."""

import re
from collections.abc import Callable, Mapping

from handlers import conclusion_mend, date_mend, headings, import_mend, transfer
from handlers.turn import Outcome, Turn
from storage import conversations
from storage.conversations import Draft
from vietnamese.normalize import fold

OF_A_TASK = re.compile(r"(?:nv|nhiem vu) ?\d|#\d")
ORDERS = ("assign", "remind", "extend")
SHORT = 160  # characters; the words of a report's heading are longer
Concerns = Callable[[str], bool]
Mend = Callable[[Turn, Draft], Outcome | None]
CARDS: Mapping[str, tuple[Concerns, Mend]] = {
    "plan": (import_mend.concerns, import_mend.mend),
    "transfer": (transfer.concerns, transfer.mend),
    "conclusion": (conclusion_mend.concerns, conclusion_mend.mend),
    "assign": (date_mend.concerns, date_mend.mend),
    "extend": (date_mend.concerns, date_mend.mend),
}


def concerns(turn: Turn) -> bool:
    """Whether the message mends the person's open card."""
    if not turn.private or turn.message.edited:
        return False
    draft = conversations.open_draft(turn.conn, turn.me.id)
    if draft is None or draft.expires_at <= turn.now or _of_its_own(turn):
        return False
    if draft.kind == "heading":
        return headings.concerns(turn, draft)
    if draft.kind not in CARDS:
        return False
    return CARDS[draft.kind][0](turn.message.text)


def _of_its_own(turn: Turn) -> bool:
    """Whether a short message begins with a task's number or gives an order: no card's text or paper."""
    said = fold(turn.message.text).strip()
    return len(said) < SHORT and bool(OF_A_TASK.match(said) or turn.heard.intent in ORDERS)


def mend(turn: Turn) -> Outcome | None:
    """Mend it; None: slow work was begun and its result will be the answer."""
    draft = conversations.open_draft(turn.conn, turn.me.id)
    assert draft is not None
    if draft.kind == "heading":
        return headings.take(turn, draft)
    return CARDS[draft.kind][1](turn, draft)
