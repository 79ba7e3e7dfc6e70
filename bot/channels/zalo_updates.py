"""Turns what Zalo hands over into what the inbox keeps: a Message under a key that names it for ever.

Key: `<event>:<message_id>`; where no id came, a digest of the update. An event that Zalo calls unsupported
(a file, a link: it comes without content) has the key of its person and day, so one hint a day is given.
Webhook bodies come bare or in an `ok`/`result` envelope; a picture is in `photo_url` or `photo`; ids are
text, dates milliseconds. What carries a secrecy marking is stored without its content.
"""

import hashlib
import json
import math
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import Any, Literal
from urllib.parse import urlsplit

from bot.channels.arrivals import Aside, Item, clean
from bot.files import media_type
from handlers.messages import Address, Attachment, Message
from storage.inbox import Arrival
from tasks.model import VIETNAM, local_date

NAME = "zalo"
TEXT = "message.text.received"
IMAGE = "message.image.received"
UNSUPPORTED = "message.unsupported.received"
KINDS = {"message.sticker.received": "sticker", "message.voice.received": "voice", UNSUPPORTED: "file"}
GROUP_PREFIX = "zgr-"
PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".gif")
SECONDS_END = 10**11
LONGEST_KEY = 256


class Unreadable(ValueError):
    """An update whose form is unknown."""


@dataclass(frozen=True, slots=True)
class Me:
    """The bot itself; `names` are what a mention may call it."""

    bot_id: str
    names: tuple[str, ...] = ()


def sort(raw: Any, me: Me, now: datetime, is_secret: Callable[[str], bool]) -> list[Item]:
    """What an answer of getUpdates or a webhook body means for the inbox; never raises."""
    items: list[Item] = []
    for update in _updates(raw):
        try:
            items += _sort(update, me, now, is_secret)
        except Exception as error:
            items.append(_aside(update, me, type(error).__name__, is_secret))
    return items


def _updates(raw: Any) -> list[Any]:
    """The updates in a body of either form; an empty one holds none."""
    if isinstance(raw, Mapping) and "event_name" not in raw and "result" in raw:
        raw = raw["result"]
    if isinstance(raw, list):
        return raw
    return [raw] if raw else []


def _sort(raw: Any, me: Me, now: datetime, is_secret: Callable[[str], bool]) -> list[Item]:
    if not isinstance(raw, Mapping):
        raise Unreadable("no update")
    message, event = raw.get("message"), str(raw.get("event_name") or TEXT)
    if not event.startswith("message.") or (event == UNSUPPORTED and not isinstance(message, Mapping)):
        return []
    if not isinstance(message, Mapping):
        raise Unreadable("no message")
    sender = _part(message, "from")
    if sender.get("is_bot") is True:
        return []
    read = _message(message, event, me, now)
    if read is None:
        return []
    words = clean(_words(message))
    if is_secret(words):
        read = replace(read, text="", attachments=(), unsupported="", sender_name="", secret=True)
    return [Arrival(NAME, me.bot_id, _key(event, message, read), read.address.chat_id, read.as_json())]


def _message(message: Mapping[str, Any], event: str, me: Me, now: datetime) -> Message | None:
    sender, chat = _part(message, "from"), _part(message, "chat")
    sender_id = _id(sender.get("id"))
    chat_id = _id(chat.get("id")) or sender_id
    if not sender_id:
        raise Unreadable("no sender")
    kind = _chat_kind(str(chat.get("chat_type") or ""), chat_id, sender_id)
    at = _moment(message.get("date"), now)
    words, attachments = clean(_words(message)), _attachments(message, event, at)
    unsupported = "" if words or attachments else KINDS.get(event, "" if event == TEXT else "other")
    if not (words or attachments or unsupported) or (unsupported and kind == "group"):
        return None
    return Message(
        address=Address(NAME, me.bot_id, chat_id),
        chat_kind=kind,
        sender_id=sender_id,
        at=at,
        text=without_mention(words, me) if kind == "group" else words.strip(),
        sender_name=clean(_name(sender)),
        to_bot=True,
        reply_to=_id(_part(message, "reply_to_message").get("message_id")),
        attachments=attachments,
        unsupported=unsupported,
    )


def without_mention(words: str, me: Me) -> str:
    """The words of a group message without "@Name" of the bot; only its own name is taken away."""
    words = unicodedata.normalize("NFC", words)
    names = [r"\s+".join(map(re.escape, n.split())) for n in sorted(me.names, key=len, reverse=True) if n]
    if names:
        pattern = re.compile(rf"(?<![\w@])@\s?(?:{'|'.join(names)})(?!\w)", re.IGNORECASE)
        without = pattern.sub(" ", words)
        if without != words:
            return re.sub(r"[ \t\u00a0]{2,}", " ", without).strip().lstrip(",:;").strip()
    return _without_title(words)


def _without_title(words: str) -> str:
    """Where the bot's name is not known: "@Bot" and the capitalised words behind it (every bot is a "Bot …")."""
    if not re.match(r"@bot\b", words, re.IGNORECASE):
        return words.strip()
    rest = words.split(maxsplit=1)[1:]
    while rest and rest[0][:1].isupper():
        rest = rest[0].split(maxsplit=1)[1:]
    return rest[0].strip() if rest else ""


def _key(event: str, message: Mapping[str, Any], read: Message) -> str:
    if event == UNSUPPORTED and read.unsupported:
        return f"{event}:{read.sender_id}:{local_date(read.at)}"[:LONGEST_KEY]
    number = _id(message.get("message_id")) or f"h{_digest(message)}"
    return f"{event}:{number}"[:LONGEST_KEY]


def _aside(raw: Any, me: Me, error: str, is_secret: Callable[[str], bool]) -> Aside:
    try:
        kept = _storable(raw if isinstance(raw, Mapping) else {"update": raw})
    except RecursionError:
        kept = {"nested": "too deep"}
    key = f"u:{_digest(kept)}"
    if is_secret(json.dumps(kept, ensure_ascii=False)):
        kept = {"wiped": True}
    return Aside(Arrival(NAME, me.bot_id, key, "", kept), error)


def _digest(raw: Any) -> str:
    text = json.dumps(_storable(raw), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:24]


def _storable(raw: Any) -> Any:
    """JSON that any database can hold: no lone surrogate, no NUL, no number that is none."""
    if isinstance(raw, Mapping):
        return {clean(str(name)): _storable(value) for name, value in raw.items()}
    if isinstance(raw, list):
        return [_storable(value) for value in raw]
    if raw is None or isinstance(raw, (bool, int)) or (isinstance(raw, float) and math.isfinite(raw)):
        return raw
    return clean(str(raw))


def _chat_kind(told: str, chat_id: str, sender_id: str) -> Literal["private", "group"]:
    if told.upper() == "PRIVATE":
        return "private"
    if told.upper() == "GROUP" or chat_id.startswith(GROUP_PREFIX) or chat_id != sender_id:
        return "group"
    return "private"


def _attachments(message: Mapping[str, Any], event: str, at: datetime) -> tuple[Attachment, ...]:
    """Zalo names no picture: it is called by when it was sent, which is what its sender remembers."""
    url = next((message[k] for k in ("photo_url", "photo") if isinstance(message.get(k), str)), "")
    if event != IMAGE or not url:
        return ()
    ending = PurePosixPath(urlsplit(url).path).suffix.lower()
    name = f"anh-{at.astimezone(VIETNAM):%d-%m-%Y-%H%M}{ending if ending in PICTURES else '.jpg'}"
    return (Attachment("photo", clean(name), 0, media_type(name), url),)


def _words(message: Mapping[str, Any]) -> str:
    found = message.get("text") or message.get("caption")
    return found if isinstance(found, str) else ""


def _name(sender: Mapping[str, Any]) -> str:
    found = sender.get("display_name") or sender.get("name") or sender.get("first_name")
    return found if isinstance(found, str) else ""


def _part(message: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = message.get(name)
    return found if isinstance(found, Mapping) else {}


def _id(found: Any) -> str:
    """Ids are opaque text; a number is taken as its digits."""
    if isinstance(found, bool) or not isinstance(found, (str, int)):
        return ""
    return clean(str(found)).strip()[:128]


def _moment(date: Any, now: datetime) -> datetime:
    """The platform's milliseconds as aware UTC (seconds where somebody sends those); else `now`."""
    try:
        number = float(date)
        return datetime.fromtimestamp(number if abs(number) < SECONDS_END else number / 1000, UTC)
    except (TypeError, ValueError, OverflowError, OSError):
        return now
