"""Units and persons a message names, as typed, without titles; works with and without the agency's roster."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from vietnamese.names import GIVEN, MIDDLE, SURE_GIVEN, SURNAMES, UNIT_WORDS
from vietnamese.normalize import fold
from vietnamese.said import Said
from vietnamese.syllables import is_syllable

HEAD = re.compile(
    r"(?<!\S)(phong(?: \.)?|chi cuc|trung tam|van phong|thanh tra|ban quan ly|ban ql|bo phan|to cong tac|to giup viec|chi nhanh|ban giam doc|tt)(?= |$)"
)
ALONE = frozenset({"chi cuc", "van phong", "trung tam"})
NO_NAME = re.compile(
    r" (?:nao|hop|ngua|chong|thi|lam|kham|tru|dich|chay|thu|hoi|nay|do|kia|ay|ban|minh|em|anh|chi|toi|ngu|doc|cho|khach|lai|pham|da|dang|se|moi|phai|truoc|o|tai|cua|con|co|bao|va)(?= |$)"
)
SETS_BEFORE = re.compile(
    r"(?<!\S)(?:cac|may|nhung|tung|moi|theo|cuoc|doan|tat ca|hai|ba|bon|trong|nhieu|ket luan|ngoai) $"
)
PLACE_BEFORE = re.compile(
    r"(?<!\S)(?:o|tai|voi|cung|sang|qua|vao|den|toi|len|xuong|phoi hop|gap|trinh|xin y kien|cua so|thong qua) $"
)
LOWER_STOP = frozenset(
    "da dang se moi phai bao cao con co nao la duoc thi chua gui lam xong trong theo".split()
)
ACRONYM = re.compile(r"[A-ZĐ][A-ZĐ&]{2,}")
BEFORE_BARE = frozenset("giao nhac doc cua cho thuc hoi don yeu".split())

PERSON = re.compile(
    r"(?<!\S)(dong chi|anh|chi|ong|ba|co|chu|bac|thay|em|ban|sep|ths|ts|tien si|thac si|ks)(?= )"
)
ADDRESSED_BEFORE = re.compile(
    r"(?<!\S)(?:bao cao|bao|thua|kinh thua|kinh gui|gui|gui den|chao|cam on|da|vang|xin chao|kinh bao cao|nho|em chao|alo|hello|hi|ok|dong chi|voi|nhu|theo|theo y kien|y kien|ghi theo|a|oi) $"
)
ADDRESSED_AFTER = re.compile(r" (?:oi|a|nhe|nha|ah|duyet|ghi|xem|cho em|cho e|giup|kiem tra)(?= |$)")
BARE_PERSON = re.compile(
    r"(?<!\S)(?:cua|giao|giao cho|nhac|don doc|giuc|thuc|hoi|tim|viec|nhiem vu|phan cong|cho|nhac nho|hoi) (?=[a-z])"
)
FOLLOWS_PERSON = re.compile(
    r" (?:duoc giao|dang lam|phu trach|lam den|con bao|con may|dang co|chu tri|co bao|co may|co nhung|dang giu|theo doi)"
)


@dataclass(frozen=True, slots=True)
class Named:
    """A unit or a person: as typed, the words first..last-1, and whether it is only a place or an addressee."""

    text: str
    first: int
    last: int
    passing: bool = False


def find_units(said: Said, known: Iterable[str] = ()) -> list[Named]:
    """Units in order; `known` are names and aliases of the roster."""
    found: list[Named] = []
    for match in HEAD.finditer(said.canon):
        named = _unit(said, match)
        if named is not None and not any(n.first <= named.first < n.last for n in found):
            found.append(named)
    _bare_acronyms(said, found)
    for name in known:
        _known_unit(said, name, found)
    return sorted(found, key=lambda n: n.first)


def _unit(said: Said, match: re.Match[str]) -> Named | None:
    canon, head = said.canon, match.group(1).removesuffix(" .")
    first, at = said.word_of(match.start()), said.word_of(match.end() - 1) + 1
    before = canon[max(0, match.start() - 20) : match.start()]
    if SETS_BEFORE.search(before):
        return None
    if head == "thanh tra" and not re.match(r" so(?= |$)", canon[match.end() :]):
        return None
    last = at if NO_NAME.match(canon, match.end()) else _name_end(said, at)
    if head == "van phong" and re.match(r" so(?= |$)", canon[match.end() :]):
        last = at + 1
    if head == "thanh tra":
        last = at + 1
    if head == "tt" and (last == at or not said.text[said.starts[at] : said.starts[at] + 1].isupper()):
        return None
    if last == at and (head not in ALONE or not _fits_alone(said, first, head)):
        return None
    return Named(said.typed(first, last), first, last, bool(PLACE_BEFORE.search(before)))


def _fits_alone(said: Said, first: int, head: str) -> bool:
    typed = said.typed(first, first + 1)
    return (
        head == "chi cuc"
        or typed[:1].isupper()
        or first == 0
        or fold(said.words[first - 1]) in BEFORE_BARE | {"nhac", "doc"}
    )


def _name_end(said: Said, at: int) -> int:
    end = at
    while end < len(said) and end - at < 12:
        if _is_name_word(said, end, end == at):
            end += 1
        elif (
            said.words[end] in ("-", "&", ",") and end > at and end + 1 < len(said) and _joins(said, end + 1)
        ):
            end += 2
        else:
            break
    while end > at and fold(said.words[end - 1]) in ("va", "so") and not said.typed(end - 1, end).isupper():
        if fold(said.words[end - 1]) == "so" and said.words[end - 1] not in ("so", "sở"):
            break
        if said.typed(end - 1, end)[:1].isupper():
            break
        end -= 1
    return end


def _joins(said: Said, at: int) -> bool:
    typed = said.text[said.starts[at] : said.ends[at]]
    return typed[0].isupper() and fold(typed) in UNIT_WORDS and said.words[at - 1] != ","


def _is_name_word(said: Said, at: int, is_first: bool) -> bool:
    typed = said.text[said.starts[at] : said.ends[at]]
    plain = fold(typed)
    if not typed[0].isalpha():
        return False
    if (
        not is_first
        and ACRONYM.fullmatch(said.text[said.starts[at - 1] : said.ends[at - 1]])
        and not said.text.isupper()
    ):
        return plain == "so" and typed[0].isupper()
    if ACRONYM.fullmatch(typed) and not is_syllable(plain):
        return True
    if is_first and plain in LOWER_STOP:
        return False
    if typed[0].isupper() and not said.text.isupper() and (is_first or plain in UNIT_WORDS):
        return True
    if plain in UNIT_WORDS:
        after = fold(said.words[at + 1]) if at + 1 < len(said) else ""
        return after in UNIT_WORDS or (
            not is_first and fold(said.words[at - 1]) in UNIT_WORDS and plain not in LOWER_STOP
        )
    return is_first and not is_syllable(plain) and plain.isalpha() and len(plain) >= 2


def _bare_acronyms(said: Said, found: list[Named]) -> None:
    for at in range(1, len(said)):
        typed = said.text[said.starts[at] : said.ends[at]]
        if not ACRONYM.fullmatch(typed) or fold(said.words[at - 1]) not in BEFORE_BARE:
            continue
        if any(n.first <= at < n.last for n in found) or is_syllable(fold(typed)) or said.text.isupper():
            continue
        if typed in ("UBND", "HĐND", "PII", "GPI", "ISO", "KPI", "KHCN", "BOT"):
            continue
        found.append(Named(typed, at, at + 1))


def _known_unit(said: Said, name: str, found: list[Named]) -> None:
    plain = " ".join(fold(name).split())
    at = f" {said.canon} ".find(f" {plain} ") if plain else -1
    if at < 0:
        return
    first, last = said.word_of(at), said.word_of(at + len(plain) - 1) + 1
    if not any(n.first < last and first < n.last for n in found):
        found.append(Named(said.typed(first, last), first, last))


def find_persons(said: Said, known: Iterable[str] = ()) -> list[Named]:
    """Persons in order, titles left out; those greeted or addressed are marked as passing."""
    found: list[Named] = []
    for match in PERSON.finditer(said.canon):
        _titled(said, match, found)
    for match in BARE_PERSON.finditer(said.canon):
        _untitled(said, match.end(), found)
    match_at = FOLLOWS_PERSON.search(said.canon)
    if match_at and not found:
        _before_verb(said, said.word_of(match_at.start() + 1), found)
    for name in known:
        _known_person(said, name, found)
    return sorted(found, key=lambda n: n.first)


def _titled(said: Said, match: re.Match[str], found: list[Named]) -> None:
    title = said.word_of(match.start())
    first = said.word_of(match.end() - 1) + 1
    sure = match.group(1) in ("dong chi", "ong", "ba", "ths", "ts")
    if (
        match.group(1) in ("ban", "co", "thay", "bac", "chu", "em")
        and not said.text[said.starts[first]].isupper()
    ):
        return
    last = _person_end(said, first, sure)
    if last == first or any(n.first <= first < n.last for n in found):
        return
    if match.group(1) in ("chi", "ban", "thay", "ba", "co") and not _really_title(
        said, title, match.group(1)
    ):
        return
    before = said.canon[max(0, match.start() - 24) : match.start()]
    after = said.canon[said.offsets[last] - 1 :][:14] if last < len(said) else ""
    passing = bool(ADDRESSED_BEFORE.search(before) or ADDRESSED_AFTER.match(after)) and not before.endswith(
        ("giao ", "nhac ", "cua ")
    )
    if (
        match.group(1) == "dong chi"
        and before.endswith(("gui ", "kinh gui ")) is False
        and not ADDRESSED_AFTER.match(after)
    ):
        passing = bool(re.search(r"(?:theo y kien|y kien|kinh gui|kinh thua|bao cao|theo) $", before))
    found.append(Named(said.typed(first, last), first, last, passing))


TITLE_FORMS = {
    "chi": ("chị", "chi"),
    "ban": ("bạn", "ban"),
    "thay": ("thầy", "thay"),
    "ba": ("bà", "ba"),
    "co": ("cô", "co"),
}


def _really_title(said: Said, at: int, plain: str) -> bool:
    word = said.words[at]
    return word in TITLE_FORMS[plain] and not (said.marked and word.isascii())


def _person_end(said: Said, at: int, sure: bool) -> int:
    """End of a name that begins at a word: capitalised words, or names typed in lower case."""
    end = at
    while end < len(said) and end - at < 5:
        typed = said.text[said.starts[end] : said.ends[end]]
        plain = fold(typed)
        if not typed[0].isalpha():
            break
        capital = (
            typed[0].isupper() and not said.text.isupper() and (len(typed) == 1 or not typed[1:].isupper())
        )
        if (capital and (
            plain in GIVEN or plain in SURNAMES or plain in MIDDLE or (end == at and is_syllable(plain))
        )) or (not capital and _lower_name(said, end, at, plain, sure)):
            end += 1
        else:
            break
    return end


def _lower_name(said: Said, end: int, at: int, plain: str, sure: bool) -> bool:
    typed = said.words[end]
    if end == at:
        if plain in SURNAMES and end + 1 < len(said) and fold(said.words[end + 1]) in GIVEN | MIDDLE and sure:
            return True
        if plain not in SURE_GIVEN:
            return False
        return not (
            said.marked and typed.isascii() and plain in ("hai", "nam", "lam", "van", "thu", "dung", "tam")
        ) and typed not in (
            "hai",
            "năm",
            "làm",
            "vẫn",
            "văn",
            "đạt",
            "phòng",
            "thu",
            "đúng",
            "dừng",
            "dùng",
            "tạm",
            "tám",
            "hàng",
            "hằng",
            "thành",
            "trung",
            "thanh",
            "hành",
            "hiện",
            "tiến",
            "có",
            "tháo",
            "mới",
            "toàn",
            "toán",
            "ngân",
            "lâm",
            "thứ",
            "đang",
            "quán",
            "quản",
            "lần",
            "vần",
            "vận",
            "nga_",
            "hoà",
            "hòa_",
            "tiền",
            "lên",
            "dụng",
            "nắm",
            "quan",
            "thuận_",
            "sơn_",
            "bình_",
            "phong",
        )
    begun_with_surname = fold(said.words[at]) in SURNAMES and sure
    return begun_with_surname and plain in GIVEN | MIDDLE and end - at < 4


def _untitled(said: Said, canon_at: int, found: list[Named]) -> None:
    first = said.word_of(canon_at)
    if first >= len(said) or any(n.first <= first < n.last for n in found):
        return
    typed = said.text[said.starts[first] : said.ends[first]]
    if (
        not typed[0].isupper()
        or said.text.isupper()
        or fold(typed) not in GIVEN | SURNAMES
        or typed.isupper()
    ):
        return
    last = _person_end(said, first, True)
    if last > first:
        found.append(Named(said.typed(first, last), first, last))


def _before_verb(said: Said, verb: int, found: list[Named]) -> None:
    first = verb
    while first > 0 and verb - first < 4:
        typed = said.text[said.starts[first - 1] : said.ends[first - 1]]
        if not (typed[0].isupper() and fold(typed) in GIVEN | SURNAMES | MIDDLE):
            break
        first -= 1
    if first < verb and not said.text.isupper():
        found.append(Named(said.typed(first, verb), first, verb))


def _known_person(said: Said, name: str, found: list[Named]) -> None:
    plain = " ".join(fold(name).split())
    at = f" {said.canon} ".find(f" {plain} ") if len(plain) > 4 else -1
    if at < 0:
        return
    first, last = said.word_of(at), said.word_of(at + len(plain) - 1) + 1
    if not any(n.first < last and first < n.last for n in found):
        found.append(Named(said.typed(first, last), first, last))
