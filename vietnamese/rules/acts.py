"""Acts that change something: correcting, deciding, asking for time. Each needs a clear word in a clear place."""

import re

from vietnamese.cues import (
    ASKS_LEAVE,
    ON_BEHALF,
    after,
    before,
    follows_pause,
    has_denied,
    has_future,
    is_question,
    opened_by_reference,
    set_of,
    words_of,
)
from vietnamese.facts import Facts
from vietnamese.normalize import fold
from vietnamese.phrases import Tag
from vietnamese.progress import SLIP

CLEAR_CORRECT = set_of(
    """sua lai | dinh chinh | xin dinh chinh | bao nham | ghi nham | nhap nham | go nham | chu khong phai | bao sai | ghi sai |
    nhap sai | la sai | moi dung | sua thanh | cap nhat nham | cap nhat sai | dien nham | dien sai | tinh nham | dem nham | cong nham |
    bao lon | ghi lon | nhap lon | sua lai thanh | sua giup | sua ho | doi lai thanh | viet nham | danh nham | nhan nham | gui nham"""
)
BY_NUMBERS = set_of(
    """sua | sua chi tieu | sua ket qua | can sua | doi lai | doi thanh | chinh lai | cap nhat lai | cap nhat lai thanh | ghi lai | chinh so | chinh thanh |
    thay bang | bao lai | dieu chinh lai so | dieu chinh so lieu | chinh nhiem vu | chinh tien do | doi trang thai | chuyen trang thai | chinh trang thai | doi tien do | sua cho | sua phan | sua viec | sua cai | chinh sua | dieu chinh lai giup | dieu chinh lai ho | dieu chinh lai cho | chinh lai giup | chinh lai ho |
    sua noi dung | dieu chinh tien do nhiem vu | sua cong viec"""
)
MISTAKES = set_of(
    """nham | lon | nham so | nham lan | bi sai | khong chinh xac | so lieu sai | sai so lieu | chu khong | dung la | dung ra la |
    dung ra | phai la | thuc ra la | chinh xac la | thuc te la | le ra la"""
)
STILL_AT_WORK = re.compile(r"(?<!\S)(?:dang|da|tiep tuc|phai|de|se|yeu cau|bi|duoc|can) (?:phai |duoc )?$")
NOT_AGREED = re.compile(
    r"(?<!\S)(?:khong|chua|chang) (?:the )?(?:dong y|duyet|phe duyet|chap thuan|chap nhan|nhat tri|cho)(?= |$)"
)
UNDER_WAY = re.compile(
    r"(?<!\S)(?:da|dang|cho|duoc|trinh|sau khi|khi|chua|xin|nho|mong|kinh|y kien|de|se|hoi dong|du kien|vua|de nghi|bao gio|neu|ket qua) "
    r"(?:duoc |anh |chi |sep |lanh dao |giam doc |trinh |cap tren |de nghi |xem xet |chu tich |tinh |bo |ky |ubnd |so |hoi dong )*$"
)
# "nghiệm thu nv 3 đạt, xác nhận hoàn thành"
ACCEPTED = re.compile(
    r"(?:@\S+ )?(?:nghiem thu|kiem tra|da xem|xem) (?:\S+ ){1,6}?, (?:xac nhan|cong nhan) (?:hoan thanh|da xong|xong)(?= |$)"
)
FOR_US = re.compile(r"(?:phong|ben|don vi|to|trung tam|chi cuc)? ?(?:em|e|minh|chung em|toi|chung toi)(?= )")
OK_FOR = re.compile(
    r"(?:@\S+ )?(?:ok|oke|uh|u|vang|duoc|roi|thoi duoc|thoi|thong nhat|nhat tri|dong y)(?: roi| em| e| ,| anh| nhe)* (?:cho(?! (?:em|e|toi|phong em|ben em) )|gia han|cho phep|dong y|duyet)(?= )"
)
DECISIVE = set_of("duyet | toi duyet | anh duyet | phe duyet | chi duyet | ok duyet | duyet cho")
AGREED_LAST = re.compile(
    r"(?:,|\.|;|-|nhe|thi) (?:toi|anh|chi|lanh dao|sep) (?:da )?(?:dong y|nhat tri|thong nhat|duyet|chap thuan|ok)(?: nhe| a| roi| day| nha| em| !| \.)*$"
)
CONFIRMS_DONE = re.compile(
    r"(?<!\S)(?:xac nhan|cong nhan) (?:\S+ ){1,8}?(?:da |la )*(?:hoan thanh|xong)(?= |$)"
)
# A body outside that sends something back is told of by an officer; it is no decision here.
SENT_BACK_BY = re.compile(
    r"(?<!\S)(?:so|bo|ubnd|van phong|phong|hoi dong|tinh|kho bac|cuc|(?<!nhiem )vu|chi cuc|doi tac|nha thau|don vi|ben|lai|bi|tuong|ho|sep)(?= )(?: \S+){0,5} $"
)
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


NOT_THIS_TASK = re.compile(
    r"(?<!\S)khong phai (?:la )?(?:nhiem vu|viec|cong viec|chi tieu|#) ?\S+ (?:, )?(?:ma |phai )(?:la )?"
)
# Somebody else wants something mended: the officer reports of it.
BIDDEN = re.compile(
    r"(?<!\S)(?:sep|anh|chi|so|bo|ubnd|lanh dao|giam doc|hoi dong|van phong|tinh|chu tich|phong|don vi|tham dinh)(?: \S+)? "
    r"(?:bao|yeu cau|keu|noi|chi dao|de nghi|nhac|bat|gop y)(?: em| ben em| phong em)? $"
)


# "không phải 60 mà là 65%", "45 hộ thay cho 54"
PUT_RIGHT = re.compile(
    r"(?<!\S)khong phai (?:la )?\d[\d.,/]*(?: [a-z%]+){0,3}? (?:, )?(?:ma|phai)(?: phai)?(?: la)? (?=\d)"
    r"|(?<!\S)\d[\d.,]*(?: [a-z%]+){0,4} thay cho (?:so )?(?=\d)"
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


def correct(f: Facts) -> bool:
    """A figure or a state given before is mended."""
    if moves_deadline(f):
        return False
    if len(f.references) > 1 and NOT_THIS_TASK.search(f.said.canon):
        return True
    if f.has("why", "gia_han") and not f.has_progress:
        return False
    if has_denied(f) or _wrong_before(f) or _put_right(f):
        return True
    grounds = bool(f.has_progress or f.references or f.percents)
    return any(_mends(f, tag, grounds) for tag in f.said.all("correct"))


def _put_right(f: Facts) -> bool:
    """ "không phải 60 mà là 65%", "à nhầm, 3 cuộc"."""
    canon = f.said.canon
    return f.has_progress and (PUT_RIGHT.search(canon) is not None or SLIP.match(canon) is not None)


def _wrong_before(f: Facts) -> bool:
    """ "sai rồi, #5 là 75", "nhầm rồi, nv 2.3 chưa xong": what was said first was wrong, then what is right."""
    tag = f.lead
    if tag is None or tag.name != "cancel" or not f.opening(tag.first) or is_question(f):
        return False
    if words_of(f, tag) not in ("sai roi", "nham roi", "sai", "khong dung", "khong phai"):
        return False
    return bool(f.references) and (
        f.has_progress or f.has("done", "not_done", "not_started", "doing", "paused", "stopped")
    )


def _mends(f: Facts, tag: Tag, grounds: bool) -> bool:
    words = words_of(f, tag)
    if (
        words.split()[0] in ("sua", "chinh", "dieu", "cap")
        and STILL_AT_WORK.search(before(f, tag))
        and not f.percents
    ):
        return before(f, tag).rstrip().endswith("can") and grounds and f.opening(tag.first)
    if not f.percents and BIDDEN.search(before(f, tag)):
        return False
    if words in CLEAR_CORRECT:
        return grounds or (
            not is_question(f) and (f.opening(tag.first) or words not in ("sua giup", "sua ho"))
        )
    if words in MISTAKES:
        return grounds or (f.has("report_word", "situation", "past") and len(f.said) <= 9)
    if words in BY_NUMBERS:
        return grounds and (f.opening(tag.first) or follows_pause(f, tag.first))
    return f.opening(tag.first) or grounds


RETURNS = re.compile(r"\d+ (?:lai|ve)(?= |$)")
# "chưa đạt, làm lại": a leader's word, where no share is told.
NOT_ATTAINED = re.compile(
    r"(?:@\S+ )?chua (?:dat|duoc)(?: nhe| em| dau| yeu cau)* (?:,|\.) (?:\S+ ){0,4}?(?:lam lai|sua lai|bo sung|gui lai|nop lai)(?= |$)"
)


def reject(f: Facts) -> bool:
    """A leader refuses or sends back."""
    tag = f.said.first("reject")
    if NOT_ATTAINED.match(f.said.canon) and not f.has_progress:
        return True
    if _sends_back(f):
        return True
    if tag is not None and _grants_no_more(f, tag):
        return False
    if tag is None or (f.has_progress and not f.opening(tag.first)):
        return False
    words = words_of(f, tag)
    if words.startswith("chua on"):
        return f.opening(tag.first) and not is_question(f)
    if words == "tra #":
        return f.opening(tag.first) and bool(RETURNS.match(after(f, tag.last)))
    if words.startswith(("chua duoc", "khong duoc", "khong on")):
        return f.opening(tag.first) and not is_question(f) and _stops_there(f, tag)
    if f.opening(tag.first):
        return words != "bac" or bool(f.references) or f.has("gia_han", "propose", "command")
    if is_question(f):
        return False
    if not words.startswith(("giu", "lam lai", "tra lai", "tra ve", "bac", "chua")) and not UNDER_WAY.search(
        before(f, tag)
    ):
        return f.has("gia_han") or (bool(f.references) and not f.has("blocked"))
    firm = words.startswith(
        (
            "giu nguyen",
            "giu han",
            "chua dat yeu cau",
            "tra lai",
            "chua duyet",
            "chua dong y",
            "lam lai",
            "chua du",
            "tra ve",
        )
    )
    told = words.startswith(("tra", "lam lai")) and SENT_BACK_BY.search(before(f, tag))
    return firm and bool(f.references) and not told and not f.has("doing", "past", "blocked")


SENDS_BACK = re.compile(
    r"(?:@\S+ )?(?:toi |anh |chi |chi dao )?(?:chuyen tra|gui tra|tra ho so|tra bao cao|tra)(?: lai)? (?:lai )?(?:(?:ho so|bao cao|ket qua) )?(?:nhiem vu|viec|#|bao cao|ho so|ket qua)"
    r"(?: [^ ]+){1,10}? (?:lam lai|bo sung|hoan thien|sua|giai trinh|thieu)(?= |$)"
)
REDONE = re.compile(
    r"(?: (?:nhe|em|dau|dat|duoc|yeu cau))* (?:,|\.|-) (?:(?:yeu cau|de nghi|hay|nho|phong|don vi|em|cac em|can) )+(?:phai )?(?:lam lai|sua lai|bo sung|gui lai|nop lai|hoan thien|ra soat lai|giai trinh)(?= |$)"
)
UNMET = re.compile(
    r"(?:(?:ho so|bao cao|minh chung|so lieu|tai lieu|phu luc|ket qua|noi dung|san pham) )?(?:con )?(?:chua|khong) (?:dat|duoc|on|du|dam bao)(?= |$)"
)


def _sends_back(f: Facts) -> bool:
    """ "nv 4.4 chưa được, yêu cầu làm lại …", "chuyển trả nv 9.3 cho phòng làm lại"."""
    if f.has_progress or not f.references or is_question(f) or f.has("reporter", "gia_han"):
        return False
    if SENDS_BACK.match(f.said.canon):
        return not f.has("past") and "dang" not in f.said.canon.split()
    canon, behind = f.said.canon, f.references[-1].last
    if f.references[0].first > 3 or behind >= len(f.said):
        return False
    at = behind + (f.said.words[behind] in (",", ":", "-"))
    unmet = UNMET.match(canon, f.said.offsets[at]) if at < len(f.said) else None
    return unmet is not None and REDONE.match(canon, unmet.end()) is not None


NO_MORE = ("khong lui", "khong gia han", "khong duoc", "khong doi", "khong keo dai", "khong cho")


def _grants_no_more(f: Facts, tag: Tag) -> bool:
    """ "cho phép lùi đến 20/12, không lùi thêm nữa": granted once, and no further."""
    granted = f.said.first("approve")
    lead = f.lead
    heads = granted is not None and f.opening(granted.first) and granted.last < tag.first
    heads = heads or (lead is not None and lead.name == "confirm" and words_of(f, lead) in ASSENT)
    if not (heads or _lets(f) or OK_FOR.match(f.said.canon)) or not words_of(f, tag).startswith(NO_MORE):
        return False
    return f.has("gia_han") and has_future(f) and "," in f.said.words[: tag.first]


def _stops_there(f: Facts, tag: Tag) -> bool:
    """ "chưa được, phải xong trước 15/12": the word stands alone before a pause."""
    following = f.said.words[tag.last] if tag.last < len(f.said) else ""
    return following in (",", ".", "!", ";", "\n", "nhé", "nhe", "em", "đâu", "dau") or (
        not following and bool(f.context.pending)
    )


def approve(f: Facts) -> bool:
    """A leader agrees; "đã được phê duyệt", "chờ duyệt", "mong anh duyệt" are not that."""
    if _confirms_done(f) or _agreed_last(f) or _accepts(f):
        return True
    tag = f.said.first("approve")
    if OK_FOR.match(f.said.canon) and not is_question(f):
        return f.has("gia_han") or tag is not None or bool(f.references)
    if tag is None:
        return _assents(f) or _lets(f)
    if NOT_AGREED.search(f.said.canon) or (is_question(f) and not f.has("in_charge_q")):
        return False
    lead = f.lead
    heads = f.opening(tag.first) or (
        lead is not None and lead.name in ("approve", "confirm") and f.opening(lead.first)
    )
    if ON_BEHALF.match(before(f, tag)) or ACCEPTED.match(f.said.canon):
        return True
    if not (heads or opened_by_reference(f, tag.first)) or UNDER_WAY.search(before(f, tag)):
        return False
    words = words_of(f, tag)
    if words == "cho phep" and FOR_US.match(after(f, tag.last)):
        return False
    if words.startswith(("xac nhan", "cong nhan")) and (
        f.has_progress or f.has("not_done", "not_started", "doing")
    ):
        return False
    if f.only("approve", "confirm", "past") and words not in DECISIVE and not f.references:
        asked = {"giup", "ho", "dum"} & set(f.said.canon.split())
        if words.endswith("nhan hoan thanh") and f.context.pending != "confirm" and not asked:
            return True
        return f.context.pending in ("extension", "approval")
    return not (words in ("thong qua", "cho phep", "phe duyet", "chap nhan") and f.has_progress)


def _agreed_last(f: Facts) -> bool:
    """ "cho lùi nv 3 đến 10/12 nhé, tôi đồng ý": the assent comes last."""
    if is_question(f) or f.has_progress or not AGREED_LAST.search(f.said.canon):
        return False
    return f.has("gia_han") and not f.has("because", "blocked", "hard")


def _confirms_done(f: Facts) -> bool:
    """ "xác nhận #12 hoàn thành": a leader's word on a completion that was reported."""
    match = CONFIRMS_DONE.search(f.said.canon)
    if match is None or not f.references or f.has_progress or is_question(f):
        return False
    first, last = f.said.word_of(match.start()), f.said.word_of(match.end() - 1)
    inside = all(first < r.first <= last for r in f.references)
    denied = any(first < t.first <= last for t in f.said.all("not_done", "blocked"))
    return f.opening(first) and inside and not denied and not BEGGED_FOR.search(f.said.canon)


AGREES_DONE = re.compile(
    r"(?:@\S+ )?(?:toi |anh |chi )?(?:dong y|nhat tri|thong nhat|chap nhan|chap thuan)(?: voi)?(?: (?:bao cao|ket qua|de nghi|viec|noi dung))* (?:\S+ ){0,4}?(?:da )?(?:hoan thanh|xong)(?= |$)"
)
# "đồng ý, nv 3 xong rồi ạ": told to somebody above, which a head's word is not.
TOLD_UPWARD = re.compile(
    r"(?<!\S)(?:hoan thanh|xong|hoan tat) (?:roi|r|het roi)(?: (?:anh|chi|sep|thu truong))* (?:a|ah)(?: [.!])*$"
)
CONFIRMS_OF = re.compile(
    r"(?:@\S+ )?(?:toi |anh |chi )?(?:xac nhan|cong nhan) (?:hoan thanh )?(?:cac |het )?(?:viec|nhiem vu|cong viec|phan viec|ket qua|bao cao|phan)(?: hoan thanh)? cua "
)
MEETS = re.compile(
    r"(?:da )?(?:dat|ok|oke|lam tot|on)(?: yeu cau)?(?: roi)? (?:,|va|thi|nen|;|\.) (?:toi |anh |chi |lanh dao |cho )?(?:xac nhan|cong nhan|duyet)(?: (?:hoan thanh|da xong|xong|ket qua|cho|nhe|nha|da))"
)


# Who asks for the word is no head.
BEGGED_FOR = re.compile(
    r"(?<!\S)(?:giup|ho|dum|cho) (?:em|e|phong em|ben em|don vi em|bon em|chung em)(?= |$)"
)


def _accepts(f: Facts) -> bool:
    """ "đồng ý với báo cáo hoàn thành nv 2.2", "nv 6 đạt yêu cầu, xác nhận hoàn thành", "xác nhận việc của Lan"."""
    if f.has_progress or is_question(f) or f.has("not_done", "not_started", "doing", "gia_han", "reporter"):
        return False
    if not f.references:
        return bool(CONFIRMS_OF.match(f.said.canon)) and bool(f.persons or f.units) and not f.numbers
    if AGREES_DONE.match(f.said.canon):
        if TOLD_UPWARD.search(f.said.canon):
            return False
        return not f.has("because", "blocked", "remind")
    if BEGGED_FOR.search(f.said.canon):
        return False
    behind = f.references[-1].last
    at = behind + (behind < len(f.said) and f.said.words[behind] in (",", ":", "-"))
    meets = at < len(f.said) and MEETS.match(f.said.canon, f.said.offsets[at])
    return f.references[0].first <= 4 and bool(meets)


ASSENT = set_of("dong y | nhat tri | chap nhan | ok | duoc | duoc roi | vang | uh | u | hop ly | ok roi")


def _assents(f: Facts) -> bool:
    """ "nhất trí, cho lùi đến 15/12": assent first, then what is granted."""
    lead = f.lead
    if lead is None or lead.name != "confirm" or words_of(f, lead) not in ASSENT or not f.opening(lead.first):
        return False
    if is_question(f) or f.has_progress or f.has("because", "reporter") or "xin" in before(f, lead).split():
        return False
    return f.has("gia_han") or (
        bool(f.references)
        and len(f.said) <= 8
        and not f.has("done", "not_done", "not_started", "doing", "past", "remind", "assign")
    )


def _lets(f: Facts) -> bool:
    """A leader's "cho phòng QLKH lùi nv 3 đến 15/12"."""
    words = f.said.words
    at = next((i for i in range(min(4, len(words))) if f.opening(i) and fold(words[i]) == "cho"), None)
    if at is None or not f.has("gia_han") or is_question(f) or f.has("because", "blocked", "hard"):
        return False
    following = fold(words[at + 1]) if at + 1 < len(words) else ""
    further = fold(words[at + 2]) if at + 2 < len(words) else ""
    if following == "phong" and further in ("em", "minh", "toi"):
        return False
    return following in ("phong", "chi", "trung", "phep", "gia", "lui", "van") or (
        following in ("nhiem", "viec", "#") and not f.has("hail", "none_said")
    )


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
