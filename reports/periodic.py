"""A periodic report composed of a template, the agency's settings and the values of a period. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from reports.figures import Figures, UnitFigures
from reports.model import (
    Appendix,
    Blank,
    Block,
    Gathered,
    Heading,
    Left,
    Letterhead,
    Paragraph,
    RawReport,
    ReportContent,
    Row,
    Signer,
    StatisticsTable,
    Upcoming,
    UpcomingTable,
)
from reports.sentences import CARRIED, NOTHING, SEE_APPENDIX, TO_ADD, statistics
from reports.templates import HeadingForm, Template, fill_in
from tasks.periods import Period, PeriodKind
from vietnamese.numbers import format_date

_ROMAN = ("I", "II", "III", "IV")


@dataclass(frozen=True, slots=True)
class Agency:
    """The agency's settings for its documents; `basis` is the document that asks for the report."""

    governing_body: str
    issuer: str
    place: str
    symbol: str
    signer: Signer
    receivers: tuple[str, ...] = ()
    archive: str = "VT"
    addressees: tuple[str, ...] = ()
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """A period in the words of documents ("tháng 11 năm 2026"), the next one's, and the cut-off."""

    words: str
    next_words: str
    year: int
    cut_off: date


@dataclass(frozen=True, slots=True)
class Values:
    """What the period brought. `texts` are the units' and the clerk's paragraphs by heading key.

    `missing` are the blanks of units that have not written yet. `counted` says what the figures count ("đầu việc")
    where that is not what the template asks for, `by_work` the figures of the đầu việc behind figures of nhiệm vụ. `previous` names the report sent before, `notes` are paragraphs behind
    the opening (what this replaces), `carried` are the texts of the period before by heading key: a start that somebody
    must still go through.
    """

    figures: Figures = field(default_factory=Figures)
    units: tuple[UnitFigures, ...] = ()
    tasks: int = 0
    works: int = 0
    left: tuple[Left, ...] = ()
    difficulties: tuple[Gathered, ...] = ()
    proposals: tuple[Gathered, ...] = ()
    upcoming: tuple[Upcoming, ...] = ()
    rows: tuple[Row, ...] = ()
    texts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    missing: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    raw: tuple[RawReport, ...] = ()
    generated: str = ""
    identifier: str = ""
    counted: str = ""
    by_work: Figures | None = None
    previous: str = ""
    notes: tuple[str, ...] = ()
    carried: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def span_of(period: Period) -> Span:
    """The words of a reporting period: "quý III năm 2026" followed by "quý IV năm 2026"."""
    year, number = period.year, period.number
    if period.kind is PeriodKind.WEEK:
        return week_span(period.cut_off, period.cut_off.isoweekday())
    if period.kind is PeriodKind.DAY:
        return day_span(period.cut_off)
    return Span(_words(period.kind, year, number), _next(period.kind, year, number), year, period.cut_off)


def week_span(day: date, cut_off_weekday: int = 5) -> Span:
    """The Monday–Sunday week of a day, told by its working days; the cut-off's weekday is 1 (Monday) … 7."""
    monday = day - timedelta(days=day.weekday())
    following = monday + timedelta(days=7)
    cut_off = monday + timedelta(days=cut_off_weekday - 1)
    return Span(_week(monday), _week(following), cut_off.year, cut_off)


def day_span(day: date) -> Span:
    """A single day and the one after it."""
    following = day + timedelta(days=1)
    return Span(f"ngày {format_date(day)}", f"ngày {format_date(following)}", day.year, day)


def _week(monday: date) -> str:
    return f"tuần từ ngày {format_date(monday)} đến ngày {format_date(monday + timedelta(days=4))}"


def _words(kind: PeriodKind, year: int, number: int) -> str:
    return {
        PeriodKind.MONTH: f"tháng {number} năm {year}",
        PeriodKind.QUARTER: f"quý {_ROMAN[min(number, 4) - 1]} năm {year}",
        PeriodKind.HALF: f"6 tháng {'đầu' if number == 1 else 'cuối'} năm {year}",
        PeriodKind.NINE_MONTHS: f"9 tháng năm {year}",
        PeriodKind.YEAR: f"năm {year}",
    }[kind]


_LAST = {PeriodKind.MONTH: 12, PeriodKind.QUARTER: 4, PeriodKind.HALF: 2, PeriodKind.YEAR: 1}


def _next(kind: PeriodKind, year: int, number: int) -> str:
    if kind is PeriodKind.NINE_MONTHS:
        return f"3 tháng cuối năm {year}"
    last = number == _LAST[kind]
    return _words(kind, year + last, 1 if last else number + 1)


def with_letters(agency: Agency, template: Template) -> Agency:
    """The agency's names as this template wants them; what the template leaves empty stays.

    Another title than the agency's brings no name with it: a deputy's title never stands over the director's name.
    """
    own = template.letters
    signer = Signer(own.signer_titles) if own.signer_titles else agency.signer
    return replace(
        agency,
        governing_body=own.higher_body or agency.governing_body,
        issuer=own.agency or agency.issuer,
        place=own.place or agency.place,
        symbol=own.symbol or agency.symbol,
        signer=replace(signer, name=own.signer_name or signer.name),
        receivers=own.receivers or agency.receivers,
        archive=own.archive or agency.archive,
        addressees=own.addressees or agency.addressees,
        basis=own.basis_document or agency.basis,
    )


def compose(template: Template, agency: Agency, span: Span, values: Values, dated: date) -> ReportContent:
    """The report of a period; `dated` gives month and year of the date line, the day stays blank."""
    agency = with_letters(agency, template)
    known = {
        "period": span.words,
        "next": span.next_words,
        "year": str(span.year),
        "issuer": agency.issuer,
        "basis": agency.basis or "chế độ báo cáo định kỳ",
        "cut_off": format_date(span.cut_off),
    }
    if values.previous:
        known["previous"] = values.previous
    head = Letterhead(
        agency.governing_body, agency.issuer, agency.place, agency.symbol, dated.month, dated.year
    )
    return ReportContent(
        letterhead=head,
        title=template.type,
        subject=tuple(fill_in(line, known) for line in template.subject),
        addressees=agency.addressees if template.addressed else (),
        basis=_lines(template.basis, known),
        opening=_lines(template.opening, known),
        notes=values.notes,
        body=tuple(_heading(form, template, span, values, known) for form in template.headings),
        closing=fill_in(template.closing, known),
        signer=agency.signer,
        receivers=agency.receivers,
        archive=agency.archive,
        cut_off=span.cut_off,
        figures=values.figures,
        units=values.units,
        left=values.left,
        tasks=values.tasks,
        works=values.works,
        count_name=values.counted or template.count,
        by_work=values.by_work,
        upcoming=values.upcoming,
        appendices=_appendices(template, values, known),
        raw=values.raw,
        upper_headings=template.upper_headings,
        generated=values.generated,
        identifier=values.identifier,
    )


def _lines(texts: tuple[str, ...], known: Mapping[str, str]) -> tuple[str, ...]:
    """The texts filled in; one that cites the report before is left out while none was sent."""
    return tuple(fill_in(t, known) for t in texts if "previous" in known or "{previous}" not in t)


def _appendices(template: Template, values: Values, known: Mapping[str, str]) -> tuple[Appendix, ...]:
    form = template.appendix
    return (
        (Appendix(fill_in(form.title, known), values.rows, form.landscape),) if form and values.rows else ()
    )


def _heading(
    form: HeadingForm, template: Template, span: Span, values: Values, known: Mapping[str, str]
) -> Heading:
    written = values.texts.get(form.key)
    blocks = tuple(map(Paragraph, written)) if written else _blocks(form, template, span, values)
    if written and form.fill == "text":
        blocks += tuple(map(Blank, values.missing.get(form.key, ())))
    if written and form.fill in _TABLES:
        blocks += tuple(block for block in _blocks(form, template, span, values) if isinstance(block, _TABLE))
    return Heading(form.key, form.number, fill_in(form.title, known), form.level, blocks, form.writer)


_TABLES = ("statistics", "upcoming")
_TABLE = (StatisticsTable, UpcomingTable)


def _blocks(form: HeadingForm, template: Template, span: Span, values: Values) -> tuple[Block, ...]:
    before = values.carried.get(form.key, ())
    if form.fill == "text":
        missing = (
            values.missing.get(form.key, ())
            if not before or len(values.missing.get(form.key, ())) > 1
            else ()
        )
        told = CARRIED if before else TO_ADD
        note = () if missing and not before else (Blank(f"{form.writer or 'Văn phòng'} {told}"),)
        return (*map(Blank, missing), *note, *map(Paragraph, before))
    if form.fill == "statistics":
        return _statistics(template, span, values)
    if form.fill == "difficulties":
        return values.difficulties or (Paragraph(NOTHING),)
    if form.fill == "proposals":
        return values.proposals or (Paragraph(NOTHING),)
    if form.fill == "upcoming":
        return (UpcomingTable(),) if values.upcoming else (Paragraph(NOTHING),)
    return ()


def _statistics(template: Template, span: Span, values: Values) -> tuple[Block, ...]:
    told = statistics(
        values.figures,
        values.tasks,
        values.works,
        span.cut_off,
        values.counted or template.count,
        values.left,
        values.by_work,
    )
    table = (StatisticsTable(),) if values.units else ()
    see = (Paragraph(SEE_APPENDIX),) if template.appendix and values.rows else ()
    return (*map(Paragraph, told), *table, *see)
