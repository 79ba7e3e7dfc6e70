""" "Duyệt", "không đồng ý": whether it means a completion or an extension, by the words, the task, what is open."""

from handlers import completion, extension, extension_rows, linking
from handlers.said import due
from handlers.turn import Outcome, Turn
from storage import requests
from tasks.errors import NotFound
from tasks.model import State, Task
from tasks.rights import Action, may_on
from vietnamese.normalize import fold
from vietnamese.words.extension import matter

EXTENSION, COMPLETION = "extension", "completion"
EXTENSION_WORDS = (
    "gia han",
    "lui",
    "doi han",
    "doi sang",
    "doi den",
    "keo dai",
    "them thoi gian",
    "han moi",
    "han cu",
    "giu nguyen han",
)
COMPLETION_WORDS = (
    "hoan thanh",
    "xac nhan",
    "cong nhan",
    "nghiem thu",
    "tra lai",
    "chua xong",
    "lam lai",
    "bo sung",
)


def approve(turn: Turn) -> Outcome:
    """Confirm a completion, or grant an extension after a card."""
    return extension.approve(turn) if _matter(turn) == EXTENSION else completion.approve(turn)


def reject(turn: Turn) -> Outcome:
    """Send a completion back, or refuse an extension (or grant another day) after a card."""
    return extension.reject(turn) if _matter(turn) == EXTENSION else completion.reject(turn)


def waits(turn: Turn) -> bool:
    """Whether something waits for this person's word, so that a bare "đồng ý" can mean it."""
    return bool(extension_rows.awaiting(turn) or _completions(turn))


def _matter(turn: Turn) -> str:
    said = f" {fold(turn.message.text)} "
    if any(f" {w} " in said or f" {w}," in said for w in EXTENSION_WORDS):
        return EXTENSION
    by_task = _of_tasks(turn)
    if by_task is not None:
        return by_task
    if any(f" {w}" in said for w in COMPLETION_WORDS):
        return COMPLETION
    if due(turn) is not None:
        return EXTENSION
    return COMPLETION if turn.heard.tasks else _only_open(turn)


def _of_tasks(turn: Turn) -> str | None:
    """What is open for the tasks named: one of the two, None when neither or both are."""
    pool = linking.visible(turn)
    named = [linking.named(turn, ref, pool, linking.own_ids(turn)).task for ref in turn.heard.tasks]
    found = [t for t in named if t is not None]
    asked = {r.task_id for r in requests.open_extensions(turn.conn, [t.id for t in found])}
    kinds = {EXTENSION for t in found if t.is_open and t.id in asked}
    kinds |= {COMPLETION for t in found if t.state is State.AWAITING}
    return kinds.pop() if len(kinds) == 1 else None


def _only_open(turn: Turn) -> str:
    """What waits for this person, when it is of one kind; raises NotFound("which_awaits") when of both."""
    extensions, completions = extension_rows.awaiting(turn), _completions(turn)
    if extensions and completions:
        rows = [matter(EXTENSION, t) for t in extensions] + [matter(COMPLETION, t) for t in completions]
        raise NotFound("which_awaits", tasks=", ".join(rows[:8]))
    return EXTENSION if extensions else COMPLETION


def _completions(turn: Turn) -> list[Task]:
    return [
        t
        for t in linking.visible(turn)
        if t.state is State.AWAITING
        and may_on(turn.me, Action.CONFIRM_COMPLETION, t, turn.house.units, turn.where)
    ]
