"""Whether a "xong / hoàn thành" is said of the task itself, for sure and of today.

Doubt, plan, wish, duty, degree and condition take it back (chưa, sắp, gần, cơ bản, sẽ, phải, nếu, có thể …), so do a
step that is meant ("khảo sát xong", "xong dự thảo") and whatever is still to do behind it ("…, chỉ còn ký").
"""

import re
from collections.abc import Collection, Sequence

from vietnamese.counted import COUNTED
from vietnamese.normalize import fold
from vietnamese.phrases import Tag
from vietnamese.references import Reference
from vietnamese.said import Said

# Said in the same clause before "xong" they take it back; with marks they are exact.
DOUBTS = frozenset(
    """tưởng chưa sắp gần sẽ phải để nếu khi mới không chẳng cho kịp hứa mong muốn đang cần chắc chua dần tạm suýt khó cố nên định tính xin đợi""".split()
)
BARE_DOUBTS = frozenset(
    "tuong chua sap gan se phai de neu khi moi khong chang cho kip hua mong muon dang can chac dan tam suyt kho co dinh xin doi".split()
)
# The nearest words only: elsewhere in a clause these are ordinary.
NEAR = frozenset("cho de can gan khi moi co dan dinh tam nen tinh kho doi".split())
DOUBT_PHRASES = re.compile(
    r"(?<!\S)(?:co ban|du kien|phan dau|co gang|quyet tam|gan nhu|hau nhu|sap sua|mot phan|tung phan|phan lon|da so|cam ket|chuan bi|"
    r"khong the|dam bao|bao dam|truoc khi|sau khi|co the|co kha nang|kha nang|hy vong|hi vong|ky vong|yeu cau|muc tieu|theo ke hoach|dang le|le ra|"
    r"lau moi|lau lam moi|lau roi moi|mai moi|gap rut|dau ma|ai bao|lam sao|toi day|de nghi|mong muon|con lau|chua chac|coi nhu gan|no luc|tranh thu|dang ky|ke hoach la|du tinh|uoc tinh|gia su)(?= |$)"
)
# Wherever it stands before: who says so does not know.
HEARSAY = re.compile(
    r"(?<!\S)(?:nghe noi|nghe dau|nghe bao|thay bao|thay noi|hinh nhu|co le|co khi|khong biet|chang biet|khong ro|gia ma|uoc gi|dau nhu|co ve)(?= )"
    r"|^(?:@\S+ )?(?:(?:a|o|da|em|e|anh|chi|toi|minh|cu|ai cung) )*tuong (?:la |rang )?(?=nhiem vu|viec|#|cong viec|\d)"
)
# The office is asked to write it down: the matter itself is done.
RECORDED = re.compile(
    r"(?:kinh )?(?:de nghi|nho|xin|yeu cau)(?: \S+){0,6}? (?:ghi nhan|cap nhat|xac nhan|cong nhan|ghi|danh dau)(?= )"
)
# A later "nhưng", "nay" begins anew: "trước vướng, nay đã xong".
ANEW = frozenset("nhưng nay song nhung".split())
AHEAD = re.compile(
    r"(?<!\S)(?:(?:tuan|thang|quy|nam) (?:sau|toi)|mai|ngay kia|cuoi (?:tuan|thang|nam|quy)|(?:tuan|thang|ngay|hom) nua|chieu nay|toi nay|"
    r"trong tuan|trong thang|trong nam|trong quy|hom sau)(?: (?:la|thi|se|moi|em|co the|chac|phai|xong|nay|nhiem vu|viec|# \d+|\d+(?:\.\d+)*))*$"
)
# Somebody else's word is waited for: nothing is done yet. Without marks "cho" is also "for".
WAITS = re.compile(
    r"(?<!\S)(?:chờ|đợi|(?:cho|doi)(?! (?:em|toi|minh|xin|phep|e|hoi)(?= |$))) (?:\S+ ){0,3}?"
    r"(?:ký|duyệt|phê duyệt|phản hồi|trả lời|xác nhận|kết quả|nghiệm thu|ý kiến|thẩm định|ky|duyet|phe duyet|phan hoi|tra loi|ket qua|nghiem thu|y kien|tham dinh)(?= |$)"
)
# "xong rồi thì em báo": done is only when it will be.
THEN = re.compile(
    r"(?:roi |r |het )*(?:thi|la) (?:em|e|minh|toi|ben em|phong em|don vi em|se|moi|bao|anh|chi)(?: se| moi)? (?:bao|gui|trinh|lam|nop|chuyen|duoc|tinh|tiep)(?= |$)"
)
STILL = re.compile(
    r"(?:khac|con lai|kia|cac xa|cac phong)(?: thi| van)? chua |(?<!khong)(?<!chang) (?:con(?! gi| ai)|tru) "
)
STEPS = frozenset(
    """khảo sát họp trình thẩm lấy chấm soạn thảo dự viết in ký gửi nộp đấu mua nhập thu duyệt tra soát hợp toán thống kê liệu ý kiến đề cương hồ sơ
    khao sat hop trinh tham lay cham soan thao du viet ky gui nop dau mua nhap duyet tra soat toan kien cuong so sơ định dinh bước phần đoạn khâu""".split()
)
# What may follow without making it a step only.
FOLLOWS = frozenset(
    """roi rồi a ạ nhe nhé het hết ca cả luon luôn tu từ hom hôm ngay ngày trong truoc trước dung đúng qua quá vao vào theo ke kế nhiem nhiệm chi chỉ
    viec việc toan toàn thang tháng tuan tuần som sớm muon muộn xuoi nha em anh chi chị sep sếp bot va và duoc được tot tốt vuot vượt cong công de đề
    cua của thi thì voi với nay này cam cảm xin dat đạt co có boi bởi tai tại o ở nv r đó đấy do thế the vậy vay nhỉ đầy day nên đủ du xuất xuat
    nhanh để nữa khong không rùi""".split()
)
TO_SOMEBODY = frozenset("anh chi em sep a nhe bac co chu dong oi".split())
BEYOND = frozenset("han thoi muc ke chi deadline tien ngay".split())
UNFINISHED = ("doing", "not_done", "not_started")


def is_done(
    said: Said,
    tag: Tag,
    tags: Sequence[Tag],
    first: int,
    last: int,
    task: Reference | None,
    ahead: Collection[int] = (),
) -> bool:
    """Whether the words of `tag` ("đã hoàn thành") hold for the task within the words first..last-1."""
    begin = _clause_start(said, tag.first, first, task)
    if _doubted(said, tags, begin, tag.first) or AHEAD.search(said.canon[: said.offsets[tag.first]].rstrip()):
        return False
    if tag.first > first and said.words[tag.first - 1] in STEPS and not _within(tag.first - 1, task):
        return _accepted(said, tag, task)
    if _put_instead(said, tag):
        return NOT_TO_BE.search(_just_before(said, tag)) is None
    finished = fold(said.words[tag.first]) == "da"
    if tag.last < len(said) and not finished and FOR_ME.match(said.canon, said.offsets[tag.last]):
        return False
    if tag.last < len(said) and THEN.match(said.canon, said.offsets[tag.last]):
        return False
    if tag.last < last and (
        PREPARED.match(said.canon, said.offsets[tag.last]) or _some_only(said, tag.first)
    ):
        return False
    if tag.last >= last and _some_only(said, tag.first):
        return False
    if not said.words[tag.first].startswith(("đã", "da")) and _by_a_day_ahead(said, tag.last, last, ahead):
        return False
    if not _may_follow(said, tag.last, last, task) or _still_to_do(said, tag.last, last):
        return False
    later = [t for t in tags if t.first >= tag.last and t.name in UNFINISHED]
    return all(_in_reason(tags, t) for t in later)


# "sửa nv 4.4 thành hoàn thành giúp tôi": the state to be written down, whatever courtesy follows.
INSTEAD = re.compile(
    r"(?<!\S)(?:sua|doi|chuyen|chinh|cap nhat)(?: (?:lai|giup|em|trang thai|cho|ho|nhiem vu|viec|#|cua|muc))* (?:\d+(?:\.\d+)* |[ivx]+(?:\.\d+)* )?(?:trang thai )?(?:tu \S+(?: \S+){0,3} )?(?:thanh|sang)(?: la)?(?: da)? $"
)
NOT_TO_BE = re.compile(
    r"(?<!\S)(?:khong|dung|chua|khoan|chang|cho|khi|neu|se)(?: (?:co|duoc|nen|phai|vay|can|the))* (?:sua|doi|chuyen|chinh|cap nhat)(?= )"
)
REACH = 120
COURTESY = re.compile(
    r"(?: (?:giup|ho|dum|gium|cho|em|toi|anh|chi|minh|nhe|a|voi|nha|roi|di|bot))*(?= [,.;!]|$)"
)


def _just_before(said: Said, tag: Tag) -> str:
    end = said.offsets[tag.first]
    return said.canon[max(0, end - REACH) : end]


def _put_instead(said: Said, tag: Tag) -> bool:
    end = said.offsets[tag.last] - 1 if tag.last < len(said) else len(said.canon)
    return bool(INSTEAD.search(_just_before(said, tag)) and COURTESY.match(said.canon, end))


# "đã được … phê duyệt tại Quyết định …, đề nghị xác nhận hoàn thành": what a paper settles is asked to be noted as done.
NOTE_AS_DONE = re.compile(
    r"(?<!\S)(?:da duoc|da|(?<!se )(?<!chua )(?<!dang )(?<!can )(?<!phai )duoc) (?:(?!chua |dang |se |can |phai |trinh |gui )\S+ ){0,8}?(?:phe duyet|ban hanh|nghiem thu|cong nhan|thong qua)"
    r" (?:tai|theo|bang) (?:quyet dinh|nghi quyet|ke hoach|thong bao|van ban|cong van|bien ban|chi thi|qd|nq|kh|cv|tb) .{0,90}?[,.;] (?:kinh |em |phong |toi )*(?:de nghi|xin|nho|kinh mong)(?: (?:van phong|lanh dao|anh|chi|bot|cho))*"
    r" (?:duoc )?(?:xac nhan|cong nhan|ghi nhan) (?:da )?(?:hoan thanh|xong)(?: (?:nhiem vu|viec|giup|em|a|nhe|cong viec))* ?[.!]?$"
)
# What such a paper may be about before the task itself is done.
STAGE_ONLY = re.compile(
    r"(?<!\S)(?:co ban|du toan|de cuong|chu truong|buoc|giai doan|dot|mot phan|du thao|thiet ke|ke hoach lua chon|chua|se|dang)(?= )"
)
# "nhờ anh Ba hoàn thành giúp em nv 3": somebody is to finish it.
FOR_ME = re.compile(
    r"(?:giup|ho|dum|gium) (?:em|e|toi|anh|chi|minh|phong|ben)(?= |$)(?!(?: \S+){0,4} (?:roi|r|xong)(?= |$))"
)


PREPARED = re.compile(
    r"(?:cac |phan )?(?:cong tac|khau|buoc|viec) (?:chuan bi|khao sat|lap|xay dung|tham dinh|tuyen truyen|to chuc|dau thau|lay y kien|ho so)"
)
SOME = re.compile(
    rf"(?<!\S)(?<!vu )(?<!viec )(?<!tieu )(?<!# )(?<!so )(?:co )?\d+ (?:{COUNTED.pattern})(?: (?:da|deu|dang))* ?$"
)
TO_A_DAY = frozenset(
    "vao trong truoc ngay den sau thang quy han cuoi dau giua sang chieu thu tuan nam mai muon cham nhat khoang du kien".split()
)


def _some_only(said: Said, at: int) -> bool:
    """ "có 2 xã hoàn thành": some of them, not the task."""
    return SOME.search(said.canon[: said.offsets[at]].rstrip()) is not None


def _by_a_day_ahead(said: Said, at: int, last: int, ahead: Collection[int]) -> bool:
    """ "hoàn thành vào tuần sau", "xong trước 30/11": a day to come stands right behind."""
    if at - 1 in ahead:  # "xong trước 20/12": the word itself belongs to the deadline
        return True
    for i in range(at, min(at + 4, last)):
        if i in ahead:
            return True
        if fold(said.words[i]) not in TO_A_DAY:
            return False
    return False


def _accepted(said: Said, tag: Tag, task: Reference | None) -> bool:
    """ "nghiệm thu xong nv 5.3 rồi": the acceptance of the task itself ends it."""
    whole = task is not None and tag.first < task.first <= tag.last and _is_number(task)
    return (
        whole and said.canon[: said.offsets[tag.first]].endswith("nghiem thu ") and _said_as_past(said, task)
    )


def _said_as_past(said: Said, task: Reference | None) -> bool:
    behind = said.words[task.last : task.last + 2] if task is not None else []
    return any(word in ("rồi", "roi") for word in behind) and "xong mot phan" not in said.canon


def _clause_start(said: Said, at: int, first: int, task: Reference | None) -> int:
    start = (
        task.last
        if task is not None and first <= task.first and task.last <= at and _is_number(task)
        else first
    )
    for i in range(at - 1, start - 1, -1):
        word = said.words[i]
        if not word[0].isalnum() or word in ANEW:
            return i + 1
    return start


def _is_number(task: Reference) -> bool:
    return task.text[:1] == "#" or task.text.replace(".", "").isdigit()


def _doubted(said: Said, tags: Sequence[Tag], begin: int, end: int) -> bool:
    clause = said.canon[said.offsets[begin] : said.offsets[end]] if begin < end < len(said) else ""
    if DOUBT_PHRASES.search(RECORDED.sub("", clause)):
        return True
    if _holds_if(said, end) or HEARSAY.search(said.canon[: said.offsets[end]]):
        return True
    shielded = {
        i
        for t in tags
        if t.name in ("other", "compound", "title_head", "none_said")
        for i in range(t.first, t.last)
    }
    exact = said.marked
    for i in range(begin, end):
        word = said.words[i]
        if i in shielded or word not in (DOUBTS if exact or not word.isascii() else BARE_DOUBTS):
            continue
        if fold(word) not in NEAR or i >= end - 3:
            return True
    return False


def _holds_if(said: Said, end: int) -> bool:
    """Whether a condition stands anywhere before: "nếu có kinh phí thì xong"."""
    return any(word == "nếu" or (word == "neu" and not said.marked) for word in said.words[:end])


def _within(at: int, task: Reference | None) -> bool:
    return task is not None and task.first <= at < task.last


def _in_reason(tags: Sequence[Tag], tag: Tag) -> bool:
    return any(t.name in ("hard", "blocked", "because") and t.first < tag.first for t in tags)


def _may_follow(said: Said, at: int, last: int, task: Reference | None) -> bool:
    if at < last and said.words[at].isdigit():
        following = fold(said.words[at + 1]) if at + 1 < last else ""
        return following in (")", ".", "-", "/", "h", "gio", "ngay", "tuan", "thang", "quy")
    if at >= last or not said.words[at][0].isalpha():
        return True
    hailed = said.tag_at.get(at)
    if hailed is not None and hailed.name == "units_all" and fold(said.words[at]) == "moi":
        return True
    if task is not None and at <= task.first <= at + 3:
        return True
    if fold(said.words[at]) == "qua" and at + 1 < last:  # "quá hạn", but "quá khó"
        return fold(said.words[at + 1]) in BEYOND
    if fold(said.words[at]) == "ma":  # "xong rồi mà anh", but "xong mà thiếu hồ sơ"
        return all(fold(w) in TO_SOMEBODY or not w[0].isalnum() for w in said.words[at + 1 : last])
    return said.words[at] in FOLLOWS


def _still_to_do(said: Said, at: int, last: int) -> bool:
    if at >= last:
        return False
    end = said.offsets[last - 1] + len(said.words[last - 1])
    if WAITS.search(" ".join(w for w in said.words[at:last] if w not in ("cho", "đội") or not said.marked)):
        return True
    return STILL.search(" " + said.canon[said.offsets[at] : end] + " ") is not None
