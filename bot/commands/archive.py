"""`archive`: a year as a folder or .zip that can be read without the system, with checksums."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.archiving import write_archive
from bot.commands.moments import moment
from bot.commands.opening import house_desk, opened
from bot.exits import Fault
from bot.files import FileStore
from bot.settings import read_settings
from handlers import archive as year_of
from handlers.turn import load_house


def archive(
    year: Annotated[int, typer.Option("--year", min=2000, max=2200, help="Năm cần lưu.")],
    out: Annotated[Path, typer.Option("--out", help="Thư mục chưa có, hoặc tệp .zip.")],
    now: Annotated[str | None, typer.Option("--now", help="Thời điểm hiện tại.")] = None,
) -> None:
    """Write a year's archive and print its path; Fault for a folder in use or a year without a plan."""
    settings = read_settings()
    with opened(settings) as database:
        house = database.read(lambda conn: load_house(conn, house_desk()))
        values = database.read(lambda conn: year_of.gather(conn, house, year, moment(now)))
    if not values["tables"]["nhiem-vu"]["rows"]:
        raise Fault(f"--year: năm {year} chưa có kế hoạch nào")
    try:
        write_archive(values, FileStore(settings.files_dir), out)
    except FileExistsError as error:
        raise Fault(f"{out}: thư mục đã có nội dung") from error
    except OSError as error:
        raise Fault(f"{out}: không ghi được ({error.strerror})") from error
    sys.stdout.write(f"{out}\n")
    sys.stderr.write(f"{values['counts']}\n")
