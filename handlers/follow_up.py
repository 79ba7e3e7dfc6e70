"""Follow-ups of the last answer: "cụ thể?", "ai phụ trách?": the same tasks, opened further.

What was answered is not looked up anew by words: the tasks are those counted then, as they stand now.
"""

import re

from handlers import show
from handlers.questions import PAGE
from handlers.selection import Pair, run
from handlers.turn import Outcome, Turn, say
from storage import conversations, people, reports
from tasks.errors import NotFound
from tasks.model import Person, Role
from tasks.query import TaskQuery
from vietnamese.normalize import fold
from vietnamese.words import follow_up as words

MENTION = re.compile(r"@\S+\s*")
DETAILS = re.compile(
    r"(?:(?:noi |ke |neu |xem )?(?:ro |cu the|chi tiet|ra xem)(?: hon)?(?: la)?(?: (?:viec|nhung viec|cac viec|nhiem vu|nhung nhiem vu|cai)(?: gi| nao))?|(?:la |do la )?(?:nhung |cac )?(?:viec|nhiem vu) (?:gi|nao)|ke ra|liet ke(?: ra)?)(?: (?:xem|the|vay|a|nhi|di|ra|cu the|giup))*"
)
HOLDERS = re.compile(
    r"(?:(?:nhung |cac )?(?:viec|nhiem vu) (?:do|nay|tren) )?(?:do )?(?:ai|nguoi nao|dong chi nao|don vi nao|phong nao)(?: (?:dang|la nguoi))* (?:phu trach|chu tri|lam|thuc hien|chiu trach nhiem|dam nhiem|theo doi)(?: chinh)?(?: (?:nhung |cac )?(?:viec|nhiem vu)?(?: (?:do|nay|tren))?)?(?: (?:the|vay|a|nhi))*"
)


def wants_details(turn: Turn) -> bool:
    """ "cụ thể?" after an answer about several tasks or one."""
    return DETAILS.fullmatch(_bare(turn)) is not None and _ids(turn) is not None


def wants_holders(turn: Turn) -> bool:
    """ "ai phụ trách?" after an answer."""
    return HOLDERS.fullmatch(_bare(turn)) is not None and _ids(turn) is not None


def _bare(turn: Turn) -> str:
    return " ".join(fold(MENTION.sub("", turn.message.text)).split()).strip(" ?!.,")


def _ids(turn: Turn) -> list[int] | None:
    """The tasks of the last answer; None when nothing was answered here."""
    last = conversations.last_subject(turn.conn, turn.place)
    if last is None:
        return None
    found = last[0].get("ids") or ([last[0]["task"]] if last[0].get("task") else [])
    return [int(i) for i in found] or None


def last_pairs(turn: Turn) -> list[Pair]:
    """The tasks of the last answer here, as they stand now."""
    ids = _ids(turn) or []
    found = {t.id: (t, v) for t, v in run(turn, TaskQuery(task_ids=tuple(ids)))}
    return [found[i] for i in ids if i in found]


def last_query(turn: Turn) -> dict[str, object] | None:
    """The question of the last answer here, for what follows on it."""
    last = conversations.last_subject(turn.conn, turn.place)
    return last[0].get("query") if last is not None else None


def details(turn: Turn) -> Outcome:
    """One task in full; of several each with the officer's own words of its last report."""
    pairs = last_pairs(turn)
    if len(pairs) <= 1:
        return show.show(turn)
    rows = [(pair, _last_words(turn, pair[0].id)) for pair in pairs[:PAGE]]
    return say(words.details(rows, len(pairs)), subject=_subject(turn, len(rows)))


def _last_words(turn: Turn, task_id: int) -> str:
    told = [r for r in reports.of_task(turn.conn, task_id) if not r.reverted]
    if not told:
        return ""
    last = told[-1]
    name = people.get_person(turn.conn, last.person_id).name
    return words.last_words(last.words, name, last.effective_on)


def holders(turn: Turn) -> Outcome:
    """Unit and person of each task; persons are named in private only."""
    if not turn.private:
        raise NotFound("only_private")
    pairs = last_pairs(turn)
    if not pairs:
        raise NotFound("name_a_task")
    rows = [(task, _who(turn, task.lead_unit_id, task.lead_person_id)) for task, _ in pairs[:PAGE]]
    return say(words.holders(rows, len(pairs)), subject=_subject(turn, len(rows)))


def _who(turn: Turn, unit_id: int | None, person_id: int | None) -> str:
    unit = turn.house.unit_name(unit_id)
    if person_id is not None:
        return words.person(people.get_person(turn.conn, person_id).name, unit)
    heads = [p for p in people.people(turn.conn) if unit_id in p.units_as(Role.HEAD)]
    return words.unit(unit, _name(heads))


def _name(heads: list[Person]) -> str:
    return heads[0].name if heads else ""


def _subject(turn: Turn, shown: int) -> dict[str, object]:
    last = conversations.last_subject(turn.conn, turn.place)
    assert last is not None
    return {**last[0], "shown": shown}
