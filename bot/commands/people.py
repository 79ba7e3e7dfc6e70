"""`people` loads the roster, `invite` makes one-time codes."""

import csv
import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.commands.moments import moment
from bot.commands.opening import opened
from bot.exits import Fault

Now = Annotated[str | None, typer.Option("--now", help="Thời điểm được ghi, ví dụ 2026-11-20T09:00.")]


def load(file: Annotated[Path, typer.Argument(help="Danh sách .csv hoặc .xlsx.")], now: Now = None) -> None:
    """Load the whole roster and print what changed; who is absent from it has left."""
    from handlers import roster
    from plans.roster import RosterError, read_roster
    from storage import people
    from vietnamese.words import roster as words

    at = moment(now)
    try:
        found = read_roster(file.read_bytes(), file.name)
    except OSError as error:
        raise Fault(f"{file}: không đọc được ({error.strerror})", 2) from error
    except RosterError as error:
        raise Fault("\n".join(words.problem(p) for p in error.problems)) from error
    with opened() as database:
        before = database.read(lambda conn: len(people.people(conn)))
        changes = database.write(lambda conn: roster.load(conn, found, at))
    for row in words.changes(changes):
        sys.stdout.write(row + "\n")
    if warning := words.leaving(changes, before):
        sys.stderr.write(warning + "\n")


def invite(
    name: Annotated[str | None, typer.Argument(help="Họ và tên, hoặc “Họ và tên (đơn vị)”.")] = None,
    everyone: Annotated[bool, typer.Option("--all", help="Cho mọi người trong danh sách.")] = False,
    group: Annotated[str | None, typer.Option("--group", help="Tên nhóm cần đăng ký.")] = None,
    unit: Annotated[str | None, typer.Option("--unit", help="Giới hạn nhóm trong một đơn vị.")] = None,
    sheet: Annotated[Path | None, typer.Option("--sheet", help="Ghi phiếu mã ra tệp .docx.")] = None,
    now: Now = None,
) -> None:
    """Make one-time codes and print them as CSV; with `--sheet` also as slips to hand out."""
    from handlers import invites

    if sum((name is not None, everyone, group is not None)) != 1:
        raise Fault("invite: cần đúng một trong NAME, --all, --group", 2)
    at = moment(now)
    with opened() as database:
        try:
            rows = database.write(lambda conn: invites.make(conn, at, name, everyone, group, unit))
        except invites.Unknown as error:
            raise Fault(str(error)) from error
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(("name", "code", "expires"))
    writer.writerows(rows)
    if sheet is not None:
        from bot.commands.slips import write_slips

        try:
            write_slips(sheet, rows)
        except OSError as error:
            raise Fault(f"{sheet}: không ghi được ({error.strerror})") from error
