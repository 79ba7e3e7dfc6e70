"""The result of one task in official prose, made of what its reports say in figures, states and documents.

Chat words ("#6 đạt 4/5 hội nghị", "xong r") are never copied where the figures say the same; where a report
says nothing in figures, its own words stand, without the task's number before them.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from vietnamese.numbers import format_date, format_number, format_percent

REFERENCE = re.compile(
    r"^\s*(?:(?:dạ|e|em|tôi)\s+)?(?:(?:báo cáo|bao cao|bc)\s+)?(?:nhiệm vụ|nhiem vu|nv|việc|viec|#)?\s*#?(?:[IVX]+\.)?\d+(?:\.\d+)*\s*[:,\-–]?\s+",
    re.IGNORECASE,
)
DONE = ("awaiting", "done")
UNCHANGED = "Không thay đổi so với kỳ trước."


def told(reports: Sequence[Mapping[str, Any]], words: Sequence[str], unit: str = "") -> str:
    """The result in order of time: what an earlier report's table already said stands as it is, line by line.

    Behind it comes what was told since, which is made into prose by `sentence`.
    """
    last = max((n for n, data in enumerate(reports) if data.get("prose")), default=-1)
    since = sentence(reports[last + 1 :], words[last + 1 :], unit)
    return "\n".join(part for part in (words[last].strip() if last >= 0 else "", since) if part)


def sentence(reports: Sequence[Mapping[str, Any]], words: Sequence[str], unit: str = "") -> str:
    """What the newest figures, the newest state and every document of a task's reports amount to; "" for none."""
    # "không thay đổi": what was said before stands
    new = [(r, w) for r, w in zip(reports, words, strict=True) if not r.get("unchanged")]
    if reports and not new:
        return UNCHANGED
    reports, words = [r for r, _ in new], [w for _, w in new]
    state = next((str(r["state"]) for r in reversed(reports) if r.get("state")), "")
    cited = list(dict.fromkeys(_document(d) for r in reports for d in r.get("documents", ())))
    parts = []
    if state in DONE:
        parts.append("đã hoàn thành")
    parts += [f for f in (_counted(reports, unit), "" if parts else _share(reports)) if f]
    if not parts and words:
        parts.append(REFERENCE.sub("", words[-1]).strip().rstrip("."))
    if cited:
        parts.append(f"({'; '.join(cited)})")
    told = ", ".join(p for p in parts if p and not p.startswith("("))
    whole = " ".join(x for x in (told, *(p for p in parts if p.startswith("("))) if x)
    return f"{whole[:1].upper()}{whole[1:]}." if whole else ""


def _counted(reports: Sequence[Mapping[str, Any]], unit: str) -> str:
    """The newest count."""
    for data in reversed(reports):
        done = data.get("quantity", data.get("quantity_added"))
        if done is not None:
            total = f"/{format_number(data['total'])}" if data.get("total") else ""
            return f"đã thực hiện {format_number(done)}{total} {unit or data.get('what') or ''}".strip()
    return ""


def _share(reports: Sequence[Mapping[str, Any]]) -> str:
    """The newest share, of what is not finished."""
    found = [r["percent"] for r in reports if r.get("percent") is not None]
    return f"đạt {format_percent(found[-1])}" if found else ""


def _document(document: Mapping[str, Any]) -> str:
    dated = f" ngày {format_date(date.fromisoformat(document['date']))}" if document.get("date") else ""
    return f"văn bản số {document['number']}{dated}"
