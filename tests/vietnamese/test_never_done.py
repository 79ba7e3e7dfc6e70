"""A wrong "hoàn thành" is worse than a question: no doubt, plan or degree ever gives `done`."""

import unicodedata
from datetime import datetime, timedelta, timezone

import pytest

from tests.vietnamese.corpus_files import listed
from vietnamese.understand import understand

NOW = datetime(2026, 11, 20, 9, tzinfo=timezone(timedelta(hours=7)))
WORDS = ("xong", "hoàn thành", "hoàn tất", "làm xong", "thực hiện xong")
FRAMES = (
    "nv 3 {} {}",
    "nv 3 {} {} ạ",
    "báo cáo anh nhiệm vụ 2.1 {} {}",
    "nv 3 đạt 60%, {} {}",
    "đề tài cây sâm {} {}",
)


def bare(text: str) -> str:
    letters = unicodedata.normalize("NFD", text).replace("đ", "d").replace("Đ", "D")
    return "".join(c for c in letters if not unicodedata.combining(c))


@pytest.mark.parametrize("doubt", listed("not_done_yet.txt"))
def test_a_doubt_is_never_done(doubt: str) -> None:
    said = [frame.format(doubt, word) for frame in FRAMES for word in WORDS]
    done = [text for text in (*said, *map(bare, said)) if "done" in _states(text)]
    assert done == []


@pytest.mark.parametrize("text", listed("not_done_said.txt"))
def test_what_is_said_so_is_not_done(text: str) -> None:
    assert [t for t in (text, bare(text)) if "done" in _states(t)] == []


def _states(text: str) -> set[str | None]:
    reading = understand(text, NOW)
    states = {reading.status, *(part.status for part in reading.parts)}
    return states if reading.intent in ("report", "correct") else set()


@pytest.mark.parametrize(
    "text",
    [
        "nv 3 xong",
        "nv 3 đã hoàn thành",
        "nv 3 em làm xong rồi ạ",
        "đề tài cây sâm hoàn thành rồi",
        "nv 3 hoàn thành đúng hạn",
        "nv 3 không vướng gì, đã xong",
        "hôm qua không họp được nhưng nv 3 đã hoàn thành",
        "nv 3 trước vướng kinh phí, nay đã hoàn thành",
    ],
)
def test_what_is_done_is_done(text: str) -> None:
    assert understand(text, NOW).status == "done"
    assert understand(bare(text), NOW).status == "done"
