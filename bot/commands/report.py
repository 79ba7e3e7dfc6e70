"""`report`: builds the periodic report as Word, PDF, Excel or a chart of states by unit.

A report that was sent is built as it was sent; `--as-of` or `--draft` builds from what is known now. A whole
report is kept as a version, so that its file can come back to the bot.
"""

import sys
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Annotated, Any

import typer
from sqlalchemy import Connection

from bot import pdf
from bot.commands.moments import moment
from bot.commands.opening import house_desk, opened
from bot.exits import Fault
from bot.files import FileStore
from bot.making.contents import content_of
from bot.making.writing import write
from bot.settings import read_settings
from handlers import editions, forms
from handlers.turn import load_house
from reports.errors import ReportError
from reports.kept import packed, unpacked
from reports.model import ReportContent
from reports.templates import Template
from storage import editions as stored
from storage import files
from storage.database import Database
from storage.editions import Edition
from tasks.errors import Refused
from tasks.model import local_date
from tasks.periods import Period, parse_period

ENDINGS = (".docx", ".pdf", ".xlsx", ".png")


def report(
    period: Annotated[
        str,
        typer.Option("--period", help="2026-10, 2026-Q3, 2026-H1, 2026-9M, 2026, 2026-W46 hoặc 2026-11-20."),
    ],
    out: Annotated[Path, typer.Option("--out", help="Tệp .docx, .pdf, .xlsx hoặc .png.")],
    as_of: Annotated[str | None, typer.Option("--as-of", help="Ngày chốt số liệu, ví dụ 2026-11-14.")] = None,
    template: Annotated[str | None, typer.Option("--template", help="Mã mẫu báo cáo.")] = None,
    draft: Annotated[bool, typer.Option("--draft", help="Lập từ số liệu hiện có dù báo cáo đã gửi.")] = False,
    now: Annotated[str | None, typer.Option("--now", help="Thời điểm hiện tại.")] = None,
) -> None:
    """Write a period's report or chart to a file and print its path."""
    if out.suffix.lower() not in ENDINGS:
        raise Fault(f"--out: {out.name} phải có đuôi {', '.join(ENDINGS)}", 2)
    at = moment(now)
    with opened() as database:
        form = database.read(lambda conn: _form(conn, period, template))
        chosen = _period(period, form)
        day = _day(as_of) or min(local_date(at), chosen.cut_off)
        sent = None if as_of or draft else database.read(lambda conn: _sent(conn, form.name, chosen))
        content = _as_sent(database, sent) if sent else _anew(database, form, chosen, day, at, out)
        try:
            _write(content, out)
        except OSError as error:
            raise Fault(f"{out}: không ghi được ({error.strerror or error})") from error
    sys.stdout.write(f"{out}\n")
    if sent:
        sys.stderr.write(
            f"Báo cáo đã gửi số {sent.sent_number}: đây là đúng bản đã gửi (--draft để lập từ số liệu mới).\n"
        )
    else:
        _warn_early(chosen, day, local_date(at))


def _form(conn: Connection, period: str, name: str | None) -> Template:
    try:
        return forms.form(conn, name or str(_period(period).kind))
    except ReportError as error:
        known = ", ".join(forms.standing(conn))
        raise Fault(f"--template: không có mẫu “{name}” ({known})", 2) from error


def _period(text: str, form: Template | None = None) -> Period:
    try:
        return parse_period(text) if form is None else parse_period(text, form.rule)
    except Refused as error:
        raise Fault(
            f"--period: “{text}” không phải kỳ báo cáo như 2026-10, 2026-Q3, 2026-H1, 2026-9M, 2026, 2026-W46",
            2,
        ) from error


def _sent(conn: Connection, form: str, chosen: Period) -> Edition | None:
    return stored.last_sent(conn, form, str(chosen))


def _as_sent(database: Database, sent: Edition) -> ReportContent:
    kept = database.read(lambda conn: files.get(conn, sent.content_id))
    store = FileStore(read_settings().files_dir)
    try:
        return unpacked(store.read(kept.sha256 if kept else ""))
    except OSError as error:
        raise Fault(f"BOT_FILES_DIR: không còn nội dung của bản đã gửi số {sent.sent_number}") from error


def _anew(
    database: Database, form: Template, chosen: Period, day: date, at: datetime, out: Path
) -> ReportContent:
    wanted = {"form": form.name, "period": str(chosen), "day": day.isoformat(), "official": True}

    def read(conn: Connection) -> dict[str, Any]:
        house = load_house(conn, house_desk())
        return editions.gathered(conn, house, wanted)

    content, _ = content_of({"report": wanted, **database.read(read)})
    if out.suffix.lower() in (".docx", ".pdf"):
        _keep(database, wanted, content, at)
    return content


def _keep(database: Database, wanted: Mapping[str, Any], content: ReportContent, at: datetime) -> None:
    data = packed(content)
    try:
        digest = FileStore(read_settings().files_dir).save(data)
    except OSError as error:
        raise Fault(f"BOT_FILES_DIR: không ghi được ({error.strerror})", 2) from error
    kept = {"mark": content.identifier, "title": " ".join(content.subject), "name": ""}
    result = {**kept, "content": {"sha256": digest, "size": len(data)}}
    database.write(lambda conn: editions.keep(conn, wanted, result, at, None, None))


def _write(content: ReportContent, out: Path) -> None:
    ending = out.suffix.lower()
    if ending == ".pdf" and not pdf.installed():
        raise Fault("--out: máy này chưa cài LibreOffice nên chưa xuất được PDF; đề nghị xuất .docx")
    if ending == ".png":
        from reports.chart import build_chart

        build_chart(content.units, f"Tình hình nhiệm vụ đến ngày {content.cut_off:%d/%m/%Y}", out)
    else:
        write(content, out)


def _warn_early(chosen: Period, day: date, today: date) -> None:
    if day < chosen.cut_off:
        left = (chosen.cut_off - today) // timedelta(days=1)
        sys.stderr.write(
            f"Kỳ báo cáo chưa đến ngày chốt số liệu ({left} ngày nữa); số liệu tính đến {day:%d/%m/%Y}.\n"
        )


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Fault(f"--as-of: “{text}” không phải ngày như 2026-11-14", 2) from error
