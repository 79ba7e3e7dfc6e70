"""The command line as people script it: data to standard output, one sentence per mistake, exit status 0, 1, 2."""

import csv
import importlib
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from bot import job_child
from bot.__main__ import main
from bot.commands import COMMANDS, load
from storage import settings as facts
from storage.database import Database
from tests import house

ROOT = Path(__file__).resolve().parents[2]


class Shell:
    """Runs commands in this process against a database of its own."""

    def __init__(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        self.folder, self._patch, self._capsys = folder, monkeypatch, capsys
        monkeypatch.chdir(folder)
        for name in ("BOT_TELEGRAM_TOKEN", "BOT_ZALO_TOKEN", "BOT_PUBLIC_URL"):
            monkeypatch.delenv(name, raising=False)
        self.set(BOT_DATABASE_URL=f"sqlite:///{folder}/bot.db", BOT_FILES_DIR=str(folder / "files"))

    def set(self, **values: str) -> None:
        for name, value in values.items():
            self._patch.setenv(name, value)

    def run(self, *arguments: str, stdin: str = "") -> tuple[int, str, str]:
        self._patch.setattr(sys, "argv", ["bot", *arguments])
        self._patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8"))
        status = 0
        try:
            main()
        except SystemExit as end:
            status = int(end.code or 0)
        out, err = self._capsys.readouterr()
        assert "Traceback" not in err
        return status, out, err


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(tmp_path, monkeypatch, capsys)


@pytest.fixture
def filled(shell: Shell, template: Path) -> Shell:
    house.copy(template, shell.folder).close()
    return shell


def test_understand_answers_a_line_for_every_line(shell: Shell) -> None:
    lines = 'nv 2 đạt 60%\n\n{"text": "nhiệm vụ nào quá hạn", "chat": "group"}\n{kaputt\n'
    status, out, _ = shell.run("understand", "--now", "2026-11-20T09:00", stdin=lines)
    found = [json.loads(row) for row in out.splitlines()]
    assert status == 0
    assert [f["intent"] for f in found][:3:2] == ["report", "list"]
    assert len(found) == 4
    assert found[0]["percent"] == 60


def test_dates_answers_with_both_ends(shell: Shell) -> None:
    status, out, err = shell.run(
        "dates", "--now", "2026-11-20T09:00", "--time", stdin="trước 15/12\nxin chào\n"
    )
    first, second = (json.loads(row) for row in out.splitlines())
    assert status == 0
    assert (first["to"], first["kind"]) == ("2026-12-14", "open-before")
    assert (second["from"], second["to"], second["kind"]) == (None, None, "none")
    assert "median" in err


@pytest.mark.parametrize(
    ("arguments", "environment", "named"),
    [
        (("doctor",), {"BOT_WEB_PORT": "abc"}, "BOT_WEB_PORT"),
        (("doctor",), {"BOT_DATABASE_URL": "mysql://x"}, "BOT_DATABASE_URL"),
        (("people", "x.csv"), {}, "x.csv"),
        (("invite", "--all"), {"BOT_DATABASE_URL": "sqlite:////proc/b.db"}, "BOT_DATABASE_URL"),
        (("run",), {"BOT_TELEGRAM_TOKEN": "not-a-token"}, "BOT_TELEGRAM_TOKEN"),
        (("run",), {}, "BOT_TELEGRAM_TOKEN"),
        (("run",), {"BOT_ZALO_TOKEN": "1:a", "BOT_ZALO_MODE": "webhook"}, "BOT_PUBLIC_URL"),
        (("dates", "--now", "gestern"), {}, "--now"),
        (("invite",), {}, "NAME"),
        (("read-plan", "nirgends.docx"), {}, "nirgends.docx"),
        (("report", "--period", "2026-13", "--out", "a.docx"), {}, "--period"),
        (("report", "--period", "2026-10", "--out", "a.txt"), {}, "--out"),
    ],
)
def test_a_wrong_call_or_setting_is_one_sentence(
    shell: Shell, arguments: tuple[str, ...], environment: dict[str, str], named: str
) -> None:
    shell.set(**environment)
    status, out, err = shell.run(*arguments)
    assert status == 2
    assert out == ""
    assert named in err
    assert len(err.strip().splitlines()) == 1


def test_a_token_never_shows_in_an_error(shell: Shell) -> None:
    shell.set(BOT_TELEGRAM_TOKEN="123:secret-secret", BOT_WEB_PORT="x")
    assert "secret-secret" not in "".join(map(str, shell.run("run")))


def test_a_file_that_is_no_database_is_said_so(shell: Shell) -> None:
    (shell.folder / "bot.db").write_bytes(b"not a database" * 100)
    status, _, err = shell.run("doctor")
    assert status == 2
    assert "BOT_DATABASE_URL" in err


def test_codes_come_as_rows(filled: Shell) -> None:
    status, out, _ = filled.run("invite", "--all", "--now", "2026-11-20T09:00")
    rows = list(csv.reader(io.StringIO(out)))
    assert status == 0
    assert rows[0] == ["name", "code", "expires"]
    assert len(rows) == 1 + len(house.PEOPLE)
    assert all(row[1].isalnum() for row in rows[1:])


def test_nobody_of_that_name(filled: Shell) -> None:
    status, out, err = filled.run("invite", "Không Ai Cả")
    assert (status, out) == (1, "")
    assert "Không Ai Cả" in err


def test_backup_and_restore_bring_everything_back(filled: Shell) -> None:
    copy = filled.folder / "copy.db"
    assert filled.run("backup", str(copy))[0] == 0
    database = Database(f"sqlite:///{filled.folder}/bot.db")
    database.write(lambda c: facts.put(c, "later", "1"))
    database.close()
    assert filled.run("restore", str(copy))[0] == 0
    database = Database(f"sqlite:///{filled.folder}/bot.db")
    assert database.read(lambda c: facts.get(c, "later")) is None
    database.close()
    kept = Database(f"sqlite:///{filled.folder}/bot.db.before-restore")
    assert kept.read(lambda c: facts.get(c, "later")) == "1"
    kept.close()
    assert filled.run("doctor")[0] == 0


def test_restore_refuses_a_foreign_file_and_a_running_service(filled: Shell) -> None:
    foreign = filled.folder / "foreign.db"
    foreign.write_bytes(b"something else")
    assert filled.run("restore", str(foreign))[0] == 1
    copy = filled.folder / "copy.db"
    filled.run("backup", str(copy))
    service = Database(f"sqlite:///{filled.folder}/bot.db")
    service.hold_service()
    status, _, err = filled.run("restore", str(copy))
    service.close()
    assert status == 1
    assert "đang được" in err


def test_doctor_compares_tasks_with_the_journal(filled: Shell) -> None:
    assert "khớp với nhật ký" in filled.run("doctor")[1]
    database = Database(f"sqlite:///{filled.folder}/bot.db")
    database.write(lambda c: c.exec_driver_sql("UPDATE task SET percent = 99 WHERE id = 2"))
    database.close()
    status, out, _ = filled.run("doctor")
    assert status == 1
    assert "lệch nhật ký: #2" in out


def test_a_script_may_not_run_backwards(filled: Shell) -> None:
    script = filled.folder / "s.jsonl"
    rows = ({"at": "2026-11-20T09:00", "tick": True}, {"at": "2026-11-19T09:00", "tick": True})
    script.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    status, _, err = filled.run("converse", str(script))
    assert status == 2
    assert "line 1" in err


def test_a_script_may_not_begin_before_the_newest_stored_moment(filled: Shell) -> None:
    script = filled.folder / "s.jsonl"
    script.write_text(json.dumps({"at": "2025-01-01T09:00", "tick": True}), encoding="utf-8")
    assert filled.run("converse", str(script))[0] == 2


def test_a_choice_that_was_not_shown_ends_the_script(filled: Shell) -> None:
    script = filled.folder / "s.jsonl"
    script.write_text(
        json.dumps({"at": "2026-11-20T09:00", "as": "Lê Thị Nga", "choose": "Đúng"}), encoding="utf-8"
    )
    status, _, err = filled.run("converse", str(script))
    assert status == 2
    assert "line 0" in err


def test_the_same_script_gives_the_same_output(filled: Shell, template: Path) -> None:
    script = filled.folder / "s.jsonl"
    rows = [
        {"at": "2026-11-20T09:00", "as": "Lê Thị Nga", "text": "nv I.2.1 đạt 60%"},
        {"at": "2026-11-20T09:01", "as": "Lê Thị Nga", "choose": "Đúng"},
    ]
    script.write_text("\n".join(json.dumps(r, ensure_ascii=False) for r in rows), encoding="utf-8")
    first = filled.run("converse", str(script))[1]
    for name in ("bot.db", "bot.db-wal", "bot.db-shm"):
        (filled.folder / name).unlink(missing_ok=True)
    house.copy(template, filled.folder).close()
    assert filled.run("converse", str(script))[1] == first
    keys = {"at", "to", "chat", "channel", "text", "choices", "files", "edits", "cause", "clock"}
    assert all(set(json.loads(row)) == keys for row in first.splitlines())


def loaded(script: str, heavy: str) -> str:
    """Which of the heavy modules (names by space) a fresh interpreter has after a script."""
    seen = f"import sys\n{script}\nprint(*sorted(set({heavy.split()}) & set(sys.modules)))"
    return subprocess.run(
        [sys.executable, "-c", seen], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout.strip()


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_of_the_table_is_there(name: str) -> None:
    assert load(name).get_short_help_str(200) == COMMANDS[name][1]


@pytest.mark.parametrize(
    ("script", "heavy"),
    [
        ("import bot.__main__", "sqlalchemy pydantic structlog handlers bot.settings"),
        ("from bot.commands import load; load('read-plan')", "sqlalchemy pydantic structlog handlers plans"),
        (
            "from bot.commands import load; load('dates')",
            "sqlalchemy structlog handlers vietnamese.understand",
        ),
    ],
)
def test_a_command_waits_only_for_what_it_needs(script: str, heavy: str) -> None:
    assert loaded(script, heavy) == ""


def test_a_refused_file_waits_for_no_reader(tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(b"PK not a package")
    script = (
        f"from bot.reading import read_plan\n"
        f"found = read_plan({{'path': {str(file)!r}, 'name': 'a.docx', 'today': '2026-11-20', 'notices': True}})\n"
        f"assert found['error']['code'] == 'broken', found"
    )
    assert loaded(script, "docx openpyxl sqlalchemy pydantic vietnamese.dates") == ""


@pytest.mark.parametrize("kind", job_child.KINDS)
def test_every_job_of_the_table_is_there(kind: str) -> None:
    module, _, function = job_child.KINDS[kind].partition(":")
    assert callable(getattr(importlib.import_module(module), function))
