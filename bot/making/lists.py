"""Lists of tasks, and a plan as read with its doubts."""

from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter

from bot.making.keeping import kept
from reports.doubts import Checked, write_doubts
from reports.listing import Listed, list_as_excel, list_as_word


def make_list(arguments: Mapping[str, Any]) -> dict[str, Any]:
    """A list of tasks as Word or Excel: title, note, rows of `Listed`, name, ending, folder."""
    rows = TypeAdapter(list[Listed]).validate_python(arguments["rows"])
    build = list_as_excel if arguments["ending"] == ".xlsx" else list_as_word
    return kept(arguments, lambda out: build(arguments["title"], arguments["note"], rows, out))


def make_doubts(arguments: Mapping[str, Any]) -> dict[str, Any]:
    """A plan as read, to be checked, as Excel: title, note, rows of `Checked`, name, ending, folder."""
    rows = TypeAdapter(list[Checked]).validate_python(arguments["rows"])
    return kept(arguments, lambda out: write_doubts(arguments["title"], arguments["note"], rows, out))
