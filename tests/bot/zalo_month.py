"""A month of a department on one Zalo bot under a simulated clock: what it costs, what was merged, what gave way.

The real handlers, the real clock and the real sender; only the platform is a list that counts both ways and
answers 429 beyond the limit. Every officer reports so many times a week: report, card, "1", receipt.
"""

import asyncio
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, func, select
from starlette.routing import BaseRoute

from bot.channels.port import QuotaGone
from bot.converse import serve_row
from bot.desk import LIMITS
from bot.holidays import public_holidays
from bot.outbox import Sender
from bot.pace import Pace, Speed
from handlers import clock, plan_store
from handlers.messages import Address, Allowance, Message
from handlers.render import plain
from handlers.turn import Desk, load_house
from storage import accounts, groups, inbox, outbox, people, quota, schedules
from storage.database import Database
from storage.inbox import Arrival
from storage.migrate import migrate
from storage.tables import job_run, reminder, report
from storage.tables import outbox as outbox_table
from tasks.model import VIETNAM, Membership, Role
from vietnamese.normalize import fold

BOT = "440"
DAY = timedelta(days=1)
UNITS = 8
TASKS_EACH = 3
BEGAN = datetime(2026, 1, 12, 9, tzinfo=VIETNAM)
FIRST = date(2026, 10, 1)  # a month of 22 working days and four and a half weeks
MORNING = time(8)
FAMILY = ("Trần", "Lê", "Phạm", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương")
GIVEN = ("Bình", "Nga", "Huy", "Yến", "Tú", "Khôi", "Hà", "Thảo", "Đan", "Minh")


@dataclass
class Month:
    """What a month came to."""

    officers: int
    reports_a_week: int
    limit: int
    confirmed: int = 0
    received: int = 0
    sent: Counter[str] = field(default_factory=Counter)
    reminded: int = 0  # steps told, one message each if nothing were merged
    merged: int = 0  # notices that went inside another
    summaries: Counter[str] = field(default_factory=Counter)
    held: int = 0  # still waiting at the end
    refused: int = 0
    eases: list[str] = field(default_factory=list)

    @property
    def used(self) -> int:
        """Both directions."""
        return self.received + sum(self.sent.values())

    def table(self) -> str:
        """The plan of what was merged, as rows for docs/measurements.md."""
        reminders = self.sent["nhắc việc"]
        rows = [
            f"{self.officers} officers, {self.reports_a_week} confirmed reports a week each, limit {self.limit}",
            f"  used {self.used} of {self.limit}: received {self.received}, sent {sum(self.sent.values())}"
            f" ({', '.join(f'{name} {n}' for name, n in self.sent.most_common())})",
            f"  confirmed reports {self.confirmed}",
            f"  reminders: {self.reminded} steps told in {reminders} messages, {self.reminded - reminders} merged",
            f"  notices that went inside another message: {self.merged}",
            f"  summaries: {dict(self.summaries)}",
            f"  waiting at the end of the month {self.held}, refused by the platform {self.refused}",
            *(f"  told to the office: {one}" for one in self.eases),
        ]
        return "\n".join(rows)


@dataclass
class Counting:
    """The platform: takes messages until the month is used up."""

    month: Month
    limits: Any
    name: str = "zalo"
    bot_id: str = BOT
    healthy: bool = True

    async def send(self, chat: str, body: Mapping[str, Any]) -> str:
        if self.month.used >= self.month.limit:
            self.month.refused += 1
            raise QuotaGone("quota exceeded")
        self.month.sent["tin"] += 1
        if "Hạn mức Zalo tháng" in plain(dict(body)):
            self.month.eases.append(plain(dict(body)).replace("\n", " "))
        return f"m{self.month.sent['tin']}"

    async def start(self) -> None: ...

    async def stop(self) -> None: ...

    async def working(self, chat: str) -> None: ...

    async def fetch(self, reference: str, limit: int) -> bytes:
        return b""

    def routes(self) -> Sequence[BaseRoute]:
        return ()


class Simulation:
    """One database, one sender, one clock that is moved from one event to the next."""

    def __init__(self, database: Database, month: Month) -> None:
        self._database, self._month = database, month
        self.desk = Desk(
            holidays=public_holidays(),
            limits=LIMITS,
            allowances={"zalo": Allowance(month.limit)},
            linked=True,
        )
        self._now = datetime.combine(FIRST, time(7), VIETNAM)
        self._numbers = 0
        channel = Counting(month, LIMITS["zalo"])
        self._sender = Sender(
            database, self.desk, channel, Pace(Speed(overall=10**6, bulk=10**6, per_group=10**6, between=0.0)),
            clock=lambda: self._now, wake=asyncio.Event(), ticks=lambda: self._now.timestamp(),
        )  # fmt: skip

    async def advance(self, to: datetime) -> None:
        """Everything due on the way, each at its own moment."""
        while True:
            moment = self._database.read(lambda conn: clock.next_moment(conn, self.desk, self._now))
            if moment > to:
                break
            self._now = moment
            self._database.write(lambda conn: clock.tick(conn, self.desk, self._now))
            await self._deliver()
        self._now = to
        await self._deliver()

    async def say(self, who: int, text: str) -> None:
        """Somebody writes, and everything that it causes goes out."""
        self._numbers += 1
        self._month.received += 1
        address = Address("zalo", BOT, f"u{who}")
        message = Message(address, "private", f"u{who}", self._now.astimezone(UTC), text)
        arrival = Arrival("zalo", BOT, f"m:{self._numbers}", address.chat_id, message.as_json())
        ids = self._database.write(lambda conn: self._take(conn, arrival))
        row = self._database.read(lambda conn: inbox.get(conn, ids[0]))
        serve_row(self._database, self.desk, row, self._now)
        await self._deliver()

    def _take(self, conn: Connection, arrival: Arrival) -> list[int]:
        quota.count(conn, "zalo", BOT, self._now, received=1)
        return inbox.receive(conn, [arrival], self._now)

    async def _deliver(self) -> None:
        while True:
            before = (self._month.used, self._month.refused)
            await self._sender.step()
            await self._sender.drain()
            if (self._month.used, self._month.refused) == before:
                return


def build(database: Database, officers: int) -> dict[int, list[int]]:
    """The units, the people (a head in each unit, the first is the office too), their tasks; ids by person."""
    migrate(database)
    names = database.write(lambda conn: _people(conn, officers))
    desk = Desk(holidays=public_holidays(), limits=LIMITS)
    house = database.read(lambda conn: load_house(conn, desk))
    rows = tuple(_task(n, name, unit) for n, (name, unit) in enumerate(names * TASKS_EACH))
    head = {
        "number": "12", "symbol": "/KH-SKHCN", "type": "Kế hoạch", "issuer": "Sở Khoa học và Công nghệ tỉnh An Bình",
        "title": "KẾ HOẠCH", "subject": "Nhiệm vụ năm 2026", "year": 2026,
        "date": {"text": "ngày 10/01/2026", "range": "2026-01-10/2026-01-10", "grain": "day"},
    }  # fmt: skip
    read = {"document": head, "tasks": list(rows), "warnings": []}
    found = database.read(lambda conn: plan_store.compare(conn, house, read, {}))
    database.write(lambda conn: plan_store.store(conn, house, read, found, plan_store.Source(BEGAN)))
    return database.read(_owned)


def _people(conn: Connection, officers: int) -> list[tuple[str, str]]:
    units = []
    for n in range(UNITS):
        name = f"Phòng Chuyên môn {n + 1}"
        values = {"name": name, "folded": fold(name), "position": n, "aliases": []}
        units.append((people.put_unit(conn, values), name))
    found = []
    for n in range(officers):
        unit_id, unit = units[n % UNITS]
        name = f"{FAMILY[n % 10]} {GIVEN[(n // 10 + n) % 10]} {'ABCDEFGH'[n // 10]}"
        values = {"name": name, "folded": fold(name), "unit_id": unit_id, "aliases": [], "place": n}
        who = people.put_person(conn, values)
        roles = [Role.HEAD] if n < UNITS else [Role.OFFICER]
        roles += [Role.OFFICE] if n == 0 else []
        people.set_roles(conn, who, [Membership(role, unit_id) for role in roles], [])
        chat = f"u{who}"
        accounts.bind(
            conn, channel="zalo", bot_id=BOT, sender_id=chat, chat_id=chat, person_id=who, now=BEGAN
        )
        found.append((name, unit))
    _groups(conn)
    return found


def _groups(conn: Connection) -> None:
    since = datetime.combine(FIRST, time(0), VIETNAM)
    clerk = people.people(conn)[0].id
    for n, name in enumerate(("Lãnh đạo Sở", "Giao ban", "Trưởng các đơn vị")):
        group = groups.register(
            conn, channel="zalo", bot_id=BOT, chat_id=f"zgr-{n}", name=name, unit_id=None, now=since
        )
        schedules.put(
            conn, group_id=group.id, kind="summary", every="week", weekday=1, day=None, at="08:00",
            by_person=clerk, since=since,
        )  # fmt: skip


def _task(number: int, name: str, unit: str) -> dict[str, Any]:
    month = 7 + number % 6  # July to December: some late, some due this month, some ahead
    last = (date(2026, month, 28) + 4 * DAY).replace(day=1) - DAY
    day = last if number % 3 else date(2026, month, 5 + number % 20)
    grain = "month" if number % 3 else "day"
    begin = day.replace(day=1) if grain == "month" else day
    return {
        "path": f"{number + 1}", "node_type": "task", "level": 1, "label": None, "marker": None,
        "title": f"Nhiệm vụ chuyên môn đợt {number + 1}", "parent": None, "kind": None, "target": None,
        "target_quantity": None, "target_unit": None, "start": None,
        "due": {"text": f"{day:%d/%m/%Y}", "range": f"{begin}/{day}", "grain": grain, "condition": None,
                "year_inferred": False},
        "lead_unit": unit, "lead_person": name, "lead_position": None, "presiding_position": None,
        "coordinating_units": [], "inherited": [], "flags": [],
    }  # fmt: skip


def _owned(conn: Connection) -> dict[int, list[int]]:
    from storage import tasks

    found: dict[int, list[int]] = {}
    for task in tasks.all_tasks(conn):
        if task.lead_person_id is not None:
            found.setdefault(task.lead_person_id, []).append(task.id)
    return found


def events(
    owned: Mapping[int, list[int]], a_week: int, days: Sequence[date]
) -> Iterator[tuple[datetime, int, str]]:
    """(when, who, what is said), in order: so many reports a week each, spread over its working days."""
    found = []
    for n, (who, tasks) in enumerate(owned.items()):
        told = 0
        for k, day in enumerate(days):
            if not _reports_on(day, n, a_week):
                continue
            task, told = tasks[told % len(tasks)], told + 1
            at = datetime.combine(day, time(8, 30), VIETNAM) + timedelta(minutes=7 * n + k % 5)
            done = told > 2 * len(tasks) and told % len(tasks) == 1
            said = f"#{task} xong, QĐ {n + 1}/QĐ-SKHCN ngày {day.day}/{day.month}/{day.year}" if done else ""
            found.append((at, who, said or f"#{task} đạt {min(95, 10 * told + n % 7)}%"))
    return iter(sorted(found))


def _reports_on(day: date, officer: int, a_week: int) -> bool:
    return (day.weekday() + officer) % 5 in {0: (), 1: (0,), 2: (0, 2), 3: (0, 2, 4)}.get(a_week, range(5))


async def play(simulation: Simulation, owned: Mapping[int, list[int]], month: Month) -> None:
    """The whole month, day by day."""
    days = [FIRST + n * DAY for n in range(31) if simulation.desk.holidays.is_working(FIRST + n * DAY)]
    for at, who, said in events(owned, month.reports_a_week, days):
        await simulation.advance(at)
        await simulation.say(who, said)
        await simulation.advance(at + timedelta(minutes=1))
        await simulation.say(who, "1")
    await simulation.advance(datetime.combine(FIRST + 30 * DAY, time(23), VIETNAM))


def _account(conn: Connection, month: Month) -> None:
    kinds = (("remind", "nhắc việc"), ("summary", "tổng hợp"), ("reply", "trả lời"), ("confirm", "thông báo"))
    month.sent.clear()
    for key, state in conn.execute(select(outbox_table.c.dedup_key, outbox_table.c.state)):
        name = dict(kinds).get(key.partition(":")[0], "khác")
        month.sent[name] += state == "sent"
    counts = outbox.counts(conn)
    month.merged, month.held = counts.get("merged", 0), counts.get("ready", 0)
    month.reminded = int(conn.execute(select(func.count()).select_from(reminder)).scalar_one())
    month.confirmed = int(conn.execute(select(func.count()).select_from(report)).scalar_one())
    for job, note in conn.execute(select(job_run.c.job, job_run.c.note)):
        if job.startswith("summary:"):
            month.summaries[note or "posted"] += 1


def run(officers: int = 50, reports_a_week: int = 2, limit: int = 3000) -> Month:
    """Play one month in a fresh database."""
    month = Month(officers, reports_a_week, limit)
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{Path(folder) / 'bot.db'}")
        owned = build(database, officers)
        asyncio.run(play(Simulation(database, month), owned, month))
        database.read(lambda conn: _account(conn, month))
        database.close()
    return month
