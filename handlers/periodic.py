"""Gathers what a periodic report tells: the tasks as of its day, the reports behind them, as plain values.

A report counts what was true on its day (`effective_on` ≤ T) as known now; what came later is not in it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from handlers import report_rows
from handlers.plan_source import by_symbol
from handlers.turn import House
from reports import results
from reports.figures import Figures, UnitFigures, figures_of
from reports.model import Gathered, Left, Signer, Upcoming
from reports.periodic import Agency, Values
from reports.templates import Template
from storage import journal, people, reports
from storage import tasks as stored
from storage.reports import StoredReport
from tasks.changes import Change, ChangeKind, as_of
from tasks.deadlines import month_end
from tasks.duties import Duty, judged_duties
from tasks.model import LEFT_STATES, Role, Source, Standing, Task
from tasks.periods import Period, PeriodKind, PeriodRule
from tasks.periods import next as following
from tasks.rights import EVERYTHING, Scope
from tasks.rules import Rules
from tasks.standing import Verdict
from tasks.statistics import judged, tally
from vietnamese.normalize import fold
from vietnamese.words.states import STANDING, STATE
from vietnamese.words.tasks import deadline, printed

NEXT_DAYS = 31
DUTIES = "nhiệm vụ"
DIRECTOR = "GIÁM ĐỐC"
IN_TIME = (Standing.IN_TIME, Standing.DUE_SOON)
Pair = tuple[Task, Verdict]


@dataclass(frozen=True, slots=True)
class Coming:
    """The days of the next period: after this period's cut-off, up to the end of the next one."""

    after: date
    until: date


def coming(chosen: Period, rule: PeriodRule) -> Coming:
    """What the section of the next period lists: up to its cut-off and to the end of its last month.

    A report of November tells the tasks of December: those due by 31/12 too, though December is cut off on 14/12.
    """
    cut_off = following(chosen, rule).cut_off
    short = chosen.kind in (PeriodKind.DAY, PeriodKind.WEEK)
    return Coming(chosen.cut_off, cut_off if short else month_end(cut_off.year, cut_off.month))


def gather(
    conn: Connection,
    house: House,
    template: Template,
    day: date,
    scope: Scope = EVERYTHING,
    coming: Coming | None = None,
    known: datetime | None = None,
) -> Values:
    """Everything that a report of the template needs as of a day, of what a scope may see; what is `coming` is listed.

    What was told after `known` is left out (bổ sung that the office leaves); a plan counts whenever it was read.
    """
    whole = _of_plans(conn, template, tasks_of(conn, day, known))
    seen = stored.ids_seen(conn, scope)
    items = judged(whole, day, house.rules, house.calendar, within=seen)
    duties = [
        d
        for d in judged_duties(whole, day, house.rules, house.calendar)
        if d.task.id in seen or any(t.id in seen for t, _ in d.items)
    ]
    tree = _with_parents(whole, seen)
    pairs = [_whole(d) for d in duties] if template.count == DUTIES else items
    told = _told(conn, tree, day, scope, known)
    language = report_rows.language_of(house, tree, told)
    return Values(
        figures=_with_late_items(figures_of(tally(pairs, day)), duties if template.count == DUTIES else []),
        units=_by_unit(house, pairs, day),
        tasks=len(duties),
        works=len(items),
        counted=template.count,
        left=tuple(_left(t) for t in tree if t.id in seen and t.state in LEFT_STATES),
        difficulties=_gathered(house, tree, told, "difficulty", language),
        proposals=_gathered(house, tree, told, "proposal", language),
        by_work=figures_of(tally(items, day)) if template.count == DUTIES else None,
        upcoming=_upcoming(house, items, coming or Coming(day, day + timedelta(days=NEXT_DAYS))),
        rows=report_rows.rows(house, template, tree, told, day, language),
        raw=report_rows.raw(conn, house, tree, told, day),
    )


def _whole(duty: Duty) -> Pair:
    """A nhiệm vụ as one; without a unit of its own it stands with the unit of its first đầu việc."""
    units = (t.lead_unit_id for t, _ in duty.items if t.lead_unit_id is not None)
    unit = duty.task.lead_unit_id if duty.task.lead_unit_id is not None else next(units, None)
    return replace(duty.task, lead_unit_id=unit), duty.verdict


def _with_late_items(figures: Figures, duties: Sequence[Duty]) -> Figures:
    """ "trong hạn, có 2 đầu việc quá hạn" is told beside the cells."""
    late = [d for d in duties if d.verdict.standing in IN_TIME and d.overdue_items]
    works = sum(len(d.overdue_items) for d in late)
    return replace(figures, in_time_with_late=len(late), late_works=works)


def _of_plans(conn: Connection, template: Template, tree: list[Task]) -> list[Task]:
    """The tasks of the plans that the template names by number or name; every task where it names none."""
    if not template.plans:
        return tree
    wanted = [fold(name) for name in template.plans]
    ids = {
        p.id
        for p in stored.plans(conn)
        if any(
            w == fold(p.number) or w in fold(p.name) or w in fold(f"{p.number}{p.identity}") for w in wanted
        )
    }
    return [t for t in tree if t.plan_id in ids]


def tasks_of(conn: Connection, day: date, known: datetime | None = None) -> list[Task]:
    """Every task as it was true on a day, as known now, or without what was told of it after `known`."""
    now = stored.all_tasks(conn)
    changes = journal.of_tasks(conn)
    then = (as_of(_known(changes.get(t.id, ()), known), day) for t in now)
    return [t for t in then if t is not None and not t.gone]


def _known(changes: Sequence[Change], known: datetime | None) -> Sequence[Change]:
    if known is None:
        return changes
    return [c for c in changes if c.recorded_at <= known or c.kind is ChangeKind.PLANNED]


def figures_by_unit(
    conn: Connection, house: House, day: date, scope: Scope = EVERYTHING
) -> tuple[UnitFigures, ...]:
    """The figures of each unit as of a day, of what a scope may count, for the chart."""
    tree = tasks_of(conn, day)
    seen = stored.ids_seen(conn, scope)
    return _by_unit(house, judged(tree, day, house.rules, house.calendar, within=seen), day)


def agency(conn: Connection, rules: Rules, symbol: str = "BC") -> Agency:
    """The agency's names for its documents: as set, else as the head of its newest plan prints them."""
    plans = stored.plans(conn)[::-1]
    own = [p for p in plans if by_symbol(p.number, rules) is Source.PLAN]
    issuer = rules.agency_name or natural(_printed(own, "issuer") or _printed(plans, "issuer"))
    short = rules.agency_short or _short(own)
    return Agency(
        rules.higher_body or _printed(own, "higher_body"),
        issuer,
        rules.place or _printed(own, "place"),
        f"{symbol}-{short}" if short else symbol,
        Signer((DIRECTOR,), _director(conn)),
    )


def _printed(plans: Sequence[Any], name: str) -> str:
    return next((str(getattr(p, name)) for p in plans if getattr(p, name)), "")


def _short(own: Sequence[Any]) -> str:
    """The agency's own abbreviation in its plans' numbers: "12/KH-SKHCN" → "SKHCN"."""
    return next((p.number.rpartition("-")[2] for p in own if "-" in p.number), "")


def _director(conn: Connection) -> str:
    """Who signs as director, when the roster leaves no doubt."""
    names = [
        p.name
        for p in people.people(conn)
        if p.has(Role.LEADER) and " ".join(fold(p.position).split()).startswith("giam doc")
    ]
    return names[0] if len(names) == 1 else ""


def unset(of: Agency) -> list[str]:
    """Which of the rules that a report's head needs are neither set nor printed in a plan."""
    given = {
        "agency_name": of.issuer,
        "agency_short": "-" in of.symbol,
        "higher_body": of.governing_body,
        "place": of.place,
    }
    return [name for name, value in given.items() if not value]


def natural(name: str) -> str:
    """A department's name that was printed in capitals, as running text writes it."""
    if not name.isupper() or not name.startswith("SỞ "):
        return name
    first, *rest = name.lower().split()
    words = [w.capitalize() if n == 0 or rest[n - 1] == "và" else w for n, w in enumerate(rest)]
    return " ".join([first.capitalize(), *words])


def _by_unit(house: House, pairs: Sequence[Pair], day: date) -> tuple[UnitFigures, ...]:
    """The agency's own order; what has no unit of ours comes last."""
    rows = []
    for unit in house.units:
        if unit.parent_id is None:
            below = house.units.descendants(unit.id)
            own = [p for p in pairs if p[0].lead_unit_id in below]
            rows += [UnitFigures(unit.name, figures_of(tally(own, day)))] if own else []
    other = [p for p in pairs if house.units.get(p[0].lead_unit_id) is None]
    return (
        (*rows, UnitFigures("Chưa xác định đơn vị", figures_of(tally(other, day)))) if other else tuple(rows)
    )


def _with_parents(tree: Sequence[Task], seen: frozenset[int]) -> list[Task]:
    """What is seen, under the headings that it stands under."""
    parents = {t.id: t.parent_id for t in tree}
    kept = set(seen)
    for task_id in seen:
        above = parents.get(task_id)
        while above is not None and above not in kept:
            kept.add(above)
            above = parents.get(above)
    return [t for t in tree if t.id in kept]


def _told(
    conn: Connection, tree: Sequence[Task], day: date, scope: Scope, known: datetime | None = None
) -> dict[int, list[StoredReport]]:
    ids = {t.id for t in tree}
    found: dict[int, list[StoredReport]] = {}
    for one in reports.until(conn, scope, day):
        if one.task_id in ids and (known is None or one.recorded_at <= known):
            found.setdefault(one.task_id, []).append(one)
    return found


def _left(task: Task) -> Left:
    return Left(task.title, STATE[task.state], task.paper)


def _gathered(
    house: House,
    tree: Sequence[Task],
    told: dict[int, list[StoredReport]],
    name: str,
    language: results.Language,
) -> tuple[Gathered, ...]:
    """The last word on each open task, by unit in the agency's order."""
    by_unit: dict[str, list[tuple[str, str]]] = {}
    for task in tree:
        last = _last_word(task, told.get(task.id, ()), name, language)
        if last is not None:
            unit = house.unit_name(task.lead_unit_id) or task.lead_unit_text
            by_unit.setdefault(unit, []).append(last)
    order = [u.name for u in house.units]
    units = sorted(by_unit, key=lambda u: order.index(u) if u in order else len(order))
    return tuple(Gathered(u, tuple(w for w, _ in by_unit[u]), tuple(s for _, s in by_unit[u])) for u in units)


def _last_word(
    task: Task, told: Sequence[StoredReport], name: str, language: results.Language
) -> tuple[str, str] | None:
    """The newest difficulty (or proposal) with the serial it came by; a difficulty that is over is none."""
    if name == "difficulty" and (not task.difficulty or not task.is_open):
        return None
    said = [r for r in told if r.data.get(name)]
    return (results.sentence(str(said[-1].data[name]), language), f"{said[-1].id:06d}") if said else None


def _upcoming(house: House, pairs: Sequence[Pair], coming: Coming) -> tuple[Upcoming, ...]:
    """What is overdue goes on, then what comes due; what was due by the cut-off and is not overdue is not to come."""
    found = [(t, v, v.last_day) for t, v in pairs if v.last_day is not None and _comes(v, coming)]
    ordered = sorted(found, key=lambda p: (p[1].standing is not Standing.OVERDUE, p[2], p[0].position))
    return tuple(
        Upcoming(printed(t), t.title, _until(t, v), house.unit_name(t.lead_unit_id)) for t, v, _ in ordered
    )


def _comes(found: Verdict, coming: Coming) -> bool:
    if found.standing is Standing.OVERDUE:
        return True
    day = found.last_day
    return found.standing in IN_TIME and day is not None and coming.after < day <= coming.until


def _until(task: Task, found: Verdict) -> str:
    words = deadline(task, found.last_day)
    return f"{words}, {STANDING[found.standing]}" if found.standing is Standing.OVERDUE else words
