"""`read-plan` shows what a plan document holds; it needs no database."""

import json
import sys
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

from bot.commands.moments import moment
from bot.exits import Fault
from bot.jobs import run_job
from tasks.model import local_date
from vietnamese.words import plans as words

File = Annotated[Path, typer.Argument(help="Tệp kế hoạch .docx, .xlsx hoặc .pdf.")]
Now = Annotated[str | None, typer.Option("--now", help="Thời điểm được ghi, ví dụ 2026-11-20T09:00.")]


def read(
    file: File, as_json: Annotated[bool, typer.Option("--json", help="In JSON.")] = False, now: Now = None
) -> None:
    """Print the tasks of a plan document; stores nothing."""
    found = read_file(file, now, None)
    if "error" in found:
        refuse(found["error"], as_json)
    if as_json:
        sys.stdout.write(json.dumps(found, ensure_ascii=False, indent=1) + "\n")
        return
    for record in found["tasks"]:
        sys.stdout.write(words.row(record) + "\n")
    sys.stderr.write(f"{words.duties(found['tasks'])}: {words.levels(found['tasks'])}\n")


def read_file(
    file: Path,
    now: str | None,
    year: int | None,
    units: list[dict[str, Any]] | None = None,
    mapping: dict[str, str] | None = None,
) -> dict[str, Any]:
    """What a plan document holds, read in a child process; Fault when there is no such file."""
    if not file.is_file():
        raise Fault(f"{file}: không có tệp này", 2)
    today = local_date(moment(now)).isoformat()
    arguments = {
        "path": str(file.absolute()),
        "name": file.name,
        "today": today,
        "year": year,
        "units": units or [],
        "mapping": mapping or {},
    }
    return run_job("read_plan", arguments)


def refuse(error: dict[str, Any], as_json: bool) -> NoReturn:
    """End because a file holds no plan."""
    message = words.refused(error["code"], error.get("arguments", {})).plain
    if as_json:
        shown = {"error": {"code": error["code"], "message": message}}
        sys.stdout.write(json.dumps(shown, ensure_ascii=False) + "\n")
    raise Fault(message)
