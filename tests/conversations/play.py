"""Whole conversations as text, played through the real converse on both renderings.

@ 2026-11-20 09:00                     the clock (also runs what is due on the way)
Lê Thị Nga: nv 2.1 đạt 60%             a private message; "Name [group]: text" in a group
  < Tiến độ: 60 %                      some answer to it contains this
  <! hoàn thành                        no answer to it contains this
  > Trần Văn Bình < xin xác nhận       a message to somebody else contains this
  none                                 nothing is answered
Lê Thị Nga ^4: xong                    a reply to output 4
Lê Thị Nga > Đúng                      a choice by its label or number ("> 2 of 4" for an old card)
Lê Thị Nga + tap.docx: caption         a file beside the script
~ other                                from here on the other channel, or back
= I.2.1 percent 60                     a stored fact at the end
"""

import json
import re
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.converse import Player
from bot.files import FileStore
from bot.script import read_script
from storage import reports, tasks
from storage.database import Database
from tests.conversations.tidy import untidy
from tests.house import DESK

SAYS = re.compile(
    r"(?P<who>[^\[\]:<>+]+?)(?: \[(?P<chat>[^\]]+)\])?(?P<fresh> \*)?(?: \^(?P<of>\d+))?: (?P<text>.*)"
)
TAPS = re.compile(r"(?P<who>[^\[\]:<>+]+?)(?: \[(?P<chat>[^\]]+)\])? > (?P<choice>.+?)(?: of (?P<of>\d+))?")
FILE = re.compile(r"(?P<who>[^\[\]:<>+]+?) \+ (?P<file>[^:]+?)(?:: (?P<text>.*))?")
EXPECT = re.compile(r"(?:> (?P<to>[^<]+) )?(?P<sign><!|<) (?P<text>.*)")


@dataclass
class Step:
    """One line of a conversation with what is expected of it."""

    line: dict[str, Any]
    source: str
    expected: list[tuple[str, str, str]] = field(default_factory=list)


def parse(text: str) -> tuple[list[Step], list[str]]:
    """The steps and the facts of a conversation."""
    steps: list[Step] = []
    facts: list[str] = []
    at, other = "", False
    for raw in text.splitlines():
        row = raw.strip()
        if not row or row.startswith("#"):
            continue
        if row.startswith("@ "):
            at = row[2:].replace(" ", "T")
            steps.append(Step({"at": at, "tick": True}, row))
        elif row.startswith("= "):
            facts.append(row[2:])
        elif row == "~ other":
            other = not other
        elif raw.startswith("  "):
            steps[-1].expected.append(_expectation(row))
        else:
            steps.append(Step({"at": at, "other": other, **_said(row)}, row))
    return steps, facts


def _expectation(row: str) -> tuple[str, str, str]:
    if row == "none":
        return "", "none", ""
    match = EXPECT.fullmatch(row)
    assert match, f"not an expectation: {row}"
    return (match["to"] or "").strip(), match["sign"], match["text"]


def _said(row: str) -> dict[str, Any]:
    if match := TAPS.fullmatch(row):
        found: dict[str, Any] = {"as": match["who"], "choose": match["choice"]}
        if match["of"]:
            found["of"] = int(match["of"])
    elif match := FILE.fullmatch(row):
        kind = "photo" if match["file"].endswith(".jpg") else "file"
        return {"as": match["who"], kind: match["file"], "text": match["text"] or ""}
    else:
        match = SAYS.fullmatch(row)
        assert match, f"not a line of a conversation: {row}"
        found = {"as": match["who"], "text": match["text"].replace("\\n", "\n")}
        if match["fresh"]:
            found["fresh"] = True
        if match["of"]:
            found["of"] = int(match["of"])
    if match["chat"]:
        found["chat"] = match["chat"]
    return found


def play(text: str, channel: str, database: Database, folder: Path) -> tuple[str, dict[str, Any]]:
    """Play a conversation on a channel; answers the story of what went wrong ("" if all is well) and the facts."""
    steps, facts = parse(text)
    second = {"telegram": "zalo", "zalo": "telegram"}[channel]
    rows = (
        {
            **{k: v for k, v in s.line.items() if k != "other"},
            "channel": second if s.line.get("other") else channel,
        }
        for s in steps
    )
    script = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    player = Player(database, DESK, FileStore(folder / "files"))
    lines = read_script(script, Path(__file__).parent)
    outputs = list(player.play(lines))
    wrong = [p for n, step in enumerate(steps) for p in problems(n, step, outputs)]
    wrong += [f"{o['text']}" for o in outputs if "error" in o]
    wrong += untidy(outputs)
    stored = database.read(facts_of)
    wrong += [f"fact “{fact}”: is {_fact(stored, fact)}" for fact in facts if not holds(stored, fact)]
    return ("\n".join([*wrong, "", *story(steps, outputs)]) if wrong else ""), stored


def problems(number: int, step: Step, outputs: list[dict[str, Any]]) -> list[str]:
    who = step.line.get("chat") or step.line.get("as", "")
    mine = [o for o in outputs if o["cause"] == number]
    wrong = []
    for to, sign, text in step.expected:
        heard = [
            o["text"] + " " + " ".join(o["choices"])
            for o in mine
            if o["to"] == (to or who) or (not who and not to)
        ]
        if sign == "none" and mine:
            wrong.append(f"{step.source}: answered")
        if sign == "<" and not any(text in said for said in heard):
            wrong.append(f"{step.source}: no answer has “{text}”")
        if sign == "<!" and any(text in said for said in heard):
            wrong.append(f"{step.source}: an answer has “{text}”")
    return wrong


def story(steps: list[Step], outputs: list[dict[str, Any]]) -> list[str]:
    rows = []
    for n, step in enumerate(steps):
        rows.append(step.source)
        rows += [f"    -> {o['to']}: {o['text']} {o['choices'] or ''}" for o in outputs if o["cause"] == n]
    return rows


def facts_of(conn: Any) -> dict[str, Any]:
    """What is stored, without ids of messages: the same on every channel."""
    found: dict[str, Any] = {}
    for task in tasks.all_tasks(conn, gone=True):
        row = {k: _plain(v) for k, v in ((f, getattr(task, f)) for f in task.__slots__)}
        row.pop("last_report_at")
        row["reports"] = [
            (r.id, r.effective_on.isoformat(), r.words, r.reverted) for r in reports.of_task(conn, task.id)
        ]
        found[task.path if task.path not in found else f"#{task.id}"] = row
    return found


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


def _fact(stored: dict[str, Any], fact: str) -> Any:
    path, name, *_ = fact.split(" ", 2)
    row = stored.get(path, {})
    return len(row.get("reports", ())) if name == "reports" else row.get(name)


def holds(stored: dict[str, Any], fact: str) -> bool:
    wanted = fact.split(" ", 2)[2] if fact.count(" ") > 1 else ""
    value = _fact(stored, fact)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(wanted) == float(value)
    return str("" if value is None else value) == wanted


def local(text: str) -> datetime:
    """A local time of a script."""
    return datetime.fromisoformat(text)
