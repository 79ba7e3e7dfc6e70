"""What is being spoken of: the tasks of the bot's message that is answered, else those of the last answer here."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from handlers.render import plain
from handlers.turn import Turn
from storage import conversations, outbox

CODE = re.compile(r"#(\d+)\b")
Subject = tuple[Mapping[str, Any], datetime]


def answered(turn: Turn) -> list[int]:
    """The tasks named in our message to which this one replies, in their order; none where it replies to nothing.

    A platform that sends no reply along gives none. Who may see them is up to the caller, as for any subject.
    """
    where = turn.message.address
    if not turn.message.reply_to:
        return []
    row = outbox.by_message(turn.conn, where.channel, where.bot_id, where.chat_id, turn.message.reply_to)
    codes = CODE.findall(plain(dict(row.body))) if row is not None else []
    return list(dict.fromkeys(int(code) for code in codes))


def last(turn: Turn) -> Subject | None:
    """What was spoken of last with its moment: {"task": id or None, "ids": [...], "query": {...} or None}."""
    before = conversations.last_subject(turn.conn, turn.place)
    ids = answered(turn)
    if not ids:
        return before
    if len(ids) > 1 and before is not None and set(ids) <= set(before[0].get("ids") or ()):
        return before  # the answer that is replied to is the last one: its question goes on
    return {"task": ids[0] if len(ids) == 1 else None, "ids": ids, "query": None}, turn.now
