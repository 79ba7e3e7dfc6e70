"""The contents of a report as plain values: what is handed to Word, Excel and the chart. No layout, no database.

Texts are Vietnamese prose in natural case; capitals, sizes and rules are the layout's business
(Nghị định 30/2020/NĐ-CP, Phụ lục I). A `key` is stable and hidden in the file, so that what the clerk
edits can be read back (`reports.edits`).
"""

from dataclasses import dataclass, field
from datetime import date, datetime

from reports.figures import Figures, UnitFigures


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The header block: bodies in natural case, `symbol` after the blank number ("BC-KHCN"), blank day."""

    governing_body: str
    issuer: str
    place: str
    symbol: str
    month: int
    year: int


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs: title lines in order ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC") and the name without academic titles."""

    titles: tuple[str, ...]
    name: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of the body."""

    text: str


@dataclass(frozen=True, slots=True)
class Blank:
    """What a person must still write; `note` says what and who. Shown marked, so that it cannot be missed."""

    note: str


@dataclass(frozen=True, slots=True)
class Gathered:
    """What one unit said (difficulties, proposals), one item per matter, with the ids of its sources."""

    unit: str
    items: tuple[str, ...]
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Upcoming:
    """A task due in the next period: its number or label, title, deadline in words, unit in charge."""

    label: str
    title: str
    deadline: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class StatisticsTable:
    """The place of the table of figures by unit; its rows are those of the report."""


@dataclass(frozen=True, slots=True)
class UpcomingTable:
    """The place of the table of the next period's tasks; its rows are those of the report."""


Block = Paragraph | Blank | Gathered | StatisticsTable | UpcomingTable


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading ("I", 1 | "1", 2 | "a", 3) and what stands under it; `writer` is who was asked to write it."""

    key: str
    number: str
    title: str
    level: int = 1
    blocks: tuple[Block, ...] = ()
    writer: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the appendix. `result` holds paragraphs; document references stand in parentheses in them.

    A row with `section` set spans the table and shows only number and title. `due` and `reported_on`
    are real dates for Excel; `standing` is the state in words. Of the result's sentences `marks_set` were typed
    without marks and got them here, `marks_missing` still lack them.
    """

    key: str
    number: str
    title: str
    label: str = ""
    section: bool = False
    target: str = ""
    deadline: str = ""
    result: tuple[str, ...] = ()
    due: date | None = None
    unit: str = ""
    standing: str = ""
    overdue: bool = False
    percent: float | None = None
    sources: tuple[str, ...] = ()
    marks_set: int = 0
    marks_missing: int = 0


@dataclass(frozen=True, slots=True)
class Appendix:
    """One appendix: its title in natural case, its rows, and whether the page lies across."""

    title: str
    rows: tuple[Row, ...]
    landscape: bool = True


@dataclass(frozen=True, slots=True)
class RawReport:
    """One report as it was sent, for the third sheet of the workbook."""

    task: str
    unit: str
    person: str
    effective_on: date
    recorded_at: datetime
    words: str
    percent: float | None = None
    supplementary: bool = False
    source: str = ""


@dataclass(frozen=True, slots=True)
class Left:
    """A task outside the total: what became of it (dừng thực hiện, đã chuyển) and by which paper."""

    title: str
    state: str
    paper: str = ""


@dataclass(frozen=True, slots=True)
class ReportContent:
    """A whole report. `count_name` is what the figures count ("nhiệm vụ" or "đầu việc").

    `tasks` and `works` are the two counts of the first line ("6 nhiệm vụ (38 đầu việc)"), `by_work` the figures of the
    đầu việc where the others count nhiệm vụ. `generated`
    says when and from what it was made, `notes` stand behind the opening (what a correction replaces); `identifier` names this very version for the way back.
    """

    letterhead: Letterhead
    subject: tuple[str, ...]
    body: tuple[Heading, ...]
    signer: Signer
    cut_off: date
    title: str = "BÁO CÁO"
    addressees: tuple[str, ...] = ()
    basis: tuple[str, ...] = ()
    opening: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    closing: str = ""
    receivers: tuple[str, ...] = ()
    archive: str = "VT"
    figures: Figures = field(default_factory=Figures)
    units: tuple[UnitFigures, ...] = ()
    left: tuple[Left, ...] = ()
    tasks: int = 0
    works: int = 0
    count_name: str = "nhiệm vụ"
    by_work: Figures | None = None
    upcoming: tuple[Upcoming, ...] = ()
    appendices: tuple[Appendix, ...] = ()
    raw: tuple[RawReport, ...] = ()
    upper_headings: bool = True
    generated: str = ""
    identifier: str = ""
