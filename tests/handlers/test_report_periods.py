"""What a month's report says of the time around it: what comes next, the paper's own day, a correction of it."""

from collections.abc import Iterator
from pathlib import Path

import docx
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


def _upcoming(file: Path) -> list[tuple[str, str]]:
    tables = [t for t in docx.Document(str(file)).tables if t.rows[0].cells[-1].text == "Đơn vị chủ trì"]
    return [(r.cells[1].text.split(":")[0], r.cells[2].text) for r in tables[0].rows[1:]]


def test_the_next_period_lists_what_is_overdue_and_what_comes_due_by_its_months_end(talk: Talk) -> None:
    made = talk.say(CLERK, "xuất báo cáo tháng 11")
    assert _upcoming(Path(made["files"][0])) == [
        ("II.1", "Tháng 8/2026 (31/8/2026), quá hạn"),
        ("I.1", "Quý III (30/9/2026), quá hạn"),
        ("I.2.1", "Tháng 10/2026 (31/10/2026), quá hạn"),
        ("I.3", "25/11/2026"),
        ("I.4", "Tháng 11/2026 (30/11/2026)"),
        ("II.3", "Trước ngày 15/12/2026 (14/12/2026)"),
        ("I.2.2", "Tháng 12/2026 (31/12/2026)"),
    ]


def test_a_paper_older_than_its_version_is_asked_about_once(talk: Talk) -> None:
    talk.say(CLERK, "xuất báo cáo tháng 11")
    asked = talk.say(CLERK, "đã gửi báo cáo tháng 11, số 120/BC-SKHCN ngày 15/11")["text"]
    assert (
        "bản 1 lập lúc" in asked
        and "ngày 16/11/2026, sau ngày của văn bản số 120/BC-SKHCN (15/11/2026)" in asked
    )
    assert "Chưa khóa" in talk.say(CLERK, "2")["text"]
    assert "chưa được ghi nhận là đã gửi" in talk.say(CLERK, "gửi lại báo cáo tháng 11")["text"]
    talk.say(CLERK, "đã gửi báo cáo tháng 11, số 120/BC-SKHCN ngày 15/11")
    assert "đã khóa" in talk.say(CLERK, "1")["text"]


SETTINGS = (
    "tên cơ quan: Sở Khoa học và Công nghệ",
    "ký hiệu cơ quan: SKHCN",
    "cơ quan cấp trên: UBND tỉnh An Bình",
)


def test_what_the_head_still_lacks_is_said_in_one_line_with_how_to_set_it(talk: Talk) -> None:
    made = talk.say(CLERK, "xuất báo cáo tháng 11")["text"]
    assert "“cài đặt cơ quan cấp trên: …”; “cài đặt địa danh: …”" in made
    for words in SETTINGS:
        talk.say(CLERK, f"cài đặt {words}")
    later = talk.say(CLERK, "xuất báo cáo tháng 11")
    assert "đề nghị đặt một lần: “cài đặt địa danh: …”." in later["text"]
    talk.say(CLERK, "cài đặt địa danh: An Bình")
    last = talk.say(CLERK, "xuất báo cáo tháng 11")
    assert "đề nghị đặt" not in last["text"]
    head = "\n".join(c.text for r in docx.Document(str(last["files"][0])).tables[0].rows for c in r.cells)
    assert "UBND TỈNH AN BÌNH" in head and "/BC-SKHCN" in head and "An Bình, ngày" in head
    foot = docx.Document(str(last["files"][0])).tables
    assert any("Đỗ Minh Khôi" in c.text for t in foot for r in t.rows for c in r.cells)
