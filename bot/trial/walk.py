"""Walks a person through the trial: says what to do, waits for what comes, asks what was seen."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.channels.port import SendFailed
from bot.channels.zalo_client import ZaloClient
from bot.settings import Settings
from bot.trial.record import Finding, shape
from vietnamese.words import trial as words

SKIP, YES = ("b", "bo", "bỏ"), ("c", "co", "có", "1", "y")


class Skipped(Exception):
    """The person leaves a step out, or it cannot be done here."""

    def __init__(self, reason: str = "") -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass
class Walk:
    """The state of one trial; `ask` answers what the person typed."""

    client: ZaloClient
    settings: Settings
    bot_id: str
    tell: Callable[[str], None]
    ask: Callable[[str], Awaitable[str]]
    patience: float = 120.0
    poll: int = 20
    found: list[Finding] = field(default_factory=list)
    chat: str = ""
    group: str = ""
    sender: str = ""
    posted: asyncio.Queue[Any] = field(default_factory=asyncio.Queue)

    async def step(self, name: str, work: Callable[["Walk"], Awaitable[Finding]]) -> None:
        """One step, whatever becomes of it."""
        self.tell(f"\n{len(self.found) + 1}. {words.TITLES[name]}")
        try:
            one = await work(self)
        except Skipped as left:
            one = Finding(name, "skipped", {"reason": left.reason} if left.reason else {})
        except SendFailed as error:
            one = Finding(name, "failed", {"error": f"{type(error).__name__} {error}"})
        self.found.append(one)
        why = one.facts.get("reason") or one.facts.get("error")
        self.tell(f"   -> {words.OUTCOMES[one.outcome]}{f': {why}' if why else ''}")

    async def wait(self, todo: str, *, wanted: Callable[[Mapping[str, Any]], bool] | None = None) -> Any:
        """The next update after telling what to do (that fits, when something is wanted); Skipped when none comes."""
        if (await self.ask(f"   {todo} {words.THEN_ENTER}")).strip().lower() in SKIP:
            raise Skipped
        end = time.monotonic() + self.patience
        while time.monotonic() < end:
            raw = await self.client.get_updates(self.poll)
            if raw and (wanted is None or wanted(message_of(raw)) or not message_of(raw)):
                return raw
        raise Skipped(words.NOTHING_CAME)

    async def seen(self, question: str) -> bool:
        """What the person says to a question; Skipped when left out."""
        said = (await self.ask(f"   {question} {words.YES_NO}")).strip().lower()
        if said in SKIP:
            raise Skipped
        return said in YES

    async def number(self, question: str) -> int:
        """A number that the person reads somewhere; Skipped when there is none."""
        said = (await self.ask(f"   {question} ")).strip().replace(".", "")
        if not said.isdigit():
            raise Skipped
        return int(said)

    async def tried(self, work: Awaitable[Any]) -> str:
        """ "ok", or how the platform refused."""
        try:
            await work
        except SendFailed as error:
            return f"{type(error).__name__} {error}"
        return "ok"


def message_of(raw: Any) -> Mapping[str, Any]:
    """The message within an update of either form; empty when there is none."""
    update = raw.get("result", raw) if isinstance(raw, Mapping) and "event_name" not in raw else raw
    found = update.get("message") if isinstance(update, Mapping) else None
    return found if isinstance(found, Mapping) else {}


def event_of(raw: Any) -> str:
    """The name of an update's event."""
    update = raw.get("result", raw) if isinstance(raw, Mapping) and "event_name" not in raw else raw
    return str(update.get("event_name", "")) if isinstance(update, Mapping) else ""


def came(raw: Any) -> dict[str, Any]:
    """The facts of an update: its form and its shape."""
    enveloped = isinstance(raw, Mapping) and "event_name" not in raw
    return {"event": event_of(raw), "enveloped": enveloped, "shape": shape(raw)}


def id_of(message: Mapping[str, Any], part: str) -> str:
    """The id of the sender or the chat of a message."""
    found = message.get(part)
    return str(found.get("id") or "") if isinstance(found, Mapping) else ""
