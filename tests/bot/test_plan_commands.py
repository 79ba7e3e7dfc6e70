"""Plans, rosters and moves by the command line."""

from pathlib import Path

import pytest

from storage import journal, reports
from storage import tasks as stored
from storage.database import Database
from tasks.model import Source, Task
from tests import house
from tests.bot.test_commands import Shell
from tests.conversations.plan_documents import build

NOW = ("--now", "2026-11-20T09:00")


@pytest.fixture
def desk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], template: Path
) -> Shell:
    shell = Shell(tmp_path, monkeypatch, capsys)
    house.copy(template, tmp_path).close()
    build(tmp_path)
    return shell


def _tasks(shell: Shell) -> list[Task]:
    database = Database(f"sqlite:///{shell.folder}/bot.db")
    try:
        return database.read(stored.all_tasks)
    finally:
        database.close()


def test_results_and_source_are_taken_in_and_nothing_says_that_nothing_was_stored(desk: Shell) -> None:
    status, out, _ = desk.run(
        "import", "co-ket-qua.docx", "--yes", "--results", "2026-11-15", "--source", "QĐ 184/QĐ-UBND", *NOW
    )
    assert status == 0
    assert "chưa có gì được lưu" not in out
    assert "Đã ghi kết quả đến 15/11/2026 cho 5 dòng." in out
    new = [t for t in _tasks(desk) if t.assigned_document == "QĐ 184/QĐ-UBND"]
    assert {t.deadline_source for t in new} == {Source.HIGHER}
    database = Database(f"sqlite:///{desk.folder}/bot.db")
    try:
        told = database.read(lambda conn: [len(reports.of_task(conn, t.id)) for t in new if t.counts])
    finally:
        database.close()
    assert told == [1, 1, 1, 1, 1]


def test_a_column_read_wrong_is_put_right(desk: Shell) -> None:
    assert desk.run("import", "cot-la.docx", "--yes", "--columns", "6=thời hạn", *NOW)[0] == 0
    first = next(t for t in _tasks(desk) if t.title.startswith("Soạn tài liệu"))
    assert first.due_words == "Tháng 12/2026"


@pytest.mark.parametrize(
    "options",
    [("--columns", "6=mây"), ("--results", "15/11"), ("--results", "2026-12-31"), ("--source", "mây")],
)
def test_an_option_that_means_nothing_stores_nothing(desk: Shell, options: tuple[str, str]) -> None:
    before = len(_tasks(desk))
    status, _, err = desk.run("import", "cot-la.docx", "--yes", *options, *NOW)
    assert (status, len(_tasks(desk))) == (2, before)
    assert options[0] in err


def test_a_version_with_changes_lists_old_and_new(desk: Shell) -> None:
    desk.run("import", "hai-chu-tri.docx", "--yes", "--whole", *NOW)
    status, out, _ = desk.run("import", "hai-chu-tri-moi.docx", "--yes", "--whole", *NOW)
    assert status == 0
    assert "thời hạn 30/11/2026 → 20/12/2026" in out
    assert "Thêm mới: 3 Biên tập kỷ yếu sáng kiến" in out
    assert "Không còn: 2 (#13) Tổng kết phong trào sáng kiến" in out
    moved = next(t for t in _tasks(desk) if t.title.startswith("Lập báo cáo"))
    assert (str(moved.due_last_day), str(moved.original_last_day)) == ("2026-12-20", "2026-11-30")


def test_moving_needs_a_decision_and_then_names_it(desk: Shell) -> None:
    assert desk.run("move", "chuyen.csv", "--yes", *NOW)[0] == 1
    status, out, _ = desk.run(
        "move", "chuyen.csv", "--decision", "212/QĐ-SKHCN ngày 10/9/2026", "--yes", *NOW
    )
    assert status == 0
    assert "đã chuyển 2 nhiệm vụ theo Quyết định số 212/QĐ-SKHCN" in out
    moved = next(t for t in _tasks(desk) if t.path == "II.1")
    assert moved.lead_unit_text == "Phòng Quản lý khoa học"
    database = Database(f"sqlite:///{desk.folder}/bot.db")
    try:
        last = database.read(lambda conn: journal.history(conn, "task", moved.id)[-1])
    finally:
        database.close()
    assert (str(last.effective_on), last.source) == ("2026-09-10", "Quyết định số 212/QĐ-SKHCN")


def test_a_roster_that_closes_many_says_who(desk: Shell) -> None:
    (desk.folder / "it.csv").write_text(
        "name,position,unit,role\nCao Thị Thảo,Chánh Văn phòng,Văn phòng Sở,head; office\n", encoding="utf-8"
    )
    status, out, err = desk.run("people", "it.csv", *NOW)
    assert status == 0
    assert "đã rời cơ quan 8" in out
    assert "8 người không có trong danh sách" in err and "Lê Thị Nga" in err


def test_names_are_said_once_and_known_for_the_next_file(desk: Shell) -> None:
    status, _, err = desk.run(
        "import", "ten-la.docx", "--names", "Phòng Công nghệ số là phòng mây trắng", *NOW
    )
    assert (status, "Không tìm thấy đơn vị" in err) == (2, True)
    status, _, err = desk.run("import", "ten-la.docx", "--names", "Phòng Hoa là Văn phòng Sở", *NOW)
    assert (status, "không nói về tên nào" in err) == (2, True)
    said = "Phòng Công nghệ số là Phòng QLKH; bà Lê Thị Ngà là Lê Thị Nga"
    status, out, _ = desk.run("import", "ten-la.docx", "--yes", "--names", said, *NOW)
    assert status == 0
    assert "đơn vị “Ban Quản lý sàn giao dịch” (1 việc). Nếu" not in out
    assert "--names “Ban Quản lý sàn giao dịch là Văn phòng Sở”" in out
    status, out, _ = desk.run("import", "ten-la-sau.docx", "--yes", *NOW)
    assert "“Phòng Công nghệ số” là Phòng Quản lý khoa học (1 việc); “Lê Thị Ngà” là Lê Thị Nga" in out
    named = {t.lead_unit_text: t.lead_unit_id for t in _tasks(desk)}
    assert (named["Phòng Công nghệ số"], named["Tổ Truyền thông"]) == (3, None)
