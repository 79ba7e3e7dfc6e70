"""Writes a report's contents as the file that a name's ending asks for; only that file's library is loaded."""

from importlib import import_module
from pathlib import Path

from reports.model import ReportContent

WRITERS = {
    ".docx": "reports.word:build_word",
    ".pdf": "bot.pdf:build_pdf",
    ".xlsx": "reports.excel:build_excel",
}


def write(content: ReportContent, out: Path) -> None:
    """Write the file; KeyError for an ending that no report has, OSError when it cannot be written."""
    module, _, function = WRITERS[out.suffix.lower()].partition(":")
    getattr(import_module(module), function)(content, out)
