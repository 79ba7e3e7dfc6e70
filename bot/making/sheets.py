"""Sheets: a person's month, a task's record, the paper of a meeting."""

from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter

from bot.making.keeping import kept
from reports.briefing import Briefing, build_briefing
from reports.sheet import Page, build_sheet, sheet_as_excel


def make_sheet(arguments: Mapping[str, Any]) -> dict[str, Any]:
    """A sheet (a person's month, a task's record) as Word or Excel: values (`Page`), name, ending, folder."""
    page = TypeAdapter(Page).validate_python(arguments["values"])
    build = sheet_as_excel if arguments["ending"] == ".xlsx" else build_sheet
    return kept(arguments, lambda out: build(page, out))


def make_briefing(arguments: Mapping[str, Any]) -> dict[str, Any]:
    """The paper of a meeting as Word: values (`Briefing`), name, ending, folder."""
    of = TypeAdapter(Briefing).validate_python(arguments["values"])
    return kept(arguments, lambda out: build_briefing(of, out))
