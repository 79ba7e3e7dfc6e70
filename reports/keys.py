"""Stable keys as hidden bookmark names and back: letters and digits stay, anything else is written as _hex_."""

import re

from reports.errors import ReportError

PREFIX = "_td_"
_LONGEST = 40  # Word cuts longer bookmark names


def bookmark_name(kind: str, key: str) -> str:
    """ "_td_<kind>_<key>"; raises ReportError("key_not_usable") when empty or too long for Word."""
    quoted = re.sub(r"[^A-Za-z0-9]", lambda found: f"_{ord(found[0]):x}_", key)
    name = f"{PREFIX}{kind}_{quoted}"
    if not key or len(name) > _LONGEST:
        raise ReportError("key_not_usable", key=key)
    return name


def read_bookmark(name: str) -> tuple[str, str] | None:
    """The kind and key of a name made by `bookmark_name`; None for any other bookmark."""
    found = re.fullmatch(rf"{PREFIX}([a-z]+)_(.+)", name)
    if not found:
        return None
    return found[1], re.sub(r"_([0-9a-f]{1,6})_", lambda hit: chr(int(hit[1], 16)), found[2])
