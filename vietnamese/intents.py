"""Which act a message is: an ordered table of named rules, the first that holds decides.

The order is the policy: codes and answers before acts, acts that change something only with a clear word at the
head of the statement, questions before reports, and whatever no rule claims is unknown.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from vietnamese.facts import Facts
from vietnamese.normalize import fold
from vietnamese.phrases import Tag

CODE = re.compile(r"(?<![\w/.-])(?=[A-Za-z0-9]*\d)(?=[A-Za-z0-9]*[A-Za-z])[A-Za-z0-9]{5,12}(?![\w/.-])")
LETTER_CODE = re.compile(r"(?<!\w)[A-Z]{6,10}(?!\w)")
START = re.compile(r"^\s*/start(?:@\w+)?\s+(\S+)", re.IGNORECASE)
END_QUESTION = re.compile(
    r"(?:khong|chua|k|ko|hong)(?: (?:a|e|em|anh|chi|nhi|vay|the|ha|z|bot|nhe|nao|sep|dc|ta|bạn|ban))*(?: \?| !)*$"
)
GENERIC_REPORT = re.compile(
    r"(?:bao cao(?! (?:chi so|ket qua (?!thuc hien|nhiem vu)|so ket|tong ket|ve|danh gia|giai trinh|chuyen de|thuyet))|cap nhat|nop bao cao|gui bao cao|bao cao tien do|nop so lieu|gui so lieu|day nhanh|khan truong|som hoan thanh|tap trung|tra loi|phan hoi|hoan thanh (?:ngay|som|nhiem vu|dung)|xu ly dut diem)"
)
ASKS_LEAVE = re.compile(
    r"(?<!\S)(?:xin|cho em|cho e|cho toi|cho phong|cho minh|cho don vi|de nghi|kinh de nghi|em muon|duoc khong|dc khong|kinh xin|cho ben em|cho chung em|cho nhiem vu)(?= |$)"
)
WEAK_EXTEND = frozenset(
    "lui|keo dai|doi|gian|noi|hoan den|hoan sang|hoan toi|them thoi gian|them ngay|them tuan|them thang|xin them|xin cham|xin tre|cho them|khat|lui lai|doi lai|dieu chinh tien do thuc hien|xin lui|xin hoan|them han|day lui".split(
        "|"
    )
)
WEAK_CORRECT = frozenset(
    "sua|chinh sua|dieu chinh so lieu|chinh lai|khong chinh xac|bi sai|ghi lai|bao lai|doi lai|nhan|sua cho|sua phan|sua noi dung|sua viec|sua cai|lon|doi thanh|thay bang|cap nhat lai|chinh so|chu khong|nham|sua chi tieu|sua ket qua|can sua|dieu chinh tien do nhiem vu".split(
        "|"
    )
)
CLEAR_CORRECT = frozenset(
    "sua lai|dinh chinh|xin dinh chinh|bao nham|ghi nham|nhap nham|go nham|chu khong phai|bao sai|ghi sai|nhap sai|la sai|moi dung|sua thanh|cap nhat nham|cap nhat sai".split(
        "|"
    )
)
NOT_AGREED = re.compile(
    r"(?<!\S)(?:khong|chua|chang) (?:the )?(?:dong y|duyet|phe duyet|chap thuan|chap nhan|nhat tri|cho)(?= |$)"
)
UNDER_WAY = re.compile(
    r"(?<!\S)(?:da|dang|cho|duoc|trinh|sau khi|khi|chua|xin|nho|mong|kinh|cho y kien|de|se|hoi dong|ubnd tinh|bo|cho cap tren|du kien|vua) (?:duoc |anh |chi |sep |lanh dao |giam doc |trinh |cap tren |de nghi |xem xet |chu tich |tinh |bo |trinh |ky )*$"
)
RECENT = re.compile(
    r"(?<!\S)(?:vua roi|vua nay|luc nay|vua gui|hoi nay|ban nay|vua xong|moi gui|vua bao|truoc do|hom qua|sang nay|vua|moi nay|cuoi cung|gan nhat|nay)(?= |$)"
)
ASSIGN_TAIL = re.compile(
    r"(?<!\S)(?:bao cao|bao|trinh|gui|nop|cho) (?:lai |ve )?(?:toi|anh|chi|lanh dao|giam doc|so|ban giam doc|minh|van phong)(?= |$)"
)
FOLLOW_UP = re.compile(
    r"^(?:@\S+ )?(?:da |vay |ua |o |the )*(?:con|the|the con|vay|vay con|thi|con ve|the thi) "
)
FOLLOW_END = re.compile(
    r"(?:thi sao|sao|the nao|thi the nao|ra sao|thi|nhi|a|thi co khong|khong|co khong|nua|)(?: (?:roi|a|nhi|vay|em|anh|bot|nhe|\?|the))*$"
)
SELF = re.compile(r"(?<!\S)(?:bo|bao|so) (?:sung|mat)")
FUTURE_ME = re.compile(r"(?<!\S)(?:em|toi|minh) (?:se|xin phep|xin nghi)")
SET_UP = re.compile(r"(?<!\S)(?:dat|doi|cai|chinh|sua|them|bo|khai bao|thiet lap|cau hinh)(?= )")


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the table: a name for the trace, the intent, and when it holds."""

    name: str
    intent: str
    holds: Callable[[Facts], bool]


def decide(facts: Facts) -> str:
    """The intent of the first rule that holds; noted in the trace."""
    for rule in RULES:
        if rule.holds(facts):
            lead = facts.lead
            facts.fire(f"intent.{rule.name}", lead.first if lead else 0, lead.last if lead else None)
            return rule.intent
    facts.fire("intent.none")
    return "unknown"


def code_of(facts: Facts) -> str | None:
    """A link or invite code: after /start, after a word for it, or alone."""
    text = facts.said.text
    start = START.match(text)
    if start:
        return start.group(1)
    marked = facts.has("link_word")
    for match in CODE.finditer(text):
        code = match.group()
        alone = text.strip(" .!?\n").removeprefix("@").strip() == code or (
            facts.only() is False and len(facts.said.tags) == 0 and len(facts.said) <= 4
        )
        if (marked and _near_link_word(facts, match.start())) or (alone and len(code) >= 6):
            return code.upper()
    if marked:
        letters = LETTER_CODE.search(text)
        if letters and _near_link_word(facts, letters.start()) and not text.isupper():
            return letters.group()
    return None


def _near_link_word(facts: Facts, at: int) -> bool:
    word = facts.said.word_at(at)
    return any(0 <= word - t.last <= 6 or 0 <= t.first - word <= 4 for t in facts.said.all("link_word"))


def is_question(facts: Facts) -> bool:
    """Whether the message asks: a question word, a question mark, or "… không / chưa" at its end."""
    if facts.has(
        "which", "who", "which_unit", "howmany", "rank", "state_q", "when_q", "yesno_q", "in_charge_q", "why"
    ):
        return True
    canon = facts.said.canon
    return canon.rstrip(" .").endswith("?") or bool(END_QUESTION.search(canon))


def _plain(facts: Facts, tag: Tag) -> str:
    return fold(facts.said.typed(tag.first, tag.last)) if tag else ""


def _canon(facts: Facts, tag: Tag) -> str:
    said = facts.said
    return " ".join(map(fold, said.words[tag.first : tag.last]))


def _before(facts: Facts, tag: Tag) -> str:
    return facts.said.canon[: facts.said.offsets[tag.first]]


def _first(facts: Facts, *names: str) -> Tag | None:
    return facts.said.first(*names)


# -- the rules


def _link(f: Facts) -> bool:
    if f.has_progress:
        return False
    code = code_of(f)
    return code is not None and not f.references


def _link_wish(f: Facts) -> bool:
    tag = _first(f, "link_word")
    return (
        tag is not None
        and tag.last - tag.first > 1
        and f.opening(tag.first)
        and not f.references
        and len(f.said) <= 9
        and not f.has("list_word")
    )


def _short(*names: str) -> Callable[[Facts], bool]:
    return lambda f: f.has(*names) and f.only(*names) and not f.references and not f.has_progress


def _confirm(f: Facts) -> bool:
    if not _short("confirm", "past", "achieved", "done")(f):
        return False
    return f.has("confirm") and not f.has("done") and not is_question(f)


def _cancel(f: Facts) -> bool:
    return (
        _short("cancel", "past", "none_said", "send")(f)
        and (f.has("cancel") or f.said.canon.strip(" .!") in ("khong", "khong em", "khong a"))
        and not f.said.canon.rstrip().endswith("?")
    )


def _confirm_then_more(f: Facts) -> bool:
    tag = f.lead
    if tag is None or tag.name != "confirm" or not f.opening(tag.first) or f.references or f.has_progress:
        return False
    rest = [
        t
        for t in f.said.tags
        if t.first >= tag.last
        and t.name not in ("filler", "hail", "thanks", "confirm", "past", "send", "asker")
    ]
    return (
        not rest
        and len(f.said) <= 7
        and not is_question(f)
        and _canon(f, tag) not in ("duoc", "dong y", "ghi nhan")
    )


def _greet(f: Facts) -> bool:
    return (
        f.has("greet")
        and not is_question(f)
        and (
            f.only("greet", "confirm")
            or ((f.leads("greet") or f.said.tags[0].name == "greet")
            and len(f.said) <= 8
            and not _anything(f))
        )
    )


def _anything(f: Facts) -> bool:
    acts = (
        "summary",
        "assign",
        "remind",
        "gia_han",
        "approve",
        "undo",
        "correct",
        "done",
        "report_word",
        "task",
        "list_word",
        "help",
        "title_head",
        "due_in",
        "make",
        "achieved",
        "doing",
        "which",
        "who",
        "overdue",
        "chart",
        "send",
        "cancel",
        "not_done",
    )
    return bool(f.references) or f.has_progress or f.has(*acts) or bool(f.clock.dates("future"))


def _help(f: Facts) -> bool:
    tag = _first(f, "help")
    canon = f.said.canon
    if re.fullmatch(
        r"(?:@\S+ )?/? ?(?:help|trogiup|huongdan|tro giup|huong dan|hd)(?: (?:a|voi|em|toi|minh|giup|nhe|bot|di|su dung|moi|nguoi|cho|anh|chi|tui|!|\?|\.))*",
        canon,
    ):
        return True
    if tag is None or f.references or f.has_progress or f.has("done", "overdue"):
        return False
    return f.opening(tag.first) or "bot" in canon or "he thong" in canon or len(f.said) <= 12


def _schedule(f: Facts) -> bool:
    if f.has("schedule_word") and f.opening(_first(f, "schedule_word").first) and not f.has_progress:  # type: ignore[union-attr]
        return True
    if f.repeat is None or f.has_progress or (f.references and not f.has("remind", "send")):
        return False
    if f.has("assign") and f.leads("assign"):
        return False
    if is_question(f) and not f.has("send", "remind"):
        return False
    return f.has("send", "remind", "summary", "schedule_word", "asker") or (
        f.has("report_word", "make") and not f.has("past", "done")
    )


def _undo(f: Facts) -> bool:
    tag = _first(f, "undo")
    if tag is None or is_question(f):
        return False
    if any(q.first >= tag.last for q in f.quantities) or (f.percents and not RECENT.search(f.said.canon)):
        return False
    before = f.said.words[tag.first - 1] if tag.first else ""
    if (
        fold(before) in ("da", "dang", "cho", "viec", "ve", "de", "bi", "sau", "duoc")
        or (f.has("assign", "gia_han")
        and _canon(f, tag) in ("xoa giup", "thu hoi"))
    ):
        return False
    if _canon(f, tag) == "thu hoi":
        return bool(RECENT.search(f.said.canon)) or f.has("report_word")
    strong = _canon(f, tag).startswith(
        ("huy", "xoa", "rut", "hoan tac", "go", "bo", "khong tinh", "dung tinh", "tra")
    )
    return strong and (
        f.opening(tag.first)
        or RECENT.search(f.said.canon) is not None
        or f.has("correct")
        or _canon(f, tag) in ("hoan tac",)
        or bool(f.references)
        or _follows_pause(f, tag)
    )


def _follows_pause(f: Facts, tag: Tag) -> bool:
    return tag.first > 0 and f.said.words[tag.first - 1] in (
        ",",
        ".",
        ";",
        ":",
        "!",
        "cho",
        "nên",
        "nen",
        "hãy",
        "xin",
    )


def _correct(f: Facts) -> bool:
    tags = [t for t in f.said.all("correct")]
    if not tags or f.has("why"):
        return False
    grounds = f.has_progress or f.references or f.percents or f.quantities
    for tag in tags:
        words = _canon(f, tag)
        before = _before(f, tag)
        if (
            re.search(r"(?:dang|da|tiep tuc|phai|can|de|se|yeu cau|bi|duoc) (?:phai |duoc )?$", before)
            and words.split()[0] in ("sua", "chinh", "dieu", "cap")
            and not (words in CLEAR_CORRECT and f.percents)
        ):
            if not before.rstrip().endswith("can") or not grounds:
                continue
        if words in CLEAR_CORRECT:
            if not is_question(f) or grounds:
                return True
        elif words in WEAK_CORRECT:
            if _weak_correct(f, tag, words, bool(grounds)):
                return True
        elif f.opening(tag.first) or grounds:
            return True
    return False


def _weak_correct(f: Facts, tag: Tag, words: str, grounds: bool) -> bool:
    if words in ("nham", "lon"):
        return grounds or f.has("report_word", "situation") or len(f.said) <= 8
    if words in ("chu khong",):
        return bool(f.percents or f.quantities) and f.said.canon.find("chu khong phai") < 0
    if words in ("bi sai", "khong chinh xac"):
        return grounds
    numbers = bool(f.percents or f.quantities or f.references)
    return (
        (numbers
        and f.opening(tag.first))
        or (numbers
        and words in ("sua", "doi lai", "doi thanh", "chinh lai", "cap nhat lai", "ghi lai", "can sua")
        and _follows_pause(f, tag))
    )


def _reject(f: Facts) -> bool:
    tag = _first(f, "reject")
    if tag is None:
        return False
    words = _canon(f, tag)
    if is_question(f) and not f.said.canon.endswith(("nhe", "!")) and not f.opening(tag.first):
        return False
    clear = not words.startswith(("giu", "lam lai", "tra lai", "tra ve", "bac", "chua"))
    if f.has_progress and not f.opening(tag.first):
        return False
    if f.opening(tag.first):
        return words not in ("bac",) or bool(f.references or f.has("gia_han", "propose", "command"))
    if clear and not UNDER_WAY.search(_before(f, tag)):
        return f.has("gia_han") or (bool(f.references) and not f.has("blocked")) or f.leads("gia_han")
    return (
        words.startswith(
            ("giu nguyen", "giu han", "chua dat yeu cau", "tra lai", "chua duyet", "chua dong y", "lam lai")
        )
        and bool(f.references)
        and not f.has("doing", "past", "blocked")
        and not is_question(f)
    )


def _approve(f: Facts) -> bool:
    tag = _first(f, "approve")
    canon = f.said.canon
    if re.match(
        r"(?:@\S+ )?(?:ok|oke|uh|u|vang|duoc|roi|thoi duoc|thoi)(?: roi| em| e| ,| anh)* (?:cho|gia han|cho phep|dong y|duyet)(?= )",
        canon,
    ) and not is_question(f):
        return f.has("gia_han") or tag is not None or bool(f.references)
    if tag is None:
        return _lets(f)
    if NOT_AGREED.search(canon):
        return False
    lead = f.lead
    at_head = (
        f.opening(tag.first)
        or (lead is not None and lead.name in ("approve", "confirm") and f.opening(lead.first))
        or _opened_by_reference(f, tag)
    )
    if not at_head or UNDER_WAY.search(_before(f, tag)):
        return False
    if is_question(f) and not f.has("in_charge_q"):
        return False
    words = _canon(f, tag)
    if f.only("approve", "confirm", "past") and words not in (
        "duyet",
        "toi duyet",
        "anh duyet",
        "phe duyet",
        "chi duyet",
        "ok duyet",
    ):
        return f.context.pending in ("extension", "approval")
    return not (words in ("thong qua", "cho phep", "phe duyet", "chap nhan") and f.has_progress)


def _opened_by_reference(f: Facts, tag: Tag) -> bool:
    """ "nv 3 đồng ý gia hạn": the task first, then the act."""
    if not f.references or f.references[0].first > 4:
        return False
    last = (
        max(r.last for r in f.references if r.first < tag.first) if f.references[0].first < tag.first else 0
    )
    between = f.said.words[last : tag.first]
    return (
        bool(last)
        and len(between) <= 2
        and all(fold(w) in (",", ":", "anh", "toi", "thi", "-", "chi") for w in between)
    )


def _lets(f: Facts) -> bool:
    """A leader's "cho nv 3 lùi đến 15/12"."""
    words = f.said.words
    start = next((i for i in range(min(4, len(words))) if f.opening(i) and fold(words[i]) == "cho"), None)
    if start is None or not f.has("gia_han") or is_question(f) or f.has("because", "blocked", "hard"):
        return False
    after = fold(words[start + 1]) if start + 1 < len(words) else ""
    return after in ("phong", "chi", "trung", "phep", "gia", "lui", "van") or (
        after in ("nhiem", "viec", "#") and not f.has("hail", "none_said")
    )


def _pending_list(f: Facts) -> bool:
    if (
        f.has("pending_extension")
        and not f.references
        and not f.has_progress
        and not ASKS_LEAVE.match(f.said.canon)
    ):
        tag = _first(f, "pending_extension")
        return tag is not None and (
            _canon(f, tag) not in ("xin lui han",) or is_question(f) or f.has("list_word", "howmany")
        )
    if (
        f.has("gia_han")
        and f.has("which", "who", "which_unit", "howmany", "list_word")
        and not f.references
        and not f.has("asker", "when_q")
    ):
        return not ASKS_LEAVE.match(f.said.canon)
    return False


def _extend(f: Facts) -> bool:
    tag = _first(f, "gia_han")
    canon = f.said.canon
    if tag is None:
        return _asks_time(f)
    if f.has("when_q", "why", "state_q", "howmany", "who", "in_charge_q", "history"):
        return False
    if (
        f.has("yesno_q")
        or (re.search(r"(?:duoc|da|dc|cho) (?:phep )?$", _before(f, tag))
        and not ASKS_LEAVE.search(canon))
    ):
        return False
    words = _canon(f, tag)
    leave = bool(ASKS_LEAVE.search(canon)) or words.startswith("xin")
    if words in WEAK_EXTEND:
        return (
            (leave
            and (bool(f.references) or bool(_future(f)) or f.has("task", "title_head")))
            or bool(f.references and _future(f) and not f.has_progress)
        )
    return not f.has_progress or leave or tag.first < 4


def _asks_time(f: Facts) -> bool:
    """ "cho em đến thứ 6 nộp nv 3 được không": time asked for without the word for it."""
    canon = f.said.canon
    match = re.search(
        r"(?<!\S)(?:cho|xin) (?:phep )?(?:em|e|toi|minh|phong|ben em|chung em|don vi|phong em)?(?: xin)? ?(?:den|sang|toi|qua|het|nop|bao cao|them)(?= )",
        canon,
    )
    if (
        match is None
        or (f.has("summary", "list_word", "see", "which", "who", "report_word")
        and not f.references)
    ):
        return False
    return (
        bool(_future(f))
        and (bool(f.references) or f.has("blocked", "hard", "not_done") or "kip" in canon)
        and not f.has("when_q")
    )


def _future(f: Facts) -> bool:
    today = f.clock.now.date()
    return any(r.end is not None and r.end >= today for r in f.clock.dates("future"))


def _remind(f: Facts) -> bool:
    tag = _first(f, "remind")
    if tag is not None and _canon(f, tag) not in ("nhan",) and not f.has_progress:
        if (f.opening(tag.first) or _opened_by_reference(f, tag) or _follows_pause(f, tag)) and not re.search(
            r"(?:da|dang|duoc|bi|cong tac|van ban|ve viec|viec) $", _before(f, tag)
        ):
            return not (is_question(f) and f.has("which", "when_q") and not f.has("unreported", "overdue"))
    if (
        tag is not None
        and _canon(f, tag) == "nhan"
        and f.opening(tag.first)
        and (f.units or f.persons or f.has("units_all"))
    ):
        return f.has("report_word", "due_in", "done", "unreported") or bool(f.references)
    return _orders_report(f)


def _orders_report(f: Facts) -> bool:
    """ "yêu cầu các phòng nộp báo cáo", "đề nghị chi cục cập nhật nv 3": a report is demanded from others."""
    tag = _first(f, "command")
    if tag is None or not f.opening(tag.first) or f.has_progress or f.has("past") or is_question(f):
        return False
    if not (f.units or f.persons or f.has("units_all", "by_unit", "unreported")):
        return False
    after = f.said.canon[f.said.offsets[tag.last - 1] :]
    return bool(GENERIC_REPORT.search(after)) and not f.has("assign")


def _assign(f: Facts) -> bool:
    tag = _first(f, "assign")
    if tag is not None and not f.has_progress and (f.opening(tag.first) or _follows_pause(f, tag)):
        words = _canon(f, tag)
        if is_question(f) and f.has("which", "who", "list_word", "when_q", "in_charge_q", "howmany"):
            return False
        if (
            words
            in ("giao", "giao nhiem vu", "giao viec", "viec moi", "nhiem vu moi", "giao them", "giao luon")
            and not _has_taker(f, tag)
            and not _future(f)
        ):
            return words in ("viec moi", "nhiem vu moi") and len(f.said) > 5
        return f.opening(tag.first) or bool(f.units or f.persons)
    return _orders(f)


def _has_taker(f: Facts, tag: Tag) -> bool:
    return any(n.first >= tag.last for n in (*f.units, *f.persons)) or ":" in f.said.words


def _orders(f: Facts) -> bool:
    """ "Chi cục TĐC rà soát …, báo cáo tôi trước 30/11": a taker first, then what to do, then until when."""
    if (
        f.has_progress
        or (f.has("past", "done", "reporter", "blocked", "gia_han")
        and not f.has("command"))
        or is_question(f)
        or f.references
    ):
        return False
    takers = [n for n in (*f.units, *f.persons) if f.opening(n.first)]
    tag = _first(f, "command")
    commanded = tag is not None and f.opening(tag.first) and bool(f.units or f.persons)
    if commanded and (_future(f) or _canon(f, tag) in ("yeu cau", "chi dao", "cu")):  # type: ignore[arg-type]
        return not f.has("blocked", "past")
    if not takers or not _future(f):
        return False
    return (
        bool(ASSIGN_TAIL.search(f.said.canon))
        or (bool(re.search(r"(?<!\S)(?:han|truoc|cham nhat|xong truoc|hoan thanh truoc)(?= )", f.said.canon))
        and not f.has("doing", "not_done", "overdue", "unreported", "due_soon", "summary"))
    )


def _special(*names: str) -> Callable[[Facts], bool]:
    def holds(f: Facts) -> bool:
        tag = _first(f, *names)
        return tag is not None and not f.has_progress and f.opening(tag.first)

    return holds


def _why(f: Facts) -> bool:
    tag = _first(f, "why")
    return (
        tag is not None
        and (bool(f.references) or f.has("overdue", "task", "title_head"))
        and not f.has_progress
    )


def _contest(f: Facts) -> bool:
    return f.has("contest") and not f.has("which", "who", "list_word")


def _transfer(f: Facts) -> bool:
    tag = _first(f, "transfer")
    return (
        tag is not None
        and f.opening(tag.first)
        and bool(f.units or f.persons)
        and not f.has_progress
        and not is_question(f)
    )


def _substitute(f: Facts) -> bool:
    tag = _first(f, "substitute")
    return (
        tag is not None
        and bool(f.persons or f.has("mine"))
        and not f.has_progress
        and not is_question(f)
        and not f.references
    )


def _lock(f: Facts) -> bool:
    return f.has("lock") and not is_question(f) and (f.opening(_first(f, "lock").first) or bool(f.numbers))  # type: ignore[union-attr]


def _history(f: Facts) -> bool:
    return f.has("history") and (bool(f.references) or f.has("task", "title_head")) and not f.has_progress


def _settings(f: Facts) -> bool:
    tag = _first(f, "settings")
    return (
        tag is not None
        and not f.has_progress
        and not f.references
        and (f.opening(tag.first) or tag.first <= 2)
    )


def _waiting(f: Facts) -> bool:
    return f.has("waiting_q") and not f.has_progress


def _asks_set(f: Facts) -> bool:
    return f.has("which", "who", "which_unit", "howmany", "rank", "list_word")


def _strong_list(f: Facts) -> bool:
    """An enumeration is asked for, even with a file format or "tổng hợp" beside it."""
    if f.references or (f.has_progress and not f.has("rank")):
        return False
    words = ("danh sach", "liet ke", "ke ten", "loc")
    tags = [t for t in f.said.all("list_word") if _canon(f, t).startswith(words)]
    return (
        bool(tags) and f.opening_list(tags[0])
        if hasattr(f, "opening_list")
        else bool(tags)
        and not (f.has("done", "past") and f.has("doing") and not f.has("see", "asker", "make"))
    )


def _summary(f: Facts) -> bool:
    if f.has_progress or (f.references and not f.has("summary")):
        return False
    if f.has("which_unit", "rank", "unreported") or (f.has("which", "who") and not f.has("state_q")):
        return False
    tag = _first(f, "summary")
    if tag is not None and (
        f.opening(tag.first)
        or f.has("asker", "make", "see", "word", "excel", "chart", "pdf")
        or f.said.canon.find("?") >= 0
        or f.has("state_q")
        or len(f.said) <= 10
    ):
        return not (f.references and f.has("past", "done", "doing")) and not re.search(
            r"(?:da|dang|dang duoc|duoc) $", _before(f, tag)
        )
    if f.has("chart") and not f.references:
        return True
    if (
        f.references
        or (f.has("done", "past", "not_started")
        and not f.has("make", "asker", "see", "situation"))
    ):
        return False
    report = _first(f, "report_word")
    period = bool(f.clock.dates("past"))
    if f.has("word", "pdf", "excel") and (report or f.has("situation", "make", "thongke")):
        return not f.has("list_word") or report is not None
    if report is not None and not f.has("list_word") and f.title(lenient=False) is None:
        wanted = f.has("asker", "make", "see") and not f.has("reporter")
        if wanted and (period or f.has("situation", "by_unit") or _whole(f)):
            return True
        if f.opening(report.first) and (
            (f.has("situation")
            and (period or f.units or _whole(f)))
            or (period
            and re.search(
                r"bao cao (?:nhanh )?(?:tuan|thang|quy|nam|\d+ thang|ngay|6 thang|giao ban|cuoi|dau)",
                f.said.canon,
            ))
        ):
            return not f.has("doing", "past", "none_said", "blocked")
    if (
        f.has("situation", "thongke")
        and (period or f.units or _whole(f) or f.has("by_unit"))
        and not f.has("list_word", "howmany", "rate")
        and f.title(lenient=False) is None
    ):
        lead = f.lead
        return (
            lead is not None
            and lead.name
            in ("situation", "thongke", "see", "asker", "make", "state_q", "report_word", "by_unit", "send")
            and not f.has("past", "overdue")
        )
    return False


def _whole(f: Facts) -> bool:
    return bool(
        re.search(
            r"(?<!\S)(?:toan so|ca so|chung|toan co quan|cua so|toan don vi|giao ban|tuan|thang|quy|nam nay|dinh ky|nhanh)(?= |$)",
            f.said.canon,
        )
    )


def _list(f: Facts) -> bool:
    if f.references or (f.has_progress and not f.has("rank", "howmany", "which")):
        return False
    filters = f.has("overdue", "due_soon", "unreported", "no_deadline", "pending_extension")
    if f.has("which_unit", "rank") and (
        filters
        or f.has(
            "task",
            "done",
            "doing",
            "not_done",
            "not_started",
            "blocked",
            "list_word",
            "rate",
            "report_word",
            "situation",
            "paused",
            "title_head",
        )
    ):
        return True
    if (
        f.has("who")
        and (filters or f.has("task", "report_word", "blocked", "not_done", "done", "list_word"))
        and not f.has("in_charge_q")
    ):
        return True
    if (
        f.has("howmany", "rate")
        and (
            filters
            or f.has(
                "task",
                "list_word",
                "done",
                "not_done",
                "not_started",
                "blocked",
                "doing",
                "by_unit",
                "by_status",
                "due_in",
                "paused",
                "stopped",
                "mine",
            )
            or _counts_tasks(f)
        )
        and (f.title(lenient=False) is None or f.has("by_unit", "by_person", "list_word"))
    ):
        return True
    if (
        f.has("list_word")
        and not f.has("reporter")
        and (not f.has("past") or is_question(f) or not f.has("report_word"))
    ):
        return (
            f.has(
                "which",
                "mine",
                "see",
                "asker",
                "doing",
                "done",
                "not_done",
                "not_started",
                "paused",
                "stopped",
                "due_in",
                "blocked",
                "make",
                "who",
                "by_unit",
            )
            or filters
            or bool(f.units or f.persons)
            or _strong_list(f)
            or bool(f.clock.dates("past"))
        )
    if f.has("which") and (
        f.has("task", "title_head", "due_in", "mine")
        or filters
        or f.persons
        or f.units
        or f.has("blocked", "not_done")
    ):
        return True
    if f.has("thongke") and not f.has("past"):
        return True
    if (
        f.has("mine")
        and (f.has("task", "which", "due_in") or filters)
        and not f.has("done", "past", "achieved")
        and f.title(lenient=False) is None
    ):
        return True
    if filters and not f.has("past", "reporter", "because") and f.title(lenient=False) is None:
        return not f.has("hard") or is_question(f) or f.has("task")
    if f.has("due_in") and f.has("task") and f.clock.dates("future") and not f.has("past"):
        return True
    if (
        f.has("task")
        and (f.units or f.persons)
        and not f.has("past", "achieved", "doing", "reporter", "report_word", "blocked")
        and f.has("see", "which", "mine", "not_done", "not_started", "done", "paused")
    ):
        return True
    return (
        f.has("task", "see")
        and f.has("paused", "stopped", "not_started", "blocked")
        and not f.has("past", "reporter", "report_word", "because")
        and f.title(lenient=False) is None
        and (is_question(f) or f.has("see"))
    )


def _counts_tasks(f: Facts) -> bool:
    return bool(re.search(r"(?<!\S)(?:viec|nhiem vu|dau viec|don vi|phong|cai)(?= |$)", f.said.canon))


def _show(f: Facts) -> bool:
    if f.has_progress:
        return False
    asks = (
        f.has(
            "state_q", "when_q", "yesno_q", "in_charge_q", "detail", "rate", "howmany", "waiting_q", "which"
        )
        or (f.has("see")
        and not f.has("report_word", "approve"))
    )
    canon = f.said.canon
    about = bool(
        re.search(
            r"(?<!\S)(?:han|thoi han|tien do|tinh hinh|ket qua|thong tin|noi dung|trang thai|phu trach|chu tri)(?= )",
            canon,
        )
    )
    if f.references:
        if asks or is_question(f):
            return (
                not f.has("gia_han")
                or f.has("when_q", "state_q", "yesno_q", "which", "howmany")
                or is_question(f)
            )
        return (
            (about
            and not f.has(
                "past",
                "done",
                "doing",
                "not_done",
                "not_started",
                "paused",
                "stopped",
                "blocked",
                "hard",
                "achieved",
            ))
            or (bool(f.references)
            and f.only("task", "situation", "see", "asker", "report_word", "detail")
            and f.has("situation", "see", "detail"))
        )
    if not (asks or (about and is_question(f)) or is_question(f)):
        return False
    if f.has("list_word", "unreported", "rank") or not (f.has("task", "title_head", "situation") or about):
        return False
    return f.title(lenient=True) is not None and (
        f.has("task", "title_head") or (f.has("state_q", "when_q", "in_charge_q") and about)
    )


def _shows_title(f: Facts) -> bool:
    """ "tiến độ truy xuất nguồn gốc", "xem đề án vị trí việc làm": a title after a word for seeing."""
    if (
        f.references
        or f.has_progress
        or f.has(
            "past",
            "done",
            "doing",
            "not_done",
            "reporter",
            "list_word",
            "assign",
            "unreported",
            "blocked",
            "hard",
        )
    ):
        return False
    return (
        f.leads("see", "situation", "detail")
        and f.has("task", "title_head")
        and f.title(lenient=False) is not None
    )


def _report(f: Facts) -> bool:
    if f.references:
        return True
    states = f.has("done", "not_done", "not_started", "paused", "stopped", "doing", "blocked", "hard")
    if is_question(f) and not f.has_progress:
        return False
    titled = f.has("task", "title_head") or bool(f.numbers)
    if f.has_progress:
        return (
            titled
            or f.has(
                "done",
                "achieved",
                "doing",
                "reporter",
                "report_word",
                "confirm",
                "situation",
                "hard",
                "blocked",
                "not_done",
                "past",
                "none_said",
            )
            or f.only()
            or len(f.said) <= 6
        )
    if f.has("reporter") and (states or titled) and not f.has("which"):
        return True
    if titled and (states or f.numbers or f.has("past", "achieved")) and f.title(lenient=True) is not None:
        return _is_business(f)
    if (f.has("none_said") and f.has("task", "report_word", "blocked", "hard")) or _none_hard(f):
        return True
    return (
        states
        and f.has("done", "not_done", "not_started")
        and f.only("done", "not_done", "past", "not_started", "achieved", "reporter")
        and not is_question(f)
    )


def _none_hard(f: Facts) -> bool:
    return any(
        "kho khan" in _canon(f, t) or "vuong" in _canon(f, t) for t in f.said.all("none_said")
    ) or bool(f.has("hard", "blocked") and f.opening(_first(f, "hard", "blocked").first))  # type: ignore[union-attr]


def _is_business(f: Facts) -> bool:
    """Whether a statement with a title is about a task and not talk beside it."""
    states = f.has(
        "done", "not_done", "not_started", "paused", "stopped", "hard", "blocked", "reporter"
    ) or bool(f.numbers)
    return states or (f.has("past", "doing", "achieved") and not f.has("send", "greet", "thanks", "cancel"))


def _follow_up(f: Facts) -> bool:
    canon = f.said.canon
    if f.references or f.has_progress or len(f.said) > 9 or not FOLLOW_UP.match(canon + " "):
        return False
    return bool(
        f.units
        or f.persons
        or f.clock.dates("past")
        or f.has("overdue", "due_soon", "blocked", "unreported", "done", "paused", "not_started")
    ) and bool(FOLLOW_END.search(canon))


def _bare_name(f: Facts) -> bool:
    """Only a unit, a person or a period while there is something spoken of: the question again about it."""
    return (
        f.context.subject is not None
        and bool(f.units or f.persons)
        and len(f.said) <= 6
        and not is_question(f)
        and not f.has("past", "done")
    )


def _group_by_only(f: Facts) -> bool:
    return f.has("by_unit", "by_person", "by_status", "by_month") and f.only(
        "by_unit", "by_person", "by_status", "by_month", "see", "make"
    )


RULES: tuple[Rule, ...] = (
    Rule("link", "link", _link),
    Rule("link_wish", "link", _link_wish),
    Rule("my_data", "my_data", _special("my_data")),
    Rule("more", "more", _short("more")),
    Rule("help", "help", _help),
    Rule("schedule", "schedule", _schedule),
    Rule("undo", "undo", _undo),
    Rule("cancel", "cancel", _cancel),
    Rule("confirm", "confirm", _confirm),
    Rule("confirm_more", "confirm", _confirm_then_more),
    Rule("greet", "greet", _greet),
    Rule("settings", "settings", _settings),
    Rule("lock", "lock", _lock),
    Rule("contest", "contest", _contest),
    Rule("why", "why", _why),
    Rule("history", "history", _history),
    Rule("reject", "reject", _reject),
    Rule("correct", "correct", _correct),
    Rule("pending", "list", _pending_list),
    Rule("approve", "approve", _approve),
    Rule("transfer", "transfer", _transfer),
    Rule("substitute", "substitute", _substitute),
    Rule("remind", "remind", _remind),
    Rule("assign", "assign", _assign),
    Rule("extend", "extend", _extend),
    Rule("waiting", "waiting", _waiting),
    Rule("follow_up", "list", _follow_up),
    Rule("list_strong", "list", _strong_list),
    Rule("summary", "summary", _summary),
    Rule("list", "list", _list),
    Rule("show", "show", _show),
    Rule("show_title", "show", _shows_title),
    Rule("report", "report", _report),
    Rule("group_by", "list", _group_by_only),
    Rule("bare_name", "list", _bare_name),
)
