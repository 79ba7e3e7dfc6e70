"""The state a statement gives a task, by words, negation and degree; never "done" where there is a doubt.

chưa, sắp, gần, cơ bản, dự kiến … xong, "xong bước X, đang làm Y", "hoàn thành 45%" are in progress. Only the task
itself can be done: "khảo sát xong" is a step.
"""

import re
from collections.abc import Sequence

from vietnamese.normalize import fold
from vietnamese.phrases import Tag
from vietnamese.progress import Quantity
from vietnamese.reading import Status
from vietnamese.reasons import Words
from vietnamese.references import Reference
from vietnamese.said import Said

AHEAD = re.compile(
    r"(?<!\S)(?:(?:tuan|thang|quy|nam) (?:sau|toi)|mai|ngay kia|cuoi (?:tuan|thang|nam|quy)|(?:tuan|thang|ngay|hom) nua|chieu nay|toi nay|trong tuan|trong thang|trong nam|trong quy|hom sau)"
    r" (?:la |thi |se |moi |em |co the |chac |phai |xong )*$"
)
STILL = re.compile(r"(?<!khong)(?<!chang) (?:con(?! gi| ai)|tru) ")
# Words right before "xong" that take it back; with marks they are exact.
BEFORE_DONE = frozenset(
    "chưa sắp gần sẽ phải để nếu khi mới không chẳng cho kịp hứa mong muốn đang cần chắc chua".split()
)
BARE_BEFORE_DONE = frozenset(
    "chua sap gan se phai de neu khi moi khong chang cho kip hua mong muon dang can".split()
)
BEFORE_PAIRS = (
    "co ban",
    "ve co",
    "du kien",
    "phan dau",
    "co gang",
    "quyet tam",
    "gan nhu",
    "hau nhu",
    "sap sua",
    "mot phan",
    "tung phan",
    "phan lon",
    "da so",
    "cam ket",
    "chuan bi",
    "khong the",
    "dam bao",
    "bao dam",
    "truoc khi",
    "sau khi",
)
STEPS = frozenset(
    """khảo sát họp trình thẩm lấy chấm soạn thảo dự viết in ký gửi nộp đấu mua nhập thu duyệt tra soát hợp toán thống kê liệu ý kiến đề cương hồ sơ
    khao sat hop trinh tham lay cham soan thao du viet ky gui nop dau mua nhap duyet tra soat toan kien cuong so sơ định dinh bước phần đoạn khâu""".split()
)
# What may follow "xong / hoàn thành" without making it a step only.
FOLLOWS_DONE = frozenset(
    """roi rồi a ạ nhe nhé het hết ca cả luon luôn tu từ hom hôm ngay ngày trong truoc trước dung đúng qua quá vao vào theo ke kế nhiem nhiệm chi chỉ viec việc toan toàn 100
    thang tháng tuan tuần som sớm muon muộn xuoi nha em anh chi chị sep sếp bot va và duoc được tot tốt vuot vượt cong công de đề du dự cua của thi thì voi với nay này het cam cảm xin dat đạt co có boi bởi tai tại o ở # nv r đó đấy do thế the vậy vay nhỉ đầy day nên đc đủ du xuất xuat nhanh để nữa khong không rùi""".split()
)


def status(
    said: Said,
    first: int,
    last: int,
    percent: float | None,
    quantities: Sequence[Quantity],
    task: Reference | None,
    reasons: Sequence[Words] = (),
) -> Status | None:
    """The state said in the words first..last-1; None when nothing is said of it."""
    tags = [
        _as_doing(said, t)
        for t in said.tags
        if first <= t.first < last and not any(w.first < t.first < w.last for w in reasons)
    ]
    names = {t.name for t in tags}
    for tag in tags:
        if tag.name == "stopped" and _stops(said, tag, first):
            return "stopped"
        if tag.name == "cancel" and task is not None and tag.first >= task.last and _gives_up(said, tag):
            return "stopped"
        if tag.name == "paused" and not _negated(said, tag.first, first):
            return "paused"
    done = any(_is_done(said, t, tags, first, last, task) for t in tags if t.name == "done")
    counted = [q for q in quantities if not q.denied]
    if percent is not None:
        return _by_percent(percent, done, names)
    if any(q.total is not None and q.done < q.total for q in counted):
        return "in_progress"
    if done:
        return "done"
    if "not_started" in names and not counted:
        return "not_started"
    if counted or names & {"doing", "not_done", "done", "past"}:
        return "in_progress"
    return (
        "in_progress"
        if any(t.name == "achieved" and fold(said.words[t.first]) == "da" for t in tags)
        else None
    )


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


def _is_done(
    said: Said, tag: Tag, tags: Sequence[Tag], first: int, last: int, task: Reference | None
) -> bool:
    """Whether this "xong" is said of the task itself, without a word that takes it back."""
    before = [fold(w) for w in said.words[max(first, tag.first - 4) : tag.first]]
    clause = before[max((i + 1 for i, w in enumerate(before) if not w[0].isalnum()), default=0) :]
    if any(fold(word) == "neu" for word in said.words[first : tag.first]):
        return False
    shielded = {i for t in tags if t.name in ("other", "title_head") for i in range(t.first, t.last)}
    shielded |= set(range(task.first, task.last)) if task is not None else set()
    nearest = range(max(first, tag.first - len(clause[-3:])), tag.first)
    if AHEAD.search(said.canon[: said.offsets[tag.first]]):
        return False
    taken_back = any(_takes_back(said, said.words[i]) for i in nearest if i not in shielded)
    if taken_back or any(pair in " ".join(clause) for pair in BEFORE_PAIRS):
        return False
    if tag.first > first and said.words[tag.first - 1] in STEPS and not _within_task(tag.first - 1, task):
        return False
    if not _may_follow(said, tag.last, last, task):
        return False
    return not any(
        t.first >= tag.last
        and t.name in ("doing", "not_done", "not_started")
        and not _in_reason(said, tags, t)
        for t in tags
    ) and not _still_to_do(said, tag.last, last)


def _takes_back(said: Said, word: str) -> bool:
    return word in (BEFORE_DONE if said.marked or not word.isascii() else BARE_BEFORE_DONE)


def _within_task(at: int, task: Reference | None) -> bool:
    return task is not None and task.first <= at < task.last


def _in_reason(said: Said, tags: Sequence[Tag], tag: Tag) -> bool:
    return any(t.name in ("hard", "blocked", "because") and t.first < tag.first for t in tags)


def _may_follow(said: Said, at: int, last: int, task: Reference | None) -> bool:
    if at >= last or not said.words[at][0].isalpha():
        return True
    if task is not None and at <= task.first <= at + 3:
        return True
    if said.words[at] in FOLLOWS_DONE:
        return True
    return said.words[at].isdigit() is True


def _still_to_do(said: Said, at: int, last: int) -> bool:
    if at >= last:
        return False
    end = said.offsets[last - 1] + len(said.words[last - 1])
    rest = " " + said.canon[said.offsets[at] : end] + " "
    return STILL.search(rest) is not None
