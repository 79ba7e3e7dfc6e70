"""Làm thay from–to: set by the person, the head or the office; reminders then go to the substitute."""

import re
from datetime import date

from handlers import naming
from handlers.messages import Choice, Post, Reply
from handlers.said import require_possible_dates
from handlers.turn import Outcome, Turn, notify, say
from storage import journal, people, substitutes
from tasks.actions import Relation
from tasks.errors import BadValue, NotAllowed, NotFound
from tasks.model import Person, Task
from tasks.rights import Action, may, may_on
from vietnamese.normalize import clean, fold
from vietnamese.words import substitute as words

ACT = re.compile(r"\b(?:lam|truc|xu ly|phu trach|dam nhiem|thuc hien)? ?thay(?: mat| the)?\b")
STOP = re.compile(r"\b(?:thoi|dung|ngung|ket thuc)(?: viec)? (?:lam )?thay\b")  # "hủy" is Huy without marks
TITLED = re.compile(r"\b(?:dong chi|d/c|dc|anh|chi|em|ong|ba|ban|co|chu) ([a-z]+)")


def speaks_of_it(turn: Turn) -> bool:
    """Whether somebody is to stand in for somebody (or no longer)."""
    said = _said(turn)
    if turn.heard.intent == "report" or said.startswith("ghi thay"):
        return False
    return turn.heard.intent == "substitute" or (STOP.search(said) is not None and bool(_named(turn)))


def _said(turn: Turn) -> str:
    return " ".join(fold(clean(turn.message.text)).split())


def substitute(turn: Turn) -> Outcome:
    """The card of who stands in for whom, from when to when; or the end of it."""
    if STOP.search(_said(turn)):
        return _ended(turn)
    absent, other = _who(turn)
    _require(turn, absent)
    if absent.id == other.id:
        raise NotFound("who_substitutes")
    if absent.unit_id != other.unit_id:
        raise NotAllowed(
            "substitute_of_other_unit", name=other.name, unit=turn.house.unit_name(absent.unit_id)
        )
    start, end = _days(turn)
    arguments = {"absent": absent.id, "other": other.id, "start": start.isoformat(), "end": end.isoformat()}
    yes = Choice(words.YES, "substitute.confirm", {**arguments, "words": turn.message.text, "word": "yes"})
    no = Choice(words.NO, "substitute.cancel", {"word": "no"})
    return Outcome(Reply(words.card(absent, other, start, end), (yes, no)))


def _days(turn: Turn) -> tuple[date, date]:
    require_possible_dates(turn)
    said = turn.heard.due
    if said is None or said.end is None:
        raise NotFound("substitute_until_when")
    if said.end < turn.today:
        raise BadValue("deadline_past", day=said.end)
    return said.start or turn.today, said.end


def _who(turn: Turn) -> tuple[Person, Person]:
    """Who is away and who stands in: before "làm thay" the substitute, behind it the absent; "tôi" is the speaker."""
    said = _said(turn)
    act = ACT.search(said)
    at = act.start() if act else len(said)
    found = _named(turn)
    before = [p for n, p in found if n < at]
    after = [p for n, p in found if n >= at]
    if before and after:
        return after[0], before[0]
    if before:
        return turn.me, before[0]
    if after:
        return after[0], turn.me
    raise NotFound("who_substitutes")


def _named(turn: Turn) -> list[tuple[int, Person]]:
    """The persons named, in order: by full name, else by the last name behind a title; a doubtful name is refused."""
    said = _said(turn)
    found: dict[int, tuple[int, Person]] = {}
    for one in people.people(turn.conn):
        at = said.find(fold(one.name))
        if at >= 0:
            found[one.id] = (at, one)
    for match in TITLED.finditer(said):
        if any(abs(at - match.start(1)) < 2 for at, _ in found.values()):
            continue
        known = {fold(p.name).split()[-1] for p in people.people(turn.conn)}
        if match[1] in known:
            person = naming.person(turn, match[1])
            found.setdefault(person.id, (match.start(1), person))
    return sorted(found.values(), key=lambda row: row[0])


def _require(turn: Turn, absent: Person) -> None:
    """The person, the head of the unit, or the office."""
    if absent.id == turn.me.id:
        return
    probe = Task(0, 0, "", "", lead_unit_id=absent.unit_id)
    allowed = may_on(turn.me, Action.SUBSTITUTE, probe, turn.house.units, turn.where)
    if not (allowed or may(turn.me, Action.ON_BEHALF, Relation.OTHER, turn.where)):
        raise NotAllowed("substitute_not_yours", name=absent.name)


def confirm(turn: Turn) -> Outcome:
    """Store it and tell both who did not say it."""
    given = turn.arguments
    absent, other = (people.get_person(turn.conn, int(given[k])) for k in ("absent", "other"))
    _require(turn, absent)
    start, end = date.fromisoformat(given["start"]), date.fromisoformat(given["end"])
    row = substitutes.put(turn.conn, absent.id, other.id, start, end, turn.me.id, turn.now)
    _note(
        turn,
        absent,
        "set",
        {"substitute": other.id, "start": given["start"], "end": given["end"]},
        given["words"],
    )
    text = words.told(absent, other, start, end, turn.me.name)
    posts = [
        notify(turn, p.id, text, f"substitute:{row}:{p.id}") for p in (absent, other) if p.id != turn.me.id
    ]
    return Outcome(say(words.stored(absent, other, start, end)).reply, _sent(posts))


def _sent(posts: list[Post | None]) -> tuple[Post, ...]:
    return tuple(p for p in posts if p is not None)


def _ended(turn: Turn) -> Outcome:
    """Whoever of the two is named: what is in force with that person ends, where the speaker may end it."""
    named = [p for _, p in _named(turn)] or [turn.me]
    pairs = substitutes.to_come(turn.conn, turn.today)
    ids = {p.id for p in named}
    found = sorted({a for a, other in pairs if a in ids}) or sorted({a for a, other in pairs if other in ids})
    if not found:
        return say(words.none(named[0]))
    absent = people.get_person(turn.conn, found[0])
    _require(turn, absent)
    substitutes.end(turn.conn, absent.id, turn.today)
    _note(turn, absent, "removed", {}, turn.message.text)
    return say(words.ended(absent))


def _note(turn: Turn, absent: Person, kind: str, data: dict[str, object], said: str) -> None:
    journal.note(
        turn.conn,
        "person",
        absent.id,
        f"substitute_{kind}",
        turn.now,
        by_person=turn.me.id,
        inbox_id=turn.inbox_id,
        words=said,
        data=data,
    )


def cancel(turn: Turn) -> Outcome:
    """Nothing is set."""
    return say(words.cancelled())
