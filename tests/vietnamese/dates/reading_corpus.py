"""Reads the date corpora: "= value" lines, the phrases that mean it below, "#" comments."""

import unicodedata
from pathlib import Path

FOLDER = Path(__file__).parent / "corpus"


def phrases(name: str) -> list[str]:
    """The phrases of a file without values."""
    rows = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [row for row in rows if row.strip() and not row.startswith(("#", "="))]


def valued(name: str) -> list[tuple[str, str]]:
    """(phrase, value) of a file, in order."""
    found, value = [], ""
    for row in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        if row.startswith("= "):
            value = row[2:]
        elif row.strip() and not row.startswith("#"):
            found.append((row, value))
    return found


def without_diacritics(text: str) -> str:
    """The text as it is typed without a Vietnamese keyboard."""
    apart = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(c for c in apart if not unicodedata.combining(c))


def spellings(text: str) -> list[str]:
    """The text, decomposed, without diacritics, in small letters without them, in capitals."""
    bare = without_diacritics(text)
    return [text, unicodedata.normalize("NFD", text), bare, bare.lower(), text.upper()]
