"""The officer's own words on what is difficult and what is asked for; "không vướng gì" is no difficulty."""

import re
from dataclasses import dataclass

from vietnamese.completion import RECORDED
from vietnamese.counted import COUNTED
from vietnamese.normalize import fold
from vietnamese.said import Said

END = frozenset(".;\n!?")
SOFT_END = re.compile(
    r" ?(?:nay|gio|den nay|de nghi|kien nghi|de xuat|kinh de nghi|kinh mong|xin|hien|hien nay|hien tai|hien dang|dat|da|dang|tien do|uoc|moi dat|moi|nen|con|phan nay|em se|se|du kien|(?:cho |xin )?(?:den|toi|sang) (?:ngay|het|cuoi|dau|thang|quy|tuan|thu|\d\S*)|nhiem vu \S+|# \d+|nv|khong phai|giu|chuyen|mong|nho)(?= |$)"
)
# A clause with its own figure of progress ends a reason, with or without a comma: "… mới được 30%".
PROGRESS = re.compile(
    r"(?:(?:nen|nhung|song|da|hien|hien nay|hien tai|den nay|nay|gio|tien do|vi vay|chi|moi|cung|van) )*"
    r"(?:dat|duoc|uoc dat|xong|hoan thanh|lam duoc|moi|con) (?:duoc |dat |khoang |gan |hon |tam |chung )*"
    r"\d+(?:,\d+)? (?:%|phan tram)(?= |$)(?! (?:kinh phi|von|du toan|dien tich|ho|dan|so)(?= |$))"
)
SO = re.compile(r"nen (?:chua|khong|dang|phai|moi|cham|se|xin|em|tien do|bi|con|chi)(?= )")
LEADING = frozenset(": - – la o cho cai viec gap".split())
TRAILING = frozenset("ạ nhé nha a nhe ah ạ. vậy rồi roi vay nua anh em chị sếp đó do".split()) - {"do"}
ONLY_DEGREE = frozenset("qua lam roi nhieu day a nhe sep anh chi em troi luon".split())
NOTHING = re.compile(
    r"(?:khong|khong co|chua|chua co|khong co gi|ko|0|khong gi|none|khong vuong gi|khong co kho khan|khong phat sinh|chua phat sinh)(?: (?:gi|ca|het|a|nhe|em|dang ke|lon|nhieu))*$"
)


@dataclass(frozen=True, slots=True)
class Words:
    """Words said after a marker: as typed, with the words first..last-1 they cover (the marker included)."""

    text: str
    first: int
    last: int


def difficulty(said: Said, first: int, last: int, reason_too: bool = True) -> tuple[Words | None, bool]:
    """The difficulty within the words first..last-1, and whether the message says that there is none."""
    none = any(
        tag.name == "none_said" and first <= tag.first < last and _denies(said, tag.first, tag.last)
        for tag in said.tags
    )
    for tag in said.tags:
        if (
            tag.name in ("hard", "blocked")
            and first <= tag.first < last
            and not _denied_before(said, tag.first)
        ):
            words = _after(said, tag.first, tag.last, last)
            if words is None or ONLY_DEGREE.issuperset(fold(words.text).split()):
                continue
            if NOTHING.fullmatch(_plain(said, words)):
                return None, True
            return words, False
    if reason_too and not none:
        return _reason(said, first, last), False
    return None, none


def _denies(said: Said, first: int, last: int) -> bool:
    text = said.canon[said.offsets[first] : said.offsets[last - 1] + len(said.words[last - 1])]
    return any(word in text for word in ("kho khan", "vuong", "ton tai"))


def _denied_before(said: Said, at: int) -> bool:
    return (at > 0 and fold(said.words[at - 1]) in ("khong", "het", "chua", "nao", "tru")) or (
        at > 1
        and fold(said.words[at - 2]) in ("khong", "het")
        and fold(said.words[at - 1]) in ("con", "co", "gap")
    )


def _reason(said: Said, first: int, last: int) -> Words | None:
    for tag in said.tags:
        if tag.name == "because" and first < tag.first < last and _is_because(said, tag.first, tag.last):
            return _after(said, tag.first, tag.last, last)
    return None


def _is_because(said: Said, first: int, last: int) -> bool:
    word = said.words[first]
    if (
        word == "do"
        and said.words[first - 1][-1].isdigit()
        and COUNTED.match(said.canon, said.offsets[first])
    ):
        return False
    if fold(said.words[first - 1]) == "thay" or DONE_BY.match(said.canon, said.offsets[first]):
        return False
    if last - first > 1:
        return True
    if word == "tại":
        return said.words[first - 1] in (",", ".")
    if said.marked:
        return word in ("vì", "do", "bởi")
    after = fold(said.words[last]) if last < len(said) else ""
    return (word in ("vi", "boi") and after not in ("tri", "du", "the", "pham", "mach", "sinh")) or (
        word == "do"
        and (said.words[first - 1] in (",", ".", ";", "han", "tre", "cham") or _behind_state(said, first))
    )


DONE_BY = re.compile(
    r"do (?:phong|chi cuc|trung tam|so|ban|anh|chi|ong|ba|dong chi|tt|van phong|ai|don vi)(?: \S+){1,5}? (?:lam|chu tri|phu trach|thuc hien|soan|theo doi)(?= |$)"
)


def _behind_state(said: Said, at: int) -> bool:
    """Whether a bare "do" stands behind a state or a day, where only a reason can follow."""
    states = ("paused", "stopped", "not_started", "not_done", "gia_han")
    return said.words[at - 1][-1].isdigit() or any(t.last == at and t.name in states for t in said.tags)


def proposal(said: Said, first: int, last: int) -> Words | None:
    """What is asked for within the words first..last-1; an extension asked for is not one."""
    for tag in said.tags:
        if not first <= tag.first < last or tag.name not in ("propose", "command"):
            continue
        if tag.name == "command" and fold(said.words[tag.first]) != "de":
            continue
        if any(t.name == "gia_han" and tag.last <= t.first <= tag.last + 4 for t in said.tags):
            continue
        if RECORDED.match(said.canon, said.offsets[tag.first]):
            continue
        words = _after(said, tag.first, tag.last, last, soft=False)
        if words is not None and not NOTHING.fullmatch(_plain(said, words)):
            return words
    return None


def _plain(said: Said, words: Words) -> str:
    return fold(words.text).strip(" .,")


def _after(said: Said, marker: int, at: int, last: int, soft: bool = True) -> Words | None:
    """The words after a marker up to the end of the statement."""
    # Behind "vi" a bare "cho" is "chờ": "vi cho huong dan cua Bo".
    waits = (
        at > 0 and at < last and said.words[at] == "cho" and fold(said.words[at - 1]) in ("vi", "do", "tai")
    )
    while at < last and fold(said.words[at]) in LEADING and not waits:
        at += 1
    end, depth = at, 0
    while end < last:
        word = said.words[end]
        depth += (word == "(") - (word == ")")
        if word in END and depth <= 0 and not _inside_number(said, end):
            break
        if word == "," and PROGRESS.match(said.canon, said.offsets[end] + 2):
            break
        if soft and word == "," and SOFT_END.match(said.canon, said.offsets[end] + 1):
            break
        if (
            soft
            and end > at
            and any(
                t.first == end
                and t.name in ("propose", "command")
                and fold(said.words[end]) in ("de", "kien", "kinh")
                for t in said.tags
            )
        ):
            break
        if soft and end > at and PROGRESS.match(said.canon, said.offsets[end]):
            break
        if soft and end > at and word in ("nên", "nen") and SO.match(said.canon, said.offsets[end]):
            break
        end += 1
    stop = end
    while stop > at and (said.words[stop - 1] in TRAILING or said.words[stop - 1] in (",", ":", "-")):
        stop -= 1
    return Words(said.typed(at, stop), marker, end) if stop > at else None


def _inside_number(said: Said, at: int) -> bool:
    return (
        said.words[at] == "."
        and at + 1 < len(said)
        and said.starts[at + 1] == said.ends[at]
        and at > 0
        and said.ends[at - 1] == said.starts[at]
        and said.words[at + 1][0].isalnum()
    )
