"""A body as Telegram shows it: HTML with every character of others escaped, and an inline keyboard.

Callback data is the choice's token (at most 64 bytes), never its words.
"""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

COMPACT_LABEL = 3
COMPACT_ROW = 8
PAIR_LABEL = 14


def html(lines: Sequence[Sequence[tuple[str, bool]]]) -> str:
    """The lines of a body as HTML; bold is the only markup, and no field can add any."""
    return "\n".join("".join(_span(text, bold) for text, bold in row) for row in lines)


def keyboard(choices: Sequence[Mapping[str, Any]]) -> InlineKeyboardMarkup | None:
    """One choice a row, short ones side by side; None when there is nothing to choose."""
    if not choices:
        return None
    width = _width([str(c["label"]) for c in choices])
    buttons = [InlineKeyboardButton(str(c["label"]), callback_data=str(c["token"])) for c in choices]
    return InlineKeyboardMarkup([buttons[n : n + width] for n in range(0, len(buttons), width)])


def _width(labels: Sequence[str]) -> int:
    longest = max(len(label) for label in labels)
    if longest <= COMPACT_LABEL:
        return COMPACT_ROW
    return 2 if longest <= PAIR_LABEL else 1


def _span(text: str, bold: bool) -> str:
    safe = escape(text, quote=False)
    return f"<b>{safe}</b>" if bold and safe else safe
