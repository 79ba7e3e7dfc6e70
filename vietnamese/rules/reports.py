"""Reports: a task with something said of it, or figures and states that answer the bot's question."""

import re

from vietnamese.cues import is_question, leads_to_deadline, words_of
from vietnamese.facts import Facts

RESTING = ("not_started", "paused", "stopped", "doing")
STATES = ("done", "not_done", "not_started", "paused", "stopped", "doing", "blocked", "hard")
FIGURED = (
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


def report(f: Facts) -> bool:
    """Something is reported of a task."""
    if f.references:
        return True
    if f.has_progress:
        summed = any(q.mode for q in f.quantities) or bool(f.units and f.opening(f.units[0].first))
        return f.names_task or f.has(*FIGURED) or bool(f.numbers) or f.only() or len(f.said) <= 6 or summed
    if is_question(f):
        return False
    titled = f.names_task or bool(f.numbers)
    if f.has("reporter") and (f.has(*STATES) or titled):
        return True
    if titled and (f.has(*STATES, "past", "achieved") or f.numbers) and f.title(lenient=True) is not None:
        return (
            f.has("done", "not_done", "not_started", "paused", "stopped", "hard", "blocked", "reporter")
            or bool(f.numbers)
            or (
                not f.has("greet", "thanks")
                and (not f.has("send") or f.has("doing"))
                and not f.leads("cancel")
            )
        )
    return _answers(f) or _named_and_stated(f) or _of_this_one(f)


THIS_ONE = re.compile(
    r"(?:@\S+ )?(?:da |vang |thua |bao cao |em |anh |chi |sep |, )*(?:viec|nhiem vu|cong viec|phan viec|chi tieu) (?:nay|do|day)(?= )"
)


def _of_this_one(f: Facts) -> bool:
    """ "việc này xong từ tháng 2 rồi anh ạ": a state of the task that is spoken of, with its ground or its time."""
    match = THIS_ONE.match(f.said.canon)
    if match is None or f.has("remind", "assign", "send", "personal", "gia_han", "leisure"):
        return False
    at = f.said.word_of(match.end() - 1) + 1
    state = next((t for t in f.said.all("done", "not_started", "paused", "stopped") if t.first >= at), None)
    led = state is not None and leads_to_deadline(f, state) and not (f.numbers or f.has("past"))
    if state is None or led or state.last in f.ahead:
        return False
    return state.first <= at + 1


# States that are said of work only; "chưa làm", "xong" are said of anything.
OF_WORK = re.compile(
    r"(?:da |bi |dang |phai |moi |van )*(?:hoan thanh|hoan tat|chua (?:trien khai|thuc hien|khoi cong|bat dau|to chuc|tien hanh|hoan thanh|ban hanh|phe duyet|nghiem thu|mo|co tien trien)"
    r"|tam (?:dung|ngung|hoan|dinh chi|gac)|dung (?:thuc hien|trien khai|thi cong|han)|ngung thuc hien|hoan lai|dinh chi|dang (?:trien khai|thuc hien|tien hanh|thi cong|lay y kien|tham dinh|trinh))"
)


def _named_and_stated(f: Facts) -> bool:
    """A name of several words, then a state of work: "hệ thống thanh toán không tiền mặt đã hoàn thành"."""
    alone = f.chat == "private" or f.said.text.startswith("@")
    if not alone or f.has("personal", "send", "greet", "thanks", "list_word", "remind", "mine"):
        return False
    title = f.title(lenient=True)
    if title is None or len(title.text.split()) < 3 or not f.opening(title.first):
        return False
    state = next((t for t in f.said.all("done", "not_done", *RESTING) if t.first >= title.last), None)
    return state is not None and state.first <= title.last + 1 and bool(OF_WORK.match(words_of(f, state)))


def _done_that_day(f: Facts) -> bool:
    """ "xong ngày 12/10, CV 45/…": the answer to when it was done."""
    done = f.said.first("done")
    if done is None or not f.opening(done.first) or f.has("personal", "leisure", "remind", "assign"):
        return False
    days = [f.said.word_at(r.span[0]) for r in f.clock.dates("past") if r.end is not None]
    return any(day - 1 <= done.last <= day and day not in f.ahead for day in days) or (
        bool(f.numbers) and not any(day in f.ahead for day in days)
    )


def _answers(f: Facts) -> bool:
    """What an officer answers when asked: "xong rồi ạ", "vướng kinh phí", "không có khó khăn gì"."""
    if any("kho khan" in words_of(f, t) or "vuong" in words_of(f, t) for t in f.said.all("none_said")):
        return True
    hard = f.said.first("hard", "blocked")
    if hard is not None and f.opening(hard.first):
        return True
    if _done_that_day(f):
        return True
    states = ("done", "not_done", "past", "not_started", "achieved", "reporter")
    return f.has("done", "not_done", "not_started") and f.only(*states)
