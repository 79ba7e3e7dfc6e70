"""The moment that a command records."""

from datetime import UTC, datetime

from bot.exits import Fault
from tasks.model import VIETNAM


def moment(now: str | None) -> datetime:
    """The moment that a command records: `--now ISO` (local when it names no zone), else the clock."""
    if now is None:
        return datetime.now(UTC)
    try:
        value = datetime.fromisoformat(now)
    except ValueError as error:
        raise Fault(f"--now: “{now}” không phải thời điểm như 2026-11-20T09:00", 2) from error
    return value.replace(tzinfo=VIETNAM) if value.tzinfo is None else value
