"""Tasks moved between units in bulk by one file with the decision's number: a card first, then one change each.

Lateness stays with whoever held the task on each day: the change is true from the decision's day, reports and
deadlines stay as they are. Nothing moves without a paper; a row that fits no task or several is named and left out.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Connection

from handlers import linking, naming
from handlers.messages import Choice, Post, Reply
from handlers.turn import House, Outcome, Turn, draft_expiry, holders, notify, say
from storage import conversations, journal, people
from storage import tasks as stored
from storage.conversations import Draft
from tasks.changes import Change, ChangeKind
from tasks.model import CONTAINERS, LEFT_STATES, Person, Role, Task, local_date
from tasks.rights import Action, require
from vietnamese.normalize import fold
from vietnamese.words import transfer as words

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Move:
    """One task to its new unit, with the paper and the day from which the new unit answers for it."""

    task: Task
    unit_id: int
    person_id: int | None
    paper: str
    on: date


@dataclass(frozen=True, slots=True)
class Moves:
    """What a file comes to: `problems` are (row, code, words); `unpapered` rows name no decision."""

    moves: tuple[Move, ...] = ()
    problems: tuple[tuple[int, str, str], ...] = ()
    unpapered: int = 0


@dataclass(slots=True)
class _Reader:
    house: House
    tasks: Sequence[Task]
    everyone: tuple[Person, ...]
    paper: str
    on: date
    found: dict[int, Move] = field(default_factory=dict)
    problems: list[tuple[int, str, str]] = field(default_factory=list)
    unpapered: int = 0

    def row(self, row: Row) -> None:
        unit = naming.match_unit(self.house.units, row["target"])
        if unit is None:
            self.problems.append((row["row"], "unit", row["target"]))
            return
        person = self._person(row)
        for task in self._tasks(row):
            if task.lead_unit_id == unit.id and (person is None or task.lead_person_id == person.id):
                self.problems.append((row["row"], "already", task.title))
                continue
            paper = row["paper"] or self.paper
            self.unpapered += not paper
            on = date.fromisoformat(row["on"]) if row["on"] else self.on
            self.found[task.id] = Move(task, unit.id, person.id if person else None, paper, on)

    def _person(self, row: Row) -> Person | None:
        named = [p for p in self.everyone if row["person"] and naming.same_name(p.name, row["person"])]
        if row["person"] and len(named) != 1:
            self.problems.append((row["row"], "person", row["person"]))
        return named[0] if len(named) == 1 else None

    def _tasks(self, row: Row) -> list[Task]:
        if not row["task"] and not row["title"]:
            return self._of_unit(row)
        titled = [t for t in self.tasks if fold(t.title) == fold(row["title"])] if row["title"] else []
        found = titled if len(titled) == 1 else []
        if not found and row["task"]:
            link = linking.link(row["task"], self.tasks)
            found = [link.task] if link.task else []
            if link.options and titled:
                found = [t for t in link.options if t in titled][:1]
        if not found:
            self.problems.append((row["row"], "task", row["task"] or row["title"]))
        return found

    def _of_unit(self, row: Row) -> list[Task]:
        unit = naming.match_unit(self.house.units, row["source"])
        if unit is None:
            self.problems.append((row["row"], "unit", row["source"]))
            return []
        return [t for t in self.tasks if t.lead_unit_id == unit.id and t.state not in LEFT_STATES]


def read(conn: Connection, house: House, rows: Sequence[Row], paper: str, on: date) -> Moves:
    """What the rows mean now; `paper` and `on` stand where a row prints none."""
    tasks = [t for t in stored.all_tasks(conn) if t.node_type not in CONTAINERS]
    reader = _Reader(house, tasks, people.people(conn), paper, on)
    for row in rows:
        reader.row(row)
    return Moves(tuple(reader.found.values()), tuple(reader.problems), reader.unpapered)


def begin(turn: Turn, rows: Sequence[Row]) -> Outcome:
    """Show what the file would move."""
    require(turn.me, Action.IMPORT_PLAN, place=turn.where)
    paper, on = words.paper_in(turn.message.text)
    data = {"rows": list(rows), "paper": paper, "on": on.isoformat() if on else None}
    draft = conversations.start_draft(turn.conn, turn.me.id, "transfer", data, turn.now, draft_expiry(turn))
    return present(turn, draft)


def present(turn: Turn, draft: Draft) -> Outcome:
    """The card; it can be confirmed once every row has a decision."""
    moves = _moves(turn, draft)
    if not moves.moves:
        conversations.close_draft(turn.conn, draft.id, "cancelled")
        return say(words.nothing(moves.problems))
    cancel = Choice(words.NO, "transfer.cancel", {"word": "no"})
    yes = Choice(words.YES, "transfer.confirm", {"word": "yes"})
    card = words.card(counts(turn.house, moves), moves.problems, _papers(moves), moves.unpapered)
    choices = (cancel,) if moves.unpapered else (yes, cancel)
    reply = Reply(card, choices, draft=(draft.id, draft.version))
    return Outcome(reply, question_expires=draft.expires_at)


def counts(house: House, moves: Moves) -> list[tuple[str, str, int]]:
    """(from, to, how many), in the agency's own order."""
    found = Counter((m.task.lead_unit_id, m.unit_id) for m in moves.moves)
    return [(house.unit_name(a) or words.NOBODY, house.unit_name(b), n) for (a, b), n in found.items()]


def _papers(moves: Moves) -> list[tuple[str, date]]:
    return list(dict.fromkeys((m.paper, m.on) for m in moves.moves if m.paper))


def _moves(turn: Turn, draft: Draft) -> Moves:
    on = date.fromisoformat(draft.data["on"]) if draft.data["on"] else turn.today
    return read(turn.conn, turn.house, draft.data["rows"], draft.data["paper"], min(on, turn.today))


def concerns(text: str) -> bool:
    """Whether a text names the decision of the open card."""
    return bool(words.paper_in(text)[0]) and len(text) < 160


def mend(turn: Turn, draft: Draft) -> Outcome:
    """The decision's number and day, said for every row that prints none."""
    paper, on = words.paper_in(turn.message.text)
    data = {**draft.data, "paper": paper, "on": on.isoformat() if on else draft.data["on"]}
    return present(turn, conversations.mend_draft(turn.conn, draft.id, data, draft_expiry(turn)))


def confirm(turn: Turn) -> Outcome:
    """Move every task, tell the heads of the units that take over."""
    require(turn.me, Action.IMPORT_PLAN, place=turn.where)
    draft = conversations.get_draft(turn.conn, turn.arguments["draft"])
    moves = _moves(turn, draft)
    store(
        turn.conn,
        turn.house,
        moves,
        now=turn.now,
        by_person=turn.me.id,
        inbox_id=turn.inbox_id,
        said=turn.message.text,
    )
    conversations.close_draft(turn.conn, draft.id, "done")
    reply = say(words.stored(len(moves.moves), _papers(moves))).reply
    return Outcome(reply, tuple(_told(turn, draft.id, moves)))


def store(
    conn: Connection,
    house: House,
    moves: Moves,
    *,
    now: Any,
    by_person: int | None = None,
    inbox_id: int | None = None,
    said: str = "",
) -> None:
    """One change each, true from the decision's day."""
    for move in moves.moves:
        task = move.task
        new = Change(
            subject_kind="task",
            subject_id=task.id,
            seq=journal.next_seq(conn, "task", task.id),
            kind=ChangeKind.HANDED_OVER,
            effective_on=min(move.on, local_date(now)),
            recorded_at=now,
            by_person=by_person,
            inbox_id=inbox_id,
            source=move.paper,
            words=said,
            data={
                "lead_unit_id": move.unit_id,
                "lead_unit_text": house.unit_name(move.unit_id),
                "lead_person_id": move.person_id,
                "paper": move.paper,
                "before": {"lead_unit_id": task.lead_unit_id, "lead_person_id": task.lead_person_id},
            },
        )
        stored.record(conn, task, new)


def _told(turn: Turn, draft_id: int, moves: Moves) -> list[Post]:
    posts = []
    for unit_id in dict.fromkeys(m.unit_id for m in moves.moves):
        mine = [m for m in moves.moves if m.unit_id == unit_id]
        for head in holders(turn, Role.HEAD, unit_id=unit_id):
            if head.id == turn.me.id:
                continue
            text = words.told(
                head, [m.task for m in mine], mine[0].paper, mine[0].on, turn.house.rules.address
            )
            post = notify(turn, head.id, text, f"transfer:{draft_id}:{head.id}")
            posts += [post] if post else []
    return posts


def cancel(turn: Turn) -> Outcome:
    """Nothing is moved."""
    conversations.close_draft(turn.conn, turn.arguments["draft"], "cancelled")
    return say(words.cancelled())
