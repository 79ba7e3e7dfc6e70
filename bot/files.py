"""The bytes of every file that came in or was made: `<folder>/ab/<sha256>`, durable before anyone names them.

A content is stored once, whatever its name; a file is complete and synced, with its folder, before `save`
answers, so a row of the database never names bytes that a power cut took away.
"""

import hashlib
import mimetypes
import os
import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from storage.database import Database

LARGEST_IN = 20 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class FileStore:
    """A folder of contents addressed by their SHA-256."""

    folder: Path

    def path(self, sha256: str) -> Path:
        """Where the bytes of a content lie (absolute), stored or not."""
        return (self.folder / sha256[:2] / sha256).absolute()

    def save(self, content: bytes) -> str:
        """Write a content durably and answer its SHA-256; saving it again changes nothing."""
        digest = hashlib.sha256(content).hexdigest()
        target = self.path(digest)
        if not target.exists():
            _make_folder(target.parent)
            _write_whole(target, content)
        return digest

    def read(self, sha256: str) -> bytes:
        """The bytes of a content; FileNotFoundError when they are not here."""
        return self.path(sha256).read_bytes()


def keep(database: "Database", store: FileStore, content: bytes, name: str, now: datetime) -> int:
    """Store a content and its row; answers the id of the row."""
    from storage import files  # the child process of a job keeps contents and knows no database

    digest = store.save(content)
    return database.write(lambda conn: files.put(conn, digest, name, len(content), media_type(name), now))


def media_type(name: str) -> str:
    """The media type that a name's ending tells, `application/octet-stream` when it tells none."""
    return mimetypes.guess_type(name)[0] or "application/octet-stream"


def _make_folder(folder: Path) -> None:
    if folder.exists():
        return
    folder.mkdir(parents=True, exist_ok=True)
    _sync_folder(folder.parent)


def _write_whole(target: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".new-")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
