"""The right task among 500 look-alikes: found or asked for, in no more than 0.5 % another one."""

from collections import Counter

import pytest

from tests.linking import judge


@pytest.fixture(scope="module")
def results() -> list[judge.Result]:
    return judge.measure(rounds=2, seed=5)[0]


def _told(results: list[judge.Result], *verdicts: str) -> list[str]:
    return [f"{r.verdict}: {r.case.act} {r.case.text}" for r in results if r.verdict in verdicts]


def test_hardly_any_message_is_linked_to_another_task(results: list[judge.Result]) -> None:
    assert len(_told(results, judge.WRONG)) <= len(results) * 0.005


def test_a_question_offers_the_right_task_among_six(results: list[judge.Result]) -> None:
    assert len(_told(results, judge.ASTRAY)) <= len(results) * 0.005


def test_what_names_a_task_is_hardly_ever_not_found(results: list[judge.Result]) -> None:
    assert len(_told(results, judge.MISSED)) <= len(results) * 0.01


def test_words_that_fit_one_task_find_it_without_a_question(results: list[judge.Result]) -> None:
    sure = [r for r in results if len(r.case.right) == 1 and r.case.form != "two slips"]
    one = Counter(r.verdict for r in sure)
    assert one[judge.RIGHT] >= 0.9 * sum(one.values())


def test_the_unit_named_tells_whose_task_is_meant(results: list[judge.Result]) -> None:
    named = [r.verdict for r in results if r.case.form == "of a unit"]
    assert named and set(named) == {judge.RIGHT}


def test_a_number_of_before_the_plan_was_changed_is_known(results: list[judge.Result]) -> None:
    former = [r.verdict for r in results if r.case.form == "old number"]
    assert former and set(former) <= {judge.RIGHT, judge.ASKED}
