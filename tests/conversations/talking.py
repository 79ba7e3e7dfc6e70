"""A conversation said line by line, for tests that send back a file which the bot made a moment before."""

import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from bot.converse import Player
from bot.files import FileStore
from bot.script import read_script
from storage.database import Database
from tests.house import DESK


class Talk:
    """Says one line after the other on a channel; each answer is what the speaker gets."""

    def __init__(self, database: Database, folder: Path, channel: str, at: str) -> None:
        self._player = Player(database, DESK, FileStore(folder / "files"))
        self._folder, self._channel, self._at = folder, channel, datetime.fromisoformat(at)

    def say(self, who: str, text: str) -> dict[str, Any]:
        """The answer to a text."""
        return self._line({"as": who, "text": text})

    def send(self, who: str, path: Path) -> dict[str, Any]:
        """The answer to a file."""
        return self._line({"as": who, "file": str(path)})

    def wait(self, to: str) -> None:
        """Let the clock run to a later moment."""
        self._at = datetime.fromisoformat(to)

    def run_clock(self, to: str) -> list[dict[str, Any]]:
        """Everything that the clock sends until a later moment."""
        self._at = datetime.fromisoformat(to)
        script = read_script(json.dumps({"at": to, "tick": True}), self._folder)
        return list(self._player.play(script))

    def _line(self, line: dict[str, Any]) -> dict[str, Any]:
        self._at += timedelta(minutes=1)
        whole = {"at": self._at.isoformat(), "channel": self._channel, **line}
        script = read_script(json.dumps(whole, ensure_ascii=False), self._folder)
        mine = [o for o in self._player.play(script) if o["to"] == line["as"] and not o["clock"]]
        assert mine, f"nothing answers {line}"
        assert not any("error" in o for o in mine), mine
        texts = "\n".join(o["text"] for o in mine)
        choices = [c for o in mine for c in o["choices"]]
        return {"text": texts, "choices": choices, "files": [Path(f) for o in mine for f in o["files"]]}
