"""What is said besides the task: the reason in its own words, in whose name, and which day is no deadline."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.said import REASON, due, on_behalf, person_name, reason
from storage.database import Database
from tasks.errors import NotAllowed, NotFound
from tests.handlers.turns import turn_of
from vietnamese.reading import Days

OFFICE = "Cao Thị Thảo"


@pytest.mark.parametrize(
    ("text", "difficulty", "why"),
    [
        ("xin gia hạn #3 đến 15/12 vì chờ hướng dẫn của Bộ", None, "chờ hướng dẫn của Bộ"),
        ("xin gia hạn #3 đến 15/12, lý do: chờ hướng dẫn.", "hướng dẫn", "chờ hướng dẫn"),
        ("xin gia han #3 den 15/12, ly do cho huong dan", None, "cho huong dan"),
        ("xin gia han nv do luong den 15/12", None, ""),
        ("don vi xin gia han nv 3 den 15/12", None, ""),
        ("cho kéo dài #3 đến 20/12, vướng hội đồng chưa họp", "hội đồng chưa họp", "hội đồng chưa họp"),
    ],
)
def test_the_reason_is_kept_whole(database: Database, text: str, difficulty: str | None, why: str) -> None:
    found = database.write(lambda conn: reason(turn_of(conn, OFFICE, text, difficulty=difficulty)))
    assert found == why


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("theo chỉ đạo của đ/c Đỗ Minh Khôi", "Đỗ Minh Khôi"),
        ("theo chi dao cua d/c Khoi", "Đỗ Minh Khôi"),
        ("theo ý kiến đồng chí Hà", "Lâm Thu Hà"),
        ("theo ý kiến đ/c Giám đốc tại giao ban 16/11", "Đỗ Minh Khôi"),
        ("theo chỉ đạo của Phó Giám đốc", "Lâm Thu Hà"),
    ],
)
def test_in_whose_name(database: Database, words: str, name: str) -> None:
    found = database.write(lambda conn: on_behalf(turn_of(conn, OFFICE, words, on_behalf=words)))
    assert found is not None
    assert found.name == name


def test_an_unknown_name_is_not_guessed(database: Database) -> None:
    with pytest.raises(NotFound, match="no_such_person"):
        database.write(lambda conn: on_behalf(turn_of(conn, OFFICE, on_behalf="theo ý kiến đ/c Xuân")))


def test_only_the_office_speaks_for_others(database: Database) -> None:
    with pytest.raises(NotAllowed):
        database.write(lambda conn: on_behalf(turn_of(conn, "Lê Thị Nga", on_behalf="theo ý kiến đ/c Khôi")))


def test_who_gave_the_instruction_is_not_who_gets_the_task(database: Database) -> None:
    def named(person: str) -> str | None:
        heard = {"person": person, "on_behalf": "theo chỉ đạo của đ/c Khôi"}
        return database.write(lambda conn: person_name(turn_of(conn, OFFICE, **heard)))

    assert named("Khôi") is None
    assert named("Nga") == "Nga"


@pytest.mark.parametrize(
    ("text", "words", "is_deadline"),
    [
        ("duyệt gia hạn #3 theo ý kiến đ/c Giám đốc tại giao ban 16/11", "16/11", False),
        ("duyệt gia hạn #3 đến 16/11", "đến 16/11", True),
        ("gia hạn #3 đến 16/11 sau cuộc họp", "đến 16/11", True),
    ],
)
def test_the_day_of_a_meeting_is_no_deadline(
    database: Database, text: str, words: str, is_deadline: bool
) -> None:
    days = Days(None, date(2026, 11, 16), words)
    found = database.write(lambda conn: due(turn_of(conn, OFFICE, text, due=days)))
    assert (found is not None) is is_deadline


@given(st.text(max_size=300))
@settings(max_examples=150, deadline=None)
def test_no_text_breaks_the_search_for_a_reason(text: str) -> None:
    found = REASON.search(text)
    assert found is None or found["why"].strip() or found["why"]
