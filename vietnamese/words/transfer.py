"""Sentences about moving tasks between units in bulk: the card, what is missing, the notice to the new unit."""

import re
from collections.abc import Sequence
from datetime import date

from tasks.model import Person, Task
from vietnamese.numbers import format_date, format_number
from vietnamese.text import Line, Text, b, line, text
from vietnamese.words.extension import opening
from vietnamese.words.tasks import named, short_title

YES, NO, NOBODY = "Chuyển nhiệm vụ", "Hủy", "(chưa có đơn vị)"
SHOWN = 8
_PAPER = re.compile(r"(?P<number>\d{1,5}/[A-ZĐ][\w&Đđ]*(?:-[A-ZĐ][\w&Đđ.]*)*)", re.IGNORECASE)
_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
PROBLEMS = {
    "unit": "dòng {row}: không có đơn vị “{words}”",
    "person": "dòng {row}: không rõ người tiếp nhận “{words}”, chỉ chuyển về đơn vị",
    "task": "dòng {row}: không rõ nhiệm vụ “{words}”",
    "already": "dòng {row}: “{words}” đã thuộc đơn vị này",
}


def paper_in(said: str) -> tuple[str, date | None]:
    """The decision named in a text, and its day; ("", None) for none."""
    number, day = _PAPER.search(said), _DAY.search(said)
    try:
        on = date(int(day[3]), int(day[2]), int(day[1])) if day else None
    except ValueError:
        on = None
    if number is None:
        return "", on
    kind = "Quyết định" if re.search(r"/Q[ĐD]", number["number"], re.IGNORECASE) else "văn bản"
    return f"{kind} số {number['number']}", on


def card(
    counts: Sequence[tuple[str, str, int]],
    problems: Sequence[tuple[int, str, str]],
    papers: Sequence[tuple[str, date]],
    unpapered: int,
) -> Text:
    """How many tasks go from where to where, by which decision, from which day; what is left out."""
    total = sum(n for _, _, n in counts)
    rows: list[Line | str] = [line("Đề nghị xác nhận chuyển ", b(f"{format_number(total)} nhiệm vụ"), ":")]
    rows += [f"- {a} → {z}: {format_number(n)} nhiệm vụ" for a, z, n in counts]
    rows += [
        f"Căn cứ: {paper}; đơn vị mới chịu trách nhiệm từ ngày {format_date(on)}." for paper, on in papers
    ]
    rows.append("Số ngày quá hạn trước ngày chuyển vẫn tính cho đơn vị cũ; báo cáo, thời hạn giữ nguyên.")
    rows += _left_out(problems)
    if unpapered:
        rows.append(
            f"{format_number(unpapered)} nhiệm vụ chưa có số quyết định. Đề nghị gửi, ví dụ: “theo Quyết định số 12/QĐ-SKHCN ngày 1/7/2026”."
        )
    return text(*rows)


def _left_out(problems: Sequence[tuple[int, str, str]]) -> list[str]:
    if not problems:
        return []
    shown = [
        f"- {PROBLEMS[code].format(row=row, words=short_title(said, 60))}"
        for row, code, said in problems[:SHOWN]
    ]
    more = [f"- và {format_number(len(problems) - SHOWN)} dòng khác"] if len(problems) > SHOWN else []
    return ["Cần xem lại:", *shown, *more]


def nothing(problems: Sequence[tuple[int, str, str]]) -> Text:
    """No row of the file moves anything."""
    return text("Không có nhiệm vụ nào được chuyển theo tệp này.", *_left_out(problems))


def stored(count: int, papers: Sequence[tuple[str, date]]) -> Text:
    """What was moved."""
    named_papers = "; ".join(paper for paper, _ in papers)
    return text(line(b("Xong"), f": đã chuyển {format_number(count)} nhiệm vụ theo {named_papers}."))


def told(to: Person, tasks: Sequence[Task], paper: str, on: date, address: str) -> Text:
    """To the head of the unit that takes over."""
    rows = [f"- {named(t, 100)}" for t in tasks[:SHOWN]]
    more = [f"- và {format_number(len(tasks) - SHOWN)} nhiệm vụ khác"] if len(tasks) > SHOWN else []
    return text(
        opening(to, address),
        f"Theo {paper}, đơn vị tiếp nhận {format_number(len(tasks))} nhiệm vụ từ ngày {format_date(on)}:",
        *rows,
        *more,
        "Số ngày quá hạn trước ngày này không tính cho đơn vị.",
    )


def cancelled() -> Text:
    """Nothing was moved."""
    return text("Đã hủy, chưa chuyển nhiệm vụ nào.")
