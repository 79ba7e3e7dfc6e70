"""Documents named in prose: in full the first time, type and number later (NĐ 30/2020, Phụ lục I, mục II.6b)."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from reports.sentences import official_date

# Abbreviations of Nghị định 30/2020/NĐ-CP, Phụ lục III.
TYPES = {
    "NQ": "Nghị quyết",
    "QĐ": "Quyết định",
    "CT": "Chỉ thị",
    "QC": "Quy chế",
    "QyĐ": "Quy định",
    "TC": "Thông cáo",
    "TB": "Thông báo",
    "HD": "Hướng dẫn",
    "CTr": "Chương trình",
    "KH": "Kế hoạch",
    "PA": "Phương án",
    "ĐA": "Đề án",
    "DA": "Dự án",
    "BC": "Báo cáo",
    "BB": "Biên bản",
    "TTr": "Tờ trình",
    "HĐ": "Hợp đồng",
    "GM": "Giấy mời",
    "NĐ": "Nghị định",
    "TT": "Thông tư",
}
_TYPE_WORDS = "|".join(
    sorted((re.escape(word) for word in (*TYPES.values(), *TYPES, "Công văn", "CV")), key=len, reverse=True)
)
_MENTION = re.compile(
    rf"(?:(?<!\w)(?P<type>{_TYPE_WORDS})\s+)?(?:(?<!\w)số\s*:?\s*)?"
    r"(?<![\w/.,])(?P<number>\d{1,6}[A-Za-z]?/(?:\d{4}/)?[A-ZĐ][\w&]*(?:-[\w&Đ]+)*)"
    r"(?P<day>\s*,?\s*(?<!\w)ngày\s+\d{1,2}[/.-]\d{1,2}[/.-]\d{4})?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Cited:
    """What is known of a document beyond its number; unknown parts stay empty."""

    number: str
    day: date | None = None
    issuer: str = ""
    subject: str = ""


class Citations:
    """Follows one text through: which documents were named in full already."""

    def __init__(self, known: Sequence[Cited] = ()) -> None:
        self._known: Mapping[str, Cited] = {document.number.casefold(): document for document in known}
        self._named: dict[str, str] = {}

    def through(self, text: str) -> str:
        """The text with each mention in its due form; a mention with another date stays as it is."""
        return _MENTION.sub(self._mention, text)

    def _mention(self, found: re.Match[str]) -> str:
        number = found["number"]
        kind = _kind(found["type"] or "", number)
        short = f"{kind} số {number}" if kind else found[0].removesuffix(found["day"] or "")
        day, key = (found["day"] or "").strip(" ,"), number.casefold()
        if key not in self._named:
            self._named[key] = day
            return self._in_full(short, day, number, found.string[found.end() :])
        return short if not day or _digits(day) == _digits(self._named[key]) else f"{short} {day}"

    def _in_full(self, short: str, day: str, number: str, rest: str) -> str:
        known = self._known.get(number.casefold())
        if known is None:
            return f"{short} {day}" if day else short
        told = day or (f"ngày {official_date(known.day)}" if known.day else "")
        self._named[number.casefold()] = told
        issuer = f"của {known.issuer}" if known.issuer and not re.match(r"\s*(của|do)\b", rest) else ""
        subject = f"về {known.subject}" if known.subject and issuer else ""
        return " ".join(part for part in (short, told, issuer, subject) if part)


def _kind(said: str, number: str) -> str:
    """The type in full: as said, else by the symbol; a symbol without a type is a công văn only when so said."""
    full = {name.casefold(): name for name in TYPES.values()} | {"công văn": "Công văn", "cv": "Công văn"}
    short = {name.casefold(): full_name for name, full_name in TYPES.items()}
    if said:
        return full.get(said.casefold()) or short[said.casefold()]
    symbol = re.split(r"[/-]", number)
    return next((TYPES[part] for part in symbol[1:] if part in TYPES), "")


def kind_of(number: str) -> str:
    """The type of a document by its symbol ("12/KH-SKHCN": Kế hoạch); "Văn bản" where it tells none."""
    return _kind("", number) or "Văn bản"


def _digits(day: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", day))
