"""`read_plan`: a plan document of any kind as records of the contract, or a Refusal with a code.

Safe to call on a stranger's file: it is looked through before it is parsed; memory and time limits are the
caller's (the job runs in a child process).
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from plans.blocks import Block, Content, Paragraph, Row, Table
from plans.checks import drop_repeated, flag_all, known_names, lead_by_owners, set_kinds
from plans.columns import Columns, is_numeric, read_columns
from plans.deadlines import Reader
from plans.drafts import Draft, freeze
from plans.fields import Fields
from plans.head import read_head
from plans.headers import header_rows
from plans.joining import join_prose
from plans.loading import load
from plans.markers import split_marker
from plans.model import DocumentHead, KnownUnit, Notice, PlanDocument
from plans.prose import read_prose
from plans.safety import Refusal
from plans.tables import TableReader
from plans.wraps import unwrapped
from vietnamese.normalize import fold

_GENERAL_NAME = re.compile(r"(?:sheet|trang(?: tinh)?|bang|phu luc|pl|bieu)?\s*\d*")
_CUT_OFF = re.compile(
    r"(?:den|tinh den|den ngay|den het)\s*(?:ngay\s*)?(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4})"
)


def read_plan(
    source: Path | bytes,
    name: str = "",
    *,
    year: int | None = None,
    now: date,
    known_units: Sequence[KnownUnit] = (),
    mapping: Mapping[int, str] | None = None,
) -> PlanDocument:
    """The plan in a file; `year` overrules the plan's year, `mapping` {column from 1: role} the columns found.

    Raises Refusal (codes in `plans.safety`) when the file holds no task list that can be read.
    """
    content = source.read_bytes() if isinstance(source, Path) else source
    name = name or (source.name if isinstance(source, Path) else "")
    found = load(content, name)
    return read_content(found, year=year, now=now, known_units=known_units, mapping=mapping)


def read_content(
    content: Content,
    *,
    year: int | None,
    now: date,
    known_units: Sequence[KnownUnit] = (),
    mapping: Mapping[int, str] | None = None,
) -> PlanDocument:
    """The plan in a document's blocks."""
    content = unwrapped(content)
    if not any(isinstance(b, Paragraph) or any(r.filled for r in b.rows) for b in content.blocks):
        raise Refusal("empty")
    head = read_head(content.blocks)
    head = replace(head, year=year or head.year or now.year)
    issued = head.date.first if head.date else None
    reader = Reader(issued or date(head.year or now.year, 1, 1), head.year)
    fields = Fields(reader, known_names(known_units))
    tables = _task_tables(content.blocks, reader, mapping)
    drafts = _from_tables(content.blocks, tables, fields)
    running = read_prose(content.blocks, fields)
    results = head.type == "BÁO CÁO" or any("result" in c.roles for c in tables.values())
    if drafts and running:
        first = _text_first(content.blocks, tables)
        drafts = join_prose(drafts, running, before=first, only_listed=results)
    elif not drafts:
        drafts = running
    if not drafts:
        raise Refusal(_why_none(content.blocks))
    return _finished(content, head, drafts, tables, reader, issued, known_units)


def _text_first(blocks: Sequence[Block], tables: Mapping[int, Columns]) -> bool:
    """Whether most of the running text stands before the first table."""
    at = [n for n, block in enumerate(blocks) if isinstance(block, Paragraph)]
    return sum(n < min(tables) for n in at) > len(at) / 2


def _finished(
    content: Content,
    head: DocumentHead,
    drafts: list[Draft],
    tables: Mapping[int, Columns],
    reader: Reader,
    issued: date | None,
    known: Sequence[KnownUnit],
) -> PlanDocument:
    drafts = drop_repeated(drafts)
    set_kinds(drafts)
    lead_by_owners(drafts)
    results = any("result" in columns.roles for columns in tables.values())
    reports = results or head.type == "BÁO CÁO"
    flag_all(drafts, None if reports else issued, known, reader)
    notices = [Notice(code, arguments) for code, arguments in content.notices]
    first = next(iter(tables.values()), None)
    if first is not None and not first.by_header:
        notices.append(Notice("columns_guessed", {"columns": {str(n): r for n, r in first.mapping.items()}}))
    return PlanDocument(
        head,
        freeze(drafts),
        tuple(notices),
        first.mapping if first else {},
        (_cut_off(tables.values()) or _cut_off_in(head.subject or "")) if results else None,
        results,
        first.header if first else (),
    )


def _task_tables(
    blocks: Sequence[Block], reader: Reader, mapping: Mapping[int, str] | None
) -> dict[int, Columns]:
    """The task tables by block index; one without a header takes the columns of the one it goes on from."""
    found: dict[int, Columns] = {}
    before: Columns | None = None
    for at, block in enumerate(blocks):
        if not isinstance(block, Table) or block.width < 2 or _is_frame(block):
            continue
        columns = read_columns(block, reader, mapping)
        if before is not None and columns.by_header and _key(columns.header) == _key(before.header):
            found[at] = replace(before, first=columns.first)
        elif before is not None and not columns.by_header and block.width == len(before.roles):
            found[at] = replace(before, first=0)
        elif columns.is_task_list and not is_numeric(block, columns) and _has_rows(block, columns):
            found[at] = before = columns
    return found


def _key(header: Sequence[str]) -> list[str]:
    return ["".join(fold(name).split()) for name in header]


def _has_rows(table: Table, columns: Columns) -> bool:
    if not columns.by_header and table.width < 3:
        return False
    at = columns.at("title")
    return any(row.cells[at] for row in table.rows[columns.first :]) if at is not None else False


def _is_frame(table: Table) -> bool:
    """The letterhead and the signature block are tables too."""
    flat = fold(" ".join(cell.text for row in table.rows[:6] for cell in row.cells))
    frame = "cong hoa xa hoi chu nghia" in flat or "noi nhan" in flat
    return frame and len(table.rows) <= 6 and header_rows(table.rows) == (0, 0)


def _from_tables(blocks: Sequence[Block], tables: Mapping[int, Columns], fields: Fields) -> list[Draft]:
    """The drafts of all task tables; a numbered heading right above a table is its section."""
    reader = TableReader(fields=fields)
    sheets = len({b.name for b in (blocks[at] for at in tables) if isinstance(b, Table)}) > 1
    parts: list[tuple[list[Row], Columns, tuple[str | None, str] | None]] = []
    before = 0
    for at, columns in tables.items():
        block = blocks[at]
        assert isinstance(block, Table)
        rows = list(block.rows[columns.first :])
        heading = _heading_above(blocks[before:at])
        if sheets:
            heading = None if _GENERAL_NAME.fullmatch(fold(block.name)) else (None, block.name)
        if parts and heading is None and parts[-1][1].roles == columns.roles:
            parts[-1] = (parts[-1][0] + rows, *parts[-1][1:])
        else:
            parts.append((rows, columns, heading))
        before = at + 1
    for rows, columns, heading in parts:
        if heading is not None:
            reader.open_section(rows, columns, *heading)
        reader.read(rows, columns)
    return reader.drafts


def _heading_above(blocks: Sequence[Block]) -> tuple[str | None, str] | None:
    """The Roman or lettered heading right above a table: its number and words."""
    for block in reversed(blocks[-3:]):
        if isinstance(block, Table):
            return None
        marker, title = split_marker(block.text)
        if fold(block.text).startswith("phu luc"):
            return None
        if marker is not None and marker.kind in ("roman", "letter") and len(title) < 160:
            return marker.text, title
    return None


def _why_none(blocks: Sequence[Block]) -> str:
    tables = [b for b in blocks if isinstance(b, Table) and not _is_frame(b)]
    reader = Reader(date(2000, 1, 1), None)
    return "not_tasks" if any(is_numeric(t, read_columns(t, reader)) for t in tables) else "no_tasks"


def _cut_off(tables: Iterable[Columns]) -> date | None:
    for columns in tables:
        for role, words in zip(columns.roles, columns.header, strict=False):
            day = _cut_off_in(words) if role == "result" else None
            if day:
                return day
    return None


def _cut_off_in(words: str) -> date | None:
    """The day of "… đến ngày 31/10/2026" in a column's header or the report's own subject."""
    match = _CUT_OFF.search(fold(words))
    return _day(*(int(x) for x in match.groups())) if match else None


def _day(day: int, month: int, year: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
