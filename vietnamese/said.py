"""A message as words: spans in the cleaned text, comparison keys, and the lexicon's tags over them."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate

from vietnamese.abbreviations import EXPANSIONS
from vietnamese.lexicon import TABLES
from vietnamese.names import SURE_GIVEN, WORDS_TOO
from vietnamese.normalize import clean, fold
from vietnamese.phrases import Phrases, Tag, key
from vietnamese.slips import Slips
from vietnamese.spoken import spoken_numbers
from vietnamese.syllables import is_syllable

LEXICON = Phrases(TABLES)
SLIPS = Slips(LEXICON.vocabulary)
TOKEN = re.compile(
    r"@[\w.]+|https?://\S+|[đdĐD]/[cnCN](?![^\W\d_])|[bt]/[ch]\b|m\.n\b|t\.[dn](?:ừng|ung|ừn|gừng|gung)\b"
    r"|[ivxIVX]{1,4}(?:\.\d+)+(?!\w)|\d+(?:[.,/]\d+)*(?:[^\W\d_](?![\w.]))?|[^\W\d_]+(?:&[^\W\d_]+)*|\n|[^\w\s]|_"
)
LETTER = {"e": "em", "a": "a", "c": "chị", "t": "tôi", "m": "mình"}
ASKED_FOR = frozenset("gui cho bao giup gap hoi".split())
# Short forms of the chat's last word; elsewhere they are words of their own (nhà, hỏng).
AT_THE_END = {"nha": "nhé", "hong": "không", "hem": "không", "hen": "nhé"}


@dataclass(slots=True)
class Said:
    """One message ready to be read. Words, keys and spans run in parallel; spans index into `text`."""

    text: str
    flat: str
    keys: list[str]
    words: list[str]
    starts: list[int]
    ends: list[int]
    marked: bool
    tags: list[Tag] = field(default_factory=list)
    names: frozenset[str] = frozenset()
    canon: str = ""
    offsets: list[int] = field(default_factory=list)

    def has(self, *names: str) -> bool:
        """Whether any of the tags occurs."""
        return not self.names.isdisjoint(names)

    def all(self, *names: str) -> Iterator[Tag]:
        """The tags of these names, in order."""
        return (tag for tag in self.tags if tag.name in names)

    def first(self, *names: str) -> Tag | None:
        """The first tag of these names."""
        return next(self.all(*names), None)

    def keep(self, tags: list[Tag]) -> None:
        """Go on with these tags only."""
        self.tags = tags
        self.names = frozenset(tag.name for tag in tags)

    def word_at(self, offset: int) -> int:
        """Index of the word that holds or follows an offset of the text."""
        at = bisect_right(self.starts, offset) - 1
        return at if at >= 0 and self.ends[at] > offset else at + 1

    def word_of(self, canon_offset: int) -> int:
        """Index of the word at an offset of `canon`."""
        return bisect_right(self.offsets, canon_offset) - 1

    def typed(self, first: int, last: int) -> str:
        """The words first..last-1 as typed, white space squeezed."""
        if first >= last:
            return ""
        return " ".join(self.text[self.starts[first] : self.ends[last - 1]].split())

    def __len__(self) -> int:
        return len(self.keys)


def listen(text: str) -> Said:
    """Clean, split into words, give each its key, and tag the phrases of the lexicon."""
    text = clean(text)
    spans = [m.span() for m in TOKEN.finditer(text)]
    typed = [text[a:b] for a, b in spans]
    marked = _well_marked(typed)
    said = Said(text, fold(text), [], [], [], [], marked)
    for i, (start, end) in enumerate(spans):
        for shown, word in _words(typed, spans, i, marked):
            said.keys.append(word)
            said.words.append(shown)
            said.starts.append(start)
            said.ends.append(end)
    merge_spoken(said)
    retag(said)
    return said


def merge_spoken(said: Said) -> None:
    """Put digits for number words where only a number can stand (see `spoken.py`)."""
    merged = spoken_numbers(said.words)
    if not merged:
        return
    for first, last, digits in reversed(merged):
        said.ends[first] = said.ends[last - 1]
        said.words[first] = said.keys[first] = digits
        for row in (said.words, said.keys, said.starts, said.ends):
            del row[first + 1 : last]


def retag(said: Said) -> None:
    """Find tags and `canon` (all words folded, one space between) again after words were changed."""
    plain = [fold(word) for word in said.words]
    said.canon = " ".join(plain)
    said.offsets = list(accumulate((len(word) + 1 for word in plain), initial=0))[:-1]
    tags = LEXICON.find(said.keys, said.words, said.marked)
    said.tags = [
        tag
        for tag in tags
        if not (tag.name == "which" and _denied(said.words, tag.first))
        and not (tag.name == "mine" and _until(said, tag.first))
    ]
    said.tags = [_reminding(said, tag) for tag in said.tags]
    said.names = frozenset(tag.name for tag in said.tags)


def _reminding(said: Said, tag: Tag) -> Tag:
    """ "nhắc tôi" is an order, "nhắc tới" is talk."""
    me = tag.name == "other" and tag.last - tag.first == 2 and said.words[tag.first] in ("nhắc", "nhac")
    return (
        Tag("remind", tag.first, tag.first + 1) if me and said.words[tag.last - 1] in ("tôi", "toi") else tag
    )


def _until(said: Said, at: int) -> bool:
    """Whether "toi" is tới: "tuần tới có gì", "thang toi lam gi"."""
    if said.words[at] == "tới":
        return True
    return (
        said.words[at] == "toi"
        and at > 0
        and fold(said.words[at - 1]) in ("tuan", "thang", "quy", "nam", "ngay")
    )


def _denied(words: list[str], at: int) -> bool:
    """Whether a "gì" is none of a question: "chưa làm được gì", "không vướng gì"."""
    return fold(words[at]) == "gi" and any(
        fold(word) in ("chua", "khong", "chang") for word in words[max(0, at - 5) : at]
    )


def _well_marked(typed: Iterable[str]) -> bool:
    words = [w for w in typed if w[0].isalpha() and len(w) > 1 and not w.isupper()] or list(typed)
    return sum(not w.isascii() for w in words) * 3 >= len(words) and bool(words)


def _words(typed: list[str], spans: list[tuple[int, int]], i: int, marked: bool) -> list[tuple[str, str]]:
    word = typed[i].lower()
    if not word[0].isalpha():
        return [(word, word)]
    full = _short(typed, spans, i, word)
    if full is not None:
        return [(part, key(part, True)) for part in full]
    return [_spelled(word, typed[i], marked)]


def _spelled(word: str, raw: str, marked: bool) -> tuple[str, str]:
    """The word, with a slip of the finger mended, and its key."""
    found = word, key(word, marked)
    plain = fold(word)
    if is_syllable(plain) or len(plain) < 3 or (raw.isupper() and len(raw) < 6):
        return found
    while len(plain) > 2 and plain[-1] == plain[-2] and not is_syllable(plain):
        plain, word = plain[:-1], word[:-1]
    if is_syllable(plain):
        return word, key(word, marked)
    mended = SLIPS.mend(plain)
    return (mended, mended) if mended else found


def _short(typed: list[str], spans: list[tuple[int, int]], i: int, word: str) -> tuple[str, ...] | None:
    """The words that a short form stands for here, or None."""
    after = typed[i + 1] if i + 1 < len(typed) else ""
    glued = bool(after) and spans[i][1] == spans[i + 1][0]
    if word in AT_THE_END:
        return (AT_THE_END[word],) if not after or not after[0].isalnum() else None
    if word == "pt":
        return ("phần", "trăm") if i and typed[i - 1][-1].isdigit() else None
    if word == "th" and i and typed[i - 1].isdigit():
        return ("tháng",)
    reader = _BY_NEIGHBOURS.get(word)
    if reader is not None:
        full = reader(typed[i], after, glued, i)
        return tuple(full.split()) if full else None
    if word == "a" and not glued and (after[:1].isupper() or fold(after) in SURE_GIVEN - WORDS_TOO):
        return ("anh",)
    if word == "a" and not glued and i and after[:1].isalpha() and fold(typed[i - 1].lower()) in ASKED_FOR:
        return ("anh",)
    if word in LETTER and not glued:
        return (LETTER[word],)
    return EXPANSIONS.get(word)


def _k(raw: str, after: str, glued: bool, i: int) -> str:
    return "" if glued and after[0].isdigit() else "không"


def _kh(raw: str, after: str, glued: bool, i: int) -> str:
    planned = (
        raw[0] == "K" or after[:1].isdigit() or fold(after) in ("so", "nam", "cua", "quy", "thang", "nay")
    )
    return "kế hoạch" if planned else "không"


def _p(raw: str, after: str, glued: bool, i: int) -> str:
    return (
        "phòng" if after == "." or after[:1].isupper() or fold(after) in ("nao", "minh", "em", "ban") else ""
    )


def _cv(raw: str, after: str, glued: bool, i: int) -> str:
    return (
        "công văn" if after[:1].isdigit() or fold(after) in ("so", "cua", "xin", "gui", "de") else "công việc"
    )


def _th(raw: str, after: str, glued: bool, i: int) -> str:
    return "tổng hợp" if i < 3 and after != "." else "thực hiện"


def _ct(raw: str, after: str, glued: bool, i: int) -> str:
    return "chỉ tiêu" if after[:1].isdigit() or after == "." else ""


def _dc(raw: str, after: str, glued: bool, i: int) -> str:
    return "đồng chí" if after[:1].isupper() and not after.isupper() else "được"


def _cc(raw: str, after: str, glued: bool, i: int) -> str:
    return "chi cục" if fold(after) in ("tdc", "tcdlcl", "tieu", "thu", "chan", "kiem", "bao", "quan") else ""


def _ch(raw: str, after: str, glued: bool, i: int) -> str:
    said = (
        "xong",
        "bc",
        "bao",
        "lam",
        "nop",
        "co",
        "duoc",
        "dc",
        "hoan",
        "cap",
        "gui",
        "ht",
        "trien",
        "lm",
        "xog",
    )
    return "chưa" if fold(after) in said else ""


def _s(raw: str, after: str, glued: bool, i: int) -> str:
    return "sao" if fold(after) in ("r", "roi", "rui") and not glued else ""


def _cb(raw: str, after: str, glued: bool, i: int) -> str:
    return "cơ bản" if fold(after) in ("xong", "hoan", "da", "ht", "xog", "dat") else ""


def _v(raw: str, after: str, glued: bool, i: int) -> str:
    return "" if after == "." else "vậy"


def _up(raw: str, after: str, glued: bool, i: int) -> str:
    return "cập nhật"


_BY_NEIGHBOURS = {
    "k": _k,
    "ch": _ch,
    "s": _s,
    "cb": _cb,
    "kh": _kh,
    "p": _p,
    "cv": _cv,
    "th": _th,
    "ct": _ct,
    "dc": _dc,
    "đc": _dc,
    "cc": _cc,
    "v": _v,
}
