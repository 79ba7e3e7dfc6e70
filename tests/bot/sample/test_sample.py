"""The made-up department holds together: one plan as data and as Word, people who exist, a past in order."""

import csv
import json
from datetime import datetime
from pathlib import Path

import pytest
from docx import Document

from bot.sample import document
from bot.sample.cast import FOLDER, LEADER, OFFICER, SAMPLES
from bot.sample.history import BEGIN, NEWCOMER, PAST, ROSTER
from tasks.model import VIETNAM

PEOPLE = [row["name"] for row in csv.DictReader(ROSTER.read_text(encoding="utf-8").splitlines())]
LINES = json.loads(PAST.read_text(encoding="utf-8"))
TRIES = json.loads((FOLDER / "thu-ngay.json").read_text(encoding="utf-8"))


def cells(path: Path) -> list[list[str]]:
    """Every cell of the plan's table, merged ones filled down."""
    return [[cell.text for cell in row.cells] for row in Document(str(path)).tables[-1].rows]


def test_the_word_file_is_what_its_data_make(tmp_path: Path) -> None:
    made = tmp_path / "plan.docx"
    document.build(json.loads(document.DATA.read_text(encoding="utf-8")), made)
    assert cells(made) == cells(document.PLAN)


def test_merged_cells_hold_a_task_over_all_its_works() -> None:
    rows = cells(document.PLAN)
    block = [row for row in rows if row[1].startswith("Nhiệm vụ 1: Nâng cao hiệu quả")]
    assert len(block) == 4
    assert {row[0] for row in block} == {"1"}


def test_everybody_who_speaks_is_on_the_roster() -> None:
    assert {line["as"] for line in LINES if "as" in line} <= set(PEOPLE)
    assert {OFFICER, LEADER, NEWCOMER} <= set(PEOPLE)
    assert len(PEOPLE) == len(set(PEOPLE))


def test_the_past_is_in_order_and_ends_where_the_demo_begins() -> None:
    moments = [datetime.fromisoformat(line["at"]).replace(tzinfo=VIETNAM) for line in LINES]
    assert moments == sorted(moments)
    assert moments[0] >= BEGIN
    assert moments[-1] == datetime(2026, 11, 20, 9, tzinfo=VIETNAM)


def test_examples_are_for_roles_and_people_who_are_there() -> None:
    assert set(TRIES) <= {"stranger", "officer", "head", "leader", "office", "group", *PEOPLE}


@pytest.mark.parametrize("role", TRIES)
def test_examples_name_files_that_are_there(role: str) -> None:
    for example in TRIES[role]:
        assert example["text"] or example["sample"] in SAMPLES
        if role == "group":
            assert "@bot" in example["text"]
