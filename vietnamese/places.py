"""Names of places behind a word for them ("huyện Ba Vì", "xã Tân Phú"): no word within one says anything else.

Only capitalised names are places for sure; in a text without capitals nothing is found.
"""

import re

from vietnamese.normalize import fold
from vietnamese.said import Said

HEAD = re.compile(
    r"(?<!\S)(?:huyen|quan|thi xa|thi tran|thanh pho|tp|tx|xa|phuong|dac khu|tinh|thon|ap|ban|cau|duong|den|chua|dinh|cho|song|ho|nui|khu pho|lang)(?= )"
)
# Kinds of places, beside which a lower-case word is the kind of body ("UBND huyện").
LEVEL = re.compile(r"(?:huyen|quan|thi xa|thi tran|thanh pho|tp|tx|xa|phuong|dac khu|tinh)(?= |$)")
NOT_LEVEL = re.compile(
    r"(?:xa (?:hoi|hoa|xoi|thai|lo)|tinh (?:hinh|toan|thu|den|chat|dao|giao|theo|the|tu|ra|uy)|quan (?:ly|he|tri|trac|tam|trong|chung|su|doi)|"
    r"phuong (?:an|tien|phap|thuc|huong)|duong (?:day|nhu))(?= |$)"
)
EXACT = {"quan": "quận", "tinh": "tỉnh", "xa": "xã", "phuong": "phường", "huyen": "huyện"}
LONGEST = 4


def find_places(said: Said) -> list[tuple[int, int]]:
    """Word ranges of capitalised names behind a word for a place, without that word."""
    if said.text.isupper():
        return []
    found = []
    for match in HEAD.finditer(said.canon):
        first = said.word_of(match.end() - 1) + 1
        last = name_end(said, first)
        if last > first:
            found.append((first, last))
    return found


def name_end(said: Said, at: int) -> int:
    """The end of the capitalised words from a word on; `at` where it is not capitalised."""
    end = at
    while end < len(said) and end - at < LONGEST and _is_capital(said, end):
        end += 1
    return end


def _is_capital(said: Said, at: int) -> bool:
    typed = said.text[said.starts[at] : said.ends[at]]
    return typed[0].isupper() and not (len(typed) > 1 and typed.isupper())


def level_end(said: Said, at: int) -> int:
    """The end of "huyện", "thành phố Hà Tĩnh" … from a word on; `at` where no level of government stands."""
    if at >= len(said):
        return at
    match = LEVEL.match(said.canon, said.offsets[at])
    if match is None:
        return at
    behind = said.word_of(match.end() - 1) + 1
    if NOT_LEVEL.match(said.canon, said.offsets[at]) and name_end(said, behind) == behind:
        return at
    word = said.words[at]
    if said.marked and word.isascii() and fold(word) in EXACT:
        return at
    if not word.isascii() and EXACT.get(fold(word), word) != word:
        return at
    return name_end(said, said.word_of(match.end() - 1) + 1)
