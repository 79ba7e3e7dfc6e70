"""The README's chat, played through the real handlers: every answer word for word."""

import re
from pathlib import Path

from bot.converse import Player
from bot.files import FileStore
from bot.script import Line, read_script
from storage.database import Database
from tests.house import DESK

README = Path(__file__).parents[2] / "README.md"
BOT = "Tiến Độ"


def chat() -> list[tuple[str, str]]:
    """(who, words) in order; the words of several lines are joined."""
    block = re.search(r"```text\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    assert block
    said: list[tuple[str, str]] = []
    for row in block[1].splitlines():
        match = re.match(r"(\S[^:]*):\s+(.*)", row)
        if match and not row.startswith(" "):
            said.append((match[1], match[2]))
        else:
            said[-1] = (said[-1][0], f"{said[-1][1]}\n{row.strip()}")
    return said


def test_the_chat_of_the_readme_is_true(database: Database, tmp_path: Path) -> None:
    said = chat()
    rows = [
        f'{{"at": "2026-11-20T09:00", "as": "{who}", "text": "{words}"}}' for who, words in said if who != BOT
    ]
    lines: list[Line] = read_script("\n".join(rows), tmp_path)
    outputs = list(Player(database, DESK, FileStore(tmp_path / "files")).play(lines))
    answers = [_shown(o) for o in outputs if not o["clock"]]
    assert answers == [words for who, words in said if who == BOT]


def _shown(output: dict) -> str:  # type: ignore[type-arg]
    choices = " ".join(f"[{label}]" for label in output["choices"])
    return output["text"] + (f"\n{choices}" if choices else "")
