"""Questions: about a set of tasks (list), one task (show), the whole (summary), and their follow-ups."""

import re

from vietnamese.cues import ASKS_LEAVE, after, before, is_question, whole, words_of
from vietnamese.facts import Facts
from vietnamese.normalize import fold
from vietnamese.queries import MOST, threshold

FOLLOW_UP = re.compile(r"^(?:@\S+ )?(?:da |vay |ua |o )*(?:con|the|the con|vay|vay con|thi|con ve|the thi) ")
FOLLOW_END = re.compile(
    r"(?:thi sao|sao|the nao|ra sao|thi|nhi|khong|nua|)(?: (?:roi|a|nhi|vay|em|anh|bot|nhe|\?|the))*$"
)
ABOUT_ONE = re.compile(
    r"(?<!\S)(?:han|thoi han|tien do|tinh hinh|ket qua|thong tin|noi dung|trang thai|phu trach|chu tri)(?= )"
)
PERIODIC = re.compile(
    r"bao cao (?:nhanh )?(?:tinh hinh )?(?:tuan|thang|quy|nam|\d+ thang|ngay|giao ban|cuoi|dau|dinh ky)"
)
ENUMERATES = ("danh sach", "liet ke", "ke ten", "loc", "thong ke cac", "toan bo", "tat ca")
COUNTED = re.compile(
    r"(?<!\S)(?:viec|nhiem vu|dau viec|(?:bao nhieu|may) (?:don vi|phong|cai|bao cao)|cong viec)(?= |$)"
)
STATES = ("done", "not_done", "not_started", "paused", "stopped", "doing", "blocked", "hard")
LATE = ("overdue", "due_soon", "unreported", "no_deadline", "pending_extension")
TO_ME = re.compile(
    r"(?:@\S+ )?bao cao (?:cho |lai )?(?:toi|anh|chi|lanh dao) (?:ve )?(?=tinh hinh|ket qua|tien do)"
)
STRONG_Q = re.compile(
    r"(?<!\S)(?:lam |di )?(?:den|toi) (?:dau|muc nao|giai doan nao|khau nao|buoc nao)(?= |$)"
)
SINGLE_Q = ("state_q", "when_q", "yesno_q", "in_charge_q", "detail", "rate", "howmany", "waiting_q")


def why(f: Facts) -> bool:
    """The reason of a lateness is asked: "vì sao nv 3 quá hạn", "sao nv 3 lại trễ"."""
    if (
        re.match(r"(?:@\S+ )?sao (?:\S+ ){1,6}(?:lai|van|con) ", f.said.canon)
        and f.has("overdue")
        and not f.has_progress
    ):
        return True
    return (
        f.has("why") and (bool(f.references) or f.has("overdue", "task", "title_head")) and not f.has_progress
    )


def history(f: Facts) -> bool:
    """The changes of one task are asked for."""
    return f.has("history") and (bool(f.references) or f.has("task", "title_head")) and not f.has_progress


def waiting(f: Facts) -> bool:
    """Whom a task waits for is asked."""
    return f.has("waiting_q") and not f.has_progress


def pending(f: Facts) -> bool:
    """Which extensions wait for a decision."""
    if f.references or f.has_progress or ASKS_LEAVE.match(f.said.canon):
        return False
    tag = f.said.first("pending_extension")
    if tag is not None:
        asked = is_question(f) or f.has("list_word", "howmany")
        return asked or words_of(f, tag) not in ("xin lui han", "da xin gia han")
    return (
        f.has("gia_han")
        and f.has("which", "who", "which_unit", "howmany", "list_word")
        and not f.has("when_q")
    )


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


def summary(f: Facts) -> bool:
    """The state of the whole, or of a unit, in a period; a report as a file."""
    if f.has_progress or (f.references and not f.has("summary")) or f.has("which_unit", "rank", "unreported"):
        return False
    if f.has("which", "who") and not f.has("state_q"):
        return False
    if _begged(f):
        return True
    if f.has("summary"):
        return _summary_word(f)
    if f.has("chart") and not f.references:
        return True
    if f.references or (
        f.has("done", "past", "not_started") and not f.has("make", "asker", "see", "situation")
    ):
        return False
    return _file_wanted(f) or _report_wanted(f) or _situation(f)


BEGGED = re.compile(
    r"(?:@\S+ ,? ?)?(?:bot |dong chi |cac phong |van phong )?(cho )?(?:toi |anh |chi |minh |sep |lanh dao |(?<=cho )em )?xin (?:cai |ban |file |luon |lai |giup |chut )*"
    r"(?:bao cao|so lieu|bang|tinh hinh|ket qua|tien do|tong hop)(?: so lieu| tinh hinh| tien do| ket qua)?(?= |$)"
)


def _begged(f: Facts) -> bool:
    """ "cho xin báo cáo quý 3", "xin báo cáo tuần này": asked for, not handed in."""
    match = BEGGED.match(f.said.canon)
    if match is None or f.references or f.has("past", "doing", "done", "blocked", "hard", "gia_han"):
        return False
    if match.group(1):
        return (
            bool(f.clock.dates("past") or f.units) or f.has("word", "excel", "pdf", "situation") or whole(f)
        )
    return bool(f.clock.dates("past")) and f.title(lenient=False) is None and len(f.said) <= 9


def _summary_word(f: Facts) -> bool:
    tag = f.said.first("summary")
    assert tag is not None
    if re.search(r"(?<!\S)(?:da|dang|dang duoc|duoc|de) $", before(f, tag)) or (
        f.references and f.has("past", "done", "doing")
    ):
        return False
    wanted = f.has("asker", "make", "see", "word", "excel", "chart", "pdf", "state_q") or "?" in f.said.words
    return f.opening(tag.first) or wanted or len(f.said) <= 10


def _file_wanted(f: Facts) -> bool:
    report = f.has("report_word")
    return (
        f.has("word", "pdf", "excel")
        and (report or f.has("situation", "make", "thongke"))
        and (report or not f.has("list_word"))
    )


def _report_wanted(f: Facts) -> bool:
    """ "cho tôi báo cáo tuần này", "báo cáo tình hình tháng 10"."""
    report = f.said.first("report_word")
    if (
        report is None
        or (f.has("list_word", "reporter") and not TO_ME.match(f.said.canon))
        or f.title(lenient=False) is not None
    ):
        return False
    if TO_ME.match(f.said.canon) and f.has("situation") and not f.has("past", "doing", "done"):
        return True
    period = bool(f.clock.dates("past"))
    if f.has("asker", "make", "see") and (period or f.has("situation", "by_unit") or whole(f)):
        return not f.has("doing", "blocked")
    if not f.opening(report.first) or f.has("doing", "past", "none_said", "blocked"):
        return False
    return (f.has("situation") and (period or bool(f.units) or whole(f))) or bool(
        PERIODIC.search(f.said.canon)
    )


def _situation(f: Facts) -> bool:
    """ "tình hình thực hiện 9 tháng", "tiến độ phòng QLKH thế nào"."""
    unit = f.units[0] if f.units and f.opening(f.units[0].first) else None
    if unit is not None and f.has("state_q") and not f.has("past", "list_word", "task", "title_head"):
        return True
    lead = f.lead
    if (
        lead is None
        or not f.has("situation", "thongke")
        or f.has("list_word", "howmany", "rate", "past", "overdue", "due_in")
    ):
        return False
    if not (f.clock.dates("past") or f.units or whole(f) or f.has("by_unit", "by_status", "by_month")):
        return False
    opens = lead.name in (
        "situation",
        "thongke",
        "see",
        "asker",
        "make",
        "state_q",
        "report_word",
        "by_unit",
        "send",
        "approve",
    )
    return opens and f.title(lenient=False) is None


def list_(f: Facts) -> bool:
    """Which or how many tasks, units or persons."""
    if f.references or (f.has_progress and not f.has("rank", "howmany", "which")):
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
        )
    )


def below(f: Facts) -> bool:
    """ "nhiệm vụ dưới 50%": tasks on one side of a share."""
    bound = threshold(f.said)
    if bound is None or f.references or (f.has("reporter", "past", "achieved") and not is_question(f)):
        return False
    tag = f.said.first("task", "list_word")
    return (tag is not None and f.opening(tag.first) and f.title(lenient=False) is None) or f.has(
        "which", "list_word", "howmany"
    )


SLOWEST = re.compile(r"(?<!\S)(?:cham|nhanh|tre|kem|tot|te) (?:nhat|hon ca)(?= |$)")
RATE_OF = re.compile(
    r"(?<!\S)(?:hoan thanh|xong|dung han|qua han|tre|cham|nhiem vu|cong viec|viec|bao cao|tien do|dat|thuc hien|phan tram|%|chi tieu|giai ngan|phong|don vi|chi cuc)(?= |$)"
)
ONLY_RATE = re.compile(
    r"(?:@\S+ )?(?:cho \S+ (?:xem|biet) |xem )?(?:ty le|ti le|phan tram)(?: (?:hoan thanh|dung han|qua han|tre han|cham|xong))(?: (?:la |the nao|bao nhieu|ra sao|chung|nhiem vu|hien nay|a|roi|\?))*$"
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
        _late(f) or f.has(*STATES, "task", "list_word", "rate", "report_word", "situation", "title_head")
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
        and f.title(lenient=False) is None
    ):
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


def _own(f: Facts) -> bool:
    if not f.has("mine") or (f.has("done", "past", "achieved") and not is_question(f)):
        return False
    return (f.has("task", "which", "due_in") or _late(f)) and f.title(lenient=False) is None


def _filtered(f: Facts) -> bool:
    if not _late(f) or f.has("past", "reporter", "because") or f.title(lenient=False) is not None:
        return False
    return not f.has("hard") or is_question(f) or f.has("task")


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
        and after(f, whose.last).startswith("cua ")
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


STAGE = re.compile(
    r"(?:@\S+ )?(?:bot |viec |phan |buoc |khau |dot )*(?:nghiem thu|giai ngan|tuyen chon|tham dinh|khao sat|dau thau|quyet toan|ky ket|ban giao|ban hanh|"
    r"lay y kien|phe duyet|kiem dinh|thanh tra|ra soat|thi cong|giai phong|trien khai|bien soan|cap phep|cap giay|thu hoi)(?: \S+){0,8}? (?:den|toi|di den) dau(?= |$)"
)


def show(f: Facts) -> bool:
    """One task is asked about."""
    if f.has_progress:
        return False
    if f.references and f.leads("asker") and f.has("report_word") and not f.has("past", *STATES):
        return True
    see = f.said.first("see")
    seen = see is not None and f.opening(see.first)
    asks = f.has(*SINGLE_Q, "which") or seen
    if f.references:
        return _shows_reference(f, asks)
    if f.has("list_word", "unreported", "rank") or (
        not STAGE.match(f.said.canon)
        and not f.has("task", "title_head", "situation")
        and not ABOUT_ONE.search(f.said.canon)
    ):
        return False
    if STAGE.match(f.said.canon):
        return True
    clear = f.has("state_q", "when_q", "yesno_q", "in_charge_q", "detail", "rate", "waiting_q") or seen
    clear = clear or (f.has("which") and f.has("blocked", "hard"))
    about = f.has("task", "title_head") or (
        f.has("state_q", "when_q") and bool(ABOUT_ONE.search(f.said.canon))
    )
    title = f.title(lenient=True)
    return clear and about and title is not None and (f.has("task", "title_head") or " " in title.text)


def _shows_reference(f: Facts, asks: bool) -> bool:
    if FOLLOW_UP.match(f.said.canon + " ") and not f.has("past", *STATES, "achieved", "gia_han"):
        return True
    if asks or is_question(f):
        return (
            not f.has("gia_han")
            or f.has("when_q", "state_q", "yesno_q", "which", "howmany")
            or is_question(f)
        )
    if f.only("task", "situation", "see", "asker", "report_word", "detail") and f.has(
        "situation", "see", "detail"
    ):
        return True
    if _nothing_said(f):
        return not f.context.pending
    return bool(ABOUT_ONE.search(f.said.canon)) and not f.has(
        "overdue", "because", "past", *STATES, "hard", "achieved", "reporter", "none_said"
    )


def _nothing_said(f: Facts) -> bool:
    """Only a number, perhaps a mention: "@bot #31"."""
    covered = {i for r in f.references for i in range(r.first, r.last)}
    covered |= {i for t in f.said.all("hail", "filler") for i in range(t.first, t.last)}
    words = f.said.words
    return all(
        i in covered or not words[i][0].isalnum() or words[i].startswith("@") for i in range(len(words))
    )


def shows_title(f: Facts) -> bool:
    """ "xem đề án vị trí việc làm": a title after a word for seeing."""
    if (
        f.references
        or f.has_progress
        or f.has("past", *STATES, "reporter", "list_word", "assign", "unreported", "hard")
    ):
        return False
    return (
        f.leads("see", "situation", "detail")
        and f.has("task", "title_head")
        and f.title(lenient=False) is not None
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
