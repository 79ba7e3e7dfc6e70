"""A list of tasks as a file ("xuất excel danh sách quá hạn"): a plain Word table or a workbook."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from reports.layout.elements import Face, Frame, Shape, row, rule, table, text, tiny
from reports.layout.package import Properties, section, write_word
from vietnamese.numbers import format_date, format_number, format_percent


@dataclass(frozen=True, slots=True)
class Listed:
    """One task of a list: `code` as said in chats ("2.1", "#12"), the state in words beside the colour."""

    code: str
    title: str
    unit: str = ""
    person: str = ""
    deadline: str = ""
    due: date | None = None
    standing: str = ""
    overdue: bool = False
    percent: float | None = None
    note: str = ""


_NAMES = ("TT", "Mã", "Nội dung", "Đơn vị, người thực hiện", "Thời hạn", "Tình trạng", "Tiến độ", "Ghi chú")
_FRAME = Frame((10, 17, 72, 45, 30, 36, 17, 25), ruled=True, margin=1.2)
_CENTRE = Shape("center", before=2, after=2)
_LEFT = Shape("left", before=2, after=2)
_PLACES = (_CENTRE, _CENTRE, Shape("both", before=2, after=2), _LEFT, _CENTRE, _CENTRE, _CENTRE, _LEFT)


def list_as_word(title: str, note: str, tasks: Sequence[Listed], out: Path) -> None:
    """Writes a landscape .docx: title, note (scope and moment), the table. Raises OSError."""
    head = [
        text(title.upper(), Face(14, bold=True), Shape("center", keep_next=True)),
        text(note, Face(13, italic=True), Shape("center", keep_next=True)),
        rule(252, 40, 8),
    ]
    names = [text(name, Face(12, bold=True), _CENTRE) for name in _NAMES]
    rows = [row(_FRAME.cells(names, align="center"), header=True)]
    rows += [_word_row(n, task) for n, task in enumerate(tasks, 1)]
    write_word(
        "".join((*head, table(_FRAME, rows), tiny(), section(landscape=True))), Properties(title, note), out
    )


def _word_row(number: int, task: Listed) -> str:
    told = task.deadline or (format_date(task.due) if task.due else "")
    percent = "" if task.percent is None else format_percent(task.percent)
    texts = (str(number), task.code, task.title, who(task), told, task.standing, percent, task.note)
    face = Face(12)
    inners = [
        text(words, Face(12, bold=True) if task.overdue and n == 5 else face, shape)
        for n, (words, shape) in enumerate(zip(texts, _PLACES, strict=True))
    ]
    return row(_FRAME.cells(inners), whole=True)


def who(task: Listed) -> str:
    """Unit and person, whichever are known."""
    return " - ".join(part for part in (task.unit, task.person) if part)


_COLUMNS = (
    "TT",
    "Mã",
    "Nội dung",
    "Đơn vị",
    "Người thực hiện",
    "Thời hạn",
    "Hạn (ngày)",
    "Tình trạng",
    "Tiến độ (%)",
    "Ghi chú",
)


def list_as_excel(title: str, note: str, tasks: Sequence[Listed], out: Path) -> None:
    """Writes an .xlsx with filters and real dates. Raises OSError."""
    # Imported here: the workbook's library is for child processes only.
    from reports.workbook import Sheet, Table, write_excel

    rows = tuple(
        (n, t.code, t.title, t.unit, t.person, t.deadline, t.due, t.standing, t.percent, t.note)
        for n, t in enumerate(tasks, 1)
    )
    red = {n for n, task in enumerate(tasks) if task.overdue}
    found = Table(_COLUMNS, rows, (6, 9, 60, 26, 22, 18, 12, 22, 10, 30), red=red)
    heading = (title, f"{note} ({format_number(len(tasks))} dòng)" if note else "")
    write_excel([Sheet("Danh sách", tuple(filter(None, heading)), found)], out, title, note)
