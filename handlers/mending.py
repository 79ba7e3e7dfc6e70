"""Open cards that are mended in words of their own; a report's card has its own place in `answers`."""

import re
from collections.abc import Callable, Mapping

from handlers import conclusion_mend, date_mend, headings, import_mend, lead_mend, transfer
from handlers.turn import Outcome, Turn
from storage import conversations
from storage.conversations import Draft
from vietnamese.normalize import fold

OF_A_TASK = re.compile(r"(?:nv|nhiem vu) ?\d|#\d")
ORDERS = ("assign", "remind", "extend")
SHORT = 160  # characters; the words of a report's heading are longer
Concerns = Callable[[Turn, Draft], bool]
Mend = Callable[[Turn, Draft], Outcome | None]


def _by_text(concerns: Callable[[str], bool]) -> Concerns:
    return lambda turn, draft: concerns(turn.message.text)


CARDS: Mapping[str, tuple[tuple[Concerns, Mend], ...]] = {
    "plan": ((import_mend.concerns, import_mend.mend),),
    "transfer": ((_by_text(transfer.concerns), transfer.mend),),
    "conclusion": ((_by_text(conclusion_mend.concerns), conclusion_mend.mend),),
    "assign": (
        (_by_text(date_mend.concerns), date_mend.mend),
        (_by_text(lead_mend.concerns), lead_mend.mend),
    ),
    "extend": ((_by_text(date_mend.concerns), date_mend.mend),),
    "heading": ((headings.concerns, headings.take),),
}


def concerns(turn: Turn) -> bool:
    """Whether the message mends the person's open card."""
    if not turn.private or turn.message.edited:
        return False
    draft = conversations.open_draft(turn.conn, turn.me.id)
    if draft is None or draft.expires_at <= turn.now or _of_its_own(turn):
        return False
    return any(concerned(turn, draft) for concerned, _ in CARDS.get(draft.kind, ()))


def _of_its_own(turn: Turn) -> bool:
    """Whether a short message begins with a task's number or gives an order: no card's text or paper."""
    said = fold(turn.message.text).strip()
    return len(said) < SHORT and bool(OF_A_TASK.match(said) or turn.heard.intent in ORDERS)


def mend(turn: Turn) -> Outcome | None:
    """Mend it; None: slow work was begun and its result will be the answer."""
    draft = conversations.open_draft(turn.conn, turn.me.id)
    assert draft is not None
    change = next(mended for concerned, mended in CARDS[draft.kind] if concerned(turn, draft))
    return change(turn, draft)
