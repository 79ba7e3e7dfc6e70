"""Makes files in the child process: lists, periodic reports, charts; the content goes into the file store."""

import tempfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from bot.archiving import write_archive
from bot.files import FileStore, media_type
from reports import templates
from reports.briefing import Briefing, build_briefing
from reports.chart import build_chart
from reports.doubts import Checked, write_doubts
from reports.excel import build_excel
from reports.figures import UnitFigures
from reports.listing import Listed, list_as_excel, list_as_word
from reports.periodic import Agency, Values, compose, span_of
from reports.sheet import Page, build_sheet, sheet_as_excel
from reports.word import build_word
from tasks.periods import parse_period


def make_list(arguments: Mapping[str, Any]) -> dict[str, Any]:
    """A list of tasks as Word or Excel: title, note, rows of `Listed`, name, ending, folder."""
    rows = TypeAdapter(list[Listed]).validate_python(arguments["rows"])
    build = list_as_excel if arguments["ending"] == ".xlsx" else list_as_word
    return _kept(arguments, lambda out: build(arguments["title"], arguments["note"], rows, out))


def make_report(arguments: Mapping[str, Any]) -> dict[str, Any]:
    """A periodic report as Word or Excel: template, period, day, agency, values, name, ending, folder."""
    template = templates.load(arguments["template"])
    day = date.fromisoformat(arguments["day"])
    span = replace(span_of(parse_period(arguments["period"], template.rule)), cut_off=day)
    agency = TypeAdapter(Agency).validate_python(arguments["agency"])
    values = TypeAdapter(Values).validate_python(arguments["values"])
    content = compose(template, agency, span, values, day)
    build = build_excel if arguments["ending"] == ".xlsx" else build_word
    return _kept(arguments, lambda out: build(content, out))


def make_chart(arguments: Mapping[str, Any]) -> dict[str, Any]:
    """A chart of states by unit as PNG: title, rows of `UnitFigures`, name, ending, folder."""
    rows = TypeAdapter(list[UnitFigures]).validate_python(arguments["rows"])
    return _kept(arguments, lambda out: build_chart(rows, arguments["title"], out))


def make_doubts(arguments: Mapping[str, Any]) -> dict[str, Any]:
    """A plan as read, to be checked, as Excel: title, note, rows of `Checked`, name, ending, folder."""
    rows = TypeAdapter(list[Checked]).validate_python(arguments["rows"])
    return _kept(arguments, lambda out: write_doubts(arguments["title"], arguments["note"], rows, out))


def make_sheet(arguments: Mapping[str, Any]) -> dict[str, Any]:
    """A sheet (a person's month, a task's record) as Word or Excel: values (`Page`), name, ending, folder."""
    page = TypeAdapter(Page).validate_python(arguments["values"])
    build = sheet_as_excel if arguments["ending"] == ".xlsx" else build_sheet
    return _kept(arguments, lambda out: build(page, out))


def make_briefing(arguments: Mapping[str, Any]) -> dict[str, Any]:
    """The paper of a meeting as Word: values (`Briefing`), name, ending, folder."""
    of = TypeAdapter(Briefing).validate_python(arguments["values"])
    return _kept(arguments, lambda out: build_briefing(of, out))


def make_archive(arguments: Mapping[str, Any]) -> dict[str, Any]:
    """A year as .zip: archive (of `handlers.archive`), name, ending, folder."""
    store = FileStore(Path(arguments["folder"]))
    return _kept(arguments, lambda out: write_archive(arguments["archive"], store, out))


def _kept(arguments: Mapping[str, Any], build: Callable[[Path], None]) -> dict[str, Any]:
    """Build into a temporary file and keep its content."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / f"out{arguments['ending']}"
        build(out)
        content = out.read_bytes()
    digest = FileStore(Path(arguments["folder"])).save(content)
    name = str(arguments["name"])
    return {"sha256": digest, "name": name, "size": len(content), "media_type": media_type(name)}
