"""What a message says besides the task: an impossible date is refused, a reason is kept whole, who speaks for whom."""

import re
from collections.abc import Sequence
from datetime import date

from handlers.turn import Turn
from storage import people
from tasks.errors import BadValue, NotFound
from tasks.model import VIETNAM, Person, Role
from tasks.rights import Action, require
from vietnamese.dates import find_dates
from vietnamese.normalize import fold
from vietnamese.reading import Days

# Without marks "do" and "vi" are also đo, độ, vị: there only "ly do" tells a reason.
REASON = re.compile(
    r"(?<!\w)(?:lý do|lí do|ly do|li do|vì)(?!\w)\s*(?:là|la)?\s*:?\s*(?P<why>\S.*)$", re.I | re.S
)
MEETING = re.compile(r"(?<!\w)(?:giao ban|cuoc hop|phien hop|hop)(?: [a-z]+){0,3} $")
TITLE = re.compile(r"(?<!\w)(?=(?:dong chi|d/c|dc|anh|chi(?! dao)|ong|ba) ([a-z]+(?: [a-z]+){0,3}))")


def require_possible_dates(turn: Turn) -> None:
    """Raises BadValue("impossible_date") with the words when the message names a day that no calendar has."""
    if not any(asked.startswith("impossible_date") for asked in turn.heard.asks):
        return
    found = find_dates(turn.message.text, turn.now.astimezone(VIETNAM))
    named = next((d.text for d in found if d.impossible), "")
    raise BadValue("impossible_date", name=named or "ngày vừa ghi")


def due(turn: Turn) -> Days | None:
    """The deadline said; the day of a meeting at which somebody spoke ("tại giao ban 16/11") is none."""
    found, behalf = turn.heard.due, turn.heard.on_behalf
    if found is None or found.end is None:
        return None
    if behalf and found.text and fold(found.text) in fold(behalf):
        return None
    before = fold(turn.message.text).partition(fold(found.text))[0] if found.text else ""
    return None if MEETING.search(before) else found


def doubtful(days: Days, today: date) -> str:
    """The words of a deadline that must be asked about ("" when it is certain).

    "Đầu tháng", "giữa tháng", "cuối tuần", a weekday said on that very day; and a day without its year that
    jumped to the next one because this year's is past.
    """
    asks = days.ask or "cuoi tuan" in fold(days.text)
    return days.text if asks and days.end is not None and days.end >= today else ""


def reason(turn: Turn) -> str:
    """The ground that is given, in the words themselves ("" when none is)."""
    found = REASON.search(turn.message.text)
    if found is not None:
        return " ".join(found["why"].split()).rstrip(" .")
    return turn.heard.difficulty or turn.heard.proposal or ""


def person_name(turn: Turn) -> str | None:
    """The person whom the message is about: not the one in whose name it is said."""
    name, behalf = turn.heard.person, turn.heard.on_behalf
    return None if name and behalf and fold(name) in fold(behalf) else name


def on_behalf(turn: Turn) -> Person | None:
    """The person in whose name the office speaks ("theo chỉ đạo của đồng chí …", "theo ý kiến Giám đốc").

    None when nobody is named, or the speaker; raises NotFound("no_such_person" | "several_persons") and,
    for who is not of the office, NotAllowed.
    """
    words = turn.heard.on_behalf
    if not words:
        return None
    found = _named(turn, words)
    if found.id == turn.me.id:
        return None
    require(turn.me, Action.ON_BEHALF, place=turn.where)
    return found


def _named(turn: Turn, words: str) -> Person:
    """By the full name, else by the name after the title, else by the position; several are refused."""
    said = fold(words)
    everyone = people.people(turn.conn)
    full = [p for p in everyone if fold(p.name) in said]
    found = full or _called(said, everyone) or _placed(said, everyone)
    if not found:
        raise NotFound("no_such_person", name=words)
    if len(found) > 1:
        names = ", ".join(f"{p.name} ({p.position})" for p in found)
        raise NotFound("several_persons", name=words, persons=names)
    return found[0]


def _called(said: str, everyone: Sequence[Person]) -> list[Person]:
    """Those whose last names are the words after a title; leaders before others."""
    for match in TITLE.finditer(said):
        wanted = match[1].split()
        for length in range(len(wanted), 0, -1):
            found = [p for p in everyone if fold(p.name).split()[-length:] == wanted[:length]]
            if found:
                return [p for p in found if p.has(Role.LEADER)] or found
    return []


def _placed(said: str, everyone: Sequence[Person]) -> list[Person]:
    """The leaders of the position said; "phó giám đốc" is not "giám đốc"."""
    leaders = [p for p in everyone if p.has(Role.LEADER) and p.position]
    spoken = {p.id: fold(p.position).removesuffix(" so") for p in leaders}
    fitting = [p for p in leaders if spoken[p.id] in said]
    longest = max((len(spoken[p.id]) for p in fitting), default=0)
    return [p for p in fitting if len(spoken[p.id]) == longest]
