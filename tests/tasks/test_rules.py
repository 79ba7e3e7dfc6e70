"""The agency's rules: every one can be set from text, read back, and is refused outside its bounds."""

from dataclasses import fields
from datetime import date, time

import pytest

from tasks.errors import BadValue, Refused
from tasks.rules import RULES, Rules, from_facts, text_of, with_rule


def test_the_table_names_every_rule_and_nothing_else() -> None:
    assert set(RULES) == {field.name for field in fields(Rules)}


@pytest.mark.parametrize("name", sorted(RULES))
def test_the_text_of_a_default_reads_back_as_itself(name: str) -> None:
    assert with_rule(Rules(), name, text_of(Rules(), name)) == Rules()


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("start_of_use", "2026-07-01", date(2026, 7, 1)),
        ("start_of_use", "", None),
        ("before_excludes_day", "false", False),
        ("evidence_suffices", "1", True),
        ("reminder_steps", "0, 14,3,3", (14, 3, 0)),
        ("reminder_time", "9:15", time(9, 15)),
        ("due_soon_days", "10", 10),
        ("address", "anh/chị", "anh/chị"),
    ],
)
def test_a_rule_is_set_from_text(name: str, text: str, value: object) -> None:
    assert getattr(with_rule(Rules(), name, text), name) == value


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("no_such", "1", "no_such_rule"),
        ("due_soon_days", "many", "bad_rule_value"),
        ("due_soon_days", "-1", "rule_out_of_bounds"),
        ("reminder_steps", "", "bad_rule_value"),
        ("reminder_steps", "7,-3", "rule_out_of_bounds"),
        ("reminder_time", "25:00", "bad_rule_value"),
        ("reminder_time", "8", "bad_rule_value"),
        ("figures_only", "maybe", "bad_rule_value"),
        ("start_of_use", "1/7/2026", "bad_rule_value"),
        ("address", "", "rule_out_of_bounds"),
        ("work_end", "07:00", "day_ends_before_it_begins"),
    ],
)
def test_a_bad_value_is_refused_with_its_name(name: str, text: str, code: str) -> None:
    with pytest.raises(BadValue) as refused:
        with_rule(Rules(), name, text)
    assert refused.value.code == code
    assert refused.value.args["name"] == name


def test_facts_of_the_journal_make_the_rules_whatever_their_order() -> None:
    shifted = {"work_start": "17:30", "work_end": "22:00", "due_soon_days": "5"}
    for facts in (shifted, dict(reversed(shifted.items()))):
        rules = from_facts(facts)
        assert (rules.work_start, rules.work_end, rules.due_soon_days) == (time(17, 30), time(22, 0), 5)
    early = from_facts({"work_start": "05:00", "work_end": "07:00"})
    assert (early.work_start, early.work_end) == (time(5), time(7))


def test_a_rule_of_another_version_is_passed_over() -> None:
    assert from_facts({"moon_phase": "full"}) == Rules()


def test_a_refusal_carries_its_code_and_values() -> None:
    refused = Refused("not_yours", task=12)
    assert (refused.code, refused.args, str(refused)) == ("not_yours", {"task": 12}, "not_yours(task=12)")
