"""One line of a scripted conversation, checked; what is wrong names the line."""

import itertools
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from tasks.model import VIETNAM

CHANNELS = ("telegram", "zalo")
SHAPES: Mapping[str, tuple[type, ...]] = {
    "at": (str,),
    "as": (str,),
    "text": (str,),
    "chat": (str,),
    "channel": (str,),
    "file": (str,),
    "photo": (str,),
    "unsupported": (str,),
    "choose": (str, int),
    "of": (int,),
    "fresh": (bool,),
    "tick": (bool,),
}
NAMES = {str: "text", int: "a number", bool: "true or false"}


class ScriptError(Exception):
    """A line cannot be played: `number` counts from 0."""

    def __init__(self, number: int, reason: str) -> None:
        super().__init__(f"line {number}: {reason}")
        self.number = number


@dataclass(frozen=True, slots=True)
class Line:
    """What happens at `at`: a message, a choice, a file, something unsupported, or only the clock (`tick`)."""

    number: int
    at: datetime
    who: str = ""
    text: str = ""
    chat: str = ""
    channel: str = "telegram"
    path: Path | None = None
    is_photo: bool = False
    unsupported: str = ""
    choose: str | None = None
    of: int | None = None
    fresh: bool = False
    tick: bool = False


def read_script(text: str, folder: Path) -> list[Line]:
    """The lines of a script in order; paths are relative to `folder`; raises ScriptError."""
    # Only "\n" ends a line: the other separators of Unicode may stand inside a text.
    split = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    rows = [row for row in split if row.strip() and not row.lstrip().startswith("#")]
    lines = [_line(number, row, folder) for number, row in enumerate(rows)]
    for before, after in itertools.pairwise(lines):
        if after.at < before.at:
            raise ScriptError(after.number, "“at” is earlier than the line before")
    return lines


def _line(number: int, row: str, folder: Path) -> Line:
    try:
        data = json.loads(row)
    except (ValueError, RecursionError) as error:
        raise ScriptError(number, "is not JSON") from error
    if not isinstance(data, dict):
        raise ScriptError(number, "is no JSON object")
    data = {key: value for key, value in data.items() if value is not None}
    _check_shapes(number, data)
    _check_sense(number, data)
    return _checked(number, data, folder)


def _check_shapes(number: int, data: dict[str, Any]) -> None:
    """Every key is known and has a value of its own type; a bool is no number."""
    for key, value in data.items():
        if key not in SHAPES:
            raise ScriptError(number, f"“{key}” is not known; known are {', '.join(SHAPES)}")
        right = isinstance(value, SHAPES[key]) and (bool in SHAPES[key] or not isinstance(value, bool))
        if not right:
            wanted = " or ".join(NAMES[kind] for kind in SHAPES[key])
            raise ScriptError(number, f"“{key}” must be {wanted}")


def _check_sense(number: int, data: dict[str, Any]) -> None:
    if "at" not in data:
        raise ScriptError(number, "needs “at”")
    if not data.get("tick") and not data.get("as"):
        raise ScriptError(number, "needs “as” or “tick”")
    if data.get("channel", "telegram") not in CHANNELS:
        raise ScriptError(number, f"“channel” is one of {', '.join(CHANNELS)}")
    if "of" in data and not {"choose", "text"} & set(data):
        raise ScriptError(number, "“of” belongs to “choose” or “text”")


def _checked(number: int, data: dict[str, Any], folder: Path) -> Line:
    file = data.get("file") or data.get("photo")
    return Line(
        number=number,
        at=_moment(number, data["at"]),
        who=str(data.get("as", "")),
        text=str(data.get("text", "")),
        chat=str(data.get("chat", "")),
        channel=str(data.get("channel", "telegram")),
        path=None if file is None else folder / str(file),
        is_photo="photo" in data,
        unsupported=str(data.get("unsupported", "")),
        choose=None if data.get("choose") is None else str(data["choose"]),
        of=data.get("of"),
        fresh=bool(data.get("fresh")),
        tick=bool(data.get("tick")),
    )


def _moment(number: int, value: object) -> datetime:
    try:
        moment = datetime.fromisoformat(str(value))
    except ValueError as error:
        raise ScriptError(number, f"“{value}” is not a time like 2026-11-20T09:00") from error
    return moment.replace(tzinfo=VIETNAM) if moment.tzinfo is None else moment
