"""Report forms by chat: asked for, edited, sent back wrong and right, tried out, used."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from storage.database import Database
from tests import house
from tests.conversations.talking import Talk

CLERK = "Cao Thị Thảo"


@pytest.fixture
def talk(template: Path, tmp_path: Path) -> Iterator[Talk]:
    database: Database = house.copy(template, tmp_path)
    yield Talk(database, tmp_path, "telegram", "2026-11-16T09:00")
    database.close()


def put(book: Any, label: str, value: Any) -> None:
    sheet = book["Thông tin chung"]
    next(row for row in sheet.iter_rows(1, 60) if row[0].value == label)[1].value = value


def form(
    talk: Talk, tmp_path: Path, change: Callable[[Any], None], asked: str = "gửi mẫu báo cáo tháng"
) -> Path:
    book = openpyxl.load_workbook(talk.say(CLERK, asked)["files"][0])
    change(book)
    book.save(tmp_path / "mau.xlsx")
    return tmp_path / "mau.xlsx"


def names(book: Any) -> None:
    put(book, "Cơ quan chủ quản", "UBND tỉnh An Bình")
    put(book, "Ký hiệu văn bản", "BC-SKHCN")
    put(book, "Kính gửi", "UBND tỉnh An Bình\nSở Tài chính")
    put(book, "Chức vụ người ký", "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC")
    put(book, "Họ tên người ký", "Lâm Thu Hà")
    put(book, "Ngày chốt số liệu", 15)
    book["Đề mục"].append(["V", "V", "Kết quả xây dựng cơ quan", 1, "đơn vị viết", "Văn phòng Sở"])


def test_a_form_goes_out_comes_back_is_tried_and_stands(talk: Talk, tmp_path: Path) -> None:
    card = talk.send(CLERK, form(talk, tmp_path, names))
    assert (
        "Ngày chốt số liệu: 14 → 15" in card["text"]
        and "Thêm đề mục “Kết quả xây dựng cơ quan”" in card["text"]
    )
    assert card["choices"] == ["Dùng mẫu này", "Bỏ"] and card["files"][0].suffix == ".docx"
    assert "Đã áp dụng" in talk.say(CLERK, "1")["text"]
    made = talk.say(CLERK, "xuất báo cáo tháng 11")
    assert "15/11/2026" in made["text"] and "bản 1" in made["text"]
    document = docx.Document(str(made["files"][0]))
    told = "\n".join(
        [p.text for p in document.paragraphs]
        + [c.text for t in document.tables for r in t.rows for c in r.cells]
    )
    for wanted in (
        "UBND TỈNH AN BÌNH",
        "/BC-SKHCN",
        "- Sở Tài chính.",
        "PHÓ GIÁM ĐỐC",
        "Lâm Thu Hà",
        "V. KẾT QUẢ",
    ):
        assert wanted in told
    assert "mẫu của cơ quan" in talk.say(CLERK, "gửi mẫu báo cáo tháng")["text"]


def test_every_mistake_is_named_with_its_cell(talk: Talk, tmp_path: Path) -> None:
    def wrong(book: Any) -> None:
        put(book, "Ngày chốt số liệu", 32)
        put(book, "Kỳ báo cáo", "hai tháng")
        put(book, "Trích yếu", "Kết quả {thang}")
        put(book, "Gộp kỳ", "tháng 3 và quý I")
        book["Đề mục"]["E6"].value = "viết"
        book["Đề mục"].append(["I", "V", "", 1, "", ""])

    told = talk.send(CLERK, form(talk, tmp_path, wrong))["text"]
    for part in (
        "32",
        "hai tháng",
        "{thang}",
        "tháng 3 và quý I",
        "Đề mục, ô E6",
        "mã “I” đã dùng",
        "Mẫu đang dùng chưa thay đổi",
    ):
        assert part in told
    assert "bản 1" in talk.say(CLERK, "xuất báo cáo tháng 11")["text"]


def test_a_form_of_another_name_is_used_when_it_is_named(talk: Talk, tmp_path: Path) -> None:
    def second(book: Any) -> None:
        put(book, "Mã mẫu", "thang_stc")
        put(book, "Tên mẫu", "Báo cáo tháng gửi Sở Tài chính")
        put(book, "Phụ lục: các cấp", "phần\nnhiệm vụ")

    talk.send(CLERK, form(talk, tmp_path, second))
    talk.say(CLERK, "1")
    made = talk.say(CLERK, "xuất báo cáo tháng 11 theo mẫu Sở Tài chính")
    rows = [r.cells[0].text for r in docx.Document(str(made["files"][0])).tables[-1].rows]
    assert "2.1" not in rows and "2" in rows
    talk.say(CLERK, "xuất báo cáo tháng 11")
    asked = talk.say(CLERK, "đã gửi báo cáo tháng 11, số 12/BC-SKHCN ngày 16/11")
    assert len(asked["choices"]) == 2
    assert "12/BC-SKHCN" in talk.say(CLERK, "Báo cáo tháng gửi Sở Tài chính")["text"]


def test_only_the_office_has_the_forms(talk: Talk) -> None:
    assert "không có quyền" in talk.say("Lê Thị Nga", "gửi mẫu báo cáo tháng")["text"]


def test_without_a_name_the_forms_are_listed(talk: Talk) -> None:
    told = talk.say(CLERK, "cho tôi xin mẫu báo cáo")["text"]
    assert all(name in told for name in ("Báo cáo ngày", "Báo cáo tuần", "Báo cáo 9 tháng", "Báo cáo năm"))


def test_what_is_missing_is_asked_by_the_agency_s_own_cut_off(talk: Talk, tmp_path: Path) -> None:
    talk.send(CLERK, form(talk, tmp_path, lambda book: put(book, "Ngày chốt số liệu", 17)))
    talk.say(CLERK, "1")
    assert "tháng 11" in talk.say(CLERK, "còn thiếu gì")["text"]


def test_a_week_s_report_is_seen_before_it_is_built(talk: Talk) -> None:
    assert "tuần từ ngày 16/11/2026" in talk.say(CLERK, "xem trước báo cáo tuần này")["text"]


def test_each_form_may_ask_earlier_than_the_rule(talk: Talk, tmp_path: Path) -> None:
    """January's cut-off is 14/1: usually asked for from 7/1 on, by this form from 31/12 on."""
    talk.send(CLERK, form(talk, tmp_path, lambda book: put(book, "Số ngày làm việc đôn đốc", 9)))
    assert "Đã" in talk.say(CLERK, "1")["text"]
    assert _asked_by(talk, "2027-01-05T17:00")


def test_without_a_number_of_its_own_a_form_follows_the_rule(talk: Talk, tmp_path: Path) -> None:
    assert not _asked_by(talk, "2027-01-05T17:00")
    assert _asked_by(talk, "2027-01-07T17:00")


def _asked_by(talk: Talk, until: str) -> bool:
    """Whether the chase told the office how far the report is by a moment."""
    return any(o["to"] == CLERK and "chốt" in o["text"] for o in talk.run_clock(until))
