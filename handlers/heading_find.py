"""Which heading of which unit a message is about: "mục II", "viết mục I.1", a caption, and who may write or pass it."""

import re

from handlers import heading_state, naming
from handlers.due_reports import DueReport, meant, next_due
from handlers.heading_state import Owed
from handlers.turn import Outcome, Turn, say
from tasks.errors import NotAllowed
from tasks.model import Role
from tasks.rights import Action, may_for_unit
from vietnamese.normalize import fold
from vietnamese.words import headings as words

KEY = r"(?P<key>[IVXivx]{1,4}(?:\.\d{1,2}){0,2}|[1-9]\d?(?:\.\d{1,2})?)"
WRITE = re.compile(
    rf"(?:viet|soan|gui|nop|bo sung|dien|sua)(?: lai)?(?: noi dung)?(?: cua)? muc {KEY}\b(?!\s*:)(?P<rest>.*)",
    re.DOTALL | re.IGNORECASE,
)
TEXT = re.compile(
    rf"\s*(?:@\S+\s+)?(?:nội dung |noi dung )?m[ụu]c\s+{KEY}(?P<of>[^:\n]{{0,80}})[:\n]\s*(?P<text>\S.*)",
    re.DOTALL | re.IGNORECASE,
)
CAPTION = re.compile(rf"(?:noi dung )?muc {KEY}\b", re.IGNORECASE)
PASS = re.compile(rf"(?:duyet|dong y|thong qua|nhat tri)(?: noi dung)? muc {KEY}\b", re.IGNORECASE)
BACK = re.compile(rf"(?:tra lai|khong duyet|chua duyet)(?: noi dung)? muc {KEY}\b", re.IGNORECASE)


def speaks_of_it(turn: Turn) -> bool:
    """Whether the message writes, passes or sends back the text of a heading."""
    if not turn.private:
        return False
    said = fold(turn.message.text).strip()
    direct = TEXT.match(turn.message.text) is not None and may_write(turn, key_in(TEXT, turn.message.text))
    return direct or any(p.match(said) is not None for p in (WRITE, PASS, BACK))


def key_in(pattern: re.Pattern[str], said: str) -> str:
    """The number of the heading that a pattern finds, "" for none."""
    match = pattern.match(said)
    return match["key"].upper() if match else ""


def may_write(turn: Turn, key: str) -> bool:
    """A heading of that number that the speaker may write: else "mục 2: …" is a report on a task."""
    return any(is_called(row, key) for row in writable(turn, next_due(turn.today, turn.conn)))


def is_called(row: Owed, key: str) -> bool:
    """Whether a heading goes by that number."""
    return key in (row.form.key.upper(), row.form.number.upper())


def writable(turn: Turn, report: DueReport) -> list[Owed]:
    """The texts that the speaker may write."""
    units = turn.house.units
    return [
        row
        for row in heading_state.owed(turn.conn, turn.house, report)
        if may_for_unit(turn.me, Action.WRITE_HEADING, row.unit.id, units, turn.where)
    ]


def one(turn: Turn, key: str, said: str) -> Owed | Outcome:
    """The one heading and unit that is meant; the own unit before others."""
    report = meant(turn) if "bao cao" in fold(said) else next_due(turn.today, turn.conn)
    rows = writable(turn, report)
    if not rows:
        raise NotAllowed("heading_not_yours")
    named = naming.mentioned(turn.house.units, said)
    found = [r for r in rows if is_called(r, key) and (not named or r.unit.id in named)]
    exact = [r for r in found if r.form.key.upper() == key] or found
    own = [r for r in exact if r.unit.id in _own_units(turn)] if not named else exact
    chosen = own or exact
    if len(chosen) != 1:
        return say(words.which([f"{r.name} ({r.unit.name})" for r in chosen or rows[:8]]))
    return chosen[0]


def _own_units(turn: Turn) -> frozenset[int]:
    units = turn.house.units
    held = {turn.me.unit_id, *turn.me.units_as(Role.HEAD, Role.DEPUTY, Role.OFFICER)} - {None}
    found = set(held)
    for unit_id in held:
        above = units.get(unit_id)
        while above is not None:
            found.add(above.id)
            above = units.get(above.parent_id)
    return frozenset(u for u in found if u is not None)


def report_words(row: Owed) -> str:
    """ "báo cáo tháng 11 năm 2026"."""
    return DueReport(((row.template, row.period),), row.period).words


def may_pass(turn: Turn, unit_id: int) -> bool:
    """Whether what the speaker writes for a unit stands at once, and whether the speaker passes others' texts."""
    return may_for_unit(turn.me, Action.PASS_HEADING, unit_id, turn.house.units, turn.where)
