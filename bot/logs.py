"""Logging of the process: one line an event as text or JSON, to standard error, without words of a report.

Tokens stand in the addresses of both platforms: whatever looks like one is struck out of every record,
whoever wrote it, and the HTTP client is silent below WARNING.
"""

import logging
import re
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog

PARAMETERS = re.compile(r"\[parameters: .*")
TOKEN = re.compile(r"(\d{5,})(?::|%3A)[A-Za-z0-9_-]{6,}", re.IGNORECASE)
TOLD = ("kind", "signal", "status", "told")  # what `bot.jobs` tells of a job that failed
QUIET = ("httpx", "httpcore", "telegram", "alembic", "uvicorn.access", "asyncio", "PIL")
Event = MutableMapping[str, Any]


def logger(name: str) -> Any:
    """A structured logger: `log.info("event", key=value)`; keys are ids and kinds, never a report's words."""
    return structlog.stdlib.get_logger(name)


def redact(text: str) -> str:
    """The text without tokens (the bot's id stays) and without the values of a failed statement."""
    return PARAMETERS.sub("[parameters: ***]", TOKEN.sub(r"\1:***", text))


def set_up(form: str) -> None:
    """Send every record of the process through one formatter, `text` or `json`."""
    shared: list[Any] = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    last: Any = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if form == "json"
        else structlog.dev.ConsoleRenderer(colors=False)
    )
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[*shared, structlog.stdlib.ExtraAdder(TOLD)],
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.format_exc_info,
            last,
        ],
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Redacting(formatter))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.INFO)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.getLogger("telegram.request").setLevel(logging.CRITICAL)


class _Redacting(logging.Formatter):
    """Strikes tokens out of the finished line, so that nothing can slip past."""

    def __init__(self, inner: logging.Formatter) -> None:
        super().__init__()
        self._inner = inner

    def format(self, record: logging.LogRecord) -> str:
        return redact(self._inner.format(record))
