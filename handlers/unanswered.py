"""Extensions, completions and assignments that nobody has answered: asked again after some working days, then told to the office.

Each step of each request is told once; what is due on a day goes to a person in one message.
"""

from collections import defaultdict
from collections.abc import Iterator

from handlers import assign_store, completion, extension_moves
from handlers.messages import Post
from handlers.turn import Turn, holders, notify
from storage import people, receipts, reports, requests, schedules
from storage import tasks as stored
from storage.receipts import Given
from tasks.errors import NotFound
from tasks.model import Person, Role, State, Task, local_date
from tasks.waiting import Unanswered, unanswered
from vietnamese.words import unanswered as words
from vietnamese.words.unanswered import ASSIGNMENT, COMPLETION, EXTENSION, Waiting

Open = tuple[str, Waiting, tuple[Person, ...]]


def posts(turn: Turn) -> list[Post]:
    """What is due now, by person; the steps told are noted with it."""
    again: dict[int, list[Waiting]] = defaultdict(list)
    office: list[Waiting] = []
    for key, row, deciders in _open(turn):
        step = unanswered(row.since, turn.today, turn.house.rules, turn.house.calendar)
        if step is Unanswered.WAITING or not schedules.run_once(turn.conn, key, str(step), turn.now):
            continue
        if step is Unanswered.OFFICE:
            office.append(row)
        else:
            for person in deciders:
                again[person.id].append(row)
    return [*_to_deciders(turn, again), *_to_office(turn, office)]


def _open(turn: Turn) -> Iterator[Open]:
    everyone = {p.id: p for p in people.people(turn.conn, active_only=False)}
    for asked in requests.open_extensions(turn.conn):
        task = stored.get(turn.conn, asked.task_id)
        if not task.is_open or task.gone:
            continue
        who = _deciders(turn, task, everyone[asked.asked_by])
        names = tuple(p.name for p in who)
        asker = everyone[asked.asked_by].name
        row = Waiting(EXTENSION, task, asker, local_date(asked.asked_at), asked.day, names)
        yield f"unanswered:{task.id}:{asked.seq}", row, who
    for given in receipts.unreceived(turn.conn):
        yield _assignment(turn, given, everyone)
    for task in stored.all_tasks(turn.conn):
        if task.state is State.AWAITING:
            yield from _completion(turn, task, everyone)


def _deciders(turn: Turn, task: Task, asker: Person) -> tuple[Person, ...]:
    try:
        return extension_moves.addressees(turn, task, asker)
    except NotFound:
        return ()


def _assignment(turn: Turn, given: Given, everyone: dict[int, Person]) -> Open:
    task = stored.get(turn.conn, given.task_id)
    who = tuple(assign_store.doers(turn, {"person": task.lead_person_id, "unit": task.lead_unit_id}))
    giver = everyone[given.given_by].name if given.given_by else task.assigned_by
    names = tuple(p.name for p in who)
    row = Waiting(ASSIGNMENT, task, giver, local_date(given.at), deciders=names)
    return f"unanswered:{task.id}:{given.seq}", row, tuple(p for p in who if p.id != given.given_by)


def _completion(turn: Turn, task: Task, everyone: dict[int, Person]) -> Iterator[Open]:
    told = [r for r in reports.of_task(turn.conn, task.id) if not r.reverted]
    if not told:
        return
    doer = everyone[told[-1].person_id]
    who = tuple(completion.superiors(turn, task, doer))
    names = tuple(p.name for p in who)
    row = Waiting(COMPLETION, task, doer.name, local_date(told[-1].recorded_at), deciders=names)
    yield f"unanswered:{task.id}:{told[-1].seq}", row, who


def _to_deciders(turn: Turn, again: dict[int, list[Waiting]]) -> list[Post]:
    found = []
    for person_id, rows in again.items():
        to = people.get_person(turn.conn, person_id)
        text = words.to_decider(to, rows, turn.house.rules.address)
        found.append(notify(turn, person_id, text, f"unanswered:{person_id}:{turn.today.isoformat()}"))
    return [p for p in found if p is not None]


def _to_office(turn: Turn, rows: list[Waiting]) -> list[Post]:
    if not rows:
        return []
    days, address = turn.house.rules.unanswered_office_days, turn.house.rules.address
    found = [
        notify(
            turn,
            to.id,
            words.to_office(to, rows, days, address),
            f"unanswered:office:{to.id}:{turn.today.isoformat()}",
        )
        for to in holders(turn, Role.OFFICE)
    ]
    return [p for p in found if p is not None]
