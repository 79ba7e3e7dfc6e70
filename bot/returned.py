"""The edits of a report of ours that came back, in the child process."""

import re
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from reports.edits import read_edits as edits_of
from reports.errors import ReportError
from reports.kept import unpacked
from reports.pen import place_of, weigh

TRACKED = re.compile(rb"<w:(?:ins|del|moveFrom|moveTo)\s")


def read_edits(arguments: Mapping[str, Any]) -> dict[str, Any]:
    """The edits of a report's file against its kept contents, weighed: {"edits": […], "tracked"} or {"error": …}."""
    content = unpacked(Path(arguments["content_path"]).read_bytes())
    path = Path(arguments["path"])
    try:
        found = weigh(edits_of(path, content), content)
    except ReportError as error:
        return {"error": {"code": error.code, "arguments": {}}}
    return {
        "edits": [
            {
                "key": w.edit.key,
                "old": w.edit.old,
                "new": w.edit.new,
                "gone": list(w.edit.gone),
                "come": list(w.edit.come),
                "weight": w.weight,
                "taken": w.taken,
                "place": place_json(content, w.edit.key),
            }
            for w in found
        ],
        "tracked": _tracked(path),
    }


def place_json(content: Any, key: str) -> dict[str, str]:
    """A place as JSON."""
    of = place_of(content, key)
    return {"heading": of.heading, "number": of.number, "title": of.title, "column": of.column}


def _tracked(path: Path) -> bool:
    with zipfile.ZipFile(path) as pack:
        return TRACKED.search(pack.read("word/document.xml")) is not None
