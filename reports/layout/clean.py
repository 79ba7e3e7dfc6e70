"""Any text made fit for a file: NFC, without the characters that XML and Excel refuse, on one line."""

import re
import unicodedata

# XML 1.0, 2.2 Char: everything else makes Word offer a "repair".
_REFUSED = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    """NFC on one line, single spaces at line ends, controls and lone surrogates taken out. Never raises."""
    found = _REFUSED.sub("", unicodedata.normalize("NFC", text.replace("\x0b", "\n")))
    return " ".join(part.strip() for part in re.split(r"[\r\n\t\u2028\u2029]+", found)).strip()


def paragraphs(text: str) -> tuple[str, ...]:
    """The lines of a text that hold anything, each cleaned."""
    return tuple(line for line in map(clean, re.split(r"[\r\n\u2028\u2029]+", text)) if line)
