"""Plays the department's past into a fresh database: roster, codes, plan and reports, each at its own moment.

Everything but the roster is said in chats and goes through inbox, dispatch and outbox, exactly as when a
department begins to use the bot; so the data of the demo cannot differ from real data.
"""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any

from sqlalchemy import Connection

from bot.channels.playground import BOT, BOT_ID, BUTTONS, NUMBERS, Playground, Said, Shown
from bot.clock import MovableClock
from bot.sample.cast import FOLDER, GROUP, GROUP_NAME, Cast
from bot.ticking import Ticking
from storage import accounts, people
from storage.database import Database
from tasks.model import VIETNAM, Person

BEGIN = datetime(2026, 1, 12, 8, tzinfo=VIETNAM)
ROSTER = FOLDER / "nhan-su.csv"
PAST = FOLDER / "bao-cao.json"
NEWCOMER = "Vi Thị Nga"
MOST_CARDS = 3
MOST_CODES = 3
PLAN_DAY = "2026-01-19"


class Player:
    """Plays the past once, then leaves the clock at the demo's first moment."""

    def __init__(
        self,
        database: Database,
        cast: Cast,
        channels: Mapping[str, Playground],
        clock: MovableClock,
        ticking: Ticking,
    ) -> None:
        self._database, self._cast, self._channels = database, cast, channels
        self._clock, self._ticking = clock, ticking
        self._clock_runs = False

    async def play(self) -> None:
        """Load the roster, bind everybody but one, play the past, hand the last code to the stranger."""
        everyone = await self._database.awrite(self._roster)
        self._cast.learn(everyone)
        for person in everyone:
            if person.name != NEWCOMER:
                await self._bind(person)
        for line in json.loads(PAST.read_text(encoding="utf-8")):
            await self._line(line)
        newcomer = next(person for person in everyone if person.name == NEWCOMER)
        self._cast.code = await self._code(person_id=newcomer.id)

    def _roster(self, conn: Connection) -> list[Person]:
        from handlers import roster
        from plans.roster import read_roster

        roster.load(conn, read_roster(ROSTER.read_bytes(), ROSTER.name), self._clock.now())
        return list(people.people(conn))

    async def _bind(self, person: Person) -> None:
        """Send a code on both channels; whoever is not bound by it asks for another, as in life."""
        key = f"p{person.id}"
        for channel in (NUMBERS, BUTTONS):
            for _ in range(MOST_CODES):
                code = await self._code(person_id=person.id)
                await self._say(Said(key, key, person.name, f"mã liên kết {code}"), channel)
                if await self._database.aread(partial(_is_bound, channel=channel, key=key)):
                    break

    async def _code(self, **whose: Any) -> str:
        from handlers.people import make_code

        now = self._clock.now()
        made: tuple[str, datetime] = await self._database.awrite(lambda conn: make_code(conn, now, **whose))
        return made[0]

    async def _line(self, line: Mapping[str, Any]) -> None:
        """One line: somebody says, sends or chooses something; from the first `tick` on the clock runs."""
        at = datetime.fromisoformat(line["at"]).replace(tzinfo=VIETNAM)
        self._clock_runs = self._clock_runs or bool(line.get("tick"))
        if self._clock_runs:
            await self._ticking.advance(at)
        self._clock.move_to(at)
        if line.get("tick"):
            return
        sender = self._cast.key_of(line["as"])
        chat = GROUP if line.get("group") else sender
        said = Said(chat, sender, line["as"], chat_title=self._cast.chat_title(chat))
        if line.get("confirm"):
            await self._confirm(said)
            return
        files = tuple(u for u in [self._cast.sample(line.get("file", ""))] if u)
        await self._say(replace(said, text=await self._words(line), uploads=files), BUTTONS)

    async def _confirm(self, said: Said) -> None:
        """Take the first choice of each card, as a person does who was understood, until none is left."""
        for _ in range(MOST_CARDS):
            card = self._last_card(said.chat)
            if card is None:
                return
            token = str(card.choices[0]["token"])
            self._channels[BUTTONS].board.take(card.serial, token)
            await self._say(replace(said, tap=token), BUTTONS)

    def _last_card(self, chat: str) -> Shown | None:
        """The newest message in a chat when it is the bot's and offers choices."""
        newest = next(b for b in reversed(self._channels[BUTTONS].board.shown) if b.chat == chat)
        return newest if newest.sender == BOT and newest.choices else None

    async def _words(self, line: Mapping[str, Any]) -> str:
        text = str(line.get("say", ""))
        if "{group code}" in text:
            text = text.replace("{group code}", await self._code(group_name=GROUP_NAME))
        return text

    async def _say(self, said: Said, channel: str) -> None:
        await self._channels[channel].say(said)
        await self._ticking.settle()


def _is_bound(conn: Connection, channel: str, key: str) -> bool:
    return accounts.of(conn, channel, BOT_ID, key) is not None
