"""What cannot be true together is asked at once, in one line: the table of contradictions of a report.

Each check looks at the task as it stands and at the item and answers a question or nothing; a question
that was answered is `settled` and not asked again.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from handlers.messages import Choice
from handlers.report_items import Item, takes_back
from handlers.turn import Turn
from storage import tasks as stored
from tasks.model import FINISHED_STATES, VIETNAM, State, Task, local_date
from vietnamese.dates import find_dates
from vietnamese.normalize import fold
from vietnamese.numbers import format_number, format_percent
from vietnamese.text import Text, text
from vietnamese.words import reporting as words
from vietnamese.words.states import STATE
from vietnamese.words.tasks import code, quantity


@dataclass(frozen=True, slots=True)
class Question:
    """One line to ask, with its choices; without choices the answer is free text."""

    text: Text
    choices: tuple[Choice, ...] = ()


WHY = re.compile(r"\b(?:vi|do|theo|ly do|can cu|quyet dinh|qd|cong van|cv|bo|khong con)\b")
BARE_COUNT = re.compile(
    r"\b(?:duoc|them|dat|xong|len|la)(?: them)? (\d{1,6})(?=\s*(?:$|[.,;!](?!\d)|(?:nua|roi|a|nhe)\b))"
)
HALF = re.compile(r"\b(?:qua|hon|gan|ngot|tren|duoi)(?: mot| 1)? nua\b")
Check = Callable[[Turn, Task, Item, int], "Question | None"]


def first_question(turn: Turn, task: Task, item: Item, index: int) -> Question | None:
    """The first open question about one item, in the order of the table."""
    for name, check in CHECKS:
        if name in item["settled"]:
            continue
        question = check(turn, task, item, index)
        if question is not None:
            return question
    return None


def _choice(label: str, index: int, name: str, **changes: Any) -> Choice:
    return Choice(label, "report.settle", {"item": index, "code": name, "set": changes})


def _cancel(label: str, index: int) -> Choice:
    return Choice(label, "report.drop", {"item": index})


def _impossible(turn: Turn, task: Task, item: Item, index: int) -> Question | None:
    if "impossible_date" not in item["asks"]:
        return None
    found = [d.text for d in find_dates(item["words"], turn.now.astimezone(VIETNAM), "past") if d.impossible]
    return Question(words.impossible_date(task, found[-1] if found else "ngày vừa ghi"))


def _vague(turn: Turn, task: Task, item: Item, index: int) -> Question | None:
    """ "quá nửa" is no number: it is asked for one."""
    match = HALF.search(fold(item["words"]))
    if match is None or not item["approximate"] or item["percent"] != 50:
        return None
    return Question(words.say_percent(task, item["words"][match.start() : match.end()]))


def _ahead(turn: Turn, task: Task, item: Item, index: int) -> Question | None:
    days = [item["effective_on"], *(d["date"] for d in item["documents"])]
    later = [d for d in days if d and date.fromisoformat(d) > turn.today]
    if not later or item["status"] != "done":
        return None
    return Question(words.dated_ahead(task, date.fromisoformat(later[0])))


def _early(turn: Turn, task: Task, item: Item, index: int) -> Question | None:
    """A completion dated before the report needs its document (or file), else it counts from the report."""
    said_on = local_date(turn.message.at)
    if item["status"] != "done" or item["documents"] or not item["effective_on"]:
        return None
    day = date.fromisoformat(item["effective_on"])
    if day >= said_on:
        return None
    count_today = _choice(words.from_today(said_on), index, "early", effective_on=None)
    return Question(words.early(task, day), (count_today,))


def _long_ago(turn: Turn, task: Task, item: Item, index: int) -> Question | None:
    """ "xong lâu rồi" says no day: it is asked for, else it counts from the report."""
    if (
        "when_done" not in item["asks"]
        or item["status"] != "done"
        or item["effective_on"]
        or item["documents"]
    ):
        return None
    said_on = local_date(turn.message.at)
    return Question(words.when_done(task), (_choice(words.from_today(said_on), index, "long_ago"),))


def _paused(turn: Turn, task: Task, item: Item, index: int) -> Question | None:
    if task.state is not State.PAUSED or item["status"] in ("paused", "stopped"):
        return None
    status = item["status"] or "in_progress"
    return Question(
        words.resumes(task, STATE[task.state]),
        (
            _choice("Đúng, tiếp tục thực hiện", index, "paused", status=status),
            _cancel("Không, bỏ báo cáo này", index),
        ),
    )


def _reason(turn: Turn, task: Task, item: Item, index: int) -> Question | None:
    """Tạm dừng and dừng need a reason or a document."""
    if item["status"] not in ("paused", "stopped") or item["documents"] or item["difficulty"]:
        return None
    if WHY.search(fold(item["words"])):
        return None
    return Question(words.why_stopped(task))


def _done_but(turn: Turn, task: Task, item: Item, index: int) -> Question | None:
    percent = item["percent"]
    if item["status"] != "done" or percent is None or percent >= 100:
        return None
    return Question(
        words.done_but(task, percent),
        (
            _choice("Đã hoàn thành, 100 %", index, "done_but", percent=100),
            _choice(f"Chưa, mới đạt {format_percent(percent)}", index, "done_but", status="in_progress"),
        ),
    )


def _short(turn: Turn, task: Task, item: Item, index: int) -> Question | None:
    """Done is said, but the count stays below its total."""
    done, total = item["done"], item["total"] or task.target_quantity
    if item["status"] != "done" or done is None or not total or done >= total or item["percent"] == 100:
        return None
    figure = quantity(done, total, item["what"] or task.target_unit)
    return Question(
        text_of_short(task, figure),
        (
            _choice("Đã hoàn thành", index, "short"),
            _choice(f"Chưa, mới đạt {figure}", index, "short", status="in_progress"),
        ),
    )


def text_of_short(task: Task, figure: str) -> Text:
    """Done, and the count is not full."""
    return text(f"{code(task)}: báo hoàn thành nhưng mới {figure}. Nhiệm vụ đã xong chưa?")


def _withdraws(turn: Turn, task: Task, item: Item, index: int) -> Question | None:
    """A completion that was submitted (or confirmed) is taken back only by a word of its own."""
    if not takes_back(task, item):
        return None
    figure = words.facts_line({**item, "difficulty": None, "proposal": None, "documents": ()})
    return Question(
        words.withdraws(task, STATE[task.state], figure),
        (
            _choice(words.WITHDRAW, index, "withdraws", status=item["status"] or "in_progress"),
            Choice(words.KEEP_DONE, "report.drop", {"item": index, "kept": task.id}),
        ),
    )


def _down(turn: Turn, task: Task, item: Item, index: int) -> Question | None:
    new, old = item["percent"], task.percent
    if new is None or old is None or new >= old or task.state in FINISHED_STATES:
        return None
    return Question(
        words.going_down(task, format_percent(old), format_percent(new)),
        (
            _choice(f"Ghi {format_percent(new)}", index, "down"),
            _choice(f"Giữ {format_percent(old)}", index, "down", percent=None),
        ),
    )


def _bare_count(turn: Turn, task: Task, item: Item, index: int) -> Question | None:
    """ "khảo sát thêm 3" says no noun: whether it counts what the plan counts is asked, never dropped."""
    if item["done"] is not None or item["percent"] is not None or not task.target_quantity:
        return None
    match = BARE_COUNT.search(fold(item["words"]))
    if item["status"] == "done" or match is None:
        return None
    new, old, what = float(match[1]), task.quantity_done or 0, task.target_unit
    of = {"total": task.target_quantity, "what": what or None}
    choices = [
        _choice(
            f"Lũy kế {quantity(new, task.target_quantity, what)}", index, "bare", done=new, mode="total", **of
        )
    ]
    if old:
        whole = quantity(old + new, task.target_quantity, what)
        choices.append(_choice(f"Thêm trong kỳ, thành {whole}", index, "bare", done=new, mode="added", **of))
    choices.append(_choice(words.NO_COUNT, index, "bare"))
    return Question(words.bare_count(task, match[1]), tuple(choices))


def _sum_or_part(turn: Turn, task: Task, item: Item, index: int) -> Question | None:
    """A bare count after an earlier one may be cumulative or of the period; "3/5" with its total is cumulative."""
    new, old = item["done"], task.quantity_done
    if new is None or not old or item["mode"] or (item["total"] is not None and new >= old):
        return None
    total = item["total"] or task.target_quantity
    what = item["what"] or task.target_unit
    if item["total"] is not None or (total and old + new > total):
        return _lower(task, item, index)
    return Question(
        words.sum_or_part(task, quantity(new, total, what), quantity(old + new, total, what)),
        (
            _choice(f"Lũy kế {quantity(new, total, what)}", index, "sum", mode="total"),
            _choice(f"Thêm trong kỳ, thành {quantity(old + new, total, what)}", index, "sum", mode="added"),
        ),
    )


def _lower(task: Task, item: Item, index: int) -> Question | None:
    """A count that cannot be of the period alone: below the earlier one it is asked about, else it is the sum."""
    new, old = item["done"], task.quantity_done or 0
    if new >= old:
        return None
    total, what = item["total"] or task.target_quantity, item["what"] or task.target_unit
    said = quantity(new, total, what)
    right = _choice(f"Đúng, ghi {said}", index, "sum", mode="total")
    right = replace(right, arguments={**right.arguments, "word": "yes"})
    wrong = Choice("Không, bỏ để ghi lại", "report.drop", {"item": index, "word": "no"})
    return Question(words.lower_count(task, quantity(old, total, what), said), (right, wrong))


def _all_done(turn: Turn, task: Task, item: Item, index: int) -> Question | None:
    """A full count is neither silently done nor silently under way."""
    done, total = item["done"], item["total"] or task.target_quantity
    if (
        done is None
        or not total
        or item["status"] not in (None, "in_progress")
        or task.state in FINISHED_STATES
    ):
        return None
    if item["total"] and task.target_quantity and item["total"] != task.target_quantity:
        return None  # a part of the work is counted
    whole = done + (task.quantity_done or 0) if item["mode"] == "added" else done
    if whole < total or (item["percent"] is not None and item["percent"] < 100):
        return None
    figure = quantity(whole, total, item["what"] or task.target_unit)
    return Question(
        words.all_done(task, figure),
        (
            _choice("Đã hoàn thành", index, "all_done", status="done"),
            _choice(f"Chưa, chỉ ghi {figure}", index, "all_done", status="in_progress"),
        ),
    )


def _sum_differs(turn: Turn, task: Task, item: Item, index: int) -> Question | None:
    """What was added and the sum that is said do not fit with what was reported before."""
    added, new, old = item.get("added"), item["done"], task.quantity_done
    if added is None or new is None or old is None or old + added == new:
        return None
    total = item["total"] or task.target_quantity
    what = item["what"] or task.target_unit
    said, reckoned = quantity(new, total, what), quantity(old + added, total, what)
    return Question(
        words.sum_differs(task, format_number(old), format_number(added), reckoned, said),
        (
            _choice(f"Lũy kế {said}", index, "differs", added=None),
            _choice(f"Lũy kế {reckoned}", index, "differs", done=old + added),
        ),
    )


def _above(turn: Turn, task: Task, item: Item, index: int) -> Question | None:
    limit = turn.house.rules.max_overfulfilment_percent
    total = item["total"] or task.target_quantity
    share = 100 * item["done"] / total if item["done"] is not None and total else item["percent"]
    hundred = not total and item["percent"] is not None and item["percent"] > 100
    if share is None or (share <= limit and not hundred):
        return None
    figure = words.figures_of(item)
    return Question(
        words.above_hundred(task, figure) if hundred else words.far_above(task, figure),
        (_choice(f"Đúng, {figure}", index, "above"), _cancel("Không, bỏ để ghi lại", index)),
    )


def _children(turn: Turn, task: Task, item: Item, index: int) -> Question | None:
    if item["status"] != "done":
        return None
    others = stored.all_tasks(turn.conn, plan_id=task.plan_id)
    open_ones = [t for t in others if t.parent_id == task.id and t.counts and t.is_open]
    if not open_ones:
        return None
    return Question(
        words.children_open(task, len(open_ones), [code(t) for t in open_ones[:4]]),
        (
            _choice("Đúng, hoàn thành cả nhiệm vụ", index, "children"),
            _choice("Chưa, đang thực hiện", index, "children", status="in_progress"),
        ),
    )


CHECKS: tuple[tuple[str, Check], ...] = (
    ("impossible", _impossible),
    ("vague", _vague),
    ("paused", _paused),
    ("reason", _reason),
    ("done_but", _done_but),
    ("short", _short),
    ("withdraws", _withdraws),
    ("down", _down),
    ("bare", _bare_count),
    ("sum", _sum_or_part),
    ("differs", _sum_differs),
    ("above", _above),
    ("all_done", _all_done),
    ("ahead", _ahead),
    ("long_ago", _long_ago),
    ("early", _early),
    ("children", _children),
)
