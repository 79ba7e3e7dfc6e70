"""The one door for every message: who may speak, what an answer means, which handler serves.

A turn has two phases. `prepare` runs on a reader and serves questions, which write nothing; `serve` runs
in ONE writing transaction that appends what happened, every message that it causes, and marks the inbox
row done. Refusals of the rules are worded here and nowhere else.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import Connection

from handlers import answers, conclusion, files, mending, noticed, parked, people, quota, table, vague, which
from handlers.messages import Choice, Message, Post, Reply
from handlers.render import render
from handlers.turn import Desk, Outcome, Turn, load_turn, say, understand_turn
from storage import accounts, conversations, inbox, journal, outbox
from tasks.errors import Refused
from tasks.model import Role
from vietnamese.text import Text
from vietnamese.understand import LONGEST
from vietnamese.words import general
from vietnamese.words import people as people_words
from vietnamese.words import quota as quota_words
from vietnamese.words.questions import moment
from vietnamese.words.refusals import refusal

QUESTION_LIVES = timedelta(hours=24)


def prepare(conn: Connection, desk: Desk, inbox_id: int, message: Message, now: datetime) -> Outcome | None:
    """The answer to a question, worked out on a reader; None when the message needs the writer."""
    turn = load_turn(conn, desk, message, inbox_id, now)
    if turn.person is None or not _plain_words(turn) or message.secret:
        return None
    if turn.group is None and not turn.private:
        return None
    if not turn.private and not message.to_bot:
        return None
    if conversations.open_question(conn, turn.place) and answers.looks_like_answer(turn):
        return None
    understand_turn(turn)
    if turn.heard.code or people.code_in(message.text):
        return None
    if answers.continues_draft(turn) or mending.concerns(turn):
        return None
    handler = table.QUESTIONS.get(table.intent(turn))
    if handler is None:
        return None
    return _guarded(turn, lambda: handler(turn), writing=False)


def serve(
    conn: Connection,
    desk: Desk,
    inbox_id: int,
    message: Message,
    now: datetime,
    prepared: Outcome | None = None,
) -> None:
    """Handle one inbox row once: everything it causes is written with it, or nothing is."""
    if not inbox.is_new(conn, inbox_id):
        return
    turn = load_turn(conn, desk, message, inbox_id, now)
    outcome = prepared or _guarded(turn, lambda: _decide(turn))
    if outcome is not None:
        settle(turn, outcome)
    if turn.account is not None and turn.private:  # a group tells nothing of where a person reads
        accounts.touch(conn, turn.account.id, now)
    if message.secret:
        inbox.wipe(conn, inbox_id)
    if inbox.is_new(conn, inbox_id):  # else it waits for slow work
        inbox.mark(conn, inbox_id, "done")


def apologise(conn: Connection, desk: Desk, inbox_id: int, message: Message, now: datetime) -> None:
    """After the last failed try: tell the sender that the message is kept and that people were told."""
    turn = load_turn(conn, desk, message, inbox_id, now)
    if turn.private or message.to_bot:
        settle(turn, say(general.failed(inbox_id)), failed=True)


def settle(turn: Turn, outcome: Outcome, failed: bool = False) -> None:
    """Put the reply and the posts into the outbox and remember question and subject."""
    outcome = outcome if failed else parked.with_what_waits(turn, outcome)
    reply, pending_id = _with_delay(turn, outcome), None
    if reply.choices:
        pending_id = _put_question(turn, reply, outcome.question_expires)
    where = turn.message.address
    for n, body in enumerate(render(reply, turn.desk.limits[where.channel], pending_id, turn.desk.link)):
        if failed:
            body["error"] = "unexpected"
        outbox.put(
            turn.conn,
            channel=where.channel,
            bot_id=where.bot_id,
            chat=where.chat_id,
            dedup_key=f"reply:{turn.inbox_id}:{n}" if not failed else f"failed:{turn.inbox_id}:{n}",
            body=body,
            now=turn.now,
            inbox_id=turn.inbox_id,
        )
    for post in outcome.posts:
        put_post(turn.conn, turn.desk, post, turn.now)
    if outcome.subject is not None and turn.person is not None:
        conversations.remember(turn.conn, turn.place, outcome.subject, turn.now)


def put_post(conn: Connection, desk: Desk, post: Post, now: datetime) -> bool:
    """Enqueue a message that nobody asked for; False when the same one is stored already.

    Where the bot's month runs low it may wait for the next morning, without numbers, to be joined there.
    """
    if outbox.has(conn, post.dedup_key):
        return False
    held = quota.held_until(conn, desk, post, now)
    choices, pending_id = () if held else post.choices, None
    if choices:
        pending_id = _offer(conn, post, now)
        choices = choices if pending_id else ()
    reply = Reply(post.text, choices, post.files)
    bodies = render(reply, desk.limits[post.address.channel], pending_id, desk.link)
    new = False
    for n, body in enumerate(bodies):
        row = outbox.put(
            conn,
            channel=post.address.channel,
            bot_id=post.address.bot_id,
            chat=post.address.chat_id,
            dedup_key=post.dedup_key if n == 0 else f"{post.dedup_key}:{n}",
            body=body,
            now=now,
            lane=post.lane if held is None else outbox.BULK,
            not_before=held,
        )
        new = new or row is not None
    return new


def _offer(conn: Connection, post: Post, now: datetime) -> int | None:
    """The question of a post where its reader has none open; one that a post asked before gives way."""
    draft = conversations.open_draft(conn, post.person_id)
    if draft is not None and draft.expires_at > now:
        return None
    where = post.address
    place = conversations.Place(where.channel, where.bot_id, where.chat_id, post.person_id)
    open_one = conversations.open_question(conn, place)
    if open_one is not None and open_one.expires_at > now and not noticed.is_notice(open_one):
        return None
    options = [_stored(choice) for choice in post.choices]
    expires = post.until or now + QUESTION_LIVES
    return conversations.ask(conn, place, options, now, expires, inbox_id=inbox.newest_id(conn)).id


def _with_delay(turn: Turn, outcome: Outcome) -> Reply:
    """The reply; where urging that it speaks of waits for the morning, it says so."""
    urging = [p for p in outcome.posts if p.dedup_key.startswith(f"{quota.URGING}m")]
    moments = [quota.held_until(turn.conn, turn.desk, p, turn.now) for p in urging]
    held = max((m for m in moments if m), default=None)
    if held is None:
        return outcome.reply
    words = Text((quota_words.waits(moment(held)),))
    return replace(outcome.reply, text=outcome.reply.text + words)


def _put_question(turn: Turn, reply: Reply, expires: datetime | None) -> int:
    draft_id, version = reply.draft or (None, 0)
    question = conversations.ask(
        turn.conn,
        turn.place,
        [_stored(choice) for choice in reply.choices],
        turn.now,
        expires or turn.now + QUESTION_LIVES,
        draft_id,
        version,
        turn.inbox_id,
    )
    return question.id


def _stored(choice: Choice) -> dict[str, object]:
    return {"label": choice.label, "action": choice.action, "arguments": dict(choice.arguments)}


def _guarded(turn: Turn, work: Callable[[], Outcome | None], *, writing: bool = True) -> Outcome | None:
    """Run a handler; what a rule refuses undoes its writes, is worded, and kept when it was an act."""
    nested = turn.conn.begin_nested()
    try:
        outcome = work()
    except Refused as refused:
        nested.rollback()
        if refused.code == which.SEVERAL:
            return which.ask(turn, refused)
        if refused.code == "no_such_task" and turn.person is not None and turn.reading is not None:
            offered = vague.offer(turn, refused)
            if offered is not None:
                return offered
        if writing and turn.person is not None:
            _keep_refusal(turn, refused)
        leads = turn.person is not None and turn.person.has(Role.LEADER, Role.OFFICE)
        return say(refusal(refused, leads))
    except BaseException:
        nested.rollback()
        raise
    nested.commit()
    return outcome


def _keep_refusal(turn: Turn, refused: Refused) -> None:
    data = {"code": refused.code, **{k: str(v) for k, v in refused.arguments.items()}}
    journal.note(
        turn.conn,
        "refusal",
        turn.inbox_id,
        "refused",
        turn.now,
        by_person=turn.me.id,
        inbox_id=turn.inbox_id,
        data=data,
    )


def _decide(turn: Turn) -> Outcome | None:
    message = turn.message
    if message.secret:
        return say(general.secret())
    if not turn.private and not message.to_bot and not _answers_here(turn):
        return people.overheard(turn)
    code = "" if message.tap else people.code_in(message.text)
    understand_turn(turn)
    if not code and not message.tap and (turn.person is None or turn.heard.intent == "link"):
        code = turn.heard.code or ""
    if code:
        return people.try_code(turn, code)
    if turn.person is None:
        return _stranger(turn)
    if not turn.private and turn.group is None:
        return say(people_words.group_unknown())
    return _member(turn)


def _stranger(turn: Turn) -> Outcome:
    if turn.private:
        return say(people_words.not_bound())
    return say(people_words.stranger_in_group() if turn.group else people_words.group_unknown())


def _member(turn: Turn) -> Outcome | None:
    message = turn.message
    if message.job is not None:
        return table.JOBS[str(message.job["kind"])](turn)
    if message.tap:
        return answers.tapped(turn)
    if message.unsupported:
        return files.unsupported(turn)
    if message.attachments:
        return files.came(turn)
    if not message.text.strip():
        return say(general.empty())
    if mending.concerns(turn):
        return mending.mend(turn)
    if conclusion.speaks_of_it(turn):  # its many words are no answer to what is open
        conclusion.begin(turn)
        return None
    if len(message.text) > LONGEST:
        return say(general.too_long())
    taken = answers.taken(turn)
    if taken is not None or not inbox.is_new(turn.conn, turn.inbox_id):  # else slow work was begun
        return taken
    if message.edited:
        return table.edited(turn)
    return table.handler(table.intent(turn))(turn)


def _answers_here(turn: Turn) -> bool:
    """In a group: whether this is the answer to the person's own open question there."""
    if turn.person is None or turn.group is None:
        return False
    if turn.message.tap:
        return True
    return conversations.open_question(turn.conn, turn.place) is not None and answers.looks_like_answer(turn)


def _plain_words(turn: Turn) -> bool:
    message = turn.message
    return 0 < len(message.text.strip()) <= LONGEST and not (
        message.tap or message.attachments or message.unsupported or message.edited or message.job
    )
