"""`report`: builds the periodic report as Word, Excel or a chart of states by unit."""

import sys
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands.exits import Fault
from bot.commands.opening import house_desk, moment, opened
from tasks.errors import Refused
from tasks.model import local_date
from tasks.periods import Period, PeriodKind, parse_period
from tasks.periods import next as following

if TYPE_CHECKING:
    from reports.model import ReportContent

ENDINGS = (".docx", ".xlsx", ".png")
DEFAULT = {
    PeriodKind.MONTH: "month",
    PeriodKind.QUARTER: "quarter",
    PeriodKind.HALF: "half",
    PeriodKind.NINE_MONTHS: "nine_months",
    PeriodKind.YEAR: "year",
}


def report(
    period: Annotated[str, typer.Option("--period", help="2026-10, 2026-Q3, 2026-H1, 2026-9M hoặc 2026.")],
    out: Annotated[Path, typer.Option("--out", help="Tệp .docx, .xlsx hoặc .png.")],
    as_of: Annotated[str | None, typer.Option("--as-of", help="Ngày chốt số liệu, ví dụ 2026-11-14.")] = None,
    template: Annotated[str | None, typer.Option("--template", help="Tên mẫu báo cáo.")] = None,
    now: Annotated[str | None, typer.Option("--now", help="Thời điểm hiện tại.")] = None,
) -> None:
    """Lập báo cáo định kỳ từ số liệu đã ghi nhận."""
    from handlers import heading_state, periodic
    from handlers.turn import load_house
    from reports import templates
    from reports.errors import ReportError
    from reports.periodic import compose, span_of

    if out.suffix.lower() not in ENDINGS:
        raise Fault(f"--out: {out.name} phải có đuôi {', '.join(ENDINGS)}", 2)
    try:
        form = templates.load(template or DEFAULT[parse_period(period).kind])
        chosen = parse_period(period, form.rule)
    except Refused as error:
        raise Fault(
            f"--period: “{period}” không phải kỳ báo cáo như 2026-10, 2026-Q3, 2026-H1, 2026-9M, 2026", 2
        ) from error
    except ReportError as error:
        raise Fault(f"--template: không có mẫu “{template}” ({', '.join(templates.names())})", 2) from error
    today = local_date(moment(now))
    day = _day(as_of) or min(today, chosen.cut_off)
    with opened() as database:
        house = database.read(lambda conn: load_house(conn, house_desk()))
        values = database.read(
            lambda conn: periodic.gather(conn, house, form, day, until=following(chosen, form.rule).cut_off)
        )
        values = database.read(lambda conn: heading_state.with_texts(conn, house, form, chosen, values))
        agency = database.read(lambda conn: periodic.agency(conn, house.rules))
        content = compose(form, agency, replace(span_of(chosen), cut_off=day), values, day)
        try:
            _write(content, out)
        except OSError as error:
            raise Fault(f"{out}: không ghi được ({error.strerror})") from error
    sys.stdout.write(f"{out}\n")
    _warn_early(chosen, day, today)


def _write(content: "ReportContent", out: Path) -> None:
    if out.suffix.lower() == ".docx":
        from reports.word import build_word

        build_word(content, out)
    elif out.suffix.lower() == ".xlsx":
        from reports.excel import build_excel

        build_excel(content, out)
    else:
        from reports.chart import build_chart

        build_chart(content.units, f"Tình hình nhiệm vụ đến ngày {content.cut_off:%d/%m/%Y}", out)


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
