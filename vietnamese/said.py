"""A message as words: spans in the cleaned text, comparison keys, and the lexicon's tags over them."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate

from vietnamese.contexts import in_context
from vietnamese.lexicon import TABLES
from vietnamese.normalize import clean, fold
from vietnamese.phrases import Phrases, Tag, key
from vietnamese.short_forms import expansion
from vietnamese.slips import Slips
from vietnamese.spoken import spoken_numbers
from vietnamese.syllables import is_syllable

LEXICON = Phrases(TABLES)
SLIPS = Slips(LEXICON.vocabulary)
TOKEN = re.compile(
    r"@[\w.]+|https?://\S+|[đdĐD]/[cnCN](?![^\W\d_])|[bt]/[ch]\b|m\.n\b|t\.[dn](?:ừng|ung|ừn|gừng|gung)\b"
    r"|[ivxIVX]{1,4}(?:\.\d+)+(?!\w)|\d+(?:[.,/]\d+)*(?:[^\W\d_](?![\w.]))?|[^\W\d_]+(?:&[^\W\d_]+)*|\n|[^\w\s]|_"
)


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
    tag_at: dict[int, Tag] = field(default_factory=dict)  # each tag by its first word
    covering: dict[int, Tag] = field(default_factory=dict)  # each tag by every word it covers

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
        self.tag_at = {tag.first: tag for tag in tags}
        self.covering = {at: tag for tag in tags for at in range(tag.first, tag.last)}

    def read_again(self, edges: Iterable[int]) -> None:
        """Find the tags anew behind each of these words, so that none reaches across it."""
        for edge in edges:
            tags = [tag for tag in self.tags if tag.last <= edge]
            behind = LEXICON.find(self.keys[edge:], self.words[edge:], self.marked)
            tags += [Tag(tag.name, tag.first + edge, tag.last + edge) for tag in behind]
            self.keep(in_context(self.words, self.canon, tags))

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
    said.keep(in_context(said.words, said.canon, LEXICON.find(said.keys, said.words, said.marked)))


def _well_marked(typed: Iterable[str]) -> bool:
    words = [w for w in typed if w[0].isalpha() and len(w) > 1 and not w.isupper()] or list(typed)
    return sum(not w.isascii() for w in words) * 3 >= len(words) and bool(words)


def _words(typed: list[str], spans: list[tuple[int, int]], i: int, marked: bool) -> list[tuple[str, str]]:
    word = typed[i].lower()
    if typed[i] == "AI" and any(w.islower() for w in typed):
        return [("aai", "aai")]  # trí tuệ nhân tạo, who asks nothing
    if not word[0].isalpha():
        return [(word, word)]
    full = expansion(typed, spans, i)
    if full is not None:
        return [(part, key(part, True)) for part in full]
    return [_spelled(word, typed[i], marked)]


NO_N = re.compile(r"(?<=[aeiouyăâêôơưạảãàáặẳẵằắậẩẫầấẹẻẽèéệểễềếịỉĩìíọỏõòóộổỗồốợởỡờớụủũùúựửữừứ])(?=[gh]$)")


def _with_n(word: str) -> str | None:
    """ "vướg", "thàh", "khôg": the n that hurried thumbs leave out."""
    whole = NO_N.sub("n", word)
    return whole if whole != word and is_syllable(fold(whole)) else None


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
    if (whole := _with_n(word)) is not None:
        return whole, key(whole, marked)
    mended = SLIPS.mend(plain)
    return (mended, mended) if mended else found
