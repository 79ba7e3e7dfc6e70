"""Fetches what came with a message before anyone handles it; bytes are on disk before a row names them.

Only files of bound people that are meant for the bot are fetched: a stranger can make nobody store
anything. What cannot be had is said by a code: too_big, gone, unreachable.
"""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from bot.channels.port import Channel, FileGone, FileTooBig, SendFailed
from bot.files import LARGEST_IN, FileStore, media_type
from handlers.messages import Attachment, Message
from storage import accounts, files, people, settings
from storage.database import Database
from tasks.rights import Action, may
from tasks.rules import from_facts


class Attachments:
    """The way from a channel's file reference to a row of `file`."""

    def __init__(
        self,
        database: Database,
        store: FileStore,
        channels: Mapping[tuple[str, str], Channel],
        clock: Callable[[], datetime],
    ) -> None:
        self._database, self._store, self._channels, self._clock = database, store, channels, clock

    async def fetched(self, message: Message, last_try: bool = False) -> Message:
        """The message with every attachment fetched or marked with its problem.

        A platform that is away comes out as the port's error, to be tried again; at the last try as a problem.
        """
        where = message.address
        channel = self._channels.get((where.channel, where.bot_id))
        if not message.attachments or message.job is not None or not message.to_bot or channel is None:
            return message
        if not await self._database.aread(lambda conn: _may_send_files(conn, message)):
            return message
        await channel.working(where.chat_id)
        found = [await self._fetch(channel, one, last_try) for one in message.attachments]
        return replace(message, attachments=tuple(found))

    async def _fetch(self, channel: Channel, one: Attachment, last_try: bool) -> Attachment:
        if one.file_id is not None or one.problem:
            return one
        if one.size > LARGEST_IN:
            return replace(one, problem="too_big")
        try:
            content = await channel.fetch(one.reference, LARGEST_IN)
        except FileTooBig:
            return replace(one, problem="too_big")
        except FileGone:
            return replace(one, problem="gone")
        except SendFailed:
            if not last_try:
                raise
            return replace(one, problem="unreachable")
        return await self._keep(one, content)

    async def _keep(self, one: Attachment, content: bytes) -> Attachment:
        digest = await asyncio.to_thread(self._store.save, content)
        kind, now = one.media_type or media_type(one.name), self._clock()
        file_id = await self._database.awrite(
            lambda conn: files.put(conn, digest, one.name, len(content), kind, now)
        )
        return replace(one, file_id=file_id, size=len(content), media_type=kind)


def _may_send_files(conn: Connection, message: Message) -> bool:
    """Bound people only; where the agency keeps figures only, just those who import plans."""
    where = message.address
    account = accounts.of(conn, where.channel, where.bot_id, message.sender_id)
    if account is None:
        return False
    if not from_facts(settings.rules(conn)).figures_only:
        return True
    return may(people.get_person(conn, account.person_id), Action.IMPORT_PLAN, place=message.chat_kind)
