"""A task is given by chat: whom, what, until when, by whom; a card first, stored after "1".

A leader gives in the own field, a head inside the unit, the office only in the name of a leader whom it
names. Tasks given so live in the plan "Giao trực tiếp <năm>"; a task that exists gets a new doer instead.
"""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from handlers import assign_store, assign_whom, joint, linking, show
from handlers.messages import Choice, Reply
from handlers.said import doubtful, due, person_name, require_possible_dates
from handlers.turn import Outcome, Turn, draft_expiry, say, understand_turn
from storage import conversations, people
from storage import tasks as stored
from storage.conversations import Draft
from tasks.errors import Contradiction, NotFound
from tasks.model import Person, Task
from tasks.rights import Action, require
from vietnamese.normalize import fold
from vietnamese.text import Text
from vietnamese.words import assign as words
from vietnamese.words import dates, general

MOST_LEADS = 3
THIS = re.compile(r"(?:viec |nhiem vu |nv )?(?:nay|do|ay|tren|vua roi)")
NUMBERED = re.compile(r"(#?[\w.]+)(?: cho .*)?$")


def assign(turn: Turn) -> Outcome:
    """Begin the card of a new task, or ask in one line for what is missing."""
    require(turn.me, Action.ASSIGN, place=turn.where)
    require_possible_dates(turn)
    said = turn.message.text.strip()
    turn, beside = to_the_first(turn)
    if not turn.heard.tasks:
        return say(words.what())
    title = " ".join(turn.heard.tasks[0].split())
    existing = _existing(turn, title)
    if not turn.heard.unit and not person_name(turn):
        return say(words.to_whom(existing.title if existing else title))
    unit_id, person = assign_whom.whom(turn, turn.heard.unit, person_name(turn))
    data = {
        "title": title[:1].upper() + title[1:],
        "task": existing.id if existing else None,
        "unit": unit_id,
        "person": person.id if person else None,
        **_deadline(turn, existing),
        "for": assign_whom.named_leader(turn),
        "words": said,
        **with_others(beside, unit_id, person),
    }
    return present(turn, start(turn, data))


def to_the_first(turn: Turn) -> tuple[Turn, joint.Joint | None]:
    """The order as one to its first taker, and who is named beside; as it is where nothing would be left of it."""
    beside = joint.found(turn)
    if beside is None:
        return turn, None
    alone = joint.without(turn, beside)
    understand_turn(alone)
    kept = alone.heard.tasks and (alone.heard.unit or person_name(alone))
    return (alone, beside) if kept else (turn, None)


def with_others(beside: joint.Joint | None, unit_id: int | None, person: Person | None) -> dict[str, Any]:
    """Who co-operates: units, persons (with their unit where it is another one), and whom the roster lacks."""
    if beside is None:
        return {}
    persons = [p for p in beside.persons if person is None or p.id != person.id]
    units = [*beside.units, *(p.unit_id for p in persons if p.unit_id)]
    return {
        "coordinating": sorted({u for u in units if u != unit_id}),
        "with": [p.id for p in persons],
        "unknown": list(beside.unknown),
    }


def start(turn: Turn, data: dict[str, Any]) -> Draft:
    """Open the draft of an order; it takes the place of one of the same task, and comes before any other."""
    before = conversations.open_draft(turn.conn, turn.me.id)
    again = before is not None and before.kind == "assign" and _same(before.data, data)
    return conversations.start_draft(
        turn.conn, turn.me.id, "assign", data, turn.now, draft_expiry(turn), beside=not again
    )


def _same(before: Mapping[str, Any], now: Mapping[str, Any]) -> bool:
    """Whether two orders are of one task, the newer perhaps in other words."""
    if before["task"] or now["task"]:
        return bool(before["task"] == now["task"])
    first, second = set(fold(before["title"]).split()), set(fold(now["title"]).split())
    return 2 * len(first & second) > min(len(first), len(second))


def _existing(turn: Turn, title: str) -> Task | None:
    """ "giao nv 2.1 cho đồng chí …", "giao chị Hà việc này" name a task that exists; words name a new one."""
    if THIS.fullmatch(fold(title)):
        return show.last_spoken_of(turn)
    number = NUMBERED.match(title)
    if number is None or not linking.NUMBER.match(number[1]):
        return None
    title = f"#{number[1]}" if f"#{number[1]}" in turn.message.text else number[1]
    found = linking.link(title, linking.visible(turn), linking.own_ids(turn))
    if found.task is not None:
        return found.task
    if found.options:
        raise NotFound("which_code", name=title, tasks=", ".join(f"#{t.id}" for t in found.options))
    raise NotFound("no_such_task", name=title)


def _deadline(turn: Turn, existing: Task | None) -> dict[str, Any]:
    said = due(turn)
    if said is None or said.end is None:
        return {"day": None, "start": None, "due_words": "", "no_deadline": existing is not None, "doubt": ""}
    if said.end < turn.today:
        raise Contradiction("deadline_past", day=said.end)
    start = said.start.isoformat() if said.start else None
    doubt = doubtful(said, turn.today)
    day = said.end.isoformat()
    return {"day": day, "start": start, "due_words": said.text, "no_deadline": False, "doubt": doubt}


def present(turn: Turn, draft: Draft) -> Outcome:
    """The next question about the draft (in whose name, until when), else the card."""
    data = draft.data
    by = assign_whom.giver(turn, data)
    if by is None:
        return _ask(draft, words.whose_instruction(), _leaders(turn, data))
    assign_whom.require_may(turn, by, data)
    if data["day"] is None and not data["no_deadline"]:
        without = Choice(words.WITHOUT_DEADLINE, "assign.confirm", {"set": {"no_deadline": True}})
        return _ask(draft, words.until_when(data["title"]), (without, _no()))
    if data.get("doubt"):
        return _doubt(turn, draft)
    task = stored.get(turn.conn, data["task"]) if data["task"] else None
    choices = (Choice(words.YES, "assign.confirm", {"word": "yes"}), *_leads(turn, data), _no())
    return _ask(draft, words.card(assign_store.order(turn, data, by), task), choices)


def _leads(turn: Turn, data: Mapping[str, Any]) -> tuple[Choice, ...]:
    """Another of those named may be the one that leads."""
    found = []
    for change in others_lead(turn, data)[:MOST_LEADS]:
        person = change.get("person")
        name = f"đồng chí {people.get_person(turn.conn, person).name}" if person else ""
        label = words.leads(name or turn.house.unit_name(change["unit"]))
        found.append(Choice(label, "assign.confirm", {"set": change}))
    return tuple(found)


def others_lead(turn: Turn, data: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What an order becomes when another of those named leads, one for each."""
    persons = [people.get_person(turn.conn, p) for p in data.get("with", ())]
    helping = list(data.get("coordinating") or ())
    if not data["person"]:
        units = helping if not persons else []
        return [{"unit": u, "coordinating": [o for o in (data["unit"], *helping) if o != u]} for u in units]
    changes = []
    for other in persons:
        rest = [data["person"], *(p.id for p in persons if p.id != other.id)]
        units = [people.get_person(turn.conn, p).unit_id for p in rest] + helping
        kept = sorted({u for u in units if u and u != other.unit_id})
        changes.append({"person": other.id, "unit": other.unit_id, "with": rest, "coordinating": kept})
    return changes


def _doubt(turn: Turn, draft: Draft) -> Outcome:
    day = date.fromisoformat(draft.data["day"])
    sure = Choice(dates.sure(day), "assign.confirm", {"set": {"doubt": ""}, "word": "yes"})
    return _ask(draft, dates.which_day(draft.data["doubt"], day, turn.today), (sure, _no()))


def _ask(draft: Draft, text: Text, choices: tuple[Choice, ...]) -> Outcome:
    return Outcome(
        Reply(text, choices, draft=(draft.id, draft.version)),
        question_expires=draft.expires_at,
    )


def _no() -> Choice:
    return Choice(words.NO, "assign.cancel", {"word": "no"})


def _leaders(turn: Turn, data: assign_whom.Data) -> tuple[Choice, ...]:
    """The leaders in whose field it lies, to choose from."""
    found: list[Person] = assign_whom.leaders(turn, data)
    if not found:
        raise NotFound("nobody_assigns")
    return (*(Choice(words.leader(p), "assign.confirm", {"set": {"for": p.id}}) for p in found), _no())


def confirm(turn: Turn) -> Outcome:
    """A question was answered, or the card was confirmed: then the task is made and its doer is told."""
    draft = conversations.get_draft(turn.conn, turn.arguments["draft"])
    if "set" in turn.arguments:
        data = {**draft.data, **turn.arguments["set"]}
        return present(turn, conversations.mend_draft(turn.conn, draft.id, data, draft_expiry(turn)))
    by = assign_whom.giver(turn, draft.data)
    assert by is not None
    assign_whom.require_may(turn, by, draft.data)
    outcome = assign_store.store(turn, draft.data, by)
    conversations.close_draft(turn.conn, draft.id, "done")
    return outcome


def cancel(turn: Turn) -> Outcome:
    """Nothing is given."""
    conversations.close_draft(turn.conn, turn.arguments["draft"], "cancelled")
    return say(general.cancelled())
