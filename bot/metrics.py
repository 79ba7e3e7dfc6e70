"""What the process counts for its operator (Prometheus): how much came, went, failed, waits, and how long."""

from datetime import datetime

from prometheus_client import CollectorRegistry, Counter, Gauge, PlatformCollector, ProcessCollector
from prometheus_client.exposition import generate_latest
from sqlalchemy import Connection

from handlers import quota
from handlers.turn import Desk
from storage import inbox, outbox

REGISTRY = CollectorRegistry()
ProcessCollector(registry=REGISTRY)
PlatformCollector(registry=REGISTRY)

RECEIVED = Counter("bot_updates_received", "Updates committed to the inbox", ["channel"], registry=REGISTRY)
HANDLED = Counter("bot_messages_handled", "Inbox rows handled", ["channel", "result"], registry=REGISTRY)
SENT = Counter("bot_messages_sent", "Messages by outcome", ["channel", "outcome"], registry=REGISTRY)
WAITING = Gauge("bot_waiting", "Rows that wait", ["table"], registry=REGISTRY)
OLDEST = Gauge("bot_waiting_oldest_seconds", "Age of the oldest row that waits", ["table"], registry=REGISTRY)
UP = Gauge(
    "bot_channel_up", "1 when a channel has started and receives", ["channel", "bot"], registry=REGISTRY
)
USED = Gauge("bot_month_messages", "Messages of the month", ["bot", "direction"], registry=REGISTRY)
LEFT = Gauge("bot_month_messages_left", "What is left of the month", ["bot"], registry=REGISTRY)
BOUND = Gauge("bot_people_bound", "People bound to a bot", ["bot"], registry=REGISTRY)


def measure(conn: Connection, desk: Desk, now: datetime) -> None:
    """Bring the gauges of the tables up to date."""
    for row in quota.rows(conn, desk, now):
        USED.labels(row.bot_id, "received").set(row.received)
        USED.labels(row.bot_id, "sent").set(row.sent)
        LEFT.labels(row.bot_id).set(row.left if row.limit else float("inf"))
        BOUND.labels(row.bot_id).set(row.people)
    for name, (count, oldest) in (("inbox", inbox.waiting(conn)), ("outbox", outbox.waiting(conn))):
        WAITING.labels(name).set(count)
        OLDEST.labels(name).set(0 if oldest is None else max(0.0, (now - oldest).total_seconds()))


def page() -> bytes:
    """Everything in the text format of Prometheus."""
    return generate_latest(REGISTRY)
