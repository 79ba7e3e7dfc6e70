"""What the weekly meeting looks at, of what the asker may see, in the agency's own order."""

from datetime import timedelta

from handlers import periodic
from handlers.listed_rows import listed_row
from handlers.selection import Pair
from handlers.turn import Turn
from reports.briefing import Briefing
from reports.figures import figures_of
from reports.listing import Listed
from storage import people, reports
from storage import tasks as stored
from tasks.model import OPEN_STATES, Standing, Task
from tasks.statistics import duties, judged, tally
from vietnamese.numbers import format_date
from vietnamese.words import papers as words
from vietnamese.words.questions import moment

WEEK = timedelta(days=7)


def gather(turn: Turn) -> Briefing:
    """The counts, what is overdue, due next, waiting, and which units were silent for a week."""
    tree = stored.all_tasks(turn.conn)
    seen = stored.ids_seen(turn.conn, turn.scope)
    pairs = judged(tree, turn.today, turn.house.rules, turn.house.calendar, within=seen)
    names = {p.id: p.name for p in people.people(turn.conn)}
    ordered = sorted(pairs, key=lambda p: (_place(turn, p[0]), p[1].last_day or turn.today, p[0].position))
    tops = [
        t
        for t in duties(tree)
        if t.id in seen or any(x.id in seen and x.path.startswith(f"{t.path}.") for x in tree)
    ]
    return Briefing(
        title=words.briefing_title(turn.today),
        note=words.as_of(moment(turn.now), turn.house.rules.agency_name or "Toàn cơ quan"),
        cut_off=turn.today,
        figures=figures_of(tally(pairs, turn.today)),
        tasks=len(tops),
        works=len(pairs),
        units=periodic.figures_by_unit(turn.conn, turn.house, turn.today, turn.scope),
        overdue=tuple(_row(turn, p, names) for p in ordered if p[1].standing is Standing.OVERDUE),
        due_next=tuple(_row(turn, p, names) for p in ordered if p[1].standing is Standing.DUE_SOON),
        waiting=tuple(_row(turn, p, names) for p in ordered if _stuck(p[0])),
        unreported=_silent(turn, pairs),
    )


def _stuck(task: Task) -> bool:
    return task.state in OPEN_STATES and bool(task.difficulty or task.waiting_for)


def _place(turn: Turn, task: Task) -> int:
    order = [u.id for u in turn.house.units]
    return order.index(task.lead_unit_id) if task.lead_unit_id in order else len(order)


def _row(turn: Turn, pair: Pair, names: dict[int, str]) -> Listed:
    task = pair[0]
    waits = ""
    if task.waiting_for:
        since = f" từ {format_date(task.waiting_since)}" if task.waiting_since else ""
        waits = f"chờ {task.waiting_for}{since}"
    return listed_row(turn, pair, names, "; ".join(x for x in (waits, task.difficulty) if x))


def _silent(turn: Turn, pairs: list[Pair]) -> tuple[str, ...]:
    """The units with open tasks of which nothing was said for a week."""
    last = reports.last_days(turn.conn, turn.today)
    units = turn.house.units
    found = []
    for unit in units:
        if unit.parent_id is None:
            below = units.descendants(unit.id)
            own = [t for t, _ in pairs if t.lead_unit_id in below and t.is_open]
            if own and all(t.id not in last or last[t.id] < turn.today - WEEK for t in own):
                found.append(unit.name)
    return tuple(found)
