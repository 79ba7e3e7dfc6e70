"""The open card of a plan mended in words: "cột 4 là thời hạn", "xem cột", "kết quả đến 15/11/2026"."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from handlers import import_plan, naming, plan_leads, plan_names, plan_names_said, plan_source
from handlers.turn import Outcome, Turn, draft_expiry, say
from storage import conversations, people
from storage.conversations import Draft
from tasks.errors import BadValue
from vietnamese.normalize import clean, fold
from vietnamese.text import text
from vietnamese.words import plan_leads as lead_words
from vietnamese.words import plan_names as name_words
from vietnamese.words import plan_reading as words
from vietnamese.words import plan_source as source_words

COLUMN = re.compile(
    r"cot\s*(?:so\s*|thu\s*)?(\d{1,2})\s*(?:la|:|=|chuyen thanh|thanh)\s*(?:cot\s+)?(\S.*?)"
    r"(?=[\s,;.]*(?:\bva\s+)?\bcot\s*(?:so\s*|thu\s*)?\d|$)"
)
SHOW = re.compile(r"(?:xem|cho xem)?\s*(?:cac\s*)?cot(?: cua bang)?")
CUT_OFF = re.compile(
    r"(?:ket qua|so lieu)(?: thuc hien)?(?: tinh)? den(?: het)?(?: ngay)? (\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})"
)


SOURCE = re.compile(r"nguon giao\s*(?:la|:)?\s+(\S.*)")
KEPT = ("cut_off", "set_by", "names")


def concerns(turn: Turn, draft: Draft) -> bool:
    """Whether a message speaks of the open plan: of its table as a whole or of a name in it."""
    text = turn.message.text
    if speaks_of_the_table(text) or plan_names_said.said(text, draft.data["read"]):
        return True
    return plan_names_said.speaks_of_another(text, turn.house, people.people(turn.conn))


def speaks_of_the_table(text: str) -> bool:
    """Whether a text speaks of columns, the day of results, the source or the rows that were split."""
    said = _said(text)
    named = (SHOW.fullmatch(said), CUT_OFF.fullmatch(said), COLUMN.match(said), SOURCE.fullmatch(said))
    return any(named) or said in map(fold, lead_words.WHOLE)


def _said(text: str) -> str:
    return " ".join(fold(clean(text)).split()).strip(" .!")


def mend(turn: Turn, draft: Draft) -> Outcome | None:
    """Read the file again with the columns said, or show them, or take the day of the results."""
    said = _said(turn.message.text)
    if SHOW.fullmatch(said):
        return shown(turn, draft)
    day = CUT_OFF.fullmatch(said)
    if day is not None:
        return _with_day(turn, draft, *(int(n) for n in day.groups()))
    if SOURCE.fullmatch(said):
        return _with_source(turn, draft)
    if said in map(fold, lead_words.WHOLE):
        return _changed(turn, draft, plan_leads.whole(draft.data["read"]))
    if COLUMN.match(said):
        return _read_again(turn, draft, said)
    return _with_names(turn, draft)


def columns(turn: Turn) -> Outcome:
    """The choice "Cột của bảng"."""
    return shown(turn, conversations.get_draft(turn.conn, turn.arguments["draft"]))


def shown(turn: Turn, draft: Draft) -> Outcome:
    """What each column was taken for, with the choices of the card."""
    found = draft.data["read"]
    return import_plan.ask(turn, draft, words.columns(found["mapping"], found["header"]))


def _read_again(turn: Turn, draft: Draft, said: str) -> Outcome | None:
    found: Mapping[str, Any] = draft.data["read"]
    mapping = dict(draft.data["mapping"])
    for match in COLUMN.finditer(said):
        number, name = match[1].lstrip("0") or "0", match[2].strip(" ,;.")
        if number not in found["mapping"]:
            return say(words.no_such_column(int(number), len(found["mapping"])))
        role = _role(name)
        if role is None:
            return say(words.unknown_role(name))
        mapping = {n: r for n, r in mapping.items() if r != role or role == "other"} | {number: role}
    kept = {name: found[name] for name in KEPT if found.get(name)}
    import_plan.read(turn, draft.data["file"], draft.data["name"], mapping, kept)
    return None


def _role(name: str) -> str | None:
    return next((role for role, names in words.ROLES.items() if name in map(fold, names)), None)


def _with_day(turn: Turn, draft: Draft, day: int, month: int, year: int) -> Outcome:
    try:
        until = date(year, month, day)
    except ValueError as error:
        raise BadValue("impossible_date", name=f"{day}/{month}/{year}") from error
    if until > turn.today:
        return say(words.cut_off_ahead(until))
    return _changed(turn, draft, {**draft.data["read"], "cut_off": until.isoformat()})


def _with_source(turn: Turn, draft: Draft) -> Outcome:
    """The office says who set the deadlines: a body or a paper."""
    said = re.split(r"(?i)giao\s*(?:là|la|:)?\s+", clean(turn.message.text), maxsplit=1)[-1].strip(" .!")
    found = plan_source.said(said, turn.house.rules)
    if found is None:
        return say(text(source_words.not_understood()))
    return _changed(turn, draft, {**draft.data["read"], "set_by": found})


def _with_names(turn: Turn, draft: Draft) -> Outcome:
    """The office says who the printed names are."""
    found, people_ = draft.data["read"], people.people(turn.conn)
    spoken = plan_names_said.said(turn.message.text, found)
    if not spoken:
        unknown = plan_names.unknown(found, turn.house, people_)
        return say(name_words.not_in_file([*unknown[plan_names.UNITS], *unknown[plan_names.PERSONS]]))
    for kind, name, _ in spoken:
        known = naming.exact_unit(turn.house.units, name) if kind == plan_names.UNITS else None
        if known is not None:
            return say(name_words.already_known(known.name))
    names = plan_names.joined(found.get("names") or {}, plan_names_said.meaning(turn.house, people_, spoken))
    return _changed(turn, draft, {**found, "names": names})


def _changed(turn: Turn, draft: Draft, read: Mapping[str, Any]) -> Outcome:
    names = read.get("names") or {}
    known = plan_names.understood(read, turn.house, people.people(turn.conn), names)
    data = {**draft.data, "read": known}
    return import_plan.present(turn, conversations.mend_draft(turn.conn, draft.id, data, draft_expiry(turn)))
