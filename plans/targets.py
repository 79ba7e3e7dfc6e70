"""Targets: the number that a target cell prints and what is counted ("03 doanh nghiệp được hỗ trợ")."""

import re

from vietnamese.normalize import fold

# A number that counts: no part of a date, a document's number, a code or a range.
COUNT = re.compile(
    r"(?<![\w/.,-])(?P<number>\d{1,3}(?:\.\d{3})+|\d+(?:,\d+)?)\s*(?P<percent>%)?(?![\w/])(?![.,]\d)(?!\s*[-–]\s*\d)"
)
_NOT_COUNTED = re.compile(
    r"\b(?:năm|tháng|ngày|quý|lần|đợt|giai đoạn|khóa|khoá|số|điều|mục|nhóm|loại|phiên bản|cấp độ|thứ|kỳ|tuần|iso|tcvn|qcvn|vòng|tập|chương|phụ lục|"
    r"nhiệm vụ|chỉ tiêu|hạng|bảng|mẫu|bước|công nghệ|mức độ|mức|\d\s*[-–])\s*$"
)
# Read with their marks: "chợ" is no "cho", "gian hàng" no "hàng tháng".
_UNIT_ENDS = re.compile(
    r"\s+(?:được|của|cho|về|tại|đã|để|do|trong|trên|theo|và|từ|đến|với|thuộc|bằng|ở|(?:hàng|hằng) (?:năm|tháng|quý|tuần|ngày)|mỗi|/|áp dụng|xây dựng|triển khai|thực hiện|tham gia|đạt|tổ chức|ứng dụng)(?!\w)"
    r"|\s*[(:;.\n]|\s+(?:năm|tháng|quý)\s+\d|,\s+(?=\d)|\s*/\s*|\s\d"
)


def read_target(text: str) -> tuple[float | None, str | None]:
    """The first counted number of a target and its unit; (None, None) for a product without a number."""
    for match in COUNT.finditer(text):
        if match["percent"]:
            return number_of(match["number"]), "%"
        if is_ordinal(text[: match.start()]) or _is_year(text, match):
            continue
        unit = unit_behind(text[match.end() :])
        if unit:
            return number_of(match["number"]), unit
    return None, None


def composed(target: str, quantity: str, measure: str) -> str:
    """One target out of columns that print it apart: "Diện tích", "1.500", "ha" are "Diện tích 1.500 ha"."""
    words = " ".join(part for part in (target, quantity) if part)
    if not measure or fold(words).endswith(fold(measure)):
        return words
    return f"{words} {measure}" if words[-1:].isdigit() else f"{words} ({measure})" if words else ""


def is_ordinal(before: str) -> bool:
    """Whether a number behind these words names something ("năm 2024", "số 12") instead of counting it."""
    return bool(_NOT_COUNTED.search(before.lower()))


def number_of(digits: str) -> float:
    """Digits the Vietnamese way: "2.152" is 2152, "46,51" is 46.51, "03" is 3."""
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+", digits):
        digits = digits.replace(".", "")
    return float(digits.replace(",", "."))


def unit_behind(text: str) -> str | None:
    """What is counted: the words behind a number up to where they stop naming it."""
    if not text[:1].isspace() or not text.strip()[:1].isalpha():
        return None
    text = text.lstrip()
    end = _UNIT_ENDS.search(text.lower())
    unit = (text[: end.start()] if end else text).strip(" .,;:-")
    return " ".join(unit.split()[:8]) or None


def _is_year(text: str, match: re.Match[str]) -> bool:
    digits = match["number"]
    return (
        not match["percent"]
        and len(digits) == 4
        and digits[:2] in ("19", "20")
        and "." not in digits
        and not text[match.end() :].strip()[:1].isalpha()
    )


def counted_in_title(title: str) -> str | None:
    """A target that a title prints itself: "100% nhiệm vụ", "03 doanh nghiệp" (zero-padded numbers only)."""
    for match in COUNT.finditer(title):
        if is_ordinal(title[: match.start()]) and not match["percent"]:
            continue
        unit = unit_behind(title[match.end() :])
        if match["percent"] or (unit and match["number"].startswith("0")):
            return f"{match.group().strip()} {unit}" if unit else match.group().strip()
    return None
