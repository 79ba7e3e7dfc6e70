"""Made versions of periodic reports: numbered within their period, known by their mark, locked when sent."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, func, select, update

from storage.tables import edition


@dataclass(frozen=True, slots=True)
class Edition:
    """One made version; `mark` names its contents, `corrects` the sent version that it is to replace."""

    id: int
    form: str
    period: str
    number: int
    day: date
    known_at: datetime
    mark: str
    title: str
    content_id: int
    file_id: int | None
    corrects: int | None
    by_person: int | None
    sent_number: str
    sent_on: date | None
    sent_at: datetime | None

    @property
    def sent(self) -> bool:
        """Whether it bears number and date, and so is locked."""
        return self.sent_at is not None


def put(conn: Connection, **values: Any) -> Edition:
    """Keep a made version under the next number of its period; equal contents are the version that they were."""
    known = by_mark(conn, str(values["mark"]))
    if known is not None:
        return known
    same = (edition.c.form == values["form"]) & (edition.c.period == values["period"])
    last = conn.execute(select(func.max(edition.c.number)).where(same)).scalar_one()
    row = {**values, "number": int(last or 0) + 1}
    new = conn.execute(edition.insert().values(row).returning(edition.c.id)).scalar_one()
    return get(conn, int(new))


def get(conn: Connection, edition_id: int) -> Edition:
    """A version by id."""
    return _edition(conn.execute(select(edition).where(edition.c.id == edition_id)).one())


def by_mark(conn: Connection, mark: str) -> Edition | None:
    """The version whose contents bear a mark."""
    row = conn.execute(select(edition).where(edition.c.mark == mark)).first()
    return None if row is None else _edition(row)


def of_period(conn: Connection, period: str, form: str | None = None) -> list[Edition]:
    """Every version of a period in order of making, of one form when given."""
    query = select(edition).where(edition.c.period == period)
    if form is not None:
        query = query.where(edition.c.form == form)
    return [_edition(r) for r in conn.execute(query.order_by(edition.c.id))]


def last_sent(conn: Connection, form: str, period: str | None = None) -> Edition | None:
    """The version that was sent last for a form, of one period when given."""
    query = select(edition).where(edition.c.form == form, edition.c.sent_at.is_not(None))
    if period is not None:
        query = query.where(edition.c.period == period)
    row = conn.execute(query.order_by(edition.c.sent_at.desc(), edition.c.id.desc())).first()
    return None if row is None else _edition(row)


def recent(conn: Connection, limit: int = 50) -> list[Edition]:
    """The newest versions, newest first."""
    return [_edition(r) for r in conn.execute(select(edition).order_by(edition.c.id.desc()).limit(limit))]


def keep_file(conn: Connection, edition_id: int, file_id: int) -> None:
    """Remember the Word file that was made of a version."""
    conn.execute(update(edition).where(edition.c.id == edition_id).values(file_id=file_id))


def lock(
    conn: Connection, edition_id: int, number: str, on: date, now: datetime, by_person: int | None
) -> None:
    """Bind number and date to a version; from now on it does not change."""
    values = {"sent_number": number, "sent_on": on, "sent_at": now, "sent_by": by_person}
    conn.execute(update(edition).where(edition.c.id == edition_id).values(values))


def mend_number(conn: Connection, edition_id: int, number: str, on: date) -> None:
    """Correct the number or the date of a sent version; its contents stay."""
    conn.execute(update(edition).where(edition.c.id == edition_id).values(sent_number=number, sent_on=on))


def _edition(r: Any) -> Edition:
    return Edition(
        r.id,
        r.form,
        r.period,
        r.number,
        r.day,
        r.known_at,
        r.mark,
        r.title,
        r.content_id,
        r.file_id,
        r.corrects,
        r.by_person,
        r.sent_number,
        r.sent_on,
        r.sent_at,
    )
