"""Reads one message: the act meant and every value of the contract. Pure; never raises on any text.

The findings are made once (`facts.py`), the table of `intents.py` decides the act, and `readers.py` takes what
belongs to it.
"""

from dataclasses import replace
from datetime import datetime
from typing import Literal

from vietnamese.facts import gather
from vietnamese.intents import decide
from vietnamese.readers import read
from vietnamese.reading import Context, Days, Part, Reading, Repeat
from vietnamese.secrecy import is_marked_secret

__all__ = ["Context", "Days", "Part", "Reading", "Repeat", "understand"]

# What a chat message can hold at most is far below; what lies behind is read by nobody as one message.
LONGEST = 10_000


def understand(
    text: str, now: datetime, *, chat: Literal["private", "group"] = "private", context: Context | None = None
) -> Reading:
    """What `text` means at `now` (aware, UTC+7); the same for NFC and NFD; a value for every text."""
    facts = gather(text[:LONGEST], now, chat, context or Context())
    intent = decide(facts)
    reading = read(facts, intent)
    return replace(reading, secret=is_marked_secret(text), text=facts.said.text, trace=tuple(facts.trace))
