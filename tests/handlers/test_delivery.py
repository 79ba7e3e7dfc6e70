"""The notice about a summary in doubt promises "gửi lại tin N": the office's word, and nobody else's, does it."""

from datetime import datetime
from pathlib import Path

from storage import outbox
from storage.database import Database
from tasks.model import VIETNAM
from tests.conversations.play import play

NOW = datetime(2026, 11, 19, 8, 0, tzinfo=VIETNAM)
CHAT = """
@ 2026-11-20 09:00
Lê Thị Nga: gửi lại tin 1
  < quyền
Cao Thị Thảo: gửi lại tin 1
  < Đang gửi lại tin số 1
Cao Thị Thảo: gửi lại tin 99
  < Không có tin nào
"""


def parked(conn) -> None:  # type: ignore[no-untyped-def]
    body = {"lines": [[["Tổng hợp", False]]], "choices": [], "files": []}
    key = "summary:1:x:2026-W47"
    row = outbox.put(conn, channel="telegram", bot_id="1", chat="x", dedup_key=key, body=body, now=NOW)
    assert row == 1
    outbox.unknown(conn, row, "no answer")


def test_a_parked_summary_goes_out_at_the_offices_word(database: Database, tmp_path: Path) -> None:
    database.write(parked)
    wrong, _ = play(CHAT, "telegram", database, tmp_path)
    assert not wrong, wrong
    assert database.read(lambda c: outbox.get(c, 1)).state == "ready"
