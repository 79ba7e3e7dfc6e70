"""The port of a channel: what the sender asks of Telegram, Zalo or the playground, and how it may fail.

A channel renders one outbox body and delivers it; foreign errors are mapped to these exceptions at its
border (the table of outcomes stands in docs/operations.md).

    SendFailed
     +-- NotSent          surely not delivered; try again after `retry_after` seconds
     |    +-- Flooded     the platform asks for a pause of all sending
     |    +-- QuotaGone   the month's quota is used up: park the outbox
     +-- FateUnknown      it may or may not have been delivered
     +-- Refused          never deliverable: blocked, chat gone, bad request
     |    +-- Unreachable the person blocked the bot or the chat is gone
     +-- ChatMoved        the chat has a new id
     +-- TokenRefused     stop sending on this channel
"""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from starlette.routing import BaseRoute

from handlers.messages import Limits


class SendFailed(Exception):
    """A message was not, or perhaps not, delivered."""


class NotSent(SendFailed):
    """Surely not delivered."""

    def __init__(self, reason: str, retry_after: float | None = None) -> None:
        super().__init__(reason)
        self.retry_after = retry_after


class Flooded(NotSent):
    """The platform asks the whole bot to pause."""


class QuotaGone(NotSent):
    """The month's quota is used up."""


class FateUnknown(SendFailed):
    """Sent, and no answer came back."""


class Refused(SendFailed):
    """Never deliverable."""


class Unreachable(Refused):
    """The person blocked the bot or the chat is gone."""


class ChatMoved(SendFailed):
    """The chat has a new id."""

    def __init__(self, new_chat: str) -> None:
        super().__init__(new_chat)
        self.new_chat = new_chat


class TokenRefused(SendFailed):
    """The platform does not accept the token."""


class Channel(Protocol):
    """One bot on one platform."""

    name: str
    bot_id: str
    limits: Limits

    async def start(self) -> None:
        """Begin to receive; raises TokenRefused when the platform refuses the token."""

    async def stop(self) -> None:
        """Stop receiving and close connections."""

    @property
    def healthy(self) -> bool:
        """Whether it has started and still receives."""

    def routes(self) -> Sequence[BaseRoute]:
        """The web routes that it needs (its webhook), none when it polls."""

    async def send(self, chat: str, body: Mapping[str, Any]) -> str:
        """Deliver one body (see `handlers.render`) and answer the platform's message id."""

    async def working(self, chat: str) -> None:
        """Show that an answer is being made; may fail silently."""

    async def fetch(self, reference: str, limit: int) -> bytes:
        """The bytes of an attachment; raises FileTooBig or FileGone."""


class FileTooBig(Exception):
    """The attachment is larger than the channel or the limit allows."""


class FileGone(Exception):
    """The attachment can no longer be fetched."""
