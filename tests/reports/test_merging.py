"""Reports of one task become prose without a change of meaning."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.citations import Citations, Cited
from reports.merging import Marking, Told, merge_reports

CASES = tomllib.loads((Path(__file__).parent / "corpus" / "merging.toml").read_text("utf-8"))["case"]


def told(case: dict[str, Any]) -> list[Told]:
    documents = tuple(
        Cited(d["number"], date.fromisoformat(d["day"]), d.get("issuer", ""), d.get("subject", ""))
        for d in case.get("documents", ())
    )
    return [
        Told(f"b{n}", date.fromisoformat(day), words, documents)
        for n, (day, words) in enumerate(case["reports"], 1)
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_prose(case: dict[str, Any]) -> None:
    assert [piece.text for piece in merge_reports(told(case), case.get("abbreviations"))] == case["result"]


def test_every_piece_names_all_its_sources() -> None:
    found = merge_reports(
        [
            Told("b1", date(2026, 9, 1), "Đã trình UBND tỉnh. Không vướng mắc"),
            Told("b2", date(2026, 9, 2), "Đã trình UBND tỉnh, chờ phê duyệt. Không vướng mắc"),
        ]
    )
    assert [(piece.text[:9], piece.sources) for piece in found] == [
        ("Đã trình ", ("b1", "b2")),
        ("Không vướ", ("b1", "b2")),
    ]


def test_words_without_marks_are_kept_and_said_to_need_a_hand() -> None:
    (piece,) = merge_reports([Told("b1", date(2026, 9, 1), "da gui van ban cho so tai chinh")])
    assert piece.text == "Da gui van ban cho so tai chinh." and piece.marking is Marking.MISSING


def test_the_title_alone_says_nothing() -> None:
    assert merge_reports([Told("b1", date(2026, 9, 1), "Tổ chức hội thảo.")], title="Tổ chức hội thảo") == ()


def test_one_text_through_citations_by_hand() -> None:
    through = Citations().through("Nghị định 13/2023/NĐ-CP ngày 17/4/2023 và 13/2023/NĐ-CP; tỷ lệ 12/14")
    assert through == "Nghị định số 13/2023/NĐ-CP ngày 17/4/2023 và Nghị định số 13/2023/NĐ-CP; tỷ lệ 12/14"


REPORTS = st.lists(
    st.tuples(st.dates(date(2026, 1, 1), date(2026, 12, 31)), st.text(max_size=80)), max_size=6
)


@settings(max_examples=150, deadline=None)
@given(REPORTS)
def test_strangers_words_never_break_it_and_no_source_is_invented(reports: list[tuple[date, str]]) -> None:
    found = merge_reports(
        [Told(f"b{n}", day, words) for n, (day, words) in enumerate(reports)], {"KH": "kế hoạch"}
    )
    assert {source for piece in found for source in piece.sources} <= {f"b{n}" for n in range(len(reports))}
    assert len({piece.text for piece in found}) == len(found) and all(piece.text.strip() for piece in found)
