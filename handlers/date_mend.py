"""A day typed while a card of a deadline is open: it answers "which day?", or takes the place of the day shown."""

import re
from datetime import date, datetime

from handlers import assign, extension
from handlers.said import doubtful
from handlers.turn import Outcome, Turn, draft_expiry
from storage import conversations
from storage.conversations import Draft
from tasks.errors import BadValue
from tasks.model import VIETNAM
from vietnamese.dates import find_dates
from vietnamese.dates.reading import DateReading
from vietnamese.normalize import clean, fold
from vietnamese.reading import Days

FILLERS = frozenset(
    "ngay den het han truoc la sua thanh lai thoi doi cho a nhe nha vang da thi khong phai va vao toi nam".split()
)
ANY_DAY = datetime(2026, 1, 1, 9, 0, tzinfo=VIETNAM)  # the shape of a day is the same on every day
SHOWN = {"assign": assign.present, "extend": extension.present}


def concerns(text: str) -> bool:
    """Whether the message is nothing but a day (or a day that no calendar has)."""
    return _only(text, ANY_DAY) is not None


def _only(text: str, now: datetime) -> DateReading | None:
    flat = clean(text)
    found = find_dates(flat, now)
    if len(found) != 1 or len(flat) > 60 or not (found[0].end or found[0].impossible):
        return None
    first, last = found[0].span
    left = re.findall(r"\w+", fold(f"{flat[:first]} {flat[last:]}"))
    return found[0] if set(left) <= FILLERS else None


def mend(turn: Turn, draft: Draft) -> Outcome:
    """Put the day into the card; an impossible or past one is refused by name, a doubtful one asked about."""
    found = _only(turn.message.text, turn.now.astimezone(VIETNAM))
    if found is None or found.impossible or found.end is None:
        raise BadValue("impossible_date", name=found.text if found else turn.message.text.strip())
    if found.end < turn.today:
        raise BadValue("deadline_past", day=found.end)
    days = Days(None, found.end, found.text, found.ask)
    data = _assigned(turn, draft, days) if draft.kind == "assign" else _extended(turn, draft, days)
    return SHOWN[draft.kind](turn, conversations.mend_draft(turn.conn, draft.id, data, draft_expiry(turn)))


def _assigned(turn: Turn, draft: Draft, days: Days) -> dict[str, object]:
    day = _iso(days.end)
    return {
        **draft.data,
        "day": day,
        "start": None,
        "due_words": days.text,
        "no_deadline": False,
        "doubt": doubtful(days, turn.today),
        "words": f"{draft.data['words']}; sửa: {turn.message.text.strip()}",
    }


def _extended(turn: Turn, draft: Draft, days: Days) -> dict[str, object]:
    """The day of the row that waits for one, else of every row."""
    rows = [dict(r) for r in draft.data["rows"]]
    open_rows = [r for r in rows if r["day"] is None or r.get("doubt")] or rows
    for row in open_rows:
        row |= {"day": _iso(days.end), "doubt": doubtful(days, turn.today)}
    return {**draft.data, "rows": rows}


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
