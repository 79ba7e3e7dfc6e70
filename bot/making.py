"""Makes files in the child process: lists, periodic reports, charts; the content goes into the file store."""

import tempfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from bot import pdf
from bot.archiving import write_archive
from bot.files import FileStore, media_type
from reports.briefing import Briefing, build_briefing
from reports.chart import build_chart
from reports.differences import Difference, differences, write_differences
from reports.doubts import Checked, write_doubts
from reports.excel import build_excel
from reports.figures import UnitFigures
from reports.form_sheet import write_form
from reports.kept import marked, packed, unpacked
from reports.listing import Listed, list_as_excel, list_as_word
from reports.model import ReportContent
from reports.pen import apply, place_of
from reports.periodic import Agency, Values, compose, span_of
from reports.places import Place
from reports.sheet import Page, build_sheet, sheet_as_excel
from reports.templates import Template
from reports.word import build_word
from tasks.periods import parse_period
from vietnamese.words import report_versions as version_words


def make_list(arguments: Mapping[str, Any]) -> dict[str, Any]:
    """A list of tasks as Word or Excel: title, note, rows of `Listed`, name, ending, folder."""
    rows = TypeAdapter(list[Listed]).validate_python(arguments["rows"])
    build = list_as_excel if arguments["ending"] == ".xlsx" else list_as_word
    return _kept(arguments, lambda out: build(arguments["title"], arguments["note"], rows, out))


def make_report(arguments: Mapping[str, Any]) -> dict[str, Any]:
    """A periodic report as Word, Excel or PDF from gathered values, or from the kept contents of a version.

    With the file: mark, content (its own kept file), title, stale places, supplements; `differences` and their
    list where it corrects a sent version; `no_pdf` where no office suite is installed and the file is Word.
    """
    content, stale = content_of(arguments)
    found: dict[str, Any] = {n: arguments[n] for n in ("supplements", "open_points") if n in arguments}
    if arguments.get("sent_path"):
        changed = differences(_read(arguments["sent_path"]), content)
        found["differences"] = TypeAdapter(list[Difference]).dump_python(list(changed), mode="json")
        found["list"] = _list_of(arguments, changed)
    ending = str(arguments["ending"])
    if ending == ".pdf" and not pdf.installed():
        found["no_pdf"], ending = True, ".docx"
        arguments = {
            **arguments,
            "ending": ending,
            "name": f"{arguments['name'].removesuffix('.pdf')}{ending}",
        }
    build = {".xlsx": build_excel, ".pdf": pdf.build_pdf}.get(ending, build_word)
    return {
        **_kept(arguments, lambda out: build(content, out)),
        **found,
        **_content(arguments, content, stale),
    }


def content_of(arguments: Mapping[str, Any]) -> tuple[ReportContent, list[Place]]:
    """The contents that are wanted, with the clerk's wording where it fits, and the places where it does not."""
    if arguments.get("content_path"):
        content = _read(arguments["content_path"])
    else:
        template = Template.model_validate(arguments["template"])
        wanted = arguments["report"]
        day = date.fromisoformat(wanted["day"])
        span = replace(span_of(parse_period(wanted["period"], template.rule)), cut_off=day)
        agency = TypeAdapter(Agency).validate_python(arguments["agency"])
        content = compose(
            template, agency, span, TypeAdapter(Values).validate_python(arguments["values"]), day
        )
    if not arguments.get("edits"):
        return (content if content.identifier else marked(content)), []
    content, stale = apply(content, [(p, o, n) for p, o, n in arguments["edits"]])
    return marked(content), [place_of(content, place) for place in stale]


def _read(path: str) -> ReportContent:
    return unpacked(Path(path).read_bytes())


def _content(arguments: Mapping[str, Any], content: ReportContent, stale: list[Place]) -> dict[str, Any]:
    data = packed(content)
    return {
        "mark": content.identifier,
        "title": " ".join(content.subject),
        "content": {"sha256": FileStore(Path(arguments["folder"])).save(data), "size": len(data)},
        "stale": TypeAdapter(list[Place]).dump_python(stale, mode="json"),
    }


def _list_of(arguments: Mapping[str, Any], changed: tuple[Difference, ...]) -> dict[str, Any]:
    title = f"{version_words.SHEET}: {arguments['title']}"
    of = {**arguments, "name": f"{version_words.SHEET}.xlsx", "ending": ".xlsx"}
    return _kept(of, lambda out: write_differences(title, "", changed, out))


def make_form(arguments: Mapping[str, Any]) -> dict[str, Any]:
    """A report form as a workbook to edit: template, name, ending, folder."""
    template = Template.model_validate(arguments["template"])
    return _kept(arguments, lambda out: write_form(template, out))


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
