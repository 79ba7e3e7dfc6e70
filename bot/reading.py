"""Reads a plan document in the child process: what the job `read_plan` and the commands run."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from plans.missing import missing_by_path
from plans.model import KnownUnit
from plans.read import read_plan as read_document
from plans.safety import Refusal


def read_plan(arguments: Mapping[str, Any]) -> dict[str, Any]:
    """The JSON of contract for `read-plan` with what each lowest row lacks of "6 rõ", or {"error": {"code", "arguments"}}; stores nothing.

    Arguments: path, name, today (ISO), year (or null), units [{name, aliases}] of the roster, mapping {column from 1
    as text: role} that overrules the columns found.
    """
    try:
        content = Path(arguments["path"]).read_bytes()
        document = read_document(
            content,
            str(arguments["name"]),
            year=arguments.get("year"),
            now=date.fromisoformat(arguments["today"]),
            known_units=[KnownUnit(u["name"], tuple(u["aliases"])) for u in arguments.get("units", ())],
            mapping={int(column): role for column, role in (arguments.get("mapping") or {}).items()},
        )
    except Refusal as refusal:
        return {"error": {"code": refusal.code, "arguments": dict(refusal.arguments)}}
    lacking = {path: list(codes) for path, codes in missing_by_path(document.tasks).items()}
    return {**document.as_json(), "missing": lacking}
