"""Progress in counts, as said: "3/5 hội nghị"; what is left, planned or denied is not counted."""

import re
from dataclasses import dataclass, replace
from typing import Literal

from vietnamese.counted import COUNTABLES, MORE_COUNTED
from vietnamese.normalize import fold, same_tone_place
from vietnamese.said import Said

N = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"
NOT = re.compile(
    r"(?:khong phai|thay cho|chu khong phai|chu khong|chu chua phai|chu chua|thay vi|chua dat|chua duoc|chua den|chua toi|khong con la|ghi nham|bao nham|nham la|nham|ghi sai|sai la|chua) (?:la |thanh |duoc |dat )*$"
)

UNIT = r"(?: (ty|ti|trieu|nghin|ngan|trd|tr)(?: dong)?(?= |$))?"
RATIO = re.compile(
    rf"(?<!\S)({N}){UNIT} ?(?:/|tren tong so|tren tong|trong tong so|trong so|trong|tren) ?(?:tong so |tong )?({N})(?!\d){UNIT}"
)
RATIO_NOUN = re.compile(
    rf"(?<!\S)({N})((?: [a-z]+){{1,7}}) (?:tren tong so|tren tong|trong tong so|trong so|tren|/) ?(?:tong so )?({N})(?= |$)"
)
SINGLE = re.compile(rf"(?<!\S)({N}){UNIT}(?= |$)")
DID = re.compile(
    r"(?:da|duoc|xong|hoan thanh|to chuc|mo|ky|ban hanh|khao sat|lua chon|nop|thu|cap|giai ngan|nghiem thu|trinh|lap|"
    r"tiep nhan|ho tro|kiem tra|thanh tra|cong bo|xu ly|dat|tham dinh|huong dan|dao tao|kiem dinh|ra soat|tap huan|"
    r"ket thuc|lam|dang|phat hanh|trao|phe duyet|cong nhan|chuyen giao|lap dat|viet|in|gui|don|tuyen|chon|so hoa|cham|la|them) "
    r"(?:duoc |xong |them |moi |du |ca |co |chi |chi co |tong cong |khoang |tong so |hon |gan |tat ca |du ca )*$"
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
    r" ?(?:ngay|thang|tuan|nam|gio|phut|hom|quy|lan|h|diem|%|phan tram|phan|buoi nua|giai|trang|nguoi trong|pm|am|sang|chieu|tang|chang)(?= |$)(?! so(?! voi))"
)
DATE_BEFORE = re.compile(
    r"(?:ngay|hom|tu|den|toi|truoc|sau|sang|chieu|trua|han|het|vao|thu [2-7]|cn|toi ngay|t[2-7]|nhat|qua|han chot|deadline|lich|hop|moc|du kien xong|phai xong|se xong|hen xong|hua xong|ke hoach xong|du kien hoan thanh|se hoan thanh) $"
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
TOTAL = re.compile(
    r"(?<!\S)(?:luy ke|cong don|tu dau nam|tong cong|den nay|tong so|tong(?! (?:dan|dien|thu|chi|kinh|von|muc|du|gia|san|hop))|tat ca|nang len|ca thay)(?= )"
)
SUM_BEFORE = re.compile(
    r"(?<!\S)(?:luy ke|cong don|tong cong|tong so|tong|nang len|nang tong len|ca thay)(?: (?:den nay|la|len|duoc|dat|da|:))* $"
)
# A count of a period needs no word that it is done: "trong tuần hòa giải 6 vụ, lũy kế 71 vụ".
IN_ITS_TIME = re.compile(
    r"(?<!\S)(?:trong (?:ky|thang|tuan|quy|nam)|(?:tuan|thang|quy) nay|thang \d{1,2}|quy (?:\d|[iv]+)|luy ke|cong don|tu dau nam(?: den nay)?)"
    r"(?: (?!con |chua |can |phai |se |du |ke )[a-z]+){0,4} $"
)
# "kế hoạch 12 lớp", "chỉ tiêu được giao là 5 xã": the whole of which so many are done.
PLANNED = re.compile(
    rf"(?<!\S)(?:ke hoach|chi tieu|muc tieu|duoc giao|tinh giao|cap tren giao|(?<!ban )(?<!chuyen )giao)(?: (?:nam|ca nam|giao|duoc|de ra|la|nam nay|:|phai))* ({N}) (?=[a-z])"
)
AHEAD = re.compile(
    r"(?<!\S)(?:phan dau|du kien|se|chuan bi|quyet tam|sap|dang ky|co gang)(?: (?:hoan thanh|xong|[a-z]+)){0,3} $"
)
GIVEN_TO = re.compile(
    r"(?<!\S)(?:tap huan|cap|ho tro|dao tao|trao|tang|phat|kham|tiem|vay|chi tra|cap phat|boi duong|truyen thong|tu van)(?: [a-z]+){0,2} cho $"
)
# "trợ giúp 256 lượt người, đạt 85,3%", "265 lượt người thay cho 256": the figure beside it says that it is done.
SHARED = re.compile(
    rf"(?: [a-z]+){{1,4}}(?: (?:,|\() (?:dat|bang|tuong duong|ty le) (?:ty le |duoc |khoang )?(?:{N}) (?:%|phan tram)| (?:thay cho|thay vi|chu khong phai) (?:la )?\d)"
)
# "à nhầm, 3 cuộc": behind the slip stands the right figure.
SLIP = re.compile(
    r"(?:@\S+ )?(?:(?:a|o|e|oi|ui|ay|chet|da|em|anh|chi|xin loi|sorry|thoi|uay) (?:, )?)*(?:nham|lon|go nham|ghi nham|bao nham|go lon|ghi lon|bao lon|em nham)"
    r"(?: (?:roi|a|mat|to))*(?: (?:,|\.|:|-))? (?:phai la |la |thanh |dung la )?(?=\d)(?!.*\d [^\d]*\d)"
)
# "12 trường xong, 3 trường đang trồng": so many are done, of others it is told apart.
SPLIT = re.compile(
    r"(?: [a-z]+){1,3} (?:da |deu )?(?:xong|hoan thanh|hoan tat)(?: roi)? (?:,|;|con) (?:con )?\d+ [a-z]"
)
# "tiếp 46 lượt, xử lý 39/41 đơn": a share of another thing beside it says that it is done.
BESIDE_SHARE = re.compile(
    rf"(?: (?!da |chua |con )[a-z]+){{1,3}} (?:,|;|va) (?:[a-z]+ ){{1,4}}(?:{N}) ?/ ?(?:{N})(?!\S)"
)
NO_SHARE = re.compile(
    r"(?<!\S)(?:giao|can|co|tong|tong so|con|nhan|muc|la|voi|thieu|trong|trong so|so|han|ngay) $"
)
ATTAINED = re.compile(r"(?: [a-z]+){1,3} (?:dat|xong|hoan thanh|nop|duoc cong nhan)(?= |$)")
IN_PERIOD = re.compile(
    r"(?<!\S)(?:trong ky|trong thang|trong tuan|trong quy|them|tuan nay|thang nay|phat sinh)(?= )"
)
STARTS_COUNTABLE = re.compile(rf"(?:{COUNTABLES})(?= |$)")
NOUN_BEFORE = re.compile(
    rf"(?<!\S)(?:{COUNTABLES})(?: [a-z&]+){{0,3}}?(?= (?:da |thi |la |duoc |dat |xong |moi |: |hien |to chuc |nghiem thu |thuc hien |hoan thanh |mo |ky |dang |kiem tra |lam )+$)"
)


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
    found = _of_the_plan(said, sorted(found, key=lambda q: q.first))
    return _with_sums(said, found, covered)


def _of_the_plan(said: Said, found: list[Quantity]) -> list[Quantity]:
    """What is planned is the whole of what is done: "kế hoạch 12 lớp, đã mở 7 lớp" is 7/12 lớp."""
    done = [q for q in found if q.total is None and q.what]
    if not done:
        return found
    planned = PLANNED.search(said.canon)
    if planned is None:
        return found
    whole, noun = number(planned.group(1)), said.words[said.word_of(planned.end())]
    rest = [q for q in found if not planned.start() <= said.offsets[q.first] < planned.end()]
    return [
        replace(q, total=whole)
        if q.total is None and q.done <= whole and q.mode is None and (q.what or "").lower().startswith(noun)
        else q
        for q in rest
    ]


def _with_sums(said: Said, found: list[Quantity], covered: set[int]) -> list[Quantity]:
    """What was added in a period and the sum beside it: "thêm 1 hội nghị, tổng 5" are both of one thing."""
    added = next((q for q in found if q.total is None and q.what), None)
    if added is None:
        return found
    behind = [q for q in found if q.first > added.first and q.what is None and q.mode == "total"]
    found = [replace(q, what=added.what) if q in behind else q for q in found]
    if added.mode == "added" and not any(q.mode == "total" for q in found):
        for match in SINGLE.finditer(said.canon, said.offsets[added.last - 1]):
            first = said.word_of(match.start())
            if first not in covered and SUM_BEFORE.search(said.canon[: match.start()]):
                found.append(Quantity(number(match.group(1)), None, added.what, first, first + 1, "total"))
                break
    same = [q for q in found if q is not added and q.mode == "total" and q.what == added.what]
    if same and added.mode is None and added.first < same[0].first:
        found = [replace(q, mode="added") if q is added else q for q in found]
    return sorted(found, key=lambda q: q.first)


# "xếp thứ 5/34": a rank.
RANKED = re.compile(r"(?<!\S)(?:xep(?: hang| thu| vi tri)*|hang(?: thu)?|vi tri(?: thu)?|dung thu|top) $")


def _ratio(said: Said, match: re.Match[str], first: int, last: int) -> Quantity | None:
    canon, (start, end) = said.canon, match.span()
    before, after = canon[max(0, start - 40) : start], canon[end : end + 20]
    done, total = number(match.group(1)), number(match.group(3))
    unit = match.group(4) or match.group(2)
    if (
        _is_date(match)
        or total == 0
        or RANKED.search(before)
        or (first and said.words[first - 1] == "thứ")
        or (1990 <= total <= 2100 and done <= 12)
        or (unit is None and _is_day(before, after, done, total, said, last))
    ):
        return None
    what, last = (said.typed(last - 1, last) if match.group(4) else unit, last) if unit else _what(said, last)
    if what is None and _are_pupils(said, last, total):
        what, last = said.typed(last, last + 1), last + 1
    if what is None:
        what = _noun_before(said, start)
    mended = SLIP.match(canon)
    denied = bool(NOT.search(before)) and not (mended is not None and mended.end() == start)
    return Quantity(done, total, what, first, last, _mode(said, first, last), denied)


def _ratio_noun(said: Said, match: re.Match[str], first: int, last: int) -> Quantity | None:
    """ "8 mô hình trên tổng số 10 mô hình"."""
    done, total = number(match.group(1)), number(match.group(3))
    far = len(match.group(2).split()) > 4 and "tong so" not in match.group()[match.end(2) - match.start() :]
    if done > total or far or DURATION.match(match.group(2)):
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
    counted = COUNTED_AFTER.match(canon, end) is not None
    given = counted and GIVEN_TO.search(before) is not None
    timed = counted and IN_ITS_TIME.search(before) is not None
    shared = counted and SHARED.match(canon, end) is not None
    shared = shared or (
        counted and BESIDE_SHARE.match(canon, end) is not None and not NO_SHARE.search(before)
    )
    mended = SLIP.match(canon)
    righted = mended is not None and mended.end() == start
    had = counted and before.endswith(" co ") and ATTAINED.match(canon, end) is not None
    had = had or (counted and SPLIT.match(canon, end) is not None)
    if (NOT_COUNTED_BEFORE.search(before) and not (verb or given)) or DURATION.match(canon, end):
        return None
    if AHEAD.search(before) or not (
        DID.search(before) or did_any or given or timed or had or shared or righted
    ):
        return None
    what, last = (said.typed(last - 1, last), last) if unit else _what(said, last)
    if what is None and _are_pupils(said, last, number(match.group(1))):
        what, last = said.typed(last, last + 1), last + 1
    if what is None:
        return None
    return Quantity(number(match.group(1)), None, what, first, last, _mode(said, first, last))


def _what(said: Said, at: int) -> tuple[str | None, int]:
    """The noun that follows a count, and where it ends."""
    match = STARTS_COUNTABLE.match(said.canon, said.offsets[at]) if at < len(said) else None
    end = said.word_of(match.end() - 1) + 1 if match else at
    if end == at and _are_animals(said, at):
        return said.typed(at, at + 1), at + 1
    while end < len(said) and end - at < LONG and not (_ends_noun(said, end) or _names_next(said, at, end)):
        end += 1
    return (said.typed(at, end) or None, end)


def _names_next(said: Said, at: int, end: int) -> bool:
    """Whether a numbered task begins: "12/20 htx nv 2.2"."""
    word = fold(said.words[end])
    if end == at or word not in ("nhiem", "viec", "chi", "#"):
        return False
    behind = end + (2 if word in ("nhiem", "chi") else 1)
    return behind < len(said) and said.words[behind][0].isdigit()


def _are_animals(said: Said, at: int) -> bool:
    """ "18.450/21.300 con, đạt …": what is counted, for nothing follows that is left."""
    if at >= len(said) or said.words[at] != "con":
        return False
    following = fold(said.words[at + 1]) if at + 1 < len(said) else ""
    return not following or not following[0].isalnum() or following in ("dat", "a", "roi", "nhe")


NHA = frozenset("van may o truong tinh xuong tro nuoc su thau ve tu".split())
MANY = 20
PUPILS_DO = frozenset("di hoc duoc dat tham du luy tot".split())


def _are_pupils(said: Said, at: int, total: float) -> bool:
    """Whether "em" behind a large count is who is counted, not who speaks."""
    return (
        at < len(said)
        and total >= MANY
        and said.words[at] == "em"
        and (
            at + 1 == len(said)
            or not said.words[at + 1][0].isalpha()
            or fold(said.words[at + 1]) in PUPILS_DO
        )
    )


# A day behind what is counted: "35 giấy phép ngày 12/11", "300 cây tuần này".
DAY_BEHIND = re.compile(
    r"(?:(?:ngay|hom|sang|chieu|toi|thu|tuan|thang|quy|nam) (?:\d|hom|nay|qua|kia|truoc(?! cong nguyen)|vua|roi|i+|iv|hai|ba|tu|nam|sau|bay|mai|thu|ngay)|(?:hom|bua) \S)"
)


# Words that end a noun elsewhere: "hiện vật", "trẻ mới sinh", "con dấu".
WITHIN_NOUNS = frozenset(
    tuple(pair.split())
    for pair in "hien vat|hien trang|hien truong|hien tuong|moi sinh|bi cao|bi can|bi hai|ca the|ca nhan|ca benh|ca mac".split(
        "|"
    )
)


def _ends_noun(said: Said, at: int) -> bool:
    word = said.words[at]
    if DAY_BEHIND.match(said.canon, said.offsets[at]) and word not in ("tôi", "thù", "quỹ"):
        return True
    if fold(word) == "thay" and at + 1 < len(said) and fold(said.words[at + 1]) in ("cho", "vi"):
        return True
    following = fold(said.words[at + 1]) if at + 1 < len(said) else ""
    if fold(word) == "de" and following in ("muc", "an", "tai", "cuong", "thi", "xuong"):
        return False
    if (fold(word), following) in WITHIN_NOUNS:
        return False
    if fold(word) == "so" and following in ("nganh", "ban"):
        return False
    if at + 1 == len(said) and word in ("cơ", "đấy", "đó", "mới"):
        return True
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
