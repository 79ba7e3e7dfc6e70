"""An officer's chat words as the sentences of a document: nothing is added, nothing turned.

What belongs to the chat alone goes (greeting, the task's number in front, "ạ"), short forms are written out,
days said from the day of the message ("hôm qua", "tháng trước") get their date.
"""

import re
from collections.abc import Mapping
from datetime import date, datetime, time

from vietnamese.abbreviations import EXPANSIONS
from vietnamese.dates import DateReading, find_dates
from vietnamese.normalize import fold
from vietnamese.numbers import format_date

_WHO = r"(?:(?:bên|phía)\s+)?(?:chúng em|chúng tôi|tụi em|bọn em|phòng em|đơn vị em|bên em|em|tôi|mình)"
# What opens a chat message and says nothing about the work.
_LEAD_IN = re.compile(
    rf"^(?:(?:(?:dạ|vâng)\b|(?:da|vang)\b(?=\s*,|\s+(?:{_WHO}|bao cao|bc)\b))[\s,]*)?(?:(?:thưa|kính thưa|chào|kính gửi)\b[^,.:;\d]{0, 30}[,:;!]\s*)?"
    rf"(?:(?:{_WHO}|đơn vị|phòng)\s+(?:xin\s+)?(?:kính\s+)?(?:báo cáo|bao cao|bc)\b\s*[:,]?\s*|(?:kính |xin )?(?:báo cáo|bao cao|bc)\s*[:,]\s*"
    r"|(?:báo cáo|bao cao|bc)\s+(?=(?:nv|nhiệm vụ|nhiem vu|việc|viec|#)))?"
    r"(?:(?:về\s+)?(?:(?:nv|nhiệm vụ|nhiem vu|chỉ tiêu|chi tieu|việc|viec|ct)\s*#?|#)(?:[IVX]+\.)?\d++(?:\.\d++)*+(?![\w/%])\s*[:,-]?\s*"
    r"|(?:[IVX]+\.)\d++(?:\.\d++)*+(?![\w/%])\s*[:,-]?\s*)?"
    rf"(?:{_WHO}\s+(?=(?:đã|đang|vừa|mới|chưa|da|dang|vua|moi|chua)\b))?",
    re.IGNORECASE,
)
_ENDING = re.compile(
    r"[\s,]*(?<!\w)(?:(?:rồi|r)\s+)?(?:ạ|nhé|nha|nhe|ah)(?:\s+(?:anh|chị|sếp))?\s*(?=[.!]*$)"
    r"|\s+(?:rồi|roi|r)\s*(?=[.!]*$)",
    re.IGNORECASE,
)
_SPEAKER = re.compile(rf"(?<!\w){_WHO}\s+(?=(?:đã|đang|vừa|mới|chưa|sẽ)\b)", re.IGNORECASE)
_POLITE = re.compile(r"\s*(?<!\w)(?:rồi\s+)?ạ(?=\s*[,;])", re.IGNORECASE)
_PICTURES = re.compile("[\U0001f000-\U0001ffff\u2600-\u27bf\ufe0f\u200d]")
DOCUMENT = re.compile(r"\d+[A-Za-z]?/(?:\d{4}/)?[A-ZĐ][\w&-]*")
# Short forms of the chat that stand for one thing in any report.
_CHAT = {
    short: " ".join(EXPANSIONS[short])
    for short in (
        "ko kg khg k0 dc đc duocc đươc r trc nv ht bc bcáo hnay hqua đv dvi đvị tđ kp kphí kk gh đx qđ ttr "
        "đ/c ktra tkhai trkhai t/h thhiện hthành cbị pduyệt tgian dkiến cnhật thợp ycầu sl vp ds"
    ).split()
}
_TOKEN = re.compile(rf"{DOCUMENT.pattern}|(?<![\w&/.-])[^\W\d_]+(?:/[^\W\d_]+)?(?![\w&/-])", re.IGNORECASE)
# Words without which no day is said from the day of the message; reading dates takes its time.
_RELATIVE = re.compile(r"\b(?:nay|qua|kia|mai|mot|truoc|roi|sau|toi|thu|chu nhat|cn|t[2-7]|dau|giua|cuoi)\b")
_NUMBER = re.compile(r"\d")
_SHARE = re.compile(r"(?<=\d)\s*%")


def chat_taken_off(words: str, first: bool) -> str:
    """A sentence without pictures, bullets, who speaks, what opens (`first`) and what closes a chat message."""
    words = _PICTURES.sub("", words).strip()
    words = _LEAD_IN.sub("", words, count=1) if first else words
    words = _POLITE.sub("", _SPEAKER.sub("", words))
    return _ENDING.sub("", re.sub(r"^[-+*•]\s*", "", words)).strip()


def written_out(words: str, abbreviations: Mapping[str, str]) -> str:
    """Abbreviations of the list and of the chat in full, never inside a document's number.

    The agency's list goes before the chat's; entries in lower case or of three letters match either case.
    """
    known = {
        short.casefold(): full for short, full in abbreviations.items() if short.islower() or len(short) > 2
    }
    known |= abbreviations
    listed = "|".join(sorted(map(re.escape, abbreviations), key=len, reverse=True))
    first = rf"{DOCUMENT.pattern}|(?<![\w&/-])(?:{listed})(?![\w&/-])|" if listed else ""
    pattern = re.compile(first + _TOKEN.pattern, re.IGNORECASE)

    def full(found: re.Match[str]) -> str:
        word = found[0]
        if _NUMBER.search(word):
            return word
        return known.get(word) or known.get(word.casefold()) or _CHAT.get(word, word)

    return pattern.sub(full, words)


def with_dates(words: str, said_on: date) -> str:
    """Days said without a figure get their date: "hôm qua" → "ngày 19/11/2026", "tháng trước" → "tháng 10/2026"."""
    if not _RELATIVE.search(fold(words)):
        return words
    moment = datetime.combine(said_on, time(12))
    for found in reversed(find_dates(words, moment, "past")):
        dated = "" if _NUMBER.search(found.text) or found.guessed else _dated(found)
        if dated:
            start, end = found.span
            words = words[:start] + (_capital(dated) if words[start].isupper() else dated) + words[end:]
    return words


def finished(words: str) -> str:
    """One sentence: single spaces, "60 %", a capital in front, a full stop behind."""
    words = _SHARE.sub(" %", " ".join(words.split()).rstrip(" ,;"))
    words = _capital(words)
    return words if words.endswith((".", "!", "?", "…", ":")) else f"{words}."


def lowered(words: str) -> str:
    """The first letter small, unless the word is a name or all capitals."""
    first = words.split(" ", 1)[0]
    return words if len(first) < 2 or not first[1:].islower() else words[0].lower() + words[1:]


def _dated(found: DateReading) -> str:
    if found.rule == "until now" and found.end:
        return f"đến ngày {format_date(found.end)}"
    start, end = found.start, found.end
    if start is None or end is None:
        return ""
    if start == end and found.kind == "instant":
        return f"ngày {format_date(start)}"
    if found.grain == "month" and start.replace(day=1) == end.replace(day=1):
        return f"tháng {start.month}/{start.year}"
    return f"từ ngày {format_date(start)} đến ngày {format_date(end)}" if found.grain == "week" else ""


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def flat(words: str) -> str:
    """The fold with single spaces."""
    return " ".join(fold(words).split())
