"""The whole service in a thread, on Zalo against the stand-in, under a clock that the test moves.

Conversations of tests/conversations are played over HTTP: messages go through the platform to the webhook
or to getUpdates, answers come back through sendMessage; the facts left are compared with converse's.
"""

import asyncio
import re
import threading
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from bot import app
from bot.app import Service
from bot.clock import MovableClock
from bot.pace import Speed
from bot.settings import Settings
from bot.ticking import Ticking
from handlers import dispatch
from storage import accounts, groups, people
from storage.database import Database
from tasks.model import VIETNAM
from tests.bot.running import free_port
from tests.conversations import play
from tests.conversations.play import Step
from tests.peers.zalo import BOT_ID, TOKEN, Platform
from vietnamese.secrecy import is_marked_secret
from vietnamese.words.people import NOTICE_VERSION

SECRET = "mot-chuoi-bi-mat"
PATIENCE = 60.0
CHOICE = re.compile(r"^(\d+) (.+)$")
WHOLE_SPEED = Speed(overall=200, bulk=200, per_group=200, between=0.0)


@dataclass
class ZaloHouse:
    """The department on Zalo: who says what when, and what everybody gets."""

    platform: Platform
    service: Service
    moving: MovableClock
    ticking: Ticking
    loop: asyncio.AbstractEventLoop
    ids: dict[str, str]
    twice: bool = False  # every update comes again after the one that follows it
    late: dict[str, Any] | None = None
    outputs: list[dict[str, Any]] = field(default_factory=list)

    def advance(self, at: str) -> None:
        """Let the clock run to a local time; everything due on the way is done and sent."""
        self._run(self.ticking.advance(datetime.fromisoformat(at).replace(tzinfo=VIETNAM)))

    def settle(self) -> None:
        """Wait until everything that came is handled and everything put is sent."""
        self._run(self.ticking.settled())

    def say(self, who: str, text: str, chat: str = "", photo: bytes | None = None) -> None:
        """Somebody writes; returns when everything that it causes has arrived."""
        user, group = self.ids.setdefault(who, f"la{len(self.ids)}"), self.group(chat)
        date = int(self.moving.now().timestamp() * 1000)
        if photo is not None:
            update = self.platform.photo(photo, user=user, caption=text, date=date)
        else:
            update = self.platform.say(text.replace("@bot", "").strip(), user=user, group=group, date=date)
        if self.twice and self.late is not None:
            self.platform.deliver(self.late)
        self.late = update
        if not self.platform.webhook:
            self.platform.until(lambda: not self.platform.waiting)
            self.platform.until(lambda: self.arrived(update))
        self.settle()

    def arrived(self, update: dict[str, Any]) -> bool:
        """Whether an update is in the inbox."""
        key = f"%{update['message']['message_id']}"
        statement = "SELECT count(*) FROM inbox WHERE message_key LIKE ?"
        return bool(
            self.service.database.read(lambda conn: conn.exec_driver_sql(statement, (key,)).scalar_one())
        )

    def group(self, name: str) -> str:
        """The platform's id of a group, registered when it is named for the first time."""
        if not name:
            return ""
        found = "zgr-" + "".join(
            c for c in unicodedata.normalize("NFD", name.lower()) if c.isascii() and c.isalpha()
        )
        if found not in self.ids.values():
            self.ids[name] = found
            self.service.database.write(lambda conn: self._register(conn, name, found))
        return found

    def _register(self, conn: Connection, name: str, chat: str) -> None:
        groups.register(
            conn, channel="zalo", bot_id=BOT_ID, chat_id=chat, name=name, unit_id=None, now=self.moving.now()
        )

    def chosen(self, who: str, chat: str, label: str) -> str:
        """The number to type for a choice, as it stands in the last lines of the newest message that has some."""
        for text in reversed(self.platform.texts(self.ids[chat or who])):
            rows = [CHOICE.match(line) for line in text.splitlines()]
            found = {m[2]: m[1] for m in rows if m}
            if found:
                return label if label.isdigit() else found[label]
        raise AssertionError(f"no choice was shown to {chat or who}")

    def play(self, text: str) -> tuple[str, dict[str, Any]]:
        """A whole conversation; what went wrong ("" if all is well) and the facts left."""
        steps, facts = play.parse(text)
        wrong: list[str] = []
        for number, step in enumerate(steps):
            before = len(self.platform.sent)
            self._do(step)
            names = {chat: name for name, chat in self.ids.items()}
            for one in self.platform.sent[before:]:
                shown = {
                    "to": names.get(one.chat, one.chat),
                    "text": one.text,
                    "choices": [],
                    "cause": number,
                }
                self.outputs.append(shown)
            wrong += play.problems(number, step, self.outputs)
        stored = self.service.database.read(play.facts_of)
        wrong += [f"fact “{fact}”" for fact in facts if not play.holds(stored, fact)]
        return ("\n".join([*wrong, "", *play.story(steps, self.outputs)]) if wrong else ""), stored

    def _do(self, step: Step) -> None:
        line = step.line
        if line.get("tick"):
            self.advance(line["at"])
            return
        who, chat = line["as"], line.get("chat", "")
        text = line.get("text", "")
        if line.get("choose") is not None:
            text = self.chosen(who, chat, line["choose"])
        unheard = chat and "@bot" not in text and "choose" not in line and ("", "none", "") in step.expected
        if not unheard:  # what does not name the bot never arrives from a group
            photo = (Path(play.__file__).parent / line["photo"]).read_bytes() if "photo" in line else None
            self.say(who, text, chat, photo)

    def _run(self, work: Any) -> None:
        asyncio.run_coroutine_threadsafe(work, self.loop).result(PATIENCE)


@contextmanager
def zalo_house(
    database: Database, platform: Platform, folder: Path, start: str, *, webhook: bool = True
) -> Iterator[ZaloHouse]:
    """The service running; everybody of the roster is bound and has had the notice."""
    moving = MovableClock(datetime.fromisoformat(start).replace(tzinfo=VIETNAM))
    ids = database.write(lambda conn: _bind(conn, moving.now()))
    service = Service(
        _settings(platform, folder, webhook), database, dispatch, clock=moving.now, is_secret=is_marked_secret
    )
    loop, stop = asyncio.new_event_loop(), asyncio.Event()
    thread = threading.Thread(target=loop.run_until_complete, args=(service.run(stop),), daemon=True)
    kept, app.SPEEDS = app.SPEEDS, {"zalo": WHOLE_SPEED}
    thread.start()
    try:
        platform.until(lambda: service.channels[0].healthy)
        ticking = Ticking(database, service.desk, moving, service.bell)
        yield ZaloHouse(platform, service, moving, ticking, loop, ids)
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join(PATIENCE)
        loop.close()
        app.SPEEDS = kept


def _settings(platform: Platform, folder: Path, webhook: bool) -> Settings:
    port = free_port()
    more = {"zalo_mode": "webhook", "zalo_secret": SECRET, "public_url": f"http://127.0.0.1:{port}"}
    return Settings(
        _env_file=None,
        files_dir=folder / "files",
        zalo_token=TOKEN,
        zalo_api_url=platform.address,
        web_port=port,
        **(more if webhook else {}),
    )


def _bind(conn: Connection, now: datetime) -> dict[str, str]:
    found = {}
    for person in people.people(conn):
        who = f"{person.id:020x}"
        account = accounts.bind(
            conn, channel="zalo", bot_id=BOT_ID, sender_id=who, chat_id=who, person_id=person.id, now=now
        )
        accounts.noticed(conn, account.id, NOTICE_VERSION)
        found[person.name] = who
    return found
