"""Templates load, and wrong ones are refused with the place."""

from pathlib import Path

import pytest

from reports.errors import ReportError
from reports.templates import fill_in, load, names, read
from tasks.periods import merged_into, parse_period

GOOD = """
name = "so_x"
kind = "month"
subject = ["Kết quả {period}"]
closing = "Trên đây là báo cáo"
[[headings]]
key = "a"
title = "Kết quả"
fill = "statistics"
"""


@pytest.mark.parametrize("name", ["day", "week", "month", "quarter", "half", "nine_months", "year"])
def test_ours_load_and_know_their_name(name: str) -> None:
    found = load(name)
    assert found.name == found.kind == name and any(h.fill == "statistics" for h in found.headings)


def test_reports_to_a_higher_body_count_tasks_internal_ones_works() -> None:
    assert {name: load(name).count for name in names() if load(name).count == "đầu việc"} == {
        "week": "đầu việc",
        "day": "đầu việc",
    }


def test_march_is_told_in_the_first_quarter_and_september_in_the_third() -> None:
    rule = load("month").rule
    told = {
        month: str(merged_into(parse_period(f"2026-{month}", rule), rule)) for month in ("03", "09", "10")
    }
    assert told == {"03": "2026-Q1", "09": "2026-Q3", "10": "2026-10"}


def test_an_agency_brings_its_own_file_and_its_own_cut_off(tmp_path: Path) -> None:
    (tmp_path / "month.toml").write_text(
        GOOD.replace("so_x", "month") + "[period]\ncut_off_day = 20\n", "utf-8"
    )
    own = load("month", tmp_path)
    assert own.rule.cut_off_day == 20 and len(own.headings) == 1
    assert load("year", tmp_path).name == "year"


@pytest.mark.parametrize(
    ("data", "code", "place"),
    [
        (b"\xff\xfe", "template_not_toml", None),
        (b"name = ", "template_not_toml", None),
        (GOOD.replace('kind = "month"', 'kind = "tuan"').encode(), "template_invalid", "kind"),
        (GOOD.replace("{period}", "{nobody}").encode(), "template_invalid", "template"),
        (
            GOOD.replace('fill = "statistics"', 'filll = "statistics"').encode(),
            "template_invalid",
            "headings.0.filll",
        ),
        ((GOOD + '[[headings]]\nkey = "a"\ntitle = "x"\n').encode(), "template_invalid", "template"),
        (GOOD.replace('key = "a"', f'key = "{"a" * 60}"').encode(), "template_invalid", "template"),
        ((GOOD + "[period]\ncut_off_day = 32\n").encode(), "template_invalid", "period.cut_off_day"),
    ],
)
def test_wrong_files_name_the_place(data: bytes, code: str, place: str | None) -> None:
    with pytest.raises(ReportError) as refused:
        read(data)
    assert refused.value.code == code and refused.value.args_.get("place") == place


@pytest.mark.parametrize("name", ["nobody", "../month", "", "MONTH", "a" * 99])
def test_unknown_names_never_leave_the_folder(name: str) -> None:
    with pytest.raises(ReportError, match="template_unknown"):
        load(name)


def test_values_are_never_read_as_placeholders_again() -> None:
    assert fill_in("{issuer} {period}", {"issuer": "{period}", "period": "x"}) == "{period} x"
