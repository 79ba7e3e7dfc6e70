"""Which files are kept: one row per content, addressed by its SHA-256; the bytes lie in the file store."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.dialects.postgresql import insert as pg_insert
from sqlalchemy.dialects.sqlite import insert as lite_insert

from storage.tables import file


@dataclass(frozen=True, slots=True)
class StoredFile:
    """One kept file; `name` is the one under which its content first came, `size` is in bytes."""

    id: int
    sha256: str
    name: str
    size: int
    media_type: str
    created_at: datetime


def put(conn: Connection, sha256: str, name: str, size: int, media_type: str, now: datetime) -> int:
    """Record a content whose bytes are already on disk; the same content keeps its id and first name."""
    insert = pg_insert if conn.dialect.name == "postgresql" else lite_insert
    values = {"sha256": sha256, "name": name, "size": size, "media_type": media_type, "created_at": now}
    query = insert(file).values(values).on_conflict_do_nothing().returning(file.c.id)
    row = conn.execute(query).first()
    if row is None:
        row = conn.execute(select(file.c.id).where(file.c.sha256 == sha256)).one()
    return int(row.id)


def get(conn: Connection, file_id: int) -> StoredFile | None:
    """One kept file by id, None when there is none."""
    row = conn.execute(select(file).where(file.c.id == file_id)).first()
    return None if row is None else _file(row)


def _file(r: Any) -> StoredFile:
    return StoredFile(r.id, r.sha256, r.name, r.size, r.media_type, r.created_at)
