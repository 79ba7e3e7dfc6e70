"""What reading a plan gives: frozen values whose `as_json` is the record of the contract, key by key.

Dates are inclusive days in ISO form, quantities plain numbers; a value that is not printed is None, a doubtful
one stays None and carries a flag.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date as Day
from typing import Any


@dataclass(frozen=True, slots=True)
class KnownUnit:
    """A unit of the agency's roster: its name, what else it is called, the unit that it belongs to."""

    name: str
    aliases: tuple[str, ...] = ()
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class Flag:
    """Something to look at: a code of the contract, the field it is about, the words or value in question."""

    code: str
    field: str | None = None
    note: str | None = None

    def as_json(self) -> dict[str, Any]:
        """{code, field, note}."""
        return {"code": self.code, "field": self.field, "note": self.note}


@dataclass(frozen=True, slots=True)
class Notice:
    """A remark on the whole document, as a code with arguments: hidden_rows, columns_guessed, …"""

    code: str
    arguments: Mapping[str, Any] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """{code, …arguments}."""
        return {"code": self.code, **self.arguments}


@dataclass(frozen=True, slots=True)
class DatePart:
    """One end of a deadline: the words printed, first and last day, how fine it is.

    `first` and `last` are None for a condition or a recurring duty; `recurrence` then holds day, month (or
    before_day, before_month where the words say "trước").
    """

    text: str
    first: Day | None = None
    last: Day | None = None
    grain: str = "month"
    condition: str | None = None
    year_inferred: bool = False
    recurrence: Mapping[str, Any] | None = None

    def as_json(self) -> dict[str, Any]:
        """{text, range, grain, condition, year_inferred}, with recurrence where there is one."""
        days = f"{self.first.isoformat()}/{self.last.isoformat()}" if self.first and self.last else None
        found = {
            "text": self.text,
            "range": days,
            "grain": self.grain,
            "condition": self.condition,
            "year_inferred": self.year_inferred,
        }
        return {**found, "recurrence": dict(self.recurrence)} if self.recurrence else found


@dataclass(frozen=True, slots=True)
class ResultDocument:
    """A document cited in a result: number with its hyphen mended, kind, day, issuer; `printed` as it stands."""

    number: str
    type: str | None = None
    date: Day | None = None
    issuer: str | None = None
    printed: str = ""

    def as_json(self) -> dict[str, Any]:
        """{number, type, date, issuer}."""
        day = self.date.isoformat() if self.date else None
        return {"number": self.number, "type": self.type, "date": day, "issuer": self.issuer}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of a result; `type` is progress, count, planned, scope, score or rank: only progress moves a bar."""

    done: float | None
    total: float | None
    what: str
    type: str

    def as_json(self) -> dict[str, Any]:
        """{done, total, what, type}."""
        return {
            "done": tidy_number(self.done),
            "total": tidy_number(self.total),
            "what": self.what,
            "type": self.type,
        }


@dataclass(frozen=True, slots=True)
class PlanNode:
    """One row of the plan's tree; `parent` is a path, `inherited` names the fields that a merged cell above gives."""

    path: str
    node_type: str
    level: int
    title: str
    label: str | None = None
    marker: str | None = None
    parent: str | None = None
    kind: str | None = None
    target: str | None = None
    target_quantity: float | None = None
    target_unit: str | None = None
    start: DatePart | None = None
    due: DatePart | None = None
    lead_unit: str | None = None
    lead_person: str | None = None
    lead_position: str | None = None
    presiding_position: str | None = None
    coordinating_units: tuple[str, ...] = ()
    result_text: str | None = None
    result_documents: tuple[ResultDocument, ...] = ()
    result_quantities: tuple[Quantity, ...] = ()
    status_inferred: str | None = None
    inherited: tuple[str, ...] = ()
    flags: tuple[Flag, ...] = ()
    internal_due: DatePart | None = None
    source_document: str | None = None

    def as_json(self) -> dict[str, Any]:
        """The record of the contract; every key is always there."""
        return {
            "path": self.path,
            "node_type": self.node_type,
            "level": self.level,
            "label": self.label,
            "marker": self.marker,
            "title": self.title,
            "parent": self.parent,
            "kind": self.kind,
            "target": self.target,
            "target_quantity": tidy_number(self.target_quantity),
            "target_unit": self.target_unit,
            "start": self.start.as_json() if self.start else None,
            "due": self.due.as_json() if self.due else None,
            "internal_due": self.internal_due.as_json() if self.internal_due else None,
            "source_document": self.source_document,
            "lead_unit": self.lead_unit,
            "lead_person": self.lead_person,
            "lead_position": self.lead_position,
            "presiding_position": self.presiding_position,
            "coordinating_units": list(self.coordinating_units),
            "result_text": self.result_text,
            "result_documents": [d.as_json() for d in self.result_documents],
            "result_quantities": [q.as_json() for q in self.result_quantities],
            "status_inferred": self.status_inferred,
            "inherited": list(self.inherited),
            "flags": [f.as_json() for f in self.flags],
        }


@dataclass(frozen=True, slots=True)
class DocumentHead:
    """The heading block; `year` is the plan's year, None only before `read_plan` settles it.

    `higher_body` is what the letterhead prints above the issuer, `place` what stands before the day.
    """

    number: str | None = None
    symbol: str | None = None
    type: str | None = None
    date: DatePart | None = None
    issuer: str | None = None
    title: str | None = None
    subject: str | None = None
    year: int | None = None
    higher_body: str | None = None
    place: str | None = None

    def as_json(self) -> dict[str, Any]:
        """{number, symbol, type, date {text, range, grain} or null, issuer, title, subject, year}."""
        day = self.date.as_json() if self.date else None
        return {
            "number": self.number,
            "symbol": self.symbol,
            "type": self.type,
            "date": {key: day[key] for key in ("text", "range", "grain")} if day else None,
            "issuer": self.issuer,
            "title": self.title,
            "subject": self.subject,
            "year": self.year,
        }


@dataclass(frozen=True, slots=True)
class PlanDocument:
    """A whole plan document in document order.

    `mapping` is the role of each column of the first task table, counted from 1: to be shown, corrected and
    passed in again. `cut_off` is the day of a result column's header; `header` holds that table's
    printed column names, empty where none is printed.
    """

    document: DocumentHead
    tasks: tuple[PlanNode, ...]
    warnings: tuple[Notice, ...] = ()
    mapping: Mapping[int, str] = field(default_factory=dict)
    cut_off: Day | None = None
    has_results: bool = False
    header: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """What `read-plan --json` prints."""
        return {
            "document": self.document.as_json(),
            "tasks": [node.as_json() for node in self.tasks],
            "warnings": [notice.as_json() for notice in self.warnings],
            "mapping": {str(column): role for column, role in self.mapping.items()},
            "cut_off": self.cut_off.isoformat() if self.cut_off else None,
            "has_results": self.has_results,
            "header": list(self.header),
            "letterhead": {"higher_body": self.document.higher_body, "place": self.document.place},
        }


def tidy_number(value: float | None) -> float | int | None:
    """A whole float as an int."""
    return int(value) if value is not None and value == int(value) else value
