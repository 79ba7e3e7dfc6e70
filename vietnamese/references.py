"""Which task a message speaks of: numbers of the plan, the bot's own ids, or words of the title.

`find_references` reads numbers ("nv 2.1", "I.2", "#12", "chỉ tiêu 2 nhiệm vụ 2" = 2.2); `rank` compares words
with titles for linking, pure and without the database.
"""

import re
from dataclasses import dataclass

from vietnamese.said import Said

TASK = r"(?:nhiem vu|cong viec|dau viec|viec|chi tieu|hang muc|nv|cv|muc|stt)"
NUMBER = r"(?:[ivx]{1,4}(?:\.\d{1,3}){0,4}|\d{1,3}(?:\.\d{1,3}){0,4})"
END = r"(?= |$)(?! ?[%/])(?! , \d+ ?%)(?! phan tram)"
LINK = rf"(?: (?:,|va|voi|cung|&|;|\+|-)(?: ca)?(?: {TASK})?(?: so)?)"
MARKED = re.compile(rf"(?<!\S){TASK}(?: (?:so|thu|ma so|la|:|\.|-))? ({NUMBER}){END}")
INDICATOR = re.compile(
    rf"(?<!\S)chi tieu(?: so)? (\d{{1,2}})(?: (?:cua|thuoc|o|trong|,|-))* nhiem vu(?: so)? ({NUMBER}){END}"
)
BACKWARDS = re.compile(
    rf"(?<!\S)nhiem vu(?: so)? ({NUMBER})(?: (?:,|-|o))* chi tieu(?: so)? (\d{{1,2}}){END}"
)
SECTION = re.compile(
    r"(?<!\S)nhiem vu(?: so)? (\d{1,2}(?:\.\d{1,2})*)(?: (?:,|-|cua|thuoc|o|trong))* (?:muc|phan) ([ivx]{1,4})(?= |$)"
)
FOLLOWING = re.compile(rf"{LINK} ({NUMBER}|#\d{{1,6}}){END}")
ID = re.compile(r"(?<!\S)# ?(\d{1,6})(?= |$)")
BARE = re.compile(rf"(?<!\S)([ivx]{{1,4}}(?:\.\d{{1,3}}){{1,3}}|\d{{1,2}}(?:\.\d{{1,2}}){{1,3}}){END}")
# After a bare "2.1" these make it an amount, before it a day.
UNITS = re.compile(r" (?:ty|trieu|nghin|ngan|dong|usd|km|m2|ha|tan|kg|diem|lan|gio|nam|thang|trd|%)(?= |$)")
DAYS = re.compile(r"(?:ngay|hom|truoc|den|tu|han|sang|chieu|het|qua|luc|version|ban|v|khoang|dat|duoc) $")
# "nv 3 năm nay": a time behind the task, no count of years.
TIMED = re.compile(r" (?:tuan|thang|quy|nam|ngay) (?:nay|sau|truoc|toi|qua|roi|ngoai|\d|[ivx]+(?= |$))")
COUNTED = re.compile(
    r" (?:hoi nghi|hoi thao|lop|cuoc|de tai|doanh|thang|tuan|ngay|nam|nguoi|lan|buoi|quy|dot|co so|don vi|xa)(?= |$)"
)


@dataclass(frozen=True, slots=True)
class Reference:
    """One task as said: the text for the contract, and the words first..last-1 that say it."""

    text: str
    first: int
    last: int


def find_references(said: Said) -> list[Reference]:
    """Tasks named by number or id, in the order said; each mention once."""
    found: dict[int, Reference] = {}
    covered: set[int] = set()
    canon = said.canon
    for match in INDICATOR.finditer(canon):
        _put(said, found, covered, f"{_shown(said, match, 2)}.{match.group(1)}", *match.span())
    for match in BACKWARDS.finditer(canon):
        _put(said, found, covered, f"{_shown(said, match, 1)}.{match.group(2)}", *match.span())
    for match in SECTION.finditer(canon):
        _put(said, found, covered, f"{_shown(said, match, 2)}.{match.group(1)}", *match.span())
    for match in ID.finditer(canon):
        _put(said, found, covered, f"#{match.group(1)}", *match.span())
    for match in MARKED.finditer(canon):
        if not COUNTED.match(canon, match.end()) or "." in match.group(1) or TIMED.match(canon, match.end()):
            _put(said, found, covered, _shown(said, match, 1), *match.span())
    for match in BARE.finditer(canon):
        like_a_day = match.group(1)[0].isdigit() and DAYS.search(
            canon[max(0, match.start() - 12) : match.start()]
        )
        if not UNITS.match(canon, match.end()) and not like_a_day:
            _put(said, found, covered, _shown(said, match, 1), *match.span())
    _follow(said, found, covered)
    return [found[at] for at in sorted(found)]


def _shown(said: Said, match: re.Match[str], group: int) -> str:
    number = match.group(group)
    return number.upper() if number[0] in "ivx" else number


def _put(
    said: Said, found: dict[int, Reference], covered: set[int], text: str, start: int, end: int
) -> Reference | None:
    """Add a reference unless its words belong to one already."""
    first, last = said.word_of(start), said.word_of(end - 1) + 1
    if not covered.isdisjoint(range(first, last)):
        return None
    covered.update(range(first, last))
    found[first] = Reference(text, first, last)
    return found[first]


def _follow(said: Said, found: dict[int, Reference], covered: set[int]) -> None:
    """The rest of "nv 2.1, 2.2 và 3": numbers joined to a reference."""
    for reference in list(found.values()):
        at = reference.last
        while at < len(said):
            match = FOLLOWING.match(said.canon, said.offsets[at] - 1)
            if (
                match is None
                or COUNTED.match(said.canon, match.end())
                or UNITS.match(said.canon, match.end())
            ):
                break
            added = _put(said, found, covered, _shown(said, match, 1), *match.span(1))
            if added is None:
                break
            at = added.last
