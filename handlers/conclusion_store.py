"""A confirmed card of a notice: its tasks in the plan "Giao trực tiếp <năm>", one notice to each doer, one to the leader."""

from collections import defaultdict

from handlers import assign_store, assign_whom, conclusion
from handlers.messages import Post
from handlers.turn import Outcome, Turn, notify, say
from storage import conversations
from tasks.model import Person, Task
from vietnamese.words import conclusion as words


def confirm(turn: Turn) -> Outcome:
    """Make every task, tell each doer of all of theirs at once, and the leader in whose name it was done."""
    draft = conversations.get_draft(turn.conn, turn.arguments["draft"])
    by = conclusion.giver(turn, draft)
    assert by is not None
    made: list[Task] = []
    doers: dict[int, tuple[Person, list[Task]]] = {}
    for item in draft.data["items"]:
        assign_whom.require_may(turn, by, item)
        task = assign_store.created(turn, item, by)
        made.append(task)
        for person in assign_store.doers(turn, item):
            doers.setdefault(person.id, (person, []))[1].append(task)
    conversations.close_draft(turn.conn, draft.id, "done")
    posts, reached = _tell(turn, draft.id, draft.data["source"], by, doers)
    leader = _tell_leader(turn, draft.id, draft.data["source"], by, made)
    reply = say(words.receipt(made, reached[True], reached[False], by.name if leader else ""))
    return Outcome(reply.reply, (*posts, *leader), {"task": None, "query": None})


def _tell(
    turn: Turn, draft_id: int, source: str, by: Person, doers: dict[int, tuple[Person, list[Task]]]
) -> tuple[list[Post], dict[bool, list[str]]]:
    posts: list[Post] = []
    reached: dict[bool, list[str]] = defaultdict(list)
    for person, tasks in doers.values():
        text = words.notice(person, tasks, by.name, source, turn.house.rules.address)
        own = person.id == turn.me.id
        post = None if own else notify(turn, person.id, text, f"conclusion:{draft_id}:{person.id}")
        reached[own or post is not None].append(person.name)
        posts += [] if post is None else [post]
    return posts, reached


def _tell_leader(turn: Turn, draft_id: int, source: str, by: Person, made: list[Task]) -> list[Post]:
    if by.id == turn.me.id:
        return []
    text = words.told_leader(by, made, source, turn.me.name, turn.house.rules.address)
    post = notify(turn, by.id, text, f"conclusion:{draft_id}:by")
    return [] if post is None else [post]


def cancel(turn: Turn) -> Outcome:
    """Nothing is given."""
    conversations.close_draft(turn.conn, turn.arguments["draft"], "cancelled")
    return say(words.cancelled())
