"""Bàn giao: a task goes to another person or unit; a card first, lateness stays with whoever held it on each day.

Inside a unit its head decides, between units a leader in whose field both lie, the office in a leader's name.
"""

from handlers import assign, assign_whom, linking, naming, which
from handlers.said import person_name
from handlers.turn import Outcome, Turn
from tasks.errors import NotFound
from tasks.rights import Action, require


def hand_over(turn: Turn) -> Outcome:
    """The card of one task's new holder; raises the refusals of names and rights."""
    require(turn.me, Action.ASSIGN, place=turn.where)
    said = turn.message.text.strip()
    turn, beside = assign.to_the_first(turn)
    if len(turn.heard.tasks) != 1:
        raise NotFound("one_task_at_a_time" if turn.heard.tasks else "name_a_task")
    task = which.one(turn, turn.heard.tasks[0], linking.visible(turn))
    unit_name = turn.heard.unit or _unit_said(turn)
    unit_id, person = assign_whom.whom(turn, unit_name, person_name(turn))
    if unit_id is None and person is None:
        raise NotFound("to_whom_transfer")
    data = {
        "title": task.title,
        "task": task.id,
        "unit": unit_id,
        "person": person.id if person else None,
        "day": None,
        "start": None,
        "due_words": "",
        "no_deadline": True,
        "doubt": "",
        "for": assign_whom.named_leader(turn),
        "words": said,
        **assign.with_others(beside, unit_id, person),
    }
    return assign.present(turn, assign.start(turn, data))


def _unit_said(turn: Turn) -> str | None:
    """The unit of the roster that the message names, where the reading took none."""
    found = naming.tops(turn, naming.mentioned(turn.house.units, turn.message.text))
    return turn.house.unit_name(found[0]) if found else None
