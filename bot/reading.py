"""Reads files in the child process: what the jobs `read_plan`, `read_conclusion`, `read_text` and the commands run.

What a file is gets decided first: a refused file waits for no reader.
"""

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bot.ours import alike, known, tasks_alone
from plans.blocks import Content, Paragraph
from plans.loading import load
from plans.moves import is_moves, read_moves
from plans.roster import RosterError, is_roster, read_roster
from plans.roster import as_json as roster_json
from plans.safety import Refusal, check
from plans.spreadsheet_text import read_rows


def read_plan(arguments: Mapping[str, Any]) -> dict[str, Any]:
    """The JSON of contract for `read-plan` with what each lowest row lacks of "6 rõ", or {"error": {"code", "arguments"}}; stores nothing.

    Arguments: path, name, today (ISO), year (or null), units [{name, aliases}] of the roster, mapping {column from 1
    as text: role} that overrules the columns found. With `notices` a notice of conclusions is read as such and
    answered as {"conclusion": …}, and a report or report form of ours that comes back as {"ours": …}; so is a file
    that bears the title of one of `reports` and no mark any more.
    """
    try:
        content, name = Path(arguments["path"]).read_bytes(), str(arguments["name"])
        chat = bool(arguments.get("notices"))
        if chat and (other := _other_kind(content, name, arguments)) is not None:
            return other
        check(content, name)
        found = load(tasks_alone(content), name)
        words = _words(found)
        if title := alike(words, arguments.get("reports", ())):
            return {"ours": {"alike": title}}
        from bot.documents import conclusion, is_notice, plan

        if chat and is_notice(words):
            return {"conclusion": conclusion(content, name, words, arguments)}
        return plan(found, arguments)
    except Refusal as refusal:
        return _refused(refusal)


def _other_kind(content: bytes, name: str, arguments: Mapping[str, Any]) -> dict[str, Any] | None:
    """What a file in a chat may be besides a document: a report or form of ours, a table; None: a document."""
    if arguments.get("ours", True) and (ours := known(content, name)) is not None:
        return {"ours": ours}
    return _table(content, name)


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
    try:
        if "text" in arguments:
            return _pasted(str(arguments["text"]), arguments)
        content, name = Path(arguments["path"]).read_bytes(), str(arguments["name"])
        words = _words(load(content, name))
        from bot.documents import conclusion, is_notice

        if not is_notice(words):
            raise Refusal("not_notice")
        return {"conclusion": conclusion(content, name, words, arguments)}
    except Refusal as refusal:
        return _refused(refusal)


def _pasted(text: str, arguments: Mapping[str, Any]) -> dict[str, Any]:
    from bot.documents import conclusion

    return {"conclusion": conclusion(text, "", text, arguments)}


def read_text(arguments: Mapping[str, Any]) -> dict[str, Any]:
    """The paragraphs of a file: {"paragraphs": […]}, or {"error": …}. Arguments: path, name."""
    try:
        content, name = Path(arguments["path"]).read_bytes(), str(arguments["name"])
        return {"paragraphs": _words(load(content, name)).split("\n")}
    except Refusal as refusal:
        return _refused(refusal)


def _refused(refusal: Refusal) -> dict[str, Any]:
    return {"error": {"code": refusal.code, "arguments": dict(refusal.arguments)}}


def _words(of: Content) -> str:
    return "\n".join(b.text for b in of.blocks if isinstance(b, Paragraph))
