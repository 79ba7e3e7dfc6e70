"""The file that moves tasks between units: header words, days, and what is no such file."""

from datetime import date

import pytest

from plans.moves import is_moves, read_moves
from plans.safety import Refusal
from plans.spreadsheet_text import read_rows


def _rows(text: str) -> list[tuple[int, list[str]]]:
    return read_rows(text.encode(), "chuyen.csv")


def test_rows_with_their_decision_and_day() -> None:
    text = "Nhiệm vụ;Đơn vị mới;Người tiếp nhận;Quyết định;Từ ngày\nI.2;Phòng Hai;Lê A;12/QĐ-SKHCN;1/7/2026\n"
    row = read_moves(_rows(text))[0]
    assert (row.task, row.target, row.person, row.paper) == ("I.2", "Phòng Hai", "Lê A", "12/QĐ-SKHCN")
    assert row.on == date(2026, 7, 1)


def test_an_old_unit_alone_means_all_of_its_tasks() -> None:
    row = read_moves(_rows("Đơn vị cũ,Đơn vị mới\nPhòng Một,Phòng Hai\n"))[0]
    assert (row.source, row.task, row.target, row.on) == ("Phòng Một", "", "Phòng Hai", None)


@pytest.mark.parametrize("text", ["Họ và tên,Đơn vị\nLê A,Phòng Một\n", "Đơn vị mới\nPhòng Hai\n", "x\n"])
def test_other_tables_are_none(text: str) -> None:
    assert not is_moves(_rows(text))
    with pytest.raises(Refusal):
        read_moves(_rows(text))
