"""The chart of a period."""

from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter

from bot.making.keeping import kept
from reports.chart import build_chart
from reports.figures import UnitFigures


def make_chart(arguments: Mapping[str, Any]) -> dict[str, Any]:
    """A chart of states by unit as PNG: title, rows of `UnitFigures`, name, ending, folder."""
    rows = TypeAdapter(list[UnitFigures]).validate_python(arguments["rows"])
    return kept(arguments, lambda out: build_chart(rows, arguments["title"], out))
