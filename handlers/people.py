"""Binding an account by a one-time code, registering a group, making codes; the gate before all else."""

import re
import secrets
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import Connection

from handlers import naming, quota
from handlers.messages import Post
from handlers.turn import Outcome, Turn, holders, notify, say
from storage import accounts, groups, invites, journal, people, settings
from storage.invites import Invite
from tasks.errors import NotFound
from tasks.model import Role
from tasks.rights import Action, require
from tasks.rules import from_facts
from vietnamese.normalize import fold
from vietnamese.words import people as words
from vietnamese.words import quota as quota_words

ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
CODE_LENGTH = 8
REVOKE = re.compile(r"\b(?:huy|thu hoi|khoa|ngat)\b.*\b(?:lien ket|tai khoan)\b")
NAME = re.compile(
    r"(?:.*\b(?:liên kết|tài khoản|lien ket|tai khoan)\b)(?:\s+(?:của|cua))?(?:\s+(?:đ/c|đồng chí|dong chi|anh|chị|chi))?",
    re.IGNORECASE,
)
MENTION = re.compile(r"^\s*@\S+\s*")
WHOLE = re.compile(
    r"(?:/start(?:@\S+)?|(?:xin |gui )?(?:dang ky )?(?:nhom )?(?:ma|code)?(?: lien ket| nhom| dang ky)?(?: la)?:?)"
    rf"\s*\b([a-z0-9]{{{CODE_LENGTH}}})[.!]?(?: a| nhe)?"
)


def code_in(text: str) -> str:
    """The code of a message that is nothing but a code ("/start CODE", "mã CODE", "@bot đăng ký nhóm CODE"); "" else.

    Codes are our own, so their shape decides and no reading of words can spoil them.
    """
    match = WHOLE.fullmatch(fold(clean_mention(text)))
    if match is None:
        return ""
    code = match[1].upper()
    return code if any(c.isdigit() for c in code) and set(code) <= set(ALPHABET) else ""


def clean_mention(text: str) -> str:
    """The text without a leading "@Name"."""
    return MENTION.sub("", text).strip()


def make_code(
    conn: Connection,
    now: datetime,
    *,
    person_id: int | None = None,
    group_name: str | None = None,
    unit_id: int | None = None,
) -> tuple[str, datetime]:
    """A new one-time code, valid as long as the agency's rules say, stored hashed; earlier codes and bindings stay as they are.

    8 characters of a 32-letter alphabet are 40 bits; with 5 tries an hour that is out of reach.
    """
    code = "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))
    while not any(c.isdigit() for c in code) or invites.find(conn, code) is not None:
        code = "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))
    expires = now + timedelta(days=from_facts(settings.rules(conn)).invite_days)
    invites.put(conn, code, now, expires, person_id=person_id, group_name=group_name, unit_id=unit_id)
    return code, expires


def try_code(turn: Turn, code: str) -> Outcome:
    """Bind the sender (private) or register the group by a code; wrong codes are counted."""
    where = turn.message.address
    sender = (where.channel, where.bot_id, turn.message.sender_id)
    if invites.too_many_tries(turn.conn, *sender, turn.now):
        return say(words.too_many_tries())
    invite = invites.find(turn.conn, code)
    if invite is None or invite.used_at is not None or invite.expires_at <= turn.now:
        invites.count_try(turn.conn, *sender, turn.now)
        return say(words.wrong_code())
    if turn.private:
        return _bind(turn, invite)
    return _register(turn, invite)


def _bind(turn: Turn, invite: Invite) -> Outcome:
    if invite.person_id is None:
        return say(words.group_code_in_private(invite.group_name or ""))
    invites.use(turn.conn, invite.id, turn.now)
    where = turn.message.address
    account = accounts.bind(
        turn.conn,
        channel=where.channel,
        bot_id=where.bot_id,
        sender_id=turn.message.sender_id,
        chat_id=where.chat_id,
        person_id=invite.person_id,
        now=turn.now,
    )
    accounts.noticed(turn.conn, account.id, words.NOTICE_VERSION)
    person = people.get_person(turn.conn, invite.person_id)
    journal.note(
        turn.conn,
        "person",
        person.id,
        "bound",
        turn.now,
        by_person=person.id,
        inbox_id=turn.inbox_id,
        data={"channel": where.channel, "bot_id": where.bot_id, "notice": words.NOTICE_VERSION},
    )
    unit = turn.house.unit_name(person.unit_id)
    return replace(say(words.bound(person.name, person.position, unit)), posts=_full(turn))


def _full(turn: Turn) -> tuple[Post, ...]:
    """To the office and the admin: the bot serves nobody beyond those who are bound now."""
    where = turn.message.address
    allowance = turn.desk.allowances.get(where.channel)
    count = accounts.bound_by_bot(turn.conn).get((where.channel, where.bot_id), 0)
    if allowance is None or not allowance.people or count < allowance.people:
        return ()
    name = quota.bot_name(turn.conn, where.channel, where.bot_id)
    text = quota_words.nearly_full(name, count, allowance.people)
    key = f"quota:full:{where.bot_id}:{count}"
    posts = [notify(turn, p.id, text, f"{key}:{p.id}") for p in holders(turn, Role.OFFICE, Role.ADMIN)]
    return tuple(p for p in posts if p is not None)


def _register(turn: Turn, invite: Invite) -> Outcome:
    if invite.person_id is not None:
        return _spoiled(turn, invite)
    if turn.person is None:
        return say(words.stranger_in_group())
    invites.use(turn.conn, invite.id, turn.now)
    where = turn.message.address
    name = invite.group_name or turn.message.chat_title
    group = groups.register(
        turn.conn,
        channel=where.channel,
        bot_id=where.bot_id,
        chat_id=where.chat_id,
        name=name,
        unit_id=invite.unit_id,
        now=turn.now,
    )
    journal.note(
        turn.conn,
        "group",
        group.id,
        "registered",
        turn.now,
        by_person=turn.me.id,
        inbox_id=turn.inbox_id,
        data={"name": name, "unit": invite.unit_id},
    )
    return say(words.group_registered(name, turn.house.unit_name(invite.unit_id)))


def overheard(turn: Turn) -> Outcome | None:
    """A good personal code in a group is spoiled even where it was not written to the bot; None for all else."""
    code = "" if turn.message.tap else code_in(turn.message.text)
    invite = invites.find(turn.conn, code) if code else None
    if invite is None or invite.person_id is None or invite.used_at or invite.expires_at <= turn.now:
        return None
    return _spoiled(turn, invite)


def _spoiled(turn: Turn, invite: Invite) -> Outcome:
    """A personal code that a whole group has seen is void, whoever wrote it; the office hears of it."""
    assert invite.person_id is not None
    invites.use(turn.conn, invite.id, turn.now)
    owner = people.get_person(turn.conn, invite.person_id)
    group = turn.group.name if turn.group is not None else turn.message.chat_title
    journal.note(
        turn.conn,
        "person",
        owner.id,
        "code_spoiled",
        turn.now,
        by_person=turn.person.id if turn.person else None,
        inbox_id=turn.inbox_id,
        data={"group": group},
    )
    text = words.code_seen(owner.name, group)
    posts = [notify(turn, p.id, text, f"code_seen:{invite.id}:{p.id}") for p in holders(turn, Role.OFFICE)]
    return Outcome(say(words.person_code_in_group()).reply, tuple(p for p in posts if p is not None))


def revokes(turn: Turn) -> bool:
    """Whether the message ends somebody's bindings (a lost phone)."""
    return turn.private and REVOKE.search(fold(turn.message.text)) is not None


def revoke(turn: Turn) -> Outcome:
    """End every binding of a person at the office's word; the person needs a new code."""
    require(turn.me, Action.INVITE, place=turn.where)
    name = turn.heard.person or NAME.sub("", turn.message.text).strip(" .,:")
    if not name:
        raise NotFound("no_such_person", name="")
    person = naming.person(turn, name)
    count = accounts.revoke(turn.conn, person.id, turn.now)
    journal.note(
        turn.conn,
        "person",
        person.id,
        "revoked",
        turn.now,
        by_person=turn.me.id,
        inbox_id=turn.inbox_id,
        words=turn.message.text,
        data={"accounts": count},
    )
    return say(words.revoked(person.name, count))
