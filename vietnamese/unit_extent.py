"""How far the name of a unit goes behind the word for its kind: "phòng Nghiệp vụ 2", "chi cục Kiểm lâm vùng II"."""

import re

from vietnamese.counted import is_counted
from vietnamese.names import LONGEST_PHRASE, UNIT_PHRASES
from vietnamese.normalize import fold
from vietnamese.places import level_end, name_end
from vietnamese.progress import DURATION
from vietnamese.said import Said
from vietnamese.syllables import is_syllable

# Names behind which a number tells units apart: "phòng Nghiệp vụ 2", "chi cục … khu vực II".
NUMBERED = re.compile(
    r"(?:nghiep vu|khu vuc|thanh tra|kiem tra|giam sat|dia ban|quan ly|tong hop|phong chay chua chay)$"
)
NUMBER = re.compile(r"(?:\d{1,2}|[ivx]{1,4})[a-d]?")
ACRONYM = re.compile(r"[A-ZĐ][A-ZĐ&]{2,}")
# Phrases of names that are also what a unit does.
VERBS = frozenset(
    phrase.strip()
    for phrase in """xay dung | kiem tra | tong hop | thanh tra | tham dinh | dao tao | danh gia | tuyen truyen | giam sat | phat trien | doi moi |
    luu tru | thong ke | ung dung | kiem dinh | du an | ke hoach | quy hoach | so hoa | chuyen doi | to chuc | thi dua | khen thuong | giao duc |
    ho tro doanh nghiep | quan ly | bao hiem | giam dinh | tiep dan | do dac | kinh doanh | dang ky dat dai | thu nghiem | nghiep vu | khai thac""".split(
        "|"
    )
)
LOWER_STOP = frozenset(
    "da dang se moi phai bao cao con co nao la duoc thi chua gui lam xong trong theo nop va voi cho tu den o tai cua can quy thang tuan nam".split()
)


def with_number(said: Said, at: int, last: int) -> int:
    """The end of a unit's name with the number that tells it from others; "phòng Nghiệp vụ 2 việc" has none."""
    if not at < last < len(said) or not NUMBERED.search(" ".join(map(fold, said.words[at:last]))):
        return last
    word = fold(said.words[last])
    if not NUMBER.fullmatch(word) or (word.isalpha() and not word_at(said, last).isupper()):
        return last
    behind = said.words[last + 1] if last + 1 < len(said) else ""
    return last if behind in ("/", "%", ".") or counts_off(said, last) else last + 1


A_TASK = re.compile(r"(?:nhiem vu|viec|chi tieu) (?:so )?(?:\d|[ivx]+\.)")


def counts_off(said: Said, at: int) -> bool:
    """Whether a number counts what stands behind it, or is a share of it; "nhiệm vụ 3" is another number."""
    if at + 1 < len(said) and A_TASK.match(said.canon, said.offsets[at + 1]):
        return False
    return (
        is_counted(said.words, at + 1)
        or DURATION.match(said.canon, said.offsets[at] + len(said.words[at])) is not None
    )


def loose_end(said: Said, at: int, kind: re.Match[str] | None) -> int:
    """The end of a name whose kind is known: its kind, capitalised words or further phrases of units."""
    end = said.word_of(kind.end() - 1) + 1 if kind is not None else at
    if level_end(said, at) > at:
        return level_end(said, at)
    while end < len(said):
        further = max(name_end(said, end), _piece_end(said, end, False))
        if further == end:
            return end
        end = further
    return end


def word_at(said: Said, at: int) -> str:
    return said.text[said.starts[at] : said.ends[at]]


def unit_name_end(said: Said, at: int) -> int:
    """End of the name behind a word for unit."""
    end = _piece_end(said, at, True)
    while end > at and end < len(said):
        joined = end + 1 if said.words[end] in ("-", "–", "&", ",", "và", "va") else end
        if joined > end and _another_unit(said, at, end, joined):
            break
        further = _piece_end(said, joined, False)
        if further <= joined and joined > end:
            further = _capital_pair(said, joined)
        if further <= joined or (
            joined > end and said.words[end] == "," and not word_at(said, joined)[0].isupper()
        ):
            break
        end = further
    if end > at and end < len(said) and word_at(said, end) == "Sở":
        end += 1
    return end


ANOTHER = re.compile(
    r"thanh tra(?! (?:kiem tra|giao duc|xay dung|giao thong|y te|bao))(?= |$)|(?:chi cuc|van phong|trung tam|phong|ban) (?=[a-z])"
)


def _another_unit(said: Said, at: int, end: int, joined: int) -> bool:
    """ "phòng QLKH và thanh tra": behind a short form "và" joins a unit of its own, within a name a part of it."""
    short = end == at + 1 and (
        ACRONYM.fullmatch(word_at(said, at)) or not is_syllable(fold(word_at(said, at)))
    )
    return (
        bool(short) and ANOTHER.match(said.canon, said.offsets[joined]) is not None
        if joined < len(said)
        else False
    )


def _capital_pair(said: Said, at: int) -> int:
    """The end of a further unknown part of a name behind "và": "Biển và Hải đảo"; `at` where a new unit begins."""
    heads = (
        "phong",
        "chi",
        "van",
        "trung",
        "so",
        "ban",
        "thanh",
        "ubnd",
        "tt",
        "truong",
        "hat",
        "cac",
        "don",
    )
    if at >= len(said) or said.words[at - 1] not in ("và", "va", "&") or said.text.isupper():
        return at
    typed = word_at(said, at)
    if not typed[0].isupper() or typed.isupper() or fold(typed) in heads or not _goes_with(said, at + 1):
        return at
    return at + 2


def _piece_end(said: Said, at: int, is_first: bool) -> int:
    if at >= len(said) or not word_at(said, at)[0].isalpha():
        return at
    typed, plain = word_at(said, at), fold(word_at(said, at))
    shouted = said.text.isupper()
    acronym = (
        ACRONYM.fullmatch(typed) is not None
        and not shouted
        and (is_first or "&" in typed or not is_syllable(plain))
    )
    if acronym or (is_first and not is_syllable(plain) and plain.isalpha() and len(plain) > 1):
        return at + 1 if is_first or acronym else at
    for length in range(min(LONGEST_PHRASE, len(said) - at), 0, -1):
        if " ".join(map(fold, said.words[at : at + length])) in UNIT_PHRASES:
            phrase = " ".join(map(fold, said.words[at : at + length]))
            if is_first or typed[0].isupper() or (length > 1 and _continues(said, at, phrase)):
                return at + length
    if not (is_first and typed[0].isupper() and not shouted and len(typed) > 1):
        return at
    return at + 2 if _goes_with(said, at + 1) else at + 1


def _goes_with(said: Said, at: int) -> bool:
    """Whether a lower-case word is the second half of an unknown name ("phòng Nghệ thuật")."""
    if at >= len(said) or not word_at(said, at)[0].islower() or fold(said.words[at]) in ("sang", "qua", "ve"):
        return False
    return fold(said.words[at]) not in LOWER_STOP and not any(tag.first == at for tag in said.tags)


def _continues(said: Said, at: int, phrase: str) -> bool:
    """Whether a lower-case phrase goes on with the name and is not what the unit does ("kiểm tra", "xây dựng")."""
    if phrase not in VERBS:
        return True
    joined = said.words[at - 1] in ("-", "–", "&", ",", "và", "va") or fold(said.words[at - 1]) == "ly"
    return joined or (phrase == "tong hop" and fold(said.words[at - 1]) in ("hoach", "chinh"))
