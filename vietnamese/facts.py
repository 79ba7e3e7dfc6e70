"""Everything found in one message before its intent is decided; each finding is made once."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from vietnamese.documents import find_numbers_of_documents
from vietnamese.mentions import find_mentions, known
from vietnamese.moments import Clock, blanked, repeat
from vietnamese.normalize import fold
from vietnamese.people import find_persons
from vietnamese.percents import Percent, find_percents
from vietnamese.phrases import Tag
from vietnamese.places import find_places
from vietnamese.progress import Quantity, find_quantities
from vietnamese.queries import MOST
from vietnamese.reading import Context, Fired, Repeat
from vietnamese.references import Reference, find_references
from vietnamese.said import Said, listen
from vietnamese.title_edges import Bounds
from vietnamese.titles import find_title, leading
from vietnamese.units import Named, find_units

SMALL = frozenset(["hail", "filler", "greet", "thanks"])
QUESTIONS = frozenset(
    [
        "which",
        "who",
        "which_unit",
        "howmany",
        "rank",
        "state_q",
        "when_q",
        "yesno_q",
        "in_charge_q",
        "list_word",
    ]
)


@dataclass(slots=True)
class Facts:
    """A message and what stands in it; `lead` is the first tag that is more than a greeting or a filler."""

    said: Said
    clock: Clock
    context: Context
    references: list[Reference]
    numbers: list[tuple[str, tuple[int, int]]]
    percents: list[Percent]
    quantities: list[Quantity]
    units: list[Named]
    persons: list[Named]
    repeat: Repeat | None
    bounds: Bounds
    trace: list[Fired] = field(default_factory=list)
    chat: str = "private"
    mentions: list[Reference] = field(default_factory=list)
    _opened: int | None = field(default=None, repr=False)

    @property
    def names_task(self) -> bool:
        """Whether words for a task stand there, or those of a known title."""
        return bool(self.mentions) or self.has("task", "title_head")

    def has(self, *names: str) -> bool:
        """Whether the message holds any of these tags."""
        return self.said.has(*names)

    @property
    def lead(self) -> Tag | None:
        """The first tag that is no greeting, address or filler, and what it follows is only such."""
        return next((t for t in self.said.tags if t.name not in SMALL), None)

    def leads(self, *names: str) -> bool:
        """Whether the first meaningful tag is one of these and stands at the beginning of the statement."""
        lead = self.lead
        return lead is not None and lead.name in names and self.opening(lead.first)

    def opening(self, at: int) -> bool:
        """Whether only addresses, fillers, mentions, units and persons stand before a word."""
        if self._opened is None:
            self._opened = self._first_said()
        return at <= self._opened

    def _first_said(self) -> int:
        """The first word that is more than an address."""
        covered = {
            i
            for t in self.said.tags
            if t.name in SMALL or t.name in ("asker", "reporter", "make")
            for i in range(t.first, t.last)
        }
        covered |= {i for n in self.units for i in range(n.first, n.last)}
        covered |= {i for n in self.persons for i in range(titled(self.said, n), n.last)}
        for i, word in enumerate(self.said.words):
            if not (i in covered or not word[0].isalnum() or word.startswith("@") or fold(word) in LIGHT):
                return i
        return len(self.said)

    @property
    def ahead(self) -> frozenset[int]:
        """The first words of days that lie ahead; a day without its year is the nearer of the two it may be."""
        today = self.clock.now.date()
        past = {r.span[0]: r for r in self.clock.dates("past") if r.end is not None}
        found = []
        for one in self.clock.dates("future"):
            before = past.get(one.span[0])
            if one.end is None or one.end <= today:
                continue
            gone = (today - before.end).days if before is not None and before.end is not None else None
            if gone is None or gone < 0 or (one.end - today).days < gone:
                found.append(self.said.word_at(one.span[0]))
        return frozenset(found)

    @property
    def has_progress(self) -> bool:
        """Whether figures of progress are said."""
        return bool([q for q in self.quantities if not q.denied]) or any(
            p.kind in ("level", "added") for p in self.percents
        )

    def only(self, *names: str) -> bool:
        """Whether nothing is said beyond these tags, fillers and addresses."""
        covered = {
            i for t in self.said.tags if t.name in SMALL or t.name in names for i in range(t.first, t.last)
        }
        words = self.said.words
        return all(
            i in covered or not words[i][0].isalnum() or words[i].startswith("@") or fold(words[i]) in LIGHT
            for i in range(len(words))
        )

    def title(self, lenient: bool, first: int = 0, last: int | None = None) -> Reference | None:
        """The words that name a task, where no number does: those of a known title before all others."""
        end = len(self.said) if last is None else last
        mention = next((m for m in self.mentions if first <= m.first < end), None)
        return mention or find_title(self.said, self.bounds, first, end, lenient)

    def leading(self, first: int, last: int) -> Reference | None:
        """The words a clause begins with, up to what is said of them."""
        return leading(self.said, self.bounds, first, last)

    def fire(self, rule: str, first: int = 0, last: int | None = None) -> None:
        """Note that a rule fired on some words."""
        said = self.said
        end = len(said) if last is None else last
        if not len(said) or first >= end:
            self.trace.append(Fired(rule, "", (0, 0)))
            return
        self.trace.append(Fired(rule, said.typed(first, end), (said.starts[first], said.ends[end - 1])))


LIGHT = frozenset(
    "oi a ah e em anh chi c dong hay bot ban minh nho xin luon cac cho voi nhe dc da vang thoi nay van phong uh hey".split()
)


def gather(text: str, now: datetime, chat: str, context: Context) -> Facts:
    """Read everything that does not depend on the intent."""
    said = listen(text)
    numbers = find_numbers_of_documents(said.text, said.flat)
    cited = [(said.word_at(a), said.word_at(b - 1) + 1) for _, (a, b) in numbers]
    references = [r for r in find_references(said) if not _touches(r.first, r.last, cited)]
    named = [(r.first, r.last) for r in references]
    percents = [p for p in find_percents(said) if not _touches(p.first, p.last, named)]
    figures = [(p.first, p.last) for p in percents]
    quantities = find_quantities(said, named + cited + figures)
    counted = [(q.first, q.last) for q in quantities]
    mentions = _mentions(said, context, named, cited + figures + [(q.first, q.first + 1) for q in quantities])
    own = [(m.first, m.last) for m in mentions]
    units = [
        u
        for u in find_units(said, context.units, context.short_units)
        if not _touches(u.first, u.last, cited + own)
    ]
    inside = [(u.first, u.last) for u in units]
    places = find_places(said)
    persons = [
        p
        for p in find_persons(said, context.persons)
        if not _touches(p.first, p.last, inside + named + places + own)
    ]
    _drop_tags(said, inside + places + own + [(p.first, p.last) for p in persons])
    heads = [(q.first, q.first + 1) for q in quantities]
    clock = Clock(
        now,
        blanked(
            said,
            named + own + cited + figures + heads + _superlatives(said) + _groupings(said) + _forever(said),
        ),
    )
    days = [
        (said.word_at(r.span[0]), said.word_at(r.span[1] - 1) + 1)
        for r in clock.dates("future")
        if not r.text.strip().isdigit() and _stops_title(r)
    ]
    bounds = Bounds.of(
        named + cited + figures + counted + days,
        inside + cited + counted + [(titled(said, p), p.last) for p in persons] + days,
    )
    return Facts(
        said,
        clock,
        context,
        references,
        numbers,
        percents,
        quantities,
        units,
        persons,
        repeat(said),
        bounds,
        [],
        chat,
        mentions,
    )


def _mentions(
    said: Said,
    context: Context,
    numbered: Sequence[tuple[int, int]],
    figures: Sequence[tuple[int, int]],
) -> list[Reference]:
    """Known titles among the words, where the plan is known."""
    return find_mentions(said, known(context.titles), numbered, figures) if context.titles else []


TITLES = frozenset("anh chi ong ba co chu bac em ban thay sep".split())


def titled(said: Said, person: Named) -> int:
    """Where a person begins with the title before the name: "đồng chí Hải", "cô Thoa"."""
    at = person.first
    if at > 1 and said.canon[: said.offsets[at]].endswith("dong chi "):
        return at - 2
    return at - 1 if at and fold(said.words[at - 1]) in TITLES else at


def _drop_tags(said: Said, names: Sequence[tuple[int, int]]) -> None:
    """A word within a name says nothing else: chị Vân is no "vẫn"; what begins in one is read again behind it."""
    if not names:
        return
    across = [b for a, b in names for tag in said.tags if a <= tag.first < b < tag.last]
    if across:
        said.read_again(across)
    said.keep([tag for tag in said.tags if not any(a <= tag.first and tag.last <= b for a, b in names)])


def _superlatives(said: Said) -> list[tuple[int, int]]:
    """ "ai làm chậm nhất tháng này": there "chậm nhất" is a rank, no deadline."""
    if MOST.search(said.canon) is None:
        return []
    found = [t for t in said.tags if fold(said.words[t.last - 1]) == "nhat" and t.last - t.first > 1]
    return [(t.first, t.last) for t in found]


# Within a compound these are no days: "thương mại", "chiếu sáng", "tặng quà".
NO_DAYS = frozenset("mai sang qua tuan".split())
FOREVER = re.compile(r"(?<!\S)(?:ma|sao|lam|gi) (mai) (?:chua|khong|van|the|chang)(?= |$)")


def _forever(said: Said) -> list[tuple[int, int]]:
    """ "ma mai chua xong" without marks is mãi, not tomorrow."""
    return [
        (at, at + 1)
        for match in FOREVER.finditer(said.canon)
        if said.words[at := said.word_of(match.start(1))] == "mai"
    ] + [
        (tag.first, tag.last)
        for tag in said.all("compound")
        if not NO_DAYS.isdisjoint(map(fold, said.words[tag.first : tag.last]))
    ]


def _groupings(said: Said) -> list[tuple[int, int]]:
    """ "theo từng tháng" names no month."""
    return [(t.first, t.last) for t in said.all("by_month")]


# Of a title: "tặng quà Tết", "chiếu sáng".
OCCASIONS = frozenset(
    (
        "tet",
        "tet nguyen dan",
        "trung thu",
        "sang",
        "chieu",
        "toi",
        "chieu sang",
        "20/11",
        "27/7",
        "2/9",
        "30/4",
    )
)


def _stops_title(reading: object) -> bool:
    """A bare year or a month with its year may belong to a title ("PII năm 2027"); a day does not."""
    grain, text = getattr(reading, "grain", "day"), fold(getattr(reading, "text", "")).strip()
    return grain != "year" and text not in OCCASIONS


def _touches(first: int, last: int, ranges: Sequence[tuple[int, int]]) -> bool:
    return any(a < last and first < b for a, b in ranges)
