"""Messages as people type them, read by topic; each phrase is a test of its own, as typed and without diacritics."""

import unicodedata
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

from tests.vietnamese import corpus_files
from tests.vietnamese.judge import KEYS, wrong_keys
from vietnamese.understand import Context, understand

NOW = datetime(2026, 11, 20, 9, tzinfo=timezone(timedelta(hours=7)))
TOPICS = (
    "reports",
    "multi",
    "acts",
    "questions",
    "talk",
    "offices",
    "traps",
    "bodies",
    "sciences",
    "chats",
    "mixed",
    "edges",
    "leaders",
    "progress",
    "orders",
    "asking",
    "chatter",
    "breadth",
    "weekdays",
    "wording",
    "errands",
    "districts",
)
LINES = [(topic, line) for topic in TOPICS for line in corpus_files.read(f"{topic}.txt")]
# Read differently once the marks are gone; a person could not tell either.
ONLY_WITH_MARKS = frozenset(corpus_files.listed("only_with_marks.txt"))


def bare(value: Any) -> Any:
    """Texts without diacritics."""
    if isinstance(value, str):
        letters = unicodedata.normalize("NFD", value).replace("đ", "d").replace("Đ", "D")
        return "".join(c for c in letters if not unicodedata.combining(c))
    if isinstance(value, list):
        return [bare(item) for item in value]
    if isinstance(value, dict):
        return {key: bare(item) for key, item in value.items()}
    return value


@pytest.mark.parametrize(
    "line", [line for _, line in LINES], ids=[f"{topic}: {line['text']}" for topic, line in LINES]
)
def test_as_typed(line: dict[str, Any]) -> None:
    found = understand(line["text"], NOW, chat=line["chat"])
    assert wrong_keys(line, found.as_json()) == [], found.trace


BARE = [line for _, line in LINES if not line["text"].isascii() and line["text"] not in ONLY_WITH_MARKS]


@pytest.mark.parametrize("line", BARE, ids=[bare(line["text"]) for line in BARE])
def test_without_diacritics(line: dict[str, Any]) -> None:
    line = {key: value if key == "chat" else bare(value) for key, value in line.items()}
    found = understand(line["text"], NOW, chat=line["chat"])
    assert wrong_keys(line, found.as_json()) == [], found.trace


@pytest.mark.parametrize("line", [line for _, line in LINES], ids=[line["text"] for _, line in LINES])
def test_both_normal_forms_read_the_same(line: dict[str, Any]) -> None:
    composed = understand(unicodedata.normalize("NFC", line["text"]), NOW).as_json()
    assert understand(unicodedata.normalize("NFD", line["text"]), NOW).as_json() == composed


def test_the_json_has_exactly_the_keys_of_the_contract() -> None:
    assert set(understand("nv 2.1 đạt 60%", NOW).as_json()) == {"intent", "multi", *KEYS}


def test_the_trace_names_rules_with_their_words() -> None:
    trace = understand("xin gia hạn nv 3 đến hết tháng 12", NOW).trace
    assert next(fired.rule for fired in trace) == "intent.extend"
    assert trace[0].text == "gia hạn"


def test_a_part_keeps_the_words_said_of_its_task() -> None:
    text = "nv 8 đạt 90%, còn nv 9 chưa làm"
    parts = understand(text, NOW).parts
    assert [part.tasks for part in parts] == [("8",), ("9",)]
    assert [text[slice(*part.span)] for part in parts] == [part.words for part in parts]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("nv 3 đã nghiệm thu ngày 5/11", "2026-11-05"),
        ("nv 3 họp hội đồng hôm qua rồi, đạt 80%", "2026-11-19"),
        ("nv 3 đạt 80%, mai họp hội đồng", None),
        ("nv 3 đạt 80%", None),
    ],
)
def test_the_day_something_was_done(text: str, day: str | None) -> None:
    found = understand(text, NOW).effective_on
    assert (found.isoformat() if found else None) == day


def test_what_is_uncertain_is_to_be_asked() -> None:
    assert "approximate" in understand("nv 3 làm được hơn một nửa", NOW).asks
    assert "impossible_date" in understand("xin gia hạn nv 3 đến 31/6", NOW).asks
    assert "count_mode" in understand("nv 3 đã mở 2/5 lớp", NOW).asks
    assert "count_mode" not in understand("nv 3 lũy kế đã mở 2/5 lớp", NOW).asks


def test_who_stands_behind_an_act_is_kept() -> None:
    found = understand("theo ý kiến đ/c Giám đốc tại giao ban 16/11, nv 2.1 đạt 50%", NOW)
    assert found.on_behalf == "theo ý kiến đ/c Giám đốc tại giao ban 16/11"


def test_saying_that_nothing_is_difficult_is_kept() -> None:
    assert understand("nv 2.1 đạt 60%, không có khó khăn gì", NOW).no_difficulty
    assert not understand("nv 2.1 đạt 60%", NOW).no_difficulty


def test_a_follow_up_is_told() -> None:
    assert understand("còn chi cục thì sao", NOW).follow_up
    assert not understand("việc nào quá hạn", NOW).follow_up


def test_a_unit_of_the_roster_is_found_by_its_alias() -> None:
    context = Context(units=("TT Nước sạch",))
    assert understand("tổng hợp tiến độ TT Nước sạch tháng 10", NOW, context=context).unit == "TT Nước sạch"


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("vì sao nv 3 quá hạn", "why"),
        ("sao nv 2.1 lại quá hạn", "why"),
        ("lịch sử nv 3", "history"),
        ("xem thêm", "more"),
        ("tiếp", "more"),
        ("dữ liệu của tôi", "my_data"),
        ("đặt ngày bắt đầu sử dụng 1/11/2026", "settings"),
        ("chuyển nhiệm vụ 3 cho phòng QLKH", "transfer"),
        ("nv 3 đang chờ ai", "waiting"),
        ("khóa kỳ tháng 10", "lock"),
    ],
)
def test_acts_beyond_the_contract(text: str, intent: str) -> None:
    assert understand(text, NOW).intent == intent
