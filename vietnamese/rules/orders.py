"""What the office orders of the bot itself: schedules, handing over, standing in, locks, rules of the agency."""

import re

from vietnamese.cues import is_question
from vietnamese.facts import Facts


def schedule(f: Facts) -> bool:
    """Something is to be sent or asked for again and again."""
    tag = f.said.first("schedule_word")
    if tag is not None and f.opening(tag.first) and not f.has_progress:
        return True
    if f.repeat is None or f.has_progress or (f.references and not f.has("remind", "send")):
        return False
    if f.leads("assign") or (is_question(f) and not f.has("send", "remind")):
        return False
    if f.has("send", "remind", "summary", "schedule_word", "asker"):
        return True
    return f.has("report_word", "make") and not f.has("past", "done")


# "nv 5 đổi sang phòng Tổng hợp", "chuyển #7 từ chị Hoa cho anh Nam"
HANDED = re.compile(
    r"(?<!\S)(?:chuyen|doi|ban giao|giao lai|dieu chuyen)(?: (?!den |toi )[^ ,]+){0,8}? (?:sang|cho|qua|ve) "
    r"(?:phong|chi cuc|trung tam|tt|van phong|thanh tra|ban|dong chi|anh|chi|ong|ba|co|chu|bac) (?!(?:em|toi|minh|nao)(?= |$))\S+"
)


def transfer(f: Facts) -> bool:
    """A task is handed to another unit or person."""
    tag = f.said.first("transfer")
    if f.references and not f.has_progress and not is_question(f) and HANDED.search(f.said.canon):
        return bool(f.units or f.persons)
    return (
        tag is not None
        and f.opening(tag.first)
        and bool(f.units or f.persons)
        and not f.has_progress
        and not is_question(f)
    )


def substitute(f: Facts) -> bool:
    """Somebody stands in for somebody for a time."""
    tag = f.said.first("substitute")
    return (
        tag is not None
        and bool(f.persons or f.has("mine"))
        and not f.has_progress
        and not f.references
        and not is_question(f)
    )


def lock(f: Facts) -> bool:
    """A period is closed, or a report is said to have been sent under its number."""
    tag = f.said.first("lock")
    return tag is not None and not is_question(f) and (f.opening(tag.first) or bool(f.numbers))


def settings(f: Facts) -> bool:
    """A rule of the agency is set: start of use, days off, hours."""
    tag = f.said.first("settings")
    return (
        tag is not None
        and not f.has_progress
        and not f.references
        and (f.opening(tag.first) or tag.first <= 2)
    )


def contest(f: Facts) -> bool:
    """A "quá hạn" is disputed."""
    return f.has("contest") and not f.has("which", "who", "list_word")
