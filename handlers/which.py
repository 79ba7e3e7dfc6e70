"""Which of several tasks a message means: asked with numbered choices, then the message is served with the one chosen."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from handlers import linking
from handlers.messages import Choice
from handlers.turn import Outcome, Turn, say, understand_turn
from storage import tasks as stored
from tasks.errors import NotFound, Refused
from tasks.model import Task
from vietnamese.normalize import fold
from vietnamese.reading import Part, Reading
from vietnamese.words import general, reporting
from vietnamese.words.questions import which
from vietnamese.words.tasks import named

SEVERAL = "several_tasks"
CALLED_OFF = re.compile(r"(?:thoi|huy|bo)\b")


def one(turn: Turn, reference: str, pool: Sequence[Task]) -> Task:
    """The task of the pool that a reference means; raises NotFound: "several_tasks" (asked) or "no_such_task"."""
    return _one(linking.named(turn, reference, pool, linking.own_ids(turn)))


def unnamed(turn: Turn, pool: Sequence[Task]) -> Task | None:
    """The task whose title the message says though no reference was read; None when it says none."""
    found = linking.unnamed(turn, pool, linking.own_ids(turn))
    return _one(found) if found.task is not None or found.options else None


def _one(found: linking.Link) -> Task:
    if found.task is not None:
        return found.task
    if found.options:
        raise several(found.reference, found.options)
    raise NotFound("no_such_task", name=found.reference)


def several(reference: str, options: Iterable[Task]) -> NotFound:
    """The refusal that becomes a question."""
    return NotFound(SEVERAL, name=reference, ids=[t.id for t in options])


def ask(turn: Turn, refused: Refused) -> Outcome:
    """The tasks to choose from; each choice carries the message as it was."""
    reference = str(refused.arguments["name"])
    ids: Sequence[int] = refused.arguments["ids"]  # type: ignore[assignment]
    options = [stored.get(turn.conn, i) for i in ids]
    kept = {"text": turn.message.text, "ref": reference}
    choices = [Choice(named(t), "which.take", {**kept, "task": t.id}) for t in options]
    none = Choice(reporting.none_of_these(), "which.none", {"word": "no"})
    subject = {"task": None, "query": None, "ids": list(ids)}
    return say(which(reference, len(options)), *choices, none, subject=subject)


def none_of_them(turn: Turn) -> Outcome:
    """It was none of these: the message has to be said in other words."""
    if CALLED_OFF.match(fold(turn.message.text)):
        return say(general.nothing_done())
    return say(reporting.name_the_task())


def taken(turn: Turn) -> None:
    """Make the turn's message the one that was asked about, its reference the task that was chosen."""
    turn.message = replace(turn.message, text=str(turn.arguments["text"]), tap="")
    turn.reading = None
    understand_turn(turn)
    turn.reading = _pointed(turn.heard, str(turn.arguments["ref"]), f"#{turn.arguments['task']}")


def _pointed(reading: Reading, reference: str, code: str) -> Reading:
    def point(tasks: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(code if ref == reference else ref for ref in tasks)

    def part(old: Part) -> Part:
        return replace(old, tasks=point(old.tasks))

    return replace(
        reading,
        tasks=point(reading.tasks) or (code,),
        parts=tuple(map(part, reading.parts)),
        multi=tuple(map(part, reading.multi)),
    )
