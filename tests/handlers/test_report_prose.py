"""What officers typed in a hurry stands in the Word file as official prose, and the clerk is told where to look."""

from collections.abc import Iterator
from pathlib import Path

import docx
import pytest

from storage.database import Database
from tests import house
from tests.conversations.talking import Talk

CLERK, OFFICER = "Cao Thị Thảo", "Lê Thị Nga"


@pytest.fixture(params=["telegram", "zalo"])
def talk(request: pytest.FixtureRequest, template: Path, tmp_path: Path) -> Iterator[Talk]:
    database: Database = house.copy(template, tmp_path)
    yield Talk(database, tmp_path, request.param, "2026-11-12T09:00")
    database.close()


def test_the_cell_tells_the_newest_count_and_the_officers_words_in_full(talk: Talk) -> None:
    talk.say(CLERK, "viết tắt PKTX là phiếu khảo sát trực tuyến")
    for words in (
        "nv I.2.1 da khao sat 8/20 hop tac xa, dang tong hop ket qua",
        "nv 2.1 hôm qua bên em đã gửi PKTX ạ",
        "2.1 12/20",
    ):
        talk.say(OFFICER, words)
        talk.say(OFFICER, "1")
    made = talk.say(CLERK, "xuất báo cáo tháng 11")
    cells = {c.text for r in docx.Document(str(made["files"][0])).tables[-1].rows for c in r.cells}
    assert any(
        "Đã thực hiện 12/20 hợp tác xã" in c and "Ngày 11/11/2026 đã gửi phiếu khảo sát trực tuyến." in c
        for c in cells
    )
    assert "hệ thống đã thêm dấu, đề nghị đọc lại: 2.1" in made["text"]
