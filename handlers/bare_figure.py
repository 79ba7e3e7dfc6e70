"""A number alone as the correction of an open card: "sửa lại thành 11", "10 thôi", after "Sửa" a bare "11".

It changes the count where the card has one count, the percentage where it has one percentage; else it is
asked which figure is meant. It is never taken for the number of a choice that was not offered.
"""

import re
from typing import Any

from handlers.messages import Choice, Reply
from handlers.turn import Outcome, Turn
from storage import conversations
from storage import tasks as stored
from storage.conversations import Draft
from vietnamese.normalize import fold
from vietnamese.numbers import format_percent
from vietnamese.words import reporting as words
from vietnamese.words.tasks import quantity

SAID = re.compile(
    r"(?P<before>(?:(?:a|o|oi|u|ua|em|toi|nham|sai|khong|ko|khong phai|roi|xin|de nghi|cho|sua|doi|chinh|chuyen|lai"
    r"|so|thanh|la|con|chi|chi co|co|moi|phai|dung|thuc ra|dung ra)[ ,.:]+)*)"
    r"(?P<number>\d{1,6})(?P<after>(?: +(?:thoi|moi dung|moi phai|a|nhe|nha|chu khong phai \d{1,6}))*)[ .!]*"
)
CORRECTS = re.compile(
    r"\b(?:nham|sai|khong|ko|sua|doi|chinh|chuyen|thanh|chi|moi|thoi|thuc ra|dung ra|phai)\b"
)


def number(turn: Turn) -> int | None:
    """The number that the message is, with or without words of correcting round it."""
    found = SAID.fullmatch(fold(turn.message.text).strip())
    return int(found["number"]) if found else None


def corrects(turn: Turn) -> bool:
    """Whether words of correcting stand with the number: then it is no choice."""
    found = SAID.fullmatch(fold(turn.message.text).strip())
    return found is not None and CORRECTS.search(found["before"] + found["after"]) is not None


def concerns(turn: Turn, draft: Draft) -> bool:
    """Whether the message is a number for this card: it corrects, or nothing stands open that it could choose."""
    if number(turn) is None:
        return False
    return corrects(turn) or _after_mend(turn, draft)


def _after_mend(turn: Turn, draft: Draft) -> bool:
    """Whether "Sửa" was taken on this card here and no choices were shown since."""
    if conversations.open_question(turn.conn, turn.place) is not None:
        return False
    last = conversations.last_question(turn.conn, turn.place)
    return last is not None and last.draft_id == draft.id


def figures(items: list[dict[str, Any]]) -> list[tuple[int, str]]:
    """The figures on the card: (item, "done" or "percent")."""
    return [(n, kind) for n, i in enumerate(items) for kind in ("done", "percent") if i.get(kind) is not None]


def twice(turn: Turn, draft: Draft) -> bool:
    """Whether the number is only the one that was just taken, tapped or typed twice."""
    last = conversations.last_question(turn.conn, turn.place)
    same = last is not None and last.state == "answered" and last.draft_id == draft.id
    return same and last is not None and (last.answer or 0) + 1 == number(turn)


def ask(turn: Turn, draft: Draft) -> Outcome:
    """Which figure of the card the number is."""
    said = number(turn) or 0
    choices = [_choice(turn, draft, n, kind, said) for n, kind in _possible(turn, draft)]
    if not choices:
        return Outcome(Reply(words.how_to_mend(), draft=(draft.id, draft.version)))
    reply = Reply(words.which_figure(said), tuple(choices), draft=(draft.id, draft.version))
    return Outcome(reply, question_expires=draft.expires_at)


def _possible(turn: Turn, draft: Draft) -> list[tuple[int, str]]:
    items = draft.data["items"]
    return figures(items) or [
        (n, kind) for n, i in enumerate(items) if i["task"] for kind in ("done", "percent")
    ]


def _choice(turn: Turn, draft: Draft, index: int, kind: str, said: int) -> Choice:
    item = draft.data["items"][index]
    task = stored.get(turn.conn, item["task"]) if item["task"] else None
    what = item["what"] or (task.target_unit if task else None)
    total = item["total"] or (task.target_quantity if task else None)
    figure = quantity(said, total, what) if kind == "done" else format_percent(said)
    changes = {kind: said}
    return Choice(
        words.figure_of(task, figure), "report.settle", {"item": index, "code": "bare", "set": changes}
    )
