"""What the trial found, as JSON and as a page; written after every step, so that nothing is lost midway.

No message's words, no id and no token is kept: of an update only its shape.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from tasks.model import VIETNAM
from vietnamese.words import trial as words

SHOWN = ("event_name", "chat_type", "message_type", "is_bot")
SAMPLE = 24


@dataclass(frozen=True, slots=True)
class Finding:
    """One step: "ok" as documented, "other" otherwise, "failed", or "skipped"; `facts` is what the platform did."""

    step: str
    outcome: str
    facts: Mapping[str, Any] = field(default_factory=dict)


def shape(raw: Any) -> Any:
    """An update without its content: names of fields with the kind of their values."""
    if isinstance(raw, Mapping):
        return {str(k): (v if k in SHOWN else shape(v)) for k, v in raw.items()}
    if isinstance(raw, list):
        return [shape(one) for one in raw[:3]]
    if isinstance(raw, str):
        return f"text({len(raw)})"
    return type(raw).__name__


def write(found: list[Finding], out: Path, now: datetime, bot: str) -> None:
    """Both files, under one name."""
    stamp = now.astimezone(VIETNAM).isoformat(timespec="minutes")
    whole = {"bot": bot, "at": stamp, "steps": [asdict(one) for one in found]}
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(whole, ensure_ascii=False, indent=2, default=str) + "\n", encoding="utf-8")
    out.with_suffix(".md").write_text(_page(found, stamp, bot), encoding="utf-8")


def _page(found: list[Finding], stamp: str, bot: str) -> str:
    rows = [f"# {words.PAGE}", "", f"{bot}, {stamp}", "", f"| {' | '.join(words.COLUMNS)} |", "|---|---|---|"]
    rows += [f"| {words.TITLES[f.step]} | {words.OUTCOMES[f.outcome]} | {_facts(f)} |" for f in found]
    return "\n".join(rows) + "\n"


def _facts(one: Finding) -> str:
    said = "; ".join(
        f"{name}: {json.dumps(v, ensure_ascii=False, default=str)}" for name, v in one.facts.items()
    )
    return said.replace("|", "\\|").replace("\n", " ")
