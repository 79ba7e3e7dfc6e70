"""Before a cut-off each person is asked, in one message, only for what the report still lacks.

On the first working day of the chase and on its last one (the last working day before the cut-off), with
the day's reminders; the office is told on the same days how far it is.
"""

from collections.abc import Sequence
from datetime import date, datetime, time

from handlers import gap_card, gap_status, gathering, heading_state
from handlers.due_reports import DueReport, next_due
from handlers.gathering import Missing
from handlers.heading_state import Owed
from handlers.heads import heads_of
from handlers.messages import Post
from handlers.turn import Turn, file_way, holders, notify
from storage import accounts, people, schedules
from tasks.gaps import chase_step
from tasks.model import VIETNAM, Person, Role
from tasks.rights import EVERYTHING
from vietnamese.words import gaps as words
from vietnamese.words import headings as heading_words


def posts(turn: Turn) -> list[Post]:
    """What is due on this day, by person; each step of a chase is taken once."""
    report = next_due(turn.today, turn.conn)
    step = _step(turn, report)
    if step is None or not schedules.run_once(turn.conn, f"chase:{report.cut_off}", step, turn.now):
        return []
    found = gathering.gather(turn.conn, turn.house, report, turn.today)
    everyone = people.people(turn.conn)
    asked = gathering.asked_of(turn.conn, turn.house, found.missing, everyone)
    rows = [_post(turn, report, person_id, rows, step == "last") for person_id, rows in asked.items()]
    headings = _headings(turn, report, everyone)
    return [p for p in (*rows, *headings, *_to_office(turn, report, step)) if p is not None]


def _step(turn: Turn, report: DueReport) -> str | None:
    days = report.chase_days(turn.house.rules.gap_chase_days)
    return chase_step(report.span, days, turn.today, turn.house.calendar)


def _post(turn: Turn, report: DueReport, person_id: int, rows: Sequence[Missing], last: bool) -> Post | None:
    to = people.get_person(turn.conn, person_id)
    text = words.ask(to, report.words, report.cut_off, rows, turn.house.rules.address, last)
    post = notify(turn, person_id, text, f"remind:chase:{person_id}:{turn.today.isoformat()}")
    if post is None:
        return None
    return Post(
        post.address,
        post.text,
        post.dedup_key,
        choices=gap_card.choices(rows),
        person_id=person_id,
        until=_end(report.cut_off),
    )


def _headings(turn: Turn, report: DueReport, everyone: Sequence[Person]) -> list[Post | None]:
    """Each head is asked for the texts that the unit still owes."""
    by_head: dict[int, list[Owed]] = {}
    for one in heading_state.owed(turn.conn, turn.house, report):
        if one.text is None or one.text.state == "waiting":
            for head in heads_of(turn.house.units, one.unit.id, everyone):
                by_head.setdefault(head.id, []).append(one)
    found = []
    for to in everyone:
        rows = by_head.get(to.id)
        if rows:
            names = list(dict.fromkeys(heading_words.to_do(one.name, one.text is not None) for one in rows))
            address, first = turn.house.rules.address, rows[0].form.key
            account = accounts.reachable(turn.conn, to.id)
            way = "chat" if account is None else file_way(turn.desk, account.channel)
            text = heading_words.please_write(to, report.words, report.cut_off, names, first, address, way)
            found.append(notify(turn, to.id, text, f"remind:heading:{to.id}:{turn.today.isoformat()}"))
    return found


def _end(day: date) -> datetime:
    return datetime.combine(day, time(23, 59), VIETNAM)


def _to_office(turn: Turn, report: DueReport, step: str) -> list[Post]:
    text = gap_status.text_of(turn, report, EVERYTHING)
    found = []
    for to in holders(turn, Role.OFFICE):
        told = words.to_office(text, to, turn.house.rules.address)
        found.append(notify(turn, to.id, told, f"remind:chase:office:{to.id}:{report.cut_off}:{step}"))
    return [p for p in found if p is not None]
