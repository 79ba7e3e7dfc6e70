"""A periodic report, with the clerk's wording, as Word, Excel or PDF."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from bot import pdf
from bot.files import FileStore
from bot.making.contents import content_of
from bot.making.keeping import kept
from bot.making.writing import write
from reports.kept import packed
from reports.model import ReportContent
from reports.places import Place


def make_report(arguments: Mapping[str, Any]) -> dict[str, Any]:
    """A periodic report as Word, Excel or PDF from gathered values, or from the kept contents of a version.

    With the file: mark, content (its own kept file), title, stale places, supplements; `differences` and their
    list where it corrects a sent version; `no_pdf` where no office suite is installed and the file is Word.
    """
    content, stale = content_of(arguments)
    found: dict[str, Any] = {n: arguments[n] for n in ("supplements", "open_points") if n in arguments}
    if arguments.get("sent_path"):
        from bot.making.corrections import corrected  # few reports are corrections

        found |= corrected(arguments, content)
    if arguments["ending"] == ".pdf" and not pdf.installed():
        found["no_pdf"], arguments = True, _as_word(arguments)
    made = kept(arguments, lambda out: write(content, out))
    return {**made, **found, **_content(arguments, content, stale)}


def _as_word(arguments: Mapping[str, Any]) -> dict[str, Any]:
    return {
        **arguments,
        "ending": ".docx",
        "name": f"{str(arguments['name']).removesuffix('.pdf')}.docx",
    }


def _content(arguments: Mapping[str, Any], content: ReportContent, stale: list[Place]) -> dict[str, Any]:
    data = packed(content)
    return {
        "mark": content.identifier,
        "title": " ".join(content.subject),
        "content": {"sha256": FileStore(Path(arguments["folder"])).save(data), "size": len(data)},
        "stale": TypeAdapter(list[Place]).dump_python(stale, mode="json"),
    }
