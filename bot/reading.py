"""Reads a plan document in the child process: what the job `read_plan` and the commands run."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from bot.returned import known, tasks_alone
from plans.blocks import Paragraph
from plans.conclusion import is_notice
from plans.conclusion import read_conclusion as read_notice
from plans.missing import missing_by_path
from plans.model import KnownUnit
from plans.moves import is_moves, read_moves
from plans.read import load
from plans.read import read_plan as read_document
from plans.roster import RosterError, is_roster, read_roster
from plans.roster import as_json as roster_json
from plans.safety import Refusal, check
from plans.spreadsheet_text import read_rows

OPENING = 1500


def read_plan(arguments: Mapping[str, Any]) -> dict[str, Any]:
    """The JSON of contract for `read-plan` with what each lowest row lacks of "6 rõ", or {"error": {"code", "arguments"}}; stores nothing.

    Arguments: path, name, today (ISO), year (or null), units [{name, aliases}] of the roster, mapping {column from 1
    as text: role} that overrules the columns found. With `notices` a notice of conclusions is read as such and
    answered as {"conclusion": …}, and a report or report form of ours that comes back as {"ours": …}.
    """
    if arguments.get("notices") and arguments.get("ours", True):
        ours = known(Path(arguments["path"]), str(arguments["name"]))
        if ours is not None:
            return {"ours": ours}
    try:
        content, name = Path(arguments["path"]).read_bytes(), str(arguments["name"])
        if arguments.get("notices") and (table := _table(content, name)) is not None:
            return table
        if arguments.get("notices") and is_notice(_words(content, name)):
            return {"conclusion": _conclusion(content, name, arguments)}
        check(content, name)
        document = read_document(
            tasks_alone(content),
            name,
            year=arguments.get("year"),
            now=date.fromisoformat(arguments["today"]),
            known_units=_known(arguments),
            mapping={int(column): role for column, role in (arguments.get("mapping") or {}).items()},
        )
    except Refusal as refusal:
        return {"error": {"code": refusal.code, "arguments": dict(refusal.arguments)}}
    lacking = {path: list(codes) for path, codes in missing_by_path(document.tasks).items()}
    return {**document.as_json(), "missing": lacking}


def _table(content: bytes, name: str) -> dict[str, Any] | None:
    """A roster or a file that moves tasks, as {"roster": …, "problems": […]} or {"moves": […]}; None: neither."""
    if not name.lower().endswith((".csv", ".xlsx")):
        return None
    rows = read_rows(content, name)
    if is_moves(rows):
        return {"moves": [{**asdict(m), "on": m.on.isoformat() if m.on else None} for m in read_moves(rows)]}
    if not is_roster(rows):
        return None
    try:
        return {"roster": roster_json(read_roster(content, name)), "problems": []}
    except RosterError as error:
        return {
            "roster": None,
            "problems": [{**asdict(p), "arguments": dict(p.arguments)} for p in error.problems],
        }


def read_conclusion(arguments: Mapping[str, Any]) -> dict[str, Any]:
    """The tasks that a notice gives: {"conclusion": {tasks, source, opening}}, or {"error": …}; stores nothing.

    Arguments: text, or path and name; today, units as for `read_plan`. A file that is no notice: not_notice.
    """
    if "text" in arguments:
        return {"conclusion": _conclusion(str(arguments["text"]), "", arguments)}
    try:
        content, name = Path(arguments["path"]).read_bytes(), str(arguments["name"])
        if not is_notice(_words(content, name)):
            raise Refusal("not_notice")
        return {"conclusion": _conclusion(content, name, arguments)}
    except Refusal as refusal:
        return {"error": {"code": refusal.code, "arguments": dict(refusal.arguments)}}


def read_text(arguments: Mapping[str, Any]) -> dict[str, Any]:
    """The paragraphs of a file: {"paragraphs": […]}, or {"error": …}. Arguments: path, name."""
    try:
        content, name = Path(arguments["path"]).read_bytes(), str(arguments["name"])
        return {"paragraphs": _words(content, name).split("\n")}
    except Refusal as refusal:
        return {"error": {"code": refusal.code, "arguments": dict(refusal.arguments)}}


def _conclusion(source: str | bytes, name: str, arguments: Mapping[str, Any]) -> dict[str, Any]:
    today = date.fromisoformat(arguments["today"])
    found = read_notice(source, name, now=today, known_units=_known(arguments))
    words = source if isinstance(source, str) else _words(source, name)
    return {
        "tasks": [task.as_json() for task in found.tasks],
        "source": found.source,
        "opening": words[:OPENING],
    }


def _words(content: bytes, name: str) -> str:
    return "\n".join(b.text for b in load(content, name).blocks if isinstance(b, Paragraph))


def _known(arguments: Mapping[str, Any]) -> list[KnownUnit]:
    return [KnownUnit(u["name"], tuple(u["aliases"])) for u in arguments.get("units", ())]
