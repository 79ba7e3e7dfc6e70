"""A question as of a past day: "đến ngày 15/10 có bao nhiêu việc quá hạn", "tại thời điểm 31/10 tình hình thế nào".

The day stands at the head or the end of the question; what is left is the question itself. A strong marker
("tính đến", "tại thời điểm", "chốt") always means the moment; a bare "đến ngày 15/10" only where the state of
things is asked ("quá hạn", "còn", "tỷ lệ"), for it may be a deadline as well.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime

from tasks.periods import PeriodKind, period
from vietnamese.dates import find_dates
from vietnamese.dates.reading import DateReading
from vietnamese.normalize import clean, fold

STRONG = re.compile(
    r"(?<!\S)(?:(?:neu )?tinh den(?: het)?(?: thoi diem)?|(?:vao |tai |o )?(?:thoi diem|moc)(?: het)?|tai(?: ky)?|vao luc|(?:so lieu )?(?:den |tai )?(?:ngay |ky |moc )?chot(?: so lieu)?(?: ky)?|nhin lai)"
    r"(?: (?:ngay|het|cuoi|chot))*$"
)
WEAK = re.compile(r"(?<!\S)(?:cho )?(?:den(?: het)?|vao|hom|ngay|luc)(?: (?:ngay|het|hom))*$|^$")
STATE_ASKED = re.compile(
    r"\b(?:qua han|tre han|cham|bao nhieu|may viec|con|chua xong|chua hoan thanh|da xong|da hoan thanh|ty le|ti le|tinh hinh|tien do|the nao|ra sao|den dau|vuong)\b"
)
OF_DEADLINES = re.compile(r"\b(?:den han|phai (?:xong|nop|lam|hoan thanh)|co han|han la|can xong)\b")
SITUATION = re.compile(
    r"(?:tinh hinh|tien do)(?: (?:thuc hien|cong viec|nhiem vu|chung))*(?: (?:the nao|ra sao|sao|nhu the nao))?(?: (?:roi|a|nhi|vay))*"
)
CHOT = re.compile(r"\bchot\b")
HAIL = re.compile(r"@\S+\s*")
# What a date is made of, behind the words that open it.
CORE = re.compile(r"(?:(?:cuoi|dau|giua) )?(?:thang|quy|tuan|nam)\b|\d|hom (?:qua|kia)")
BARE_DAY = re.compile(
    r"(?i)((?:tính|tinh) (?:đến|den)|(?:thời điểm|thoi diem)|(?<!\w)(?:đến|den|tại|tai|chốt|chot|mốc|moc|vào|vao))\s+(?=\d{1,2}[/-]\d{1,2}(?![\d%]))"
)
WHOLE = re.compile(
    r"(?!cuoi)(?:(?:dau|giua) )?(?:thang|quy|tuan|nam)"
)  # a bare "tháng 10" is a period, no moment
HALF_A_YEAR = 183
LONGEST = 300


@dataclass(frozen=True, slots=True)
class AskedMoment:
    """The last day that the answer looks at, and the question without it."""

    day: date
    rest: str


def asked_moment(text: str, now: datetime) -> AskedMoment | None:
    """The past day as of which a question is asked; None when it asks about now, or when the day is not certain."""
    flat = BARE_DAY.sub(r"\1 ngày ", clean(text[:LONGEST]))
    found = [d for d in find_dates(flat, now, "past") if d.end is not None and not d.impossible]
    if len(found) != 1 or len(text) > LONGEST:
        return None
    return _asked(flat, found[0], now.date())


def _asked(flat: str, day: DateReading, today: date) -> AskedMoment | None:
    first, last = day.span
    core = CORE.search(fold(flat[first:last]))
    begins, strong = _marker(fold(flat[: first + (core.start() if core else 0)]))
    rest = " ".join(f"{flat[:begins]} {flat[last:]}".split()).strip(" ,;:")
    body = fold(HAIL.sub("", rest)).strip(" ?.!,")
    if not body or strong is None or (core and begins == first + core.start() and WHOLE.match(core[0])):
        return None
    head = not HAIL.sub("", flat[:begins]).strip(" ,;:")
    if not strong and (not head or not STATE_ASKED.search(body) or OF_DEADLINES.search(body)):
        return None
    when = _day_of(day, bool(CHOT.search(fold(flat[begins:last]))))
    if when is None or when >= today or _far(day, when, today):
        return None
    return AskedMoment(when, "tổng hợp tình hình" if SITUATION.fullmatch(body) else rest)


def _far(day: DateReading, when: date, today: date) -> bool:
    """A day without its year that is more than half a year back may be the coming one."""
    return "year" in day.guessed and (today - when).days > HALF_A_YEAR


def _marker(before: str) -> tuple[int, bool | None]:
    """Where the words for the moment begin, and whether they are strong (None: there are none)."""
    trimmed = re.sub(r"\s", " ", before).rstrip()
    for pattern, strong in ((STRONG, True), (WEAK, False)):
        match = pattern.search(trimmed)
        if match is not None:
            return match.start(), strong
    return len(before), None


def _day_of(day: DateReading, cut_off: bool) -> date | None:
    """The last day of what was said; of a month named with "chốt" its cut-off (NĐ 09/2019/NĐ-CP điều 12)."""
    if day.end is None:
        return None
    whole_month = day.start is not None and day.grain == "month" and day.start.month == day.end.month
    if cut_off and whole_month and day.end.day > 27:
        return period(PeriodKind.MONTH, day.end.year, day.end.month).cut_off
    return day.end
