"""Reads the corpora: a message on a line of its own, its labels on the indented line below.

    nv 2.1 đạt 60%
        report | tasks: 2.1 | percent: 60 | status: in_progress?

"a || b" are other right values, a "?" at the end (or "none") also right to leave out; "- …" lines are the parts of a message with
several tasks. A message beginning with "@" was said in a group; \\n is a line break.
"""

import re
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "corpus"
PLAIN = Path(__file__).parent / "lists"
LISTS = ("tasks", "filters", "quantities", "documents")


def read(name: str) -> list[dict[str, Any]]:
    """All labelled messages of one file, each {"text", "chat", "gold", "accept"}."""
    found: list[dict[str, Any]] = []
    for row in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        if not row.strip() or row.startswith("# "):
            continue
        if not row.startswith("    "):
            text = row.replace("\\n", "\n")
            found.append(
                {
                    "text": text,
                    "chat": "group" if text.startswith("@") else "private",
                    "gold": {},
                    "accept": {},
                }
            )
        elif row.strip().startswith("- "):
            part, _ = _labels(row.strip()[2:].split(" | "))
            found[-1]["gold"].setdefault("multi", []).append(part)
        else:
            intent, *rest = row.strip().split(" | ")
            found[-1]["gold"], found[-1]["accept"] = _labels(rest)
            found[-1]["gold"]["intent"], *others = intent.split(" || ")
            if others:
                found[-1]["accept"]["intent"] = others
    return found


def _labels(pieces: list[str]) -> tuple[dict[str, Any], dict[str, list[Any]]]:
    gold: dict[str, Any] = {}
    accept: dict[str, list[Any]] = {}
    for piece in pieces:
        key, values = piece.split(": ", 1)
        optional = values.endswith("?") or " || none" in values
        options = [_value(key, v) for v in values.removesuffix("?").split(" || ") if v != "none"]
        options = [v for v in options if v is not None]
        if not options:
            continue
        gold[key] = options[0]
        if options[1:] or optional:
            accept[key] = options[1:] + ([None] if optional else [])
    return gold, accept


def _value(key: str, text: str) -> Any:
    if text == "-":
        return None
    if key == "percent":
        return float(text)
    if key in ("due", "period"):
        start, end = text.split("..")
        return {"start": start or None, "end": end}
    if key == "repeat":
        pairs = dict(pair.split("=") for pair in text.split())
        return {k: int(v) if v.isdigit() else v for k, v in pairs.items()}
    if key == "quantities":
        return [_quantity(item) for item in text.split("; ")]
    if key == "documents":
        return [
            {"number": item.split("@")[0], "date": ([*item.split("@"), None])[1]} for item in text.split("; ")
        ]
    if key in LISTS:
        return [item.strip() for item in re.split(r", (?=\S)", text)]
    return text


def _quantity(text: str) -> dict[str, Any]:
    numbers, _, what = text.partition(" ")
    done, total = numbers.split("/")
    return {"done": float(done), "total": None if total == "-" else float(total), "what": what or None}


def listed(name: str) -> list[str]:
    """The lines of a file that is a plain list."""
    return [
        row
        for row in (PLAIN / name).read_text(encoding="utf-8").splitlines()
        if row and not row.startswith("# ")
    ]
