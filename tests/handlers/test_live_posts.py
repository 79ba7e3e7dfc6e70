"""A summary is edited where the channel can, else corrected by one short message a day."""

import json
from pathlib import Path
from typing import Any

from bot.converse import Player
from bot.files import FileStore
from bot.script import read_script
from tests import house
from tests.house import DESK

LINES: tuple[dict[str, Any], ...] = (
    {
        "at": "2026-11-20T09:00",
        "as": "Cao Thị Thảo",
        "chat": "Lãnh đạo Sở",
        "text": "@bot 8h thứ hai hằng tuần gửi tổng hợp vào nhóm này",
    },
    {"at": "2026-11-23T09:00", "as": "Lê Thị Nga", "text": "nv 2.1 xong, CV 15/SKHCN-QLKH ngày 20/11/2026"},
    {"at": "2026-11-23T09:00", "as": "Lê Thị Nga", "choose": "Đúng"},
    {"at": "2026-11-23T10:30", "as": "Hồ Sỹ Đan", "text": "nv II.1 xong, BC 7/BC-TĐC ngày 30/8/2026"},
    {"at": "2026-11-23T10:30", "as": "Hồ Sỹ Đan", "choose": "Đúng"},
    {"at": "2026-11-25T09:00", "tick": True},
)


def in_group(template: Path, folder: Path, channel: str) -> list[dict[str, Any]]:
    """What the group was sent from the first summary on, each with its index among all outputs."""
    database = house.copy(template, folder)
    script = "\n".join(json.dumps({**line, "channel": channel}) for line in LINES)
    outputs = list(Player(database, DESK, FileStore(folder / "files")).play(read_script(script, folder)))
    database.close()
    found = [{**o, "index": n} for n, o in enumerate(outputs) if o["to"] == "Lãnh đạo Sở"]
    return found[1:]


def test_telegram_edits_the_post_and_keeps_the_old_figures(template: Path, tmp_path: Path) -> None:
    post, first, second = in_group(template, tmp_path, "telegram")
    assert first["edits"] == second["edits"] == post["index"]
    assert second["text"].startswith(post["text"])
    assert "Cập nhật 9:05: quá hạn 3 → 2" in second["text"]
    assert "Cập nhật 10:35: quá hạn 2 → 1" in second["text"]


def test_zalo_gets_one_short_correction_a_day(template: Path, tmp_path: Path) -> None:
    _, first, second = in_group(template, tmp_path, "zalo")
    assert first["at"] == "2026-11-23T09:05" and first["edits"] is None
    assert first["text"].startswith("Cập nhật 9:05: quá hạn 3 → 2") and "\n" not in first["text"]
    assert second["at"] == "2026-11-25T08:00"  # the 24th is a day off
    assert "quá hạn 2 → 1" in second["text"]
