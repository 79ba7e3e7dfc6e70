"""The values of a form's cells as a clerk reads and writes them, and back; wrong ones raise ReportError.

Codes: `empty`, `unknown_choice`, `not_a_number`, `bad_name`, `bad_symbol`, `bad_merge`, `too_long`.
"""

import re
from collections.abc import Mapping
from typing import Any

from reports.errors import ReportError
from vietnamese.normalize import fold
from vietnamese.words import report_forms as words

Problem = Mapping[str, object]
_LISTS = (
    "subject", "letters.addressees", "basis", "opening", "letters.signer_titles", "letters.receivers", "plans",
    "appendix.levels", "period.merges",
)  # fmt: skip
_NUMBERS = {"period.cut_off_day": (1, 31), "period.sending_days": (1, 30), "period.chase_days": (1, 20)}
_DEFAULTS: dict[str, Any] = {
    "period.cut_off_day": 14,
    "period.sending_days": 1,
    "period.chase_days": None,
    "period.cut_off_weekday": 5,
    "upper_headings": True,
    "appendix.landscape": True,
    "count": "nhiệm vụ",
    "type": "BÁO CÁO",
    "letters.archive": "VT",
}
_NEEDED = ("name", "label", "kind", "subject", "closing")
_MOST = {
    "letters.higher_body": 200,
    "letters.agency": 200,
    "letters.place": 80,
    "label": 80,
    "letters.symbol": 40,
}
_CODE = re.compile(r"(?:thang )?(\d{1,2})|quy (iv|i{1,3}|[1-4])|6 thang (dau|cuoi)(?: nam)?|(9) thang|(nam)")


def shown(path: str, value: Any) -> Any:
    """A value of the form as its cell shows it."""
    if value is None:
        return ""
    if path in words.CHOICES:
        return words.CHOICES[path][value]
    if path == "appendix.levels":
        return "\n".join(words.LEVELS[v] for v in value)
    if path == "period.merges":
        return "\n".join(f"{_period(a)} vào {_period(b)}" for a, b in value)
    return "\n".join(value) if isinstance(value, tuple | list) else value


def read_value(path: str, cell: str) -> Any:
    """The value that a cell's text means; raises ReportError with a code of this module."""
    if not cell:
        if path in _NEEDED:
            raise ReportError("empty")
        return () if path in _LISTS else _DEFAULTS.get(path, "")
    if len(cell) > _MOST.get(path, 4000):
        raise ReportError("too_long", limit=_MOST.get(path, 4000))
    if path in words.CHOICES:
        return _choice(words.CHOICES[path], cell)
    if path in _NUMBERS:
        return _number(cell, *_NUMBERS[path])
    if path in _LISTS:
        return _several(path, [line.strip() for line in cell.splitlines() if line.strip()])
    return _word(path, cell)


def _word(path: str, cell: str) -> str:
    if path == "name" and not re.fullmatch(r"[a-z0-9_]{1,40}", cell):
        raise ReportError("bad_name", value=cell)
    if path == "letters.symbol" and re.search(r"[\s/]", cell):
        raise ReportError("bad_symbol", value=cell)
    return " ".join(cell.split())


def _choice(choices: Mapping[Any, str], cell: str) -> Any:
    for key, name in choices.items():
        if fold(name) == fold(cell).strip():
            return key
    raise ReportError("unknown_choice", value=cell, known="; ".join(choices.values()))


def _number(cell: str, low: int, high: int) -> int:
    if not cell.isdigit() or not low <= int(cell) <= high:
        raise ReportError("not_a_number", value=cell, low=low, high=high)
    return int(cell)


def _several(path: str, lines: list[str]) -> tuple[Any, ...]:
    if path == "appendix.levels":
        return tuple(_choice(words.LEVELS, line) for line in lines)
    if path == "period.merges":
        return tuple(_merge(line) for line in lines)
    return (
        tuple(line.removeprefix("- ").rstrip(";").strip() for line in lines)
        if path == "letters.receivers"
        else tuple(lines)
    )


def _merge(line: str) -> tuple[str, str]:
    one, _, other = fold(line).partition(" vao ")
    codes = _code_of(one), _code_of(other)
    if not all(codes):
        raise ReportError("bad_merge", value=line)
    return codes


def _code_of(said: str) -> str:
    found = _CODE.fullmatch(" ".join(said.split()).strip(" .;"))
    if not found:
        return ""
    month, quarter, half, nine, _ = found.groups()
    if month:
        return f"{int(month):02d}" if 1 <= int(month) <= 12 else ""
    if quarter:
        return words.ROMAN.get(quarter.upper(), f"Q{quarter}")
    if half:
        return "H1" if half == "dau" else "H2"
    return "9M" if nine else "year"


def _period(code: str) -> str:
    romans = {v: k for k, v in words.ROMAN.items()}
    if code.isdigit():
        return f"tháng {int(code)}"
    named = {"H1": "6 tháng đầu năm", "H2": "6 tháng cuối năm", "9M": "9 tháng", "year": "năm"}
    return f"quý {romans[code]}" if code in romans else named.get(code, code)
