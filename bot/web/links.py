"""Signed, expiring addresses for files handed out and for uploads; whoever has one needs nothing else.

`<payload>.<mac>`, both URL-safe base64; the MAC is HMAC-SHA-256 over purpose and payload, cut to 144 bits,
so a link for one purpose never serves another. Nothing is stored: an expired or altered link is None.
"""

import base64
import binascii
import hashlib
import hmac
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

MAC_BYTES = 18


@dataclass(frozen=True, slots=True)
class FileLink:
    """A permission to read one file under a name."""

    file_id: int
    name: str


def sign(secret: str, file_id: int, name: str, expires: datetime) -> str:
    """The last part of a file's address, good until `expires`."""
    return _seal(secret, "file", [file_id, int(expires.timestamp()), name])


def verify(secret: str, signed: str, now: datetime) -> FileLink | None:
    """What a file's address permits now; None when it is altered or over."""
    values = _open(secret, "file", signed, now)
    return None if values is None else FileLink(int(values[0]), str(values[2]))


def sign_upload(secret: str, person_id: int, expires: datetime) -> str:
    """The last part of an upload address of one person, good until `expires`."""
    return _seal(secret, "upload", [person_id, int(expires.timestamp())])


def verify_upload(secret: str, signed: str, now: datetime) -> int | None:
    """Whose upload an address permits now; None when it is altered or over."""
    values = _open(secret, "upload", signed, now)
    return None if values is None else int(values[0])


def _seal(secret: str, purpose: str, values: list[Any]) -> str:
    payload = _encode(json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode())
    return f"{payload}.{_mac(secret, purpose, payload)}"


def _open(secret: str, purpose: str, signed: str, now: datetime) -> list[Any] | None:
    payload, _, mac = signed.partition(".")
    if not hmac.compare_digest(mac.encode(), _mac(secret, purpose, payload).encode()):
        return None
    try:
        values = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    except (ValueError, binascii.Error):
        return None
    return list(values) if now < datetime.fromtimestamp(values[1], UTC) else None


def _mac(secret: str, purpose: str, payload: str) -> str:
    whole = hmac.new(secret.encode(), f"{purpose}:{payload}".encode(errors="replace"), hashlib.sha256)
    return _encode(whole.digest()[:MAC_BYTES])


def _encode(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")
