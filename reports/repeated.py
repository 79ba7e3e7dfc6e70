"""What a sentence of a result says again: a count that a newer one replaced, the subject that the title before it names."""

import re

from reports.clauses import nothing_but
from reports.phrasing import flat

_COUNT = re.compile(r"(?<![\d/])(\d+)\s*/\s*(\d+)(?![\d/])")
_GROUPS = re.compile(r"(?<=\d)\.(?=\d{3}(?!\d))")
_SUBJECT = re.compile(
    r"(?P<subject>[^,.;:()]{3,160}?)\s+(?=(?:đã|đang|chưa|vừa|mới|được|đạt|lũy kế|ước|hoàn thành)\b)",
    re.IGNORECASE,
)
_TURNING = frozenset("chua khong dung".split())


def outdated(sentence: str, done: float, total: float, title: str, unit: str) -> bool:
    """Whether a sentence tells nothing but a lower count of the total than the one that stands now."""
    counts = [(int(a), int(b)) for a, b in _COUNT.findall(_GROUPS.sub("", sentence))]
    if not counts or any(b != total or a >= done for a, b in counts):
        return False
    if any(not re.search(r"\d", clause) for clause in re.split(r"[,;](?!\d)", sentence)):
        return False  # a clause without a figure tells something of its own
    return nothing_but(sentence, (unit,), frozenset(flat(title).split()) - _TURNING)


def without_subject(said: str, title: str) -> str:
    """A result that stands behind its title, without a subject whose words are all the title's, in their order."""
    match = _SUBJECT.match(said)
    words = flat(match["subject"]).split() if match else []
    if match is None or len(words) < 2 or not _in_order(words, flat(title).split()):
        return said
    return said[match.end() :]


def _in_order(words: list[str], within: list[str]) -> bool:
    left = iter(within)
    return all(word in left for word in words)
