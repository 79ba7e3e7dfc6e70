"""What `doctor` asks the platforms: who the bot is, the clock, Zalo's webhook and month; and the footing of files."""

import asyncio
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import httpx

from bot.channels.port import QuotaGone, Refused, SendFailed, TokenRefused
from bot.channels.zalo_client import ZaloClient
from bot.settings import Settings
from handlers import quota
from handlers.turn import Desk
from storage import accounts
from storage.database import Database
from vietnamese.words import doctor as words
from vietnamese.words import quota as quota_words

LOOPBACK = ("127.0.0.1", "localhost", "::1")
Check = tuple[str, bool, str]


def checks(settings: Settings, database: Database, desk: Desk) -> Iterator[Check]:
    """One line for each bot, its webhook and its month, then the footing; (name, fine, words)."""
    if settings.telegram_token is None and not settings.zalo_tokens:
        yield "kênh", True, words.NO_CHANNEL
    if settings.telegram_token is not None:
        yield _reach("Telegram", settings.telegram_api_url, settings.telegram_token.get_secret_value())
    months = {row.bot_id: row for row in database.read(lambda c: quota.rows(c, desk, datetime.now(UTC)))}
    bound = database.read(accounts.bound_by_bot)
    for token in settings.zalo_tokens:
        bot_id = token.partition(":")[0]
        name = f"Zalo {bot_id}"
        found = _reach(name, settings.zalo_api_url, token)
        yield found
        if found[1]:
            yield f"{name} webhook", *asyncio.run(_webhook(settings, token))
        yield _people(name, bound.get(("zalo", bot_id), 0), settings.zalo_people_limit)
        if bot_id in months:
            row = months[bot_id]
            yield f"{name} hạn mức", not row.parked, quota_words.short(row)
    yield "đường truyền tệp", True, footing(settings)


def _reach(name: str, base: str, token: str) -> Check:
    """getMe, and the platform's clock against ours."""
    try:
        answer = httpx.post(f"{base}/bot{token}/getMe", json={}, timeout=10)
        body = answer.json()
    except (httpx.HTTPError, ValueError):
        return name, False, words.UNREACHABLE
    if not (isinstance(body, dict) and body.get("ok")):
        return name, False, words.REFUSED
    return name, True, words.reached(_called(body.get("result")), _skew(answer.headers.get("Date")))


def _called(me: Any) -> str:
    found = me if isinstance(me, Mapping) else {}
    return str(found.get("display_name") or found.get("account_name") or found.get("username") or "")


def _skew(stamp: str | None) -> float:
    try:
        ahead = (datetime.now(UTC) - parsedate_to_datetime(stamp or "")).total_seconds()
    except (TypeError, ValueError):
        return 0.0
    return ahead if abs(ahead) > 30 else 0.0


async def _webhook(settings: Settings, token: str) -> tuple[bool, str]:
    """Whether what is set fits the mode, and what the platform sees there."""
    client = ZaloClient(token, settings.zalo_api_url)
    try:
        url = await client.webhook_url()
        if settings.zalo_mode == "polling":
            return not url, words.POLLING if not url else words.left_over(url)
        wanted = f"{settings.public_url}/zalo/{token.partition(':')[0]}"
        if url != wanted:
            return False, words.other_webhook(url, wanted)
        return _seen(await client.test_webhook(), wanted)
    except (QuotaGone, Refused) as error:
        return True, words.not_tested(str(error))
    except TokenRefused:
        return False, words.REFUSED
    except SendFailed:
        return False, words.UNREACHABLE
    finally:
        await client.close()


def _seen(tested: Mapping[str, Any], url: str) -> tuple[bool, str]:
    good = tested.get("ok") is True
    outcome = str(tested.get("outcome") or tested.get("status_code") or "")
    return good, words.tested(url, good, outcome, str(tested.get("hint") or ""))


def _people(name: str, count: int, room: int) -> Check:
    return f"{name} người", not room or count <= room, words.people(count, room)


def footing(settings: Settings) -> str:
    """Which of the three footings files stand on: public, through a tunnel, or inside the agency only."""
    if settings.public_url is None:
        return words.footing_none(settings.local_url, settings.web_host in LOOPBACK)
    if settings.public_tunnel:
        return words.footing_tunnel(settings.public_url)
    return words.footing_public(settings.public_url)
