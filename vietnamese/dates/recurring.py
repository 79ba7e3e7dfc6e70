"""Schedules: hàng tuần, mỗi thứ 2, ngày 25 hàng tháng, trước 15/12 hàng năm, 6 tháng/lần."""

from datetime import date

from vietnamese.dates import periods
from vietnamese.dates.patterns import after, bare, number, pattern
from vietnamese.dates.periods import Period
from vietnamese.dates.points import point
from vietnamese.dates.reading import Recurrence
from vietnamese.dates.scene import Scene
from vietnamese.dates.when import When, index_of

_EVERY = {"ngay": "day", "tuan": "week", "thang": "month", "quy": "quarter", "nam": "year"}
_SUFFIX = pattern("(, )?(của )?(hàng|hằng|mỗi|từng|các) (ngày|tuần|tháng|quý|năm)")
_PREFIX = pattern(
    "(định kỳ )?(hàng|hằng|mỗi|từng|định kỳ) (ngày|tuần|tháng|quý|năm|6 tháng|nửa năm)(?! [0-9])"
)
_EACH = pattern("(mỗi|các|hàng|hằng)(?= (thứ|t|chủ|cn|ngày (thứ|[0-9])) )")
_LINK = pattern("(, )?(vào |trước |chậm nhất |vào lúc |lúc )?")


def suffixed(scene: Scene, when: When, place: int) -> tuple[Recurrence, int] | None:
    """The schedule that "hàng tháng" behind a day makes of it."""
    match = _SUFFIX.match(scene.phrase, place)
    if match is None:
        return None
    every = _EVERY[bare(match.group()).split(" ")[-1]]
    return _of(scene, when, every), after(match)


def _of(scene: Scene, when: When, every: str) -> Recurrence:
    k = 0 if when.step == "once" else index_of(when.step, scene.today)
    period = when.of(k) or when.of(k + 1)
    if period is None:
        return Recurrence(every)  # type: ignore[arg-type]
    if when.step == "week" or every == "week":
        first, last = period.start.isoweekday(), period.end.isoweekday()
        return Recurrence("week", tuple(range(first, last + 1)))
    month = period.end.month if every == "year" else None
    return Recurrence(every, day=period.end.day, month=month)  # type: ignore[arg-type]


def prefixed(scene: Scene, place: int) -> tuple[Recurrence, When | None, int] | None:
    """hàng tuần (vào thứ 2) · mỗi thứ 2 · hằng tháng ngày 25"""
    each = _EACH.match(scene.phrase, place)
    if each is not None:
        node = point(scene, after(each))
        if node is not None and node[0].step in ("week", "month"):
            behind = _SUFFIX.match(scene.phrase, node[1])
            how = _of(scene, node[0], "week" if node[0].step == "week" else "month")
            return how, node[0], node[1] if behind is None else after(behind)
    match = _PREFIX.match(scene.phrase, place)
    if match is None:
        return None
    words = bare(match.group()).split(" ")
    every = "half" if "6" in words or "nua" in words else _EVERY[words[-1]]
    return Recurrence(every), None, after(match)  # type: ignore[arg-type]


_ = date, periods, Period, number, _LINK
