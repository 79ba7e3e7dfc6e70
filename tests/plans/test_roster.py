"""Rosters: any usual file, Vietnamese or English headers, every problem at once."""

import json
from datetime import date

import pytest

from plans.roster import Roster, RosterError, as_json, from_json, read_roster
from tasks.model import Role
from tests.plans.documents import saved, workbook

ENGLISH = "name,position,unit,role,aliases\nTrần Văn Bình,Trưởng phòng,Phòng Quản lý Khoa học,head,Bình KH\nLê Thị Thu,Chuyên viên,Phòng Quản lý Khoa học,,"
VIETNAMESE = "Họ và tên;Chức vụ;Đơn vị;Vai trò;Tên gọi khác\nTrần Văn Bình;Trưởng phòng;Phòng Quản lý Khoa học;Trưởng phòng;Bình KH\nLê Thị Thu;Chuyên viên;Phòng Quản lý Khoa học;;"


def load(text: str, encoding: str = "utf-8") -> Roster:
    """A roster of CSV text."""
    return read_roster(text.encode(encoding), "nhan-su.csv")


def problems(text: str) -> list[tuple[int, str, str]]:
    """Row, column and code of every problem."""
    with pytest.raises(RosterError) as caught:
        load(text)
    return [(p.row, p.column, p.code) for p in caught.value.problems]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
@pytest.mark.parametrize(
    "text", [ENGLISH, VIETNAMESE, VIETNAMESE.replace(";", "\t")], ids=["english", "vietnamese", "tabs"]
)
def test_encodings_delimiters_and_header_words(text: str, encoding: str) -> None:
    first, second = load(text, encoding).entries
    assert (first.name, first.position, first.unit, first.aliases) == (
        "Trần Văn Bình",
        "Trưởng phòng",
        "Phòng Quản lý Khoa học",
        ("Bình KH",),
    )
    assert (first.roles, second.roles) == (((Role.HEAD, ""),), ((Role.OFFICER, ""),))


def test_windows_1258_comes_out_composed() -> None:
    text = "name,unit\nNguy\u00ea\u0303n Va\u0306n T\u00e2m,V\u0103n pho\u0300ng"
    assert load(text.replace("a\u0306", "\u0103"), "cp1258").entries[0].name == "Nguyễn Văn Tâm"


def test_a_workbook_with_a_title_above_the_header() -> None:
    rows = [("Họ tên", "Đơn vị"), ("Trần Văn Bình", "Văn phòng Sở")]
    content = saved(workbook(rows, ["DANH SÁCH CÁN BỘ"]))
    assert read_roster(content, "a.xlsx").entries[0].unit == "Văn phòng Sở"


def test_several_roles_each_with_its_unit() -> None:
    text = (
        "name,unit,role\nLê Văn Tám,Lãnh đạo Sở,head@Chi cục Thủy sản; leader; phó trưởng phòng@Văn phòng Sở"
    )
    assert load(text).entries[0].roles == (
        (Role.HEAD, "Chi cục Thủy sản"),
        (Role.LEADER, ""),
        (Role.DEPUTY, "Văn phòng Sở"),
    )


def test_a_short_form_of_a_unit_is_its_alias_and_no_unit_of_its_own() -> None:
    text = "name,unit,role\nA Văn,Chi cục Tiêu chuẩn Đo lường Chất lượng,officer\nB Văn,Lãnh đạo Sở,head@Chi cục TĐC"
    units = {u.name: u.aliases for u in load(text).units}
    assert units == {"Chi cục Tiêu chuẩn Đo lường Chất lượng": ("Chi cục TĐC",), "Lãnh đạo Sở": ()}


def test_units_come_in_order_with_parents_first() -> None:
    text = "name,unit,parent_unit\nA Văn,Phòng Đo lường,Chi cục TCĐLCL\nB Văn,Văn phòng Sở,"
    assert [(u.name, u.parent) for u in load(text).units] == [
        ("Chi cục TCĐLCL", ""),
        ("Văn phòng Sở", ""),
        ("Phòng Đo lường", "Chi cục TCĐLCL"),
    ]


def test_a_leaders_field() -> None:
    text = "name,unit,role,in_charge_of\nA Văn,Lãnh đạo Sở,leader,Văn phòng Sở; Thanh tra Sở"
    assert load(text).entries[0].in_charge_of == ("Văn phòng Sở", "Thanh tra Sở")


def test_all_problems_are_said_at_once() -> None:
    text = "name,unit,role\n,Văn phòng Sở,officer\nA Văn,Văn phòng Sở,thủ kho\nB Văn,Văn phòng Sở,\nB Văn,Văn phòng Sở,"
    assert problems(text) == [
        (2, "name", "missing_name"),
        (3, "role", "unknown_role"),
        (5, "name", "duplicate"),
    ]


def test_two_equal_rows_are_refused_with_their_numbers() -> None:
    with pytest.raises(RosterError) as caught:
        load("name,unit\nB Văn,Văn phòng Sở\nb văn,Văn phòng Sở")
    assert caught.value.problems[0].arguments == {"rows": [2, 3]}


def test_two_of_one_name_with_codes_are_two_people() -> None:
    assert len(load("name,unit,code\nB Văn,Văn phòng Sở,01\nB Văn,Văn phòng Sở,02").entries) == 2


@pytest.mark.parametrize(
    ("text", "code"), [("", "empty"), ("a,b\n1,2", "no_header"), ("name,unit\n", "no_people")]
)
def test_a_file_that_is_no_roster(text: str, code: str) -> None:
    assert [c for _, _, c in problems(text)] == [code]


def test_a_strange_file_is_a_problem_of_the_file() -> None:
    with pytest.raises(RosterError) as caught:
        read_roster(b"PK\x03\x04 torn", "a.xlsx")
    assert [(p.row, p.code) for p in caught.value.problems] == [(0, "broken")]


def test_a_row_without_a_person_tells_when_a_unit_ended_and_what_became_of_it() -> None:
    text = "Họ và tên,Đơn vị,Vai trò,Đơn vị đến ngày,Sáp nhập vào\nLê A,Phòng Một,officer,,\n,Phòng Hai,,30/6/2026,Phòng Một\n"
    roster = read_roster(text.encode(), "nhan-su.csv")
    assert [e.name for e in roster.entries] == ["Lê A"]
    closed = next(u for u in roster.units if u.name == "Phòng Hai")
    assert (closed.until, closed.successor) == (date(2026, 6, 30), "Phòng Một")


def test_a_day_that_is_none_is_a_problem_of_its_row() -> None:
    text = "Họ và tên,Đơn vị,Vai trò,Đơn vị đến ngày\nLê A,Phòng Một,officer,\n,Phòng Hai,,31/6/2026\n"
    with pytest.raises(RosterError) as caught:
        read_roster(text.encode(), "nhan-su.csv")
    assert [(p.row, p.code) for p in caught.value.problems] == [(3, "bad_day")]


def test_a_roster_survives_as_json() -> None:
    text = "Họ và tên,Đơn vị,Vai trò,Phụ trách\nLê A,Phòng Một,head@Phòng Một; office,\nTrần B,Ban,leader,Phòng Một\n"
    roster = read_roster(text.encode(), "nhan-su.csv")
    assert from_json(json.loads(json.dumps(as_json(roster)))) == roster
