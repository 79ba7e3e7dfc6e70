"""What the office says of printed names: phrasings that are understood, and words that are none of it."""

from typing import Any

import pytest

from handlers import naming, plan_names
from handlers.plan_names import PERSONS, UNITS
from handlers.plan_names_said import meaning, said, speaks_of_another
from handlers.turn import House, load_house
from storage import people
from storage.database import Database
from tasks.errors import NotFound
from tasks.model import Person
from tests.house import DESK

# What a file prints: units that lead or coordinate, and persons.
LEADS = ("Phòng Kế hoạch, Tài chính", "Phòng Đổi mới sáng tạo", "Ban Quản lý chợ", "Văn phòng Sở")
WHO = ("Lê Thị Ngà", "Bùi Quang Huy")
CNS, DM, BAN = "phong ke hoach, tai chinh", "phong doi moi sang tao", "ban quan ly cho"

UNDERSTOOD: dict[str, list[tuple[str, str, str]]] = {
    "Phòng Đổi mới sáng tạo là Phòng QLKH": [(UNITS, DM, "Phòng QLKH")],
    "phong doi moi sang tao la phong qlkh": [(UNITS, DM, "phong qlkh")],
    "“Phòng Đổi mới sáng tạo” là “Văn phòng Sở”.": [(UNITS, DM, "Văn phòng Sở")],
    "Phòng Đổi mới sáng tạo nay là Phòng QLKH ạ": [(UNITS, DM, "Phòng QLKH")],
    "Phòng Đổi mới sáng tạo = Văn phòng Sở": [(UNITS, DM, "Văn phòng Sở")],
    "phòng Kế hoạch, Tài chính là văn phòng sở": [(UNITS, CNS, "văn phòng sở")],
    "phòng kế hoạch là văn phòng sở": [(UNITS, CNS, "văn phòng sở")],
    "phòng ĐMST là chi cục TĐC": [(UNITS, DM, "chi cục TĐC")],
    "Ban Quản lý chợ là đơn vị ngoài": [(UNITS, BAN, "đơn vị ngoài")],
    "bà Lê Thị Ngà là Lê Thị Nga": [(PERSONS, "le thi nga", "Lê Thị Nga")],
    "đ/c Bùi Quang Huy là đồng chí Vũ Quang Huy (Phòng QLKH)": [
        (PERSONS, "bui quang huy", "đồng chí Vũ Quang Huy (Phòng QLKH)")
    ],
    "Phòng Đổi mới sáng tạo là Phòng QLKH, ban quản lý chợ là đơn vị ngoài và bà Lê Thị Ngà là Lê Thị Nga": [
        (UNITS, DM, "Phòng QLKH"),
        (UNITS, BAN, "đơn vị ngoài"),
        (PERSONS, "le thi nga", "Lê Thị Nga"),
    ],
    "Phòng Đổi mới sáng tạo là Phòng QLKH\nBan Quản lý chợ là Văn phòng Sở": [
        (UNITS, DM, "Phòng QLKH"),
        (UNITS, BAN, "Văn phòng Sở"),
    ],
}
NOT_UNDERSTOOD = (
    "đúng",
    "1",
    "phòng đổi mới sáng tạo là phòng nào?",
    "phòng đổi mới sáng tạo là gì",
    "ai là trưởng phòng đổi mới sáng tạo",
    "phòng đổi mới sáng tạo còn bao nhiêu việc",
    "nv 2.1 đạt 60%",
    "nhập kế hoạch phòng đổi mới sáng tạo là được",
    "chi cục TĐC: nv 2 xong",
    "",
)
READ: dict[str, Any] = {
    "tasks": [
        *({"lead_unit": n, "lead_person": None, "coordinating_units": [], "flags": []} for n in LEADS),
        *({"lead_unit": None, "lead_person": n, "coordinating_units": [], "flags": []} for n in WHO),
    ]
}


@pytest.fixture
def house(database: Database) -> House:
    return database.read(lambda conn: load_house(conn, DESK))


@pytest.fixture
def everyone(database: Database) -> tuple[Person, ...]:
    return database.read(people.people)


@pytest.mark.parametrize("text", UNDERSTOOD)
def test_what_is_said_of_a_name(text: str) -> None:
    assert said(text, READ) == UNDERSTOOD[text]


@pytest.mark.parametrize("text", NOT_UNDERSTOOD)
def test_what_speaks_of_no_name(text: str, house: House, everyone: tuple[Person, ...]) -> None:
    assert said(text, READ) == []
    assert not speaks_of_another(text, house, everyone)


def test_a_name_that_the_file_does_not_hold(house: House, everyone: tuple[Person, ...]) -> None:
    assert speaks_of_another("phòng Thông tin là phòng qlkh", house, everyone)
    assert not speaks_of_another("phòng Thông tin là phòng của nv 2.1", house, everyone)
    assert speaks_of_another("phòng Thông tin là Văn phòng Sở", house, everyone)
    assert speaks_of_another("ông Bùi Văn Núi là người ngoài", house, everyone)


def test_people_of_one_name_are_never_guessed(house: House, everyone: tuple[Person, ...]) -> None:
    with pytest.raises(NotFound):
        meaning(house, everyone, [(PERSONS, "bui quang huy", "Nguyễn Văn Không")])
    twin = [*everyone, Person(99, "Vũ Quang Huy", "Chuyên viên", unit_id=2)]
    with pytest.raises(NotFound, match="several_persons"):
        meaning(house, twin, [(PERSONS, "bui quang huy", "ông Vũ Quang Huy")])
    found = meaning(house, twin, [(PERSONS, "bui quang huy", "ông Vũ Quang Huy (Văn phòng Sở)")])
    assert found[PERSONS] == {"bui quang huy": 99}


def test_a_meaning_whose_unit_ended_is_asked_again(house: House, everyone: tuple[Person, ...]) -> None:
    gone = plan_names.understood(READ, house, everyone, {UNITS: {DM: 77}, PERSONS: {"le thi nga": 77}})
    assert gone["names"] == {UNITS: {}, PERSONS: {}}
    assert plan_names.unknown(gone, house, everyone)[UNITS]["Phòng Đổi mới sáng tạo"] == 1


def test_an_exact_name_of_the_roster_means_itself(house: House, everyone: tuple[Person, ...]) -> None:
    found = plan_names.understood(READ, house, everyone, {UNITS: {"van phong so": 3}})
    assert naming.match_unit(house.units, "Văn phòng Sở") is not None
    assert all("lead_unit" not in r["meant"] for r in found["tasks"])
