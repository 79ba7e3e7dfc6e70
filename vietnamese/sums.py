"""A count of the period with its sum, said together: "thêm 1 hội nghị, tổng 5", "trong tháng 2 lớp, lũy kế 5/8".

Both are kept; where only one of them is said there is nothing for this reader.
"""

import re
from dataclasses import dataclass

from vietnamese.normalize import clean, fold
from vietnamese.progress import number

N = r"\d{1,3}(?:\.\d{3})+|\d+(?:,\d+)?"
ADDED = re.compile(
    rf"(?:\b(?:them|tang them|phat sinh)(?: duoc)?|\btrong (?:ky|thang|tuan|quy)(?: (?!da\b)[a-z]+){{0,3}}(?: duoc)?|\b(?:thang|tuan|quy) nay(?: [a-z]+){{0,3}}(?: duoc)?)"
    rf" (?P<n>{N})(?![\d/%.])(?P<what>(?: [a-z]+){{0,4}}?)(?=\s*[,;.]|\s+(?:tong|luy ke|nang|nay|thanh|la)\b)"
)
SUM = re.compile(
    rf"\b(?:tong so|tong cong|tong|luy ke|nang len|nang tong len|nay la|thanh)(?: (?:den nay|la|len|duoc|dat|da|toi nay))*:? "
    rf"(?P<n>{N})(?:\s*/\s*(?P<total>{N}))?(?!\s*%)(?![\d/])"
)
LONGEST = 60


@dataclass(frozen=True, slots=True)
class Sum:
    """What was added in the period, the sum since the beginning, and of how many (None: not said)."""

    added: float
    whole: float
    total: float | None
    what: str


def added_with_sum(text: str) -> Sum | None:
    """The pair where both are said and the sum is not below what was added; None else."""
    flat = " ".join(clean(text).split())
    said = fold(flat)
    first = ADDED.search(said)
    if first is None:
        return None
    second = SUM.search(said, first.end())
    if second is None or second.start() - first.end() > LONGEST:
        return None
    added, whole = number(first["n"]), number(second["n"])
    total = number(second["total"]) if second["total"] else None
    what = flat[first.start("what") : first.end("what")].strip()
    return None if whole < added else Sum(added, whole, total, what)
