"""Plans and notices of conclusions as JSON: the readers that know deadlines, units and numbering."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from plans.blocks import Content
from plans.conclusion import is_notice as is_notice
from plans.conclusion import read_conclusion
from plans.missing import missing_by_path
from plans.model import KnownUnit
from plans.read import read_content

OPENING = 1500


def plan(of: Content, arguments: Mapping[str, Any]) -> dict[str, Any]:
    """The plan of a document as `bot.reading.read_plan` answers it; raises Refusal."""
    document = read_content(
        of,
        year=arguments.get("year"),
        now=date.fromisoformat(arguments["today"]),
        known_units=_known(arguments),
        mapping={int(column): role for column, role in (arguments.get("mapping") or {}).items()},
    )
    lacking = {path: list(codes) for path, codes in missing_by_path(document.tasks).items()}
    return {**document.as_json(), "missing": lacking}


def conclusion(source: str | bytes, name: str, words: str, arguments: Mapping[str, Any]) -> dict[str, Any]:
    """The tasks of a notice, where they stand, and how its words begin; raises Refusal."""
    today = date.fromisoformat(arguments["today"])
    found = read_conclusion(source, name, now=today, known_units=_known(arguments))
    return {
        "tasks": [task.as_json() for task in found.tasks],
        "source": found.source,
        "opening": words[:OPENING],
    }


def _known(arguments: Mapping[str, Any]) -> list[KnownUnit]:
    return [KnownUnit(u["name"], tuple(u["aliases"])) for u in arguments.get("units", ())]
