"""Every kind of open question against every kind of new message: what is new is served, what was asked stays.

A card that comes in between is a card of its own, names what waits behind it, and once it is confirmed the
older question is asked again. After what needs no card the older question is still open.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.converse import Player
from bot.files import FileStore
from bot.script import read_script
from tests import house
from tests.house import DESK

WHO = "Trần Văn Bình"
# what is asked: the lines that lead to it, what names it afterwards
OPEN: dict[str, tuple[tuple[str, ...], str]] = {
    "which task": (("truy xuất nguồn gốc đạt 40%",), "truy xuất nguồn gốc"),
    "which count": (
        ("nv 2.1 khảo sát 5/20 hợp tác xã", "đúng", "nv 2.1 khảo sát được 3 hợp tác xã"),
        "I.2.1 (#4)",
    ),
    "going down": (("nv 2.1 đạt 60%", "đúng", "nv 2.1 đạt 40%"), "I.2.1 (#4)"),
    "far above": (("nv 2.1 đạt 100/20 hợp tác xã",), "I.2.1 (#4)"),
    "which date": (("nv 2.2 đã xong ngày 5/11",), "I.2.2 (#5)"),
    "no such date": (("nv 2.2 đã xong ngày 31/11",), "I.2.2 (#5)"),
    "why it stops": (("nv 2.2 tạm dừng",), "I.2.2 (#5)"),
    "how much": (("nv 2.1 được quá nửa",), "I.2.1 (#4)"),
    "resumes": (("nv 2.2 tạm dừng vì chờ kinh phí", "đúng", "nv 2.2 đạt 30%"), "I.2.2 (#5)"),
    "taken back": (
        ("nv 2.2 đã hoàn thành, QĐ 5/QĐ-SKHCN ngày 18/11/2026", "đúng", "nv 2.2 mới đạt 80%"),
        "I.2.2 (#5)",
    ),
    "card": (("nv 2.2 đạt 30%, thiếu người",), "I.2.2 (#5)"),
    "until when": (("giao chị Nga báo cáo chỉ số PII",), "chỉ số PII"),
    "order": (("giao chị Nga báo cáo chỉ số PII trước 10/12",), "chỉ số PII"),
    "extension": (("xin gia hạn nv 2.2 đến 15/1/2027 vì thiếu số liệu",), "I.2.2 (#5)"),
    "which one asked": (("đôn đốc truy xuất nguồn gốc",), "đôn đốc truy xuất nguồn gốc"),
}
# what comes in between: what its answer holds, and what holds the answer to its card ("": it has none)
NEW: dict[str, tuple[str, str, str]] = {
    "report": ("nv 4 nghiệm thu 12/20 nhiệm vụ ngày 12/11", "12/20", "12/20"),
    "report in words": ("hội nghị tập huấn sở hữu trí tuệ được 2/5 rồi", "2/5", "2/5"),
    "difficulty": ("nv 4 vướng kinh phí chưa được cấp", "kinh phí chưa được cấp", "kinh phí chưa được cấp"),
    "correction": ("sửa lại nv 4 là 70%", "70 %", "70 %"),
    "list": ("nhiệm vụ nào quá hạn", "quá hạn (", ""),
    "one task": ("nv 1 đến đâu rồi", "I.1 (#2)", ""),
    "order": ("giao anh Huy rà soát hồ sơ đăng ký trước 5/12", "Rà soát hồ sơ đăng ký", "Đã giao #12"),
    "extension": (
        "xin gia hạn nv 4 đến 20/12 vì chờ góp ý",
        "20/12/2026",
        "Đã ghi nhận việc xin gia hạn I.4",
    ),
    "urging": ("đôn đốc nv 1", "Đã chuyển ý kiến", ""),
    "help": ("hướng dẫn", "Báo cáo", ""),
    "thanks": ("cảm ơn", "Cảm ơn đồng chí", ""),
}
PAIRS = [(o, n) for o in OPEN for n in NEW]


@pytest.mark.parametrize(("asked", "said"), PAIRS, ids=lambda v: v.replace(" ", "-"))
def test_what_is_new_is_served_and_what_was_asked_stays(
    asked: str, said: str, template: Path, tmp_path: Path
) -> None:
    before, name = OPEN[asked]
    message, shows, stores = NEW[said]
    channel = ("telegram", "zalo")[PAIRS.index((asked, said)) % 2]
    answers = list(played([*before, message, "đúng"], channel, template, tmp_path))
    answer, after = answers[len(before)], answers[len(before) + 1]
    assert shows in answer
    if stores:
        assert stores in after
        assert name in answer, "the card does not name what waits"
    if asked != "which one asked":
        assert name in after, "what was asked is lost"


@pytest.mark.parametrize("asked", OPEN)
@pytest.mark.parametrize("word", ["hủy", "thôi bỏ qua"])
def test_what_is_called_off_is_said_to_be(asked: str, word: str, template: Path, tmp_path: Path) -> None:
    before, _ = OPEN[asked]
    answers = list(played([*before, word], "zalo", template, tmp_path))
    assert "Đã bỏ" in answers[-1]


def played(lines: list[str], channel: str, template: Path, folder: Path) -> Iterator[str]:
    """The answers to the lines, one string each."""
    script = [
        json.dumps({"at": "2026-11-20T09:05", "as": WHO, "channel": channel, "text": text}) for text in lines
    ]
    database = house.copy(template, folder)
    try:
        player = Player(database, DESK, FileStore(folder / "files"))
        outputs: list[dict[str, Any]] = list(player.play(read_script("\n".join(script), folder)))
    finally:
        database.close()
    for number in range(len(lines)):
        mine = [o for o in outputs if o["cause"] == number and o["to"] == WHO and not o["clock"]]
        assert mine, f"nothing answers “{lines[number]}”"
        assert not any("error" in o for o in mine)
        yield "\n".join(o["text"] + " " + " ".join(o["choices"]) for o in mine)
