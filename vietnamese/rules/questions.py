"""Questions of other kinds: why, since when, for whom; and follow-ups of the last question."""

import re

from vietnamese.cues import ASKS_LEAVE, is_question, words_of
from vietnamese.facts import Facts

FOLLOW_UP = re.compile(r"^(?:@\S+ )?(?:da |vay |ua |o )*(?:con|the|the con|vay|vay con|thi|con ve|the thi) ")

FOLLOW_END = re.compile(
    r"(?:thi sao|sao|the nao|ra sao|thi|nhi|khong|nua|)(?: (?:roi|a|nhi|vay|em|anh|bot|nhe|\?|the))*$"
)


def why(f: Facts) -> bool:
    """The reason of a lateness is asked: "vì sao nv 3 quá hạn", "sao nv 3 lại trễ"."""
    if (
        re.match(r"(?:@\S+ )?sao (?:\S+ ){1,6}(?:lai|van|con) ", f.said.canon)
        and f.has("overdue")
        and not f.has_progress
    ):
        return True
    return f.has("why") and (bool(f.references) or f.names_task or f.has("overdue")) and not f.has_progress


def history(f: Facts) -> bool:
    """The changes of one task are asked for."""
    tag = f.said.first("history")
    if tag is None or f.has_progress or f.leads("assign"):
        return False
    if words_of(f, tag) == "ho so nhiem vu" and (
        f.has("past", "doing") or (tag.first and f.said.words[tag.first - 1][0].isdigit())
    ):
        return False
    return bool(f.references or f.mentions) or (f.names_task and f.opening(tag.first))


def waiting(f: Facts) -> bool:
    """Whom a task waits for is asked."""
    return f.has("waiting_q") and not f.has_progress


def pending(f: Facts) -> bool:
    """Which extensions wait for a decision."""
    if f.references or f.has_progress or ASKS_LEAVE.match(f.said.canon):
        return False
    tag = f.said.first("pending_extension")
    if f.leads("approve", "reject") and not is_question(f):
        return False
    if tag is not None:
        asked = is_question(f) or f.has("list_word", "howmany")
        return asked or words_of(f, tag) not in ("xin lui han", "da xin gia han")
    return (
        f.has("gia_han")
        and f.has("which", "who", "which_unit", "howmany", "list_word")
        and not f.has("when_q")
    )


def follow_up(f: Facts) -> bool:
    """ "còn chi cục thì sao": the last question about something else."""
    if f.references or f.has_progress or len(f.said) > 10 or not FOLLOW_UP.match(f.said.canon + " "):
        return False
    new = bool(f.units or f.persons or f.clock.dates("past")) or f.has(
        "overdue", "due_soon", "blocked", "unreported", "done", "paused", "not_started"
    )
    return new and bool(FOLLOW_END.search(f.said.canon)) and not f.has("past", "hard")


def bare_name(f: Facts) -> bool:
    """Only a unit or a person while a question was answered: the same about it."""
    named = bool(f.units or f.persons)
    return (
        f.context.subject is not None
        and named
        and len(f.said) <= 6
        and not is_question(f)
        and not f.has("past", "done")
    )


def group_only(f: Facts) -> bool:
    """Only "theo từng phòng"."""
    groups = ("by_unit", "by_person", "by_status", "by_month")
    return f.has(*groups) and f.only(*groups, "see", "make")
