"""Codes, answers to the bot, greetings and requests about the bot itself."""

import re
from collections.abc import Callable

from vietnamese.cues import follows_pause, is_question, set_of, words_of
from vietnamese.facts import Facts
from vietnamese.normalize import fold
from vietnamese.rules.summaries import made_of_it

CODE = re.compile(r"(?<![\w/.-])(?=[A-Za-z0-9]*\d)(?=[A-Za-z0-9]*[A-Za-z])[A-Za-z0-9]{5,12}(?![\w/.-])")
LETTERS = re.compile(r"(?<!\w)[A-Z]{6,10}(?!\w)")
START = re.compile(r"^\s*/start(?:@\w+)?\s+(\S+)", re.IGNORECASE)
HELP = re.compile(
    r"(?:@\S+ )?/? ?(?:help|tro giup|trogiup|huong dan|huongdan|hd)(?: (?:a|voi|em|toi|minh|giup|nhe|bot|di|su dung|moi|nguoi|cho|anh|chi|cach|dung|dum|!|\?|\.))*"
)
RECENT = re.compile(
    r"(?<!\S)(?:vua roi|vua nay|luc nay|vua gui|hoi nay|ban nay|vua xong|moi gui|vua bao|truoc do|hom qua|sang nay|vua|moi nay|cuoi cung|gan nhat|nay|hoi sang|hoi chieu|luc sang|khi nay)(?= |$)"
)
NOT_UNDOING = frozenset("da dang cho viec ve de bi sau duoc cong".split())
WORK = (
    "summary assign remind gia_han approve undo correct done report_word task list_word help title_head due_in make achieved "
    "doing which who overdue chart send cancel not_done howmany state_q when_q"
).split()


def code_of(facts: Facts) -> str | None:
    """A link or invite code: after /start, beside a word for it, or alone."""
    text = facts.said.text
    start = START.match(text)
    if start:
        return start.group(1).upper()
    marked = facts.has("link_word")
    for match in CODE.finditer(text):
        code = match.group()
        alone = text.strip(" .!?\n") == code or (
            len(facts.said) <= 6 and not facts.said.tags and len(text.split()) <= 2
        )
        if (marked and _beside_word(facts, match.start())) or (alone and len(code) >= 6):
            return code.upper()
    letters = LETTERS.search(text) if marked and not text.isupper() else None
    return letters.group() if letters and _beside_word(facts, letters.start()) else None


def _beside_word(facts: Facts, at: int) -> bool:
    word = facts.said.word_at(at)
    return any(0 <= word - t.last <= 6 or 0 <= t.first - word <= 4 for t in facts.said.all("link_word"))


ONLY_CODE = re.compile(
    r"(?:@\S+ )?(?:ma|code|ma lien ket|ma moi|ma ket noi|ma xac nhan|ma kich hoat)(?: (?:cua|em|toi|minh|la|day|:))* [a-z0-9]{5,12}"
)


def link(f: Facts) -> bool:
    """A code is given."""
    if ONLY_CODE.fullmatch(" ".join(fold(f.said.text).strip(" .!").split())) and code_of(f) is not None:
        return True
    return not f.has_progress and not f.references and code_of(f) is not None


def link_wish(f: Facts) -> bool:
    """Somebody wants to be linked but gives no code yet."""
    tag = f.said.first("link_word")
    if tag is None or tag.last - tag.first < 2 or f.references or len(f.said) > 9:
        return False
    wish = words_of(f, tag) != "dang ky" or len(f.said) <= 4
    return wish and f.opening(tag.first) and not f.has("list_word")


def nothing_but(*names: str) -> Callable[[Facts], bool]:
    """Only these tags, beside addresses and fillers."""
    return lambda f: f.has(*names) and f.only(*names) and not f.references and not f.has_progress


def at_head(*names: str) -> Callable[[Facts], bool]:
    """One of these tags opens the message, and no figures are reported."""

    def holds(f: Facts) -> bool:
        tag = f.said.first(*names)
        return tag is not None and not f.has_progress and f.opening(tag.first)

    return holds


# An assent, then what is to be done with it: "vâng ạ ghi giúp em".
RECORD_IT = re.compile(
    r"(?:da |vang |ok |u |uh |uhm |dung |roi |chuan |a |, |em |anh |chi |bot )*(?:ghi|luu|gui|cap nhat|xac nhan|chot) (?:giup|ho|dum|nhan|luon|di|lai|vao|cho)"
    r"(?: (?:em|e|anh|chi|toi|minh|nhe|a|voi|di|luon|bot|nha|giup|cai))*"
)


# What was shown is said to be right: "Nội dung trên là chính xác", "tôi xác nhận số liệu trên".
SHOWN = (
    r"(?:(?:toan bo|cac|nhung) )?(?:noi dung|thong tin|so lieu|con so|bao cao|ket qua|ban tom tat)(?: (?:bao cao|tom tat|so lieu))?"
    r"(?: (?:tren|nay|do|o tren|nhu tren|vua neu|vua roi|da neu|day))*"
)
FORMAL_YES = re.compile(
    rf"(?:da |vang |em |toi |thua |anh |chi |, )*(?:{SHOWN} (?:la |thi |deu |da )*(?:hoan toan )?(?:chinh xac|dung|phu hop|chuan|khop|dung thuc te)"
    rf"|(?:xac nhan|dong y|nhat tri|thong nhat)(?: voi)? {SHOWN}(?: (?:la )?(?:chinh xac|dung))?)(?: (?:roi|a|nhe|em|anh|chi|day|do))*"
)


def confirm(f: Facts) -> bool:
    """ "đúng rồi", "ok chốt nhé"."""
    plain = f.said.canon.strip(" .!")
    if RECORD_IT.fullmatch(plain) or (FORMAL_YES.fullmatch(plain) and not is_question(f)):
        return True
    if not nothing_but("confirm", "past", "achieved")(f):
        return False
    return f.has("confirm") and not is_question(f)


def confirm_more(f: Facts) -> bool:
    """A word of assent first and only courtesy behind it."""
    tag = f.lead
    if tag is None or tag.name != "confirm" or not f.opening(tag.first) or f.references or f.has_progress:
        return False
    if len(f.said) > 7 or is_question(f) or words_of(f, tag) in ("duoc", "dong y", "ghi nhan", "bo"):
        return False
    allowed = ("filler", "hail", "thanks", "confirm", "past", "send", "asker")
    return all(t.name in allowed for t in f.said.tags if t.first >= tag.last)


# "không gửi nữa, tôi sẽ báo cáo lại sau", "em chưa gửi đâu, bỏ đi": what is open is dropped, with a word why.
NOT_NOW = re.compile(
    r"(?:da |em |toi |minh |thoi |, )*(?:khong|chua|khoan|dung)(?: (?:co|muon))? (?:gui|luu|ghi|bao cao|nop)(?: (?:nua|dau|voi|vay|a|nhe|bay gio|luc nay|da))*"
    r" (?:,|\.|;) (?:(?:de )?(?:em|toi|minh|anh|chi) )*(?:(?:se )?(?:bao cao|bao|gui|xem|kiem tra|cap nhat|tinh|nop)(?: lai)?(?: (?:da|sau|sau nhe|lan sau|luc khac))+|(?:bo|huy|thoi|bo qua)(?: (?:di|qua|giup|nhe))*)"
    r"(?: (?:bot|em|a|nhe|da|sau))*"
)


def cancel(f: Facts) -> bool:
    """ "thôi bỏ qua", "không gửi nữa", a bare "không"."""
    if f.said.canon.rstrip().endswith("?"):
        return False
    if NOT_NOW.fullmatch(f.said.canon.strip(" .!")):
        return True
    tag = f.lead
    if (
        tag is not None
        and tag.name == "cancel"
        and words_of(f, tag) == "bo"
        and f.opening(tag.first)
        and f.references
    ):
        return len(f.said) <= 6 and not f.has_progress and not f.has("report_word")
    bare_no = f.said.canon.strip(" .!") in ("khong", "khong em", "khong a", "khong nhe", "da khong")
    return bare_no or (
        f.has("cancel") and nothing_but("cancel", "past", "none_said", "send", "confirm", "correct")(f)
    )


TELL_ME = re.compile(
    r"(?<!\S)ai (?:\S+ ){1,12}?(?:bao|nhan|noi|goi|ib|inbox|dang ky|alo) (?:cho |voi |lai )?(?:em|anh|chi|minh|toi|lai|ten|admin)(?= |$)"
)
WORK_TALK = (
    "overdue",
    "due_soon",
    "unreported",
    "gia_han",
    "blocked",
    "title_head",
    "not_done",
    "not_started",
    "assign",
    "summary",
)


def small_talk(f: Facts) -> bool:
    """What colleagues say in a group: food, leave, weather, "ai … thì báo em", with nothing of work in it."""
    if _leisure(f):
        return True
    if f.references or f.has_progress or f.numbers or f.units or f.has(*WORK_TALK):
        return False
    if f.has("task") and f.has("state_q", "when_q", "yesno_q"):
        return False
    return f.has("personal", "rhetoric") or (bool(TELL_ME.search(f.said.canon)) and not f.has("list_word"))


SOON = 8


def _leisure(f: Facts) -> bool:
    """Prices, football, the way to work, outings: talk even with figures, where no task, document or kind of work is named."""
    tag = f.said.first("leisure")
    if tag is None or f.references or f.numbers or f.has("list_word", "assign", "remind", "summary"):
        return False
    head = f.said.first("title_head", "task")
    return tag.first <= SOON and (head is None or head.first > tag.first)


def greet(f: Facts) -> bool:
    """A greeting and nothing that wants an answer."""
    hailed = any(words_of(f, t).endswith("chao") for t in f.said.all("hail"))
    if not (f.has("greet") or hailed) or is_question(f):
        return False
    if f.only("greet", "confirm"):
        return True
    opens = f.leads("greet") or (bool(f.said.tags) and f.said.tags[0].name == "greet")
    busy = bool(f.references) or f.has_progress or f.has(*WORK) or bool(f.clock.dates("future"))
    return opens and len(f.said) <= 8 and not busy


def help_(f: Facts) -> bool:
    """How the bot is used is asked."""
    if HELP.fullmatch(f.said.canon):
        return True
    tag = f.said.first("help")
    if tag is not None and made_of_it(f):
        return False
    if tag is None or f.references or f.has_progress or f.has("done", "overdue", "past"):
        return False
    return f.opening(tag.first) or "bot" in f.said.canon or "he thong" in f.said.canon or len(f.said) <= 12


UNDO_HEADS = (
    "huy",
    "xoa",
    "rut",
    "hoan tac",
    "go",
    "bo",
    "khong tinh",
    "dung tinh",
    "tra",
    "cho ",
    "xin ",
    "em muon",
    "toi muon",
)
WEAK_UNDO = set_of("thu hoi | xoa giup | xoa di")


# "…, em đếm sai": why it is taken back; nothing is asked.
MISCOUNTED = re.compile(
    r"(?<!\S)(?:em|e|toi|minh|do|vi)(?: em| toi)? (?:dem|tinh|cong) (?:bi |lon )?(?:sai|nham|lon|thieu|thua|trung)(?: (?:roi|a|mat|so|nhe))*(?: [.!])*$"
)


def undo(f: Facts) -> bool:
    """What was just reported is taken back; "đã thu hồi 3/5 giấy phép" is a report."""
    tag = f.said.first("undo")
    asks = is_question(f) and not MISCOUNTED.search(f.said.canon)
    if tag is None or asks or any(q.first >= tag.last for q in f.quantities):
        return False
    words, canon = words_of(f, tag), f.said.canon
    if f.percents and not RECENT.search(canon):
        return False
    if (
        tag.first
        and f.said.words[tag.first - 1] not in ("cho",)
        and _plain_before(f, tag.first) in NOT_UNDOING
    ):
        return False
    if words in WEAK_UNDO and (
        f.has("assign", "gia_han", "title_head")
        or not (RECENT.search(canon) or f.has("report_word", "correct"))
    ):
        return words == "xoa di" and f.opening(tag.first) and len(f.said) <= 5
    if not words.startswith((*UNDO_HEADS, "thu hoi")):
        return False
    clear = bool(RECENT.search(canon)) or f.has("correct") or bool(f.references)
    return f.opening(tag.first) or clear or follows_pause(f, tag.first)


def _plain_before(f: Facts, at: int) -> str:
    return f.said.canon[: f.said.offsets[at]].split()[-1]
