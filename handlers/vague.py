"""Words that fit no task well ("cái vụ hội nghị", "việc phần mềm"): the nearest ones to choose from, never a guess.

Where none is near, the person's own open tasks; where there are none either, the refusal stands.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from handlers import linking
from handlers.messages import Choice
from handlers.turn import Outcome, Turn, say
from tasks.errors import Refused
from tasks.model import Task
from vietnamese.normalize import fold
from vietnamese.ranking import fits
from vietnamese.words import reporting
from vietnamese.words import vague as words
from vietnamese.words.tasks import named

MOST = 5
NEAR, BESIDE = 0.25, 0.6  # least fit of a title that is offered, and of the best one's
LONGEST = 6  # words of a name
ACTS = ("report", "correct", "undo", "extend")
BEFORE = frozenset("cai may nhung cac ve con the ca cua".split())
OPENERS = frozenset("vu chuyen viec mang khoan cai nhiem cong".split())
AFTER_OPENER = frozenset("vu viec".split())  # "nhiem vu", "cong viec", "cai vu"
ENDS = frozenset(
    "den toi dau roi xong the sao ra ai han khi bao duoc dat vuong lam dang chua da thi la a nhe nhi hom nay ay day do "
    "tien tre cham con can phai cua cho truoc sau tuan thang".split()
)


def offer(turn: Turn, refused: Refused) -> Outcome | None:
    """Instead of "no such task": what the words may mean; None where a number was said or nothing is near."""
    reference = str(refused.arguments.get("name", ""))
    if not reference or linking.NUMBER.match(reference) or reference.startswith("#"):
        return None
    return _put(turn, reference, {"text": turn.message.text, "ref": reference})


def unclear(turn: Turn) -> Outcome | None:
    """The same for a message in which no task was read though it speaks of some "vụ …"; None when it does not."""
    span = _spoken_of(turn.message.text)
    if span is None:
        return None
    typed = turn.message.text.split()
    first, name, last = span
    kept = {"text": " ".join([*typed[:first], "{}", *typed[last:]])}
    return _put(turn, " ".join(typed[name:last]).strip(" ,.?!"), kept)


def _put(turn: Turn, reference: str, kept: Mapping[str, str]) -> Outcome | None:
    pool = _pool(turn)
    near = _near(reference, pool)
    found = near or (_own(turn, pool) if turn.private else [])
    if not found:
        return None
    choices = [Choice(named(t), "which.take", {**_said(kept, t), "task": t.id}) for t in found[:MOST]]
    none = Choice(reporting.none_of_these(), "which.none", {"word": "no"})
    text = words.nearest(reference) if near else words.your_own(reference, len(found) > MOST)
    ids = [t.id for t in found[:MOST]]
    return say(text, *choices, none, subject={"task": None, "query": None, "ids": ids})


def _said(kept: Mapping[str, str], task: Task) -> dict[str, Any]:
    """The message as it is served once this task is chosen."""
    if "ref" in kept:
        return dict(kept)
    return {"text": kept["text"].replace("{}", f"#{task.id}"), "ref": f"#{task.id}"}


def _pool(turn: Turn) -> list[Task]:
    found = linking.reportable(turn) if turn.heard.intent in ACTS else linking.visible(turn)
    return [t for t in found if t.is_open and t.counts]


def _near(reference: str, pool: Sequence[Task]) -> list[Task]:
    found = fits(reference, [(t, t.title) for t in pool])
    best = found[0].score if found else 0.0
    return [f.item for f in found if f.score >= max(NEAR, BESIDE * best)]


def _own(turn: Turn, pool: Sequence[Task]) -> list[Task]:
    """The person's own open tasks, what is due first before the others."""
    own = [t for t in pool if t.lead_person_id == turn.me.id]
    own = own or [t for t in pool if t.lead_unit_id is not None and t.lead_unit_id == turn.me.unit_id]
    return sorted(own, key=lambda t: (t.due_last_day is None, t.due_last_day or turn.today, t.path))


def _spoken_of(text: str) -> tuple[int, int, int] | None:
    """Where "cái vụ …" begins, where its name does, and where it ends, in words; something is said of it behind."""
    plain = [re.sub(r"\W", "", fold(word)) for word in text.split()]
    for at, word in enumerate(plain):
        if word not in OPENERS:
            continue
        name = at + 1
        while name < len(plain) and plain[name] in AFTER_OPENER:
            name += 1
        last = name
        while last < len(plain) and plain[last] and plain[last] not in ENDS:
            last += 1
        first = at
        while first and plain[first - 1] in BEFORE:
            first -= 1
        if name < last < len(plain) and last - name <= LONGEST:
            return first, name, last
    return None
