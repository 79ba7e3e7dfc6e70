"""Puts what was made into the file store."""

import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from bot.files import FileStore, media_type


def kept(arguments: Mapping[str, Any], build: Callable[[Path], None]) -> dict[str, Any]:
    """Build a file of the wanted ending and keep its content: {sha256, name, size, media_type}."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / f"out{arguments['ending']}"
        build(out)
        content = out.read_bytes()
    digest = FileStore(Path(arguments["folder"])).save(content)
    name = str(arguments["name"])
    return {"sha256": digest, "name": name, "size": len(content), "media_type": media_type(name)}
