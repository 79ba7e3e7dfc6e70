"""Every refusal is kind and says what to do next; help tells each thing once."""

import re

import pytest

from vietnamese.words import general
from vietnamese.words.refusals import FALLBACK, LEADING, SENTENCES

NEXT = re.compile(r"[Đđ]ề nghị|ví dụ|liên hệ|Gửi “|cấp trên trực tiếp|Văn phòng|\\?$|quyết định")
ALL = [(f"{code}", s) for code, s in SENTENCES.items()] + [(f"leading {c}", s) for c, s in LEADING.items()]
# A fact that leaves nothing to be done.
ENOUGH = {"nothing_awaits", "not_awaiting"}


@pytest.mark.parametrize(("code", "sentence"), [*ALL, ("fallback", FALLBACK)])
def test_a_refusal_says_what_to_do(code: str, sentence: str) -> None:
    assert code in ENOUGH or NEXT.search(sentence), sentence


@pytest.mark.parametrize(
    "roles", [(True, True, True), (True, True, False), (True, False, False), (False, True, False)]
)
def test_help_says_each_thing_once(roles: tuple[bool, bool, bool]) -> None:
    labels = [row.partition(":")[0] for row in general.help_(*roles).plain.splitlines()]
    assert len(labels) == len(set(labels))


def test_examples_name_tasks_that_the_reader_has() -> None:
    told = general.help_(True, True, True, numbers=("I.4", "II.1")).plain
    assert "“nv I.4 đạt 60%" in told and "vì sao nv II.1 quá hạn" in told
    assert "nv 2.1" not in told and "nv 3 " not in told


def test_the_office_reads_what_the_office_does() -> None:
    told = general.help_(False, False, True).plain
    assert "còn thiếu gì" in told and "đính chính" in told and "cài đặt" in told
