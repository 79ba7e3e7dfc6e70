"""A task that was given is received by its doer's word ("em nhận việc", "đã tiếp nhận #12"); who gave it can see that.

Short assent ("rõ ạ") counts only right under the notice; elsewhere it stays small talk.
"""

import re
from collections.abc import Sequence

from handlers import assign_store, linking
from handlers.acts import act
from handlers.messages import Choice
from handlers.turn import Outcome, Turn, say
from storage import journal, outbox, people, receipts
from storage import tasks as stored
from storage.receipts import Given
from tasks.changes import ChangeKind
from tasks.model import Person, Role, Task
from vietnamese.normalize import clean, fold
from vietnamese.references import find_references
from vietnamese.said import listen
from vietnamese.words import receipts as words
from vietnamese.words.tasks import named

ME = r"(?:da|vang|ok|oke|okie|em|toi|minh|chau|chung em|phong em|ben em|don vi|phong|xin|thua|bao cao|anh|chi|sep|dong chi|lanh dao)"
REF = r"(?:(?:nv|nhiem vu|viec)? ?(?:#\d{1,6}|(?:[ivx]+\.)?\d{1,3}(?:\.\d{1,3})*)|(?:nv|nhiem vu|viec|cong viec|chi dao)(?: (?:nay|tren|do|moi))?)"
TAIL = r"(?:roi|a|nhe|nha|va|se|em|trien khai|thuc hien|lam|ngay|som|dung han|bao cao|sau|day|cua|anh|chi|sep|dong chi|lanh dao|vang|da|giao|mai|hom nay|chieu nay|sang nay|tuan nay)"
PLAIN = re.compile(rf"(?:{ME} )*(?:tiep nhan|nhan|nam|nam ro|ro)(?: duoc| ro| bat)?(?: {REF})?(?: {TAIL})*")
STRONG = re.compile(r"\b(?:tiep nhan|nhan (?:duoc )?(?:viec|nhiem vu|nv|cong viec|chi dao|#|\d)|nam|nhan)\b")
SHORT = re.compile(rf"(?:{ME} )*(?:ro|da ro|vang|nhan ro)(?: {TAIL})*")
ASKED = re.compile(
    r"(?:(?:ai|don vi nao|phong nao|nguoi nao|viec nao|nhiem vu nao|nhung viec nao|nhung ai)(?: (?:duoc|da|moi))* (?:giao )?(?:ma )?(?:con )?chua(?: ai| co ai)? (?:tiep )?nhan(?: (?:viec|nhiem vu|duoc giao))*"
    r"|(?:viec|nhiem vu)(?: (?:toi|da|moi))* giao(?: (?:da|ai))* (?:tiep )?nhan (?:chua|het chua)|(?:da )?(?:ai|nhung ai) (?:da )?(?:tiep )?nhan (?:viec|nhiem vu)(?: chua)?"
    r"|(?:ho|cac dong chi(?: ay)?|dong chi (?:ay|do)|don vi(?: do)?|ben do|anh ay|chi ay) (?:da )?(?:tiep )?nhan(?: (?:viec|nhiem vu))? chua"
    r"|(?:cac |moi nguoi |anh em )?(?:da )?(?:tiep )?nhan (?:viec|nhiem vu) (?:het )?chua)(?: (?:a|nhi|vay|the|roi))*"
)
LONGEST, MOST = 80, 5


def speaks_of_it(turn: Turn) -> bool:
    """Whether somebody to whom a task was given says that it arrived."""
    said = _bare(turn)
    if not turn.private or len(said) > LONGEST or not (PLAIN.fullmatch(said) or SHORT.fullmatch(said)):
        return False
    if "?" in turn.message.text or not _mine(turn):
        return False
    return STRONG.search(said) is not None or _under_notice(turn)


def _bare(turn: Turn) -> str:
    return " ".join(re.sub(r"[,.!?:]+(?= |$)", " ", fold(clean(turn.message.text))).split())


def _under_notice(turn: Turn) -> bool:
    """Whether the newest message of this chat is the notice of a task given."""
    where = turn.message.address
    key = outbox.newest_key(turn.conn, where.channel, where.bot_id, where.chat_id)
    return key.startswith(("assign:", "conclusion:"))


def _mine(turn: Turn) -> list[tuple[Given, Task]]:
    """What was given to the speaker and not answered, the newest first."""
    found = []
    for given in reversed(receipts.unreceived(turn.conn)):
        task = stored.get(turn.conn, given.task_id)
        if given.given_by != turn.me.id and turn.me.id in {p.id for p in _doers(turn, task)}:
            found.append((given, task))
    return found


def _doers(turn: Turn, task: Task) -> Sequence[Person]:
    return assign_store.doers(turn, {"person": task.lead_person_id, "unit": task.lead_unit_id})


def receive(turn: Turn) -> Outcome:
    """Note the receipt of the task named, of the only one, or ask which."""
    waiting = [task for _, task in _mine(turn)]
    named_ones = [r.text for r in find_references(listen(clean(turn.message.text)))]
    if named_ones:
        chosen = [t for ref in named_ones if (t := linking.named(turn, ref, waiting).task) is not None]
        if not chosen:
            return say(words.not_given(named_ones[0]))
        return _received(turn, chosen)
    if len(waiting) == 1:
        return _received(turn, waiting)
    choices = [Choice(named(t), "receipt.take", {"tasks": [t.id], "task": t.id}) for t in waiting[:MOST]]
    whole = Choice(words.all_of(len(waiting)), "receipt.take", {"tasks": [t.id for t in waiting]})
    return say(words.which(), whole, *choices)


def take(turn: Turn) -> Outcome:
    """The tasks were chosen; what was received meanwhile is left alone."""
    wanted = {int(i) for i in turn.arguments["tasks"]}
    return _received(turn, [task for _, task in _mine(turn) if task.id in wanted])


def _received(turn: Turn, tasks: Sequence[Task]) -> Outcome:
    if not tasks:
        return say(words.nothing())
    for task in tasks:
        act(turn, task, ChangeKind.RECEIVED, {})
    ids = [t.id for t in tasks]
    subject = {"task": ids[0] if len(ids) == 1 else None, "query": None, "ids": ids}
    return say(words.received(tasks, turn.house.rules, turn.house.calendar), subject=subject)


def asks(turn: Turn) -> bool:
    """ "Ai chưa nhận việc?": of what the speaker gave, a leader's and the office's of all."""
    return turn.private and ASKED.fullmatch(_bare(turn)) is not None


def listed(turn: Turn) -> Outcome:
    """The tasks that were given and not received, with whom and since when."""
    everything = turn.me_is(Role.LEADER, Role.OFFICE)
    seen = {t.id for t in stored.seen_by(turn.conn, turn.scope)}
    rows = []
    for given in receipts.unreceived(turn.conn):
        task = stored.get(turn.conn, given.task_id)
        if task.id in seen and (everything or given.given_by == turn.me.id):
            rows.append((task, [p.name for p in _doers(turn, task)], given.at))
    ids = [t.id for t, _, _ in rows]
    return say(words.listing(rows), subject={"task": None, "query": None, "ids": ids})


def line_of(turn: Turn, task: Task) -> str:
    """For a task that was given by chat: who received it when, or that nobody has; "" where that tells nothing."""
    if receipts.unreceived(turn.conn, [task.id]):
        return words.nobody_yet([p.name for p in _doers(turn, task)])
    told = [c for c in journal.history(turn.conn, "task", task.id) if c.kind is ChangeKind.RECEIVED]
    if not told or told[-1].by_person is None:
        return ""
    return words.by(people.get_person(turn.conn, told[-1].by_person).name, told[-1].recorded_at)
