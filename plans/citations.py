"""Documents cited in a text with kind, day and issuer; a hyphen lost at a line break is put back.

Forms of numbers: Nghị định 30/2020/NĐ-CP, Phụ lục I mục II.3; a day may stand before ("Ngày 15/3/2024, … ban
hành Quyết định số 492/QĐ-UBND") or behind the number.
"""

import re
from collections.abc import Iterator
from datetime import date

from plans.model import ResultDocument
from vietnamese.normalize import fold

_KINDS = (
    "Thông báo kết luận",
    "Quyết định",
    "Nghị quyết",
    "Nghị định",
    "Chỉ thị",
    "Kế hoạch",
    "Báo cáo",
    "Tờ trình",
    "Công văn",
    "Thông báo",
    "Thông tư liên tịch",
    "Thông tư",
    "Hướng dẫn",
    "Chương trình",
    "Đề án",
    "Phương án",
    "Kết luận",
    "Văn bản",
    "Giấy mời",
    "Quy chế",
    "Quy định",
    "Luật",
    "Hợp đồng",
    "Biên bản",
)
_SYMBOL = r"[A-ZĐ][A-ZĐ&]*[A-Za-zĐđ&.]*[A-Za-zĐđ]|[A-ZĐ]{2,}"
NUMBER = re.compile(
    rf"(?<![\w/.])(?P<number>\d{{1,5}}(?:/(?:19|20)\d\d)?\s?[/-]\s?(?:{_SYMBOL})(?:\s?[-–/]\s?(?:{_SYMBOL}))*)(?![\w])"
)
_KIND_BEFORE = re.compile(rf"({'|'.join(_KINDS)})\s*(?:số|:)?\s*:?\s*$", re.IGNORECASE)
_DAY = (
    r"(?:(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>\d{4})|(?P<d2>\d{1,2}) tháng (?P<m2>\d{1,2}) năm (?P<y2>\d{4}))"
)
_DAY_BEHIND = re.compile(
    rf"(?:\s*,)?\s*(?:(?:của|do)\s[^,.;\d()]{{2,70}}?\s*,?\s*)?\(?(?:ký\s|ban hành\s)?ngày\s*{_DAY}",
    re.IGNORECASE,
)
_DAY_BEFORE = re.compile(rf"ngày\s*{_DAY}(?P<between>[^.;\n]{{0,140}})$", re.IGNORECASE)
_ISSUER_BEHIND = re.compile(
    r"\s*(?:,\s*)?(?:của|do)\s+(?P<issuer>[^,.;()\d]{2,60}?)(?=\s+(?:về|Về|phê duyệt|ban hành|triển khai|ngày|năm|thực hiện|quy định|công nhận|đã|trong)\b|[,.;()\d]|$)"
)
_ISSUER_BEFORE = re.compile(
    r"(?P<issuer>(?:Chủ tịch |Phó Chủ tịch |Giám đốc |Ban )?(?:UBND|HĐND|Sở|Bộ|Chính phủ|Thủ tướng|Tỉnh ủy|Ủy ban)[^,.;()]{0,50}?)\s+(?:đã\s+)?(?:ban hành|có|phê duyệt)\s*$"
)
_PARTS = re.compile(
    r"(QĐ|KH|BC|TB|TTr|CV|NQ|HD|CT|GM|KL|CTr|ĐA|PA|TTR|HĐ)(UBND|HĐND|BKHCN|SKHCN|KHCN|TTg|BTC|BNV|STC|SNV|VP|TU|CP)"
)


def find_documents(text: str) -> tuple[ResultDocument, ...]:
    """The cited documents in order, each number once."""
    found: dict[str, ResultDocument] = {}
    for match, document in _documents(text):
        known = found.get(document.number)
        if known is None or (known.date is None and document.date):
            found[document.number] = document
        del match
    return tuple(found.values())


def blank_documents(text: str) -> str:
    """The text with numbers and days of documents blanked out, offsets kept."""
    for match in list(NUMBER.finditer(text)):
        end = match.end()
        if day := _DAY_BEHIND.match(text, end):
            end = day.end()
        text = text[: match.start()] + "¤" * (end - match.start()) + text[end:]
    return text


def _documents(text: str) -> Iterator[tuple[re.Match[str], ResultDocument]]:
    previous = 0
    for match in NUMBER.finditer(text):
        printed = match["number"]
        before = text[previous : match.start()]
        kind = _KIND_BEFORE.search(before)
        day = _DAY_BEHIND.match(text, match.end()) or _DAY_BEFORE.search(before)
        number = mend_number(printed)
        yield (
            match,
            ResultDocument(
                number,
                _kind(kind[1]) if kind else None,
                _date(day) if day else None,
                _issuer(text, match, day, before[: kind.start()] if kind else before),
                re.sub(r"\s*\n\s*", "", printed),
            ),
        )
        previous = match.end()


def mend_number(printed: str) -> str:
    """ "408/KHUBND" as "408/KH-UBND", blanks taken out."""
    number = re.sub(r"\s+", "", printed).replace("–", "-")
    head, slash, symbol = number.rpartition("/")
    apart = _PARTS.fullmatch(symbol)
    return f"{head}{slash}{apart[1]}-{apart[2]}" if apart else number


def _kind(words: str) -> str:
    return next(kind for kind in _KINDS if fold(kind) == fold(words))


def _date(match: re.Match[str]) -> date | None:
    day, month, year = (match[k] or match[f"{k}2"] for k in ("d", "m", "y"))
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _issuer(text: str, match: re.Match[str], day: re.Match[str] | None, before: str) -> str | None:
    ends = [match.end()] + (
        [day.end()] if day is not None and day.start() >= match.end() - 1 and day.re is _DAY_BEHIND else []
    )
    for end in reversed(ends):
        if found := _ISSUER_BEHIND.match(text, end):
            return found["issuer"].strip()
    found = _ISSUER_BEFORE.search(before.rstrip())
    return found["issuer"].strip() if found else None
