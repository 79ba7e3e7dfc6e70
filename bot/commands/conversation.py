"""`converse`: plays a scripted conversation against the configured database with a simulated clock."""

import json
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from bot import desk as desks
from bot.commands.opening import opened
from bot.converse import Player
from bot.exits import Fault
from bot.files import FileStore
from bot.script import ScriptError, read_script
from bot.settings import read_settings

Now = Annotated[str | None, typer.Option("--now", help="Bỏ qua: thời điểm nằm trong từng dòng.")]


def converse(
    script: Annotated[Path, typer.Argument(help="Tệp .jsonl, mỗi dòng một tin nhắn hoặc mốc thời gian.")],
    now: Now = None,
) -> None:
    """Play a script and print every message that goes out, as one JSON object a line."""
    settings = read_settings()
    try:
        lines = read_script(script.read_text(encoding="utf-8"), script.parent)
    except OSError as error:
        raise Fault(f"{script}: không đọc được ({error.strerror})", 2) from error
    except (ScriptError, UnicodeDecodeError) as error:
        raise Fault(f"{script}: {error}", 2) from error
    with opened(settings) as database:
        moment = lines[0].at if lines else datetime.now(UTC)
        desk = desks.desk(settings, desks.secret_key(settings, database), lambda: moment)
        desk = replace(desk, sparing=False)  # nothing is delayed by a platform's limits
        player = Player(database, desk, FileStore(settings.files_dir))
        try:
            for output in player.play(lines):
                sys.stdout.write(json.dumps(output, ensure_ascii=False) + "\n")
                sys.stdout.flush()
        except ScriptError as error:
            raise Fault(f"{script}: {error}", 2) from error
