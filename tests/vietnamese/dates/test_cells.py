"""Deadline cells: start, due, conditions, schedules, several milestones."""

from datetime import date

import pytest

from tests.vietnamese.dates.reading_corpus import valued, without_diacritics
from vietnamese.dates import DeadlinePart, read_deadline

ISSUED = date(2026, 2, 15)
CASES = valued("cells.txt")


def shown(part: DeadlinePart | None) -> str:
    if part is None:
        return ""
    if part.range is None:
        return part.grain
    return f"{part.range}:{part.grain}" + ("~" if part.year_inferred else "")


@pytest.mark.parametrize(("cell", "value"), CASES, ids=[cell for cell, _ in CASES])
def test_cell_means_its_parts(cell: str, value: str) -> None:
    start, _, due = (side.strip() for side in value.partition("|"))
    cell = cell.replace("\\n", "\n")
    for spelt in (cell, without_diacritics(cell), cell.upper()):
        reading = read_deadline(spelt, ISSUED, 2026)
        assert (shown(reading.start), shown(reading.due)) == (start, due), spelt


def test_each_part_keeps_its_own_words() -> None:
    reading = read_deadline("Từ tháng 3 đến tháng 11/2026", ISSUED, 2026)
    assert reading.start is not None and reading.start.text == "Từ tháng 3"
    assert reading.due is not None and reading.due.text == "đến tháng 11/2026"


def test_words_that_cannot_be_split_stand_for_both_parts() -> None:
    reading = read_deadline("tháng 4- 6/2026", ISSUED, 2026)
    assert reading.start is not None and reading.due is not None
    assert reading.start.text == reading.due.text == "tháng 4- 6/2026"


def test_several_milestones_are_kept_and_asked() -> None:
    reading = read_deadline("- Đợt 1: tháng 4\n- Đợt 2: tháng 9", ISSUED, 2026)
    assert [part.range for part in reading.milestones] == ["2026-04-01/2026-04-30", "2026-09-01/2026-09-30"]
    assert reading.ask and reading.due == reading.milestones[-1]


def test_a_condition_beside_a_date_keeps_both() -> None:
    reading = read_deadline("Quý I/2026 (sau khi được phân bổ kinh phí)", ISSUED, 2026)
    assert reading.due is not None and reading.due.range == "2026-01-01/2026-03-31"
    assert reading.due.condition == "sau khi được phân bổ kinh phí"
    late = read_deadline("Ngay sau khi có hướng dẫn, chậm nhất 30/9/2026", ISSUED, 2026)
    assert late.due is not None and late.due.end == date(2026, 9, 30) and late.due.condition


def test_a_yearly_deadline_says_its_day() -> None:
    reading = read_deadline("Trước ngày 10/12 hằng năm", ISSUED, 2026)
    how = reading.due and reading.due.recurrence
    assert how is not None and (how.every, how.month, how.day, how.bound) == ("year", 12, 10, "before")


def test_an_impossible_day_is_no_deadline() -> None:
    reading = read_deadline("Ngày 31/6/2026", ISSUED, 2026)
    assert reading.impossible and reading.due is None and reading.ask


def test_without_a_plan_year_the_year_of_issue_serves() -> None:
    reading = read_deadline("Tháng 9", date(2025, 1, 10))
    assert (
        reading.due is not None and reading.due.range == "2025-09-01/2025-09-30" and reading.due.year_inferred
    )
