"""The agency's rules as one frozen value with defaults, and the table of what may be set and within which bounds.

Rules are facts of the journal (name -> text value); `from_facts` reads them back, so that an as-of
question uses the rules of then. Nothing here comes from the environment.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Any

from tasks.errors import BadValue


@dataclass(frozen=True, slots=True)
class Rules:
    """The settings of one agency; days are calendar days unless the name says working days."""

    agency_name: str = ""
    agency_short: str = ""  # the symbol in document numbers, "SKHCN"
    higher_body: str = ""
    place: str = ""
    address: str = "đồng chí"
    start_of_use: date | None = None
    before_excludes_day: bool = True
    roll_internal: bool = True
    roll_higher: bool = False
    due_soon_days: int = 7
    due_soon_days_short: int = 3
    reminder_steps: tuple[int, ...] = (7, 3, 1, 0)
    overdue_rhythm_days: int = 7
    reminder_time: time = time(8, 0)
    work_start: time = time(7, 30)
    work_end: time = time(17, 0)
    evidence_suffices: bool = False
    difficulty_wait_working_days: int = 1
    confirm_wait_working_days: int = 5
    surprise_wait_working_days: int = 1
    unanswered_remind_days: int = 2
    unanswered_office_days: int = 4
    max_extensions: int = 2
    max_overfulfilment_percent: int = 200
    figures_only: bool = False
    silent_when_unchanged: bool = False
    draft_minutes: int = 60
    invite_days: int = 7
    gap_chase_days: int = 5
    abbreviations: str = ""  # "HTX=hợp tác xã;ATTT=an toàn thông tin"

    @property
    def written_out(self) -> dict[str, str]:
        """What official prose writes in full: short form -> words."""
        pairs = (entry.partition("=") for entry in self.abbreviations.split(";") if entry)
        return {short: full for short, _, full in pairs}


RULES: dict[str, tuple[type, str, tuple[int, int] | None]] = {
    # name: (type, what it decides, bounds of the number or of the length of the text)
    "agency_name": (str, "name of the agency in answers and reports", (0, 200)),
    "agency_short": (str, "symbol of the agency in document numbers", (0, 40)),
    "higher_body": (str, "the body above, first line of a report's head", (0, 200)),
    "place": (str, "place name before the date of a report", (0, 80)),
    "address": (str, "how people are addressed", (1, 40)),
    "start_of_use": (date, "tasks due before it and never reported are unreviewed", None),
    "before_excludes_day": (bool, "'before 30/9' ends with the 29th", None),
    "roll_internal": (
        bool,
        "a deadline set inside that ends on a day off moves to the next working day",
        None,
    ),
    "roll_higher": (bool, "the same for a deadline printed in a plan or set by a higher body", None),
    "due_soon_days": (int, "days before the last day from which a task is due soon", (0, 60)),
    "due_soon_days_short": (int, "the same for a deadline given as a day", (0, 60)),
    "reminder_steps": (tuple, "days before the last day at which a reminder goes out, falling", (0, 90)),
    "overdue_rhythm_days": (int, "days between two reminders of an overdue task", (1, 90)),
    "reminder_time": (time, "local time of the reminders", None),
    "work_start": (time, "first working minute of a working day", None),
    "work_end": (time, "last working minute of a working day", None),
    "evidence_suffices": (bool, "a completion with evidence needs no confirmation", None),
    "difficulty_wait_working_days": (int, "after it a difficulty goes up without the head", (0, 10)),
    "confirm_wait_working_days": (int, "after it an unanswered completion is told to the office", (1, 30)),
    "surprise_wait_working_days": (int, "a head hears of lateness this long before leaders do", (0, 5)),
    "unanswered_remind_days": (int, "working days until an unanswered request is reminded", (1, 30)),
    "unanswered_office_days": (int, "working days until it goes to the office", (1, 60)),
    "max_extensions": (int, "extensions after which the next one is flagged", (0, 20)),
    "max_overfulfilment_percent": (int, "above it an over-fulfilment is asked about", (100, 10000)),
    "figures_only": (bool, "numbers and states only: no files, no free text beyond difficulties", None),
    "silent_when_unchanged": (bool, "no summary when nothing changed", None),
    "draft_minutes": (int, "minutes after which an unanswered card expires", (5, 1440)),
    "invite_days": (int, "days for which a binding code is good", (1, 60)),
    "gap_chase_days": (int, "working days before a cut-off on which the chase begins", (1, 20)),
    "abbreviations": (str, 'short forms that reports write in full, "HTX=hợp tác xã;…"', (0, 8000)),
}

_TRUE, _FALSE = ("true", "1"), ("false", "0")


def with_rule(rules: Rules, name: str, text_value: str) -> Rules:
    """The rules with one of them set from text: "true"/"false", digits, ISO date ("" = none), HH:MM, "7,3,1,0".

    Raises BadValue("no_such_rule" | "bad_rule_value" | "rule_out_of_bounds" | "day_ends_before_it_begins").
    """
    changes: dict[str, Any] = {name: _read(name, text_value)}
    return _consistent(replace(rules, **changes), name)


def from_facts(facts: Mapping[str, str]) -> Rules:
    """The rules that follow from stored facts (name -> text value); what is not stored keeps its default.

    Names that this version does not know are passed over; raises BadValue for a value that it cannot read.
    """
    known: dict[str, Any] = {name: _read(name, value) for name, value in facts.items() if name in RULES}
    return _consistent(Rules(**known), "work_end")


def text_of(rules: Rules, name: str) -> str:
    """The text form of one rule, such that `with_rule(rules, name, text_of(rules, name)) == rules`."""
    value = getattr(rules, name)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return ",".join(map(str, value))
    if isinstance(value, time):
        return value.strftime("%H:%M")
    return str(value)


def _read(name: str, text_value: str) -> object:
    if name not in RULES:
        raise BadValue("no_such_rule", name=name)
    kind, _, bounds = RULES[name]
    try:
        value = _READERS[kind](text_value.strip())
    except ValueError:
        raise BadValue("bad_rule_value", name=name, value=text_value) from None
    _check(name, value, bounds)
    return value


def _check(name: str, value: object, bounds: tuple[int, int] | None) -> None:
    if bounds is None:
        return
    low, high = bounds
    for size in _sizes(value):
        if not low <= size <= high:
            raise BadValue("rule_out_of_bounds", name=name, low=low, high=high)


def _sizes(value: object) -> tuple[int, ...]:
    if isinstance(value, tuple):
        return value
    return (len(value),) if isinstance(value, str) else (value,) if isinstance(value, int) else ()


def _consistent(rules: Rules, name: str) -> Rules:
    if rules.work_start >= rules.work_end:
        raise BadValue("day_ends_before_it_begins", name=name, start=rules.work_start, end=rules.work_end)
    return rules


def _bool(text: str) -> bool:
    if text.lower() not in _TRUE + _FALSE:
        raise ValueError(text)
    return text.lower() in _TRUE


def _date(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _time(text: str) -> time:
    hours, minutes = text.split(":")
    return time(int(hours), int(minutes))


def _steps(text: str) -> tuple[int, ...]:
    if not text:
        raise ValueError(text)
    return tuple(sorted({int(part) for part in text.split(",")}, reverse=True))


_READERS: dict[type, Callable[[str], object]] = {
    str: str,
    bool: _bool,
    int: int,
    date: _date,
    time: _time,
    tuple: _steps,
}
