"""Small questions about a message that several rules ask: does it ask, does it beg leave, what stands before a word."""

import re

from vietnamese.facts import Facts
from vietnamese.normalize import fold
from vietnamese.phrases import Tag

END_QUESTION = re.compile(
    r"(?<!\S)(?<!thi )(?:khong|chua|k|ko|hong)(?: (?:a|e|em|anh|chi|nhi|vay|the|ha|z|bot|nhe|nao|sep|dc|ta|ban|roi|nua))*(?: \?| !)*$"
)
ASKS_LEAVE = re.compile(
    r"(?<!\S)(?:xin|cho em|cho e|cho toi|cho phong em|cho phong minh|cho minh|cho don vi em|de nghi|kinh de nghi|em muon|duoc khong|dc khong|kinh xin|cho ben em|cho chung em|de xuat|mong|cho phep|xin phep)(?= |$)"
)
# Whose word is carried out stands first: "theo kết luận giao ban, …".
ON_BEHALF = re.compile(
    r"^(?:@\S+ ,? ?)?(?:(?:ghi|noi|nhan|gui) thay )?(?:theo|thuc hien|thua lenh|thay mat) (?:y kien|chi dao|ket luan|lenh)?[^,:]{3,70} (?:,|:) $"
)
WHOLE = re.compile(
    r"(?<!\S)(?:toan so|ca so|(?:tinh hinh|tien do|ket qua|cong viec|nhiem vu|viec) chung|toan co quan|cua so|toan don vi|giao ban|tuan(?! (?:le|tra|hoan|loc))|thang(?! (?:may|canh|loi|long|cap))"
    r"|quy(?= (?:\d|i|ii|iii|iv|mot|hai|ba|bon|tu|nay|truoc|sau|toi|vua|cho|cua|nhe|gui|giup|ban|file|di|a|the|ra|thi|\?)(?: |$))|quy(?= ?$)|nam nay|dinh ky|(?<!chi )nhanh|co quan|don vi(?! hanh chinh))(?= |$)"
)


# "A xong rồi, B chưa": told, not asked.
CONTRAST = re.compile(
    r"(?<!\S)(?:da|xong|roi|moi|dang|duoc|dat|%)(?: [^ ,]+){0,8} ,(?: [^ ,]+){1,4} (?:thi )?chua(?: (?:a|em|anh|chi|nhe|sep))*$"
)


# The task just spoken of: "việc đó ai phụ trách", "cái này hạn khi nào".
THAT_ONE = re.compile(
    r"(?:@\S+ )?(?:bot |the |vay |con |the con |ma )*(?:viec|nhiem vu|cong viec|dau viec|chi tieu|cai|phan|muc) (?:do|nay|ay|tren|kia|day|vua roi|vua noi)(?= )"
)
# "xong rồi hả em", told by their marks only.
DOUBTING = frozenset(("hả", "à"))


def set_of(text: str) -> frozenset[str]:
    """The phrases of a row separated by "|"."""
    return frozenset(" ".join(phrase.split()) for phrase in text.replace("\n", " ").split("|"))


def words_of(facts: Facts, tag: Tag) -> str:
    """The folded words of a tag."""
    return " ".join(map(fold, facts.said.words[tag.first : tag.last]))


def before(facts: Facts, tag: Tag) -> str:
    """Everything before a tag, folded."""
    return facts.said.canon[: facts.said.offsets[tag.first]]


def after(facts: Facts, at: int) -> str:
    """Everything from a word on, folded."""
    return facts.said.canon[facts.said.offsets[at] :] if at < len(facts.said) else ""


def is_question(facts: Facts) -> bool:
    """Whether the message asks: a question word, a question mark, or "… không / chưa" at its end."""
    if facts.has(
        "which", "who", "which_unit", "howmany", "rank", "state_q", "when_q", "yesno_q", "in_charge_q", "why"
    ):
        return True
    canon = facts.said.canon
    if canon.rstrip(" .").endswith("?"):
        return True
    if len(facts.said) > 1 and any(w in DOUBTING for w in facts.said.words[-2:]) and facts.has("done"):
        return True
    return bool(END_QUESTION.search(canon)) and not CONTRAST.search(canon)


def has_future(facts: Facts) -> bool:
    """Whether a day that lies ahead is named."""
    today = facts.clock.now.date()
    return any(r.end is not None and r.end >= today for r in facts.clock.dates("future"))


def follows_pause(facts: Facts, at: int) -> bool:
    """Whether a word opens a clause: after punctuation or a word like "nên"."""
    return at > 0 and facts.said.words[at - 1] in (
        ",",
        ".",
        ";",
        ":",
        "!",
        "\n",
        "-",
        "cho",
        "nên",
        "nen",
        "hãy",
        "xin",
        "thì",
    )


def opened_by_reference(facts: Facts, at: int) -> bool:
    """Whether a task stands at the beginning and the word at `at` right behind it: "nv 3 đồng ý gia hạn"."""
    earlier = [r for r in facts.references if r.first < at]
    if not earlier or facts.references[0].first > 4:
        return False
    between = facts.said.words[max(r.last for r in earlier) : at]
    return len(between) <= 2 and all(
        fold(w) in (",", ":", "anh", "toi", "thi", "-", "chi", "giup") for w in between
    )


DEADLINE_OF = frozenset(
    "truoc trong vao den cham ngay thu cuoi hom sang chieu mai toi het som gap nhanh luon tuan thang".split()
)


def due_words_only(facts: Facts) -> bool:
    """Whether every "xong" of the message leads to a deadline: "…, xong trước 25/12", "phải xong trong tuần"."""
    return all(leads_to_deadline(facts, tag) for tag in facts.said.all("done"))


def leads_to_deadline(facts: Facts, tag: Tag) -> bool:
    """Whether a "xong" stands before the day by which it is to be."""
    following = after(facts, tag.last)
    if tag.last == len(facts.said) or following.split(" ")[0] in ("nhe", "a", "em", "nha", "."):
        return any(facts.said.word_at(r.span[1] - 1) + 1 == tag.first for r in facts.clock.dates("future"))
    behind = following.split(" ")[0]
    if words_of(facts, tag).startswith(("da ", "moi ")):
        return False
    if not (behind in DEADLINE_OF or behind[:1].isdigit()):
        return False
    return re.match(r"(?:hom qua|truoc han|tu |sang nay|tuan truoc)", following) is None


def whole(facts: Facts) -> bool:
    """Whether the body as a whole or a usual period is named."""
    return bool(WHOLE.search(facts.said.canon))


def has_denied(facts: Facts) -> bool:
    """Whether one figure is denied and another given: "không phải 60% mà là 70%"."""
    denied = any(p.kind == "denied" for p in facts.percents) or any(q.denied for q in facts.quantities)
    return denied and facts.has_progress
