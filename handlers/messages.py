"""What passes between channels and handlers: Message in, Reply out, Choice, Limits; no platform's words.

A channel turns its update into a `Message` (plain JSON, so that it survives in the inbox) and renders a
`Reply` within its `Limits`.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any, Literal

from vietnamese.text import Text


@dataclass(frozen=True, slots=True)
class Address:
    """One chat of one bot on one channel."""

    channel: str
    bot_id: str
    chat_id: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that came with a message: `sha256` and `path` are there once it has been fetched.

    `problem` is a code when it could not be fetched (too_big, gone, ...).
    """

    kind: Literal["document", "photo"]
    name: str
    size: int = 0
    media_type: str = ""
    reference: str = ""
    file_id: int | None = None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Message:
    """One inbound message, tap or event. `at` is the platform's own time of it, aware UTC.

    `to_bot`: in a group, whether it is meant for the bot (a mention or a reply to it). `tap` is the
    token of a tapped choice. `unsupported` names a kind that the channel cannot hand over. `secret`: the
    text carried a secrecy marking and was wiped before it was stored.
    """

    address: Address
    chat_kind: Literal["private", "group"]
    sender_id: str
    at: datetime
    text: str = ""
    sender_name: str = ""
    chat_title: str = ""
    to_bot: bool = True
    tap: str = ""
    reply_to: str = ""
    attachments: tuple[Attachment, ...] = ()
    unsupported: str = ""
    edited: bool = False
    secret: bool = False
    job: Mapping[str, Any] | None = None

    def as_json(self) -> dict[str, Any]:
        """The form that is stored in the inbox."""
        return {**asdict(self), "at": self.at.isoformat()}

    @staticmethod
    def from_json(raw: Mapping[str, Any]) -> "Message":
        """The message that `as_json` stored."""
        values = dict(raw)
        values["address"] = Address(**values["address"])
        values["at"] = datetime.fromisoformat(values["at"])
        values["attachments"] = tuple(Attachment(**a) for a in values.get("attachments", ()))
        return Message(**values)


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to tap or to answer by number: what it says, and which action it takes with what."""

    label: str
    action: str
    arguments: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class OutFile:
    """A file to hand over: a row of `file` with the name that the reader sees; photos are shown inline."""

    file_id: int
    name: str
    photo: bool = False


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer. Choices belong to `draft` (id, version) when there is one; `to` None: where asked."""

    text: Text
    choices: tuple[Choice, ...] = ()
    files: tuple[OutFile, ...] = ()
    draft: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Post:
    """A message that nobody asked for (reminder, summary, notice): to whom, under which unique key.

    Its choices are offered only where `person_id` has no open question, so it cannot take one over; the
    text must do without them.
    """

    address: Address
    text: Text
    dedup_key: str
    lane: str = "notices"
    files: tuple[OutFile, ...] = ()
    choices: tuple[Choice, ...] = ()
    person_id: int = 0
    until: datetime | None = None  # how long the choices may be taken, a day when not said


@dataclass(frozen=True, slots=True)
class Allowance:
    """What one bot of a channel may do: messages a month (0: no limit), people served."""

    messages: int = 3000
    both_ways: bool = True  # received ones count too
    people: int = 50


@dataclass(frozen=True, slots=True)
class Limits:
    """What a channel can carry: characters are UTF-16 units.

    `pictures`: a picture can be shown by its public address. `local`: links open in the agency's network only.
    """

    characters: int
    caption: int
    buttons: bool
    files: bool
    button_label: int = 60
    edits: bool = False  # whether a message that was sent can be changed
    pictures: bool = True
    local: bool = False
