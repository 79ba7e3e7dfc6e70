"""A task's result in official prose: newest figures and state once, then the officers' words in order of time."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.results import Language, Reported, Result, result_of, sentence
from vietnamese.marks import learned

CASES = tomllib.loads((Path(__file__).parent / "corpus" / "results.toml").read_text("utf-8"))["case"]
TITLE = "Khảo sát nhu cầu truy xuất nguồn gốc tại các hợp tác xã"
LANGUAGE = Language({"HTX": "hợp tác xã", "TTKC": "Trung tâm Khuyến công"}, learned().with_texts([TITLE]))


def reported(rows: list[Any]) -> list[Reported]:
    days = [date.fromisoformat(row[0]) for row in rows]
    return [
        Reported(f"{n:06d}", day, day, row[1], row[2])
        for n, (day, row) in enumerate(zip(days, rows, strict=True))
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_result(case: dict[str, Any]) -> None:
    found = result_of(reported(case["reports"]), TITLE, case.get("unit", "hợp tác xã"), LANGUAGE)
    assert found == Result(case["result"], case.get("set", 0), case.get("missing", 0))


def test_a_difficulty_stands_as_a_sentence_of_the_report() -> None:
    assert (
        sentence("ko có kinh phí, HTX chưa hợp tác", LANGUAGE)
        == "Không có kinh phí, hợp tác xã chưa hợp tác."
    )


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=120), st.sampled_from(["in_progress", "awaiting", "done", None]))
def test_strangers_words_never_break_it(words: str, state: str | None) -> None:
    found = result_of([Reported("1", date(2026, 1, 1), date(2026, 1, 1), {"state": state}, words)], TITLE)
    assert found == result_of(
        [Reported("1", date(2026, 1, 1), date(2026, 1, 1), {"state": state}, words)], TITLE
    )
    assert not found.text or found.text[-1] in ".!?…:"
