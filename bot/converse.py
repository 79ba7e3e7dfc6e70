"""Plays a scripted conversation against a database with a simulated clock, through the real handlers.

Every line goes through the inbox, dispatch and the outbox as on a platform; nothing is delayed by a
platform's limits. The script and the output are documented in docs/commands.md.
"""

import sys
import traceback
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from sqlalchemy import Connection

from bot.files import FileStore, keep
from bot.gathering import with_path
from bot.jobs import run_job
from bot.script import Line, ScriptError
from handlers import clock
from handlers.dispatch import apologise, prepare, serve
from handlers.messages import Address, Attachment, Message
from handlers.render import plain
from handlers.turn import Desk
from storage import accounts, files, groups, inbox, outbox, people, quota, tasks
from storage import jobs as stored_jobs
from storage.database import Database
from storage.inbox import Arrival, InboxRow
from storage.jobs import Job
from storage.outbox import OutboxRow
from tasks.model import VIETNAM, Person
from vietnamese.secrecy import is_marked_secret
from vietnamese.words.people import NOTICE_VERSION

BOT = "converse"


@dataclass
class Player:
    """One run of a script; `outputs` are the JSON objects of the platform messages so far."""

    database: Database
    desk: Desk
    store: FileStore
    outputs: list[dict[str, Any]] = field(default_factory=list)
    _shown: list[OutboxRow] = field(default_factory=list)
    _last_id: int = 0
    _key: int = 0
    _now: datetime | None = None
    _lived: bool = False  # somebody was bound before this script: the clock ran on between

    def play(self, lines: Sequence[Line]) -> Iterator[dict[str, Any]]:
        """Play the lines in order and yield each output object as it comes; raises ScriptError."""
        self._last_id = self.database.read(_newest_outbox)
        self._key = self.database.read(_newest_inbox)
        fresh = {line.who for line in lines if line.fresh}
        newest = self.database.read(newest_moment)
        self._lived = self.database.read(lambda conn: bool(accounts.live(conn)))
        for line in lines:
            if newest is not None and line.at < newest and self._now is None:
                raise ScriptError(line.number, "“at” is earlier than the newest stored moment")
            seen = len(self.outputs)
            self._prepare(line, fresh)
            self._run_clock(line, newest)
            yield from self.outputs[seen:]
            if not line.tick:
                seen = len(self.outputs)
                self._message(line)
                yield from self.outputs[seen:]

    def _run_clock(self, line: Line, newest: datetime | None) -> None:
        """Do what is due on the way to the line, each at its own moment."""
        moment = self._now or (newest if self._lived and newest else line.at)
        while True:
            moment = self.database.read(lambda conn, m=moment: clock.next_moment(conn, self.desk, m))  # type: ignore[misc]
            if moment > line.at:
                break
            self._tick(moment, line)
        if self._now is None or line.tick:
            self._tick(line.at, line)
        self._now = line.at

    def _tick(self, moment: datetime, line: Line) -> None:
        self.database.write(lambda conn: clock.tick(conn, self.desk, moment))
        self._collect(line, by_clock=True)

    def _prepare(self, line: Line, fresh: set[str]) -> None:
        """Bind who counts as bound and register a group named for the first time."""
        self.database.write(lambda conn: _bind_all(conn, line, fresh))

    def _message(self, line: Line) -> None:
        address, sender = self.database.read(lambda conn: self._where(conn, line))
        message = self._build(line, address, sender)
        self._key += 1
        arrival = Arrival(address.channel, BOT, f"m:{self._key}", address.chat_id, message.as_json())
        ids = self.database.write(lambda conn: self._receive(conn, arrival, line.at))
        self._serve(ids[0], line)

    def _receive(self, conn: Connection, arrival: Arrival, now: datetime) -> list[int]:
        if arrival.channel in self.desk.allowances:
            quota.count(conn, arrival.channel, arrival.bot_id, now, received=1)
        return inbox.receive(conn, [arrival], now)

    def _serve(self, inbox_id: int, line: Line) -> None:
        while True:
            row = self.database.read(lambda conn: inbox.get(conn, inbox_id))
            serve_row(self.database, self.desk, row, line.at)
            job = self.database.write(stored_jobs.take)
            if job is None:
                break
            self._do(job, line.at)
        self._collect(line, by_clock=False)

    def _do(self, job: Job, now: datetime) -> None:
        arguments = self.database.read(lambda conn: with_path(conn, job.kind, job.arguments, self.store))
        result = run_job(job.kind, arguments)
        self.database.write(lambda conn: stored_jobs.finish(conn, job, result, now))

    def _build(self, line: Line, address: Address, sender: str) -> Message:
        text, tap = line.text, ""
        if line.choose is not None:
            text, tap = self._chosen(line, address)
        secret = is_marked_secret(text)
        return Message(
            address=address,
            chat_kind="group" if line.chat else "private",
            sender_id=sender,
            sender_name=line.who,
            at=line.at,
            text="" if secret else text,
            chat_title=line.chat,
            to_bot=not line.chat or "@" in line.text or bool(tap),
            tap=tap,
            attachments=() if secret else self._attachments(line),
            unsupported=line.unsupported,
            secret=secret,
            reply_to=self._replied(line),
        )

    def _attachments(self, line: Line) -> tuple[Attachment, ...]:
        if line.path is None:
            return ()
        try:
            content = line.path.read_bytes()
        except OSError as error:
            raise ScriptError(line.number, f"the file {line.path.name} cannot be read") from error
        kind: Literal["document", "photo"] = "photo" if line.is_photo else "document"
        if len(content) > 20 * 1024 * 1024:
            return (Attachment(kind, line.path.name, len(content), problem="too_big"),)
        file_id = keep(self.database, self.store, content, line.path.name, line.at)
        return (Attachment(kind, line.path.name, len(content), file_id=file_id),)

    def _replied(self, line: Line) -> str:
        """The platform's id of the output that a text replies to."""
        if line.of is None or line.choose is not None:
            return ""
        if not 0 <= line.of < len(self._shown):
            raise ScriptError(line.number, f"there is no output {line.of}")
        return str(self._shown[line.of].id)

    def _chosen(self, line: Line, address: Address) -> tuple[str, str]:
        """The tap (or on zalo the typed number) of a choice shown in this chat."""
        shown = [
            (n, row)
            for n, row in enumerate(self._shown)
            if row.body.get("choices") and row.chat == address.chat_id and row.channel == address.channel
        ]
        if line.of is not None:
            shown = [(n, row) for n, row in shown if n == line.of]
        if not shown:
            raise ScriptError(line.number, "no choice was shown in that chat")
        choices = shown[-1][1].body["choices"]
        number = _number_of(str(line.choose), self.outputs[shown[-1][0]]["choices"])
        if number is None:
            raise ScriptError(line.number, f"there is no choice “{line.choose}”")
        return (str(number + 1), "") if address.channel == "zalo" else ("", choices[number]["token"])

    def _where(self, conn: Connection, line: Line) -> tuple[Address, str]:
        person = find_person(conn, line)
        sender = f"person:{person.id}" if person is not None else f"stranger:{line.who}"
        chat = f"group:{line.chat}" if line.chat else sender
        return Address(line.channel, BOT, chat), sender

    def _collect(self, line: Line, *, by_clock: bool) -> None:
        """Take what was put into the outbox as sent at once, in order of creation."""
        rows = self.database.read(lambda conn: outbox.after(conn, self._last_id))
        if not rows:
            return
        self._last_id = rows[-1].id
        self.database.write(lambda conn: _sent(conn, self.desk, rows))
        for row in rows:
            self._shown.append(row)
            self.outputs.append(self._output(row, line.number, by_clock))

    def _output(self, row: OutboxRow, cause: int, by_clock: bool) -> dict[str, Any]:
        shown = {
            "at": row.created_at.astimezone(VIETNAM).strftime("%Y-%m-%dT%H:%M:%S").removesuffix(":00"),
            "to": self.database.read(lambda conn: _name_of(conn, row)),
            "chat": "group" if row.chat.startswith("group:") else "private",
            "channel": row.channel,
            "text": plain(dict(row.body)),
            "choices": [c.get("full", c["label"]) for c in row.body.get("choices", ())],
            "files": [self._path_of(f) for f in (*row.body.get("files", ()), *row.body.get("named", ()))],
            "edits": self._edited(row),
            "cause": cause,
            "clock": by_clock,
        }
        return {**shown, "error": row.body["error"]} if row.body.get("error") else shown

    def _edited(self, row: OutboxRow) -> int | None:
        """The output that this one replaces."""
        replaced = row.body.get("edits")
        return next((n for n, shown in enumerate(self._shown) if shown.id == replaced), None)

    def _path_of(self, shown: Mapping[str, Any]) -> str:
        """A copy under the name that the reader sees."""
        found = self.database.read(lambda conn: files.get(conn, int(shown["id"])))
        assert found is not None
        folder = self.store.folder / "shown" / str(shown["id"])
        folder.mkdir(parents=True, exist_ok=True)
        target = folder / Path(str(shown["name"])).name
        target.write_bytes(self.store.read(found.sha256))
        return str(target.absolute())


def serve_row(database: Database, desk: Desk, row: InboxRow, now: datetime) -> None:
    """One inbox row: read, then write; a failure is logged, apologised for and kept."""
    message = Message.from_json(row.raw)
    try:
        prepared = database.read(lambda conn: prepare(conn, desk, row.id, message, now))
        database.write(lambda conn: serve(conn, desk, row.id, message, now, prepared))
    except Exception as error:
        traceback.print_exc(file=sys.stderr)
        reason = type(error).__name__
        database.write(lambda conn: _failed(conn, desk, row.id, message, now, reason))


def _failed(
    conn: Connection, desk: Desk, inbox_id: int, message: Message, now: datetime, reason: str
) -> None:
    apologise(conn, desk, inbox_id, message, now)
    inbox.fail(conn, inbox_id, reason, now)
    inbox.mark(conn, inbox_id, "failed")


def find_person(conn: Connection, line: Line) -> Person | None:
    """The person of a line: by name, "Name (unit)" where two bear it, None for a stranger."""
    everyone = people.people(conn)
    units = {u.id: u.name for u in people.units(conn)}
    found = [p for p in everyone if p.name == line.who]
    if not found:
        found = [p for p in everyone if f"{p.name} ({units.get(p.unit_id or 0, '')})" == line.who]
    if len(found) > 1:
        raise ScriptError(line.number, f"“{line.who}” is borne by two: write “Name (unit)”")
    return found[0] if found else None


def _bind_all(conn: Connection, line: Line, fresh: set[str]) -> None:
    """Everybody of the roster counts as bound on the channel of the line, but for those who come fresh."""
    speaker = find_person(conn, line) if line.who else None
    bound = {a.person_id for a in accounts.live(conn)}
    here = {a.person_id for a in accounts.live(conn) if a.channel == line.channel}
    for person in people.people(conn):
        speaks = speaker is not None and speaker.id == person.id
        if person.name in fresh or person.id in here or (person.id in bound and not speaks):
            continue
        sender = f"person:{person.id}"
        account = accounts.bind(
            conn,
            channel=line.channel,
            bot_id=BOT,
            sender_id=sender,
            chat_id=sender,
            person_id=person.id,
            now=line.at,
        )
        accounts.noticed(conn, account.id, NOTICE_VERSION)
    known = line.chat and groups.at(conn, line.channel, BOT, f"group:{line.chat}")
    if line.chat and not known:
        groups.register(
            conn,
            channel=line.channel,
            bot_id=BOT,
            chat_id=f"group:{line.chat}",
            name=line.chat,
            unit_id=None,
            now=line.at,
        )


def _sent(conn: Connection, desk: Desk, rows: Sequence[OutboxRow]) -> None:
    for row in rows:
        if row.channel in desk.allowances:
            quota.count(conn, row.channel, row.bot_id, row.created_at, sent=1)
        outbox.sent(conn, row.id, str(row.id), row.created_at)


def _name_of(conn: Connection, row: OutboxRow) -> str:
    kind, _, name = row.chat.partition(":")
    if kind == "person":
        return people.get_person(conn, int(name)).name
    return name


def _number_of(wanted: str, labels: Sequence[str]) -> int | None:
    if wanted in labels:
        return labels.index(wanted)
    return int(wanted) - 1 if wanted.isdigit() and 0 < int(wanted) <= len(labels) else None


def _newest_outbox(conn: Connection) -> int:
    return max((r.id for r in outbox.after(conn, 0)), default=0)


def _newest_inbox(conn: Connection) -> int:
    return inbox.newest_id(conn)


def newest_moment(conn: Connection) -> datetime | None:
    """The newest instant that the database holds: nothing may be played before it."""
    moments = [tasks.newest_moment(conn), inbox.newest_moment(conn), outbox.newest_moment(conn)]
    return max((m for m in moments if m is not None), default=None)
