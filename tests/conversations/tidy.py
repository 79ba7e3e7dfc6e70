"""What no message of the bot may hold: doubled punctuation, a space before it, braces, words of code, other dates than d/m/yyyy.

What stands in quotation marks is somebody's own words and is left alone, but for the end: no stop behind a stop.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

QUOTED = re.compile(r"“[^“”]*”")
FAULTS: Mapping[str, re.Pattern[str]] = {
    "doubled punctuation": re.compile(r"(?<!\.)\.\.(?!\.)|[,;:!?…][,;.!?]|\.[,;:!?]|\.{4}"),
    "a space before punctuation": re.compile(r"(?<=\S) +[,.;!?)](?!\S*\.)|\( "),
    "two spaces": re.compile(r"(?<=\S)  +"),
    "nothing in brackets": re.compile(r"\(\s*\)|“\s*”"),
    "a brace": re.compile(r"[{}]"),
    "a word of code": re.compile(
        r"\b(?:None|True|False|null|nan|NULL|Traceback|Error)\b|\b[a-z]+_[a-z_]+\b|<[A-Za-z]+[ .]|\b(?:task|report|unit|draft|pending|overdue|deadline|awaiting|default)\b"
    ),
    "a date that is not d/m/yyyy": re.compile(
        r"\b\d{4}-\d\d-\d\d\b|\b0\d/\d{1,2}/\d{4}\b|\b\d{1,2}/0\d/\d{4}\b"
    ),
}


def untidy(outputs: Iterable[Mapping[str, Any]]) -> list[str]:
    """One line for each fault in the texts and choices."""
    return [
        f"{fault}: {row}"
        for output in outputs
        for row in (*str(output["text"]).split("\n"), *output["choices"])
        for fault, pattern in FAULTS.items()
        if pattern.search(QUOTED.sub("“x”", row))
    ]
