"""Decisions of those who may: agreed, confirmed, sent back, refused."""

import re

from vietnamese.cues import (
    ON_BEHALF,
    after,
    before,
    has_future,
    is_question,
    opened_by_reference,
    set_of,
    words_of,
)
from vietnamese.facts import Facts
from vietnamese.normalize import fold
from vietnamese.phrases import Tag

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
