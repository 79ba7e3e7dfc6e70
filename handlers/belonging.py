""" "Không thuộc đơn vị tôi": goes to the office, which says whose task it is; until then nobody is asked for it."""

import re

from handlers.acts import act
from handlers.heads import heads_of
from handlers.messages import Choice, Post, Reply
from handlers.turn import Outcome, Turn, holders, notify, say
from storage import misplaced, people
from storage import tasks as stored
from tasks.changes import ChangeKind
from tasks.model import Role, Task
from tasks.rights import Action, require
from vietnamese.normalize import fold
from vietnamese.words import gaps as words

ASKED = re.compile(
    r"(?:cac |nhung |xem |danh sach )*(?:viec|nhiem vu)(?: nao)?(?: duoc bao| bao| bi bao)?(?: la)? khong thuoc don vi(?: nao)?(?: toi)?"
)


def speaks_of_it(turn: Turn) -> bool:
    """Whether the office settles what was said to belong elsewhere."""
    return turn.me.has(Role.OFFICE) and ASKED.fullmatch(fold(turn.message.text).strip(" .?!")) is not None


def claim(turn: Turn, task: Task, said: str) -> Outcome:
    """Keep the claim and tell the office."""
    posts = claimed(turn, task, said)
    return Outcome(say(words.kept_claim([task])).reply, tuple(posts))


def claimed(turn: Turn, task: Task, said: str) -> list[Post]:
    """The posts that a new claim causes; the journal keeps the person's own words."""
    require(turn.me, Action.REPORT, task, turn.house.units, turn.where)
    row = misplaced.put(turn.conn, task.id, turn.me.id, said, turn.now)
    if row is None:
        return []
    act(turn, task, ChangeKind.CONTESTED, {"kind": "unit"}, words=said)
    text = words.claim_told(task, turn.house.unit_name(task.lead_unit_id), turn.me.name, said)
    found = [notify(turn, p.id, text, f"misplaced:{row}:{p.id}") for p in holders(turn, Role.OFFICE)]
    return [p for p in found if p is not None]


def settle_next(turn: Turn) -> Outcome:
    """The next claim with the units to choose from."""
    require(turn.me, Action.TRANSFER, place=turn.where)
    return _next(turn, None)


def _next(turn: Turn, said: str | None) -> Outcome:
    claims = {m.task_id: m for m in reversed(misplaced.still_open(turn.conn))}
    if not claims:
        return say(words.no_claims() if said is None else words.line_of(said))
    first = misplaced.still_open(turn.conn)[0]
    task = stored.get(turn.conn, first.task_id)
    unit = turn.house.unit_name(task.lead_unit_id)
    who = people.get_person(turn.conn, first.person_id)
    text = words.settle_claim(task, unit, who.name, first.words, len(claims) - 1)
    text = text if said is None else words.line_of(said) + text
    others = [u for u in turn.house.units if u.id != task.lead_unit_id]
    choices = (
        [Choice(words.stays(unit), "misplaced.settle", {"task": task.id, "unit": task.lead_unit_id})]
        if unit
        else []
    )
    choices += [Choice(u.name, "misplaced.settle", {"task": task.id, "unit": u.id}) for u in others]
    return Outcome(Reply(text, tuple(choices)))


def settle(turn: Turn) -> Outcome:
    """The office's word: the task stays, or goes to another unit from today on; both sides are told."""
    task = stored.get(turn.conn, int(turn.arguments["task"]))
    require(turn.me, Action.TRANSFER, task, turn.house.units, turn.where)
    unit_id = int(turn.arguments["unit"])
    unit, moved = turn.house.unit_name(unit_id), unit_id != task.lead_unit_id
    claims = [m for m in misplaced.still_open(turn.conn) if m.task_id == task.id]
    if moved:
        data = {"lead_unit_id": unit_id, "lead_person_id": None, "lead_unit_text": ""}
        task, _ = act(turn, task, ChangeKind.HANDED_OVER, data)
    else:
        act(turn, task, ChangeKind.CONTEST_DECIDED, {"kind": "unit"})
    misplaced.settle(turn.conn, task.id, "moved" if moved else "stays", turn.me.id, turn.now)
    posts = _tell(turn, task, unit, moved, {m.person_id for m in claims})
    outcome = _next(turn, words.claim_settled(task, unit, moved))
    return Outcome(outcome.reply, tuple(posts))


def _tell(turn: Turn, task: Task, unit: str, moved: bool, claimers: set[int]) -> list[Post]:
    heads = heads_of(turn.house.units, task.lead_unit_id, people.people(turn.conn)) if moved else ()
    to = dict.fromkeys([*sorted(claimers), *(h.id for h in heads)])
    text = words.claim_answer(task, unit, moved)
    found = [notify(turn, p, text, f"misplaced:{task.id}:{task.version}:{p}") for p in to if p != turn.me.id]
    return [p for p in found if p is not None]
