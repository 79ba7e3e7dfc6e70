"""`report` by the command line: what was sent stays as it was sent, `--draft` and `--as-of` build anew, each ending."""

from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from bot import pdf
from storage import editions
from storage.database import Database
from tests import house
from tests.bot.test_commands import Shell
from tests.conversations.talking import Talk

CLERK = "Cao Thị Thảo"
NOW = ("--now", "2026-11-19T09:00")


@pytest.fixture
def shell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], template: Path
) -> Shell:
    """A month whose report was sent on the 17th; a report that came after it is not in what was sent."""
    found = Shell(tmp_path, monkeypatch, capsys)
    database = house.copy(template, tmp_path)
    talk = Talk(database, tmp_path, "telegram", "2026-11-16T09:00")
    _tell(talk, "nv 2.1 đã khảo sát 12/20 hợp tác xã ngày 10/11")
    talk.say(CLERK, "xuất báo cáo tháng 11")
    sent = talk.say(CLERK, "đã gửi báo cáo tháng 11, số 120/BC-SKHCN ngày 16/11")
    if "120/BC-SKHCN" not in sent["text"] or sent["choices"]:
        talk.say(CLERK, "1")
    _tell(talk, "nv 2.1 đã khảo sát 15/20 hợp tác xã ngày 12/11")
    database.close()
    return found


def _tell(talk: Talk, text: str) -> None:
    talk.say("Lê Thị Nga", text)
    talk.say("Lê Thị Nga", "1")


def _report(shell: Shell, out: str, *more: str) -> tuple[int, str, str]:
    return shell.run("report", "--period", "2026-11", "--out", out, *NOW, *more)


def _words(path: Path) -> str:
    document: Any = docx.Document(str(path))
    cells = [c.text for t in document.tables for r in t.rows for c in r.cells]
    return "\n".join([*(p.text for p in document.paragraphs), *cells])


def test_what_was_sent_is_built_as_it_was_sent(shell: Shell) -> None:
    status, out, err = _report(shell, "a.docx")
    assert (status, out) == (0, "a.docx\n")
    assert "đã gửi số 120/BC-SKHCN" in err
    words = _words(shell.folder / "a.docx")
    assert "12/20" in words and "15/20" not in words


def test_a_draft_is_built_from_what_is_known_now_and_locks_nothing(shell: Shell) -> None:
    status, _, err = _report(shell, "a.docx", "--draft")
    assert status == 0 and "đã gửi" not in err
    assert "15/20" in _words(shell.folder / "a.docx")
    database = Database(f"sqlite:///{shell.folder}/bot.db")
    try:
        kept = database.read(lambda conn: editions.of_period(conn, "2026-11"))
    finally:
        database.close()
    assert [(e.number, e.sent) for e in kept] == [(1, True), (2, False)]
    again = _report(shell, "b.docx")
    assert again[0] == 0 and "12/20" in _words(shell.folder / "b.docx")


def test_a_day_said_is_built_anew_too(shell: Shell) -> None:
    status, _, err = _report(shell, "a.docx", "--as-of", "2026-11-11")
    assert status == 0 and "đã gửi" not in err
    assert "12/20" in _words(shell.folder / "a.docx")


def test_a_workbook_of_what_was_sent(shell: Shell) -> None:
    status, _, err = _report(shell, "a.xlsx")
    assert status == 0 and "đã gửi số 120/BC-SKHCN" in err
    book = openpyxl.load_workbook(shell.folder / "a.xlsx")
    told = "\n".join(str(c.value) for sheet in book for row in sheet.iter_rows() for c in row)
    assert "12/20" in told and "15/20" not in told


@pytest.mark.office
@pytest.mark.skipif(not pdf.installed(), reason="needs LibreOffice")
def test_a_pdf_is_made_where_an_office_suite_is(shell: Shell) -> None:
    status, out, _ = _report(shell, "a.pdf")
    assert (status, out) == (0, "a.pdf\n")
    assert (shell.folder / "a.pdf").read_bytes().startswith(b"%PDF-")


def test_without_an_office_suite_a_pdf_is_refused_with_what_to_do(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "NAMES", ("no-such-office",))
    status, out, err = _report(shell, "a.pdf")
    assert (status, out) == (1, "")
    assert ".docx" in err and not (shell.folder / "a.pdf").exists()


def test_a_chart_of_what_was_sent(shell: Shell) -> None:
    assert _report(shell, "a.png")[0] == 0
    assert (shell.folder / "a.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("more", "named"),
    [(("--template", "khong-co"), "--template"), (("--as-of", "hôm qua"), "--as-of")],
)
def test_a_wrong_option_is_one_sentence(shell: Shell, more: tuple[str, ...], named: str) -> None:
    status, out, err = _report(shell, "a.docx", *more)
    assert (status, out) == (2, "")
    assert named in err and len(err.strip().splitlines()) == 1
