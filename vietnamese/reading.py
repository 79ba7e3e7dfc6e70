"""The values that come out of reading a message: the contract's keys, and what handlers need besides."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from vietnamese.documents import Document
from vietnamese.progress import Quantity, tidy

Status = Literal["not_started", "in_progress", "done", "paused", "stopped"]


@dataclass(frozen=True, slots=True)
class Days:
    """A deadline or a period, both days inclusive; `start` None where only the end is said."""

    start: date | None
    end: date | None
    text: str = ""
    ask: bool = False

    def as_json(self) -> dict[str, str | None]:
        """The contract's object."""
        return {
            "start": self.start.isoformat() if self.start else None,
            "end": self.end.isoformat() if self.end else None,
        }


@dataclass(frozen=True, slots=True)
class Repeat:
    """A schedule: every day, week, month or quarter; weekday 1 (Monday)–7, day 1–31, time "07:30"."""

    every: str
    weekday: int | None = None
    day: int | None = None
    time: str | None = None

    def as_json(self) -> dict[str, object]:
        """The contract's object."""
        return {"every": self.every, "weekday": self.weekday, "day": self.day, "time": self.time}


@dataclass(frozen=True, slots=True)
class Fired:
    """A rule that fired: its name and the words that made it fire, with their offsets in `Reading.text`."""

    rule: str
    text: str
    span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Part:
    """What a message says of one task (or of several with the same progress); `words` is what was typed of it."""

    tasks: tuple[str, ...] = ()
    percent: float | None = None
    quantities: tuple[Quantity, ...] = ()
    status: Status | None = None
    difficulty: str | None = None
    proposal: str | None = None
    documents: tuple[Document, ...] = ()
    due: Days | None = None
    words: str = ""
    span: tuple[int, int] = (0, 0)

    def as_json(self) -> dict[str, Any]:
        """`tasks` and whichever keys belong to it."""
        given = {
            "percent": tidy(self.percent),
            "quantities": [q.as_json() for q in self.quantities],
            "status": self.status,
            "difficulty": self.difficulty,
            "proposal": self.proposal,
            "documents": [_document(d) for d in self.documents],
            "due": self.due.as_json() if self.due else None,
        }
        return {"tasks": list(self.tasks)} | {k: v for k, v in given.items() if v not in (None, [])}


def _document(document: Document) -> dict[str, str | None]:
    return {"number": document.number, "date": document.date.isoformat() if document.date else None}


@dataclass(frozen=True, slots=True)
class Context:
    """What is known around a message: the open question, what was last spoken of, the roster's names.

    `pending` is the kind of question that is open ("confirm", "percent", "count", "deadline", "reason",
    "task", "choice"); everything may be left out. `short_units` are names that are units only
    where somebody is told or asked about ("nhắc thanh tra"), for they are words of titles too. `titles` are those
    of the tasks that the speaker may see.
    """

    pending: str = ""
    subject: Mapping[str, Any] | None = None
    units: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    short_units: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What one message means; the contract's keys first. Spans index into `text`, the cleaned message."""

    intent: str
    tasks: tuple[str, ...] = ()
    percent: float | None = None
    quantities: tuple[Quantity, ...] = ()
    status: Status | None = None
    difficulty: str | None = None
    proposal: str | None = None
    documents: tuple[Document, ...] = ()
    due: Days | None = None
    period: Days | None = None
    filters: tuple[str, ...] = ()
    unit: str | None = None
    person: str | None = None
    aggregate: str | None = None
    group_by: str | None = None
    format: str | None = None
    repeat: Repeat | None = None
    code: str | None = None
    multi: tuple[Part, ...] = ()
    parts: tuple[Part, ...] = ()
    follow_up: bool = False
    asks: tuple[str, ...] = ()
    approximate: bool = False
    waiting_for: str | None = None
    effective_on: date | None = None
    no_difficulty: bool = False
    on_behalf: str | None = None
    threshold: tuple[str, float] | None = None
    secret: bool = False
    text: str = ""
    trace: tuple[Fired, ...] = field(default=(), repr=False)

    def as_json(self) -> dict[str, Any]:
        """Exactly the keys of the contract, each always present."""
        return {
            "intent": self.intent,
            "tasks": list(self.tasks),
            "percent": tidy(self.percent),
            "quantities": [q.as_json() for q in self.quantities],
            "status": self.status,
            "difficulty": self.difficulty,
            "proposal": self.proposal,
            "documents": [_document(d) for d in self.documents],
            "due": self.due.as_json() if self.due else None,
            "period": self.period.as_json() if self.period else None,
            "filters": list(self.filters),
            "unit": self.unit,
            "person": self.person,
            "aggregate": self.aggregate,
            "group_by": self.group_by,
            "format": self.format,
            "repeat": self.repeat.as_json() if self.repeat else None,
            "code": self.code,
            "multi": [part.as_json() for part in self.multi],
        }
