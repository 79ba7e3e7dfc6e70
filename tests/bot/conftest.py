"""A fresh migrated database, a desk and a small house of people for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection

from handlers.turn import Desk
from storage import accounts, groups, people
from storage.database import Database
from storage.migrate import migrate
from tasks.calendar import WorkingCalendar
from tasks.model import Membership, Role
from tests.bot.fakes import LIMITS, START, Clock, FakeChannel


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def channel(clock: Clock) -> FakeChannel:
    return FakeChannel(clock)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    made = Database(f"sqlite:///{tmp_path / 'bot.db'}")
    migrate(made)
    yield made
    made.close()


@pytest.fixture
def desk() -> Desk:
    return Desk(holidays=WorkingCalendar(), limits={"telegram": LIMITS, "zalo": LIMITS})


@pytest.fixture
def house(database: Database) -> dict[str, int]:
    """An officer, a head, an office clerk and an admin, each bound on Telegram in chat 1..4; a group -5."""
    return database.write(_people)


def _people(conn: Connection) -> dict[str, int]:
    unit = people.put_unit(conn, {"name": "Phòng Quản lý khoa học", "folded": "phong qlkh", "aliases": []})
    found = {}
    roster = (("Bình", Role.OFFICER), ("Hà", Role.HEAD), ("Lan", Role.OFFICE), ("Nam", Role.ADMIN))
    for chat, (name, role) in enumerate(roster, 1):
        values = {"name": name, "folded": name.lower(), "unit_id": unit, "aliases": []}
        found[name] = people.put_person(conn, values)
        people.set_roles(conn, found[name], [Membership(role, unit)], [])
        accounts.bind(
            conn,
            channel="telegram",
            bot_id="1",
            sender_id=str(chat),
            chat_id=str(chat),
            person_id=found[name],
            now=START,
        )
    groups.register(
        conn, channel="telegram", bot_id="1", chat_id="-5", name="Lãnh đạo Sở", unit_id=None, now=START
    )
    return found
