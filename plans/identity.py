"""Which row of a newly read plan is which stored task. Pure; one to one; a doubt is a doubt, never a guess.

Same place and title at least 0.8 alike: same. Title at least 0.9 alike with the same lead or parent: renumbered.
Anything in between is asked; what nothing claims is gone. Numbers in titles distinguish: "năm 2023" and
"năm 2024", 03 and 05 doanh nghiệp are two tasks where both stand side by side.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from rapidfuzz import fuzz, process

from plans.model import PlanNode
from vietnamese.normalize import fold

SAME, RENUMBERED, ASKED = 80.0, 90.0, 72.0
MAX_CANDIDATES = 4
_NUMBER = re.compile(r"\d+(?:[.,/]\d+)*")


@dataclass(frozen=True, slots=True)
class Known:
    """A stored task as the matching sees it; `gone` ones may come back."""

    id: int
    path: str
    title: str
    lead_unit: str = ""
    parent_path: str | None = None
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Matching:
    """Paths of the read plan to ids of stored tasks; `added` are paths, `gone` ids that nothing may be.

    `doubtful` gives the candidates of a path, the likeliest first.
    """

    same: Mapping[str, int]
    renumbered: Mapping[str, int]
    doubtful: Mapping[str, tuple[int, ...]]
    added: tuple[str, ...]
    gone: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    path: str
    parent: str | None
    title: str
    numbers: Counter[str]
    lead: str
    level: int


@dataclass(slots=True)
class _Match:
    known: dict[int, Known]
    rows: list[_Row]
    titles: dict[int, str]
    numbers: dict[int, Counter[str]]
    claimed: dict[str, int] = field(default_factory=dict)
    taken: set[int] = field(default_factory=set)
    moved: dict[str, str] = field(default_factory=dict)


def match(existing: Sequence[Known], read: Sequence[PlanNode | Mapping[str, Any]]) -> Matching:
    """Join the rows of a read plan (nodes or their JSON records) to the stored tasks."""
    state = _Match(
        {k.id: k for k in existing},
        [_row(node) for node in read],
        {k.id: _key(k.title) for k in existing},
        {k.id: _numbers(k.title) for k in existing},
    )
    by_level: dict[int, list[_Row]] = defaultdict(list)
    for row in state.rows:
        by_level[row.level].append(row)
    for level in sorted(by_level):
        _match_level(state, by_level[level])
    return _result(state)


def _row(node: PlanNode | Mapping[str, Any]) -> _Row:
    record = node.as_json() if isinstance(node, PlanNode) else node
    title = record["title"] or record.get("label") or ""
    level = int(record.get("level") or str(record["path"]).count(".") + 1)
    return _Row(
        record["path"],
        record.get("parent"),
        _key(title),
        _numbers(title),
        _key(record.get("lead_unit") or ""),
        level,
    )


def _key(text: str) -> str:
    return " ".join(re.sub(r"[^\w%/]+", " ", fold(text)).split())


def _numbers(text: str) -> Counter[str]:
    return Counter(number.lstrip("0") or "0" for number in _NUMBER.findall(text))


def _match_level(state: _Match, rows: list[_Row]) -> None:
    """Surest first: each pass only sees what the one before left."""
    equal = _equal_titles(state)
    _claim(state, rows, lambda row, k: _same_place(state, row, k), equal)
    _claim(state, rows, lambda row, k: _same_family(state, row, k), equal)
    _claim(state, rows, lambda row, k: _same_place(state, row, k) and _alike(state, row, k, SAME))
    _claim(state, rows, lambda row, k: _same_family(state, row, k) and _alike(state, row, k, RENUMBERED))
    _claim(state, rows, lambda row, k: _same_place(state, row, k) and _changed_number(state, row, k))


def _equal_titles(state: _Match) -> Callable[[_Match, _Row], Sequence[Known]]:
    """Finds the tasks with a row's very title without comparing it with every other."""
    titled: dict[str, list[Known]] = defaultdict(list)
    for known in state.known.values():
        titled[state.titles[known.id]].append(known)
    return lambda _, row: titled.get(row.title, ())


def _claim(
    state: _Match,
    rows: Iterable[_Row],
    fits: Callable[[_Row, Known], bool],
    near: Callable[[_Match, _Row], Sequence[Known]] | None = None,
) -> None:
    """Give every free row its best free task where that is the best row for the task as well."""
    pairs = []
    for row in rows:
        if row.path in state.claimed:
            continue
        for known in (near or _near)(state, row):
            if known.id not in state.taken and fits(row, known):
                pairs.append((_likeness(state, row, known), row, known))
    pairs.sort(key=lambda pair: -pair[0])
    for _, row, known in pairs:
        if row.path in state.claimed or known.id in state.taken:
            continue
        state.claimed[row.path] = known.id
        state.taken.add(known.id)
        state.moved[known.path] = row.path


def _near(state: _Match, row: _Row) -> list[Known]:
    """Free tasks that could be a row at all: the same place, or a like title."""
    free = {i: title for i, title in state.titles.items() if i not in state.taken}
    found = process.extract(row.title, free, scorer=fuzz.ratio, processor=None, limit=12, score_cutoff=ASKED)
    near = {found_id for _, _, found_id in found}
    near |= {k.id for k in state.known.values() if k.id not in state.taken and k.path == row.path}
    return [state.known[i] for i in near]


def _likeness(state: _Match, row: _Row, known: Known) -> float:
    score = float(fuzz.ratio(row.title, state.titles[known.id]))
    score += 30 * (row.numbers == state.numbers[known.id]) + 8 * _same_place(state, row, known)
    score += 4 * _same_parent(state, row, known) + 3 * _same_lead(row, known) - 2 * known.gone
    return score


def _alike(state: _Match, row: _Row, known: Known, least: float) -> bool:
    same = row.numbers == state.numbers[known.id]
    return same and fuzz.ratio(row.title, state.titles[known.id]) >= least


def _changed_number(state: _Match, row: _Row, known: Known) -> bool:
    """Only a number of the title changed, and no twin stands beside it, old or new."""
    if fuzz.ratio(row.title, state.titles[known.id]) < SAME:
        return False
    old = [
        k
        for k in state.known.values()
        if k.parent_path == known.parent_path and k.id != known.id and not k.gone
    ]
    new = [r for r in state.rows if r.parent == row.parent and r.path != row.path]
    twins = any(_twins(row.title, state.titles[k.id]) for k in old) or any(
        _twins(state.titles[known.id], r.title) for r in new
    )
    return not twins


def _twins(one: str, other: str) -> bool:
    left, right = (_NUMBER.sub("#", text) for text in (one, other))
    return fuzz.ratio(left, right) >= 92


def _same_parent(state: _Match, row: _Row, known: Known) -> bool:
    """The stored parent is the row's parent now, whatever number it bears."""
    if known.parent_path is None or row.parent is None:
        return known.parent_path is None and row.parent is None
    return state.moved.get(known.parent_path, known.parent_path) == row.parent


def _same_place(state: _Match, row: _Row, known: Known) -> bool:
    """The same number under the same parent."""
    return _same_parent(state, row, known) and _own(row.path, row.parent) == _own(
        known.path, known.parent_path
    )


def _own(path: str, parent: str | None) -> str:
    return path[len(parent) + 1 :] if parent and path.startswith(f"{parent}.") else path


def _same_lead(row: _Row, known: Known) -> bool:
    return bool(row.lead) and row.lead == _key(known.lead_unit)


def _same_family(state: _Match, row: _Row, known: Known) -> bool:
    return _same_parent(state, row, known) or _same_lead(row, known)


def _result(state: _Match) -> Matching:
    same: dict[str, int] = {}
    renumbered: dict[str, int] = {}
    doubtful: dict[str, tuple[int, ...]] = {}
    added: list[str] = []
    for row in state.rows:
        known_id = state.claimed.get(row.path)
        if known_id is not None:
            (same if state.known[known_id].path == row.path else renumbered)[row.path] = known_id
        elif candidates := _candidates(state, row):
            doubtful[row.path] = candidates
        else:
            added.append(row.path)
    asked = {i for ids in doubtful.values() for i in ids}
    gone = tuple(k.id for k in state.known.values() if k.id not in state.taken | asked and not k.gone)
    return Matching(same, renumbered, doubtful, tuple(added), gone)


def _candidates(state: _Match, row: _Row) -> tuple[int, ...]:
    """Free tasks worth asking about: a like title, or the same place with a title that shares its words."""
    found = []
    for known in _near(state, row):
        ratio = fuzz.ratio(row.title, state.titles[known.id])
        here = (
            _same_place(state, row, known) and fuzz.token_set_ratio(row.title, state.titles[known.id]) >= SAME
        )
        if ratio >= SAME or (ratio >= ASKED and _same_family(state, row, known)) or here:
            found.append((_likeness(state, row, known), known.id))
    return tuple(i for _, i in sorted(found, reverse=True)[:MAX_CANDIDATES])
