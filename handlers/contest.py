"""Contesting: "sai dữ liệu" goes to the office, "nguyên nhân khách quan" to the head first; nothing is changed by it."""

import re

from handlers import show
from handlers.acts import act
from handlers.messages import Post
from handlers.turn import Outcome, Turn, holders, notify, say
from tasks.changes import ChangeKind
from tasks.model import Role, Task
from tasks.rights import Action, require
from vietnamese.normalize import fold
from vietnamese.words import contest as words

WRONG = re.compile(
    r"\b(?:sai|nham|khong dung|chua dung|chua chinh xac) (?:du lieu|so lieu|thong tin)\b|\b(?:du|so) lieu (?:bi )?(?:sai|nham|chua dung|khong dung)\b"
)
CAUSE = re.compile(r"\bnguyen nhan khach quan\b|\bly do khach quan\b|\bdo khach quan\b")


def speaks_of_it(turn: Turn) -> bool:
    """Whether a standing is contested; a report with progress is no contest."""
    said = fold(turn.message.text)
    bare = turn.heard.percent is None and not turn.heard.quantities
    return bare and (
        WRONG.search(said) is not None or (CAUSE.search(said) is not None and "xin xac nhan" in said)
    )


def contest(turn: Turn) -> Outcome:
    """Keep what is contested in the person's words and tell who has to look at it."""
    task = show.meant(turn)
    require(turn.me, Action.CONTEST, task, turn.house.units, turn.where)
    kind = "data" if WRONG.search(fold(turn.message.text)) else "cause"
    _, seq = act(turn, task, ChangeKind.CONTESTED, {"kind": kind})
    posts = _tell(turn, task, kind, seq)
    return Outcome(say(words.kept(task, kind)).reply, tuple(posts), {"task": task.id, "query": None})


def _tell(turn: Turn, task: Task, kind: str, seq: int) -> list[Post]:
    who = list(holders(turn, Role.OFFICE))
    if kind == "cause" and task.lead_unit_id is not None:
        who = [*holders(turn, Role.HEAD, unit_id=task.lead_unit_id), *who]
    text = words.told(task, turn.me.name, turn.message.text, kind)
    unique = {p.id: p for p in who if p.id != turn.me.id}
    posts = [notify(turn, p, text, f"contest:{task.id}:{seq}:{p}") for p in unique]
    return [p for p in posts if p is not None]
