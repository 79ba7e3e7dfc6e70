"""The state a statement gives a task, by words, negation and degree; never "done" where there is a doubt.

chưa, sắp, gần, cơ bản, dự kiến … xong, "xong bước X, đang làm Y", "hoàn thành 45%" are in progress. Only the task
itself can be done: "khảo sát xong" is a step.
"""

import re
from collections.abc import Collection, Sequence

from vietnamese.completion import NOTE_AS_DONE, STAGE_ONLY, is_done
from vietnamese.normalize import fold
from vietnamese.phrases import Tag
from vietnamese.progress import Quantity
from vietnamese.reading import Status
from vietnamese.reasons import Words
from vietnamese.references import Reference
from vietnamese.said import Said

SAID = frozenset(("done", "not_done", "not_started", "doing", "paused", "stopped"))
# "bấm nhầm hoàn thành", "chứ không phải chưa làm", "từ hoàn thành sang đang làm": the state that does not hold.
MISTAKEN = re.compile(
    r"(?<!\S)(?:(?:bam |ghi |bao |go |chon |nhap |danh |dien |tich |tick |cap nhat |de )?(?:nham|lon|sai)(?: (?:thanh|la|vao|sang|nut|chu|muc|trang thai|o))*"
    r"|(?:huy|huy bo|go|rut|xoa)(?: (?:bo|trang thai|muc|danh dau|xac nhan|bao cao|ket qua|lai|cai))*"
    r"|lo (?:tay )?(?:bam|bao|ghi|go|chon|nhap|danh|dien|tich|tick)(?: (?:thanh|la|vao|sang|nut|chu|muc|trang thai|o))*"
    r"|(?:chu )?(?:khong|chang|dau) phai(?: (?:la|thanh))*|thay vi|chu khong|khong con la) $"
)
FROM = re.compile(r"(?<!\S)tu (?:trang thai |muc )?$")
TO = re.compile(r"(?:thanh|sang|ve|xuong|qua) ")
WAS_WRONG = re.compile(
    r"(?:roi )?(?:la |thi )(?:em |do |bi |bao |ghi |bam )*(?:nham|sai|lon|khong dung|chua dung)(?= |$)"
)


WHOLE_OF = frozenset("toan can noi tien cong dong".split())


def _drops(said: Said, at: int) -> bool:
    """ "bỏ hoàn thành"; "toàn bộ hoàn thành" without marks is everything."""
    word, before = said.words[at], fold(said.words[at - 1]) if at else ""
    return word == "bỏ" or (word == "bo" and not said.marked and before not in WHOLE_OF)


def _taken_back(said: Said, tag: Tag) -> bool:
    """Whether a state is named only to say that it is not the one."""
    before = said.canon[: said.offsets[tag.first]]
    after = said.canon[said.offsets[tag.last] :] if tag.last < len(said) else ""
    if tag.first and _drops(said, tag.first - 1):
        return True
    return bool(
        MISTAKEN.search(before) or WAS_WRONG.match(after) or (FROM.search(before) and TO.match(after))
    )


def status(
    said: Said,
    first: int,
    last: int,
    percent: float | None,
    quantities: Sequence[Quantity],
    task: Reference | None,
    reasons: Sequence[Words] = (),
    ahead: Collection[int] = (),
) -> Status | None:
    """The state said in the words first..last-1; None when nothing is said of it."""
    tags = [
        _as_doing(said, t)
        for t in said.tags
        if first <= t.first < last
        and not any(w.first < t.first < w.last for w in reasons)
        and not (t.name in SAID and _taken_back(said, t))
    ]
    names = {t.name for t in tags}
    for tag in tags:
        if tag.name == "stopped" and _stops(said, tag, first):
            return "stopped"
        if tag.name == "cancel" and task is not None and tag.first >= task.last and _gives_up(said, tag):
            return "stopped"
        if tag.name == "paused" and not _negated(said, tag.first, first):
            return "paused"
    counted = [q for q in quantities if not q.denied]
    done = any(
        is_done(said, t, tags, first, last, task, ahead) and not _of_a_count(t, counted)
        for t in tags
        if t.name == "done"
    )
    if percent is not None:
        return _by_percent(percent, done, names)
    if any(q.total is not None and q.done < q.total for q in counted):
        return "in_progress"
    if done or _noted_as_done(said, first, last, names, counted):
        return "done"
    if "not_started" in names and not counted:
        return "not_started"
    if counted or names & {"doing", "not_done", "done", "past"}:
        return "in_progress"
    if "reject" in names:
        return "in_progress"
    return (
        "in_progress"
        if any(t.name == "achieved" and fold(said.words[t.first]) == "da" for t in tags)
        else None
    )


def _noted_as_done(said: Said, first: int, last: int, names: set[str], counted: Sequence[Quantity]) -> bool:
    """Whether what was decided by a document is asked to be noted as done, and nothing says otherwise."""
    if counted or names & {"not_done", "not_started", "doing", "blocked", "hard"}:
        return False
    end = said.offsets[last] if last < len(said) else len(said.canon)
    told = said.canon[said.offsets[first] : end].strip()
    return NOTE_AS_DONE.search(told) is not None and STAGE_ONLY.search(told) is None


def _of_a_count(tag: Tag, counted: Sequence[Quantity]) -> bool:
    """ "xong 2 lớp": so many are done, of how many is not said."""
    return any(q.total is None and tag.last <= q.first <= tag.last + 1 for q in counted)


def _as_doing(said: Said, tag: Tag) -> Tag:
    """ "em đang làm" is of the speaker, and of work going on."""
    if tag.name == "mine" and any(word in ("đang", "dang") for word in said.words[tag.first : tag.last]):
        return Tag("doing", tag.first, tag.last)
    return tag


def _by_percent(percent: float, done: bool, names: set[str]) -> Status:
    if percent >= 100:
        return "in_progress" if names & {"not_done"} and not done else "done"
    if percent == 0 and "doing" not in names:
        return "not_started"
    return "in_progress"


def _stops(said: Said, tag: Tag, first: int) -> bool:
    before = [fold(w) for w in said.words[max(first, tag.first - 2) : tag.first]]
    if {"xin", "nghi", "xuat", "khong", "chua", "nen", "y"} & set(before[-1:]):
        return False
    words = [fold(w) for w in said.words[tag.first : tag.last]]
    if words == ["dung"] and said.words[tag.first] == "dung":
        return said.canon.find("dung cua") >= 0 or "da dung" in said.canon
    return "de nghi dung" not in " ".join(words) and "xin dung" not in " ".join(words)


def _gives_up(said: Said, tag: Tag) -> bool:
    return " ".join(map(fold, said.words[tag.first : tag.last])) in ("dung lai", "huy", "huy bo")


def _negated(said: Said, at: int, first: int) -> bool:
    return at > first and fold(said.words[at - 1]) in ("khong", "chua", "nghi", "xin", "xuat")
