"""A turn of somebody of the made-up department over a writing transaction, with what was understood given."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection

from handlers.messages import Address, Message
from handlers.turn import Turn, load_house
from storage import accounts, people
from tasks.model import VIETNAM, Person
from tests.house import DESK
from vietnamese.reading import Reading

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=VIETNAM)


def called(conn: Connection, name: str) -> Person:
    """One person of the department."""
    return next(p for p in people.people(conn) if p.name == name)


def turn_of(conn: Connection, name: str, text: str = "", *, now: datetime = NOW, **heard: Any) -> Turn:
    """The turn in which the person says the text in private, understood as given."""
    address = Address("telegram", "test", f"person:{name}")
    message = Message(address, "private", f"person:{name}", now.astimezone(UTC), text)
    turn = Turn(conn, DESK, load_house(conn, DESK), message, now, 1, person=called(conn, name))
    turn.reading = Reading(**{"intent": "unknown", "text": text, **heard})
    return turn


def bind(conn: Connection, *names: str) -> None:
    """Give people an account, so that notices reach them."""
    for name in names:
        accounts.bind(
            conn,
            channel="telegram",
            bot_id="test",
            sender_id=f"person:{name}",
            chat_id=f"person:{name}",
            person_id=called(conn, name).id,
            now=NOW,
        )
