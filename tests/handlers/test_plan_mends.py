"""Words that mend the open card of a plan or a notice, and words that do not."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from handlers import conclusion_items, conclusion_mend, import_mend, plan_columns
from handlers.turn import Outcome
from storage import conversations
from storage.database import Database
from tasks.errors import Refused
from tests.handlers.turns import NOW, called, turn_of
from vietnamese.words.plan_reading import ROLES

OFFICE = "Cao Thị Thảo"
ITEM = {
    "title": "Rà soát danh mục", "unit": None, "person": None, "said": "Trung tâm Thông tin", "day": None,
    "start": None, "due_words": "", "words": "", "coordinating": [], "document": "", "task": None, "for": None,
    "no_deadline": True,
}  # fmt: skip
PLAN_MENDS = (
    "cột 4 là thời hạn",
    "cot 4 la thoi han",
    "Cột 4: thời hạn, cột 5 là đơn vị",
    "xem cột",
    "cột của bảng",
    "kết quả đến 15/11/2026",
    "số liệu tính đến ngày 15/11/2026.",
)
NOTICE_MENDS = ("bỏ mục 2", "bo muc 2 va 3", "mục 3 hạn 15/12", "Mục 1 phòng QLKH", "thôi bỏ mục 2")
NEITHER = (
    "nv 2.1 đạt 60%",
    "đúng",
    "hủy",
    "nhiệm vụ nào quá hạn?",
    "cột mốc quan trọng",
    "danh mục đề tài",
    "",
)


@pytest.mark.parametrize("text", PLAN_MENDS)
def test_words_for_a_plan(text: str) -> None:
    assert import_mend.speaks_of_the_table(text)
    assert not conclusion_mend.concerns(text)


@pytest.mark.parametrize("text", NOTICE_MENDS)
def test_words_for_a_notice(text: str) -> None:
    assert conclusion_mend.concerns(text)
    assert not import_mend.speaks_of_the_table(text)


@pytest.mark.parametrize("text", NEITHER)
def test_words_for_neither(text: str) -> None:
    assert not conclusion_mend.concerns(text)
    assert not import_mend.speaks_of_the_table(text)


def mended(conn: Connection, text: str) -> tuple[Outcome, list[dict[str, object]]]:
    turn = turn_of(conn, OFFICE, text)
    data = {"items": [ITEM, ITEM], "source": "", "given": 0, "for": called(conn, "Đỗ Minh Khôi").id}
    draft = conversations.start_draft(conn, turn.me.id, "conclusion", data, NOW, NOW.replace(hour=18))
    outcome = conclusion_mend.mend(turn, draft)
    return outcome, conversations.get_draft(conn, draft.id).data["items"]


@pytest.mark.parametrize(
    ("text", "unit", "day"),
    [
        ("mục 1 phòng QLKH", "Phòng Quản lý khoa học", None),
        ("mục 1 giao cho phòng QLKH hạn 15/12", "Phòng Quản lý khoa học", "2026-12-15"),
        ("mục 1 trước 30/11/2026", None, "2026-11-29"),
        ("muc 1 van phong, han 15/12", "Văn phòng Sở", "2026-12-15"),
        ("mục 1 đ/c Ngô Thị Yến", "Phòng Đo lường", None),
    ],
)
def test_one_row_is_mended(database: Database, text: str, unit: str | None, day: str | None) -> None:
    def work(conn: Connection) -> tuple[str | None, object]:
        row = mended(conn, text)[1][0]
        return turn_of(conn, OFFICE).house.unit_name(row["unit"]) or None, row["day"]  # type: ignore[arg-type]

    assert database.write(work) == (unit, day)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(tail=st.text(max_size=40))
def test_whatever_follows_a_number_mends_refuses_or_asks(database: Database, tail: str) -> None:
    def work(conn: Connection) -> int:
        nested = conn.begin_nested()
        try:
            said = mended(conn, f"mục 1 {tail}")[0].reply.text.plain
        except Refused as refused:
            said = refused.code
        finally:
            nested.rollback()
        return len(said)

    assert database.write(work) > 0


def test_the_same_headings_with_another_cut_off_are_the_same_shape(database: Database) -> None:
    def work(conn: Connection) -> dict[str, str]:
        plan_columns.remember(conn, ("TT", "Nội dung", "Kết quả đến 15/10/2026"), {"2": "title"})
        plan_columns.remember(conn, ("", "", ""), {"1": "title"})
        assert plan_columns.remembered(conn, ("", "", "")) == {}
        return plan_columns.remembered(conn, ("TT", "NỘI DUNG", "Kết quả đến 15/11/2026"))

    assert database.write(work) == {"2": "title"}


@pytest.mark.parametrize(
    ("name", "unit", "person"),
    [
        ("Phòng Quản lý khoa học", "Phòng Quản lý khoa học", ""),
        ("Trưởng phòng QLKH", "Phòng Quản lý khoa học", ""),
        ("Đồng chí Lâm Thu Hà - Phó Giám đốc Sở", "Lãnh đạo Sở", "Lâm Thu Hà"),
        ("đ/c Nga", "Phòng Quản lý khoa học", "Lê Thị Nga"),
        ("Chánh Văn phòng Sở", "Văn phòng Sở", ""),
        ("Trung tâm Thông tin", "", ""),
        ("Các phòng, đơn vị", "", ""),
    ],
)
def test_whom_a_notice_names(database: Database, name: str, unit: str, person: str) -> None:
    def work(conn: Connection) -> tuple[str, str]:
        turn = turn_of(conn, OFFICE)
        unit_id, found = conclusion_items.whom(turn, name)
        return turn.house.unit_name(unit_id), found.name if found else ""

    assert database.write(work) == (unit, person)


def test_every_role_of_a_column_has_words_of_its_own() -> None:
    said = [name for names in ROLES.values() for name in names]
    assert len(said) == len(set(said))
