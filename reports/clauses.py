"""Which clauses of a report say nothing that its figures, its state or another column do not say already.

"#6 đạt 4/5 hội nghị, xong r" tells a count and a state: the report says both in its own words. A clause with any
other word of meaning is kept as it is.
"""

import re
from collections.abc import Sequence

from reports.phrasing import flat

_PARTS = re.compile(r"\s*[,;](?!\d)\s*")
_TYPES = (
    r"(?:van ban|cong van|cv|vb|quyet dinh|qd|bao cao|bc|to trinh|ttr|ke hoach|kh|thong bao|tb|bien ban|bb)"
)
_DOCUMENT = re.compile(
    rf"(?:(?:theo|tai|co|kem|bang)\s+)?(?:{_TYPES}\s+)?(?:so\s*:?\s*)?\d+[a-z]?/(?:\d{{4}}/)?[a-z][\w&-]*"
)
_DAY = re.compile(
    r"(?:(?:vao|tu|den|trong)\s+)?(?:ngay\s+)?\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?|(?:den|vao) ngay|hom (?:nay|qua)|(?:sang|chieu) nay"
)
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*(?:\s*/\s*\d+(?:[.,]\d+)*)?\s*(?:%|phan tram)?")
_NOT_DONE = re.compile(r"\bchua (?:xong|hoan thanh|het)\b")
_LITTLE = frozenset(
    """da dang duoc dat xong hoan thanh roi r tien do khoang hien nay den em bao cao bc a nhe nha nv nhiem vu viec chi
    tieu thuc hien toi ket qua moi van ve lam tam gan xap xi tang len them nua la thi anh chi sep vang ok cap nhat luy ke
    trong ky tong so cai het ca cung ngay ht phan tram con minh o muc tong cong cho""".split()
)
_JOINING = re.compile(r"^(?:và|nhưng|song|còn|va|nhung)\s+", re.IGNORECASE)


def told_elsewhere(clause: str, units: Sequence[str], elsewhere: Sequence[str], *, done: bool) -> bool:
    """Whether a clause is figures, state and documents alone, or stands in `elsewhere` (a difficulty, a proposal).

    `units` are the things counted; `done`: the state is told as finished, so "chưa xong" is news.
    """
    words = flat(clause)
    if any(len(words) > 3 and (words in flat(other) or flat(other) in words) for other in elsewhere if other):
        return True
    return nothing_but(words if done else _NOT_DONE.sub(" ", words), units)


def nothing_but(clause: str, units: Sequence[str], known: frozenset[str] = frozenset()) -> bool:
    """Whether figures, documents, days and what is counted are all that stands in a clause, beside `known` words."""
    words = flat(clause)
    for pattern in (_DOCUMENT, _DAY, _FIGURE):
        words = pattern.sub(" ", words)
    for unit in filter(None, map(flat, units)):
        words = words.replace(unit, " ")
    return all(word in _LITTLE or word in known for word in re.findall(r"[^\W\d_]+", words))


def without_figures(sentence: str, units: Sequence[str], elsewhere: Sequence[str], *, done: bool) -> str:
    """The sentence without such clauses; "" when nothing is left."""
    kept = [c for c in _PARTS.split(sentence) if not told_elsewhere(c, units, elsewhere, done=done)]
    if len(kept) == len(_PARTS.split(sentence)):
        return sentence
    return _JOINING.sub("", ", ".join(kept).strip(" .")).strip()
