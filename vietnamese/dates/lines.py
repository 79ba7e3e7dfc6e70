"""The lines of the grammar in order, by the words that they may begin with; `core` takes the longest."""

from collections.abc import Callable

from vietnamese.dates import days, distances, edges, feasts, spans, units, weekdays
from vietnamese.dates.scene import Node, Scene, read_once
from vietnamese.dates.spelling import plain, spell
from vietnamese.dates.traps import is_trap

Line = Callable[[Scene, int], Node | None]

# "#" is a number in digits; every word stands for its bare form too.
_NUMBERS = "# một hai ba bốn năm sáu bảy tám chín mười hăm "
_UNIT_WORDS = "ngày hôm bữa tuần tháng quý năm "
LINES: tuple[tuple[Line, str], ...] = (
    (days.full_date, "#"),
    (spans.day_span, _NUMBERS + "ngày các những mùng mồng trong"),
    (spans.month_span, "tháng thg th t các"),
    (spans.quarter_span, "quý q các"),
    (spans.year_span, "# giai thời nhiệm các kỳ từ năm trong"),
    (spans.weekday_span, "thứ t th"),
    (feasts.lunar_day, _NUMBERS + "ngày hôm rằm mùng mồng"),
    (
        feasts.feast,
        "tết dịp ngày lễ quốc noel nô giáng giải nhà phụ thành giỗ trung rằm vu phật ông giao đêm năm",
    ),
    (days.near_day, "ngày hôm bữa mai mốt mot nay này giờ đúng"),
    (weekdays.weekday, "thứ t th ngày chủ chúa cn"),
    (weekdays.week_then_weekday, "tuần sang qua"),
    (days.month_then_day, "tháng sang t th thg"),
    (days.numeric_day, "#"),
    (days.spoken_day, _NUMBERS),
    (days.day_of_this_month, _NUMBERS),
    (days.this_day, "#"),
    (days.counted_day, "ngày"),
    (days.edge_day, "ngày"),
    (days.marked_day, "ngày ng mùng mồng hôm bữa các những đúng"),
    (edges.edge_of_unit, "đầu giữa cuối"),
    (edges.half, "nửa nữa"),
    (edges.ten_days, "thượng trung hạ"),
    (units.part_of_year, _NUMBERS + "nửa nữa trong sau"),
    (units.months_so_far, "#"),
    (edges.stretch, _NUMBERS + "tháng quý"),
    (edges.week_of_month, "tuần"),
    (edges.week_of_year, "tuần"),
    (units.unit, "tuần tháng quý năm sang qua t th thg q i ii iii iv #"),
    (distances.hours_from_now, _NUMBERS + "sau trong nửa nữa vài"),
    (
        distances.distance_from_now,
        _NUMBERS + _UNIT_WORDS + "sau cách trong nội tối nửa vài mươi chục",
    ),
)


def _by_first_word() -> dict[str, tuple[Line, ...]]:
    table: dict[str, tuple[Line, ...]] = {}
    for line, words in LINES:
        for word in {form for said in words.split() for form in (spell(said), plain(said))}:
            table[word] = (*table.get(word, ()), line)
    return table


_BY_WORD = _by_first_word()


@read_once
def core(scene: Scene, place: int) -> Node | None:
    """The longest line of the grammar that stands here and is no trap."""
    number = scene.phrase.at.get(place)
    if number is None:
        return None
    word = scene.phrase.word(number).rstrip("°")
    best: Node | None = None
    for line in _BY_WORD.get("#" if word[:1].isdecimal() else word, ()):
        node = line(scene, place)
        if node is not None and (best is None or node[1] > best[1]):
            best = node
    if best is None or is_trap(scene.phrase, number, best[1], best[0].rule):
        return None
    return best
