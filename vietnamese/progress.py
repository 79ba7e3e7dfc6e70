"""Progress in figures: percentages and counts, as said; what is left, planned or denied is not counted."""

import re
from dataclasses import dataclass
from typing import Literal

from vietnamese.normalize import same_tone_place
from vietnamese.said import Said

N = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"
PERCENT = re.compile(rf"(?<!\S)({N}) (?:%|phan tram)")
COUNTABLES = "con (?:gia suc|lon|bo|trau|ga|ca|vit|tom|vat nuoi)|hoi nghi|hoi thao|lop|cuoc|de tai|du an|ho so|mo hinh|san pham|don vi|doanh nghiep|co so|xa|mau|bai|nhiem vu|chi so|phuong tien|nguoi|hop dong|van ban|quyet dinh|tin bai|sang kien|giay phep|phieu|chuyen de|tieu chi|ban|thu tuc|thanh vien|buoi|chi tieu|noi dung|diem|can bo|hoc vien|may|bo|cong trinh|thiet bi|sang che|nhan hieu|tin|don|bao cao"
MORE_COUNTED = (
    "hang muc|huyen|dot|phong|khau|goi|doan|truong|tram|tuyen|ho|thon|ap|khoa|nhom|buoc|ky|chang|cum|cong doan|phan viec|hoi|to|thanh pho|phuong|tinh|"
    "ha|tan|suat|km|m2|m3|cay|can|chiec|cai|luot|truong hop|em|hoc sinh|gia dinh|xuat|kg|lit|trieu|ty|giong|hat|vuon|ao|be|thua|lo|o|luong|bo ho so|gio|chau"
)
WORD_PERCENTS = (
    (re.compile(r"(?<!\S)phan nua(?= |$)"), 50.0),
    (re.compile(r"(?<!\S)(?:ba phan tu|3 phan 4|ba phan 4)(?= |$)(?! [a-z]+ (?:xong|hoan))"), 75.0),
    (
        re.compile(rf"(?<!\S)3/4(?= |$)(?! [a-z]+ (?:xong|hoan))(?! (?:{COUNTABLES}|{MORE_COUNTED})(?= |$))"),
        75.0,
    ),
    (
        re.compile(
            r"(?<!\S)(?:mot phan tu|1 phan 4|1/4)(?= (?:khoi luong|cong viec|viec|nhiem vu|chang|roi|ke hoach)|$)"
        ),
        25.0,
    ),
    (re.compile(r"(?<!\S)(?:hai phan ba|2 phan 3)(?= |$)"), 66.7),
    (re.compile(r"(?<!\S)(?:mot phan ba|1 phan 3)(?= |$)"), 33.3),
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
# "nv 2 là 12" is a share only where something is put right.
MENDING = re.compile(r"(?<!\S)(?:sai|nham|sua|chinh|chinh xac|dung ra|lai|khong phai)(?= )")
ABOUT = re.compile(
    r"(?:khoang|tam|hon|gan|qua|uoc|uoc dat|co|chung|xap xi|tren|duoi|gan duoc) (?:mot |1 |duoc )?$"
)
VAGUE_HALF = re.compile(r"(?<!\S)(?:qua|hon|gan|ngot|tren|duoi|chua den|chua toi) (?:mot |1 )?nua(?= |$)")
LEFT = re.compile(r"(?:con|con lai|con khoang|con tam|thieu|con thieu) $")
LEFT_AFTER = re.compile(r" (?:nua|con lai|la xong|la hoan thanh)")
RISE_TO = re.compile(r"(?:len|thanh|sang|len toi|len den|con|toi|den|->|>|→|- >|= >) $")
FROM = re.compile(r"(?:tu|o muc) $")
NOT = re.compile(
    r"(?:khong phai|chu khong phai|chu khong|chu chua phai|chu chua|thay vi|chua dat|chua duoc|chua den|chua toi|khong con la|ghi nham|bao nham|nham la|nham|ghi sai|sai la|chua) (?:la |thanh |duoc |dat )*$"
)
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

UNIT = r"(?: (ty|ti|trieu|nghin|ngan|trd|tr)(?: dong)?)?"
RATIO = re.compile(
    rf"(?<!\S)({N}){UNIT} ?(?:/|tren tong so|tren tong|trong tong so|trong so|trong|tren) ?(?:tong so |tong )?({N})(?!\d){UNIT}"
)
RATIO_NOUN = re.compile(
    rf"(?<!\S)({N})((?: [a-z]+){{1,4}}) (?:tren tong so|tren tong|trong tong so|trong so|tren|/) ?(?:tong so )?({N})(?= |$)"
)
SINGLE = re.compile(rf"(?<!\S)({N}){UNIT}(?= |$)")
DID = re.compile(
    r"(?:da|duoc|xong|hoan thanh|to chuc|mo|ky|ban hanh|khao sat|lua chon|nop|thu|cap|giai ngan|nghiem thu|trinh|lap|"
    r"tiep nhan|ho tro|kiem tra|thanh tra|cong bo|xu ly|dat|tham dinh|huong dan|dao tao|kiem dinh|ra soat|tap huan|"
    r"ket thuc|lam|dang|phat hanh|trao|phe duyet|cong nhan|chuyen giao|lap dat|viet|in|gui|don|tuyen|chon|so hoa|cham|la|them) "
    r"(?:duoc |xong |them |moi |du |ca |tong cong |khoang |tong so |hon |gan |tat ca |du ca )*$"
)
# After any verb that is done, a count of something that is counted: "đã trồng 32 ha".
DID_ANY = re.compile(
    r"(?<!\S)(?:da|vua|moi)(?: duoc)?(?: (?!co |hop |la |qua |sang |vao |den |tu |lan |so |ngay )[a-z]+){1,3} $"
)
COUNTED_AFTER = re.compile(rf" (?:{COUNTABLES}|{MORE_COUNTED})(?= |$)")
NOT_COUNTED_BEFORE = re.compile(
    r"(?:con|con lai|thieu|con thieu|chua|cho|thu|hang|lan thu|khoa|dot|quy|thang|nam|ngay|tuan|so|dieu|khoan|muc|nhom|giai doan|bac|loai|cap|vu|phien|phuong an|du kien|ke hoach|chi tieu|hom|luc|diem|diem so|xep thu|xep hang|phong|qd|kh|nhiem vu|viec|chi tieu|cong van|can|can them|se|phai|gom|trong) (?:la |khoang |to chuc |mo )*$"
)
DURATION = re.compile(
    r" ?(?:ngay|thang|tuan|nam|gio|phut|hom|quy|lan|h|diem|%|phan tram|phan|buoi nua|giai|trang|nguoi trong|pm|am|sang|chieu|tang|chang)(?= |$)(?! so)"
)
DATE_BEFORE = re.compile(
    r"(?:ngay|hom|tu|den|toi|truoc|sau|sang|chieu|trua|han|het|vao|thu [2-7]|cn|toi ngay|t[2-7]|nhat|qua|han chot|deadline|lich|hop|moc) $"
)
# Words that end the noun after a count. With marks they are exact; bare ones in `_BARE_STOPS` end it in any text.
_STOPS = frozenset(
    """đã đang được đạt chưa xong hoàn còn thì là tại từ đến tới do vì để nhưng nhé ạ rồi ở trong theo vào nữa cho về
    hôm này nay vướng kẹt trên so bị hiện ước dưới bằng tính em anh của có với nha lũy thôi mà không nên sắp xin đề kiến
    mới vẫn đều đạt khó gồm như cả""".split()
)
_BARE_STOPS = frozenset(
    """da dang duoc dat chua xong con thi la tu den toi do vi nhung nhe a roi o trong theo vao nua cho ve hom nay vuong ket tren so
    bi hien uoc duoi em cua co voi nha thoi ma khong nen xin moi van deu""".split()
)
LONG = 6
TOTAL = re.compile(r"(?<!\S)(?:luy ke|tu dau nam|tong cong|den nay|tong so|tong|tat ca)(?= )")
IN_PERIOD = re.compile(
    r"(?<!\S)(?:trong ky|trong thang|trong tuan|trong quy|them|tuan nay|thang nay|phat sinh)(?= )"
)
STARTS_COUNTABLE = re.compile(rf"(?:{COUNTABLES})(?= |$)")
NOUN_BEFORE = re.compile(
    rf"(?<!\S)(?:{COUNTABLES})(?: [a-z&]+){{0,3}}?(?= (?:da |thi |la |duoc |dat |xong |moi |: |hien |to chuc |nghiem thu |thuc hien |hoan thanh |mo |ky |dang |kiem tra |lam )+$)"
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


@dataclass(frozen=True, slots=True)
class Quantity:
    """Counted progress: `mode` "total" is lũy kế, "added" trong kỳ, None not said."""

    done: float
    total: float | None
    what: str | None
    first: int
    last: int
    mode: Literal["total", "added"] | None = None
    denied: bool = False

    def as_json(self) -> dict[str, object]:
        """The contract's object."""
        return {"done": tidy(self.done), "total": tidy(self.total), "what": self.what, "mode": self.mode}


def tidy(value: float | None) -> float | int | None:
    """A whole number as int."""
    return int(value) if value is not None and value == int(value) else value


def number(text: str) -> float:
    """The value of "2.152", "7,6", "03" in Vietnamese writing; "2.5" with one or two digits is a decimal."""
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", text):
        text = text.replace(".", "")
    return float(text.replace(",", "."))


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
    if "nua" in canon or "phan" in canon or "/4" in canon:
        for pattern, value in WORD_PERCENTS:
            for match in pattern.finditer(canon):
                if not _is_nua(said, match) and not any(
                    p.first <= said.word_of(match.start()) < p.last for p in found
                ):
                    found.append(_percent(said, match.start(), match.end(), value))
    return sorted(found, key=lambda p: p.first)


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
    if NOT.search(before):
        return Percent(value, first, last, about, "denied")
    if NO_PROGRESS.match(after):
        return Percent(value, first, last, about, "target")
    if LEFT.search(before) and (LEFT_AFTER.match(after) or value < 50):
        return Percent(round(100 - value, 2), first, last, about)
    if OVER.search(before) and value < 100:
        return Percent(100 + value, first, last, about)
    if ADDED.search(before):
        return Percent(value, first, last, about, "added")
    if TARGET.search(before):
        return Percent(value, first, last, about, "target")
    if FROM.search(before):
        return Percent(value, first, last, about, "from")
    if SHARE.match(after):
        return Percent(value, first, last, about, "share" if value < 100 else "target")
    return Percent(value, first, last, about, overall=bool(OVERALL.search(before) or RISE_TO.search(before)))


def overall(percents: list[Percent]) -> Percent | None:
    """The one that stands for the whole: a total or a new value if marked so, else the first level."""
    levels = [p for p in percents if p.kind in ("level", "share")]
    if not levels:
        return None
    marked = [p for p in levels if p.overall]
    return marked[-1] if marked else levels[0]


def find_quantities(said: Said, taken: list[tuple[int, int]]) -> list[Quantity]:
    """Counts in order; `taken` are word ranges that are something else (tasks, documents, percentages)."""
    found: list[Quantity] = []
    covered = {word for first, last in taken for word in range(first, last)}
    for pattern, maker in ((RATIO, _ratio), (RATIO_NOUN, _ratio_noun), (SINGLE, _single)):
        for match in pattern.finditer(said.canon):
            first, last = said.word_of(match.start()), said.word_of(match.end() - 1) + 1
            if not covered.isdisjoint(range(first, last)):
                continue
            if last in covered and DATE_BEFORE.search(said.canon[max(0, match.start() - 20) : match.start()]):
                continue
            quantity = maker(said, match, first, last)
            if quantity is not None:
                covered.update(range(quantity.first, quantity.last))
                found.append(quantity)
    found = [q for q in found if not _repeated(q, found)]
    return sorted(found, key=lambda q: q.first)


def _repeated(quantity: Quantity, found: list[Quantity]) -> bool:
    """ "thêm 2 xã, tổng 7/12 xã": what was added is within the sum."""
    if quantity.total is not None or quantity.what is None:
        return False
    return any(
        other.total is not None and (other.what or "").startswith(quantity.what.split()[0]) for other in found
    )


def _ratio(said: Said, match: re.Match[str], first: int, last: int) -> Quantity | None:
    canon, (start, end) = said.canon, match.span()
    before, after = canon[max(0, start - 40) : start], canon[end : end + 20]
    done, total = number(match.group(1)), number(match.group(3))
    unit = match.group(4) or match.group(2)
    if (
        _is_date(match)
        or total == 0
        or (1990 <= total <= 2100 and done <= 12)
        or (unit is None and _is_day(before, after, done, total, said, last))
    ):
        return None
    what, last = (said.typed(last - 1, last) if match.group(4) else unit, last) if unit else _what(said, last)
    if what is None and _are_pupils(said, last, total):
        what, last = said.typed(last, last + 1), last + 1
    if what is None:
        what = _noun_before(said, start)
    return Quantity(done, total, what, first, last, _mode(said, first, last), bool(NOT.search(before)))


def _ratio_noun(said: Said, match: re.Match[str], first: int, last: int) -> Quantity | None:
    """ "8 mô hình trên tổng số 10 mô hình"."""
    done, total = number(match.group(1)), number(match.group(3))
    if done > total or DURATION.match(match.group(2)):
        return None
    what, end = said.typed(first + 1, said.word_of(match.end(2) - 1) + 1), _what(said, last)[1]
    return Quantity(
        done,
        total,
        what,
        first,
        max(last, end),
        _mode(said, first, last),
        bool(NOT.search(said.canon[: match.start()])),
    )


def _is_date(match: re.Match[str]) -> bool:
    """Whether three numbers stand between slashes: 1/11/2026."""
    return bool(re.match(r"/\d", match.string[match.end() :]))


def _is_day(before: str, after: str, done: float, total: float, said: Said, last: int) -> bool:
    possible = 1 <= done <= 31 and 1 <= total <= 12 and done == int(done) and total == int(total)
    if not possible:
        return False
    if DATE_BEFORE.search(before):
        return not re.match(rf" (?:{COUNTABLES})(?= |$)", after)
    return done > total and not re.match(rf" (?:{COUNTABLES})(?= |$)", after)


def _single(said: Said, match: re.Match[str], first: int, last: int) -> Quantity | None:
    canon, (start, end) = said.canon, match.span()
    before = canon[max(0, start - 40) : start]
    unit = match.group(2)
    did_any = DID_ANY.search(before) is not None and (unit or COUNTED_AFTER.match(canon, end)) is not None
    verb = did_any and before.endswith((" trong ", " cap ", " thu "))
    if (NOT_COUNTED_BEFORE.search(before) and not verb) or DURATION.match(canon, end):
        return None
    if not DID.search(before) and not did_any:
        return None
    what, last = (said.typed(last - 1, last), last) if unit else _what(said, last)
    if what is None:
        return None
    return Quantity(number(match.group(1)), None, what, first, last, _mode(said, first, last))


def _what(said: Said, at: int) -> tuple[str | None, int]:
    """The noun that follows a count, and where it ends."""
    match = STARTS_COUNTABLE.match(said.canon, said.offsets[at]) if at < len(said) else None
    end = said.word_of(match.end() - 1) + 1 if match else at
    while end < len(said) and end - at < LONG and not _ends_noun(said, end):
        end += 1
    return (said.typed(at, end) or None, end)


NHA = frozenset("van may o truong tinh xuong tro nuoc su thau ve tu".split())
MANY = 20


def _are_pupils(said: Said, at: int, total: float) -> bool:
    """Whether "em" behind a large count is who is counted, not who speaks."""
    return (
        at < len(said)
        and total >= MANY
        and said.words[at] == "em"
        and (at + 1 == len(said) or not said.words[at + 1][0].isalpha())
    )


def _ends_noun(said: Said, at: int) -> bool:
    word = said.words[at]
    if at and word in NHA and said.words[at - 1] == "nha":
        return False
    if word == "nha" and at + 1 < len(said) and said.words[at + 1] in NHA:
        return False
    if not word[0].isalpha():
        return True
    if said.marked or not word.isascii():
        return same_tone_place(word) in _STOPS
    return word in _BARE_STOPS


def _noun_before(said: Said, start: int) -> str | None:
    window = max(0, start - 60)
    window = said.offsets[said.word_of(window)] if window else 0
    matches = list(NOUN_BEFORE.finditer(said.canon[window:start]))
    if not matches:
        return None
    match = matches[-1]
    return said.typed(said.word_of(window + match.start()), said.word_of(window + match.end() - 1) + 1)


def _mode(said: Said, first: int, last: int) -> Literal["total", "added"] | None:
    around = said.canon[max(0, said.offsets[first] - 40) : said.offsets[first]]
    total = max((m.start() for m in TOTAL.finditer(around)), default=-1)
    added = max((m.start() for m in IN_PERIOD.finditer(around)), default=-1)
    if total == added:
        return None
    return "total" if total > added else "added"
