"""The words that name a task where no number does: "5S", "truy xuất nguồn gốc", "đề tài cây Ngải".

A title begins after a word for task, at a word that titles begin with, or with the statement itself, and ends
before the first word that says something of it (đã, đang, đạt, xong, vướng, thế nào …), a figure or a day.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from vietnamese.normalize import fold
from vietnamese.phrases import Tag
from vietnamese.references import Reference
from vietnamese.said import Said

STOP_TAGS = frozenset(
    """done not_done doing past not_started paused stopped achieved confirm unreported overdue due_soon due_in blocked hard because propose
    command state_q when_q yesno_q in_charge_q which who which_unit howmany rate rank situation gia_han none_said asker mine cancel why
    pending_extension no_deadline correct undo reject by_unit by_person by_status by_month excel pdf chart reporter report_word waiting_q thanks hail send rank""".split()
)
STOP_WORDS = frozenset(
    "lũy luy ạ nhé nhỉ vậy thế giúp luôn đi rồi thì là hộ này đó đấy kia nữa à hả chứ mà với0 hen ha a roi nhe thi la nay vay the di ah".split()
)
# Words of plan and doubt end a title too; typed with marks only, since bare they are within many names.
DOUBTS = frozenset("sắp sẽ phải cần muốn hứa chắc suýt chưa không mong".split())
STOP_PHRASES = frozenset(
    "đến tới hiện trước từ hạn bị vẫn nay hôm tuần còn cho0 em e tôi tớ hết sang qua den toi hien truoc tu han bi van hom tuan con em t het".split()
)
OPENERS = frozenset(
    [
        "hail",
        "reporter",
        "report_word",
        "see",
        "asker",
        "greet",
        "undo",
        "correct",
        "gia_han",
        "remind",
        "approve",
        "reject",
        "command",
        "assign",
        "filler",
        "detail",
        "situation",
        "list_word",
        "propose",
        "make",
        "thanks",
        "send",
        "help",
    ]
)
TRAIL = frozenset(
    "của và về tại ở đến cho thì là từ trong với theo để do vì các này cua va ve tai o den thi la tu trong voi theo de do vi cac nay thuộc đó việc phần".split()
)
LEAD = frozenset("về cái là : của việc nhiệm vụ phần cho ve cai la cua - – mảng".split())
NOT_AT_START = frozenset(
    "report_word because command propose send rate correct chart excel pdf hail thanks confirm".split()
)
# Bare words that are also syllables of names end a title only before these.
_TIME = r"\d|dau|cuoi|giua|nay|gio|ngay|thang|tuan|quy|nam|hom|sang|chieu|thu|mai|khi|het|bay|truoc|trung"
ONLY_BEFORE = {
    "tu": re.compile(rf"(?:{_TIME}|do|phong|chi cuc|bo|so)(?= |\d|/|$)|\d"),
    "den": re.compile(rf"(?:{_TIME}|muc|bao|giai|buoc|khau|han|nhu|nua|dot|lan|phan)(?= |$)|\d|$"),
    "con": re.compile(
        r"(?:\d|thieu|vuong|cho|mot|vai|chua|cham|lai|nhiem|viec|no|may|bao|bi|phai|ket|phan|dang|khoang|tam|han|gan|nua|kho|ton|o|lam|treo|co|thi|hon)(?= |$)|\d|$"
    ),
    "van": re.compile(r"(?:dang|chua|con|cham|vuong|khong|o|giu|the|bi|phai|cho|nhu|ket)(?= |$)"),
    "han": re.compile(
        r"(?:la|\d|chot|cuoi|nop|khi|bao|ngay|thang|trong|truoc|den|het|nao|cu|moi|xong|cham|tuan|thu|mai|:)(?= |$)|\d|$"
    ),
    "bi": re.compile(
        r"(?:tre|cham|vuong|dung|ket|hoan|tac|thieu|tra|loi|lui|tu choi|mac|nghen|anh huong|xoa|huy|qua)(?= |$)"
    ),
    "hien": re.compile(
        r"(?:da|dang|moi|nay|tai|chua|o|con|dat|duoc|cham|xong|co|vuong|\d|khong|gio|den|thi|la|lam|bi|:|,)(?= |$)|\d|$"
    ),
    "hom": re.compile(r"(?:nay|qua|kia|truoc|\d|thu|sau|nao|no|t\d)"),
}
ACTS = frozenset("gia_han approve reject remind".split())
# Kinds of things that alone name no task.
KINDS = frozenset(
    """de tai|du an|de an|ke hoach|chuong trinh|hoi nghi|hoi thao|van ban|bao cao|to trinh|ho so|cong trinh|quy che|quy trinh|mo hinh|thu tuc|phuong an|
    tap huan|hop dong|chi so|chi tieu|nhiem vu|cong viec|so lieu|quyet dinh|thong tu|de cuong|du toan|goi thau|nghi quyet|dich vu|tieu chuan|danh muc""".replace(
        "\n", ""
    )
    .replace("    ", "")
    .split("|")
)
QUOTES = {"“": "”", '"': '"', "‘": "’", "«": "»"}
EVENTS = frozenset(
    "nghiệm ban phê trình họp ký chậm kết khai nộp nghiem phe trinh hop ky cham khai nop".split()
)
EVENT_PAIRS = frozenset(
    (
        "nghiem thu",
        "nop don",
        "nop ho",
        "trinh ky",
        "ban hanh",
        "phe duyet",
        "ket thuc",
        "khai mac",
        "cham so",
        "cham tien",
        "hop hoi",
        "cham do",
        "giai ngan",
        "cham vi",
    )
)


@dataclass(frozen=True, slots=True)
class Bounds:
    """Word ranges where a title cannot go: figures, days, documents, units, persons, reasons."""

    stops: frozenset[int]
    inside: frozenset[int]

    @staticmethod
    def of(stops: Iterable[tuple[int, int]], inside: Iterable[tuple[int, int]]) -> "Bounds":
        """From ranges that end a title, and ranges in which none may begin."""
        return Bounds(
            frozenset(i for a, b in stops for i in range(a, b)),
            frozenset(i for a, b in inside for i in range(a, b)),
        )


def find_title(said: Said, bounds: Bounds, first: int, last: int, lenient: bool) -> Reference | None:
    """The first title within the words first..last-1; `lenient`: the statement's own beginning may be one."""
    return (
        _quoted(said, first, last)
        or _after_marker(said, bounds, first, last)
        or _whole_name(said, bounds, first, last, _at_head(said, bounds, first, last))
        or _after_act(said, bounds, first, last)
        or (leading(said, bounds, first, last) if lenient else None)
    )


NEAR_HEAD = 3
NOT_BEFORE_HEAD = frozenset(
    "em anh chi toi minh co la ve cua cho voi da se phong ben sep o tai theo de ma thi cac".split()
)


def _whole_name(
    said: Said, bounds: Bounds, first: int, last: int, head: Reference | None
) -> Reference | None:
    """A name to its beginning: "nâng hạng chỉ số PCI" where only "chỉ số PCI" is known to begin one."""
    if head is None or not first < head.first <= first + NEAR_HEAD:
        return head
    whole = leading(said, bounds, first, last)
    if whole is None or not whole.first < head.first < whole.last or whole.last < head.last:
        return head
    before = [fold(w) for w in said.words[whole.first : head.first]]
    return whole if NOT_BEFORE_HEAD.isdisjoint(before) else head


def _quoted(said: Said, first: int, last: int) -> Reference | None:
    for at in range(first, last - 2):
        closing = QUOTES.get(said.words[at])
        if closing is None:
            continue
        end = next((i for i in range(at + 2, min(last, at + 40)) if said.words[i] == closing), None)
        if end is not None and end - at > 2:
            return Reference(said.typed(at + 1, end), at, end + 1)
    return None


STRONG_MARKERS = frozenset(
    ("nhiem vu", "mang", "chi tieu", "dau viec", "hang muc", "nhiem vu ve", "cong viec")
)


def _after_marker(said: Said, bounds: Bounds, first: int, last: int) -> Reference | None:
    for tag in said.tags:
        if (
            tag.name not in ("task", "list_word")
            or not first <= tag.first < last
            or tag.first in bounds.inside
        ):
            continue
        plain = " ".join(map(fold, said.words[tag.first : tag.last])).removesuffix(" so").removesuffix(" ve")
        opens = _opens(said, tag.first, first) or _behind_nearly_done(said, tag.first)
        if tag.name == "list_word" or (plain not in STRONG_MARKERS and not opens):
            continue
        numbered = tag.last < last and said.words[tag.last][0].isdigit()
        of_title = fold(said.words[tag.last - 1]) == "so" and not numbered and tag.last - tag.first > 1
        title = walk(said, bounds, tag.last - 1 if of_title else tag.last, last)
        if title is not None:
            return title
    return None


def _behind_nearly_done(said: Said, at: int) -> bool:
    """ "sắp xong việc kiểm kê", "còn 20% nữa là xong việc số hóa"."""
    return any(t.name == "not_done" and t.last == at for t in said.tags)


def _opens(said: Said, at: int, first: int) -> bool:
    """Whether a word begins the statement, or stands behind words that only open it."""
    while at > first:
        tag = said.covering.get(at - 1)
        if said.words[at - 1] in (".", ":", ",", ";", "\n", "!", "?", "-"):
            return True
        if tag is None or tag.name not in OPENERS:
            return said.words[at - 1].startswith("@") or fold(said.words[at - 1]) in (
                "cua",
                "cho",
                "con",
                "han",
                "cai",
                "ve",
            )
        at = tag.first
    return True


def _at_head(said: Said, bounds: Bounds, first: int, last: int) -> Reference | None:
    heads = [
        t
        for t in said.tags
        if t.name == "title_head" and first <= t.first < last and t.first not in bounds.inside
    ]
    heads = [t for t in heads if not _cites(said, t.last)]
    opening = [t for t in heads if _opens(said, t.first, first)] or [
        t
        for t in heads
        if t.last - t.first > 1 and fold(said.words[t.first - 1]) not in ("cac", "nhung", "lam")
    ]
    for tag in opening:
        title = walk(said, bounds, tag.first, last)
        if title is not None and not _bare_kind(said, title, tag):
            return title
    return None


PROPER = frozenset(
    ("5s", "pii", "gpi", "iso", "techfest", "cai cach hanh chinh", "chuyen doi so", "ngay hoi")
)


def _bare_kind(said: Said, title: Reference, tag: Tag) -> bool:
    """Whether only the kind of thing is said ("đã thanh tra 4/6 cơ sở"), which names no task."""
    return title.last == tag.last and " ".join(map(fold, said.words[tag.first : tag.last])) not in PROPER


def _after_act(said: Said, bounds: Bounds, first: int, last: int) -> Reference | None:
    """What stands behind the act itself: "lùi hạn báo cáo PCI", "đôn đốc kiểm kê rừng"."""
    tag = next((t for t in said.tags if t.name in ACTS and first <= t.first < last), None)
    if tag is None or tag.last >= last or tag.last in bounds.inside:
        return None
    title = walk(said, bounds, tag.last, last)
    return title if title is not None and any(len(word) > 1 for word in title.text.split()) else None


def _cites(said: Said, at: int) -> bool:
    """Whether a kind of document is followed by its number ("Kế hoạch số 409/KH-UBND")."""
    after = said.canon[said.offsets[at] : said.offsets[at] + 12] if at < len(said) else ""
    return after.startswith("so ") and after[3:4].isdigit()


def leading(said: Said, bounds: Bounds, first: int, last: int) -> Reference | None:
    """The words that a statement begins with, behind mere openers, up to what is said of them."""
    at = first
    while at < last:
        tag = said.tag_at.get(at)
        if (
            at in bounds.inside
            or said.words[at].startswith("@")
            or not said.words[at][0].isalnum()
            or _only_leads(said, at)
        ):
            at += 1
        elif tag is not None and tag.name in OPENERS and not _is_of_name(said, tag):
            at = tag.last
        else:
            break
    title = walk(said, bounds, at, last)
    if title is None or all(len(word) < 2 for word in title.text.split()):
        return None
    return title


# "dưới 50%", "trên 3 xã", "trong tháng …" begin no title.
NO_TITLE = re.compile(r"(?:duoi|tren|trong (?:ky|thang|tuan|quy|nam|ngay|luc|khi)) ")


def _is_of_name(said: Said, tag: Tag) -> bool:
    """ "thi học sinh giỏi" and, where nothing is asked, "kiểm tra vệ sinh thực phẩm" begin with a word that else opens."""
    if tag.name == "see" and " ".join(map(fold, said.words[tag.first : tag.last])) == "kiem tra":
        return not said.has("state_q", "when_q", "yesno_q", "which", "in_charge_q", "howmany")
    return tag.last - tag.first == 1 and _is_syllable_of_name(said, tag.first)


LEADS = frozenset("còn của bên phía về".split())
BARE_LEADS = {"con": "", "cua": "", "ve": "sinh", "ben": "xe bo cang thuyen"}


def _only_leads(said: Said, at: int) -> bool:
    """Whether a word only leads to a name: "của", "về", "bên"; in "vệ sinh", "bến xe" it is part of one."""
    word = said.words[at]
    following = fold(said.words[at + 1]) if at + 1 < len(said) else ""
    return word in LEADS or (
        not said.marked and word in BARE_LEADS and following not in BARE_LEADS[word].split()
    )


def _is_lead(said: Said, at: int) -> bool:
    """Whether a title is not begun by this word ("về", "cái", "phần"), unless it opens a compound ("phần mềm")."""
    word, tag = said.words[at], said.tag_at.get(at)
    if word not in LEAD or (tag is not None and (tag.last - tag.first > 1 or tag.name == "mine")):
        return False
    following = said.words[at + 1] if at + 1 < len(said) else ""
    return word not in ("cai", "ve") or not (said.marked or following in NO_LEAD)


def _trails(said: Said, at: int) -> bool:
    """Whether a name never ends in this word; "thiên tai", "điện tử" do."""
    word, tag = said.words[at], said.covering.get(at)
    if word not in TRAIL or (tag is not None and tag.last - tag.first > 1):
        return False
    return not (said.marked and word.isascii() and word in ("tai", "va", "ve", "den", "tu", "cua"))


NO_LEAD = frozenset("tao nghien thien cach sinh tien dat".split())


def walk(said: Said, bounds: Bounds, at: int, last: int) -> Reference | None:
    """The title that begins at a word, or None when nothing is left of it."""
    starts = said.tag_at
    while at < last and _is_lead(said, at):
        at += 1
    if at in bounds.inside:
        return None
    if (
        at < last
        and NO_TITLE.match(said.canon, said.offsets[at])
        and said.words[at] not in ("trồng", "trọng")
    ):
        return None
    end = at
    while end < last and not _ends(said, bounds, starts, at, end):
        tag = starts.get(end)
        end = tag.last if tag is not None else end + 1
    end = min(end, last)
    while end > at and (_trails(said, end - 1) or not said.words[end - 1][0].isalnum()):
        end -= 1
    if (
        end > at
        and said.words[at].isdigit()
        and fold(said.words[min(at + 1, last - 1)]) in ("thang", "nam", "quy", "tuan", "ngay")
    ):
        return None
    if end > at and " ".join(map(fold, said.words[at:end])) in KINDS:
        return None
    if end <= at or said.words[at] in ("này", "đó", "nay", "do", "kia", "ấy", "trên"):
        return None
    return Reference(said.typed(at, end), at, end)


def _ends(said: Said, bounds: Bounds, starts: Mapping[int, Tag], at: int, end: int) -> bool:
    word = said.words[end]
    if end in bounds.stops:
        return True
    if not word[0].isalnum():
        return not (
            word in "-–&/'’" or (word == "," and _goes_on(said, at, end)) or (word == "(" and end > at)
        )
    tag = starts.get(end)
    name = getattr(tag, "name", "")
    if end > at and _within_proper_name(said, end):
        return False
    if end > at and name in STOP_TAGS and not _part_of_title(said, name, end):
        return True
    if end == at and name in STOP_TAGS and name not in NOT_AT_START:
        return True
    if word in STOP_WORDS:
        return not _is_syllable_of_name(said, end)
    if word in ONLY_BEFORE and end > at:
        return _leads_on(said, end)
    if (
        end > at
        and word in EVENTS
        and " ".join(map(fold, said.words[end : end + 2])) in EVENT_PAIRS
        and end - at >= 2
    ):
        return True
    if end > at and word in DOUBTS and name not in ("title_head", "other", "compound"):
        return True
    return end > at and (word in STOP_PHRASES) and name not in ("title_head", "other", "compound")


# Words behind which these stop words are syllables of a name.
JOINED = {
    "di": re.compile(r"(?:tich|doi|san|dan|cu|vat|truyen|dong|hoa|chuyen|ly|roi cho)(?= |$)"),
    "hộ": re.compile(r"(?:tich|ngheo|kinh|gia|dan|chinh|khau|chan|can|san)(?= |$)"),
    "the": re.compile(
        r"(?:thao|duc|chat|che|gioi|bao hiem|can cuoc|dang vien|hoc|nha bao|tin dung|uu tien|xanh|thanh vien)(?= |$)"
    ),
    "thi": re.compile(
        r"(?:hoc|dua|cong|tay nghe|tuyen|nang|viet|hanh|dau|do|tot nghiep|ve|sang|tim hieu|truc tuyen|ket thuc|xa|tran)(?= |$)"
    ),
}


def _is_syllable_of_name(said: Said, end: int) -> bool:
    word = said.words[end]
    if said.marked and word in ("di", "la", "ha", "the", "thi"):
        return True
    following = said.canon[said.offsets[end] + len(word) + 1 :]
    if word == "ha":
        capital = said.text[said.starts[end]].isupper()
        return (
            capital
            or re.match(r"(?:noi|tang|long|giang|nam|tinh|tien|luu|dinh)(?= |$)", following) is not None
        )
    return word in JOINED and JOINED[word].match(following) is not None


def _leads_on(said: Said, end: int) -> bool:
    """Whether a bare word that is within many names ("tu bổ", "đền", "con") says something here."""
    if said.marked:
        return said.words[end] in ("den", "toi", "hien")
    following = said.canon[said.offsets[end] + len(said.words[end]) + 1 :]
    return ONLY_BEFORE[said.words[end]].match(following) is not None


def _part_of_title(said: Said, name: str, end: int) -> bool:
    word = said.words[end]
    if name == "report_word":
        return fold(word) == "bao"
    if name == "send" or name == "situation":
        return (
            name == "situation"
            and said.canon[said.offsets[end] :].startswith("ket qua ") is True
            and end + 2 < len(said)
        )
    if name == "cancel":
        return not said.marked and word == "bo"
    return name == "because" and not said.marked and word in ("do", "tai", "vi")


def _within_proper_name(said: Said, end: int) -> bool:
    """ "lò đốt rác Yên Dũng": a capitalised word behind another goes on with a name."""
    if said.text.isupper() or not said.words[end].isalpha():
        return False
    return said.text[said.starts[end]].isupper() and said.text[said.starts[end - 1]].isupper()


def _goes_on(said: Said, at: int, comma: int) -> bool:
    """A comma inside a title of proper names: "dự án Nấm Linh chi, Vân chi"."""
    if comma + 1 >= len(said) or comma - at < 2:
        return False
    after = said.text[said.starts[comma + 1] : said.ends[comma + 1]]
    before = said.text[said.starts[comma - 2] : said.starts[comma - 2] + 1]
    return (
        after[0].isupper()
        and before.isupper()
        and fold(after) not in ("phong", "chi", "van", "so", "trung", "thanh", "ubnd")
    )
