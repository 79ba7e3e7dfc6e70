"""Units that a message names, as typed: "phòng QLKH", "Chi cục TĐC", "trung tam ung dung".

Works without the agency's list of units: after a word for unit stands an abbreviation, capitalised words, or
phrases that units are called by. Whether a unit is only passed by ("ở phòng QLKH") is told with it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from vietnamese.normalize import fold
from vietnamese.places import level_end
from vietnamese.said import Said
from vietnamese.syllables import is_syllable
from vietnamese.unit_extent import ACRONYM, VERBS, counts_off, loose_end, unit_name_end, with_number, word_at

HEAD = re.compile(
    r"(?<!\S)(phong(?: \.)?|chi cuc|trung tam|van phong|thanh tra|ban quan ly|ban ql|bo phan|to cong tac|to giup viec|chi nhanh|ban giam doc|tt|ban qlda|hat|doi quan ly|truong|benh vien|bao tang|thu vien|tram|ubnd|cong an|hoi|nha hat|ban chi huy|kho bac|doi|khoa|ap|thon|khom|khu pho|to dan pho|to|ban)(?= |$)"
)
# Heads that are words of titles too: units only where they open the statement, or somebody is told or asked about.
LOOSE_HEADS = {
    "truong": r" (?:chinh tri|cao dang|trung cap|dai hoc|thpt|thcs|tieu hoc|mam non|trung hoc|day nghe|mn|th|pho thong|dan toc|nang khieu)(?= |$)",
    "benh vien": r" (?:da khoa|phu san|san nhi|nhi|mat|y hoc|tam than|lao|phoi|ung buou|dieu duong|phuc hoi|yhct|tinh|huyen|dk|[a-z]+)(?= |$)",
    "bao tang": r" (?:tinh|thanh pho|huyen|lich su|my thuat|dan toc)(?= |$)",
    "thu vien": r" (?:tinh|thanh pho|huyen|khoa hoc)(?= |$)",
    "tram": r" (?:y te|khuyen nong|thu y|kiem lam|trong trot|kiem dich|quan trac|bao ve thuc vat)(?= |$)",
    "ubnd": r" (?:(?:cac |cap )?(?:huyen|xa|phuong|thi xa|thi tran|thanh pho|quan|tp|dac khu)(?: , (?:xa|phuong|thi tran|dac khu))?)(?= |$)",
    "cong an": r" (?:tinh|huyen|xa|phuong|thanh pho|tp|thi xa)(?= |$)",
    "hoi": r" (?:nong dan|phu nu|cuu chien binh|chu thap do|khuyen hoc|luat gia|nguoi cao tuoi|van hoc nghe thuat|nha bao)(?= |$)",
    "nha hat": r" (?:\S+)",
    "ban chi huy": r" (?:quan su|phong chong|pctt)(?= |$)",
    "kho bac": r" (?:nha nuoc|tinh|huyen)(?= |$)",
    "doi": r" (?:quan ly thi truong|quan ly trat tu|thanh tra|canh sat|\d{1,2})(?= |$)",
    "khoa": r" (?:dinh duong|kham benh|xet nghiem|cap cuu|kiem soat (?:benh tat|nhiem khuan)|ksbt|phuc hoi chuc nang|chan doan hinh anh|an toan thuc pham|suc khoe \S+|duoc|noi|ngoai|san|nhi|[a-z]+)(?= |$)",
    "ap": r" \S+",
    "thon": r" \S+",
    "khom": r" \S+",
    "khu pho": r" \S+",
    "to dan pho": r" \S+",
    "to": r" \d{1,2}(?= |$)",
    "ban": r" (?:to chuc|tuyen giao|dan van|noi chinh|kinh te|phap che|van hoa|dan toc|kiem tra|tiep cong dan|thi dua)(?= |$)",
}
LOOSE = {head: re.compile(pattern) for head, pattern in LOOSE_HEADS.items()}
# Of these only a name with a capital or a number makes a unit: "khoa Dược", "ấp Phước Lộc", "tổ dân phố 4", "tổ 3".
NAMED_ONLY = {"khoa": "khoa", "ap": "ấp", "thon": "thôn", "khom": "khóm", "khu pho": "khu", "to dan pho": "tổ", "to": "tổ", "ban": "ban", "doi": "đội"}  # fmt: skip
BY_THEMSELVES = frozenset({"chi cuc", "van phong", "trung tam", "ban giam doc", "ban quan ly", "ban qlda"})
NO_NAME = re.compile(
    r" (?:nao|hop|ngua|chong|thi|lam|kham|tru|dich|chay|thu|nay|do|kia|ay|ban|minh|em|anh|chi|toi|ngu|cho|khach|lai|pham|da|dang|se|moi|phai|truoc|o|tai|cua|con|co|bao cao|thi nghiem)(?= |$)"
)
SETS_BEFORE = re.compile(
    r"(?<!\S)(?:cac|may|nhung|tung|moi|theo|cuoc|doan|tat ca|hai|ba|bon|trong|nhieu|ket luan|ngoai|quy che|xay dung|xay) $"
)
PLACE_BEFORE = re.compile(
    r"(?<!\S)(?:dang cho|con cho|van cho|phai cho|dang doi|doi|xin|gop y cua|y kien cua|o|tai|voi|cung|sang|qua|vao|den|toi|len|xuong|phoi hop|gap|trinh|kinh gui|xin y kien|thong qua|tang|truoc) $"
)
ORDERED_BEFORE = frozenset("con giao nhac doc cua cho thuc hoi don yeu cong giuc".split())
TOLD_BEFORE = frozenset("giao nhac doc cua ben con cho hoi thuc giuc cau voi rieng phia".split())
NO_UNITS = frozenset(
    (
        "UBND",
        "HĐND",
        "PII",
        "GPI",
        "ISO",
        "KPI",
        "KHCN",
        "BOT",
        "OCOP",
        "PCI",
        "PAPI",
        "PAR",
        "VNPT",
        "CCHC",
        "CĐS",
        "DDCI",
        "VPDT",
    )
)


@dataclass(frozen=True, slots=True)
class Named:
    """A unit or a person: as typed, the words first..last-1, and whether it is only a place or an addressee."""

    text: str
    first: int
    last: int
    passing: bool = False


def find_units(said: Said, known: Iterable[str] = (), short: Iterable[str] = ()) -> list[Named]:
    """Units in order; `known` are names and aliases of the roster, `short` those that need a word before them."""
    found: list[Named] = []
    for match in HEAD.finditer(said.canon):
        named = _unit(said, match)
        if named is not None and not any(n.first <= named.first < n.last for n in found):
            found.append(named)
    _second(said, found)
    _bare_acronyms(said, found)
    _asked_alone(said, found)
    for name in known:
        _known(said, name, found)
    for name in short:
        _known(said, name, found, TOLD_BEFORE)
    return sorted(found, key=lambda n: n.first)


# "chi cục nào chậm nhất" names none.
ASKED_OF_WHICH = re.compile(r" (?:nao|mo)(?= |$)")
ALONE = re.compile(r"(?<!\S)con (thanh tra)(?= (?:thi sao|thi the nao|the nao|thi|sao|ra sao|\?)(?= |$))")


def _asked_alone(said: Said, found: list[Named]) -> None:
    """ "còn thanh tra thì sao"."""
    match = ALONE.search(said.canon)
    if match is not None and not found:
        first, last = said.word_of(match.start(1)), said.word_of(match.end(1) - 1) + 1
        found.append(Named(said.typed(first, last), first, last))


SECOND = re.compile(
    r"(?:va|voi|cung) (thanh tra)(?= (?:ra soat|bao cao|nop|gui|phoi hop|chuan bi|tham muu|xay dung|lap|cap nhat|tong hop|kiem tra|hoan thanh|khan truong|som|phai|chua|con|co|dang|da|cung|,|\.)(?= )|$)"
)


def _second(said: Said, found: list[Named]) -> None:
    """ "phòng QLKH và thanh tra rà soát …": the inspectors as a second unit, where they are no verb."""
    for named in tuple(found):
        match = SECOND.match(said.canon, said.offsets[named.last]) if named.last < len(said) else None
        if match is not None:
            at = named.last + 1
            found.append(Named(said.typed(at, at + 2), at, at + 2))


def _unit(said: Said, match: re.Match[str]) -> Named | None:
    canon, head = said.canon, match.group(1).removesuffix(" .")
    first, at = said.word_of(match.start()), said.word_of(match.end() - 1) + 1
    before = canon[max(0, match.start() - 20) : match.start()]
    of_the_body = re.match(r" so(?= |$)", canon[match.end() :]) is not None and said.words[at] != "số"
    if SETS_BEFORE.search(before) or (head == "thanh tra" and not of_the_body):
        return None
    if head in LOOSE and not _is_loose_unit(said, match):
        return None
    last = unit_name_end(said, at)
    if head in LOOSE:
        last = loose_end(said, at, LOOSE[head].match(canon, match.end()))
    if head == "van phong" and last > at and _works(said, first, at):
        last = at
    if last == at + 1 and NO_NAME.match(canon, match.end()) and not word_at(said, at)[0].isupper():
        last = at
    if of_the_body and head in ("van phong", "thanh tra"):
        last = at + 1
    if head in ("tt", "hat") and (
        last == at
        or not (
            canon[match.end() :].startswith(" kiem lam")
            or (word_at(said, at)[0].isupper() or (head == "tt" and last > at + 1))
        )
    ):
        return None
    if last == at and ASKED_OF_WHICH.match(canon, match.end()):
        return None
    if last == at and not (head in BY_THEMSELVES and _stands_alone(said, first, head)):
        return None
    last = with_number(said, at, last)
    if last > at or head in ("van phong", "thanh tra"):
        last = level_end(said, _token_end(said, last))
    passing = PLACE_BEFORE.search(before) or OFFICER_ADDRESSED.search(canon[: match.start()])
    return Named(said.typed(first, last), first, last, bool(passing))


# "Báo cáo đ/c Chánh VP: …": the officer is spoken to, the unit does nothing.
OFFICER_ADDRESSED = re.compile(
    r"(?:^|[,.:] )(?:@\S+ )?(?:da |em |kinh |xin )*(?:bao cao|thua|kinh gui|gui|kinh thua|bao|chao)(?: (?:dong chi|anh|chi|ong|ba|cac|chu|bac))* (?:pho )?(?:chanh|truong|giam doc|chi cuc truong|thu truong) $"
)


def _is_loose_unit(said: Said, match: re.Match[str]) -> bool:
    head, first = match.group(1), said.word_of(match.start())
    if LOOSE[head].match(said.canon, match.end()) is None:
        return False
    if head == "benh vien" and not word_at(said, first)[0].isupper() and said.marked:
        return False
    if head in NAMED_ONLY and not _is_named(said, match):
        return False
    before = said.words[first - 1] if first else ","
    if head == "ban" and fold(before) == "cho":  # whose opinion is waited for
        return False
    if head == "khoa" and first and word_at(said, first - 1)[0].isupper():
        return True
    return before in (",", ":", ".", ";", "\n", "!") or before.startswith("@") or fold(before) in TOLD


def _is_named(said: Said, match: re.Match[str]) -> bool:
    """Whether a name or a number of its own stands behind a word for a small unit, which is typed as that word."""
    first, at = said.word_of(match.start()), said.word_of(match.end() - 1) + 1
    word = said.words[first]
    if word != NAMED_ONLY[match.group(1)] and (said.marked or not word.isascii()):
        return False
    if at >= len(said):
        return False
    if said.words[at].isdigit():
        return len(said.words[at]) < 3 and not counts_off(said, at)
    if said.text.isupper():
        return False
    known = match.group(1) == "khoa" and fold(" ".join(said.words[at : at + 2])) in (
        "dinh duong",
        "kham benh",
        "xet nghiem",
        "cap cuu",
    )
    return word_at(said, at)[0].isupper() or known or match.group(1) == "doi"


TOLD = frozenset(
    "giao nhac doc cua thuc cho a em da thua ket tien hinh do cong nho cau nghi giuc voi".split()
)


def _works(said: Said, first: int, at: int) -> bool:
    """Whether a lower-case verb follows a capitalised head: "Văn phòng tổng hợp báo cáo"."""
    lower = word_at(said, at)[0].islower() and word_at(said, first)[0].isupper()
    return lower and " ".join(map(fold, said.words[at : at + 2])) in VERBS


def _token_end(said: Said, at: int) -> int:
    """Past the other words that one short form stands for ("TTYT")."""
    while 0 < at < len(said) and said.starts[at] == said.starts[at - 1]:
        at += 1
    return at


def _stands_alone(said: Said, first: int, head: str) -> bool:
    opens = (
        first == 0 or said.words[first - 1] in (",", ":", ".", ";") or said.words[first - 1].startswith("@")
    )
    return (
        head == "chi cuc"
        or word_at(said, first)[0].isupper()
        or opens
        or fold(said.words[first - 1]) in ORDERED_BEFORE
    )


def _bare_acronyms(said: Said, found: list[Named]) -> None:
    """ "nhắc QLKH nộp báo cáo": an abbreviation right behind a word of ordering."""
    if said.text.isupper():
        return
    for at in range(1, len(said)):
        typed = word_at(said, at)
        if (
            not ACRONYM.fullmatch(typed)
            or fold(said.words[at - 1]) not in ORDERED_BEFORE
            or typed in NO_UNITS
        ):
            continue
        if not any(n.first <= at < n.last for n in found) and not is_syllable(fold(typed)):
            found.append(Named(typed, at, at + 1))


def _known(said: Said, name: str, found: list[Named], before: frozenset[str] | None = None) -> None:
    plain = " ".join(fold(name).split())
    at = f" {said.canon} ".find(f" {plain} ") if plain else -1
    if at < 0:
        return
    if before is not None and (at == 0 or said.canon[: at - 1].rsplit(" ", 1)[-1] not in before):
        return
    first, last = said.word_of(at), said.word_of(at + len(plain) - 1) + 1
    if not any(n.first < last and first < n.last for n in found):
        found.append(Named(said.typed(first, last), first, last))
