"""Where the name of a task begins and ends: words that only lead to it, words that say something of it, compounds.

Typed without marks many of these words are syllables of names too ("tu bổ", "vệ sinh", "thiên tai"); what stands
beside them decides.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from vietnamese.normalize import fold
from vietnamese.phrases import Tag
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


def is_of_name(said: Said, tag: Tag) -> bool:
    """ "thi học sinh giỏi" and, where nothing is asked, "kiểm tra vệ sinh thực phẩm" begin with a word that else opens."""
    if tag.name == "see" and " ".join(map(fold, said.words[tag.first : tag.last])) == "kiem tra":
        return not said.has("state_q", "when_q", "yesno_q", "which", "in_charge_q", "howmany")
    return _recovers(said, tag) or (tag.last - tag.first == 1 and _is_syllable_of_name(said, tag.first))


LEADS = frozenset("còn của bên phía về".split())
BARE_LEADS = {"con": "", "cua": "", "ve": "sinh", "ben": "xe bo cang thuyen"}


def only_leads(said: Said, at: int) -> bool:
    """Whether a word only leads to a name: "của", "về", "bên"; in "vệ sinh", "bến xe" it is part of one."""
    word = said.words[at]
    following = fold(said.words[at + 1]) if at + 1 < len(said) else ""
    return word in LEADS or (
        not said.marked and word in BARE_LEADS and following not in BARE_LEADS[word].split()
    )


def is_lead(said: Said, at: int) -> bool:
    """Whether a title is not begun by this word ("về", "cái", "phần"), unless it opens a compound ("phần mềm")."""
    word, tag = said.words[at], said.tag_at.get(at)
    if word == "viec" and at + 1 < len(said) and said.words[at + 1] != "lam":
        return True
    if word not in LEAD or (tag is not None and (tag.last - tag.first > 1 or tag.name == "mine")):
        return False
    following = said.words[at + 1] if at + 1 < len(said) else ""
    return word not in ("cai", "ve") or not (said.marked or following in NO_LEAD)


def trails(said: Said, at: int) -> bool:
    """Whether a name never ends in this word; "thiên tai", "điện tử" do."""
    word, tag = said.words[at], said.covering.get(at)
    if word not in TRAIL or (tag is not None and tag.last - tag.first > 1):
        return False
    return not (said.marked and word.isascii() and word in ("tai", "va", "ve", "den", "tu", "cua"))


NO_LEAD = frozenset("tao nghien thien cach sinh tien dat".split())


def ends(said: Said, bounds: Bounds, starts: Mapping[int, Tag], at: int, end: int) -> bool:
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
    if end == at and name in STOP_TAGS and name not in NOT_AT_START and not _recovers(said, tag):
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


def _recovers(said: Said, tag: Tag | None) -> bool:
    """ "thu hồi công nợ", "thu hồi đất": work, and no report that is taken back."""
    return (
        tag is not None
        and tag.name == "undo"
        and [fold(w) for w in said.words[tag.first : tag.last]] == ["thu", "hoi"]
    )


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
