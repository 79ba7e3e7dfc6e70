"""An order to several: "giao phòng QLKH và Thanh tra rà soát …": the first named leads, the others co-operate.

The takers stand in one list, joined by nothing but "và", "cùng", "phối hợp với" or a comma; a unit that is
named further on belongs to the work itself. A unit that the roster does not know is told, never dropped.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from handlers.turn import Turn
from storage import people
from tasks.model import Person, Unit
from vietnamese.normalize import fold
from vietnamese.rules.assigning import TO_MAKE
from vietnamese.unit_names import KINDS, acronyms, is_short_of, without_kind

CONNECTS = frozenset("va cung voi chu tri phoi hop & + lam la".split())
ASIDE = ("phoi", "hop")  # "…, đồng chí Huy phối hợp rà soát hồ sơ"
TITLES = ("dong chi", "d/c", "dc", "anh", "chi", "ong", "ba", "em", "bac", "chu", "co")
LONGEST = 8


@dataclass(frozen=True, slots=True)
class Joint:
    """Who is named beside the first taker, and the message without them."""

    units: tuple[int, ...]
    persons: tuple[Person, ...]
    unknown: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class _Taker:
    last: int  # the word behind it
    unit: Unit | None = None
    person: Person | None = None


@dataclass(slots=True)
class _Words:
    typed: list[re.Match[str]]
    plain: list[str]
    paused: list[bool]


def found(turn: Turn) -> Joint | None:
    """The takers beside the first one; None where there is one alone."""
    words, everyone = _words(turn.message.text), people.people(turn.conn)
    first, at = None, 0
    while first is None and at < len(words.plain):
        first, at = _taker(turn, words, at, everyone), at + 1
    if first is None:
        return None
    takers: list[_Taker] = []
    unknown: list[str] = []
    end = first_ends = _with_own_unit(turn, words, first, everyone)
    while (start := _behind_connector(words, end)) is not None:
        taker = _taker(turn, words, start, everyone)
        last = _with_own_unit(turn, words, taker, everyone) if taker else _unknown_unit(words.plain, start)
        if last is None:
            break
        if taker:
            takers.append(taker)
        else:
            unknown.append(_typed(words, start, last))
        end = _past_aside(words.plain, last)
    if not takers and not unknown:
        return None
    text = turn.message.text
    left = text[: words.typed[first_ends - 1].end()].rstrip(" ,;")
    rest = text[words.typed[end].start() :] if end < len(words.typed) else ""
    return Joint(
        tuple(t.unit.id for t in takers if t.unit),
        tuple(t.person for t in takers if t.person),
        tuple(unknown),
        f"{left} {rest}".strip(),
    )


def is_called(turn: Turn, name: str, person_id: int | None, unit_id: int | None) -> bool:
    """Whether a folded name is that of a person, or where none is given of a unit."""
    words, everyone = _words(name), people.people(turn.conn)
    taker = _taker(turn, words, 0, everyone)
    if taker is None and person_id is not None:
        return fold(people.get_person(turn.conn, person_id).name).split()[-len(words.plain) :] == words.plain
    if taker is None or taker.last < len(words.plain):
        return False
    if person_id is not None:
        return taker.person is not None and taker.person.id == person_id
    return taker.unit is not None and taker.unit.id == unit_id


def without(turn: Turn, joint: Joint) -> Turn:
    """The same turn with the message to the first taker alone."""
    return replace(turn, message=replace(turn.message, text=joint.text), reading=None)


def _words(text: str) -> _Words:
    typed = list(re.finditer(r"\S+", text))
    plain = [fold(m.group()).strip(".,;:()“”\"'") for m in typed]
    return _Words(typed, plain, [m.group().endswith(",") for m in typed])


def _taker(turn: Turn, words: _Words, at: int, everyone: Sequence[Person]) -> _Taker | None:
    for length in range(min(LONGEST, len(words.plain) - at), 0, -1):
        phrase = " ".join(words.plain[at : at + length])
        unit = _unit(turn, phrase)
        if unit is not None:
            return _Taker(at + length, unit=unit)
        as_name = at > 0 and all(m.group()[0].isupper() for m in words.typed[at : at + length])
        person = _person(phrase, everyone, as_name)
        if person is not None:
            return _Taker(at + length, person=person)
    return None


def _with_own_unit(turn: Turn, words: _Words, taker: _Taker, everyone: Sequence[Person]) -> int:
    """The end of a taker: "anh Bình phòng QLKH" is one."""
    behind = _taker(turn, words, taker.last, everyone) if taker.person else None
    return behind.last if behind is not None and behind.unit is not None else taker.last


def _unit(turn: Turn, phrase: str) -> Unit | None:
    found = [u for u in turn.house.units if _is_named(u, phrase)]
    return found[0] if len(found) == 1 else None


def _is_named(unit: Unit, phrase: str) -> bool:
    """Whether the whole phrase names the unit: a name, its initials, the kind alone where only one is of it."""
    names = {fold(unit.name), *map(fold, unit.aliases)}
    bare = without_kind(phrase)
    if phrase in names or any(without_kind(n) == bare for n in names if bare != phrase and bare):
        return True
    if not bare:
        return any(n.startswith(f"{phrase} ") for n in names)
    short = acronyms(fold(unit.name))
    if bare != phrase:
        return bare in short or is_short_of(phrase, unit.name)
    return len(phrase) > 2 and phrase in short


def _person(phrase: str, everyone: Sequence[Person], as_name: bool) -> Person | None:
    """Somebody by a title and the last names, or by the whole name; one borne by two is left to be asked about.

    `as_name`: typed with capitals, where the last names alone are enough.
    """
    title = next((t for t in TITLES if phrase.startswith(f"{t} ")), "")
    wanted = phrase.removeprefix(title).split()
    if not title and len(wanted) < 3 and not as_name:
        return None
    called = [p for p in everyone if fold(p.name).split()[-len(wanted) :] == wanted]
    return called[0] if len(called) == 1 else None


def _behind_connector(words: _Words, at: int) -> int | None:
    """Where the next taker would stand: behind a comma or words that join; None where nothing joins."""
    start = at
    while start < len(words.plain) and words.plain[start] in CONNECTS:
        start += 1
    joins = start > at or (0 < at <= len(words.paused) and words.paused[at - 1])
    return start if joins and start < len(words.plain) else None


def _unknown_unit(plain: Sequence[str], at: int) -> int | None:
    """The end of something called a unit that the roster does not have, before what is to be done."""
    rest = " ".join(plain[at:])
    if not any(rest.startswith(f"{kind} ") for kind in KINDS):
        return None
    for last in range(at + 1, min(at + LONGEST, len(plain))):
        if TO_MAKE.match(" ".join(plain[last:])):
            return last
    return None


def _past_aside(plain: Sequence[str], at: int) -> int:
    """Behind a "phối hợp" that only says in which way the one before takes part."""
    behind = tuple(plain[at : at + 2]) == ASIDE and at + 2 < len(plain)
    return at + 2 if behind and TO_MAKE.match(" ".join(plain[at + 2 :])) else at


def _typed(words: _Words, first: int, last: int) -> str:
    return " ".join(m.group() for m in words.typed[first:last]).strip(" ,.;")
