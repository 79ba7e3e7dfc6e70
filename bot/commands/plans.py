"""`import` stores what a plan document holds, with the differences to what is stored."""

import re
import sys
from collections.abc import Sequence
from datetime import date, datetime
from typing import Annotated, Any, cast

import typer
from sqlalchemy import Connection

from bot.commands.moments import moment
from bot.commands.opening import house_desk, opened
from bot.commands.read_plan import File, Now, read_file, refuse
from bot.exits import Fault
from handlers import (
    import_plan,
    plan_fields,
    plan_leads,
    plan_names,
    plan_names_said,
    plan_results,
    plan_source,
    plan_store,
)
from handlers.messages import Address, Message
from handlers.naming import known_units
from handlers.turn import House, Turn, load_house
from storage import people
from tasks.errors import NotFound
from tasks.model import Person, Role, local_date
from vietnamese.normalize import fold
from vietnamese.words import plan_leads as lead_words
from vietnamese.words import plan_names as name_words
from vietnamese.words import plan_source as source_words
from vietnamese.words import plans as words
from vietnamese.words.plan_reading import ROLES
from vietnamese.words.refusals import refusal

ALL = 100_000


def import_(
    file: File,
    yes: Annotated[bool, typer.Option("--yes", help="Lưu luôn, không hỏi.")] = False,
    year: Annotated[int | None, typer.Option("--year", help="Năm của kế hoạch.")] = None,
    columns: Annotated[
        str | None, typer.Option("--columns", help="Cột đọc sai, ví dụ “4=thời hạn, 6=kết quả”.")
    ] = None,
    results: Annotated[
        str | None, typer.Option("--results", help="Nhập kèm kết quả đến ngày này, ví dụ 2026-11-15.")
    ] = None,
    source: Annotated[
        str | None, typer.Option("--source", help="Nguồn giao: “cấp trên”, “nội bộ” hoặc số văn bản.")
    ] = None,
    names: Annotated[
        str | None,
        typer.Option("--names", help="Tên in trong tệp là ai, ví dụ “Phòng A là Phòng B, ông C là D”."),
    ] = None,
    whole: Annotated[bool, typer.Option("--whole", help="Không tách việc ghi nhiều đơn vị chủ trì.")] = False,
    now: Now = None,
) -> None:
    """Print what a plan document changes, then store it after `--yes` or a yes typed."""
    today = local_date(moment(now))
    mapping = _mapping(columns or "")
    with opened() as database:
        house = database.read(lambda conn: load_house(conn, house_desk()))
        found = read_file(file, now, year, known_units(house.units), mapping)
        if "error" in found:
            refuse(found["error"], False)
        found = plan_fields.recognised(found, house)
        found = found if whole else plan_leads.split(found)
        found |= _said(source, results, house, today)
        everyone = database.read(people.people)
        known = plan_names.joined(
            database.read(plan_names.remembered), _names(names or "", found, house, everyone)
        )
        found = plan_names.understood(found, house, everyone, known)
        difference = database.read(lambda conn: plan_store.compare(conn, house, found, {}))
        _show(found, difference, house, everyone, today)
        if not yes and not _agreed():
            raise Fault(words.cancelled().plain)
        cause = plan_store.Source(moment(now))
        done = database.write(lambda conn: plan_store.store(conn, house, found, difference, cause))
        database.write(lambda conn: plan_names.remember(conn, found["names"], moment(now)))
        told = ""
        if results is not None and done.plan_id is not None:
            plan_id = done.plan_id
            told = database.write(lambda conn: _results(conn, found, plan_id, moment(now)))
    sys.stdout.write(words.stored(done).plain + "\n")
    if told:
        sys.stdout.write(told + "\n")


def _said(source: str | None, results: str | None, house: House, today: date) -> dict[str, Any]:
    """What the options say of the plan: who set its deadlines, as of which day its results hold."""
    found: dict[str, Any] = {}
    if source:
        found["set_by"] = plan_source.said(source, house.rules)
        if found["set_by"] is None:
            raise Fault(f"--source: “{source}” không rõ", 2)
    if results is not None:
        found["cut_off"] = _day(results, today)
    return found


def _show(
    found: dict[str, Any],
    difference: plan_store.Difference,
    house: House,
    everyone: Sequence[Person],
    today: date,
) -> None:
    """The card of the plan, and what is doubtful of its identity, as plain lines."""
    more = [
        *import_plan.source_lines(found, house.rules, source_words.COMMAND),
        *lead_words.split(plan_leads.rows(found), lead_words.COMMAND),
        *plan_names.lines(found, house, everyone, name_words.COMMAND),
        *plan_results.lines(found, today),
    ]
    card = words.card(found, difference, more=more, shown=ALL, waits=False)
    sys.stdout.write(card.plain + "\n")
    for record, candidates in difference.doubtful:
        sys.stdout.write(words.doubt(record, candidates) + "\n")


def _results(conn: Connection, found: dict[str, Any], plan_id: int, at: datetime) -> str:
    """The results of the table as reports, in the name of the first of the office."""
    office = [p for p in people.people(conn) if p.has(Role.OFFICE)]
    if not office:
        raise Fault("--results: danh sách cán bộ chưa có người của Văn phòng")
    desk = house_desk()
    message = Message(Address("command", "", ""), "private", "", at)
    # No message caused it: the journal's entries name the person and the source alone.
    turn = Turn(conn, desk, load_house(conn, desk), message, at, cast(int, None), person=office[0])
    return plan_results.store(turn, found, plan_id)


def _names(said: str, found: dict[str, Any], house: House, everyone: Sequence[Person]) -> plan_names.Names:
    """What printed names mean, as said."""
    spoken = plan_names_said.said(said, found)
    if said and not spoken:
        raise Fault(f"--names: “{said}” không nói về tên nào trong tệp", 2)
    try:
        return plan_names_said.meaning(house, everyone, spoken)
    except NotFound as error:
        raise Fault(f"--names: {refusal(error).plain}", 2) from error


def _mapping(said: str) -> dict[str, str]:
    """{column from 1: role} of "4=thời hạn, 6=kết quả"."""
    names = {fold(name): role for role, every in ROLES.items() for name in (role, *every)}
    found = {}
    for match in re.finditer(r"(\d{1,2})\s*=\s*(.+?)\s*(?=[,;]\s*\d|$)", said):
        role = names.get(fold(match[2].strip(" ,;")))
        if role is None:
            raise Fault(f"--columns: không rõ “{match[2]}”", 2)
        found[match[1]] = role
    if said and not found:
        raise Fault("--columns: đề nghị ghi như “4=thời hạn, 6=kết quả”", 2)
    return found


def _day(said: str, today: date) -> str:
    try:
        day = date.fromisoformat(said)
    except ValueError as error:
        raise Fault(f"--results: “{said}” không phải ngày như 2026-11-15", 2) from error
    if day > today:
        raise Fault(f"--results: ngày {said} chưa đến", 2)
    return said


def _agreed() -> bool:
    if not sys.stdin.isatty():
        raise Fault("Đề nghị thêm --yes để lưu khi không có bàn phím.", 2)
    return input("Lưu? (c/k) ").strip().lower() in ("c", "có", "co", "y", "yes")
