"""Answers to questions: the number first, then scope, moment, codes and how fresh it is."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any, Protocol

from tasks.model import VIETNAM, Person, Standing, Task
from tasks.query import TaskQuery
from tasks.standing import Verdict
from tasks.statistics import Rate, Statistics
from vietnamese.numbers import format_date, format_number, format_percent
from vietnamese.text import Line, Text, b, line, text
from vietnamese.words.states import STATE
from vietnamese.words.tasks import code, deadline, named, progress, standing, until

Pair = tuple[Task, Verdict]
OWN = "của đồng chí và đơn vị"
SHOWN_LATE = 5
UnitName = Callable[[int | None], str]

FILTER = {
    "overdue": "quá hạn",
    "due_soon": "sắp đến hạn",
    "blocked": "đang vướng hoặc đang chờ",
    "no_deadline": "không tính hạn",
    "unreported": "chưa có báo cáo",
    "unreviewed": "chưa rà soát",
    "awaiting": "chờ xác nhận hoàn thành",
    "open": "chưa hoàn thành",
    "done": "đã hoàn thành",
    "done_in_time": "hoàn thành đúng hạn",
    "done_late": "hoàn thành quá hạn",
    "internal_late": "chậm so với hạn nội bộ",
    "pending_extension": "đang xin gia hạn",
    "stale": "quá hạn, chưa có báo cáo từ khi đến hạn",
}


class AskedFor(Protocol):
    """What a head line needs to know of the question."""

    @property
    def query(self) -> TaskQuery: ...

    @property
    def person(self) -> Person | None: ...


def whole(agency: str) -> str:
    """The scope of everything."""
    return "toàn cơ quan"


def moment(now: datetime) -> str:
    """ "9:00 ngày 20/11/2026"."""
    local = now.astimezone(VIETNAM)
    return f"{local.hour}:{local.minute:02d} ngày {format_date(local.date())}"


def moment_of(day: date | None, now: datetime) -> str:
    """ "hết ngày 15/10/2026" for a past day, else the present moment."""
    return moment(now) if day is None else f"hết ngày {format_date(day)}"


def head(asked: AskedFor, count: int, scope: str, now: datetime) -> Line:
    """ "12 việc quá hạn (toàn cơ quan, tính đến 9:00 ngày 20/11/2026)"."""
    what = kinds(asked.query)
    if asked.query.share is not None:
        side, bound = asked.query.share
        low = "dưới" if side == "<" else "từ"
        what = f"{what} có tiến độ {low} {format_percent(bound)}{'' if side == '<' else ' trở lên'}".strip()
    if asked.query.period is not None:
        what = f"{what} {_period(asked.query.period, _verb(asked.query))}".strip()
    number = b(f"{format_number(count)} việc") if count else b("Không có việc nào")
    return line(number, f" {what}".rstrip(), f" ({scope}, tính đến {moment_of(asked.query.as_of, now)}).")


def kinds(query: TaskQuery) -> str:
    """What kind of tasks a question asks for: "quá hạn, chưa có báo cáo", "" for all."""
    found = [FILTER[f] for f in sorted(query.filters) if f in FILTER]
    return ", ".join([*found, STATE[query.state]] if query.state is not None else found)


def _verb(query: TaskQuery) -> str:
    """What the period limits: the last day, the day of completion, or the silence."""
    return "" if query.filters & {"done", "unreported", "due_soon"} else "có hạn "


def _period(period: tuple[date | None, date | None], verb: str) -> str:
    start, end = period
    if start and end:
        if start == end:
            return f"{verb}ngày {format_date(start)}"
        return f"{verb}từ {format_date(start)} đến {format_date(end)}"
    if end:
        return f"{verb}đến {format_date(end)}"
    return f"{verb}từ {format_date(start)}" if start else ""


def soon(days: int, short: int) -> Text:
    """What counts as due soon: the agency's rule, in words."""
    named_day = "" if short == days else f" (hạn ghi ngày cụ thể: {short} ngày)"
    return text(f"Sắp đến hạn: còn từ {days} ngày trở xuống{named_day}.")


def listing(head_line: Line, shown: Sequence[Pair], total: int, stale: int, unit_name: UnitName) -> Text:
    """A list with its number and its freshness."""
    rows: list[Line | str] = [head_line]
    if stale:
        rows.append(f"Trong đó {format_number(stale)} việc chưa có báo cáo từ khi đến hạn (có thể đã xong).")
    rows += [row(pair, unit_name) for pair in shown]
    return text(*rows, *(left(total - len(shown)) if shown else _counted(total)))


def count_only(head_line: Line, stale: int) -> Text:
    """A number without the tasks behind it: they belong to another unit."""
    rows: list[Line | str] = [head_line]
    if stale:
        rows.append(f"Trong đó {format_number(stale)} việc chưa có báo cáo từ khi đến hạn (có thể đã xong).")
    rows.append("Danh sách chi tiết do đơn vị đó và lãnh đạo xem.")
    return text(*rows)


def page(shown: Sequence[Pair], rest: int, unit_name: UnitName) -> Text:
    """The next part of a list."""
    return text(*(row(pair, unit_name) for pair in shown), *left(rest))


def left(count: int) -> list[str]:
    """What a page has not shown, and how to see it."""
    return [f"Còn {format_number(count)} việc. Gửi “tiếp” để xem."] if count > 0 else []


def _counted(total: int) -> list[str]:
    return ["Gửi “tiếp” để xem danh sách."] if total else []


def row(pair: Pair, unit_name: UnitName) -> Line:
    """One task of a list."""
    task, found = pair
    who = unit_name(task.lead_unit_id) or task.lead_unit_text
    parts = [
        who,
        until(task, found.last_day) if found.last_day else "",
        standing(task, found),
        progress(task),
    ]
    return line("- ", b(named(task)), " – ", "; ".join(p for p in parts if p))


def per_unit(head_line: Line, rows: Sequence[tuple[str, int]], outside: int, ranked: bool) -> Text:
    """Counts per unit in the agency's own order; the highest is named when that was the question."""
    lines: list[Line | str] = [head_line]
    most = max((n for _, n in rows), default=0)
    if ranked and most:
        top = ", ".join(name for name, n in rows if n == most)
        lines.append(line("Nhiều nhất: ", b(top), f" ({format_number(most)} việc)."))
    lines += [f"- {name}: {format_number(n)}" for name, n in rows]
    if outside:
        lines.append(f"- Chưa xác định đơn vị chủ trì: {format_number(outside)}")
    return text(*lines)


def by_state(s: Statistics, scope: str, at: str) -> Text:
    """The four official cells and what stands beside them; `at` is the moment in words."""
    return text(
        line(b(counts(s)), f" ({scope}, tính đến {at}):"),
        *cells(s),
        *rates(s),
    )


def counts(s: Statistics) -> str:
    """ "6 nhiệm vụ (38 đầu việc)"."""
    return f"{format_number(s.duties)} nhiệm vụ ({format_number(s.items)} đầu việc)"


def cells(s: Statistics) -> list[str]:
    """One line a cell; awaiting confirmation stands beside its cell."""
    rows = [
        f"- Hoàn thành đúng hạn: {format_number(s.done_in_time)}{_awaiting(s.done_in_time_awaiting)}",
        f"- Hoàn thành quá hạn: {format_number(s.done_late)}{_awaiting(s.done_late_awaiting)}",
        f"- Đang thực hiện, trong hạn: {format_number(s.open_in_time)}{_soon(s.due_soon)}",
        f"- Đang thực hiện, quá hạn: {format_number(s.overdue)}{_stale(s.overdue_stale)}",
        f"- Không tính hạn: {format_number(s.no_deadline)}",
    ]
    if s.unreviewed:
        rows.append(f"- Chưa rà soát (trước ngày bắt đầu sử dụng): {format_number(s.unreviewed)}")
    if s.left:
        rows.append(f"- Đã dừng, đã chuyển (không tính vào tổng): {format_number(s.left)}")
    return rows


def rates(s: Statistics) -> list[str]:
    """The two rates with their denominators in words."""
    return [
        f"Tỷ lệ hoàn thành trên số việc đã đến hạn: {_rate(s.rate_of_due)}",
        f"Tỷ lệ hoàn thành trên tổng số việc: {_rate(s.rate_of_all)}",
    ]


def _rate(rate: Rate) -> str:
    if rate.percent is None:
        return "—"
    share = format_percent(round(rate.percent, 1))
    return f"{share} ({format_number(rate.numerator)}/{format_number(rate.denominator)})"


def _awaiting(n: int) -> str:
    return f" (chờ xác nhận {format_number(n)})" if n else ""


def _soon(n: int) -> str:
    return f" (sắp đến hạn {format_number(n)})" if n else ""


def _stale(n: int) -> str:
    return f" (chưa có báo cáo từ khi đến hạn {format_number(n)})" if n else ""


def share(s: Statistics, rows: Sequence[tuple[str, Statistics]], scope: str, at: str) -> Text:
    """Shares, over all and per unit where asked; `at` is the moment in words."""
    lines: list[Line | str] = [line(b("Tỷ lệ hoàn thành"), f" ({scope}, tính đến {at}):")]
    lines += [f"- {row}" for row in rates(s)]
    lines += [f"- {name}: {_rate(one.rate_of_all)} trên tổng số việc" for name, one in rows]
    return text(*lines)


def share_of(what: str, hits: int, s: Statistics, scope: str, at: str) -> Text:
    """The share of one kind of task ("quá hạn") with its denominators in words."""
    return text(
        line(b(f"Tỷ lệ việc {what}"), f" ({scope}, tính đến {at}):"),
        f"- Trên tổng số việc: {_rate(Rate(hits, s.total))}",
        f"- Trên số việc chưa hoàn thành: {_rate(Rate(hits, s.open_in_time + s.overdue + s.no_deadline))}",
    )


def blocked(pairs: Sequence[Pair], total: int, scope: str, at: str) -> Text:
    """What is blocked and on whom; `at` is the moment in words."""
    rows: list[Line | str] = [
        line(
            b(f"{format_number(total)} việc" if total else "Không có việc nào"),
            f" đang vướng hoặc đang chờ ({scope}, tính đến {at}).",
        )
    ]
    for task, _ in pairs:
        since = f" từ {format_date(task.waiting_since)}" if task.waiting_since else ""
        why = [f"chờ {task.waiting_for}{since}" if task.waiting_for else "", task.difficulty]
        rows.append(line("- ", b(named(task)), " – ", "; ".join(w for w in why if w)))
    return text(*rows, *left(total - len(pairs)))


def nothing_more() -> Text:
    """ "tiếp" at the end of a list."""
    return text("Danh sách đã hết.")


def now_stands(task: Task, found: Verdict, now: datetime) -> str:
    """Under a past state: how it stands now."""
    figures = f"; {progress(task)}" if progress(task) else ""
    return f"Hiện nay ({moment(now)}): {standing(task, found)}{figures}"


def not_yet(task: Task, day: date, rows: Sequence[str]) -> Text:
    """There was no such task on the day."""
    return text(
        line(b(named(task, 400))),
        f"- Ngày {format_date(day)} chưa có nhiệm vụ này.",
        *(f"- {r}" for r in rows),
    )


def one(
    task: Task, found: Verdict, unit: str, person: str, extra: Sequence[str], day: date | None = None
) -> Text:
    """One task in full; `day` is the past day at whose end it stood so."""
    rows: list[Line | str | None] = [
        line(b(named(task, 400))),
        f"Tính đến hết ngày {format_date(day)}:" if day else None,
        f"- Chủ trì: {', '.join(x for x in (unit or task.lead_unit_text, person) if x) or 'chưa xác định'}",
        f"- Thời hạn: {deadline(task, found.last_day)}",
        line("- Tình trạng: ", b(standing(task, found))),
        f"- Tiến độ: {progress(task)}" if progress(task) else None,
        f"- Chỉ tiêu: {task.target}" if task.target else None,
        f"- Đang chờ: {task.waiting_for}" if task.waiting_for else None,
        f"- Khó khăn: {task.difficulty}" if task.difficulty else None,
    ]
    return text(*rows, *(f"- {row}" for row in extra))


def which(reference: str, count: int) -> Text:
    """Several tasks fit what was said: they follow as choices."""
    if count == 1:
        return text(f"“{reference}”: có phải đồng chí nói đến nhiệm vụ sau?")
    return text(f"“{reference}” có thể là {count} nhiệm vụ. Đồng chí nói đến nhiệm vụ nào?")


def last_report(words: str, name: str, day: date, serial: int) -> str:
    """The officer's own words behind a number."""
    return f"Báo cáo gần nhất (số {serial:06d}, {name}, {format_date(day)}): “{words}”"


def late_beside(pairs: Sequence[tuple[Task, Verdict]]) -> Text:
    """What is late of the asker's own beside the days asked about."""
    codes = ", ".join(code(task) for task, _ in pairs[:SHOWN_LATE])
    more = f" và {len(pairs) - SHOWN_LATE} việc nữa" if len(pairs) > SHOWN_LATE else ""
    return text(f"Ngoài ra đang có {len(pairs)} việc quá hạn: {codes}{more}.")


def no_report() -> str:
    """Nothing was ever reported."""
    return "Chưa có báo cáo nào."


def due_label(found: Verdict) -> str:
    """Only the standing of a verdict."""
    return {Standing.OVERDUE: "quá hạn"}.get(found.standing, "")


def extra_of(data: dict[str, Any]) -> str:
    """The proposal of a report, when it made one."""
    return f"Kiến nghị: {data['proposal']}" if data.get("proposal") else ""


def below(pairs: Sequence[Pair]) -> str:
    """What stands under a task: "8 đầu việc: 3 hoàn thành, 4 trong hạn, 1 quá hạn"."""
    done = sum(v.standing in (Standing.DONE_IN_TIME, Standing.DONE_LATE) for _, v in pairs)
    late = sum(v.standing is Standing.OVERDUE for _, v in pairs)
    rest = len(pairs) - done - late
    parts = [
        f"{n} {words}" for n, words in ((done, "hoàn thành"), (rest, "chưa đến hạn"), (late, "quá hạn")) if n
    ]
    return f"Gồm {len(pairs)} đầu việc: {', '.join(parts)}"


def history(task: Task, rows: Sequence[str]) -> Text:
    """Every report of a task, oldest first."""
    return text(line(b(named(task))), *(f"- {row}" for row in rows or ("Chưa có báo cáo nào.",)))
