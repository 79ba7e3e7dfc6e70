"""A row of the list just shown: "việc thứ 2 vì sao quá hạn", "cái đầu tiên", "việc cuối cùng đến đâu rồi".

Only questions are read so: what is reported is never put to a row that was counted off.
"""

import re
from dataclasses import replace

from handlers import follow_up, show, spoken_of, why
from handlers.turn import SUBJECT_LIVES, Outcome, Turn
from storage import tasks as stored

NUMBERS = {
    "nhat": 1, "hai": 2, "nhi": 2, "ba": 3, "tu": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9, "muoi": 10,
}  # fmt: skip
WHICH = re.compile(
    r"(?:the )?(?:con )?(?:cai|viec|nhiem vu|nv|dau viec|muc|dong|vu) (?:(?P<first>dau tien|dau)|(?P<last>cuoi cung|cuoi|sau cung)"
    rf"|thu (?P<number>\d\d?|{'|'.join(NUMBERS)}))(?: (?:trong danh sach|o tren|tren))?(?: (?:do|kia|ay))?(?P<rest> .*)?"
)
WHY = re.compile(
    r"(?:(?:vi|tai) )?sao (?:.*(?:qua han|tre|cham|chua|vuong|lau).*)|(?:(?:vi|tai) sao|ly do|nguyen nhan).*"
)
ASKS = re.compile(
    r"(?:den dau|toi dau|the nao|ra sao|sao|thi sao|la gi|la viec gi|cu the|chi tiet|noi ro|ai|do ai|cua ai|don vi nao|phong nao|cua don vi nao|cua phong nao"
    r"|han|khi nao|bao gio|tinh hinh|tien do|lam den dau|dang vuong gi|vuong gi|xong chua|co tre khong)(?: .*)?"
)


def speaks_of_it(turn: Turn) -> bool:
    """Whether a row of the last list is asked about."""
    return _row(turn) is not None


def _row(turn: Turn) -> tuple[int, str] | None:
    """The task of the row and what is asked of it."""
    match = WHICH.fullmatch(follow_up.bare(turn))
    shown = _shown(turn) if match else []
    if match is None or len(shown) < 2:
        return None
    rest = (match["rest"] or "").strip()
    if rest and not WHY.fullmatch(rest) and not ASKS.fullmatch(rest):
        return None
    said = match["number"] or ""
    place = 1 if match["first"] else len(shown) if match["last"] else NUMBERS.get(said) or int(said)
    return (shown[place - 1], rest) if 0 < place <= len(shown) else None


def _shown(turn: Turn) -> list[int]:
    """The tasks listed last, as far as they were shown."""
    last = spoken_of.last(turn)
    if last is None or turn.now - last[1] > SUBJECT_LIVES:
        return []
    ids = [int(i) for i in last[0].get("ids") or ()]
    return ids[: int(last[0].get("shown", len(ids)))]


def row(turn: Turn) -> Outcome:
    """The task in full, or why it stands so."""
    found = _row(turn)
    assert found is not None
    if WHY.fullmatch(found[1]):
        turn.reading = replace(turn.heard, intent="why", tasks=(f"#{found[0]}",))
        return why.why(turn)
    seen = stored.seen_by(turn.conn, turn.scope, {found[0]})
    return show.of_task(turn, seen[0]) if seen else show.show(turn)
