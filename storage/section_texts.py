"""What units wrote under the headings of a report: every version is kept, one of each unit and heading stands."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select, update

from storage.tables import section_text

STANDING = ("waiting", "passed")


@dataclass(frozen=True, slots=True)
class SectionText:
    """One version; `state` is waiting (for the head), passed, sent_back or replaced."""

    id: int
    template: str
    period: str
    heading: str
    unit_id: int
    words: str
    by_person: int
    source: str
    written_at: datetime
    state: str


def put(
    conn: Connection,
    *,
    template: str,
    period: str,
    heading: str,
    unit_id: int,
    words: str,
    by_person: int,
    now: datetime,
    passed: bool,
    source: str = "",
) -> int:
    """Store a new version in place of the one that waited; one that has passed stands until the new one passes."""
    over = STANDING if passed else ("waiting",)
    mine = _at(template, period, heading, unit_id) & section_text.c.state.in_(over)
    conn.execute(update(section_text).where(mine).values(state="replaced"))
    decided = {"decided_by": by_person, "decided_at": now} if passed else {}
    values = {
        "template": template,
        "period": period,
        "heading": heading,
        "unit_id": unit_id,
        "words": words,
        "by_person": by_person,
        "source": source,
        "written_at": now,
        "state": "passed" if passed else "waiting",
        **decided,
    }
    return int(conn.execute(section_text.insert().values(values).returning(section_text.c.id)).scalar_one())


def decide(conn: Connection, text_id: int, passed: bool, by_person: int, now: datetime) -> bool:
    """Pass a waiting text or send it back; False when it does not wait any more."""
    waiting = (section_text.c.id == text_id) & (section_text.c.state == "waiting")
    one = get(conn, text_id)
    if passed and one.state == "waiting":
        before = _at(one.template, one.period, one.heading, one.unit_id) & (section_text.c.state == "passed")
        conn.execute(update(section_text).where(before).values(state="replaced"))
    values = {"state": "passed" if passed else "sent_back", "decided_by": by_person, "decided_at": now}
    return bool(conn.execute(update(section_text).where(waiting).values(values)).rowcount)


def get(conn: Connection, text_id: int) -> SectionText:
    """One version by id."""
    return _row(conn.execute(select(section_text).where(section_text.c.id == text_id)).one())


def standing(conn: Connection, template: str, period: str) -> list[SectionText]:
    """The texts of a report that wait or have passed."""
    query = select(section_text).where(
        section_text.c.template == template,
        section_text.c.period == period,
        section_text.c.state.in_(STANDING),
    )
    return [_row(r) for r in conn.execute(query.order_by(section_text.c.id))]


def last_passed(conn: Connection, template: str, heading: str, unit_id: int, but: str) -> SectionText | None:
    """The unit's newest passed text under a heading in another period: the next one's starting text."""
    query = select(section_text).where(
        section_text.c.template == template,
        section_text.c.heading == heading,
        section_text.c.unit_id == unit_id,
        section_text.c.period != but,
        section_text.c.state == "passed",
    )
    row = conn.execute(query.order_by(section_text.c.id.desc()).limit(1)).first()
    return None if row is None else _row(row)


def _at(template: str, period: str, heading: str, unit_id: int) -> Any:
    return (
        (section_text.c.template == template)
        & (section_text.c.period == period)
        & (section_text.c.heading == heading)
        & (section_text.c.unit_id == unit_id)
    )


def _row(r: Any) -> SectionText:
    return SectionText(
        r.id,
        r.template,
        r.period,
        r.heading,
        r.unit_id,
        r.words,
        r.by_person,
        r.source,
        r.written_at,
        r.state,
    )
