"""What the process lends to every turn: holidays, the limits of each channel, signed links; and its secret."""

import secrets
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from bot.holidays import public_holidays
from bot.settings import Settings
from bot.web import links
from handlers.messages import Allowance, Limits, OutFile
from handlers.turn import Desk
from storage import settings as facts
from storage.database import Database

LINK_LIVES = timedelta(days=7)
LIMITS = {
    "telegram": Limits(characters=4096, caption=1024, buttons=True, files=True, edits=True),
    "zalo": Limits(characters=2000, caption=2000, buttons=False, files=False),
    "playground": Limits(characters=4096, caption=1024, buttons=True, files=True, edits=True),
}
KEY = "secret_key"


def desk(settings: Settings, secret: str, clock: Callable[[], datetime]) -> Desk:
    """The desk of a running service on its footing: public links, links within the agency's network, or none."""
    base = settings.public_url or settings.local_url

    def link(file: OutFile) -> str | None:
        if base is None:
            return None
        return f"{base}/files/{links.sign(secret, file.file_id, file.name, clock() + LINK_LIVES)}"

    def upload_link(person_id: int) -> str | None:
        if base is None:
            return None
        return f"{base}/upload/{links.sign_upload(secret, person_id, clock() + LINK_LIVES)}"

    allowance = Allowance(
        settings.zalo_monthly_limit, settings.zalo_count_received, settings.zalo_people_limit
    )
    return Desk(
        holidays=public_holidays(),
        limits={**LIMITS, "zalo": zalo_limits(settings)},
        link=link,
        upload_link=upload_link,
        allowances={"zalo": allowance},
        linked=base is not None,
    )


def zalo_limits(settings: Settings) -> Limits:
    """What Zalo can carry here: it fetches pictures itself, so they need a public address."""
    public = settings.public_url is not None
    return replace(LIMITS["zalo"], pictures=public, local=not public and settings.local_url is not None)


def secret_key(settings: Settings, database: Database) -> str:
    """The key that signs links: the setting, else one made at the first start and kept."""
    if settings.secret_key is not None:
        return settings.secret_key.get_secret_value()
    found = database.read(lambda conn: facts.get(conn, KEY))
    if found is None:
        made = secrets.token_urlsafe(32)
        database.write(lambda conn: facts.put(conn, KEY, made))
        return made
    return found
