"""Turns a raw Telegram update into what the inbox keeps: a Message under a key that names it for ever.

Keys: message `m:<chat>:<message_id>`, edit `e:<chat>:<id>:<edit_date>`, tap `c:<callback id>`, anything
that cannot be read `u:<update_id>:<date>`. Update ids restart at random after a quiet week and count per
bot, so they are never a key alone. What carries a secrecy marking is stored without its content.
"""

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import telegram
from telegram import Update

from bot.channels.arrivals import Aside, Item, Moved, clean
from handlers.messages import Address, Attachment, Message
from storage.inbox import Arrival

NAME = "telegram"
KINDS = ("message", "edited_message", "callback_query")
GROUPS = ("group", "supergroup")
UNSUPPORTED = (
    "voice",
    "video_note",
    "video",
    "audio",
    "sticker",
    "animation",
    "location",
    "venue",
    "contact",
    "poll",
    "dice",
    "game",
    "story",
    "paid_media",
    "checklist",
)
COMMAND = re.compile(r"^/\w+(?:@(\w+))?")


class Unreadable(ValueError):
    """An update whose form is unknown."""


@dataclass(frozen=True, slots=True)
class Me:
    """The bot itself, as groups name it."""

    bot_id: str
    username: str = ""


def sort(raw: Any, me: Me, now: datetime, is_secret: Callable[[str], bool]) -> list[Item]:
    """What a raw update means for the inbox: nothing, one item, or a group's move; never raises."""
    try:
        return _sort(raw, me, now, is_secret)
    except Exception as error:
        kept = raw if isinstance(raw, Mapping) else {"update": raw}
        text = json.dumps(kept, ensure_ascii=False, default=str)
        if is_secret(text):
            kept = {"wiped": True}
        key = f"u:{kept.get('update_id', '')}:{_date(kept) or hashlib.sha256(text.encode(errors='replace')).hexdigest()[:16]}"
        return [Aside(Arrival(NAME, me.bot_id, key[:256], "", kept), type(error).__name__)]


def _sort(raw: Any, me: Me, now: datetime, is_secret: Callable[[str], bool]) -> list[Item]:
    if not isinstance(raw, Mapping) or not isinstance(raw.get("update_id"), int):
        raise Unreadable("no update id")
    if not any(kind in raw for kind in KINDS):
        return []
    update = Update.de_json(dict(raw), None)
    if update.callback_query is not None:
        return _tap(update.callback_query, me, now)
    message = update.message or update.edited_message
    if message is None:
        raise Unreadable("no message")
    if message.migrate_to_chat_id is not None:
        return [Moved(NAME, me.bot_id, str(message.chat.id), str(message.migrate_to_chat_id))]
    return _message(message, update.edited_message is not None, me, is_secret)


def _message(message: telegram.Message, edited: bool, me: Me, is_secret: Callable[[str], bool]) -> list[Item]:
    chat = message.chat
    if chat.type not in ("private", *GROUPS) or (message.from_user is not None and _is_other_bot(message)):
        return []
    words = clean(message.text or message.caption)
    attachments, unsupported = _attachments(message), _unsupported(message)
    if not (words or attachments or unsupported):
        return []
    read = Message(
        address=Address(NAME, me.bot_id, str(chat.id)),
        chat_kind="private" if chat.type == "private" else "group",
        sender_id=_sender(message),
        at=message.date,
        text=_without_mention(words, me),
        sender_name=clean(message.from_user.full_name if message.from_user else ""),
        chat_title=clean(chat.title),
        to_bot=chat.type == "private" or _to_bot(message, words, me),
        reply_to=_reply_to(message),
        attachments=attachments,
        unsupported=unsupported,
        edited=edited,
    )
    if is_secret("\n".join((words, *(a.name for a in attachments)))):
        read = replace(read, text="", attachments=(), unsupported="", sender_name="", secret=True)
    key = f"m:{chat.id}:{message.message_id}"
    if edited:
        stamp = message.edit_date or message.date
        key = f"e:{chat.id}:{message.message_id}:{int(stamp.timestamp())}"
    return [Arrival(NAME, me.bot_id, key, str(chat.id), read.as_json())]


def _tap(query: telegram.CallbackQuery, me: Me, now: datetime) -> list[Item]:
    if query.message is None or not query.data:
        return []
    chat = query.message.chat
    read = Message(
        address=Address(NAME, me.bot_id, str(chat.id)),
        chat_kind="private" if chat.type == "private" else "group",
        sender_id=str(query.from_user.id),
        at=now,
        sender_name=clean(query.from_user.full_name),
        chat_title=clean(chat.title),
        tap=clean(query.data),
    )
    return [Arrival(NAME, me.bot_id, f"c:{query.id}"[:256], str(chat.id), read.as_json())]


def _sender(message: telegram.Message) -> str:
    """The account that speaks; an anonymous admin or a channel is nobody's account and has no rights."""
    if message.sender_chat is not None:
        return f"chat:{message.sender_chat.id}"
    if message.from_user is None:
        raise Unreadable("no sender")
    return str(message.from_user.id)


def _is_other_bot(message: telegram.Message) -> bool:
    return bool(message.from_user and message.from_user.is_bot and message.sender_chat is None)


def _mention(me: Me) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w@/])@{re.escape(me.username)}(?!\w)", re.IGNORECASE)


def _to_bot(message: telegram.Message, words: str, me: Me) -> bool:
    """In a group: a mention, a command that is not another bot's, or a reply to a message of ours."""
    command = COMMAND.match(words)
    if command is not None:
        return (command[1] or me.username).lower() == me.username.lower()
    if me.username and _mention(me).search(words):
        return True
    answered = message.reply_to_message
    return (
        answered is not None
        and answered.forum_topic_created is None
        and answered.from_user is not None
        and str(answered.from_user.id) == me.bot_id
    )


def _without_mention(words: str, me: Me) -> str:
    if not me.username:
        return words.strip()
    words = re.sub(rf"^(/\w+)@{re.escape(me.username)}\b", r"\1", words, flags=re.IGNORECASE)
    without = _mention(me).sub(" ", words)
    if without == words:
        return words.strip()
    return re.sub(r"[ \t]{2,}", " ", without).strip().lstrip(",:;").strip()


def _reply_to(message: telegram.Message) -> str:
    answered = message.reply_to_message
    if answered is None or answered.forum_topic_created is not None:
        return ""
    return str(answered.message_id)


def _unsupported(message: telegram.Message) -> str:
    return next((kind for kind in UNSUPPORTED if getattr(message, kind, None)), "")


def _attachments(message: telegram.Message) -> tuple[Attachment, ...]:
    if message.photo:
        best = max(message.photo, key=lambda size: size.width * size.height)
        name = f"anh-{message.message_id}.jpg"
        return (Attachment("photo", name, best.file_size or 0, "image/jpeg", best.file_id),)
    document = message.document
    if document is None or message.animation is not None:
        return ()
    name = clean(document.file_name) or f"tep-{message.message_id}"
    return (
        Attachment("document", name, document.file_size or 0, document.mime_type or "", document.file_id),
    )


def _date(raw: Mapping[str, Any]) -> str:
    for part in raw.values():
        if isinstance(part, Mapping) and isinstance(part.get("date"), int):
            return str(part["date"])
    return ""
