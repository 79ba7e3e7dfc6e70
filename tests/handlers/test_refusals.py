"""Every refusal that the code can raise has a sentence of its own, and its values are shown as people write them."""

import ast
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tasks.errors import Contradiction, NotFound, Refused
from vietnamese.words.refusals import FALLBACK, SENTENCES, refusal

ROOT = Path(__file__).parents[2]
KINDS = {"Refused", "NotAllowed", "NotFound", "Contradiction", "BadValue", "OutOfDate"}


def _codes() -> Iterator[tuple[str, str]]:
    """(code, file) of every refusal raised with a literal code."""
    for folder in ("handlers", "tasks", "storage", "bot"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") in KINDS and node.args:
                    first = node.args[0]
                    if isinstance(first, ast.Constant) and isinstance(first.value, str):
                        yield first.value, f"{folder}/{path.name}"


CODES = sorted(dict(_codes()).items())


@pytest.mark.parametrize(("code", "where"), CODES, ids=[c for c, _ in CODES])
def test_every_code_raised_has_a_sentence(code: str, where: str) -> None:
    assert code in SENTENCES, f"{code} is raised in {where}"


def test_the_source_is_really_looked_at() -> None:
    assert {"not_yours", "no_such_task", "set_by_higher_body", "which_awaits"} <= {c for c, _ in CODES}


def test_values_are_shown_as_people_write_them() -> None:
    refused = Contradiction(
        "extension_not_later", task=12, last_day=date(2026, 11, 30), day=date(2026, 11, 9)
    )
    said = refusal(refused).plain
    assert "#12" in said
    assert "30/11/2026" in said
    assert "9/11/2026" in said


def test_a_missing_value_leaves_a_gap_not_an_error() -> None:
    assert "…" in refusal(NotFound("no_such_unit")).plain


def test_an_unknown_code_still_says_something_true() -> None:
    assert refusal(Refused("never_heard_of")).plain == FALLBACK


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_sentences_are_whole(code: str) -> None:
    assert SENTENCES[code][0].isupper() or SENTENCES[code][0] in "“{"
    assert SENTENCES[code].rstrip("”")[-1] in ".?"
