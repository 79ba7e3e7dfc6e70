"""The card of a notice mended in words: "bỏ mục 2", "mục 3 hạn 15/12", "mục 1 phòng QLKH".

Numbers are those of the card that is shown; rows are left out last, so they hold through one message.
"""

import re

from handlers import assign_whom, conclusion
from handlers.conclusion_items import Item
from handlers.turn import Outcome, Turn, draft_expiry, say
from storage import conversations
from storage.conversations import Draft
from tasks.errors import Contradiction
from tasks.model import VIETNAM
from vietnamese.dates import read_date
from vietnamese.normalize import clean, fold
from vietnamese.words import conclusion as words

PARTS = re.compile(r"[;\n]|,\s*(?=(?:mục|muc|bỏ|bo)\s)", re.IGNORECASE)
DROP = re.compile(
    r"(?:thoi )?(?:bo|xoa|loai)\s+(?:muc|viec|so)\s+(\d{1,2}(?:\s*(?:,|va)\s*(?:muc\s+)?\d{1,2})*)"
)
ROW = re.compile(r"(?:muc|viec|so)\s+(\d{1,2})\s*[:,]?\s*(?:la |sua thanh |doi thanh |giao(?: cho)? )?")
WITHOUT = re.compile(r"(?:khong (?:co )?(?:thoi )?han|bo (?:thoi )?han)")
UNTIL = re.compile(r"(?:^|[\s,]+)(?:(?:thoi )?han\b|den(?= )|truoc(?= )|xong(?= )|hoan thanh\b)")
BARE = re.compile(r"(?:muc|viec|so)\s+\d{1,2}")
PERSON = re.compile(r"(?:d/c|dong chi|anh|chi|ong|ba)\s+(?!cuc\b)")


def concerns(text: str) -> bool:
    """Whether a text speaks of numbered rows of the card."""
    said = fold(clean(text)).strip()
    return bool(DROP.match(said) or ROW.match(said))


def mend(turn: Turn, draft: Draft) -> Outcome:
    """Change or leave out the rows said and show the card again."""
    items: list[Item] = [dict(item) for item in draft.data["items"]]
    dropped: set[int] = set()
    dropping = False
    for part in filter(None, (p.strip(" .,") for p in PARTS.split(clean(turn.message.text)))):
        drop, row = DROP.match(fold(part)), ROW.match(fold(part))
        numbers = [int(n) for n in re.findall(r"\d+", drop[1] if drop else row[1] if row else "")]
        wrong = [n for n in numbers if not 1 <= n <= len(items)]
        if wrong or not numbers:
            return say(words.no_such_row(wrong[0], len(items)) if wrong else words.not_understood(part))
        dropping = bool(drop) or (dropping and BARE.fullmatch(fold(part)) is not None)
        if dropping:
            dropped |= set(numbers)
        elif row:
            change = _change(turn, part[row.end() :].strip())
            if change is None:
                return say(words.not_understood(part))
            items[numbers[0] - 1] |= change
    return _again(turn, draft, [item for n, item in enumerate(items, 1) if n not in dropped])


def _again(turn: Turn, draft: Draft, items: list[Item]) -> Outcome:
    if not items:
        conversations.close_draft(turn.conn, draft.id, "cancelled")
        conversations.withdraw(turn.conn, turn.place)
        return say(words.cancelled())
    data = {**draft.data, "items": items}
    return conclusion.present(turn, conversations.mend_draft(turn.conn, draft.id, data, draft_expiry(turn)))


def _change(turn: Turn, said: str) -> Item | None:
    """What is said of one row: a deadline, whom, or both; None when neither is."""
    if WITHOUT.fullmatch(fold(said)):
        return {"day": None, "start": None, "due_words": "", "no_deadline": True}
    until = UNTIL.search(fold(said))
    name = said[: until.start()].strip(" ,") if until else said
    change = _whom(turn, name) if name else {}
    if until:
        due = _until(turn, said[until.start() :].strip(" ,"))
        return None if due is None else change | due
    return change or None


def _until(turn: Turn, said: str) -> Item | None:
    found = read_date(said, turn.now.astimezone(VIETNAM), "future")
    if found.end is None or found.ask or found.impossible:
        return None
    if found.end < turn.today:
        raise Contradiction("deadline_past", day=found.end)
    start = found.start.isoformat() if found.start else None
    return {"day": found.end.isoformat(), "start": start, "due_words": found.text, "no_deadline": False}


def _whom(turn: Turn, name: str) -> Item:
    """Raises NotFound with the names when nobody or several fit."""
    person = PERSON.match(fold(name))
    unit_id, found = (
        assign_whom.whom(turn, None, name[person.end() :]) if person else assign_whom.whom(turn, name, None)
    )
    return {"unit": unit_id, "person": found.id if found else None, "said": name}
