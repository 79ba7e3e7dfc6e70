"""Progress in percent, as said; what is left, planned, added or denied is told apart from a level."""

import re
from dataclasses import dataclass
from typing import Literal

from vietnamese.counted import COUNTABLES, MORE_COUNTED
from vietnamese.progress import NOT, SLIP, N, number
from vietnamese.said import Said

PERCENT = re.compile(rf"(?<!\S)({N}) (?:%|phan tram)")
# A fraction in words is a share, unless it names parts ("hai phần mềm", "ba phần việc").
PARTS = {
    "mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9, "muoi": 10,
}  # fmt: skip
FRACTION = re.compile(
    r"(?<!\S)(mot|hai|ba|bon|nam|sau|bay|tam|chin|\d) phan (hai|ba|tu|bon|nam|sau|bay|tam|chin|muoi|\d{1,2})(?= |$)"
    r"(?! (?:nay|sau|truoc|toi|ngoai|cu|moi|\d+|van|thuc hien xong|[a-z]+ (?:xong|hoan))(?= |$))"
)
# "được bảy phần rồi": of ten.
OF_TEN = re.compile(
    r"(?<!\S)(?:duoc|dang|dat|moi|xong|khoang|co) (sau|bay|tam|chin|[6-9]) phan(?= (?:roi|thoi|nghen|nha|a|nhe|,|\.|do|viec roi)|$)"
)
WORD_PERCENTS = (
    (re.compile(r"(?<!\S)phan nua(?= |$)"), 50.0),
    (
        re.compile(
            rf"(?<!\S)3/4(?= |$)(?! [a-z]+ (?:xong|hoan))(?! (?:tieng|gio|thia|ly|coc|chai|gia|{COUNTABLES}|{MORE_COUNTED})(?= |$))"
        ),
        75.0,
    ),
    (
        re.compile(r"(?<!\S)1/4(?= (?:khoi luong|cong viec|viec|nhiem vu|chang|roi|ke hoach)|$)"),
        25.0,
    ),
    (
        re.compile(
            r"(?<!\S)(?:(?:duoc|xong|dat|lam|moi|khoang|tam|hon|gan|qua|thanh|den|toi|thanh|hoan thanh|tien do|la) (?:duoc )?)(?:hon |gan |qua |khoang |tam )?(?:mot |1 )?nua(?= |$)(?! (?:la|thang|nam|ngay|tuan|gio|thoi|dau|cuoi))"
        ),
        50.0,
    ),
    (re.compile(r"(?<!\S)(?:mot|1) nua (?=khoi luong|cong viec|chang|nhiem vu|viec|roi|$)"), 50.0),
)
# "#4 xong 60": behind a task and a word of progress a round figure that ends the clause is a share.
BARE_SHARE = re.compile(
    r"(?<!\S)(?:# ?\d+|(?:nhiem vu|cong viec|viec|chi tieu) (?:so )?[\d.]+)(?: (?:,|:|thi|moi|da|hien|gio|nay|em|lam|tien do|ket qua|phai|dung|chi|cung|sua|lai|thanh)){0,4}"
    r" (?:la|dat|xong|duoc|len|thanh|hoan thanh|lam duoc) (?:duoc |khoang |tam |gan |hon )?([1-9]\d|100)(?= [,.;!?]| (?:roi|a|nhe|thoi|em|anh|chi|chu|nha|khong phai)(?= |$)|$)"
)
# "gõ lộn, 60 chứ không phải 90"
PUT_RIGHT = re.compile(
    r"(?:nham|lon|sai|sua|dinh chinh)(?: (?!\d)[^ ]+){0,4}? (\d{1,2}|100) (?:thoi )?(?:,? )?(?:chu )?khong phai (?:la )?\d{1,3}(?= |$)(?! (?:%|[a-z]{2,}))"
)
# "60 chứ không phải 65%"
NOT_THAT = re.compile(rf"(?<!\S)({N}) (?:, )?chu (?:khong phai|khong) (?:la )?(?:{N}) (?:%|phan tram)")
# "nv 2 là 12" is a share only where something is put right.
MENDING = re.compile(r"(?<!\S)(?:sai|nham|sua|chinh|chinh xac|dung ra|lai|khong phai)(?= )")
ABOUT = re.compile(
    r"(?:khoang|tam|hon|gan|qua|uoc|uoc dat|co|chung|xap xi|tren|duoi|gan duoc) (?:mot |1 |duoc )?$"
)
VAGUE_HALF = re.compile(r"(?<!\S)(?:qua|hon|gan|ngot|tren|duoi|chua den|chua toi) (?:mot |1 )?nua(?= |$)")
LEFT = re.compile(r"(?:con|con lai|con khoang|con tam|thieu|con thieu) $")
LEFT_AFTER = re.compile(r" (?:nua|con lai|la xong|la hoan thanh)")
# "giảm 5%", "âm 5%": no level is said.
FALLS = re.compile(r"(?<!\S)(?:giam|am|tut|hut|thut lui|sut) (?:di |mat |khoang |them )?$")
RISE_TO = re.compile(r"(?:xuong|xuong con|len|thanh|sang|len toi|len den|con|toi|den|->|>|→|- >|= >) $")
FROM = re.compile(r"(?:tu|tu muc) $")
ADDED = re.compile(r"(?:them|tang them|tang|tang duoc|nhich them) (?:duoc |khoang )?$")
OVER = re.compile(r"vuot (?:ke hoach |chi tieu |muc |muc tieu )?(?:duoc |khoang |hon )?$")
OVERALL = re.compile(
    r"(?:tong the|chung|tinh chung|toan bo|luy ke|binh quan|ca nhiem vu|tong|nay|gio|hien|hien tai|hien nay|uoc dat|uoc|nhiem vu|moi la|nay la|hien la|dung la|bay gio|thuc te|sua lai|sua lai la|sua thanh|phai la) (?:nhiem vu |la |dat |duoc |khoang |tam |moi |da |thanh )*$"
)
# "100% tinh thần" is no progress.
NO_PROGRESS = re.compile(
    r" (?:tinh than|suc luc|cong luc|quan so|nang luong|niem tin|do tin cay|luon anh em|anh em|cong suat|cotton|tu nhien|y chi|hp|pin|quyet tam)(?= |$)"
)
SHARE = re.compile(
    r" (?:phan(?! (?:viec|tram))|khau|buoc|giai doan|noi dung|hang muc|kinh phi|von|du toan|gia tri|chi phi|chiem|von doi ung|lai|thue)"
)
TARGET = re.compile(
    r"(?:chi tieu|ke hoach|muc tieu|yeu cau|phai dat|phan dau|phan dau dat|muc) (?:la |dat |giao )?$"
)


@dataclass(frozen=True, slots=True)
class Percent:
    """A percentage of progress at the words first..last-1; `kind` tells an increase from a level."""

    value: float
    first: int
    last: int
    about: bool = False
    kind: Literal["level", "added", "denied", "share", "target", "from"] = "level"
    overall: bool = False


def find_percents(said: Said) -> list[Percent]:
    """All percentages in order, each with what kind it is."""
    canon = said.canon
    found = []
    if "%" in canon or "phan tram" in canon:
        found = [_percent(said, m.start(), m.end(), number(m.group(1))) for m in PERCENT.finditer(canon)]
    found += [
        _percent(said, m.start(1), m.end(1), number(m.group(1)))
        for m in BARE_SHARE.finditer(canon)
        if not m.group()[: m.start(1) - m.start()].endswith(" la ") or MENDING.search(canon)
    ]
    mended = NOT_THAT.search(canon) if "%" in canon and "chu " in canon else None
    if mended is not None and not any(p.kind == "level" for p in found):
        found.append(_percent(said, mended.start(1), mended.end(1), number(mended.group(1))))
    mended = PUT_RIGHT.search(canon)
    if mended is not None and not found:
        found.append(_percent(said, mended.start(1), mended.end(1), number(mended.group(1))))
    found += [p for p in _fractions(said) if not any(p.first < q.last and q.first < p.last for q in found)]
    if "nua" in canon or "/4" in canon:
        for pattern, value in WORD_PERCENTS:
            for match in pattern.finditer(canon):
                if not _is_nua(said, match) and not any(
                    p.first <= said.word_of(match.start()) < p.last for p in found
                ):
                    found.append(_percent(said, match.start(), match.end(), value))
    return sorted(found, key=lambda p: p.first)


def _fractions(said: Said) -> list[Percent]:
    """ "được hai phần năm"."""
    if " phan " not in said.canon:
        return []
    found = []
    for match in FRACTION.finditer(said.canon):
        above, below = (int(n) if n.isdigit() else PARTS[n] for n in match.groups())
        if 0 < above < below <= 10:
            found.append(_percent(said, match.start(), match.end(), round(100 * above / below, 1)))
    for match in OF_TEN.finditer(said.canon):
        tenths = int(match.group(1)) if match.group(1).isdigit() else PARTS[match.group(1)]
        found.append(_percent(said, match.start(1), match.end(), tenths * 10.0))
    return found


def _is_nua(said: Said, match: re.Match[str]) -> bool:
    """Whether "nua" is nữa (more) rather than nửa (half)."""
    words = said.words[said.word_of(match.start()) : said.word_of(match.end() - 1) + 1]
    return "nữa" in words or (
        "nua" in words and "khong" in said.canon[max(0, match.start() - 25) : match.start()]
    )


def _percent(said: Said, start: int, end: int, value: float) -> Percent:
    canon = said.canon
    before, after = canon[max(0, start - 40) : start], canon[end : end + 30]
    first, last = said.word_of(start), said.word_of(end - 1) + 1
    about = bool(ABOUT.search(before)) or bool(VAGUE_HALF.search(canon[max(0, start - 12) : end]))
    if NOT.search(before) and not (start < 60 and (slip := SLIP.match(canon)) and slip.end() == start):
        return Percent(value, first, last, about, "denied")
    if NO_PROGRESS.match(after):
        return Percent(value, first, last, about, "target")
    if _is_minus(said, first) or FALLS.search(before):
        return Percent(value, first, last, about, "target")
    if LEFT.search(before) and (LEFT_AFTER.match(after) or value < 50):
        return Percent(round(100 - value, 2), first, last, about)
    if OVER.search(before) and value < 100:
        return Percent(100 + value, first, last, about)
    if ADDED.search(before):
        return Percent(value, first, last, about, "added")
    if TARGET.search(before) and not before.endswith(" o muc "):
        return Percent(value, first, last, about, "target")
    if FROM.search(before):
        return Percent(value, first, last, about, "from")
    if SHARE.match(after):
        return Percent(value, first, last, about, "share" if value < 100 else "target")
    return Percent(value, first, last, about, overall=bool(OVERALL.search(before) or RISE_TO.search(before)))


def _is_minus(said: Said, at: int) -> bool:
    """Whether a dash stands glued before a figure and apart from what is before it: "nv 4 -5%"."""
    if at == 0 or said.words[at - 1] not in ("-", "–", "−") or said.ends[at - 1] != said.starts[at]:
        return False
    return at == 1 or said.ends[at - 2] < said.starts[at - 1]


def overall(percents: list[Percent]) -> Percent | None:
    """The one that stands for the whole: a total or a new value if marked so, else the first level."""
    levels = [p for p in percents if p.kind in ("level", "share")]
    if not levels:
        return None
    marked = [p for p in levels if p.overall]
    return marked[-1] if marked else levels[0]
