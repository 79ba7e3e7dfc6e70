"""Urging is recorded on every task and sent: now, or by the clock on the next working day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from handlers.messages import Address, Post
from handlers.turn import Desk, House, Outcome, Turn, load_house, notify, say
from handlers.urge_whom import Target
from storage import accounts, journal, people, urgings
from storage import tasks as stored
from tasks.changes import Change, ChangeKind
from tasks.entry import REPORTS
from tasks.model import Person, Task, local_date
from tasks.standing import verdict
from vietnamese.text import Text
from vietnamese.words import urge as words


@dataclass(frozen=True, slots=True)
class Said:
    """The superior's message as written, kept in the journal, and the wish in it that is passed on."""

    words: str
    wish: str


def send_now(turn: Turn, by: int, said: Said, targets: Sequence[Target]) -> Outcome:
    """Every target gets the words at once."""
    posts: list[Post] = []
    reached: list[str] = []
    unreached: list[str] = []
    speaker = people.get_person(turn.conn, by)
    for target in targets:
        _record(turn, target, said.words, by, None)
        tasks = [stored.get(turn.conn, i) for i in target.task_ids]
        text = text_for(turn.house, speaker, target.person, said.wish, tasks, turn.now)
        post = notify(turn, target.person.id, text, f"urge:m{turn.inbox_id}:{target.person.id}")
        (unreached if post is None else reached).append(target.person.name)
        posts += [] if post is None else [post]
    return _told(turn, targets, reached, unreached, posts, None)


def keep(turn: Turn, by: int, said: Said, targets: Sequence[Target], moment: datetime) -> Outcome:
    """The clock sends the words at the moment."""
    reached: list[str] = []
    unreached: list[str] = []
    for target in targets:
        _record(turn, target, said.words, by, moment)
        urgings.put(
            turn.conn,
            by_person=by,
            to_person=target.person.id,
            task_ids=target.task_ids,
            words=said.wish,
            send_at=moment,
        )
        can = accounts.reachable(turn.conn, target.person.id) is not None
        (reached if can else unreached).append(target.person.name)
    return _told(turn, targets, reached, unreached, [], moment)


def _told(
    turn: Turn,
    targets: Sequence[Target],
    reached: list[str],
    unreached: list[str],
    posts: list[Post],
    moment: datetime | None,
) -> Outcome:
    ids = list(dict.fromkeys(i for t in targets for i in t.task_ids))
    subject = {"task": ids[0] if len(ids) == 1 else None, "query": None, "ids": ids}
    return Outcome(say(words.sent(reached, unreached, moment)).reply, tuple(posts), subject)


def text_for(house: House, by: Person, to: Person, said: str, tasks: Sequence[Task], now: datetime) -> Text:
    """The message with how each task stands at the moment of sending."""
    day = local_date(now)
    pairs = [(t, verdict(t, day, house.rules, house.calendar)) for t in tasks]
    return words.message(by, to, said, pairs, house.rules.address)


def _record(turn: Turn, target: Target, said: str, by: int, moment: datetime | None) -> None:
    """On every task that it is about, else on the person's unit."""
    data: dict[str, object] = {"to": target.person.id}
    if moment is not None:
        data["send_at"] = moment.isoformat()
    for task_id in target.task_ids:
        stored.record(turn.conn, stored.get(turn.conn, task_id), _change(turn, task_id, said, by, data))
    if not target.task_ids and target.person.unit_id is not None:
        journal.note(
            turn.conn,
            "unit",
            target.person.unit_id,
            str(ChangeKind.URGED),
            turn.now,
            by_person=turn.me.id,
            inbox_id=turn.inbox_id,
            words=said,
            data={**data, "for": by},
        )


def _change(turn: Turn, task_id: int, said: str, by: int, data: dict[str, object]) -> Change:
    return Change(
        subject_kind="task",
        subject_id=task_id,
        seq=journal.next_seq(turn.conn, "task", task_id),
        kind=ChangeKind.URGED,
        effective_on=turn.today,
        recorded_at=turn.now,
        by_person=turn.me.id,
        for_person=by if by != turn.me.id else None,
        inbox_id=turn.inbox_id,
        words=said,
        data=data,
    )


def answers(turn: Turn, task: Task, facts: str) -> list[Post]:
    """After a report: one line to each who urged since the report before, with what was reported."""
    asked: dict[int, int] = {}
    for change in journal.history(turn.conn, "task", task.id)[:-1]:
        if change.kind in REPORTS:
            asked.clear()
        elif change.kind is ChangeKind.URGED and change.by_person is not None:
            asked[change.for_person or change.by_person] = change.seq
    found = []
    for person_id, seq in asked.items():
        if person_id != turn.me.id:
            to = people.get_person(turn.conn, person_id)
            text = words.answered(to, turn.me.name, task, facts, turn.house.rules.address)
            found.append(notify(turn, person_id, text, f"urge:answer:{task.id}:{seq}:{person_id}"))
    return [p for p in found if p is not None]


def due_posts(conn: Connection, desk: Desk, now: datetime) -> list[Post]:
    """What was kept for this morning; words about work that is done meanwhile are not sent."""
    house = load_house(conn, desk)
    posts = []
    for kept in urgings.due(conn, now):
        urgings.finish(conn, kept.id)
        tasks = [t for t in (stored.get(conn, i) for i in kept.task_ids) if t.is_open]
        account = accounts.reachable(conn, kept.to_person)
        if account is None or (kept.task_ids and not tasks):
            continue
        by, to = people.get_person(conn, kept.by_person), people.get_person(conn, kept.to_person)
        text = text_for(house, by, to, kept.words, tasks, now)
        address = Address(account.channel, account.bot_id, account.chat_id)
        posts.append(Post(address, text, f"urge:{kept.id}"))
    return posts
