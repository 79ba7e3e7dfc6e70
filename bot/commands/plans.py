"""`read-plan` shows what a plan document holds, `import` stores it with the differences to what is stored."""

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.commands.exits import Fault
from bot.commands.opening import house_desk, moment, opened
from tasks.model import local_date
from vietnamese.words import plans as words

File = Annotated[Path, typer.Argument(help="Tệp kế hoạch .docx, .xlsx hoặc .pdf.")]
Now = Annotated[str | None, typer.Option("--now", help="Thời điểm được ghi, ví dụ 2026-11-20T09:00.")]


def read(
    file: File, as_json: Annotated[bool, typer.Option("--json", help="In JSON.")] = False, now: Now = None
) -> None:
    """Đọc tệp kế hoạch và in các nhiệm vụ, không lưu gì."""
    found = _read(file, now, None)
    if "error" in found:
        _refuse(found["error"], as_json)
    if as_json:
        sys.stdout.write(json.dumps(found, ensure_ascii=False, indent=1) + "\n")
        return
    for record in found["tasks"]:
        sys.stdout.write(words.row(record) + "\n")
    sys.stderr.write(f"{words.duties(found['tasks'])}: {words.levels(found['tasks'])}\n")


def import_(
    file: File,
    yes: Annotated[bool, typer.Option("--yes", help="Lưu luôn, không hỏi.")] = False,
    year: Annotated[int | None, typer.Option("--year", help="Năm của kế hoạch.")] = None,
    now: Now = None,
) -> None:
    """Nhập tệp kế hoạch: in khác biệt với bản đã lưu rồi lưu."""
    from handlers import plan_store
    from handlers.naming import known_units
    from handlers.turn import load_house

    with opened() as database:
        house = database.read(lambda conn: load_house(conn, house_desk()))
        found = _read(file, now, year, known_units(house.units))
        if "error" in found:
            _refuse(found["error"], False)
        difference = database.read(lambda conn: plan_store.compare(conn, house, found, {}))
        sys.stdout.write(words.card(found, difference).plain + "\n")
        for record, candidates in difference.doubtful:
            sys.stdout.write(words.doubt(record, candidates) + "\n")
        if not yes and not _agreed():
            raise Fault(words.cancelled().plain)
        source = plan_store.Source(moment(now))
        done = database.write(lambda conn: plan_store.store(conn, house, found, difference, source))
    sys.stdout.write(words.stored(done).plain + "\n")


def _agreed() -> bool:
    if not sys.stdin.isatty():
        raise Fault("Đề nghị thêm --yes để lưu khi không có bàn phím.", 2)
    return input("Lưu? (c/k) ").strip().lower() in ("c", "có", "co", "y", "yes")


def _read(
    file: Path, now: str | None, year: int | None, units: list[dict[str, Any]] | None = None
) -> dict[str, Any]:
    from bot.jobs import run_job

    if not file.is_file():
        raise Fault(f"{file}: không có tệp này", 2)
    today = local_date(moment(now)).isoformat()
    arguments = {
        "path": str(file.absolute()),
        "name": file.name,
        "today": today,
        "year": year,
        "units": units or [],
    }
    return run_job("read_plan", arguments)


def _refuse(error: dict[str, Any], as_json: bool) -> None:
    message = words.refused(error["code"], error.get("arguments", {})).plain
    if as_json:
        shown = {"error": {"code": error["code"], "message": message}}
        sys.stdout.write(json.dumps(shown, ensure_ascii=False) + "\n")
    raise Fault(message)
