"""Follow-ups of the last answer: "cụ thể?", "ai phụ trách?": the same tasks, opened further.

What was answered is not looked up anew by words: the tasks are those counted then, as they stand now.
"""

import re

from handlers import show, spoken_of
from handlers.questions import PAGE
from handlers.selection import Pair, run
from handlers.turn import SUBJECT_LIVES, Outcome, Turn, say
from storage import people, reports
from storage import tasks as stored
from tasks.errors import NotFound
from tasks.model import Person, Role
from tasks.query import TaskQuery
from tasks.standing import verdict
from vietnamese.normalize import fold
from vietnamese.words import follow_up as words

MENTION = re.compile(r"@\S+\s*")
DETAILS = re.compile(
    r"(?:(?:noi |ke |neu |xem )?(?:ro |cu the|chi tiet|ra xem)(?: hon)?(?: la)?(?: (?:viec|nhung viec|cac viec|nhiem vu|nhung nhiem vu|cai)(?: gi| nao))?|(?:la |do la )?(?:nhung |cac )?(?:viec|nhiem vu) (?:gi|nao)|ke ra|liet ke(?: ra)?)(?: (?:xem|the|vay|a|nhi|di|ra|cu the|giup))*"
)
WORK = r"(?:viec|nhiem vu|nv|cai|vu)"
THAT = rf"(?: (?:cua |cho )?(?:nhung |cac )?{WORK}?(?: (?:do|nay|tren|kia|ay))?)?"
TAIL = r"(?: (?:the|vay|a|nhi|roi|day|di|nao|khong))*"
WHO = r"(?:ai|nguoi nao|dong chi nao|d/c nao|dc nao|can bo nao|chuyen vien nao|don vi nao|phong nao|co quan nao|ben nao)"
DO = r"(?:phu trach|chu tri|lam|thuc hien|chiu trach nhiem|dam nhiem|theo doi|xu ly|nhan)"
WHEN_WORDS = (
    r"(?:khi nao|bao gio|ngay nao|luc nao|hom nao|the nao|la gi|ra sao|thang may|ngay may|ngay bao nhieu)"
)
HOLDERS = re.compile(
    rf"(?:(?:nhung |cac )?{WORK} (?:do|nay|tren) )?(?:(?:do|cua|giao cho|giao) )?{WHO}(?: (?:dang|la nguoi|la))*(?: {DO}(?: chinh)?)?{THAT}{TAIL}"
)
WHEN = re.compile(
    rf"(?:thoi han|han chot|han|deadline)(?: (?:cuoi|nop|hoan thanh|xu ly|bao cao|phai xong))*{THAT}(?: (?:la|den|toi|vao|thi|co))*(?: {WHEN_WORDS})?{TAIL}"
    rf"|(?:khi nao|bao gio|ngay nao|hom nao)(?: thi)?(?: (?:phai|can))?(?: (?:xong|het han|den han|toi han|hoan thanh|nop|ket thuc))+{TAIL}"
    rf"|(?:{WORK} (?:do|nay|tren) )?(?:co |da |bi )*(?:tre|cham|qua han|tre han|kip)(?: han| tien do)? (?:khong|chua){TAIL}"
)
STATE = re.compile(
    rf"(?:tien do|tinh hinh|ket qua|bao cao (?:gan nhat|moi nhat|cuoi)|lam|thuc hien)?{THAT} ?(?:den dau|toi dau|the nao|ra sao|bao nhieu|duoc bao nhieu|sao)(?: phan tram| %)?{TAIL}"
    rf"|(?:{WORK} (?:do|nay|tren) )?(?:da |co )*(?:duoc |ai )*(?:xac nhan|duyet|ghi nhan|thong qua)(?: xong)? chua{TAIL}"
)
HELD_UP = re.compile(
    rf"(?:co |dang |bi )*(?:vuong|kho khan|vuong mac)(?: mac)?(?: (?:gi|o dau|cho nao|cai gi))(?: (?:khong|a|the|vay))*|(?:dang )?cho (?:ai|don vi nao|co quan nao){TAIL}"
)


def wants_details(turn: Turn) -> bool:
    """ "cụ thể?" after an answer about several tasks or one."""
    return DETAILS.fullmatch(bare(turn)) is not None and _ids(turn) is not None


def wants_holders(turn: Turn) -> bool:
    """ "ai phụ trách?" after an answer, a card or a question which task is meant."""
    return HOLDERS.fullmatch(bare(turn)) is not None and _ids(turn) is not None


def wants_deadlines(turn: Turn) -> bool:
    """ "hạn khi nào?" likewise."""
    return WHEN.fullmatch(bare(turn)) is not None and _ids(turn) is not None


def wants_state(turn: Turn) -> bool:
    """ "đến đâu rồi?" likewise; "vướng gì?" only of the very tasks spoken of, not of a list that was asked for."""
    if _ids(turn) is None:
        return False
    said = bare(turn)
    listed = last_query(turn) is not None
    return STATE.fullmatch(said) is not None or (not listed and HELD_UP.fullmatch(said) is not None)


def bare(turn: Turn) -> str:
    """The message folded, without the mention of the bot and the marks at its end."""
    return " ".join(fold(MENTION.sub("", turn.message.text)).split()).strip(" ?!.,")


def _ids(turn: Turn) -> list[int] | None:
    """The tasks of the last answer; None when nothing was answered here."""
    last = spoken_of.last(turn)
    if last is None or turn.now - last[1] > SUBJECT_LIVES:
        return None
    found = last[0].get("ids") or ([last[0]["task"]] if last[0].get("task") else [])
    return [int(i) for i in found] or None


def has_subject(turn: Turn) -> bool:
    """Whether something was just spoken of here."""
    return _ids(turn) is not None


def last_pairs(turn: Turn) -> list[Pair]:
    """The tasks of the last answer here, as they stand now."""
    ids = _ids(turn) or []
    found = {t.id: (t, v) for t, v in run(turn, TaskQuery(task_ids=tuple(ids)))}
    for task in stored.seen_by(turn.conn, turn.scope, set(ids) - set(found)) if len(found) < len(ids) else ():
        found[task.id] = (task, verdict(task, turn.today, turn.house.rules, turn.house.calendar))
    return [found[i] for i in ids if i in found]


def last_query(turn: Turn) -> dict[str, object] | None:
    """The question of the last answer here, for what follows on it."""
    last = spoken_of.last(turn)
    return last[0].get("query") if last is not None else None


def details(turn: Turn) -> Outcome:
    """One task in full; of several each with the officer's own words of its last report."""
    pairs = last_pairs(turn)
    if len(pairs) <= 1:
        return show.of_task(turn, pairs[0][0]) if pairs else show.show(turn)
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


def deadlines(turn: Turn) -> Outcome:
    """The deadline of each task and how it stands against it."""
    pairs = last_pairs(turn)
    if not pairs:
        raise NotFound("name_a_task")
    return say(words.deadlines(pairs[:PAGE], len(pairs)), subject=_subject(turn, min(PAGE, len(pairs))))


def _who(turn: Turn, unit_id: int | None, person_id: int | None) -> str:
    unit = turn.house.unit_name(unit_id)
    if person_id is not None:
        return words.person(people.get_person(turn.conn, person_id).name, unit)
    heads = [p for p in people.people(turn.conn) if unit_id in p.units_as(Role.HEAD)]
    return words.unit(unit, _name(heads))


def _name(heads: list[Person]) -> str:
    return heads[0].name if heads else ""


def _subject(turn: Turn, shown: int) -> dict[str, object]:
    last = spoken_of.last(turn)
    assert last is not None
    return {**last[0], "shown": shown}
