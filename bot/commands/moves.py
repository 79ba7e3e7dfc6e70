"""`move` moves tasks between units by one file, with the decision's number."""

import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from bot.commands.moments import moment
from bot.commands.opening import house_desk, opened
from bot.exits import Fault
from handlers import transfer
from handlers.turn import load_house
from plans.moves import read_moves
from plans.safety import Refusal
from plans.spreadsheet_text import read_rows
from tasks.model import local_date
from vietnamese.words import plans as plan_words
from vietnamese.words import transfer as words

Now = Annotated[str | None, typer.Option("--now", help="Thời điểm được ghi, ví dụ 2026-11-20T09:00.")]


def move(
    file: Annotated[Path, typer.Argument(help="Tệp .csv hoặc .xlsx: nhiệm vụ hoặc đơn vị cũ, đơn vị mới.")],
    decision: Annotated[str, typer.Option("--decision", help="“12/QĐ-SKHCN ngày 1/7/2026”.")] = "",
    yes: Annotated[bool, typer.Option("--yes", help="Chuyển luôn; không có thì chỉ in.")] = False,
    now: Now = None,
) -> None:
    """Print what a file moves, and move it with `--yes`; lateness stays with who held the task on each day."""
    at = moment(now)
    try:
        found = read_moves(read_rows(file.read_bytes(), file.name))
    except OSError as error:
        raise Fault(f"{file}: không đọc được ({error.strerror})", 2) from error
    except Refusal as refusal:
        raise Fault(plan_words.refused(refusal.code, {}).plain) from refusal
    paper, on = words.paper_in(decision)
    rows = [{**asdict(row), "on": row.on.isoformat() if row.on else None} for row in found]
    with opened() as database:
        house = database.read(lambda conn: load_house(conn, house_desk()))
        day = min(on or local_date(at), local_date(at))
        moves = database.read(lambda conn: transfer.read(conn, house, rows, paper, day))
        papers = list(dict.fromkeys((m.paper, m.on) for m in moves.moves if m.paper))
        shown = words.card(transfer.counts(house, moves), moves.problems, papers, moves.unpapered)
        sys.stdout.write(shown.plain + "\n")
        if not moves.moves or moves.unpapered:
            raise Fault(words.cancelled().plain if moves.moves else words.nothing(()).plain)
        if not yes:
            return
        database.write(lambda conn: transfer.store(conn, house, moves, now=at, said=decision))
    sys.stdout.write(words.stored(len(moves.moves), papers).plain + "\n")
