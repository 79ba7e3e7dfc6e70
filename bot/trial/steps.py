"""The steps of the trial in order: each tries one thing that the documents leave open or contradict."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Any

from bot.channels.port import FileGone, FileTooBig, Unreachable
from bot.channels.zalo_format import styled
from bot.files import LARGEST_IN
from bot.trial.record import Finding
from bot.trial.walk import Skipped, Walk, came, event_of, id_of, message_of
from vietnamese.words import trial as words

ASTRAL = "\U00020bb7"  # one character, two UTF-16 units
OFFLINE_MESSAGES = 3
QUOTA_MESSAGES = 5


async def who(walk: Walk) -> Finding:
    """getMe: which fields there are, and whether the clock and the token are right."""
    me = await walk.client.get_me()
    fields = {k: me.get(k) for k in ("account_name", "display_name", "account_type", "can_join_groups")}
    return Finding("who", "ok" if me.get("id") else "other", {**fields, "fields": sorted(me)})


async def webhook_before(walk: Walk) -> Finding:
    """What webhook is set; it is removed so that messages can be fetched."""
    url = await walk.client.webhook_url()
    if url:
        await walk.client.delete_webhook()
    return Finding("webhook_before", "ok", {"was_set": bool(url), "removed": bool(url)})


async def private(walk: Walk) -> Finding:
    """A message comes by getUpdates; its shape, and how long it took."""
    began = time.monotonic()
    raw = await walk.wait(words.WRITE_HELLO)
    message = message_of(raw)
    walk.chat, walk.sender = id_of(message, "chat"), id_of(message, "from")
    facts = {
        **came(raw),
        "seconds": round(time.monotonic() - began, 1),
        "chat_is_sender": walk.chat == walk.sender,
    }
    return Finding("private", "ok" if walk.chat and message.get("text") else "other", facts)


async def bold(walk: Walk) -> Finding:
    """Bold behind a character of two units: whether offsets count UTF-16 units."""
    _require(walk.chat)
    text, styles = styled(
        [[(f"{ASTRAL} {words.BEFORE} ", False), (words.BOLD, True), (f" {words.AFTER}", False)]]
    )
    await walk.client.send_message(walk.chat, text, styles)
    right = await walk.seen(words.BOLD_RIGHT)
    return Finding("bold", "ok" if right else "other", {"utf16_offsets": right})


async def length(walk: Walk) -> Finding:
    """2,000 characters, one more, and characters of two units: what the limit counts."""
    _require(walk.chat)
    whole = await walk.tried(walk.client.send_message(walk.chat, "a" * 2000))
    more = await walk.tried(walk.client.send_message(walk.chat, "a" * 2001))
    wide = await walk.tried(walk.client.send_message(walk.chat, ASTRAL * 1001))
    counts = "utf16" if wide != "ok" else "code_points"
    facts = {"2000": whole, "2001": more, "1001_wide": wide, "counts": counts}
    return Finding("length", "ok" if whole == "ok" and more != "ok" else "other", facts)


async def photo(walk: Walk) -> Finding:
    """A picture from the person: which field names it, whether it can be fetched."""
    raw = await walk.wait(words.SEND_PHOTO)
    return await _photo(walk, "photo", raw)


async def _photo(walk: Walk, step: str, raw: Any) -> Finding:
    message = message_of(raw)
    names = [k for k in ("photo_url", "photo") if isinstance(message.get(k), str)]
    if not names:
        return Finding(step, "other", came(raw))
    try:
        size = len(await walk.client.download(str(message[names[0]]), LARGEST_IN))
        facts: dict[str, Any] = {"bytes": size}
    except (FileGone, FileTooBig) as error:
        facts = {"not_fetched": type(error).__name__}
    return Finding(step, "ok" if "bytes" in facts else "other", {**came(raw), "field": names, **facts})


async def file(walk: Walk) -> Finding:
    """A PDF from the person: whether anything comes, and with what."""
    raw = await walk.wait(words.SEND_PDF)
    unsupported = event_of(raw) == "message.unsupported.received"
    return Finding(
        "file", "ok" if unsupported else "other", {**came(raw), "has_message": bool(message_of(raw))}
    )


async def picture_out(walk: Walk) -> Finding:
    """sendPhoto from this machine's public address."""
    _require(walk.chat)
    if walk.settings.public_url is None:
        raise Skipped("BOT_PUBLIC_URL")
    began = time.monotonic()
    said = await walk.tried(
        walk.client.send_photo(walk.chat, f"{walk.settings.public_url}/thu-anh.png", words.PICTURE)
    )
    facts = {"answer": said, "seconds": round(time.monotonic() - began, 1)}
    shown = said == "ok" and await walk.seen(words.PICTURE_SEEN)
    return Finding("picture_out", "ok" if shown else "other", {**facts, "seen": shown})


async def group(walk: Walk) -> Finding:
    """The group's leader names the bot: the group's id, the mention's words, and a post of ours."""
    raw = await walk.wait(words.NAME_IN_GROUP, wanted=_in_group(walk))
    message = message_of(raw)
    walk.group = id_of(message, "chat")
    text = str(message.get("text") or "")
    facts = {**came(raw), "id_begins": walk.group[:4], "mention_in_text": text.startswith("@")}
    posted = await walk.tried(walk.client.send_message(walk.group, words.POST))
    seen = posted == "ok" and await walk.seen(words.POST_SEEN)
    return Finding("group", "ok" if seen else "other", {**facts, "post": posted, "post_seen": seen})


async def group_other(walk: Walk) -> Finding:
    """Another member names the bot: whether that arrives too."""
    _require(walk.group)
    raw = await walk.wait(words.OTHER_NAMES, wanted=_in_group(walk))
    other = id_of(message_of(raw), "from") not in ("", walk.sender)
    return Finding("group_other", "ok" if other else "other", {**came(raw), "another_sender": other})


async def group_photo(walk: Walk) -> Finding:
    """A picture in the group with the mention in its caption."""
    _require(walk.group)
    return await _photo(walk, "group_photo", await walk.wait(words.GROUP_PHOTO, wanted=_in_group(walk)))


async def offline(walk: Walk) -> Finding:
    """Messages written while nobody fetches: how many come later."""
    _require(walk.chat)
    if (await walk.ask(f"   {words.WRITE_THREE} {words.THEN_ENTER}")).strip().lower() == "b":
        raise Skipped
    count = 0
    while count <= OFFLINE_MESSAGES and await walk.client.get_updates(walk.poll):
        count += 1
    return Finding(
        "offline",
        "ok" if count == OFFLINE_MESSAGES else "other",
        {"written": OFFLINE_MESSAGES, "came": count},
    )


async def counted(walk: Walk) -> Finding:
    """What Bot Creator counts: one direction or both."""
    _require(walk.chat)
    before = await walk.number(words.USED_BEFORE)
    for n in range(QUOTA_MESSAGES):
        await walk.client.send_message(walk.chat, words.counting(n + 1))
    between = await walk.number(words.USED_BETWEEN)
    for n in range(QUOTA_MESSAGES):
        await walk.wait(words.write_number(n + 1))
    after = await walk.number(words.USED_AFTER)
    facts = {"sent_counts": between - before, "received_counts": after - between, "each": QUOTA_MESSAGES}
    return Finding("counted", "ok" if between > before else "other", facts)


async def refusals(walk: Walk) -> Finding:
    """How an unknown chat and an unknown method are refused."""
    chat = await walk.tried(walk.client.send_message("0" * 20, words.POST))
    method = await walk.tried(walk.client.call("khongCo", {}))
    known = chat.startswith(Unreachable.__name__)
    return Finding("refusals", "ok" if known else "other", {"unknown_chat": chat, "unknown_method": method})


async def webhook(walk: Walk) -> Finding:
    """setWebhook, what the platform saw, its test call, and the form of a posted message."""
    url, secret = walk.settings.public_url, walk.settings.zalo_secret
    if url is None or secret is None:
        raise Skipped("BOT_PUBLIC_URL, BOT_ZALO_SECRET")
    told = await walk.client.set_webhook(f"{url}/zalo/{walk.bot_id}", secret.get_secret_value())
    facts: dict[str, Any] = {"verification": told.get("verification")}
    facts["test"] = await walk.tried(walk.client.test_webhook())
    while not walk.posted.empty():
        walk.posted.get_nowait()
    await walk.ask(f"   {words.WRITE_AGAIN} {words.THEN_ENTER}")
    try:
        async with asyncio.timeout(walk.patience):
            facts |= came(await walk.posted.get())
    except TimeoutError:
        return Finding("webhook", "other", {**facts, "came": False})
    finally:
        await walk.client.delete_webhook()
    return Finding("webhook", "ok", {**facts, "came": True})


def _require(value: str) -> None:
    if not value:
        raise Skipped(words.NEEDS_EARLIER)


def _in_group(walk: Walk) -> Callable[[Any], bool]:
    return lambda message: id_of(message, "chat") not in ("", walk.chat)


STEPS: dict[str, Callable[[Walk], Awaitable[Finding]]] = {
    one.__name__: one
    for one in (
        who, webhook_before, private, bold, length, photo, file, picture_out, group, group_other, group_photo,
        offline, counted, refusals, webhook,
    )
}  # fmt: skip
