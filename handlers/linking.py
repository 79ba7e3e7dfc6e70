"""Which task somebody means: decides one, asks among several, or none; never guesses.

Numbers are matched as printed in the plan ("2.1", "I.2", "#12"), words by `vietnamese.ranking.rank`.
A number borne by two tasks, or two titles that fit about equally, is a question.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from handlers import naming
from handlers.turn import Turn
from storage import tasks as stored
from tasks.errors import Refused
from tasks.model import CONTAINERS, Task
from tasks.rights import Action, may_on
from vietnamese.beside import cut_short, run, same_words, widen
from vietnamese.normalize import fold
from vietnamese.ranking import fits, says_little

POSSIBLE = 0.55
CLOSE = 0.12
THAT = re.compile(
    r"\b(?:nv|viec|cong viec|dau viec|nhiem vu|chi tieu|cai) (?:do|nay|tren|kia|ay|vua roi|vua noi)\b"
)
TOLERATED, UNSURE = 0.01, 0.15
INTRODUCTION = re.compile(
    r"^(?:(?:hạn|han|tiến độ|tien do)(?: của| cua)? |báo cáo$|bao cao$)?"
    r"(?:(?:nv|nhiệm vụ|nhiem vu|việc|viec)(?: |$))?",
    re.IGNORECASE,
)
# What is said of a task, and is none of its name: "… tiến độ 80%".
TAIL = re.compile(r"(?: (?:tiến độ|tien do|kết quả|ket qua|tình hình|tinh hinh))+$", re.IGNORECASE)
MOST_OPTIONS = 6
LONGEST = 400  # characters of a title said
NUMBER = re.compile(r"#?\d+$|[ivxlc]+(\.[\divxlc]+)*$|\d+([.\-]\d+)*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Link:
    """The outcome for one reference: `task` when sure, else `options` to ask among (empty: none found)."""

    reference: str
    task: Task | None = None
    options: tuple[Task, ...] = ()


def reportable(turn: Turn, stopping: bool = False) -> list[Task]:
    """The tasks that the person may report on here, or pause and stop when that is said."""
    return [t for t in _known(turn) if _may_report(turn, t) or (stopping and _may_stop(turn, t))]


def visible(turn: Turn) -> list[Task]:
    """The tasks that the person may ask about here."""
    return _known(turn)


def link(reference: str, pool: Sequence[Task], prefer: Sequence[int] = (), beside: str = "") -> Link:
    """Decide which task of the pool a reference means; `prefer` are ids of tasks nearest to the speaker.

    Where too many fit to offer them all, `beside`, the rest of the message, tells which are offered.
    """
    wanted = reference.strip()[:LONGEST]
    if wanted.startswith("#"):
        return _one_or_ask(wanted, [t for t in pool if f"#{t.id}" == wanted], prefer)
    if NUMBER.match(wanted):
        found = by_number(wanted, pool)
        return _one_or_ask(wanted, found, prefer) if found else _perhaps_id(wanted, pool)
    return _by_words(wanted, pool, prefer, beside)


def named(turn: Turn, reference: str, pool: Sequence[Task], prefer: Sequence[int] = ()) -> Link:
    """As `link`, with the words beside the reference that go on in a title."""
    found = _named(turn, reference, pool, prefer)
    if NUMBER.match(reference.strip()):
        found = _with_former(turn, found, pool, prefer)
    theirs = _of_unit(turn, found, pool)
    if not theirs:
        return found
    narrowed = _named(turn, reference, theirs, prefer)
    same = narrowed.task is not None or bool(set(narrowed.options) & set(found.options))
    return replace(narrowed, reference=reference) if same else found


REMEMBERED = timedelta(days=60)  # how long an old number is still typed


def _with_former(turn: Turn, found: Link, pool: Sequence[Task], prefer: Sequence[int]) -> Link:
    """A number that another task bore lately: asked where nobody bears it now, or where the other is the speaker's."""
    numbers = stored.former_numbers(turn.conn, turn.now - REMEMBERED)
    now = {t.id for t in ((found.task,) if found.task else found.options)}
    was = [
        t for t in pool if t.id not in now and any(_bears(n, found.reference) for n in numbers.get(t.id, ()))
    ]
    own = [t for t in was if t.id in prefer]
    if not by_number(found.reference, pool) and was:
        return _one_or_ask(found.reference, was, prefer)
    if not own or (found.task is None and not found.options):
        return found
    both = (*((found.task,) if found.task else found.options), *own)
    return replace(found, task=None, options=both[:MOST_OPTIONS])


# Who asks or urges says whose task is meant; a report names units for other reasons too.
OF_SOMEBODY = ("show", "remind", "why", "history", "approve", "reject")


def _of_unit(turn: Turn, found: Link, pool: Sequence[Task]) -> list[Task]:
    """Where several fit, the tasks that the unit named in the message leads; none where that tells nothing."""
    if len(found.options) < 2 or not turn.heard.unit or turn.heard.intent not in OF_SOMEBODY:
        return []
    try:
        ids = naming.unit_ids(turn, turn.heard.unit)
    except Refused:
        return []
    return [t for t in pool if t.lead_unit_id in ids]


def _named(turn: Turn, reference: str, pool: Sequence[Task], prefer: Sequence[int]) -> Link:
    if NUMBER.match(reference.strip()) or reference.startswith("#"):
        return link(reference, pool, prefer)
    titles = [t.title for t in pool]
    wide = widen(TAIL.sub("", INTRODUCTION.sub("", reference)) or reference, turn.message.text, titles)
    found = link(wide, pool, prefer, turn.message.text[:LONGEST])
    said = turn.message.text.replace(turn.heard.unit, ",") if turn.heard.unit else turn.message.text
    if found.task is not None and cut_short(wide, said, titles, found.task.title):
        return Link(reference, options=(found.task,))
    if found.task is None and not found.options:
        found = _mentioned(turn, pool, prefer)
    return replace(found, reference=reference)


def unnamed(turn: Turn, pool: Sequence[Task], prefer: Sequence[int] = ()) -> Link:
    """The task whose title the message says where the reading found no reference; asked unless it stands clearly.

    "việc đó", "nhiệm vụ trên" leave it to what was talked of last.
    """
    if THAT.search(fold(turn.message.text)):
        return Link("")
    return _mentioned(turn, pool, prefer)


def _mentioned(turn: Turn, pool: Sequence[Task], prefer: Sequence[int]) -> Link:
    words, bounded = run(turn.message.text, [t.title for t in pool])
    found = link(words, pool, prefer, turn.message.text[:LONGEST]) if words else Link("")
    if found.task is None or bounded or same_words(words, found.task.title):
        return found
    return replace(found, task=None, options=(found.task,))


def _perhaps_id(wanted: str, pool: Sequence[Task]) -> Link:
    """No printed number fits, but a short id does: asked, for "nv 6" is not "#6"."""
    return Link(wanted, options=tuple(t for t in pool if str(t.id) == wanted))


def by_number(number: str, pool: Sequence[Task]) -> list[Task]:
    """The tasks that bear a printed number, whole paths before tails ("2.1" is I.2.1 and II.2.1)."""
    wanted = number.upper().replace("-", ".")
    exact = [t for t in pool if t.path.upper() == wanted]
    if exact:
        return exact
    return [t for t in pool if _tail(t.path.upper(), wanted)]


def _bears(path: str, number: str) -> bool:
    wanted = number.strip().upper().replace("-", ".")
    return path.upper() == wanted or _tail(path.upper(), wanted)


def _tail(path: str, wanted: str) -> bool:
    """Whether `path` ends with the number and only section numerals stand before it."""
    if not path.endswith("." + wanted):
        return False
    before = path[: -len(wanted) - 1].split(".")
    return all(re.fullmatch(r"[A-Z]|[IVXLC]+", part) for part in before)


def _one_or_ask(wanted: str, found: list[Task], prefer: Sequence[int]) -> Link:
    if len(found) > 1:
        near = [t for t in found if t.id in prefer]
        found = near or found
    if len(found) == 1:
        return Link(wanted, found[0])
    return Link(wanted, options=tuple(found[:MOST_OPTIONS]))


def _by_words(words: str, pool: Sequence[Task], prefer: Sequence[int], beside: str) -> Link:
    """One title alone that holds every word said is found; else those that fit best are asked among."""
    found = fits(INTRODUCTION.sub("", words), [(t, t.title) for t in pool])
    full = [f for f in found if f.full]
    if not full:
        best = found[0].score if found else 0.0
        near = [f.item for f in found if f.score >= best - CLOSE] if best >= POSSIBLE else []
        return Link(words, options=tuple(near[:MOST_OPTIONS]))
    least = min(f.loss for f in full)
    alike = TOLERATED if least < UNSURE else UNSURE
    whole = [f for f in full if f.whole and f.loss <= least + alike]
    fitting = sorted((f for f in whole or full if f.loss <= least + alike), key=lambda f: f.loss)
    near = [f.item for f in fitting]
    own = [t for t in near if t.id in prefer]
    if len(near) == 1 and (whole or not says_little(words)):
        return Link(words, near[0])
    if len(own) == 1 and least < UNSURE and not says_little(words):
        return Link(words, own[0])
    if len(near) > MOST_OPTIONS and beside:
        more = {f.item.id: f.score for f in fits(beside, [(t, t.title) for t in near])}
        near = [f.item for f in sorted(fitting, key=lambda f: (f.loss, -more.get(f.item.id, 0)))]
    near = sorted(near, key=lambda t: t.id not in prefer)
    return Link(words, options=tuple(near[:MOST_OPTIONS]))


def own_ids(turn: Turn) -> list[int]:
    """The ids of the tasks that the person leads by name: nearest to the speaker."""
    return [t.id for t in _known(turn) if t.lead_person_id == turn.me.id]


def folded(title: str) -> str:
    """The form under which a title is stored for searching."""
    return fold(title)


def _known(turn: Turn) -> list[Task]:
    """What the person may see here, read once a turn: linking comes before any write."""
    if turn.pool is None:
        seen = stored.seen_by(turn.conn, turn.scope)
        turn.pool = [t for t in seen if t.node_type not in CONTAINERS]
    return turn.pool


def _may_report(turn: Turn, task: Task) -> bool:
    return may_on(turn.me, Action.REPORT, task, turn.house.units, turn.where)


def _may_stop(turn: Turn, task: Task) -> bool:
    return may_on(turn.me, Action.STOP, task, turn.house.units, turn.where)
