"""The doors: every date of a message, the date of a phrase as a whole."""

import re
from dataclasses import replace
from datetime import datetime

from tasks.calendar import WorkingCalendar
from vietnamese.dates.conditions import is_condition
from vietnamese.dates.english import english_date
from vietnamese.dates.expressions import expression
from vietnamese.dates.patterns import is_known, learn_vocabulary
from vietnamese.dates.points import clock_alone
from vietnamese.dates.reading import DateReading, Tense
from vietnamese.dates.scene import Scene
from vietnamese.dates.settled import Expression, at_point
from vietnamese.dates.spelling import Phrase, phrase, plain

learn_vocabulary()

# Numbers and signs without a space between them: "10/12,12/12,15/12" and longer lists of days stay below.
_LONGEST_CHAIN = 60
# Places looked at in one text, numbers and dates counted three times: enough for 100 000 characters of prose full of dates.
_EFFORT = 34_000


def find_dates(
    text: str,
    now: datetime,
    tense: Tense = "future",
    calendar: WorkingCalendar | None = None,
    year: int | None = None,
) -> tuple[DateReading, ...]:
    """Every date expression of a text, in order, without overlap; never raises, linear in the text's length."""
    return tuple(scan(Scene(phrase(text), now, tense, calendar, year)))


def scan(scene: Scene) -> list[DateReading]:
    """The readings of a prepared phrase, in order; a heap of date words longer than any message is not read to its end."""
    readings: list[DateReading] = []
    number, effort = 0, 0
    while number < len(scene.phrase.tokens) and effort < _EFFORT:
        word = scene.phrase.tokens[number].word
        if not is_known(word):
            number += 1
            continue
        chain = _chain(scene.phrase, number)
        found = None if chain else _expression(scene, scene.phrase.places[number])
        effort += 3 if found or word[0].isdecimal() else 1
        if found is None:
            number += chain or 1
            continue
        last = scene.phrase.token_before(found.place)
        readings.append(_reading(scene.phrase, number, last, found))
        number = last + 1
    return readings


def _chain(text: Phrase, first: int) -> int:
    """The length of an unbroken chain of numbers and signs that is too long to be dates, such as a serial; else 0."""
    last = first
    while last < len(text.tokens) and (last == first or text.tokens[last].glued):
        word = text.tokens[last].word
        if word[:1].isalpha():
            break
        last += 1
    return last - first if last - first > _LONGEST_CHAIN else 0


def _expression(scene: Scene, place: int) -> Expression | None:
    try:
        return expression(scene, place)
    except (OverflowError, ValueError):  # a day outside the years that dates can hold
        return None


def _reading(text: Phrase, first: int, last: int, found: Expression) -> DateReading:
    span = text.span(first, last)
    return DateReading(
        found.start,
        found.end,
        found.kind,
        found.grain,
        text.original[span[0] : span[1]],
        span,
        found.ask,
        found.impossible,
        found.guessed,
        found.time,
        found.rule,
        None,
        found.recurrence,
        found.bound,
        found.first,
        found.last,
    )


def read_date(
    phrase_text: str,
    now: datetime,
    tense: Tense = "future",
    calendar: WorkingCalendar | None = None,
    year: int | None = None,
) -> DateReading:
    """The date that a phrase holds as a whole; kind "none" when it holds none. Never raises.

    A day far ahead of which the phrase says that it is done is the one that was: "đã ban hành ngày 16/11".
    """
    reading = _read_date(phrase_text, now, tense, calendar, year)
    if (
        tense == "future"
        and reading.ask
        and year is None
        and "year" in reading.guessed
        and _TOLD.search(plain(phrase_text))
    ):
        was = _read_date(phrase_text, now, "past", calendar, year)
        return was if was.found and was.span == reading.span and not was.ask else reading
    return reading


# Said of what is over; "chưa", "sẽ", a deadline take it back.
_TOLD = re.compile(
    r"^(?!.*\b(?:chua|se|phai|han|truoc|de nghi|can|xin|gia han|den han|du kien|neu|cham nhat)\b)"
    r".*(?:\b(?:da|vua)\b(?! (?:nang|dang|so|dien)\b)|\b(?:xong r|xong roi|lam duoc|duoc \d+)\b|\broi\b(?: (?:a|anh|em|chi|nhe))*\W*$)",
    re.DOTALL | re.IGNORECASE,
)


def _read_date(
    phrase_text: str, now: datetime, tense: Tense, calendar: WorkingCalendar | None, year: int | None
) -> DateReading:
    scene = Scene(phrase(phrase_text, wrapped=True), now, tense, calendar, year)
    readings = scan(scene)
    if not readings:
        return _by_the_clock(scene) or _last_resort(phrase_text)
    said = [one for one in readings if not _denied(scene.phrase, one)] or readings
    best = max(said, key=_weight)
    rivals = [
        one
        for one in said
        if _weight(one) == _weight(best) and (one.start, one.end) != (best.start, best.end)
    ]
    return replace(best, ask=True) if rivals else best


_NOT = frozenset({"khong", "ko", "k", "hok", "chua", "chang"})
_DENIALS = (
    ["khong", "phai"],
    ["ko", "phai"],
    ["k", "phai"],
    ["chu", "khong"],
    ["thay", "vi"],
    ["han", "cu"],
    ["ban", "dau"],
)


def _denied(text: Phrase, reading: DateReading) -> bool:
    """không phải thứ 5 (mà là thứ 6) · không kịp 30/11 (dời qua 15/12) · thay vì 30/11"""
    before = plain(text.original[max(0, reading.span[0] - 16) : reading.span[0]].lower()).split()
    if plain(reading.text[:6].lower()).startswith("kip"):
        return any(word in _NOT for word in before[-1:])
    if before[-1:] == ["kip"]:
        return any(word in _NOT for word in before[-2:-1])
    return before[-2:] in _DENIALS


def _by_the_clock(scene: Scene) -> DateReading | None:
    node = clock_alone(scene)
    found = None if node is None else at_point(scene, *node)
    return None if found is None else _reading(scene.phrase, 0, len(scene.phrase.tokens) - 1, found)


def _last_resort(text: str) -> DateReading:
    day = english_date(text)
    if day is None:
        return DateReading(condition=text.strip() if is_condition(text) else None)
    return DateReading(day, day, "instant", text=text.strip(), span=(0, len(text)), rule="English")


_FINE = {"day": 3, "week": 2, "month": 2, "quarter": 2, "half": 1, "year": 0}


def _weight(reading: DateReading) -> tuple[bool, bool, int]:
    return reading.impossible, reading.bound in ("before", "until"), _FINE[reading.grain]
