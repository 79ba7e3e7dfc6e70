"""`backup`, `restore`, `doctor`: a consistent copy while running, and back; one line per check."""

import os
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from bot import desk as desks
from bot.commands import channels
from bot.commands.opening import opened
from bot.exits import Fault
from bot.settings import Settings, read_settings
from storage.database import Database
from storage.migrate import current, newest
from tasks.model import VIETNAM
from vietnamese.numbers import format_date

File = Annotated[Path, typer.Argument(help="Tệp sao lưu.")]
LEAST_FREE = 500 * 1024 * 1024


def backup(file: File) -> None:
    """Write a consistent copy of the database, complete on disk before it bears its name."""
    with opened() as database:
        if database.path is None:
            raise Fault("PostgreSQL: đề nghị sao lưu bằng pg_dump.")
        partial = file.with_name(f".{file.name}.part")
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            database.copy_to(partial)
            with partial.open("rb") as handle:
                os.fsync(handle.fileno())
            partial.replace(file)
        except OSError as error:
            raise Fault(f"{file}: không ghi được ({error.strerror})") from error
    sys.stdout.write(f"Đã sao lưu vào {file} ({file.stat().st_size} byte).\n")
    sys.stdout.write(f"Tệp minh chứng, báo cáo ở thư mục {read_settings().files_dir}: đề nghị sao lưu kèm.\n")


def restore(file: File) -> None:
    """Put a backup in place of the database, which is kept beside it; Fault while the service runs."""
    settings = read_settings()
    _require_database(file)
    with opened(settings) as database:
        if database.path is None:
            raise Fault("PostgreSQL: đề nghị khôi phục bằng pg_restore.")
        database.hold_service()
        path = database.path
        before = path.with_name(f"{path.name}.before-restore")
        before.unlink(missing_ok=True)
        database.copy_to(before)
    for ending in ("-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)
    fresh = path.with_name(path.name + ".restored")
    shutil.copyfile(file, fresh)
    fresh.replace(path)
    with opened(settings):
        pass
    sys.stdout.write(f"Đã khôi phục từ {file}. Dữ liệu trước đó được giữ tại {before}.\n")


def _require_database(file: Path) -> None:
    if not file.is_file():
        raise Fault(f"{file}: không có tệp này", 2)
    connection = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
    try:
        good = connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        connection.execute("SELECT 1 FROM change LIMIT 1")
    except sqlite3.DatabaseError:
        good = False
    finally:
        connection.close()
    if not good:
        raise Fault(f"{file}: không phải tệp sao lưu của chương trình này, hoặc đã hỏng.")


def doctor() -> None:
    """Print one line a check; exit status 1 when one of them is not fine."""
    settings = read_settings()
    fine = True
    sys.stdout.write("ổn    cấu hình\n")
    for name, good, words in _checks(settings):
        fine = fine and good
        sys.stdout.write(f"{'ổn   ' if good else 'LỖI  '} {name}{': ' + words if words else ''}\n")
    if not fine:
        raise typer.Exit(1)


def _checks(settings: Settings) -> Iterator[tuple[str, bool, str]]:
    with opened(settings) as database:
        yield "cơ sở dữ liệu", True, _kind(database)
        yield "lược đồ", current(database) == newest(), str(current(database))
        yield from _journal(database)
        yield from _disk(settings)
        yield from channels.checks(settings, database, desks.desk(settings, "", lambda: datetime.now(UTC)))


def _disk(settings: Settings) -> Iterator[tuple[str, bool, str]]:
    folder = settings.files_dir
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Fault(f"BOT_FILES_DIR: không tạo được thư mục {folder} ({error.strerror})", 2) from error
    free = shutil.disk_usage(folder).free
    yield "ổ đĩa", free > LEAST_FREE, f"còn {free // 1024 // 1024} MB"
    now = datetime.now(UTC).astimezone(VIETNAM)
    yield "đồng hồ", True, f"{now:%H:%M} ngày {format_date(now.date())} (giờ Việt Nam)"


def _kind(database: Database) -> str:
    return f"SQLite {sqlite3.sqlite_version}" if database.is_sqlite else "PostgreSQL"


def _journal(database: Database) -> Iterator[tuple[str, bool, str]]:
    """Rebuilds every task from the journal and compares it with what is stored."""
    from storage.rebuild import differing

    wrong, count = database.read(differing)
    words = (
        f"{count} nhiệm vụ khớp với nhật ký"
        if not wrong
        else f"lệch nhật ký: {', '.join(f'#{i}' for i in wrong[:10])}"
    )
    yield "nhật ký", not wrong, words
