"""Deadlines as plans print them: a cell of the deadline column, or the words at the end of a title or step."""

import re
from dataclasses import dataclass
from datetime import date

from plans.model import DatePart
from vietnamese.dates import DeadlinePart, Recurrence, read_deadline
from vietnamese.normalize import fold

_SERIAL = re.compile(r"\d{5}(?:\.0+)?")
_SERIAL_DAYS = (36526, 55153)
_LEAD_IN = re.compile(
    r"(?:thoi (?:gian|han)(?: (?:thuc hien|hoan thanh|trinh|ket thuc))*|hoan thanh|xong|han(?: chot| hoan thanh)?|tien do)\b\s*:?\s*(?:la |vao )?"
)
_TAIL = re.compile(
    r"[\s.;,:(–-]*\b(?P<lead>thoi (?:gian|han) (?:thuc hien|hoan thanh)|hoan thanh(?= (?:trong|truoc|vao|thang|quy)))"
    r"\s*:?\s*(?P<words>[^.;]*\d[^.;]*|trong nam[^.;]*)[.;)]*$"
)
_DATE_WORD = r"(?:tu|den|het|trong|truoc|cuoi|dau|giua|cham nhat|khoang)?\s*(?:\d+ thang (?:dau|cuoi) nam|ngay|thang|quy|nam|giai doan|tuan)\b|\d{1,2}/\d{4}|\d{1,2}/\d{1,2}/\d{4}"
_AFTER_COLON = re.compile(
    rf"\s*(?:{_DATE_WORD}|thuong xuyen|hang (?:thang|quy|nam)|dinh ky|ngay sau khi|sau khi)"
)
_NOTE = re.compile(r"\s*\([^()]*\)\s*[.;]*$")
_IN_BRACKETS = re.compile(
    rf"\s*\((?:hoan thanh |xong |trong |du kien )?(?P<words>(?:{_DATE_WORD})[^()]*)\)[.;\s]*$"
)
_DATE_ONLY = re.compile(
    r"(?:[\s\d/.,;:()–-]|tu|den|het|ngay|thang|quy|nam|tuan|giai doan|trong|truoc|cuoi|dau|giua|cham nhat|va|hang|dinh ky|thuong xuyen|[ivx]+|khoang|du kien|hoan thanh)+"
)


@dataclass(frozen=True, slots=True)
class Times:
    """The start and due parts of one deadline; both None when the words hold none."""

    start: DatePart | None = None
    due: DatePart | None = None

    def __bool__(self) -> bool:
        return self.start is not None or self.due is not None

    @property
    def last_day(self) -> date | None:
        """The day that counts: the END of the range."""
        return self.due.last if self.due else None


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads deadlines against a document's day and the plan's year."""

    issued: date
    year: int | None

    def read(self, text: str) -> Times:
        """A whole cell; an Excel serial (45383) is the day it stands for."""
        words = " ".join(text.split()).strip(" .;")
        if _SERIAL.fullmatch(words) and _SERIAL_DAYS[0] <= int(float(words)) <= _SERIAL_DAYS[1]:
            words = _serial(int(float(words)))
        if lead := _LEAD_IN.match(fold(words)):
            words = words[lead.end() :]
        if not words or words.strip("-–/. ") == "":
            return Times()
        found = read_deadline(words, self.issued, self.year)
        return Times(_part(found.start), _part(found.due))

    def is_deadline(self, text: str) -> bool:
        """Whether a short text is a date, a period, a condition or a schedule and nothing else."""
        flat = fold(" ".join(text.split()))
        if not flat or len(flat) > 120:
            return False
        if _SERIAL.fullmatch(flat):
            return _SERIAL_DAYS[0] <= int(float(flat)) <= _SERIAL_DAYS[1]
        if _LEAD_IN.match(flat) and _LEAD_IN.match(flat).end() < len(flat):  # type: ignore[union-attr]
            flat = flat[_LEAD_IN.match(flat).end() :]  # type: ignore[union-attr]
        if flat.startswith(("ngay sau khi", "sau khi", "khi co", "khi duoc", "theo tien do", "theo yeu cau")):
            return True
        if not _AFTER_COLON.match(flat) and not re.match(r"\d{1,2}[/.-]\d{1,2}|quy|hang|thuong xuyen", flat):
            return False
        return bool(_DATE_ONLY.fullmatch(flat)) and bool(self.read(text))

    def split_tail(self, text: str) -> tuple[str, str]:
        """A step's title and the deadline words behind its last colon or in its last brackets ("" for none)."""
        flat = fold(text)
        if (match := _IN_BRACKETS.search(flat)) and self.is_deadline(
            text[match.start("words") : match.end("words")]
        ):
            return text[: match.start()].rstrip(" :;,-"), text[match.start("words") : match.end("words")]
        body = text[: m.start()] if (m := _NOTE.search(text)) else text
        colon = body.rfind(":")
        while colon > 0:
            words = body[colon + 1 :].strip(" .;,")
            if self.is_deadline(words):
                return body[:colon].rstrip(" :;,-"), words
            colon = -1
        return text, ""

    def split_title(self, title: str) -> tuple[str, str]:
        """A task's title without a trailing "Thời gian hoàn thành tháng 11/2024", and those words."""
        match = _TAIL.search(fold(title))
        if match is None or not self.is_deadline(title[match.start("words") : match.end("words")]):
            return title, ""
        kept = title[: match.start()]
        if title[match.start() : match.start("lead")].lstrip().startswith("."):
            kept += "."
        return kept, title[match.start("lead") : match.end("words")]


def _serial(days: int) -> str:
    day = date.fromordinal(date(1899, 12, 30).toordinal() + days)
    return day.strftime("%d/%m/%Y")


def _part(part: DeadlinePart | None) -> DatePart | None:
    if part is None:
        return None
    repeats = _recurrence(part.recurrence) if part.recurrence else None
    return DatePart(part.text, part.start, part.end, part.grain, part.condition, part.year_inferred, repeats)


def _recurrence(rule: Recurrence) -> dict[str, object]:
    before = "before_" if rule.bound == "before" else ""
    found: dict[str, object] = {"every": rule.every}
    if rule.day is not None:
        found[f"{before}day"] = rule.day
    if rule.month is not None:
        found[f"{before}month"] = rule.month
    if rule.weekdays:
        found["weekdays"] = list(rule.weekdays)
    return found
