"""Which is the best, which has least, which task is late longest: answered as asked, never by its opposite.

Units are not ranked by merit: who asks for the best is told every unit's rate.
"""

import re
from collections import Counter
from dataclasses import replace

from handlers import follow_up, questions
from handlers.selection import Pair, asked, everything, run
from handlers.turn import Outcome, Turn, say
from tasks.query import Filter, TaskQuery
from vietnamese.words import extremes as words
from vietnamese.words.questions import kinds

WHICH = r"(?:cac |nhung )?(?:phong|don vi|chi cuc|ben|noi|co quan)(?: ban)? nao"
LATE = r"(?:qua han|tre han|cham tien do|cham|tre)"
TASK = r"(?:cac |nhung )?(?:viec|nhiem vu|nv|dau viec|cong viec|cai|vu)"
LONGEST = re.compile(
    rf"{TASK} (?:nao )?(?:dang |bi |dang bi )?(?:{LATE} )?(?:lau|nhieu ngay|cham|tre|tre han|qua han)(?: ngay)? nhat(?: la .*)?"
)
BEST = re.compile(
    rf"{WHICH} (?:dang )?(?:lam |thuc hien |hoan thanh |co tien do |tien do )*(?:viec )?(?:tot|nhanh|kha|hieu qua|gioi|cao|on|dung han)(?: viec)? nhat(?: .{{0,20}})?"
)
NONE = re.compile(
    rf"{WHICH} (?:khong|chua|ko)(?: (?:co|bi|con|he))*(?: (?:viec|nhiem vu|dau viec))?(?: nao)? {LATE}(?: (?:viec|nhiem vu))?(?: nao)?(?: (?:ca|het|a|nhi|vay))*"
)
LEAST = re.compile(
    rf"{WHICH} (?:dang )?(?:co |bi |con )?(?:it|thap)(?: (?:viec|nhiem vu|dau viec))? (?:\w+ ){{1,3}}nhat(?: .{{0,12}})?"
)
UNITS = (BEST, NONE, LEAST)


def wants_longest(turn: Turn) -> bool:
    """ "việc nào quá hạn lâu nhất"."""
    return LONGEST.fullmatch(follow_up.bare(turn)) is not None


def wants_units(turn: Turn) -> bool:
    """ "phòng nào làm tốt nhất", "phòng nào không có việc quá hạn", "đơn vị nào ít việc quá hạn nhất"."""
    return any(kind.fullmatch(follow_up.bare(turn)) for kind in UNITS)


def longest(turn: Turn) -> Outcome:
    """The task that is late by most days; all of them where several are."""
    query = replace(asked(turn, turn.heard).query, filters=frozenset({Filter.OVERDUE}))
    pairs = run(turn, query)
    most = max((v.days_late for _, v in pairs), default=0)
    rows = [p for p in pairs if p[1].days_late == most]
    ids = [t.id for t, _ in rows]
    subject = {"query": None, "ids": ids, "shown": len(rows), "task": ids[0] if len(ids) == 1 else None}
    return say(words.longest(rows, len(pairs), turn.house.unit_name, turn.now), subject=subject)


def units(turn: Turn) -> Outcome:
    """Which units have none or fewest; every unit's rate where the best was asked for."""
    said = follow_up.bare(turn)
    if BEST.fullmatch(said):
        turn.reading = replace(turn.heard, aggregate="percent", group_by="unit", filters=())
        outcome = questions.listed(turn)
        return replace(outcome, reply=replace(outcome.reply, text=words.no_merit() + outcome.reply.text))
    heard = asked(turn, turn.heard).query
    filters = heard.filters & {Filter.OVERDUE, Filter.BLOCKED, Filter.UNREPORTED, Filter.DUE_SOON}
    query = TaskQuery(frozenset({Filter.OVERDUE}) if NONE.fullmatch(said) or not filters else filters)
    scope = everything(turn)
    rows = _counted(turn, run(turn, TaskQuery(), scope), run(turn, query, scope))
    fewest = 0 if NONE.fullmatch(said) else min((n for _, n, _ in rows), default=0)
    subject: dict[str, object] = {"query": query.to_json(), "ids": [], "task": None}
    text = words.fewest(rows, fewest, kinds(query), NONE.fullmatch(said) is not None, turn.now)
    return say(text, subject=subject)


def _counted(turn: Turn, every: list[Pair], hit: list[Pair]) -> list[tuple[str, int, int]]:
    """Each unit that has tasks with how many were asked for, of how many, in the agency's order."""
    total = Counter(questions.top_unit(turn, t) for t, _ in every)
    hits = Counter(questions.top_unit(turn, t) for t, _ in hit)
    return [(u.name, hits[u.id], total[u.id]) for u in turn.house.units if total[u.id]]
