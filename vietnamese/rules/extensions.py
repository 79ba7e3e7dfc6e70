"""Wishes for another deadline, and what only sounds like one."""

import re

from vietnamese.cues import (
    ASKS_LEAVE,
    after,
    before,
    has_future,
    is_question,
    set_of,
    words_of,
)
from vietnamese.facts import Facts

TO_UNIT = re.compile(r"(?:phong|chi cuc|trung tam|van phong|ban|tt|dong chi|anh|chi) ")
WEAK_EXTEND = set_of(
    """lui | keo dai | doi | gian | noi | hoan den | hoan sang | hoan toi | them thoi gian | them ngay | them tuan | them thang | xin them | xin cham |
    xin tre | cho them | cho em them | cho phong em them | cho ben em them | khat | lui lai | doi lai | dieu chinh tien do thuc hien | xin lui | xin hoan | them han | day lui | lui ngay | dieu chinh thoi gian | doi ngay"""
)
# "thêm vài hôm nữa": time, though no day.
VAGUE_TIME = re.compile(
    r"(?<!\S)them (?:vai|it|may|mot it|dam|chut|\d+) (?:ba )?(?:ngay|hom|bua|tuan|thang|thoi gian)(?= |$)"
)
TIME_WISH = re.compile(
    r"(?<!\S)(?:cho|xin) (?:phep )?(?:cho )?(?:nhiem vu \S+|em|e|toi|minh|phong em|ben em|chung em|don vi|phong)?(?: xin)? ?(?:den|sang|toi|qua|het|nop|them)(?= )"
)
# "điều chỉnh lại giúp hạn nv 3 sang 20/12": the deadline itself is to be another day.
DEADLINE_MOVED = re.compile(
    r"(?<!\S)(?:dieu chinh|chinh|sua|doi|chuyen|thay doi|cap nhat|dat)(?: (?:lai|giup|ho|dum|gium|em|e|cho|toi|anh|cai|phan))* (?:thoi )?(?:han|deadline)(?= )"
    r"(?: \S+){0,14}? (?:sang|thanh|den|qua|toi|la|ve|vao|het)(?= )"
    r"|(?<!\S)(?:thoi )?(?:han|deadline)(?: \S+){1,6}? (?:sua|doi|chinh|dieu chinh|chuyen)(?: (?:lai|giup|em|ho))* (?:sang|thanh|den|qua|la|ve)(?= )"
)


def moves_deadline(f: Facts) -> bool:
    """Whether a task's deadline is asked to be another day that lies ahead."""
    match = DEADLINE_MOVED.search(f.said.canon)
    if match is None or f.has_progress or is_question(f) or f.has("why", "when_q"):
        return False
    return has_future(f) and (bool(f.references) or f.names_task or f.opening(f.said.word_of(match.start())))


# A meeting is moved, no deadline: "họp giao ban dời sang 14h".
MEETING_MOVED = re.compile(
    r"(?:@\S+ )?(?:\S+ ){0,2}?(?:lich |cuoc |buoi )?(?:hop|giao ban|lich hop|cuoc hop|buoi lam viec|lich lam viec|le chao co|chao co|lich cong tac)(?: (?!nhiem|viec)\S+){0,5}? (?:doi|lui|hoan|chuyen)(?: (?:lai|gio|lich|ngay))* (?:sang|den|qua|toi|lai|ve|xuong|vao)(?= |$)"
)
# "còn lại 3 đơn vị xin lùi lịch": others wish it, and the officer reports of it.
OTHERS_WISH = re.compile(
    r"(?<!\S)(?:\d+|hai|ba|bon|may|mot so|vai|cac) (?:don vi|xa|phuong|huyen|doanh nghiep|co so|ho|truong|nha thau|phong|to|nguoi|can bo|dai bieu|chu dau tu|hop tac xa|thon)(?: (?:con lai|kia|khac|nay|deu|dang|da|thi|van))* (?:xin |de nghi |muon )?$"
)


def extend(f: Facts) -> bool:
    """More time is asked for."""
    tag = f.said.first("gia_han")
    if tag is not None and f.has_progress and OTHERS_WISH.search(before(f, tag)):
        return False
    if MEETING_MOVED.match(f.said.canon) and not f.references:
        return False
    if moves_deadline(f):
        return True
    if tag is None:
        return _told_extension(f) or _moves(f) or _asks_time(f)
    if f.has("when_q", "why", "state_q", "howmany", "who", "in_charge_q", "history", "yesno_q"):
        return False
    if words_of(f, tag).startswith("doi ") and TO_UNIT.match(after(f, tag.last)):
        return False
    leave = bool(ASKS_LEAVE.search(f.said.canon)) or words_of(f, tag).startswith("xin")
    if re.search(r"(?:duoc|da|dc) (?:phep |xin )?$", before(f, tag)) and not leave:
        return False
    if words_of(f, tag) in WEAK_EXTEND:
        named = bool(f.references) or f.has("task", "title_head")
        if VAGUE_TIME.search(f.said.canon) and (f.references or leave):
            return True
        return (leave and (named or has_future(f))) or (
            bool(f.references) and has_future(f) and not f.has_progress
        )
    return not f.has_progress or leave or tag.first < 4


WISHED = re.compile(
    r"(?<!\S)(?:xin|cho|de nghi|xin phep)(?: (?:phep|duoc|em|toi|phong em|don vi))* doi (?:\S+ ){1,9}?(?:sang|qua|den|toi) (?=\S)"
)
MOVES = re.compile(r"(?<!\S)doi (?:tu \S+ )?(?:sang|qua|den|toi|lai den) (?=\S)")


def _moves(f: Facts) -> bool:
    """ "nv 5 doi sang 15/12" without marks: "doi" is dời where a day to come is named behind it."""
    if WISHED.search(f.said.canon) and (f.references or f.names_task) and has_future(f):
        return not f.has_progress and not is_question(f)
    match = MOVES.search(f.said.canon)
    if match is None or not f.references or f.has_progress or is_question(f):
        return False
    at = f.said.word_of(match.start())
    days = [f.said.word_at(r.span[0]) for r in f.clock.dates("future")]
    return f.said.words[at] in ("doi", "dời", "rời") and any(at <= day <= at + 5 for day in days)


def _told_extension(f: Facts) -> bool:
    """ "đã xin gia hạn nv 3 (CV số 12/…)", "UBND tỉnh đồng ý gia hạn nv 4 đến 31/12": said of one task."""
    tags = [t for t in f.said.all("pending_extension", "approve") if "han" in words_of(f, t).split()]
    tags += [t for t in f.said.all("pending_extension", "approve") if "lui" in words_of(f, t).split()]
    if not tags or not f.references or is_question(f) or f.has_progress:
        return False
    return tags[0].name == "pending_extension" or bool(f.numbers) or has_future(f)


def _asks_time(f: Facts) -> bool:
    """ "cho em đến thứ 6 nộp nv 3 được không": time asked for without the word for it."""
    if (
        f.has_progress
        or f.has("when_q", "reporter", "summary", "list_word", "see", "which", "who")
        or not TIME_WISH.search(f.said.canon)
    ):
        return False
    named = (
        bool(f.references)
        or f.has("blocked", "hard", "not_done", "title_head", "task")
        or "kip" in f.said.canon
    )
    return has_future(f) and named
