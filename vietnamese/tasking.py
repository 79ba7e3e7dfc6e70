"""Which tasks a message is about, given its intent: numbers first, then words of a title, then what to do."""

import re

from vietnamese.cues import ON_BEHALF, THAT_ONE, before
from vietnamese.dates import DateReading
from vietnamese.facts import Facts
from vietnamese.normalize import fold
from vietnamese.references import Reference

CUT = re.compile(
    r"(?<!\S)(?:xong truoc|hoan thanh truoc|xong trong|hoan thanh trong|hoan thanh|xong|truoc|han|han chot|cham nhat|deadline|muon nhat|den het|den|trong|bao cao (?:lai )?(?:toi|anh|chi|lanh dao|giam doc|ket qua)|(?:bao cao|gui|nop)(?: ve)? (?:so|ubnd|van phong|ban giam doc)(?= (?:truoc|cham|trong|den|han|vao|$))|bao (?:toi|anh|chi)|trinh (?:toi|anh|chi)|gui (?:toi|anh|chi)|nop (?:toi|anh|chi|truoc)|vao|thoi han|thoi gian|phai xong|yeu cau xong|chu tri)(?= |$)"
)
LEADING = frozenset(
    "cho lam0 : , - – là về phải hãy cùng với để la ve phai hay va và nhiệm vụ việc nhiem vu viec chủ trì chu tri thêm".split()
)
# Words that only hand something over: "lo vụ …", "phụ trách việc …".
TAKES = re.compile(
    r"(?:(?:lo|phu trach|chiu trach nhiem|dam nhan|nhan|dung ra)(?: (?:vu|viec|phan|khau|mang|luon|giup|lam|cai))*|giup|lam on) (?=\S)"
)
URGENCY = re.compile(
    r"(?:cang (?:som|nhanh) cang tot|gap|som nhat co the|ngay va luon|khan)(?: (?:nhe|a|nha))*$"
)
# "…, đơn vị VP Sở, phụ trách Thu Hà": who has it, no part of what is to be done.
ROLE = re.compile(
    r"(?:don vi|phong|bo phan)(?: chu tri| thuc hien| phu trach|:| :)* (?=van phong|vp|phong|chi cuc|trung tam|tt|thanh tra|ban)|(?:nguoi )?(?:phu trach|chu tri|thuc hien)(?: chinh)? ?:? (?=\S)"
)
WITH_LEAD = re.compile(r"^(?:chu tri|phoi hop voi [^,]{3,30})\s*,?\s*")


def tasks_of(facts: Facts, intent: str) -> tuple[tuple[str, ...], list[Reference]]:
    """The tasks as the contract wants them, and where they are said."""
    if intent == "assign":
        found = _to_do(facts)
        return tuple(r.text for r in found), found
    if facts.references:
        both = _beside(facts) if intent == "show" else []
        found = [*both, *facts.references]
        return _unique(found), found
    if intent in ("list", "summary"):
        return (), []
    if intent in ("confirm", "cancel"):
        return (), []
    if intent == "show" and THAT_ONE.match(facts.said.canon):
        return (), []
    if intent in ("report", "correct") and facts.mentions:
        return _unique(facts.mentions), facts.mentions
    title = facts.title(lenient=intent in ("report", "show"))
    if intent == "report" and facts.numbers:
        title = _of_document(facts, title)
    if intent == "remind" and title is None:
        title = _to_be_made(facts) or _of_the_unit(facts)
    if title is None or _is_generic(facts, title, intent) or _is_verb_of_count(facts, title):
        return (), []
    return (title.text,), [title]


CARRIED_OUT = re.compile(
    r"(?:@\S+ )?(?:bao cao(?: \S+){0,3}? )?(?:thuc hien|trien khai|can cu|theo|trien khai thuc hien) .{4,160}? ve (?:viec )?(?=[a-z])"
)


def _of_document(facts: Facts, title: Reference | None) -> Reference | None:
    """ "Thực hiện Kế hoạch số … về phòng, chống cháy rừng, Hạt Kiểm lâm đã …": what the paper is about, not its kind."""
    said = facts.said
    cited = said.word_at(facts.numbers[0][1][0])
    if title is not None and title.last != cited and not title.first < cited < title.last:
        return title
    match = CARRIED_OUT.match(said.canon)
    start = said.word_of(match.end() - 1) + 1 if match else 0
    if match is None or start <= cited:
        return title if title is not None and title.last != cited else None
    end = next((u.first for u in facts.units if u.first > start and said.words[u.first - 1] == ","), 0)
    return Reference(said.typed(start, end - 1), start, end - 1) if end - 1 > start else None


MAKES = frozenset("lam soan lap viet thien trinh nhanh xong gap chinh nop gui".split())


def _to_be_made(facts: Facts) -> Reference | None:
    """ "nhắc phòng Nội vụ làm hồ sơ thi đua": what the one reminded is to make."""
    said = facts.said
    for tag in said.all("title_head"):
        if tag.first and fold(said.words[tag.first - 1]) in MAKES:
            return facts.title(True, tag.first)
    return None


TASK_WORD = re.compile(r"(?:viec|nhiem vu|cong viec|phan viec|phan|mang) (?=[a-z])")


def _of_the_unit(facts: Facts) -> Reference | None:
    """ "đôn đốc chi cục Thủy lợi việc kiểm tra kè": what stands behind the unit and a word for task."""
    said = facts.said
    for unit in facts.units:
        if unit.last < len(said) and TASK_WORD.match(said.canon, said.offsets[unit.last]):
            return facts.title(True, unit.last)
    return None


BESIDE = frozenset("voi va cung , & + nv nhiem vu viec cong dau #".split())


def _beside(facts: Facts) -> list[Reference]:
    """A title joined to the first number: "xem đề án vị trí việc làm với nv 8"."""
    first = facts.references[0].first
    title = facts.title(False, 0, first)
    if title is None:
        return []
    between = [fold(w) for w in facts.said.words[title.last : first]]
    return [title] if between and " " in title.text and all(w in BESIDE for w in between) else []


def _unique(references: list[Reference]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(r.text for r in references))


def _is_verb_of_count(facts: Facts, title: Reference) -> bool:
    """ "trong tháng thụ lý 42 vụ, lũy kế …": what stands between a period and its count names no task."""
    counted = any(q.first == title.last and q.mode == "added" for q in facts.quantities)
    return counted and len(title.text.split()) < 3 and not facts.has("task", "title_head")


GENERIC = frozenset(
    "don vi báo cáo bao cao tiến độ tien do số liệu so lieu nộp nop gửi gui kết quả ket qua hạn han gia hạn đề nghị de nghi cũ cu mới moi này nay đó do trên tren lại lai giúp tôi toi em anh các cac phòng phong mấy may việc viec của cua nhé sở so công tác nhiệm vụ phiếu rồi thì đi cả đơn vị đồng chí mọi người ngay gấp nhanh người thời gian số xin ghi được duoc đạt dat có co còn con đang dang vẫn van bị bi làm lam lẹ le hết het tất tat nữa nua".split()
)


def _is_generic(facts: Facts, title: Reference, intent: str) -> bool:
    words = title.text.lower().split()
    if fold(title.text).startswith(
        ("de nghi cua", "de xuat cua", "yeu cau cua", "bao cao cua", "y kien cua", "nhung ai")
    ):
        return True
    if all(word in GENERIC or not word[0].isalnum() for word in words):
        return True
    if intent == "remind" and ("don doc" in fold(title.text) or _is_owed(title)):
        return True
    return intent == "remind" and not facts.names_task


# Who is urged, and a paper that everybody owes: "cả phòng nộp kế hoạch" names no task.
EVERYBODY = re.compile(
    r"(?:(?:ca|toan|toan the|moi|tat ca|cac|nhung|may|anh chi em|anh em|chi em|anh chi|nguoi|dong chi|ban|don vi|phong|co quan|so|chi cuc|bo phan|trong|thuoc|cua|o) )+"
)
OWED = re.compile(
    r"(?:nop|gui|tra|bo sung|hoan thien|ke khai|dang ky)(?: (?:lai|gap|som|ngay|du|het|cho|ve|giup|ban|phieu|cac|so lieu|file))* "
    r"(?:ke hoach|bao cao|phieu|ban|so lieu|danh sach|ho so|bien ban|minh chung|chuong trinh|danh gia|y kien|bang|lich)"
    r"(?: (?:cong tac|lam viec|tuan|thang|nam|quy|cuoi|dau|cham|diem|\d+|ke khai|tai san|thu nhap|danh gia|xep loai|phan loai|tu|ca nhan|cong chuc|vien chuc|theo mau|dang ky|nghi phep|thi dua))* ?$"
)


def _is_owed(title: Reference) -> bool:
    plain = f"{fold(title.text)} "
    group = EVERYBODY.match(plain)
    rest = plain[group.end() :] if group else plain
    return not rest or bool(OWED.match(rest))


def _to_do(facts: Facts) -> list[Reference]:
    """What is to be done: the words after the taker (or after "thêm nhiệm vụ mới:"), before the deadline."""
    said = facts.said
    start = _start(facts)
    end = _end(facts, start)
    while start < end and (
        said.words[start] in LEADING
        or (not said.words[start][0].isalnum() and said.words[start] not in '“"(')
    ):
        start += 1
    match = TAKES.match(said.canon, said.offsets[start]) if start < end else None
    if match is not None:
        start = said.word_of(match.end() - 1) + 1
    while end > start and (
        (not said.words[end - 1][0].isalnum() and said.words[end - 1] not in '”")')
        or fold(said.words[end - 1]) in ("nhe", "nha", "va", "voi", "ngay", "vao", "a", "em", "giup", "phai")
    ):
        end -= 1
    if end <= start:
        return facts.references
    return [Reference(said.typed(start, end), start, end)]


MANY_TOLD = re.compile(
    r"(?:tat ca |toan bo )?(?:cac|moi|tung|nhung) (?:phong|don vi|truong|to|xa|huyen|chi cuc|trung tam|dong chi|bo phan|tram|benh vien|co quan|dia phuong|thanh vien|can bo|chuyen vien|chu dau tu|nha thau|doi)"
    r"(?: (?:hoc|mam non|chuyen mon|tieu hoc|thcs|thpt|trung hoc|cong tac|truc thuoc|lien quan|phong|va|don vi|,|xa|phuong|y te))*(?= )"
)


def _start(facts: Facts) -> int:
    said = facts.said
    due, everybody = _spans(facts), said.first("units_all")
    tag = said.first("assign") or said.first("command")
    heads = tag is not None and (facts.opening(tag.first) or ON_BEHALF.match(before(facts, tag)))
    at = began = tag.last if tag is not None and heads else 0
    while at < len(said):
        named = next((n for n in (*facts.units, *facts.persons) if n.first == at), None)
        if named is not None:
            at = named.last
        elif everybody is not None and everybody.first == at:
            at = everybody.last
        elif heads and at == began and (many := MANY_TOLD.match(said.canon, said.offsets[at])) is not None:
            at = said.word_of(many.end() - 1) + 1
        elif any(first == at < last < len(said) for first, last in due):
            at = next(last for first, last in due if first == at)
        elif (
            said.words[at].startswith("@")
            or said.words[at]
            in (
                ",",
                ":",
                "-",
                "(",
                ")",
                "cho",
                "và",
                "va",
                "+",
                "&",
                "/",
                ".",
            )
            or (
                any(n.first in (at + 1, at + 2) and n in facts.persons for n in facts.persons)
                and _is_title_word(said.words[at : at + 2])
            )
            or (fold(said.words[at]) in ("hay", "bot", "nho", "phien", "cay") and at + 1 < len(said))
            or (fold(said.words[at]) in SELVES and at + 1 < len(said) and fold(said.words[at + 1]) in BEGS)
            or any(t.first == at and t.name in ("hail", "greet") for t in said.tags)
        ):
            at += 1
        else:
            break
    return at


SELVES = frozenset("em toi minh anh chi".split())
BEGS = frozenset("nho phien cay".split())


def _is_title_word(words: list[str]) -> bool:
    return fold(words[0]) in ("dong", "chi", "anh", "ong", "ba", "em", "co", "chu", "bac")


def _end(facts: Facts, start: int) -> int:
    """Before the deadline and the words that lead to it; a year inside stays."""
    said = facts.said
    end = len(said)
    for at in range(start, len(said)):
        if (
            said.words[at] in ("\n", ";")
            or (said.words[at] in (".", ",", "–", "(") and _starts_tail(facts, at + 1))
            or (said.words[at] == "." and not _inside(facts, at))
        ):
            end = at
            break
        if at > start and _starts_tail(facts, at):
            end = at
            break
    return end


def _inside(facts: Facts, at: int) -> bool:
    said = facts.said
    return at + 1 < len(said) and said.starts[at + 1] == said.ends[at]


def _starts_tail(facts: Facts, at: int) -> bool:
    said = facts.said
    if at >= len(said):
        return False
    if any(
        n.first == at
        and fold(" ".join(said.words[n.last : n.last + 2])) in ("chu tri", "phoi hop", "thuc hien")
        for n in facts.units
    ):
        return True
    if at and said.words[at - 1] in (",", ";") and ROLE.match(said.canon, said.offsets[at]):
        return True
    if URGENCY.match(said.canon, said.offsets[at]):
        return True
    days = _days(facts)
    if at in days and not (said.words[at] in ("năm", "nam") or said.words[at].isdigit()):
        return True
    match = CUT.match(said.canon, said.offsets[at])
    if match is None:
        return False
    after = said.word_of(match.end() - 1) + 1
    return any(day in days for day in range(after, after + 3)) or match.group().startswith(
        ("bao ", "bao cao", "trinh", "gui")
    )


def _days(facts: Facts) -> frozenset[int]:
    """The words of the days named."""
    return frozenset(at for first, last in _spans(facts) for at in range(first, last))


LEADS_TO_TIME = re.compile(
    r"(?:^|(?<!\S)(?:trong|vao|han|xong|truoc|den|het|,|cham nhat|la|chot|thanh|toi|cuoi|dau|giua|:) )$"
)


def _of_the_matter(facts: Facts, reading: DateReading) -> bool:
    """ "làm quyết toán quý 3, hạn thứ 4": a period right behind what is to be made, where the deadline follows."""
    at = facts.said.word_at(reading.span[0])
    before = facts.said.canon[: facts.said.offsets[at]] if at < len(facts.said) else ""
    return reading.grain != "day" and reading.bound is None and not LEADS_TO_TIME.search(before)


def _spans(facts: Facts) -> list[tuple[int, int]]:
    """Where days are named; a bare year belongs to what is to be done."""
    said = facts.said
    found: list[tuple[int, int]] = []
    readings = facts.clock.dates("future")
    for reading in readings:
        if reading is not readings[-1] and _of_the_matter(facts, reading):
            continue
        led = fold(reading.text).startswith(("trong ", "het "))
        if reading.grain == "year" and reading.bound is None and not led:
            continue
        first = said.word_at(reading.span[0])
        found.append((first, said.word_at(reading.span[1] - 1) + 1))
    return found
