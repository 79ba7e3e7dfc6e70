"""Rights: the table is total, reading grows with the role, and every role counts from its own unit only."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given

from tasks.actions import OFFICE_ACTS, PRIVATE_ONLY, TABLE
from tasks.errors import NotAllowed
from tasks.model import Membership, Person, Role, Task, Unit
from tasks.rights import (
    Action,
    Place,
    Relation,
    Scope,
    Units,
    acting,
    may,
    may_on,
    relation,
    require,
    require_superior,
    scope,
    visible,
)
from tests.tasks.samples import PEOPLE, TASKS, UNITS, person, task

R, A = Relation, Action
OFFICER = person(1, Role.OFFICER)
HEAD = person(2, Role.HEAD)
DEPUTY = person(3, Role.DEPUTY)
LEADER = person(4, Role.LEADER, 1, field_units=(2,))
DIRECTOR = person(5, Role.LEADER, 1)
OFFICE = person(6, Role.OFFICE, 1)
ADMIN = person(7, Role.ADMIN, 1)
BRANCH_HEAD = person(8, Role.HEAD, 3)
BRANCH_OFFICER = person(9, Role.OFFICER, 3)


def test_every_action_has_its_row() -> None:
    assert set(TABLE) == set(Action)
    assert all(TABLE.values())
    assert set(Action) > PRIVATE_ONLY and set(Action) > OFFICE_ACTS


READING = [A.ASK_TASK, A.ASK_COUNTS, A.ASK_PERSON, A.SHOW_HISTORY]


@pytest.mark.parametrize("action", READING)
def test_reading_grows_with_the_role(action: Action) -> None:
    row = TABLE[action]
    ladder = [
        row.get(r, frozenset()) for r in (Role.OFFICER, Role.DEPUTY, Role.HEAD, Role.LEADER, Role.OFFICE)
    ]
    assert all(lower <= higher for lower, higher in pairwise(ladder))
    assert Role.ADMIN not in row


def test_a_deputy_never_may_more_than_the_head() -> None:
    for row in TABLE.values():
        assert row.get(Role.DEPUTY, frozenset()) <= row.get(Role.HEAD, frozenset())


def test_a_group_never_allows_more_than_private() -> None:
    for who in (OFFICER, HEAD, DEPUTY, LEADER, OFFICE, ADMIN):
        for action in Action:
            for near in Relation:
                assert may(who, action, near, Place.PRIVATE) or not may(who, action, near, Place.GROUP)


@pytest.mark.parametrize("role", list(Role))
def test_nobody_confirms_their_own_completion(role: Role) -> None:
    assert R.OWN not in TABLE[A.CONFIRM_COMPLETION].get(role, frozenset())
    assert R.OWN not in TABLE[A.EXTEND_DECIDE].get(role, frozenset())


def test_the_admin_has_accounts_and_no_tasks() -> None:
    assert {action for action in Action if may(ADMIN, action, R.UNIT)} == {
        A.INVITE,
        A.PEOPLE,
        A.ACCOUNTS,
        A.BACKUP,
        A.HEALTH,
    }


@pytest.mark.parametrize(
    ("who", "what", "expected"),
    [
        (OFFICER, task(lead_person_id=1, lead_unit_id=3), R.OWN),
        (OFFICER, task(), R.UNIT),
        (OFFICER, task(lead_unit_id=3), R.OTHER),
        (OFFICER, task(lead_unit_id=3, coordinating_unit_ids=(2,)), R.COORDINATING),
        (BRANCH_HEAD, task(lead_unit_id=4), R.SUB_UNIT),
        (LEADER, task(), R.FIELD),
        (LEADER, task(lead_unit_id=3), R.OTHER),
        (DIRECTOR, task(lead_unit_id=3), R.FIELD),
        (OFFICE, task(lead_unit_id=None), R.OTHER),
    ],
)
def test_relations(who: Person, what: Task, expected: Relation) -> None:
    assert relation(who, what, UNITS) is expected


@pytest.mark.parametrize(
    ("who", "action", "what", "allowed"),
    [
        (OFFICER, A.REPORT, task(), True),
        (OFFICER, A.REPORT, task(lead_unit_id=3), False),
        (OFFICER, A.REPORT, task(lead_unit_id=3, coordinating_unit_ids=(2,)), False),
        (OFFICER, A.OPINION, task(lead_unit_id=3, coordinating_unit_ids=(2,)), True),
        (OFFICER, A.CONFIRM_COMPLETION, task(), False),
        (HEAD, A.CONFIRM_COMPLETION, task(), True),
        (HEAD, A.CONFIRM_COMPLETION, task(lead_person_id=2), False),
        (LEADER, A.CONFIRM_COMPLETION, task(lead_person_id=2), True),
        (DEPUTY, A.CONFIRM_COMPLETION, task(), False),
        (BRANCH_HEAD, A.REPORT, task(lead_unit_id=4), True),
        (BRANCH_OFFICER, A.REPORT, task(lead_unit_id=4), False),
        (LEADER, A.URGE, task(lead_unit_id=3), False),
        (LEADER, A.ASK_TASK, task(lead_unit_id=3), True),
        (OFFICE, A.ASSIGN, task(lead_unit_id=3), True),
        (OFFICE, A.EXTEND_DECIDE, task(), False),
        (ADMIN, A.ASK_TASK, task(lead_unit_id=1), False),
    ],
)
def test_who_may_do_what_to_which_task(who: Person, action: Action, what: Task, allowed: bool) -> None:
    assert may_on(who, action, what, UNITS) is allowed


def test_a_head_of_one_unit_is_only_an_officer_in_the_other() -> None:
    both = person(1, Role.OFFICER, 2, Membership(Role.HEAD, 3))
    assert may_on(both, A.REPORT, task(), UNITS)
    assert not may_on(both, A.CONFIRM_COMPLETION, task(), UNITS)
    assert may_on(both, A.CONFIRM_COMPLETION, task(lead_unit_id=4), UNITS)


def test_a_deputy_acts_for_the_absent_head() -> None:
    assert may_on(acting(DEPUTY, 2), A.CONFIRM_COMPLETION, task(), UNITS)
    assert not may_on(acting(DEPUTY, 2), A.CONFIRM_COMPLETION, task(lead_unit_id=3), UNITS)


@pytest.mark.parametrize(
    ("who", "action", "what", "place", "code"),
    [
        (replace(OFFICER, active=False), A.REPORT, task(), "private", "person_left"),
        (OFFICE, A.PEOPLE, None, "group", "not_in_group"),
        (OFFICER, A.IMPORT_PLAN, None, "private", "not_your_role"),
        (OFFICER, A.REPORT, task(lead_unit_id=3), "private", "not_yours"),
    ],
)
def test_refusals_have_their_codes(
    who: Person, action: Action, what: Task | None, place: str, code: str
) -> None:
    with pytest.raises(NotAllowed) as refused:
        require(who, action, what, UNITS, place)
    assert refused.value.code == code


def test_what_is_allowed_is_not_refused() -> None:
    require(OFFICE, A.IMPORT_PLAN)
    require(OFFICER, A.ASK_COUNTS, place="group")
    require(OFFICER, A.REPORT, task(), UNITS)


def test_the_doer_s_superior_confirms() -> None:
    require_superior(HEAD, task(), submitted_by=1, units=UNITS)
    with pytest.raises(NotAllowed, match="own_completion"):
        require_superior(HEAD, task(), submitted_by=2, units=UNITS)
    with pytest.raises(NotAllowed, match="not_yours"):
        require_superior(BRANCH_HEAD, task(), submitted_by=1, units=UNITS)


class TestScope:
    """What a person sees, alone and before a group."""

    def test_officer_sees_the_own_unit_and_every_unit_s_counts(self) -> None:
        assert scope(OFFICER, "private", None, UNITS) == Scope(1, frozenset({2}), counts_all=True)

    def test_a_branch_officer_does_not_see_the_branch_s_rooms(self) -> None:
        assert scope(BRANCH_OFFICER, "private", None, UNITS).units == frozenset({3})
        assert scope(BRANCH_HEAD, "private", None, UNITS).units == frozenset({3, 4})

    @pytest.mark.parametrize("who", [LEADER, DIRECTOR, OFFICE])
    def test_leader_and_office_see_everything(self, who: Person) -> None:
        assert scope(who, "private", None, UNITS).units is None

    def test_admin_sees_no_task(self) -> None:
        found = scope(ADMIN, "private", None, UNITS)
        assert (found.units, found.counts_all) == (frozenset(), False)

    def test_somebody_without_a_unit_sees_only_what_bears_their_name(self) -> None:
        found = scope(person(1, Role.OFFICER, None), "private", None, UNITS)
        assert found.own_only
        assert visible(task(lead_person_id=1), found) and not visible(task(), found)

    def test_a_group_shows_what_both_may_see(self) -> None:
        assert scope(DIRECTOR, "group", frozenset({2, 3}), UNITS).units == frozenset({2, 3})
        assert scope(HEAD, "group", frozenset({3, 4}), UNITS).units == frozenset()
        assert scope(HEAD, "group", None, UNITS).units == frozenset({2})

    def test_what_leaders_hold_appears_in_no_group(self) -> None:
        found = scope(DIRECTOR, "group", None, UNITS)
        held = task(lead_person_id=DIRECTOR.id)
        assert found.hide_leaders
        assert not visible(held, found, frozenset({DIRECTOR.id}))
        assert visible(held, scope(DIRECTOR, "private", None, UNITS), frozenset({DIRECTOR.id}))

    def test_who_left_sees_nothing(self) -> None:
        found = scope(replace(DIRECTOR, active=False), "private", None, UNITS)
        assert not visible(task(lead_person_id=5), found)


@given(PEOPLE, TASKS)
def test_what_may_be_reported_on_can_be_seen(who: Person, what: Task) -> None:
    if may_on(who, A.REPORT, what, UNITS):
        assert may_on(who, A.ASK_TASK, what, UNITS) and visible(what, scope(who, "private", None, UNITS))


@given(PEOPLE, TASKS)
def test_the_scope_shows_exactly_the_tasks_that_may_be_asked_about(who: Person, what: Task) -> None:
    shown = visible(what, scope(who, "private", None, UNITS))
    assert shown is may_on(who, A.ASK_TASK, what, UNITS)


@given(PEOPLE, TASKS)
def test_a_group_shows_no_more_than_a_private_chat(who: Person, what: Task) -> None:
    if visible(what, scope(who, "group", frozenset({2}), UNITS)):
        assert what.lead_unit_id == 2
        assert visible(what, scope(who, "private", None, UNITS))


@given(PEOPLE, TASKS)
def test_a_precise_right_is_never_wider_than_the_table(who: Person, what: Task) -> None:
    for action in set(Action) - OFFICE_ACTS:
        if may_on(who, action, what, UNITS):
            assert any(may(who, action, near) for near in Relation)


def test_units_in_the_agency_s_own_order_and_what_lies_below() -> None:
    assert [unit.id for unit in UNITS] == [1, 2, 3, 4]
    assert UNITS.descendants(3) == {3, 4}
    assert UNITS.below([2, 3]) == {2, 3, 4} and UNITS.below([]) == frozenset()
    assert [unit.id for unit in UNITS.children(3)] == [4]
    assert UNITS.get(None) is None and UNITS.get(99) is None
    assert Units({unit.id: unit for unit in UNITS}) == UNITS


def test_units_in_a_circle_end() -> None:
    circle = Units([Unit(1, "a", parent_id=2), Unit(2, "b", parent_id=1)])
    assert circle.descendants(1) == {1, 2}
