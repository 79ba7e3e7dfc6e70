"""What a corrected report changes against the version that was sent."""

from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter

from bot.making.contents import read
from bot.making.keeping import kept
from reports.differences import Difference, differences, write_differences
from reports.model import ReportContent
from vietnamese.words import report_versions as words


def corrected(arguments: Mapping[str, Any], content: ReportContent) -> dict[str, Any]:
    """`differences` to the contents at `sent_path`, and their `list` as a kept workbook."""
    changed = differences(read(arguments["sent_path"]), content)
    title = f"{words.SHEET}: {arguments['title']}"
    of = {**arguments, "name": f"{words.SHEET}.xlsx", "ending": ".xlsx"}
    return {
        "differences": TypeAdapter(list[Difference]).dump_python(list(changed), mode="json"),
        "list": kept(of, lambda out: write_differences(title, "", changed, out)),
    }
