"""The page of binding codes that the office cuts into slips and hands out."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from reports.sheet import Grid, Page, build_sheet
from vietnamese.words import invites as words


def write_slips(out: Path, rows: Sequence[tuple[str, str, str]]) -> None:
    """Writes a .docx with one row per code (name, code, valid until); raises OSError."""
    shown = tuple((name, code, words.until(datetime.fromisoformat(expires))) for name, code, expires in rows)
    grid = Grid(words.COLUMNS, (3.0, 2.0, 2.0), shown, centred=frozenset({1, 2}))
    build_sheet(Page(words.SHEET_TITLE, words.SHEET_NOTE, (words.HOW, grid)), out)
