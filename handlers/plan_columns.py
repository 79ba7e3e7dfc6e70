"""Corrected columns of a plan's table, remembered for the next file with the same headings."""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence

from sqlalchemy import Connection

from storage import settings
from vietnamese.normalize import fold

DIGITS = re.compile(r"[\d/.\-]+")


def remembered(conn: Connection, header: Sequence[str]) -> dict[str, str]:
    """What the office said of such a table: {column from 1: role}, empty when nothing."""
    key = _key(header)
    found = settings.get(conn, key) if key else None
    return dict(json.loads(found)) if found else {}


def remember(conn: Connection, header: Sequence[str], mapping: Mapping[str, str]) -> None:
    """Keep the corrections; a table without headings has no shape to know it again by."""
    key = _key(header)
    if key and mapping:
        settings.put(conn, key, json.dumps(dict(mapping)))


def _key(header: Sequence[str]) -> str:
    """The headings without marks and dates: next month's column says another cut-off."""
    names = [" ".join(DIGITS.sub(" ", fold(name)).split()) for name in header]
    if not any(names):
        return ""
    return f"columns:{hashlib.sha256('|'.join(names).encode()).hexdigest()[:32]}"
