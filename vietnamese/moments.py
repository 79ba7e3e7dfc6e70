"""Days of a message by what they are for: deadline, period asked about, day something was done, schedule."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from vietnamese.dates import DateReading, find_dates
from vietnamese.dates.reading import Tense
from vietnamese.normalize import fold
from vietnamese.reading import Days, Repeat
from vietnamese.said import Said

YEAR = re.compile(r"(?:19|20)\d\d")
DEADLINE_BEFORE = re.compile(
    r"(?:han|han chot|deadline|han cuoi|han la|sang|qua|den|toi|het|truoc|cham nhat|muon nhat|trong|xong|hoan thanh|thanh|nop|gui|bao cao|vao|han moi|han den|la|phai xong|toi han|lui|doi|doi den|thang|ngay|them|bang|dua ve) (?:la |vao |ngay |trong |het |truoc |cham nhat |den |: )*$"
)
BARE_DAY = re.compile(r"(?<!\d)\d{1,2}(?:/\d{1,2})?(?!\d)")
DONE_BEFORE = re.compile(
    r"(?<!\S)(?:da|vua|xong|hop|nghiem thu|ban hanh|trinh|ky|to chuc|hoan thanh|tu|gui|nop|duoc|khai mac)(?= )"
)


@dataclass(frozen=True, slots=True)
class Clock:
    """The moment of saying, and the text with everything that only looks like a date blanked out."""

    now: datetime
    text: str
    _read: dict[Tense, tuple[DateReading, ...]] = field(default_factory=dict, compare=False, repr=False)

    def dates(self, tense: Tense) -> tuple[DateReading, ...]:
        """All dates of the message, as deadlines ("future") or as events ("past")."""
        if tense not in self._read:
            self._read[tense] = find_dates(self.text, self.now, tense=tense)
        return self._read[tense]


def blanked(said: Said, ranges: Sequence[tuple[int, int]]) -> str:
    """The text with word ranges replaced by a sign of the same length that no date grammar reads."""
    if not ranges:
        return said.text
    letters = list(said.text)
    for first, last in ranges:
        for at in range(said.starts[first], said.ends[last - 1]):
            letters[at] = "¤"
    return "".join(letters)


# In a wish for more time the day behind these is the new one, the day behind those the old one.
NEW_DAY = re.compile(
    r"(?<!\S)(?:doi|lui|sang|qua|chuyen|gian|keo dai|gia han|them|hoan|khat|noi|xin|thanh)(?: (?:lai|han|ngay|thoi|tien do|viec|duoc|cho|em|no|nhiem|vu|# \d+|[\d.]+|sang|qua|den|toi|het|cuoi|truoc|ra))* $"
)
OLD_DAY = re.compile(
    r"(?<!\S)(?:khong kip|khong the kip|khong kip xong|chua kip|kho kip|khong xong(?: duoc| kip)?|khong dat|han cu(?: la)?|han dang|han la|tu|han)(?: (?:xong|han|trong|ngay|den|truoc|la|het|moc|cuoi|toi|vao|cu))* $"
)


def _moved(said: Said, reading: DateReading) -> int:
    """1 for the new day of a wish for more time, -1 for the old one, 0 where nothing tells."""
    at = said.word_at(reading.span[0])
    before = said.canon[: said.offsets[at]] if at < len(said) else said.canon
    led = [before]
    for word in fold(reading.text).split()[:3]:
        led.append(f"{led[-1]}{word} ")
    if any(NEW_DAY.search(words) for words in led):
        return 1
    return -1 if any(OLD_DAY.search(words) for words in led) else 0


def moved_only(said: Said, readings: Sequence[DateReading]) -> list[DateReading]:
    """Of several days in a wish for more time those that may be the new one ("không kịp 30/11, dời qua 15/12")."""
    usable = [r for r in readings if r.end is not None]
    if len(usable) < 2:
        return list(readings)
    ranks = [_moved(said, r) for r in usable]
    return [r for r, rank in zip(usable, ranks, strict=True) if rank == max(ranks)]


def deadline(
    readings: Sequence[DateReading], skip: Sequence[tuple[int, int]] = ()
) -> tuple[Days | None, DateReading | None]:
    """The last usable date as a deadline: open or "đến/trước X" has only an end."""
    usable = [r for r in readings if r.end is not None and r.recurrence is None and not _within(r.span, skip)]
    if not usable:
        return None, None
    best = max(usable, key=lambda r: (r.bound in ("before", "until"), r.span[0]))
    start = None if best.kind == "open-before" or best.bound in ("before", "until") else best.start
    return Days(start, best.end, best.text, best.ask), best


def _within(span: tuple[int, int], ranges: Sequence[tuple[int, int]]) -> bool:
    return any(a <= span[0] < b for a, b in ranges)


def period(clock: Clock, is_due: bool, skip: Sequence[tuple[int, int]] = ()) -> Days | None:
    """The period asked about: a month or quarter without a year is of this year, of a deadline the coming one."""
    future = [r for r in clock.dates("future") if r.end or r.start]
    future = [r for r in future if r.recurrence is None and not _within(r.span, skip)]
    if not future:
        return _first_months(clock)
    today = clock.now.date()
    chosen = future[0]
    if not is_due:
        past = {r.span: r for r in clock.dates("past")}
        chosen = past.get(chosen.span, chosen)
        chosen = _this_year(chosen, future[0], today)
    start, end = chosen.start, chosen.end
    if chosen.kind == "open-after" or (end is None and start is not None):
        end = today
    if start is None and end is not None and chosen.bound == "until":
        start = None
    return Days(start, end, chosen.text, chosen.ask)


MONTHS = re.compile(
    r"(?<!\d)([369]) ?(?:thang|tháng|th)(?! (?:nua|nữa|sau|toi|tới|cuoi|cuối))", re.IGNORECASE
)


def _first_months(clock: Clock) -> Days | None:
    """ "báo cáo 9 tháng": the first months of the year."""
    match = MONTHS.search(clock.text)
    if match is None:
        return None
    year, month = clock.now.year, int(match.group(1))
    last = date(year, month + 1, 1) - timedelta(days=1)
    return Days(date(year, 1, 1), last, match.group())


def _this_year(past: DateReading, future: DateReading, today: date) -> DateReading:
    """Of the two readings of a unit without a year, the one within the current year."""
    if past.end is None or future.end is None or YEAR.search(past.text):
        return past
    if (
        past.grain in ("month", "quarter", "half")
        and past.end.year < today.year
        and future.end.year == today.year
    ):
        return future
    return past


def done_on(clock: Clock, said: Said) -> date | None:
    """The day an event is reported for ("họp hôm qua", "nghiệm thu 5/11"): one past day, else None."""
    for reading in clock.dates("past"):
        if (
            reading.start is None
            or reading.start != reading.end
            or reading.ask
            or reading.start > clock.now.date()
        ):
            continue
        at = said.word_at(reading.span[0])
        window = said.canon[: said.offsets[at]] if at < len(said) else said.canon
        if DONE_BEFORE.search(window[-60:]):
            return reading.start
    return None


EVERY = (
    ("week", re.compile(r"(?<!\S)(?:hang|moi|dinh ky|dinh ky hang|cac) tuan(?= |$)|(?<!\S)hangtuan")),
    (
        "month",
        re.compile(
            r"(?<!\S)(?:hang|moi|dinh ky|dinh ky hang|cac) (?:ngay \d+ )?thang(?= |$)|(?<!\S)(?:ngay \d+|cuoi|dau|giua) thang nao cung|(?<!\S)(?:cuoi|dau|giua) (?:moi|hang) thang"
        ),
    ),
    ("quarter", re.compile(r"(?<!\S)(?:hang|moi|dinh ky|cuoi moi|dau moi) quy(?= |$)")),
    (
        "day",
        re.compile(
            r"(?<!\S)(?:hang|moi|dinh ky hang) (?:ngay|sang|chieu|toi|trua|buoi)(?= |$)(?! \d+ (?:hang|moi))|(?<!\S)(?:sang|chieu|toi|trua) (?:nao|hang ngay)(?= |$)|(?<!\S)ngay nao cung"
        ),
    ),
)
WEEKDAY = re.compile(r"(?<!\S)(?:(?:thu|t) ?(hai|ba|tu|nam|sau|bay|[2-7])|(chu nhat|cn))(?= |$)")
WEEKDAYS = {"hai": 1, "ba": 2, "tu": 3, "nam": 4, "sau": 5, "bay": 6} | {str(n): n - 1 for n in range(2, 8)}
EVERY_WEEKDAY = re.compile(
    r"(?<!\S)(?:moi|cac|hang|cu) (?:\d{1,2} ?h ?\d* |\d{1,2} gio )?(?:sang |chieu |toi |trua |ngay )?(?:(?:thu|t) ?(?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat|cn)(?= |$)|(?:(?:thu|t) ?(?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat|cn) nao cung"
)
MONTH_DAY = re.compile(r"(?<!\S)(?:ngay|mung|mong|mùng) (\d{1,2})(?= |$)(?! ?/)")
LAST_DAY = re.compile(
    r"(?:ngay cuoi (?:cung )?(?:cua )?(?:hang |moi )?(?:thang|quy)|cuoi (?:moi |hang )?(?:thang|quy))"
)
FIRST_DAY = re.compile(r"(?:dau (?:moi |hang )?(?:thang|quy)|ngay dau (?:tien )?(?:cua )?(?:thang|quy))")
# "toi" is also "tôi": an evening only beside a day.
PART = re.compile(r"(?<!\S)(sang|trua|chieu|toi(?= (?:thu|t[2-7]|chu nhat|cn|hang|moi|ngay|nao)))(?= )")
HALF_PAST = re.compile(r"(?<!\d)(\d{1,2}) ruoi(?: (sang|trua|chieu|toi|dem))?(?= |$)")
TIME = re.compile(
    r"(?<!\d)(\d{1,2}) ?(?:h|gio|:|g)(?= |\d|$) ?(?:(\d{1,2})|(ruoi))?(?: ?(?:phut|p))?(?: (sang|trua|chieu|toi|dem))?"
)
PART_OF_DAY = re.compile(r"(?<!\S)(sang|trua|chieu|toi)(?= (?!hang|nhe))")


def repeat(said: Said) -> Repeat | None:
    """The schedule that a message sets, or None; a weekday or a day of the month is read beside it."""
    canon = said.canon
    every = next((name for name, pattern in EVERY if pattern.search(canon)), None)
    weekday_match = WEEKDAY.search(canon)
    weekday = _weekday(weekday_match)
    if every is None and EVERY_WEEKDAY.search(canon):
        every = "week"
    if every is None:
        return None
    if every == "day" and weekday is not None:
        every = "week"
    day = _month_day(canon) if every in ("month", "quarter") else None
    if every == "week" and weekday is None:
        weekday = 1 if "dau tuan" in canon else 5 if "cuoi tuan" in canon else None
    return Repeat(every, weekday if every == "week" else None, day, _time(canon))


def _weekday(match: re.Match[str] | None) -> int | None:
    if match is None:
        return None
    return 7 if match.group(2) else WEEKDAYS[match.group(1)]


def _month_day(canon: str) -> int | None:
    match = MONTH_DAY.search(canon)
    if match and 1 <= int(match.group(1)) <= 31:
        return int(match.group(1))
    if LAST_DAY.search(canon):
        return 31
    return 1 if FIRST_DAY.search(canon) else None


def _time(canon: str) -> str | None:
    half = HALF_PAST.search(canon)
    match = TIME.search(
        canon if half is None else canon.replace(half.group(), f"{half.group(1)} h 30 {half.group(2) or ''}")
    )
    if match is None:
        return None
    hour, minute = int(match.group(1)), 30 if match.group(3) else int(match.group(2) or 0)
    part = match.group(4) or _part_of_day(canon)
    if part in ("chieu", "toi", "dem") and hour < 12:
        hour += 12
    if part == "trua" and hour < 3:
        hour += 12
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None


def _part_of_day(canon: str) -> str | None:
    match = PART.search(canon)
    return match.group(1) if match else None
