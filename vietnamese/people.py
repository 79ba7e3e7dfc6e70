"""Persons that a message names, as typed and without their titles; who is only greeted is told apart."""

import re
from collections.abc import Iterable

from vietnamese.names import GIVEN, MIDDLE, NOT_NAMES, SURE_GIVEN, SURNAMES
from vietnamese.normalize import fold
from vietnamese.said import Said
from vietnamese.syllables import is_syllable
from vietnamese.units import Named

POSTS = frozenset("phó chủ giám trưởng chánh pho giam truong chanh".split())
TITLE = re.compile(
    r"(?<!\S)(dong chi|anh|chi|ong|ba|co|chu|bac|thay|em|ban|sep|ths|ts|tien si|thac si|ks)(?= )"
)
# Titles that are ordinary words when typed without marks, and how they are spelled.
SPELLED = {
    "chi": ("chị", "chi"),
    "ban": ("bạn",),
    "thay": ("thầy", "thay"),
    "ba": ("bà", "ba"),
    "co": ("cô", "co"),
    "chu": ("chú", "chu"),
    "bac": ("bác", "bac"),
    "ong": ("ông", "ong"),
    "anh": ("anh",),
}
CAPITAL_ONLY = frozenset("ban co thay bac chu em ba".split())
FORMAL = frozenset(("dong chi", "ong", "ba", "ths", "ts"))
ADDRESSED_BEFORE = re.compile(
    r"(?<!\S)(?:bao cao|bao|thua|kinh thua|kinh gui|gui|gui den|chao|cam on|da|vang|xin chao|kinh bao cao|alo|hello|hi|ok|voi|nhu|theo|y kien|a|oi|so dien thoai|sinh nhat|gap|mung) $"
)
FORMAL_BEFORE = re.compile(
    r"(?<!\S)(?:y kien|kinh gui|kinh thua|bao cao|theo|thua|chi dao cua|y kien cua|gui) $"
)
ADDRESSED_AFTER = re.compile(
    r" (?:oi|a|nhe|nha|ah|duyet|ghi|cho em|cho e|giup em|giup e|,? ?em|bao|yeu cau|chi dao|noi|dan)(?= |$)"
)
TOLD_BEFORE = ("giao ", "nhac ", "cua ", "cong ", "doc ", "cho ", "giuc ", "thuc ")
UNTITLED = re.compile(
    r"(?<!\S)(?:cua|giao|giao cho|nhac|don doc|giuc|thuc|hoi|viec|nhiem vu|phan cong|cho|nhac nho|la|tim|phu trach|nhan) (?=[a-z])"
)
BEFORE_VERB = re.compile(
    r" (?:duoc giao|dang lam|phu trach|lam den|con bao|con may|dang co|chu tri|co bao|co may|co nhung|dang giu|theo doi|con viec|con nhiem|lam|soan|nop|chiu trach)"
)
# phản ánh, hình ảnh, điện ảnh, nhiếp ảnh, tiếng Anh
NO_BROTHER = frozenset("phan hinh dien nhiep tieng nuoc".split())
PLACES = frozenset(
    "cau duong cho den chua dinh mieu xom thon ap pho song kenh rach ho nui khu cong nga".split()
)
NOT_AFTER_NAME = frozenset("truc dai tich nhiem cuc muc nhanh tieu phi hop".split())


def find_persons(said: Said, known: Iterable[str] = ()) -> list[Named]:
    """Persons in order; those greeted or addressed are marked as passing."""
    found: list[Named] = []
    for match in TITLE.finditer(said.canon):
        _titled(said, match, found)
    for match in UNTITLED.finditer(said.canon):
        _untitled(said, said.word_of(match.end()), found)
    _told_first(said, found)
    _kindly_told(said, found)
    verb = BEFORE_VERB.search(said.canon)
    if verb and not found:
        _before_verb(said, said.word_of(verb.start() + 1), found)
    for name in known:
        _known(said, name, found)
    return sorted(found, key=lambda n: n.first)


TOLD_TO = re.compile(
    r"(?:lam|chuan bi|soan|lap|viet|tham muu|ra soat|kiem tra|in|photo|lien he|dang ky|hoan thien|theo doi|bo sung|thong ke|doi chieu|sap xep|phoi hop)(?= )"
)


def _told_first(said: Said, found: list[Named]) -> None:
    """ "Thu chuẩn bị số liệu …": a capitalised given name that opens the message, and what is to be done."""
    if found or len(said) < 4 or said.text.isupper() or not TOLD_TO.match(said.canon, said.offsets[1]):
        return
    typed = _typed(said, 0)
    if typed[0].isupper() and fold(typed) in GIVEN and typed.lower() not in NOT_NAMES - {"thu"}:
        found.append(Named(said.typed(0, 1), 0, 1))


KINDLY_TOLD = re.compile(r"(?:@\S+ )?(?:nho|phien|lam phien|bao) (?=[a-z])")


def _kindly_told(said: Said, found: list[Named]) -> None:
    """ "nhờ Mai tổng hợp …": a capitalised given name, and what is to be done behind it."""
    match = KINDLY_TOLD.match(said.canon)
    at = said.word_of(match.end()) if match is not None else 0
    if match is None or found or at + 2 >= len(said) or said.text.isupper():
        return
    typed = _typed(said, at)
    told = ASKED_TO.match(said.canon, said.offsets[at + 1])
    if told and typed[0].isupper() and fold(typed) in GIVEN and not typed[1:].isupper():
        found.append(Named(said.typed(at, at + 1), at, at + 1))


ASKED_TO = re.compile(
    TOLD_TO.pattern.removesuffix("(?= )")
    + "(?= )|(?:tong hop|gui|nop|lo|trinh|xem|moi|dat|cap nhat|to chuc)(?= )"
)


def _typed(said: Said, at: int) -> str:
    return said.text[said.starts[at] : said.ends[at]]


def _titled(said: Said, match: re.Match[str], found: list[Named]) -> None:
    title, first = match.group(1), said.word_of(match.end() - 1) + 1
    at = said.word_of(match.start())
    if first >= len(said) or any(n.first <= first < n.last for n in found) or not _is_title(said, at, title):
        return
    if at and _typed(said, at)[0].isupper() and fold(said.words[at - 1]) in PLACES:
        return
    if title in CAPITAL_ONLY and not _typed(said, first)[0].isupper():
        return
    if _typed(said, first).lower() in POSTS:
        return
    last = _name_end(said, first, title in FORMAL)
    if last == first or (
        last < len(said) and fold(_typed(said, last)) in NOT_AFTER_NAME and last == first + 1
    ):
        return
    found.append(Named(said.typed(first, last), first, last, _passing(said, match, title, last)))


def _is_title(said: Said, at: int, title: str) -> bool:
    word = said.words[at]
    before = fold(said.words[at - 1]) if at else ""
    if (title == "ong" and before == "mat") or (title == "anh" and before in NO_BROTHER):
        return False
    return title not in SPELLED or (
        word in SPELLED[title] and not (said.marked and word.isascii() and word != "anh")
    )


def _passing(said: Said, match: re.Match[str], title: str, last: int) -> bool:
    before = said.canon[max(0, match.start() - 24) : match.start()]
    after = said.canon[said.offsets[last] - 1 :][:14] if last < len(said) else ""
    told = said.word_of(match.start()) - 1
    if before.endswith(TOLD_BEFORE) or (told >= 0 and said.words[told] in ("bảo", "gọi", "dặn")):
        return False
    if title == "dong chi":
        return bool(FORMAL_BEFORE.search(before)) or after.startswith(" oi")
    return bool(ADDRESSED_BEFORE.search(before) or ADDRESSED_AFTER.match(after))


def _name_end(said: Said, at: int, formal: bool) -> int:
    """End of a name that begins at a word: capitalised words, or names typed in lower case."""
    end = at
    while end < len(said) and end - at < 5 and _typed(said, end)[0].isalpha():
        typed = _typed(said, end)
        known = _is_capital_name(said, typed, end == at) or _is_lower_name(said, end, at, formal)
        if not (known or _rest_of_name(said, at, end)):
            break
        end += 1
    return end


def _rest_of_name(said: Said, at: int, end: int) -> bool:
    """A capitalised syllable behind a surname, whatever it is: "Đào Thị Mơ"."""
    typed, plain = _typed(said, end), fold(_typed(said, end))
    if end == at or said.text.isupper() or not typed[0].isupper() or (len(typed) > 1 and typed.isupper()):
        return False
    return fold(said.words[at]) in SURNAMES and is_syllable(plain) and plain not in UNIT_WORDS


UNIT_WORDS = frozenset("so phong chi trung ban bo van vu cuc hoi uy nhiem viec han".split())


def _is_capital_name(said: Said, typed: str, opens: bool) -> bool:
    if not typed[0].isupper() or said.text.isupper() or (len(typed) > 1 and typed[1:].isupper()):
        return False
    plain = fold(typed)
    return plain in GIVEN or plain in SURNAMES or plain in MIDDLE or (opens and is_syllable(plain))


def _is_lower_name(said: Said, end: int, at: int, formal: bool) -> bool:
    typed = said.words[end]
    plain = fold(typed)
    if _typed(said, end)[0].isupper() and not said.text.isupper():
        return False
    if end > at:
        capital = _typed(said, at)[0].isupper() and not said.text.isupper()
        if capital and not (end + 1 < len(said) and _typed(said, end + 1)[0].isupper()):
            return False
        return (
            formal
            and fold(said.words[at]) in SURNAMES
            and (plain in GIVEN or plain in MIDDLE)
            and end - at < 4
        )
    follows = fold(said.words[end + 1]) if end + 1 < len(said) else ""
    if formal and plain in SURNAMES and (follows in GIVEN or follows in MIDDLE):
        return True
    if plain not in SURE_GIVEN or typed in NOT_NAMES or (plain == "dat" and follows[:1].isdigit()):
        return False
    return not (
        said.marked and typed.isascii() and plain in ("hai", "nam", "lam", "van", "thu", "dung", "tam", "tu")
    )


def _untitled(said: Said, first: int, found: list[Named]) -> None:
    if first >= len(said) or any(n.first <= first < n.last for n in found) or said.text.isupper():
        return
    if said.words[first - 1] == "chờ" or (first + 1 < len(said) and fold(said.words[first + 1]) == "cao"):
        return
    typed = _typed(said, first)
    if (
        not typed[0].isupper()
        or typed[1:].isupper()
        or fold(typed) not in GIVEN | SURNAMES
        or (typed.lower() in NOT_NAMES and not _in_charge(said, first))
    ):
        return
    last = _name_end(said, first, True)
    if last < len(said) and len(_typed(said, last)) > 2 and _typed(said, last).isupper():
        return
    if last > first and not (last < len(said) and fold(said.words[last]) in NOT_AFTER_NAME):
        found.append(Named(said.typed(first, last), first, last))


def _in_charge(said: Said, first: int) -> bool:
    """ "phụ trách Thu Hà": two capitalised names behind the word."""
    following = _typed(said, first + 1) if first + 1 < len(said) else ""
    return fold(said.words[first - 1]) == "trach" and following[:1].isupper() and fold(following) in GIVEN


def _before_verb(said: Said, verb: int, found: list[Named]) -> None:
    first = verb
    while (
        first > 0
        and verb - first < 4
        and _typed(said, first - 1)[0].isupper()
        and fold(said.words[first - 1]) in GIVEN | SURNAMES | MIDDLE
    ):
        first -= 1
    short = first == verb - 1 and fold(said.words[first]) in (
        "chi",
        "van",
        "trung",
        "thanh",
        "so",
        "de",
        "du",
        "ke",
        "phong",
        "tap",
        "quy",
        "hoi",
    )
    before = fold(said.words[first - 1]) if first else ""
    asked = before in (
        "",
        "viec",
        "vu",
        "ma",
        "do",
        "con",
        "cua",
        "gi",
        "nhung",
        "phan",
        "bot",
        "xem",
        "the",
        ",",
    )
    if (
        first < verb
        and not said.text.isupper()
        and not short
        and (asked or said.words[first - 1].startswith("@"))
    ):
        found.append(Named(said.typed(first, verb), first, verb))


def _known(said: Said, name: str, found: list[Named]) -> None:
    plain = " ".join(fold(name).split())
    at = f" {said.canon} ".find(f" {plain} ") if len(plain) > 4 else -1
    if at < 0:
        return
    first, last = said.word_of(at), said.word_of(at + len(plain) - 1) + 1
    if not any(n.first < last and first < n.last for n in found):
        found.append(Named(said.typed(first, last), first, last))
