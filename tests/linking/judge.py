"""Plays messages through the handlers that link, each undone at once, and tells which task came of them."""

import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection

from handlers import linking, report, show, undo, urge_whom, vague
from handlers.extension import ask as ask_extension
from handlers.messages import Address, Message
from handlers.turn import Outcome, Turn, load_house, understand_turn
from storage import conversations, people
from storage.database import Database
from tasks.errors import Refused
from tasks.model import VIETNAM, Person, Role
from tests import house
from tests.linking import department
from tests.linking.department import Entry
from tests.linking.messages import MOST, Case, Speaker, cases

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=VIETNAM)
RIGHT, ASKED, LAZY, ASTRAY, MISSED, WRONG = (
    "right",
    "asked",
    "asked lazily",
    "asked without",
    "not found",
    "wrong",
)
OUTCOMES = (RIGHT, ASKED, LAZY, ASTRAY, MISSED, WRONG)


@dataclass(frozen=True, slots=True)
class Found:
    """What came of a message: the task, or the options of a question, and the milliseconds of linking."""

    task: int | None
    options: tuple[int, ...]
    spent: float
    note: str = ""


class Room:
    """The department within one transaction; what a message writes is undone before the next."""

    def __init__(self, conn: Connection) -> None:
        self.conn = conn
        self.house = load_house(conn, house.DESK)
        self.people = {p.name: p for p in people.people(conn)}
        self.pools: dict[str, list[object]] = {}

    def turn(self, who: str, text: str) -> Turn:
        """A turn of somebody in private, the pool read once per person."""
        address = Address("telegram", "test", f"person:{who}")
        message = Message(address, "private", f"person:{who}", NOW.astimezone(UTC), text)
        turn = Turn(self.conn, house.DESK, self.house, message, NOW, 1, person=self.people[who])
        turn.pool = self.pools.get(who)  # type: ignore[assignment]
        linking.visible(turn)
        self.pools[who] = turn.pool  # type: ignore[assignment]
        return turn

    def speakers(self, entries: Sequence[Entry]) -> list[Speaker]:
        """Everybody who speaks in the measure."""
        return [self._speaker(p, entries) for p in self.people.values()]

    def _speaker(self, person: Person, entries: Sequence[Entry]) -> Speaker:
        turn = self.turn(person.name, "")
        ids = {t.id for t in linking.reportable(turn)}
        own = frozenset(linking.own_ids(turn))
        leads = person.has(Role.LEADER, Role.HEAD, Role.OFFICE)
        seen = {t.id for t in linking.visible(turn)}
        return Speaker(
            person.name,
            tuple(e for e in entries if e.task.id in seen),
            tuple(e for e in entries if e.task.id in ids),
            own,
            leads,
        )

    def play(self, case: Case) -> Found:
        """Link one message through the handler of its act."""
        turn = self.turn(case.who, case.text)
        understand_turn(turn)
        nested = self.conn.begin_nested()
        begun = time.perf_counter()
        try:
            return self._linked(turn, case.act, begun)
        finally:
            nested.rollback()

    def _linked(self, turn: Turn, act: str, begun: float) -> Found:
        try:
            task, options = _LINKS[act](turn)
        except Refused as refused:
            options = tuple(refused.arguments.get("ids", ())) or _offered(turn, refused)  # type: ignore[arg-type]
            return Found(None, options, (time.perf_counter() - begun) * 1e3, refused.code)
        return Found(task, options, (time.perf_counter() - begun) * 1e3)


def _offered(turn: Turn, refused: Refused) -> tuple[int, ...]:
    """What is offered instead of "no such task"."""
    offered = vague.offer(turn, refused) if refused.code == "no_such_task" else None
    return tuple(offered.subject["ids"]) if offered is not None and offered.subject else ()


Linked = tuple[int | None, tuple[int, ...]]


def _drafted(turn: Turn, outcome: Outcome, kind: str) -> Linked:
    draft = conversations.open_draft(turn.conn, turn.me.id)
    rows = draft.data["items" if kind == "report" else "rows"] if draft is not None else ()
    if not rows:
        said = outcome.reply.text
        found = [t.id for t in turn.pool or () if f"#{t.id})" in str(said)]
        return (found[0], ()) if len(found) == 1 else (None, ())
    wrong = [r["task"] for r in rows if r["task"]]
    return (wrong[0] if wrong else None), tuple(rows[0]["options"])


def _report(turn: Turn) -> Linked:
    return _drafted(turn, report.report(turn), "report")


def _correct(turn: Turn) -> Linked:
    return _drafted(turn, undo.correct(turn), "report")


def _extend(turn: Turn) -> Linked:
    return _drafted(turn, ask_extension(turn), "rows")


def _show(turn: Turn) -> Linked:
    found = show.meant(turn)
    return found.id, ()


def _urge(turn: Turn) -> Linked:
    found = urge_whom.tasks_named(turn)
    return (found[0].id if found else None), ()


_LINKS = {"report": _report, "correct": _correct, "extend": _extend, "show": _show, "urge": _urge}


def judge(case: Case, found: Found) -> str:
    """The one word for what came of a message."""
    if found.task is not None:
        return RIGHT if case.right == {found.task} else WRONG
    if not case.right:
        return ASKED if found.options else RIGHT
    if not found.options:
        return MISSED
    if not case.right <= set(found.options) or len(found.options) > MOST:
        return ASTRAY
    return ASKED if len(case.right) > 1 else LAZY


@dataclass(frozen=True, slots=True)
class Result:
    """One message with what came of it."""

    case: Case
    found: Found
    verdict: str


def play(conn: Connection, told: Iterable[Case]) -> list[Result]:
    """Every message through its handler."""
    room = Room(conn)
    played = [(case, room.play(case)) for case in told]
    return [Result(case, found, judge(case, found)) for case, found in played]


def measure(rounds: int, seed: int = 11) -> tuple[list[Result], dict[int, str]]:
    """Build the department, play this many rounds, and answer the results with the titles by id."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{folder}/bot.db")
        department.build(database)
        try:
            return database.write(lambda conn: _measured(conn, rounds, seed))
        finally:
            database.close()


def _measured(conn: Connection, rounds: int, seed: int) -> tuple[list[Result], dict[int, str]]:
    entries = department.entries(conn)
    speakers = Room(conn).speakers(entries)
    return play(conn, cases(speakers, entries, rounds, seed)), {e.task.id: e.task.title for e in entries}


def table(results: Sequence[Result]) -> list[str]:
    """The measure, a row per form of naming."""
    rows = [f"{'form':14}{'messages':>9}" + "".join(f"{o:>15}" for o in OUTCOMES)]
    forms = list(dict.fromkeys(r.case.form for r in results))
    for form in [*forms, "all"]:
        mine = [r for r in results if form in (r.case.form, "all")]
        counts = Counter(r.verdict for r in mine)
        rows.append(f"{form:14}{len(mine):>9}" + "".join(f"{counts[o]:>15}" for o in OUTCOMES))
    return rows
