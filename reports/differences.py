"""What a correction changes against the report that was sent: wording and results by place, figures by unit."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reports.edits import compare, generated_pieces
from reports.figures import Figures
from reports.model import ReportContent
from reports.pen import place_of
from reports.places import Place
from reports.workbook import Sheet, Table, write_excel
from vietnamese.numbers import format_number
from vietnamese.words import report_versions as words


@dataclass(frozen=True, slots=True)
class Difference:
    """One place with what was sent and what stands there now ("" on the side where it does not exist)."""

    place: Place
    old: str
    new: str


def differences(sent: ReportContent, now: ReportContent) -> tuple[Difference, ...]:
    """Every difference in the order of the newer report; the paragraph that names the replaced report is none."""
    found = []
    for edit in compare(generated_pieces(sent), generated_pieces(now)):
        if edit.key == "notes":
            continue
        within = now if edit.new else sent
        if edit.key.endswith((":title", ":target", ":deadline")) and not edit.old:
            continue  # a new row is told once, by its result
        found.append(Difference(place_of(within, edit.key), edit.old, edit.new))
    return (*found, *_figures(sent, now))


def _figures(sent: ReportContent, now: ReportContent) -> Iterator[Difference]:
    before = {unit.unit: unit.figures for unit in sent.units}
    after = {unit.unit: unit.figures for unit in now.units}
    for unit in dict.fromkeys((*before, *after)):
        old, new = before.get(unit, Figures()), after.get(unit, Figures())
        for name, label in words.CELLS.items():
            if getattr(old, name) != getattr(new, name):
                place = Place(heading=f"{words.TABLE}, {unit}", column=label)
                yield Difference(place, format_number(getattr(old, name)), format_number(getattr(new, name)))


def write_differences(title: str, note: str, found: tuple[Difference, ...], out: Path) -> None:
    """Writes the list as an .xlsx: place, sent, corrected. Raises OSError."""
    rows = tuple((n, words.place(d.place), d.old, d.new) for n, d in enumerate(found, 1))
    table = Table(words.COLUMNS, rows, (6, 44, 60, 60))
    write_excel([Sheet(words.SHEET, (title, note), table)], out, title, note)
