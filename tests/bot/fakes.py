"""A channel that delivers into a list, and a clock that stands still until it is moved."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from starlette.routing import BaseRoute

from bot.channels.port import SendFailed
from handlers.messages import Limits

START = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
LIMITS = Limits(characters=4096, caption=1024, buttons=True, files=True)


@dataclass
class Clock:
    """Both clocks of a process, moved by hand."""

    ticks: float = 1000.0

    def now(self) -> datetime:
        return START + timedelta(seconds=self.ticks - 1000.0)

    def monotonic(self) -> float:
        return self.ticks

    def pass_(self, seconds: float) -> None:
        self.ticks += seconds


@dataclass
class FakeChannel:
    """Delivers at once; `fates` are taken in order per chat: an exception is raised, anything else is sent."""

    clock: Clock = field(default_factory=Clock)
    name: str = "telegram"
    bot_id: str = "1"
    limits: Limits = LIMITS
    healthy: bool = True
    fates: dict[str, list[SendFailed | Exception | None]] = field(default_factory=dict)
    sent: list[tuple[float, str, str]] = field(default_factory=list)
    tried: list[tuple[float, str, str]] = field(default_factory=list)
    files: dict[str, bytes | Exception] = field(default_factory=dict)

    async def start(self) -> None:
        return None

    async def stop(self) -> None:
        return None

    def routes(self) -> Sequence[BaseRoute]:
        return ()

    async def send(self, chat: str, body: Mapping[str, Any]) -> str:
        what = (self.clock.ticks, chat, text_of(body))
        self.tried.append(what)
        fates = self.fates.get(chat, [])
        fate = fates.pop(0) if fates else None
        if fate is not None:
            raise fate
        self.sent.append(what)
        return f"m{len(self.sent)}"

    async def working(self, chat: str) -> None:
        return None

    async def fetch(self, reference: str, limit: int) -> bytes:
        found = self.files[reference]
        if isinstance(found, Exception):
            raise found
        return found


def body(text: str) -> dict[str, Any]:
    return {"lines": [[[text, False]]], "choices": [], "files": []}


def text_of(shown: Mapping[str, Any]) -> str:
    return "\n".join("".join(part[0] for part in row) for row in shown["lines"])
