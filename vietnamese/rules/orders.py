"""What leaders and the office order: assigning, urging, schedules; and acts on the system itself."""

import re

from vietnamese.cues import (
    after,
    before,
    follows_pause,
    has_future,
    is_question,
    opened_by_reference,
    set_of,
    words_of,
)
from vietnamese.facts import Facts
from vietnamese.phrases import Tag

# After the one who is told: a report on what is already theirs, not something new.
OWED_REPORT = re.compile(
    r"(?:,|:|-)? ?(?:nho |luu y |chu y |tranh thu |khan truong |som |gap |ngay |phai |can |hay |nhanh chong |nghiem tuc |tap trung )*"
    r"(?:bao cao(?! (?:chi so|so ket|tong ket|ve|danh gia|giai trinh|chuyen de|thuyet|ket qua (?!thuc hien|nhiem vu|cong viec)))"
    r"|cap nhat|nop (?:bao cao|so lieu)|gui (?:bao cao|so lieu)|day nhanh|hoan thanh (?:bao cao|nhiem vu|ngay|som|nhiem vu|dung|dut)|xu ly dut|tra loi|phan hoi)"
)
TO_THE_LEADER = re.compile(
    r"(?<!\S)(?:bao cao|bao|trinh|gui|nop|cho) (?:lai |ve )?(?:toi|anh|chi|lanh dao|giam doc|so|ban giam doc|minh|van phong)(?= |$)"
)
REPORTS_LAST = re.compile(r"(?<!\S)(?:bao cao|nop|trinh|xong|gui)(?: (?:nhe|a|em|cho anh|cho toi))*$")
UNTIL = re.compile(
    r"(?<!\S)(?:han|truoc|cham nhat|xong truoc|hoan thanh truoc|xong trong|hoan thanh trong)(?= )"
)
TALKED_ABOUT = re.compile(r"(?<!\S)(?:da|dang|duoc|bi|cong tac|van ban|ve viec|viec|tiep tuc|can|phai) $")
URGING = re.compile(r"(?<!\S)(?:nho|khan truong|gap|ngay|som|tranh thu|luu y|truoc|nghiem tuc)(?= )")
THEN_REPORT = re.compile(r"(?<!\S)thi (?:khan truong |nhanh |phai |som )?(?:cap nhat|nop|bao cao|gui)(?= )")
# What one is told to do, right behind the name.
TO_MAKE = re.compile(
    r"(?:(?:lm|lam|chuan bi|soan|lap|viet|tham muu|ra soat|kiem tra|in|photo|gui|nop|tong hop|lien he|moi|ghi bien ban|dang ky|hoan thien|trinh|theo doi|bo sung|di|hop|thong ke|doi chieu|dat|sap xep|phoi hop)(?= ))"
)
BARE_ASSIGN = set_of(
    """giao | giao cho | anh giao | toi giao | chi giao | phan cong | phan cong cho | giao them cho | giao viec cho | giao nhiem vu cho |
    giao lai cho | giao nhiem vu | giao viec | viec moi | nhiem vu moi | giao them | giao luon"""
)
STATED = ("doing", "not_done", "overdue", "unreported", "due_soon", "summary")


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


def remind(f: Facts) -> bool:
    """Somebody is urged; also "yêu cầu các phòng nộp báo cáo"."""
    tag = f.said.first("remind")
    if tag is None or f.has_progress:
        return _demands_report(f)
    if words_of(f, tag) == "nhan":
        told = any(n.first >= tag.last for n in (*f.units, *f.persons)) or f.has("units_all")
        return (
            f.opening(tag.first)
            and told
            and (f.has("report_word", "due_in", "done", "unreported", "overdue") or bool(f.references))
        )
    placed = f.opening(tag.first) or opened_by_reference(f, tag.first) or follows_pause(f, tag.first)
    if not placed or TALKED_ABOUT.search(before(f, tag)):
        return _demands_report(f)
    return not (is_question(f) and f.has("which", "when_q") and not f.has("unreported", "overdue"))


def _demands_report(f: Facts) -> bool:
    if f.has("unreported") and THEN_REPORT.search(f.said.canon):
        return not f.has_progress
    if _urges(f):
        return True
    tag = f.said.first("command")
    if tag is None or not f.opening(tag.first) or f.has_progress or f.has("past", "assign") or is_question(f):
        return False
    told = [n for n in (*f.units, *f.persons) if n.first >= tag.last]
    everybody = f.said.first("units_all", "by_unit", "unreported")
    if not told and everybody is None:
        return False
    end = told[0].last if told else everybody.last if everybody else tag.last
    return bool(OWED_REPORT.match(after(f, end))) or (not told and bool(OWED_REPORT.search(after(f, end))))


def _urges(f: Facts) -> bool:
    """ "phòng QLKH nhớ cập nhật trước 16h", "bảo anh Tùng nộp báo cáo": somebody told, an urging word or an hour."""
    everybody = f.said.first("units_all")
    told = [n.last for n in (*f.units, *f.persons) if f.opening(n.first) or _after_telling(f, n.first)]
    told += [everybody.last] if everybody is not None and f.opening(everybody.first) else []
    if not told or f.has_progress or f.has("past") or is_question(f):
        return False
    following = after(f, told[0])
    told_so = any(_after_telling(f, n.first) for n in (*f.units, *f.persons))
    return bool(OWED_REPORT.match(following)) and (told_so or bool(URGING.search(following)))


TELLING = frozenset("gọi bảo dặn nói hỏi báo goi dan noi bao".split())


def _after_telling(f: Facts, at: int) -> bool:
    """Whether a word for telling stands right before a name (a title between): "bảo anh Tùng nộp …"."""
    words = f.said.words
    return any(i >= 0 and words[i] in TELLING and f.opening(i) for i in (at - 1, at - 2))


def assign(f: Facts) -> bool:
    """Something new is given to somebody."""
    tag = f.said.first("assign")
    if tag is None or f.has_progress or not (f.opening(tag.first) or follows_pause(f, tag.first)):
        return _orders(f)
    if is_question(f) and f.has("which", "who", "list_word", "when_q", "in_charge_q", "howmany", "state_q"):
        return False
    words = words_of(f, tag)
    if words in BARE_ASSIGN and not _has_taker(f, tag) and not has_future(f):
        return words in ("viec moi", "nhiem vu moi") and len(f.said) > 5
    return f.opening(tag.first) or bool(f.units or f.persons)


def _has_taker(f: Facts, tag: Tag) -> bool:
    return any(n.first >= tag.last for n in (*f.units, *f.persons)) or ":" in f.said.words


DEADLINE_OF = ("truoc", "trong", "vao", "den", "cham", "ngay", "thu", "cuoi", "hom", "trong", "sang", "chieu")


def _tells(f: Facts) -> bool:
    """ "Lan chuẩn bị tài liệu họp, xong trước 25/11 nhé": a name, what to make, until when."""
    told = next((n for n in f.persons if f.opening(n.first)), None)
    if (
        told is None
        or f.has_progress
        or f.references
        or is_question(f)
        or f.has("past", "blocked", "gia_han")
    ):
        return False
    ends = [after(f, t.last).split(" ")[0] for t in f.said.all("done")]
    if not TO_MAKE.match(after(f, told.last)) or not all(word in DEADLINE_OF for word in ends):
        return False
    return has_future(f) and not f.has("doing", "not_done", "not_started")


def _orders(f: Facts) -> bool:
    """ "Chi cục TĐC rà soát …, báo cáo tôi trước 30/11": a taker, what to do, until when."""
    if _tells(f):
        return True
    if (
        f.has_progress
        or f.references
        or is_question(f)
        or f.has("past", "done", "blocked", "gia_han")
        or f.leads("reporter")
    ):
        return False
    tag = f.said.first("command")
    if tag is not None and f.opening(tag.first) and (f.units or f.persons):
        return has_future(f) or words_of(f, tag) in ("yeu cau", "chi dao", "cu")
    if not any(f.opening(n.first) for n in (*f.units, *f.persons)) or not has_future(f):
        return False
    if REPORTS_LAST.search(f.said.canon) and not f.has(*STATED):
        return True
    return bool(TO_THE_LEADER.search(f.said.canon)) or (
        bool(UNTIL.search(f.said.canon)) and not f.has(*STATED)
    )


def transfer(f: Facts) -> bool:
    """A task is handed to another unit or person."""
    tag = f.said.first("transfer")
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
