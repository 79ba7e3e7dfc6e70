"""Questions about a set of tasks, units or persons: which, how many, whose, in what state."""

import re

from vietnamese.cues import after, is_question, whole, words_of
from vietnamese.facts import Facts
from vietnamese.normalize import fold
from vietnamese.queries import MOST, SLOW, threshold
from vietnamese.rules.shows import STATES

ENUMERATES = ("danh sach", "liet ke", "ke ten", "loc", "thong ke cac", "toan bo", "tat ca")

COUNTED = re.compile(
    r"(?<!\S)(?:viec|nhiem vu|dau viec|(?:bao nhieu|may) (?:don vi|phong|cai|bao cao)|cong viec)(?= |$)"
)

LATE = ("overdue", "due_soon", "unreported", "no_deadline", "pending_extension")


def enumerates(f: Facts) -> bool:
    """ "danh sách", "liệt kê": a list, even with a file format beside it."""
    if f.references or (f.has_progress and not f.has("rank")):
        return False
    tags = [t for t in f.said.all("list_word") if words_of(f, t).startswith(ENUMERATES)]
    stated = (
        f.has("done", "past") and not f.has("see", "asker", "make") and not f.opening(tags[0].first)
        if tags
        else False
    )
    return bool(tags) and not stated


def list_(f: Facts) -> bool:
    """Which or how many tasks, units or persons."""
    asked = f.has("rank", "howmany", "which") or f.leads("which_unit", "who")
    if f.references or (f.has_progress and not asked):
        return False
    if f.has("thongke") and not f.has("past", "reporter"):
        return True
    return any(
        check(f)
        for check in (
            _reported_yet,
            _left_over,
            _which_unit,
            _who,
            _how_many,
            _listed,
            _which,
            _own,
            _filtered,
            _due_then,
            _due_something,
            _of_somebody,
            _held_by,
            _owed_by,
            _waits_for,
        )
    )


def below(f: Facts) -> bool:
    """ "nhiệm vụ dưới 50%": tasks on one side of a share."""
    bound = threshold(f.said)
    if bound is None or f.references or (f.has("reporter", "past", "achieved") and not is_question(f)):
        return False
    tag = f.said.first("task", "list_word")
    return (tag is not None and f.opening(tag.first) and f.title(lenient=False) is None) or f.has(
        "which", "list_word", "howmany", "which_unit", "who"
    )


# The plan of a year is the whole, no task of that name.
YEARLY_PLAN = re.compile(
    r"(?<!\S)(?:bao nhieu|may) (?:phan tram|%) (?:so voi )?(?:ke hoach|chi tieu)(?: (?:nam|quy|thang|duoc giao|ca nam|de ra|giao))*"
    r"(?: (?:nay|roi|a|\?|\d+|i|ii|iii|iv))*$"
)
ASKED_TOTAL = re.compile(
    r"(?:@\S+ )?(?:tong so|so|so luong) (?:nhiem vu|viec|cong viec|dau viec|chi tieu) (?:\S+ ){0,12}?la (?:may|bao nhieu)(?= |$)"
)

SLOWEST = re.compile(r"(?<!\S)(?:cham|nhanh|tre|kem|tot|te) (?:nhat|hon ca)(?= |$)")

RATE_OF = re.compile(
    r"(?<!\S)(?:hoan thanh|xong|dung han|qua han|tre|cham|nhiem vu|cong viec|viec|bao cao|tien do|dat|thuc hien|phan tram|%|chi tieu|giai ngan|phong|don vi|chi cuc)(?= |$)"
)

ONLY_RATE = re.compile(
    r"(?:@\S+ )?(?:cho \S+ (?:xem|biet) |xem )?(?:ty le|ti le|phan tram)(?: (?:hoan thanh|dung han|qua han|tre han|cham|xong))(?: (?:la|the nao|bao nhieu|ra sao|chung|nhiem vu|hien nay|a|roi|\?))*$"
)

HELD_BY = re.compile(
    r"(?<!\S)(?:nhiem vu|viec|cong viec|dau viec) (?:ma |do |nao |cac )*(?:dong chi |anh |chi |ong |ba |co |chu |em |phong )?"
)

HELD = re.compile(r" (?:dang |duoc |hien )*(?:phu trach|chu tri|theo doi|dam nhan|lam chinh)(?= |$)")

REPORTED_YET = re.compile(
    r"(?<!\S)(?:bao cao|nop|cap nhat|gui)(?: \S+){0,4} chua(?: (?:a|em|nhi|vay|the|bot|\?))*$"
)

LEFT_OVER = re.compile(
    r"(?<!\S)(?:con|co|duoc) (?:bao nhieu|may)(?: (?:viec|nhiem vu|cai|nua|roi|a|em|vay|\?))*$"
)


def _reported_yet(f: Facts) -> bool:
    """ "Chi cục Biển đã báo cáo tuần này chưa"."""
    return bool(f.units or f.persons or f.has("units_all")) and bool(REPORTED_YET.search(f.said.canon))


def _left_over(f: Facts) -> bool:
    """ "nhiệm vụ UBND tỉnh giao còn bao nhiêu"."""
    return f.has("task") and bool(LEFT_OVER.search(f.said.canon))


def _late(f: Facts) -> bool:
    return f.has(*LATE)


def _which_unit(f: Facts) -> bool:
    if f.has("which_unit") and SLOWEST.search(f.said.canon):
        return True
    if f.has("rank") or MOST.search(f.said.canon):
        return f.has(
            "which_unit", "who", "which", "in_charge_q", *STATES, "overdue", "rate", "list_word", "task"
        )
    return f.has("which_unit") and (
        _late(f)
        or bool(SLOW.search(f.said.canon))
        or bool(f.percents)
        or f.has(*STATES, "task", "list_word", "rate", "report_word", "situation", "title_head", "achieved")
    )


def _who(f: Facts) -> bool:
    return (
        f.has("who")
        and not f.has("in_charge_q")
        and (
            _late(f)
            or f.has("task", "report_word", "blocked", "not_done", "done", "list_word", "not_started")
        )
    )


def _how_many(f: Facts) -> bool:
    if (
        f.has("rate")
        and RATE_OF.search(f.said.canon)
        and (f.units or f.has("by_unit", "by_person", "by_month") or whole(f))
        and (f.title(lenient=False) is None or YEARLY_PLAN.search(f.said.canon))
    ):
        return True
    if ASKED_TOTAL.match(f.said.canon):
        return True
    if ONLY_RATE.fullmatch(f.said.canon):
        return True
    if not f.has("howmany", "rate") or (f.has("rate") and not RATE_OF.search(f.said.canon)):
        return False
    counted = (
        _late(f)
        or f.has("task", "list_word", "title_head", *STATES, "by_unit", "by_status", "due_in")
        or bool(COUNTED.search(f.said.canon))
    )
    return counted and (f.title(lenient=False) is None or f.has("by_unit", "by_person", "list_word"))


def _listed(f: Facts) -> bool:
    if not f.has("list_word") or f.has("reporter"):
        return False
    if f.has("past") and f.has("report_word") and not is_question(f):
        return False
    asked = f.has("which", "mine", "see", "asker", *STATES, "due_in", "make", "who", "by_unit") or _late(f)
    return asked or bool(f.units or f.persons or f.clock.dates("past"))


def _which(f: Facts) -> bool:
    marked = f.title(lenient=False) if f.has("blocked", "hard", "state_q", "when_q") else None
    if marked is not None and " " in marked.text and not f.has("list_word"):
        return False
    asked = f.has("task", "title_head", "due_in", "mine", "blocked", "not_done") or _late(f)
    return f.has("which") and (asked or (bool(f.persons or f.units) and f.has("doing", "done", "see")))


# "hôm nay em có việc gì", at the end of the question; "em có việc" alone is of one's own.
HAVE_WHAT = re.compile(
    r"(?<!\S)(?:em|minh|tui|chau|toi) (?:con |dang |phai )*(?:co|lam) (?:nhung )?(?:viec|nhiem vu) (?:gi|nao)(?: (?:a|bot|khong|nhi|the|vay|can lam|phai lam|nua|hom nay|tuan nay|thang nay|\?))*$"
)


def _own(f: Facts) -> bool:
    if HAVE_WHAT.search(f.said.canon) and not f.has("past", "personal"):
        return True
    if not f.has("mine") or (f.has("done", "past", "achieved") and not is_question(f)):
        return False
    asked_when = f.has("when_q") and f.has("report_word") and len(f.said) <= 12
    return (f.has("task", "which", "due_in") or _late(f) or asked_when) and f.title(lenient=False) is None


def _filtered(f: Facts) -> bool:
    if not _late(f) or f.has("past", "reporter", "because") or f.title(lenient=False) is not None:
        return False
    return not f.has("hard") or is_question(f) or f.has("task")


OWN_UNIT = re.compile(r"(?<!\S)(?:phong|don vi|ben|to) (?:minh|em|toi|ta|chung ta)(?= |$)")
OWES = re.compile(
    r"(?<!\S)(?:con|dang|phai|duoc|co|chua|se)(?: \S+){0,3} (?:nhung gi|cai gi|viec gi|gi)(?= |$)"
)


def _owed_by(f: Facts) -> bool:
    """ "chị Yến còn nợ những gì"."""
    own = f.has("mine") or bool(OWN_UNIT.search(f.said.canon))
    named = (bool(f.persons or f.units) or own) and not f.has("past", "blocked", "hard")
    return named and len(f.said) <= 10 and f.has("which", "list_word") and bool(OWES.search(f.said.canon))


WAITED_FOR = re.compile(
    r"(?<!\S)(?:dang |con )?(?:chờ|cho|doi|đợi) (?:y kien |trinh )?(?:so|bo|ubnd|vu|cuc|chi cuc|phong|hoi dong|van phong|lanh dao|tinh|kho bac)(?= )"
)


def _waits_for(f: Facts) -> bool:
    """ "đang chờ Sở Tài chính những việc gì", "việc nào đang chờ Bộ"."""
    asked = f.has("list_word", "howmany") or "viec gi" in f.said.canon or "viec nao" in f.said.canon
    return asked and f.has("doing") and bool(WAITED_FOR.search(f.said.canon))


def _held_by(f: Facts) -> bool:
    """ "nhiệm vụ do bà Lành phụ trách": the tasks somebody holds, and nothing said of them."""
    named = [*f.units, *f.persons]
    lead = f.said.first("task", "list_word")
    if lead is None or not named or not f.opening(lead.first) or f.has("past", "achieved"):
        return False
    begins = HELD_BY.match(f.said.canon, f.said.offsets[lead.first])
    return (
        begins is not None
        and HELD.match(after(f, named[0].last - 1)[len(_last(f, named[0].last)) :]) is not None
    )


def _last(f: Facts, at: int) -> str:
    return fold(f.said.words[at - 1])


def _due_something(f: Facts) -> bool:
    """ "tuần tới có gì đến hạn"."""
    return (
        f.has("due_in") and f.has("which") and bool(f.clock.dates("future")) and not f.has("past", "gia_han")
    )


def _due_then(f: Facts) -> bool:
    if not f.has("due_in") or not f.clock.dates("future") or f.has("past"):
        return False
    return f.has("task") and f.title(lenient=False) is None


OF_THEM = re.compile(r"(?:(?:trong |ngay )?(?:thang|quy|tuan|nam)(?: \S+){1,3}? )?cua ")


def _of_somebody(f: Facts) -> bool:
    """ "nhiệm vụ đang thực hiện của phòng Khoa học": tasks of a state or of somebody, nothing said of them."""
    if (
        f.has("past", "achieved", "reporter", "report_word", "because", "gia_han")
        or f.title(lenient=False) is not None
    ):
        return False
    whose = f.said.first("task", "list_word")
    if (
        (f.units or f.persons)
        and whose is not None
        and f.opening(whose.first)
        and OF_THEM.match(after(f, whose.last)) is not None
    ):
        return True
    described = f.has(
        "see", "mine", "not_done", "not_started", "done", "paused", "stopped", "doing", "blocked"
    )
    if f.has("task") and (f.units or f.persons):
        return described
    return (
        f.has("task", "see")
        and f.has("paused", "stopped", "not_started", "blocked")
        and (is_question(f) or f.has("see"))
    )
