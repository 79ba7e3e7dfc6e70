"""Messages that ask and report nothing: thanks, assent, a lone emoji, signs, a bare number."""

import re
import unicodedata

from vietnamese.normalize import clean, fold

TALK = (
    (
        "thanks",
        re.compile(
            r"(?:(?:da|vang|ok|oke|oki|rat|em|toi|minh|xin|chan thanh|tran trong) )*(?:cam on|thank you|thanks?|tks|thank kiu|thankiu|cam ta)(?: .{0,40})?"
        ),
    ),
    (
        "assent",
        re.compile(
            r"(?:(?:da|vang|ok|oke|oki|okie|okay|u|uh|uhm|um|ukm|ua|em|toi|minh|anh|chi|roi|ro|da ro|nhan|da nhan|nhat tri|biet|hieu|duoc|tot|tot lam|tuyet|tuyet voi|hay|hay lam|hay qua|gioi|hoan nghinh|chuan|nhe|nha|a|ha|the|vay|thong tin|thoi|lam|qua|day|day a)(?: |$))+"
        ),
    ),
    ("number", re.compile(r"#?\d{1,4}")),
)
LONGEST = 60


def small_talk(text: str) -> str | None:
    """ "thanks", "assent", "number" or "sign" (only emoji and signs); None for anything that says more."""
    flat = " ".join(w for w in clean(text).split() if not w.startswith("@"))
    if len(flat) > LONGEST:
        return None
    if flat and not any(c.isalnum() for c in flat):
        return "sign"
    said = " ".join(re.sub(r"[.,!?;:~)(]+", " ", "".join(_plain(c) for c in fold(flat))).split())
    return next((name for name, pattern in TALK if pattern.fullmatch(said)), None)


def _plain(character: str) -> str:
    """Emoji and other symbols as a space."""
    return " " if unicodedata.category(character) in ("So", "Sk", "Cs", "Cn", "Mn", "Cf") else character
