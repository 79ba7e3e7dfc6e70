"""Which periodic report is being prepared on a day, and which one a message means."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from handlers import forms as agency_forms
from handlers.report_period import named as period_named
from handlers.turn import Turn
from handlers.which_period import TEMPLATES, period_meant
from reports.periodic import span_of
from reports.templates import Template
from tasks.periods import Period, PeriodKind, merged_into, parse_period, period_of

SHORTEST = tuple(
    k for k in TEMPLATES if k not in (PeriodKind.DAY, PeriodKind.WEEK)
)  # months first, the year last


@dataclass(frozen=True, slots=True)
class DueReport:
    """One cut-off: the reports made of it, and `span`, the period within which something must have been said."""

    forms: tuple[tuple[Template, Period], ...]
    span: Period

    @property
    def cut_off(self) -> date:
        """Up to which day it counts."""
        return self.span.cut_off

    @property
    def template(self) -> Template:
        """The form of the longest of its reports."""
        return self.forms[-1][0]

    @property
    def period(self) -> Period:
        """The period of the longest of its reports."""
        return self.forms[-1][1]

    def chase_days(self, usual: int) -> int:
        """On how many working days people are asked: the longest that one of its forms wants."""
        return max(form.period.chase_days or usual for form, _ in self.forms)

    @property
    def words(self) -> str:
        """ "báo cáo tháng 11 năm 2026"."""
        return "báo cáo " + ", ".join(span_of(period).words for _, period in self.forms)


def forms(conn: Connection) -> list[Template]:
    """The forms of the periods that recur as the agency has them, the shortest first."""
    return [agency_forms.form(conn, TEMPLATES[kind]) for kind in SHORTEST]


def next_due(day: date, conn: Connection) -> DueReport:
    """The nearest cut-off that is not past; a period told in another report is asked about for that one."""
    every = [
        (form, period_of(day, kind, form.rule)) for kind, form in zip(SHORTEST, forms(conn), strict=True)
    ]
    coming = [(form, found) for form, found in every if found.cut_off >= day]
    cut_off = min(found.cut_off for _, found in coming)
    here = [(form, found) for form, found in coming if found.cut_off == cut_off]
    told = tuple((form, found) for form, found in here if merged_into(found, form.rule) == found)
    return DueReport(told or tuple(here), here[0][1])


def meant(turn: Turn) -> DueReport:
    """The report that the message names; the one being prepared when it names none."""
    said = turn.heard.period
    unread = said is None or said.start is None or said.end is None
    if unread and period_named(turn.message.text, turn.today) is None:
        return next_due(turn.today, turn.conn)
    chosen = period_meant(turn)
    form = agency_forms.form(turn.conn, TEMPLATES[chosen.kind])
    chosen = parse_period(str(chosen), form.rule)
    return DueReport(((form, chosen),), chosen)
