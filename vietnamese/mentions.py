"""Finds the titles of known tasks in a message, however short, unmarked or broken up they are typed.

Where the plan is known its own words are the best grammar: "dinh huong nghien cuu xong roi" names the task
"Xây dựng định hướng hoạt động nghiên cứu …". A mention is a run of words within one clause that stand side by side
in one title too. Which task it is, is decided by `ranking`, which asks where several fit.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import log

from vietnamese.normalize import clean, fold
from vietnamese.references import Reference
from vietnamese.said import Said
from vietnamese.shelf import EMPTY
from vietnamese.syllables import is_syllable

WORD = re.compile(r"[^\W_]+(?:&[^\W_]+)*")
ENDS_CLAUSE = frozenset(",;.:\n?!•*")
REASONS = ("hard", "blocked", "because", "propose")
# Words that may stand between two words of a title: "nghiệm thu được 8/20 nhiệm vụ".
BETWEEN = ("past", "confirm", "achieved", "filler", "doing")
# Pairs that many titles hold and that by themselves name none.
COMMON = frozenset(
    """bao cao|ket qua|thuc hien|to chuc|trien khai|tham muu|xay dung|ke hoach|don vi|co quan|kinh phi|tien do|so lieu|van ban|hoi nghi|quan ly|nha nuoc|
    tren dia|dia ban|ban tinh|doanh nghiep|de nghi|phoi hop|phong chuyen|lanh dao|so lanh|nam nay|khoa hoc|hoc cong|cong nghe|quyet dinh|cap tinh|ho so|
    trinh ubnd|ubnd tinh|ban hanh|hoan thanh|tiep tuc|noi dung|chi dao|cac phong|thoi gian|theo doi|nhiem vu|nghiem thu|thanh tra|kiem tra|cong tac|
    tong hop|tinh hinh|don doc|danh sach|thong ke|phan cong|qua han|den han|nhac viec|gia han|xac nhan|phe duyet|ra soat|huong dan|
    tro giup|dang ky|bieu do|cai dat|xuat bao|giao ban|tuan nay|thang nay|quy nay|hoan tac""".replace(
        "\n", ""
    )
    .replace("    ", "")
    .split("|")
)
# Typed with marks these say something of a task and are in no name.
PARTICLES = frozenset("chứ nhé nhỉ vậy mà thì rồi nữa cũng vẫn ạ".split())
MOST_WORDS = 400
NEAR = 2  # words of a title, or of a message, that count as side by side
SHARE, MOST = 0.3, 0.6
PAIRS, MANY = 2, 5
SMALL = 0.1


@dataclass(frozen=True)
class Titles:
    """The titles of a plan, ready to be looked for: where each word stands, and how rare it is."""

    words: tuple[tuple[str, ...], ...]
    holders: dict[str, list[int]]
    weights: dict[str, float]
    pairs: tuple[frozenset[tuple[str, str]], ...]

    def weight(self, at: int) -> float:
        """All that one title tells."""
        return sum(self.weights[word] for word in set(self.words[at]))


@lru_cache(maxsize=16)
def known(titles: tuple[str, ...]) -> Titles:
    """The titles indexed once for as long as they stay the same."""
    words = tuple(_words(title) for title in titles)
    counts = Counter(word for title in words for word in set(title))
    holders: dict[str, list[int]] = defaultdict(list)
    for at, title in enumerate(words):
        for word in dict.fromkeys(title):
            holders[word].append(at)
    weights = {w: SMALL if w in EMPTY else log(1 + len(words) / n) + 0.2 for w, n in counts.items()}
    return Titles(words, dict(holders), weights, tuple(_pairs(title) for title in words))


@lru_cache(maxsize=8192)
def _words(title: str) -> tuple[str, ...]:
    return tuple(_plain(word) for word in WORD.findall(clean(title)))


def _plain(word: str) -> str:
    return fold(word.lower()).replace("&", "")


def _pairs(title: Sequence[str]) -> frozenset[tuple[str, str]]:
    return frozenset((title[i], title[i + n]) for n in range(1, NEAR + 1) for i in range(len(title) - n))


def find_mentions(
    said: Said, titles: Titles, taken: Sequence[tuple[int, int]], figures: Sequence[tuple[int, int]]
) -> list[Reference]:
    """One mention per clause at most, in the order said; none in a clause whose task is `taken` (numbered).

    What stands behind "vướng", "vì", "đề nghị" is taken for a task only where nothing else is.
    """
    closed = {i for a, b in figures for i in range(a, b)}
    found: list[tuple[Reference, bool]] = []
    for first, last in _clauses(said, closed):
        if any(a < last and first < b for a, b in taken):
            continue
        mention, reasoned = _with_reason(said, titles, first, last, closed)
        if mention is not None:
            found.append((mention, reasoned))
    return [m for m, reasoned in found if not reasoned] or [m for m, _ in found[:1]]


def _with_reason(
    said: Said, titles: Titles, first: int, last: int, closed: Collection[int]
) -> tuple[Reference | None, bool]:
    """The mention of a clause, one before the reason first; and whether it is of the reason."""
    why = next((t.first for t in said.all(*REASONS) if first <= t.first < last), last)
    whole = _mention(said, titles, first, last, closed)
    if whole is None or whole.first <= why < whole.last or why == last:
        return whole, False
    before = _mention(said, titles, first, why, closed)
    return before or whole, before is None


def _clauses(said: Said, closed: Collection[int]) -> list[tuple[int, int]]:
    """Word ranges between punctuation, and before "còn" that turns to something else."""
    end = min(len(said), MOST_WORDS)
    marks = [
        i for i in range(end) if i not in closed and (said.words[i] in ENDS_CLAUSE or _turns(said.words, i))
    ]
    return [(a + 1, b) for a, b in pairwise([-1, *marks, end]) if b > a + 1]


def _turns(words: Sequence[str], at: int) -> bool:
    return words[at] in ("còn", "riêng") or (words[at] in ("con", "rieng") and at > 0)


def _mention(said: Said, titles: Titles, first: int, last: int, closed: Collection[int]) -> Reference | None:
    """The words within one clause that name the title of which most is said."""
    between = {i for tag in said.all(*BETWEEN) for i in range(tag.first, tag.last)}
    ordered = (t for t in said.all("gia_han", "correct") if t.name == "gia_han" or t.last - t.first > 1)
    acts = {i for tag in ordered for i in range(tag.first, tag.last)}
    left_out = {i for i in range(first, last) if i in closed or said.words[i] in PARTICLES or i in acts}
    plain = {i: _plain(said.words[i]) for i in range(first, last) if i not in left_out}
    places = {i: n for n, i in enumerate(i for i in plain if i not in between or plain[i] in titles.holders)}
    spoken = {i: plain[i] for i in places if plain[i] in titles.holders}
    runs = _best(titles, spoken, places)
    if not runs:
        return None
    pieces = _pieces(sorted(i for run in runs for i in run), closed)
    return Reference(" ".join(said.typed(a, b) for a, b in pieces), *pieces[0])


def _pieces(places: Sequence[int], closed: Collection[int]) -> list[tuple[int, int]]:
    """The words as ranges, cut where a figure or more than one other word stands between."""
    cuts = [
        n
        for n in range(1, len(places))
        if places[n] - places[n - 1] > NEAR or any(i in closed for i in range(places[n - 1], places[n]))
    ]
    return [(places[a], places[b - 1] + 1) for a, b in pairwise([0, *cuts, len(places)])]


def _best(titles: Titles, spoken: dict[int, str], places: dict[int, int]) -> list[list[int]]:
    """The runs of words of the title that is named best; empty when none is named."""
    shared: dict[int, float] = defaultdict(float)
    for word in set(spoken.values()):
        for title in titles.holders[word]:
            shared[title] += titles.weights[word]
    best: list[list[int]] = []
    most = 0.0
    for title, heaviest in sorted(shared.items(), key=lambda pair: (-pair[1], pair[0])):
        if heaviest <= most:
            break
        runs = _runs(titles, title, spoken, places)
        score = sum(titles.weights[word] for word in {spoken[i] for run in runs for i in run})
        if score > most and _names(titles, title, spoken, runs, score):
            best, most = runs, score
    return best


def _runs(titles: Titles, title: int, spoken: dict[int, str], places: dict[int, int]) -> list[list[int]]:
    """The runs of words of the title in which neighbours are neighbours there too, or one rare word."""
    held = set(titles.words[title])
    joined: list[list[int]] = []
    for i in (i for i, word in spoken.items() if word in held):
        before = joined[-1][-1] if joined else None
        near = before is not None and places[i] - places[before] <= NEAR
        if near and before is not None and (spoken[before], spoken[i]) in titles.pairs[title]:
            joined[-1].append(i)
        else:
            joined.append([i])
    return [run for run in joined if _tells(titles, [spoken[i] for i in run])]


def _tells(titles: Titles, words: Sequence[str]) -> bool:
    """Whether a run says more than what many titles share."""
    return any(_is_rare(titles, word) for word in words) or bool(_telling_pairs(words)) or len(words) > MANY


def _telling_pairs(words: Sequence[str]) -> set[tuple[str, str]]:
    """The neighbours of which one at least belongs to no common pair and is no empty word."""
    common = {i for i in range(len(words) - 1) if f"{words[i]} {words[i + 1]}" in COMMON}
    plain = {i for i, word in enumerate(words) if word in EMPTY or i in common or i - 1 in common}
    return {(a, b) for i, (a, b) in enumerate(pairwise(words)) if not {i, i + 1} <= plain}


def _is_rare(titles: Titles, word: str) -> bool:
    """A word that few titles hold and that is no Vietnamese syllable: "taximet", "5s", "pii"."""
    few = max(6, len(titles.words) // 20)
    return len(titles.holders[word]) <= few and not is_syllable(word) and not word.isdigit() and len(word) > 1


def _names(titles: Titles, title: int, spoken: dict[int, str], runs: list[list[int]], score: float) -> bool:
    """Whether the words name something by themselves: a rare word, most of the title, pairs that not all share."""
    words = [[spoken[i] for i in run] for run in runs]
    if any(_is_rare(titles, word) for run in words for word in run):
        return True
    pairs = {pair for run in words for pair in _telling_pairs(run)}
    share = score / titles.weight(title)
    return bool(runs) and (share >= MOST or len(pairs) >= PAIRS or (bool(pairs) and share >= SHARE))
