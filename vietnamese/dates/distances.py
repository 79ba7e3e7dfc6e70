"""Distances from now or from a day: 3 ngày nữa, sau 2 tuần, trong vòng 10 ngày, 5 ngày làm việc, 2 tuần qua."""

from dataclasses import replace
from datetime import date, timedelta

from tasks.calendar import WorkingCalendar
from vietnamese.dates import periods
from vietnamese.dates.patterns import after, bare, number, pattern
from vietnamese.dates.periods import Period
from vietnamese.dates.scene import Node, Scene
from vietnamese.dates.spelling import spell
from vietnamese.dates.when import When, once

_ONE = timedelta(days=1)
AMOUNT = "({n:a}(( đến | - | , | tới | hoặc | ){n:b})? )?{u}( rưỡi)?( làm việc)?"
_COUNTED = pattern(AMOUNT)
_AHEAD = pattern(f"{AMOUNT} nữa")
_LATER = pattern(f"{AMOUNT} sau(?! (khi|~đó) )")
_COMING = pattern(f"{AMOUNT} (tới|sắp tới|tiếp theo)")
_BEFORE_NOW = pattern(f"{AMOUNT} (trước|trước ~đây)(?! (khi|~đó) )")
_PAST = pattern(f"{AMOUNT} (vừa qua|vừa rồi|qua|gần đây|gần nhất|trở lại đây)")
_AFTER = pattern(f"sau (khoảng |chừng |tầm |đúng )?{AMOUNT}( nữa| tới)?")
_AGO = pattern(f"(cách đây|cách nay)( khoảng| chừng| tầm| đúng)? {AMOUNT}")
_WITHIN = pattern(
    f"(trong|nội|tối đa)( vòng| khoảng| thời gian| thời hạn)?( khoảng| tối đa)? {AMOUNT}( nữa| tới| sắp tới)?"
)


class Distance:
    """An amount of days, working days, weeks, months or years; `high` where a span such as "2-3 ngày" was said."""

    def __init__(self, low: float, high: float, unit: str, vague: bool) -> None:
        self.low, self.high, self.unit, self.vague = low, high, unit, vague

    def shift(self, d: date, sign: int, calendar: WorkingCalendar, amount: float | None = None) -> date:
        """The day at this distance, the day itself not counted (BLDS 147); half a month is 15 days (146)."""
        n = self.low if amount is None else amount
        whole, half = int(n), n != int(n)
        if self.unit == "work":
            return calendar.add_working_days(d, sign * whole)
        if self.unit == "day":
            return d + _ONE * sign * whole
        if self.unit == "week":
            return d + _ONE * sign * (7 * whole + (3 if half else 0))
        size = {"month": 1, "quarter": 3, "year": 12}[self.unit]
        d = periods.add_months(d, sign * whole * size)
        if not half:
            return d
        return d + _ONE * sign * 15 if size == 1 else periods.add_months(d, sign * 6)


_UNITS = {
    "ngay": "day",
    "hom": "day",
    "bua": "day",
    "tuan": "week",
    "thang": "month",
    "quy": "quarter",
    "nam": "year",
}
_HALF, _FEW = "nua", frozenset({spell("mươi"), spell("chục"), "chuc"})


def distance(found: dict[str, str], words: str) -> Distance | None:
    """The distance a match of _AMOUNT holds; None for half a day and for vài, which is none."""
    low = found["a"]
    if low is not None and bare(low) == "vai":
        return None
    text = bare(words)
    unit = "work" if "lam viec" in text else _UNITS[bare(found["u"] or "")]
    vague = (low or "") in _FEW
    n: float = (
        1
        if low is None
        else 0.5
        if bare(low) == _HALF
        else {"muoi": 10, "chuc": 10}.get(bare(low)) or number(low)
    )
    high: float = number(found["b"]) if found["b"] else n
    if "ruoi" in text:
        n, high = n + 0.5, high + 0.5
    if (unit == "day" and n != int(n)) or n > 999 or high < n:
        return None
    return Distance(n, high, unit, vague or (low is not None and found["b"] is not None))


def distance_from_now(scene: Scene, place: int) -> Node | None:
    """3 ngày nữa · sau 5 ngày · 2 tuần trước · cách đây 1 tháng · 3 ngày tới · 7 ngày qua · trong vòng 10 ngày"""
    calendar = scene.calendar or WorkingCalendar()
    counted = _COUNTED.match(scene.phrase, place) is not None
    for words, line in (*_WORD_LINES, *_COUNTED_LINES) if counted else _WORD_LINES:
        match = words.match(scene.phrase, place)
        if match is None:
            continue
        d = distance(match.groupdict(), match.group())
        if d is None or (match["a"] is None and (words is not _AHEAD or d.unit == "day")):
            return None
        when = _when(scene, d, line, calendar)
        unsure = d.vague or (d.unit == "work" and scene.calendar is None)
        return (replace(when, ask=True) if unsure else when), after(match)
    return None


_HOURS = pattern(
    "(sau |trong |trong vòng )?{n} (tiếng|giờ|h|g|phút|p)( đồng hồ)?( nữa| trước(?! (khi|~đó) ))?"
)


def hours_from_now(scene: Scene, place: int) -> Node | None:
    """2 tiếng nữa · 30 phút nữa · trong 24h: the day on which that ends"""
    match = _HOURS.match(scene.phrase, place)
    if match is None:
        return None
    words = bare(match.group()).split(" ")
    within = words[0] == "trong"
    if not within and words[-1] not in ("nua", "truoc"):
        return None
    n = 0.5 if bare(match["n"]) == _HALF else number(match["n"])
    minutes = n if "phut" in words or "p" in words else 60 * n
    moment = scene.now + timedelta(minutes=-minutes if words[-1] == "truoc" else minutes)
    when = replace(
        once(periods.day(moment.date()), "hours"),
        time=moment.time().replace(second=0, microsecond=0, tzinfo=None),
    )
    return (replace(when, bound="until") if within else when), after(match)


_WORD_LINES = ((_WITHIN, "within"), (_AFTER, "after"), (_AGO, "ago"))
_COUNTED_LINES = (
    (_AHEAD, "ahead"),
    (_PAST, "past"),
    (_BEFORE_NOW, "ago"),
    (_LATER, "ahead"),
    (_COMING, "next"),
)


def _when(scene: Scene, d: Distance, line: str, calendar: WorkingCalendar) -> When:
    today = scene.today
    sign = -1 if line in ("ago", "past") else 1
    near, far = (d.shift(today, sign, calendar, n) for n in (d.low, d.high))
    if line == "within":
        return replace(once(Period(today, far, "day"), "within"), bound="until")
    if line == "past":
        return once(Period(far, today, "day"), "last days")
    if line == "next":
        return once(Period(today + _ONE, far, "day"), "next days")
    return once(Period(min(near, far), max(near, far), "day"), line)
