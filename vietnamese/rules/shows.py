"""Questions about one task: how it stands, when it is due, who is in charge."""

import re

from vietnamese.cues import THAT_ONE, after, is_question
from vietnamese.facts import Facts
from vietnamese.normalize import fold
from vietnamese.rules.questions import FOLLOW_UP

ABOUT_ONE = re.compile(
    r"(?<!\S)(?:han|thoi han|tien do|tinh hinh|ket qua|thong tin|noi dung|trang thai|phu trach|chu tri)(?= )"
)

STATES = ("done", "not_done", "not_started", "paused", "stopped", "doing", "blocked", "hard")

SINGLE_Q = ("state_q", "when_q", "yesno_q", "in_charge_q", "detail", "rate", "howmany", "waiting_q")

STAGE = re.compile(
    r"(?:@\S+ )?(?:bot |viec |phan |buoc |khau |dot )*(?:nghiem thu|giai ngan|tuyen chon|tham dinh|khao sat|dau thau|quyet toan|ky ket|ban giao|ban hanh|"
    r"lay y kien|phe duyet|kiem dinh|thanh tra|ra soat|thi cong|giai phong|trien khai|bien soan|cap phep|cap giay|thu hoi)(?: \S+){0,8}? (?:den|toi|di den) dau(?= |$)"
)


# In these words nobody speaks of a task: "con em học đến đâu rồi".
PERSONAL = frozenset("anh em chi minh con nha xe ban bac co chu ba ong moi nguoi toi chau vo chong".split())
HOW_FAR = re.compile(r"(?:den|toi|di den|lam den|lam toi) (?:dau|khau nao|buoc nao|giai doan nao)(?= |$)")


def _how_far(f: Facts) -> bool:
    """ "khám sức khỏe người cao tuổi đến đâu rồi": a name of several words, then how far."""
    asked = f.said.first("state_q", "yesno_q")
    if asked is None or f.has("personal", "leisure", "list_word", "which_unit", "who", "howmany", "summary"):
        return False
    title = f.title(lenient=True)
    if title is None or title.last != asked.first or f.units or not f.opening(title.first):
        return False
    words = fold(title.text).split()
    return len(words) > 2 and PERSONAL.isdisjoint(words[:1]) and bool(HOW_FAR.match(after(f, asked.first)))


def show(f: Facts) -> bool:
    """One task is asked about."""
    if f.has_progress:
        return False
    if not f.references and _how_far(f):
        return True
    if f.references and f.leads("asker") and f.has("report_word") and not f.has("past", *STATES):
        return True
    see = f.said.first("see")
    told = f.has("past") and f.has("done", "doing") and not is_question(f)
    seen = see is not None and f.opening(see.first) and not told
    asks = f.has(*SINGLE_Q, "which") or seen
    if f.references:
        return _shows_reference(f, asks)
    if THAT_ONE.match(f.said.canon) and f.has(
        "state_q", "when_q", "yesno_q", "in_charge_q", "waiting_q", "rate"
    ):
        return True
    if f.has("list_word", "unreported", "rank") or (
        not STAGE.match(f.said.canon)
        and not (f.names_task or f.has("situation"))
        and not ABOUT_ONE.search(f.said.canon)
    ):
        return False
    if STAGE.match(f.said.canon):
        return True
    clear = f.has("state_q", "when_q", "yesno_q", "in_charge_q", "detail", "rate", "waiting_q") or seen
    clear = clear or (f.has("which") and f.has("blocked", "hard"))
    about = f.names_task or (f.has("state_q", "when_q") and bool(ABOUT_ONE.search(f.said.canon)))
    title = f.title(lenient=True)
    return clear and about and title is not None and (f.names_task or " " in title.text)


def _shows_reference(f: Facts, asks: bool) -> bool:
    if FOLLOW_UP.match(f.said.canon + " ") and not f.has("past", *STATES, "achieved", "gia_han"):
        return True
    if asks or is_question(f):
        return (
            not f.has("gia_han")
            or f.has("when_q", "state_q", "yesno_q", "which", "howmany")
            or is_question(f)
        )
    if f.only("task", "situation", "see", "asker", "report_word", "detail") and f.has(
        "situation", "see", "detail"
    ):
        return True
    if _nothing_said(f):
        return not f.context.pending
    return (
        bool(ABOUT_ONE.search(f.said.canon))
        and not f.numbers
        and not f.has("overdue", "because", "past", *STATES, "hard", "achieved", "reporter", "none_said")
    )


def _nothing_said(f: Facts) -> bool:
    """Only a number, perhaps a mention: "@bot #31"."""
    covered = {i for r in f.references for i in range(r.first, r.last)}
    covered |= {i for t in f.said.all("hail", "filler") for i in range(t.first, t.last)}
    words = f.said.words
    return all(
        i in covered or not words[i][0].isalnum() or words[i].startswith("@") for i in range(len(words))
    )


OF_TASK = re.compile(
    r"(?:@\S+ )?(?:bot |cho \S+ (?:biet |xem |hoi )|xem )?(?:tinh hinh|tien do|ket qua) (?:nhiem vu|viec|cong viec|dau viec)(?= \S+ \S)"
)


def shows_title(f: Facts) -> bool:
    """ "xem đề án vị trí việc làm": a title after a word for seeing."""
    if OF_TASK.match(f.said.canon) and not f.references and not f.has_progress and not f.has("past", *STATES):
        title = f.title(lenient=True)
        return title is not None and " " in title.text
    if (
        f.references
        or f.has_progress
        or f.has("past", *STATES, "reporter", "list_word", "assign", "unreported", "hard")
    ):
        return False
    return (
        f.leads("see", "situation", "detail")
        and f.has("task", "title_head")
        and f.title(lenient=False) is not None
    )
