"""What is asked every morning without a task's name: "hôm nay có gì mới", "hôm nay cần chú ý gì", "tình hình sao rồi".

And of a person: "anh Bình làm đến đâu rồi" is that person's open tasks, under the same rights as any such question.
"""

import re
from dataclasses import replace
from datetime import timedelta

from handlers import follow_up, naming, questions
from handlers.selection import Pair, run
from handlers.turn import Outcome, Turn, say
from storage import people
from tasks.model import Role, Standing, local_date
from tasks.query import TaskQuery
from vietnamese.words import everyday as words

PAGE = 10
END = r"(?: (?:khong|roi|a|nhi|vay|the|em|anh|chi|bot|oi|nhe|ha|da))*"
DAY = (
    r"(?:(?:tu )?(?:hom nay|sang nay|chieu nay|hom qua|tuan nay|tu hom qua|qua)(?: (?:den|toi) (?:nay|gio))?)"
)
NEWS = re.compile(
    rf"(?:{DAY} )?(?:da |dang )?co (?:(?:viec|tin|thong tin|bao cao|cai|dieu) )?(?:gi|nao) (?:moi|la)(?: {DAY})?{END}"
)
ATTENTION = re.compile(
    rf"(?:(?:{DAY}|ngay mai) )?(?:co )?(?:(?:viec|van de|dieu|nhung viec) (?:gi|nao) )?(?:toi |anh |em |minh |ta )?(?:can|phai|nen|dang) (?:luu y|chu y|quan tam|de y|lo|tap trung)"
    rf"(?: (?:den|toi))?(?: (?:gi|nhung gi|viec gi|nhung viec gi|viec nao|van de gi|dieu gi))?(?: {DAY})?{END}"
)
SITUATION = re.compile(
    rf"(?:{DAY} )?(?:tinh hinh|tien do|cong viec)(?: (?:chung|cong viec|cac viec|co quan|so minh))?(?: {DAY})? (?:sao|the nao|ra sao|den dau|toi dau)(?: roi)?{END}"
)
PERSON = re.compile(
    r"(?:anh|chi|co|chu|bac|ong|ba|em|dong chi|d/c|dc) (?P<name>\w+(?: \w+){0,4}?) (?:dang |da )?(?:lam|thuc hien|bao cao|xu ly|trien khai)(?: (?:viec|cong viec|nhiem vu))?"
    rf" ?(?:den dau|toi dau|the nao|ra sao|duoc den dau|duoc gi|sao)(?: roi)?{END}"
)


def asks_news(turn: Turn) -> bool:
    """ "hôm nay có gì mới"."""
    return NEWS.fullmatch(follow_up.bare(turn)) is not None


def asks_situation(turn: Turn) -> bool:
    """ "hôm nay cần chú ý gì", "tình hình sao rồi em": a summary of what the asker sees."""
    said = follow_up.bare(turn)
    return ATTENTION.fullmatch(said) is not None or SITUATION.fullmatch(said) is not None


def asks_person(turn: Turn) -> bool:
    """ "anh Bình làm đến đâu rồi", of somebody the roster knows."""
    name = _name(turn)
    return bool(name) and bool(naming.persons(people.people(turn.conn), name))


def _name(turn: Turn) -> str:
    match = PERSON.fullmatch(follow_up.bare(turn))
    return match["name"] if match else ""


def of_person(turn: Turn) -> Outcome:
    """The person's open tasks; of a head who holds none, the unit's."""
    plain = replace(turn.heard, intent="list", tasks=(), filters=(), aggregate=None, unit=None, person=None)
    person = naming.person(turn, _name(turn))
    if person.id != turn.me.id:
        questions.require_person(turn, person)
    headed = [turn.house.unit_name(u) for u in person.units_as(Role.HEAD)]
    of_unit = len(headed) == 1 and not run(turn, TaskQuery(person_id=person.id))
    turn.reading = replace(plain, unit=headed[0]) if of_unit else replace(plain, person=_name(turn))
    return questions.listed(turn)


def news(turn: Turn) -> Outcome:
    """What was reported since the day, and what became overdue since then."""
    said, day = follow_up.bare(turn), turn.today
    if "hom qua" in said or "tu qua" in said:
        day -= timedelta(days=1)
    elif "tuan nay" in said:
        day -= timedelta(days=day.weekday())
    pairs = run(turn, TaskQuery())
    told = [p for p in pairs if p[0].last_report_at and local_date(p[0].last_report_at) >= day]
    late = [p for p in pairs if _became_late(p, (turn.today - day).days)]
    shown = [*told, *(p for p in late if p not in told)]
    ids = [t.id for t, _ in shown]
    text = words.news(told, late, day, turn.now, turn.house.unit_name, PAGE)
    return say(
        text,
        subject={
            "query": None,
            "ids": ids,
            "shown": min(PAGE, len(ids)),
            "task": ids[0] if len(ids) == 1 else None,
        },
    )


def _became_late(pair: Pair, days: int) -> bool:
    found = pair[1]
    return found.standing is Standing.OVERDUE and found.days_late <= days + 1
