"""`understand` and `dates`: one line in, one JSON object out; no database, no network."""

import json
import sys
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from statistics import median
from typing import Annotated, Any

import typer

from bot.commands.moments import moment
from bot.exits import Fault
from bot.holidays import public_holidays
from tasks.model import VIETNAM

WARM_UP = 50
Now = Annotated[str, typer.Option("--now", help="Thời điểm hiện tại, ví dụ 2026-11-20T09:00.")]
Time = Annotated[bool, typer.Option("--time", help="In thời gian xử lý (micro giây) ra kênh lỗi.")]


def understand(
    now: Now,
    chat: Annotated[str, typer.Option("--chat", help="private hoặc group.")] = "private",
    timing: Time = False,
    explain: Annotated[bool, typer.Option("--explain", help="In thêm các quy tắc đã dùng.")] = False,
) -> None:
    """Print what each line of standard input means, as one JSON object a line."""
    from vietnamese.understand import understand as read

    start = moment(now).astimezone(VIETNAM)
    _one_of("--chat", chat, ("private", "group"))

    def answer(own: dict[str, Any]) -> dict[str, Any]:
        found = read(own["text"], own.get("now", start), chat=own.get("chat", chat))
        return (
            {**found.as_json(), "explain": [str(step) for step in found.trace]}
            if explain
            else found.as_json()
        )

    _serve(answer, timing, {"chat": ("private", "group")})


def dates(
    now: Now,
    tense: Annotated[str, typer.Option("--tense", help="future hoặc past.")] = "future",
    timing: Time = False,
) -> None:
    """Print the dates that each line of standard input names, as one JSON object a line."""
    from vietnamese.dates import read_date

    start, calendar = moment(now).astimezone(VIETNAM), public_holidays()
    _one_of("--tense", tense, ("future", "past"))

    def answer(own: dict[str, Any]) -> dict[str, Any]:
        found = read_date(own["text"], own.get("now", start), own.get("tense", tense), calendar)
        return {
            "from": found.start.isoformat() if found.start else None,
            "to": found.end.isoformat() if found.end else None,
            "grain": found.grain,
            "kind": found.kind,
            "text": found.text,
            "ask": found.ask,
        }

    _serve(answer, timing, {"tense": ("future", "past")})


def _one_of(name: str, value: str, allowed: tuple[str, ...]) -> None:
    if value not in allowed:
        raise Fault(f"{name}: dùng {' hoặc '.join(allowed)}", 2)


def _serve(answer: Callable[[dict[str, Any]], Any], timing: bool, words: dict[str, tuple[str, ...]]) -> None:
    lines = [_own(raw, words) for raw in _lines()]
    if timing:
        for own in lines[:WARM_UP]:
            answer(own)
    spent = []
    for own in lines:
        begun = time.perf_counter()
        found = answer(own)
        spent.append((time.perf_counter() - begun) * 1e6)
        sys.stdout.write(json.dumps(found, ensure_ascii=False) + "\n")
    if timing and spent:
        ordered = sorted(spent)
        worst = ordered[min(len(ordered) - 1, int(0.99 * len(ordered)))]
        sys.stderr.write(f"median {median(spent):.0f} µs, p99 {worst:.0f} µs, {len(spent)} lines\n")


def _lines() -> Iterator[str]:
    data = sys.stdin.buffer.read().decode("utf-8", errors="replace")
    rows = data.split("\n")
    yield from (row.rstrip("\r") for row in (rows[:-1] if rows and rows[-1] == "" else rows))


def _own(raw: str, words: dict[str, tuple[str, ...]]) -> dict[str, Any]:
    """A line with its own settings when it is a JSON object with a text, else a plain text."""
    if raw.startswith("{"):
        try:
            data = json.loads(raw)
        except ValueError:
            data = None
        if isinstance(data, dict) and "text" in data:
            return _checked(data, words)
    return {"text": raw}


def _checked(data: dict[str, Any], words: dict[str, tuple[str, ...]]) -> dict[str, Any]:
    own: dict[str, Any] = {"text": str(data["text"])}
    if isinstance(data.get("now"), str):
        try:
            value = datetime.fromisoformat(data["now"])
            own["now"] = value.replace(tzinfo=VIETNAM) if value.tzinfo is None else value.astimezone(VIETNAM)
        except ValueError:
            pass
    return own | {k: data[k] for k, allowed in words.items() if data.get(k) in allowed}
