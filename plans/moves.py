"""A file that moves tasks between units in bulk: which task or which unit's tasks, to whom, by which decision.

A row names a task (code or title) or, with the task left empty, everything open of a unit. Nothing is looked up
here: what a row means is decided against the stored tasks.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from plans.safety import Refusal
from vietnamese.normalize import fold

_HEADER: Mapping[str, str] = {
    "task": "ma nhiem vu|ma viec|ma|nhiem vu|so nhiem vu|so hieu nhiem vu|task|id",
    "title": "ten nhiem vu|noi dung|noi dung nhiem vu|title",
    "source": "don vi cu|don vi hien tai|tu don vi|don vi giao|don vi ban giao|don vi dang thuc hien|from",
    "target": "don vi moi|don vi nhan|don vi tiep nhan|chuyen den|chuyen sang|den don vi|to",
    "person": "nguoi tiep nhan|nguoi nhan|nguoi phu trach moi|nguoi thuc hien moi|person",
    "paper": "quyet dinh|so quyet dinh|van ban|so van ban|can cu|decision",
    "on": "ngay chuyen|tu ngay|ngay hieu luc|ngay ban giao|ngay tiep nhan|date",
}
_COLUMNS = {word: column for column, words in _HEADER.items() for word in words.split("|")}
_DAY = re.compile(r"(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4})|(\d{4})-(\d{2})-(\d{2})")


@dataclass(frozen=True, slots=True)
class MoveRow:
    """One row as printed; `on` is None where no day is printed, `row` the number in the file."""

    row: int
    task: str = ""
    title: str = ""
    source: str = ""
    target: str = ""
    person: str = ""
    paper: str = ""
    on: date | None = None


def is_moves(rows: Sequence[tuple[int, list[str]]]) -> bool:
    """Whether rows begin as such a file: a new unit, and a task or an old unit."""
    return _header(rows) is not None


def read_moves(rows: Sequence[tuple[int, list[str]]]) -> list[MoveRow]:
    """Every row below the header; Refusal "no_tasks" without one."""
    header = _header(rows)
    if header is None:
        raise Refusal("no_tasks")
    at, columns = header
    found = []
    for number, cells in rows[at + 1 :]:
        values = {column: cells[n].strip() if n < len(cells) else "" for n, column in columns.items()}
        if any(values.get(name) for name in ("task", "title", "source", "target")):
            found.append(_row(number, values))
    return found


def _row(number: int, values: Mapping[str, str]) -> MoveRow:
    texts = {name: values.get(name, "") for name in ("task", "title", "source", "target", "person", "paper")}
    return MoveRow(number, **texts, on=_day(values.get("on", "")))


def _day(text: str) -> date | None:
    match = _DAY.search(text)
    if match is None:
        return None
    day, month, year, *iso = (int(part) if part else 0 for part in match.groups())
    try:
        return date(year, month, day) if year else date(*iso)
    except ValueError:
        return None


def _header(rows: Sequence[tuple[int, list[str]]]) -> tuple[int, dict[int, str]] | None:
    for at, (_, cells) in enumerate(rows[:10]):
        columns = {n: name for n, cell in enumerate(cells) if (name := _COLUMNS.get(_plain(cell)))}
        if "target" in columns.values() and {"task", "title", "source"} & set(columns.values()):
            return at, columns
    return None


def _plain(text: str) -> str:
    return " ".join(re.sub(r"\s*\([^)]*\)|[*:#]", "", fold(text)).replace("_", " ").split())
