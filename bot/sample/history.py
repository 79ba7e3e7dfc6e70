"""Plays the department's past into a fresh database: roster, codes, plan and reports, each at its own moment.

Everything but the roster is said in chats and goes through inbox, dispatch and outbox, exactly as when a
department begins to use the bot; so the data of the demo cannot differ from real data.
"""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from bot.channels.playground import BOT, BUTTONS, NUMBERS, Playground, Said, Shown
from bot.clock import MovableClock
from bot.sample.cast import FOLDER, GROUP, GROUP_NAME, Cast
from bot.ticking import Ticking
from storage import people
from storage.database import Database
from tasks.model import VIETNAM, Person

BEGIN = datetime(2026, 1, 12, 8, tzinfo=VIETNAM)
ROSTER = FOLDER / "nhan-su.csv"
PAST = FOLDER / "bao-cao.json"
NEWCOMER = "Vi Thị Nga"


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
        from plans.roster import read_roster

        from handlers import roster

        roster.load(conn, read_roster(ROSTER.read_bytes(), ROSTER.name), self._clock.now())
        return list(people.people(conn))

    async def _bind(self, person: Person) -> None:
        key = f"p{person.id}"
        for channel in (NUMBERS, BUTTONS):
            code = await self._code(person_id=person.id)
            await self._say(Said(key, key, person.name, f"mã {code}"), channel)

    async def _code(self, **whose: Any) -> str:
        from handlers.people import make_code

        now = self._clock.now()
        made: tuple[str, datetime] = await self._database.awrite(lambda conn: make_code(conn, now, **whose))
        return made[0]

    async def _line(self, line: Mapping[str, Any]) -> None:
        """One line of the past: `tick` runs the clock there, else somebody says, sends or chooses something."""
        at = datetime.fromisoformat(line["at"]).replace(tzinfo=VIETNAM)
        if line.get("tick"):
            await self._ticking.advance(at)
            return
        self._clock.move_to(at)
        sender = self._cast.key_of(line["as"])
        chat = GROUP if line.get("group") else sender
        said = Said(
            chat,
            sender,
            line["as"],
            await self._words(line),
            self._cast.chat_title(chat),
            self._token(chat, line["choose"]) if "choose" in line else "",
            tuple(u for u in [self._cast.sample(line.get("file", ""))] if u),
        )
        await self._say(said, BUTTONS)

    async def _words(self, line: Mapping[str, Any]) -> str:
        text = str(line.get("say", ""))
        if "{group code}" in text:
            text = text.replace("{group code}", await self._code(group_name=GROUP_NAME))
        return text

    def _token(self, chat: str, number: int) -> str:
        card = next(b for b in reversed(self._board) if b.chat == chat and b.sender == BOT and b.choices)
        return str(card.choices[number - 1]["token"])

    @property
    def _board(self) -> list[Shown]:
        return self._channels[BUTTONS].board.shown

    async def _say(self, said: Said, channel: str) -> None:
        await self._channels[channel].say(said)
        await self._ticking.settled()
