"""A personal code typed in a group is void from then on, whoever typed it; the office hears of it."""

from datetime import timedelta

import pytest
from sqlalchemy import Connection

from handlers.dispatch import serve
from handlers.messages import Address, Message
from handlers.render import plain
from storage import inbox, invites, outbox
from storage.database import Database
from storage.inbox import Arrival
from tests.handlers.turns import NOW, bind, called
from tests.house import DESK

GROUP = Address("telegram", "test", "group:1")
CODE = "AB23CD45"
OFFICE, OWNER = "Cao Thị Thảo", "Lê Thị Nga"


def said_in_group(conn: Connection, text: str, sender: str, to_bot: bool) -> list[str]:
    message = Message(GROUP, "group", sender, NOW, text, chat_title="Lãnh đạo Sở", to_bot=to_bot)
    row = inbox.receive(
        conn, [Arrival("telegram", "test", f"m:{text}", GROUP.chat_id, message.as_json())], NOW
    )
    serve(conn, DESK, row[0], message, NOW)
    return [f"{r.chat}: {plain(dict(r.body))}" for r in outbox.after(conn, 0)]


@pytest.mark.parametrize("to_bot", [True, False])
@pytest.mark.parametrize("sender", ["stranger", f"person:{OWNER}"])
def test_a_code_that_all_have_seen_binds_nobody(database: Database, sender: str, to_bot: bool) -> None:
    def work(conn: Connection) -> None:
        bind(conn, OFFICE, OWNER)
        invites.put(conn, CODE, NOW, NOW + timedelta(days=7), person_id=called(conn, OWNER).id)
        told = said_in_group(conn, f"@bot mã {CODE}" if to_bot else CODE, sender, to_bot)
        assert any(t.startswith("group:1") and "đã bị hủy" in t for t in told)
        assert any(
            t.startswith(f"person:{OFFICE}") and f"của đồng chí {OWNER} đã bị gửi trong nhóm" in t
            for t in told
        )
        found = invites.find(conn, CODE)
        assert found is not None and found.used_at is not None

    database.write(work)


@pytest.mark.parametrize("text", ["XY98ZW76", "chào các đồng chí", "12345678"])
def test_other_words_between_people_are_not_answered(database: Database, text: str) -> None:
    def work(conn: Connection) -> None:
        bind(conn, OFFICE)
        assert said_in_group(conn, text, "stranger", False) == []

    database.write(work)
