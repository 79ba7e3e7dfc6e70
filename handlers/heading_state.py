"""The headings of a report that units write: who owes which text, and what stands in the report."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from handlers import naming
from handlers.due_reports import DueReport
from handlers.turn import House, Turn
from reports.periodic import Values, span_of
from reports.templates import HeadingForm, Template, fill_in
from storage import people, section_texts
from storage.section_texts import SectionText
from tasks.model import Role, Unit
from tasks.periods import Period
from vietnamese.normalize import fold
from vietnamese.words import headings as words

EVERY_UNIT = re.compile(r"\bcac (?:phong|don vi|bo phan)\b")


@dataclass(frozen=True, slots=True)
class Owed:
    """One text: of which unit, under which heading of which report, as it stands now."""

    template: Template
    period: Period
    form: HeadingForm
    unit: Unit
    text: SectionText | None = None  # the newest version
    stands: SectionText | None = None  # the one that has passed

    @property
    def name(self) -> str:
        """ "Mục I.1. Thuận lợi"."""
        return words.heading(self.form.key, title_of(self.form, self.period))

    @property
    def passed(self) -> bool:
        """Whether it stands in the report."""
        return self.stands is not None


def title_of(form: HeadingForm, period: Period) -> str:
    """The heading's title with the period filled in."""
    span = span_of(period)
    return fill_in(form.title, {"period": span.words, "next": span.next_words, "year": str(span.year)})


def writers(conn: Connection, house: House, form: HeadingForm) -> tuple[Unit, ...]:
    """The units that write a heading, in the agency's order: those it names, or every unit with a head of its own."""
    if form.fill != "text" or not form.writer:
        return ()
    if EVERY_UNIT.search(fold(form.writer)):
        headed = {u for p in people.people(conn) for u in p.units_as(Role.HEAD)}
        return tuple(u for u in house.units if u.parent_id is None and u.id in headed)
    found = (naming.match_unit(house.units, name.strip()) for name in re.split(r"[;,]", form.writer))
    return tuple(u for u in found if u is not None)


def owed(conn: Connection, house: House, report: DueReport) -> list[Owed]:
    """Every text that the reports of a cut-off need from units, in the order of the longest report."""
    rows: list[Owed] = []
    for template, period in report.forms[-1:]:
        rows += _of(conn, house, template, period)
    return rows


def _of(conn: Connection, house: House, template: Template, period: Period) -> Iterator[Owed]:
    every = section_texts.standing(conn, template.name, str(period))
    newest = {(t.heading, t.unit_id): t for t in every}
    passed = {(t.heading, t.unit_id): t for t in every if t.state == "passed"}
    for form in template.headings:
        for unit in writers(conn, house, form):
            place = (form.key, unit.id)
            yield Owed(template, period, form, unit, newest.get(place), passed.get(place))


def blanks(turn: Turn, report: DueReport) -> list[tuple[str, list[str]]]:
    """Which headings still lack the text of which units, of what the speaker may see."""
    seen = None if turn.person is None else turn.scope.units
    found: dict[str, list[str]] = {}
    for one in owed(turn.conn, turn.house, report):
        if not one.passed and (seen is None or one.unit.id in seen):
            state = words.WAITING if one.text is not None else ""
            found.setdefault(one.name, []).append(f"{one.unit.name}{state}")
    return list(found.items())


def with_texts(conn: Connection, house: House, template: Template, period: Period, values: Values) -> Values:
    """The values with the passed texts of units under their headings; who is missing stays a marked blank.

    Several units under one heading stand in the agency's order, each text behind its unit's name.
    """
    texts: dict[str, tuple[str, ...]] = dict(values.texts)
    missing: dict[str, tuple[str, ...]] = {}
    by_heading: dict[str, list[Owed]] = {}
    for one in _of(conn, house, template, period):
        by_heading.setdefault(one.form.key, []).append(one)
    for key, rows in by_heading.items():
        if key in texts:
            continue
        texts[key] = _paragraphs([r for r in rows if r.passed], len(rows) > 1)
        missing[key] = tuple(words.blank(r.unit.name) for r in rows if not r.passed)
    return replace(values, texts={k: t for k, t in texts.items() if t}, missing=missing)


def _paragraphs(rows: Sequence[Owed], named: bool) -> tuple[str, ...]:
    found: list[str] = []
    for one in rows:
        assert one.stands is not None
        lines = [line for line in one.stands.words.split("\n") if line.strip()]
        if named and lines:
            lines[0] = f"{one.unit.name}: {lines[0]}"
        found += lines
    return tuple(found)
