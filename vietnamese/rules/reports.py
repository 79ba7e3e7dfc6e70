"""Reports: a task with something said of it, or figures and states that answer the bot's question."""

from vietnamese.cues import is_question, words_of
from vietnamese.facts import Facts

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
        return f.names_task or f.has(*FIGURED) or bool(f.numbers) or f.only() or len(f.said) <= 6
    if is_question(f):
        return False
    titled = f.names_task or bool(f.numbers)
    if f.has("reporter") and (f.has(*STATES) or titled):
        return True
    if titled and (f.has(*STATES, "past", "achieved") or f.numbers) and f.title(lenient=True) is not None:
        return (
            f.has("done", "not_done", "not_started", "paused", "stopped", "hard", "blocked", "reporter")
            or bool(f.numbers)
            or (not f.has("send", "greet", "thanks") and not f.leads("cancel"))
        )
    return _answers(f) or _named_and_done(f)


def _named_and_done(f: Facts) -> bool:
    """ "hệ thống thanh toán không tiền mặt đã hoàn thành": a name of several words, then that it is complete."""
    if f.chat != "private" or f.has("personal", "send", "greet", "thanks", "list_word", "remind", "mine"):
        return False
    done = next((t for t in f.said.all("done") if "hoan thanh" in words_of(f, t)), None)
    title = f.title(lenient=True)
    if done is None or title is None or title.last != done.first:
        return False
    return len(title.text.split()) >= 3 and f.opening(title.first)


def _answers(f: Facts) -> bool:
    """What an officer answers when asked: "xong rồi ạ", "vướng kinh phí", "không có khó khăn gì"."""
    if any("kho khan" in words_of(f, t) or "vuong" in words_of(f, t) for t in f.said.all("none_said")):
        return True
    hard = f.said.first("hard", "blocked")
    if hard is not None and f.opening(hard.first):
        return True
    states = ("done", "not_done", "past", "not_started", "achieved", "reporter")
    return f.has("done", "not_done", "not_started") and f.only(*states)
