"""The official prose of the report itself: dates, the statistics sentence, references to the appendix.

What the bot says in a chat lives in `vietnamese.words`; this is the language of documents.
"""

from collections.abc import Sequence
from datetime import date

from reports.figures import Figures
from reports.model import Left
from tasks.statistics import Rate
from vietnamese.numbers import format_date, format_number, format_percent

NOTHING = "Không có."
WORKS = "đầu việc"
TO_ADD = "bổ sung nội dung mục này"
CARRIED = "rà soát, cập nhật nội dung dưới đây (lấy từ báo cáo kỳ trước)"
SEE_APPENDIX = "(Có phụ lục kèm theo)"


def official_date(day: date) -> str:
    """A document's date: days below 10 and the months 1, 2 padded (NĐ 30/2020, Phụ lục I, II.4b): "06/3/2024"."""
    return f"{day.day:02d}/{padded_month(day.month)}/{day.year}"


def padded_month(month: int) -> str:
    """1 → "01", 2 → "02", 3 → "3"."""
    return f"{month:02d}" if month < 3 else str(month)


NO_PLACE = "…………"  # for the clerk to fill in, where the agency has not said it


def date_line(place: str, month: int, year: int) -> str:
    """Place and date with a blank day: "An Bình, ngày      tháng 4 năm 2026"."""
    return f"{place or NO_PLACE}, ngày{' ' * 6}tháng {padded_month(month)} năm {year}"


def attached_to(kind: str, symbol: str, month: int, year: int, issuer: str) -> str:
    """The line under an appendix's title, number and day blank: "(Kèm theo Báo cáo số …/BC-… ngày … của …)"."""
    day = f"ngày{' ' * 6}tháng {padded_month(month)} năm {year}"
    return f"(Kèm theo {kind.capitalize()} số{' ' * 8}/{symbol} {day} của {issuer})"


def counts(tasks: int, works: int) -> str:
    """Both counts: "6 nhiệm vụ (38 đầu việc)"."""
    return f"{format_number(tasks)} nhiệm vụ ({format_number(works)} đầu việc)"


def share(rate: Rate) -> str:
    """ "12/15 (80 %)", or "—" when nothing is in the denominator."""
    value = rate.percent
    if value is None:
        return "—"
    return f"{format_number(rate.numerator)}/{format_number(rate.denominator)} ({percent(value)})"


def percent(value: float) -> str:
    """A percentage that never breaks over lines: "77,8 %" with a no-break space."""
    return format_percent(value).replace(" ", "\u00a0")


def statistics(
    figures: Figures,
    tasks: int,
    works: int,
    cut_off: date,
    count_name: str = "nhiệm vụ",
    left: Sequence[Left] = (),
    by_work: Figures | None = None,
) -> tuple[str, ...]:
    """The statistics as sentences, one paragraph each: counts, cells, rates with denominators, what stands outside.

    `by_work` are the same tasks counted as đầu việc, as the chat tells them: beside the nhiệm vụ they are told too.
    """
    found = [_cells(figures, tasks, works, cut_off, count_name)]
    if by_work is not None and by_work.total:
        found.append(f"Tính theo {format_number(by_work.total)} đầu việc: {_parts(by_work, WORKS)}.")
    if figures.in_time_with_late:
        found.append(
            f"Có {format_number(figures.late_works)} đầu việc quá hạn, "
            f"thuộc {format_number(figures.in_time_with_late)} nhiệm vụ còn trong hạn."
        )
    if figures.total:
        found.append(_rates(figures, count_name))
    found += _outside(figures, count_name, left)
    return tuple(found)


def _cells(figures: Figures, tasks: int, works: int, cut_off: date, name: str) -> str:
    start = f"Tính đến ngày {format_date(cut_off)}, "
    if not tasks and not works and not figures.total:
        return f"{start}không có nhiệm vụ được giao trong kỳ báo cáo."
    head = f"{start}tổng số {counts(tasks, works)} được giao"
    if not figures.total:
        return f"{head}."
    counted = (
        ""
        if name == "nhiệm vụ" and figures.total == tasks
        else f", tính theo {format_number(figures.total)} {name}"
    )
    return f"{head}{counted}. Trong đó: {_parts(figures, name)}."


def _parts(figures: Figures, name: str) -> str:
    parts = [
        f"đã hoàn thành {format_number(figures.done)} {name}{_inside(_done(figures))}",
        f"đang thực hiện {format_number(figures.open)} {name}{_inside(_open(figures))}",
    ]
    if figures.no_deadline:
        parts.append(f"không tính hạn {format_number(figures.no_deadline)} {name}")
    return "; ".join(parts)


def _done(figures: Figures) -> list[str]:
    if not figures.done:
        return []
    return [
        _cell("đúng hạn", figures.done_in_time, figures.awaiting_in_time),
        _cell("quá hạn", figures.done_late, figures.awaiting_late),
    ]


def _open(figures: Figures) -> list[str]:
    if not figures.open:
        return []
    return [_cell("trong hạn", figures.open_in_time), _cell("quá hạn", figures.open_overdue)]


def _cell(name: str, number: int, awaiting: int = 0) -> str:
    waiting = f", trong đó chờ xác nhận {format_number(awaiting)}" if awaiting else ""
    return f"{name} {format_number(number)}{waiting}"


def _inside(parts: Sequence[str]) -> str:
    return f" ({'; '.join(parts)})" if parts else ""


def _rates(figures: Figures, name: str) -> str:
    if not figures.due:
        whole = figures.over_all
        done = f"{format_number(whole.numerator)}/{format_number(whole.denominator)} {name}"
        return f"Chưa có {name} nào đến hạn; đã hoàn thành {done} ({percent(whole.percent or 0)})."
    due = f"{share(figures.over_due)} tính trên số {name} đã đến hạn"
    return f"Tỷ lệ hoàn thành: {due}; {share(figures.over_all)} tính trên tổng số {name}."


def _outside(figures: Figures, name: str, left: Sequence[Left]) -> list[str]:
    found = []
    if left:
        named = "; ".join(f"{item.title} ({_with_paper(item)})" for item in left)
        found.append(f"Ngoài tổng số trên: {format_number(len(left))} {name} đã dừng hoặc chuyển: {named}.")
    elif figures.left:
        found.append(f"Ngoài tổng số trên: {format_number(figures.left)} {name} đã dừng hoặc chuyển.")
    if figures.unreviewed:
        found.append(
            f"Còn {format_number(figures.unreviewed)} {name} chưa rà soát, không tính vào số liệu trên."
        )
    return found


def _with_paper(item: Left) -> str:
    return f"{item.state}, {item.paper}" if item.paper else item.state
