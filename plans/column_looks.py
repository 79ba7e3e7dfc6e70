"""What the cells of a column look like, whatever its header says."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from plans.assignees import is_name, is_presiding, read_post
from plans.blocks import Row
from plans.deadlines import Reader
from plans.markers import read_marker, split_label
from plans.targets import COUNT
from plans.units import is_own_unit
from vietnamese.normalize import fold

_PLAIN = re.compile(r"[\d.,%()\s/+-]+|x|-")


@dataclass(frozen=True, slots=True)
class Look:
    """What the cells of a column look like: shares of the filled cells, mean length, how many are filled."""

    filled: int
    markers: float
    deadlines: float
    presiding: float
    people: float
    counts: float
    length: float
    labels: float
    numbers: float


def look_at(body: Sequence[Row], column: int, reader: Reader) -> Look:
    """The look of one column over the first 200 filled cells."""
    texts = [row.cells[column].text for row in body if column < len(row.cells) and row.cells[column]][:200]
    size = max(1, len(texts))

    def share(test: Callable[[str], object]) -> float:
        return sum(bool(test(t)) for t in texts) / size

    return Look(
        len(texts),
        share(read_marker),
        share(reader.is_deadline),
        share(lambda t: is_presiding(t) and "chu tri" in fold(t)),
        share(_is_who),
        share(lambda t: len(t) < 90 and COUNT.match(t.strip()) is not None),
        sum(len(t) for t in texts) / size,
        share(lambda t: split_label(t)[0] is not None),
        share(is_plain_number),
    )


def _is_who(text: str) -> bool:
    flat = fold(text)
    return (
        flat.startswith(("đ/c", "d/c", "dong chi"))
        or (len(text) < 140 and is_own_unit(text))
        or read_post(text) is not None
        or is_name(text)
    )


def is_plain_number(text: str) -> bool:
    """A cell of a budget or indicator table: digits, a percentage, "x" or a dash."""
    return bool(_PLAIN.fullmatch(text))
