"""A report form as a workbook."""

from collections.abc import Mapping
from typing import Any

from bot.making.keeping import kept
from reports.form_sheet import write_form
from reports.templates import Template


def make_form(arguments: Mapping[str, Any]) -> dict[str, Any]:
    """A report form as a workbook to edit: template, name, ending, folder."""
    template = Template.model_validate(arguments["template"])
    return kept(arguments, lambda out: write_form(template, out))
