"""What stands in a periodic report: composed from gathered values or kept, with the clerk's wording."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from reports.kept import marked, unpacked
from reports.model import ReportContent
from reports.periodic import Agency, Values, compose, span_of
from reports.places import Place
from reports.templates import Template
from tasks.periods import parse_period


def content_of(arguments: Mapping[str, Any]) -> tuple[ReportContent, list[Place]]:
    """The contents that are wanted, with the clerk's wording where it fits, and the places where it does not."""
    if arguments.get("content_path"):
        content = read(arguments["content_path"])
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
    from reports.pen import apply, place_of  # only what the clerk wrote needs the readers of a Word file

    content, stale = apply(content, [(p, o, n) for p, o, n in arguments["edits"]])
    return marked(content), [place_of(content, place) for place in stale]


def read(path: str) -> ReportContent:
    """The contents kept in a file."""
    return unpacked(Path(path).read_bytes())
