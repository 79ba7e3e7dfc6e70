"""Giving something new: "giao phòng X …", "nhờ anh Y … xong trước …", "Chi cục Z rà soát …, báo cáo tôi trước …"."""

import re

from vietnamese.cues import (
    ON_BEHALF,
    after,
    before,
    due_words_only,
    follows_pause,
    has_future,
    is_question,
    set_of,
    words_of,
)
from vietnamese.facts import Facts
from vietnamese.phrases import Tag

TO_THE_LEADER = re.compile(
    r"(?<!\S)(?:bao cao|bao|trinh|gui|nop|cho) (?:lai |ve )?(?:toi|anh|chi|lanh dao|giam doc|so|ban giam doc|minh|van phong)(?= |$)"
)
REPORTS_LAST = re.compile(r"(?<!\S)(?:bao cao|nop|trinh|xong|gui)(?: (?:nhe|a|em|cho anh|cho toi))*$")
UNTIL = re.compile(
    r"(?<!\S)(?:han|truoc|cham nhat|xong truoc|hoan thanh truoc|xong trong|hoan thanh trong)(?= )"
)
# What one is told to do, right behind the name.
TO_MAKE = re.compile(
    r"(?:(?:hay |giup |cung |tiep tuc |truc tiep )*(?:lm|lo|soat|don|don dep|lau|trang tri|ke|dan|treo|goi|hoi|thue|muon|dat|lay|mang|xac minh|doi soat|scan|dong|nhan|tiep|ve|bien tap|dich|sua|lo|phu trach|chiu trach nhiem|dam nhan|dung ra|len|to chuc|xay dung|xu ly|khao sat|viet|thiet ke|dat hang|mua|giup|lam|chuan bi|soan|lap|viet|tham muu|ra soat|kiem tra|in|photo|gui|nop|tong hop|lien he|moi|ghi bien ban|dang ky|hoan thien|trinh|theo doi|bo sung|di|hop|thong ke|doi chieu|dat|sap xep|phoi hop)(?= ))"
)
BARE_ASSIGN = set_of(
    """giao | giao cho | anh giao | toi giao | chi giao | phan cong | phan cong cho | giao them cho | giao viec cho | giao nhiem vu cho |
    giao lai cho | giao nhiem vu | giao viec | viec moi | nhiem vu moi | giao them | giao luon"""
)
# "chiều mai xong": a day, no doubt.
DAYS_TO_FINISH = set_of("mai xong | xong het tuan nay")
STATED = ("doing", "not_done", "overdue", "unreported", "due_soon", "summary")


# "Đề nghị xuất báo cáo Word kết quả tháng 10": asked of us, whatever unit it is about.
OFFICE_PRINTS = re.compile(
    r"(?:@\S+ )?(?:kinh |bot |he thong |van phong )*(?:de nghi|yeu cau|nho|phien) (?:bot |he thong |van phong |em )?(?:xuat|in|ket xuat|trich xuat) (?:cho |ra |giup |toi |em |lai )*(?:ban |file |tep )?(?:bao cao|bang|bieu|danh sach|so lieu|word|excel|pdf)(?= |$)"
)


def assign(f: Facts) -> bool:
    """Something new is given to somebody."""
    if OFFICE_PRINTS.match(f.said.canon):
        return False
    tag = f.said.first("assign")
    behalf = tag is not None and bool(ON_BEHALF.match(before(f, tag)))
    figures = f.has_progress and not (_to_come(f) and (f.leads("assign") or behalf))
    if tag is None or figures or not (f.opening(tag.first) or follows_pause(f, tag.first)):
        return _orders(f)
    if is_question(f) and f.has("which", "who", "list_word", "when_q", "in_charge_q", "howmany", "state_q"):
        return False
    words = words_of(f, tag)
    if words in BARE_ASSIGN and not _has_taker(f, tag) and not has_future(f):
        return words in ("viec moi", "nhiem vu moi") and len(f.said) > 5
    return behalf or f.opening(tag.first) or bool(f.units or f.persons)


def _to_come(f: Facts) -> bool:
    """Whether the counts said are of what is to be done: "mở 4 lớp, xong trước 25/12"."""
    if f.percents or any(q.total is not None or q.mode == "total" for q in f.quantities):
        return False
    unfinished = [t for t in f.said.all("not_done") if words_of(f, t) not in DAYS_TO_FINISH]
    return not unfinished and not f.has("past") and not _at_work(f) and due_words_only(f)


def _at_work(f: Facts) -> bool:
    """Whether work is going on; "moi" typed without marks is mời as often as mới."""
    return any(f.said.words[t.first] != "moi" or t.last - t.first > 1 for t in f.said.all("doing"))


# "yêu cầu các trường …", "phân công mọi tổ …": many are told at once.
MANY_TAKERS = re.compile(
    r"(?:tat ca |toan bo )?(?:cac|moi|tung|nhung) (?=phong|don vi|truong|to|xa|huyen|chi cuc|trung tam|dong chi|anh|chi|ban|bo phan|tram|benh vien|so|doan|hoi|co quan|nganh|dia phuong|thanh vien|can bo|chuyen vien|chu dau tu|nha thau|doi)"
)


def _has_taker(f: Facts, tag: Tag) -> bool:
    named = any(n.first >= tag.last for n in (*f.units, *f.persons))
    return named or ":" in f.said.words or bool(MANY_TAKERS.match(after(f, tag.last)))


def _tells(f: Facts) -> bool:
    """ "Lan chuẩn bị tài liệu họp, xong trước 25/11 nhé": a name, what to make, until when."""
    told = next((n for n in f.persons if f.opening(n.first)), None)
    if told is None or f.references or is_question(f) or f.has("past", "blocked", "gia_han"):
        return False
    if not TO_MAKE.match(after(f, told.last)) or not _to_come(f):
        return False
    return has_future(f) and not f.has("not_started")


# The office is asked to put together what is there; that gives nobody a task.
OFFICE_COLLECTS = re.compile(
    r"(?:@\S+ )?(?:kinh )?de nghi van phong(?: so| ubnd)? (?:tong hop|ghi nhan|cap nhat|theo doi)(?= |$)"
)
KINDLY = re.compile(r"(?:@\S+ )?(?:bot |em |anh |chi )*(?:nho|phien|lam phien|nho co|cay) ")


def _asks_kindly(f: Facts) -> bool:
    """ "Nhờ phòng Nghiệp vụ Y soạn …": a unit or a person right behind the word."""
    match = KINDLY.match(f.said.canon)
    if match is None:
        return False
    at = f.said.word_of(match.end() - 1) + 1
    return any(at <= n.first <= at + 2 for n in (*f.units, *f.persons))


# What somebody is sent for, even where it is about a task that exists.
ERRAND = re.compile(
    r"(?:(?:giup|ho|dum|di|sang|qua|len|xuong|lam|truc tiep|toi|minh|em|anh|chi) )*"
    r"(?:lien he|lien lac|hoi|goi|goi dien|dien|dien thoai|gap|lam viec voi|trao doi|xin|moi|dat|photo|in|scan|mang|chuyen|gui|soan|chuan bi|ra soat|kiem tra lai|doi chieu|theo doi)(?= )"
)
OF_A_TASK = re.compile(
    r"(?<!\S)(?:ve|cua|cho|lien quan den|lien quan toi|ve viec|de lam|hoi) (?:nhiem vu|viec|#|chi tieu)(?= )|(?<!\S)hoi (?:lai |them )*(?:nhiem vu|viec|#)(?= )"
)


def _sends(f: Facts) -> bool:
    """ "nhờ em Tú liên hệ Sở Tài chính về nv 3": an errand about a task, given to a person."""
    match = KINDLY.match(f.said.canon)
    if (
        match is None
        or f.has_progress
        or is_question(f)
        or f.has("past", "done", "blocked", "gia_han", "approve")
    ):
        return False
    at = f.said.word_of(match.end() - 1) + 1
    told = next((n for n in f.persons if at <= n.first <= at + 2), None)
    if told is None or not ERRAND.match(after(f, told.last)):
        return False
    return not f.references or bool(OF_A_TASK.search(after(f, told.last)))


def _orders(f: Facts) -> bool:
    """ "Chi cục TĐC rà soát …, báo cáo tôi trước 30/11": a taker, what to do, until when."""
    if _tells(f) or _sends(f):
        return True
    if f.references or is_question(f) or f.has("past", "blocked", "gia_han") or f.leads("reporter"):
        return False
    if not _to_come(f):
        return False
    if OFFICE_COLLECTS.match(f.said.canon):
        return has_future(f) and bool(UNTIL.search(f.said.canon))
    if _asks_kindly(f):
        return has_future(f)
    tag = f.said.first("command")
    if tag is not None and f.opening(tag.first) and MANY_TAKERS.match(after(f, tag.last)):
        return has_future(f)
    if tag is not None and f.opening(tag.first) and (f.units or f.persons):
        return has_future(f) or words_of(f, tag) in ("yeu cau", "chi dao", "cu")
    if not any(f.opening(n.first) for n in (*f.units, *f.persons)) or not has_future(f):
        return False
    if REPORTS_LAST.search(f.said.canon) and not f.has(*STATED):
        return True
    return bool(TO_THE_LEADER.search(f.said.canon)) or (
        bool(UNTIL.search(f.said.canon)) and not f.has(*STATED)
    )
