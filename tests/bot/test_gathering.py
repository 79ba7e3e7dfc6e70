"""What a large file holds is read while nobody waits to write: neither the turn that asks nor any other."""

import fcntl
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from handlers import archive, editions
from storage import inbox
from storage.database import Database
from storage.tables import inbox as inbox_table
from tests.conversations.talking import Talk
from tests.house import PLAN, copy

CLERK = "Cao Thị Thảo"


@pytest.fixture
def database(template: Path, tmp_path: Path) -> Iterator[Database]:
    found = copy(template, tmp_path)
    yield found
    found.close()


@pytest.mark.parametrize("channel", ["telegram", "zalo"])
@pytest.mark.parametrize(
    ("asked", "module", "ending"),
    [("lưu năm 2026", archive, ".zip"), ("xuất báo cáo tháng 11", editions, ".docx")],
)
def test_no_writing_transaction_is_open_while_a_file_is_gathered(
    asked: str,
    module: Any,
    ending: str,
    channel: str,
    database: Database,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    gather, seen = module.gathered, []

    def watched(*given: Any) -> Any:
        with Path(f"{database.path}.writer").open() as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)  # raises while any transaction writes
        seen.append(given)
        return gather(*given)

    monkeypatch.setattr(module, "gathered", watched)
    talk = Talk(database, tmp_path, channel, "2026-11-20T09:00")
    answer = talk.say(CLERK, asked)
    assert len(seen) == 1
    assert [f.suffix for f in answer["files"]] == [ending]


def test_the_year_itself_is_kept_in_no_row(database: Database, tmp_path: Path) -> None:
    talk = Talk(database, tmp_path, "telegram", "2026-11-20T09:00")
    assert "11 nội dung kế hoạch" in talk.say(CLERK, "lưu năm 2026")["text"]
    rows = database.read(lambda conn: [inbox.get(conn, r.id) for r in conn.execute(inbox_table.select())])
    assert PLAN[1][2] not in json.dumps([row.raw for row in rows], ensure_ascii=False)
    assert max(len(json.dumps(row.raw)) for row in rows) < 2000
