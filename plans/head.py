"""The heading block of a document: number, symbol, kind, day, issuer, subject, year (NĐ 30/2020/NĐ-CP, Phụ lục I).

Blanks that were left for a pen ("Số:      /KH-KHCN", "ngày     tháng 02 năm 2024") stay open: a number is None,
a day is as fine as what is printed.
"""

import calendar
import re
from collections.abc import Sequence
from datetime import date

from plans.blocks import Block, Paragraph, Table
from plans.model import DatePart, DocumentHead
from vietnamese.normalize import fold

_TYPES = {
    "ke hoach": "KẾ HOẠCH",
    "bao cao": "BÁO CÁO",
    "quyet dinh": "QUYẾT ĐỊNH",
    "thong bao": "THÔNG BÁO",
    "chuong trinh": "CHƯƠNG TRÌNH",
    "thong bao ket luan": "THÔNG BÁO KẾT LUẬN",
    "chuong trinh cong tac": "CHƯƠNG TRÌNH CÔNG TÁC",
    "de an": "ĐỀ ÁN",
    "phuong an": "PHƯƠNG ÁN",
    "to trinh": "TỜ TRÌNH",
    "chi thi": "CHỈ THỊ",
    "huong dan": "HƯỚNG DẪN",
    "cong van": "CÔNG VĂN",
    "nghi quyet": "NGHỊ QUYẾT",
}
_NUMBER = re.compile(
    r"số\s*:?\s*(?P<number>\d{1,5})?[\s._…]*(?P<symbol>[/-]\s?[A-ZĐ][\w&Đđ]*(?:\s?[-–/]\s?[A-ZĐ][\w&Đđ.]*)*)",
    re.IGNORECASE,
)
_DATE_LINE = re.compile(
    r"ngày[\s._…]*(?P<day>\d{1,2})?[\s._…]*tháng[\s._…]*(?P<month>\d{1,2})?[\s._…]*năm[\s._…]*(?P<year>\d{4})",
    re.IGNORECASE,
)
_DATE_SHORT = re.compile(
    r"ngày[\s._…]*(?P<day>\d{1,2})?[\s._…]*/\s*(?P<month>\d{1,2})?[\s._…]*/\s*(?P<year>\d{4})", re.IGNORECASE
)
_PLACE = re.compile(
    r"(?P<place>[^\W\d_][\w .-]{1,39}),\s*ngày[\s._…\d]*tháng[\s._…\d]*năm[\s._…\d]*", re.IGNORECASE
)
_ATTACHED = re.compile(
    r"\(?\s*(?:ban hành\s+)?kèm theo\s+(?P<type>[^\d(]*?)\s*số(?P<rest>[^)]*)\)?", re.IGNORECASE
)
_ISSUER = re.compile(r"\bcủa\s+(?P<issuer>[^,;)(]+)\)?\s*$", re.IGNORECASE)
_BODY = re.compile(r"(?:thuc hien|can cu|theo|nham|de |ngay|[ivx]+\s?[.)]|\d+\s?[.)]|kinh gui|phan thu)\b")
_STARTS_TEXT = re.compile(
    r"(?:can cu|kinh gui|sau khi|tai cuoc hop|ngay \d|hom nay|phu luc\b|(?:[ivx]+|[a-h])\s?[.)]|[ivx]+\s?[-–]\s|\d+\s?[.)]|phan thu|dieu 1)(?!\w)"
)
_BODIES = re.compile(
    r"(?:so|ubnd|uy ban|hdnd|ban (?!hanh)|chi cuc|cuc|bo|tinh uy|thanh uy|huyen uy|dang uy|tinh doan|doan|hoi (?!nghi|thao|dong)|cong an|truong|vien|"
    r"trung tam|benh vien|thanh tra|lien (?:doan|minh|hiep)|mat tran|uy ban)\b"
)
_YEARS = re.compile(r"\bnăm\s+(?P<year>20\d\d)\b", re.IGNORECASE)


def read_head(blocks: Sequence[Block]) -> DocumentHead:
    """The head of a document from the blocks before its first long table; what is not printed is None."""
    lines, letterhead = _lines(blocks)
    number, symbol = _number_of(lines)
    day = read_day(lines)
    kind, subject = _title(lines)
    annex, attached = _annex(lines)
    issuer = _issuer(letterhead, lines)
    if attached:
        kind = kind or _kind(attached["type"])
        if number is None and symbol is None:
            number, symbol = _number_of([f"số {attached['rest']}"])
        issuer = issuer or _named(attached["rest"])
    title = annex or (f"{kind} {subject}" if kind and subject else kind) or _first_capitals(lines)
    year = _year([subject, annex, title], day)
    subject = subject or _subject_of(annex, kind)
    above = _higher_body(letterhead)
    return DocumentHead(number, symbol, kind, day, issuer, title, subject, year, above, _place(lines))


def _lines(blocks: Sequence[Block]) -> tuple[list[str], list[str]]:
    """Lines up to the first table with more than four rows, and those of the letterhead's left cell."""
    lines: list[str] = []
    letterhead: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            lines.append(block.text)
        elif len(block.rows) <= 4 and _is_letterhead(block):
            for row in block.rows:
                for cell in row.cells:
                    lines += cell.lines
                letterhead += row.cells[0].lines
        elif not letterhead and len(block.rows) > 4:
            lines += _rows_above(block)
            break
        else:
            break
    return lines[:80], letterhead


def _rows_above(table: Table) -> list[str]:
    """In a workbook the heading stands in rows of one or two cells above the header."""
    found: list[str] = []
    for row in table.rows[:12]:
        if len(row.filled) > 2:
            break
        for cell in row.filled:
            found += cell.lines
    return found


def _is_letterhead(table: Table) -> bool:
    flat = fold(" ".join(cell.text for row in table.rows for cell in row.cells))
    return "cong hoa xa hoi" in flat or "doc lap" in flat or bool(_NUMBER.search(flat))


def _number_of(lines: Sequence[str]) -> tuple[str | None, str | None]:
    for line in lines[:14]:
        if match := _NUMBER.search(line):
            if match.start() > 0 and len(line) > 60 and "kèm theo" not in line.lower():
                continue
            return match["number"], re.sub(r"\s+", "", match["symbol"])
    return None, None


def read_day(lines: Sequence[str]) -> DatePart | None:
    """The document's day as fine as it is printed: day, month or year."""
    for pattern in (_DATE_LINE, _DATE_SHORT):
        for line in lines[:24]:
            match = pattern.search(line)
            if match and (len(line) < 60 or "kèm theo" in line.lower()):
                return _day_part(match)
    return None


def _day_part(match: re.Match[str]) -> DatePart | None:
    year, month = int(match["year"]), int(match["month"] or 0)
    text = " ".join(match.group().split())
    try:
        if month and match["day"]:
            day = date(year, month, int(match["day"]))
            return DatePart(text, day, day, "day")
        if month:
            last = calendar.monthrange(year, month)[1]
            return DatePart(text, date(year, month, 1), date(year, month, last), "month")
        return DatePart(text, date(year, 1, 1), date(year, 12, 31), "year")
    except (ValueError, calendar.IllegalMonthError):
        return None


def _title(lines: Sequence[str]) -> tuple[str | None, str | None]:
    """The kind of document in capitals on its own line, and the lines below it up to the first of the text."""
    for at, line in enumerate(lines[:30]):
        kind = _TYPES.get(" ".join(fold(line).split()).strip(" .:"))
        if kind and line.isupper():
            subject: list[str] = []
            for following in lines[at + 1 : at + 7]:
                if _ends_title(following, bool(subject)):
                    break
                subject.append(following)
            return kind, " ".join(subject) or None
    return None, None


def _ends_title(line: str, begun: bool) -> bool:
    """Whether a line below the kind of document is no part of its subject any more."""
    flat = fold(line)
    if line.startswith(("(", "-", "__", "*")) or len(line) > 250 or (begun and len(line) > 160):
        return True
    return bool(_STARTS_TEXT.match(flat)) or (begun and bool(_BODY.match(flat)))


def _annex(lines: Sequence[str]) -> tuple[str | None, re.Match[str] | None]:
    """The capitals between "Phụ lục" (or the top) and "(Kèm theo Kế hoạch số … )"."""
    for at, line in enumerate(lines[:24]):
        attached = _ATTACHED.search(" ".join(lines[at : at + 2]) if ")" not in line else line)
        if attached and line.lower().lstrip(" (").startswith(("kèm theo", "ban hành kèm")):
            above = [
                text
                for text in lines[max(0, at - 5) : at]
                if text.isupper() and not re.match(r"PHỤ LỤC\b", text) and not _BODIES.match(fold(text))
            ]
            return " ".join(above) or None, attached
    return None, None


def _kind(words: str) -> str | None:
    flat = " ".join(fold(words).split())
    return next(
        (
            name
            for key, name in sorted(_TYPES.items(), key=lambda i: -len(i[0]))
            if flat.endswith(key) or flat.startswith(key)
        ),
        None,
    )


def _named(rest: str) -> str | None:
    match = _ISSUER.search(rest.strip(" )"))
    return " ".join(match["issuer"].split()) if match else None


def _issuer(letterhead: Sequence[str], lines: Sequence[str]) -> str | None:
    """The last line of the left cell above the number: the governing body stands over it."""
    if names := _bodies_of(letterhead):
        return names[-1]
    above = [line for line in lines[:6] if line.isupper() and _BODIES.match(fold(line))]
    return above[-1] if above else None


def _bodies_of(letterhead: Sequence[str]) -> list[str]:
    return [
        line
        for line in letterhead
        if line.isupper() and not _NUMBER.search(line) and "CỘNG HÒA" not in line and len(line) > 3
    ]


def _higher_body(letterhead: Sequence[str]) -> str | None:
    """The first line of the left cell, where one issuer stands on one line below it."""
    names = _bodies_of(letterhead)
    return names[0] if len(names) == 2 and all(_BODIES.match(fold(name)) for name in names) else None


def _place(lines: Sequence[str]) -> str | None:
    """What stands before the day of the document: "An Bình, ngày … tháng … năm …"."""
    for line in lines[:24]:
        match = _PLACE.fullmatch(line.strip())
        if match and not _STARTS_TEXT.match(fold(line)):
            return " ".join(match["place"].split())
    return None


def _first_capitals(lines: Sequence[str]) -> str | None:
    found: list[str] = []
    for line in lines[:12]:
        if (
            line.isupper()
            and not _STARTS_TEXT.match(fold(line))
            and len(line) > 12
            and "CỘNG HÒA" not in line
            and not fold(line).startswith(("ubnd", "so "))
        ):
            found.append(line)
        elif found:
            break
    return " ".join(found) or None


def _subject_of(annex: str | None, kind: str | None) -> str | None:
    return annex.removeprefix(f"{kind} ") if annex and kind else annex


def _year(texts: Sequence[str | None], day: DatePart | None) -> int | None:
    for text in texts:
        years = [int(m["year"]) for m in _YEARS.finditer(text or "")]
        if years:
            return years[-1]
    return day.first.year if day and day.first else None
