"""Questions as values: they go through JSON unharmed, and a follow-up changes only what it names."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.errors import BadValue
from tasks.model import Source, State
from tasks.query import Filter, Order, TaskQuery, from_json, merge_follow_up
from tests.tasks.samples import DAYS

QUERIES = st.builds(
    TaskQuery,
    filters=st.frozensets(st.sampled_from([f.value for f in Filter]), max_size=3),
    state=st.none() | st.sampled_from(State),
    unit_ids=st.frozensets(st.integers(1, 9), max_size=3),
    person_id=st.none() | st.integers(1, 9),
    plan_id=st.none() | st.integers(1, 9),
    section=st.sampled_from(["", "I"]),
    period=st.none() | st.tuples(st.none() | DAYS, st.none() | DAYS),
    order=st.sampled_from(Order),
    as_of=st.none() | DAYS,
    words=st.sampled_from(["", "chuyển đổi số"]),
    waiting_for=st.sampled_from(["", "Sở Tài chính"]),
    source=st.none() | st.sampled_from(Source),
    task_ids=st.lists(st.integers(1, 99), max_size=3).map(tuple),
)


@given(QUERIES)
def test_a_query_goes_through_json_unharmed(query: TaskQuery) -> None:
    assert from_json(json.loads(json.dumps(query.to_json()))) == query


@given(QUERIES)
def test_a_follow_up_that_names_nothing_asks_the_same(query: TaskQuery) -> None:
    merged = merge_follow_up(query, TaskQuery())
    assert merged.to_json() == {k: v for k, v in query.to_json().items() if k != "task_ids"}


@given(QUERIES, QUERIES)
def test_what_a_follow_up_names_is_what_it_gets(previous: TaskQuery, new: TaskQuery) -> None:
    merged = merge_follow_up(previous, new)
    assert merged.task_ids == new.task_ids
    assert merged.period == (new.period or previous.period)
    assert merged.as_of == (new.as_of or previous.as_of)


OVERDUE_HERE = TaskQuery(
    filters=frozenset({Filter.OVERDUE}), unit_ids=frozenset({2}), as_of=date(2026, 10, 31)
)


def test_what_about_the_branch() -> None:
    merged = merge_follow_up(OVERDUE_HERE, TaskQuery(unit_ids=frozenset({3})))
    assert merged == TaskQuery(frozenset({Filter.OVERDUE}), unit_ids=frozenset({3}), as_of=date(2026, 10, 31))


def test_what_about_her() -> None:
    merged = merge_follow_up(OVERDUE_HERE, TaskQuery(person_id=7))
    assert merged.person_id == 7
    assert not merged.unit_ids
    assert merged.filters == {Filter.OVERDUE}


def test_mine_is_put_aside_for_another_unit() -> None:
    mine = TaskQuery(filters=frozenset({Filter.MINE, Filter.DUE_SOON}))
    assert merge_follow_up(mine, TaskQuery(unit_ids=frozenset({3}))).filters == {Filter.DUE_SOON}


def test_and_those_that_are_done() -> None:
    merged = merge_follow_up(OVERDUE_HERE, TaskQuery(state=State.DONE))
    assert (merged.state, merged.filters, merged.unit_ids) == (State.DONE, frozenset(), frozenset({2}))


@pytest.mark.parametrize(
    "broken",
    [
        {"state": "flying"},
        {"as_of": "31/10/2026"},
        {"period": ["2026-01-01"]},
        {"unit_ids": 5},
        {"order": "x"},
    ],
)
def test_broken_values_are_refused_and_unknown_names_passed_over(broken: dict[str, object]) -> None:
    with pytest.raises(BadValue, match="bad_query"):
        from_json(broken)
    assert from_json({"colour": "red"}) == TaskQuery()
